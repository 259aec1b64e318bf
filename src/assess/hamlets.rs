//! Hamlets side by side: what the figures of a period say of each of them.

use rust_decimal::Decimal;

use super::pages::Cover;
use super::verdict::{self, Question};
use super::{Assessment, Row, search};
use crate::model::{Commune, Indicator, IndicatorId, Requirement, Verdict, number};

/// A rate of fewer than this says more about chance than about the hamlet.
const LEAST_COUNTED: i64 = 20;

/// What a figure is in one hamlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    Missing,
    /// So few people that they could be recognised: fewer than this.
    Few(u32),
    /// A value; for a rate with the verdict against the level that is asked of the commune.
    Value(Decimal, Option<Verdict>),
}

/// One figure, hamlet by hamlet in the commune's own order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub indicator: IndicatorId,
    pub cells: Vec<Cell>,
}

/// The figures that are broken down by at least two hamlets, and the rates that come of two of them; `first` stands first. None where that
/// one is not broken down.
pub fn columns(commune: &Commune, assessment: &Assessment, first: IndicatorId) -> Vec<Column> {
    let of = |row: &Row| column(commune, assessment, row);
    let Some(own) = assessment.row(first).and_then(of) else {
        return Vec::new();
    };
    let others = assessment.rows.iter();
    let others = others.filter(|row| row.indicator != first).filter_map(of);
    std::iter::once(own).chain(others).collect()
}

fn column(commune: &Commune, assessment: &Assessment, row: &Row) -> Option<Column> {
    let indicator = commune.indicator(row.indicator)?;
    let hamlets = 0..commune.hamlets.len();
    let cells: Vec<Cell> = hamlets
        .map(|at| cell(commune, assessment, row, indicator, at))
        .collect();
    let known = cells.iter().filter(|cell| **cell != Cell::Missing);
    (known.count() >= 2).then_some(Column {
        indicator: row.indicator,
        cells,
    })
}

fn cell(
    commune: &Commune,
    assessment: &Assessment,
    row: &Row,
    indicator: &Indicator,
    hamlet: usize,
) -> Cell {
    let part = |id| part(commune, assessment, id, hamlet);
    let Some((above, below)) = indicator.ratio else {
        return match part(row.indicator) {
            None => Cell::Missing,
            Some(Part { few: Some(few), .. }) => Cell::Few(few),
            Some(Part { value, .. }) => Cell::Value(value, None),
        };
    };
    let Some((above, below)) = part(above).zip(part(below)) else {
        return Cell::Missing;
    };
    if let Some(few) = above.few.or(below.few) {
        return Cell::Few(few);
    }
    let counted = below.value >= Decimal::from(LEAST_COUNTED);
    match number::percent(above.value, below.value).filter(|_| counted) {
        None => Cell::Missing,
        Some(rate) => Cell::Value(rate, level(commune, row, rate)),
    }
}

struct Part {
    value: Decimal,
    few: Option<u32>,
}

fn part(
    commune: &Commune,
    assessment: &Assessment,
    id: IndicatorId,
    hamlet: usize,
) -> Option<Part> {
    let figure = commune.data(assessment.period)?.figure(id)?;
    let value = search::part(figure, commune.hamlets.get(hamlet)?)?.value;
    let cover = Cover {
        commune,
        unlocked: true,
    };
    Some(Part {
        value,
        few: cover.limit(id, value),
    })
}

/// The verdict on a hamlet's rate, where a level is asked of the commune's own rate.
fn level(commune: &Commune, row: &Row, rate: Decimal) -> Option<Verdict> {
    let levels = [
        Requirement::AtLeast,
        Requirement::AtMost,
        Requirement::Exactly,
    ];
    let mut asked = row.standings.iter();
    let standing = asked.find(|s| s.pace.is_none() && levels.contains(&s.requirement))?;
    Some(verdict::verdict(Question {
        requirement: standing.requirement,
        target: standing.target,
        actual: rate,
        expected: None,
        ended: false,
        change: None,
        thresholds: &commune.catalogue.thresholds,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::assess::fixture::{commune, day, dec, figure, indicator, period};
    use crate::model::figure::{Extra, Part as Portion};
    use crate::model::{Direction, Kind};

    #[test]
    fn rates_are_judged_where_enough_was_counted_and_few_people_are_not_told() {
        let mut commune = commune();
        commune.hamlets = vec!["Nà Lũng".into(), "Bản Mới".into(), "Kéo Nặm".into()];
        commune.catalogue.units[1].people = true;
        commune.meeting.suppress_below = Some(5);
        let done = indicator(&mut commune, "Hộ dùng nước sạch", 1, Kind::Stock, None);
        let all = indicator(&mut commune, "Hộ", 1, Kind::Stock, None);
        let rate = indicator(&mut commune, "Tỷ lệ", 2, Kind::Ratio, None);
        let ratio = &mut commune.catalogue.indicators[2];
        ratio.ratio = Some((done, all));
        ratio.direction = Direction::More;
        ratio.default_level = Some((Requirement::AtLeast, dec("90")));
        period(&mut commune, "2026-01");
        for (id, total, parts) in [
            (done, "66", ["45", "3", "18"]),
            (all, "97", ["50", "30", "17"]),
        ] {
            let names = commune.hamlets.clone();
            let parts = names.iter().zip(parts).map(|(name, value)| Portion {
                name: name.as_str().into(),
                value: dec(value),
            });
            figure(&mut commune, id, total).extra = Some(Box::new(Extra {
                parts: parts.collect(),
                ..Extra::default()
            }));
        }
        let assessment = assess(&commune, Some(0), day("31/01/2026"));
        let columns = columns(&commune, &assessment, rate);
        let ids: Vec<IndicatorId> = columns.iter().map(|c| c.indicator).collect();
        // 45 of 50; 3 are too few to be told; 17 too few to make a rate of
        assert_eq!(ids, [rate, done, all]);
        assert_eq!(
            columns[0].cells,
            [
                Cell::Value(dec("90"), Some(Verdict::Met)),
                Cell::Few(5),
                Cell::Missing
            ]
        );
        assert_eq!(columns[1].cells[1], Cell::Few(5));
        assert_eq!(columns[2].cells[2], Cell::Value(dec("17"), None));
    }
}
