//! Words and sentences of tasks.

use super::{Lang, en_count, texts};
use crate::model::TaskState;

texts! {
    tasks: "Nhiệm vụ", "Tasks";
    owner: "Chủ trì", "Owner";
    support: "Phối hợp", "With";
    deadline: "Hạn", "Due";
    goal: "Mục tiêu", "Goal";
    measured_by: "Chỉ tiêu đo", "Measured by";
    milestones: "Các bước", "Steps";
    next_step: "Bước tới", "Next step";
    source: "Văn bản", "Document";
    sector: "Lĩnh vực", "Sector";
    no_sector: "không thuộc lĩnh vực nào", "no sector";
    no_owner: "chưa có chủ trì", "no owner";
    no_deadline: "không hạn", "no deadline";
    by_default: "mặc định", "default";
    no_tasks: "Chưa có nhiệm vụ nào", "No tasks yet";

    filter_all: "tất cả", "all";
    filter_undone: "chưa xong", "not done";
    filter_overdue: "quá hạn", "overdue";
    filter_overdue_by_default: "quá hạn (mặc định)", "overdue (default)";
    filter_due_soon: "sắp đến hạn", "soon due";
    filter_open: "đang làm", "under way";
    filter_no_deadline: "không hạn", "no deadline";
    filter_no_owner: "chưa có chủ trì", "no owner";
    filter_held: "chờ, dừng, trả lại", "waiting, paused, returned";
    filter_done: "xong", "done";

    order_urgency: "theo hạn", "by day";
    order_owner: "theo chủ trì", "by owner";
    order_sector: "theo lĩnh vực", "by sector";
    order_source: "theo văn bản", "by document";
}

/// `quá hạn`, `sắp đến hạn`, `đang làm`, `không hạn`, `chờ`, `tạm dừng`, `trả lại`, `xong đúng hạn`, `xong muộn`, `xong`.
pub const fn state(lang: Lang, state: TaskState) -> &'static str {
    match state {
        TaskState::Overdue(_) => lang.pick("quá hạn", "overdue"),
        TaskState::DueSoon(_) => lang.pick("sắp đến hạn", "soon due"),
        TaskState::Open => lang.pick("đang làm", "under way"),
        TaskState::NoDeadline => lang.pick("không hạn", "no deadline"),
        TaskState::Waiting => lang.pick("chờ", "waiting"),
        TaskState::Paused => lang.pick("tạm dừng", "paused"),
        TaskState::Returned => lang.pick("trả lại", "returned"),
        TaskState::DoneOnTime => lang.pick("xong đúng hạn", "done on time"),
        TaskState::DoneLate => lang.pick("xong muộn", "done late"),
        TaskState::Done => lang.pick("xong", "done"),
    }
}

/// The mark of a state, one cell wide.
pub const fn mark(state: TaskState, ascii: bool) -> &'static str {
    match (state, ascii) {
        (TaskState::Overdue(_), false) => "▼",
        (TaskState::DueSoon(_), false) => "▽",
        (TaskState::Open, false) => "◆",
        (TaskState::NoDeadline, false) => "·",
        (TaskState::Waiting, false) => "◇",
        (TaskState::Paused, false) => "□",
        (TaskState::Returned, false) => "◁",
        (TaskState::DoneOnTime | TaskState::Done, false) => "●",
        (TaskState::DoneLate, false) => "○",
        (TaskState::Overdue(_), true) => "!",
        (TaskState::DueSoon(_), true) => "-",
        (TaskState::Open, true) => "~",
        (TaskState::NoDeadline, true) => ".",
        (TaskState::Waiting, true) => ":",
        (TaskState::Paused, true) => "_",
        (TaskState::Returned, true) => "<",
        (TaskState::DoneOnTime | TaskState::Done, true) => "=",
        (TaskState::DoneLate, true) => "o",
    }
}

/// How long until a day: `quá hạn 3 ngày`, `hôm nay`, `còn 2 ngày`.
pub fn left(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (Lang::Vi, ..0) => format!("quá hạn {} ngày", days.unsigned_abs()),
        (Lang::Vi, 0) => "hôm nay".to_string(),
        (Lang::Vi, _) => format!("còn {days} ngày"),
        (Lang::En, -1) => "1 day overdue".to_string(),
        (Lang::En, ..0) => format!("{} days overdue", days.unsigned_abs()),
        (Lang::En, 0) => "today".to_string(),
        (Lang::En, 1) => "1 day left".to_string(),
        (Lang::En, _) => format!("{days} days left"),
    }
}

/// How a task ended: `xong đúng hạn`, `xong sớm 2 ngày`, `xong muộn 3 ngày`; `days` are those that were left on the day it was done.
pub fn done(lang: Lang, days: Option<i64>) -> String {
    match (lang, days) {
        (Lang::Vi, None) => "xong".to_string(),
        (Lang::Vi, Some(0)) => "xong đúng hạn".to_string(),
        (Lang::Vi, Some(days @ 1..)) => format!("xong sớm {days} ngày"),
        (Lang::Vi, Some(days)) => format!("xong muộn {} ngày", days.unsigned_abs()),
        (Lang::En, None) => "done".to_string(),
        (Lang::En, Some(0)) => "done on time".to_string(),
        (Lang::En, Some(days)) => {
            let count = en_count(
                usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX),
                "day",
            );
            format!("done {count} {}", if days > 0 { "early" } else { "late" })
        }
    }
}

/// A state with its days: `quá hạn 3 ngày`, `sắp đến hạn, còn 2 ngày`, `chờ, quá hạn 5 ngày`, `xong muộn 3 ngày`.
pub fn standing(lang: Lang, state: TaskState, days: Option<i64>) -> String {
    let word = self::state(lang, state);
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
            as_default(lang, self::state(lang, state))
        }
        _ => standing(lang, state, days),
    }
}

/// The mark of a task that is overdue or soon due only by its document's default: it does not shout.
pub const fn mark_by_default(ascii: bool) -> &'static str {
    if ascii { "v" } else { "▿" }
}

/// What has no value of its own: `UBND xã (mặc định)`.
pub fn as_default(lang: Lang, value: &str) -> String {
    format!("{value} ({})", by_default(lang))
}

/// `bước 2/4: lấy ý kiến`
pub fn step(lang: Lang, number: usize, of: usize, title: &str) -> String {
    format!("{} {number}/{of}: {title}", lang.pick("bước", "step"))
}

texts! {
    /// By when a step is to be done, where it is not the whole task that is counted down to.
    step_by(number: usize, of: usize, day: &str): "bước {number}/{of} hạn {day}", "step {number}/{of} by {day}";
}

/// What a summary of tasks counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Not done.
    pub undone: usize,
    /// Overdue.
    pub overdue: usize,
    /// Of these: only by the document's default deadline.
    pub overdue_by_default: usize,
    /// Soon due.
    pub due_soon: usize,
    /// Without a day.
    pub no_deadline: usize,
    /// Nobody owns them.
    pub no_owner: usize,
    /// Done.
    pub done: usize,
}

/// The sentence a chairman would say: `42 việc chưa xong: 3 quá hạn, 2 sắp đến hạn, 30 không hạn; 28 việc chưa có chủ trì; đã xong 5`.
pub fn summary(lang: Lang, s: Summary) -> String {
    let count =
        |n: usize, vi: &str, en: &str| (n > 0).then(|| format!("{n} {}", lang.pick(vi, en)));
    let parts = [
        count(
            s.overdue.saturating_sub(s.overdue_by_default),
            "quá hạn",
            "overdue",
        ),
        count(s.due_soon, "sắp đến hạn", "soon due"),
        count(
            s.overdue_by_default,
            "quá hạn (mặc định)",
            "overdue (default)",
        ),
        count(s.no_deadline, "không hạn", "without a deadline"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let head = match (lang, s.undone, s.done) {
        (_, 0, 0) => return no_tasks(lang).to_string(),
        (Lang::Vi, 0, 1) => return "Việc duy nhất đã xong".to_string(),
        (Lang::Vi, 0, done) => return format!("Đã xong cả {done} việc"),
        (Lang::En, 0, 1) => return "The only task is done".to_string(),
        (Lang::En, 0, done) => return format!("All {done} tasks are done"),
        (Lang::Vi, n, _) => format!("{n} việc chưa xong"),
        (Lang::En, 1, _) => "1 task is not done".to_string(),
        (Lang::En, n, _) => format!("{n} tasks are not done"),
    };
    let head = if parts.is_empty() {
        head
    } else {
        format!("{head}: {}", parts.join(", "))
    };
    let no_owner = match lang {
        Lang::Vi => count(s.no_owner, "việc chưa có chủ trì", ""),
        Lang::En => count(s.no_owner, "", "without an owner"),
    };
    let done = (s.done > 0).then(|| match lang {
        Lang::Vi => format!("đã xong {}", s.done),
        Lang::En => format!("{} done", s.done),
    });
    [Some(head), no_owner, done]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
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
            )
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
        let shouting = STATES.map(|s| [mark(s, false), mark(s, true)]).concat();
        assert!(
            ![mark_by_default(false), mark_by_default(true)]
                .iter()
                .any(|m| shouting.contains(m))
        );
    }

    #[test]
    fn marks_are_one_cell_and_differ_but_for_what_is_done() {
        for ascii in [false, true] {
            let mut marks: Vec<_> = STATES.iter().map(|s| mark(*s, ascii)).collect();
            assert!(
                marks
                    .iter()
                    .all(|m| m.chars().count() == 1 && (!ascii || m.is_ascii()))
            );
            marks.sort_unstable();
            marks.dedup();
            assert_eq!(marks.len(), 9);
        }
    }

    #[test]
    fn summaries() {
        let check = |s: Summary, vi: &str, en: &str| {
            assert_eq!((summary(Vi, s).as_str(), summary(En, s).as_str()), (vi, en))
        };
        check(
            Summary {
                undone: 42,
                overdue: 3,
                due_soon: 2,
                no_deadline: 30,
                no_owner: 28,
                done: 5,
                ..Summary::default()
            },
            "42 việc chưa xong: 3 quá hạn, 2 sắp đến hạn, 30 không hạn; 28 việc chưa có chủ trì; đã xong 5",
            "42 tasks are not done: 3 overdue, 2 soon due, 30 without a deadline; 28 without an owner; 5 done",
        );
        check(
            Summary {
                undone: 92,
                overdue: 81,
                overdue_by_default: 79,
                ..Summary::default()
            },
            "92 việc chưa xong: 2 quá hạn, 79 quá hạn (mặc định)",
            "92 tasks are not done: 2 overdue, 79 overdue (default)",
        );
        check(
            Summary {
                undone: 2,
                overdue: 1,
                overdue_by_default: 1,
                ..Summary::default()
            },
            "2 việc chưa xong: 1 quá hạn (mặc định)",
            "2 tasks are not done: 1 overdue (default)",
        );
        check(
            Summary {
                undone: 1,
                ..Summary::default()
            },
            "1 việc chưa xong",
            "1 task is not done",
        );
        check(
            Summary {
                done: 7,
                ..Summary::default()
            },
            "Đã xong cả 7 việc",
            "All 7 tasks are done",
        );
        check(
            Summary {
                done: 1,
                ..Summary::default()
            },
            "Việc duy nhất đã xong",
            "The only task is done",
        );
        check(Summary::default(), "Chưa có nhiệm vụ nào", "No tasks yet");
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
