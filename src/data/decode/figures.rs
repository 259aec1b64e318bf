//! `so-lieu/*.ron`: the figures of one reporting period.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::assemble::Assembled;
use super::catalogue::{Named, named};
use super::plans::Plans;
use super::reference::qualifier;
use super::{crosscheck, revisions, unknown};
use crate::data::fields::{Bad, Key, Read, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::figure::Extra;
use crate::model::{Figure, Granularity, IndicatorId, Part, Period, PeriodData, PrintedPercent};

static FILE: [Key; 8] = [
    must("ky"),
    must("tu"),
    must("den"),
    must("lap"),
    must("van_ban"),
    must("so_lieu"),
    may("trich_dan"),
    may("nam_hoc"),
];
static FIGURE: [Key; 12] = [
    must("chi_tieu"),
    may("thuc_hien"),
    may("ngay"),
    may("tu"),
    may("tinh_chat"),
    may("cung_ky"),
    may("cung_ky_in"),
    may("ty_le_in"),
    may("phan_to"),
    must("nguon"),
    may("ghi_chu"),
    may("lich_su"),
];
static PERCENT: [Key; 3] = [may("ke_hoach"), must("gia_tri"), may("nguon")];
static PART: [Key; 2] = [must("ten"), must("gia_tri")];

/// How long after the end of a period its report's window may still run.
const DAYS_AFTER: u64 = 10;
/// How long before the report's window a figure may be from.
const DAYS_BEFORE: u64 = 400;

/// What figures name: indicators and plans.
pub(crate) struct Names<'a> {
    pub(crate) assembled: &'a Assembled,
    pub(crate) plans: &'a Plans,
}

/// The days a figure of this report may be from, and the one it is from where it does not say.
#[derive(Clone, Copy)]
struct Frame {
    earliest: NaiveDate,
    to: NaiveDate,
    latest: NaiveDate,
}

/// Reads the file; `stem` is its name without the ending.
pub(crate) fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    stem: &str,
    names: &Names<'_>,
) -> Option<PeriodData> {
    let [period, from, to, reported, document, list, cited, years] =
        reader.fields(tree.root()?, &FILE).ok()?;
    let to_span = to.map_or(0..0, Item::span);
    let period = self::period(reader, period, stem);
    let from = reader.required(from, Reader::date);
    let to = reader.required(to, Reader::date);
    let reported = reader.required(reported, Reader::date);
    let document = reader.required(document, Reader::boxed);
    let window = from.and_then(|from| window(reader, period.ok(), from, to?, to_span));
    let frame = match (window, reported) {
        (Ok((from, to)), Ok(reported)) => {
            let earliest = from
                .checked_sub_days(Days::new(DAYS_BEFORE))
                .unwrap_or(from);
            Some(Frame {
                earliest,
                to,
                latest: reported.max(to),
            })
        }
        _ => None,
    };
    let list = reader.required(list, Reader::list).ok()?;
    let figures = figures(reader, list, frame, names);
    let citations = crosscheck::citations(reader, cited, years);
    let (from, to) = window.ok()?;
    Some(PeriodData {
        period: period.ok()?,
        from,
        to,
        reported: reported.ok()?,
        document: document.ok()?,
        figures,
        citations,
    })
}

fn period(reader: &mut Reader<'_>, item: Option<Item<'_>>, stem: &str) -> Read<Period> {
    reader.required(item, |reader, item| {
        let period = reader.period(item)?;
        if stem.parse() == Ok(period) {
            return Ok(period);
        }
        Err(reader.report(
            item.span(),
            ProblemKind::PeriodName {
                period,
                name: stem.into(),
            },
        ))
    })
}

/// Checks the report's own window against its period.
fn window(
    reader: &mut Reader<'_>,
    period: Option<Period>,
    from: NaiveDate,
    to: NaiveDate,
    to_span: Range<usize>,
) -> Read<(NaiveDate, NaiveDate)> {
    if from > to {
        return Err(reader.report(to_span, ProblemKind::WindowReversed { from, to }));
    }
    let period = period.ok_or(Bad)?;
    let (earliest, last) = period.window();
    let latest = last.checked_add_days(Days::new(DAYS_AFTER)).unwrap_or(last);
    if to < earliest || to > latest {
        return Err(reader.report(
            to_span,
            ProblemKind::WindowElsewhere {
                period,
                to,
                earliest,
                latest,
            },
        ));
    }
    let most = match period.granularity() {
        Granularity::Week => 9,
        Granularity::Month => 62,
        Granularity::Quarter => 130,
        Granularity::Year => 380,
    };
    let days = (to - from).num_days() + 1;
    if days > most {
        return Err(reader.report(to_span, ProblemKind::WindowTooLong { period, days, most }));
    }
    Ok((from, to))
}

fn figures<'t>(
    reader: &mut Reader<'_>,
    list: impl Iterator<Item = Item<'t>>,
    frame: Option<Frame>,
    names: &Names<'_>,
) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    // where each indicator was first named
    let mut seen: Vec<Option<Range<usize>>> =
        vec![None; names.assembled.catalogue.indicators.len()];
    let mut previous = None;
    for item in list {
        let Ok(fields) = reader.fields(item, &FIGURE) else {
            continue;
        };
        let [id, ..] = fields;
        let whole = item.is_whole() && !reader.misspelled;
        let indicator = indicator(reader, id, names.assembled, previous);
        let read = figure(reader, &fields, frame, names, indicator);
        let (Ok(indicator), Some(span)) = (indicator, id.map(Item::span)) else {
            continue;
        };
        previous = Some(indicator);
        match seen.get_mut(indicator.index()) {
            Some(Some(first)) => {
                let first = reader.place(first);
                let id = names
                    .assembled
                    .catalogue
                    .indicator(indicator)
                    .map(|i| i.id.clone())
                    .unwrap_or_default();
                reader.report(
                    span,
                    ProblemKind::Duplicate {
                        what: Thing::Indicator,
                        id,
                        first,
                    },
                );
                continue;
            }
            Some(none) => *none = Some(span),
            None => {}
        }
        // what waits to be filled in is not there yet, where nothing else is said of it
        let [_, actual, _, _, _, same_period, ..] = fields;
        let waits = actual.is_some_and(is_blank) && same_period.is_none();
        if let Ok(figure) = read
            && whole
            && !(waits && figure.extra.is_none())
        {
            figures.push(figure);
        }
    }
    if !figures.is_sorted_by_key(|f| f.indicator) {
        figures.sort_by_key(|f| f.indicator);
    }
    figures.shrink_to_fit();
    figures
}

fn indicator(
    reader: &mut Reader<'_>,
    item: Option<Item<'_>>,
    assembled: &Assembled,
    last: Option<IndicatorId>,
) -> Read<IndicatorId> {
    reader.required(item, |reader, item| {
        let id = reader.id(item)?;
        // a regular report names its indicators in the order of the catalogue
        let next = last.map_or(IndicatorId(0), |IndicatorId(n)| IndicatorId(n + 1));
        if assembled
            .catalogue
            .indicator(next)
            .is_some_and(|i| *i.id == *id)
        {
            return Ok(next);
        }
        match assembled.catalogue.find(&id) {
            Some(found) => Ok(found),
            None if assembled.accuses(&id) => {
                let named = Named {
                    id: id.into(),
                    span: item.span(),
                };
                Err(unknown(
                    reader,
                    &named,
                    Thing::Indicator,
                    assembled.catalogue.indicators.iter().map(|i| &*i.id),
                ))
            }
            None => Err(Bad),
        }
    })
}

/// Reads one figure. What bears on its value must be good; a bad percentage, remark or section is left out.
fn figure(
    reader: &mut Reader<'_>,
    fields: &[Option<Item<'_>>; 12],
    frame: Option<Frame>,
    names: &Names<'_>,
    indicator: Read<IndicatorId>,
) -> Read<Figure> {
    let [
        _,
        actual,
        as_of,
        from,
        qualifier,
        same_period,
        same_printed,
        printed,
        parts,
        section,
        note,
        revisions,
    ] = *fields;
    let actual = reader.optional(actual.filter(|item| !is_blank(*item)), Reader::number);
    let from_span = from.map_or(0..0, Item::span);
    let as_of = reader.optional(as_of, |reader, item| day(reader, item, frame));
    let from = reader.optional(from, Reader::date);
    let qualifier = reader.optional(qualifier, self::qualifier);
    let same_period = reader.optional(same_period, Reader::number);
    let same_printed = reader.optional(same_printed, Reader::number);
    let printed = printed.map_or(Ok(Vec::new()), |item| {
        self::printed(reader, item, names, indicator)
    });
    let parts = parts.map_or(Ok(Vec::new()), |item| self::parts(reader, item));
    let section = reader.required(section, Reader::boxed);
    let note = reader.optional(note, Reader::boxed);
    let revisions = revisions
        .map(|item| revisions::read(reader, item))
        .unwrap_or_default();

    let as_of = as_of?.or(frame.map(|f| f.to)).ok_or(Bad)?;
    let from = from?;
    if let Some(from) = from.filter(|from| *from > as_of) {
        return Err(reader.report(from_span, ProblemKind::WindowReversed { from, to: as_of }));
    }
    let (printed, parts, note) = (
        printed.unwrap_or_default(),
        parts.unwrap_or_default(),
        note.ok().flatten(),
    );
    let same_period_printed = same_printed.ok().flatten();
    let plain = printed.is_empty()
        && parts.is_empty()
        && note.is_none()
        && same_period_printed.is_none()
        && revisions.is_empty();
    Ok(Figure {
        indicator: indicator?,
        from,
        as_of,
        actual: actual?,
        same_period: same_period.ok().flatten(),
        qualifier: qualifier?,
        section: section.ok(),
        extra: (!plain).then(|| {
            Box::new(Extra {
                printed,
                parts,
                same_period_printed,
                note,
                revisions,
            })
        }),
    })
}

/// `""` waits to be filled in: absent, not zero.
fn is_blank(item: Item<'_>) -> bool {
    item.raw() == "\"\""
}

fn day(reader: &mut Reader<'_>, item: Item<'_>, frame: Option<Frame>) -> Read<NaiveDate> {
    let date = reader.date(item)?;
    match frame {
        Some(Frame { latest, .. }) if date > latest => {
            Err(reader.report(item.span(), ProblemKind::AfterReport { date, latest }))
        }
        Some(Frame { earliest, .. }) if date < earliest => {
            Err(reader.report(item.span(), ProblemKind::LongBefore { date, earliest }))
        }
        _ => Ok(date),
    }
}

fn printed(
    reader: &mut Reader<'_>,
    item: Item<'_>,
    names: &Names<'_>,
    indicator: Read<IndicatorId>,
) -> Read<Vec<PrintedPercent>> {
    Ok(reader
        .list(item)?
        .filter_map(|item| percent(reader, item, names, indicator).ok())
        .collect())
}

fn percent(
    reader: &mut Reader<'_>,
    item: Item<'_>,
    names: &Names<'_>,
    indicator: Read<IndicatorId>,
) -> Read<PrintedPercent> {
    let [plan, percent, source] = reader.fields(item, &PERCENT)?;
    let plan = reader.optional(plan, |reader, item| {
        self::plan(reader, item, names, indicator)
    });
    let percent = reader.required(percent, Reader::number);
    let source = reader.optional(source, Reader::boxed);
    if !item.is_whole() {
        return Err(Bad);
    }
    Ok(PrintedPercent {
        plan: plan?,
        percent: percent?,
        source: source.ok().flatten(),
    })
}

fn plan(
    reader: &mut Reader<'_>,
    item: Item<'_>,
    names: &Names<'_>,
    indicator: Read<IndicatorId>,
) -> Read<usize> {
    let wanted = named(reader, Some(item))?;
    let Some(&at) = names.plans.by_id.get(&wanted.id) else {
        if names.plans.torn || names.plans.spoiled.contains(&wanted.id) {
            return Err(Bad);
        }
        return Err(unknown(
            reader,
            &wanted,
            Thing::Plan,
            names.plans.all.iter().map(|p| &*p.id),
        ));
    };
    let of = names.plans.all.get(at).map(|p| p.indicator).ok_or(Bad)?;
    if of != indicator? {
        let of = names
            .assembled
            .catalogue
            .indicator(of)
            .map(|i| i.id.clone())
            .unwrap_or_default();
        return Err(reader.report(
            wanted.span,
            ProblemKind::PlanOfOther {
                plan: wanted.id,
                indicator: of,
            },
        ));
    }
    Ok(at)
}

/// A breakdown is read whole or not at all: with a part missing its sum would be wrong.
fn parts(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut seen: HashMap<Box<str>, Range<usize>> = HashMap::new();
    let mut good = true;
    for item in reader.list(item)? {
        let Ok([name, value]) = reader.fields(item, &PART) else {
            good = false;
            continue;
        };
        let span = name.map_or(0..0, Item::span);
        let name = reader.required(name, Reader::boxed);
        let value = reader.required(value, Reader::number);
        let (Ok(name), Ok(value), true) = (name, value, item.is_whole()) else {
            good = false;
            continue;
        };
        if let Some(first) = seen.get(&name) {
            let first = reader.place(first);
            reader.report(
                span,
                ProblemKind::Duplicate {
                    what: Thing::Part,
                    id: name,
                    first,
                },
            );
            good = false;
        } else {
            seen.insert(name.clone(), span);
            parts.push(Part { name, value });
        }
    }
    if good { Ok(parts) } else { Err(Bad) }
}
