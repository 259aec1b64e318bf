//! What to talk about first, then a card for every sector.

use super::desk::brief;
use super::detail::Subject;
use super::pen::{Pen, count, width};
use super::sector::first_shown;
use super::table::Table;
use super::widgets::big;
use super::widgets::bullet::{gauge, verdict_role};
use crate::app::{Page, State, TabLine};
use crate::assess::{Finding, Row, sentence};
use crate::model::{Verdict, date, number};
use crate::text::measure::wrap;
use crate::text::screen;
use crate::theme::Role;

/// So many findings of the cross-check take room from the cards.
const FINDINGS: usize = 3;

/// Draws the page into `pen`.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (w, h) = (pen.width(), pen.height());
    let lines = state.lines();
    let room = w.saturating_sub(5);
    let matters: Vec<Matter> = lines.iter().map(|l| matter(pen, state, *l, room)).collect();
    // findings do not crowd out the cards: those that have no room are a line that counts them, and the cursor walks on to them
    let is_finding = |l: &TabLine| matches!(l, TabLine::Finding(_));
    let first_finding = lines.iter().position(is_finding).unwrap_or(lines.len());
    let wanted = |findings: usize| {
        let shown = matters.iter().take(first_finding + findings);
        let shown: u16 = shown.map(Matter::height).sum();
        1 + (shown + u16::from(lines.len() > first_finding + findings)).max(1)
    };
    let big = !pen.look.glyphs.ascii;
    // figures that nothing is wrong with leave room for tasks and events
    let below = brief::has_any(state);
    let kept = if below && !is_judged(state) && h >= 18 {
        8
    } else {
        0
    };
    let beside = |findings: usize| {
        let list = wanted(findings);
        let room = h.saturating_sub(list + 1 + kept);
        (list, Cards::new(state, w, room, big))
    };
    let mut ways = (0..=FINDINGS).rev().map(beside);
    let fitting = ways.find(|(_, cards)| cards.height() > 0);
    let all = wanted;
    let (wanted, cards) = fitting.unwrap_or_else(|| beside(FINDINGS));
    let mut list = wanted.min(h.saturating_sub(cards.height()).max(h / 2));
    if cards.height() == 0 {
        // tasks and events come up in the other half, where that is enough for them
        let findings = lines.len() - first_finding;
        list = if below && h >= 10 {
            all(findings).min(h / 2)
        } else {
            h
        };
    }
    discuss(&mut pen.part(0, 0, w, list), state, &lines, &matters);
    let mut top = list + u16::from(h >= 24 && cards.height() + list < h);
    cards.draw(&mut pen.part(0, top, w, cards.height()), state);
    top += cards.height();
    let rest = h.saturating_sub(top);
    if rest >= 5 && below {
        let judged = is_judged(state);
        let rows = if rest >= 16 && judged { rest / 2 } else { rest };
        brief::draw(&mut pen.part(0, top, w, rows), state);
        top += rows;
    }
    judged(&mut pen.part(0, top, w, h.saturating_sub(top)), state);
}

/// Whether any figure has a plan or a level to be compared with.
fn is_judged(state: &State) -> bool {
    state
        .assessment
        .rows
        .iter()
        .any(|r| r.actual.is_some() && !r.standings.is_empty())
}

/// All rows with a plan or a level, the worst first, where there is room left for them.
fn judged(pen: &mut Pen<'_>, state: &State) {
    let rows = &state.assessment.rows;
    let mut judged: Vec<(&Row, usize)> = rows.iter().zip(0..).collect();
    judged.retain(|(row, _)| !row.standings.is_empty());
    judged.sort_by_key(|(row, at)| (row.verdict(), *at));
    let line = |(_, row)| TabLine::Row { row, standing: 0 };
    let mut lines: Vec<TabLine> = judged.into_iter().map(line).collect();
    let room = usize::from(pen.height().saturating_sub(2));
    if lines.is_empty() || room < 4 {
        return;
    }
    pen.rule(0);
    let mut title = format!(" {} ({}) ", screen::with_plan(state.lang), lines.len());
    lines.truncate(room);
    title = title.to_uppercase();
    pen.text(1, 0, &title, Role::Group);
    let table = Table::new(pen, state, &lines, pen.width());
    table.head(pen, 1);
    for (y, at) in (2..).zip(0..lines.len()) {
        table.line(pen, y, at, false);
    }
}

/// One matter, wrapped.
struct Matter {
    mark: &'static str,
    role: Role,
    parts: Vec<String>,
}

impl Matter {
    fn height(&self) -> u16 {
        count(self.parts.len())
    }
}

fn matter(pen: &Pen<'_>, state: &State, line: TabLine, room: u16) -> Matter {
    let (lang, commune, glyphs) = (state.lang, &state.data.commune, pen.look.glyphs);
    let assessment = &state.assessment;
    let in_words = if pen.width() < 100 {
        sentence::of_matter_brief
    } else {
        sentence::of_matter
    };
    let written = match line {
        TabLine::Matter(at) => assessment.attention.get(at).map(|a| {
            let text = in_words(lang, commune, assessment, a);
            (glyphs.verdict(a.verdict), verdict_role(a.verdict), text)
        }),
        TabLine::Finding(at) => assessment.findings.get(at).map(|f| {
            let text = sentence::of_finding(lang, commune, f);
            if f.is_open() {
                ("!", Role::Warn, text)
            } else {
                (glyphs.missing, Role::Muted, text)
            }
        }),
        _ => None,
    };
    let (mark, role, text) = written.unwrap_or(("", Role::Text, String::new()));
    Matter {
        mark,
        role,
        parts: wrap(&text, room.min(150)),
    }
}

/// Draws the list of matters.
fn discuss(pen: &mut Pen<'_>, state: &State, lines: &[TabLine], matters: &[Matter]) {
    let h = pen.height();
    let start = pen.text(1, 0, screen::to_discuss(state.lang), Role::Group);
    let start = found(pen, state, start);
    ages(pen, state, start);
    if matters.is_empty() {
        nothing(pen, state);
        return;
    }
    let cursor = state.cursor(lines);
    // whole matters from the first one that lets the selected one be seen
    let room = h.saturating_sub(1);
    let total: u16 = matters.iter().map(Matter::height).sum();
    let whole = total <= room;
    // the line that counts the rest takes a row, unless the selected matter is the last
    let room = room.saturating_sub(u16::from(cursor + 1 < matters.len()));
    let fits = |from: usize| {
        matters
            .get(from..=cursor)
            .is_some_and(|m| m.iter().map(Matter::height).sum::<u16>() <= room)
    };
    let from = if whole {
        0
    } else {
        (0..=cursor)
            .find(|f| fits(*f))
            .unwrap_or_else(|| first_shown(cursor, matters.len(), usize::from(room)))
    };
    let mut y = 1;
    for (at, matter) in matters.iter().enumerate().skip(from) {
        // the line that counts the rest lies over nothing
        let line_below = u16::from(at + 1 < matters.len());
        if y + matter.height() + line_below > h && y > 1 {
            let rest = matters.len() - at;
            let end = pen.width().saturating_sub(1);
            let finding = |l: &TabLine| match l {
                TabLine::Finding(at) => state.assessment.findings.get(*at),
                _ => None,
            };
            let findings = lines.iter().skip(at).filter_map(finding);
            let findings: Vec<bool> = findings.map(Finding::is_open).collect();
            let open = findings.iter().filter(|open| **open).count();
            let more = if findings.len() == rest {
                screen::more_slips(state.lang, open, rest - open)
            } else {
                screen::more_matters(state.lang, rest)
            };
            pen.right(end, h.saturating_sub(1), &more, Role::Key);
            break;
        }
        for (nth, part) in matter.parts.iter().enumerate() {
            if at == cursor {
                pen.select(y);
            }
            if nth == 0 {
                pen.text(2, y, matter.mark, matter.role);
            }
            let role = if at == 0 && matter.role == Role::Bad {
                Role::Headline
            } else {
                Role::Text
            };
            pen.text(4, y, part, role);
            y += 1;
        }
    }
}

/// How many findings of the cross-check there are, after the heading.
fn found(pen: &mut Pen<'_>, state: &State, start: u16) -> u16 {
    let findings = &state.assessment.findings;
    if findings.is_empty() {
        return start;
    }
    let open = findings.iter().filter(|f| f.is_open()).count();
    let found = screen::findings(state.lang, open, findings.len() - open);
    let role = if open > 0 { Role::Warn } else { Role::Muted };
    pen.text(start, 0, &format!("{}{found}", pen.look.dot()), role)
}

/// Nothing is slow; where nothing can be, that is said instead.
fn nothing(pen: &mut Pen<'_>, state: &State) {
    let lang = state.lang;
    let judged = is_judged(state);
    let room = pen.width().saturating_sub(4);
    if judged {
        pen.text(1, 1, pen.look.glyphs.verdict(Verdict::Met), Role::Good);
        pen.fit(3, 1, room, screen::nothing_to_discuss(lang), Role::Text);
    } else if state.assessment.period.is_some() {
        pen.text(1, 1, pen.look.glyphs.missing, Role::Muted);
        pen.fit(3, 1, room, screen::nothing_to_judge(lang), Role::Muted);
    }
}

/// How old the figures are, at the right of the first row; that there are none, where there are none.
fn ages(pen: &mut Pen<'_>, state: &State, start: u16) {
    let (lang, end) = (state.lang, pen.width().saturating_sub(1));
    let fits = |text: &str| start + 3 + width(text) < end + 1;
    let Some(data) = state.period() else {
        let text = screen::no_periods(lang);
        if fits(text) {
            pen.right(end, 0, text, Role::Muted);
        }
        return;
    };
    let days = || {
        let figures = data.figures.iter().filter(|f| f.as_of >= data.from);
        figures.map(|f| f.as_of)
    };
    let (Some(from), Some(to)) = (days().min(), days().max()) else {
        return;
    };
    let (from, to) = (date::format_short(from), date::format_short(to));
    let (dash, reported) = (pen.look.glyphs.dash, date::format(data.reported));
    let mut text = screen::ages(lang, &from, &to, &reported, dash);
    let age = (state.today - data.reported).num_days();
    if age > 45 {
        text.push_str(&screen::old(lang, age));
    }
    let brief = screen::ages_brief(lang, &from, &to, dash);
    if let Some(text) = [text, brief].iter().find(|text| fits(text)) {
        pen.right(end, 0, text, Role::Muted);
    }
}

/// The cards of the sectors.
struct Cards {
    sectors: Vec<(usize, Vec<usize>)>,
    columns: u16,
    width: u16,
    /// Rows of one headline indicator within a card: its name, its figure (in big digits where there is room), its gauge.
    each: u16,
    /// Headline indicators of a card.
    most: u16,
    /// Whether there are big digits.
    big: bool,
}

impl Cards {
    /// As many cards side by side as leave each 23 columns, as rich as `room` rows allow; none where there is room for none. Big digits
    /// only where their blocks can be shown.
    fn new(state: &State, w: u16, room: u16, big: bool) -> Self {
        let catalogue = &state.data.commune.catalogue;
        let rows = &state.assessment.rows;
        let of_sector = |sector: usize| {
            let headline = |r: &Row| catalogue.indicator(r.indicator).is_some_and(|i| i.headline);
            let mut rows: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
            rows.retain(|(_, r)| state.sector_of(r) == Some(sector) && r.actual.is_some());
            rows.sort_by_key(|(at, r)| (!headline(r), r.standings.is_empty(), *at));
            (sector, rows.into_iter().take(2).map(|(at, _)| at).collect())
        };
        let sectors: Vec<(usize, Vec<usize>)> = (0..catalogue.sectors.len())
            .map(of_sector)
            .filter(|(_, rows): &(usize, Vec<usize>)| !rows.is_empty())
            .collect();
        let all = count(sectors.len()).max(1);
        let columns = (w / 23).clamp(1, all);
        let columns = all.div_ceil(all.div_ceil(columns));
        let most = sectors.iter().map(|(_, rows)| rows.len()).max();
        let most = count(most.unwrap_or(0));
        // without a plan there is no gauge and no word of a verdict to keep rows for
        let has_plan = |at: &usize| rows.get(*at).is_some_and(|r| !r.standings.is_empty());
        let judged = sectors.iter().flat_map(|(_, rows)| rows).any(has_plan);
        let rows = all.div_ceil(columns);
        let ways = if judged {
            [(8, most), (4, most), (3, most), (4, 1), (3, 1)]
        } else {
            [(6, most), (3, most), (2, most), (3, 1), (2, 1)]
        };
        let fitting = (0..)
            .zip(ways)
            .skip(usize::from(!big))
            .find(|(_, (each, most))| rows * (each * most + 1) <= room);
        let (way, (each, most)) = fitting.unwrap_or((1, (0, 0)));
        Self {
            sectors,
            columns,
            width: w / columns,
            each,
            most,
            big: way == 0,
        }
    }

    fn rows(&self) -> u16 {
        count(self.sectors.len()).div_ceil(self.columns)
    }

    /// Rows that the cards take.
    fn height(&self) -> u16 {
        if self.most == 0 {
            0
        } else {
            self.rows() * (self.each * self.most + 1)
        }
    }

    fn draw(&self, pen: &mut Pen<'_>, state: &State) {
        if self.most == 0 {
            return;
        }
        let height = self.each * self.most + 1;
        for (at, (sector, rows)) in (0u16..).zip(&self.sectors) {
            let (x, y) = (at % self.columns * self.width, at / self.columns * height);
            let pen = &mut pen.part(x, y, self.width.saturating_sub(1), height);
            self.card(pen, state, *sector, rows);
        }
    }

    fn card(&self, pen: &mut Pen<'_>, state: &State, sector: usize, rows: &[usize]) {
        let Some(named) = state.data.commune.catalogue.sectors.get(sector) else {
            return;
        };
        let pages = state.pages();
        let number = pages.iter().find(|(_, p)| *p == Page::Sector(sector));
        let number = number.map_or(0, |(number, _)| *number);
        let room = pen.width().saturating_sub(1);
        let name = state.lang.pick(&named.name, &named.en).to_uppercase();
        let full = format!(" {number} {name} ");
        let name = if width(&full) <= room {
            full
        } else {
            format!(" {number} {} ", named.short)
        };
        pen.rule(0);
        pen.text(1, 0, &name, Role::Group);
        for (y, at) in (1..pen.height())
            .step_by(usize::from(self.each))
            .zip(rows.iter().take(usize::from(self.most)))
        {
            if let Some(row) = state.assessment.rows.get(*at) {
                headline(&mut pen.part(1, y, room, self.each), state, row, self.big);
            }
        }
    }
}

/// One headline indicator: name; figure and verdict; gauge.
fn headline(pen: &mut Pen<'_>, state: &State, row: &Row, big: bool) {
    let lang = state.lang;
    let Some((subject, actual)) = Subject::new(state, row.indicator).zip(row.actual) else {
        return;
    };
    let room = pen.width();
    let long = subject.indicator.called(lang);
    let name = if width(long) <= room {
        long
    } else {
        lang.pick(&subject.indicator.short, &subject.indicator.en)
    };
    pen.fit(0, 0, room, name, Role::Text);
    let standing = row.standings.first();
    let paced = standing
        .filter(|s| s.pace.is_some())
        .and_then(|s| s.percent);
    let (value, sign, unit) = match (paced, subject.unit()) {
        (Some(percent), _) => (percent, "%", screen::column_plan(lang)),
        (None, "%") => (actual.value, "%", ""),
        (None, unit) => (actual.value, "", unit),
    };
    let verdict = row.verdict();
    let mut y = 1;
    let written = |d| format!("{}{sign}", number::format_short(value, d));
    let shorter = if sign.is_empty() { &[][..] } else { &[1, 0] };
    let mut forms = [2].iter().chain(shorter).map(|d| written(*d));
    let fitting = forms.find(|f| big::width(f) <= room).filter(|_| big);
    if let Some(figure) = fitting {
        let role = standing.map_or(Role::Number, |_| verdict_role(verdict));
        pen.big(0, 1, &figure, role);
        let x = big::width(&figure) + 1;
        if x + width(unit) <= room {
            pen.text(x, 4, unit, Role::Muted);
        }
        y = 5;
    } else {
        let x = pen.text(0, 1, &written(2), Role::Number);
        pen.text(x + 1, 1, unit, Role::Muted);
    }
    let Some(standing) = standing else { return };
    let word = pen.look.verdict(verdict);
    if y == 1 {
        pen.right(room, 1, &word, verdict_role(verdict));
    } else {
        pen.text(0, y, &word, verdict_role(verdict));
    }
    if let Some(spans) = gauge(pen.look, room.min(48), standing) {
        pen.spans(0, y + 1, &spans);
    }
}
