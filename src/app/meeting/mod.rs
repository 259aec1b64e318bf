//! Taking conclusions at the meeting: a form, the list of what was taken, and the state of a task. What is to be written leaves as an
//! effect; the answer comes back as a message, and until it does nothing that was typed is given up.

pub mod decide;
pub mod form;
pub mod list;
pub mod offices;
mod reload;

use chrono::NaiveDate;

use super::keymap::{Action, Binding, Context};
use super::line_edit::LineEdit;
use super::lines::Line;
use super::present;
use super::state::{Data, Layer, State};
use super::update::{Effect, show};
use crate::assess::agenda::Entry;
use crate::assess::taken;
use crate::data::meeting::{MeetingChange, MeetingWrite};
use crate::input::Key;
use crate::model::IndicatorId;
use crate::text::{Lang, meeting as words, present as show_words};

pub use decide::{Choice, Decide};
pub use form::{Field, Form};
pub use list::Conclusions;
pub(super) use reload::take_in;

/// Whether anything can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Access {
    /// Files may be written.
    Write,
    /// The program was started to look only.
    ReadOnly,
    /// The data is inside the program.
    #[default]
    Embedded,
}

/// What a conclusion is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A figure.
    Indicator(IndicatorId),
    /// A task that it follows on, by its identifier.
    Task(Box<str>),
}

/// The day of the meeting: the one looked on where one was asked for, else today.
pub fn day(state: &State) -> NaiveDate {
    state.as_of.unwrap_or(state.today)
}

/// Why nothing can be written, and what to do about it; nothing where it can.
pub fn hindrance(state: &State) -> Option<String> {
    let lang = state.lang;
    match state.access {
        Access::ReadOnly => Some(words::read_only(lang).to_string()),
        Access::Embedded => Some(words::embedded(lang).to_string()),
        Access::Write if taken::is_closed(&state.data.commune, day(state)) => {
            Some(words::is_closed(lang, day(state)))
        }
        Access::Write => None,
    }
}

/// Whether a binding's key does anything but say why it does not: others do not stand in the last line.
pub fn usable(state: &State, binding: &Binding) -> bool {
    let in_menu = matches!(state.layers.last(), Some(Layer::Decide(decide)) if !decide.types());
    if in_menu
        && binding.context != Context::Decide
        && !matches!(binding.action, Action::Help | Action::Conclude)
    {
        return false;
    }
    if state.present.is_some() && !present::holds(binding.action) {
        return false;
    }
    match binding.action {
        Action::Conclude | Action::Save | Action::Remove | Action::CloseMeeting => {
            hindrance(state).is_none()
        }
        Action::TaskState => hindrance(state).is_none() && task_here(state).is_some(),
        Action::Conclusions => {
            !taken::meeting_conclusions(&state.data.commune, day(state)).is_empty()
        }
        Action::Unlink => {
            matches!(state.layers.last(), Some(Layer::Form(form)) if form.subject.is_some())
        }
        Action::Complete => {
            matches!(state.layers.last(), Some(Layer::Form(form)) if !form.offered.is_empty())
        }
        _ => true,
    }
}

/// The figure or task that is on the screen: the one shown whole, or the one under the cursor.
pub fn subject(state: &State) -> Option<Subject> {
    let commune = &state.data.commune;
    let task = |at: usize| commune.tasks.get(at).map(|t| Subject::Task(t.id.clone()));
    if let Some(present) = &state.present {
        let page = present.page()?;
        // of several none is meant more than the others
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
                return commune
                    .targets
                    .get(*at)
                    .and_then(|t| t.indicator)
                    .map(Subject::Indicator);
            }
            _ => {}
        }
    }
    let lines = state.lines();
    match *lines.get(state.cursor(&lines))? {
        Line::Task(at) => task(at),
        Line::Day(at) => match state
            .desk
            .days(commune, state.assessment.as_of)
            .get(at)?
            .entry
        {
            Entry::Deadline(at) | Entry::Step(at, _) => task(at),
            Entry::PlanEnd(plan) => commune
                .plans
                .get(plan)
                .map(|p| Subject::Indicator(p.indicator)),
            Entry::Event(_) => None,
        },
        line => line.indicator(state).map(Subject::Indicator),
    }
}

/// The position of the task whose state a key would change. On the overview and on pages of figures there is none.
pub fn task_here(state: &State) -> Option<usize> {
    if let Some(present) = &state.present {
        return present.page()?.tasks().get(present.first).copied();
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
        Subject::Indicator(id) => commune
            .catalogue
            .indicator(*id)
            .map(|i| state.lang.pick(&i.name, &i.en).to_string()),
        Subject::Task(id) => commune
            .tasks
            .iter()
            .find(|t| t.id == *id)
            .map(|t| t.title.to_string()),
    }
}

/// The line that is being typed, on whatever layer of the meeting is on top.
pub(super) fn line_mut(state: &mut State) -> Option<&mut LineEdit> {
    match state.layers.last_mut() {
        Some(Layer::Form(form)) => Some(form.line_mut()),
        Some(Layer::Decide(decide)) => decide.line_mut(),
        _ => None,
    }
}

/// Types into the line of the meeting's layer on top; false where there is none or the key edits nothing.
pub(super) fn edit(state: &mut State, key: Key) -> bool {
    type_in(state, |line| line.key(key))
}

/// Changes the line of the meeting's layer on top.
pub(super) fn type_in(state: &mut State, change: impl FnOnce(&mut LineEdit) -> bool) -> bool {
    let Some(line) = line_mut(state) else {
        return false;
    };
    let before = line.text().to_string();
    let known = change(line);
    let changed = line.text() != before;
    match state.layers.last_mut() {
        Some(Layer::Form(form)) => {
            form.asked = None;
            if changed {
                form.typed(&state.data.commune);
            }
        }
        Some(Layer::Decide(decide)) => decide.asked = false,
        _ => {}
    }
    known
}

/// Does what a key means on a layer of the meeting, or opens one. Nothing where it is none of the meeting's.
pub(super) fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let mut layer = match state.layers.last() {
        Some(Layer::Form(_) | Layer::Decide(_) | Layer::Conclusions(_)) => state.layers.pop()?,
        _ => return open(state, action),
    };
    let step = match &mut layer {
        Layer::Form(form) => form::act(form, state, action),
        Layer::Decide(decide) => decide::act(decide, state, action),
        Layer::Conclusions(list) => list::act(list, state, action),
        _ => Step::Pass,
    };
    Some(match step {
        Step::Leave => Vec::new(),
        Step::Stay(effects) => {
            state.layers.push(layer);
            effects
        }
        Step::Ask(question) => {
            state.layers.push(layer);
            state.notice = Some(question);
            Vec::new()
        }
        Step::Pass => {
            state.layers.push(layer);
            return open(state, action);
        }
    })
}

/// What becomes of a layer of the meeting after a key.
enum Step {
    /// It goes.
    Leave,
    /// It stays, and asks this of the outside.
    Stay(Vec<Effect>),
    /// It stays, and something is said or asked.
    Ask(String),
    /// The key means the same as elsewhere.
    Pass,
}

impl Step {
    fn write(state: &State, change: MeetingChange) -> Self {
        let write = MeetingWrite {
            slug: state.data.commune.slug.clone(),
            meeting: day(state),
            change,
        };
        Self::Stay(vec![Effect::Save(Box::new(write))])
    }
}

/// Opens the form, the list or the states of a task.
fn open(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Conclude => {
            if let Some(why) = hindrance(state) {
                state.notice = Some(why);
            } else {
                let from_list = matches!(state.layers.last(), Some(Layer::Conclusions(_)));
                let subject = if from_list { None } else { subject(state) };
                let mut form = Form::new(&state.data.commune, subject, from_list);
                form.sector = state
                    .present_page()
                    .filter(|_| !from_list)
                    .and_then(|page| page.sector);
                show(state, Layer::Form(Box::new(form)));
            }
        }
        Action::Conclusions => show(state, Layer::Conclusions(Conclusions::default())),
        Action::TaskState => match (hindrance(state), task_here(state)) {
            (Some(why), _) => state.notice = Some(why),
            (None, None) if state.present.is_some() => {
                state.notice = Some(show_words::no_task(state.lang).to_string())
            }
            (None, None) => state.notice = Some(words::no_task_here(state.lang).to_string()),
            (None, Some(at)) => {
                if let Some(decide) = state.data.commune.tasks.get(at).map(Decide::new) {
                    show(state, Layer::Decide(Box::new(decide)));
                }
            }
        },
        _ => return None,
    }
    Some(Vec::new())
}

/// A meeting's write was carried out: what was typed is safe and its layer goes; what is shown stays where it is.
pub(super) fn saved(state: &mut State, data: Option<Data>) {
    if let Some(data) = data {
        take_in(state, data);
    }
    let lang = state.lang;
    let taken = taken::meeting_conclusions(&state.data.commune, day(state));
    match state.layers.last() {
        Some(Layer::Form(form)) => {
            let number = match &form.editing {
                None => Some(taken.len()).filter(|n| *n > 0),
                Some(id) => number_of(state, id),
            };
            let line = words::saved(
                lang,
                number,
                form.owner().is_none(),
                form.deadline_text().is_empty(),
            );
            let from_list = form.from_list;
            state.layers.pop();
            if from_list {
                let at = number.map_or(0, |n| n - 1);
                show(state, Layer::Conclusions(Conclusions { at, asked: None }));
            }
            state.notice = Some(line);
        }
        Some(Layer::Decide(decide)) => {
            let line = words::decided(lang, &decide.in_words(lang));
            state.layers.pop();
            state.notice = Some(line);
        }
        Some(Layer::Conclusions(list)) => {
            let line = if list.asked == Some(list::Asked::Close) {
                words::closed_now(lang)
            } else {
                words::removed(lang)
            };
            let at = list.at.min(taken.len().saturating_sub(1));
            state.layers.pop();
            state
                .layers
                .push(Layer::Conclusions(Conclusions { at, asked: None }));
            state.notice = Some(line.to_string());
        }
        _ => {}
    }
}

/// A meeting's write was refused: why is said, and everything typed stays.
pub(super) fn refused(state: &mut State, why: String) {
    match state.layers.last_mut() {
        Some(Layer::Conclusions(list)) => list.asked = None,
        Some(Layer::Form(form)) => form.asked = None,
        Some(Layer::Decide(decide)) => decide.asked = false,
        _ => {}
    }
    state.notice = Some(why);
}

/// The number of a conclusion of this meeting, counted from 1.
fn number_of(state: &State, id: &str) -> Option<usize> {
    let commune = &state.data.commune;
    let all = taken::meeting_conclusions(commune, day(state));
    all.iter()
        .position(|at| commune.tasks.get(*at).is_some_and(|t| &*t.id == id))
        .map(|at| at + 1)
}

/// The number of the conclusion that the form edits.
pub fn editing(state: &State, form: &Form) -> Option<usize> {
    form.editing.as_deref().and_then(|id| number_of(state, id))
}

/// Words that a layer of the meeting says in a language.
type Say = fn(Lang) -> &'static str;
