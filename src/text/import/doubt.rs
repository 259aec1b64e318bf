//! What is in doubt, what is left out, what was done with a value.

use super::place;
use crate::import::intake::{Doubt, Note, Skip};
use crate::import::matching::By;
use crate::import::number::Notation;
use crate::import::unit::shift;
use crate::model::{IndicatorId, number};
use crate::text::Lang;

/// Which notation.
fn notation(lang: Lang, notation: Notation) -> &'static str {
    match notation {
        Notation::Vietnamese => {
            lang.pick("kiểu Việt Nam (1.234,5)", "Vietnamese notation (1.234,5)")
        }
        Notation::English => lang.pick("kiểu Anh - Mỹ (1,234.5)", "English notation (1,234.5)"),
    }
}

/// What was done with a value.
pub fn note(lang: Lang, note: &Note, own: &str) -> String {
    let value = |v| number::format(v);
    match (lang, note) {
        (Lang::Vi, Note::Converted { from, unit }) => format!("đổi từ {} {unit}", value(*from)),
        (Lang::En, Note::Converted { from, unit }) => format!("converted from {} {unit}", value(*from)),
        (Lang::Vi, Note::ByColumn { text, notation: n }) => format!("“{text}” đọc theo {}, như các ô khác cùng cột", notation(lang, *n)),
        (Lang::En, Note::ByColumn { text, notation: n }) => format!("“{text}” read in {}, as the rest of its column", notation(lang, *n)),
        (_, Note::Matched(by)) => matched(lang, *by).to_string(),
        (Lang::Vi, Note::Qualified(q)) => format!("ghi là số {}", q.name(lang)),
        (Lang::En, Note::Qualified(q)) => format!("marked: {}", q.name(lang)),
        (_, Note::AsSum) => lang
            .pick(
                "chỉ tiêu này tính lũy kế; bảng không có cột lũy kế nên lấy cột thực hiện làm số lũy kế",
                "this indicator adds up; the table has no cumulative column, so the actual one is taken for it",
            )
            .to_string(),
        (_, Note::StillEstimate) => lang
            .pick(
                "trong kỳ vẫn ghi là số ước; đã chính thức thì bỏ tinh_chat",
                "still marked as an estimate; take tinh_chat out if it is final",
            )
            .to_string(),
        (Lang::Vi, Note::PlanDiffers { table, known }) => {
            format!("kế hoạch trong bảng {} {own}, trong dữ liệu {} {own}; lệnh này không sửa kế hoạch", value(*table), value(*known))
        }
        (Lang::En, Note::PlanDiffers { table, known }) => {
            format!("plan in the table {} {own}, on file {} {own}; plans are not changed here", value(*table), value(*known))
        }
    }
}

fn matched(lang: Lang, by: By) -> &'static str {
    match by {
        By::Exact => "",
        By::Accents => lang.pick(
            "khớp tên, không kể dấu và chữ hoa",
            "name matched without accents and case",
        ),
        By::Spelling => lang.pick(
            "khớp tên, không kể cách viết và chữ viết tắt",
            "name matched but for spelling and abbreviations",
        ),
        By::Parent => lang.pick(
            "khớp theo chỉ tiêu cấp trên của dòng này",
            "matched as a part of the row above it",
        ),
        By::Mapping => lang.pick("theo bảng ánh xạ đã ghi", "by the mapping on file"),
    }
}

/// Why a line is left out.
pub fn skip(lang: Lang, skip: Skip) -> &'static str {
    match skip {
        Skip::Unknown => lang.pick("không có chỉ tiêu nào như vậy", "no indicator is like it"),
        Skip::LeftOut => lang.pick(
            "bỏ qua theo bảng ánh xạ đã ghi",
            "left out by the mapping on file",
        ),
        Skip::Hidden => lang.pick(
            "hàng đang ẩn; cần nhập thì bỏ ẩn hàng này trong bảng tính",
            "the row is hidden; to take it in, show it in the workbook",
        ),
        Skip::Computed => lang.pick(
            "chương trình tự tính, không nhập",
            "the program works it out",
        ),
        Skip::NoName => lang.pick(
            "có số nhưng không có tên chỉ tiêu",
            "a figure without a name",
        ),
        Skip::OtherColumn => lang.pick(
            "chỉ có số ở cột khác loại (trong kỳ hoặc lũy kế), không lấy thay",
            "only the other column (of the period, or cumulative) has a figure; not taken instead",
        ),
    }
}

/// What is not plain, and what to do; `names` gives the candidates, each with its identifier.
pub fn doubt(
    lang: Lang,
    doubt: &Doubt,
    own: &str,
    names: &dyn Fn(IndicatorId) -> String,
) -> String {
    let value = |v| number::format(v);
    match (lang, doubt) {
        (Lang::Vi, Doubt::TwoReadings { text, vietnamese, english }) => format!(
            "“{text}” đọc được hai cách: {} theo kiểu Việt Nam hoặc {} theo kiểu Anh - Mỹ; gõ lại ô này thành số, không gõ chữ",
            value(*vietnamese),
            value(*english)
        ),
        (Lang::En, Doubt::TwoReadings { text, vietnamese, english }) => format!(
            "“{text}” has two readings: {vietnamese} in Vietnamese notation or {english} in English notation; type it again as a number, not as text"
        ),
        (Lang::Vi, Doubt::Words(text)) => format!("“{text}” không phải số; gõ lại ô này thành số, chưa có số thì để trống"),
        (Lang::En, Doubt::Words(text)) => format!("“{text}” is no number; type a number, or leave the cell empty"),
        (Lang::Vi, Doubt::Date(text)) => format!("ô này là ngày tháng ({text}), không phải số; đổi định dạng ô sang số rồi gõ lại"),
        (Lang::En, Doubt::Date(text)) => format!("the cell is a date ({text}), not a number; format it as a number and type it again"),
        (Lang::Vi, Doubt::Error(text)) => format!("công thức của ô này bị lỗi ({text}); sửa công thức, hoặc gõ thẳng số"),
        (Lang::En, Doubt::Error(text)) => format!("the formula of this cell failed ({text}); mend it, or type the number"),
        (Lang::Vi, Doubt::Uncalculated) => {
            "ô này là công thức chưa được tính; mở bảng bằng Excel hoặc LibreOffice, lưu lại rồi nhập".to_string()
        }
        (Lang::En, Doubt::Uncalculated) => {
            "the formula of this cell has not been worked out; open the workbook, save it and try again".to_string()
        }
        (Lang::Vi, Doubt::Flag) => "ô này là đúng/sai (TRUE/FALSE), không phải số; gõ lại thành số".to_string(),
        (Lang::En, Doubt::Flag) => "the cell is TRUE or FALSE, not a number; type a number".to_string(),
        (Lang::Vi, Doubt::TooLong(text)) => format!("“{text}” có quá nhiều chữ số, không giữ được chính xác; kiểm tra lại ô này"),
        (Lang::En, Doubt::TooLong(text)) => format!("“{text}” has more digits than can be kept exactly; look at this cell"),
        (Lang::Vi, Doubt::Unit { table, own }) => {
            format!(
                "đơn vị tính trong bảng là “{table}”, chỉ tiêu này tính bằng {own}; sửa đơn vị tính trong bảng, hoặc kiểm tra lại tên dòng"
            )
        }
        (Lang::En, Doubt::Unit { table, own }) => {
            format!("the table counts “{table}”, the indicator {own}; mend the unit in the table, or look at the name of the row")
        }
        (Lang::Vi, Doubt::Percent { own }) => format!("ô này là tỷ lệ %, chỉ tiêu tính bằng {own}; gõ vào ô này số tính bằng {own}"),
        (Lang::En, Doubt::Percent { own }) => {
            format!("the cell is a percentage, the indicator counts {own}; type a figure counted in {own}")
        }
        (Lang::Vi, Doubt::Fraction(v)) => {
            let hundred = shift(*v, 2).unwrap_or(*v);
            format!(
                "{} có thể là {}% hoặc {}%; định dạng ô này là % (tệp .xls, .csv thì lưu lại thành .xlsx) rồi nhập lại",
                value(*v),
                value(*v),
                value(hundred)
            )
        }
        (Lang::En, Doubt::Fraction(v)) => {
            let hundred = shift(*v, 2).unwrap_or(*v);
            format!("{v} may be {v}% or {hundred}%; format the cell as a percentage (save .xls and .csv as .xlsx) and try again")
        }
        (Lang::Vi, Doubt::Leap { value: new, last, period }) => format!(
            "{} {own}, mà kỳ {period} là {} {own}: chênh nhau hơn 1.000 lần, có thể nhầm đơn vị tính; kiểm tra đơn vị tính trong bảng, nếu đúng thì điền tay vào tệp của kỳ",
            value(*new),
            value(*last)
        ),
        (Lang::En, Doubt::Leap { value: new, last, period }) => format!(
            "{} {own} after {} {own} in {period}: a thousand times apart, perhaps another unit; look at the unit in the table, and if it is right type the figure into the file of the period",
            value(*new),
            value(*last)
        ),
        (Lang::Vi, Doubt::Twice(first)) => {
            format!("trùng chỉ tiêu với {}; giữ lại một dòng, hoặc dùng --sheet để chỉ đọc một bảng", place(lang, first))
        }
        (Lang::En, Doubt::Twice(first)) => {
            format!("the same indicator as in {}; keep one of the rows, or read one sheet only with --sheet", place(lang, first))
        }
        (Lang::Vi, Doubt::Several(all)) => format!("có thể là một trong các chỉ tiêu: {}; ghi rõ vào bảng ánh xạ", list(all, names)),
        (Lang::En, Doubt::Several(all)) => format!("may be one of: {}; say which in the mapping", list(all, names)),
        (Lang::Vi, Doubt::Near(all)) => {
            format!("không có chỉ tiêu tên như vậy, gần giống: {}; ghi rõ vào bảng ánh xạ, hoặc sửa tên dòng", list(all, names))
        }
        (Lang::En, Doubt::Near(all)) => format!(
            "no indicator of this name; nearly the same: {}; say which in the mapping, or mend the name of the row",
            list(all, names)
        ),
        (Lang::Vi, Doubt::NoSuchId(id)) => format!("không có chỉ tiêu mã “{id}”; sửa mã, hoặc xóa ô mã để khớp theo tên"),
        (Lang::En, Doubt::NoSuchId(id)) => format!("no indicator has the identifier “{id}”; mend it, or empty the cell to match by name"),
    }
}

fn list(all: &[IndicatorId], names: &dyn Fn(IndicatorId) -> String) -> String {
    all.iter()
        .map(|id| names(*id))
        .collect::<Vec<_>>()
        .join("; ")
}
