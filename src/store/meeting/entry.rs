//! How the record of a meeting is written.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::{Conclusion, Decision, stem, title};
use crate::data::edit::quoted;
use crate::data::lexical::is_odd_space;
use crate::model::{Progress, date};

/// Where in the document a conclusion stands.
const SECTION: &str = "kết luận";

/// The record of a meeting in which nothing has been said yet.
pub(super) fn head(day: NaiveDate) -> String {
    let (title, stem, day) = (title(day), stem(day), date::format(day));
    format!(
        "// {title}: chương trình ghi ngay trong cuộc họp, mỗi dòng ghi xong là đã lưu.\n\
         // Có thể thêm chú thích sau //. Mã đã cấp không dùng lại; da_chot: true là đã kết thúc, chương trình không sửa nữa.\n\
         (\n    van_ban: (ten: \"{title}\", tep: \"{stem}.ron\", ngay: \"{day}\", hop: true),\n    nhiem_vu: [\n    ],\n)\n",
    )
}

/// The number in the identifier of a conclusion.
pub(super) fn number(id: &str, prefix: &str) -> Option<u32> {
    id.strip_prefix(prefix)?.parse().ok()
}

/// The fields of a conclusion as they are written, nothing for one that is not; in the order of the file.
pub(super) fn fields(c: &Conclusion) -> [(&'static str, Option<String>); 9] {
    let text = |text: &Option<String>| text.as_deref().map(quoted);
    let support = c
        .support
        .iter()
        .map(|s| quoted(s))
        .collect::<Vec<_>>()
        .join(", ");
    [
        ("ten", Some(quoted(&c.title))),
        ("linh_vuc", text(&c.sector)),
        ("chu_tri", text(&c.owner)),
        (
            "phoi_hop",
            (!c.support.is_empty()).then(|| format!("[{support}]")),
        ),
        ("han", c.deadline.map(day)),
        ("han_chu", text(&c.deadline_words)),
        ("san_pham", text(&c.deliverable)),
        ("chi_tieu", text(&c.indicator)),
        ("theo", text(&c.follows)),
    ]
}

/// A conclusion as it is written.
pub(super) fn conclusion(id: &str, conclusion: &Conclusion) -> String {
    let mut all = vec![("ma", Some(quoted(id)))];
    all.extend(fields(conclusion));
    all.push(("nguon", Some(quoted(SECTION))));
    record(all)
}

/// The fields of a change as they are written, without its task.
pub(super) fn decision_fields(c: &Decision) -> [(&'static str, Option<String>); 4] {
    let (state, done) = match c.progress {
        None => (None, None),
        Some(Progress::Open) => (Some("DangLam"), None),
        Some(Progress::Waiting) => (Some("Cho"), None),
        Some(Progress::Paused) => (Some("TamDung"), None),
        Some(Progress::Returned) => (Some("TraLai"), None),
        Some(Progress::Done(on)) => (Some("Xong"), Some(day(on))),
    };
    [
        ("trang_thai", state.map(str::to_string)),
        ("xong", done),
        ("han", c.deadline.map(day)),
        ("ly_do", c.reason.as_deref().map(quoted)),
    ]
}

/// A change as it is written.
pub(super) fn decision(decision: &Decision) -> String {
    let mut all = vec![("viec", Some(quoted(&decision.task)))];
    all.extend(decision_fields(decision));
    record(all)
}

fn record(fields: Vec<(&'static str, Option<String>)>) -> String {
    let given: Vec<String> = fields
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}: {}", value?)))
        .collect();
    format!("({})", given.join(", "))
}

fn day(day: NaiveDate) -> String {
    quoted(&date::format(day))
}

/// A conclusion as it is kept: without blanks around its texts, empty ones left out, and each co-ordinator once, beside the owner.
pub(super) fn cleaned(c: &Conclusion) -> Conclusion {
    let mut support: Vec<String> = Vec::new();
    let owner = some(c.owner.as_ref());
    for one in c.support.iter().filter_map(|s| some(Some(s))) {
        if owner.as_ref() != Some(&one) && !support.contains(&one) {
            support.push(one);
        }
    }
    Conclusion {
        title: tidy(&c.title),
        owner,
        support,
        deadline: c.deadline,
        deadline_words: some(c.deadline_words.as_ref()),
        deliverable: some(c.deliverable.as_ref()),
        indicator: some(c.indicator.as_ref()),
        follows: some(c.follows.as_ref()),
        sector: some(c.sector.as_ref()),
    }
}

/// The same for a change.
pub(super) fn cleaned_decision(c: &Decision) -> Decision {
    Decision {
        task: tidy(&c.task),
        progress: c.progress,
        deadline: c.deadline,
        reason: some(c.reason.as_ref()),
    }
}

fn some(text: Option<&String>) -> Option<String> {
    text.map(|text| tidy(text)).filter(|text| !text.is_empty())
}

/// Text as it is kept: in NFC, without characters that nobody sees.
fn tidy(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{a0}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}'
        | '\t'
        | '\u{2028}'
        | '\u{2029}' => Some(' '),
        '\n' => Some('\n'),
        c if is_odd_space(c) || c.is_control() => None,
        c => Some(c),
    };
    text.replace("\r\n", "\n")
        .chars()
        .filter_map(plain)
        .nfc()
        .collect::<String>()
        .trim()
        .to_string()
}
