//! How the record of a meeting is written.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::{stem, title};
use crate::data::decode::changes::ChangeRecord;
use crate::data::decode::tasks::TaskRecord;
use crate::data::lexical::is_odd_space;
use crate::data::meeting::{Conclusion, Decision};
use crate::model::{Progress, date};

/// Where in the document a conclusion stands.
const SECTION: &str = "kết luận";

/// The record of a meeting in which nothing has been said yet.
pub fn head(day: NaiveDate) -> String {
    let (title, stem, day) = (title(day), stem(day), date::format(day));
    format!(
        "// {title}: chương trình ghi ngay trong cuộc họp, mỗi dòng ghi xong là đã lưu.\n\
         // Có thể thêm chú thích sau //. Mã đã cấp không dùng lại; da_chot: true là đã kết thúc, chương trình không sửa nữa.\n\
         (\n    van_ban: (ten: \"{title}\", tep: \"{stem}.ron\", ngay: \"{day}\", hop: true),\n    nhiem_vu: [\n    ],\n)\n",
    )
}

/// The number in the identifier of a conclusion.
pub fn number(id: &str, prefix: &str) -> Option<u32> {
    id.strip_prefix(prefix)?.parse().ok()
}

/// A conclusion as it is written.
pub fn conclusion<'t>(id: &'t str, c: &'t Conclusion, by: Option<&str>) -> TaskRecord<'t> {
    let support = c.support.iter().map(|one| Box::from(one.as_str()));
    TaskRecord {
        id: id.into(),
        title: c.title.as_str().into(),
        sector: c.sector.as_deref().into(),
        owner: c.owner.as_deref().into(),
        support: (!c.support.is_empty()).then(|| support.collect()).into(),
        deadline: c.deadline.into(),
        deadline_words: c.deadline_words.as_deref().into(),
        deliverable: c.deliverable.as_deref().into(),
        indicator: c.indicator.as_deref().into(),
        follows: c.follows.as_deref().into(),
        section: SECTION.into(),
        by: by.into(),
        ..TaskRecord::default()
    }
}

/// A decision as it is written.
pub fn decision<'t>(d: &'t Decision, by: Option<&str>) -> ChangeRecord<'t> {
    ChangeRecord {
        task: d.task.as_str().into(),
        state: d.progress.map(Progress::word).into(),
        done: d.progress.and_then(Progress::day).into(),
        deadline: d.deadline.into(),
        reason: d.reason.as_deref().into(),
        by: by.into(),
        ..ChangeRecord::default()
    }
}

/// A conclusion as it is kept: without blanks around its texts, empty ones left out, and each co-ordinator once, beside the owner.
pub fn cleaned(c: &Conclusion) -> Conclusion {
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
pub fn cleaned_decision(c: &Decision) -> Decision {
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
