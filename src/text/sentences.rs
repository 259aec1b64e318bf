//! Sentences made by rule from figures that are already written out.

use super::Lang;
use crate::text::texts;

/// What a sentence on a plan with a pace says.
#[derive(Debug, Clone, Copy, Default)]
pub struct Paced<'a> {
    /// Indicator.
    pub name: &'a str,
    /// Percent of plan reached: `1,5`.
    pub percent: &'a str,
    /// Name of the plan.
    pub plan: &'a str,
    /// Percent expected by now: `3,3`.
    pub pace: &'a str,
    /// What each week must bring, with its unit; none when no day is left.
    pub per_week: Option<&'a str>,
    /// Part of what is missing in the whole that is missing here: `76,9`.
    pub share: Option<&'a str>,
    /// The plan is a limit, which is not reached but used up.
    pub limit: bool,
    /// Last day and days left, where it is near: `31/01`, `15`.
    pub ends: Option<(&'a str, i64)>,
}

/// `Thu ngân sách đạt 1,5% dự toán năm 2026, nhịp 3,3%; mỗi tuần cần 236,7 triệu đồng để kịp`
pub fn paced(lang: Lang, p: Paced<'_>) -> String {
    let Paced {
        name,
        percent,
        plan,
        pace,
        ..
    } = p;
    let share = p.share.map(|share| match lang {
        Lang::Vi => format!("{share}% số còn thiếu nằm ở đây"),
        Lang::En => format!("{share}% of what is missing lies here"),
    });
    let week = p.per_week.map(|week| match lang {
        Lang::Vi => format!("mỗi tuần cần {week} để kịp"),
        Lang::En => format!("needs {week} a week"),
    });
    let ends = p.ends.map(|(day, left)| ends(lang, day, left));
    let start = match lang {
        Lang::Vi => format!(
            "{name} {} {percent}% {plan}, nhịp {pace}%",
            if p.limit { "bằng" } else { "đạt" }
        ),
        Lang::En => format!("{name} at {percent}% of {plan}, pace {pace}%"),
    };
    [Some(start), share, week, ends]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ")
}

fn ends(lang: Lang, day: &str, left: i64) -> String {
    match (lang, left) {
        (Lang::Vi, 1..) => format!("hết hạn {day}, còn {left} ngày"),
        (Lang::Vi, 0) => format!("hết hạn hôm nay {day}"),
        (Lang::Vi, _) => format!("đã hết hạn {day}"),
        (Lang::En, 1) => format!("ends {day}, 1 day left"),
        (Lang::En, 2..) => format!("ends {day}, {left} days left"),
        (Lang::En, 0) => format!("ends today {day}"),
        (Lang::En, _) => format!("ended {day}"),
    }
}

/// `Hồ sơ giải quyết đúng hạn 97,28% (143/147), mức ít nhất 100%`
pub fn level(lang: Lang, name: &str, value: &str, parts: Option<&str>, limit: &str) -> String {
    let parts = parts.map(|p| format!(" ({p})")).unwrap_or_default();
    match lang {
        Lang::Vi => format!("{name} {value}{parts}, mức {limit}"),
        Lang::En => format!("{name} {value}{parts}, level {limit}"),
    }
}

/// `ít nhất 100%`, `nhiều nhất 0 hồ sơ`
pub fn at_least(lang: Lang, value: &str) -> String {
    format!("{} {value}", lang.pick("ít nhất", "at least"))
}

/// `nhiều nhất 0 hồ sơ`
pub fn at_most(lang: Lang, value: &str) -> String {
    format!("{} {value}", lang.pick("nhiều nhất", "at most"))
}

/// `đúng 13 người`
pub fn exactly(lang: Lang, value: &str) -> String {
    format!("{} {value}", lang.pick("đúng", "exactly"))
}

texts! {
    /// `tăng 10% một năm`
    growth(value: &str): "tăng {value}%/năm", "growth of {value}% a year";
    /// `giảm 3 điểm một năm`
    reduction(value: &str): "giảm {value} điểm/năm", "reduction of {value} points a year";
}

/// `−2 điểm`
pub fn points(lang: Lang, value: &str) -> String {
    format!("{value} {}", lang.pick("điểm", "points"))
}

/// `+8,2% so với cùng kỳ`
pub fn since_same_period(lang: Lang, change: &str) -> String {
    format!(
        "{change} {}",
        lang.pick("so với cùng kỳ", "on the same period last year")
    )
}

/// `hoàn thành`, `chưa hoàn thành`
pub const fn done(lang: Lang, done: bool) -> &'static str {
    if done {
        lang.pick("hoàn thành", "done")
    } else {
        lang.pick("chưa hoàn thành", "not done yet")
    }
}

/// `Phê duyệt quy hoạch chung: chưa hoàn thành, hạn 30/06/2026`
pub fn milestone(lang: Lang, name: &str, reached: bool, end: Option<&str>) -> String {
    let end = end
        .map(|day| format!(", {} {day}", lang.pick("hạn", "due")))
        .unwrap_or_default();
    format!("{name}: {}{end}", done(lang, reached))
}

texts! {
    /// `trong nhóm 20`
    rank(value: &str): "trong nhóm {value} dẫn đầu", "within the top {value}";
}

/// A sector without trouble: `Không có chỉ tiêu nào chậm`; one without plans says so.
pub fn in_order(lang: Lang, judged: usize) -> String {
    match (lang, judged) {
        (Lang::Vi, 0) => "không giao kế hoạch".to_string(),
        (Lang::Vi, _) => format!(
            "Không có chỉ tiêu nào chậm: {judged} chỉ tiêu có kế hoạch hoặc mức, đều đạt hoặc đúng nhịp"
        ),
        (Lang::En, 0) => "no plan assigned".to_string(),
        (Lang::En, _) => format!(
            "Nothing is slow: {judged} indicators have a plan or a level, all reached or on pace"
        ),
    }
}

/// A name within a sentence.
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        // an abbreviation keeps its capitals
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_string(),
    }
}
