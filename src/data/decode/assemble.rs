//! Puts the standard catalogue and what a commune adds to it together, and looks up every name.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::catalogue::{GroupDraft, IndicatorDraft, Named, Part};
use super::{cycle, unknown};
use crate::data::fields::Reader;
use crate::data::problem::{Place, ProblemKind, Thing};
use crate::model::{Catalogue, Group, Indicator, IndicatorId, Reference, Sector, Unit};

/// One file that adds to the catalogue.
pub(crate) struct Addition<'s> {
    pub(crate) part: Part,
    pub(crate) reader: Reader<'s>,
    pub(crate) name: &'s str,
}

/// The catalogue, and which names are no error although nothing has them.
#[derive(Default)]
pub(crate) struct Assembled {
    pub(crate) catalogue: Catalogue,
    /// Their own definition has an error, which is reported there.
    pub(crate) spoiled: HashSet<Box<str>>,
    /// A file of the catalogue could not be read whole: any name may be in the rest.
    pub(crate) torn: bool,
    /// The same for the reference series.
    pub(crate) references_torn: bool,
}

impl Assembled {
    /// Whether a name that nothing has is an error of the place that names it.
    pub(crate) fn accuses(&self, id: &str) -> bool {
        !self.torn && !self.spoiled.contains(id)
    }
}

/// Where an indicator names others: its file, the place of its `thuoc`, that of its `ty_le`.
type Links = (usize, Option<Range<usize>>, Option<Range<usize>>);

/// Where the thing with an identifier was first defined.
type Seen<'a> = HashMap<Box<str>, (usize, Range<usize>)>;

/// Puts the additions together in their order, the standard catalogue first. `order` is the commune's own order of tabs.
pub(crate) fn assemble(
    additions: &mut [Addition<'_>],
    order: Option<&[Named]>,
    references: Vec<Reference>,
) -> Assembled {
    let mut out = Assembled {
        torn: additions.iter().any(|a| a.part.torn),
        ..Assembled::default()
    };
    let thresholds = additions.iter().rev().find_map(|a| a.part.thresholds);
    out.catalogue.thresholds = thresholds.unwrap_or_default();
    out.catalogue.references = references;
    out.spoiled.extend(
        additions
            .iter_mut()
            .flat_map(|a| std::mem::take(&mut a.part.spoiled)),
    );

    out.catalogue.units = unique(
        additions,
        Thing::Unit,
        |p| std::mem::take(&mut p.units),
        |(unit, span)| (&unit.name, span),
    )
    .into_iter()
    .map(|(_, (unit, _)): (usize, (Unit, _))| unit)
    .collect();
    let sectors = unique(
        additions,
        Thing::Sector,
        |p| std::mem::take(&mut p.sectors),
        |(sector, span)| (&sector.id, span),
    )
    .into_iter()
    .map(|(_, (sector, _)): (usize, (Sector, _))| sector)
    .collect();
    out.catalogue.sectors = in_order(sectors, order, additions, out.torn);
    let groups = unique(
        additions,
        Thing::Group,
        |p| std::mem::take(&mut p.groups),
        |draft| (&draft.at.id, &draft.at.span),
    );
    add_groups(&mut out, groups, additions);
    let drafts = unique(
        additions,
        Thing::Indicator,
        |p| std::mem::take(&mut p.indicators),
        |draft| (&draft.at.id, &draft.at.span),
    );
    add_indicators(&mut out, drafts, additions);
    out
}

/// The elements of all additions, each with its file, without those whose identifier was there before; these are reported.
fn unique<T>(
    additions: &mut [Addition<'_>],
    what: Thing,
    mut take: impl FnMut(&mut Part) -> Vec<T>,
    name: impl for<'a> Fn(&'a T) -> (&'a Box<str>, &'a Range<usize>),
) -> Vec<(usize, T)> {
    let mut seen: Seen<'_> = HashMap::new();
    let mut kept = Vec::new();
    for file in 0..additions.len() {
        let Some(elements) = additions.get_mut(file).map(|a| take(&mut a.part)) else {
            continue;
        };
        for element in elements {
            let (id, span) = name(&element);
            if let Some((before, first)) = seen.get(id) {
                let other = additions
                    .get(*before)
                    .map(|a| (a.reader.place(first), a.name));
                let first = match other {
                    Some((place, name)) if *before != file => Place {
                        file: Some(name.into()),
                        ..place
                    },
                    Some((place, _)) => place,
                    None => continue,
                };
                if let Some(addition) = additions.get_mut(file) {
                    addition.reader.report(
                        span.clone(),
                        ProblemKind::Duplicate {
                            what,
                            id: id.clone(),
                            first,
                        },
                    );
                }
            } else {
                seen.insert(id.clone(), (file, span.clone()));
                kept.push((file, element));
            }
        }
    }
    kept
}

/// The sectors in the commune's order; those it does not name follow.
fn in_order(
    sectors: Vec<Sector>,
    order: Option<&[Named]>,
    additions: &mut [Addition<'_>],
    torn: bool,
) -> Vec<Sector> {
    let Some(order) = order else {
        return sectors;
    };
    let mut rest: Vec<Option<Sector>> = sectors.into_iter().map(Some).collect();
    let mut ordered: Vec<Sector> = Vec::with_capacity(rest.len());
    let mut first_of: HashMap<&str, &Range<usize>> = HashMap::new();
    for named in order {
        let found = rest
            .iter_mut()
            .find(|s| s.as_ref().is_some_and(|s| s.id == named.id))
            .and_then(Option::take);
        let Some(own) = additions.last_mut() else {
            continue;
        };
        if let Some(first) = first_of.get(&*named.id) {
            let first = own.reader.place(first);
            own.reader.report(
                named.span.clone(),
                ProblemKind::Duplicate {
                    what: Thing::Sector,
                    id: named.id.clone(),
                    first,
                },
            );
        } else if let Some(sector) = found {
            first_of.insert(&named.id, &named.span);
            ordered.push(sector);
        } else if !torn {
            let all: Vec<Box<str>> = ordered
                .iter()
                .chain(rest.iter().flatten())
                .map(|s| s.id.clone())
                .collect();
            unknown(
                &mut own.reader,
                named,
                Thing::Sector,
                all.iter().map(|s| &**s),
            );
        }
    }
    ordered.extend(rest.into_iter().flatten());
    ordered
}

fn add_groups(
    out: &mut Assembled,
    drafts: Vec<(usize, GroupDraft)>,
    additions: &mut [Addition<'_>],
) {
    let sectors: HashMap<&str, usize> = out
        .catalogue
        .sectors
        .iter()
        .enumerate()
        .map(|(at, s)| (&*s.id, at))
        .collect();
    let mut groups = Vec::with_capacity(drafts.len());
    for (file, draft) in drafts {
        let sector = draft.sector.as_ref().and_then(|named| {
            let found = sectors.get(&*named.id).copied();
            if found.is_none()
                && !out.torn
                && let Some(addition) = additions.get_mut(file)
            {
                unknown(
                    &mut addition.reader,
                    named,
                    Thing::Sector,
                    out.catalogue.sectors.iter().map(|s| &*s.id),
                );
            }
            found
        });
        match sector {
            Some(sector) => groups.push(Group {
                id: draft.at.id,
                sector,
                name: draft.name,
                en: draft.en,
            }),
            None => drop(out.spoiled.insert(group_name(&draft.at.id))),
        }
    }
    groups.sort_by_key(|g| g.sector);
    out.catalogue.groups = groups;
}

/// Groups and indicators have identifiers of their own; a spoiled group is remembered under a name no indicator can have.
fn group_name(id: &str) -> Box<str> {
    format!("nhom:{id}").into()
}

fn add_indicators(
    out: &mut Assembled,
    drafts: Vec<(usize, IndicatorDraft)>,
    additions: &mut [Addition<'_>],
) {
    let groups: HashMap<Box<str>, usize> = out
        .catalogue
        .groups
        .iter()
        .enumerate()
        .map(|(at, g)| (g.id.clone(), at))
        .collect();
    let units: HashMap<Box<str>, usize> = out
        .catalogue
        .units
        .iter()
        .enumerate()
        .map(|(at, u)| (u.name.clone(), at))
        .collect();
    let mut kept: Vec<(usize, usize, usize, IndicatorDraft)> = Vec::with_capacity(drafts.len());
    for (file, draft) in drafts {
        let Some(addition) = additions.get_mut(file) else {
            continue;
        };
        let group = draft.group.as_ref().and_then(|named| {
            let found = groups.get(&named.id).copied();
            if found.is_none() && !out.torn && !out.spoiled.contains(&group_name(&named.id)) {
                unknown(
                    &mut addition.reader,
                    named,
                    Thing::Group,
                    out.catalogue.groups.iter().map(|g| &*g.id),
                );
            }
            found
        });
        let unit = draft.unit.as_ref().and_then(|named| {
            let found = units.get(&named.id).copied();
            if found.is_none() && !out.torn {
                unknown(
                    &mut addition.reader,
                    named,
                    Thing::Unit,
                    out.catalogue.units.iter().map(|u| &*u.name),
                );
            }
            found
        });
        match (group, unit) {
            (Some(group), Some(unit)) => kept.push((file, group, unit, draft)),
            _ => drop(out.spoiled.insert(draft.at.id)),
        }
    }
    kept.sort_by_key(|(_, group, _, _)| *group);

    for ((_, _, _, draft), id) in kept.iter().zip(0..) {
        out.catalogue
            .by_id
            .insert(draft.at.id.clone(), IndicatorId(id));
    }
    let mut links: Vec<Links> = Vec::with_capacity(kept.len());
    let mut indicators = Vec::with_capacity(kept.len());
    for (file, group, unit, draft) in kept {
        let mut find = |named: &Named| {
            let found = out.catalogue.by_id.get(&named.id).copied();
            if found.is_none()
                && out.accuses(&named.id)
                && let Some(addition) = additions.get_mut(file)
            {
                let mut ids: Vec<_> = out
                    .catalogue
                    .by_id
                    .iter()
                    .map(|(id, at)| (*at, &**id))
                    .collect();
                ids.sort_unstable();
                unknown(
                    &mut addition.reader,
                    named,
                    Thing::Indicator,
                    ids.iter().map(|(_, id)| *id),
                );
            }
            found
        };
        let parent = draft.parent.as_ref().and_then(&mut find);
        let ratio = draft.ratio.as_ref().and_then(|(a, b)| {
            let (a, b) = (find(a), find(b));
            a.zip(b)
        });
        links.push((
            file,
            draft.parent.map(|n| n.span),
            draft.ratio.map(|(n, d)| n.span.start..d.span.end),
        ));
        indicators.push(Indicator {
            id: draft.at.id,
            group,
            name: draft.name,
            short: draft.short,
            en: draft.en,
            unit,
            kind: draft.kind,
            direction: draft.direction,
            headline: draft.headline,
            parent,
            ratio,
            default_level: draft.default_level,
            internal: draft.internal,
            definition: draft.definition,
        });
    }
    break_circles(&mut indicators, &links, additions);
    out.catalogue.indicators = indicators;
}

/// Reports circles of parts and of ratios, and cuts each where it closes, so that nobody walks round it.
fn break_circles(indicators: &mut [Indicator], links: &[Links], additions: &mut [Addition<'_>]) {
    let parents = cycle::circles(indicators.len(), |n| {
        [
            indicators
                .get(n)
                .and_then(|i| i.parent)
                .map(IndicatorId::index),
            None,
        ]
    });
    let ratios = cycle::circles(indicators.len(), |n| {
        let ratio = indicators.get(n).and_then(|i| i.ratio);
        [ratio.map(|(a, _)| a.index()), ratio.map(|(_, b)| b.index())]
    });
    let circles = parents
        .into_iter()
        .map(|c| ("thuoc", c))
        .chain(ratios.into_iter().map(|c| ("ty_le", c)));
    for (key, circle) in circles {
        let chain = circle
            .iter()
            .filter_map(|n| indicators.get(*n))
            .map(|i| i.id.clone())
            .collect();
        let Some((&closing, (file, parent, ratio))) =
            circle.first().and_then(|n| Some((n, links.get(*n)?)))
        else {
            continue;
        };
        let span = if key == "thuoc" { parent } else { ratio };
        if let (Some(addition), Some(span)) = (additions.get_mut(*file), span.clone()) {
            addition
                .reader
                .report(span, ProblemKind::Cycle { key, chain });
        }
        if let Some(indicator) = indicators.get_mut(closing) {
            if key == "thuoc" {
                indicator.parent = None;
            } else {
                indicator.ratio = None;
            }
        }
    }
}
