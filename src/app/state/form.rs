//! The form of a conclusion: five lines, one at a time.

use chrono::NaiveDate;

use super::line_edit::LineEdit;
use super::offices;
use super::when::{self, Misread};
use crate::data::meeting::Conclusion;
use crate::model::{Commune, Given, IndicatorId, Task, date};
use crate::text::{Lang, meeting as words};

/// What a conclusion is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Indicator(IndicatorId),
    /// A task that it follows on, by its identifier.
    Task(Box<str>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Who does what.
    Text,
    /// The one owner.
    Owner,
    /// Who helps, with commas between.
    Support,
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
        self as usize
    }

    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => words::field_text(lang),
            Self::Owner => words::field_owner(lang),
            Self::Support => words::field_support(lang),
            Self::Deadline => words::field_deadline(lang),
            Self::Deliverable => words::field_deliverable(lang),
        }
    }

    /// What stands in it while it is empty.
    pub fn hint(self, lang: Lang) -> &'static str {
        match self {
            Self::Text => words::hint_text(lang),
            Self::Owner => words::hint_owner(lang),
            Self::Support => words::hint_support(lang),
            Self::Deadline => words::hint_deadline(lang),
            Self::Deliverable => words::hint_deliverable(lang),
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
pub enum FormQuestion {
    /// Whether to drop what is typed.
    Leave,
    /// Whether to quit with it.
    Quit,
    /// Whether the deadline is meant to be before the meeting.
    Past,
}

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
    pub asked: Option<FormQuestion>,
    /// It was opened over the list of conclusions, to which it goes back.
    pub from_list: bool,
    lines: [LineEdit; 5],
    before: [String; 5],
    /// A deadline before the meeting was asked about and is meant.
    pub past_meant: bool,
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
        let owner = match &task.owner {
            Given::Stated(owner) => owner,
            _ => "",
        };
        let deadline = match task.deadline {
            Given::Stated(day) => date::format(day),
            _ => String::new(),
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
            line.retype(text);
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
    pub fn typed(&mut self, commune: &Commune) {
        if self.field == Field::Deadline {
            self.past_meant = false;
        }
        self.offer(commune);
    }

    /// Offers the names that fit what is typed.
    pub fn offer(&mut self, commune: &Commune) {
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
    pub fn complete(&mut self, first: bool) -> bool {
        let at = self.chosen.or(first.then_some(0));
        let Some(name) = at.and_then(|at| self.offered.get(at)).cloned() else {
            return false;
        };
        let (done, _) = split_last(self.line().text());
        let text = if self.field == Field::Support && !done.trim().is_empty() {
            format!("{}, {name}", done.trim().trim_end_matches([',', ';']))
        } else {
            name
        };
        self.line_mut().retype(&text);
        self.chosen = None;
        true
    }

    pub fn choose(&mut self, down: bool) {
        let last = self.offered.len().saturating_sub(1);
        self.chosen = if down {
            Some(self.chosen.map_or(0, |at| (at + 1).min(last)))
        } else {
            self.chosen.and_then(|at| at.checked_sub(1))
        };
    }

    pub fn go(&mut self, commune: &Commune, field: Field) {
        self.field = field;
        self.line_mut().move_caret(isize::MAX);
        self.offer(commune);
    }

    pub fn neighbour(&self, steps: isize) -> Option<Field> {
        Field::ALL
            .get(self.field.number().checked_add_signed(steps)?)
            .copied()
    }

    /// The conclusion as typed.
    pub fn conclusion(&self, commune: &Commune, meeting: NaiveDate) -> Conclusion {
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
    for name in list.split([',', ';']).map(str::trim) {
        if !name.is_empty() && !out.iter().any(|known| known == name) {
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
