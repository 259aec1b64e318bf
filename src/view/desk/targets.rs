//! The targets of the plan of several years: what is wanted, where the path is this year, where we are.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::rows;
use crate::app::{State, TabLine};
use crate::assess::sentence;
use crate::assess::targets::{self, Basis, TargetStanding};
use crate::model::{Shape, Target, Verdict, number};
use crate::text::{Lang, desk as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::gauge::{Gauge, verdict_role};
use crate::view::widgets::spark;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let stand = targets::standings(commune, state.assessment.period, state.assessment.as_of);
    let known = stand.iter().filter(|s| s.today.is_some()).count();
    let is_bad = |s: &&TargetStanding| s.verdict.is_some_and(Verdict::is_bad);
    let bad = stand.iter().filter(is_bad).count();
    let room = pen.width().saturating_sub(2);
    let most = if pen.height() >= 12 { 2 } else { 1 };
    let counts = words::target_counts(lang, commune.targets.len(), known, bad);
    let mut top = pen.few(1, 0, room, most, (&counts, Role::Headline));
    let columns = Columns::new(state, pen.width());
    columns.head(pen, lang, top);
    top += 1;
    let lines = state.lines();
    let cursor = state.cursor(&lines);
    let of = |line: &TabLine| match line {
        TabLine::Target(at) => Some((commune.targets.get(*at)?, stand.get(*at)?)),
        _ => None,
    };
    let shown: Vec<_> = lines.iter().filter_map(of).collect();
    // what nothing is known of is said once, above the first of them
    let unknown = shown
        .iter()
        .position(|(_, standing)| standing.today.is_none());
    let rows: Vec<_> = (0..)
        .zip(shown)
        .map(|(at, (target, standing))| {
            let texts = columns.texts(pen, lang, target, standing.today.is_some());
            let height = texts.iter().map(Vec::len).max().map_or(1, count).max(1);
            let head = u16::from(Some(at) == unknown) * 2;
            (height + head, (target, standing, texts, head))
        })
        .collect();
    let place = (top, pen.height());
    rows::list(pen, place, &rows, cursor, |pen, y, of, selected| {
        let (target, standing, texts, head) = of;
        let height = texts.iter().map(Vec::len).max().map_or(1, count).max(1);
        if *head > 0 {
            let said = words::without_figure(lang, commune.targets.len() - known);
            pen.text(1, y + 1, &said, Role::Group);
        }
        let y = y + head;
        for y in (y..y + height).filter(|_| selected) {
            pen.select(y);
        }
        columns.row(pen, state, y, (target, standing), texts);
    });
}

struct Columns {
    number: u16,
    name: u16,
    wanted: u16,
    path: u16,
    today: u16,
    bar: u16,
    course: u16,
    word: u16,
}

impl Columns {
    /// Name, gauge and path stay; the others come as there is room.
    fn new(state: &State, w: u16) -> Self {
        let lang = state.lang;
        let all = &state.data.commune.targets;
        let longest = |text: &dyn Fn(&Target) -> u16| all.iter().map(text).max().unwrap_or(0);
        let ask = longest(&|t| width(&targets::ask(lang, t))).min(if w >= 100 { 30 } else { 15 });
        let verdict = width(words::not_comparable(lang)) + 1;
        let names = longest(&|t| width(lang.pick(&t.name, &t.en))).min(48);
        let number = longest(&|t| width(&t.number)).max(3);
        let [
            mut wanted,
            mut path,
            mut today,
            mut bar,
            mut course,
            mut word,
        ] = [0; 6];
        let mut spare = w.saturating_sub(number + 4 + 20);
        // the year's level is a tick of the gauge too: whole names come first
        let path_fits = spare >= 20 + ask + verdict + names.saturating_sub(20) + 44;
        let wants = [
            (&mut bar, 11),
            (&mut course, 11),
            (&mut today, 9),
            (&mut wanted, ask + 1),
            (&mut word, verdict),
            (&mut path, if path_fits { 12 } else { u16::MAX }),
        ];
        for (column, want) in wants {
            if spare >= want {
                *column = want;
                spare -= want;
            }
        }
        // what is left makes bars and paths longer once the names are whole
        let longer = (spare.saturating_sub(names.saturating_sub(20)) / 2).min(16);
        (bar, course) = (bar + longer, course + longer);
        Self {
            number,
            name: w.saturating_sub(number + 4 + wanted + path + today + bar + course + word),
            wanted,
            path,
            today,
            bar,
            course,
            word,
        }
    }

    fn cells(&self) -> [(u16, u16); 7] {
        let mut x = self.number + 4;
        [
            self.name,
            self.wanted,
            self.path,
            self.today,
            self.bar,
            self.course,
            self.word,
        ]
        .map(|w| {
            let cell = (x, w.saturating_sub(1));
            x += w;
            cell
        })
    }

    fn head(&self, pen: &mut Pen<'_>, lang: Lang, y: u16) {
        let [name, wanted, path, today, _, course, word] = self.cells();
        for ((x, room), text) in [
            (name, words::column_target(lang)),
            (wanted, words::column_wanted(lang)),
            (course, words::column_course(lang)),
            (word, screen::column_verdict(lang)),
        ] {
            if room > 0 {
                pen.fit(x, y, room, text, Role::Muted);
            }
        }
        for ((x, room), text) in [
            (path, words::column_path(lang)),
            (today, words::column_today(lang)),
        ] {
            if room > 0 {
                pen.right(x + room, y, text, Role::Muted);
            }
        }
    }

    /// The name, and what is wanted: whole, since it holds a figure. Both in one where nothing else is known.
    fn texts(&self, pen: &Pen<'_>, lang: Lang, target: &Target, known: bool) -> [Vec<String>; 2] {
        let [name, wanted, ..] = self.cells();
        let cut = pen.look.glyphs.cut;
        let (called, ask) = (
            lang.pick(&target.name, &target.en),
            targets::ask(lang, target),
        );
        if !known {
            let room = pen.width().saturating_sub(name.0 + 1);
            return [
                rows::lines(&format!("{called}: {ask}"), room, 3, cut),
                Vec::new(),
            ];
        }
        [
            rows::lines(called, name.1, 3, cut),
            rows::lines(&ask, wanted.1, usize::MAX, cut),
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
        let [name, wanted, path, today, bar, course, word] = self.cells();
        let verdict = standing.verdict.unwrap_or(Verdict::NoPlan);
        pen.verdict(1, y, verdict);
        pen.right(self.number + 3, y, &target.number, Role::Muted);
        let texts = [(name, Role::Text), (wanted, Role::Plan)]
            .into_iter()
            .zip(texts);
        for ((cell, role), parts) in texts {
            for (y, part) in (y..).zip(parts) {
                pen.text(cell.0, y, part, role);
            }
        }
        let year = state.assessment.as_of.year().max(target.years.0);
        let mut points = standing.path.points.iter();
        let at = points.find(|p| p.year == year && standing.path.basis == Basis::Value);
        let actual = standing.today.map(|t| t.actual.value);
        if standing.today.is_none() {
            return;
        }
        for ((x, room), value, role) in [
            (path, at.map(|p| p.value), Role::Text),
            (today, actual, Role::Number),
        ] {
            if let Some(value) = value.filter(|_| room > 0) {
                pen.right(x + room, y, &number::format_short(value, 2), role);
            }
        }
        let value = target.value.filter(|v| !v.is_zero());
        let share = |v: Decimal| {
            let hundredfold = v.checked_mul(Decimal::ONE_HUNDRED)?;
            hundredfold.checked_div(value?)
        };
        if let Some(percent) = actual.and_then(share)
            && self.bar > 0
            && has_scale(target)
        {
            let expected = standing.expected.and_then(share);
            let gauge = Gauge {
                filled: Some(percent),
                pace: expected,
                verdict,
                estimate: false,
            };
            gauge.draw(&mut pen.part(bar.0, y, bar.1, 1));
        }
        let wide = usize::from(course.1);
        if let Some(of) = targets::course(target, standing, wide) {
            spark::course(&mut pen.part(course.0, y, course.1, 1), &of, verdict);
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
        let text = format!("{}: {figure}", indicator.called(lang));
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
