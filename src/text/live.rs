//! What is said when files change while somebody looks at them.

use super::{Lang, render, texts};
use crate::data::{Problem, ProblemKind};

texts! {
    /// Somebody who may not write sees figures whose files are broken now.
    being_edited: "Số liệu đang được sửa; tạm hiển thị bản trước đó", "The figures are being edited; the last good ones are shown";
    /// Above what is wrong with files, where older figures are shown because of it.
    kept: "Màn hình đang giữ số liệu đọc được trước khi có lỗi dưới đây. Sửa tệp rồi lưu lại, màn hình tự cập nhật.",
        "The screen keeps the figures as they were before the errors below. Mend the file and save it, and the screen follows by itself.";
    /// In the server's log.
    taken_up: "đã đọc lại dữ liệu vừa thay đổi", "changed data read again";
}

/// `Giữ số liệu cũ (F9): so-lieu/2026-01.ron:12: thiếu dấu phẩy`: a file is broken now and its last good figures are shown.
pub fn stale(lang: Lang, count: usize, place: &str, headline: &str) -> String {
    let colon = if place.is_empty() { "" } else { ": " };
    match lang {
        Lang::Vi if count > 1 => {
            format!("Giữ số liệu cũ, {count} lỗi mới (F9): {place}{colon}{headline}")
        }
        Lang::Vi => format!("Giữ số liệu cũ (F9): {place}{colon}{headline}"),
        Lang::En if count > 1 => {
            format!("Old figures kept, {count} new errors (F9): {place}{colon}{headline}")
        }
        Lang::En => format!("Old figures kept (F9): {place}{colon}{headline}"),
    }
}

texts! {
    /// `không còn tệp dong-khe/xa.ron`: without it there is no commune.
    commune_gone(slug: &str): "không còn tệp {slug}/xa.ron", "the file {slug}/xa.ron is gone";
    /// `không còn thư mục dữ liệu /srv/data`
    data_gone(folder: &str): "không còn thư mục dữ liệu {folder}", "the data folder {folder} is gone";
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
    let (gone, shown) = (uncapitalised(gone), shown.map(uncapitalised));
    match (lang, shown) {
        (Lang::Vi, Some(shown)) => format!("Số liệu {gone} không còn; đang xem {shown}"),
        (Lang::Vi, None) => format!("Số liệu {gone} không còn; dữ liệu không có kỳ nào khác"),
        (Lang::En, Some(shown)) => format!("The figures of {gone} are gone; {shown} is shown"),
        (Lang::En, None) => format!("The figures of {gone} are gone; there is no other period"),
    }
}

/// `Vừa có số liệu tháng 02/2026; PgDn để xem`: the file of a later period has come while the one before is looked at.
pub fn period_come(lang: Lang, new: &str) -> String {
    let new = uncapitalised(new);
    match lang {
        Lang::Vi => format!("Vừa có số liệu {new}; PgDn để xem"),
        Lang::En => format!("The figures of {new} have come; PgDn shows them"),
    }
}

/// A name within a sentence: `Tháng 01/2026` -> `tháng 01/2026`.
fn uncapitalised(name: &str) -> String {
    let mut rest = name.chars();
    rest.next()
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(rest)
        .collect()
}
