//! One figure in one sentence: its exact value, where it stands against its plan, of which day and from which section.

use crate::assess::pages::Cover;
use crate::assess::{Assessment, Attention, Row, Standing, sentence};
use crate::model::{Indicator, IndicatorId, Requirement, number};
use crate::report::{aside, measured, qualified, ratio, shown};
use crate::text::{Lang, minutes as words, present, sentences};

/// A plan that ends within so many days is worth saying so.
const NEAR: i64 = 45;

/// What is said of an indicator; nothing where it has no figure. Those that are `listed` too are not said beside it.
pub(super) fn line(
    cover: &Cover<'_>,
    assessment: &Assessment,
    id: IndicatorId,
    listed: &[IndicatorId],
) -> Option<String> {
    let said = Said { cover, assessment };
    let indicator = cover.commune.catalogue.indicator(id)?;
    let row = assessment.row(id)?;
    let matter = assessment.attention.iter().find(|a| a.indicator == id);
    let name = &indicator.name;
    let value = said.value(indicator, row)?;
    let parts = ratio(assessment, indicator).filter(|_| !cover.has_small_parts(assessment, row));
    let parts = aside(parts);
    let first = row.standings.first();
    let stands = first.filter(|_| !cover.is_small(row));
    let stands = stands.map(|first| format!(", {}", said.stands(indicator, first, matter)));
    let matter = matter.filter(|_| first.is_some_and(|s| s.pace.is_none()));
    let beside = matter.map_or_else(String::new, |matter| said.beside(matter, listed));
    let stands = stands.unwrap_or_default();
    let provenance = said.provenance(indicator, row);
    Some(format!(
        "{name}: {value}{parts}{stands}{beside}{provenance}"
    ))
}

/// What figures are said from.
struct Said<'a> {
    cover: &'a Cover<'a>,
    assessment: &'a Assessment,
}

impl Said<'_> {
    /// The value with all of its digits where it was typed, with two decimals where it was computed.
    fn value(&self, indicator: &Indicator, row: &Row) -> Option<String> {
        let actual = row.actual?;
        if self.cover.is_small(row) {
            return Some(self.cover.value(Lang::Vi, row.indicator, actual.value, 0));
        }
        let unit = self.cover.commune.catalogue.units.get(indicator.unit);
        let number = shown(actual.value, actual.computed);
        let value = measured(&number, unit.map_or("", |u| &*u.name));
        Some(qualified(Lang::Vi, actual.qualifier, value))
    }

    fn stands(&self, of: &Indicator, standing: &Standing, matter: Option<&Attention>) -> String {
        let commune = self.cover.commune;
        if let (Some(pace), Some(percent)) = (standing.pace, standing.percent) {
            let limit = standing.requirement == Requirement::AtMost;
            let bad = standing.verdict.is_bad();
            let share = matter.and_then(|m| m.share);
            let week = standing.needed.and_then(|n| n.per_week);
            let week = week.filter(|_| bad && share.is_none());
            let window = standing.plan.and_then(|p| commune.plans.get(p)?.window);
            let ends = window.map(|(_, to)| (to, (to - self.assessment.as_of).num_days()));
            return words::parts([
                Some(words::paced(
                    &number::format_short(percent, 1),
                    sentence::plan_name(Lang::Vi, commune, standing),
                    &number::format_fixed(pace.percent, 1),
                    limit,
                    words::verdict(standing.verdict, true, limit),
                )),
                share.map(|share| words::share(&number::format_short(share, 1))),
                week.map(|w| words::per_week(&sentence::with_unit(Lang::Vi, commune, of, w, 1))),
                ends.filter(|(_, left)| bad && *left <= NEAR)
                    .map(words::ends),
            ]);
        }
        if standing.requirement == Requirement::Milestone {
            return sentences::done(Lang::Vi, standing.verdict.is_good()).to_string();
        }
        let limit = sentence::limit(Lang::Vi, commune, of, standing);
        words::level(&limit, words::verdict(standing.verdict, false, false))
    }

    /// The other slow counts of the same whole: `; 4 hồ sơ giải quyết quá hạn; 1 hồ sơ đang quá hạn`.
    fn beside(&self, matter: &Attention, listed: &[IndicatorId]) -> String {
        let hidden = |id| {
            let small = |r| self.cover.is_small(r);
            listed.contains(&id)
                || self.cover.hides(id)
                || self.assessment.row(id).is_some_and(small)
        };
        let count = |id: &IndicatorId| {
            let indicator = self.cover.commune.catalogue.indicator(*id)?;
            let value = self.value(indicator, self.assessment.row(*id)?)?;
            let name = sentences::lower_first(&indicator.name);
            Some(format!("; {}", present::named(&name, &value)))
        };
        let shown = matter.related.iter().filter(|id| !hidden(**id));
        shown.filter_map(count).collect()
    }

    /// The day, where it is not the period's last one, and the section of the report.
    fn provenance(&self, indicator: &Indicator, row: &Row) -> String {
        let periods = &self.cover.commune.periods;
        let Some(data) = self.assessment.period.and_then(|p| periods.get(p)) else {
            return String::new();
        };
        let numerator = || indicator.ratio.and_then(|(n, _)| data.figure(n));
        let basis = data.figure(row.indicator).or_else(numerator);
        let section = basis.and_then(|f| f.section.as_deref());
        let day = row.actual.map(|a| a.as_of).filter(|day| *day != data.to);
        words::provenance(day, section.filter(|s| !s.is_empty()))
    }
}
