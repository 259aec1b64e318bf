//! Plans, and where figures stand against them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Of, indicator_id, joined, plan_id};
use crate::assess::{Needed, Standing, sentence};
use crate::model::{
    Commune, Curve, Indicator, Plan, Reference, ReferencePoint, Requirement, Thresholds,
};
use crate::report::column::{Flat, Id, Sentence, both, columns, computed, list};
use crate::report::{Line, Report};

/// A figure against one of its plans; `show` lists the plan with it.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    pub line: Line<'a>,
    pub standing: &'a Standing,
}

/// The same in the export, where plans have their own place.
pub struct Held<'a>(pub Against<'a>);

struct Asking<'a>(Against<'a>);

/// What a plan says beside its value; nothing for the level of the catalogue.
struct Terms<'a>(&'a Commune, Option<&'a Plan>);

impl<'a> Against<'a> {
    fn plan(&self) -> Option<&'a Plan> {
        self.line.report.commune.plans.get(self.standing.plan?)
    }

    /// What is asked for, in words.
    pub fn limit(&self) -> Sentence {
        let commune = self.line.report.commune;
        both(|lang| sentence::limit(lang, commune, self.line.indicator, self.standing))
    }
}

impl<'a> Of<'a, &'a Plan> {
    fn indicator(&self) -> Option<Of<'a, &'a Indicator>> {
        let indicator = self.0.catalogue.indicator(self.1.indicator)?;
        Some(Of(self.0, indicator))
    }
}

impl<'a> Terms<'a> {
    fn window(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.1?.window
    }

    fn curve(&self) -> Option<Of<'a, &'a Curve>> {
        self.window()?;
        Some(Of(self.0, &self.1?.curve))
    }

    fn references(&self) -> impl Iterator<Item = Id<'a>> {
        let references = self.1.into_iter().flat_map(|plan| &plan.references);
        references.filter_map(|at| series(self.0, *at))
    }
}

impl<'a> Of<'a, &'a Curve> {
    fn months(&self) -> &'a [Decimal] {
        match self.1 {
            Curve::Months(months) => months,
            _ => &[],
        }
    }

    fn reference(&self) -> Option<Id<'a>> {
        match self.1 {
            Curve::Reference(at) => series(self.0, *at),
            _ => None,
        }
    }
}

fn series(commune: &Commune, at: usize) -> Option<Id<'_>> {
    let series = commune.catalogue.references.get(at)?;
    Some(Id(&series.id))
}

columns! {
    "plan": Against<'a> as against => {
        "id": against.plan().map(|plan| Id(&plan.id));
        "name": against.plan().map(|plan| &plan.name);
        "en": against.plan().map(|plan| &plan.en);
        _: Flat(Asking(*against));
        _: Flat(Terms(against.line.report.commune, against.plan()));
        _: Flat(against.standing);
    }

    /// Against one plan, the primary one first
    "against": Held<'a> as Held(against) => {
        /// null: the level of the catalogue
        "plan": plan_id(against.line.report.commune, against.standing.plan);
        _: Flat(Asking(*against));
        _: Flat(against.standing);
    }

    "asking": Asking<'a> as Asking(against) => {
        "value": against.standing.target;
        "requirement": against.standing.requirement;
        "limit": against.limit();
    }

    "plan": Of<'a, &'a Plan> as of @ Of(commune, plan) => {
        "id" "ma": Id(&plan.id);
        "indicator" "chi_tieu": indicator_id(commune, plan.indicator);
        _ "ten_chi_tieu": of.indicator().map(|of| &of.1.name);
        "name" "ten": &plan.name;
        "en": &plan.en;
        "short": &plan.short;
        _ "don_vi": of.indicator().and_then(|of| Some(&of.unit()?.name));
        _ "yeu_cau": plan.requirement;
        "value" "gia_tri": plan.value;
        "requirement": plan.requirement;
        _: Flat(Terms(commune, Some(plan)));
        _ "nguon": joined([Some(&plan.source), plan.note.as_ref()], "; ");
    }

    "terms": Terms<'a> as terms @ Terms(_, plan) => {
        "window": terms.window();
        _ "tu": terms.window().map(|(from, _)| from);
        _ "den": terms.window().map(|(_, to)| to);
        "curve": terms.curve();
        /// Series of wider places to look at beside it
        "references": list(terms.references());
        "assigned_by" "giao_boi": plan.map(|plan| &plan.assigned_by);
        "primary" "chinh": plan.is_some_and(|plan| plan.primary);
        /// No document prints the value, it was worked out from a printed percentage
        "derived" "suy_ra": plan.is_some_and(|plan| plan.derived);
        "source": plan.map(|plan| &plan.source);
        "note": plan.map(|plan| &plan.note);
    }

    /// First and last day, both included
    "window": (NaiveDate, NaiveDate) as (from, to) => {
        "from": *from;
        "to": *to;
    }

    /// How a plan comes in over its window
    "curve": Of<'a, &'a Curve> as of => {
        "kind": of.1.kind();
        "months": list(of.months().iter().copied());
        "reference": of.reference();
    }

    "standing": &'a Standing as standing => {
        "percent": standing.percent.map(computed);
        /// Percent of the plan that is expected by the figure's day
        "pace": standing.pace.map(|pace| computed(pace.percent));
        "expected": standing.pace.map(|pace| computed(pace.expected));
        "variance": standing.variance.map(computed);
        "needed": standing.needed;
        /// At the plan's end, if the figure keeps its present relation to the curve
        "projection": standing.projection.map(computed);
        "verdict": standing.verdict;
    }

    /// What is still to come until the plan's last day
    "needed": Needed as needed => {
        "remaining": computed(needed.remaining);
        "days": needed.days;
        "per_week": needed.per_week.map(computed);
    }

    /// What holds where no plan was assigned
    "level": (Requirement, Decimal) as (requirement, value) => {
        "requirement": *requirement;
        "value": *value;
    }

    /// Share of what was expected from which a verdict holds
    "thresholds": &'a Thresholds as thresholds => {
        "ahead": thresholds.ahead;
        "on_pace": thresholds.on_pace;
        "slow": thresholds.slow;
    }

    /// A published series of a wider place
    "reference": &'a Reference as series => {
        "id": Id(&series.id);
        "place": &series.place;
        "place_en": &series.place_en;
        "name": &series.name;
        "points": &series.points;
    }

    "reference_point": &'a ReferencePoint as point => {
        "date": point.date;
        "percent": point.percent;
        "qualifier": point.qualifier;
        "source": &point.source;
    }
}

/// The series that the plans name.
pub fn references<'a>(report: &Report<'a>) -> Vec<&'a Reference> {
    let commune = report.commune;
    let named = |at: usize| {
        commune.plans.iter().any(|p| {
            let on = p.references.contains(&at) || p.curve == Curve::Reference(at);
            on && report.selection.has(p.indicator)
        })
    };
    let all = (0..).zip(&commune.catalogue.references);
    all.filter(|(at, _)| named(*at))
        .map(|(_, series)| series)
        .collect()
}
