//! What is said when something is not written: where, what, what to do.

use super::Lang;
use crate::data::problem::Thing;
use crate::model::date;
use crate::store::meeting::Refused;
use crate::store::write::{Fault, FaultKind};
use crate::text::render;
use crate::text::texts;

/// Why a file was not written.
pub fn fault(fault: &Fault, lang: Lang) -> String {
    use FaultKind as K;
    let (what, mend) = match &fault.kind {
        K::Busy => (
            lang.pick(
                "chương trình khác đang ghi vào thư mục này",
                "another program is writing in this folder",
            ),
            lang.pick("đợi một lát rồi ghi lại", "wait a moment and save again"),
        ),
        K::Changed => (
            lang.pick(
                "tệp vừa được người khác sửa, chưa ghi đè",
                "somebody else has just changed the file; nothing was overwritten",
            ),
            lang.pick(
                "xem lại số liệu mới rồi ghi lại",
                "look at what is there now and save again",
            ),
        ),
        K::AlreadyThere => (
            lang.pick(
                "đã có tệp này, không ghi đè",
                "the file is there already; nothing was overwritten",
            ),
            lang.pick(
                "đổi tên hoặc dời tệp cũ đi rồi ghi lại",
                "rename or move the old file, then save again",
            ),
        ),
        K::NoFolder => (
            lang.pick("không có thư mục này", "this folder is not there"),
            lang.pick(
                "kiểm tra lại thư mục dữ liệu, hoặc tạo thư mục rồi ghi lại",
                "check the data folder, or make the folder and save again",
            ),
        ),
        K::NotAFolder => (
            lang.pick(
                "chỗ này là một tệp, không phải thư mục",
                "a file stands here, not a folder",
            ),
            lang.pick(
                "chọn thư mục khác, hoặc dời tệp này đi",
                "choose another folder, or move this file away",
            ),
        ),
        K::ProtectedFile => (
            lang.pick("tệp đang để chế độ chỉ đọc", "the file is read-only"),
            lang.pick(
                "cấp quyền ghi tệp cho tài khoản đang dùng rồi ghi lại",
                "let the account in use write the file, then save again",
            ),
        ),
        K::ProtectedFolder => (
            lang.pick(
                "không có quyền ghi vào thư mục này",
                "no permission to write in this folder",
            ),
            lang.pick(
                "cấp quyền ghi thư mục cho tài khoản đang dùng rồi ghi lại",
                "let the account in use write in the folder, then save again",
            ),
        ),
        K::ReadOnlyDisk => (
            lang.pick("ổ đĩa chỉ cho đọc", "the disk is read-only"),
            lang.pick(
                "chép thư mục dữ liệu sang ổ đĩa ghi được",
                "copy the data folder to a disk that can be written",
            ),
        ),
        K::Full => (
            lang.pick(
                "đĩa đã đầy, tệp cũ vẫn còn nguyên",
                "the disk is full; the old file is as it was",
            ),
            lang.pick(
                "xóa bớt tệp không cần rồi ghi lại",
                "delete what is not needed, then save again",
            ),
        ),
        K::BrokenLink => (
            lang.pick(
                "đường dẫn tắt trỏ đến tệp không còn nữa",
                "the link leads to a file that is not there",
            ),
            lang.pick(
                "xóa đường dẫn tắt, hoặc đặt lại tệp nó trỏ đến",
                "delete the link, or put back the file it leads to",
            ),
        ),
        K::LinkLoop => (
            lang.pick(
                "đường dẫn tắt trỏ vòng về chính nó",
                "the link leads back to itself",
            ),
            lang.pick(
                "xóa đường dẫn tắt và chép tệp thật vào đây",
                "delete the link and put the real file in its place",
            ),
        ),
        K::NotAFile => (
            lang.pick("đây không phải tệp văn bản", "this is not a text file"),
            lang.pick(
                "dời thư mục hoặc thiết bị cùng tên đi",
                "move the folder or device of this name away",
            ),
        ),
        K::NotText => (
            lang.pick("tệp không ở bảng mã UTF-8", "the file is not UTF-8"),
            lang.pick(
                "mở tệp, lưu lại bằng bảng mã UTF-8",
                "open the file and save it as UTF-8",
            ),
        ),
        K::TooLarge => (
            lang.pick("tệp quá lớn", "the file is too large"),
            lang.pick(
                "kiểm tra xem có chép nhầm tệp khác vào đây không",
                "check whether another file was copied here by mistake",
            ),
        ),
        K::System(text) => {
            let (says, mend) = (
                lang.pick("hệ điều hành báo", "the system says"),
                lang.pick(
                    "thử lại; nếu vẫn lỗi, nhờ người quản trị máy",
                    "try again; if it persists, ask the administrator of this computer",
                ),
            );
            return format!("{}: {}; {says}: {text}; {mend}", fault.file, cannot(lang));
        }
    };
    format!("{}: {}: {what}; {mend}", fault.file, cannot(lang))
}

fn cannot(lang: Lang) -> &'static str {
    lang.pick("không ghi được", "cannot write")
}

/// Why a meeting did not write something down.
pub fn refused(refused: &Refused, lang: Lang) -> String {
    match refused {
        Refused::Embedded => embedded(lang),
        Refused::ReadOnly => lang
            .pick(
                "đang ở chế độ chỉ xem, không ghi gì; mở lại không có --read-only để ghi",
                "this is look-only and writes nothing; open it again without --read-only to write",
            )
            .to_string(),
        Refused::NoCommune(slug) => match lang {
            Lang::Vi => format!(
                "không đọc được xã \"{slug}\" trong thư mục dữ liệu; chạy giaoban check để xem chỗ sai"
            ),
            Lang::En => {
                format!("the commune \"{slug}\" cannot be read; giaoban check shows what is wrong")
            }
        },
        Refused::Closed(day) => match lang {
            Lang::Vi => format!(
                "cuộc họp ngày {} đã chốt, không sửa nữa; việc phát sinh thì ghi vào cuộc họp sau",
                date::format(*day)
            ),
            Lang::En => format!(
                "the meeting of {} is closed and stays as it is; take what is new to the next meeting",
                date::format(*day)
            ),
        },
        Refused::NoTitle => lang
            .pick(
                "kết luận chưa có nội dung; gõ nội dung rồi ghi",
                "the conclusion has no text; type it, then save",
            )
            .to_string(),
        Refused::NoDecision(task) => match lang {
            Lang::Vi => format!("chưa ghi gì mới cho việc {task}; chọn trạng thái hoặc hạn mới"),
            Lang::En => {
                format!("nothing new is said about task {task}; choose a state or a new deadline")
            }
        },
        Refused::NoConclusion(id) => match lang {
            Lang::Vi => format!(
                "không có kết luận {id} trong cuộc họp này, có thể người khác vừa xóa; xem lại danh sách kết luận"
            ),
            Lang::En => format!(
                "this meeting has no conclusion {id}; somebody has perhaps just deleted it; look at the list again"
            ),
        },
        Refused::NoChange(task) => match lang {
            Lang::Vi => format!("cuộc họp này chưa thay đổi gì ở việc {task}; không có gì để bỏ"),
            Lang::En => format!(
                "this meeting has changed nothing about task {task}; there is nothing to take back"
            ),
        },
        Refused::Unknown { what, id, near } => unknown(*what, id, near.as_deref(), lang),
        Refused::NotTheRecord { file, date: day } => match lang {
            Lang::Vi => format!(
                "{file}: không phải biên bản cuộc họp ngày {} (cần hop: true và đúng ngày); sửa lại tệp, hoặc dời tệp đi",
                date::format(*day)
            ),
            Lang::En => format!(
                "{file}: not the record of the meeting of {} (it needs hop: true and that day); correct the file, or move it away",
                date::format(*day)
            ),
        },
        Refused::Broken(problem) => match lang {
            Lang::Vi => format!("{}; sửa tệp rồi ghi lại", render::one_line(problem, lang)),
            Lang::En => format!(
                "{}; mend the file, then save again",
                render::one_line(problem, lang)
            ),
        },
        Refused::Fault(fault) => self::fault(fault, lang),
    }
}

/// The data inside the program cannot be written: the way out.
pub fn embedded(lang: Lang) -> String {
    match lang {
        Lang::Vi => "dữ liệu có sẵn trong chương trình, không ghi vào được; tạo thư mục dữ liệu bằng: giaoban init THƯ_MỤC, rồi mở: giaoban --data THƯ_MỤC".to_string(),
        Lang::En => "the data inside the program cannot be written; make a data folder with: giaoban init FOLDER, then open it: giaoban --data FOLDER".to_string(),
    }
}

fn unknown(what: Thing, id: &str, near: Option<&str>, lang: Lang) -> String {
    let thing = what.name(lang);
    let start = match lang {
        Lang::Vi => format!("không có {thing} \"{id}\""),
        Lang::En => format!("there is no {thing} \"{id}\""),
    };
    let mend = match (near, lang) {
        (Some(near), Lang::Vi) => format!("có lẽ là \"{near}\"; chọn lại cho đúng"),
        (Some(near), Lang::En) => format!("perhaps \"{near}\" is meant; choose it"),
        (None, Lang::Vi) => "chọn lại cho đúng, hoặc bỏ trống".to_string(),
        (None, Lang::En) => "choose another one, or leave it empty".to_string(),
    };
    format!("{start}; {mend}")
}

texts! {
    /// Files that `init` would overwrite.
    data_there(folder: &str, count: usize, first: &str): "{folder}: đã có {count} tệp cùng tên nhưng khác nội dung, không ghi đè (ví dụ {first}); chọn thư mục khác: giaoban init THƯ_MỤC", "{folder}: {count} files are there with another content, none was touched ({first}); choose another folder: giaoban init FOLDER";
}

/// What `init` has written, and the next command.
pub fn data_written(lang: Lang, folder: &str, count: usize) -> String {
    let shown = if folder.contains([' ', '(', ')', '&', ';', '$']) {
        format!("\"{folder}\"")
    } else {
        folder.to_string()
    };
    match (lang, count) {
        (Lang::Vi, 0) => {
            format!("{folder}: đã có đủ dữ liệu, không ghi thêm; mở bằng: giaoban --data {shown}")
        }
        (Lang::En, 0) => format!(
            "{folder}: all of the data is there already; open it with: giaoban --data {shown}"
        ),
        (Lang::Vi, _) => {
            format!("Đã ghi {count} tệp vào {folder}; mở bằng: giaoban --data {shown}")
        }
        (Lang::En, _) => {
            format!("Wrote {count} files to {folder}; open it with: giaoban --data {shown}")
        }
    }
}
