//! What is here: where the next key goes, what it would be about, and why it would do nothing.

use super::State;
use super::data::Access;
use super::form::{Form, Subject};
use super::layer::{Layer, Page};
use super::lines::TabLine;
use crate::app::keymap::Context;
use crate::assess::agenda::Entry;
use crate::assess::pages::Thing;
use crate::assess::taken;
use crate::text::{entry, meeting as words};

/// Where the next key goes.
pub fn context(state: &State) -> Context {
    match (state.layers.last(), state.page) {
        (None, _) if state.present.is_some() => Context::Present,
        (Some(Layer::Search(_)), _) => Context::Typing,
        (Some(Layer::Form(_)), _) => Context::Form,
        (Some(Layer::Decide(decide)), _) if decide.types() => Context::Form,
        (Some(Layer::Decide(_)), _) => Context::Decide,
        (Some(Layer::Conclusions(_)), _) => Context::Conclusions,
        (Some(Layer::Grid), _) => match &state.grid {
            Some(grid) if grid.question.is_some() => Context::EntryAsk,
            _ => Context::Entry,
        },
        (Some(Layer::Detail(..)), _) => Context::Detail,
        (Some(Layer::Task(..)), _) => Context::Task,
        (Some(_), _) => Context::List,
        (None, Page::Sector(_)) => Context::Sector,
        (None, Page::Tasks) => Context::Tasks,
        (None, Page::Calendar) => Context::Calendar,
        (None, Page::Targets) => Context::Targets,
        (None, Page::Overview) => Context::Overview,
    }
}

/// Why nothing can be written into the record of the meeting, and what to do about it.
pub fn no_record(state: &State) -> Option<String> {
    let (lang, day) = (state.lang, state.meeting_day());
    match state.access {
        Access::ReadOnly => Some(words::read_only(lang).to_string()),
        Access::Embedded => Some(words::embedded(lang).to_string()),
        Access::Figures => Some(words::figures_only(lang).to_string()),
        Access::Write | Access::Records => {
            let closed = taken::is_closed(&state.data.commune, day);
            closed.then(|| words::is_closed(lang, day))
        }
    }
}

/// Why no figures can be typed, and what to do about it.
pub fn no_figures(state: &State) -> Option<String> {
    let why = match state.access {
        Access::ReadOnly => words::read_only(state.lang),
        Access::Embedded => entry::embedded(state.lang),
        Access::Records => entry::records_only(state.lang),
        _ if state.assessment.period.is_none() => entry::no_period(state.lang),
        Access::Write | Access::Figures => return None,
    };
    Some(why.to_string())
}

/// Whether anything typed into the grid is not saved yet.
pub fn unsaved(state: &State) -> bool {
    state.grid.as_deref().is_some_and(|g| g.count() > 0)
}

/// The figure or task that is on the screen: the one shown whole, or the one under the cursor.
pub fn subject(state: &State) -> Option<Subject> {
    let commune = &state.data.commune;
    let task = |at: usize| commune.tasks.get(at).map(|t| Subject::Task(t.id.clone()));
    let of_entry = |entry: Entry| match entry {
        Entry::Deadline(at) | Entry::Step(at, _) => task(at),
        Entry::PlanEnd(plan) => {
            let plan = commune.plans.get(plan)?;
            Some(Subject::Indicator(plan.indicator))
        }
        Entry::Event(_) => None,
    };
    if let Some(present) = &state.present {
        let page = present.page()?;
        if let Some(lit) = &present.lit {
            return match lit {
                Thing::Figure(id) => Some(Subject::Indicator(*id)),
                Thing::Task(at) => task(*at),
                Thing::Day(_, entry) => of_entry(*entry),
                Thing::Finding(id) => {
                    let mut findings = state.assessment.findings.iter();
                    let finding = findings.find(|f| f.id == *id)?;
                    finding.indicator().map(Subject::Indicator)
                }
            };
        }
        // one of several is not more meant than the others
        return match (page.figures(&state.assessment).as_slice(), page.tasks()) {
            ([one], _) => Some(Subject::Indicator(*one)),
            (_, [one]) => task(*one),
            _ => None,
        };
    }
    for layer in state.layers.iter().rev() {
        match layer {
            Layer::Detail(id, _) => return Some(Subject::Indicator(*id)),
            Layer::Task(at, _) => return task(*at),
            Layer::Target(at, _) => {
                let target = commune.targets.get(*at)?;
                return target.indicator.map(Subject::Indicator);
            }
            _ => {}
        }
    }
    match state.line()? {
        TabLine::Task(at) => task(at),
        TabLine::Day(at) => {
            let days = state.desk.days(commune, state.assessment.as_of);
            of_entry(days.get(at)?.entry)
        }
        line => state.indicator_of(line).map(Subject::Indicator),
    }
}

/// The position of the task whose state a key would change. On the overview and on pages of figures there is none.
pub fn task_here(state: &State) -> Option<usize> {
    if let Some(present) = &state.present {
        return match present.lit {
            Some(Thing::Task(at)) => Some(at),
            _ => present.page()?.tasks().get(present.first).copied(),
        };
    }
    match subject(state)? {
        Subject::Task(id) => state.data.commune.tasks.iter().position(|t| t.id == id),
        Subject::Indicator(_) => None,
    }
}

/// A subject in words: the name of the figure, the title of the task.
pub fn subject_name(state: &State, subject: &Subject) -> Option<String> {
    let commune = &state.data.commune;
    match subject {
        Subject::Indicator(id) => {
            let indicator = commune.catalogue.indicator(*id)?;
            Some(state.lang.pick(&indicator.name, &indicator.en).to_string())
        }
        Subject::Task(id) => {
            let task = commune.tasks.iter().find(|t| t.id == *id)?;
            Some(task.title.to_string())
        }
    }
}

/// The number of a conclusion of this meeting, counted from 1.
pub fn number_of(state: &State, id: &str) -> Option<usize> {
    let commune = &state.data.commune;
    let all = taken::meeting_conclusions(commune, state.meeting_day());
    all.iter()
        .position(|at| commune.tasks.get(*at).is_some_and(|t| &*t.id == id))
        .map(|at| at + 1)
}

/// The number of the conclusion that the form edits.
pub fn editing(state: &State, form: &Form) -> Option<usize> {
    form.editing.as_deref().and_then(|id| number_of(state, id))
}
