//! Words and sentences of tasks.

use super::{GlyphSet, Lang, en_days, plural, say, texts};
use crate::model::TaskState;

texts! {
    tasks: "Nhiệm vụ", "Tasks";
    owner: "Chủ trì", "Owner";
    deadline: "Hạn", "Due";
    goal: "Mục tiêu", "Goal";
    source: "Văn bản", "Document";
    sector: "Lĩnh vực", "Sector";
    no_sector: "không thuộc lĩnh vực nào", "no sector";
    no_owner: "chưa có chủ trì", "no owner";
    no_deadline: "không hạn", "no deadline";
    no_tasks: "Chưa có nhiệm vụ nào", "No tasks yet";

    /// What has no value of its own: `UBND xã (mặc định)`.
    as_default(value): "{value} (mặc định)", "{value} (default)";
    step(number, of, title): "bước {number}/{of}: {title}", "step {number}/{of}: {title}";
    /// By when a step is to be done, where it is not the whole task that is counted down to.
    step_by(number, of, day): "bước {number}/{of} hạn {day}", "step {number}/{of} by {day}";

    undone(count: usize; are = plural(count, "task is", "tasks are")): "{count} việc chưa xong",
        "{count} {are} not done";
    only_one_done: "Việc duy nhất đã xong", "The only task is done";
    all_done(count): "Đã xong cả {count} việc", "All {count} tasks are done";
    without_deadline(count): "{count} không hạn", "{count} without a deadline";
    no_owner_of(count): "{count} chưa có chủ trì", "{count} without an owner";
    only_no_day(count): "{count} chỉ thiếu hạn", "{count} lacking only a deadline";
    without_owner(count): "{count} việc chưa có chủ trì", "{count} without an owner";
    and_done(count): "đã xong {count}", "{count} done";
}

/// The mark of a state, one cell wide.
pub const fn mark(state: TaskState, set: GlyphSet) -> &'static str {
    set.pick(match state {
        TaskState::Overdue(_) => ["▼", "▼", "V"],
        TaskState::DueSoon(_) => ["▽", "↓", "v"],
        TaskState::Open => ["◆", "▪", "~"],
        TaskState::NoDeadline => ["·", "·", "."],
        TaskState::Waiting => ["◇", "◊", ":"],
        TaskState::Paused => ["□", "□", "_"],
        TaskState::Returned => ["◁", "◄", "<"],
        TaskState::DoneOnTime | TaskState::Done => ["●", "●", "="],
        TaskState::DoneLate => ["○", "○", "o"],
    })
}

/// The mark of a task that is overdue or soon due only by its document's default: it does not shout.
pub const fn mark_by_default(set: GlyphSet) -> &'static str {
    set.pick(["▿", ",", ","])
}

/// How long until a day: `quá hạn 3 ngày`, `hôm nay`, `còn 2 ngày`.
pub fn left(lang: Lang, days: i64) -> String {
    let (count, en) = (days.unsigned_abs(), en_days(days));
    match days {
        0 => lang.pick("hôm nay", "today").to_string(),
        ..0 => say!(lang, "quá hạn {count} ngày", "{en} overdue"),
        _ => say!(lang, "còn {count} ngày", "{en} left"),
    }
}

/// How a task ended: `xong đúng hạn`, `xong sớm 2 ngày`, `xong muộn 3 ngày`; `days` are those that were left on the day it was done.
pub fn done(lang: Lang, days: Option<i64>) -> String {
    let Some(days) = days else {
        return TaskState::Done.name(lang).to_string();
    };
    let (count, en) = (days.unsigned_abs(), en_days(days));
    match days {
        0 => TaskState::DoneOnTime.name(lang).to_string(),
        1.. => say!(lang, "xong sớm {count} ngày", "done {en} early"),
        _ => say!(lang, "xong muộn {count} ngày", "done {en} late"),
    }
}

/// A state with its days: `quá hạn 3 ngày`, `sắp đến hạn, còn 2 ngày`, `chờ, quá hạn 5 ngày`, `xong muộn 3 ngày`.
pub fn standing(lang: Lang, state: TaskState, days: Option<i64>) -> String {
    let word = state.name(lang);
    match (state, days) {
        (TaskState::Overdue(days), _) => left(lang, days.saturating_neg()),
        (TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done, days) => done(lang, days),
        // what is held does not run against its day
        (TaskState::Paused | TaskState::Returned, _) | (_, None) => word.to_string(),
        (_, Some(days)) => format!("{word}, {}", left(lang, days)),
    }
}

/// A state with its days, where the day that counts may be only the document's default: then it is told apart, and its days do not
/// count: `quá hạn (mặc định)`, `sắp đến hạn (mặc định)`.
pub fn standing_given(lang: Lang, state: TaskState, days: Option<i64>, by_default: bool) -> String {
    match state {
        TaskState::Overdue(_) | TaskState::DueSoon(_) if by_default => {
            as_default(lang, state.name(lang))
        }
        _ => standing(lang, state, days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    const STATES: [TaskState; 10] = [
        TaskState::Overdue(3),
        TaskState::DueSoon(2),
        TaskState::Open,
        TaskState::NoDeadline,
        TaskState::Waiting,
        TaskState::Paused,
        TaskState::Returned,
        TaskState::DoneOnTime,
        TaskState::DoneLate,
        TaskState::Done,
    ];

    #[test]
    fn days_to_a_deadline() {
        let check = |days, vi: &str, en: &str| {
            assert_eq!(
                (left(Vi, days).as_str(), left(En, days).as_str()),
                (vi, en),
                "{days}"
            );
        };
        check(-3, "quá hạn 3 ngày", "3 days overdue");
        check(-1, "quá hạn 1 ngày", "1 day overdue");
        check(0, "hôm nay", "today");
        check(1, "còn 1 ngày", "1 day left");
        check(2, "còn 2 ngày", "2 days left");
        assert!(left(Vi, i64::MIN).starts_with("quá hạn"));
    }

    #[test]
    fn states_with_their_days() {
        let check = |state, days, vi: &str, en: &str| {
            assert_eq!(
                (
                    standing(Vi, state, days).as_str(),
                    standing(En, state, days).as_str()
                ),
                (vi, en),
                "{state:?}"
            );
        };
        check(
            TaskState::Overdue(3),
            Some(-3),
            "quá hạn 3 ngày",
            "3 days overdue",
        );
        check(
            TaskState::DueSoon(2),
            Some(2),
            "sắp đến hạn, còn 2 ngày",
            "soon due, 2 days left",
        );
        check(
            TaskState::DueSoon(0),
            Some(0),
            "sắp đến hạn, hôm nay",
            "soon due, today",
        );
        check(
            TaskState::Open,
            Some(15),
            "đang làm, còn 15 ngày",
            "under way, 15 days left",
        );
        check(TaskState::NoDeadline, None, "không hạn", "no deadline");
        check(
            TaskState::Waiting,
            Some(-5),
            "chờ, quá hạn 5 ngày",
            "waiting, 5 days overdue",
        );
        check(TaskState::Waiting, None, "chờ", "waiting");
        check(TaskState::Paused, Some(-5), "tạm dừng", "paused");
        check(TaskState::Returned, Some(2), "trả lại", "returned");
        check(
            TaskState::DoneOnTime,
            Some(0),
            "xong đúng hạn",
            "done on time",
        );
        check(
            TaskState::DoneOnTime,
            Some(2),
            "xong sớm 2 ngày",
            "done 2 days early",
        );
        check(
            TaskState::DoneLate,
            Some(-1),
            "xong muộn 1 ngày",
            "done 1 day late",
        );
        check(TaskState::Done, None, "xong", "done");
    }

    #[test]
    fn a_default_day_does_not_shout() {
        let check = |state, days, vi: &str, en: &str| {
            assert_eq!(
                (
                    standing_given(Vi, state, days, true).as_str(),
                    standing_given(En, state, days, true).as_str()
                ),
                (vi, en)
            );
        };
        check(
            TaskState::Overdue(15),
            Some(-15),
            "quá hạn (mặc định)",
            "overdue (default)",
        );
        check(
            TaskState::DueSoon(2),
            Some(2),
            "sắp đến hạn (mặc định)",
            "soon due (default)",
        );
        check(
            TaskState::Open,
            Some(15),
            "đang làm, còn 15 ngày",
            "under way, 15 days left",
        );
        check(
            TaskState::DoneLate,
            Some(-3),
            "xong muộn 3 ngày",
            "done 3 days late",
        );
        assert_eq!(
            standing_given(Vi, TaskState::Overdue(3), Some(-3), false),
            "quá hạn 3 ngày"
        );
        let shouting = STATES
            .map(|s| GlyphSet::ALL.map(|set| mark(s, set)))
            .concat();
        assert!(
            !GlyphSet::ALL
                .map(mark_by_default)
                .iter()
                .any(|m| shouting.contains(m))
        );
    }

    #[test]
    fn marks_are_one_cell_and_differ_but_for_what_is_done() {
        for set in GlyphSet::ALL {
            let mut marks: Vec<_> = STATES.iter().map(|s| mark(*s, set)).collect();
            assert!(
                marks
                    .iter()
                    .all(|m| m.chars().count() == 1 && (set != GlyphSet::Ascii || m.is_ascii()))
            );
            marks.sort_unstable();
            marks.dedup();
            assert_eq!(marks.len(), 9);
        }
    }

    #[test]
    fn steps_and_defaults() {
        assert_eq!(step(Vi, 2, 4, "lấy ý kiến"), "bước 2/4: lấy ý kiến");
        assert_eq!(step_by(Vi, 2, 4, "28/02/2026"), "bước 2/4 hạn 28/02/2026");
        assert_eq!(
            (as_default(Vi, "UBND xã"), as_default(En, "UBND xã")),
            ("UBND xã (mặc định)".into(), "UBND xã (default)".into())
        );
    }
}
