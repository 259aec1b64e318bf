//! Words of the grid in which figures are typed: its keys, its columns, and what is asked and answered.

use chrono::{NaiveDate, NaiveTime};

use super::{Lang, en_count, errors, labels, texts};
use crate::data::problem::ProblemKind;
use crate::model::number::NumberError;
use crate::model::{Period, Reading, Revision, date, number};

texts! {
    open: "nhập số liệu của kỳ đang xem", "type the figures of this period";
    save: "lưu vào tệp số liệu", "save into the data file";
    mine: "giữ số của mình (tệp có người sửa)", "keep mine where the file changed";
    theirs: "lấy số trong tệp (có người sửa)", "take theirs where the file changed";
    below: "nhận số, xuống ô dưới", "take the figure, cell below";
    next: "nhận số, ô sau", "take the figure, next cell";
    previous: "nhận số, ô trước", "take the figure, cell before";
    above: "nhận số, lên ô trên", "take the figure, cell above";
    left: "lĩnh vực trước; đang gõ: sang trái", "sector before; typing: to the left";
    right: "lĩnh vực sau; đang gõ: sang phải", "next sector; typing: to the right";
    first: "ô đầu; khi đang gõ: đầu dòng", "first cell; while typing: start";
    last: "ô cuối; khi đang gõ: cuối dòng", "last cell; while typing: end";
    edit: "sửa số đang có trong ô", "change the figure in the cell";
    clear: "xóa số trong ô", "take the figure out";
    undo: "hoàn tác", "undo";
    redo: "làm lại", "redo";
    leave: "bỏ số đang gõ, hoặc đóng bảng", "drop what is typed, or close";
    quit: "thoát, hỏi nếu chưa lưu", "quit, asks if unsaved";
    agree: "đồng ý", "yes";
    discard: "bỏ những số đang hỏi", "throw these figures away";
    stay: "quay lại bảng", "back to the grid";

    open_short: "nhập số", "type figures";
    save_short: "lưu", "save";
    mine_short: "giữ số của mình", "keep mine";
    theirs_short: "lấy số trong tệp", "take theirs";
    below_short: "xuống", "down";
    sector_short: "lĩnh vực", "sector";
    edit_short: "sửa ô", "edit";
    clear_short: "xóa ô", "clear";
    undo_short: "hoàn tác", "undo";
    redo_short: "làm lại", "redo";
    leave_short: "đóng", "close";
    agree_short: "đồng ý", "yes";
    discard_short: "bỏ", "throw away";
    stay_short: "quay lại", "back";

    /// Heads a section of the help.
    in_grid: "Nhập số liệu", "Typing figures";
    in_question: "Khi bảng nhập hỏi", "When the grid asks";

    title: "NHẬP SỐ LIỆU", "FIGURES";
    column_before: "Kỳ trước", "Before";
    column_new: "Số kỳ này", "This period";
    column_unit: "Đơn vị", "Unit";
    computed: "tự tính", "computed";
    no_changes: "chưa sửa số nào", "nothing changed";
    none: "chưa có số", "no figure";
    on_file: "trong tệp", "on file";
    before: "kỳ trước", "before";
    typed: "đang gõ", "typed";
    all_agree: "Đối chiếu: khớp", "Cross-check: agrees";
    checked: "Đối chiếu", "Cross-check";
    form: "cách gõ: 12.345,6; số ước: ước 12 hoặc 12~; chưa có số: để trống hoặc -", "write 12.345,6; an estimate: estimate 12 or 12~; no figure: empty or -";

    history: "Đã sửa:", "Changed:";

    embedded: "Dữ liệu có sẵn trong chương trình nên không nhập được; chạy giaoban init THƯ_MỤC rồi mở giaoban --data THƯ_MỤC", "The data inside the program cannot be typed into; run giaoban init FOLDER, then giaoban --data FOLDER";
    no_period: "Xã này chưa có kỳ nào để nhập; tạo kỳ mới bằng: giaoban new 2026-02", "There is no period to type into yet; make one: giaoban new 2026-02";
    nothing_typed: "Chưa sửa số nào, không có gì để lưu", "Nothing was changed, there is nothing to save";
    nothing_back: "Không còn gì để hoàn tác", "There is nothing to undo";
    nothing_again: "Không còn gì để làm lại", "There is nothing to redo";
    nothing_pasted: "Không có số nào trong phần vừa dán", "There is no figure in what was pasted";
    not_contested: "Ô này không có số khác nhau để chọn", "There are no two figures to choose from in this cell";
    choose_first: "Tệp vừa có người sửa ở ô này, chưa ghi gì: F7 giữ số của mình, F9 lấy số trong tệp", "Somebody has changed this figure in the file, nothing was written: F7 keeps yours, F9 takes theirs";
}

/// `3 số chưa lưu`
pub fn changes(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} số chưa lưu"),
        Lang::En => format!("{} not saved", en_count(count, "figure")),
    }
}

/// `1 ô gõ sai`
pub fn wrong(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} ô gõ sai"),
        Lang::En => format!("{} wrong", en_count(count, "cell")),
    }
}

/// `2 ô có người khác sửa`
pub fn contested(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} ô có người khác sửa"),
        Lang::En => format!("{} changed by somebody else", en_count(count, "cell")),
    }
}

/// `3 chỗ lệch`
pub fn mismatches(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} chỗ lệch"),
        Lang::En => en_count(count, "mismatch").replace("mismatchs", "mismatches"),
    }
}

/// What is wrong with a figure as typed, what may be meant, and how figures are typed.
pub fn misread(lang: Lang, why: NumberError, text: &str) -> String {
    let message = errors::message(
        &ProblemKind::BadNumber {
            text: text.trim().into(),
            why,
        },
        lang,
    );
    let parts = [
        Some(message.headline),
        message.mend,
        Some(form(lang).to_string()),
    ];
    capital(&parts.into_iter().flatten().collect::<Vec<_>>().join("; "))
}

/// How figures are typed.
pub fn form_hint(lang: Lang) -> String {
    capital(form(lang))
}

/// With a capital first letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// `Còn 2 ô gõ sai, chưa lưu; sửa hoặc xóa ô này rồi lưu lại`
pub fn wrong_first(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("Còn {count} ô gõ sai nên chưa lưu; sửa hoặc xóa ô này rồi lưu lại"),
        Lang::En => format!(
            "{} wrong, nothing was saved; mend or clear this one, then save again",
            en_count(count, "cell")
        ),
    }
}

/// `Đã lưu 3 số`
pub fn saved(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("Đã lưu {count} số"),
        Lang::En => format!("{} saved", en_count(count, "figure")),
    }
}

/// Asked before leaving.
pub fn ask_leave(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!(
            "Còn {count} số chưa lưu. Enter: lưu rồi đóng · Delete: bỏ các số này · Esc: ở lại"
        ),
        Lang::En => format!(
            "{} not saved. Enter: save and close · Delete: throw away · Esc: stay",
            en_count(count, "figure")
        ),
    }
}

/// What a killed program left, told at the start.
pub fn left_behind(
    lang: Lang,
    count: usize,
    period: Period,
    day: NaiveDate,
    time: NaiveTime,
) -> String {
    let (period, day, time) = (
        labels::period(lang, period),
        date::format_short(day),
        time.format("%H:%M"),
    );
    match lang {
        Lang::Vi => format!(
            "Có {count} số của {period} gõ lúc {time} ngày {day} chưa kịp lưu; bấm F2 để xem và lấy lại"
        ),
        Lang::En => format!(
            "{} of {period} typed at {time} on {day} not saved; F2 shows and restores",
            en_count(count, "figure")
        ),
    }
}

/// Asked before what a killed program left is taken over; `other` of them are not in the file as they were then.
pub fn ask_recover(
    lang: Lang,
    count: usize,
    other: usize,
    day: NaiveDate,
    time: NaiveTime,
) -> String {
    let (day, time) = (date::format_short(day), time.format("%H:%M"));
    let since = match (lang, other) {
        (_, 0) => String::new(),
        (Lang::Vi, _) => format!(", {other} số trong tệp đã đổi từ lúc đó"),
        (Lang::En, _) => format!(", {other} changed in the file since"),
    };
    match lang {
        Lang::Vi => format!(
            "Có {count} số gõ lúc {time} ngày {day} chưa lưu{since}. Enter: lấy lại · Delete: bỏ · Esc: để sau"
        ),
        Lang::En => {
            format!(
                "{} typed at {time} on {day} not saved{since}. Enter: restore · Delete: drop · Esc: later",
                en_count(count, "figure")
            )
        }
    }
}

/// Asked before a column is pasted.
pub fn ask_paste(
    lang: Lang,
    good: usize,
    wrong: &[String],
    empty: usize,
    beyond: usize,
    column: Option<usize>,
) -> String {
    let few = wrong
        .iter()
        .take(3)
        .map(|w| format!("\"{w}\""))
        .collect::<Vec<_>>()
        .join(", ");
    let more = if wrong.len() > 3 { "…" } else { "" };
    let mut parts = Vec::new();
    match lang {
        Lang::Vi => {
            parts.push(format!("Dán {good} số từ ô này xuống"));
            parts.extend(column.map(|c| format!("lấy cột {c}")));
            parts.extend(
                (!wrong.is_empty()).then(|| format!("{} dòng sai: {few}{more}", wrong.len())),
            );
            parts.extend((empty > 0).then(|| format!("{empty} dòng trống giữ số cũ")));
            parts.extend((beyond > 0).then(|| format!("{beyond} dòng thừa")));
            format!("{}. Enter: dán · Esc: thôi", parts.join(", "))
        }
        Lang::En => {
            parts.push(format!("Paste {} from here down", en_count(good, "figure")));
            parts.extend(column.map(|c| format!("column {c}")));
            parts.extend(
                (!wrong.is_empty())
                    .then(|| format!("{} wrong: {few}{more}", en_count(wrong.len(), "line"))),
            );
            parts.extend(
                (empty > 0).then(|| format!("{} empty, figures stay", en_count(empty, "line"))),
            );
            parts.extend((beyond > 0).then(|| format!("{} too many", en_count(beyond, "line"))));
            format!("{}. Enter: paste · Esc: no", parts.join(", "))
        }
    }
}

texts! {
    /// Both values of a figure that somebody else has changed.
    both(mine: &str, there: &str): "Có người vừa sửa ô này: của mình {mine}, trong tệp {there}. F7 giữ số của mình · F9 lấy số trong tệp", "Somebody has changed this figure: yours {mine}, on file {there}. F7 keeps yours · F9 takes theirs";
}

/// One change of a figure: `03/02/2026 18:40, lan: ước 12 → 12,5`.
pub fn revision(lang: Lang, revision: &Revision, after: Option<Reading>, arrow: &str) -> String {
    let said = |reading: Option<Reading>| match reading {
        Some(_) => notation(lang, reading),
        None => none(lang).to_string(),
    };
    let time = revision
        .time
        .map(|t| format!(" {}", t.format("%H:%M")))
        .unwrap_or_default();
    let by = revision
        .by
        .as_deref()
        .map(|by| format!(", {by}"))
        .unwrap_or_default();
    format!(
        "{}{time}{by}: {} {arrow} {}",
        date::format(revision.date),
        said(revision.before),
        said(after)
    )
}

/// A figure as it is typed: `ước 12,5`.
pub fn notation(lang: Lang, reading: Option<Reading>) -> String {
    let Some(Reading { value, qualifier }) = reading else {
        return String::new();
    };
    let value = number::format(value);
    qualifier.map_or_else(|| value.clone(), |q| format!("{} {value}", q.name(lang)))
}
