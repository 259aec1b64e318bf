//! Words of the notice of a meeting's conclusions, an official document and so Vietnamese whatever the language of the program; and what
//! the command says, in both.

mod said;

use chrono::{Datelike, NaiveDate};

use super::page::{self, long_day};
use super::sentences::lower_first;
use super::{Lang, texts};
use crate::model::{Level, MeetingPlan, PeriodData, date};

pub use said::*;

/// What sort of document it is.
pub const KIND: &str = "THÔNG BÁO";
/// To be filled in by hand.
pub const DOTS: &str = "……";
/// Where the clerk keeps one.
pub const ARCHIVE: &str = "Lưu: VT";
/// The name of the table.
pub const FOLLOW_UP: &str = "BẢNG THEO DÕI THỰC HIỆN KẾT LUẬN GIAO BAN";
/// The columns of the table.
pub const COLUMNS: [&str; 7] = [
    "STT",
    "Nội dung",
    "Chủ trì",
    "Phối hợp",
    "Thời hạn",
    "Sản phẩm",
    "Nguồn",
];
pub const RESULTS: &str = "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU CHÍNH";
pub const BEFORE: &str = "THỰC HIỆN KẾT LUẬN CÁC CUỘC HỌP TRƯỚC";
/// Instead of `BEFORE`, where there was no meeting before but a document with tasks.
pub const ASSIGNED: &str = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐÃ GIAO";
pub const CONCLUSIONS: &str = "KẾT LUẬN, GIAO NHIỆM VỤ";
pub const CHANGES: &str = "ĐIỀU CHỈNH NHIỆM VỤ ĐÃ GIAO";
pub const NO_FIGURES: &str = "Đến ngày họp chưa có số liệu báo cáo.";
pub const NOTHING_BEFORE: &str = "Chưa có kết luận nào của các cuộc họp trước.";
pub const NO_CONCLUSIONS: &str = "Cuộc họp không giao nhiệm vụ mới.";
pub const NO_OWNER: &str = "Nhiệm vụ chưa giao cơ quan, đơn vị chủ trì";
pub const NO_OWNER_CELL: &str = "chưa giao";
pub const NO_DEADLINE: &str = "chưa ấn định";
pub const OPEN_BEFORE: &str = "Nhiệm vụ các cuộc họp trước giao, chưa xong";
pub const ILLUSTRATIVE: &str = "MINH HỌA: số liệu, tên người và đơn vị không có thật";
pub const DRAFT: &str = "DỰ THẢO: cuộc họp chưa kết thúc, kết luận còn có thể sửa";

/// No-break spaces where the clerk writes a number by hand.
const BLANK: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// Sentences of a document that is only Vietnamese, one line each.
macro_rules! vietnamese {
    ($(
        $(#[$doc:meta])*
        $name:ident($($arg:ident: $ty:ty),+ $(; $($var:ident = $value:expr),+)?): $text:literal;
    )*) => {$(
        $(#[$doc])*
        #[doc = concat!("`", $text, "`")]
        pub fn $name($($arg: $ty),+) -> String {
            $($(let $var = $value;)+)?
            format!($text)
        }
    )*};
}
use vietnamese;

vietnamese! {
    number(symbol: &str): "Số:{BLANK}/{symbol}";
    /// The day on which it will be signed is not known yet.
    open_day(day: NaiveDate; month = page::month(day), year = day.year()): "ngày{BLANK}tháng {month} năm {year}";
    subject(day: NaiveDate; day = long_day(day)): "Kết luận cuộc họp giao ban {day}";
    /// The last sentence.
    closing(day: NaiveDate; day = date::format(day)): "Trên đây là kết luận cuộc họp giao ban ngày {day}; các cơ quan, đơn vị, cá nhân được giao nhiệm vụ tổ chức thực hiện./.";
    /// What a table goes with.
    goes_with(symbol: &str, day: NaiveDate, issuer: &str; day = open_day(day)): "(Kèm theo Thông báo số{BLANK}/{symbol} {day} của {issuer})";
    /// What the meeting has concluded, in the table.
    concluded(day: NaiveDate; day = date::format(day)): "Kết luận ngày {day}";
    reported_by(sector: &str, reporter: &str): "{sector} ({reporter} báo cáo)";
}

/// Where the figures come from and of which day they are.
pub fn sources(period: &str, data: &PeriodData) -> String {
    let period = lower_first(period);
    let [from, to, reported] = [data.from, data.to, data.reported].map(date::format);
    let document = &data.document;
    format!(
        "Số liệu {period} (từ {from} đến {to}) theo báo cáo lập ngày {reported} (nguồn: {document}). Số liệu tính đến ngày {to}, trừ chỗ ghi ngày khác; trong ngoặc là mục của báo cáo. Tiến độ là mức cần đạt theo kế hoạch đến ngày của số liệu."
    )
}

/// The letters of a notice, with those of the issuing body where the decree gives them: `TB-UBND`.
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

/// The issuing body within a sentence: `Ủy ban nhân dân xã Đông Khê`; as given where it is another one.
pub fn issuer(body: &str, level: Level, name: &str) -> String {
    let usual = format!("Ủy ban nhân dân {} {name}", level.name(Lang::Vi));
    if plain(body) == plain(&usual) {
        usual
    } else {
        body.to_string()
    }
}

/// The first sentence; what is not known is not said.
pub fn opening(day: NaiveDate, plan: &MeetingPlan, issuer: Option<&str>) -> String {
    let day = upper_first(&long_day(day));
    let place = plan.place.as_deref();
    let place = place.map_or_else(String::new, |place| format!(", tại {place}"));
    let meeting = plan.name.as_deref().map_or("giao ban".into(), lower_first);
    let said = match (&plan.chair, issuer) {
        (Some(chair), Some(issuer)) => {
            format!("{chair} chủ trì cuộc họp {meeting}. {issuer} thông báo kết luận cuộc họp")
        }
        (Some(chair), None) => format!("{chair} chủ trì cuộc họp {meeting}. Kết luận cuộc họp"),
        (None, Some(issuer)) => format!("{issuer} tổ chức cuộc họp {meeting}, kết luận"),
        (None, None) => format!("cuộc họp {meeting} đã được tổ chức, kết luận"),
    };
    format!("{day}{place}, {said} như sau:")
}

/// The letter of an item, counted from 0 through the Vietnamese alphabet as documents use it; numbers after the last one.
pub fn letter(at: usize) -> String {
    let letter = "abcdđeghiklmnopqrstuvxy".chars().nth(at);
    letter.map_or_else(|| (at + 1).to_string(), String::from)
}

/// The first letter a capital.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// No meeting on a day, or none until then; which there are.
pub fn no_meeting(
    lang: Lang,
    commune: &str,
    asked: Option<NaiveDate>,
    until: NaiveDate,
    known: &[NaiveDate],
) -> String {
    let what = match asked.map(date::format) {
        Some(day) => not_on(lang, commune, &day),
        None => none_until(lang, commune, &date::format(until)),
    };
    let days: Vec<String> = known.iter().copied().map(date::format).collect();
    let known = if days.is_empty() {
        none_on_file(lang).to_string()
    } else {
        on_file(lang, &days.join(", "))
    };
    format!("{what}\n{known}")
}

texts! {
    not_on(commune: &str, day: &str): "--date: {commune} không có cuộc họp ngày {day}", "--date: {commune} has no meeting on {day}";
    none_until(commune: &str, day: &str): "{commune} chưa có cuộc họp nào đến ngày {day}", "{commune} has no meeting until {day}";
    on_file(days: &str): "các cuộc họp đang có: {days}; chọn bằng --date", "meetings on file: {days}; choose one with --date";
    none_on_file: "chưa có cuộc họp nào được ghi; ghi kết luận bằng phím K trong bảng điều hành hoặc khi trình chiếu (F5)", "no meeting is on file; take conclusions with the key K in the dashboard or while presenting (F5)";
    /// A file that is neither of the two kinds.
    unknown_ending(file: &str): "-o {file}: chỉ ghi được tệp .docx hoặc .md; ví dụ -o thong-bao.docx", "-o {file}: writes .docx or .md files only; for example -o thong-bao.docx";
    is_draft(day: NaiveDate; day = date::format(day)): "Cuộc họp ngày {day} chưa kết thúc: thông báo được ghi là dự thảo", "The meeting of {day} is not closed: the notice says that it is a draft";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        date::parse(text).unwrap()
    }

    #[test]
    fn the_letters_of_the_number() {
        assert_eq!(
            symbol(Some("TB-VP"), Some("ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ")),
            "TB-VP"
        );
        assert_eq!(symbol(None, Some("UỶ BAN NHÂN DÂN XÃ ĐÔNG KHÊ")), "TB-UBND");
        assert_eq!(symbol(None, Some("ĐẢNG ỦY XÃ XUÂN HƯNG")), "TB-……");
        assert_eq!(symbol(None, None), "TB-……");
    }

    #[test]
    fn the_issuing_body_within_a_sentence() {
        let check =
            |body: &str, expect: &str| assert_eq!(issuer(body, Level::Commune, "Đông Khê"), expect);
        check("ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ", "Ủy ban nhân dân xã Đông Khê");
        check("UỶ BAN NHÂN DÂN XÃ ĐÔNG KHÊ", "Ủy ban nhân dân xã Đông Khê");
        check("ĐẢNG ỦY XÃ ĐÔNG KHÊ", "ĐẢNG ỦY XÃ ĐÔNG KHÊ");
    }

    #[test]
    fn the_first_sentence_says_what_is_known() {
        let on = day("19/01/2026");
        let plan = MeetingPlan {
            name: Some("Giao ban UBND xã".into()),
            place: Some("Phòng họp số 1".into()),
            chair: Some("Chủ tịch UBND xã".into()),
            ..MeetingPlan::default()
        };
        assert_eq!(
            opening(on, &plan, Some("UBND xã")),
            "Ngày 19 tháng 01 năm 2026, tại Phòng họp số 1, Chủ tịch UBND xã chủ trì cuộc họp giao ban UBND xã. UBND xã thông báo kết luận cuộc họp như sau:"
        );
        assert_eq!(
            opening(on, &MeetingPlan::default(), None),
            "Ngày 19 tháng 01 năm 2026, cuộc họp giao ban đã được tổ chức, kết luận như sau:"
        );
    }
}
