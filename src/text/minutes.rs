//! Words of the notice of a meeting's conclusions, an official document and so Vietnamese whatever the language of the program; and what
//! the command says, in both.

use chrono::{Datelike, NaiveDate};

use super::{Lang, labels, tasks};
use crate::model::{Level, Progress, TaskState, Verdict, date};

/// What the state's documents begin with.
pub const STATE: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
/// Its motto.
pub const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// What sort of document it is.
pub const KIND: &str = "THÔNG BÁO";
/// To be filled in by hand.
pub const DOTS: &str = "……";
/// Above those who get it.
pub const RECIPIENTS: &str = "Nơi nhận:";
/// Where the clerk keeps one.
pub const ARCHIVE: &str = "Lưu: VT";
/// Above the table.
pub const APPENDIX: &str = "Phụ lục";
/// The name of the table.
pub const FOLLOW_UP: &str = "BẢNG THEO DÕI THỰC HIỆN KẾT LUẬN GIAO BAN";
/// The columns of the table.
pub const COLUMNS: [&str; 7] = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Nguồn"];
/// Heads the figures.
pub const RESULTS: &str = "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHÍNH";
/// Heads the state of what was concluded before.
pub const BEFORE: &str = "THỰC HIỆN KẾT LUẬN CÁC CUỘC HỌP TRƯỚC";
/// Heads the state of the tasks of a document, where there was no meeting before.
pub const ASSIGNED: &str = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐÃ GIAO";
/// Heads what was concluded.
pub const CONCLUSIONS: &str = "KẾT LUẬN, GIAO NHIỆM VỤ";
/// Heads what was decided about earlier tasks.
pub const CHANGES: &str = "ĐIỀU CHỈNH NHIỆM VỤ ĐÃ GIAO";
/// No figures yet.
pub const NO_FIGURES: &str = "Đến ngày họp chưa có số liệu báo cáo.";
/// There was no meeting before, and no document with tasks.
pub const NOTHING_BEFORE: &str = "Chưa có kết luận nào của các cuộc họp trước.";
/// Nothing was concluded.
pub const NO_CONCLUSIONS: &str = "Cuộc họp không giao nhiệm vụ mới.";
/// Nobody was named for these.
pub const NO_OWNER: &str = "Nhiệm vụ chưa giao cơ quan, đơn vị chủ trì";
/// Nobody was named, in a table.
pub const NO_OWNER_CELL: &str = "chưa giao";
/// No day was set.
pub const NO_DEADLINE: &str = "chưa ấn định";
/// What earlier meetings have left, in the table.
pub const OPEN_BEFORE: &str = "Nhiệm vụ các cuộc họp trước giao, chưa xong";
/// Figures and names are made up.
pub const ILLUSTRATIVE: &str = "MINH HỌA: số liệu, tên người và đơn vị không có thật";
/// The meeting has not been closed.
pub const DRAFT: &str = "DỰ THẢO: cuộc họp chưa kết thúc, kết luận còn có thể sửa";

/// Sorts of places in the names of bodies, each with the blank before it.
pub const PLACES: [&str; 3] = [" XÃ ", " PHƯỜNG ", " ĐẶC KHU "];

/// No-break spaces where the clerk writes a number by hand.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// `Số:      /TB-UBND`
#[must_use]
pub fn number(symbol: &str) -> String {
    format!("Số:{BLANK}/{symbol}")
}

/// The letters of a notice, with those of the issuing body where the decree gives them: `TB-UBND`.
#[must_use]
pub fn symbol(given: Option<&str>, body: Option<&str>) -> String {
    let people = body.is_some_and(|b| plain(b).starts_with("ỦY BAN NHÂN DÂN"));
    match given {
        Some(given) => given.to_string(),
        None if people => "TB-UBND".to_string(),
        None => format!("TB-{DOTS}"),
    }
}

/// Capitals with the tone mark where the decree writes it: `ỦY`, not `UỶ`.
fn plain(text: &str) -> String {
    text.to_uppercase().replace("UỶ", "ỦY")
}

/// A month as documents write it: the first two with a zero before them.
fn month(of: NaiveDate) -> String {
    if of.month() < 3 { format!("{:02}", of.month()) } else { of.month().to_string() }
}

/// `ngày 19 tháng 01 năm 2026`
#[must_use]
pub fn long_day(day: NaiveDate) -> String {
    format!("ngày {:02} tháng {} năm {}", day.day(), month(day), day.year())
}

/// `ngày      tháng 01 năm 2026`: the day on which it will be signed is not known yet.
#[must_use]
pub fn open_day(day: NaiveDate) -> String {
    format!("ngày{BLANK}tháng {} năm {}", month(day), day.year())
}

/// `Kết luận cuộc họp giao ban ngày 19 tháng 01 năm 2026`
#[must_use]
pub fn subject(day: NaiveDate) -> String {
    format!("Kết luận cuộc họp giao ban {}", long_day(day))
}

/// The issuing body within a sentence: `Ủy ban nhân dân xã Đông Khê`; as given where it is another one.
#[must_use]
pub fn issuer(body: &str, level: Level, name: &str) -> String {
    let level = match level {
        Level::Commune => "xã",
        Level::Ward => "phường",
        Level::Zone => "đặc khu",
    };
    let usual = format!("Ủy ban nhân dân {level} {name}");
    if plain(body) == plain(&usual) { usual } else { body.to_string() }
}

/// The first sentence; what is not known is not said.
#[must_use]
pub fn opening(day: NaiveDate, place: Option<&str>, chair: Option<&str>, issuer: Option<&str>, name: Option<&str>) -> String {
    let place = place.map(|place| format!(", tại {place}")).unwrap_or_default();
    let meeting = name.map_or_else(|| "giao ban".to_string(), lower_first);
    let date = long_day(day);
    let start = format!("Ngày{}{place}", date.strip_prefix("ngày").unwrap_or(&date));
    match (chair, issuer) {
        (Some(chair), Some(issuer)) => {
            format!("{start}, {chair} chủ trì cuộc họp {meeting}. {issuer} thông báo kết luận cuộc họp như sau:")
        }
        (Some(chair), None) => format!("{start}, {chair} chủ trì cuộc họp {meeting}. Kết luận cuộc họp như sau:"),
        (None, Some(issuer)) => format!("{start}, {issuer} tổ chức cuộc họp {meeting}, kết luận như sau:"),
        (None, None) => format!("{start}, cuộc họp {meeting} đã được tổ chức, kết luận như sau:"),
    }
}

/// The last sentence.
#[must_use]
pub fn closing(day: NaiveDate) -> String {
    format!(
        "Trên đây là kết luận cuộc họp giao ban ngày {}; các cơ quan, đơn vị, cá nhân được giao nhiệm vụ tổ chức thực hiện./.",
        date::format(day)
    )
}

/// What a table goes with: `(Kèm theo Thông báo số      /TB-UBND ngày      tháng 01 năm 2026 của …)`.
#[must_use]
pub fn goes_with(symbol: &str, day: NaiveDate, issuer: &str) -> String {
    format!("(Kèm theo Thông báo số{BLANK}/{symbol} {} của {issuer})", open_day(day))
}

/// Where the figures come from and of which day they are.
#[must_use]
pub fn sources(period: &str, from: NaiveDate, to: NaiveDate, document: &str, reported: NaiveDate) -> String {
    format!(
        "Số liệu {} (từ {} đến {}) theo báo cáo lập ngày {} (nguồn: {document}). Số liệu tính đến ngày {}, trừ chỗ ghi ngày khác; trong ngoặc là mục của báo cáo. Tiến độ là mức cần đạt theo kế hoạch đến ngày của số liệu.",
        lower_first(period),
        date::format(from),
        date::format(to),
        date::format(reported),
        date::format(to),
    )
}

/// A sector and who reports it: `Kinh tế (Phòng Kinh tế báo cáo)`.
#[must_use]
pub fn sector(name: &str, reporter: Option<&str>) -> String {
    reporter.map_or_else(|| name.to_string(), |reporter| format!("{name} ({reporter} báo cáo)"))
}

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
#[must_use]
pub fn paced(p: Paced<'_>) -> String {
    let Paced { percent, plan, pace, verdict, .. } = p;
    let start = if p.limit {
        format!("bằng {percent}% {plan}, mức theo thời gian {pace}%: {verdict}")
    } else {
        format!("đạt {percent}% {plan}, tiến độ cần đạt {pace}%: {verdict}")
    };
    let share = p.share.map(|share| format!("chiếm {share}% số còn thiếu của tổng"));
    let week = p.per_week.map(|week| format!("mỗi tuần cần {week} để kịp"));
    let ends = p.ends.map(|(day, left)| match left {
        1.. => format!("hết hạn {}, còn {left} ngày", date::format(day)),
        0 => format!("hết hạn đúng ngày họp {}", date::format(day)),
        _ => format!("đã hết hạn {}", date::format(day)),
    });
    [Some(start), share, week, ends].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A figure against a level: `yêu cầu ít nhất 100%: chưa đạt`.
#[must_use]
pub fn level(limit: &str, verdict: &str) -> String {
    format!("yêu cầu {limit}: {verdict}")
}

/// Where a figure stands, as documents say it: against a pace, a limit that is used up over time, or a level.
#[must_use]
pub fn verdict(verdict: Verdict, paced: bool, limit: bool) -> &'static str {
    match (verdict.is_bad(), paced, limit) {
        (true, false, _) => "chưa đạt",
        (true, true, true) => "cao hơn mức",
        (false, true, true) => "trong mức",
        (false, true, false) if verdict == Verdict::OnPace => "đúng tiến độ",
        _ => labels::verdict(Lang::Vi, verdict),
    }
}

/// What a figure is worth and where it stands in its report: `(đến 31/12/2025; mục II.1.1.b)`.
#[must_use]
pub fn provenance(day: Option<NaiveDate>, section: Option<&str>) -> String {
    let day = day.map(|day| format!("đến {}", date::format(day)));
    // a number is that of a section, words name their place themselves
    let named = |section: &str| section.chars().next().is_some_and(char::is_lowercase);
    let section = section.map(|section| if named(section) { section.to_string() } else { format!("mục {section}") });
    let parts: Vec<String> = [day, section].into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join("; ")) }
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
#[must_use]
pub fn tally(t: Tally) -> String {
    let count = |n: usize, words: &str| (n > 0).then(|| format!("{words} {n}"));
    let late = count(t.late, "muộn").map(|late| format!(" (trong đó {late})")).unwrap_or_default();
    let parts = [
        count(t.overdue, "quá hạn"),
        count(t.due_soon, "sắp đến hạn"),
        count(t.held, "chờ, tạm dừng hoặc trả lại"),
        count(t.no_deadline, "không có thời hạn"),
        count(t.no_owner, "chưa giao chủ trì"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let open = t.total.saturating_sub(t.done);
    let among = if open == 0 || parts.is_empty() { String::new() } else { format!(", trong đó {}", parts.join(", ")) };
    format!("tổng số {} nhiệm vụ: đã xong {}{late}; chưa xong {open}{among}", t.total, t.done)
}

/// What the counts are of: `Giao ban 12/01/2026 và nhiệm vụ chưa xong của các cuộc họp trước đó`.
#[must_use]
pub fn counted(last: &str, more: bool, tally: &str) -> String {
    let more = if more { " và nhiệm vụ chưa xong của các cuộc họp trước đó" } else { "" };
    format!("{last}{more}: {tally}.")
}

/// Some of many are listed.
#[must_use]
pub fn listed(count: usize) -> String {
    format!("Các nhiệm vụ cần lưu ý ({count}):")
}

/// What is said of a task, part after part.
#[must_use]
pub fn parts(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What is to be done, then what is said of it, as sentences: `Rà soát hộ nghèo. Chủ trì: Phòng Kinh tế; thời hạn: 23/01/2026.`
#[must_use]
pub fn sentences(title: &str, said: &str) -> String {
    if said.is_empty() { format!("{title}.") } else { format!("{title}. {}.", upper_first(said)) }
}

/// How a task stands. A day that the document sets for all of its tasks does not press: `quá thời hạn chung của văn bản`.
#[must_use]
pub fn standing(state: TaskState, days: Option<i64>, by_default: bool) -> String {
    match (by_default, state) {
        (true, TaskState::Overdue(_)) => "quá thời hạn chung của văn bản".to_string(),
        (true, TaskState::DueSoon(_)) => "sắp đến thời hạn chung của văn bản".to_string(),
        (true, TaskState::Open) => tasks::state(Lang::Vi, state).to_string(),
        _ => tasks::standing(Lang::Vi, state, days),
    }
}

/// An owner whom the document names for all of its tasks.
#[must_use]
pub fn shared_owner(name: &str) -> String {
    format!("{name} (văn bản giao chung)")
}

/// A day that the document sets for all of its tasks.
#[must_use]
pub fn shared_day(day: NaiveDate) -> String {
    format!("{} (chung của văn bản)", date::format(day))
}

/// `chủ trì: Phòng Kinh tế`
#[must_use]
pub fn owner(name: Option<&str>) -> String {
    format!("chủ trì: {}", name.unwrap_or(NO_OWNER_CELL))
}

/// `phối hợp: Công an xã, Trạm Y tế xã`
#[must_use]
pub fn support(names: &[Box<str>]) -> Option<String> {
    (!names.is_empty()).then(|| format!("phối hợp: {}", names.join(", ")))
}

/// `thời hạn: 23/01/2026`
#[must_use]
pub fn deadline(said: Option<&str>) -> String {
    format!("thời hạn: {}", said.unwrap_or(NO_DEADLINE))
}

/// `sản phẩm: danh sách`
#[must_use]
pub fn deliverable(what: Option<&str>) -> Option<String> {
    what.map(|what| format!("sản phẩm: {what}"))
}

/// `mục tiêu: trên 95 điểm`
#[must_use]
pub fn goal(what: Option<&str>) -> Option<String> {
    what.map(|what| format!("mục tiêu: {what}"))
}

/// `tiếp theo việc: …`
#[must_use]
pub fn follows(title: &str) -> String {
    format!("tiếp theo việc: {title}")
}

/// Where what it follows on was concluded: `tiếp theo Giao ban 05/01/2026`.
#[must_use]
pub fn follows_from(source: &str) -> String {
    format!("tiếp theo {source}")
}

/// `chỉ tiêu: Vốn ODA`
#[must_use]
pub fn measured(name: &str) -> String {
    format!("chỉ tiêu: {name}")
}

/// Before what was concluded: `Chủ tịch UBND xã kết luận, giao 4 nhiệm vụ (1 nhiệm vụ chưa giao chủ trì) như sau:`
#[must_use]
pub fn charges(chair: Option<&str>, tasks: usize, no_owner: usize, no_deadline: usize) -> String {
    let count = |n: usize, words: &str| (n > 0).then(|| format!("{n} nhiệm vụ {words}"));
    let missing: Vec<String> =
        [count(no_owner, "chưa giao chủ trì"), count(no_deadline, "chưa ấn định thời hạn")].into_iter().flatten().collect();
    let missing = if missing.is_empty() { String::new() } else { format!(" ({})", missing.join(", ")) };
    format!("{} kết luận, giao {tasks} nhiệm vụ{missing} như sau:", chair.unwrap_or("Chủ trì cuộc họp"))
}

/// Who is charged with what follows: `Giao Phòng Kinh tế`.
#[must_use]
pub fn charged(owner: &str) -> String {
    format!("Giao {owner}")
}

/// How far a task is by a decision: `đã xong ngày 18/01/2026`.
#[must_use]
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
#[must_use]
pub fn moved(to: NaiveDate, from: Option<NaiveDate>) -> String {
    let from = from.map(|from| format!(" (trước là {})", date::format(from))).unwrap_or_default();
    format!("thời hạn mới {}{from}", date::format(to))
}

/// `lý do: chờ tỉnh phân bổ vốn`; what is said of a task that is done is no reason.
#[must_use]
pub fn reason(why: Option<&str>, done: bool) -> Option<String> {
    why.map(|why| format!("{}: {why}", if done { "ghi chú" } else { "lý do" }))
}

/// What the meeting has concluded, in the table: `Kết luận ngày 19/01/2026`.
#[must_use]
pub fn concluded(day: NaiveDate) -> String {
    format!("Kết luận ngày {}", date::format(day))
}

/// The letter of an item, by the Vietnamese alphabet as documents use it: `a`, `b`, `c`, `d`, `đ`, `e`; numbers after the last one.
#[must_use]
pub fn letter(number: u32) -> String {
    const LETTERS: [&str; 23] =
        ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];
    let at = number.checked_sub(1).and_then(|at| LETTERS.get(at as usize));
    at.map_or_else(|| number.to_string(), |letter| (*letter).to_string())
}

/// The first letter small, but for an abbreviation.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_string(),
    }
}

/// The first letter a capital.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// No meeting on a day, or none until then; which there are.
#[must_use]
pub fn no_meeting(lang: Lang, commune: &str, asked: Option<NaiveDate>, until: NaiveDate, known: &[NaiveDate]) -> String {
    let days = known.iter().copied().map(date::format).collect::<Vec<_>>().join(", ");
    let what = match (lang, asked) {
        (Lang::Vi, Some(day)) => format!("--date: {commune} không có cuộc họp ngày {}", date::format(day)),
        (Lang::En, Some(day)) => format!("--date: {commune} has no meeting on {}", date::format(day)),
        (Lang::Vi, None) => format!("{commune} chưa có cuộc họp nào đến ngày {}", date::format(until)),
        (Lang::En, None) => format!("{commune} has no meeting until {}", date::format(until)),
    };
    match (lang, known.is_empty()) {
        (Lang::Vi, false) => format!("{what}\ncác cuộc họp đang có: {days}; chọn bằng --date"),
        (Lang::En, false) => format!("{what}\nmeetings on file: {days}; choose one with --date"),
        (Lang::Vi, true) => {
            format!("{what}\nchưa có cuộc họp nào được ghi; ghi kết luận bằng phím K trong bảng điều hành hoặc khi trình chiếu (F5)")
        }
        (Lang::En, true) => {
            format!("{what}\nno meeting is on file; take conclusions with the key K in the dashboard or while presenting (F5)")
        }
    }
}

/// A file that is neither of the two kinds.
#[must_use]
pub fn unknown_ending(lang: Lang, file: &str) -> String {
    match lang {
        Lang::Vi => format!("-o {file}: chỉ ghi được tệp .docx hoặc .md; ví dụ -o thong-bao.docx"),
        Lang::En => format!("-o {file}: writes .docx or .md files only; for example -o thong-bao.docx"),
    }
}

/// The meeting has not been closed.
#[must_use]
pub fn is_draft(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!("Cuộc họp ngày {} chưa kết thúc: thông báo được ghi là dự thảo", date::format(day)),
        Lang::En => format!("The meeting of {} is not closed: the notice says that it is a draft", date::format(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        date::parse(text).unwrap()
    }

    #[test]
    fn days_as_documents_write_them() {
        let check = |text: &str, expect: &str| assert_eq!(long_day(day(text)), expect);
        check("05/02/2026", "ngày 05 tháng 02 năm 2026");
        check("19/01/2026", "ngày 19 tháng 01 năm 2026");
        check("09/03/2026", "ngày 09 tháng 3 năm 2026");
        check("16/11/2026", "ngày 16 tháng 11 năm 2026");
    }

    #[test]
    fn the_letters_of_the_number() {
        assert_eq!(symbol(Some("TB-VP"), Some("ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ")), "TB-VP");
        assert_eq!(symbol(None, Some("UỶ BAN NHÂN DÂN XÃ ĐÔNG KHÊ")), "TB-UBND");
        assert_eq!(symbol(None, Some("ĐẢNG ỦY XÃ XUÂN HƯNG")), "TB-……");
        assert_eq!(symbol(None, None), "TB-……");
    }

    #[test]
    fn the_issuing_body_within_a_sentence() {
        let check = |body: &str, expect: &str| assert_eq!(issuer(body, Level::Commune, "Đông Khê"), expect);
        check("ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ", "Ủy ban nhân dân xã Đông Khê");
        check("UỶ BAN NHÂN DÂN XÃ ĐÔNG KHÊ", "Ủy ban nhân dân xã Đông Khê");
        check("ĐẢNG ỦY XÃ ĐÔNG KHÊ", "ĐẢNG ỦY XÃ ĐÔNG KHÊ");
    }

    #[test]
    fn the_first_sentence_says_what_is_known() {
        let on = day("19/01/2026");
        assert_eq!(
            opening(on, Some("Phòng họp số 1"), Some("Chủ tịch UBND xã"), Some("UBND xã"), Some("Giao ban UBND xã")),
            "Ngày 19 tháng 01 năm 2026, tại Phòng họp số 1, Chủ tịch UBND xã chủ trì cuộc họp giao ban UBND xã. UBND xã thông báo kết luận cuộc họp như sau:"
        );
        assert_eq!(opening(on, None, None, None, None), "Ngày 19 tháng 01 năm 2026, cuộc họp giao ban đã được tổ chức, kết luận như sau:");
    }

    #[test]
    fn counts_of_tasks() {
        let check = |t: Tally, expect: &str| assert_eq!(tally(t), expect);
        check(
            Tally { total: 5, done: 3, late: 1, overdue: 1, no_owner: 1, ..Tally::default() },
            "tổng số 5 nhiệm vụ: đã xong 3 (trong đó muộn 1); chưa xong 2, trong đó quá hạn 1, chưa giao chủ trì 1",
        );
        check(Tally { total: 2, done: 2, ..Tally::default() }, "tổng số 2 nhiệm vụ: đã xong 2; chưa xong 0");
    }
}
