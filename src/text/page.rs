//! Words that stand around every official document.

use chrono::{Datelike, NaiveDate};

use super::texts;

texts! {
    state: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM";
    motto: "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness";
    recipients: "Nơi nhận:", "Recipients:";
    appendix: "Phụ lục", "Appendix";
    /// A line to fill in by hand.
    dots: "…………………………………………………………", "…………………………………………………………";
}

/// A month as documents write it: the first two with a zero before them.
pub(super) fn month(day: NaiveDate) -> String {
    match day.month() {
        month @ ..3 => format!("{month:02}"),
        month => month.to_string(),
    }
}

/// `ngày 19 tháng 01 năm 2026`
pub fn long_day(day: NaiveDate) -> String {
    let (month, year) = (month(day), day.year());
    format!("ngày {:02} tháng {month} năm {year}", day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date;

    #[test]
    fn days_as_documents_write_them() {
        let check =
            |text: &str, expect: &str| assert_eq!(long_day(date::parse(text).unwrap()), expect);
        check("05/02/2026", "ngày 05 tháng 02 năm 2026");
        check("19/01/2026", "ngày 19 tháng 01 năm 2026");
        check("09/03/2026", "ngày 09 tháng 3 năm 2026");
        check("16/11/2026", "ngày 16 tháng 11 năm 2026");
    }
}
