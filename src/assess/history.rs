//! The series of every indicator over the periods, built once for a commune.

use rust_decimal::Decimal;

use crate::model::{Commune, IndicatorId};

/// One known value in a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    period: u32,
    value: Decimal,
}

/// All series of a commune.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    series: Vec<Vec<Point>>,
}

impl History {
    /// Collects the series of a commune, ratios computed where their parts are known.
    pub fn new(commune: &Commune) -> Self {
        let mut series: Vec<Vec<Point>> = vec![Vec::new(); commune.catalogue.indicators.len()];
        for (at, data) in (0u32..).zip(&commune.periods) {
            for figure in &data.figures {
                if let (Some(value), Some(points)) =
                    (figure.actual, series.get_mut(figure.indicator.index()))
                {
                    points.push(Point { period: at, value });
                }
            }
            for (index, indicator) in commune.catalogue.indicators.iter().enumerate() {
                let Some(points) = series.get_mut(index).filter(|_| indicator.ratio.is_some())
                else {
                    continue;
                };
                if points.last().is_none_or(|p| p.period != at)
                    && let Some(value) = super::row::ratio(indicator, data)
                {
                    points.push(Point { period: at, value });
                }
            }
        }
        Self { series }
    }

    /// The last `count` periods of the same granularity up to and including `period`, oldest first; a gap stays a gap.
    pub fn trend(
        &self,
        commune: &Commune,
        id: IndicatorId,
        period: usize,
        count: usize,
    ) -> Vec<Option<Decimal>> {
        let (Some(shown), Some(points)) =
            (commune.periods.get(period), self.series.get(id.index()))
        else {
            return Vec::new();
        };
        let mut out = Vec::with_capacity(count.min(period + 1));
        let mut wanted = shown.period;
        let mut rest = points.iter().rev().peekable();
        for (at, data) in commune.periods.iter().enumerate().take(period + 1).rev() {
            if data.period.granularity() != wanted.granularity() {
                continue;
            }
            // periods that have no file at all are gaps too
            while data.period < wanted && out.len() < count {
                out.push(None);
                wanted = wanted.shifted(-1);
            }
            if out.len() >= count {
                break;
            }
            while rest.next_if(|p| p.period as usize > at).is_some() {}
            out.push(rest.next_if(|p| p.period as usize == at).map(|p| p.value));
            wanted = wanted.shifted(-1);
        }
        while out.last() == Some(&None) {
            out.pop();
        }
        out.reverse();
        out
    }

    /// How many values an indicator has at all.
    pub fn count(&self, id: IndicatorId) -> usize {
        self.series.get(id.index()).map_or(0, Vec::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{commune, dec, figure, indicator, period};
    use crate::model::Kind;

    /// One indicator with these values by period; "" is a row without a figure, "-" a period without the row.
    fn series(values: &[(&str, &str)]) -> (Commune, History, IndicatorId) {
        let mut commune = commune();
        let id = indicator(&mut commune, "Đàn trâu", 0, Kind::Stock, None);
        for (name, value) in values {
            period(&mut commune, name);
            if *value != "-" {
                figure(&mut commune, id, value);
            }
        }
        let history = History::new(&commune);
        (commune, history, id)
    }

    fn check(values: &[(&str, &str)], at: usize, count: usize, expect: &[&str]) {
        let (commune, history, id) = series(values);
        let expect: Vec<_> = expect
            .iter()
            .map(|v| if *v == "·" { None } else { Some(dec(v)) })
            .collect();
        assert_eq!(
            history.trend(&commune, id, at, count),
            expect,
            "{values:?} at {at}, {count}"
        );
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
        let history = History::new(&commune);
        // 3/4, nothing of nothing, 1/8
        assert_eq!(
            history.trend(&commune, ratio, 2, 13),
            [Some(dec("75")), None, Some(dec("12,5"))]
        );
        assert_eq!([history.count(part), history.count(ratio)], [3, 2]);
        assert_eq!(history.count(IndicatorId(9)), 0);
    }
}
