//! Puts the standard catalogue and what a commune adds to it together, and looks up every name.

use std::collections::{HashMap, HashSet};

use super::catalogue::{GroupRecord, IndicatorRecord, Part};
use super::cycle;
use super::named::{Identifiers, Named};
use crate::data::fields::Reader;
use crate::data::problem::{ProblemKind, Thing};
use crate::model::{Catalogue, Direction, Group, Indicator, IndicatorId, Reference, Sector};

/// One file that adds to the catalogue.
pub struct Addition<'t> {
    pub part: Part<'t>,
    pub reader: Reader<'t>,
    pub name: &'t str,
}

/// The catalogue, and which names are no error although nothing has them.
#[derive(Default)]
pub struct Assembled {
    pub catalogue: Catalogue,
    /// Their own definition has an error, which is reported there.
    pub spoiled: HashSet<Box<str>>,
    /// A file of the catalogue could not be read whole: any name may be in the rest.
    pub torn: bool,
    /// The same for the reference series.
    pub references_torn: bool,
}

impl Assembled {
    /// Whether a name that nothing has is no error of the place that names it.
    pub fn excuses(&self, id: &str) -> bool {
        self.torn || self.spoiled.contains(id)
    }
}

/// Puts the additions together in their order, the standard catalogue first.
pub fn assemble(additions: &mut [Addition<'_>], references: Vec<Reference>) -> Assembled {
    let mut out = Assembled {
        torn: additions.iter().any(|a| a.part.torn),
        ..Assembled::default()
    };
    let thresholds = additions.iter().rev().find_map(|a| a.part.thresholds);
    out.catalogue.thresholds = thresholds.unwrap_or_default();
    out.catalogue.references = references;
    for addition in &mut *additions {
        out.spoiled
            .extend(std::mem::take(&mut addition.part.spoiled));
    }
    let units = unique(additions, Thing::Unit, |p| std::mem::take(&mut p.units));
    out.catalogue.units = units.into_iter().map(|new| new.what).collect();
    let sectors = unique(additions, Thing::Sector, |p| std::mem::take(&mut p.sectors));
    out.catalogue.sectors = sectors.into_iter().map(|new| new.what).collect();
    for addition in &mut *additions {
        if let Some(order) = addition.part.order.take() {
            out.put_in_order(&order, &mut addition.reader);
        }
    }
    let groups = unique(additions, Thing::Group, |p| std::mem::take(&mut p.groups));
    add_groups(&mut out, groups, additions);
    let indicators = unique(additions, Thing::Indicator, |p| {
        std::mem::take(&mut p.indicators)
    });
    add_indicators(&mut out, indicators, additions);
    out
}

/// What a file adds, with the position of that file.
struct New<T> {
    file: usize,
    id: Box<str>,
    what: T,
}

/// The elements of all additions without those whose identifier was there before; these are reported.
fn unique<'t, T>(
    additions: &mut [Addition<'t>],
    what: Thing,
    take: impl Fn(&mut Part<'t>) -> Vec<(Named<'t>, T)>,
) -> Vec<New<T>> {
    let mut seen = Identifiers::default();
    let mut kept = Vec::new();
    for (file, addition) in additions.iter_mut().enumerate() {
        for (Named { id, span }, element) in take(&mut addition.part) {
            let reader = &mut addition.reader;
            if seen
                .add(reader, Some(addition.name), what, (&id, span))
                .is_ok()
            {
                kept.push(New {
                    file,
                    id: id.into(),
                    what: element,
                });
            }
        }
    }
    kept
}

impl Assembled {
    /// Puts the sectors in the commune's order; those it does not name follow.
    fn put_in_order(&mut self, order: &[Named<'_>], reader: &mut Reader<'_>) {
        let sectors = &self.catalogue.sectors;
        let mut seen = Identifiers::default();
        let mut ordered: Vec<usize> = Vec::with_capacity(sectors.len());
        for named in order {
            let found = sectors.iter().position(|s| *s.id == *named.id);
            let rest = (0..sectors.len()).filter(|at| !ordered.contains(at));
            let all = ordered.iter().copied().chain(rest);
            let names = all.filter_map(|at| sectors.get(at)).map(|s| &*s.id);
            let known = reader.known(named, (Thing::Sector, found), self.torn, names);
            let place = (&*named.id, named.span.clone());
            if let Ok(at) = known
                && seen.add(reader, None, Thing::Sector, place).is_ok()
            {
                ordered.push(at);
            }
        }
        let rank = |at: usize| ordered.iter().position(|own| *own == at);
        let mut ranked: Vec<(usize, Sector)> =
            self.catalogue.sectors.drain(..).enumerate().collect();
        ranked.sort_by_key(|(at, _)| rank(*at).unwrap_or(usize::MAX));
        self.catalogue.sectors = ranked.into_iter().map(|(_, sector)| sector).collect();
    }
}

fn add_groups<'t>(
    out: &mut Assembled,
    groups: Vec<New<GroupRecord<'t>>>,
    additions: &mut [Addition<'t>],
) {
    for New { file, id, what: r } in groups {
        let Some(Addition { reader, .. }) = additions.get_mut(file) else {
            continue;
        };
        let sector = r.sector.then(|n| out.sector(reader, &n));
        let Some(sector) = sector.lenient() else {
            out.spoiled.insert(group_name(&id));
            continue;
        };
        let name = r.name.or(&id);
        out.catalogue.groups.push(Group {
            id,
            sector,
            en: r.en.or(&name),
            name,
        });
    }
    out.catalogue.groups.sort_by_key(|g| g.sector);
}

/// Groups and indicators have identifiers of their own; a spoiled group is remembered under a name no indicator can have.
fn group_name(id: &str) -> Box<str> {
    format!("nhom:{id}").into()
}

/// Where an indicator names others: in which file, and how.
struct Links<'t> {
    file: usize,
    parent: Option<Named<'t>>,
    ratio: Option<(Named<'t>, Named<'t>)>,
}

fn add_indicators<'t>(
    out: &mut Assembled,
    indicators: Vec<New<Box<IndicatorRecord<'t>>>>,
    additions: &mut [Addition<'t>],
) {
    let catalogue = &out.catalogue;
    let groups = catalogue.groups.iter().map(|g| &*g.id);
    let group_at: HashMap<&str, usize> = groups.clone().zip(0..).collect();
    let units = catalogue.units.iter().map(|u| &*u.name);
    let unit_at: HashMap<&str, usize> = units.clone().zip(0..).collect();
    let mut kept: Vec<(Indicator, Links<'t>)> = Vec::with_capacity(indicators.len());
    for New { file, id, what: r } in indicators {
        let Some(Addition { reader, .. }) = additions.get_mut(file) else {
            continue;
        };
        let group = r.group.then(|named| {
            let found = group_at.get(&*named.id).copied();
            let excused = out.torn || out.spoiled.contains(&group_name(&named.id));
            reader.known(&named, (Thing::Group, found), excused, groups.clone())
        });
        let span = r.unit.span();
        let unit = r.unit.then(|name| {
            let found = unit_at.get(&*name).copied();
            let named = Named {
                id: (&*name).into(),
                span,
            };
            reader.known(&named, (Thing::Unit, found), out.torn, units.clone())
        });
        let (Some(group), Some(unit), Some(kind)) =
            (group.lenient(), unit.lenient(), r.kind.lenient())
        else {
            out.spoiled.insert(id);
            continue;
        };
        let ratio = (r.ratio).then(|r| Ok((r.numerator.required()?, r.denominator.required()?)));
        let level = (r.level).then(|r| Ok((r.requirement.required()?.0, r.value.required()?)));
        let links = Links {
            file,
            parent: r.parent.lenient(),
            ratio: ratio.lenient(),
        };
        let name = r.name.or(&id);
        let indicator = Indicator {
            id,
            group,
            short: r.short.or(&name),
            en: r.en.or(&name),
            name,
            unit,
            kind,
            direction: r.direction.lenient().unwrap_or(Direction::Neutral),
            headline: r.headline.lenient().unwrap_or_default(),
            parent: None,
            ratio: None,
            default_level: level.lenient(),
            internal: r.internal.cautious(),
            definition: r.definition.lenient(),
        };
        kept.push((indicator, links));
    }
    kept.sort_by_key(|(indicator, _)| indicator.group);
    let (indicators, links): (Vec<_>, Vec<_>) = kept.into_iter().unzip();
    let ids = indicators.iter().map(|i: &Indicator| i.id.clone());
    out.catalogue.by_id = ids.zip((0..).map(IndicatorId)).collect();
    out.catalogue.indicators = indicators;
    for (at, link) in links.iter().enumerate() {
        let Some(Addition { reader, .. }) = additions.get_mut(link.file) else {
            continue;
        };
        let mut find = |named: &Named<'_>| out.indicator(reader, named).ok();
        let parent = link.parent.as_ref().and_then(&mut find);
        let ratio = link.ratio.as_ref().and_then(|(a, b)| {
            let (a, b) = (find(a), find(b));
            a.zip(b)
        });
        if let Some(indicator) = out.catalogue.indicators.get_mut(at) {
            indicator.parent = parent;
            indicator.ratio = ratio;
        }
    }
    break_circles(&mut out.catalogue.indicators, &links, additions);
}

/// Reports circles of parts and of ratios, and cuts each where it closes, so that nobody walks round it.
fn break_circles(
    indicators: &mut [Indicator],
    links: &[Links<'_>],
    additions: &mut [Addition<'_>],
) {
    let count = indicators.len();
    let parents = cycle::circles(count, |n| {
        let parent = indicators.get(n).and_then(|i| i.parent);
        [parent.map(IndicatorId::index), None]
    });
    let ratios = cycle::circles(count, |n| {
        let ratio = indicators.get(n).and_then(|i| i.ratio);
        [ratio.map(|(a, _)| a.index()), ratio.map(|(_, b)| b.index())]
    });
    let parents = parents.into_iter().map(|circle| ("thuoc", circle));
    let ratios = ratios.into_iter().map(|circle| ("ty_le", circle));
    for (key, circle) in parents.chain(ratios) {
        let members = circle.iter().filter_map(|n| indicators.get(*n));
        let chain = members.map(|i| i.id.clone()).collect();
        let closing = circle.first().copied().unwrap_or_default();
        let (Some(link), Some(indicator)) = (links.get(closing), indicators.get_mut(closing))
        else {
            continue;
        };
        let span = if key == "thuoc" {
            indicator.parent = None;
            link.parent.as_ref().map(|n| n.span.clone())
        } else {
            indicator.ratio = None;
            (link.ratio.as_ref()).map(|(a, b)| a.span.start..b.span.end)
        };
        if let (Some(Addition { reader, .. }), Some(span)) = (additions.get_mut(link.file), span) {
            reader.report(span, ProblemKind::Cycle { key, chain });
        }
    }
}
