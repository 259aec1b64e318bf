//! What to talk about first, then a card for every sector.

use ratatui::text::Line as TextLine;

use super::flow::wrap;
use super::pen::{Pen, width};
use super::sector::first_shown;
use super::widgets::big;
use super::widgets::bullet::{bullet, verdict_role};
use crate::app::{Density, Line, Page, State, lines};
use crate::assess::{Row, sentence};
use crate::model::{Verdict, date, number};
use crate::text::{labels, screen};
use crate::theme::Role;

/// Draws the page into `pen`.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (w, h) = (pen.width(), pen.height());
    let lines = state.lines();
    if state.assessment.period.is_none() {
        pen.text(1, 1, screen::no_periods(state.lang), Role::Muted);
        return;
    }
    let matters: Vec<Matter> = lines.iter().map(|l| matter(pen, state, *l, w.saturating_sub(5))).collect();
    let wanted: u16 = 1 + matters.iter().map(Matter::height).sum::<u16>().max(1);
    let cards = Cards::new(state, w, h);
    let list = wanted.min(h.saturating_sub(cards.height(h)).max(h / 2));
    let y = discuss(&mut pen.part(0, 0, w, list), state, &lines, &matters);
    let gap = u16::from(h >= 24 && cards.height(h) + list < h);
    let top = y.max(list) + gap;
    cards.draw(&mut pen.part(0, top, w, h.saturating_sub(top)), state);
}

/// One matter, wrapped.
struct Matter {
    mark: String,
    role: Role,
    parts: Vec<String>,
}

impl Matter {
    fn height(&self) -> u16 {
        u16::try_from(self.parts.len()).unwrap_or(1)
    }
}

fn matter(pen: &Pen<'_>, state: &State, line: Line, room: u16) -> Matter {
    let (lang, commune, glyphs) = (state.lang, &state.data.commune, pen.look.glyphs);
    let (mark, role, text) = match line {
        Line::Matter(at) => state.assessment.attention.get(at).map(|a| (glyphs.verdict(a.verdict), verdict_role(a.verdict), sentence::of_matter(lang, commune, &state.assessment, a))),
        Line::Finding(at) => state.assessment.findings.get(at).map(|f| ("!", Role::Warn, sentence::of_finding(lang, commune, f))),
        _ => None,
    }
    .unwrap_or(("", Role::Text, String::new()));
    let room = room.min(150);
    Matter { mark: mark.to_string(), role, parts: wrap(&text, room) }
}

/// Draws the list of matters; returns the row below it.
fn discuss(pen: &mut Pen<'_>, state: &State, lines: &[Line], matters: &[Matter]) -> u16 {
    let h = pen.height();
    pen.text(1, 0, screen::to_discuss(state.lang), Role::Group);
    ages(pen, state);
    if matters.is_empty() {
        pen.text(1, 1, pen.look.glyphs.verdict(Verdict::Met), Role::Good);
        pen.text(3, 1, screen::nothing_to_discuss(state.lang), Role::Text);
        return 2;
    }
    let cursor = state.cursor(lines);
    // whole matters from the first one that lets the selected one be seen
    let room = h.saturating_sub(1);
    let fits = |from: usize| matters.get(from..=cursor).is_some_and(|m| m.iter().map(Matter::height).sum::<u16>() <= room);
    let total: u16 = matters.iter().map(Matter::height).sum();
    let from = if total <= room { 0 } else { (0..=cursor).find(|f| fits(*f)).unwrap_or_else(|| first_shown(cursor, matters.len(), usize::from(room))) };
    let mut y = 1;
    for (at, matter) in matters.iter().enumerate().skip(from) {
        if y + matter.height() > h && y > 1 {
            let rest = matters.len() - at;
            let end = pen.width().saturating_sub(1);
            pen.right(end, h.saturating_sub(1), &screen::more_matters(state.lang, rest), Role::Key);
            break;
        }
        pen.text(2, y, &matter.mark, matter.role);
        for part in &matter.parts {
            let role = if at == 0 && matter.role == Role::Bad { Role::Headline } else { Role::Text };
            pen.text(4, y, part, role);
            if at == cursor {
                pen.tint(0, y, pen.width(), Role::Selected);
                pen.text(0, y, pen.look.glyphs.cursor, Role::Selected);
            }
            y += 1;
        }
    }
    y
}

/// How old the figures are, at the right of the first row.
fn ages(pen: &mut Pen<'_>, state: &State) {
    let Some(data) = state.assessment.period.and_then(|p| state.data.commune.periods.get(p)) else { return };
    let days = || data.figures.iter().filter(|f| f.as_of >= data.from).map(|f| f.as_of);
    let (Some(from), Some(to)) = (days().min(), days().max()) else { return };
    let mut text = screen::ages(state.lang, &date::format_short(from), &date::format_short(to), &date::format(data.reported), pen.look.glyphs.dash);
    let age = (state.today - data.reported).num_days();
    if age > 45 {
        text.push_str(&screen::old(state.lang, age));
    }
    let start = width(screen::to_discuss(state.lang)) + 4;
    if start + width(&text) < pen.width() {
        let end = pen.width() - 1;
        pen.right(end, 0, &text, Role::Muted);
    }
}

/// The cards of the sectors.
struct Cards {
    sectors: Vec<(usize, Vec<usize>)>,
    columns: u16,
    width: u16,
}

impl Cards {
    fn new(state: &State, w: u16, h: u16) -> Self {
        let most = if h >= 40 { 3 } else { 2 };
        let catalogue = &state.data.commune.catalogue;
        let sectors: Vec<(usize, Vec<usize>)> = (0..catalogue.sectors.len())
            .map(|sector| {
                let of_sector = |(_, r): &(usize, &Row)| lines::sector_of(state, r) == Some(sector) && r.actual.is_some();
                let headline = |r: &Row| catalogue.indicator(r.indicator).is_some_and(|i| i.headline);
                let mut rows: Vec<(usize, &Row)> = state.assessment.rows.iter().enumerate().filter(of_sector).collect();
                rows.sort_by_key(|(at, r)| (!headline(r), *at));
                (sector, rows.into_iter().take(most).map(|(at, _)| at).collect())
            })
            .filter(|(_, rows): &(usize, Vec<usize>)| !rows.is_empty())
            .collect();
        let count = u16::try_from(sectors.len()).unwrap_or(1).max(1);
        // as many side by side as leave each 24 columns
        let columns = (w / 24).clamp(1, count);
        let columns = count.div_ceil(count.div_ceil(columns));
        Self { sectors, columns, width: w / columns }
    }

    fn rows(&self) -> u16 {
        u16::try_from(self.sectors.len()).unwrap_or(0).div_ceil(self.columns)
    }

    /// Rows that the cards want of `h`.
    fn height(&self, h: u16) -> u16 {
        let most = self.sectors.iter().map(|(_, rows)| rows.len()).max().unwrap_or(0);
        let each = 1 + u16::try_from(most).unwrap_or(0) * self.each(h);
        self.rows() * (each + 1)
    }

    /// Rows of one headline indicator within a card: its name, its figure (in big digits where there is room), its gauge.
    fn each(&self, h: u16) -> u16 {
        if h >= 40 && self.width >= 34 {
            8
        } else if h >= 28 {
            4
        } else {
            3
        }
    }

    fn draw(&self, pen: &mut Pen<'_>, state: &State) {
        let h = pen.height();
        if self.rows() == 0 || h < 3 {
            return;
        }
        let each = h / self.rows();
        for (at, (sector, rows)) in (0u16..).zip(&self.sectors) {
            let (x, y) = (at % self.columns * self.width, at / self.columns * each);
            self.card(&mut pen.part(x, y, self.width.saturating_sub(1), each), state, *sector, rows);
        }
    }

    fn card(&self, pen: &mut Pen<'_>, state: &State, sector: usize, rows: &[usize]) {
        let catalogue = &state.data.commune.catalogue;
        let Some(named) = catalogue.sectors.get(sector) else { return };
        let number = state.pages().iter().position(|p| *p == Page::Sector(sector)).map_or(0, |at| at + 1);
        pen.rule(0);
        let name = format!(" {number} {} ", state.lang.pick(&named.name, &named.en).to_uppercase());
        let room = pen.width().saturating_sub(1);
        pen.fit(1, 0, room, &name, Role::Group);
        let each = if state.density() == Density::Wide && state.size.1 >= 44 && self.width >= 34 {
            8
        } else if pen.height() >= 1 + 4 * u16::try_from(rows.len()).unwrap_or(1) {
            4
        } else {
            3
        };
        for (y, at) in (1..pen.height()).step_by(usize::from(each)).zip(rows) {
            if let Some(row) = state.assessment.rows.get(*at).filter(|_| y + 2 <= pen.height()) {
                let (w, h) = (pen.width().saturating_sub(1), pen.height().saturating_sub(y).min(each));
                headline(&mut pen.part(1, y, w, h), state, row, each);
            }
        }
    }
}

/// One headline indicator: name; figure and verdict; gauge.
fn headline(pen: &mut Pen<'_>, state: &State, row: &Row, each: u16) {
    let (lang, commune, glyphs) = (state.lang, &state.data.commune, pen.look.glyphs);
    let (Some(indicator), Some(actual)) = (commune.catalogue.indicator(row.indicator), row.actual) else { return };
    let room = pen.width();
    let long = sentence::name(lang, indicator);
    let name = if width(long) <= room { long } else { lang.pick(&indicator.short, &indicator.en) };
    pen.fit(0, 0, room, name, Role::Text);
    let standing = row.standings.first();
    let paced = standing.filter(|s| s.pace.is_some()).and_then(|s| s.percent);
    let unit = commune.catalogue.units.get(indicator.unit).map_or("", |u| lang.pick(&u.name, &u.en));
    let figure = match paced {
        Some(percent) => format!("{}%", number::format_short(percent, 2)),
        None if unit == "%" => format!("{}%", number::format_short(actual.value, 2)),
        None => number::format_short(actual.value, 2),
    };
    let unit = if paced.is_some() { screen::column_plan(lang) } else if unit == "%" { "" } else { unit };
    let verdict = row.verdict();
    let mut y = 1;
    if each >= 8 && big::width(&figure) <= room {
        let role = if standing.is_some() { verdict_role(verdict) } else { Role::Number };
        pen.big(0, 1, &figure, role);
        pen.text(big::width(&figure) + 1, 4, unit, Role::Muted);
        y = 5;
    } else {
        let x = pen.text(0, 1, &figure, Role::Number);
        pen.text(x + 1, 1, unit, Role::Muted);
    }
    let word = format!("{} {}", glyphs.verdict(verdict), labels::verdict(lang, verdict));
    if standing.is_some() {
        if y == 1 {
            pen.right(room, 1, &word, verdict_role(verdict));
            y = 2;
        } else {
            pen.text(0, y, &word, verdict_role(verdict));
            y += 1;
        }
    }
    if let Some((standing, percent)) = standing.and_then(|s| Some((s, s.percent?))) {
        let spans = bullet(pen.look, room.min(48), percent, standing.pace.map(|p| p.percent), standing.verdict);
        pen.line(0, y, &TextLine::from(spans));
    }
}
