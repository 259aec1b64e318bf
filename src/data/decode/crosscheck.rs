//! `doi-chieu.ron`: what the figures must satisfy; `da-xem.ron`: findings that somebody has looked at; what a document cites.

use std::collections::HashMap;
use std::ops::Range;

use super::assemble::Assembled;
use super::catalogue::{Named, named};
use super::named::{self, Identifiers};
use super::plans::Plans;
use super::unknown;
use crate::data::fields::{Bad, Key, Read, Reader, may, must, shortened};
use crate::data::near;
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::{Acknowledgement, Citation, Doubt, Operand, Relation, RelationKind};

static FILE: [Key; 2] = [must("quan_he"), may("hieu_hai_cach")];
static RELATION: [Key; 6] = [
    must("ma"),
    must("loai"),
    must("trai"),
    may("phai"),
    may("goi_y"),
    may("ghi_chu"),
];
static DOUBT: [Key; 2] = [must("phat_hien"), must("ly_do")];
static LOOKED: [Key; 1] = [must("da_xem")];
static ACKNOWLEDGEMENT: [Key; 4] = [must("phat_hien"), must("ai"), must("ngay"), must("ly_do")];
static CITED: [Key; 4] = [must("ten"), must("ngay"), may("truoc"), may("nguon")];
static BEFORE: [Key; 2] = [must("ten"), must("ngay")];
static SCHOOL_YEAR: [Key; 2] = [must("ten"), may("nguon")];

static KINDS: [&str; 8] = [
    "BangTong",
    "KhongLonHon",
    "TichBang",
    "DuTram",
    "BangNhau",
    "SoLuong",
    "PhaiCoSo",
    "CongTrung",
];

/// What a relation may name.
pub(crate) struct Names<'a> {
    pub(crate) assembled: &'a Assembled,
    /// None in the file that all communes share.
    pub(crate) plans: Option<&'a Plans>,
}

/// Reads a file of relations.
pub(crate) fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    name: &str,
    names: &Names<'_>,
    seen: &mut Identifiers,
) -> (Vec<Relation>, Vec<Doubt>) {
    let Some(Ok([relations, doubts])) = tree.root().map(|root| reader.fields(root, &FILE)) else {
        return (Vec::new(), Vec::new());
    };
    let relations = reader.required(relations, Reader::list).map(|list| {
        named::each(
            reader,
            list,
            (&RELATION, Thing::Relation, name),
            seen,
            |reader, id, fields| relation(reader, id, fields, names),
        )
    });
    let doubts = doubts.map_or(Ok(Vec::new()), |item| list_of(reader, item, doubt));
    (
        relations.unwrap_or_default(),
        doubts
            .unwrap_or_default()
            .into_iter()
            .map(|(_, doubt)| doubt)
            .collect(),
    )
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
    fields: &[Option<Item<'_>>; 6],
    names: &Names<'_>,
) -> Read<Relation> {
    use RelationKind::{Complement, Count, Doubled, NotLarger, Present, Product, Same, Sum};
    let [id_item, kind, left_item, right_item, hint, note] = *fields;
    let kind = reader.required(kind, |reader, item| {
        reader.word(
            item,
            &KINDS,
            [
                Sum, NotLarger, Product, Complement, Same, Count, Present, Doubled,
            ],
        )
    });
    let left = reader.required(left_item, |reader, item| operands(reader, item, names));
    let right = right_item.map_or(Ok(Vec::new()), |item| operands(reader, item, names));
    let hint = reader.optional(hint, Reader::flag);
    let note = reader.optional(note, Reader::boxed);
    let (kind, left, right) = (kind?, left?, right?);
    let (of_left, of_right) = sides(kind);
    let word = KINDS.get(kind as usize).copied().unwrap_or_default();
    let place = |item: Option<Item<'_>>| item.or(id_item).map_or(0..0, Item::key_span);
    let mut good = true;
    for (key, item, given, (least, most)) in [
        ("trai", left_item, left.len(), of_left),
        ("phai", right_item, right.len(), of_right),
    ] {
        if !(least..=most).contains(&given) {
            reader.report(
                place(item),
                ProblemKind::SideCount {
                    kind: word,
                    key,
                    given,
                    least,
                    most,
                },
            );
            good = false;
        }
    }
    if kind == Sum && left.len() == 1 && right.len() == 1 {
        reader.report(
            place(left_item),
            ProblemKind::SideCount {
                kind: word,
                key: "trai",
                given: 1,
                least: 2,
                most: usize::MAX,
            },
        );
        good = false;
    }
    if !good {
        return Err(Bad);
    }
    // where the mark cannot be read, a hint must not pass for an error
    let hint = hint.map_or(true, Option::unwrap_or_default);
    Ok(Relation {
        id,
        kind,
        left,
        right,
        hint,
        note: note.ok().flatten(),
    })
}

/// The figures of one side; read whole or not at all, since with one missing every comparison would be wrong.
fn operands(reader: &mut Reader<'_>, item: Item<'_>, names: &Names<'_>) -> Read<Vec<Operand>> {
    let mut all: Vec<Operand> = Vec::new();
    let mut seen: HashMap<Box<str>, Range<usize>> = HashMap::new();
    let mut good = item.is_whole();
    for item in reader.list(item)? {
        let Ok(wanted) = named(reader, Some(item)) else {
            good = false;
            continue;
        };
        if let Some(first) = seen.get(&wanted.id) {
            let first = reader.place(first);
            reader.report(
                wanted.span.clone(),
                ProblemKind::Duplicate {
                    what: Thing::Indicator,
                    id: wanted.id,
                    first,
                },
            );
            good = false;
            continue;
        }
        match operand(reader, &wanted, names) {
            Ok(operand) => all.push(operand),
            Err(Bad) => good = false,
        }
        seen.insert(wanted.id, wanted.span);
    }
    if good { Ok(all) } else { Err(Bad) }
}

/// An indicator, or else a plan of the commune.
fn operand(reader: &mut Reader<'_>, wanted: &Named, names: &Names<'_>) -> Read<Operand> {
    let catalogue = &names.assembled.catalogue;
    if let Some(id) = catalogue.find(&wanted.id) {
        return Ok(Operand::Indicator(id));
    }
    if let Some(at) = names.plans.and_then(|p| p.by_id.get(&wanted.id)) {
        return Ok(Operand::Plan(*at));
    }
    let excused = names
        .plans
        .is_some_and(|p| p.torn || p.spoiled.contains(&wanted.id));
    if excused || !names.assembled.accuses(&wanted.id) {
        return Err(Bad);
    }
    let plans = names
        .plans
        .map_or(&[][..], |p| &p.all)
        .iter()
        .map(|p| &*p.id);
    Err(unknown(
        reader,
        wanted,
        Thing::Indicator,
        catalogue.indicators.iter().map(|i| &*i.id).chain(plans),
    ))
}

/// The good elements of a list, each with the place of what it names.
fn list_of<'t, T>(
    reader: &mut Reader<'_>,
    item: Item<'t>,
    mut read: impl FnMut(&mut Reader<'_>, Item<'t>) -> Read<T>,
) -> Read<Vec<T>> {
    Ok(reader
        .list(item)?
        .filter_map(|item| read(reader, item).ok())
        .collect())
}

fn doubt(reader: &mut Reader<'_>, item: Item<'_>) -> Read<(Range<usize>, Doubt)> {
    let [finding, reason] = reader.fields(item, &DOUBT)?;
    let span = finding.map_or(0..0, Item::span);
    let finding = reader.required(finding, Reader::boxed);
    let reason = reader.required(reason, Reader::boxed);
    if !item.is_whole() {
        return Err(Bad);
    }
    Ok((
        span,
        Doubt {
            finding: finding?,
            reason: reason?,
        },
    ))
}

/// Reads `da-xem.ron`. The same finding twice is reported: nobody could tell whose reason counts.
pub(crate) fn looked_at(reader: &mut Reader<'_>, tree: &Tree<'_>) -> Vec<Acknowledgement> {
    let all = tree
        .root()
        .ok_or(Bad)
        .and_then(|root| reader.fields(root, &LOOKED))
        .and_then(|[list]| {
            reader.required(list, |reader, item| list_of(reader, item, acknowledgement))
        });
    let mut out: Vec<Acknowledgement> = Vec::new();
    let mut seen: HashMap<Box<str>, Range<usize>> = HashMap::new();
    for (span, one) in all.unwrap_or_default() {
        if let Some(first) = seen.get(&one.finding) {
            let first = reader.place(first);
            reader.report(
                span,
                ProblemKind::Duplicate {
                    what: Thing::Finding,
                    id: one.finding,
                    first,
                },
            );
        } else {
            seen.insert(one.finding.clone(), span);
            out.push(one);
        }
    }
    out
}

fn acknowledgement(
    reader: &mut Reader<'_>,
    item: Item<'_>,
) -> Read<(Range<usize>, Acknowledgement)> {
    let [finding, who, date, reason] = reader.fields(item, &ACKNOWLEDGEMENT)?;
    let span = finding.map_or(0..0, Item::span);
    let finding = reader.required(finding, Reader::boxed);
    let who = reader.required(who, Reader::boxed);
    let date = reader.required(date, Reader::date);
    let reason = reader.required(reason, Reader::boxed);
    if !item.is_whole() {
        return Err(Bad);
    }
    Ok((
        span,
        Acknowledgement {
            finding: finding?,
            who: who?,
            date: date?,
            reason: reason?,
        },
    ))
}

/// Reports what `da-xem.ron` or `hieu_hai_cach` names and no period finds.
pub(crate) fn unmatched(reader: &mut Reader<'_>, tree: &Tree<'_>, findings: &[&str]) {
    for record in tree
        .root()
        .into_iter()
        .flat_map(Item::children)
        .filter(|c| matches!(c.key(), "da_xem" | "hieu_hai_cach"))
    {
        for field in record
            .children()
            .flat_map(Item::children)
            .filter(|f| f.key() == "phat_hien")
        {
            let Ok(id) = reader.text(field) else { continue };
            if !findings.contains(&&*id) {
                let near = near::nearest(&id, findings.iter().copied()).map(Into::into);
                reader.report(
                    field.span(),
                    ProblemKind::UnknownFinding {
                        id: shortened(&id),
                        near,
                    },
                );
            }
        }
    }
}

/// `trich_dan` and `nam_hoc`: the documents and school years that a document cites. A bad one is left out.
pub(crate) fn citations(
    reader: &mut Reader<'_>,
    cited: Option<Item<'_>>,
    years: Option<Item<'_>>,
) -> Vec<Citation> {
    let mut all = cited
        .and_then(|item| list_of(reader, item, self::cited).ok())
        .unwrap_or_default();
    all.extend(
        years
            .and_then(|item| list_of(reader, item, school_year).ok())
            .unwrap_or_default(),
    );
    all
}

fn cited(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Citation> {
    let [name, date, before, section] = reader.fields(item, &CITED)?;
    let name = reader.required(name, Reader::boxed);
    let date = reader.required(date, Reader::date);
    let before = reader.optional(before, |reader, item| {
        let [name, date] = reader.fields(item, &BEFORE)?;
        let name = reader.required(name, Reader::boxed);
        let date = reader.required(date, Reader::date);
        Ok((name?, date?))
    });
    let section = reader.optional(section, Reader::boxed);
    if !item.is_whole() {
        return Err(Bad);
    }
    Ok(Citation {
        name: name?,
        date: Some(date?),
        before: before?,
        school_year: None,
        section: section.ok().flatten(),
    })
}

fn school_year(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Citation> {
    let [name, section] = reader.fields(item, &SCHOOL_YEAR)?;
    let name = reader.required(name, |reader, item| {
        let text = reader.boxed(item)?;
        match years(&text) {
            Some(years) => Ok((text, years)),
            None => Err(reader.report(item.span(), ProblemKind::BadSchoolYear(shortened(&text)))),
        }
    });
    let section = reader.optional(section, Reader::boxed);
    if !item.is_whole() {
        return Err(Bad);
    }
    let (name, years) = name?;
    Ok(Citation {
        name,
        date: None,
        before: None,
        school_year: Some(years),
        section: section.ok().flatten(),
    })
}

/// `2025-2026`, with spaces and any dash, as documents print it.
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

    #[test]
    fn every_kind_has_its_word() {
        use RelationKind::{Complement, Count, Doubled, NotLarger, Present, Product, Same, Sum};
        let words = [
            "BangTong",
            "KhongLonHon",
            "TichBang",
            "DuTram",
            "BangNhau",
            "SoLuong",
            "PhaiCoSo",
            "CongTrung",
        ];
        for (kind, word) in [
            Sum, NotLarger, Product, Complement, Same, Count, Present, Doubled,
        ]
        .into_iter()
        .zip(words)
        {
            assert_eq!(KINDS[kind as usize], word);
        }
    }
}
