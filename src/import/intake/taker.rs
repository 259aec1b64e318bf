//! Row by row: what the table means, what the period has, what becomes of it.

use std::collections::HashMap;

use itertools::Itertools;
use rust_decimal::Decimal;

use super::{Doubt, Field, Item, Note, Nothing, Outcome, Place, Skip};
use crate::import::cells::{self, Taken, filled};
use crate::import::head::{self, Column, Role, Table};
use crate::import::matching::{By, Index, Match, RowName};
use crate::import::names::{self, Level};
use crate::import::number::Notation;
use crate::import::sheet::{Cell, Row, Sheet};
use crate::import::unit;
use crate::model::{Commune, Indicator, IndicatorId, Kind, Period, PeriodData, Qualifier};
use crate::text::import::letters;

/// The columns that figures are taken from.
pub(super) struct Columns<'a> {
    actual: Option<&'a Column>,
    cumulative: Option<&'a Column>,
    same_period: Option<&'a Column>,
    plan: Option<&'a Column>,
    notations: HashMap<u32, Notation>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(sheet: &Sheet, table: &'a Table, period: Period) -> Result<Self, Nothing> {
        let one = |role: Role| {
            let all: Vec<&Column> = table.of(role).collect();
            let about = |said: Option<bool>| {
                let of = |c: &&Column| head::about(&names::key(&c.head), period) == said;
                all.iter().copied().filter(of).collect::<Vec<_>>()
            };
            match (&*all, &*about(Some(true)), &*about(None)) {
                ([], ..) => Ok(None),
                ([only], ..) | (_, [only], _) | (_, [], [only]) => Ok(Some(*only)),
                _ => {
                    let head = |c: &&Column| (letters(c.at), c.head.clone());
                    Err(Nothing::Columns {
                        sheet: sheet.name.clone(),
                        heads: all.iter().map(head).collect(),
                    })
                }
            }
        };
        let mut columns = Self {
            actual: one(Role::Actual)?,
            cumulative: one(Role::Cumulative)?,
            same_period: one(Role::SamePeriod).unwrap_or_default(),
            plan: one(Role::Plan).unwrap_or_default(),
            notations: HashMap::new(),
        };
        let notation = |(_, at)| Some((at, cells::notation(sheet, table, at)?));
        columns.notations = columns.used().into_iter().filter_map(notation).collect();
        Ok(columns)
    }

    /// Which columns these are.
    pub(super) fn used(&self) -> Vec<(Role, u32)> {
        let all = [self.plan, self.actual, self.cumulative, self.same_period];
        all.into_iter().flatten().map(|c| (c.role, c.at)).collect()
    }
}

/// What is needed to read the rows of a table.
pub(super) struct Taker<'a> {
    pub(super) commune: &'a Commune,
    pub(super) index: &'a Index<'a>,
    pub(super) period: Period,
    pub(super) data: Option<&'a PeriodData>,
    pub(super) sheet: &'a Sheet,
    pub(super) table: &'a Table,
    pub(super) columns: Columns<'a>,
}

/// A row as far as it is known before its figures are read.
struct TableRow<'a> {
    taker: &'a Taker<'a>,
    row: &'a Row,
    name: String,
    heading: Option<String>,
    unit: Option<String>,
    /// The identifier that it gives.
    id: Option<&'a str>,
}

impl Taker<'_> {
    pub(super) fn rows(&self, out: &mut Vec<Item>) {
        let mut outline: Vec<(Level, (Option<IndicatorId>, String))> = Vec::new();
        for row in self.table.rows(self.sheet) {
            let cell = |role| row.cell(self.table.first(role)?.at);
            let text = |role| cell(role).and_then(Cell::text);
            let (own, name) = names::strip(text(Role::Name).unwrap_or_default());
            let bracketed = head::bracketed_unit(&name);
            let plain = name.rsplit_once('(').filter(|_| bracketed.is_some());
            let plain = plain
                .map_or(&*name, |(before, _)| before.trim())
                .to_string();
            let mut known = TableRow {
                taker: self,
                row,
                name,
                heading: None,
                unit: text(Role::Unit).map(str::to_string).or(bracketed),
                id: text(Role::Id),
            };
            let has_figure = known.first().is_some();
            if known.name.is_empty() {
                out.extend(has_figure.then(|| known.skipped(None, Skip::NoName)));
                continue;
            }
            let level = own.or_else(|| cells::mark(cell(Role::Ordinal)?));
            let level = level.unwrap_or(if has_figure {
                Level::BARE
            } else {
                Level::HEADING
            });
            outline.retain(|(above, _)| *above < level);
            let above = outline.iter().map(|(_, row)| row.clone()).collect_vec();
            known.heading = above.last().map(|(_, name)| name.clone());
            let subject = RowName {
                id: known.id,
                name: &plain,
                unit: known.unit.as_deref(),
                above: &above,
            };
            let mut matched = self.index.find(subject);
            // the name as it stands may be the right one, brackets and all
            if matches!(matched, Match::Unknown | Match::Near(_)) && plain != known.name {
                let name = &known.name;
                let whole = self.index.find(RowName { name, ..subject });
                if matches!(whole, Match::Found(..) | Match::LeftOut) {
                    matched = whole;
                }
            }
            let indicator = match matched {
                Match::Found(id, _) => Some(id),
                _ => None,
            };
            outline.push((level, (indicator, known.name.clone())));
            if has_figure {
                known.figures(matched, out);
            }
        }
    }

    /// The last figure of an indicator that is not zero.
    fn last(&self, id: IndicatorId) -> Option<(Decimal, Period)> {
        let known = |p: &PeriodData| {
            let value = p.figure(id)?.actual.filter(|v| !v.is_zero())?;
            Some((value, p.period))
        };
        let periods = self.commune.periods.iter().rev();
        periods.filter(|p| p.period <= self.period).find_map(known)
    }

    /// A thousand times more or less than last time is the wrong unit, more often than not.
    fn leap(&self, id: IndicatorId, value: Decimal, own: &str) -> Option<Doubt> {
        let (last, period) = self
            .last(id)
            .filter(|_| unit::has_sizes(&unit::read(own)))?;
        let (small, large) = (value.abs().min(last.abs()), value.abs().max(last.abs()));
        let is_far = large.checked_div(small)? >= Decimal::ONE_THOUSAND;
        is_far.then_some(Doubt::Leap {
            value,
            last,
            period,
        })
    }
}

impl TableRow<'_> {
    /// The columns that have a figure in this row.
    fn first(&self) -> Option<u32> {
        let mut filled = self.values().filter(|c| filled(self.row, c).is_some());
        filled.next().map(|c| c.at)
    }

    fn values(&self) -> impl Iterator<Item = &Column> {
        let columns = &self.taker.columns;
        let all = [columns.actual, columns.cumulative, columns.same_period];
        all.into_iter().flatten()
    }

    fn item(&self, indicator: Option<IndicatorId>, outcome: Outcome) -> Item {
        Item {
            place: self.place(self.first().unwrap_or(0)),
            name: self.name.clone(),
            heading: self.heading.clone(),
            indicator,
            identified: self.id.is_some(),
            field: Field::Actual,
            outcome,
            notes: Vec::new(),
        }
    }

    fn place(&self, column: u32) -> Place {
        Place {
            sheet: self.taker.sheet.name.clone(),
            row: self.row.at,
            column,
        }
    }

    fn skipped(&self, indicator: Option<IndicatorId>, skip: Skip) -> Item {
        self.item(indicator, Outcome::Skipped(skip))
    }

    fn figures(&self, matched: Match, out: &mut Vec<Item>) {
        let doubt = match matched {
            Match::Found(id, by) => {
                if let Some(indicator) = self.taker.commune.indicator(id) {
                    self.found(by, (id, indicator), out);
                }
                return;
            }
            Match::Several(all) => Outcome::Doubt(Doubt::Several(all)),
            Match::Near(all) => Outcome::Doubt(Doubt::Near(all)),
            Match::NoSuchId => {
                let id = self.id.unwrap_or(&self.name);
                Outcome::Doubt(Doubt::NoSuchId(id.to_string()))
            }
            Match::LeftOut => Outcome::Skipped(Skip::LeftOut),
            Match::Unknown => {
                let is_digit = |c: &Column| self.row.cell(c.at).is_some_and(cells::has_digit);
                // names of people below the table, signatures
                if !self.values().any(is_digit) {
                    return;
                }
                Outcome::Skipped(Skip::Unknown)
            }
        };
        // a hidden row is left out whatever it means
        let hidden = self.row.hidden.then_some(Outcome::Skipped(Skip::Hidden));
        out.push(self.item(None, hidden.unwrap_or(doubt)));
    }

    fn found(&self, by: By, of: (IndicatorId, &Indicator), out: &mut Vec<Item>) {
        let (id, indicator) = of;
        if self.row.hidden {
            out.push(self.skipped(Some(id), Skip::Hidden));
        } else if indicator.kind == Kind::Ratio && indicator.ratio.is_some() {
            out.push(self.skipped(Some(id), Skip::Computed));
        } else {
            match self.actual_column(indicator) {
                Ok(column) => out.extend(self.value(by, of, column, Field::Actual)),
                Err(skip) => out.push(self.skipped(Some(id), skip)),
            }
            let same_period = self.taker.columns.same_period;
            out.extend(self.value(by, of, same_period, Field::SamePeriod));
        }
    }

    /// The column that has the figure of an indicator: what adds up over the year is taken from the column of sums.
    fn actual_column(&self, indicator: &Indicator) -> Result<Option<&Column>, Skip> {
        let has = |column: &Column| filled(self.row, column).is_some();
        let Columns {
            actual, cumulative, ..
        } = self.taker.columns;
        // a figure that stands in the other column only is not taken
        let other = |column: &Column| {
            if has(column) {
                Err(Skip::OtherColumn)
            } else {
                Ok(None)
            }
        };
        match (actual, cumulative, indicator.kind) {
            (None, Some(sum), Kind::Flow) => other(sum),
            (alone, None, _) | (None, alone, _) => Ok(alone),
            (_, Some(sum), Kind::Cumulative) if has(sum) => Ok(Some(sum)),
            (Some(period), _, Kind::Cumulative) => other(period),
            (Some(period), ..) if has(period) => Ok(Some(period)),
            (_, Some(sum), Kind::Flow) => other(sum),
            // what there is on a day is the same in both columns
            (_, sum, _) => Ok(sum),
        }
    }

    /// One value of a row.
    fn value(
        &self,
        by: By,
        (id, indicator): (IndicatorId, &Indicator),
        column: Option<&Column>,
        field: Field,
    ) -> Option<Item> {
        let Taker {
            commune,
            period,
            data,
            sheet,
            ..
        } = self.taker;
        let column = column?;
        let cell = filled(self.row, column)?;
        let figure = data.and_then(|d| d.figure(id));
        let old = figure.and_then(|f| match field {
            Field::Actual => f.actual,
            Field::SamePeriod => f.same_period,
        });
        let unit = commune.unit(indicator);
        let (own, own_en) = unit.map_or(("", ""), |u| (&*u.name, &*u.en));
        let ask = cells::Ask {
            own_en,
            said: by == By::Mapping,
            plain: sheet.plain,
            last: self.taker.last(id).map(|(last, _)| last),
            ..self.ask(column, own)
        };
        let mut notes = Vec::new();
        let outcome = match cells::take(cell, &ask) {
            Err(doubt) => Outcome::Doubt(doubt),
            Ok(Taken { value, .. }) if old == Some(value) => Outcome::Same(value),
            Ok(taken) => {
                let value = taken.value;
                notes = taken.notes;
                if field == Field::Actual {
                    let estimated = column.estimate.then_some(Qualifier::Estimate);
                    let qualifier = taken.qualifier.or(estimated);
                    let was = figure.and_then(|f| f.qualifier);
                    let still = was == Some(Qualifier::Estimate) && qualifier.is_none();
                    notes.extend(qualifier.map(Note::Qualified));
                    notes.extend(still.then_some(Note::StillEstimate));
                } else if old.is_none() {
                    let before = period.year_before().and_then(|p| commune.period(p));
                    let before = before.and_then(|data| data.figure(id)?.actual);
                    if before == Some(value) {
                        // the file of that period has it: it is not said twice
                        return None;
                    }
                }
                match (self.taker.leap(id, value, own), old) {
                    (Some(doubt), _) => Outcome::Doubt(doubt),
                    (None, Some(old)) => Outcome::Changed { old, new: value },
                    (None, None) => Outcome::New(value),
                }
            }
        };
        if field == Field::Actual {
            let as_sum = indicator.kind == Kind::Cumulative && column.role == Role::Actual;
            let is_same = matches!(outcome, Outcome::Same(_));
            notes.extend((as_sum && !is_same).then_some(Note::AsSum));
            notes.extend((by != By::Exact).then_some(Note::Matched(by)));
            notes.extend(self.plan_differs(id, own));
        }
        Some(Item {
            place: self.place(column.at),
            field,
            notes,
            ..self.item(Some(id), outcome)
        })
    }

    /// What is known about the cell of a column; its unit is that of its row, its column or the whole table.
    fn ask<'u>(&'u self, column: &'u Column, own: &'u str) -> cells::Ask<'u> {
        let Taker { table, columns, .. } = self.taker;
        let units = [&self.unit, &column.unit, &table.unit];
        cells::Ask {
            unit: units.into_iter().find_map(|unit| unit.as_deref()),
            own,
            own_en: own,
            said: false,
            notation: columns.notations.get(&column.at).copied(),
            plain: false,
            last: None,
        }
    }

    /// The plan of the table, where it is none of those on file.
    fn plan_differs(&self, id: IndicatorId, own: &str) -> Option<Note> {
        let column = self.taker.columns.plan?;
        let ask = self.ask(column, own);
        let table = cells::take(filled(self.row, column)?, &ask).ok()?.value;
        let plans = self.taker.commune.plans_of(id);
        let (_, first) = plans.first()?;
        let differs = plans.iter().all(|(_, plan)| plan.value != table);
        differs.then_some(Note::PlanDiffers {
            table,
            known: first.value,
        })
    }
}
