//! The state of a task, changed at the meeting: a menu of one line, then a day or a reason where one belongs to it.

use chrono::NaiveDate;

use super::super::keymap::Action;
use super::super::line_edit::LineEdit;
use super::super::state::State;
use super::super::update::Effect;
use super::super::when;
use super::form::misread;
use super::{Form, Say, Step, Subject, day};
use crate::app::present;
use crate::app::state::Layer;
use crate::data::meeting::{Decision, MeetingChange};
use crate::model::{Progress, Task, date};
use crate::text::{Lang, meeting as words};

/// What can be said of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Under way.
    Open,
    /// Done, on a day.
    Done,
    /// Waiting for somebody else.
    Waiting,
    /// Paused.
    Paused,
    /// Returned.
    Returned,
    /// It gets another day.
    Deadline,
}

impl Choice {
    /// In the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Done,
        Self::Waiting,
        Self::Paused,
        Self::Returned,
        Self::Deadline,
    ];

    /// Its name.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Open => words::progress(lang, Progress::Open),
            Self::Done => lang.pick("xong", "done").to_string(),
            Self::Waiting => words::progress(lang, Progress::Waiting),
            Self::Paused => words::progress(lang, Progress::Paused),
            Self::Returned => words::progress(lang, Progress::Returned),
            Self::Deadline => words::field_new_deadline(lang).to_lowercase(),
        }
    }
}

/// Where the typing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// Nothing is typed: a state is chosen.
    Choice,
    /// The day.
    Day,
    /// The reason.
    Reason,
}

/// A task whose state is being changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decide {
    /// The task, by its identifier.
    pub task: Box<str>,
    /// Its deadline until now.
    pub deadline: Option<NaiveDate>,
    /// The choice, by its position.
    pub at: usize,
    /// What is asked now.
    pub ask: Ask,
    /// The day as typed.
    pub day: LineEdit,
    /// The reason as typed.
    pub reason: LineEdit,
    /// It was asked whether the day is meant, or whether to leave.
    pub asked: bool,
    /// What is being written.
    sent: Option<Decision>,
}

impl Decide {
    /// The menu of a task.
    pub fn new(task: &Task) -> Self {
        Self {
            task: task.id.clone(),
            deadline: task.deadline.get().copied(),
            at: 0,
            ask: Ask::Choice,
            day: LineEdit::new(40),
            reason: LineEdit::new(200),
            asked: false,
            sent: None,
        }
    }

    /// The choice made.
    pub fn choice(&self) -> Choice {
        Choice::ALL.get(self.at).copied().unwrap_or(Choice::Open)
    }

    /// Something is typed now.
    pub fn types(&self) -> bool {
        self.ask != Ask::Choice
    }

    /// The line that is typed in.
    pub fn line(&self) -> Option<&LineEdit> {
        match self.ask {
            Ask::Choice => None,
            Ask::Day => Some(&self.day),
            Ask::Reason => Some(&self.reason),
        }
    }

    /// The line that is typed in, to change.
    pub fn line_mut(&mut self) -> Option<&mut LineEdit> {
        match self.ask {
            Ask::Choice => None,
            Ask::Day => Some(&mut self.day),
            Ask::Reason => Some(&mut self.reason),
        }
    }

    /// What is typed, by name.
    pub fn label(&self) -> Say {
        match (self.ask, self.choice()) {
            (Ask::Day, Choice::Done) => words::field_done,
            (Ask::Day, _) => words::field_new_deadline,
            _ => words::field_reason,
        }
    }

    /// What stands in the line while it is empty.
    pub fn hint(&self) -> Say {
        match (self.ask, self.needs_reason()) {
            (Ask::Day, _) => words::day_needed,
            (_, true) => words::hint_moved,
            (_, false) => words::hint_reason,
        }
    }

    /// A day that was given already is not moved without a reason.
    fn needs_reason(&self) -> bool {
        self.choice() == Choice::Deadline && self.deadline.is_some()
    }

    /// What was written, in words.
    pub fn in_words(&self, lang: Lang) -> String {
        let Some(sent) = &self.sent else {
            return String::new();
        };
        match (sent.progress, sent.deadline) {
            (Some(progress), _) => words::progress(lang, progress),
            (None, Some(day)) => format!(
                "{} {}",
                words::field_new_deadline(lang).to_lowercase(),
                date::format(day)
            ),
            (None, None) => String::new(),
        }
    }

    fn decision(&self, meeting: NaiveDate) -> Decision {
        let day = when::read(self.day.text(), meeting).ok().flatten();
        let progress = match self.choice() {
            Choice::Open => Some(Progress::Open),
            Choice::Done => Some(Progress::Done(day.unwrap_or(meeting))),
            Choice::Waiting => Some(Progress::Waiting),
            Choice::Paused => Some(Progress::Paused),
            Choice::Returned => Some(Progress::Returned),
            Choice::Deadline => None,
        };
        let reason = Some(self.reason.text().trim().to_string()).filter(|r| !r.is_empty());
        Decision {
            task: self.task.to_string(),
            deadline: day.filter(|_| progress.is_none()),
            progress,
            reason,
        }
    }
}

pub(super) fn act(decide: &mut Decide, state: &mut State, action: Action) -> Step {
    let asked = std::mem::take(&mut decide.asked);
    if decide.ask == Ask::Choice {
        menu(decide, state, action)
    } else {
        typing(decide, state, action, asked)
    }
}

fn menu(decide: &mut Decide, state: &mut State, action: Action) -> Step {
    let last = Choice::ALL.len() - 1;
    match action {
        // on a page that lists tasks these walk through the tasks
        Action::Up | Action::Down if state.present.is_some() => {
            let of = state
                .data
                .commune
                .tasks
                .iter()
                .position(|t| t.id == decide.task);
            let other = of.and_then(|of| present::neighbour(state, of, action == Action::Down));
            if let Some(task) = other.and_then(|at| state.data.commune.tasks.get(at)) {
                *decide = Decide {
                    at: decide.at,
                    ..Decide::new(task)
                };
            }
        }
        // a conclusion that follows on the task
        Action::Conclude => {
            let form = Form::new(
                &state.data.commune,
                Some(Subject::Task(decide.task.clone())),
                false,
            );
            state.layers.push(Layer::Form(Box::new(form)));
            return Step::Leave;
        }
        Action::Left | Action::Up => decide.at = decide.at.saturating_sub(1),
        Action::Right | Action::Down => decide.at = (decide.at + 1).min(last),
        Action::First => decide.at = 0,
        Action::Last => decide.at = last,
        Action::Tab(number) if usize::from(number) <= last => {
            decide.at = usize::from(number);
            begin(decide, day(state));
        }
        Action::Open => begin(decide, day(state)),
        Action::Back | Action::TaskState => return Step::Leave,
        Action::Quit | Action::Suspend | Action::Redraw | Action::Help => return Step::Pass,
        _ => return Step::Stay(vec![Effect::Nothing]),
    }
    Step::Stay(Vec::new())
}

/// Asks for what belongs to the choice.
fn begin(decide: &mut Decide, meeting: NaiveDate) {
    decide.ask = match decide.choice() {
        Choice::Done | Choice::Deadline => Ask::Day,
        _ => Ask::Reason,
    };
    if decide.choice() == Choice::Done {
        decide.day = decide.day.clone().with(&date::format(meeting));
    }
}

fn typing(decide: &mut Decide, state: &State, action: Action, asked: bool) -> Step {
    let (lang, meeting) = (state.lang, day(state));
    match action {
        Action::Open | Action::Save => {
            if decide.choice() == Choice::Done || decide.choice() == Choice::Deadline {
                let said = match when::read(decide.day.text(), meeting) {
                    Err(error) => Some(misread(error)(lang).to_string()),
                    Ok(None) if decide.choice() == Choice::Deadline => {
                        Some(words::day_needed(lang).to_string())
                    }
                    Ok(Some(day)) if decide.choice() == Choice::Done && day > meeting => {
                        Some(words::done_later(lang).to_string())
                    }
                    Ok(Some(day))
                        if decide.choice() == Choice::Deadline
                            && day < meeting
                            && decide.ask == Ask::Day
                            && !asked =>
                    {
                        decide.asked = true;
                        Some(words::past(lang, day, meeting))
                    }
                    Ok(_) => None,
                };
                if let Some(said) = said {
                    decide.ask = Ask::Day;
                    return Step::Ask(said);
                }
            }
            if decide.choice() == Choice::Deadline
                && decide.ask == Ask::Day
                && decide.reason.text().trim().is_empty()
            {
                decide.ask = Ask::Reason;
                return Step::Stay(Vec::new());
            }
            if decide.needs_reason() && decide.reason.text().trim().is_empty() {
                decide.ask = Ask::Reason;
                return Step::Ask(words::reason_needed(lang).to_string());
            }
            let decision = decide.decision(meeting);
            decide.sent = Some(decision.clone());
            Step::write(state, MeetingChange::Decide(decision))
        }
        Action::Right => {
            if let Some(line) = decide.line_mut() {
                line.move_caret(1);
            }
            Step::Stay(Vec::new())
        }
        // one step back: to the day, then to the menu
        Action::Up | Action::PreviousField | Action::Back => {
            decide.ask = if decide.ask == Ask::Reason && decide.choice() == Choice::Deadline {
                Ask::Day
            } else {
                Ask::Choice
            };
            Step::Stay(Vec::new())
        }
        Action::Quit if !asked && !decide.reason.text().trim().is_empty() => {
            decide.asked = true;
            Step::Ask(words::quit_typed(lang).to_string())
        }
        Action::Quit => Step::Stay(vec![Effect::Quit]),
        Action::Suspend | Action::Redraw => Step::Pass,
        _ => Step::Stay(vec![Effect::Nothing]),
    }
}
