//! Cross-check (đối chiếu): printed percentages against the printed figures.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Row;
use crate::model::{Commune, IndicatorId, number};

/// What sort of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// The digits after the last printed one were cut off instead of rounded.
    Cut,
    /// The printed percentage does not follow from the printed figures.
    Wrong,
}

/// One printed percentage that does not follow from its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where it was printed.
    pub indicator: IndicatorId,
    /// Position of the plan in [`Commune::plans`].
    pub plan: usize,
    /// As printed.
    pub printed: Decimal,
    /// Recomputed, to at least the printed digits and two decimals.
    pub recomputed: Decimal,
    /// Numerator.
    pub actual: Decimal,
    /// Denominator.
    pub target: Decimal,
    /// What sort of slip.
    pub slip: Slip,
    /// Sections of the document that print it.
    pub sections: Vec<Box<str>>,
}

/// Compares a printed percentage with the exact one, to the printed digits. `None` when it holds.
#[must_use]
pub fn slip(printed: Decimal, exact: Decimal) -> Option<Slip> {
    let digits = printed.scale();
    if number::round(exact, digits) == printed {
        return None;
    }
    if exact.round_dp_with_strategy(digits, RoundingStrategy::ToZero) == printed { Some(Slip::Cut) } else { Some(Slip::Wrong) }
}

/// All printed percentages of the rows that do not follow from their figures; the same slip in two places is one finding.
#[must_use]
pub fn findings(commune: &Commune, rows: &[Row], period: Option<usize>) -> Vec<Finding> {
    let Some(data) = period.and_then(|p| commune.periods.get(p)) else { return Vec::new() };
    let mut out: Vec<Finding> = Vec::new();
    for row in rows {
        let Some((figure, actual)) = data.figure(row.indicator).zip(row.actual) else { continue };
        for printed in figure.printed() {
            // a report may still print a percentage of a plan that no longer applies on the figure's day
            let Some(at) = printed.plan.or_else(|| row.standings.first().and_then(|s| s.plan)) else { continue };
            let Some(plan) = commune.plans.get(at).filter(|p| super::row::is_level(p.requirement)) else { continue };
            let exact = actual.value.checked_mul(Decimal::ONE_HUNDRED).and_then(|a| a.checked_div(plan.value));
            let Some((exact, slip)) = exact.and_then(|exact| Some((exact, slip(printed.percent, exact)?))) else { continue };
            let section = printed.source.clone().or_else(|| figure.section.clone()).unwrap_or_default();
            let same = out.iter_mut().find(|f| f.indicator == row.indicator && f.plan == at && f.printed == printed.percent);
            if let Some(known) = same {
                known.sections.push(section);
                continue;
            }
            out.push(Finding {
                indicator: row.indicator,
                plan: at,
                printed: printed.percent,
                recomputed: number::round(exact, printed.percent.scale().max(2)),
                actual: actual.value,
                target: plan.value,
                slip,
                sections: vec![section],
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{commune, dec, dong_khe, figure, indicator, period, plan, print, window};
    use crate::assess::row;
    use crate::model::{Kind, Plan, Requirement};

    #[test]
    fn to_the_printed_digits() {
        let check = |printed: &str, actual: &str, target: &str, expect: Option<Slip>| {
            let exact = dec(actual) * Decimal::ONE_HUNDRED / dec(target);
            assert_eq!(slip(dec(printed), exact), expect, "{printed}: {actual} / {target}");
        };
        check("80,0", "33.740,012029", "41.864,648184", Some(Slip::Wrong)); // 80,593
        check("80,59", "33.740,012029", "41.864,648184", None);
        check("80,6", "33.740,012029", "41.864,648184", None);
        check("80,5", "33.740,012029", "41.864,648184", Some(Slip::Cut));
        check("81", "33.740,012029", "41.864,648184", None);
        check("80", "33.740,012029", "41.864,648184", Some(Slip::Cut));
        check("77,14", "33.740,012029", "43.739,384184", None); // 77,1387
        check("1,5", "183,852", "12.118", None); // 1,517
        check("31,57", "6", "19", Some(Slip::Cut)); // 31,5789
        check("31,58", "6", "19", None);
        check("31,56", "6", "19", Some(Slip::Wrong));
        check("79,64", "796.496", "1.000.000", Some(Slip::Cut)); // 79,6496
        check("100", "13", "13", None);
        check("100,00", "13", "13", None);
        check("99,9", "13", "13", Some(Slip::Wrong));
        check("100,0", "9.996", "10.000", None); // 99,96
        check("99,9", "9.996", "10.000", Some(Slip::Cut));
        check("0,5", "1", "200", None);
        check("1", "1", "200", None); // 0,5 rounds up
        check("-1", "-1", "200", None); // and away from zero
        check("0", "-1", "200", Some(Slip::Cut));
    }

    #[test]
    fn the_real_report_has_one_slip_in_two_places() {
        let commune = dong_khe();
        let rows = row::rows(&commune, Some(0));
        let expect = Finding {
            indicator: IndicatorId(0),
            plan: 1,
            printed: dec("80,0"),
            recomputed: dec("80,59"),
            actual: dec("33.740,012029"),
            target: dec("41.864,648184"),
            slip: Slip::Wrong,
            sections: vec!["II.1.4.a".into(), "II.1.4.b".into()],
        };
        assert_eq!(findings(&commune, &rows, Some(0)), [expect]);
        assert_eq!(findings(&commune, &rows, None), []);
        assert_eq!(findings(&commune, &rows, Some(7)), []);
    }

    #[test]
    fn against_the_plan_that_is_named() {
        let mut commune = commune();
        let id = indicator(&mut commune, "Thu", 0, Kind::Cumulative, None);
        commune.plans.push(Plan { window: window("01/01/2025", "31/12/2025"), ..plan("200") });
        commune.plans.push(Plan { window: window("01/01/2026", "31/12/2026"), ..plan("400") });
        commune.plans.push(Plan { requirement: Requirement::Growth, ..plan("10") });
        commune.plans.push(Plan { window: window("01/01/2026", "31/12/2026"), ..plan("0") });
        period(&mut commune, "2026-01");
        let figure = figure(&mut commune, id, "100");
        print(figure, Some(0), "50", None); // 100/200, though that plan has ended
        print(figure, Some(1), "25", None);
        print(figure, None, "20", None); // no plan named: the first that applies
        print(figure, Some(2), "99", None); // a growth is no share
        print(figure, Some(3), "99", None); // nor is there one of nothing
        print(figure, Some(9), "99", None);
        let rows = row::rows(&commune, Some(0));
        let found = findings(&commune, &rows, Some(0));
        assert_eq!(found.iter().map(|f| (f.plan, f.printed, f.recomputed)).collect::<Vec<_>>(), [(1, dec("20"), dec("25"))]);
        assert_eq!(found[0].sections, ["II.1".into()]);
    }
}
