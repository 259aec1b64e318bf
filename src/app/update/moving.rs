//! Moving: along the lines, to the neighbours, from tab to tab and from period to period.

use super::opening::go_to;
use crate::app::lines::{Line, LineKey};
use crate::app::state::{Layer, Page, State};
use crate::text::labels;

fn moved(at: usize, steps: isize, count: usize) -> usize {
    at.saturating_add_signed(steps).min(count.saturating_sub(1))
}

/// Lines of a list that are seen at once, less one that stays in sight.
pub(super) fn screen(state: &State) -> isize {
    // tasks take two lines where their titles are long
    let each = if state.page == Page::Tasks && state.layers.is_empty() {
        2
    } else {
        1
    };
    isize::try_from((state.size.1.saturating_sub(7) / each).max(1)).unwrap_or(1)
}

fn scrolled(at: u16, steps: isize) -> u16 {
    let to = isize::try_from(at)
        .unwrap_or(0)
        .saturating_add(steps)
        .clamp(0, 10_000);
    u16::try_from(to).unwrap_or(0)
}

pub(super) fn walk(state: &mut State, steps: isize) {
    let (communes, periods) = (state.communes.len(), state.data.commune.periods.len());
    let facets = state.facets().len();
    match state.layers.last_mut() {
        // the latest period stands on top
        Some(Layer::Periods(at)) => {
            *at = periods.saturating_sub(1).saturating_sub(moved(
                periods.saturating_sub(1).saturating_sub(*at),
                steps,
                periods,
            ));
        }
        Some(Layer::Communes(at)) => *at = moved(*at, steps, communes),
        Some(Layer::Facets(at)) => *at = moved(*at, steps, facets),
        Some(Layer::Search(search)) => {
            search.selected = moved(search.selected, steps, search.hits.len())
        }
        Some(
            Layer::Detail(_, at)
            | Layer::Task(_, at)
            | Layer::Target(_, at)
            | Layer::Help(at)
            | Layer::Troubles(at),
        ) => {
            *at = scrolled(*at, steps);
        }
        // answered by the meeting itself
        Some(Layer::Form(_) | Layer::Decide(_) | Layer::Conclusions(_) | Layer::Entry) => {}
        None => {
            let lines = state.lines();
            let at = moved(state.cursor(&lines), steps, lines.len());
            select(state, lines.get(at));
        }
    }
}

fn select(state: &mut State, line: Option<&Line>) {
    if let Some(line) = line {
        let key = line.key_in(&state.assessment.rows);
        state.selected.insert(state.page, key);
    }
}

pub(super) fn walk_groups(state: &mut State, down: bool) {
    let lines = state.lines();
    let at = state.cursor(&lines);
    let heading = |line: &Line| matches!(line, Line::Group { .. });
    let found = if down {
        lines
            .iter()
            .enumerate()
            .skip(at + 1)
            .find(|(_, l)| heading(l))
            .map(|(i, _)| i)
    } else {
        lines
            .iter()
            .enumerate()
            .take(at)
            .rev()
            .find(|(_, l)| heading(l))
            .map(|(i, _)| i)
    };
    if let Some(to) = found {
        select(state, lines.get(to));
    }
}

pub(super) fn side(state: &mut State, right: bool) {
    if let Some(Layer::Detail(id, _)) = state.layers.last() {
        let rows = &state.assessment.rows;
        let Some(at) = rows.iter().position(|r| r.indicator == *id) else {
            return;
        };
        let to = moved(at, if right { 1 } else { -1 }, rows.len());
        if let Some(id) = rows.get(to).map(|r| r.indicator) {
            state.layers.pop();
            go_to(state, id);
            state.layers.push(Layer::Detail(id, 0));
        }
        return;
    }
    let steps = if right { 1 } else { -1 };
    match (state.page, state.layers.is_empty()) {
        (Page::Tasks, true) => {
            state
                .desk
                .turn_filter(&state.data.commune, state.assessment.as_of, steps);
            state.selected.remove(&Page::Tasks);
            return;
        }
        (Page::Calendar, true) => {
            state.desk.month = (state.desk.month + if right { 1 } else { -1 }).clamp(-240, 240);
            state.selected.remove(&Page::Calendar);
            return;
        }
        _ => {}
    }
    let lines = state.lines();
    let at = state.cursor(&lines);
    let heading = lines.iter().take(at + 1).rev().find_map(|l| {
        if let Line::Group { group, folded, .. } = l {
            Some((*group, *folded))
        } else {
            None
        }
    });
    if let (Some((group, folded)), true) = (heading, state.layers.is_empty())
        && folded == right
    {
        state.folds.insert(group, !right);
        state.selected.insert(state.page, LineKey::Group(group));
    }
}

pub(super) fn turn(state: &mut State, steps: isize) {
    let pages = state.pages();
    let at = pages
        .iter()
        .position(|(_, p)| *p == state.page)
        .unwrap_or(0);
    let count = isize::try_from(pages.len()).unwrap_or(1);
    let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(count);
    if let Some((_, page)) = usize::try_from(to).ok().and_then(|to| pages.get(to)) {
        state.page = *page;
        state.layers.clear();
    }
}

pub(super) fn step_period(state: &mut State, newer: bool) {
    let count = state.data.commune.periods.len();
    let Some(at) = state.assessment.period else {
        return;
    };
    let to = if newer {
        Some(at + 1).filter(|to| *to < count)
    } else {
        at.checked_sub(1)
    };
    match to {
        Some(to) => state.show_period(Some(to)),
        None => {
            state.notice = Some(
                if newer {
                    labels::newest_period(state.lang)
                } else {
                    labels::oldest_period(state.lang)
                }
                .to_string(),
            )
        }
    }
}
