//! `doi-chieu.ron`: what the figures must satisfy; `da-xem.ron`: findings that somebody has looked at; what a document cites.

use std::ops::Range;

use chrono::NaiveDate;

use super::assemble::Assembled;
use super::named::{self, Identifiers, Named};
use super::plans::Plans;
use crate::data::edit::quoted;
use crate::data::fields::{Read, Reader, shortened};
use crate::data::near;
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{self, Field, Later, List, Notation, Value, record};
use crate::data::syntax::{Item, Tree};
use crate::model::{Acknowledgement, Citation, Doubt, Operand, Relation, RelationKind};

record! {
    RelationsFile: "Đối chiếu", "Cross-checks" {
        must relations: Later<List<RelationRecord<'t>>> = "quan_he", "các quan hệ mà số liệu một kỳ phải thỏa mãn", "what the figures of a period must satisfy";
        may doubts: List<DoubtRecord<'t>> = "hieu_hai_cach", "phát hiện chỉ coi là gợi ý, vì câu chữ có thể hiểu hai cách", "findings that are hints only, since the text can be read in two ways";
    }
}

record! {
    RelationRecord: "Một quan hệ", "A relation" {
        must id: Named<'t> = "ma", "mã quan hệ", "its identifier";
        must kind: RelationKind = "loai", "loại quan hệ", "what it says";
        must left: List<Named<'t>> = "trai", "mã các chỉ tiêu bên trái; ở tệp của xã có thể là kế hoạch", "indicators on the left; in a commune's own file also plans";
        may right: List<Named<'t>> = "phai", "mã các chỉ tiêu bên phải, như bên trái", "those on the right, likewise";
        may hint: bool = "goi_y", "chỉ gợi ý, không phải lỗi, khi không thỏa mãn", "what does not hold is a hint, not an error";
        may note: Box<str> = "ghi_chu", "giải thích, có hiện trên màn hình", "why, which is shown";
    }
}

record! {
    DoubtRecord: "Một phát hiện chỉ là gợi ý", "A finding that is a hint only" {
        must finding: Box<str> = "phat_hien", "mã phát hiện, xem `check --format json`", "its `id` as `check --format json` gives it";
        must reason: Box<str> = "ly_do", "cách hiểu khác", "the other way to read it";
    }
}

record! {
    LookedFile: "Phát hiện đã xem", "Findings that somebody has looked at" {
        must looked_at: List<LookedRecord<'t>> = "da_xem", "các phát hiện", "the findings";
    }
}

record! {
    LookedRecord: "Một phát hiện đã xem", "A finding that somebody has looked at" {
        must finding: Box<str> = "phat_hien", "mã phát hiện, xem `check --format json`", "its `id` as `check --format json` gives it";
        must who: Box<str> = "ai", "ai đã xem", "who looked at it";
        must date: NaiveDate = "ngay", "ngày xem", "when";
        must reason: Box<str> = "ly_do", "vì sao để nguyên", "why it may stand";
    }
}

record! {
    CitedRecord: "Một văn bản được trích dẫn", "A document that is cited" {
        must name: Box<str> = "ten", "tên, số và ký hiệu", "its name and number";
        must date: NaiveDate = "ngay", "ngày văn bản", "its day";
        may before: BeforeRecord<'t> = "truoc", "việc phải sau văn bản này; không ghi là chính báo cáo", "what it must come before; the report itself if absent";
        may section: Box<str> = "nguon", "mục trích dẫn", "the section that cites it";
    }
}

record! {
    BeforeRecord: "Việc phải sau văn bản được trích dẫn", "What a cited document must come before" {
        must name: Box<str> = "ten", "tên", "its name";
        must date: NaiveDate = "ngay", "ngày", "its day";
    }
}

record! {
    SchoolYearRecord: "Một năm học", "A school year" {
        must name: SchoolYear = "ten", "năm học như văn bản ghi", "the school year as it is printed";
        may section: Box<str> = "nguon", "mục nhắc đến", "the section that names it";
    }
}

/// `2025-2026`, with spaces and any dash, as documents print it; with its first and last year.
pub struct SchoolYear(Box<str>, (i32, i32));

impl<'t> Value<'t> for SchoolYear {
    const NOTATION: Notation = Notation::Like("\"2025-2026\"");

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        let text: Box<str> = reader.text(item)?.into();
        match years(&text) {
            Some(years) => Ok(Self(text, years)),
            None => Err(reader.report(item.span(), ProblemKind::BadSchoolYear(shortened(&text)))),
        }
    }

    fn written(&self) -> String {
        quoted(&self.0)
    }
}

fn years(text: &str) -> Option<(i32, i32)> {
    let (first, last) = text.split_once(['-', '–', '—'])?;
    let year = |part: &str| {
        let digits = part.trim();
        if digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) {
            digits.parse().ok()
        } else {
            None
        }
    };
    year(first).zip(year(last))
}

/// What a relation may name.
pub struct Names<'a> {
    pub assembled: &'a Assembled,
    /// None in the file that all communes share.
    pub plans: Option<&'a Plans>,
}

/// Reads a file of relations.
pub fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    name: &str,
    names: &Names<'_>,
    seen: &mut Identifiers,
) -> Read<(Vec<Relation>, Vec<Doubt>)> {
    let file = RelationsFile::root(reader, tree)?;
    let relations = named::each(
        reader,
        &file.relations,
        (Thing::Relation, name),
        seen,
        |r| (&r.id, r.at),
        |reader, id, r| relation(reader, id, r, names),
    );
    let doubts = file.doubts.good().filter_map(|r| {
        r.at.closed().ok()?;
        Some(Doubt {
            finding: r.finding.lenient()?,
            reason: r.reason.lenient()?,
        })
    });
    Ok((relations.unwrap_or_default(), doubts.collect()))
}

/// How many figures stand on the left and on the right of a relation.
const fn sides(kind: RelationKind) -> ((usize, usize), (usize, usize)) {
    const MANY: usize = usize::MAX;
    match kind {
        RelationKind::Sum => ((1, MANY), (1, MANY)),
        RelationKind::NotLarger => ((1, MANY), (1, 1)),
        RelationKind::Product => ((2, 2), (1, 1)),
        RelationKind::Complement => ((2, MANY), (0, 0)),
        RelationKind::Present => ((1, MANY), (0, 0)),
        RelationKind::Same | RelationKind::Count => ((1, 1), (1, 1)),
        RelationKind::Doubled => ((2, MANY), (1, 1)),
    }
}

fn relation(
    reader: &mut Reader<'_>,
    id: Box<str>,
    r: RelationRecord<'_>,
    names: &Names<'_>,
) -> Read<Relation> {
    let places = [&r.left, &r.right].map(|side| {
        if side.is_given() {
            side.key_span()
        } else {
            r.id.key_span()
        }
    });
    let closed = r.left.closed().and(r.right.closed());
    let left = operands(reader, r.left.required(), names);
    let right = operands(reader, r.right.or_default(), names);
    closed?;
    let (kind, left, right) = (r.kind.required()?, left?, right?);
    let (of_left, of_right) = sides(kind);
    let mut good = Ok(());
    let mut check = |at: Range<usize>, key, given, (least, most): (usize, usize)| {
        if !(least..=most).contains(&given) {
            let kind = kind.file();
            let wrong = ProblemKind::SideCount {
                kind,
                key,
                given,
                least,
                most,
            };
            good = Err(reader.report(at, wrong));
        }
    };
    let [at_left, at_right] = places;
    check(at_left.clone(), "trai", left.len(), of_left);
    check(at_right, "phai", right.len(), of_right);
    if kind == RelationKind::Sum && right.len() == 1 && left.len() == 1 {
        check(at_left, "trai", 1, (2, usize::MAX));
    }
    good?;
    Ok(Relation {
        id,
        kind,
        left,
        right,
        // where the mark cannot be read, a hint must not pass for an error
        hint: r.hint.cautious(),
        note: r.note.lenient(),
    })
}

/// The figures of one side; read whole or not at all, since with one missing every comparison would be wrong.
fn operands(
    reader: &mut Reader<'_>,
    side: Read<List<Named<'_>>>,
    names: &Names<'_>,
) -> Read<Vec<Operand>> {
    let mut seen = Identifiers::default();
    record::all(side?.into_iter().map(|named| {
        let named = named?;
        let place = (&*named.id, named.span.clone());
        seen.add(reader, None, Thing::Indicator, place)?;
        operand(reader, &named, names)
    }))
}

/// An indicator, or else a plan of the commune.
fn operand(reader: &mut Reader<'_>, named: &Named<'_>, names: &Names<'_>) -> Read<Operand> {
    let Names { assembled, plans } = names;
    let indicators = &assembled.catalogue.indicators;
    let indicator = assembled.catalogue.find(&named.id).map(Operand::Indicator);
    let plan = || plans.and_then(|p| p.by_id.get(&*named.id)).copied();
    let found = indicator.or_else(|| plan().map(Operand::Plan));
    let excused = assembled.excuses(&named.id) || plans.is_some_and(|p| p.excuses(&named.id));
    let plans = plans.map_or(&[][..], |p| &p.all);
    let all = (indicators.iter().map(|i| &*i.id)).chain(plans.iter().map(|p| &*p.id));
    reader.known(named, (Thing::Indicator, found), excused, all)
}

/// Reads `da-xem.ron`. The same finding twice is reported: nobody could tell whose reason counts.
pub fn looked_at(reader: &mut Reader<'_>, tree: &Tree<'_>) -> Read<Vec<Acknowledgement>> {
    let mut seen = Identifiers::default();
    let all = LookedFile::root(reader, tree)?.looked_at.good();
    let all = all.filter_map(|r| {
        r.at.closed().ok()?;
        let span = r.finding.span();
        let one = Acknowledgement {
            finding: r.finding.lenient()?,
            who: r.who.lenient()?,
            date: r.date.lenient()?,
            reason: r.reason.lenient()?,
        };
        seen.add(reader, None, Thing::Finding, (&one.finding, span))
            .ok()?;
        Some(one)
    });
    Ok(all.collect())
}

/// Warns of what `da-xem.ron` or `hieu_hai_cach` names and no period finds.
pub fn unmatched(reader: &mut Reader<'_>, tree: &Tree<'_>, findings: &[&str]) {
    let looked_at = LookedFile::root(reader, tree).map(|file| file.looked_at);
    let doubts = RelationsFile::root(reader, tree).map(|file| file.doubts);
    let looked_at = looked_at.unwrap_or_default().good();
    let doubts = doubts.unwrap_or_default().good();
    for mut finding in (looked_at.map(|r| r.finding)).chain(doubts.map(|r| r.finding)) {
        finding.refuse(reader, |id| {
            let near = || near::nearest(id, findings.iter().copied()).map(Into::into);
            (!findings.contains(&&**id)).then(|| ProblemKind::UnknownFinding {
                id: shortened(id),
                near: near(),
            })
        });
    }
}

/// `trich_dan` and `nam_hoc`: the documents and school years that a document cites. A bad one is left out.
pub fn citations(
    cited: Field<'_, List<CitedRecord<'_>>>,
    years: Field<'_, List<SchoolYearRecord<'_>>>,
) -> Vec<Citation> {
    let cited = cited.good().map(self::cited);
    let years = years.good().map(school_year);
    cited.chain(years).flatten().collect()
}

fn cited(r: CitedRecord<'_>) -> Read<Citation> {
    r.at.closed()?;
    let before = r
        .before
        .then(|r| Ok((r.name.required()?, r.date.required()?)));
    Ok(Citation {
        name: r.name.required()?,
        date: Some(r.date.required()?),
        before: before.optional()?,
        school_year: None,
        section: r.section.lenient(),
    })
}

fn school_year(r: SchoolYearRecord<'_>) -> Read<Citation> {
    r.at.closed()?;
    let SchoolYear(name, years) = r.name.required()?;
    Ok(Citation {
        name,
        date: None,
        before: None,
        school_year: Some(years),
        section: r.section.lenient(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_school_years_as_they_are_printed() {
        let check = |text: &str, expect| assert_eq!(years(text), expect, "{text}");
        check("2025-2026", Some((2025, 2026)));
        check("2026 - 2026", Some((2026, 2026)));
        check("2024 – 2025", Some((2024, 2025)));
        check("2025", None);
        check("25-26", None);
        check("2025-26", None);
        check("năm học 2025-2026", None);
    }
}
