//! What is said when files change while somebody looks at them.

use super::sentences::lower_first;
use super::{Lang, render, say, texts};
use crate::data::{Problem, ProblemKind};

texts! {
    /// Somebody who may not write sees figures whose files are broken now.
    being_edited: "Số liệu đang được sửa; tạm hiển thị bản trước đó",
        "The figures are being edited; the last good ones are shown";
    /// Above what is wrong with files, where older figures are shown because of it.
    kept: "Màn hình đang giữ số liệu đọc được trước khi có lỗi dưới đây. Sửa tệp rồi lưu lại, màn hình tự cập nhật.",
        "The screen keeps the figures as they were before the errors below. Mend the file and save it, and the screen follows by itself.";
    /// In the server's log.
    taken_up: "đã đọc lại dữ liệu vừa thay đổi", "changed data read again";
    /// Without it there is no commune.
    commune_gone(slug): "không còn tệp {slug}/xa.ron", "the file {slug}/xa.ron is gone";
    data_gone(folder): "không còn thư mục dữ liệu {folder}", "the data folder {folder} is gone";
    /// The file of a later period has come while the one before is looked at.
    period_come(new: &str; new = lower_first(new)): "Vừa có số liệu {new}; PgDn để xem",
        "The figures of {new} have come; PgDn shows them";
}

/// `Giữ số liệu cũ (F9): so-lieu/2026-01.ron:12: thiếu dấu phẩy`: a file is broken now and its last good figures are shown.
pub fn stale(lang: Lang, count: usize, place: &str, headline: &str) -> String {
    let colon = if place.is_empty() { "" } else { ": " };
    let what = if count > 1 {
        say!(
            lang,
            "Giữ số liệu cũ, {count} lỗi mới",
            "Old figures kept, {count} new errors"
        )
    } else {
        say!(lang, "Giữ số liệu cũ", "Old figures kept")
    };
    format!("{what} (F9): {place}{colon}{headline}")
}

/// Where the first of the files is that are broken now, and what is wrong there.
pub fn spoilt(lang: Lang, first: &Problem, root: &str, slug: &str) -> (String, String) {
    match &first.kind {
        ProblemKind::NoCommune { slug, .. } => (String::new(), commune_gone(lang, slug)),
        ProblemKind::NoFolder => (String::new(), data_gone(lang, &first.file)),
        _ => render::briefly(first, root, slug, lang),
    }
}

/// `Số liệu tháng 02/2026 không còn; đang xem tháng 01/2026`: the file of the period shown is gone.
pub fn period_gone(lang: Lang, gone: &str, shown: Option<&str>) -> String {
    let gone = lower_first(gone);
    match shown.map(lower_first) {
        Some(shown) => say!(
            lang,
            "Số liệu {gone} không còn; đang xem {shown}",
            "The figures of {gone} are gone; {shown} is shown"
        ),
        None => say!(
            lang,
            "Số liệu {gone} không còn; dữ liệu không có kỳ nào khác",
            "The figures of {gone} are gone; there is no other period"
        ),
    }
}
