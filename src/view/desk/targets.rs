//! The targets of the plan of several years: what is wanted, where the path is this year, where we are.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::rows;
use crate::app::State;
use crate::assess::sentence;
use crate::assess::targets::{self, Basis, TargetStanding};
use crate::model::{Shape, Target, Verdict, number};
use crate::text::{Lang, desk as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::bullet::{bullet, verdict_role};

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let stand = targets::standings(commune, state.assessment.period, state.assessment.as_of);
    let known = stand.iter().filter(|s| s.today.is_some()).count();
    let bad = stand
        .iter()
        .filter(|s| s.verdict.is_some_and(Verdict::is_bad))
        .count();
    let room = pen.width().saturating_sub(2);
    let tall = pen.height() >= 12;
    let mut top = 0;
    let counts = words::target_counts(lang, commune.targets.len(), known, bad);
    for part in rows::lines(&counts, room, if tall { 2 } else { 1 }, pen.look.glyphs.cut) {
        pen.text(1, top, &part, Role::Headline);
        top += 1;
    }
    let columns = Columns::new(state, pen.width());
    columns.head(pen, lang, top);
    top += 1;
    let shown = state.lines();
    let cursor = state.cursor(&shown);
    let texts: Vec<[Vec<String>; 2]> = commune
        .targets
        .iter()
        .map(|target| columns.texts(pen, lang, target))
        .collect();
    let height = |t: &[Vec<String>; 2]| {
        t.iter()
            .map(Vec::len)
            .max()
            .and_then(|h| u16::try_from(h).ok())
            .unwrap_or(1)
            .max(1)
    };
    let heights: Vec<u16> = texts.iter().map(height).collect();
    let from = rows::first_of_page(&heights, cursor, pen.height().saturating_sub(top));
    let (mut y, mut below) = (top, from);
    for (at, ((target, standing), texts)) in commune
        .targets
        .iter()
        .zip(&stand)
        .zip(&texts)
        .enumerate()
        .skip(from)
    {
        let height = height(texts);
        if y + height > pen.height() && y > top {
            break;
        }
        for y in (y..y + height).filter(|_| at == cursor) {
            pen.select(y);
        }
        columns.row(pen, state, y, (target, standing), texts);
        y += height;
        below = at + 1;
    }
    let [up, down] = pen.look.glyphs.more;
    let last = pen.width().saturating_sub(1);
    if from > 0 {
        pen.text(last, top - 1, up, Role::Key);
    }
    if below < shown.len() {
        let y = pen.height().saturating_sub(1);
        pen.text(last, y, down, Role::Key);
    }
}

struct Columns {
    number: u16,
    name: u16,
    wanted: u16,
    path: u16,
    today: u16,
    bar: u16,
    word: u16,
}

impl Columns {
    /// As wide as what stands in them; the name takes the rest, and what does not fit goes whole: bar, this year, today.
    fn new(state: &State, w: u16) -> Self {
        let lang = state.lang;
        let all = &state.data.commune.targets;
        let wanted = all
            .iter()
            .map(|t| width(&targets::ask(lang, t)))
            .max()
            .unwrap_or(0)
            .min(if w >= 100 { 30 } else { 15 })
            + 1;
        // the mark says the verdict too
        let word = if w >= 56 {
            width(words::no_figure(lang)) + 1
        } else {
            0
        };
        let names = all
            .iter()
            .map(|t| width(lang.pick(&t.name, &t.en)))
            .max()
            .unwrap_or(0)
            .min(48);
        let (mut path, mut today, mut bar) = (0, 0, 0);
        let number = all
            .iter()
            .map(|t| width(&t.number))
            .max()
            .unwrap_or(0)
            .max(3);
        let mut spare = w.saturating_sub(number + 4 + wanted + word + names.min(28));
        for (column, want) in [(&mut today, 10), (&mut path, 12), (&mut bar, 18)] {
            if spare >= want {
                *column = want;
                spare -= want;
            }
        }
        Self {
            number,
            name: w.saturating_sub(number + 4 + wanted + path + today + bar + word),
            wanted,
            path,
            today,
            bar,
            word,
        }
    }

    fn cells(&self) -> [(u16, u16); 6] {
        let mut x = self.number + 4;
        [
            self.name,
            self.wanted,
            self.path,
            self.today,
            self.bar,
            self.word,
        ]
        .map(|w| {
            let cell = (x, w.saturating_sub(1));
            x += w;
            cell
        })
    }

    fn head(&self, pen: &mut Pen<'_>, lang: Lang, y: u16) {
        let [name, wanted, path, today, _, word] = self.cells();
        pen.fit(name.0, y, name.1, words::column_target(lang), Role::Muted);
        pen.fit(
            wanted.0,
            y,
            wanted.1,
            words::column_wanted(lang),
            Role::Muted,
        );
        for (cell, text) in [
            (path, words::column_path(lang)),
            (today, words::column_today(lang)),
        ] {
            if cell.1 > 0 {
                pen.right(cell.0 + cell.1, y, text, Role::Muted);
            }
        }
        if word.1 > 0 {
            pen.fit(word.0, y, word.1, screen::column_verdict(lang), Role::Muted);
        }
    }

    /// The name, and what is wanted: whole, since it holds a figure.
    fn texts(&self, pen: &Pen<'_>, lang: Lang, target: &Target) -> [Vec<String>; 2] {
        let [name, wanted, ..] = self.cells();
        let cut = pen.look.glyphs.cut;
        [
            rows::lines(lang.pick(&target.name, &target.en), name.1, 3, cut),
            rows::lines(&targets::ask(lang, target), wanted.1, usize::MAX, cut),
        ]
    }

    fn row(
        &self,
        pen: &mut Pen<'_>,
        state: &State,
        y: u16,
        (target, standing): (&Target, &TargetStanding),
        texts: &[Vec<String>; 2],
    ) {
        let lang = state.lang;
        let [name, wanted, path, today, bar, word] = self.cells();
        let verdict = standing.verdict.unwrap_or(Verdict::NoPlan);
        pen.verdict(1, y, verdict);
        pen.right(self.number + 3, y, &target.number, Role::Muted);
        for ((cell, role), parts) in [(name, Role::Text), (wanted, Role::Plan)]
            .into_iter()
            .zip(texts)
        {
            for (y, part) in (y..).zip(parts) {
                pen.text(cell.0, y, part, role);
            }
        }
        let year = state.assessment.as_of.year();
        let points = &standing.path.points;
        let at = points
            .iter()
            .find(|p| p.year == year.max(target.years.0))
            .filter(|_| standing.path.basis == Basis::Value)
            .map(|p| p.value);
        let actual = standing.today.map(|t| t.actual.value);
        for (cell, value) in [(path, at), (today, actual)] {
            if let Some(value) = value.filter(|_| cell.1 > 0) {
                pen.right(
                    cell.0 + cell.1,
                    y,
                    &number::format_short(value, 2),
                    if cell == today {
                        Role::Number
                    } else {
                        Role::Text
                    },
                );
            }
        }
        if let (Some(actual), Some(value)) = (
            actual,
            target
                .value
                .filter(|v| !v.is_zero() && self.bar > 0 && has_scale(target)),
        ) {
            let share = |v: Decimal| {
                v.checked_mul(Decimal::ONE_HUNDRED)
                    .and_then(|v| v.checked_div(value))
            };
            if let Some(percent) = share(actual) {
                let spans = bullet(
                    pen.look,
                    bar.1,
                    percent,
                    standing.expected.and_then(share),
                    verdict,
                );
                pen.spans(bar.0, y, &spans);
            }
        }
        let text = verdict_words(lang, standing.verdict);
        if word.1 > 0 {
            pen.fit(word.0, y, word.1, text, verdict_role(verdict));
        }
    }
}

/// A bar means something where the figure itself is to reach the value.
fn has_scale(target: &Target) -> bool {
    matches!(target.shape, Shape::Reach | Shape::Keep | Shape::AtLeast)
}

/// Draws one target full screen: its path year by year.
pub fn detail(pen: &mut Pen<'_>, state: &State, at: usize, scroll: u16) -> u16 {
    let (lang, commune) = (state.lang, &state.data.commune);
    let Some(target) = commune.targets.get(at) else {
        return 0;
    };
    let all = targets::standings(commune, state.assessment.period, state.assessment.as_of);
    let Some(standing) = all.get(at) else {
        return 0;
    };
    let mut flow = Flow::new(pen.look, pen.width().saturating_sub(3).min(110));
    let sector = target.sector.and_then(|s| commune.catalogue.sectors.get(s));
    let sector = sector.map_or("", |s| lang.pick(&s.name, &s.en));
    let head = format!("{sector}{}{}", pen.look.dot(), target.number);
    flow.text(&head, Role::Muted);
    flow.text(lang.pick(&target.name, &target.en), Role::Headline);
    flow.gap();
    let verdict = standing.verdict.unwrap_or(Verdict::NoPlan);
    let mark = pen.look.glyphs.verdict(verdict);
    let word = verdict_words(lang, standing.verdict);
    flow.text(&format!("{mark} {word}"), verdict_role(verdict));
    flow.labelled(words::goal(lang), &targets::ask(lang, target), Role::Text);
    let indicator = target.indicator;
    if let Some(indicator) = indicator.and_then(|id| commune.catalogue.indicator(id)) {
        let figure = standing
            .today
            .map_or(words::no_figure(lang).to_string(), |t| {
                sentence::with_unit(lang, commune, indicator, t.actual.value, 6)
            });
        let text = format!("{}: {figure}", sentence::name(lang, indicator));
        flow.labelled(words::measured_by(lang), &text, Role::Text);
    }
    path(&mut flow, lang, target, standing);
    flow.gap();
    if let Some(note) = &target.note {
        flow.labelled(screen::note(lang), note, Role::Text);
    }
    flow.labelled(screen::source(lang), &target.source, Role::Muted);
    let (w, h) = (pen.width(), pen.height());
    flow.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
}

/// What is wanted year by year.
fn path(flow: &mut Flow<'_>, lang: Lang, target: &Target, standing: &TargetStanding) {
    let points = &standing.path.points;
    if !points.is_empty() {
        flow.heading(words::path(lang));
    }
    let unit = match standing.path.basis {
        Basis::Value => &*target.unit,
        Basis::Index => words::index(lang),
        Basis::Change => words::index_change(lang),
    };
    let written: Vec<String> = points
        .iter()
        .map(|p| number::format_short(p.value, 2))
        .collect();
    let most = written.iter().map(|t| width(t)).max().unwrap_or(0);
    for (point, text) in points.iter().zip(written) {
        let pad = " ".repeat(usize::from(most - width(&text)));
        flow.text(&format!("{}  {pad}{text} {unit}", point.year), Role::Text);
    }
}

fn verdict_words(lang: Lang, verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::NoFigure) => words::no_figure(lang),
        Some(verdict) => verdict.name(lang),
        None => words::not_comparable(lang),
    }
}
