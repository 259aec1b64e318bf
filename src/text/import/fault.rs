//! Why nothing can be taken from a workbook.

use super::place;
use crate::data::problem::ProblemKind;
use crate::import::intake::Nothing;
use crate::store::workbook::{Kind, Unreadable};
use crate::text::{Lang, errors};

/// Why a workbook cannot be read.
pub fn unreadable(lang: Lang, file: &str, why: &Unreadable) -> String {
    let said = match why {
        Unreadable::File(ProblemKind::Missing) => {
            lang.pick("không có tệp này; kiểm tra lại tên tệp và thư mục", "there is no such file; look at its name and folder").to_string()
        }
        Unreadable::File(kind) => {
            let message = errors::message(kind, lang);
            match message.mend {
                Some(mend) => format!("{}; {mend}", message.headline),
                None => message.headline,
            }
        }
        Unreadable::Password => lang
            .pick(
                "bảng tính có mật khẩu; mở bằng Excel hoặc LibreOffice, bỏ mật khẩu, lưu lại rồi nhập",
                "the workbook has a password; open it, take the password off, save it and try again",
            )
            .to_string(),
        Unreadable::Damaged => lang
            .pick(
                "tệp bị hỏng hoặc chép chưa hết; chép lại tệp, hoặc mở bằng Excel hay LibreOffice rồi lưu thành .xlsx",
                "the file is damaged or not complete; copy it again, or open it and save it as .xlsx",
            )
            .to_string(),
        Unreadable::Bomb => lang
            .pick(
                "tệp nén bất thường, bung ra quá lớn so với một bảng tính, không mở; kiểm tra nguồn gốc của tệp",
                "the file is packed as no workbook is and would unpack to far too much; it was not opened; ask where it comes from",
            )
            .to_string(),
        Unreadable::TooManyCells => lang
            .pick(
                "bảng có trên 2 triệu ô có nội dung, không phải biểu báo cáo của xã; chép riêng phần cần nhập ra tệp mới",
                "more than 2 million cells are filled, this is no report of a commune; copy what is needed to a new file",
            )
            .to_string(),
        Unreadable::Empty => {
            lang.pick("tệp không có nội dung nào; chọn tệp khác", "nothing is in the file; choose another one").to_string()
        }
        Unreadable::Other(kind) => format!("{}; {}", other(lang, *kind), save_as(lang, *kind)),
    };
    format!("{file}: {said}")
}

fn other(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Pdf => lang.pick(
            "đây là tệp PDF, không phải bảng tính",
            "this is a PDF, not a workbook",
        ),
        Kind::Document => lang.pick(
            "đây là văn bản, không phải bảng tính",
            "this is a text document, not a workbook",
        ),
        Kind::Html => lang.pick(
            "đây là trang web mang tên bảng tính",
            "this is a web page with the name of a workbook",
        ),
        Kind::Xml => lang.pick(
            "đây là XML của Excel 2003 mang tên bảng tính",
            "this is XML of Excel 2003 with the name of a workbook",
        ),
        Kind::Binary => lang.pick(
            "đây là bảng tính nhị phân .xlsb",
            "this is a binary workbook, .xlsb",
        ),
        Kind::Picture => lang.pick(
            "đây là ảnh, không phải bảng tính",
            "this is a picture, not a workbook",
        ),
        Kind::Archive => lang.pick(
            "đây là tệp nén, không phải bảng tính",
            "this is an archive, not a workbook",
        ),
        Kind::Unknown => lang.pick(
            "không phải tệp .xlsx, .xls, .ods hay .csv",
            "this is not .xlsx, .xls, .ods or .csv",
        ),
    }
}

fn save_as(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Html | Kind::Xml | Kind::Binary => lang.pick(
            "mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx",
            "open it with Excel or LibreOffice and save it as .xlsx",
        ),
        Kind::Archive => lang.pick(
            "giải nén rồi nhập tệp bảng tính ở trong",
            "unpack it and import the workbook in it",
        ),
        Kind::Pdf | Kind::Document | Kind::Picture | Kind::Unknown => {
            lang.pick("chọn tệp bảng tính", "choose a workbook")
        }
    }
}

/// Why nothing can be taken from a workbook that was read.
pub fn nothing(lang: Lang, file: &str, why: &Nothing) -> String {
    let quoted = |names: &[String]| {
        names
            .iter()
            .map(|n| format!("\"{n}\""))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let said = match (lang, why) {
        (
            Lang::Vi,
            Nothing::NoTable {
                strange: Some((at, text)),
                ..
            },
        ) => format!(
            "chữ ở {} (“{text}”) thuộc bảng mã cũ không nhận ra, không phải Unicode, TCVN3 hay VNI; chuyển bảng tính sang Unicode rồi nhập lại",
            place(lang, at)
        ),
        (
            Lang::En,
            Nothing::NoTable {
                strange: Some((at, text)),
                ..
            },
        ) => format!(
            "the letters in {} (“{text}”) are of an old encoding that is neither TCVN3 nor VNI; turn the workbook into Unicode and try again",
            place(lang, at)
        ),
        (
            Lang::Vi,
            Nothing::NoTable {
                sheets,
                strange: None,
            },
        ) => format!(
            "không tìm thấy bảng số liệu ở {}; cần một hàng tiêu đề có cột Chỉ tiêu (hoặc Nội dung) và cột Thực hiện (hoặc Lũy kế)",
            quoted(sheets)
        ),
        (
            Lang::En,
            Nothing::NoTable {
                sheets,
                strange: None,
            },
        ) => format!(
            "there is no table of figures in {}; a head row needs a column Chỉ tiêu (or Nội dung) and a column Thực hiện (or Lũy kế)",
            quoted(sheets)
        ),
        (Lang::Vi, Nothing::NoSheet { asked, sheets }) => format!(
            "không có trang tính \"{asked}\"; các trang đang có: {}",
            quoted(sheets)
        ),
        (Lang::En, Nothing::NoSheet { asked, sheets }) => format!(
            "there is no sheet \"{asked}\"; sheets in the file: {}",
            quoted(sheets)
        ),
        (_, Nothing::Columns { sheet, heads }) => {
            let heads = heads
                .iter()
                .map(|(at, head)| format!("{} “{head}”", super::column(lang, at)))
                .collect::<Vec<_>>()
                .join(", ");
            match lang {
                Lang::Vi => format!(
                    "bảng \"{sheet}\" có nhiều cột số liệu cùng loại: {heads}; ghi rõ kỳ ở tiêu đề cột cần nhập (ví dụ Thực hiện tháng 02/2026), hoặc xóa cột không dùng"
                ),
                Lang::En => format!(
                    "sheet \"{sheet}\" has several columns of the same sort: {heads}; name the period in the head of the right one (Thực hiện tháng 02/2026), or delete the others"
                ),
            }
        }
    };
    format!("{file}: {said}")
}
