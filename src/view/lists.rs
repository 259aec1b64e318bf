//! Lists that lie over the tabs: search, communes, periods, errors in files.

use super::flow::Flow;
use super::pen::{Pen, width};
use super::sector::first_shown;
use super::widgets::gauge::verdict_role;
use crate::app::{Search, State};
use crate::assess::search::{Found, Hit};
use crate::assess::{agenda, sentence, tasks};
use crate::model::{Verdict, date, number};
use crate::text::measure::fitted;
use crate::text::{labels, live, render, screen};
use crate::theme::Role;

/// The search: the line typed, then what fits, with the figure beside it.
pub fn search(pen: &mut Pen<'_>, state: &State, search: &Search) {
    let (w, h, lang) = (pen.width(), pen.height(), state.lang);
    let title = format!("{} ", screen::search_title(lang));
    let start = pen.text(1, 0, &title, Role::Group);
    let room = w.saturating_sub(start + 16).max(10);
    pen.input(start, 0, room, &search.line);
    if search.line.text().is_empty() {
        pen.text(
            start + 1,
            0,
            &fitted(
                screen::search_hint(lang),
                room.saturating_sub(1),
                pen.look.glyphs.cut,
            ),
            Role::Muted,
        );
    }
    pen.right(
        w.saturating_sub(1),
        0,
        &screen::hits(lang, search.hits.len()),
        Role::Muted,
    );
    if search.hits.is_empty() {
        pen.text(3, 2, screen::search_none(lang), Role::Muted);
        return;
    }
    let rows = usize::from(h.saturating_sub(2));
    let from = first_shown(search.selected, search.hits.len(), rows);
    for (y, (at, hit)) in (2..h).zip(search.hits.iter().enumerate().skip(from)) {
        if at == search.selected {
            pen.select(y);
        }
        one_hit(pen, state, y, hit);
    }
}

/// A hit, written out: mark, name, where it belongs, what it says.
struct Shown {
    mark: (&'static str, Role),
    name: String,
    place: String,
    right: String,
}

fn shown(pen: &Pen<'_>, state: &State, found: Found) -> Option<Shown> {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    Some(match found {
        Found::Hamlet(_) => return None,
        Found::Indicator(id) => {
            let indicator = commune.catalogue.indicator(id)?;
            let row = state.assessment.row(id);
            let verdict = row.map_or(Verdict::NoFigure, crate::assess::Row::verdict);
            let nothing = || Verdict::NoFigure.name(lang).to_string();
            let figure = row.and_then(|r| r.actual).map_or_else(nothing, |a| {
                sentence::with_unit(lang, commune, indicator, a.value, 2)
            });
            let percent = row
                .and_then(|r| r.standings.first())
                .and_then(|s| s.percent)
                .map(|p| format!("  {}%", number::format_short(p, 2)));
            let is_percent = commune
                .catalogue
                .units
                .get(indicator.unit)
                .is_some_and(|u| &*u.name == "%");
            Shown {
                mark: (pen.look.glyphs.verdict(verdict), verdict_role(verdict)),
                name: indicator.called(lang).to_string(),
                place: commune
                    .catalogue
                    .groups
                    .get(indicator.group)
                    .map(|g| lang.pick(&g.name, &g.en).to_string())
                    .unwrap_or_default(),
                right: format!(
                    "{figure}{}",
                    percent.filter(|_| !is_percent).unwrap_or_default()
                ),
            }
        }
        Found::Task(at) => {
            let task = commune.tasks.get(at)?;
            let standing = tasks::standing(at, task, on);
            Shown {
                mark: super::desk::tasks::look(pen.look.glyphs, &standing),
                name: task.title.to_string(),
                place: labels::tasks(lang).to_string(),
                right: super::desk::tasks::stands(lang, &standing),
            }
        }
        Found::Target(at) => {
            let target = commune.targets.get(at)?;
            Shown {
                mark: (pen.look.glyphs.missing, Role::Muted),
                name: lang.pick(&target.name, &target.en).to_string(),
                place: labels::targets(lang).to_string(),
                right: crate::assess::targets::ask(lang, commune, target),
            }
        }
        Found::InHamlet(at, id) => {
            let hamlet = commune.hamlets.get(at)?;
            let indicator = commune.catalogue.indicator(id)?;
            let figure = state.period().and_then(|d| d.figure(id))?;
            let part = crate::assess::search::part(figure, hamlet)?;
            Shown {
                mark: (pen.look.glyphs.missing, Role::Muted),
                name: hamlet.clone(),
                place: indicator.called(lang).to_string(),
                right: sentence::with_unit(lang, commune, indicator, part.value, 28),
            }
        }
        Found::Event(at) => {
            let event = commune.events.get(at)?;
            let next = agenda::next(commune, at, on)
                .map(|o| date::format(o.first))
                .unwrap_or_default();
            Shown {
                mark: (pen.look.glyphs.missing, Role::Muted),
                name: event.title.to_string(),
                place: labels::calendar(lang).to_string(),
                right: next,
            }
        }
    })
}

fn one_hit(pen: &mut Pen<'_>, state: &State, y: u16, hit: &Hit) {
    let w = pen.width();
    let Some(shown) = shown(pen, state, hit.found) else {
        return;
    };
    pen.text(1, y, shown.mark.0, shown.mark.1);
    let room = w.saturating_sub(width(&shown.right) + 6);
    let name = fitted(&shown.name, room, pen.look.glyphs.cut);
    let mut x = 3;
    for (at, c) in name.chars().enumerate() {
        let role = if hit.marks.binary_search(&at).is_ok() {
            Role::Match
        } else {
            Role::Text
        };
        x = pen.text(x, y, c.encode_utf8(&mut [0; 4]), role);
    }
    if x + width(&shown.place) + width(&shown.right) + 6 < w {
        pen.text(x + 2, y, &shown.place, Role::Muted);
    }
    pen.right(w.saturating_sub(1), y, &shown.right, Role::Number);
}

/// A list with a title and one selected line.
fn choose(
    pen: &mut Pen<'_>,
    title: &str,
    lines: &[(String, String)],
    selected: usize,
    empty: &str,
) {
    pen.text(1, 0, title, Role::Group);
    if lines.is_empty() {
        pen.text(3, 2, empty, Role::Muted);
        return;
    }
    let h = pen.height();
    let from = first_shown(selected, lines.len(), usize::from(h.saturating_sub(2)));
    let first = lines.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (y, (at, (name, note))) in (2..h).zip(lines.iter().enumerate().skip(from)) {
        if at == selected {
            pen.select(y);
        }
        pen.text(3, y, name, Role::Text);
        let x = 3 + first + 2;
        pen.fit(x, y, pen.width().saturating_sub(x), note, Role::Muted);
    }
}

/// The communes to choose from.
pub fn communes(pen: &mut Pen<'_>, state: &State, at: usize) {
    let lang = state.lang;
    let note = |illustrative: bool| {
        if illustrative {
            screen::illustrative_long(lang)
        } else {
            ""
        }
        .to_string()
    };
    let lines: Vec<(String, String)> = state
        .communes
        .iter()
        .map(|c| (c.name.clone(), note(c.illustrative)))
        .collect();
    choose(
        pen,
        screen::communes_title(lang),
        &lines,
        at,
        screen::reading(lang),
    );
}

/// The periods to choose from, the newest on top.
pub fn periods(pen: &mut Pen<'_>, state: &State, at: usize) {
    let (lang, dash) = (state.lang, pen.look.glyphs.dash);
    let periods = &state.data.commune.periods;
    let line = |p: &crate::model::PeriodData| {
        (
            labels::period(lang, p.period),
            format!(
                "{}{dash}{}  {}",
                date::format(p.from),
                date::format(p.to),
                p.document
            ),
        )
    };
    let lines: Vec<(String, String)> = periods.iter().rev().map(line).collect();
    choose(
        pen,
        screen::periods_title(lang),
        &lines,
        periods.len().saturating_sub(1).saturating_sub(at),
        screen::no_periods(lang),
    );
}

/// What is wrong with files, whole messages. Gives back how far it can be scrolled.
pub fn troubles(pen: &mut Pen<'_>, state: &State, scroll: u16) -> u16 {
    let lang = state.lang;
    pen.text(1, 0, screen::troubles_title(lang), Role::Group);
    let (w, h) = (pen.width(), pen.height());
    let mut flow = Flow::new(pen.look, w.saturating_sub(4));
    if !state.data.spoilt.is_empty() && state.access.writes() {
        flow.text(live::kept(lang), Role::Warn);
        flow.gap();
    }
    for full in state.problems().map(|p| render::full(p, lang)) {
        for (at, line) in full.lines().enumerate() {
            let role = if at == 0 { Role::Error } else { Role::Text };
            // the source line and its caret belong together: they are not wrapped
            if line.contains('|') || line.contains("-->") {
                flow.row([(line.to_string(), role)]);
            } else {
                flow.text(line, role);
            }
        }
        flow.gap();
    }
    if flow.lines.is_empty() {
        flow.text(screen::troubles_none(lang), Role::Muted);
    }
    let below = &mut pen.part(1, 2, w.saturating_sub(1), h.saturating_sub(2));
    flow.draw(below, scroll)
}
