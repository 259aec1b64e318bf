//! Row by row: what the table means, what the period has, what becomes of it.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Doubt, Field, Line, Note, Nothing, Outcome, Place, Skip};
use crate::import::cells::{self, Taken};
use crate::import::head::{self, Column, Role, Table};
use crate::import::matching::{By, Index, Match, Subject};
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
    notations: HashMap<u32, Option<Notation>>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(sheet: &Sheet, table: &'a Table, period: Period) -> Result<Self, Nothing> {
        let one = |role: Role| {
            let all: Vec<&Column> = table.of(role).collect();
            let about = |c: &Column| head::about(&names::key(&c.head), period);
            let of_period: Vec<&Column> = all
                .iter()
                .copied()
                .filter(|c| about(c) == Some(true))
                .collect();
            let others: Vec<&Column> = all.iter().copied().filter(|c| about(c).is_none()).collect();
            match (all.as_slice(), of_period.as_slice(), others.as_slice()) {
                ([], ..) => Ok(None),
                ([only], ..) | (_, [only], _) | (_, [], [only]) => Ok(Some(*only)),
                _ => Err(Nothing::Columns {
                    sheet: sheet.name.clone(),
                    heads: all
                        .iter()
                        .map(|c| (letters(c.at), c.head.clone()))
                        .collect(),
                }),
            }
        };
        let (actual, cumulative) = (one(Role::Actual)?, one(Role::Cumulative)?);
        let (same_period, plan) = (
            one(Role::SamePeriod).ok().flatten(),
            one(Role::Plan).ok().flatten(),
        );
        let values = [actual, cumulative, same_period, plan];
        let notations = values
            .into_iter()
            .flatten()
            .map(|c| (c.at, cells::notation(sheet, table, c.at)))
            .collect();
        Ok(Self {
            actual,
            cumulative,
            same_period,
            plan,
            notations,
        })
    }

    /// Which columns these are.
    pub(super) fn used(&self) -> Vec<(Role, u32)> {
        let all = [
            (Role::Plan, self.plan),
            (Role::Actual, self.actual),
            (Role::Cumulative, self.cumulative),
            (Role::SamePeriod, self.same_period),
        ];
        all.into_iter()
            .filter_map(|(role, column)| Some((role, column?.at)))
            .collect()
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
struct Known<'r> {
    row: &'r Row,
    name: String,
    heading: Option<String>,
    unit: Option<String>,
    by: By,
    identified: bool,
}

impl Taker<'_> {
    pub(super) fn rows(&self, out: &mut Vec<Line>) {
        let mut outline: Vec<(Level, Option<IndicatorId>, String)> = Vec::new();
        let name_at = self.table.first(Role::Name).map(|c| c.at);
        let within = |row: &&Row| row.at > self.table.bottom && row.at <= self.table.end;
        for row in self.sheet.rows.iter().filter(within) {
            let text = name_at
                .and_then(|at| row.cell(at))
                .and_then(Cell::text)
                .unwrap_or_default();
            let (own, name) = names::strip(text);
            let ordinal = self
                .table
                .first(Role::Ordinal)
                .and_then(|c| row.cell(c.at))
                .and_then(cells::mark);
            let has_figure = self.has_figure(row);
            if name.is_empty() {
                if has_figure {
                    out.push(self.line(row, String::new(), None, Outcome::Skipped(Skip::NoName)));
                }
                continue;
            }
            let bare = if has_figure {
                Level::BARE
            } else {
                Level::HEADING
            };
            let level = own.or(ordinal).unwrap_or(bare);
            outline.retain(|(above, ..)| *above < level);
            let above: Vec<(Option<IndicatorId>, String)> = outline
                .iter()
                .map(|(_, id, name)| (*id, name.clone()))
                .collect();
            let stated = self
                .table
                .first(Role::Unit)
                .and_then(|c| row.cell(c.at))
                .and_then(Cell::text);
            let bracketed = head::bracketed_unit(&name);
            let plain = bracketed
                .as_ref()
                .and_then(|_| name.rsplit_once('('))
                .map_or(name.as_str(), |(before, _)| before.trim());
            let unit = stated.map(str::to_string).or(bracketed);
            let id = self
                .table
                .first(Role::Id)
                .and_then(|c| row.cell(c.at))
                .and_then(Cell::text);
            let subject = Subject {
                id,
                name: plain,
                unit: unit.as_deref(),
                above: &above,
            };
            let mut matched = self.index.find(subject);
            // the name as it stands may be the right one, brackets and all
            if matches!(matched, Match::Unknown | Match::Near(_)) && plain != name {
                let whole = self.index.find(Subject {
                    name: &name,
                    ..subject
                });
                if matches!(whole, Match::Found(..) | Match::LeftOut) {
                    matched = whole;
                }
            }
            let indicator = if let Match::Found(id, _) = &matched {
                Some(*id)
            } else {
                None
            };
            let heading = above.last().map(|(_, name)| name.clone());
            if has_figure {
                self.figures(row, (name.clone(), heading, unit), matched, id, out);
            }
            outline.push((level, indicator, name));
        }
    }

    fn values(&self) -> impl Iterator<Item = &Column> {
        [
            self.columns.actual,
            self.columns.cumulative,
            self.columns.same_period,
        ]
        .into_iter()
        .flatten()
    }

    /// Whether a row has anything where figures stand.
    fn has_figure(&self, row: &Row) -> bool {
        self.values()
            .any(|c| row.cell(c.at).is_some_and(|cell| !cells::is_missing(cell)))
    }

    fn line(
        &self,
        row: &Row,
        name: String,
        indicator: Option<IndicatorId>,
        outcome: Outcome,
    ) -> Line {
        let with = |c: &&Column| row.cell(c.at).is_some_and(|cell| !cells::is_missing(cell));
        let column = self.values().find(with).map_or(0, |c| c.at);
        let place = Place {
            sheet: self.sheet.name.clone(),
            row: row.at,
            column,
        };
        Line {
            place,
            name,
            heading: None,
            unit: None,
            indicator,
            identified: false,
            field: Field::Actual,
            outcome,
            notes: Vec::new(),
        }
    }

    fn figures(
        &self,
        row: &Row,
        (name, heading, unit): (String, Option<String>, Option<String>),
        matched: Match,
        id: Option<&str>,
        out: &mut Vec<Line>,
    ) {
        let (found, by) = match matched {
            Match::Found(found, by) => (found, by),
            other => {
                let outcome = match other {
                    Match::Several(all) => Outcome::Doubt(Doubt::Several(all)),
                    Match::Near(all) => Outcome::Doubt(Doubt::Near(all)),
                    Match::NoSuchId => {
                        Outcome::Doubt(Doubt::NoSuchId(id.unwrap_or(&name).to_string()))
                    }
                    Match::LeftOut => Outcome::Skipped(Skip::LeftOut),
                    _ => Outcome::Skipped(Skip::Unknown),
                };
                // names of people below the table, signatures
                let any_digit = self
                    .values()
                    .any(|c| row.cell(c.at).is_some_and(cells::has_digit));
                if matches!(outcome, Outcome::Skipped(Skip::Unknown)) && !any_digit {
                    return;
                }
                // a hidden row is left out whatever it means
                let outcome = if row.hidden {
                    Outcome::Skipped(Skip::Hidden)
                } else {
                    outcome
                };
                out.push(Line {
                    heading,
                    unit,
                    ..self.line(row, name, None, outcome)
                });
                return;
            }
        };
        let Some(indicator) = self.commune.catalogue.indicator(found) else {
            return;
        };
        let skipped = if row.hidden {
            Some(Skip::Hidden)
        } else if indicator.kind == Kind::Ratio && indicator.ratio.is_some() {
            Some(Skip::Computed)
        } else {
            None
        };
        if let Some(skip) = skipped {
            out.push(Line {
                heading,
                unit,
                ..self.line(row, name, Some(found), Outcome::Skipped(skip))
            });
            return;
        }
        let known = Known {
            row,
            name,
            heading,
            unit,
            by,
            identified: id.is_some(),
        };
        match self.actual_column(indicator, row) {
            Ok(Some(column)) => {
                out.extend(self.value(&known, (found, indicator), column, Field::Actual))
            }
            Ok(None) => {}
            Err(skip) => out.push(Line {
                heading: known.heading.clone(),
                unit: known.unit.clone(),
                ..self.line(row, known.name.clone(), Some(found), Outcome::Skipped(skip))
            }),
        }
        if let Some(column) = self.columns.same_period {
            out.extend(self.value(&known, (found, indicator), column, Field::SamePeriod));
        }
    }

    /// The column that has the figure of an indicator: what adds up over the year is taken from the column of sums.
    fn actual_column(&self, indicator: &Indicator, row: &Row) -> Result<Option<&Column>, Skip> {
        let filled = |c: Option<&Column>| {
            c.is_some_and(|c| row.cell(c.at).is_some_and(|cell| !cells::is_missing(cell)))
        };
        let (actual, cumulative) = (self.columns.actual, self.columns.cumulative);
        let other = |other: Option<&Column>| {
            if filled(other) {
                Err(Skip::OtherColumn)
            } else {
                Ok(None)
            }
        };
        match (indicator.kind, actual, cumulative) {
            (_, None, None) => Ok(None),
            (Kind::Cumulative, None, Some(only)) | (_, Some(only), None) => Ok(Some(only)),
            (Kind::Cumulative, Some(_), Some(sum)) if filled(Some(sum)) => Ok(Some(sum)),
            (Kind::Cumulative, Some(_), Some(_)) => other(actual),
            (_, Some(period), Some(_)) if filled(Some(period)) => Ok(Some(period)),
            (Kind::Flow, _, Some(_)) => other(cumulative),
            // what there is on a day is the same in both columns
            _ => Ok(cumulative),
        }
    }

    /// One value of a row.
    fn value(
        &self,
        known: &Known<'_>,
        (id, indicator): (IndicatorId, &Indicator),
        column: &Column,
        field: Field,
    ) -> Option<Line> {
        let cell = known
            .row
            .cell(column.at)
            .filter(|cell| !cells::is_missing(cell))?;
        let figure = self.data.and_then(|d| d.figure(id));
        let old = figure.and_then(|f| match field {
            Field::Actual => f.actual,
            Field::SamePeriod => f.same_period,
        });
        let (own, own_en) = self
            .commune
            .catalogue
            .units
            .get(indicator.unit)
            .map_or(("", ""), |u| (&*u.name, &*u.en));
        let unit = known
            .unit
            .clone()
            .or_else(|| column.unit.clone())
            .or_else(|| self.table.unit.clone());
        let ask = cells::Ask {
            unit: unit.as_deref(),
            own,
            own_en,
            said: known.by == By::Mapping,
            notation: self.columns.notations.get(&column.at).copied().flatten(),
            plain: self.sheet.plain,
            last: self.last(id).map(|(last, _)| last),
        };
        let mut notes = Vec::new();
        let outcome = match cells::take(cell, &ask) {
            Err(doubt) => Outcome::Doubt(doubt),
            Ok(Taken {
                value,
                qualifier,
                notes: mut more,
            }) => {
                notes.append(&mut more);
                if field == Field::SamePeriod
                    && old.is_none()
                    && self.year_before(id) == Some(value)
                {
                    // the file of that period has it: it is not said twice
                    return None;
                }
                let qualifier = qualifier.or(column.estimate.then_some(Qualifier::Estimate));
                let outcome = match old {
                    Some(old) if old == value => Outcome::Same(value),
                    Some(old) => Outcome::Changed { old, new: value },
                    None => Outcome::New(value),
                };
                if field == Field::Actual && !matches!(outcome, Outcome::Same(_)) {
                    notes.extend(qualifier.map(Note::Qualified));
                    let estimate = figure.and_then(|f| f.qualifier) == Some(Qualifier::Estimate);
                    notes.extend((estimate && qualifier.is_none()).then_some(Note::StillEstimate));
                }
                match self
                    .leap(id, value, own)
                    .filter(|_| !matches!(outcome, Outcome::Same(_)))
                {
                    Some(doubt) => Outcome::Doubt(doubt),
                    None => outcome,
                }
            }
        };
        if field == Field::Actual {
            let as_sum = indicator.kind == Kind::Cumulative && column.role == Role::Actual;
            notes.extend((as_sum && !matches!(outcome, Outcome::Same(_))).then_some(Note::AsSum));
            notes.extend((known.by != By::Exact).then_some(Note::Matched(known.by)));
            notes.extend(self.plan_differs(known.row, id, own, known.unit.as_ref()));
        }
        let place = Place {
            sheet: self.sheet.name.clone(),
            row: known.row.at,
            column: column.at,
        };
        Some(Line {
            place,
            name: known.name.clone(),
            heading: known.heading.clone(),
            unit,
            indicator: Some(id),
            identified: known.identified,
            field,
            outcome,
            notes,
        })
    }

    /// What the file of the same period of the year before has.
    fn year_before(&self, id: IndicatorId) -> Option<Decimal> {
        let at = self.commune.period_index(self.period.year_before()?)?;
        self.commune.periods.get(at)?.figure(id)?.actual
    }

    /// The last figure of an indicator that is not zero.
    fn last(&self, id: IndicatorId) -> Option<(Decimal, Period)> {
        let known = |p: &PeriodData| {
            p.figure(id)
                .and_then(|f| f.actual)
                .filter(|v| !v.is_zero())
                .map(|v| (v, p.period))
        };
        self.commune
            .periods
            .iter()
            .rev()
            .filter(|p| p.period <= self.period)
            .find_map(known)
    }

    /// A thousand times more or less than last time is the wrong unit, more often than not.
    fn leap(&self, id: IndicatorId, value: Decimal, own: &str) -> Option<Doubt> {
        if !unit::has_sizes(&unit::read(own)) || value.is_zero() {
            return None;
        }
        let (last, period) = self.last(id)?;
        let thousand = Decimal::ONE_THOUSAND;
        let far = value.abs().checked_div(last.abs())? >= thousand
            || last.abs().checked_div(value.abs())? >= thousand;
        far.then_some(Doubt::Leap {
            value,
            last,
            period,
        })
    }

    /// The plan of the table, where it is none of those on file.
    fn plan_differs(
        &self,
        row: &Row,
        id: IndicatorId,
        own: &str,
        stated: Option<&String>,
    ) -> Option<Note> {
        let column = self.columns.plan?;
        let cell = row
            .cell(column.at)
            .filter(|cell| !cells::is_missing(cell))?;
        let unit = stated.or(column.unit.as_ref()).or(self.table.unit.as_ref());
        let notation = self.columns.notations.get(&column.at).copied().flatten();
        let ask = cells::Ask {
            unit: unit.map(String::as_str),
            own,
            own_en: own,
            said: false,
            notation,
            plain: false,
            last: None,
        };
        let table = cells::take(cell, &ask).ok()?.value;
        let plans = self.commune.plans_of(id);
        let (_, first) = plans.first()?;
        if plans.iter().any(|(_, plan)| plan.value == table) {
            None
        } else {
            Some(Note::PlanDiffers {
                table,
                known: first.value,
            })
        }
    }
}
