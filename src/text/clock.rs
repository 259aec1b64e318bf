//! Words about the clock of the machine.

use chrono::NaiveDate;

use super::{Lang, say, texts};
use crate::model::date;

texts! {
    clock: "đồng hồ máy", "clock";
    likely(day: NaiveDate; day = date::format(day)): "{day}, hợp lý", "{day}, plausible";
    /// Why there is no workbook.
    before_1970: "đồng hồ máy đang ở trước năm 1970; đặt lại ngày giờ của máy",
        "the clock of the machine is before 1970; set it";
    ask(doubt): "{doubt}. Nếu ngày đó đúng thì lưu lần nữa", "{doubt}. If that day is right, save once more";
}

/// The clock says a day that cannot be right beside what is known.
pub fn doubt(lang: Lang, today: NaiveDate, known: NaiveDate, document: Option<&str>) -> String {
    let (before, today, known) = (today < known, date::format(today), date::format(known));
    let known = match document {
        Some(name) => say!(
            lang,
            "văn bản mới nhất ({name}, {known})",
            "the newest document ({name}, {known})"
        ),
        None => say!(
            lang,
            "ngày tạo ra chương trình ({known})",
            "the day this program was made ({known})"
        ),
    };
    if before {
        say!(
            lang,
            "Đồng hồ máy có thể sai: đang là {today}, trước {known}; đặt lại ngày giờ của máy",
            "The clock may be wrong: it says {today}, before {known}; set the clock of the machine"
        )
    } else {
        say!(
            lang,
            "Đồng hồ máy có thể sai: đang là {today}, quá xa {known}; đặt lại ngày giờ của máy",
            "The clock may be wrong: it says {today}, too long after {known}; set the clock of the machine"
        )
    }
}
