//! Fills the JSON document from a report.

use rust_decimal::Decimal;

use super::super::{Fault, Line, Report, place, shown, words};
use super::{
    Acknowledgement, Attention, Change, Changes, Commune, Curve, Document, Finding, Group, Held, Indicator, Needed, Number, Part, Period,
    Plan, Point, Printed, Problem, Ratio, Reference, SCHEMA, Sector, Sentence, Side, Term, Window,
};
use crate::assess::crosscheck::{self, Check, Remark, Weight, said};
use crate::assess::{self, Standing, sentence};
use crate::model::{self, IndicatorId};
use crate::text::{Lang, labels};

/// A value as typed, with its digits.
fn typed(value: Decimal) -> Number {
    Number { value: words::plain(value, false), vi: shown(value, false) }
}

/// A value computed here.
fn computed(value: Decimal) -> Number {
    Number { value: words::plain(value, true), vi: shown(value, true) }
}

fn both(make: impl Fn(Lang) -> String) -> Sentence {
    Sentence { vi: make(Lang::Vi), en: make(Lang::En) }
}

/// The whole document of a report.
#[must_use]
pub fn build<'a>(report: &Report<'a>, faults: &'a [Fault]) -> Document<'a> {
    let commune = report.commune;
    Document {
        schema: SCHEMA,
        commune: Commune {
            id: &commune.slug,
            name: &commune.name,
            level: words::level(commune.level),
            province: &commune.province,
            illustrative: commune.illustrative,
            hamlets: &commune.hamlets,
        },
        period: report.period().map(period),
        periods: commune.periods.iter().map(|p| p.period.to_string()).collect(),
        as_of: words::day(report.assessment.as_of),
        complete: report.selection.is_all(),
        attention: attention(report),
        sectors: report.sectors().into_iter().map(|part| sector(report, &part)).collect(),
        references: references(report),
        findings: report.assessment.findings.iter().filter(|f| concerns(report, f)).map(|f| finding(commune, f)).collect(),
        holding: report.assessment.holding.iter().filter(|f| concerns(report, f)).map(|f| held(commune, f)).collect(),
        problems: faults.iter().map(problem).collect(),
    }
}

fn period(data: &model::PeriodData) -> Period<'_> {
    Period {
        id: data.period.to_string(),
        granularity: words::granularity(data.period.granularity()),
        name: labels::period(Lang::Vi, data.period),
        from: words::day(data.from),
        to: words::day(data.to),
        reported: words::day(data.reported),
        document: &data.document,
    }
}

pub(in crate::report) fn problem(fault: &Fault) -> Problem<'_> {
    Problem {
        file: &fault.file,
        line: fault.line,
        column: fault.column,
        severity: if fault.warning { "warning" } else { "error" },
        message: &fault.message,
        allowed: fault.allowed.as_deref(),
        mend: fault.mend.as_deref(),
    }
}

fn id(commune: &model::Commune, indicator: IndicatorId) -> &str {
    commune.catalogue.indicator(indicator).map_or("", |i| &i.id)
}

fn attention<'a>(report: &Report<'a>) -> Vec<Attention<'a>> {
    let Report { commune, assessment, selection } = *report;
    let about = assessment.attention.iter().filter(|m| selection.has(m.indicator) || m.related.iter().any(|r| selection.has(*r)));
    about
        .map(|matter| Attention {
            indicator: id(commune, matter.indicator),
            verdict: words::verdict(matter.verdict),
            sentence: both(|lang| sentence::of_matter(lang, commune, assessment, matter)),
            share: matter.share.map(computed),
            days_left: matter.days_left,
            related: matter.related.iter().map(|r| id(commune, *r)).collect(),
        })
        .collect()
}

fn sector<'a>(report: &Report<'a>, part: &super::super::SectorPart<'a>) -> Sector<'a> {
    let group = |g: &super::super::GroupPart<'a>| Group {
        id: &g.group.id,
        name: &g.group.name,
        en: &g.group.en,
        indicators: g.rows.iter().map(|line| indicator(report, line)).collect(),
    };
    Sector {
        id: &part.sector.id,
        name: &part.sector.name,
        en: &part.sector.en,
        reporter: &part.sector.reporter,
        groups: part.groups.iter().map(group).collect(),
    }
}

fn indicator<'a>(report: &Report<'a>, line: &Line<'a>) -> Indicator<'a> {
    let Report { commune, assessment, .. } = *report;
    let Line { indicator, row, figure } = *line;
    let actual = row.actual;
    let is_computed = actual.is_some_and(|a| a.computed);
    let number = |value| if is_computed { computed(value) } else { typed(value) };
    let has_sentence = sentence::of_row(Lang::Vi, commune, assessment, row, None).is_some();
    Indicator {
        id: &indicator.id,
        name: &indicator.name,
        short: &indicator.short,
        en: &indicator.en,
        unit: report.unit(Lang::Vi, indicator),
        unit_en: report.unit(Lang::En, indicator),
        kind: words::kind(indicator.kind),
        direction: words::direction(indicator.direction),
        headline: indicator.headline,
        internal: indicator.internal,
        parent: indicator.parent.map(|p| id(commune, p)),
        ratio: indicator.ratio.map(|(n, d)| Ratio { numerator: id(commune, n), denominator: id(commune, d) }),
        definition: indicator.definition.as_deref(),
        actual: actual.map(|a| number(a.value)),
        computed: is_computed,
        as_of: actual.map(|a| a.as_of).or(figure.map(|f| f.as_of)).map(words::day),
        from: figure.and_then(|f| f.from).map(words::day),
        qualifier: figure.and_then(|f| f.qualifier).map(words::qualifier),
        same_period: figure.and_then(|f| f.same_period).map(typed),
        parts: figure.map_or(&[][..], |f| f.parts()).iter().map(|p| Part { name: &p.name, value: typed(p.value) }).collect(),
        note: figure.and_then(|f| f.note()),
        source: report.source(line),
        printed: printed(report, line),
        plans: row.standings.iter().map(|s| plan(commune, indicator, s)).collect(),
        verdict: words::verdict(row.verdict()),
        verdict_vi: labels::verdict(Lang::Vi, row.verdict()),
        sentence: has_sentence.then(|| both(|lang| sentence::of_row(lang, commune, assessment, row, None).unwrap_or_default())),
        changes: Changes {
            previous: row.previous.map(|c| change(c, report.is_previous_computed(line))),
            same_period: row.same_period.map(|c| change(c, report.is_same_period_computed(line))),
        },
    }
}

fn printed<'a>(report: &Report<'a>, line: &Line<'a>) -> Vec<Printed<'a>> {
    let Some((figure, data)) = line.figure.zip(report.period()) else { return Vec::new() };
    let plans = &report.commune.plans;
    let one = |p: &'a model::PrintedPercent| Printed {
        percent: typed(p.percent),
        plan: p.plan.and_then(|at| plans.get(at)).map(|p| &*p.id),
        source: p.source.as_deref().map_or_else(|| report.source(line), |section| Some(place(&data.document, Some(section)))),
    };
    figure.printed().iter().map(one).collect()
}

fn change(change: assess::Change, base_computed: bool) -> Change {
    let base = if base_computed { computed(change.base) } else { typed(change.base) };
    Change { base, absolute: computed(change.absolute), percent: change.percent.map(computed) }
}

fn plan<'a>(commune: &'a model::Commune, indicator: &'a model::Indicator, standing: &Standing) -> Plan<'a> {
    let plan = standing.plan.and_then(|at| commune.plans.get(at));
    let series = |at: usize| commune.catalogue.references.get(at).map(|r| &*r.id);
    Plan {
        id: plan.map(|p| &*p.id),
        name: plan.map(|p| &*p.name),
        en: plan.map(|p| &*p.en),
        value: typed(standing.target),
        requirement: words::requirement(standing.requirement),
        limit: both(|lang| sentence::limit(lang, commune, indicator, standing)),
        window: plan.and_then(|p| p.window).map(|(from, to)| Window { from: words::day(from), to: words::day(to) }),
        curve: plan.filter(|p| p.window.is_some()).map(|p| match &p.curve {
            model::Curve::Even => Curve { kind: "even", months: Vec::new(), reference: None },
            model::Curve::Months(months) => Curve { kind: "months", months: months.iter().copied().map(typed).collect(), reference: None },
            model::Curve::Reference(at) => Curve { kind: "reference", months: Vec::new(), reference: series(*at) },
        }),
        references: plan.map_or(&[][..], |p| &p.references).iter().filter_map(|at| series(*at)).collect(),
        assigned_by: plan.and_then(|p| p.assigned_by.as_deref()),
        primary: plan.is_some_and(|p| p.primary),
        source: plan.map(|p| &*p.source),
        note: plan.and_then(|p| p.note.as_deref()),
        percent: standing.percent.map(computed),
        pace: standing.pace.map(|p| computed(p.percent)),
        expected: standing.pace.map(|p| computed(p.expected)),
        variance: standing.variance.map(computed),
        needed: standing.needed.map(|n| Needed { remaining: computed(n.remaining), days: n.days, per_week: n.per_week.map(computed) }),
        projection: standing.projection.map(computed),
        verdict: words::verdict(standing.verdict),
    }
}

fn references<'a>(report: &Report<'a>) -> Vec<Reference<'a>> {
    let commune = report.commune;
    let plans = || commune.plans.iter().filter(|p| report.selection.has(p.indicator));
    let named = |at: usize| plans().any(|p| p.references.contains(&at) || p.curve == model::Curve::Reference(at));
    let point = |p: &'a model::ReferencePoint| Point {
        date: words::day(p.date),
        percent: typed(p.percent),
        qualifier: p.qualifier.map(words::qualifier),
        source: &p.source,
    };
    let all = commune.catalogue.references.iter().enumerate().filter(|(at, _)| named(*at));
    all.map(|(_, r)| Reference {
        id: &r.id,
        place: &r.place,
        place_en: &r.place_en,
        name: &r.name,
        points: r.points.iter().map(point).collect(),
    })
    .collect()
}

/// Whether a finding is about something that was asked for; one about no indicator is when everything was.
fn concerns(report: &Report<'_>, finding: &assess::Finding) -> bool {
    if finding.indicators.is_empty() { report.selection.is_all() } else { finding.indicators.iter().any(|i| report.selection.has(*i)) }
}

pub(in crate::report) fn finding<'a>(commune: &'a model::Commune, finding: &'a assess::Finding) -> Finding<'a> {
    let acknowledged = finding.acknowledged.and_then(|at| commune.acknowledged.get(at));
    let numbers = finding.check.is_of_numbers();
    Finding {
        id: &finding.id,
        check: check_code(finding.check),
        weight: match finding.weight {
            Weight::Wrong => "wrong",
            Weight::Cut => "cut",
            Weight::Hint => "hint",
        },
        indicators: finding.indicators.iter().map(|i| id(commune, *i)).collect(),
        plan: finding.plan.and_then(|p| commune.plans.get(p)).map(|p| &*p.id),
        printed: side(commune, &finding.printed, numbers),
        recomputed: side(commune, &finding.recomputed, numbers),
        difference: numbers.then(|| typed(finding.difference())),
        remark: finding.remark.as_ref().map(|remark| match remark {
            Remark::Twice(_) => "twice",
            Remark::Thousand => "thousand",
            Remark::OtherUnit => "other-unit",
        }),
        note: finding.note.as_deref(),
        acknowledged: acknowledged.map(|a| Acknowledgement { who: &a.who, date: words::day(a.date), reason: &a.reason }),
        sentence: both(|lang| sentence::of_finding(lang, commune, finding)),
    }
}

const fn check_code(check: Check) -> &'static str {
    match check {
        Check::Percent => "percent",
        Check::ChangePercent => "change-percent",
        Check::Sum => "sum",
        Check::PlanSum => "plan-sum",
        Check::Parts => "parts",
        Check::Breakdown => "breakdown",
        Check::NotLarger => "not-larger",
        Check::Product => "product",
        Check::Complement => "complement",
        Check::Same => "same",
        Check::Count => "count",
        Check::Doubled => "doubled",
        Check::Falls => "falls",
        Check::Blank => "blank",
        Check::CitedLater => "cited-later",
        Check::SchoolYear => "school-year",
        Check::DeadlineBefore => "deadline-before",
    }
}

fn side<'a>(commune: &'a model::Commune, side: &'a crosscheck::Side, numbers: bool) -> Side<'a> {
    let term = |(of, value): &'a (crosscheck::Term, Decimal)| {
        let (indicator, plan) = match of {
            crosscheck::Term::Indicator(at) => (Some(id(commune, *at)), None),
            crosscheck::Term::Plan(at) => (None, commune.plans.get(*at).map(|p| &*p.id)),
            crosscheck::Term::Period(_) | crosscheck::Term::Named(_) => (None, None),
        };
        Term { indicator, plan, name: said::term(Lang::Vi, commune, of), value: numbers.then(|| typed(*value)) }
    };
    Side {
        total: numbers.then(|| typed(side.total)),
        terms: side.terms.iter().map(term).collect(),
        sections: side.sections.iter().map(|s| &**s).collect(),
    }
}

fn held<'a>(commune: &'a model::Commune, finding: &'a assess::Finding) -> Held<'a> {
    Held {
        id: &finding.id,
        check: check_code(finding.check),
        indicators: finding.indicators.iter().map(|i| id(commune, *i)).collect(),
        plan: finding.plan.and_then(|p| commune.plans.get(p)).map(|p| &*p.id),
        printed: side(commune, &finding.printed, true),
        recomputed: side(commune, &finding.recomputed, true),
    }
}
