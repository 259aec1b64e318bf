//! The table of a sector: which columns there is room for, and every row written so that numbers line up at the comma.
//!
//! Name, figure, gauge and trend stay at every width. The others come, as there is room, in the order of [`MORE`]; a figure is never cut.
//! Figures that have neither plan nor trend stand side by side as tiles, down one column and then the next.

mod cells;
mod group;

use std::ops::Range;
use std::sync::Arc;

use cells::{Cells, Time, cells_of, tail};

use super::pen::{Pen, count, width};
use super::shared::{Aligned, Shared};
use super::widgets::gauge::{Gauge, verdict_role};
use super::widgets::spark;
use crate::app::{State, TabLine, tiles_across};
use crate::assess::trend::{Course, Trend};
use crate::assess::{Row, Standing};
use crate::model::{Granularity, Said, Verdict};
use crate::text::screen;
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
    /// Writes the rows out; they must be fitted to a width before they are drawn.
    pub fn new(pen: &Pen<'_>, state: &'a State, lines: &'a [TabLine]) -> Self {
        // rows without the headings of their groups are not indented and name their units themselves
        let flat = !lines.iter().any(|l| matches!(l, TabLine::Group { .. }));
        let shared = Shared::new(state, lines);
        let cells: Vec<Cells<'a>> = lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| cells_of(pen, state, &shared, at, *line, flat))
            .collect();
        Self {
            state,
            lines,
            shared,
            cells,
            slots: Vec::new(),
            columns: Vec::new(),
            name: 0,
            gap: 1,
            room: 0,
        }
    }

    /// Measures the columns and the tiles for a table of `room` columns.
    pub fn fit(&mut self, room: u16) {
        (self.room, self.gap) = (room, 1);
        self.slots = self.slots();
        self.measure(room.saturating_sub(4));
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
        let rooms: Vec<u16> = (60..400).collect();
        let all = self.chosen(396).len();
        let fewer = |room: &u16| self.chosen(room - 4).len() < all;
        60 + count(rooms.partition_point(fewer))
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
pub fn of_time(state: &State, row: &Row, most: usize) -> Option<Arc<Trend>> {
    let data = &state.data;
    let period = state.assessment.period?;
    let trends = &state.assessment.trends;
    trends.of(&data.commune, row.indicator, period, most)
}

/// Where a figure stands on the path of its plan, in so many steps.
pub fn on_course(
    state: &State,
    row: &Row,
    standing: &Standing,
    steps: usize,
) -> Option<Arc<Course>> {
    standing.pace?;
    let trends = &state.assessment.trends;
    trends.course(&state.data.commune, standing.plan?, row.actual?, steps)
}

/// Colour says good or bad; what is neither stays in the colour of the text.
fn verdict_text_role(verdict: Verdict) -> Role {
    if verdict.is_bad() || verdict.is_good() {
        verdict_role(verdict)
    } else {
        Role::Text
    }
}
