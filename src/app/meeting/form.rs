//! The form of a conclusion: five lines, one at a time.

use chrono::NaiveDate;

use super::super::keymap::Action;
use super::super::line_edit::LineEdit;
use super::super::state::State;
use super::super::update::Effect;
use super::super::when::{self, Misread};
use super::{Conclusions, Say, Step, Subject, day, offices};
use crate::app::state::Layer;
use crate::data::meeting::{Conclusion, MeetingChange};
use crate::model::{Commune, Given, Task, date};
use crate::text::meeting as words;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Who does what.
    Text,
    /// The one owner.
    Owner,
    /// Who helps, with commas between.
    Support,
    /// By when.
    Deadline,
    /// What is handed in.
    Deliverable,
}

impl Field {
    /// In the order in which they are asked.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Owner,
        Self::Support,
        Self::Deadline,
        Self::Deliverable,
    ];

    /// Its position among all.
    pub fn number(self) -> usize {
        match self {
            Self::Text => 0,
            Self::Owner => 1,
            Self::Support => 2,
            Self::Deadline => 3,
            Self::Deliverable => 4,
        }
    }

    /// Its name.
    pub fn label(self) -> Say {
        match self {
            Self::Text => words::field_text,
            Self::Owner => words::field_owner,
            Self::Support => words::field_support,
            Self::Deadline => words::field_deadline,
            Self::Deliverable => words::field_deliverable,
        }
    }

    /// What stands in it while it is empty.
    pub fn hint(self) -> Say {
        match self {
            Self::Text => words::hint_text,
            Self::Owner => words::hint_owner,
            Self::Support => words::hint_support,
            Self::Deadline => words::hint_deadline,
            Self::Deliverable => words::hint_deliverable,
        }
    }

    /// The longest text that is kept.
    fn most(self) -> usize {
        match self {
            Self::Text => 400,
            Self::Support => 300,
            Self::Deadline => 40,
            Self::Owner | Self::Deliverable => 120,
        }
    }
}

/// What was asked and waits for the same key again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Whether to drop what is typed.
    Leave,
    /// Whether to quit with it.
    Quit,
    /// Whether the deadline is meant to be before the meeting.
    Past,
}

/// The form of a conclusion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The conclusion of this meeting that is edited, by its identifier; none for a new one.
    pub editing: Option<Box<str>>,
    /// The field that is typed in.
    pub field: Field,
    /// What it is about, as found on the screen.
    pub subject: Option<Subject>,
    /// The sector of the page that it was opened on.
    pub sector: Option<usize>,
    /// It is about that; false where the tag was taken off.
    pub linked: bool,
    /// Names that fit what is typed.
    pub offered: Vec<String>,
    /// The one chosen of them.
    pub chosen: Option<usize>,
    /// What was asked last.
    pub asked: Option<Asked>,
    /// It was opened over the list of conclusions, to which it goes back.
    pub from_list: bool,
    lines: [LineEdit; 5],
    before: [String; 5],
    past_meant: bool,
}

impl Form {
    /// An empty form.
    pub fn new(commune: &Commune, subject: Option<Subject>, from_list: bool) -> Self {
        let mut form = Self {
            editing: None,
            field: Field::Text,
            sector: None,
            linked: subject.is_some(),
            subject,
            offered: Vec::new(),
            chosen: None,
            asked: None,
            from_list,
            lines: Field::ALL.map(|f| LineEdit::new(f.most())),
            before: Default::default(),
            past_meant: false,
        };
        form.offer(commune);
        form
    }

    /// The form of a conclusion that was taken already.
    pub fn of(commune: &Commune, task: &Task) -> Self {
        let subject = task
            .follows
            .clone()
            .map(Subject::Task)
            .or(task.indicator.map(Subject::Indicator));
        let owner = if let Given::Stated(owner) = &task.owner {
            owner
        } else {
            ""
        };
        let deadline = if let Given::Stated(day) = task.deadline {
            date::format(day)
        } else {
            String::new()
        };
        let support = task.support.join(", ");
        let texts = [
            &*task.title,
            owner,
            &support,
            &deadline,
            task.deliverable.as_deref().unwrap_or(""),
        ];
        let mut form = Self {
            editing: Some(task.id.clone()),
            past_meant: true,
            ..Self::new(commune, subject, true)
        };
        for ((line, before), text) in form.lines.iter_mut().zip(&mut form.before).zip(texts) {
            *line = line.clone().with(text);
            *before = line.text().to_string();
        }
        form.offer(commune);
        form
    }

    /// The line of a field.
    pub fn line_of(&self, field: Field) -> &LineEdit {
        let [text, owner, support, deadline, deliverable] = &self.lines;
        match field {
            Field::Text => text,
            Field::Owner => owner,
            Field::Support => support,
            Field::Deadline => deadline,
            Field::Deliverable => deliverable,
        }
    }

    /// The line that is typed in.
    pub fn line(&self) -> &LineEdit {
        self.line_of(self.field)
    }

    /// The line that is typed in, to change.
    pub fn line_mut(&mut self) -> &mut LineEdit {
        let [text, owner, support, deadline, deliverable] = &mut self.lines;
        match self.field {
            Field::Text => text,
            Field::Owner => owner,
            Field::Support => support,
            Field::Deadline => deadline,
            Field::Deliverable => deliverable,
        }
    }

    /// What stands in a field, without blanks around it.
    pub fn text_of(&self, field: Field) -> &str {
        self.line_of(field).text().trim()
    }

    /// Something was typed that leaving would lose.
    pub fn is_dirty(&self) -> bool {
        Field::ALL
            .into_iter()
            .zip(&self.before)
            .any(|(field, before)| self.text_of(field) != before.trim())
    }

    /// The owner typed.
    pub fn owner(&self) -> Option<&str> {
        Some(self.text_of(Field::Owner)).filter(|o| !o.is_empty())
    }

    /// The deadline as typed.
    pub fn deadline_text(&self) -> &str {
        self.text_of(Field::Deadline)
    }

    /// The deadline as understood.
    pub fn deadline(&self, meeting: NaiveDate) -> Result<Option<NaiveDate>, Misread> {
        when::read(self.deadline_text(), meeting)
    }

    /// What the form is about, unless the tag was taken off.
    pub fn about(&self) -> Option<&Subject> {
        self.subject.as_ref().filter(|_| self.linked)
    }

    /// The line was changed: other names fit, and what was meant before is not meant any more.
    pub(super) fn typed(&mut self, commune: &Commune) {
        if self.field == Field::Deadline {
            self.past_meant = false;
        }
        self.offer(commune);
    }

    fn offer(&mut self, commune: &Commune) {
        self.chosen = None;
        let typed = self.line().text();
        self.offered = match self.field {
            Field::Owner => offices::fitting(commune, typed, &[]),
            Field::Support => {
                let (done, last) = split_last(typed);
                let mut besides = names(done);
                besides.extend(self.owner().map(String::from));
                offices::fitting(commune, last, &besides)
            }
            _ => Vec::new(),
        };
    }

    /// Takes the chosen name, or the first of those offered where `first`; false where there is none to take.
    fn complete(&mut self, first: bool) -> bool {
        let at = if first {
            self.chosen.or(Some(0))
        } else {
            self.chosen
        };
        let Some(name) = at.and_then(|at| self.offered.get(at)).cloned() else {
            return false;
        };
        let line = self.line().clone();
        let text = match self.field {
            Field::Support => {
                let (done, _) = split_last(line.text());
                if done.trim().is_empty() {
                    name
                } else {
                    format!("{}, {name}", done.trim().trim_end_matches([',', ';']))
                }
            }
            _ => name,
        };
        *self.line_mut() = line.with(&text);
        self.chosen = None;
        true
    }

    fn choose(&mut self, down: bool) {
        let last = self.offered.len().saturating_sub(1);
        self.chosen = match (self.chosen, down) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(last)),
            (Some(0) | None, false) => None,
            (Some(at), false) => Some(at - 1),
        };
    }

    fn go(&mut self, commune: &Commune, field: Field) {
        self.field = field;
        self.line_mut().move_caret(isize::MAX);
        self.offer(commune);
    }

    fn neighbour(&self, steps: isize) -> Option<Field> {
        Field::ALL
            .get(self.field.number().checked_add_signed(steps)?)
            .copied()
    }

    /// The conclusion as typed.
    fn conclusion(&self, commune: &Commune, meeting: NaiveDate) -> Conclusion {
        let text = |field| Some(self.text_of(field).to_string()).filter(|t| !t.is_empty());
        let (indicator, follows) = match self.about() {
            Some(Subject::Indicator(id)) => (Some(*id), None),
            Some(Subject::Task(id)) => (None, Some(id.clone())),
            None => (None, None),
        };
        let followed = follows
            .as_ref()
            .and_then(|id| commune.tasks.iter().find(|t| t.id == *id));
        let indicator = indicator.or(followed.and_then(|t| t.indicator));
        let catalogue = &commune.catalogue;
        let indicator = indicator.and_then(|id| catalogue.indicator(id));
        let group = indicator.and_then(|i| catalogue.groups.get(i.group));
        let sector = followed
            .and_then(|t| t.sector)
            .or(group.map(|g| g.sector))
            .or(self.sector);
        Conclusion {
            title: self.text_of(Field::Text).to_string(),
            owner: text(Field::Owner).map(|name| offices::known_as(commune, &name)),
            support: names(self.text_of(Field::Support))
                .into_iter()
                .map(|name| offices::known_as(commune, &name))
                .collect(),
            deadline: self.deadline(meeting).ok().flatten(),
            deliverable: text(Field::Deliverable),
            indicator: indicator.map(|i| i.id.to_string()),
            follows: follows.map(String::from),
            sector: sector
                .and_then(|at| catalogue.sectors.get(at))
                .map(|s| s.id.to_string()),
            deadline_words: None,
        }
    }
}

/// The names of a list with commas.
fn names(list: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in list
        .split([',', ';'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        if !out.iter().any(|known| known == name) {
            out.push(name.to_string());
        }
    }
    out
}

/// What stands before the last name of a list, with its comma, and that name.
fn split_last(list: &str) -> (&str, &str) {
    let at = list.rfind([',', ';']).map_or(0, |at| at + 1);
    list.split_at_checked(at).unwrap_or(("", list))
}

/// What a misread day is told.
pub fn misread(error: Misread) -> Say {
    match error {
        Misread::Unknown => words::bad_day,
        Misread::NoSuchDay => words::no_such_day,
        Misread::TooFar => words::too_far,
    }
}

/// The same in a few words, beside the line that is typed.
pub fn misread_short(error: Misread) -> Say {
    if error == Misread::Unknown {
        words::bad_day_short
    } else {
        misread(error)
    }
}

pub(super) fn act(form: &mut Form, state: &mut State, action: Action) -> Step {
    let asked = form.asked.take();
    let commune = state.commune();
    match action {
        Action::Open => {
            form.complete(false);
            form.offer(&commune);
            match (check(form, state, &[form.field], asked), form.neighbour(1)) {
                (Some(said), _) => return said,
                (None, Some(next)) => form.go(&commune, next),
                (None, None) => return save(form, state, asked),
            }
        }
        Action::Save => {
            form.complete(false);
            return save(form, state, asked);
        }
        Action::Complete => {
            if form.complete(true) {
                form.offer(&commune);
            } else if let Some(next) = form.neighbour(1) {
                form.go(&commune, next);
            }
        }
        Action::Right => {
            if form.line().at_end()
                && (form.chosen.is_some() || !form.line().text().is_empty())
                && form.complete(true)
            {
                form.offer(&commune);
            } else {
                form.line_mut().move_caret(1);
            }
        }
        Action::Up if form.chosen.is_some() => form.choose(false),
        Action::Down if !form.offered.is_empty() => form.choose(true),
        Action::Down => {
            if let Some(next) = form.neighbour(1) {
                form.go(&commune, next);
            }
        }
        Action::Up | Action::PreviousField => {
            if let Some(before) = form.neighbour(-1) {
                form.go(&commune, before);
            }
        }
        Action::Unlink => {
            if form.subject.is_some() {
                form.linked = !form.linked;
            }
        }
        Action::Conclusions if form.is_dirty() => {
            return Step::Ask(words::save_first(state.lang).to_string());
        }
        Action::Conclusions => {
            state
                .layers
                .push(Layer::Conclusions(Conclusions::default()));
            return Step::Leave;
        }
        Action::Back => {
            if form.is_dirty() && asked != Some(Asked::Leave) {
                form.asked = Some(Asked::Leave);
                return Step::Ask(words::leave_typed(state.lang).to_string());
            }
            if form.from_list {
                let at = super::editing(state, form).map_or(0, |n| n - 1);
                state
                    .layers
                    .push(Layer::Conclusions(Conclusions { at, asked: None }));
            }
            return Step::Leave;
        }
        Action::Quit => {
            if form.is_dirty() && asked != Some(Asked::Quit) {
                form.asked = Some(Asked::Quit);
                return Step::Ask(words::quit_typed(state.lang).to_string());
            }
            return Step::Stay(vec![Effect::Quit]);
        }
        Action::Suspend | Action::Redraw => return Step::Pass,
        _ => return Step::Stay(vec![Effect::Nothing]),
    }
    Step::Stay(Vec::new())
}

/// Says what is wrong with the first of these fields that has something wrong, and goes to it.
fn check(form: &mut Form, state: &State, fields: &[Field], asked: Option<Asked>) -> Option<Step> {
    let (lang, meeting) = (state.lang, day(state));
    for field in fields {
        let said = match field {
            Field::Text if form.text_of(Field::Text).is_empty() => words::no_text(lang).to_string(),
            Field::Owner if form.text_of(Field::Owner).contains([',', ';']) => {
                words::one_owner(lang).to_string()
            }
            Field::Deadline => match form.deadline(meeting) {
                Err(error) => misread(error)(lang).to_string(),
                Ok(Some(day)) if day < meeting && !form.past_meant => {
                    if asked == Some(Asked::Past) {
                        form.past_meant = true;
                        continue;
                    }
                    form.asked = Some(Asked::Past);
                    words::past(lang, day, meeting)
                }
                Ok(_) => continue,
            },
            _ => continue,
        };
        if form.field != *field {
            form.go(&state.data.commune, *field);
        }
        return Some(Step::Ask(said));
    }
    None
}

fn save(form: &mut Form, state: &State, asked: Option<Asked>) -> Step {
    if let Some(said) = check(form, state, &Field::ALL, asked) {
        return said;
    }
    let conclusion = form.conclusion(&state.data.commune, day(state));
    let change = match &form.editing {
        None => MeetingChange::Add(conclusion),
        Some(id) => MeetingChange::Edit(id.to_string(), conclusion),
    };
    Step::write(state, change)
}
