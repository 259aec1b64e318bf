//! The table of a sector: which columns there is room for, and every row written so that numbers line up at the comma.
//!
//! Name, figure, gauge and trend stay at every width. The others come, as there is room, in the order of [`MORE`]; a figure is never cut.
//! Figures that have neither plan nor trend stand side by side as tiles, down one column and then the next.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::pen::{Pen, count, width};
use super::shared::{Aligned, Shared};
use super::widgets::gauge::{Gauge, verdict_role};
use super::widgets::spark;
use crate::app::{State, TabLine, tiles_across};
use crate::assess::trend::{self, Course, Trend};
use crate::assess::{Finding, Row, Standing, history};
use crate::model::{Granularity, Indicator, Said, Verdict, date, number};
use crate::text::{Lang, labels, screen};
use crate::theme::Role;

/// A column after the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Same,
    Actual,
    Plan,
    Percent,
    Gauge,
    Trend,
    Word,
    Variance,
    SameChange,
}

use Column as C;

/// From left to right.
const ORDER: [Column; 9] = [
    C::Same,
    C::Actual,
    C::Plan,
    C::Percent,
    C::Gauge,
    C::Trend,
    C::Word,
    C::Variance,
    C::SameChange,
];
/// What comes to a wider table, first to last.
const MORE: [Column; 6] = [
    C::Percent,
    C::Word,
    C::Plan,
    C::Variance,
    C::SameChange,
    C::Same,
];
/// Decimals in a table; the detail has all of them.
const DECIMALS: u32 = 2;

fn aligned(value: Decimal, decimals: u32, signed: bool) -> Aligned {
    let text = number::format_fixed(value, decimals);
    let plus = signed && number::round(value, decimals) > Decimal::ZERO;
    Aligned::new(&if plus { format!("+{text}") } else { text })
}

/// What there is to see of the time of a row.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Time {
    Nothing,
    Trend,
    Course,
}

/// One row, written out.
struct Cells<'a> {
    line: usize,
    row: &'a Row,
    standing: Option<&'a Standing>,
    verdict: Verdict,
    said: Said,
    indent: u16,
    long: String,
    short: String,
    unit: String,
    slip: bool,
    numbers: [Option<Aligned>; 9],
    time: Time,
}

/// One row of the screen.
enum Slot {
    /// A heading or a row of the table: a line of the page.
    Line(usize),
    /// A row of tiles: each a line of the page, so many apart.
    Tiles { lines: Range<usize>, step: usize },
}

/// A table, measured.
pub struct Table<'a> {
    state: &'a State,
    lines: &'a [TabLine],
    shared: Shared,
    cells: Vec<Cells<'a>>,
    slots: Vec<Slot>,
    columns: Vec<(Column, u16, u16)>,
    name: u16,
    gap: u16,
    room: u16,
}

/// A width that grows with the table, so that a wider one never has less: `least` at 60 columns, and a part of what is more.
fn growing(least: u16, room: u16, tenths: u16) -> u16 {
    least + room.saturating_sub(60).min(5000) * tenths / 10
}

impl<'a> Table<'a> {
    /// Writes the rows out and measures the columns for a table of `room` columns.
    pub fn new(pen: &Pen<'_>, state: &'a State, lines: &'a [TabLine], room: u16) -> Self {
        // rows without the headings of their groups are not indented and name their units themselves
        let flat = !lines.iter().any(|l| matches!(l, TabLine::Group { .. }));
        let shared = Shared::new(state, lines);
        let cells: Vec<Cells<'a>> = lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| cells_of(pen, state, &shared, at, *line, flat))
            .collect();
        let mut table = Self {
            state,
            lines,
            shared,
            cells,
            slots: Vec::new(),
            columns: Vec::new(),
            name: 0,
            gap: 1,
            room,
        };
        table.slots = table.slots();
        table.measure(room.saturating_sub(4));
        table
    }

    /// How many rows of the screen the whole table takes.
    pub fn height(&self) -> usize {
        self.slots.len()
    }

    /// The row of the screen on which a line stands.
    pub fn row_of(&self, line: usize) -> usize {
        let holds = |slot: &Slot| match slot {
            Slot::Line(at) => *at == line,
            Slot::Tiles { lines, step } => {
                lines.contains(&line) && (line - lines.start).is_multiple_of(*step)
            }
        };
        self.slots.iter().position(holds).unwrap_or(0)
    }

    /// The columns at which nothing more can come.
    pub fn full_width(&self) -> u16 {
        let wide = (60..400).find(|room| self.chosen(room - 4).len() == self.chosen(396).len());
        wide.unwrap_or(400)
    }

    fn slots(&self) -> Vec<Slot> {
        let across = usize::from(tiles_across(self.room));
        let tile = |at: usize| self.at(at).is_some_and(Cells::is_tile);
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.lines.len() {
            let run = (at..self.lines.len()).take_while(|at| tile(*at)).count();
            if run == 0 {
                out.push(Slot::Line(at));
            }
            let rows = run.div_ceil(across);
            out.extend((0..rows).map(|row| Slot::Tiles {
                lines: at + row..at + run,
                step: rows,
            }));
            at += run.max(1);
        }
        out
    }

    /// The columns that a table of so much room has, with their least widths and the widths of their decimals.
    fn chosen(&self, room: u16) -> Vec<(Column, u16, u16)> {
        let stays = [C::Actual, C::Gauge, C::Trend];
        let stays = stays.into_iter().filter_map(|c| self.column(c, room));
        let mut columns: Vec<(Column, u16, u16)> = stays.collect();
        let mut left = room.saturating_sub(self.least_name(room) + taken(&columns, 1));
        for more in MORE {
            let Some(column) = self.column(more, room) else {
                continue;
            };
            let Some(rest) = left.checked_sub(column.1 + 1) else {
                break;
            };
            left = rest;
            columns.push(column);
        }
        columns.sort_by_key(|(column, ..)| ORDER.iter().position(|c| c == column));
        columns
    }

    fn longest(&self, long: bool) -> u16 {
        let names = self.cells.iter().filter(|c| !c.is_tile());
        let names =
            names.map(|c| c.indent + width(if long { &c.long } else { &c.short }) + tail(c));
        names.max().unwrap_or(0)
    }

    fn least_name(&self, room: u16) -> u16 {
        self.longest(false).clamp(12, growing(20, room, 3))
    }

    fn measure(&mut self, room: u16) {
        let mut columns = self.chosen(room);
        let mut spare = room.saturating_sub(taken(&columns, 1));
        self.name = self.least_name(room).min(spare);
        spare -= self.name;
        let between = count(columns.len());
        if spare >= between * 2 {
            self.gap = 2;
            spare -= between;
        }
        // what is left goes to names, the gauge, full names, the trend
        let (short, long) = (self.longest(false), self.longest(true));
        let mut widen = |column: Column, most: u16, spare: &mut u16| {
            if let Some((_, w, _)) = columns.iter_mut().find(|(c, ..)| *c == column) {
                let more = u16::saturating_sub(most, *w).min(*spare);
                *w += more;
                *spare -= more;
            }
        };
        let mut names = |most: u16, spare: &mut u16| {
            let more = most.saturating_sub(self.name).min(*spare);
            self.name += more;
            *spare -= more;
        };
        names(short, &mut spare);
        widen(C::Gauge, 20, &mut spare);
        names(long, &mut spare);
        for (column, most) in [(C::Trend, 27), (C::Gauge, 40), (C::Trend, 53)] {
            widen(column, most, &mut spare);
        }
        self.columns = columns;
    }

    /// A column's least width in so much room and the width of its decimals; none where no row has anything in it.
    fn column(&self, column: Column, room: u16) -> Option<(Column, u16, u16)> {
        let judged = || self.cells.iter().filter(|c| c.standing.is_some());
        let drawn = |any: bool| any.then_some((column, growing(8, room + 4, 2), 0));
        match column {
            C::Gauge => drawn(judged().next().is_some()),
            C::Trend => drawn(self.cells.iter().any(|c| c.time != Time::Nothing)),
            C::Word => {
                let most = judged()
                    .map(|c| width(c.said.name(self.state.lang)))
                    .max()?;
                let head = width(screen::column_verdict(self.state.lang));
                Some((column, most.max(head), 0))
            }
            _ => {
                let rows = self.cells.iter().filter(|c| !c.is_tile());
                let numbers = || rows.clone().filter_map(|c| c.number(column));
                let whole = numbers().map(|n| width(&n.whole)).max()?;
                let decimals = numbers().map(|n| width(&n.decimals)).max()?;
                let head = width(self.heading(column));
                Some((column, (whole + decimals).max(head), decimals))
            }
        }
    }

    fn heading(&self, column: Column) -> &'static str {
        let lang = self.state.lang;
        match column {
            C::Same => screen::column_same(lang),
            C::Actual => screen::column_actual(lang),
            C::Plan => screen::column_plan(lang),
            C::Percent => screen::column_percent(lang),
            C::Gauge | C::Trend => "",
            C::Word => screen::column_verdict(lang),
            C::Variance => screen::column_variance(lang),
            C::SameChange => screen::column_same_change(lang),
        }
    }

    /// Draws the headings.
    pub fn head(&self, pen: &mut Pen<'_>, y: u16) {
        if self.columns.is_empty() {
            return;
        }
        pen.text(3, y, screen::column_indicator(self.state.lang), Role::Muted);
        let mut x = 3 + self.name;
        for (column, w, _) in &self.columns {
            x += self.gap;
            match column {
                C::Gauge => {
                    pen.text(x, y, "0", Role::Muted);
                    if *w >= 14 {
                        pen.text(x + (w - 1) / 2 - 1, y, "50", Role::Muted);
                    }
                    pen.right(x + w, y, "100", Role::Muted);
                }
                C::Trend => {
                    let all = self.trend_heads(*w);
                    let fitting = all.iter().find(|text| width(text) <= *w);
                    pen.right(x + w, y, fitting.map_or("", String::as_str), Role::Muted);
                }
                C::Word => {
                    pen.text(x, y, self.heading(*column), Role::Muted);
                }
                _ => pen.right(x + w, y, self.heading(*column), Role::Muted),
            }
            x += w;
        }
    }

    /// What the column of trends shows, the longest form first: `Xu hướng 26 tuần`.
    fn trend_heads(&self, w: u16) -> Vec<String> {
        let lang = self.state.lang;
        if self.cells.iter().all(|c| c.time != Time::Trend) {
            return vec![screen::column_course(lang).to_string()];
        }
        let periods = &self.state.data.commune.periods;
        let unit = self.state.period().map(|p| p.period.granularity());
        let alike = periods
            .iter()
            .filter(|p| Some(p.period.granularity()) == unit);
        let shown = alike.count().min(usize::from(w));
        let window = screen::trend_window(lang, shown, unit.unwrap_or(Granularity::Month));
        let trend = screen::column_trend(lang);
        vec![format!("{trend} {window}"), window, trend.to_string()]
    }

    /// Draws one row of the screen; `selected` is the line that the cursor is on.
    pub fn row(&self, pen: &mut Pen<'_>, y: u16, at: usize, selected: usize) {
        match self.slots.get(at) {
            None => {}
            Some(Slot::Tiles { lines, step }) => {
                for (column, line) in (0..).zip(lines.clone().step_by(*step)) {
                    if let Some(cells) = self.at(line) {
                        self.tile(pen, y, column, cells, line == selected);
                    }
                }
            }
            Some(Slot::Line(line)) => {
                if *line == selected {
                    // the figures keep their look, so that a step over a slow line sends little
                    pen.select_to(3 + self.name, y);
                }
                match (self.lines.get(*line), self.at(*line)) {
                    (
                        Some(TabLine::Group {
                            group,
                            folded,
                            count,
                        }),
                        _,
                    ) => {
                        self.group(pen, y, *group, *folded, *count);
                    }
                    (_, Some(cells)) => self.cells_row(pen, y, cells),
                    _ => {}
                }
            }
        }
    }

    fn at(&self, line: usize) -> Option<&Cells<'a>> {
        let found = self.cells.binary_search_by_key(&line, |c| c.line).ok()?;
        self.cells.get(found)
    }

    fn group(&self, pen: &mut Pen<'_>, y: u16, group: usize, folded: bool, count: usize) {
        let (lang, glyphs, state) = (self.state.lang, pen.look.glyphs, self.state);
        let catalogue = &state.data.commune.catalogue;
        let Some(named) = catalogue.groups.get(group) else {
            return;
        };
        let fold = glyphs.fold.get(usize::from(folded)).copied().unwrap_or("");
        pen.text(1, y, fold, Role::Group);
        let mut x = pen.text(3, y, lang.pick(&named.name, &named.en), Role::Group);
        let notes = if folded {
            Vec::new()
        } else {
            self.group_notes(group)
        };
        // the unit is known before how many are slow
        let unit = notes.first().map_or(0, |unit| width(unit) + 3);
        let end = self.summary(pen, y, group, x + unit);
        if folded {
            pen.text(x + 1, y, &format!("({count})"), Role::Muted);
        }
        for note in notes {
            let note = format!(" {} {note}", glyphs.dot);
            if x + width(&note) >= end {
                break;
            }
            x = pen.text(x, y, &note, Role::Muted);
        }
    }

    /// How the rows of a group stand, worst first, at the right end: `1 rất chậm · 5 chậm`, or `▼1 ▽5` where there is no room for words.
    /// Gives back where it begins.
    fn summary(&self, pen: &mut Pen<'_>, y: u16, group: usize, from: u16) -> u16 {
        let (commune, lang) = (&self.state.data.commune, self.state.lang);
        let in_group = |row: &&Row| {
            let indicator = commune.indicator(row.indicator);
            indicator.is_some_and(|i| i.group == group)
        };
        let rows = || self.state.assessment.rows.iter().filter(in_group);
        let standings = rows().filter_map(|row| row.standings.first());
        let mut words: BTreeMap<(Verdict, Said), usize> = BTreeMap::new();
        let mut marks: BTreeMap<Verdict, usize> = BTreeMap::new();
        for standing in standings {
            *words
                .entry((standing.verdict, standing.said()))
                .or_default() += 1;
            *marks.entry(standing.verdict).or_default() += 1;
        }
        let (dot, glyphs) = (pen.look.dot(), pen.look.glyphs);
        let words = words.into_iter().map(|((verdict, said), count)| {
            let said = format!("{count} {}", said.name(lang));
            (said, verdict_role(verdict))
        });
        let marks = marks.into_iter().map(|(verdict, count)| {
            let said = format!("{}{count}", glyphs.verdict(verdict));
            (said, verdict_role(verdict))
        });
        let forms: [(Vec<(String, Role)>, &str); 2] =
            [(words.collect(), &dot), (marks.collect(), " ")];
        let end = pen.width().saturating_sub(1);
        for (parts, between) in forms {
            let gaps = width(between) * count(parts.len().saturating_sub(1));
            let length: u16 = parts.iter().map(|(text, _)| width(text)).sum();
            let Some(start) = end.checked_sub(length + gaps).filter(|x| *x > from + 1) else {
                continue;
            };
            let mut x = start;
            for (at, (text, role)) in parts.iter().enumerate() {
                if at > 0 {
                    x = pen.text(x, y, between, Role::Muted);
                }
                x = pen.text(x, y, text, *role);
            }
            return start;
        }
        end
    }

    /// What all rows of a group have in common: unit, day, pace.
    fn group_notes(&self, group: usize) -> Vec<String> {
        let (state, lang) = (self.state, self.state.lang);
        let catalogue = &state.data.commune.catalogue;
        let is_member = |c: &&Cells<'_>| {
            let indicator = catalogue.indicator(c.row.indicator);
            indicator.is_some_and(|i| i.group == group)
        };
        let members: Vec<&Cells<'_>> = self.cells.iter().filter(is_member).collect();
        let mut notes = Vec::new();
        let unit = self.shared.unit(group);
        if let Some(unit) = unit.and_then(|unit| catalogue.units.get(unit)) {
            notes.push(lang.pick(&unit.name, &unit.en).to_string());
        }
        let paces = || members.iter().filter_map(|c| c.standing?.pace);
        let days = members.iter().filter_map(|c| Some(c.row.actual?.as_of));
        if let Some(day) = the_same(days)
            && (paces().next().is_some() || Some(day) != state.period().map(|p| p.to))
        {
            notes.push(screen::until(lang, date::format_short(day)));
        }
        if let Some(pace) = the_same(paces().map(|p| p.percent)) {
            notes.push(screen::pace(lang, number::format_fixed(pace, 1)));
        }
        notes
    }

    fn cells_row(&self, pen: &mut Pen<'_>, y: u16, cells: &Cells<'_>) {
        pen.verdict(1, y, cells.verdict);
        self.name(pen, y, cells);
        let mut x = 3 + self.name;
        for (column, w, decimals) in &self.columns {
            x += self.gap;
            self.cell(pen, (x, y), cells, *column, (*w, *decimals));
            x += w;
        }
    }

    fn name(&self, pen: &mut Pen<'_>, y: u16, cells: &Cells<'_>) {
        let room = self.name.saturating_sub(cells.indent + tail(cells));
        let name = if width(&cells.long) <= room {
            &cells.long
        } else {
            &cells.short
        };
        let role = if cells.said == Said::NoFigure {
            Role::Muted
        } else {
            Role::Text
        };
        let mut x = pen.fit(3 + cells.indent, y, room, name, role);
        if cells.unit_in_name() {
            x = pen.text(x + 1, y, &format!("({})", cells.unit), Role::Muted);
        }
        if cells.slip {
            pen.text(x + 1, y, "!", Role::Warn);
        }
    }

    fn cell(
        &self,
        pen: &mut Pen<'_>,
        (x, y): (u16, u16),
        cells: &Cells<'_>,
        column: Column,
        (w, decimals): (u16, u16),
    ) {
        let point = (x + w).saturating_sub(decimals);
        match column {
            C::Gauge => {
                if let Some(standing) = cells.standing {
                    Gauge::of(cells.row, standing).draw(&mut pen.part(x, y, w, 1));
                }
            }
            C::Word => {
                if cells.standing.is_some() {
                    let word = cells.said.name(self.state.lang);
                    pen.text(x, y, word, verdict_role(cells.verdict));
                }
            }
            C::Trend => self.time(&mut pen.part(x, y, w, 1), cells),
            _ => {
                let Some(number) = cells.number(column) else {
                    if column == C::Actual {
                        pen.right(point, y, pen.look.glyphs.missing, Role::Muted);
                    }
                    return;
                };
                let role = match column {
                    C::Actual => Role::Number,
                    C::Percent | C::Variance => verdict_text_role(cells.verdict),
                    C::Plan => Role::Plan,
                    _ => Role::Muted,
                };
                number.draw(pen, point, y, role);
            }
        }
    }

    fn time(&self, pen: &mut Pen<'_>, cells: &Cells<'_>) {
        let room = usize::from(pen.width());
        match cells.time {
            Time::Nothing => {}
            Time::Trend => {
                if let Some(trend) = of_time(self.state, cells.row, room) {
                    spark::trend(pen, &trend, cells.verdict);
                }
            }
            Time::Course => {
                let course = cells
                    .standing
                    .and_then(|s| on_course(self.state, cells.row, s, room));
                if let Some(course) = course {
                    spark::course(pen, &course, cells.verdict);
                }
            }
        }
    }

    /// A figure without plan and trend: its name, its number with the unit, what has changed on last year.
    fn tile(&self, pen: &mut Pen<'_>, y: u16, column: u16, cells: &Cells<'_>, selected: bool) {
        let across = tiles_across(self.room);
        let room = self.room.saturating_sub(3) / across;
        let mut pen = pen.part(
            2 + column * room,
            y,
            room.saturating_sub(u16::from(across > 1)),
            1,
        );
        if selected {
            pen.select(0);
        }
        let mut end = pen.width();
        let change = cells.number(C::SameChange).filter(|_| end >= 44);
        if let Some(change) = change {
            pen.right(
                end,
                0,
                &format!("{}{}%", change.whole, change.decimals),
                Role::Muted,
            );
            end = end.saturating_sub(8);
        }
        let unit = if cells.unit.is_empty() {
            String::new()
        } else {
            format!(" {}", cells.unit)
        };
        pen.right(end, 0, &unit, Role::Muted);
        end = end.saturating_sub(width(&unit));
        let number = cells.number(C::Actual);
        let number = number.map_or(pen.look.glyphs.missing.to_string(), Aligned::text);
        pen.right(end, 0, &number, Role::Number);
        end = end.saturating_sub(width(&number) + 1);
        let start = 1 + cells.indent;
        let name = end.saturating_sub(start + u16::from(cells.slip) * 2);
        let text = if width(&cells.long) <= name {
            &cells.long
        } else {
            &cells.short
        };
        let x = pen.fit(start, 0, name, text, Role::Text);
        if cells.slip {
            pen.text(x + 1, 0, "!", Role::Warn);
        }
    }
}

/// The columns that some take, with what stands between them.
fn taken(columns: &[(Column, u16, u16)], gap: u16) -> u16 {
    columns.iter().map(|(_, w, _)| w + gap).sum()
}

/// The trend of a row over at most so many periods.
pub fn of_time(state: &State, row: &Row, most: usize) -> Option<Trend> {
    let data = &state.data;
    let period = state.assessment.period?;
    trend::trend(&data.commune, row.indicator, period, most)
}

/// Where a figure stands on the path of its plan, in so many steps.
pub fn on_course(state: &State, row: &Row, standing: &Standing, steps: usize) -> Option<Course> {
    standing.pace?;
    let commune = &state.data.commune;
    trend::course(
        commune,
        commune.plans.get(standing.plan?)?,
        row.actual?,
        steps,
    )
}

/// What all of some have, where there are any.
fn the_same<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Colour says good or bad; what is neither stays in the colour of the text.
fn verdict_text_role(verdict: Verdict) -> Role {
    if verdict.is_bad() || verdict.is_good() {
        verdict_role(verdict)
    } else {
        Role::Text
    }
}

/// What stands after a name: its unit, the mark of the cross-check.
fn tail(cells: &Cells<'_>) -> u16 {
    let unit = width(&cells.unit) + 3;
    u16::from(cells.unit_in_name()) * unit + u16::from(cells.slip) * 2
}

impl Cells<'_> {
    /// Neither a plan to reach nor a past to compare with.
    fn is_tile(&self) -> bool {
        self.standing.is_none() && self.time == Time::Nothing
    }

    /// A unit of its own stands after the name, but for tiles, which have it after the number.
    fn unit_in_name(&self) -> bool {
        !self.unit.is_empty() && !self.is_tile()
    }

    fn number(&self, column: Column) -> Option<&Aligned> {
        self.numbers.get(column as usize).and_then(Option::as_ref)
    }
}

fn cells_of<'a>(
    pen: &Pen<'_>,
    state: &'a State,
    shared: &Shared,
    at: usize,
    line: TabLine,
    flat: bool,
) -> Option<Cells<'a>> {
    let TabLine::Row { row, standing } = line else {
        return None;
    };
    let row = state.assessment.rows.get(row)?;
    let catalogue = &state.data.commune.catalogue;
    let indicator = catalogue.indicator(row.indicator)?;
    let nth = standing;
    let standing = row.standings.get(nth);
    let verdict = standing.map_or(row.verdict(), |s| s.verdict);
    let decimals = shared.decimals(indicator).min(DECIMALS);
    let actual = row.actual.map(|a| a.value);
    let number = |value: Option<Decimal>, signed| value.map(|v| aligned(v, decimals, signed));
    let percent =
        |value: Option<Decimal>, signed, places| value.map(|v| aligned(v, places, signed));
    let time = match standing {
        _ if nth == 0 && history::has_several(&state.data.commune, row.indicator) => Time::Trend,
        Some(standing) if standing.pace.is_some() => Time::Course,
        _ => Time::Nothing,
    };
    let (long, short) = names(state, row, indicator, nth);
    let own_unit = flat || shared.unit(indicator.group) != Some(indicator.unit);
    let unit = catalogue.units.get(indicator.unit).filter(|_| own_unit);
    let unit = unit
        .map_or("", |u| state.lang.pick(&u.short, &u.en))
        .to_string();
    let commune = &state.data.commune;
    let plan = standing.and_then(|s| commune.plans.get(s.plan?));
    let derived = plan.is_some_and(|p| p.derived);
    let mut numbers: [Option<Aligned>; 9] = Default::default();
    for (place, column) in numbers.iter_mut().zip(ORDER) {
        *place = match column {
            C::Same => number(row.same_period.map(|c| c.base), false),
            C::Actual => number(actual, false),
            C::Plan => number(standing.map(|s| s.target), false).map(|n| Aligned {
                whole: format!("{}{}", if derived { "~" } else { "" }, n.whole),
                ..n
            }),
            C::Percent => percent(standing.and_then(|s| s.percent), false, DECIMALS),
            C::Variance => number(standing.and_then(|s| s.variance), true),
            C::SameChange => percent(row.same_period.and_then(|c| c.percent), true, 1),
            C::Gauge | C::Word | C::Trend => None,
        };
    }
    let nested = u16::from(row.depth) + u16::from(nth > 0);
    let step = if pen.width() < 100 { 1 } else { 2 };
    let slips = |f: &Finding| {
        let of_plan = f.plan.map_or(nth == 0, |plan| {
            standing.is_some_and(|s| s.plan == Some(plan))
        });
        f.is_open() && f.concerns(row.indicator) && of_plan
    };
    Some(Cells {
        line: at,
        row,
        standing,
        verdict,
        said: standing.map_or(row.said(), Standing::said),
        indent: if flat { 0 } else { nested * step },
        long,
        short,
        unit,
        slip: state.assessment.findings.iter().any(slips),
        numbers,
        time,
    })
}

/// The name of a row: the indicator, and where it has several plans the plan's own name.
fn names(state: &State, row: &Row, indicator: &Indicator, nth: usize) -> (String, String) {
    let lang = state.lang;
    let plan = row.standings.get(nth).and_then(|s| s.plan);
    let plan = plan.and_then(|p| state.data.commune.plans.get(p));
    let brief = plan.and_then(|p| p.short.as_deref());
    let brief = brief.filter(|_| lang == Lang::Vi);
    let plan = plan.map_or("", |p| {
        labels::plan_in_table(lang, lang.pick(&p.name, &p.en))
    });
    let brief = brief.unwrap_or(plan);
    let long = lang.pick(&indicator.name, &indicator.en);
    let short = lang.pick(&indicator.short, &indicator.en);
    let qualifier = row.actual.and_then(|a| a.qualifier);
    let qualifier = qualifier.map(|q| format!(" ({})", q.name(lang)));
    let qualifier = qualifier.unwrap_or_default();
    match (row.standings.len(), nth) {
        (0 | 1, _) => (format!("{long}{qualifier}"), format!("{short}{qualifier}")),
        (_, 0) => (
            format!("{long}{qualifier}, {plan}"),
            format!("{short}, {brief}"),
        ),
        _ => (plan.to_string(), brief.to_string()),
    }
}
