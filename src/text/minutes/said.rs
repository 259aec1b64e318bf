//! What the notice says of figures and of tasks.

use chrono::NaiveDate;

use super::{NO_DEADLINE, NO_OWNER_CELL, upper_first};
use crate::model::{Progress, TaskState, Verdict, date};
use crate::text::{Lang, tasks};

/// What is said of a figure against its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paced<'a> {
    /// Percent of the plan.
    pub percent: &'a str,
    /// The plan.
    pub plan: &'a str,
    /// Percent expected by now.
    pub pace: &'a str,
    /// The plan is a limit.
    pub limit: bool,
    /// The verdict.
    pub verdict: &'a str,
    /// What each week must bring.
    pub per_week: Option<&'a str>,
    /// Part of what is missing in the whole that is missing here.
    pub share: Option<&'a str>,
    /// The plan's last day and the days left, where it is near.
    pub ends: Option<(NaiveDate, i64)>,
}

/// `đạt 38,8% kế hoạch năm 2025, tiến độ cần đạt 90,0%: rất chậm; hết hạn 31/01/2026, còn 12 ngày`
pub fn paced(p: Paced<'_>) -> String {
    let Paced {
        percent,
        plan,
        pace,
        verdict,
        ..
    } = p;
    let start = if p.limit {
        format!("bằng {percent}% {plan}, mức theo thời gian {pace}%: {verdict}")
    } else {
        format!("đạt {percent}% {plan}, tiến độ cần đạt {pace}%: {verdict}")
    };
    let share = p
        .share
        .map(|share| format!("chiếm {share}% số còn thiếu của tổng"));
    let week = p.per_week.map(|week| format!("mỗi tuần cần {week} để kịp"));
    let ends = p.ends.map(|(day, left)| match left {
        1.. => format!("hết hạn {}, còn {left} ngày", date::format(day)),
        0 => format!("hết hạn đúng ngày họp {}", date::format(day)),
        _ => format!("đã hết hạn {}", date::format(day)),
    });
    [Some(start), share, week, ends]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

/// A figure against a level: `yêu cầu ít nhất 100%: chưa đạt`.
pub fn level(limit: &str, verdict: &str) -> String {
    format!("yêu cầu {limit}: {verdict}")
}

/// Where a figure stands, as documents say it: against a pace, a limit that is used up over time, or a level.
pub fn verdict(verdict: Verdict, paced: bool, limit: bool) -> &'static str {
    match (verdict.is_bad(), paced, limit) {
        (true, false, _) => "chưa đạt",
        (true, true, true) => "cao hơn mức",
        (false, true, true) => "trong mức",
        (false, true, false) if verdict == Verdict::OnPace => "đúng tiến độ",
        _ => verdict.name(Lang::Vi),
    }
}

/// What a figure is worth and where it stands in its report: `(đến 31/12/2025; mục II.1.1.b)`.
pub fn provenance(day: Option<NaiveDate>, section: Option<&str>) -> String {
    let day = day.map(|day| format!("đến {}", date::format(day)));
    // a number is that of a section, words name their place themselves
    let named = |section: &str| section.chars().next().is_some_and(char::is_lowercase);
    let section = section.map(|section| {
        if named(section) {
            section.to_string()
        } else {
            format!("mục {section}")
        }
    });
    let parts: Vec<String> = [day, section].into_iter().flatten().collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!(" ({})", parts.join("; "))
    }
}

/// How many tasks there are of each sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// All.
    pub total: usize,
    /// Done.
    pub done: usize,
    /// Of these: late.
    pub late: usize,
    /// Overdue, by a day that is stated.
    pub overdue: usize,
    /// Soon due.
    pub due_soon: usize,
    /// Waiting, paused or returned.
    pub held: usize,
    /// Under way, without a day.
    pub no_deadline: usize,
    /// Nobody owns them.
    pub no_owner: usize,
}

/// `tổng số 5 nhiệm vụ: đã xong 3 (trong đó muộn 1); chưa xong 2, trong đó quá hạn 1, …`
pub fn tally(t: Tally) -> String {
    let count = |n: usize, words: &str| (n > 0).then(|| format!("{words} {n}"));
    let late = count(t.late, "muộn")
        .map(|late| format!(" (trong đó {late})"))
        .unwrap_or_default();
    let parts = [
        count(t.overdue, "quá hạn"),
        count(t.due_soon, "sắp đến hạn"),
        count(t.held, "chờ, tạm dừng hoặc trả lại"),
        count(t.no_deadline, "không có thời hạn"),
        count(t.no_owner, "chưa giao chủ trì"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let open = t.total.saturating_sub(t.done);
    let among = if open == 0 || parts.is_empty() {
        String::new()
    } else {
        format!(", trong đó {}", parts.join(", "))
    };
    format!(
        "tổng số {} nhiệm vụ: đã xong {}{late}; chưa xong {open}{among}",
        t.total, t.done
    )
}

/// What the counts are of: `Giao ban 12/01/2026 và nhiệm vụ chưa xong của các cuộc họp trước đó`.
pub fn counted(last: &str, more: bool, tally: &str) -> String {
    let more = if more {
        " và nhiệm vụ chưa xong của các cuộc họp trước đó"
    } else {
        ""
    };
    format!("{last}{more}: {tally}.")
}

/// Some of many are listed.
pub fn listed(count: usize) -> String {
    format!("Các nhiệm vụ cần lưu ý ({count}):")
}

/// What is said of a task, part after part.
pub fn parts(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What is to be done, then what is said of it, as sentences: `Rà soát hộ nghèo. Chủ trì: Phòng Kinh tế; thời hạn: 23/01/2026.`
pub fn sentences(title: &str, said: &str) -> String {
    if said.is_empty() {
        format!("{title}.")
    } else {
        format!("{title}. {}.", upper_first(said))
    }
}

/// How a task stands. A day that the document sets for all of its tasks does not press: `quá thời hạn chung của văn bản`.
pub fn standing(state: TaskState, days: Option<i64>, by_default: bool) -> String {
    match (by_default, state) {
        (true, TaskState::Overdue(_)) => "quá thời hạn chung của văn bản".to_string(),
        (true, TaskState::DueSoon(_)) => "sắp đến thời hạn chung của văn bản".to_string(),
        (true, TaskState::Open) => state.name(Lang::Vi).to_string(),
        _ => tasks::standing(Lang::Vi, state, days),
    }
}

/// An owner whom the document names for all of its tasks.
pub fn shared_owner(name: &str) -> String {
    format!("{name} (văn bản giao chung)")
}

/// A day that the document sets for all of its tasks.
pub fn shared_day(day: NaiveDate) -> String {
    format!("{} (chung của văn bản)", date::format(day))
}

/// `chủ trì: Phòng Kinh tế`
pub fn owner(name: Option<&str>) -> String {
    format!("chủ trì: {}", name.unwrap_or(NO_OWNER_CELL))
}

/// `phối hợp: Công an xã, Trạm Y tế xã`
pub fn support(names: &[Box<str>]) -> Option<String> {
    (!names.is_empty()).then(|| format!("phối hợp: {}", names.join(", ")))
}

/// `thời hạn: 23/01/2026`
pub fn deadline(said: Option<&str>) -> String {
    format!("thời hạn: {}", said.unwrap_or(NO_DEADLINE))
}

/// `sản phẩm: danh sách`
pub fn deliverable(what: Option<&str>) -> Option<String> {
    what.map(|what| format!("sản phẩm: {what}"))
}

/// `mục tiêu: trên 95 điểm`
pub fn goal(what: Option<&str>) -> Option<String> {
    what.map(|what| format!("mục tiêu: {what}"))
}

/// `tiếp theo việc: …`
pub fn follows(title: &str) -> String {
    format!("tiếp theo việc: {title}")
}

/// Where what it follows on was concluded: `tiếp theo Giao ban 05/01/2026`.
pub fn follows_from(source: &str) -> String {
    format!("tiếp theo {source}")
}

/// `chỉ tiêu: Vốn ODA`
pub fn measured(name: &str) -> String {
    format!("chỉ tiêu: {name}")
}

/// Before what was concluded: `Chủ tịch UBND xã kết luận, giao 4 nhiệm vụ (1 nhiệm vụ chưa giao chủ trì) như sau:`
pub fn charges(chair: Option<&str>, tasks: usize, no_owner: usize, no_deadline: usize) -> String {
    let count = |n: usize, words: &str| (n > 0).then(|| format!("{n} nhiệm vụ {words}"));
    let missing: Vec<String> = [
        count(no_owner, "chưa giao chủ trì"),
        count(no_deadline, "chưa ấn định thời hạn"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let missing = if missing.is_empty() {
        String::new()
    } else {
        format!(" ({})", missing.join(", "))
    };
    format!(
        "{} kết luận, giao {tasks} nhiệm vụ{missing} như sau:",
        chair.unwrap_or("Chủ trì cuộc họp")
    )
}

/// Who is charged with what follows: `Giao Phòng Kinh tế`.
pub fn charged(owner: &str) -> String {
    format!("Giao {owner}")
}

/// How far a task is by a decision: `đã xong ngày 18/01/2026`.
pub fn progress(progress: Progress) -> String {
    match progress {
        Progress::Open => "tiếp tục thực hiện".to_string(),
        Progress::Waiting => "chờ cơ quan, đơn vị khác".to_string(),
        Progress::Paused => "tạm dừng".to_string(),
        Progress::Returned => "trả lại".to_string(),
        Progress::Done(day) => format!("đã xong ngày {}", date::format(day)),
    }
}

/// `thời hạn mới 15/02/2026 (trước là 20/01/2026)`
pub fn moved(to: NaiveDate, from: Option<NaiveDate>) -> String {
    let from = from
        .map(|from| format!(" (trước là {})", date::format(from)))
        .unwrap_or_default();
    format!("thời hạn mới {}{from}", date::format(to))
}

/// `lý do: chờ tỉnh phân bổ vốn`; what is said of a task that is done is no reason.
pub fn reason(why: Option<&str>, done: bool) -> Option<String> {
    why.map(|why| format!("{}: {why}", if done { "ghi chú" } else { "lý do" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_tasks() {
        let check = |t: Tally, expect: &str| assert_eq!(tally(t), expect);
        check(
            Tally {
                total: 5,
                done: 3,
                late: 1,
                overdue: 1,
                no_owner: 1,
                ..Tally::default()
            },
            "tổng số 5 nhiệm vụ: đã xong 3 (trong đó muộn 1); chưa xong 2, trong đó quá hạn 1, chưa giao chủ trì 1",
        );
        check(
            Tally {
                total: 2,
                done: 2,
                ..Tally::default()
            },
            "tổng số 2 nhiệm vụ: đã xong 2; chưa xong 0",
        );
    }
}
