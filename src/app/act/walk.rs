//! Up and down: along the lines, along a list, in a text.

use crate::app::{Layer, Page, State, TabLine};

/// A position so many steps on in a list, as far as the list goes.
pub fn moved(at: usize, steps: isize, count: usize) -> usize {
    at.saturating_add_signed(steps).min(count.saturating_sub(1))
}

/// Lines of a list that are seen at once, less one that stays in sight.
pub fn screen(state: &State) -> isize {
    // tasks take two lines where their titles are long
    let two = state.page == Page::Tasks && state.layers.is_empty();
    let each = if two { 2 } else { 1 };
    isize::try_from((state.size.1.saturating_sub(7) / each).max(1)).unwrap_or(1)
}

fn scrolled(at: u16, steps: isize) -> u16 {
    let steps = i16::try_from(steps.clamp(-10_000, 10_000)).unwrap_or(0);
    at.saturating_add_signed(steps).min(10_000)
}

pub fn walk(state: &mut State, steps: isize) {
    if let Some(at) = state.scroll_mut() {
        *at = scrolled(*at, steps);
        return;
    }
    let (communes, periods) = (state.communes.len(), state.data.commune.periods.len());
    let facets = state.facets().len();
    match state.layers.last_mut() {
        // the latest period stands on top
        Some(Layer::Periods(at)) => {
            let last = periods.saturating_sub(1);
            *at = last.saturating_sub(moved(last.saturating_sub(*at), steps, periods));
        }
        Some(Layer::Communes(at)) => *at = moved(*at, steps, communes),
        Some(Layer::Facets(at)) => *at = moved(*at, steps, facets),
        Some(Layer::Search(search)) => {
            search.selected = moved(search.selected, steps, search.hits.len());
        }
        Some(_) => {}
        None => {
            let lines = state.lines();
            let at = moved(state.cursor(&lines), steps, lines.len());
            select(state, lines.get(at));
        }
    }
}

fn select(state: &mut State, line: Option<&TabLine>) {
    if let Some(line) = line {
        let key = line.key_in(&state.assessment.rows);
        state.selected.insert(state.page, key);
    }
}

/// To the heading above or below.
pub fn walk_groups(state: &mut State, down: bool) {
    let lines = state.lines();
    let at = state.cursor(&lines);
    let heading = |line: &&TabLine| matches!(line, TabLine::Group { .. });
    let found = if down {
        lines.iter().skip(at + 1).find(heading)
    } else {
        lines.iter().take(at).rev().find(heading)
    };
    select(state, found);
}
