//! Fills the JSON document from a report.

use super::super::{Fault, Line, Report, place, words};
use super::finding::{finding, held};
use super::{
    About, Attention, Change, Changes, Commune, Curve, Desk, Digits, Document, Figure, Group,
    Indicator, Needed, Part, Period, Plan, Point, Printed, Problem, Ratio, Reference, SCHEMA,
    Sector, Sentence, Standing, Terms, Window,
};
use crate::assess::{self, sentence};
use crate::model::{self, IndicatorId};
use crate::text::{Lang, labels};

pub(super) fn both(make: impl Fn(Lang) -> String) -> Sentence {
    Sentence {
        vi: make(Lang::Vi),
        en: make(Lang::En),
    }
}

/// The whole document of a report.
pub fn build<'a>(report: &Report<'a>, faults: &'a [Fault]) -> Document<'a> {
    let commune = report.commune;
    Document {
        schema: SCHEMA,
        commune: self::commune(commune),
        period: report.period().map(period),
        periods: commune
            .periods
            .iter()
            .map(|p| p.period.to_string())
            .collect(),
        as_of: words::day(report.assessment.as_of),
        complete: report.selection.is_all(),
        attention: attention(report),
        sectors: report
            .sectors()
            .into_iter()
            .map(|part| sector(report, &part))
            .collect(),
        references: references(report),
        findings: report
            .assessment
            .findings
            .iter()
            .filter(|f| concerns(report, f))
            .map(|f| finding(commune, f))
            .collect(),
        holding: report
            .assessment
            .holding
            .iter()
            .filter(|f| concerns(report, f))
            .map(|f| held(commune, f))
            .collect(),
        desk: Desk::asked(report),
        problems: faults.iter().map(problem).collect(),
    }
}

/// Whose figures.
pub(in crate::report) fn commune(commune: &model::Commune) -> Commune<'_> {
    Commune {
        id: &commune.slug,
        name: &commune.name,
        level: commune.level.code(),
        province: &commune.province,
        illustrative: commune.illustrative,
        hamlets: &commune.hamlets,
    }
}

/// Of when.
pub(in crate::report) fn period(data: &model::PeriodData) -> Period<'_> {
    Period {
        id: data.period.to_string(),
        granularity: data.period.granularity().code(),
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

pub(in crate::report) fn id(commune: &model::Commune, indicator: IndicatorId) -> &str {
    commune.catalogue.indicator(indicator).map_or("", |i| &i.id)
}

/// What to talk about.
pub(in crate::report) fn attention<'a, N: Digits>(report: &Report<'a>) -> Vec<Attention<'a, N>> {
    let Report {
        commune,
        assessment,
        selection,
    } = *report;
    let about = assessment
        .attention
        .iter()
        .filter(|m| selection.has(m.indicator) || m.related.iter().any(|r| selection.has(*r)));
    about
        .map(|matter| Attention {
            indicator: id(commune, matter.indicator),
            verdict: matter.verdict.code(),
            sentence: both(|lang| sentence::of_matter(lang, commune, assessment, matter)),
            share: matter.share.map(N::computed),
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
    Indicator {
        about: about(report.commune, line.indicator),
        figure: figure(report, line),
        plans: plans(report.commune, line),
    }
}

/// What is measured.
pub(in crate::report) fn about<'a>(
    commune: &'a model::Commune,
    indicator: &'a model::Indicator,
) -> About<'a> {
    let unit = commune.catalogue.units.get(indicator.unit);
    About {
        id: &indicator.id,
        name: &indicator.name,
        short: &indicator.short,
        en: &indicator.en,
        unit: unit.map_or("", |u| &u.name),
        unit_en: unit.map_or("", |u| &u.en),
        kind: indicator.kind.code(),
        direction: indicator.direction.code(),
        headline: indicator.headline,
        internal: indicator.internal,
        parent: indicator.parent.map(|p| id(commune, p)),
        ratio: indicator.ratio.map(|(n, d)| Ratio {
            numerator: id(commune, n),
            denominator: id(commune, d),
        }),
        definition: indicator.definition.as_deref(),
    }
}

/// What a period says of an indicator.
pub(in crate::report) fn figure<'a, N: Digits>(
    report: &Report<'a>,
    line: &Line<'a>,
) -> Figure<'a, N> {
    let Report {
        commune,
        assessment,
        ..
    } = *report;
    let Line { row, figure, .. } = *line;
    let actual = row.actual;
    let is_computed = actual.is_some_and(|a| a.computed);
    let number = |value| {
        if is_computed {
            N::computed(value)
        } else {
            N::typed(value)
        }
    };
    let has_sentence = sentence::of_row(Lang::Vi, commune, assessment, row, None).is_some();
    Figure {
        actual: actual.map(|a| number(a.value)),
        computed: is_computed,
        as_of: actual
            .map(|a| a.as_of)
            .or(figure.map(|f| f.as_of))
            .map(words::day),
        from: figure.and_then(|f| f.from).map(words::day),
        qualifier: figure
            .and_then(|f| f.qualifier)
            .map(crate::model::Qualifier::code),
        same_period: figure.and_then(|f| f.same_period).map(N::typed),
        same_period_printed: figure
            .and_then(model::Figure::same_period_printed)
            .map(N::typed),
        parts: figure
            .map_or(&[][..], |f| f.parts())
            .iter()
            .map(|p| Part {
                name: &p.name,
                value: N::typed(p.value),
            })
            .collect(),
        note: figure.and_then(|f| f.note()),
        source: report.source(line),
        printed: printed(report, line),
        verdict: row.verdict().code(),
        verdict_vi: row.verdict().name(Lang::Vi),
        sentence: has_sentence.then(|| {
            both(|lang| sentence::of_row(lang, commune, assessment, row, None).unwrap_or_default())
        }),
        changes: Changes {
            previous: row
                .previous
                .map(|c| change(c, report.is_previous_computed(line))),
            same_period: row
                .same_period
                .map(|c| change(c, report.is_same_period_computed(line))),
        },
    }
}

fn printed<'a, N: Digits>(report: &Report<'a>, line: &Line<'a>) -> Vec<Printed<'a, N>> {
    let Some((figure, data)) = line.figure.zip(report.period()) else {
        return Vec::new();
    };
    let plans = &report.commune.plans;
    let one = |p: &'a model::PrintedPercent| Printed {
        percent: N::typed(p.percent),
        plan: p.plan.and_then(|at| plans.get(at)).map(|p| &*p.id),
        source: p.source.as_deref().map_or_else(
            || report.source(line),
            |section| Some(place(&data.document, Some(section))),
        ),
    };
    figure.printed().iter().map(one).collect()
}

fn change<N: Digits>(change: assess::Change, base_computed: bool) -> Change<N> {
    let base = if base_computed {
        N::computed(change.base)
    } else {
        N::typed(change.base)
    };
    Change {
        base,
        absolute: N::computed(change.absolute),
        percent: change.percent.map(N::computed),
    }
}

/// The plans of a figure, the primary one first.
pub(in crate::report) fn plans<'a, N: Digits>(
    commune: &'a model::Commune,
    line: &Line<'a>,
) -> Vec<Plan<'a, N>> {
    line.row
        .standings
        .iter()
        .map(|s| plan(commune, line.indicator, s))
        .collect()
}

fn plan<'a, N: Digits>(
    commune: &'a model::Commune,
    indicator: &'a model::Indicator,
    standing: &assess::Standing,
) -> Plan<'a, N> {
    let plan = standing.plan.and_then(|at| commune.plans.get(at));
    Plan {
        id: plan.map(|p| &*p.id),
        name: plan.map(|p| &*p.name),
        en: plan.map(|p| &*p.en),
        value: N::typed(standing.target),
        requirement: standing.requirement.code(),
        limit: both(|lang| sentence::limit(lang, commune, indicator, standing)),
        terms: terms(commune, plan),
        standing: Standing {
            percent: standing.percent.map(N::computed),
            pace: standing.pace.map(|p| N::computed(p.percent)),
            expected: standing.pace.map(|p| N::computed(p.expected)),
            variance: standing.variance.map(N::computed),
            needed: standing.needed.map(|n| Needed {
                remaining: N::computed(n.remaining),
                days: n.days,
                per_week: n.per_week.map(N::computed),
            }),
            projection: standing.projection.map(N::computed),
            verdict: standing.verdict.code(),
        },
    }
}

/// What a plan says beside its value; nothing for the level of the catalogue.
pub(in crate::report) fn terms<'a, N: Digits>(
    commune: &'a model::Commune,
    plan: Option<&'a model::Plan>,
) -> Terms<'a, N> {
    let series = |at: usize| commune.catalogue.references.get(at).map(|r| &*r.id);
    Terms {
        window: plan.and_then(|p| p.window).map(|(from, to)| Window {
            from: words::day(from),
            to: words::day(to),
        }),
        curve: plan.filter(|p| p.window.is_some()).map(|p| match &p.curve {
            model::Curve::Even => Curve {
                kind: "even",
                months: Vec::new(),
                reference: None,
            },
            model::Curve::Months(months) => Curve {
                kind: "months",
                months: months.iter().copied().map(N::typed).collect(),
                reference: None,
            },
            model::Curve::Reference(at) => Curve {
                kind: "reference",
                months: Vec::new(),
                reference: series(*at),
            },
        }),
        references: plan
            .map_or(&[][..], |p| &p.references)
            .iter()
            .filter_map(|at| series(*at))
            .collect(),
        assigned_by: plan.and_then(|p| p.assigned_by.as_deref()),
        primary: plan.is_some_and(|p| p.primary),
        derived: plan.is_some_and(|p| p.derived),
        source: plan.map(|p| &*p.source),
        note: plan.and_then(|p| p.note.as_deref()),
    }
}

/// The series that the plans name.
pub(in crate::report) fn references<'a, N: Digits>(report: &Report<'a>) -> Vec<Reference<'a, N>> {
    let commune = report.commune;
    let plans = || {
        commune
            .plans
            .iter()
            .filter(|p| report.selection.has(p.indicator))
    };
    let named = |at: usize| {
        plans().any(|p| p.references.contains(&at) || p.curve == model::Curve::Reference(at))
    };
    let point = |p: &'a model::ReferencePoint| Point {
        date: words::day(p.date),
        percent: N::typed(p.percent),
        qualifier: p.qualifier.map(crate::model::Qualifier::code),
        source: &p.source,
    };
    let all = commune
        .catalogue
        .references
        .iter()
        .enumerate()
        .filter(|(at, _)| named(*at));
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
    if finding.indicators.is_empty() {
        report.selection.is_all()
    } else {
        finding.indicators.iter().any(|i| report.selection.has(*i))
    }
}
