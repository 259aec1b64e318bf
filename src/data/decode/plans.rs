//! `ke-hoach.ron`: plans and targets.

use std::collections::HashMap;
use std::ops::Range;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::assemble::Assembled;
use super::catalogue::{Named, named};
use super::unknown;
use crate::data::fields::{Bad, Key, Read, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::{Curve, Plan, Requirement};

static FILE: [Key; 2] = [may("van_ban"), must("ke_hoach")];
static PLAN: [Key; 17] = [
    must("ma"),
    must("chi_tieu"),
    must("ten"),
    may("en"),
    may("ngan"),
    must("gia_tri"),
    may("yeu_cau"),
    may("tu"),
    may("den"),
    may("duong_cong"),
    may("thang"),
    may("tham_chieu"),
    may("giao_boi"),
    may("chinh"),
    may("suy_ra"),
    must("nguon"),
    may("ghi_chu"),
];

/// The plans of a commune, with where to find each.
#[derive(Default)]
pub(crate) struct Plans {
    pub(crate) all: Vec<Plan>,
    pub(crate) by_id: HashMap<Box<str>, usize>,
    /// Identifiers of plans that could not be read.
    pub(crate) spoiled: Vec<Box<str>>,
    /// Some plans may be missing altogether.
    pub(crate) torn: bool,
}

/// Reads the file.
pub(crate) fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, assembled: &Assembled) -> Plans {
    let mut out = Plans {
        torn: tree.torn,
        ..Plans::default()
    };
    let Ok([document, list]) = tree
        .root()
        .ok_or(Bad)
        .and_then(|root| reader.fields(root, &FILE))
    else {
        out.torn = true;
        return out;
    };
    let document = reader.optional(document, Reader::boxed).ok().flatten();
    let Ok(list) = reader.required(list, Reader::list) else {
        out.torn = true;
        return out;
    };
    let mut seen: HashMap<Box<str>, Range<usize>> = HashMap::new();
    let mut primary: HashMap<u32, Range<usize>> = HashMap::new();
    for item in list {
        let Ok(fields) = reader.fields(item, &PLAN) else {
            out.torn = true;
            continue;
        };
        let [id, .., primary_key, _, _, _] = fields;
        let whole = item.is_whole() && !reader.misspelled;
        let chosen = primary_key.map(Item::key_span);
        let Ok(id) = named(reader, id) else {
            out.torn = true;
            // the other errors of this plan are reported all the same
            let _ = plan(reader, &fields, assembled, document.as_deref());
            continue;
        };
        let mut read = plan(reader, &fields, assembled, document.as_deref());
        if !whole {
            read = Err(Bad);
        }
        if let Some(first) = seen.get(&id.id) {
            let first = reader.place(first);
            reader.report(
                id.span,
                ProblemKind::Duplicate {
                    what: Thing::Plan,
                    id: id.id,
                    first,
                },
            );
            continue;
        }
        if let (Ok(plan), Some(span)) = (&mut read, chosen)
            && plan.primary
        {
            if let Some(first) = primary.get(&plan.indicator.0) {
                let first = reader.place(first);
                let indicator = assembled
                    .catalogue
                    .indicator(plan.indicator)
                    .map(|i| i.id.clone())
                    .unwrap_or_default();
                reader.report(span, ProblemKind::TwoPrimary { indicator, first });
                plan.primary = false;
            } else {
                primary.insert(plan.indicator.0, span);
            }
        }
        match read {
            Ok(mut plan) => {
                plan.id = id.id.clone();
                out.by_id.insert(id.id.clone(), out.all.len());
                out.all.push(plan);
            }
            Err(Bad) => out.spoiled.push(id.id.clone()),
        }
        seen.insert(id.id, id.span);
    }
    out
}

/// Reads one plan, all but its identifier.
fn plan(
    reader: &mut Reader<'_>,
    fields: &[Option<Item<'_>>; 17],
    assembled: &Assembled,
    document: Option<&str>,
) -> Read<Plan> {
    let [
        _,
        indicator,
        name,
        en,
        short,
        value,
        requirement,
        from,
        to,
        series,
        months,
        references,
        assigned_by,
        primary,
        derived,
        source,
        note,
    ] = *fields;
    let catalogue = &assembled.catalogue;
    let indicator = named(reader, indicator).and_then(|named| match catalogue.find(&named.id) {
        Some(id) => Ok(id),
        None if assembled.accuses(&named.id) => Err(unknown(
            reader,
            &named,
            Thing::Indicator,
            catalogue.indicators.iter().map(|i| &*i.id),
        )),
        None => Err(Bad),
    });
    let name = reader.required(name, Reader::boxed);
    let en = reader.optional(en, Reader::boxed);
    let short = reader.optional(short, Reader::boxed);
    let value_span = value.map_or(0..0, Item::span);
    let value = reader.required(value, Reader::number);
    let requirement = reader
        .optional(requirement, self::requirement)
        .map(|r| r.unwrap_or(Requirement::AtLeast));
    if let (Ok(Requirement::Rank), Ok(place)) = (requirement, value)
        && (place < Decimal::ONE || !place.fract().is_zero())
    {
        reader.report(value_span, ProblemKind::NotARank);
        return Err(Bad);
    }
    let window = window(reader, from, to);
    let curve = curve(reader, series, months, &window, assembled);
    let references = references.map_or(Ok(Vec::new()), |item| {
        self::references(reader, item, assembled)
    });
    let assigned_by = reader.optional(assigned_by, Reader::boxed);
    let primary = reader.optional(primary, Reader::flag);
    let derived = reader.optional(derived, Reader::flag);
    let source = reader.required(source, Reader::boxed);
    let note = reader.optional(note, Reader::boxed);
    let name = name?;
    Ok(Plan {
        id: Box::default(),
        indicator: indicator?,
        en: en.ok().flatten().unwrap_or_else(|| name.clone()),
        name,
        short: short.ok().flatten(),
        value: value?,
        requirement: requirement?,
        window: window?,
        curve: curve?,
        references: references.unwrap_or_default(),
        assigned_by: assigned_by.ok().flatten(),
        primary: primary?.unwrap_or(false),
        // where the mark cannot be read, a value that was worked out must not pass for a printed one
        derived: derived.map_or(true, Option::unwrap_or_default),
        source: match (document, source.unwrap_or_default()) {
            // a section that names its own document needs no other
            (Some(document), section) if !section.contains(".txt") => {
                format!("{document}, {section}").into()
            }
            (_, section) => section,
        },
        note: note.ok().flatten(),
    })
}

fn requirement(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Requirement> {
    use Requirement::{AtLeast, AtMost, Exactly, Growth, Milestone, Rank, Reduction};
    reader.word(
        item,
        &[
            "ItNhat",
            "NhieuNhat",
            "Dung",
            "TangBinhQuan",
            "GiamBinhQuan",
            "XepHang",
            "CotMoc",
        ],
        [AtLeast, AtMost, Exactly, Growth, Reduction, Rank, Milestone],
    )
}

type Window = (chrono::NaiveDate, chrono::NaiveDate);

fn window(
    reader: &mut Reader<'_>,
    from: Option<Item<'_>>,
    to: Option<Item<'_>>,
) -> Read<Option<Window>> {
    let first = reader.optional(from, Reader::date);
    let last = reader.optional(to, Reader::date);
    match (from, to) {
        (Some(item), None) => {
            return Err(reader.report(item.key_span(), ProblemKind::HalfWindow("den")));
        }
        (None, Some(item)) => {
            return Err(reader.report(item.key_span(), ProblemKind::HalfWindow("tu")));
        }
        _ => {}
    }
    let window = first?.zip(last?);
    if let (Some((from, to)), Some(item)) = (window.filter(|(from, to)| from > to), to) {
        return Err(reader.report(item.span(), ProblemKind::WindowReversed { from, to }));
    }
    Ok(window)
}

fn curve(
    reader: &mut Reader<'_>,
    series: Option<Item<'_>>,
    months: Option<Item<'_>>,
    window: &Read<Option<Window>>,
    assembled: &Assembled,
) -> Read<Curve> {
    if let (Some(_), Some(item)) = (series, months) {
        return Err(reader.report(item.key_span(), ProblemKind::OnlyOne("duong_cong", "thang")));
    }
    if let (Some(item), Ok(None)) = (series.or(months), window) {
        let key = if series.is_some() {
            "duong_cong"
        } else {
            "thang"
        };
        return Err(reader.report(item.key_span(), ProblemKind::NeedsWindow(key)));
    }
    if let Some(item) = series {
        return reference(reader, item, assembled).map(Curve::Reference);
    }
    let Some(item) = months else {
        return Ok(Curve::Even);
    };
    let mut weights = Vec::new();
    let mut good = true;
    for item in reader.list(item)? {
        match reader.number(item) {
            Ok(weight) if weight.is_sign_negative() && !weight.is_zero() => {
                reader.report(item.span(), ProblemKind::Negative("thang"));
                good = false;
            }
            Ok(weight) => weights.push(weight),
            Err(Bad) => good = false,
        }
    }
    if !good {
        return Err(Bad);
    }
    if let Ok(Some((from, to))) = window {
        let month = |d: &chrono::NaiveDate| i64::from(d.year()) * 12 + i64::from(d.month());
        let touched = usize::try_from(month(to) - month(from) + 1).unwrap_or(0);
        if weights.len() != touched {
            return Err(reader.report(
                item.key_span(),
                ProblemKind::MonthCount {
                    given: weights.len(),
                    months: touched,
                },
            ));
        }
    }
    if weights.iter().all(Decimal::is_zero) {
        return Err(reader.report(item.key_span(), ProblemKind::NotPositive("thang")));
    }
    Ok(Curve::Months(weights))
}

fn reference(reader: &mut Reader<'_>, item: Item<'_>, assembled: &Assembled) -> Read<usize> {
    let named = named(reader, Some(item))?;
    let references = &assembled.catalogue.references;
    match references.iter().position(|r| r.id == named.id) {
        Some(at) => Ok(at),
        None if assembled.references_torn => Err(Bad),
        None => Err(unknown(
            reader,
            &Named {
                id: named.id,
                span: named.span,
            },
            Thing::Reference,
            references.iter().map(|r| &*r.id),
        )),
    }
}

fn references(reader: &mut Reader<'_>, item: Item<'_>, assembled: &Assembled) -> Read<Vec<usize>> {
    Ok(reader
        .list(item)?
        .filter_map(|item| reference(reader, item, assembled).ok())
        .collect())
}
