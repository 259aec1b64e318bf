//! The grid in which the figures of a period are typed.
//!
//! ```text
//!  NHẬP SỐ LIỆU · Tháng 01/2026 · 2 số chưa lưu
//!   Chỉ tiêu                     Kỳ trước     Số kỳ này        KH      %KH  Đánh giá
//!   KINH TẾ
//!    Thu ngân sách nhà nước (triệu đồng)
//! ▼ Tổng thu                      171,2    *  183,852      12.118     1,52  rất chậm
//!   what follows from the cell under the cursor
//!   what does not add up
//! ```

use super::chrome;
use super::flow::wrap;
use super::pen::{Pen, fitted, width};
use super::sector::first_shown;
use super::widgets::bullet::verdict_role;
use crate::app::State;
use crate::app::entry::{Ask, Entry, Line, Standing, notation};
use crate::assess::crosscheck::said;
use crate::assess::{Finding, Row, sentence};
use crate::model::{IndicatorId, Reading, Verdict, number};
use crate::text::{entry as words, labels, screen};
use crate::theme::Role;

/// Rows above the lines.
const HEAD: u16 = 2;
/// No name is narrower.
const LEAST_NAME: u16 = 22;
/// Below, names need the room more than the words of the verdicts, whose marks and sentences are there anyhow.
const ROOM_FOR_WORDS: u16 = 100;
/// Room for a figure while it is typed.
const LEAST_CELL: u16 = 14;

/// A column after the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Before,
    New,
    Plan,
    Percent,
    Word,
}

/// A text split at the comma, so that figures line up there.
#[derive(Default, Clone)]
struct Cell {
    whole: String,
    decimals: String,
}

impl Cell {
    fn new(text: &str) -> Self {
        match text.split_once(',') {
            Some((whole, decimals)) => Self { whole: whole.to_string(), decimals: format!(",{decimals}") },
            None => Self { whole: text.to_string(), decimals: String::new() },
        }
    }
}

/// A line of the grid, written out.
struct Shown<'a> {
    line: Line,
    standing: Standing,
    name: String,
    short: String,
    row: Option<&'a Row>,
    before: Cell,
    new: Cell,
    plan: Cell,
    percent: Cell,
}

impl Shown<'_> {
    fn cell(&self, column: Column) -> &Cell {
        match column {
            Column::Before => &self.before,
            Column::New => &self.new,
            Column::Plan => &self.plan,
            Column::Percent | Column::Word => &self.percent,
        }
    }

    fn verdict(&self) -> Option<Verdict> {
        self.row.map(Row::verdict)
    }
}

/// A column with its width and that of its decimals.
type Measured = (Column, u16, u16);

/// Draws the grid into `pen`.
pub fn page(pen: &mut Pen<'_>, state: &State, entry: &Entry) {
    let (w, h) = (pen.width(), pen.height());
    let shown: Vec<Shown<'_>> = entry.lines.iter().map(|line| write(state, entry, *line)).collect();
    title(pen, state, entry, &shown);
    let asked = asked(state, entry, w.saturating_sub(2));
    let foot = foot(w, h).max(u16::try_from(asked.len()).unwrap_or(0));
    let room = h.saturating_sub(HEAD + foot);
    // the last column is that of the arrows
    let columns = measure(state, &shown, w.saturating_sub(1));
    let used: u16 = columns.iter().map(|(_, w, _)| w + 2).sum();
    let name = w.saturating_sub(used + 4);
    heads(pen, state, &columns, name);
    let from = first_shown(entry.at, shown.len(), usize::from(room));
    for (y, at) in (HEAD..HEAD + room).zip(from..shown.len()) {
        let Some(one) = shown.get(at) else { break };
        if at == entry.at {
            pen.select(y);
        }
        line(pen, state, entry, one, y, name, &columns, at == entry.at);
    }
    let [up, down] = pen.look.glyphs.more;
    if from > 0 {
        pen.text(w.saturating_sub(1), HEAD.saturating_sub(1), up, Role::Key);
    }
    if from + usize::from(room) < shown.len() {
        pen.text(w.saturating_sub(1), (HEAD + room).saturating_sub(1), down, Role::Key);
    }
    let top = h.saturating_sub(foot);
    if asked.is_empty() {
        below(pen, state, entry, &shown, top);
    } else {
        for (y, part) in (top..).zip(&asked) {
            pen.text(1, y, part, Role::Headline);
        }
    }
}

/// Rows below the lines: two for each of the two sentences where they would be cut in one.
const fn foot(width: u16, height: u16) -> u16 {
    if width < 140 && height >= 16 { 4 } else { 2 }
}

/// What the grid is, and how much of it is not on the disk.
fn title(pen: &mut Pen<'_>, state: &State, entry: &Entry, shown: &[Shown<'_>]) {
    let lang = state.lang;
    let count = |is: fn(Standing) -> bool| shown.iter().filter(|s| is(s.standing)).count();
    let (wrong, contested) = (count(|s| matches!(s, Standing::Wrong(_))), count(|s| s == Standing::Contested));
    let mut parts = vec![labels::period(lang, entry.period)];
    parts.push(if entry.count() == 0 { words::no_changes(lang).to_string() } else { words::changes(lang, entry.count()) });
    parts.extend((wrong > 0).then(|| words::wrong(lang, wrong)));
    parts.extend((contested > 0).then(|| words::contested(lang, contested)));
    let dot = format!(" {} ", pen.look.glyphs.dot);
    let x = pen.text(1, 0, words::title(lang), Role::Headline);
    let role = if wrong + contested > 0 { Role::Warn } else { Role::Text };
    pen.text(x, 0, &format!("{dot}{}", parts.join(&dot)), role);
}

/// What is asked, in rows of so many columns.
fn asked(state: &State, entry: &Entry, room: u16) -> Vec<String> {
    let lang = state.lang;
    let text = match &entry.ask {
        None => return Vec::new(),
        Some(Ask::Leave { .. }) => words::ask_leave(lang, entry.count()),
        Some(Ask::Paste(plan)) => {
            let wrong: Vec<String> = plan.targets.iter().filter(|t| t.wrong).map(|t| t.text.clone()).collect();
            words::ask_paste(lang, plan.good(), &wrong, plan.empty, plan.beyond, plan.column)
        }
        Some(Ask::Recover) => {
            let of = |f: &&crate::app::entry::Found| f.draft.period == entry.period && f.draft.slug == state.data.commune.slug;
            let Some(found) = state.found.iter().find(of) else { return Vec::new() };
            let catalogue = &state.data.commune.catalogue;
            let differs = |(id, typed): &&(Box<str>, crate::app::entry::Typed)| {
                catalogue.find(id).is_some_and(|id| entry.on_file(state, id) != typed.before)
            };
            let other = found.draft.cells.iter().filter(differs).count();
            words::ask_recover(lang, found.draft.cells.len(), other, found.date, found.time)
        }
    };
    wrap(&text, room)
}

/// Writes a line out.
fn write<'a>(state: &State, entry: &'a Entry, line: Line) -> Shown<'a> {
    let lang = state.lang;
    let mut shown = Shown {
        line,
        standing: entry.standing(state, line),
        name: String::new(),
        short: String::new(),
        row: None,
        before: Cell::default(),
        new: Cell::default(),
        plan: Cell::default(),
        percent: Cell::default(),
    };
    let catalogue = &entry.draft.catalogue;
    let Line::Cell { indicator: id, .. } = line else {
        shown.name = match line {
            Line::Sector(at) => catalogue.sectors.get(at).map(|s| lang.pick(&s.name, &s.en).to_uppercase()).unwrap_or_default(),
            Line::Group(at) => group_name(state, entry, at),
            Line::Cell { .. } => String::new(),
        };
        return shown;
    };
    let Some(indicator) = catalogue.indicator(id) else { return shown };
    let own =
        if shared_unit(entry, indicator.group) == Some(indicator.unit) { String::new() } else { format!(" ({})", unit(state, entry, id)) };
    shown.name = format!("{}{own}", lang.pick(&indicator.name, &indicator.en));
    shown.short = format!("{}{own}", lang.pick(&indicator.short, &indicator.en));
    shown.row = entry.assessment.row(id);
    if let Some(before) = before(entry, id) {
        shown.before = Cell::new(&notation::write(lang, Some(before)));
    }
    let text = match (shown.standing, entry.typed(id)) {
        (Standing::Computed, _) => shown.row.and_then(|r| r.actual).map(|a| number::format_short(a.value, 2)).unwrap_or_default(),
        (Standing::Wrong(_), Some(typed)) => typed.text.clone(),
        (_, Some(typed)) => entry.read(id, &typed.text).map_or_else(|_| typed.text.clone(), |r| notation::write(lang, r)),
        (_, None) => notation::write(lang, entry.on_file(state, id)),
    };
    shown.new = Cell::new(&text);
    if let Some(standing) = shown.row.and_then(|r| r.standings.first()) {
        shown.plan = Cell::new(&number::format_short(standing.target, 2));
        shown.percent = standing.percent.map(|p| Cell::new(&number::format_fixed(p, 2))).unwrap_or_default();
    }
    shown
}

/// A group with the unit that most of its figures have.
fn group_name(state: &State, entry: &Entry, group: usize) -> String {
    let catalogue = &entry.draft.catalogue;
    let Some(of) = catalogue.groups.get(group) else { return String::new() };
    let name = state.lang.pick(&of.name, &of.en);
    let unit = shared_unit(entry, group).and_then(|at| catalogue.units.get(at));
    unit.map_or_else(|| name.to_string(), |u| format!("{name} ({})", state.lang.pick(&u.name, &u.en)))
}

/// The unit that most figures of a group have, which is said once in its heading; the others say theirs themselves.
fn shared_unit(entry: &Entry, group: usize) -> Option<usize> {
    let of = |line: &Line| match line {
        Line::Cell { indicator, .. } => entry.draft.catalogue.indicator(*indicator).filter(|i| i.group == group).map(|i| i.unit),
        _ => None,
    };
    let units: Vec<usize> = entry.lines.iter().filter_map(of).collect();
    let most = |unit: &usize| units.iter().filter(|u| *u == unit).count() * 2 > units.len();
    units.iter().copied().find(most)
}

/// The short unit of a figure.
fn unit(state: &State, entry: &Entry, id: IndicatorId) -> String {
    let catalogue = &entry.draft.catalogue;
    let unit = catalogue.indicator(id).and_then(|i| catalogue.units.get(i.unit));
    unit.map(|u| state.lang.pick(&u.short, &u.en).to_string()).unwrap_or_default()
}

/// The last figure before this period, in a period of the same length.
fn before(entry: &Entry, id: IndicatorId) -> Option<Reading> {
    let earlier = entry.draft.periods.iter().filter(|p| p.period.granularity() == entry.period.granularity() && p.period < entry.period);
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
                let most = shown.iter().filter_map(Shown::verdict).map(|v| width(labels::verdict(lang, v))).max().unwrap_or(0);
                (column, most.max(head), 0)
            }
            Column::New => (column, (whole + decimals).max(head).max(LEAST_CELL), decimals),
            _ => (column, if whole == 0 { 0 } else { (whole + decimals).max(head) }, decimals),
        }
    };
    let mut out: Vec<Measured> = [Column::Before, Column::New, Column::Plan, Column::Percent, Column::Word].map(column).to_vec();
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

fn head(state: &State, column: Column) -> &'static str {
    let lang = state.lang;
    match column {
        Column::Before => words::column_before(lang),
        Column::New => words::column_new(lang),
        Column::Plan => screen::column_plan(lang),
        Column::Percent => screen::column_percent(lang),
        Column::Word => screen::column_verdict(lang),
    }
}

fn heads(pen: &mut Pen<'_>, state: &State, columns: &[Measured], name: u16) {
    pen.text(3, HEAD - 1, screen::column_indicator(state.lang), Role::Muted);
    let mut x = 3 + name;
    for (column, w, _) in columns {
        x += 2;
        match column {
            Column::Word => {
                pen.text(x, HEAD - 1, head(state, *column), Role::Muted);
            }
            _ => pen.right(x + w, HEAD - 1, head(state, *column), Role::Muted),
        }
        x += w;
    }
}

/// Draws a line of the grid.
#[allow(clippy::too_many_arguments)]
fn line(pen: &mut Pen<'_>, state: &State, entry: &Entry, of: &Shown<'_>, y: u16, name: u16, columns: &[Measured], current: bool) {
    let glyphs = pen.look.glyphs;
    match of.line {
        Line::Sector(_) => {
            pen.fit(1, y, pen.width().saturating_sub(2), &of.name, Role::Title);
            return;
        }
        Line::Group(_) => {
            pen.fit(2, y, pen.width().saturating_sub(3), &of.name, Role::Group);
            return;
        }
        Line::Cell { depth, .. } => {
            if let Some(verdict) = of.verdict() {
                pen.text(1, y, glyphs.verdict(verdict), verdict_role(verdict));
            }
            let indent = u16::from(depth);
            let room = name.saturating_sub(indent);
            let text = if width(&of.name) <= room { &of.name } else { &of.short };
            pen.fit(3 + indent, y, room, text, Role::Text);
        }
    }
    let mut x = 3 + name;
    for (column, w, decimals) in columns {
        x += 2;
        if *column == Column::Word {
            if let Some(verdict) = of.verdict() {
                pen.text(x, y, labels::verdict(state.lang, verdict), verdict_role(verdict));
            }
        } else if let Some(typing) = entry.typing.as_ref().filter(|_| current && *column == Column::New) {
            pen.input(x, y, *w, typing);
        } else {
            cell(pen, of, *column, (x, y, *w, *decimals), current);
        }
        x += w;
    }
}

/// Draws a figure, with the mark that it is changed, wrong or computed.
fn cell(pen: &mut Pen<'_>, of: &Shown<'_>, column: Column, (x, y, w, decimals): (u16, u16, u16, u16), current: bool) {
    let (mark, role) = match (column, of.standing) {
        (Column::New, Standing::Same) => ("", Role::Text),
        (Column::New, Standing::Changed) => ("*", Role::Number),
        (Column::New, Standing::Wrong(_)) => ("!", Role::Error),
        (Column::New, Standing::Contested) => ("!", Role::Warn),
        (Column::New, Standing::Computed) => ("=", Role::Muted),
        (Column::Plan, _) => ("", Role::Plan),
        (Column::Percent, _) => ("", of.verdict().filter(|v| v.is_bad() || v.is_good()).map_or(Role::Text, verdict_role)),
        _ => ("", Role::Muted),
    };
    if column == Column::New && current && of.line.typed().is_some() {
        pen.tint(x, y, w, Role::Input);
    }
    pen.text(x.saturating_sub(1), y, mark, role);
    let value = of.cell(column);
    let point = (x + w).saturating_sub(decimals);
    if value.whole.is_empty() {
        if column == Column::New {
            pen.right(point, y, pen.look.glyphs.missing, Role::Muted);
        }
        return;
    }
    if let Standing::Wrong(_) = of.standing
        && column == Column::New
    {
        let text = format!("{}{}", value.whole, value.decimals);
        pen.right(x + w, y, &fitted(&text, w, pen.look.glyphs.cut), role);
        return;
    }
    pen.right(point, y, &value.whole, role);
    pen.text(point, y, &value.decimals, role);
}

/// What follows from the cell under the cursor, and what does not add up.
fn below(pen: &mut Pen<'_>, state: &State, entry: &Entry, shown: &[Shown<'_>], y: u16) {
    // an answer of several rows covers the last ones
    let covered = u16::try_from(chrome::answer(pen, state).len().saturating_sub(1)).unwrap_or(0);
    let left = pen.height().saturating_sub(y + covered);
    let rows = left.div_ceil(2);
    if let Some(of) = shown.get(entry.at) {
        let (text, role) = about(pen, state, entry, of);
        sentence_in(pen, y, rows, &text, role);
    }
    let (text, role) = checked(pen, state, entry);
    sentence_in(pen, y + rows, left - rows, &text, role);
}

/// A sentence in so many rows; where it is longer, its end is marked as left out.
fn sentence_in(pen: &mut Pen<'_>, y: u16, rows: u16, text: &str, role: Role) {
    let room = pen.width().saturating_sub(2);
    let parts = wrap(text, room);
    let cut = parts.len() > usize::from(rows);
    for (at, part) in (1..=rows).zip(&parts) {
        let text = if cut && at == rows { format!("{part} …") } else { part.clone() };
        pen.fit(1, y + at - 1, room, &text, role);
    }
}

fn about(pen: &Pen<'_>, state: &State, entry: &Entry, of: &Shown<'_>) -> (String, Role) {
    let lang = state.lang;
    let Line::Cell { indicator: id, .. } = of.line else { return (String::new(), Role::Text) };
    let said = |reading: Option<Reading>| match reading {
        Some(_) => notation::write(lang, reading),
        None => words::none(lang).to_string(),
    };
    let now = entry.on_file(state, id);
    if entry.typing.as_ref().is_some_and(|line| entry.read(id, line.text()).is_err()) {
        return (words::form(lang).to_string(), Role::Muted);
    }
    match (of.standing, entry.typed(id)) {
        (Standing::Wrong(why), Some(typed)) => return (words::misread(lang, why, &typed.text), Role::Warn),
        (Standing::Contested, Some(typed)) => {
            let mine = entry.read(id, &typed.text).ok().flatten();
            return (words::both(lang, &said(mine), &said(now)), Role::Warn);
        }
        _ => {}
    }
    let mut parts = Vec::new();
    let sentence = of.row.and_then(|row| sentence::of_row(lang, &entry.draft, &entry.assessment, row, None));
    let plain = || {
        let indicator = entry.draft.catalogue.indicator(id)?;
        let name = sentence::name(lang, indicator);
        let value = of.row.and_then(|r| r.actual).map(|a| sentence::with_unit(lang, &entry.draft, indicator, a.value, 28));
        Some(format!("{name}: {}", value.unwrap_or_else(|| format!("{} ({})", words::none(lang), unit(state, entry, id)))))
    };
    parts.extend(sentence.or_else(plain));
    if of.standing == Standing::Changed {
        parts.push(format!("{} {}", words::on_file(lang), said(now)));
    }
    if let Some(change) = of.row.and_then(|r| r.previous) {
        let percent = change.percent.map(|p| format!(" ({}%)", number::format_signed(p, 1))).unwrap_or_default();
        parts.push(format!("{} {}{percent}", screen::against_previous(lang), number::format_signed(change.absolute, 6)));
    }
    (parts.join(&format!(" {} ", pen.look.glyphs.dot)), Role::Text)
}

/// The most telling finding: of the figure under the cursor, then one that was not there before, then any.
fn checked(pen: &Pen<'_>, state: &State, entry: &Entry) -> (String, Role) {
    let lang = state.lang;
    let open: Vec<&Finding> = entry.assessment.findings.iter().filter(|f| f.is_open()).collect();
    if open.is_empty() {
        return (format!("{} {}", pen.look.glyphs.verdict(Verdict::Met), words::all_agree(lang)), Role::Good);
    }
    let here = entry.current().and_then(|id| open.iter().find(|f| f.concerns(id)));
    let known = |f: &&&Finding| !state.assessment.findings.iter().any(|old| old.id == f.id);
    let first = here.or_else(|| open.iter().find(known)).or(open.first());
    let count = format!("! {} {}", words::checked(lang), words::mismatches(lang, open.len()));
    let text = first.map(|f| said::sentence(lang, &entry.draft, f)).unwrap_or_default();
    let role = if here.is_some() { Role::Warn } else { Role::Muted };
    (format!("{count}: {text}"), role)
}
