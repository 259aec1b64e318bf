//! What a workbook says about a period, row by row: what is new, what changes, what stays, what is in doubt. Nothing is written here.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::cells::{self, Taken};
use super::head::{self, Column, Role, Table};
use super::legacy::Legacy;
use super::matching::{By, Index, Mapped, Match, Subject};
use super::names::{self, Level};
use super::number::Notation;
use super::sheet::{Cell, Row, Sheet};
use super::unit;
use crate::model::{Commune, Indicator, IndicatorId, Kind, Period, PeriodData, Qualifier};

/// A cell of the workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The sheet.
    pub sheet: String,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

/// Which value of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// `thuc_hien`.
    Actual,
    /// `cung_ky`.
    SamePeriod,
}

/// One thing that a table says, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub place: Place,
    /// The name of the row as written.
    pub name: String,
    /// The heading above it.
    pub heading: Option<String>,
    /// The unit as written.
    pub unit: Option<String>,
    /// The indicator it means.
    pub indicator: Option<IndicatorId>,
    /// It is named by its identifier.
    pub identified: bool,
    /// Which of its values.
    pub field: Field,
    /// What becomes of it.
    pub outcome: Outcome,
    /// What was done with the value on its way.
    pub notes: Vec<Note>,
}

/// What becomes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The period has no such value yet.
    New(Decimal),
    /// It has another one.
    Changed {
        /// What it has.
        old: Decimal,
        /// What the table has.
        new: Decimal,
    },
    /// It has the same.
    Same(Decimal),
    /// It is not plain; nothing at all is written.
    Doubt(Doubt),
    /// It is left out, and that is said.
    Skipped(Skip),
}

/// What is not plain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// Thousands to one reader, decimals to another.
    TwoReadings {
        /// As written.
        text: String,
        /// In Vietnamese notation.
        vietnamese: Decimal,
        /// In English notation.
        english: Decimal,
    },
    /// Not a number.
    Words(String),
    /// A date where a number should be.
    Date(String),
    /// A formula that no program has worked out.
    Uncalculated,
    /// An error of a formula.
    Error(String),
    /// `TRUE`.
    Flag,
    /// More than can be held exactly.
    TooLong(String),
    /// A unit that counts something else.
    Unit {
        /// Of the table.
        table: String,
        /// Of the indicator.
        own: String,
    },
    /// A percentage for an indicator that is none.
    Percent {
        /// The unit of the indicator.
        own: String,
    },
    /// 0,7 in a format that does not say whether 70 % is meant.
    Fraction(Decimal),
    /// A thousand times what it was, in a unit that is used in several sizes.
    Leap {
        /// The new value.
        value: Decimal,
        /// The last one.
        last: Decimal,
        /// The period of the last one.
        period: Period,
    },
    /// The same indicator in two rows.
    Twice(Place),
    /// One of several indicators.
    Several(Vec<IndicatorId>),
    /// No indicator, but some are alike.
    Near(Vec<IndicatorId>),
    /// An identifier that no indicator has.
    NoSuchId(String),
}

/// Why a line is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// No indicator is like it.
    Unknown,
    /// A person has said so.
    LeftOut,
    /// Whoever opens the workbook does not see the row.
    Hidden,
    /// The program works it out.
    Computed,
    /// A figure in a row without a name.
    NoName,
    /// The table gives only the sum since the beginning of the year, and the indicator is counted by period; or the other way round.
    OtherColumn,
}

/// What was done with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Another unit.
    Converted {
        /// The value in the table.
        from: Decimal,
        /// The unit of the table.
        unit: String,
    },
    /// Read in the notation of the rest of the column.
    ByColumn {
        /// As written.
        text: String,
        /// Which.
        notation: Notation,
    },
    /// The name was matched otherwise than letter by letter.
    Matched(By),
    /// The row says how firm the figure is.
    Qualified(Qualifier),
    /// The file goes on saying that the figure is an estimate.
    StillEstimate,
    /// The plan in the table is none of those on file.
    PlanDiffers {
        /// In the table.
        table: Decimal,
        /// On file.
        known: Decimal,
    },
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The sheet.
    pub sheet: String,
    /// Where it is and what its columns hold.
    pub table: Table,
    /// The old encoding it was written in.
    pub legacy: Option<Legacy>,
    /// The period that its title names.
    pub titled: Option<Period>,
}

/// A sheet that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// Hidden.
    Hidden(String),
    /// No table of figures in it.
    NoTable(String),
}

/// What the workbook says, in the order of its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Intake {
    /// The tables.
    pub seen: Vec<Seen>,
    /// Sheets that were not read.
    pub unread: Vec<Unread>,
    /// Every line with a figure.
    pub lines: Vec<Line>,
}

/// Why nothing at all can be taken from a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nothing {
    /// No sheet has a table with the columns that are needed.
    NoTable {
        /// The sheets.
        sheets: Vec<String>,
        /// A cell whose letters are those of an old encoding that is not known.
        strange: Option<(Place, String)>,
    },
    /// No sheet of this name.
    NoSheet {
        /// As asked for.
        asked: String,
        /// Those there are.
        sheets: Vec<String>,
    },
    /// Several columns of figures, and none is that of the period.
    Columns {
        /// The sheet.
        sheet: String,
        /// The columns: their letters and heads.
        heads: Vec<(String, String)>,
    },
}

/// The tables of a workbook, before it is known which period they are about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    sheets: Vec<(Sheet, Vec<Table>, Option<Legacy>)>,
    unread: Vec<Unread>,
}

impl Found {
    /// The period that the titles name, if they agree.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        let mut named = self.sheets.iter().flat_map(|(sheet, tables, _)| tables.iter().filter_map(|t| head::titled(sheet, t)));
        let first = named.next()?;
        named.all(|p| p == first).then_some(first)
    }
}

/// Looks for tables in all sheets, or in the one that is asked for.
pub fn find(sheets: Vec<Sheet>, asked: Option<&str>) -> Result<Found, Nothing> {
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
    let wanted = |sheet: &Sheet| asked.is_none_or(|asked| names::key(asked) == names::key(&sheet.name));
    if let Some(asked) = asked.filter(|_| !sheets.iter().any(|s| wanted(s))) {
        return Err(Nothing::NoSheet { asked: asked.to_string(), sheets: names });
    }
    let mut found = Found::default();
    let mut strange = None;
    for sheet in sheets.into_iter().filter(|s| wanted(s)) {
        if sheet.hidden && asked.is_none() {
            found.unread.push(Unread::Hidden(sheet.name));
            continue;
        }
        let name = sheet.name.clone();
        match with_tables(sheet) {
            Ok(read) => found.sheets.push(read),
            Err(odd) => {
                strange = strange.or(odd);
                found.unread.push(Unread::NoTable(name));
            }
        }
    }
    if found.sheets.is_empty() { Err(Nothing::NoTable { sheets: names, strange }) } else { Ok(found) }
}

/// A sheet with its tables, in Unicode; otherwise a cell that is perhaps in an old encoding.
fn with_tables(sheet: Sheet) -> Result<(Sheet, Vec<Table>, Option<Legacy>), Option<(Place, String)>> {
    let tables = head::tables(&sheet);
    let odd = cells::suspicious(&sheet);
    if !tables.is_empty() && odd.is_none() {
        return Ok((sheet, tables, None));
    }
    if odd.is_some() {
        for legacy in Legacy::ALL {
            if let Some(decoded) = cells::decoded(&sheet, legacy) {
                let tables = head::tables(&decoded);
                if !tables.is_empty() {
                    return Ok((decoded, tables, Some(legacy)));
                }
            }
        }
    }
    if tables.is_empty() { Err(odd) } else { Ok((sheet, tables, None)) }
}

/// Says what becomes of every figure in the tables.
pub fn take(found: &Found, commune: &Commune, period: Period, mapping: &[Mapped]) -> Result<Intake, Nothing> {
    let index = Index::new(&commune.catalogue, mapping);
    let data = commune.period_index(period).and_then(|at| commune.periods.get(at));
    let mut intake = Intake { unread: found.unread.clone(), ..Intake::default() };
    for (sheet, tables, legacy) in &found.sheets {
        for table in tables {
            let taker = Taker { commune, index: &index, period, data, sheet, table, columns: Columns::of(sheet, table, period)? };
            taker.rows(&mut intake.lines);
            let titled = head::titled(sheet, table);
            intake.seen.push(Seen { sheet: sheet.name.clone(), table: table.clone(), legacy: *legacy, titled });
        }
    }
    twice(&mut intake.lines);
    Ok(intake)
}

/// An indicator that is named in two rows is in doubt, unless both give its identifier and the same value: then once is enough.
fn twice(lines: &mut Vec<Line>) {
    let mut first: HashMap<(IndicatorId, Field), usize> = HashMap::new();
    let mut again: HashMap<usize, Option<Place>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        let (Some(id), Some(value)) = (line.indicator, line.outcome.value()) else { continue };
        match first.get(&(id, line.field)).and_then(|before| lines.get(*before)) {
            None => {
                first.insert((id, line.field), at);
            }
            Some(before) => {
                let same = line.identified && before.identified && before.outcome.value() == Some(value);
                again.insert(at, (!same).then(|| before.place.clone()));
            }
        }
    }
    for (at, place) in &again {
        if let (Some(place), Some(line)) = (place, lines.get_mut(*at)) {
            line.outcome = Outcome::Doubt(Doubt::Twice(place.clone()));
        }
    }
    let mut at = 0;
    lines.retain(|_| {
        at += 1;
        !matches!(again.get(&(at - 1)), Some(None))
    });
}

impl Outcome {
    /// The value that the table has, where it is plain.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::New(value) | Self::Same(value) | Self::Changed { new: value, .. } => Some(*value),
            Self::Doubt(_) | Self::Skipped(_) => None,
        }
    }
}

/// The columns that figures are taken from.
struct Columns<'a> {
    actual: Option<&'a Column>,
    cumulative: Option<&'a Column>,
    same_period: Option<&'a Column>,
    plan: Option<&'a Column>,
    notations: HashMap<u32, Option<Notation>>,
}

impl<'a> Columns<'a> {
    fn of(sheet: &Sheet, table: &'a Table, period: Period) -> Result<Self, Nothing> {
        let one = |role: Role| {
            let all: Vec<&Column> = table.of(role).collect();
            let of_period: Vec<&Column> = all.iter().copied().filter(|c| c.period == Some(period)).collect();
            match (all.as_slice(), of_period.as_slice()) {
                ([], _) => Ok(None),
                ([only], _) | (_, [only]) => Ok(Some(*only)),
                _ => Err(Nothing::Columns {
                    sheet: sheet.name.clone(),
                    heads: all.iter().map(|c| (super::sheet::letters(c.at), c.head.clone())).collect(),
                }),
            }
        };
        let (actual, cumulative) = (one(Role::Actual)?, one(Role::Cumulative)?);
        let (same_period, plan) = (one(Role::SamePeriod).ok().flatten(), one(Role::Plan).ok().flatten());
        let values = [actual, cumulative, same_period, plan];
        let notations = values.into_iter().flatten().map(|c| (c.at, cells::notation(sheet, table, c.at))).collect();
        Ok(Self { actual, cumulative, same_period, plan, notations })
    }
}

struct Taker<'a> {
    commune: &'a Commune,
    index: &'a Index<'a>,
    period: Period,
    data: Option<&'a PeriodData>,
    sheet: &'a Sheet,
    table: &'a Table,
    columns: Columns<'a>,
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
    fn rows(&self, out: &mut Vec<Line>) {
        let mut outline: Vec<(Level, Option<IndicatorId>, String)> = Vec::new();
        let name_at = self.table.first(Role::Name).map(|c| c.at);
        let within = |row: &&Row| row.at > self.table.bottom && row.at <= self.table.end;
        for row in self.sheet.rows.iter().filter(within) {
            let text = name_at.and_then(|at| row.cell(at)).and_then(Cell::text).unwrap_or_default();
            let (own, name) = names::strip(text);
            let ordinal = self.table.first(Role::Ordinal).and_then(|c| row.cell(c.at)).and_then(cells::mark);
            let has_figure = self.has_figure(row);
            if name.is_empty() {
                if has_figure {
                    out.push(self.line(row, String::new(), None, Outcome::Skipped(Skip::NoName)));
                }
                continue;
            }
            let bare = if has_figure { Level::BARE } else { Level::HEADING };
            let level = own.or(ordinal).unwrap_or(bare);
            outline.retain(|(above, ..)| *above < level);
            let above: Vec<(Option<IndicatorId>, String)> = outline.iter().map(|(_, id, name)| (*id, name.clone())).collect();
            let stated = self.table.first(Role::Unit).and_then(|c| row.cell(c.at)).and_then(Cell::text);
            let bracketed = head::bracketed_unit(&name);
            let plain = bracketed.as_ref().and_then(|_| name.rsplit_once('(')).map_or(name.as_str(), |(before, _)| before.trim());
            let unit = stated.map(str::to_string).or(bracketed);
            let id = self.table.first(Role::Id).and_then(|c| row.cell(c.at)).and_then(Cell::text);
            let by_id = self.table.first(Role::Id).is_some();
            let subject = Subject { id, name: plain, unit: unit.as_deref(), above: &above };
            // a table that gives identifiers gives them in every row that it means
            let mut matched = if by_id && id.is_none() { Match::Unknown } else { self.index.find(subject) };
            // the name as it stands may be the right one, brackets and all
            if matches!(matched, Match::Unknown | Match::Near(_)) && plain != name {
                let whole = self.index.find(Subject { name: &name, ..subject });
                if matches!(whole, Match::Found(..) | Match::LeftOut) {
                    matched = whole;
                }
            }
            let indicator = if let Match::Found(id, _) = &matched { Some(*id) } else { None };
            let heading = above.last().map(|(_, name)| name.clone());
            if has_figure && !(by_id && id.is_none()) {
                self.figures(row, (name.clone(), heading, unit), matched, id, out);
            }
            outline.push((level, indicator, name));
        }
    }

    fn values(&self) -> impl Iterator<Item = &Column> {
        [self.columns.actual, self.columns.cumulative, self.columns.same_period].into_iter().flatten()
    }

    /// Whether a row has anything where figures stand.
    fn has_figure(&self, row: &Row) -> bool {
        self.values().any(|c| row.cell(c.at).is_some_and(|cell| !cells::is_missing(cell)))
    }

    fn line(&self, row: &Row, name: String, indicator: Option<IndicatorId>, outcome: Outcome) -> Line {
        let with = |c: &&Column| row.cell(c.at).is_some_and(|cell| !cells::is_missing(cell));
        let column = self.values().find(with).map_or(0, |c| c.at);
        let place = Place { sheet: self.sheet.name.clone(), row: row.at, column };
        Line { place, name, heading: None, unit: None, indicator, identified: false, field: Field::Actual, outcome, notes: Vec::new() }
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
                    Match::NoSuchId => Outcome::Doubt(Doubt::NoSuchId(id.unwrap_or(&name).to_string())),
                    Match::LeftOut => Outcome::Skipped(Skip::LeftOut),
                    _ => Outcome::Skipped(Skip::Unknown),
                };
                // names of people below the table, signatures
                let any_digit = self.values().any(|c| row.cell(c.at).is_some_and(|cell| cells::has_digit(cell)));
                if matches!(outcome, Outcome::Skipped(Skip::Unknown)) && !any_digit {
                    return;
                }
                // a hidden row is left out whatever it means
                let outcome = if row.hidden { Outcome::Skipped(Skip::Hidden) } else { outcome };
                out.push(Line { heading, unit, ..self.line(row, name, None, outcome) });
                return;
            }
        };
        let Some(indicator) = self.commune.catalogue.indicator(found) else { return };
        let skipped = if row.hidden {
            Some(Skip::Hidden)
        } else if indicator.kind == Kind::Ratio && indicator.ratio.is_some() {
            Some(Skip::Computed)
        } else {
            None
        };
        if let Some(skip) = skipped {
            out.push(Line { heading, unit, ..self.line(row, name, Some(found), Outcome::Skipped(skip)) });
            return;
        }
        let known = Known { row, name, heading, unit, by, identified: id.is_some() };
        match self.actual_column(indicator, row) {
            Ok(Some(column)) => out.extend(self.value(&known, (found, indicator), column, Field::Actual)),
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
        let filled = |c: Option<&Column>| c.is_some_and(|c| row.cell(c.at).is_some_and(|cell| !cells::is_missing(cell)));
        let (actual, cumulative) = (self.columns.actual, self.columns.cumulative);
        match (indicator.kind, actual, cumulative) {
            (_, None, None) => Ok(None),
            (Kind::Cumulative, None, Some(only)) | (_, Some(only), None) => Ok(Some(only)),
            (Kind::Cumulative, Some(_), Some(sum)) if filled(Some(sum)) => Ok(Some(sum)),
            (Kind::Cumulative, Some(_), Some(_)) => {
                if filled(actual) {
                    Err(Skip::OtherColumn)
                } else {
                    Ok(None)
                }
            }
            (_, Some(period), Some(_)) if filled(Some(period)) => Ok(Some(period)),
            _ => {
                if filled(cumulative) {
                    Err(Skip::OtherColumn)
                } else {
                    Ok(None)
                }
            }
        }
    }

    /// One value of a row.
    fn value(&self, known: &Known<'_>, (id, indicator): (IndicatorId, &Indicator), column: &Column, field: Field) -> Option<Line> {
        let cell = known.row.cell(column.at).filter(|cell| !cells::is_missing(cell))?;
        let figure = self.data.and_then(|d| d.figure(id));
        let old = figure.and_then(|f| match field {
            Field::Actual => f.actual,
            Field::SamePeriod => f.same_period,
        });
        let (own, own_en) = self.commune.catalogue.units.get(indicator.unit).map_or(("", ""), |u| (&*u.name, &*u.en));
        let unit = known.unit.clone().or_else(|| column.unit.clone()).or_else(|| self.table.unit.clone());
        let ask = cells::Ask {
            unit: unit.as_deref(),
            own,
            own_en,
            said: known.by == By::Mapping,
            notation: self.columns.notations.get(&column.at).copied().flatten(),
            plain: self.sheet.plain,
        };
        let mut notes = Vec::new();
        let outcome = match cells::take(cell, &ask) {
            Err(doubt) => Outcome::Doubt(doubt),
            Ok(Taken { value, qualifier, notes: mut more }) => {
                notes.append(&mut more);
                if field == Field::SamePeriod && old.is_none() && self.year_before(id) == Some(value) {
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
                match self.leap(id, value, own).filter(|_| !matches!(outcome, Outcome::Same(_))) {
                    Some(doubt) => Outcome::Doubt(doubt),
                    None => outcome,
                }
            }
        };
        if field == Field::Actual {
            notes.extend((known.by != By::Exact).then_some(Note::Matched(known.by)));
            notes.extend(self.plan_differs(known.row, id, own, &known.unit));
        }
        let place = Place { sheet: self.sheet.name.clone(), row: known.row.at, column: column.at };
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

    /// A thousand times more or less than last time is the wrong unit, more often than not.
    fn leap(&self, id: IndicatorId, value: Decimal, own: &str) -> Option<Doubt> {
        if !unit::has_sizes(&unit::read(own)) || value.is_zero() {
            return None;
        }
        let known = |p: &PeriodData| p.figure(id).and_then(|f| f.actual).filter(|v| !v.is_zero()).map(|v| (v, p.period));
        let (last, period) = self.commune.periods.iter().rev().filter(|p| p.period <= self.period).find_map(known)?;
        let thousand = Decimal::ONE_THOUSAND;
        let far = value.abs().checked_div(last.abs())? >= thousand || last.abs().checked_div(value.abs())? >= thousand;
        far.then_some(Doubt::Leap { value, last, period })
    }

    /// The plan of the table, where it is none of those on file.
    fn plan_differs(&self, row: &Row, id: IndicatorId, own: &str, stated: &Option<String>) -> Option<Note> {
        let column = self.columns.plan?;
        let cell = row.cell(column.at).filter(|cell| !cells::is_missing(cell))?;
        let unit = stated.clone().or_else(|| column.unit.clone()).or_else(|| self.table.unit.clone());
        let notation = self.columns.notations.get(&column.at).copied().flatten();
        let ask = cells::Ask { unit: unit.as_deref(), own, own_en: own, said: false, notation, plain: false };
        let table = cells::take(cell, &ask).ok()?.value;
        let plans = self.commune.plans_of(id);
        let (_, first) = plans.first()?;
        if plans.iter().any(|(_, plan)| plan.value == table) { None } else { Some(Note::PlanDiffers { table, known: first.value }) }
    }
}
