//! Words of taking conclusions at the meeting: the form, the list, the states of tasks, and what is answered.

use chrono::{Datelike as _, NaiveDate};

use super::{Lang, calendar, joined, say, texts};
use crate::model::{Progress, date};

pub use super::tasks::{no_deadline, no_owner};

texts! {
    conclude: "ghi kết luận", "take a conclusion";
    conclusions: "kết luận đã ghi", "conclusions taken";
    task_state: "đổi trạng thái việc", "change the state of a task";
    complete: "điền theo gợi ý", "complete";
    previous_field: "ô trước", "field before";
    next_field: "ô sau; ở ô cuối thì ghi", "next field; in the last one save";
    upper_choice: "gợi ý trên, hoặc ô trước", "choice above, or field before";
    lower_choice: "gợi ý dưới, hoặc ô sau", "choice below, or next field";
    save: "ghi luôn", "save";
    leave: "bỏ, hỏi lại một lần", "leave, asks once";
    unlink: "bỏ hoặc đặt lại liên kết", "remove or restore the link";
    quit_asked: "thoát, hỏi lại một lần", "quit, asks once";
    edit: "sửa kết luận", "edit the conclusion";
    remove: "xóa, hỏi lại một lần", "delete, asks once";
    close: "chốt cuộc họp, hỏi lại một lần", "close the meeting, asks once";
    left_choice: "trạng thái trước", "state before";
    right_choice: "trạng thái sau", "state after";
    pick: "chọn trạng thái", "choose the state";

    conclude_short: "kết luận", "conclude";
    conclusions_short: "đã ghi", "taken";
    task_state_short: "trạng thái", "state";
    complete_short: "điền", "complete";
    next_short: "ô sau", "next";
    save_short: "ghi", "save";
    leave_short: "bỏ", "leave";
    unlink_short: "liên kết", "link";
    turn_short: "chuyển", "turn";
    edit_short: "sửa", "edit";
    remove_short: "xóa", "delete";
    close_short: "chốt họp", "close";

    /// Heads a section of the help.
    on_task: "Chi tiết việc", "Task";
    in_form: "Ghi kết luận", "Taking a conclusion";
    in_conclusions: "Kết luận đã ghi", "Conclusions taken";
    in_states: "Trạng thái việc", "State of a task";

    /// A field of the form.
    field_text: "Kết luận", "Conclusion";
    field_owner: "Chủ trì", "Owner";
    field_support: "Phối hợp", "With";
    field_deadline: "Hạn", "Due";
    field_deliverable: "Sản phẩm", "Deliverable";
    field_reason: "Lý do", "Reason";
    field_done: "Ngày xong", "Done on";
    field_new_deadline: "Hạn mới", "New deadline";

    /// Stands in an empty field.
    hint_text: "ai làm gì, ngắn gọn", "who does what, in short";
    hint_owner: "một đơn vị hoặc một người; để trống cũng được", "one office or person; may stay empty";
    hint_support: "nhiều đơn vị thì cách nhau bằng dấu phẩy; để trống cũng được",
        "several with commas between; may stay empty";
    hint_deadline: "15/02, thứ Sáu, +7, cuối tháng; để trống cũng được",
        "15/02, thứ Sáu, +7, cuối tháng; may stay empty";
    hint_deliverable: "báo cáo, danh sách, tờ trình…; để trống cũng được",
        "report, list, proposal…; may stay empty";
    hint_reason: "ngắn gọn; để trống cũng được", "in short; may stay empty";
    hint_moved: "vì sao chuyển hạn, ngắn gọn", "why it is moved, in short";

    no_text: "Chưa có nội dung kết luận: gõ vào ô đầu rồi ghi",
        "No text yet: type it in the first field, then save";
    one_owner: "Mỗi việc chỉ một chủ trì, bỏ dấu phẩy; đơn vị khác ghi vào ô Phối hợp",
        "One owner for each task, no comma; others go to the field With";
    leave_typed: "Bỏ dòng đang gõ? Esc lần nữa để bỏ, phím khác để gõ tiếp",
        "Drop what is typed? Esc again to drop it, any other key to go on";
    quit_typed: "Thoát và bỏ dòng đang gõ? Ctrl+C lần nữa để thoát",
        "Quit and drop what is typed? Ctrl+C again to quit";
    save_first: "Đang gõ dở: F8 để ghi hoặc Esc để bỏ, rồi mới xem danh sách",
        "Something is typed: F8 saves it, Esc drops it; then look at the list";
    bad_day: "Chưa hiểu ngày; viết 15/02, 15/02/2026, thứ Sáu, T6, +7, mai, cuối tháng",
        "Not understood; write 15/02, 15/02/2026, thứ Sáu, T6, +7, mai, cuối tháng";
    bad_day_short: "chưa hiểu; viết như 15/02, thứ Sáu, +7", "not understood; write 15/02, thứ Sáu, +7";
    no_such_day: "Lịch không có ngày này; xem lại ngày và tháng", "There is no such day; check day and month";
    too_far: "Hạn xa hơn 10 năm; xem lại năm", "More than 10 years away; check the year";
    done_later: "Ngày xong ở sau ngày họp; ghi ngày họp hoặc ngày trước đó",
        "Done after the meeting; write its day or one before";
    reason_needed: "Ghi ngắn gọn vì sao chuyển hạn", "Write in short why the deadline moves";
    day_needed: "Gõ hạn mới: 15/02, thứ Sáu, +7, cuối tháng",
        "Type the new deadline: 15/02, thứ Sáu, +7, cuối tháng";

    read_only: "Đang ở chế độ chỉ xem (--read-only, vai trò viewer) nên không ghi được",
        "This is look-only (--read-only, role viewer): nothing is written";
    figures_only: "Vai trò clerk chỉ nhập số liệu; ghi kết luận và trạng thái cần vai trò editor",
        "The role clerk types figures only: conclusions and states take the role editor";
    embedded: "Dữ liệu nằm trong chương trình nên không ghi được; mở lại với --data THƯ-MỤC",
        "The data is inside the program; start again with --data FOLDER to write";
    no_task_here: "Chọn một việc rồi mới đổi trạng thái", "Select a task first";
    no_meeting_task: "Chưa ghi kết luận nào; K hoặc F8 để ghi", "No conclusions yet; K or F8 takes one";
    closed: "đã chốt", "closed";
    closed_now: "Đã chốt cuộc họp; kết luận không sửa được nữa",
        "The meeting is closed; its conclusions are final";
    removed: "Đã xóa kết luận", "The conclusion is deleted";
    nothing_to_close: "Chưa có kết luận nào để chốt", "There is nothing to close yet";
    history: "DIỄN BIẾN", "HISTORY";
    first_deadline: "hạn đầu", "first deadline";
    meeting_word: "giao ban", "meeting";
    deliverable: "Sản phẩm:", "Deliverable:";

    title(meeting: NaiveDate; day = date::format(meeting)): "KẾT LUẬN GIAO BAN {day}",
        "CONCLUSIONS OF THE MEETING {day}";
    conclusion_count(all of "conclusion"): "{all} kết luận",
        "{all}";
    saved_conclusion(number): "Đã ghi kết luận{number}", "Conclusion{number} saved";
    decided(what): "Đã ghi: {what}", "Saved: {what}";
    past(day: NaiveDate, meeting: NaiveDate; day = date::format(day), meeting = date::format(meeting)):
        "Hạn {day} ở trước ngày họp {meeting}; nhấn lần nữa nếu đúng vậy",
            "{day} is before the meeting of {meeting}; press again if it is right";
    is_past: "trước ngày họp", "before the meeting";
    is_closed(meeting: NaiveDate; day = date::format(meeting)):
        "Cuộc họp {day} đã chốt, kết luận không sửa được nữa",
            "The meeting of {day} is closed; its conclusions are final";
    remove_asked(number): "Xóa kết luận {number}? Delete lần nữa để xóa, phím khác để giữ",
        "Delete conclusion {number}? Delete again to do so, any other key keeps it";
    close_asked(count): "Chốt cuộc họp với {count} kết luận? Sau đó không sửa được. F2 lần nữa để chốt",
        "Close the meeting with {count} conclusions? They are final then. F2 again to close it";
    because(reason): ", lý do: {reason}", ", because: {reason}";
}

/// `Kết luận mới`, `Sửa kết luận 2`.
pub fn form_title(lang: Lang, editing: Option<usize>) -> String {
    match editing {
        None => say!(lang, "Kết luận mới", "New conclusion"),
        Some(number) => say!(lang, "Sửa kết luận {number}", "Conclusion {number}"),
    }
}

/// `3 kết luận, 1 chưa có chủ trì, 2 không hạn`
pub fn count(lang: Lang, all: usize, no_owner: usize, no_deadline: usize) -> String {
    let some = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let parts = [
        Some(conclusion_count(lang, all)),
        some(no_owner, self::no_owner(lang)),
        some(no_deadline, self::no_deadline(lang)),
    ];
    joined(parts, ", ")
}

/// `Đã ghi kết luận 2; chưa có chủ trì, không hạn`
pub fn saved(lang: Lang, number: Option<usize>, no_owner: bool, no_deadline: bool) -> String {
    let number = number.map(|n| format!(" {n}")).unwrap_or_default();
    let gaps = [
        no_owner.then(|| self::no_owner(lang).to_string()),
        no_deadline.then(|| self::no_deadline(lang).to_string()),
    ];
    let gaps = Some(joined(gaps, ", ")).filter(|gaps| !gaps.is_empty());
    joined([Some(saved_conclusion(lang, number)), gaps], "; ")
}

/// `thứ Sáu 23/01/2026`
pub fn understood(lang: Lang, day: NaiveDate) -> String {
    let name = calendar::within(lang, day.weekday());
    format!("{name} {}", date::format(day))
}

/// What a decision makes of a task: `đang làm`, `xong 19/01/2026`.
pub fn progress(lang: Lang, progress: Progress) -> String {
    let name = progress.word().name(lang);
    match progress {
        Progress::Done(day) => format!("{name} {}", date::format(day)),
        _ => name.to_string(),
    }
}

/// `chuyển hạn 31/01 → 15/02`, `đặt hạn 15/02/2026`; with the years where they are not one and the same.
pub fn moved(lang: Lang, from: Option<NaiveDate>, to: NaiveDate, arrow: &str) -> String {
    let Some(from) = from else {
        return say!(lang, "đặt hạn {to}", "deadline set to {to}"; to = date::format(to));
    };
    let write = if from.year() == to.year() {
        date::format_short
    } else {
        date::format
    };
    let (from, to) = (write(from), write(to));
    say!(
        lang,
        "chuyển hạn {from} {arrow} {to}",
        "deadline moved {from} {arrow} {to}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    fn day(text: &str) -> NaiveDate {
        date::parse(text).unwrap_or_default()
    }

    #[test]
    fn what_was_saved_says_what_is_missing() {
        let check = |number, no_owner, no_deadline, vi: &str, en: &str| {
            assert_eq!(
                (
                    saved(Vi, number, no_owner, no_deadline).as_str(),
                    saved(En, number, no_owner, no_deadline).as_str()
                ),
                (vi, en)
            );
        };
        check(
            Some(2),
            false,
            false,
            "Đã ghi kết luận 2",
            "Conclusion 2 saved",
        );
        check(
            Some(2),
            true,
            false,
            "Đã ghi kết luận 2; chưa có chủ trì",
            "Conclusion 2 saved; no owner",
        );
        check(
            None,
            true,
            true,
            "Đã ghi kết luận; chưa có chủ trì, không hạn",
            "Conclusion saved; no owner, no deadline",
        );
    }

    #[test]
    fn days_and_decisions() {
        assert_eq!(understood(Vi, day("23/01/2026")), "thứ Sáu 23/01/2026");
        assert_eq!(understood(En, day("25/01/2026")), "Sunday 25/01/2026");
        assert_eq!(
            moved(Vi, Some(day("31/01/2026")), day("15/02/2026"), "→"),
            "chuyển hạn 31/01 → 15/02"
        );
        assert_eq!(
            moved(Vi, Some(day("31/12/2025")), day("15/02/2026"), "→"),
            "chuyển hạn 31/12/2025 → 15/02/2026"
        );
        assert_eq!(
            moved(Vi, None, day("15/02/2026"), "→"),
            "đặt hạn 15/02/2026"
        );
        assert_eq!(
            progress(Vi, Progress::Done(day("19/01/2026"))),
            "xong 19/01/2026"
        );
        assert_eq!(
            count(Vi, 3, 1, 2),
            "3 kết luận, 1 chưa có chủ trì, 2 không hạn"
        );
        assert_eq!(count(En, 1, 0, 0), "1 conclusion");
    }
}
