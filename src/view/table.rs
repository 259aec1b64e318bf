//! The table of a sector: which columns there is room for, and every row written so that numbers line up at the comma.
//!
//! Where room is short whole columns go, in the order of [`DROP`]; a figure is never cut.

use rust_decimal::Decimal;

use super::pen::{Pen, width};
use super::shared::{Aligned, Shared};
use super::widgets::bullet::{gauge, verdict_role};
use super::widgets::trend::trend;
use crate::app::{State, TabLine};
use crate::assess::{Finding, Row, Standing};
use crate::model::{Indicator, Verdict, date, number};
use crate::text::{Lang, labels, screen};
use crate::theme::Role;

/// A column after the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Same,
    Actual,
    Plan,
    Percent,
    Bar,
    Word,
    Variance,
    SameChange,
    Trend,
}

use Column as C;

/// From left to right.
const ORDER: [Column; 9] = [
    C::Same,
    C::Actual,
    C::Plan,
    C::Percent,
    C::Bar,
    C::Word,
    C::Variance,
    C::SameChange,
    C::Trend,
];
/// What leaves a narrow table, first to last; the actual stays.
const DROP: [Column; 8] = [
    C::Same,
    C::SameChange,
    C::Variance,
    C::Trend,
    C::Bar,
    C::Plan,
    C::Word,
    C::Percent,
];
/// Decimals in a table; the detail has all of them.
const DECIMALS: u32 = 2;

fn aligned(value: Decimal, decimals: u32, signed: bool) -> Aligned {
    let text = number::format_fixed(value, decimals);
    let plus = signed && number::round(value, decimals) > Decimal::ZERO;
    Aligned::new(&if plus { format!("+{text}") } else { text })
}

/// One row, written out.
struct Cells<'a> {
    line: usize,
    row: &'a Row,
    standing: Option<&'a Standing>,
    verdict: Verdict,
    indent: u16,
    long: String,
    short: String,
    unit: String,
    slip: bool,
    numbers: [Option<Aligned>; 9],
    trend: String,
}

/// A table, measured.
pub struct Table<'a> {
    state: &'a State,
    lines: &'a [TabLine],
    shared: Shared,
    cells: Vec<Cells<'a>>,
    columns: Vec<(Column, u16, u16)>,
    name: u16,
    gap: u16,
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
        let gap = if room < 100 { 1 } else { 2 };
        let mut table = Self {
            state,
            lines,
            shared,
            cells,
            columns: Vec::new(),
            name: 0,
            gap,
        };
        table.measure(room.saturating_sub(4));
        table
    }

    fn measure(&mut self, room: u16) {
        let longest = |long: bool| {
            let names = self.cells.iter();
            let names =
                names.map(|c| c.indent + width(if long { &c.long } else { &c.short }) + tail(c));
            names.max().unwrap_or(0)
        };
        let least = longest(false).min(room / 2);
        let least = least.clamp(12, if room < 96 { 31 } else { 36 });
        let most = longest(true).max(least);
        let mut columns: Vec<(Column, u16, u16)> =
            ORDER.iter().filter_map(|c| self.column(*c)).collect();
        let used = |columns: &[(Column, u16, u16)]| {
            columns.iter().map(|(_, w, _)| w + self.gap).sum::<u16>()
        };
        for drop in DROP {
            if least + used(&columns) <= room {
                break;
            }
            columns.retain(|(c, ..)| *c != drop);
        }
        let mut spare = room.saturating_sub(used(&columns));
        self.name = least.min(spare);
        spare -= self.name;
        // what is left goes to the gauge, then to full names, then to the trend
        let mut widen = |column: Column, most: u16, spare: &mut u16| {
            if let Some((_, w, _)) = columns.iter_mut().find(|(c, ..)| *c == column) {
                let more = u16::saturating_sub(most, *w).min(*spare);
                *w += more;
                *spare -= more;
            }
        };
        widen(C::Bar, 20, &mut spare);
        let names = most.saturating_sub(self.name).min(spare);
        self.name += names;
        spare -= names;
        for (column, most) in [(C::Trend, 16), (C::Bar, 40), (C::Trend, 30)] {
            widen(column, most, &mut spare);
        }
        self.columns = columns;
    }

    /// A column's width and the width of its decimals; none where no row has anything in it.
    fn column(&self, column: Column) -> Option<(Column, u16, u16)> {
        let lang = self.state.lang;
        let judged = || self.cells.iter().filter(|c| c.standing.is_some());
        let flexible = |any: bool, least: u16| any.then_some((column, least, 0));
        match column {
            C::Bar => flexible(
                judged().any(|c| c.standing.is_some_and(|s| s.percent.is_some())),
                if self.gap == 1 { 8 } else { 10 },
            ),
            C::Word => {
                let most = judged().map(|c| width(c.verdict.name(lang))).max()?;
                Some((column, most.max(width(screen::column_verdict(lang))), 0))
            }
            C::Trend => flexible(self.cells.iter().any(|c| !c.trend.is_empty()), 10),
            _ => {
                let numbers = || self.cells.iter().filter_map(|c| c.number(column));
                let whole = numbers().map(|n| width(&n.whole)).max()?;
                let decimals = numbers().map(|n| width(&n.decimals)).max()?;
                let head = width(heading(self.state, column));
                Some((column, (whole + decimals).max(head), decimals))
            }
        }
    }

    /// Draws the headings.
    pub fn head(&self, pen: &mut Pen<'_>, y: u16) {
        pen.text(3, y, screen::column_indicator(self.state.lang), Role::Muted);
        let mut x = 3 + self.name;
        for (column, w, _) in &self.columns {
            x += self.gap;
            match column {
                C::Bar => {
                    pen.text(x, y, "0", Role::Muted);
                    if *w >= 14 {
                        pen.text(x + (w - 1) / 2 - 1, y, "50", Role::Muted);
                    }
                    pen.right(x + w, y, "100", Role::Muted);
                }
                C::Word | C::Trend => {
                    pen.text(x, y, heading(self.state, *column), Role::Muted);
                }
                _ => pen.right(x + w, y, heading(self.state, *column), Role::Muted),
            }
            x += w;
        }
    }

    /// Draws one line of the page; `selected` lays the selection over it.
    pub fn line(&self, pen: &mut Pen<'_>, y: u16, at: usize, selected: bool) {
        if selected {
            // the figures keep their place and look, so that a step over a slow line sends little
            pen.select_to(3 + self.name, y);
        }
        match self.lines.get(at) {
            Some(TabLine::Group {
                group,
                folded,
                count,
            }) => self.group(pen, y, *group, *folded, *count),
            _ => {
                if let Ok(found) = self.cells.binary_search_by_key(&at, |c| c.line)
                    && let Some(cells) = self.cells.get(found)
                {
                    self.row(pen, y, cells);
                }
            }
        }
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
        if folded {
            pen.text(x + 1, y, &format!("({count})"), Role::Muted);
            return;
        }
        for note in self.group_notes(group) {
            let note = format!(" {} {note}", glyphs.dot);
            if x + width(&note) >= pen.width() {
                break;
            }
            x = pen.text(x, y, &note, Role::Muted);
        }
    }

    /// What all rows of a group have in common: unit, day, pace, no plan.
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
        if members.iter().all(|c| c.standing.is_none())
            && self.cells.iter().any(|c| c.standing.is_some())
        {
            notes.push(screen::no_plan_all(lang).to_string());
        }
        notes
    }

    fn row(&self, pen: &mut Pen<'_>, y: u16, cells: &Cells<'_>) {
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
        let missing = |s: &Standing| s.verdict == Verdict::NoFigure;
        let role = if cells.standing.is_some_and(missing) {
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
            C::Bar => {
                if let Some(spans) = cells.standing.and_then(|s| gauge(pen.look, w, s)) {
                    pen.spans(x, y, &spans);
                }
            }
            C::Word => {
                let word = cells.verdict.name(self.state.lang);
                if cells.standing.is_some() {
                    pen.text(x, y, word, verdict_role(cells.verdict));
                }
            }
            C::Trend => {
                let known = self.trend_of(pen, cells, w);
                pen.text(x, y, &known, Role::Muted);
            }
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
                if column == C::Actual && !cells.unit_in_name() {
                    let room = pen.width().saturating_sub(x + w + 1);
                    pen.fit(x + w + 1, y, room, &cells.unit, Role::Muted);
                }
            }
        }
    }

    fn trend_of(&self, pen: &Pen<'_>, cells: &Cells<'_>, w: u16) -> String {
        let (state, id) = (self.state, cells.row.indicator);
        let commune = &state.data.commune;
        let indicator = commune.catalogue.indicator(id);
        let Some(indicator) = indicator.filter(|_| !cells.trend.is_empty()) else {
            return String::new();
        };
        let (period, count) = (state.assessment.period.unwrap_or(0), usize::from(w) * 2);
        let series = state.data.history.trend(commune, id, period, count);
        trend(pen.look.glyphs, indicator.kind, &series, w)
    }
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

fn heading(state: &State, column: Column) -> &'static str {
    let lang = state.lang;
    match column {
        C::Same => screen::column_same(lang),
        C::Actual => screen::column_actual(lang),
        C::Plan => screen::column_plan(lang),
        C::Percent => screen::column_percent(lang),
        C::Bar => "",
        C::Word => screen::column_verdict(lang),
        C::Variance => screen::column_variance(lang),
        C::SameChange => screen::column_same_change(lang),
        C::Trend => screen::column_trend(lang),
    }
}

/// What stands after a name: its unit, the mark of the cross-check.
fn tail(cells: &Cells<'_>) -> u16 {
    let unit = width(&cells.unit) + 3;
    u16::from(cells.unit_in_name()) * unit + u16::from(cells.slip) * 2
}

impl Cells<'_> {
    /// A unit of its own stands after the figure where nothing follows it, otherwise after the name.
    fn unit_in_name(&self) -> bool {
        !self.unit.is_empty()
            && (self.standing.is_some() || self.row.same_period.is_some() || !self.trend.is_empty())
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
    let has_trend = nth == 0 && state.data.history.count(row.indicator) > 1;
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
            C::Bar | C::Word | C::Trend => None,
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
        indent: if flat { 0 } else { nested * step },
        long,
        short,
        unit,
        slip: state.assessment.findings.iter().any(slips),
        numbers,
        trend: if has_trend && !pen.look.glyphs.heights.is_empty() {
            "…".to_string()
        } else {
            String::new()
        },
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
