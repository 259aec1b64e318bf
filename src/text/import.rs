//! Texts of `giaoban import`: what a workbook says, what is in doubt, what was written.

mod fault;

use super::{Lang, texts};
use crate::import::head::Role;
use crate::import::intake::{Doubt, Note, Place, Skip};
use crate::import::legacy::Legacy;
use crate::import::matching::By;
use crate::import::number::Notation;
use crate::import::sheet::address;
use crate::model::{Period, number};
use crate::text::labels;

pub use fault::{nothing, unreadable};

texts! {
    about: "Nhập số liệu từ bảng tính .xlsx, .xls, .ods, .csv: xem trước, hỏi rồi mới ghi (tên khác: nhap)",
        "Take figures from a workbook, .xlsx, .xls, .ods or .csv: shows them first, writes after a yes (also: nhap)";
    file: "Bảng tính cần nhập", "The workbook";
    sheet: "Chỉ đọc trang tính có tên này; mặc định đọc mọi trang có bảng số liệu",
        "Read only the sheet of this name; by default all that have a table of figures";
    yes: "Ghi ngay, không hỏi; có chỗ chưa rõ thì vẫn không ghi gì",
        "Write without asking; where anything is in doubt nothing is written all the same";
    head_doubts: "CHƯA RÕ", "IN DOUBT";
    head_new: "MỚI", "NEW";
    head_changed: "THAY ĐỔI", "CHANGED";
    head_same: "GIỮ NGUYÊN", "THE SAME";
    head_skipped: "BỎ QUA", "LEFT OUT";
    same_period: "cùng kỳ", "same period last year";
    findings: "ĐỐI CHIẾU SAU KHI NHẬP, số liệu không khớp", "CROSS-CHECK AFTER THE IMPORT, figures that do not agree";
    nothing_new: "Kỳ này đã có đủ các số liệu trong bảng, không có gì để ghi",
        "The period has all of these figures already; there is nothing to write";
    not_asked: "Chưa ghi gì; xem lại các dòng trên, đúng thì chạy lại lệnh này và thêm --yes",
        "Nothing was written; look at the lines above and, if they are right, run this again with --yes";
    not_edited: "không sửa được tệp của kỳ mà giữ nguyên các phần khác; chạy giaoban check, sửa tệp rồi nhập lại",
        "the file of the period cannot be changed without touching other parts of it; run giaoban check, mend it and try again";
    declined: "Không ghi gì", "Nothing was written";
    choose_later: "0 = bỏ qua dòng này từ nay về sau, Enter = để sau", "0 = leave this row out from now on, Enter = later";
}

/// `bảng "KT" ô D12`
#[must_use]
pub fn place(lang: Lang, place: &Place) -> String {
    let cell = address(place.row, place.column);
    match lang {
        Lang::Vi => format!("bảng \"{}\" ô {cell}", place.sheet),
        Lang::En => format!("sheet \"{}\" cell {cell}", place.sheet),
    }
}

/// The first line: which file goes where.
#[must_use]
pub fn title(lang: Lang, file: &str, commune: &str, period: Period) -> String {
    let name = labels::period(lang, period);
    match lang {
        Lang::Vi => format!("Nhập {file} vào {commune}, {} ({period})", lower(&name)),
        Lang::En => format!("{file} into {commune}, {name} ({period})"),
    }
}

fn lower(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// What a column holds.
#[must_use]
pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Ordinal => lang.pick("số thứ tự", "ordinal"),
        Role::Id => lang.pick("mã", "identifier"),
        Role::Name => lang.pick("chỉ tiêu", "indicator"),
        Role::Unit => lang.pick("đơn vị tính", "unit"),
        Role::Plan => lang.pick("kế hoạch", "plan"),
        Role::Actual => lang.pick("thực hiện", "actual"),
        Role::Cumulative => lang.pick("lũy kế", "cumulative"),
        Role::SamePeriod => lang.pick("cùng kỳ", "same period last year"),
        Role::Derived | Role::Other => lang.pick("khác", "other"),
    }
}

/// A table that was read: `Bảng "KT": tiêu đề dòng 5-6; chỉ tiêu cột B, thực hiện cột E`.
#[must_use]
pub fn seen(lang: Lang, sheet: &str, rows: (u32, u32), columns: &str) -> String {
    let (top, bottom) = (rows.0 + 1, rows.1 + 1);
    let rows = if top == bottom { top.to_string() } else { format!("{top}-{bottom}") };
    match lang {
        Lang::Vi => format!("Bảng \"{sheet}\": tiêu đề dòng {rows}; {columns}"),
        Lang::En => format!("Sheet \"{sheet}\": head in row {rows}; {columns}"),
    }
}

/// `cột E`
#[must_use]
pub fn column(lang: Lang, letters: &str) -> String {
    format!("{} {letters}", lang.pick("cột", "column"))
}

/// The unit that stands above a table.
#[must_use]
pub fn common_unit(lang: Lang, unit: &str) -> String {
    format!("{} {unit}", lang.pick("đơn vị tính chung:", "unit of the whole table:"))
}

/// An old encoding that was turned into Unicode.
#[must_use]
pub fn legacy(lang: Lang, legacy: Legacy) -> &'static str {
    match legacy {
        Legacy::Tcvn3 => {
            lang.pick("chữ gõ bằng phông TCVN3 (.VnTime), đã chuyển sang Unicode", "letters of TCVN3 (.VnTime), turned into Unicode")
        }
        Legacy::Vni => lang.pick("chữ gõ bằng phông VNI, đã chuyển sang Unicode", "letters of VNI, turned into Unicode"),
    }
}

/// The title of the table names another period than the one that is filled in.
#[must_use]
pub fn other_period(lang: Lang, titled: Period, period: Period) -> String {
    match lang {
        Lang::Vi => format!("chú ý: tiêu đề ghi kỳ {titled}, đang nhập vào kỳ {period}"),
        Lang::En => format!("note: the title says {titled}, and these figures go into {period}"),
    }
}

/// A sheet that was not read.
#[must_use]
pub fn unread(lang: Lang, sheet: &str, hidden: bool) -> String {
    match (lang, hidden) {
        (Lang::Vi, true) => format!("Bảng \"{sheet}\": đang ẩn, không đọc; cần thì thêm --sheet \"{sheet}\""),
        (Lang::Vi, false) => format!("Bảng \"{sheet}\": không có bảng số liệu, không đọc"),
        (Lang::En, true) => format!("Sheet \"{sheet}\": hidden, not read; to read it add --sheet \"{sheet}\""),
        (Lang::En, false) => format!("Sheet \"{sheet}\": has no table of figures, not read"),
    }
}

/// Which notation.
fn notation(lang: Lang, notation: Notation) -> &'static str {
    match notation {
        Notation::Vietnamese => lang.pick("kiểu Việt Nam (1.234,5)", "Vietnamese notation (1.234,5)"),
        Notation::English => lang.pick("kiểu Anh - Mỹ (1,234.5)", "English notation (1,234.5)"),
    }
}

/// `562 con`, `70,32%`
#[must_use]
pub fn amount(value: rust_decimal::Decimal, unit: &str) -> String {
    let gap = if unit == "%" { "" } else { " " };
    format!("{}{gap}{unit}", number::format(value))
}

/// What was done with a value.
#[must_use]
pub fn note(lang: Lang, note: &Note, own: &str) -> String {
    let value = |v| number::format(v);
    match (lang, note) {
        (Lang::Vi, Note::Converted { from, unit }) => format!("đổi từ {} {unit}", value(*from)),
        (Lang::En, Note::Converted { from, unit }) => format!("converted from {} {unit}", value(*from)),
        (Lang::Vi, Note::ByColumn { text, notation: n }) => format!("“{text}” đọc theo {}, như các ô khác cùng cột", notation(lang, *n)),
        (Lang::En, Note::ByColumn { text, notation: n }) => format!("“{text}” read in {}, as the rest of its column", notation(lang, *n)),
        (_, Note::Matched(by)) => matched(lang, *by).to_string(),
        (Lang::Vi, Note::Qualified(q)) => format!("ghi là số {}", labels::qualifier(lang, *q)),
        (Lang::En, Note::Qualified(q)) => format!("marked: {}", labels::qualifier(lang, *q)),
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
        By::Accents => lang.pick("khớp tên, không kể dấu và chữ hoa", "name matched without accents and case"),
        By::Spelling => lang.pick("khớp tên, không kể cách viết và chữ viết tắt", "name matched but for spelling and abbreviations"),
        By::Parent => lang.pick("khớp theo chỉ tiêu cấp trên của dòng này", "matched as a part of the row above it"),
        By::Mapping => lang.pick("theo bảng ánh xạ đã ghi", "by the mapping on file"),
    }
}

/// Why a line is left out.
#[must_use]
pub fn skip(lang: Lang, skip: Skip) -> &'static str {
    match skip {
        Skip::Unknown => lang.pick("không có chỉ tiêu nào như vậy", "no indicator is like it"),
        Skip::LeftOut => lang.pick("bỏ qua theo bảng ánh xạ đã ghi", "left out by the mapping on file"),
        Skip::Hidden => lang
            .pick("hàng đang ẩn; cần nhập thì bỏ ẩn hàng này trong bảng tính", "the row is hidden; to take it in, show it in the workbook"),
        Skip::Computed => lang.pick("chương trình tự tính, không nhập", "the program works it out"),
        Skip::NoName => lang.pick("có số nhưng không có tên chỉ tiêu", "a figure without a name"),
        Skip::OtherColumn => lang.pick(
            "chỉ có số ở cột khác loại (trong kỳ hoặc lũy kế), không lấy thay",
            "only the other column (of the period, or cumulative) has a figure; not taken instead",
        ),
    }
}

/// What is not plain, and what to do; `names` gives the candidates, each with its identifier.
#[must_use]
pub fn doubt(lang: Lang, doubt: &Doubt, own: &str, names: &dyn Fn(crate::model::IndicatorId) -> String) -> String {
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
            let hundred = crate::import::unit::shift(*v, 2).unwrap_or(*v);
            format!(
                "{} có thể là {}% hoặc {}%, loại tệp này không cho biết ô có định dạng % hay không; lưu lại thành .xlsx rồi nhập",
                value(*v),
                value(*v),
                value(hundred)
            )
        }
        (Lang::En, Doubt::Fraction(v)) => {
            let hundred = crate::import::unit::shift(*v, 2).unwrap_or(*v);
            format!(
                "{v} may be {v}% or {hundred}%, this sort of file does not say whether the cell is a percentage; save it as .xlsx and try again"
            )
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
        (Lang::En, Doubt::NoSuchId(id)) => format!("no indicator has the identifier “{id}”; mend it"),
    }
}

fn list(all: &[crate::model::IndicatorId], names: &dyn Fn(crate::model::IndicatorId) -> String) -> String {
    all.iter().map(|id| names(*id)).collect::<Vec<_>>().join("; ")
}

/// How many of each.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// New.
    pub new: usize,
    /// Changed.
    pub changed: usize,
    /// The same.
    pub same: usize,
    /// In doubt.
    pub doubts: usize,
    /// Left out.
    pub skipped: usize,
}

/// The last line of the preview.
#[must_use]
pub fn summary(lang: Lang, c: Counts) -> String {
    match lang {
        Lang::Vi => {
            format!("Tóm tắt: {} mới, {} thay đổi, {} giữ nguyên, {} chưa rõ, {} bỏ qua", c.new, c.changed, c.same, c.doubts, c.skipped)
        }
        Lang::En => {
            format!("Summary: {} new, {} changed, {} the same, {} in doubt, {} left out", c.new, c.changed, c.same, c.doubts, c.skipped)
        }
    }
}

/// Something is in doubt: nothing is written.
#[must_use]
pub fn doubtful(lang: Lang, doubts: usize) -> String {
    match lang {
        Lang::Vi => format!("Còn {doubts} chỗ chưa rõ nên chưa ghi gì; sửa bảng tính theo các dòng trên rồi nhập lại"),
        Lang::En if doubts == 1 => {
            "One thing is in doubt, so nothing was written; mend the workbook as said above and try again".to_string()
        }
        Lang::En => format!("{doubts} things are in doubt, so nothing was written; mend the workbook as said above and try again"),
    }
}

/// How to say which row is which indicator.
#[must_use]
pub fn say_in_mapping(lang: Lang, file: &str) -> String {
    match lang {
        Lang::Vi => format!("Bảng ánh xạ {file}, mỗi dòng một tên; chọn chi_tieu, hoặc ghi bo_qua: true nếu không dùng dòng đó:"),
        Lang::En => {
            format!("The mapping {file} has a line for each name; choose chi_tieu, or write bo_qua: true for a row that is not used:")
        }
    }
}

/// The question.
#[must_use]
pub fn question(lang: Lang, count: usize, period: Period) -> String {
    match lang {
        Lang::Vi => format!("Ghi {count} số liệu vào kỳ {period}? [c/K] "),
        Lang::En => format!("Write {count} figures into {period}? [y/N] "),
    }
}

/// Whether an answer is a yes.
#[must_use]
pub fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes" | "đồng ý" | "dong y")
}

/// What a row is, where several indicators come into question.
#[must_use]
pub fn which(lang: Lang, place: &str, name: &str) -> String {
    match lang {
        Lang::Vi => format!("{place}, “{name}” là chỉ tiêu nào?"),
        Lang::En => format!("{place}, “{name}”: which indicator is it?"),
    }
}

/// What was written.
#[must_use]
pub fn written(lang: Lang, count: usize, file: &str, commune: &str, period: Period) -> String {
    match lang {
        Lang::Vi => format!(
            "Đã ghi {count} số liệu vào {file}\nXem: giaoban --commune {commune} --period {period}; kiểm tra: giaoban check --commune {commune} --period {period}"
        ),
        Lang::En => format!(
            "Wrote {count} figures to {file}\nLook: giaoban --commune {commune} --period {period}; check: giaoban check --commune {commune} --period {period}"
        ),
    }
}

/// What was remembered.
#[must_use]
pub fn remembered(lang: Lang, count: usize, file: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã ghi nhớ {count} tên dòng vào {file}, lần sau tự khớp"),
        Lang::En => format!("Remembered {count} names of rows in {file}"),
    }
}

/// No period is asked for, and the workbook names none.
#[must_use]
pub fn which_period(lang: Lang, file: &str, last: Option<Period>) -> String {
    let example = last.map_or_else(|| "2026-02".to_string(), |p| p.to_string());
    match lang {
        Lang::Vi => format!("{file}: bảng tính không ghi rõ kỳ nào; thêm --period KỲ, ví dụ --period {example}"),
        Lang::En => format!("{file}: the workbook does not say which period it is about; add --period, for example --period {example}"),
    }
}

/// The period has no file yet.
#[must_use]
pub fn no_period(lang: Lang, commune: &str, period: Period) -> String {
    match lang {
        Lang::Vi => format!("chưa có tệp của kỳ {period}; tạo trước bằng: giaoban new {period} --commune {commune}"),
        Lang::En => format!("there is no file of {period} yet; make it first with: giaoban new {period} --commune {commune}"),
    }
}

/// The data has errors: it is mended first.
#[must_use]
pub fn broken(lang: Lang, problem: &str) -> String {
    match lang {
        Lang::Vi => format!("{problem}; sửa tệp này trước, rồi nhập lại"),
        Lang::En => format!("{problem}; mend this file first, then import again"),
    }
}
