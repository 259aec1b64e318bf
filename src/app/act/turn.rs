//! To the side: to the neighbours, from tab to tab and from period to period; on the desk to other tasks and other months.

use super::go::go_to;
use super::walk::moved;
use crate::app::{Layer, LineKey, Page, State, TabLine};
use crate::text::labels;

/// Left and right: to the neighbour of what is shown whole, to other tasks, to another month; elsewhere they fold a group and open it.
pub fn side(state: &mut State, right: bool) {
    let steps = if right { 1 } else { -1 };
    match (state.layers.last(), state.page) {
        (Some(Layer::Detail(id, _)), _) => {
            let rows = &state.assessment.rows;
            let at = rows.iter().position(|r| r.indicator == *id);
            let next = at.and_then(|at| rows.get(moved(at, steps, rows.len())));
            if let Some(id) = next.map(|r| r.indicator) {
                state.layers.pop();
                go_to(state, id);
                state.layers.push(Layer::Detail(id, 0));
            }
        }
        (Some(_), _) => {}
        (None, Page::Tasks) => {
            let as_of = state.assessment.as_of;
            state.desk.turn_filter(&state.data.commune, as_of, steps);
            state.selected.remove(&Page::Tasks);
        }
        (None, Page::Calendar) => {
            let month = state.desk.month + if right { 1 } else { -1 };
            state.desk.month = month.clamp(-240, 240);
            state.selected.remove(&Page::Calendar);
        }
        (None, _) => fold(state, !right),
    }
}

/// Folds the group under the cursor, or opens it.
fn fold(state: &mut State, fold: bool) {
    let lines = state.lines();
    let above = lines.iter().take(state.cursor(&lines) + 1).rev();
    let heading = above.into_iter().find_map(|l| match l {
        TabLine::Group { group, folded, .. } => Some((*group, *folded)),
        _ => None,
    });
    if let Some((group, folded)) = heading
        && folded != fold
    {
        state.folds.insert(group, fold);
        state.selected.insert(state.page, LineKey::Group(group));
    }
}

/// The tab so many on, round and round.
pub fn turn(state: &mut State, steps: isize) {
    let pages = state.pages();
    let at = pages.iter().position(|(_, p)| *p == state.page);
    let count = isize::try_from(pages.len()).unwrap_or(1);
    let to = (isize::try_from(at.unwrap_or(0)).unwrap_or(0) + steps).rem_euclid(count);
    if let Some((_, page)) = usize::try_from(to).ok().and_then(|to| pages.get(to)) {
        state.page = *page;
        state.layers.clear();
    }
}

/// The tab with this number.
pub fn tab(state: &mut State, number: u8) {
    let pages = state.pages();
    match pages.iter().find(|(n, _)| *n == usize::from(number)) {
        Some((_, page)) => {
            state.page = *page;
            state.layers.clear();
        }
        None => state.notice = Some(labels::empty_tab(state.lang).to_string()),
    }
}

pub fn step_period(state: &mut State, newer: bool) {
    let Some(at) = state.assessment.period else {
        return;
    };
    let to = if newer {
        Some(at + 1).filter(|to| *to < state.data.commune.periods.len())
    } else {
        at.checked_sub(1)
    };
    match (to, newer) {
        (Some(to), _) => state.show_period(Some(to)),
        (None, true) => state.notice = Some(labels::newest_period(state.lang).to_string()),
        (None, false) => state.notice = Some(labels::oldest_period(state.lang).to_string()),
    }
}
