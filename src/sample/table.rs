//! The figures before they are written: a column an indicator, a cell a week.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Week, month_length, weeks};
use super::dice::Dice;
use super::plans::{self, Shape};

/// How many hamlets there are.
pub const HAMLETS: usize = 10;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// The value, as a whole number of the column's last decimal.
    pub value: i64,
    /// The day a sum counts from, where it is not 1 January.
    pub from: Option<NaiveDate>,
    pub estimate: bool,
    /// By hamlet.
    pub parts: Vec<i64>,
    pub note: Option<&'static str>,
}

/// One indicator over the weeks.
#[derive(Debug, Clone)]
pub struct Column {
    pub id: &'static str,
    /// Number of the sector's sheet, which stands as the source.
    pub sheet: u8,
    /// Decimals of the values.
    pub scale: u32,
    /// A cell for every week; none is a gap.
    pub cells: Vec<Option<Cell>>,
}

#[derive(Debug, Clone)]
pub struct Table {
    seed: u64,
    sheet: u8,
    /// The weeks, leading ones included.
    pub weeks: Vec<Week>,
    /// The indicators, in the order of the catalogue's sectors.
    pub columns: Vec<Column>,
}

impl Table {
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            sheet: 0,
            weeks: weeks(),
            columns: Vec::new(),
        }
    }

    /// Begins the sheet of the next sector.
    pub fn next_sheet(&mut self) {
        self.sheet += 1;
    }

    /// The dice of a name.
    pub fn dice(&self, name: &str) -> Dice {
        Dice::new(self.seed, name)
    }

    /// Adds an indicator; `make` says what stands beside the value of a week, or leaves the week out.
    pub fn put_with(
        &mut self,
        id: &'static str,
        scale: u32,
        values: &[i64],
        mut make: impl FnMut(&Week, Cell) -> Option<Cell>,
    ) {
        let cells = values.iter().zip(&self.weeks).map(|(value, week)| {
            let cell = Cell {
                value: *value,
                ..Cell::default()
            };
            make(week, cell)
        });
        self.columns.push(Column {
            id,
            sheet: self.sheet,
            scale,
            cells: cells.collect(),
        });
    }

    /// Adds an indicator that has a value every week.
    pub fn put(&mut self, id: &'static str, scale: u32, values: &[i64]) {
        self.put_with(id, scale, values, |_, cell| Some(cell));
    }

    /// Adds an indicator that is left out where `keep` says no.
    pub fn put_where(
        &mut self,
        id: &'static str,
        scale: u32,
        values: &[i64],
        mut keep: impl FnMut(&Week) -> bool,
    ) {
        self.put_with(id, scale, values, |week, cell| keep(week).then_some(cell));
    }

    /// Adds an indicator that is broken down by hamlet, in fixed proportions.
    pub fn put_by_hamlet(&mut self, id: &'static str, values: &[i64], weights: &[i64; HAMLETS]) {
        self.put_with(id, 0, values, |_, cell| {
            let parts = split(cell.value, weights);
            Some(Cell { parts, ..cell })
        });
    }

    /// A value for every week.
    pub fn each(&self, value: impl FnMut(&Week) -> i64) -> Vec<i64> {
        self.weeks.iter().map(value).collect()
    }

    /// What becomes of the values week by week.
    pub fn of(&self, values: &[i64], value: impl Fn(i64, &Week) -> i64) -> Vec<i64> {
        let weeks = values.iter().zip(&self.weeks);
        weeks.map(|(own, week)| value(*own, week)).collect()
    }

    /// Counts of what happens on working days: `mean` thousandths in a full week, by the week.
    pub fn counts(&self, id: &str, mean: impl Fn(&Week) -> i64) -> Vec<i64> {
        let mut dice = self.dice(id);
        self.each(|week| dice.count(mean(week) * week.working() / 5))
    }

    /// Adds such counts as an indicator.
    pub fn put_counts(&mut self, id: &'static str, mean: impl Fn(&Week) -> i64) {
        let values = self.counts(id, mean);
        self.put(id, 0, &values);
    }

    /// A stock along a path, with a little noise around it.
    pub fn stock(&self, id: &str, points: &[(i64, i64)], noise: i64) -> Vec<i64> {
        let mut dice = self.dice(id);
        self.each(|week| super::calendar::path(points, week.at) + dice.between(-noise, noise))
    }

    /// A sum that begins anew every 1 January and comes in day by day along the curve of the plan of `id`, or of `share` thousandths
    /// of it; `quarters` says how well each quarter of each year goes, in thousandths of the pace.
    pub fn yearly_sum(
        &self,
        name: &str,
        plan: &str,
        share: i64,
        noise: i64,
        quarters: &[[i64; 4]; 3],
    ) -> Vec<i64> {
        let mut dice = self.dice(name);
        let mut sum: i128 = 0;
        let mut out = Vec::with_capacity(self.weeks.len());
        for week in &self.weeks {
            let luck = dice.between(1000 - noise, 1000 + noise);
            for day in week.days() {
                if day.ordinal() == 1 {
                    sum = 0;
                }
                let year = usize::try_from(day.year() - 2024).unwrap_or(0);
                let quarter = usize::try_from(day.month0() / 3).unwrap_or(0);
                let going = quarters.get(year).and_then(|q| q.get(quarter));
                let going = going.copied().unwrap_or(1000);
                let (weight, total) = weight(plans::shape(plan), day);
                let value = i128::from(plans::value(plan, day.year()));
                // in millionths of the last decimal
                sum += value * i128::from(share * going * luck * weight)
                    / i128::from(1000 * total * month_length(day));
            }
            out.push(i64::try_from(sum / 1_000_000).unwrap_or(i64::MAX));
        }
        out
    }
}

/// The weight of the day's month in the plan's curve, and that of the year.
fn weight(shape: Shape, day: NaiveDate) -> (i64, i64) {
    match shape {
        Shape::Months(weights) => {
            let month = usize::try_from(day.month0()).unwrap_or(0);
            let weight = weights.get(month).copied().unwrap_or(0);
            (weight, weights.iter().sum::<i64>().max(1))
        }
        _ => (month_length(day), if day.leap_year() { 366 } else { 365 }),
    }
}

/// Divides a number in proportions, without a rest: what is left after whole shares goes to the first ones, one each.
pub fn split(value: i64, weights: &[i64; HAMLETS]) -> Vec<i64> {
    let total = weights.iter().sum::<i64>().max(1);
    let mut parts: Vec<i64> = weights.iter().map(|w| value * w / total).collect();
    let rest = value - parts.iter().sum::<i64>();
    for part in parts.iter_mut().take(usize::try_from(rest).unwrap_or(0)) {
        *part += 1;
    }
    parts
}

/// One column as the sum of others, week by week.
pub fn add(columns: &[&[i64]]) -> Vec<i64> {
    let length = columns.iter().map(|c| c.len()).min().unwrap_or(0);
    let sum = |at| columns.iter().filter_map(|c| c.get(at)).sum();
    (0..length).map(sum).collect()
}
