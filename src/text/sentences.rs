//! Sentences made by rule from figures that are already written out.

use super::{Lang, en_days, joined, say, texts};

/// What a sentence on a plan with a pace says.
#[derive(Debug, Clone, Default)]
pub struct Paced<'a> {
    /// Indicator.
    pub name: &'a str,
    /// Percent of plan reached: `1,5`.
    pub percent: String,
    /// Name of the plan, where it is said.
    pub plan: Option<&'a str>,
    /// Percent expected by now: `3,3`.
    pub pace: String,
    /// What each week must bring, with its unit; none when no day is left.
    pub per_week: Option<String>,
    /// Part of what is missing in the whole that is missing here: `76,9`.
    pub share: Option<String>,
    /// The plan is a limit, which is not reached but used up.
    pub limit: bool,
    /// Last day and days left, where it is near: `31/01`, `15`.
    pub ends: Option<(String, i64)>,
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
    let reaches = if p.limit { "bằng" } else { "đạt" };
    let plan = plan.map(|plan| say!(lang, " {plan}", " of {plan}"));
    let plan = plan.unwrap_or_default();
    let start = say!(
        lang,
        "{name} {reaches} {percent}%{plan}, nhịp {pace}%",
        "{name} at {percent}%{plan}, pace {pace}%"
    );
    let parts = [
        Some(start),
        p.share.map(|share| missing_here(lang, share)),
        p.per_week.map(|week| per_week(lang, week)),
        p.ends.map(|end| ends(lang, end)),
    ];
    joined(parts, "; ")
}

fn ends(lang: Lang, (day, left): (String, i64)) -> String {
    let days = en_days(left);
    match left {
        1.. => say!(
            lang,
            "hết hạn {day}, còn {left} ngày",
            "ends {day}, {days} left"
        ),
        0 => say!(lang, "hết hạn hôm nay {day}", "ends today {day}"),
        _ => say!(lang, "đã hết hạn {day}", "ended {day}"),
    }
}

texts! {
    missing_here(share): "{share}% số còn thiếu nằm ở đây", "{share}% of what is missing lies here";
    per_week(week): "mỗi tuần cần {week} để kịp", "needs {week} a week";
    /// `Hồ sơ giải quyết đúng hạn 97,28% (143/147), mức ít nhất 100%`; a limit says itself that it is one: `3 vụ, không quá 7 vụ`
    level(name: &str, value: &str, parts: Option<&str>, limit: Option<&str>;
        parts = parts.map(|p| format!(" ({p})")).unwrap_or_default(),
        limit = limit.map(|l| format!(", {l}")).unwrap_or_default()):
        "{name} {value}{parts}{limit}", "{name} {value}{parts}{limit}";
    at_least(value): "ít nhất {value}", "at least {value}";
    at_most(value): "không quá {value}", "at most {value}";
    level_of(limit): "mức {limit}", "level {limit}";
    exactly(value): "đúng {value}", "exactly {value}";
    growth(value): "tăng {value}%/năm", "growth of {value}% a year";
    reduction(value): "giảm {value} điểm/năm", "reduction of {value} points a year";
    points(value): "{value} điểm", "{value} points";
    since_same_period(change): "{change} so với cùng kỳ", "{change} on the same period last year";
    rank(value): "trong nhóm {value} dẫn đầu", "within the top {value}";
    due(day): ", hạn {day}", ", due {day}";
    no_plan: "không giao kế hoạch", "no plan assigned";
    all_on_pace(judged): "Không có chỉ tiêu nào chậm: {judged} chỉ tiêu có kế hoạch hoặc mức, đều đạt hoặc đúng nhịp",
        "Nothing is slow: {judged} indicators have a plan or a level, all reached or on pace";
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
    let end = end.map(|day| due(lang, day)).unwrap_or_default();
    format!("{name}: {}{end}", done(lang, reached))
}

/// A sector without trouble: `Không có chỉ tiêu nào chậm`; one without plans says so.
pub fn in_order(lang: Lang, judged: usize) -> String {
    match judged {
        0 => no_plan(lang).to_string(),
        _ => all_on_pace(lang, judged),
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
