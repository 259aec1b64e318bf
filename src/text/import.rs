//! Texts of `giaoban import`: what a workbook says, what is in doubt, what was written.

mod doubt;
mod fault;

use super::{Lang, texts};
use crate::import::head::Role;
use crate::import::intake::Place;
use crate::import::legacy::Legacy;
use crate::import::sheet::address;
use crate::model::{Period, number};
use crate::text::labels;

pub use doubt::{doubt, note, skip};
pub use fault::{nothing, unreadable};

texts! {
    matching: "đang đối chiếu các dòng với chỉ tiêu…", "matching rows with indicators…";
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
    declined: "Không ghi gì", "Nothing was written";
    choose_later: "0 = bỏ qua dòng này từ nay về sau, Enter = để sau", "0 = leave this row out from now on, Enter = later";
}

/// Said while a workbook is read.
pub fn reading(lang: Lang, file: &str) -> String {
    format!("{} {file}…", lang.pick("đang đọc", "reading"))
}

/// `bảng "KT" ô D12`
pub fn place(lang: Lang, place: &Place) -> String {
    let cell = address(place.row, place.column);
    match lang {
        Lang::Vi => format!("bảng \"{}\" ô {cell}", place.sheet),
        Lang::En => format!("sheet \"{}\" cell {cell}", place.sheet),
    }
}

/// The first line: which file goes where.
pub fn title(lang: Lang, file: &str, commune: &str, period: Period) -> String {
    let name = labels::period(lang, period);
    match lang {
        Lang::Vi => format!("Nhập {file} vào {commune}, {} ({period})", lower(&name)),
        Lang::En => format!("{file} into {commune}, {name} ({period})"),
    }
}

fn lower(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

/// What a column holds.
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
pub fn seen(lang: Lang, sheet: &str, rows: (u32, u32), columns: &str) -> String {
    let (top, bottom) = (rows.0 + 1, rows.1 + 1);
    let rows = if top == bottom {
        top.to_string()
    } else {
        format!("{top}-{bottom}")
    };
    match lang {
        Lang::Vi => format!("Bảng \"{sheet}\": tiêu đề dòng {rows}; {columns}"),
        Lang::En => format!("Sheet \"{sheet}\": head in row {rows}; {columns}"),
    }
}

/// `cột E`
pub fn column(lang: Lang, letters: &str) -> String {
    format!("{} {letters}", lang.pick("cột", "column"))
}

/// The unit that stands above a table.
pub fn common_unit(lang: Lang, unit: &str) -> String {
    format!(
        "{} {unit}",
        lang.pick("đơn vị tính chung:", "unit of the whole table:")
    )
}

/// An old encoding that was turned into Unicode.
pub fn legacy(lang: Lang, legacy: Legacy) -> &'static str {
    match legacy {
        Legacy::Tcvn3 => lang.pick(
            "chữ gõ bằng phông TCVN3 (.VnTime), đã chuyển sang Unicode",
            "letters of TCVN3 (.VnTime), turned into Unicode",
        ),
        Legacy::Vni => lang.pick(
            "chữ gõ bằng phông VNI, đã chuyển sang Unicode",
            "letters of VNI, turned into Unicode",
        ),
    }
}

texts! {
    /// The title of the table names another period than the one that is filled in.
    other_period(titled: Period, period: Period): "chú ý: tiêu đề ghi kỳ {titled}, đang nhập vào kỳ {period}", "note: the title says {titled}, and these figures go into {period}";
}

/// A sheet that was not read.
pub fn unread(lang: Lang, sheet: &str, hidden: bool) -> String {
    match (lang, hidden) {
        (Lang::Vi, true) => {
            format!("Bảng \"{sheet}\": đang ẩn, không đọc; cần thì thêm --sheet \"{sheet}\"")
        }
        (Lang::Vi, false) => format!("Bảng \"{sheet}\": không có bảng số liệu, không đọc"),
        (Lang::En, true) => {
            format!("Sheet \"{sheet}\": hidden, not read; to read it add --sheet \"{sheet}\"")
        }
        (Lang::En, false) => format!("Sheet \"{sheet}\": has no table of figures, not read"),
    }
}

/// `562 con`, `70,32%`
pub fn amount(value: rust_decimal::Decimal, unit: &str) -> String {
    let gap = if unit == "%" { "" } else { " " };
    format!("{}{gap}{unit}", number::format(value))
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
pub fn summary(lang: Lang, c: Counts) -> String {
    match lang {
        Lang::Vi => {
            format!(
                "Tóm tắt: {} mới, {} thay đổi, {} giữ nguyên, {} chưa rõ, {} bỏ qua",
                c.new, c.changed, c.same, c.doubts, c.skipped
            )
        }
        Lang::En => {
            format!(
                "Summary: {} new, {} changed, {} the same, {} in doubt, {} left out",
                c.new, c.changed, c.same, c.doubts, c.skipped
            )
        }
    }
}

/// Something is in doubt: nothing is written.
pub fn doubtful(lang: Lang, doubts: usize) -> String {
    match lang {
        Lang::Vi => format!("Còn {doubts} chỗ chưa rõ nên chưa ghi gì; sửa bảng tính theo các dòng trên rồi nhập lại"),
        Lang::En if doubts == 1 => {
            "One thing is in doubt, so nothing was written; mend the workbook as said above and try again".to_string()
        }
        Lang::En => format!("{doubts} things are in doubt, so nothing was written; mend the workbook as said above and try again"),
    }
}

texts! {
    /// How to say which row is which indicator.
    say_in_mapping(file: &str): "Bảng ánh xạ {file}, mỗi dòng một tên; chọn chi_tieu, hoặc ghi bo_qua: true nếu không dùng dòng đó:", "The mapping {file} has a line for each name; choose chi_tieu, or write bo_qua: true for a row that is not used:";
    /// The question.
    question(count: usize, period: Period): "Ghi {count} số liệu vào kỳ {period}? [c/K] ", "Write {count} figures into {period}? [y/N] ";
}

/// Whether an answer is a yes.
pub fn is_yes(answer: &str) -> bool {
    matches!(
        answer.trim().to_lowercase().as_str(),
        "c" | "có" | "co" | "y" | "yes" | "đồng ý" | "dong y"
    )
}

texts! {
    /// What a row is, where several indicators come into question.
    which(place: &str, name: &str): "{place}, “{name}” là chỉ tiêu nào?", "{place}, “{name}”: which indicator is it?";
    /// What was written.
    written(count: usize, file: &str, commune: &str, period: Period): "Đã ghi {count} số liệu vào {file}\nXem: giaoban --commune {commune} --period {period}; kiểm tra: giaoban check --commune {commune} --period {period}", "Wrote {count} figures to {file}\nLook: giaoban --commune {commune} --period {period}; check: giaoban check --commune {commune} --period {period}";
    /// What was remembered.
    remembered(count: usize, file: &str): "Đã ghi nhớ {count} tên dòng vào {file}, lần sau tự khớp", "Remembered {count} names of rows in {file}";
}

/// No period is asked for, and the workbook names none.
pub fn which_period(lang: Lang, file: &str, last: Option<Period>) -> String {
    let example = last.map_or_else(|| "2026-02".to_string(), |p| p.to_string());
    match lang {
        Lang::Vi => format!(
            "{file}: bảng tính không ghi rõ kỳ nào; thêm --period KỲ, ví dụ --period {example}"
        ),
        Lang::En => format!(
            "{file}: the workbook does not say which period it is about; add --period, for example --period {example}"
        ),
    }
}

texts! {
    /// The period has no file yet.
    no_period(commune: &str, period: Period): "chưa có tệp của kỳ {period}; tạo trước bằng: giaoban new {period} --commune {commune}", "there is no file of {period} yet; make it first with: giaoban new {period} --commune {commune}";
    /// The data has errors: it is mended first.
    broken(problem: &str): "{problem}; sửa tệp này trước, rồi nhập lại", "{problem}; mend this file first, then import again";
}
