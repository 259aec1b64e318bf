//! Texts of `giaoban import`: what a workbook says, what is in doubt, what was written.

use itertools::Itertools;
use rust_decimal::Decimal;

use super::{Lang, say, texts};
use crate::model::words::words;
use crate::model::{IndicatorId, Period, Qualifier, number};

texts! {
    matching: "đang đối chiếu các dòng với chỉ tiêu…", "matching rows with indicators…";
    reading(file): "đang đọc {file}…", "reading {file}…";
}

// the preview
texts! {
    /// Which file goes where; `name` is the period's.
    title(file, commune, name: &str, period; lower = lower(name)): "Nhập {file} vào {commune}, {lower} ({period})", "{file} into {commune}, {name} ({period})";
    /// A table that was read.
    seen(sheet, rows, columns): "Bảng \"{sheet}\": tiêu đề dòng {rows}; {columns}", "Sheet \"{sheet}\": head in row {rows}; {columns}";
    column(letters): "cột {letters}", "column {letters}";
    common_unit(unit): "đơn vị tính chung: {unit}", "unit of the whole table: {unit}";
    /// The title of the table names another period than the one that is filled in.
    other_period(titled, period): "chú ý: tiêu đề ghi kỳ {titled}, đang nhập vào kỳ {period}", "note: the title says {titled}, and these figures go into {period}";
    hidden(sheet): "Bảng \"{sheet}\": đang ẩn, không đọc; cần thì thêm --sheet \"{sheet}\"", "Sheet \"{sheet}\": hidden, not read; to read it add --sheet \"{sheet}\"";
    no_table(sheet): "Bảng \"{sheet}\": không có bảng số liệu, không đọc", "Sheet \"{sheet}\": has no table of figures, not read";
    head_doubts: "CHƯA RÕ", "IN DOUBT";
    head_new: "MỚI", "NEW";
    head_changed: "THAY ĐỔI", "CHANGED";
    head_skipped: "BỎ QUA", "LEFT OUT";
    same_period: "cùng kỳ", "same period last year";
    /// How to say which row is which indicator.
    say_in_mapping(file): "Bảng ánh xạ {file}, mỗi dòng một tên; chọn chi_tieu, hoặc ghi bo_qua: true nếu không dùng dòng đó:", "The mapping {file} has a line for each name; choose chi_tieu, or write bo_qua: true for a row that is not used:";
    summary(new, changed, same, doubts, skipped): "Tóm tắt: {new} mới, {changed} thay đổi, {same} giữ nguyên, {doubts} chưa rõ, {skipped} bỏ qua", "Summary: {new} new, {changed} changed, {same} the same, {doubts} in doubt, {skipped} left out";
}

fn lower(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(chars).collect()
}

words! {
    /// What a column holds.
    Role {
        Ordinal: "số thứ tự", "ordinal";
        /// The identifier of the indicator.
        Id: "mã", "identifier";
        Name: "chỉ tiêu", "indicator";
        Unit: "đơn vị tính", "unit";
        Plan: "kế hoạch", "plan";
        Actual: "thực hiện", "actual";
        Cumulative: "lũy kế", "cumulative";
        SamePeriod: "cùng kỳ", "same period last year";
        /// A percentage, a difference: worked out from the others.
        Derived: "khác", "other";
        /// Sources, remarks and the like.
        Other: "khác", "other";
    }
}

words! {
    /// An old way of writing Vietnamese.
    Legacy {
        /// TCVN 5712, third table; also called ABC.
        Tcvn3: "chữ gõ bằng phông TCVN3 (.VnTime), đã chuyển sang Unicode", "letters of TCVN3 (.VnTime), turned into Unicode";
        /// VNI for Windows: a letter and a second sign for its marks.
        Vni: "chữ gõ bằng phông VNI, đã chuyển sang Unicode", "letters of VNI, turned into Unicode";
    }
}

words! {
    /// Which sign stands before the decimals.
    Notation {
        Vietnamese: "kiểu Việt Nam (1.234,5)", "Vietnamese notation (1.234,5)";
        English: "kiểu Anh - Mỹ (1,234.5)", "English notation (1,234.5)";
    }
}

words! {
    /// How a row was matched.
    By {
        /// The identifier, or the very name: nothing needs to be said.
        Exact: "", "";
        Accents: "khớp tên, không kể dấu và chữ hoa", "name matched without accents and case";
        Spelling: "khớp tên, không kể cách viết và chữ viết tắt", "name matched but for spelling and abbreviations";
        /// The beginning of the name, below the row of the whole it is a part of.
        Parent: "khớp theo chỉ tiêu cấp trên của dòng này", "matched as a part of the row above it";
        /// What a person has said before.
        Mapping: "theo bảng ánh xạ đã ghi", "by the mapping on file";
    }
}

words! {
    /// Why a line is left out.
    Skip {
        Unknown: "không có chỉ tiêu nào như vậy", "no indicator is like it";
        LeftOut: "bỏ qua theo bảng ánh xạ đã ghi", "left out by the mapping on file";
        Hidden: "hàng đang ẩn; cần nhập thì bỏ ẩn hàng này trong bảng tính", "the row is hidden; to take it in, show it in the workbook";
        Computed: "chương trình tự tính, không nhập", "the program works it out";
        NoName: "có số nhưng không có tên chỉ tiêu", "a figure without a name";
        OtherColumn: "chỉ có số ở cột khác loại (trong kỳ hoặc lũy kế), không lấy thay", "only the other column (of the period, or cumulative) has a figure; not taken instead";
    }
}

/// A cell of the workbook; row and column from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
}

impl Place {
    pub fn said(&self, lang: Lang) -> String {
        let (sheet, cell) = (&self.sheet, address(self.row, self.column));
        say!(
            lang,
            "bảng \"{sheet}\" ô {cell}",
            "sheet \"{sheet}\" cell {cell}"
        )
    }
}

/// `D12`; both from 0.
pub fn address(row: u32, column: u32) -> String {
    format!("{}{}", letters(column), u64::from(row) + 1)
}

/// `D` for 3, `AA` for 26.
pub fn letters(column: u32) -> String {
    let before = match column {
        ..26 => String::new(),
        _ => letters(column / 26 - 1),
    };
    let digit = u8::try_from(column % 26).unwrap_or(0);
    before + &String::from(char::from(b'A' + digit))
}

/// What was done with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// From the value and the unit in the table.
    Converted { from: Decimal, unit: String },
    /// Read in the notation of the rest of the column.
    ByColumn { text: String, notation: Notation },
    /// A figure of the only column there is, taken as the sum that the indicator is.
    AsSum,
    /// The name was matched otherwise than letter by letter.
    Matched(By),
    /// The row says how firm the figure is.
    Qualified(Qualifier),
    /// The file goes on saying that the figure is an estimate.
    StillEstimate,
    /// The plan in the table is none of those on file.
    PlanDiffers { table: Decimal, known: Decimal },
}

impl Note {
    /// `own`: the unit of the indicator.
    pub fn said(&self, lang: Lang, own: &str) -> String {
        match self {
            Self::Converted { from, unit } => {
                say!(lang, "đổi từ {from} {unit}", "converted from {from} {unit}"; from = number::format(*from))
            }
            Self::ByColumn { text, notation } => {
                say!(lang, "“{text}” đọc theo {notation}, như các ô khác cùng cột", "“{text}” read in {notation}, as the rest of its column"; notation = notation.name(lang))
            }
            Self::AsSum => say!(
                lang,
                "chỉ tiêu này tính lũy kế; bảng không có cột lũy kế nên lấy cột thực hiện làm số lũy kế",
                "this indicator adds up; the table has no cumulative column, so the actual one is taken for it"
            ),
            Self::Matched(by) => by.name(lang).to_string(),
            Self::Qualified(word) => {
                say!(lang, "ghi là số {word}", "marked: {word}"; word = word.name(lang))
            }
            Self::StillEstimate => say!(
                lang,
                "trong kỳ vẫn ghi là số ước; đã chính thức thì bỏ tinh_chat",
                "still marked as an estimate; take tinh_chat out if it is final"
            ),
            Self::PlanDiffers { table, known } => {
                say!(lang, "kế hoạch trong bảng {table} {own}, trong dữ liệu {known} {own}; lệnh này không sửa kế hoạch", "plan in the table {table} {own}, on file {known} {own}; plans are not changed here"; table = number::format(*table), known = number::format(*known))
            }
        }
    }
}

/// What is not plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Thousands to one reader, decimals to another.
    TwoReadings {
        text: String,
        vietnamese: Decimal,
        english: Decimal,
    },
    /// Not a number.
    Words(String),
    Date(String),
    /// A formula that no program has worked out.
    Uncalculated,
    /// An error of a formula.
    Error(String),
    /// `TRUE`.
    Flag,
    /// More than can be held exactly.
    TooLong(String),
    /// A unit that counts something else.
    Unit {
        table: String,
        own: String,
    },
    /// A percentage for an indicator that is none.
    Percent {
        own: String,
    },
    /// 0,7 in a format that does not say whether 70 % is meant.
    Fraction(Decimal),
    /// A thousand times what it was, in a unit that is used in several sizes.
    Leap {
        value: Decimal,
        last: Decimal,
        /// Of the last value.
        period: Period,
    },
    /// The same indicator in two rows.
    Twice(Place),
    /// One of several indicators.
    Several(Vec<IndicatorId>),
    /// No indicator, but some are alike.
    Near(Vec<IndicatorId>),
    /// An identifier that no indicator has.
    NoSuchId(String),
}

impl Doubt {
    /// What is not plain, and what to do; `own`: the unit of the indicator, `name`: a candidate with its identifier.
    pub fn said(&self, lang: Lang, own: &str, name: &dyn Fn(IndicatorId) -> String) -> String {
        match self {
            Self::TwoReadings {
                text,
                vietnamese,
                english,
            } => {
                say!(lang, "“{text}” đọc được hai cách: {one} theo kiểu Việt Nam hoặc {other} theo kiểu Anh - Mỹ; gõ lại ô này thành số, không gõ chữ", "“{text}” has two readings: {vietnamese} in Vietnamese notation or {english} in English notation; type it again as a number, not as text"; one = number::format(*vietnamese), other = number::format(*english))
            }
            Self::Words(text) => say!(
                lang,
                "“{text}” không phải số; gõ lại ô này thành số, chưa có số thì để trống",
                "“{text}” is no number; type a number, or leave the cell empty"
            ),
            Self::Date(text) => say!(
                lang,
                "ô này là ngày tháng ({text}), không phải số; đổi định dạng ô sang số rồi gõ lại",
                "the cell is a date ({text}), not a number; format it as a number and type it again"
            ),
            Self::Uncalculated => say!(
                lang,
                "ô này là công thức chưa được tính; mở bảng bằng Excel hoặc LibreOffice, lưu lại rồi nhập",
                "the formula of this cell has not been worked out; open the workbook, save it and try again"
            ),
            Self::Error(text) => say!(
                lang,
                "công thức của ô này bị lỗi ({text}); sửa công thức, hoặc gõ thẳng số",
                "the formula of this cell failed ({text}); mend it, or type the number"
            ),
            Self::Flag => say!(
                lang,
                "ô này là đúng/sai (TRUE/FALSE), không phải số; gõ lại thành số",
                "the cell is TRUE or FALSE, not a number; type a number"
            ),
            Self::TooLong(text) => say!(
                lang,
                "“{text}” có quá nhiều chữ số, không giữ được chính xác; kiểm tra lại ô này",
                "“{text}” has more digits than can be kept exactly; look at this cell"
            ),
            Self::Unit { table, own } => say!(
                lang,
                "đơn vị tính trong bảng là “{table}”, chỉ tiêu này tính bằng {own}; sửa đơn vị tính trong bảng, hoặc kiểm tra lại tên dòng",
                "the table counts “{table}”, the indicator {own}; mend the unit in the table, or look at the name of the row"
            ),
            Self::Percent { own } => say!(
                lang,
                "ô này là tỷ lệ %, chỉ tiêu tính bằng {own}; gõ vào ô này số tính bằng {own}",
                "the cell is a percentage, the indicator counts {own}; type a figure counted in {own}"
            ),
            Self::Fraction(value) => {
                say!(lang, "{one} có thể là {one}% hoặc {other}%; định dạng ô này là % (tệp .xls, .csv thì lưu lại thành .xlsx) rồi nhập lại", "{value} may be {value}% or {hundred}%; format the cell as a percentage (save .xls and .csv as .xlsx) and try again"; hundred = (*value * Decimal::ONE_HUNDRED).normalize(), one = number::format(*value), other = number::format(hundred))
            }
            Self::Leap {
                value,
                last,
                period,
            } => {
                say!(lang, "{value} {own}, mà kỳ {period} là {last} {own}: chênh nhau hơn 1.000 lần, có thể nhầm đơn vị tính; kiểm tra đơn vị tính trong bảng, nếu đúng thì điền tay vào tệp của kỳ", "{value} {own} after {last} {own} in {period}: a thousand times apart, perhaps another unit; look at the unit in the table, and if it is right type the figure into the file of the period"; value = number::format(*value), last = number::format(*last))
            }
            Self::Twice(first) => {
                say!(lang, "trùng chỉ tiêu với {first}; giữ lại một dòng, hoặc dùng --sheet để chỉ đọc một bảng", "the same indicator as in {first}; keep one of the rows, or read one sheet only with --sheet"; first = first.said(lang))
            }
            Self::Several(all) => {
                say!(lang, "có thể là một trong các chỉ tiêu: {all}; ghi rõ vào bảng ánh xạ", "may be one of: {all}; say which in the mapping"; all = all.iter().map(|id| name(*id)).join("; "))
            }
            Self::Near(all) => {
                say!(lang, "không có chỉ tiêu tên như vậy, gần giống: {all}; ghi rõ vào bảng ánh xạ, hoặc sửa tên dòng", "no indicator of this name; nearly the same: {all}; say which in the mapping, or mend the name of the row"; all = all.iter().map(|id| name(*id)).join("; "))
            }
            Self::NoSuchId(id) => say!(
                lang,
                "không có chỉ tiêu mã “{id}”; sửa mã, hoặc xóa ô mã để khớp theo tên",
                "no indicator has the identifier “{id}”; mend it, or empty the cell to match by name"
            ),
        }
    }
}

/// Why nothing at all can be taken from a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nothing {
    /// None of these sheets has a table with the columns that are needed.
    NoTable(Vec<String>),
    /// Nor has any, and the letters of this cell are those of an old encoding that is not known.
    OldLetters(Place, String),
    NoSheet {
        asked: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// Several columns of figures, and none is that of the period.
    Columns {
        sheet: String,
        /// Their letters and heads.
        heads: Vec<(String, String)>,
    },
}

impl Nothing {
    pub fn said(&self, lang: Lang) -> String {
        let quoted = |names: &[String]| names.iter().map(|n| format!("\"{n}\"")).join(", ");
        let headed = |(at, head): &(String, String)| format!("{} “{head}”", column(lang, at));
        match self {
            Self::NoTable(sheets) => {
                say!(lang, "không tìm thấy bảng số liệu ở {sheets}; cần một hàng tiêu đề có cột Chỉ tiêu (hoặc Nội dung) và cột Thực hiện (hoặc Lũy kế)", "there is no table of figures in {sheets}; a head row needs a column Chỉ tiêu (or Nội dung) and a column Thực hiện (or Lũy kế)"; sheets = quoted(sheets))
            }
            Self::OldLetters(place, text) => {
                say!(lang, "chữ ở {place} (“{text}”) thuộc bảng mã cũ không nhận ra, không phải Unicode, TCVN3 hay VNI; chuyển bảng tính sang Unicode rồi nhập lại", "the letters in {place} (“{text}”) are of an old encoding that is neither TCVN3 nor VNI; turn the workbook into Unicode and try again"; place = place.said(lang))
            }
            Self::NoSheet { asked, sheets } => {
                say!(lang, "không có trang tính \"{asked}\"; các trang đang có: {sheets}", "there is no sheet \"{asked}\"; sheets in the file: {sheets}"; sheets = quoted(sheets))
            }
            Self::Columns { sheet, heads } => {
                say!(lang, "bảng \"{sheet}\" có nhiều cột số liệu cùng loại: {heads}; ghi rõ kỳ ở tiêu đề cột cần nhập (ví dụ Thực hiện tháng 02/2026), hoặc xóa cột không dùng", "sheet \"{sheet}\" has several columns of the same sort: {heads}; name the period in the head of the right one (Thực hiện tháng 02/2026), or delete the others"; heads = heads.iter().map(headed).join(", "))
            }
        }
    }
}

// why nothing at all can be taken
texts! {
    at_line(line, why): "dòng {line}: {why}", "line {line}: {why}";
    missing: "không có tệp này; kiểm tra lại tên tệp và thư mục", "there is no such file; look at its name and folder";
}

words! {
    /// Why the content of a file cannot be read as a workbook.
    Unreadable {
        Password: "bảng tính có mật khẩu; mở bằng Excel hoặc LibreOffice, bỏ mật khẩu, lưu lại rồi nhập", "the workbook has a password; open it, take the password off, save it and try again";
        /// The end is missing, or the content is not what it says.
        Damaged: "tệp bị hỏng hoặc chép chưa hết; chép lại tệp, hoặc mở bằng Excel hay LibreOffice rồi lưu thành .xlsx", "the file is damaged or not complete; copy it again, or open it and save it as .xlsx";
        /// It would unpack to more than any table needs.
        Bomb: "tệp nén bất thường, bung ra quá lớn so với một bảng tính, không mở; kiểm tra nguồn gốc của tệp", "the file is packed as no workbook is and would unpack to far too much; it was not opened; ask where it comes from";
        TooManyCells: "bảng có trên 2 triệu ô có nội dung, không phải biểu báo cáo của xã; chép riêng phần cần nhập ra tệp mới", "more than 2 million cells are filled, this is no report of a commune; copy what is needed to a new file";
        /// Everything after a quote that is never closed would be one cell.
        OpenQuote: "dấu ngoặc kép mở ra mà không đóng, các dòng sau bị nuốt vào một ô; thêm dấu đóng hoặc xóa dấu mở", "a quote is opened and never closed, so that one cell swallows the lines after it; close it or delete it";
        /// A number with its comma among commas.
        Surplus: "nhiều ô hơn dòng tiêu đề: số có dấu phẩy ở giữa các ô cách nhau bằng dấu phẩy; đặt số đó trong ngoặc kép, hoặc lưu lại tệp với dấu chấm phẩy giữa các ô", "more cells than the head has: a number with a comma stands among cells parted by commas; put it in quotes, or save the file with semicolons between the cells";
        Empty: "tệp không có nội dung nào; chọn tệp khác", "nothing is in the file; choose another one";
        Pdf: "đây là tệp PDF, không phải bảng tính; chọn tệp bảng tính", "this is a PDF, not a workbook; choose a workbook";
        Document: "đây là văn bản, không phải bảng tính; chọn tệp bảng tính", "this is a text document, not a workbook; choose a workbook";
        Html: "đây là trang web mang tên bảng tính; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx", "this is a web page with the name of a workbook; open it with Excel or LibreOffice and save it as .xlsx";
        Xml: "đây là XML của Excel 2003 mang tên bảng tính; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx", "this is XML of Excel 2003 with the name of a workbook; open it with Excel or LibreOffice and save it as .xlsx";
        Binary: "đây là bảng tính nhị phân .xlsb; mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx", "this is a binary workbook, .xlsb; open it with Excel or LibreOffice and save it as .xlsx";
        Picture: "đây là ảnh, không phải bảng tính; chọn tệp bảng tính", "this is a picture, not a workbook; choose a workbook";
        Archive: "đây là tệp nén, không phải bảng tính; giải nén rồi nhập tệp bảng tính ở trong", "this is an archive, not a workbook; unpack it and import the workbook in it";
        Unknown: "không phải tệp .xlsx, .xls, .ods hay .csv; chọn tệp bảng tính", "this is not .xlsx, .xls, .ods or .csv; choose a workbook";
    }
}

// the questions, and what was done
texts! {
    which_period(file, example): "{file}: bảng tính không ghi rõ kỳ nào; thêm --period KỲ, ví dụ --period {example}", "{file}: the workbook does not say which period it is about; add --period, for example --period {example}";
    no_period(commune, period): "chưa có tệp của kỳ {period}; tạo trước bằng: giaoban new {period} --commune {commune}", "there is no file of {period} yet; make it first with: giaoban new {period} --commune {commune}";
    /// The data has errors: it is mended first.
    broken(problem): "{problem}; sửa tệp này trước, rồi nhập lại", "{problem}; mend this file first, then import again";
    /// What a row is, where several indicators come into question.
    which(place, name): "{place}, “{name}” là chỉ tiêu nào?", "{place}, “{name}”: which indicator is it?";
    choose_later: "0 = bỏ qua dòng này từ nay về sau, Enter = để sau", "0 = leave this row out from now on, Enter = later";
    doubtful(doubts: usize; things = things(doubts)): "Còn {doubts} chỗ chưa rõ nên chưa ghi gì; sửa bảng tính theo các dòng trên rồi nhập lại", "{things} in doubt, so nothing was written; mend the workbook as said above and try again";
    nothing_new: "Kỳ này đã có đủ các số liệu trong bảng, không có gì để ghi", "The period has all of these figures already; there is nothing to write";
    findings: "ĐỐI CHIẾU SAU KHI NHẬP, số liệu không khớp", "CROSS-CHECK AFTER THE IMPORT, figures that do not agree";
    question(count, period): "Ghi {count} số liệu vào kỳ {period}? [c/K] ", "Write {count} figures into {period}? [y/N] ";
    not_asked: "Chưa ghi gì; xem lại các dòng trên, đúng thì chạy lại lệnh này và thêm --yes", "Nothing was written; look at the lines above and, if they are right, run this again with --yes";
    declined: "Không ghi gì", "Nothing was written";
    written(count, file, commune, period): "Đã ghi {count} số liệu vào {file}\nXem: giaoban --commune {commune} --period {period}; kiểm tra: giaoban check --commune {commune} --period {period}", "Wrote {count} figures to {file}\nLook: giaoban --commune {commune} --period {period}; check: giaoban check --commune {commune} --period {period}";
    remembered(count, file): "Đã ghi nhớ {count} tên dòng vào {file}, lần sau tự khớp", "Remembered {count} names of rows in {file}";
}

fn things(doubts: usize) -> String {
    match doubts {
        1 => "One thing is".to_string(),
        _ => format!("{doubts} things are"),
    }
}

/// Whether an answer is a yes.
pub fn is_yes(answer: &str) -> bool {
    matches!(
        answer.trim().to_lowercase().as_str(),
        "c" | "có" | "co" | "y" | "yes" | "đồng ý" | "dong y"
    )
}
