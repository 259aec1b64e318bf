//! Row by row: what the table means, what the period has, what becomes of it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Doubt, Field, Item, Note, Nothing, Outcome, Place, Skip};
use crate::import::cells::{self, Taken, filled};
use crate::import::head::{self, Column, Role, Table};
use crate::import::matching::{By, Index, Match, RowName};
use crate::import::names::{self, Level};
use crate::import::number::Notation;
use crate::import::sheet::{Cell, Row, Sheet, letters};
use crate::import::unit;
use crate::model::{Commune, Indicator, IndicatorId, Kind, Period, PeriodData, Qualifier};

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
struct TableRow<'r> {
    row: &'r Row,
    name: String,
    heading: Option<String>,
    unit: Option<String>,
    /// The identifier that it gives.
    id: Option<&'r str>,
}

impl Taker<'_> {
    pub(super) fn rows(&self, out: &mut Vec<Item>) {
        let mut outline: Vec<(Level, (Option<IndicatorId>, String))> = Vec::new();
        for row in self.table.rows(self.sheet) {
            let cell = |role| row.cell(self.table.first(role)?.at);
            let text = |role| cell(role).and_then(Cell::text);
            let (own, name) = names::strip(text(Role::Name).unwrap_or_default());
            let has_figure = self.values().any(|c| filled(row, c).is_some());
            let bracketed = head::bracketed_unit(&name);
            let plain = match name.rsplit_once('(') {
                Some((before, _)) if bracketed.is_some() => before.trim().to_string(),
                _ => name.clone(),
            };
            let mut known = TableRow {
                row,
                name,
                heading: None,
                unit: text(Role::Unit).map(str::to_string).or(bracketed),
                id: text(Role::Id),
            };
            if known.name.is_empty() {
                out.extend(has_figure.then(|| self.skipped(&known, None, Skip::NoName)));
                continue;
            }
            let bare = if has_figure {
                Level::BARE
            } else {
                Level::HEADING
            };
            let level = own.or_else(|| cells::mark(cell(Role::Ordinal)?));
            let level = level.unwrap_or(bare);
            outline.retain(|(above, _)| *above < level);
            let above: Vec<_> = outline.iter().map(|(_, row)| row.clone()).collect();
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
                self.figures(&known, matched, out);
            }
        }
    }

    fn values(&self) -> impl Iterator<Item = &Column> {
        let Columns {
            actual,
            cumulative,
            same_period,
            ..
        } = self.columns;
        [actual, cumulative, same_period].into_iter().flatten()
    }

    fn item(&self, known: &TableRow<'_>, indicator: Option<IndicatorId>, outcome: Outcome) -> Item {
        let first = self.values().find(|c| filled(known.row, c).is_some());
        Item {
            place: self.place(known, first.map_or(0, |c| c.at)),
            name: known.name.clone(),
            heading: known.heading.clone(),
            indicator,
            identified: known.id.is_some(),
            field: Field::Actual,
            outcome,
            notes: Vec::new(),
        }
    }

    fn place(&self, known: &TableRow<'_>, column: u32) -> Place {
        Place {
            sheet: self.sheet.name.clone(),
            row: known.row.at,
            column,
        }
    }

    fn skipped(&self, known: &TableRow<'_>, indicator: Option<IndicatorId>, skip: Skip) -> Item {
        self.item(known, indicator, Outcome::Skipped(skip))
    }

    fn figures(&self, known: &TableRow<'_>, matched: Match, out: &mut Vec<Item>) {
        let doubt = match matched {
            Match::Found(id, by) => {
                if let Some(indicator) = self.commune.catalogue.indicator(id) {
                    self.found(known, by, (id, indicator), out);
                }
                return;
            }
            Match::Several(all) => Outcome::Doubt(Doubt::Several(all)),
            Match::Near(all) => Outcome::Doubt(Doubt::Near(all)),
            Match::NoSuchId => {
                let id = known.id.unwrap_or(&known.name);
                Outcome::Doubt(Doubt::NoSuchId(id.to_string()))
            }
            Match::LeftOut => Outcome::Skipped(Skip::LeftOut),
            Match::Unknown => {
                let is_digit = |c: &Column| known.row.cell(c.at).is_some_and(cells::has_digit);
                // names of people below the table, signatures
                if !self.values().any(is_digit) {
                    return;
                }
                Outcome::Skipped(Skip::Unknown)
            }
        };
        // a hidden row is left out whatever it means
        let hidden = known.row.hidden.then_some(Outcome::Skipped(Skip::Hidden));
        out.push(self.item(known, None, hidden.unwrap_or(doubt)));
    }

    fn found(
        &self,
        known: &TableRow<'_>,
        by: By,
        of: (IndicatorId, &Indicator),
        out: &mut Vec<Item>,
    ) {
        let (id, indicator) = of;
        let computed = indicator.kind == Kind::Ratio && indicator.ratio.is_some();
        if known.row.hidden || computed {
            let hidden = known.row.hidden.then_some(Skip::Hidden);
            out.push(self.skipped(known, Some(id), hidden.unwrap_or(Skip::Computed)));
            return;
        }
        match self.actual_column(indicator, known.row) {
            Ok(Some(column)) => out.extend(self.value(known, by, of, column, Field::Actual)),
            Ok(None) => {}
            Err(skip) => out.push(self.skipped(known, Some(id), skip)),
        }
        if let Some(column) = self.columns.same_period {
            out.extend(self.value(known, by, of, column, Field::SamePeriod));
        }
    }

    /// The column that has the figure of an indicator: what adds up over the year is taken from the column of sums.
    fn actual_column(&self, indicator: &Indicator, row: &Row) -> Result<Option<&Column>, Skip> {
        let (Some(period), Some(sum)) = (self.columns.actual, self.columns.cumulative) else {
            let alone = self.columns.actual.or(self.columns.cumulative);
            return match indicator.kind {
                Kind::Flow if self.columns.actual.is_none() => other(row, alone),
                _ => Ok(alone),
            };
        };
        match indicator.kind {
            Kind::Cumulative if filled(row, sum).is_some() => Ok(Some(sum)),
            Kind::Cumulative => other(row, Some(period)),
            _ if filled(row, period).is_some() => Ok(Some(period)),
            Kind::Flow => other(row, Some(sum)),
            // what there is on a day is the same in both columns
            _ => Ok(Some(sum)),
        }
    }

    /// One value of a row.
    fn value(
        &self,
        known: &TableRow<'_>,
        by: By,
        (id, indicator): (IndicatorId, &Indicator),
        column: &Column,
        field: Field,
    ) -> Option<Item> {
        let cell = filled(known.row, column)?;
        let figure = self.data.and_then(|d| d.figure(id));
        let old = figure.and_then(|f| match field {
            Field::Actual => f.actual,
            Field::SamePeriod => f.same_period,
        });
        let unit = self.commune.catalogue.units.get(indicator.unit);
        let (own, own_en) = unit.map_or(("", ""), |u| (&*u.name, &*u.en));
        let ask = cells::Ask {
            unit: self.unit(known, column),
            own,
            own_en,
            said: by == By::Mapping,
            notation: self.columns.notations.get(&column.at).copied(),
            plain: self.sheet.plain,
            last: self.last(id).map(|(last, _)| last),
        };
        let mut notes = Vec::new();
        let outcome = match cells::take(cell, &ask) {
            Err(doubt) => Outcome::Doubt(doubt),
            Ok(Taken { value, .. }) if old == Some(value) => Outcome::Same(value),
            Ok(taken) => {
                let value = taken.value;
                if field == Field::SamePeriod
                    && old.is_none()
                    && self.year_before(id) == Some(value)
                {
                    // the file of that period has it: it is not said twice
                    return None;
                }
                notes = taken.notes;
                if field == Field::Actual {
                    let estimated = column.estimate.then_some(Qualifier::Estimate);
                    let qualifier = taken.qualifier.or(estimated);
                    let was_estimate =
                        figure.and_then(|f| f.qualifier) == Some(Qualifier::Estimate);
                    let still = was_estimate && qualifier.is_none();
                    notes.extend(qualifier.map(Note::Qualified));
                    notes.extend(still.then_some(Note::StillEstimate));
                }
                match (self.leap(id, value, own), old) {
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
            notes.extend(self.plan_differs(known, id, own));
        }
        Some(Item {
            place: self.place(known, column.at),
            field,
            notes,
            ..self.item(known, Some(id), outcome)
        })
    }

    /// The unit of a value: that of its row, its column or the whole table.
    fn unit<'u>(&'u self, known: &'u TableRow<'_>, column: &'u Column) -> Option<&'u str> {
        let units = [&known.unit, &column.unit, &self.table.unit];
        units.into_iter().find_map(|unit| unit.as_deref())
    }

    /// What the file of the same period of the year before has.
    fn year_before(&self, id: IndicatorId) -> Option<Decimal> {
        let at = self.commune.period_index(self.period.year_before()?)?;
        self.commune.periods.get(at)?.figure(id)?.actual
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
        if !unit::has_sizes(&unit::read(own)) || value.is_zero() {
            return None;
        }
        let (last, period) = self.last(id)?;
        let far = value.abs().checked_div(last.abs())? >= Decimal::ONE_THOUSAND
            || last.abs().checked_div(value.abs())? >= Decimal::ONE_THOUSAND;
        far.then_some(Doubt::Leap {
            value,
            last,
            period,
        })
    }

    /// The plan of the table, where it is none of those on file.
    fn plan_differs(&self, known: &TableRow<'_>, id: IndicatorId, own: &str) -> Option<Note> {
        let column = self.columns.plan?;
        let ask = cells::Ask {
            unit: self.unit(known, column),
            own,
            own_en: own,
            said: false,
            notation: self.columns.notations.get(&column.at).copied(),
            plain: false,
            last: None,
        };
        let table = cells::take(filled(known.row, column)?, &ask).ok()?.value;
        let plans = self.commune.plans_of(id);
        let (_, first) = plans.first()?;
        let differs = plans.iter().all(|(_, plan)| plan.value != table);
        differs.then_some(Note::PlanDiffers {
            table,
            known: first.value,
        })
    }
}

/// A figure that stands in the other column only is not taken.
fn other<'c>(row: &Row, column: Option<&'c Column>) -> Result<Option<&'c Column>, Skip> {
    match column {
        Some(column) if filled(row, column).is_some() => Err(Skip::OtherColumn),
        _ => Ok(None),
    }
}
