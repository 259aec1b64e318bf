//! Plans, and where figures stand against them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Of, indicator_id, joined, of, plan_id};
use crate::assess::{Needed, Standing, sentence};
use crate::model::{self, Curve, Plan, Reference, ReferencePoint, Requirement, Thresholds};
use crate::report::column::{Flat, Id, Sentence, both, columns, computed, typed};
use crate::report::{Line, Report};

/// A figure against one of its plans, as `show` lists it: the plan with the figure.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    pub line: Line<'a>,
    pub standing: &'a Standing,
}

/// The same as `export` lists it: the plan has its own place there.
pub struct Held<'a>(pub Against<'a>);

/// What a plan says beside its value; nothing for the level of the catalogue.
pub type Terms<'a> = Of<'a, Option<&'a Plan>>;

impl<'a> Against<'a> {
    fn terms(&self) -> Terms<'a> {
        let commune = self.line.report.commune;
        let plan = self.standing.plan.and_then(|at| commune.plans.get(at));
        of(commune, plan)
    }

    /// What is asked for, in words.
    pub fn limit(&self) -> Sentence {
        let commune = self.line.report.commune;
        both(|lang| sentence::limit(lang, commune, self.line.indicator, self.standing))
    }
}

fn series(commune: &model::Commune, at: usize) -> Option<Id<'_>> {
    commune.catalogue.references.get(at).map(|r| Id(&r.id))
}

columns! {
    "plan": Against<'a> as against {
        "id": against.terms().it.map(|p| Id(&p.id));
        "name": against.terms().it.map(|p| &*p.name);
        "en": against.terms().it.map(|p| &*p.en);
        _: Flat(Asking(*against));
        _: Flat(against.terms());
        _: Flat(against.standing);
    }

    /// Against one plan, the primary one first
    "against": Held<'a> as held {
        /// null: the level of the catalogue
        "plan": plan_id(held.0.line.report.commune, held.0.standing.plan);
        _: Flat(Asking(held.0));
        _: Flat(held.0.standing);
    }

    "asking": Asking<'a> as asking {
        "value": typed(asking.0.standing.target);
        "requirement": asking.0.standing.requirement;
        "limit": asking.0.limit();
    }

    "plan": Of<'a, &'a Plan> as of {
        "id" "ma": Id(&of.it.id);
        "indicator" "chi_tieu": indicator_id(of.commune, of.it.indicator);
        _ "ten_chi_tieu": of.indicator().map(|i| &*i.it.name);
        "name" "ten": &*of.it.name;
        "en": &*of.it.en;
        "short": of.it.short.as_deref();
        _ "don_vi": of.indicator().and_then(|i| Some(&*i.unit()?.name));
        _ "yeu_cau": of.it.requirement;
        "value" "gia_tri": typed(of.it.value);
        "requirement": of.it.requirement;
        _: Flat(of.terms());
        _ "nguon": joined([Some(&of.it.source), of.it.note.as_ref()], "; ");
    }

    "terms": Terms<'a> as plan {
        "window": plan.it.and_then(|p| p.window);
        _ "tu": plan.it.and_then(|p| p.window).map(|(from, _)| from);
        _ "den": plan.it.and_then(|p| p.window).map(|(_, to)| to);
        "curve": plan.it.filter(|p| p.window.is_some()).map(|p| Of { commune: plan.commune, it: &p.curve });
        /// Series of wider places to look at beside it
        "references": plan.it.map_or(&[][..], |p| &p.references).iter().filter_map(|at| series(plan.commune, *at)).collect::<Vec<_>>();
        "assigned_by" "giao_boi": plan.it.and_then(|p| p.assigned_by.as_deref());
        "primary" "chinh": plan.it.is_some_and(|p| p.primary);
        /// No document prints the value, it was worked out from a printed percentage
        "derived" "suy_ra": plan.it.is_some_and(|p| p.derived);
        "source": plan.it.map(|p| &*p.source);
        "note": plan.it.and_then(|p| p.note.as_deref());
    }

    /// First and last day, both included
    "window": (NaiveDate, NaiveDate) as days {
        "from": days.0;
        "to": days.1;
    }

    /// How a plan comes in over its window
    "curve": Of<'a, &'a Curve> as of {
        "kind": of.it.kind();
        "months": of.months().iter().copied().map(typed).collect::<Vec<_>>();
        "reference": of.reference();
    }

    "standing": &'a Standing as standing {
        "percent": standing.percent.map(computed);
        /// Percent of the plan that is expected by the figure's day
        "pace": standing.pace.map(|p| computed(p.percent));
        "expected": standing.pace.map(|p| computed(p.expected));
        "variance": standing.variance.map(computed);
        "needed": standing.needed;
        /// At the plan's end, if the figure keeps its present relation to the curve
        "projection": standing.projection.map(computed);
        "verdict": standing.verdict;
    }

    /// What is still to come until the plan's last day
    "needed": Needed as needed {
        "remaining": computed(needed.remaining);
        "days": needed.days;
        "per_week": needed.per_week.map(computed);
    }

    /// What holds where no plan was assigned
    "level": (Requirement, Decimal) as level {
        "requirement": level.0;
        "value": typed(level.1);
    }

    /// Share of what was expected from which a verdict holds
    "thresholds": &'a Thresholds as thresholds {
        "ahead": typed(thresholds.ahead);
        "on_pace": typed(thresholds.on_pace);
        "slow": typed(thresholds.slow);
    }

    /// A published series of a wider place
    "reference": &'a Reference as series {
        "id": Id(&series.id);
        "place": &*series.place;
        "place_en": &*series.place_en;
        "name": &*series.name;
        "points": series.points.iter().collect::<Vec<_>>();
    }

    "reference_point": &'a ReferencePoint as point {
        "date": point.date;
        "percent": typed(point.percent);
        "qualifier": point.qualifier;
        "source": &*point.source;
    }
}

struct Asking<'a>(Against<'a>);

impl<'a> Of<'a, &'a Plan> {
    fn terms(&self) -> Terms<'a> {
        of(self.commune, Some(self.it))
    }

    fn indicator(&self) -> Option<Of<'a, &'a model::Indicator>> {
        let indicator = self.commune.catalogue.indicator(self.it.indicator)?;
        Some(of(self.commune, indicator))
    }
}

impl<'a> Of<'a, &'a Curve> {
    fn months(&self) -> &'a [Decimal] {
        match self.it {
            Curve::Months(months) => months,
            Curve::Even | Curve::Reference(_) => &[],
        }
    }

    fn reference(&self) -> Option<Id<'a>> {
        match self.it {
            Curve::Reference(at) => series(self.commune, *at),
            Curve::Even | Curve::Months(_) => None,
        }
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
    let all = commune.catalogue.references.iter().enumerate();
    all.filter(|(at, _)| named(*at))
        .map(|(_, series)| series)
        .collect()
}
