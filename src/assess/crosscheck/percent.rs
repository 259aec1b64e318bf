//! Printed percentages against the printed figures, to their printed digits.

use rust_decimal::{Decimal, RoundingStrategy};

use super::side::is_inexact;
use super::{Check, Finding, Side, Term, Weight};
use crate::assess::{Row, row};
use crate::model::{Commune, Figure, Indicator, PeriodData, PrintedPercent, number};

/// Compares a printed percentage with the exact one, to the printed digits. `None` when it holds.
pub fn slip(printed: Decimal, exact: Decimal) -> Option<Weight> {
    let digits = printed.scale();
    if number::round(exact, digits) == printed {
        return None;
    }
    if exact.round_dp_with_strategy(digits, RoundingStrategy::ToZero) == printed {
        Some(Weight::Cut)
    } else {
        Some(Weight::Wrong)
    }
}

/// The recomputed percentage, to at least the printed digits and two decimals.
fn shown(exact: Decimal, printed: Decimal) -> Decimal {
    number::round(exact, printed.scale().max(2))
}

/// What a printed percentage is a percentage of.
struct Basis {
    exact: Decimal,
    terms: Vec<(Term, Decimal)>,
    plan: Option<usize>,
    id: String,
}

/// The plan that is named, or the first that applies; for a computed ratio its own two figures.
fn basis(
    commune: &Commune,
    data: &PeriodData,
    row: &Row,
    indicator: &Indicator,
    named: Option<usize>,
) -> Option<Basis> {
    if let (None, Some((numerator, denominator))) = (named, indicator.ratio) {
        let value = |id| data.figure(id).and_then(|f| f.actual);
        let (part, whole) = (value(numerator)?, value(denominator)?);
        return Some(Basis {
            exact: number::percent(part, whole)?,
            terms: vec![
                (Term::Indicator(numerator), part),
                (Term::Indicator(denominator), whole),
            ],
            plan: None,
            id: format!("{}/ty-le", indicator.id),
        });
    }
    let actual = row.actual?;
    // a report may still print a percentage of a plan that no longer applies on the figure's day
    let at = named.or_else(|| row.standings.first()?.plan)?;
    let plan = commune.plans.get(at)?;
    // a plan that was itself worked out from the percentage proves nothing
    if plan.derived || !row::is_level(plan.requirement) {
        return None;
    }
    Some(Basis {
        exact: number::percent(actual.value, plan.value)?,
        terms: vec![
            (Term::Indicator(row.indicator), actual.value),
            (Term::Plan(at), plan.value),
        ],
        plan: Some(at),
        id: format!("{}/ty-le/{}", indicator.id, plan.id),
    })
}

/// All printed percentages of the rows against their figures; the same percentage in two places is compared once.
pub(super) fn compare(commune: &Commune, rows: &[Row], data: &PeriodData) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for row in rows {
        let figure = data.figure(row.indicator);
        let Some((indicator, figure)) = commune.indicator(row.indicator).zip(figure) else {
            continue;
        };
        // a ratio that is typed although it can be computed is a printed percentage as well
        let typed = figure.actual.filter(|_| indicator.ratio.is_some());
        let typed = typed.map(|percent| PrintedPercent {
            plan: None,
            percent,
            source: None,
        });
        for printed in figure.printed().iter().chain(&typed) {
            let Some(basis) = basis(commune, data, row, indicator, printed.plan) else {
                continue;
            };
            let section = printed.source.clone().or_else(|| figure.section.clone());
            let section = section.unwrap_or_default();
            let known = |f: &&mut Finding| *f.id == *basis.id && f.printed.total == printed.percent;
            if let Some(known) = out.iter_mut().find(known) {
                if !known.printed.sections.contains(&section) {
                    known.printed.sections.push(section);
                }
                continue;
            }
            let mut found = finding(Check::Percent, figure, printed.percent, basis);
            found.printed.sections = vec![section];
            out.push(found);
        }
        out.extend(change(&indicator.id, figure));
    }
    out
}

/// A printed change against the same period, where both figures are printed.
fn change(id: &str, figure: &Figure) -> Option<Finding> {
    let printed = figure.same_period_printed()?;
    let (actual, base) = (figure.actual?, figure.same_period?);
    let term = Term::Indicator(figure.indicator);
    let basis = Basis {
        exact: number::percent(actual.checked_sub(base)?, base.abs())?,
        terms: vec![(term.clone(), actual), (term, base)],
        plan: None,
        id: format!("{id}/cung-ky"),
    };
    Some(finding(Check::ChangePercent, figure, printed, basis))
}

fn finding(check: Check, figure: &Figure, printed: Decimal, basis: Basis) -> Finding {
    let slip = slip(printed, basis.exact);
    let recomputed = Side {
        terms: basis.terms,
        total: shown(basis.exact, printed),
        ..Side::default()
    };
    let weight = slip.unwrap_or(Weight::Wrong);
    Finding {
        weight: if is_inexact(figure) {
            Weight::Hint
        } else {
            weight
        },
        holds: slip.is_none(),
        indicators: vec![figure.indicator],
        plan: basis.plan,
        ..Finding::new(basis.id, check, Side::of(printed, figure), recomputed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{
        commune, dec, dong_khe, figure, indicator, period, plan, print, window,
    };
    use crate::assess::row;
    use crate::model::{IndicatorId, Kind, Plan, Requirement};

    #[test]
    fn to_the_printed_digits() {
        let check = |printed: &str, actual: &str, target: &str, expect: Option<Weight>| {
            let exact = dec(actual) * Decimal::ONE_HUNDRED / dec(target);
            assert_eq!(
                slip(dec(printed), exact),
                expect,
                "{printed}: {actual} / {target}"
            );
        };
        check(
            "80,0",
            "33.740,012029",
            "41.864,648184",
            Some(Weight::Wrong),
        ); // 80,593
        check("80,59", "33.740,012029", "41.864,648184", None);
        check("80,6", "33.740,012029", "41.864,648184", None);
        check("80,5", "33.740,012029", "41.864,648184", Some(Weight::Cut));
        check("81", "33.740,012029", "41.864,648184", None);
        check("80", "33.740,012029", "41.864,648184", Some(Weight::Cut));
        check("77,14", "33.740,012029", "43.739,384184", None); // 77,1387
        check("1,5", "183,852", "12.118", None); // 1,517
        check("31,57", "6", "19", Some(Weight::Cut)); // 31,5789
        check("31,58", "6", "19", None);
        check("31,56", "6", "19", Some(Weight::Wrong));
        check("79,64", "796.496", "1.000.000", Some(Weight::Cut)); // 79,6496
        check("100", "13", "13", None);
        check("100,00", "13", "13", None);
        check("99,9", "13", "13", Some(Weight::Wrong));
        check("100,0", "9.996", "10.000", None); // 99,96
        check("99,9", "9.996", "10.000", Some(Weight::Cut));
        check("0,5", "1", "200", None);
        check("1", "1", "200", None); // 0,5 rounds up
        check("-1", "-1", "200", None); // and away from zero
        check("0", "-1", "200", Some(Weight::Cut));
    }

    #[test]
    fn the_real_report_has_one_slip_in_two_places() {
        let commune = dong_khe();
        let rows = row::rows(&commune, Some(0));
        let mut found = compare(&commune, &rows, &commune.periods[0]);
        found.retain(|f| !f.holds);
        let [only] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(
            (only.check, only.weight, only.plan, only.indicator()),
            (Check::Percent, Weight::Wrong, Some(1), Some(IndicatorId(0)))
        );
        assert_eq!(
            (only.printed.total, only.recomputed.total),
            (dec("80,0"), dec("80,59"))
        );
        assert_eq!(
            only.recomputed
                .terms
                .iter()
                .map(|(_, v)| *v)
                .collect::<Vec<_>>(),
            [dec("33.740,012029"), dec("41.864,648184")]
        );
        assert_eq!(
            only.printed.sections,
            ["II.1.4.a".into(), "II.1.4.b".into()]
        );
    }

    #[test]
    fn against_the_plan_that_is_named() {
        let mut commune = commune();
        let id = indicator(&mut commune, "Thu", 0, Kind::Cumulative, None);
        commune.plans.push(Plan {
            window: window("01/01/2025", "31/12/2025"),
            ..plan("200")
        });
        commune.plans.push(Plan {
            window: window("01/01/2026", "31/12/2026"),
            ..plan("400")
        });
        commune.plans.push(Plan {
            requirement: Requirement::Growth,
            ..plan("10")
        });
        commune.plans.push(Plan {
            window: window("01/01/2026", "31/12/2026"),
            ..plan("0")
        });
        commune.plans.push(Plan {
            derived: true,
            ..plan("300")
        });
        period(&mut commune, "2026-01");
        let figure = figure(&mut commune, id, "100");
        print(figure, Some(0), "50", None); // 100/200, though that plan has ended
        print(figure, Some(1), "25", None);
        print(figure, None, "20", None); // no plan named: the first that applies
        print(figure, Some(2), "99", None); // a growth is no share
        print(figure, Some(3), "99", None); // nor is there one of nothing
        print(figure, Some(4), "99", None); // nor does a derived plan prove anything
        print(figure, Some(9), "99", None);
        let rows = row::rows(&commune, Some(0));
        let mut found = compare(&commune, &rows, &commune.periods[0]);
        found.retain(|f| !f.holds);
        assert_eq!(
            found
                .iter()
                .map(|f| (f.plan, f.printed.total, f.recomputed.total))
                .collect::<Vec<_>>(),
            [(Some(1), dec("20"), dec("25"))]
        );
        assert_eq!(found[0].printed.sections, ["II.1".into()]);
    }
}
