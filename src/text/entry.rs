//! Words of the grid in which figures are typed: its keys, its columns, and what is asked and answered.

use chrono::{NaiveDate, NaiveTime};

use super::{Lang, en_count, errors, joined, labels, plural, say, texts};
use crate::data::problem::ProblemKind;
use crate::model::number::NumberError;
use crate::model::{Period, Reading, Revision, date, number};

pub use self::{agree as agree_short, redo as redo_short, undo as undo_short};

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
    leave_short: "đóng", "close";
    discard_short: "bỏ", "throw away";
    stay_short: "quay lại", "back";

    /// Heads a section of the help.
    in_grid: "Nhập số liệu", "Typing figures";
    in_question: "Khi bảng nhập hỏi", "When the grid asks";

    title: "NHẬP SỐ LIỆU", "FIGURES";
    column_before: "Kỳ trước", "Before";
    column_new: "Số kỳ này", "This period";
    no_changes: "chưa sửa số nào", "nothing changed";
    none: "chưa có số", "no figure";
    on_file: "trong tệp", "on file";
    all_agree: "Đối chiếu: khớp", "Cross-check: agrees";
    checked: "Đối chiếu", "Cross-check";
    form: "cách gõ: 12.345,6; số ước: ước 12 hoặc 12~; chưa có số: để trống hoặc -",
        "write 12.345,6; an estimate: estimate 12 or 12~; no figure: empty or -";

    history: "Đã sửa:", "Changed:";

    embedded: "Dữ liệu có sẵn trong chương trình nên không nhập được; chạy giaoban init THƯ_MỤC rồi mở giaoban --data THƯ_MỤC",
        "The data inside the program cannot be typed into; run giaoban init FOLDER, then giaoban --data FOLDER";
    records_only: "Vai trò editor chỉ ghi kết luận và trạng thái; nhập số liệu cần vai trò clerk",
        "The role editor writes conclusions and states only: figures take the role clerk";
    no_period: "Xã này chưa có kỳ nào để nhập; tạo kỳ mới bằng: giaoban new 2026-02",
        "There is no period to type into yet; make one: giaoban new 2026-02";
    nothing_typed: "Chưa sửa số nào, không có gì để lưu", "Nothing was changed, there is nothing to save";
    nothing_back: "Không còn gì để hoàn tác", "There is nothing to undo";
    nothing_again: "Không còn gì để làm lại", "There is nothing to redo";
    nothing_pasted: "Không có số nào trong phần vừa dán", "There is no figure in what was pasted";
    not_contested: "Ô này không có số khác nhau để chọn",
        "There are no two figures to choose from in this cell";
    choose_first: "Tệp vừa có người sửa ở ô này, chưa ghi gì: F7 giữ số của mình, F9 lấy số trong tệp",
        "Somebody has changed this figure in the file, nothing was written: F7 keeps yours, F9 takes theirs";

    changes(count of "figure"): "{count} số chưa lưu", "{count} not saved";
    wrong(count of "cell"): "{count} ô gõ sai", "{count} wrong";
    contested(count of "cell"): "{count} ô có người khác sửa",
        "{count} changed by somebody else";
    mismatches(count: usize; mismatches = plural(count, "mismatch", "mismatches")): "{count} chỗ lệch",
        "{count} {mismatches}";
    wrong_first(count of "cell"): "Còn {count} ô gõ sai nên chưa lưu; sửa hoặc xóa ô này rồi lưu lại",
        "{count} wrong, nothing was saved; mend or clear this one, then save again";
    saved(count of "figure"): "Đã lưu {count} số", "{count} saved";
    /// Asked before leaving.
    ask_leave(count of "figure"): "Còn {count} số chưa lưu. Enter: lưu rồi đóng · Delete: bỏ các số này · Esc: ở lại",
        "{count} not saved. Enter: save and close · Delete: throw away · Esc: stay";
    /// Both values of a figure that somebody else has changed.
    both(mine, there): "Có người vừa sửa ô này: của mình {mine}, trong tệp {there}. F7 giữ số của mình · F9 lấy số trong tệp",
        "Somebody has changed this figure: yours {mine}, on file {there}. F7 keeps yours · F9 takes theirs";

    changed_since(count): ", {count} số trong tệp đã đổi từ lúc đó",
        ", {count} changed in the file since";
    pasted(count of "figure"): "Dán {count} số từ ô này xuống",
        "Paste {count} from here down";
    of_column(column): "lấy cột {column}", "column {column}";
    wrong_lines(count of "line", few): "{count} dòng sai: {few}",
        "{count} wrong: {few}";
    empty_lines(count of "line"): "{count} dòng trống giữ số cũ",
        "{count} empty, figures stay";
    lines_beyond(count of "line"): "{count} dòng thừa", "{count} too many";
    paste_keys(parts): "{parts}. Enter: dán · Esc: thôi", "{parts}. Enter: paste · Esc: no";
}

/// What is wrong with a figure as typed, what may be meant, and how figures are typed.
pub fn misread(lang: Lang, why: NumberError, text: &str) -> String {
    let text = text.trim().into();
    let message = errors::message(&ProblemKind::BadNumber { text, why }, lang);
    let form = form(lang).to_string();
    capital(&joined(
        [Some(message.headline), message.mend, Some(form)],
        "; ",
    ))
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

/// What a killed program left, told at the start.
pub fn left_behind(
    lang: Lang,
    count: usize,
    period: Period,
    day: NaiveDate,
    time: NaiveTime,
) -> String {
    say!(
        lang,
        "Có {count} số của {period} gõ lúc {time} ngày {day} chưa kịp lưu; bấm F2 để xem và lấy lại",
        "{figures} of {period} typed at {time} on {day} not saved; F2 shows and restores";
        figures = en_count(count, "figure"),
        period = labels::period(lang, period),
        day = date::format_short(day),
        time = time.format("%H:%M")
    )
}

/// Asked before what a killed program left is taken over; `other` of them are not in the file as they were then.
pub fn ask_recover(
    lang: Lang,
    count: usize,
    other: usize,
    day: NaiveDate,
    time: NaiveTime,
) -> String {
    let since = (other > 0).then(|| changed_since(lang, other));
    say!(
        lang,
        "Có {count} số gõ lúc {time} ngày {day} chưa lưu{since}. Enter: lấy lại · Delete: bỏ · Esc: để sau",
        "{figures} typed at {time} on {day} not saved{since}. Enter: restore · Delete: drop · Esc: later";
        figures = en_count(count, "figure"),
        since = since.unwrap_or_default(),
        day = date::format_short(day),
        time = time.format("%H:%M")
    )
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
    let few: Vec<_> = wrong.iter().take(3).map(|w| format!("\"{w}\"")).collect();
    let few = few.join(", ") + if wrong.len() > 3 { "…" } else { "" };
    let parts = [
        Some(pasted(lang, good)),
        column.map(|column| of_column(lang, column)),
        (!wrong.is_empty()).then(|| wrong_lines(lang, wrong.len(), few)),
        (empty > 0).then(|| empty_lines(lang, empty)),
        (beyond > 0).then(|| lines_beyond(lang, beyond)),
    ];
    paste_keys(lang, joined(parts, ", "))
}

/// One change of a figure: `03/02/2026 18:40, lan: ước 12 → 12,5`.
pub fn revision(lang: Lang, revision: &Revision, after: Option<Reading>, arrow: &str) -> String {
    let said = |reading: Option<Reading>| match reading {
        Some(_) => notation(lang, reading),
        None => none(lang).to_string(),
    };
    let time = revision.time.map(|t| t.format(" %H:%M").to_string());
    let by = revision.by.as_deref().map(|by| format!(", {by}"));
    let when = joined([Some(date::format(revision.date)), time, by], "");
    format!("{when}: {} {arrow} {}", said(revision.before), said(after))
}

/// A figure as it is typed: `ước 12,5`.
pub fn notation(lang: Lang, reading: Option<Reading>) -> String {
    let Some(Reading { value, qualifier }) = reading else {
        return String::new();
    };
    let qualifier = qualifier.map(|q| q.name(lang).to_string());
    joined([qualifier, Some(number::format(value))], " ")
}
