//! What the notice says of figures and of tasks.

use chrono::NaiveDate;

use super::{NO_DEADLINE, NO_OWNER_CELL, upper_first, vietnamese};
use crate::model::{Progress, TaskState, Verdict, date};
use crate::text::{Lang, tasks};

/// `đạt 38,8% kế hoạch năm 2025, tiến độ cần đạt 90,0%: rất chậm`
pub fn paced(percent: &str, plan: &str, pace: &str, limit: bool, verdict: &str) -> String {
    if limit {
        format!("bằng {percent}% {plan}, mức theo thời gian {pace}%: {verdict}")
    } else {
        format!("đạt {percent}% {plan}, tiến độ cần đạt {pace}%: {verdict}")
    }
}

/// The plan's last day and the days left: `hết hạn 31/01/2026, còn 12 ngày`
pub fn ends((day, left): (NaiveDate, i64)) -> String {
    let day = date::format(day);
    match left {
        1.. => format!("hết hạn {day}, còn {left} ngày"),
        0 => format!("hết hạn đúng ngày họp {day}"),
        _ => format!("đã hết hạn {day}"),
    }
}

vietnamese! {
    /// Part of what is missing in the whole that is missing here.
    share(percent: &str): "chiếm {percent}% số còn thiếu của tổng";
    per_week(value: &str): "mỗi tuần cần {value} để kịp";
    /// A figure against a level: `yêu cầu ít nhất 100%: chưa đạt`.
    level(limit: &str, verdict: &str): "yêu cầu {limit}: {verdict}";
    listed(count: usize): "Các nhiệm vụ cần lưu ý ({count}):";
    /// An owner whom the document names for all of its tasks.
    shared_owner(name: &str): "{name} (văn bản giao chung)";
    /// A day that the document sets for all of its tasks.
    shared_day(day: NaiveDate; day = date::format(day)): "{day} (chung của văn bản)";
    owner(name: Option<&str>; name = name.unwrap_or(NO_OWNER_CELL)): "chủ trì: {name}";
    deadline(said: Option<&str>; said = said.unwrap_or(NO_DEADLINE)): "thời hạn: {said}";
    support(names: &[Box<str>]; names = names.join(", ")): "phối hợp: {names}";
    deliverable(what: &str): "sản phẩm: {what}";
    goal(what: &str): "mục tiêu: {what}";
    follows(title: &str): "tiếp theo việc: {title}";
    /// Where what it follows on was concluded.
    follows_from(source: &str): "tiếp theo {source}";
    measured(name: &str): "chỉ tiêu: {name}";
    charged(owner: &str): "Giao {owner}";
    moved(to: NaiveDate; to = date::format(to)): "thời hạn mới {to}";
    moved_from(to: NaiveDate, from: NaiveDate; to = moved(to), from = date::format(from)): "{to} (trước là {from})";
    done_on(day: NaiveDate; day = date::format(day)): "đã xong ngày {day}";
    /// What is said of a task that is done is no reason.
    note(text: &str): "ghi chú: {text}";
    reason(text: &str): "lý do: {text}";
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
    let section = section.map(|section| match section.chars().next() {
        Some(first) if first.is_lowercase() => section.to_string(),
        _ => format!("mục {section}"),
    });
    match parts([day, section]) {
        none if none.is_empty() => none,
        said => format!(" ({said})"),
    }
}

/// What open tasks are counted by.
const OPEN: [&str; 5] = [
    "quá hạn",
    "sắp đến hạn",
    "chờ, tạm dừng hoặc trả lại",
    "không có thời hạn",
    "chưa giao chủ trì",
];

/// `tổng số 5 nhiệm vụ: đã xong 3 (trong đó muộn 1); chưa xong 2, trong đó quá hạn 1, …`: all tasks, those done, and of these the late
/// ones; then the open ones by what is wrong.
pub fn tally([total, done, late]: [usize; 3], open: [usize; 5]) -> String {
    let late = match late {
        0 => String::new(),
        late => format!(" (trong đó muộn {late})"),
    };
    let wrong = OPEN.iter().zip(open).filter(|(_, count)| *count > 0);
    let wrong: Vec<String> = wrong.map(|(what, n)| format!("{what} {n}")).collect();
    let open = total.saturating_sub(done);
    let among = if open == 0 || wrong.is_empty() {
        String::new()
    } else {
        format!(", trong đó {}", wrong.join(", "))
    };
    format!("tổng số {total} nhiệm vụ: đã xong {done}{late}; chưa xong {open}{among}")
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

/// What is said of a task, part after part.
pub fn parts(parts: impl IntoIterator<Item = Option<String>>) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("; ")
}

/// What is to be done, then what is said of it, as sentences: `Rà soát hộ nghèo. Chủ trì: Phòng Kinh tế; thời hạn: 23/01/2026.`
pub fn sentences(title: &str, said: impl IntoIterator<Item = Option<String>>) -> String {
    format!("{title}. {}.", upper_first(&parts(said)))
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

/// Before what was concluded: `Chủ tịch UBND xã kết luận, giao 4 nhiệm vụ (1 nhiệm vụ chưa giao chủ trì) như sau:`
pub fn charges(chair: Option<&str>, tasks: usize, no_owner: usize, no_deadline: usize) -> String {
    let missing = [
        (no_owner, "chưa giao chủ trì"),
        (no_deadline, "chưa ấn định thời hạn"),
    ];
    let missing = missing.into_iter().filter(|(count, _)| *count > 0);
    let missing: Vec<String> = missing
        .map(|(n, what)| format!("{n} nhiệm vụ {what}"))
        .collect();
    let missing = if missing.is_empty() {
        String::new()
    } else {
        format!(" ({})", missing.join(", "))
    };
    let chair = chair.unwrap_or("Chủ trì cuộc họp");
    format!("{chair} kết luận, giao {tasks} nhiệm vụ{missing} như sau:")
}

/// How far a task is by a decision.
pub fn progress(progress: Progress) -> String {
    match progress {
        Progress::Open => "tiếp tục thực hiện".to_string(),
        Progress::Waiting => "chờ cơ quan, đơn vị khác".to_string(),
        Progress::Paused => "tạm dừng".to_string(),
        Progress::Returned => "trả lại".to_string(),
        Progress::Done(day) => done_on(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_tasks() {
        assert_eq!(
            tally([5, 3, 1], [1, 0, 0, 0, 1]),
            "tổng số 5 nhiệm vụ: đã xong 3 (trong đó muộn 1); chưa xong 2, trong đó quá hạn 1, chưa giao chủ trì 1",
        );
        assert_eq!(
            tally([2, 2, 0], [0; 5]),
            "tổng số 2 nhiệm vụ: đã xong 2; chưa xong 0",
        );
    }
}
