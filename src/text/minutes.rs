//! Words of the notice of a meeting's conclusions, an official document and so Vietnamese whatever the language of the program; and what
//! the command says, in both.

mod said;

use chrono::{Datelike, NaiveDate};

use super::Lang;
use super::sentences::lower_first;
use crate::model::{Level, date};
use crate::text::texts;

pub use said::*;

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
pub const COLUMNS: [&str; 7] = [
    "STT",
    "Nội dung",
    "Chủ trì",
    "Phối hợp",
    "Thời hạn",
    "Sản phẩm",
    "Nguồn",
];
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
pub fn number(symbol: &str) -> String {
    format!("Số:{BLANK}/{symbol}")
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

/// A month as documents write it: the first two with a zero before them.
fn month(of: NaiveDate) -> String {
    if of.month() < 3 {
        format!("{:02}", of.month())
    } else {
        of.month().to_string()
    }
}

/// `ngày 19 tháng 01 năm 2026`
pub fn long_day(day: NaiveDate) -> String {
    format!(
        "ngày {:02} tháng {} năm {}",
        day.day(),
        month(day),
        day.year()
    )
}

/// `ngày      tháng 01 năm 2026`: the day on which it will be signed is not known yet.
pub fn open_day(day: NaiveDate) -> String {
    format!("ngày{BLANK}tháng {} năm {}", month(day), day.year())
}

/// `Kết luận cuộc họp giao ban ngày 19 tháng 01 năm 2026`
pub fn subject(day: NaiveDate) -> String {
    format!("Kết luận cuộc họp giao ban {}", long_day(day))
}

/// The issuing body within a sentence: `Ủy ban nhân dân xã Đông Khê`; as given where it is another one.
pub fn issuer(body: &str, level: Level, name: &str) -> String {
    let level = match level {
        Level::Commune => "xã",
        Level::Ward => "phường",
        Level::Zone => "đặc khu",
    };
    let usual = format!("Ủy ban nhân dân {level} {name}");
    if plain(body) == plain(&usual) {
        usual
    } else {
        body.to_string()
    }
}

/// The first sentence; what is not known is not said.
pub fn opening(
    day: NaiveDate,
    place: Option<&str>,
    chair: Option<&str>,
    issuer: Option<&str>,
    name: Option<&str>,
) -> String {
    let place = place
        .map(|place| format!(", tại {place}"))
        .unwrap_or_default();
    let meeting = name.map_or_else(|| "giao ban".to_string(), lower_first);
    let date = long_day(day);
    let start = format!("Ngày{}{place}", date.strip_prefix("ngày").unwrap_or(&date));
    match (chair, issuer) {
        (Some(chair), Some(issuer)) => {
            format!(
                "{start}, {chair} chủ trì cuộc họp {meeting}. {issuer} thông báo kết luận cuộc họp như sau:"
            )
        }
        (Some(chair), None) => {
            format!("{start}, {chair} chủ trì cuộc họp {meeting}. Kết luận cuộc họp như sau:")
        }
        (None, Some(issuer)) => {
            format!("{start}, {issuer} tổ chức cuộc họp {meeting}, kết luận như sau:")
        }
        (None, None) => format!("{start}, cuộc họp {meeting} đã được tổ chức, kết luận như sau:"),
    }
}

/// The last sentence.
pub fn closing(day: NaiveDate) -> String {
    format!(
        "Trên đây là kết luận cuộc họp giao ban ngày {}; các cơ quan, đơn vị, cá nhân được giao nhiệm vụ tổ chức thực hiện./.",
        date::format(day)
    )
}

/// What a table goes with: `(Kèm theo Thông báo số      /TB-UBND ngày      tháng 01 năm 2026 của …)`.
pub fn goes_with(symbol: &str, day: NaiveDate, issuer: &str) -> String {
    format!(
        "(Kèm theo Thông báo số{BLANK}/{symbol} {} của {issuer})",
        open_day(day)
    )
}

/// Where the figures come from and of which day they are.
pub fn sources(
    period: &str,
    from: NaiveDate,
    to: NaiveDate,
    document: &str,
    reported: NaiveDate,
) -> String {
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
pub fn sector(name: &str, reporter: Option<&str>) -> String {
    reporter.map_or_else(
        || name.to_string(),
        |reporter| format!("{name} ({reporter} báo cáo)"),
    )
}

/// What the meeting has concluded, in the table: `Kết luận ngày 19/01/2026`.
pub fn concluded(day: NaiveDate) -> String {
    format!("Kết luận ngày {}", date::format(day))
}

/// The letter of an item, by the Vietnamese alphabet as documents use it: `a`, `b`, `c`, `d`, `đ`, `e`; numbers after the last one.
pub fn letter(number: u32) -> String {
    const LETTERS: [&str; 23] = [
        "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s",
        "t", "u", "v", "x", "y",
    ];
    let at = number
        .checked_sub(1)
        .and_then(|at| LETTERS.get(at as usize));
    at.map_or_else(|| number.to_string(), |letter| (*letter).to_string())
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
    let days = known
        .iter()
        .copied()
        .map(date::format)
        .collect::<Vec<_>>()
        .join(", ");
    let what = match (lang, asked) {
        (Lang::Vi, Some(day)) => format!(
            "--date: {commune} không có cuộc họp ngày {}",
            date::format(day)
        ),
        (Lang::En, Some(day)) => {
            format!("--date: {commune} has no meeting on {}", date::format(day))
        }
        (Lang::Vi, None) => format!(
            "{commune} chưa có cuộc họp nào đến ngày {}",
            date::format(until)
        ),
        (Lang::En, None) => format!("{commune} has no meeting until {}", date::format(until)),
    };
    match (lang, known.is_empty()) {
        (Lang::Vi, false) => format!("{what}\ncác cuộc họp đang có: {days}; chọn bằng --date"),
        (Lang::En, false) => format!("{what}\nmeetings on file: {days}; choose one with --date"),
        (Lang::Vi, true) => {
            format!(
                "{what}\nchưa có cuộc họp nào được ghi; ghi kết luận bằng phím K trong bảng điều hành hoặc khi trình chiếu (F5)"
            )
        }
        (Lang::En, true) => {
            format!(
                "{what}\nno meeting is on file; take conclusions with the key K in the dashboard or while presenting (F5)"
            )
        }
    }
}

texts! {
    /// A file that is neither of the two kinds.
    unknown_ending(file: &str): "-o {file}: chỉ ghi được tệp .docx hoặc .md; ví dụ -o thong-bao.docx", "-o {file}: writes .docx or .md files only; for example -o thong-bao.docx";
}

/// The meeting has not been closed.
pub fn is_draft(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Vi => format!(
            "Cuộc họp ngày {} chưa kết thúc: thông báo được ghi là dự thảo",
            date::format(day)
        ),
        Lang::En => format!(
            "The meeting of {} is not closed: the notice says that it is a draft",
            date::format(day)
        ),
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
        assert_eq!(
            opening(
                on,
                Some("Phòng họp số 1"),
                Some("Chủ tịch UBND xã"),
                Some("UBND xã"),
                Some("Giao ban UBND xã")
            ),
            "Ngày 19 tháng 01 năm 2026, tại Phòng họp số 1, Chủ tịch UBND xã chủ trì cuộc họp giao ban UBND xã. UBND xã thông báo kết luận cuộc họp như sau:"
        );
        assert_eq!(
            opening(on, None, None, None, None),
            "Ngày 19 tháng 01 năm 2026, cuộc họp giao ban đã được tổ chức, kết luận như sau:"
        );
    }
}
