//! The values of an indicator over the periods.

use rust_decimal::Decimal;

use super::row;
use crate::model::{Commune, IndicatorId, Period, PeriodData};

fn value(commune: &Commune, id: IndicatorId, data: &PeriodData) -> Option<Decimal> {
    let actual = row::actual(commune.indicator(id)?, data.figure(id), data)?;
    Some(actual.value)
}

/// The last `count` periods of the granularity of the one at `period`, from that one back; none where one is missing.
pub(super) fn back(
    commune: &Commune,
    period: usize,
    count: usize,
) -> impl Iterator<Item = Option<&PeriodData>> {
    let shown = commune.data(Some(period)).map(|data| data.period);
    let mut next = Some(period);
    let earlier = |period: &Period| Some(period.shifted(-1));
    let wanted = std::iter::successors(shown, earlier).take(count);
    wanted.map(move |wanted| {
        let is_wanted = |at: &usize| commune.data(Some(*at)).is_some_and(|d| d.period == wanted);
        // nearly always the neighbour
        let found = next.filter(is_wanted);
        let found = found.or_else(|| commune.period_index(wanted));
        next = found.or(next).and_then(|at| at.checked_sub(1));
        commune.data(found)
    })
}

/// Whether a line can be drawn through the values of an indicator.
pub fn has_several(commune: &Commune, id: IndicatorId) -> bool {
    let periods = commune.periods.iter().rev();
    let mut values = periods.filter_map(|data| value(commune, id, data));
    values.nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{commune, dec, figure, indicator, period};
    use crate::assess::trend;
    use crate::model::Kind;

    fn values(commune: &Commune, id: IndicatorId, at: usize, count: usize) -> Vec<Option<Decimal>> {
        let values = trend::values(commune, id, at, count).into_iter();
        values.map(|(value, _)| value).collect()
    }

    /// One indicator with these values by period; "" is a row without a figure, "-" a period without the row.
    fn series(values: &[(&str, &str)]) -> (Commune, IndicatorId) {
        let mut commune = commune();
        let id = indicator(&mut commune, "Đàn trâu", 0, Kind::Stock, None);
        for (name, value) in values {
            period(&mut commune, name);
            if *value != "-" {
                figure(&mut commune, id, value);
            }
        }
        (commune, id)
    }

    fn check(values: &[(&str, &str)], at: usize, count: usize, expect: &[&str]) {
        let (commune, id) = series(values);
        let expect: Vec<_> = expect
            .iter()
            .map(|v| if *v == "·" { None } else { Some(dec(v)) })
            .collect();
        let values = trend::values(&commune, id, at, count);
        let values: Vec<_> = values.into_iter().map(|(value, _)| value).collect();
        assert_eq!(values, expect, "{values:?} at {at}, {count}");
    }

    #[test]
    fn the_last_periods_oldest_first() {
        let weeks = [
            ("2026-W01", "1"),
            ("2026-W02", "2"),
            ("2026-W03", "3"),
            ("2026-W04", "4"),
        ];
        check(&weeks, 3, 13, &["1", "2", "3", "4"]);
        check(&weeks, 3, 2, &["3", "4"]);
        check(&weeks, 2, 2, &["2", "3"]);
        check(&weeks, 0, 13, &["1"]);
        check(&weeks, 3, 0, &[]);
        check(&weeks, 9, 13, &[]);
    }

    #[test]
    fn gaps_stay_gaps() {
        // no row, and a row without a figure
        check(
            &[
                ("2025-11", "1"),
                ("2025-12", "-"),
                ("2026-01", ""),
                ("2026-02", "4"),
            ],
            3,
            13,
            &["1", "·", "·", "4"],
        );
        // the last one is a gap too; zero is not
        check(&[("2025-11", "0"), ("2025-12", "-")], 1, 13, &["0", "·"]);
        // nothing before the first figure
        check(&[("2025-11", "-"), ("2025-12", "2")], 1, 13, &["2"]);
        check(&[("2025-11", "-"), ("2025-12", "-")], 1, 13, &[]);
    }

    #[test]
    fn missing_files_are_gaps() {
        check(
            &[("2025-W51", "1"), ("2026-W02", "4")],
            1,
            13,
            &["1", "·", "·", "4"],
        ); // W52 and W01 have no file
        check(&[("2025-W51", "1"), ("2026-W02", "4")], 1, 3, &["4"]); // the window reaches back to W52 only
        check(&[("2020-01", "1"), ("2026-01", "4")], 1, 60, &["4"]);
    }

    #[test]
    fn granularities_do_not_mix() {
        let mixed = [
            ("2025-12", "12"),
            ("2025", "100"),
            ("2026-W02", "2"),
            ("2026-W04", "4"),
            ("2026-01", "1"),
        ];
        check(&mixed, 4, 13, &["12", "1"]);
        check(&mixed, 3, 13, &["2", "·", "4"]);
        check(&mixed, 1, 13, &["100"]);
    }

    #[test]
    fn a_ratio_is_computed_where_both_parts_are_known() {
        let mut commune = commune();
        let part = indicator(&mut commune, "Đúng hạn", 1, Kind::Flow, None);
        let whole = indicator(&mut commune, "Đã giải quyết", 1, Kind::Flow, None);
        let ratio = indicator(&mut commune, "Tỷ lệ", 2, Kind::Ratio, None);
        commune.catalogue.indicators[2].ratio = Some((part, whole));
        for (name, numerator, denominator) in [
            ("2025-11", "3", "4"),
            ("2025-12", "0", "0"),
            ("2026-01", "1", "8"),
        ] {
            period(&mut commune, name);
            figure(&mut commune, part, numerator);
            figure(&mut commune, whole, denominator);
        }
        // 3/4, nothing of nothing, 1/8
        assert_eq!(
            values(&commune, ratio, 2, 13),
            [Some(dec("75")), None, Some(dec("12,5"))]
        );
        assert!(has_several(&commune, part) && has_several(&commune, ratio));
        assert!(!has_several(&commune, IndicatorId(9)));
        commune.periods.pop();
        assert!(has_several(&commune, part) && !has_several(&commune, ratio));
    }
}
