//! The lines of the grid written out, and which columns there is room for.

use crate::app::State;
use crate::app::grid::{Grid, GridLine, Standing};
use crate::assess::Row;
use crate::model::{IndicatorId, Reading, Verdict, number};
use crate::text::{entry as words, screen};
use crate::view::pen::width;
use crate::view::shared::Aligned;

/// No name is narrower.
const LEAST_NAME: u16 = 22;
/// Below, names need the room more than the words of the verdicts, whose marks and sentences are there anyhow.
const ROOM_FOR_WORDS: u16 = 100;
/// Room for a figure while it is typed.
const LEAST_CELL: u16 = 14;

/// A column after the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Before,
    New,
    Plan,
    Percent,
    Word,
}

/// A line of the grid, written out.
pub(super) struct Shown<'a> {
    pub(super) line: GridLine,
    pub(super) standing: Standing,
    pub(super) name: String,
    pub(super) short: String,
    /// Its unit, where that is not the group's.
    pub(super) unit: String,
    pub(super) row: Option<&'a Row>,
    pub(super) before: Aligned,
    pub(super) new: Aligned,
    pub(super) plan: Aligned,
    pub(super) percent: Aligned,
}

impl Shown<'_> {
    pub(super) fn cell(&self, column: Column) -> &Aligned {
        match column {
            Column::Before => &self.before,
            Column::New => &self.new,
            Column::Plan => &self.plan,
            Column::Percent | Column::Word => &self.percent,
        }
    }

    /// How far its name is moved in.
    fn indent(&self) -> u16 {
        if let GridLine::Cell { depth, .. } = self.line {
            depth.into()
        } else {
            0
        }
    }

    pub(super) fn verdict(&self) -> Option<Verdict> {
        self.row.map(Row::verdict)
    }
}

/// A column with its width and that of its decimals.
type Measured = (Column, u16, u16);

/// The grid, measured.
pub(super) struct Layout {
    /// Layout after the name.
    pub(super) columns: Vec<Measured>,
    /// Room for the name.
    pub(super) name: u16,
    /// Room for all of it.
    pub(super) width: u16,
}

impl Layout {
    /// The columns that there is room for; a snug grid takes no more than it needs.
    pub(super) fn new(state: &State, shown: &[Shown<'_>], room: u16, snug: bool) -> Self {
        let columns = measure(state, shown, room);
        let used: u16 = columns.iter().map(|(_, w, _)| w + 2).sum();
        let most = room.saturating_sub(used + 3);
        let longest = shown
            .iter()
            .map(|s| width(&s.name) + width(&s.unit) + s.indent())
            .max()
            .unwrap_or(0)
            .max(LEAST_NAME);
        let name = if snug { longest.min(most) } else { most };
        Self {
            columns,
            name,
            width: name + used + 3,
        }
    }
}

/// Writes the lines out.
pub(super) fn write<'a>(state: &State, grid: &'a Grid) -> Vec<Shown<'a>> {
    let groups = grid.draft.catalogue.groups.len();
    let units: Vec<Option<usize>> = (0..groups).map(|group| shared_unit(grid, group)).collect();
    grid.lines
        .iter()
        .map(|line| one(state, grid, &units, *line))
        .collect()
}

/// Writes a line out.
fn one<'a>(state: &State, grid: &'a Grid, units: &[Option<usize>], line: GridLine) -> Shown<'a> {
    let lang = state.lang;
    let mut shown = Shown {
        line,
        standing: grid.standing(line),
        name: String::new(),
        short: String::new(),
        unit: String::new(),
        row: None,
        before: Aligned::default(),
        new: Aligned::default(),
        plan: Aligned::default(),
        percent: Aligned::default(),
    };
    let catalogue = &grid.draft.catalogue;
    let GridLine::Cell { indicator: id, .. } = line else {
        shown.name = match line {
            GridLine::Sector(at) => catalogue
                .sectors
                .get(at)
                .map(|s| lang.pick(&s.name, &s.en).to_uppercase())
                .unwrap_or_default(),
            GridLine::Group(at) => group_name(state, grid, units, at),
            GridLine::Cell { .. } => String::new(),
        };
        return shown;
    };
    let Some(indicator) = catalogue.indicator(id) else {
        return shown;
    };
    if units.get(indicator.group) != Some(&Some(indicator.unit)) {
        shown.unit = format!(" ({})", unit(state, grid, id));
    }
    shown.name = lang.pick(&indicator.name, &indicator.en).to_string();
    shown.short = lang.pick(&indicator.short, &indicator.en).to_string();
    shown.row = grid.assessment.row(id);
    if let Some(before) = before(grid, id) {
        shown.before = Aligned::new(&words::notation(lang, Some(before)));
    }
    let text = match (shown.standing, grid.typed(id)) {
        (Standing::Computed, _) => shown
            .row
            .and_then(|r| r.actual)
            .map(|a| number::format_short(a.value, 2))
            .unwrap_or_default(),
        (Standing::Wrong(_), Some(typed)) => typed.text.clone(),
        (_, Some(typed)) => grid
            .read(id, &typed.text)
            .map_or_else(|_| typed.text.clone(), |r| words::notation(lang, r)),
        (_, None) => words::notation(lang, grid.on_file(id)),
    };
    shown.new = Aligned::new(&text);
    if let Some(standing) = shown.row.and_then(|r| r.standings.first()) {
        shown.plan = Aligned::new(&number::format_short(standing.target, 2));
        shown.percent = standing
            .percent
            .map(|p| Aligned::new(&number::format_fixed(p, 2)))
            .unwrap_or_default();
    }
    shown
}

/// A group with the unit that most of its figures have.
fn group_name(state: &State, grid: &Grid, units: &[Option<usize>], group: usize) -> String {
    let catalogue = &grid.draft.catalogue;
    let Some(of) = catalogue.groups.get(group) else {
        return String::new();
    };
    let name = state.lang.pick(&of.name, &of.en);
    let unit = units
        .get(group)
        .copied()
        .flatten()
        .and_then(|at| catalogue.units.get(at));
    unit.map_or_else(
        || name.to_string(),
        |u| format!("{name} ({})", state.lang.pick(&u.name, &u.en)),
    )
}

/// The unit that most figures of a group have, which is said once in its heading; the others say theirs themselves.
fn shared_unit(grid: &Grid, group: usize) -> Option<usize> {
    let of = |line: &GridLine| match line {
        GridLine::Cell { indicator, .. } => grid
            .draft
            .catalogue
            .indicator(*indicator)
            .filter(|i| i.group == group)
            .map(|i| i.unit),
        _ => None,
    };
    let units: Vec<usize> = grid.lines.iter().filter_map(of).collect();
    let most = |unit: &usize| units.iter().filter(|u| *u == unit).count() * 2 > units.len();
    units.iter().copied().find(most)
}

/// The short unit of a figure.
pub(super) fn unit(state: &State, grid: &Grid, id: IndicatorId) -> String {
    let catalogue = &grid.draft.catalogue;
    let unit = catalogue
        .indicator(id)
        .and_then(|i| catalogue.units.get(i.unit));
    unit.map(|u| state.lang.pick(&u.short, &u.en).to_string())
        .unwrap_or_default()
}

/// The last figure before this period, in a period of the same length.
fn before(grid: &Grid, id: IndicatorId) -> Option<Reading> {
    let earlier =
        grid.draft.periods.iter().filter(|p| {
            p.period.granularity() == grid.period.granularity() && p.period < grid.period
        });
    earlier.rev().find_map(|p| p.figure(id)?.reading())
}

/// Which columns there is room for: those that leave first are words, then the period before, the plan, the percentage.
fn measure(state: &State, shown: &[Shown<'_>], room: u16) -> Vec<Measured> {
    let lang = state.lang;
    let column = |column: Column| {
        let cells = || shown.iter().map(|s| s.cell(column));
        let whole = cells().map(|c| width(&c.whole)).max().unwrap_or(0);
        let decimals = cells().map(|c| width(&c.decimals)).max().unwrap_or(0);
        let head = width(head(state, column));
        match column {
            Column::Word => {
                let most = shown
                    .iter()
                    .filter_map(|s| s.row)
                    .map(|row| width(row.said().name(lang)))
                    .max()
                    .unwrap_or(0);
                (column, most.max(head), 0)
            }
            Column::New => (
                column,
                (whole + decimals).max(head).max(LEAST_CELL),
                decimals,
            ),
            _ => (
                column,
                if whole == 0 {
                    0
                } else {
                    (whole + decimals).max(head)
                },
                decimals,
            ),
        }
    };
    let mut out: Vec<Measured> = [
        Column::Before,
        Column::New,
        Column::Plan,
        Column::Percent,
        Column::Word,
    ]
    .map(column)
    .to_vec();
    out.retain(|(_, w, _)| *w > 0);
    if room < ROOM_FOR_WORDS {
        out.retain(|(c, ..)| *c != Column::Word);
    }
    for drop in [Column::Word, Column::Before, Column::Plan, Column::Percent] {
        let used: u16 = out.iter().map(|(_, w, _)| w + 2).sum();
        if used + LEAST_NAME + 3 <= room {
            break;
        }
        out.retain(|(c, ..)| *c != drop);
    }
    out
}

pub(super) fn head(state: &State, column: Column) -> &'static str {
    let lang = state.lang;
    match column {
        Column::Before => words::column_before(lang),
        Column::New => words::column_new(lang),
        Column::Plan => screen::column_plan(lang),
        Column::Percent => screen::column_percent(lang),
        Column::Word => screen::column_verdict(lang),
    }
}
