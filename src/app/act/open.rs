//! Opening what is selected.

use super::go::show_found;
use crate::app::{Effect, Layer, LineKey, Outcome, Page, State, TabLine};
use crate::assess::agenda::Entry;
use crate::input::Flow;

pub fn open(state: &mut State) -> Outcome {
    match state.layers.last() {
        Some(Layer::Communes(at)) => match state.communes.get(*at).map(|c| c.slug.clone()) {
            Some(slug) if slug == state.data.commune.slug => drop(state.layers.pop()),
            Some(slug) => return Outcome::ask([Effect::Load(slug)]),
            None => {}
        },
        Some(Layer::Periods(at)) => {
            let at = *at;
            state.layers.pop();
            if at < state.data.commune.periods.len() {
                state.show_period(Some(at));
            }
        }
        Some(Layer::Facets(at)) => {
            let facet = state.facets().into_iter().nth(*at).map(|(facet, _)| facet);
            state.layers.pop();
            if let Some(facet) = facet {
                state.desk.pick(facet);
                state.selected.remove(&Page::Tasks);
            }
        }
        Some(Layer::Search(search)) => {
            if let Some(found) = search.hits.get(search.selected).map(|h| h.found) {
                state.layers.clear();
                show_found(state, found);
            }
        }
        Some(_) => drop(state.layers.pop()),
        None => open_line(state),
    }
    Flow::Draw.into()
}

fn open_line(state: &mut State) {
    let commune = &state.data.commune;
    let layer = match state.line() {
        Some(TabLine::Group { group, folded, .. }) => {
            state.folds.insert(group, !folded);
            state.selected.insert(state.page, LineKey::Group(group));
            None
        }
        Some(TabLine::Task(at)) => Some(Layer::Task(at, 0)),
        Some(TabLine::Target(at)) => Some(Layer::Target(at, 0)),
        // a task, or the figure whose plan ends
        Some(TabLine::Day(at)) => {
            let days = state.desk.days(commune, state.assessment.as_of);
            match days.get(at).map(|o| o.entry) {
                Some(Entry::Deadline(task) | Entry::Step(task, _)) => Some(Layer::Task(task, 0)),
                Some(Entry::PlanEnd(plan)) => {
                    let plan = commune.plans.get(plan);
                    plan.map(|p| Layer::Detail(p.indicator, 0))
                }
                Some(Entry::Event(_)) | None => None,
            }
        }
        Some(line) => state.indicator_of(line).map(|id| Layer::Detail(id, 0)),
        None => None,
    };
    state.layers.extend(layer);
}
