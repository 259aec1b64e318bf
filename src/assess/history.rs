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
    #[must_use]
    pub fn new(commune: &Commune) -> Self {
        let mut series: Vec<Vec<Point>> = vec![Vec::new(); commune.catalogue.indicators.len()];
        for (at, data) in (0u32..).zip(&commune.periods) {
            for figure in &data.figures {
                if let (Some(value), Some(points)) = (figure.actual, series.get_mut(figure.indicator.index())) {
                    points.push(Point { period: at, value });
                }
            }
            for (index, indicator) in commune.catalogue.indicators.iter().enumerate() {
                let Some(points) = series.get_mut(index).filter(|_| indicator.ratio.is_some()) else { continue };
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
    #[must_use]
    pub fn trend(&self, commune: &Commune, id: IndicatorId, period: usize, count: usize) -> Vec<Option<Decimal>> {
        let (Some(shown), Some(points)) = (commune.periods.get(period), self.series.get(id.index())) else {
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
    #[must_use]
    pub fn count(&self, id: IndicatorId) -> usize {
        self.series.get(id.index()).map_or(0, Vec::len)
    }
}
