//! A commune read again after a write: everything on the screen stays where it is, though tasks may have other positions now.

use std::collections::HashMap;

use crate::app::lines::LineKey;
use crate::app::state::{Data, Layer, Page, State};
use crate::assess::agenda::Entry;
use crate::model::Commune;

/// Takes the same commune in again, as it is now.
pub fn take_in(state: &mut State, data: Data) {
    let before = state.commune();
    let period = state.assessment.period.and_then(|p| before.periods.get(p)).map(|p| p.period);
    let on = state.assessment.as_of;
    let day = match state.selected.get(&Page::Calendar) {
        Some(LineKey::Day(at)) => state.desk.days(&before, on).get(*at).map(|o| o.entry),
        _ => None,
    };
    state.data = data;
    let after = state.commune();
    let moved = positions(&before, &after);
    state.selected.retain(|_, key| match key {
        LineKey::Task(at) => match moved.get(at) {
            Some(to) => {
                *at = *to;
                true
            }
            None => false,
        },
        _ => true,
    });
    state.layers.retain_mut(|layer| match layer {
        Layer::Task(at, _) => match moved.get(at) {
            Some(to) => {
                *at = *to;
                true
            }
            None => false,
        },
        _ => true,
    });
    let last = after.periods.len().checked_sub(1);
    state.show_period(period.and_then(|p| after.period_index(p)).or(last));
    if let Some(entry) = day.and_then(|entry| entry_after(entry, &moved)) {
        let at = state.desk.days(&after, state.assessment.as_of).iter().position(|o| o.entry == entry);
        match at {
            Some(at) => state.selected.insert(Page::Calendar, LineKey::Day(at)),
            None => state.selected.remove(&Page::Calendar),
        };
    }
}

/// Where each task stands now.
fn positions(before: &Commune, after: &Commune) -> HashMap<usize, usize> {
    let now: HashMap<&str, usize> = after.tasks.iter().enumerate().map(|(at, t)| (&*t.id, at)).collect();
    before.tasks.iter().enumerate().filter_map(|(at, t)| Some((at, *now.get(&*t.id)?))).collect()
}

fn entry_after(entry: Entry, moved: &HashMap<usize, usize>) -> Option<Entry> {
    Some(match entry {
        Entry::Deadline(task) => Entry::Deadline(*moved.get(&task)?),
        Entry::Step(task, step) => Entry::Step(*moved.get(&task)?, step),
        other => other,
    })
}
