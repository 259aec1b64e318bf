//! Tasks and where they stand.

use chrono::NaiveDate;

use super::{Desk, Id, indicator_id, joined, sector_of};
use crate::assess::tasks::{self, Counts, Filter, TaskStanding, TaskState};
use crate::model::{Commune, Milestone, Progress, Task, TaskChange, TaskSource, date};
use crate::report::column::{Position, Sentence, Tone, Toned, Vi, both, columns, list};
use crate::report::table::Align;
use crate::text::{Lang, export as text, report as said, tasks as states, workbook as words};

/// A task on a day.
pub struct TaskRow<'a> {
    pub commune: &'a Commune,
    pub task: &'a Task,
    pub standing: TaskStanding,
    pub day: NaiveDate,
    /// From 1, in the list that it stands in.
    pub number: usize,
}

/// A decision on a task.
struct Decided<'a>(&'a Commune, &'a TaskChange);

/// A document and the section of it.
struct Place<'a>(Option<&'a TaskSource>, Option<&'a str>);

/// All tasks, in the order of the files.
pub fn rows<'a>(desk: &Desk<'a>) -> Vec<TaskRow<'a>> {
    ordered(desk, &tasks::standings(desk.commune, desk.day))
}

/// These tasks, in this order.
pub fn ordered<'a>(desk: &Desk<'a>, standings: &[TaskStanding]) -> Vec<TaskRow<'a>> {
    let row = |(number, standing): (usize, &TaskStanding)| {
        Some(TaskRow {
            commune: desk.commune,
            task: desk.commune.tasks.get(standing.task)?,
            standing: *standing,
            day: desk.day,
            number,
        })
    };
    (1..).zip(standings).filter_map(row).collect()
}

pub fn counts(desk: &Desk<'_>) -> Counts {
    Counts::of(&tasks::standings(desk.commune, desk.day))
}

/// Who owns a task, with the word that says so where it is only the document's default.
pub fn owner(lang: Lang, task: &Task) -> String {
    match task.owner.get() {
        None => states::no_owner(lang).to_string(),
        Some(owner) if task.owner.is_stated() => owner.to_string(),
        Some(owner) => states::as_default(lang, owner),
    }
}

impl<'a> TaskRow<'a> {
    fn place(&self) -> Place<'a> {
        let source = self.commune.task_sources.get(self.task.source);
        Place(source, self.task.section.as_deref())
    }

    fn history(&self) -> impl Iterator<Item = Decided<'a>> {
        let commune = self.commune;
        let changes = self.task.history.iter();
        changes.map(move |change| Decided(commune, change))
    }

    fn state(&self) -> Toned {
        let TaskStanding { state, left, .. } = self.standing;
        let words = both(|lang| states::standing(lang, state, left));
        Toned(words, Tone::State(state, false))
    }

    /// The state, where one that holds only by a document's default is told apart.
    fn state_given(&self) -> Toned {
        let TaskStanding { state, left, .. } = self.standing;
        let by_default = self.standing.is_by_default();
        let words = both(|lang| states::standing_given(lang, state, left, by_default));
        Toned(words, Tone::State(state, by_default))
    }

    fn due(&self) -> Sentence {
        both(|lang| {
            let stated = self.task.deadline.is_stated() || self.standing.due_step.is_some();
            let day = self.standing.due.map(|due| {
                let day = date::format(due);
                if stated {
                    day
                } else {
                    states::as_default(lang, &day)
                }
            });
            let words = self.task.deadline_words.as_ref().map(ToString::to_string);
            let said = joined([day, words], ", ");
            if said.is_empty() {
                states::no_deadline(lang).to_string()
            } else {
                said
            }
        })
    }

    /// The title, and beneath it what is still to be known.
    fn title(&self) -> Sentence {
        both(|lang| {
            let Task {
                title,
                goal,
                milestones,
                note,
                ..
            } = self.task;
            let goal = goal
                .as_ref()
                .map(|goal| format!("{}: {goal}", states::goal(lang)));
            let step = self.standing.next_step.and_then(|at| {
                let step = milestones.get(at)?;
                Some(states::step(lang, at + 1, milestones.len(), &step.title))
            });
            let note = note.as_ref().map(|note| said::note(lang, note));
            joined([Some(title.to_string()), goal, step, note], "\n  ")
        })
    }

    /// What is to be there.
    fn product(&self) -> Sentence {
        both(|lang| {
            let Task {
                deliverable,
                goal,
                deadline_words,
                ..
            } = self.task;
            let first = self.task.first_deadline.map(date::format);
            let first = first.map(|day| words::first_deadline(lang, &day));
            let said = [deliverable, goal, deadline_words].map(Option::as_deref);
            joined(said.into_iter().chain([first.as_deref()]), "; ")
        })
    }
}

columns! {
    /// A task, on the day of looking
    "task": TaskRow<'a> as row @ TaskRow { commune, task, standing, .. } => {
        _ "ngay_xem": row.day;
        [5, words::number]: row.number;
        (Align::Left, 0, said::column_state): row.state();
        (Align::Wrap(70), 0, said::column_task): row.title();
        "id" "ma": Id(&task.id);
        "title" "ten" [44, words::task]: &task.title;
        "sector" "linh_vuc" [17, words::sector]: sector_of(commune, task.sector);
        _ "trang_thai": standing.state;
        "owner" "chu_tri": task.owner.get();
        [20, words::owner] (Align::Wrap(30), 2, states::owner): both(|lang| owner(lang, task));
        (Align::Wrap(24), 0, states::deadline): row.due();
        "owner_given" "chu_tri_tu": task.owner.by();
        "support" "phoi_hop": &task.support;
        [15, words::support]: task.support.join(", ");
        "deadline" "han" [11, words::deadline]: task.deadline.get().copied();
        "deadline_given" "han_tu": task.deadline.by();
        "deadline_words" "han_chu": &task.deadline_words;
        /// The deadline that a meeting has moved since
        "first_deadline" "han_dau": task.first_deadline;
        _ "con_ngay": standing.left;
        _ "xong": task.progress.day();
        [23, words::state]: row.state_given();
        [20, words::product]: row.product();
        [25, words::document] (Align::Wrap(36), 4, said::column_source): row.place().short();
        /// What can be measured
        "goal" "muc_tieu": &task.goal;
        /// What is to be handed in
        "deliverable" "san_pham": &task.deliverable;
        /// The indicator that measures it
        "indicator" "chi_tieu": task.indicator.map(|id| indicator_id(commune, id));
        /// The task that it follows on
        "follows": task.follows.as_deref().map(Id);
        "milestones": &task.milestones;
        _ "moc": list(task.milestones.iter().map(step));
        _ "thay_doi": list(row.history().map(|decided| decided.said()));
        "progress": task.progress.word();
        "done": task.progress.day();
        "state": standing.state;
        "state_vi": Vi(standing.state);
        /// The first day that the task or a step of it is due
        "due": standing.due;
        "due_step": standing.due_step.map(|step| Position(step + 1));
        /// From the day of looking, or from the day it was done
        "days_left": standing.left;
        "next_step": standing.next_step.map(|step| Position(step + 1));
        "source": row.place();
        "note" "ghi_chu": &task.note;
        _ "nguon": row.place().long();
        "history": list(row.history());
    }

    "milestone": &'a Milestone as step => {
        "title": &step.title;
        "deadline": step.deadline;
        "done": step.done;
    }

    "place": Place<'a> as Place(source, section) => {
        "name": source.map_or("", |source| &source.name);
        "document": source.map_or("", |source| &source.document);
        "date": source.map(|source| source.date).unwrap_or_default();
        "section": *section;
    }

    /// What was decided about a task since
    "decision": Decided<'a> as Decided(commune, change) => {
        "date": change.date;
        "progress": change.progress.map(Progress::word);
        "done": change.progress.and_then(Progress::day);
        "deadline": change.deadline;
        "reason": &change.reason;
        "source": commune.task_sources.get(change.source).map_or("", |source| &source.name);
    }

    /// Tasks by state
    "task_counts": Counts as counts => {
        "total": counts.total();
        "overdue": counts.count(|standing| standing.state.is_overdue());
        /// Of those overdue: only by the document's default deadline
        "overdue_by_default": counts.under(Filter::OverdueByDefault);
        "due_soon": counts.under(Filter::DueSoon);
        "open": counts.under(Filter::Open);
        "no_deadline": counts.under(Filter::NoDeadline);
        "waiting": counts.in_state(TaskState::Waiting);
        "paused": counts.in_state(TaskState::Paused);
        "returned": counts.in_state(TaskState::Returned);
        "done_on_time": counts.in_state(TaskState::DoneOnTime);
        "done_late": counts.in_state(TaskState::DoneLate);
        /// Done, and there was no day to be late for
        "done": counts.in_state(TaskState::Done);
        /// Of those not done, as the next two
        "no_owner": counts.under(Filter::NoOwner);
        "owner_default": counts.count(|standing| !standing.state.is_done() && standing.owner_default);
        "deadline_default": counts.count(|standing| !standing.state.is_done() && standing.deadline_default);
    }
}

impl Place<'_> {
    fn short(&self) -> String {
        joined([self.0.map(|source| &*source.name), self.1], ", ")
    }

    fn long(&self) -> String {
        let source = self.0.map(|source| [&*source.name, &*source.document]);
        let parts = source.into_iter().flatten().map(Some);
        joined(parts.chain([self.1]), ", ")
    }
}

/// `lấy ý kiến (hạn 2026-02-10, xong 2026-02-09)`
fn step(step: &Milestone) -> String {
    let deadline = step.deadline.map(|day| text::deadline(Lang::Vi, day));
    let done = step.done.map(|day| text::done(Lang::Vi, day));
    let days = joined([deadline, done], ", ");
    if days.is_empty() {
        step.title.to_string()
    } else {
        format!("{} ({days})", step.title)
    }
}

impl Decided<'_> {
    /// `2026-01-19: chờ, hạn 2026-02-15, lý do: …`
    fn said(&self) -> String {
        let change = self.1;
        let state = change.progress.map(|p| p.word().name(Lang::Vi).to_string());
        let deadline = change.deadline.map(|day| text::deadline(Lang::Vi, day));
        let reason = change.reason.as_ref();
        let reason = reason.map(|why| text::reason(Lang::Vi, why));
        format!(
            "{}: {}",
            change.date,
            joined([state, deadline, reason], ", ")
        )
    }
}
