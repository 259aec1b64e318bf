//! Tasks and where they stand.

use chrono::NaiveDate;

use super::{Desk, Id, indicator_id, joined, sector, texts};
use crate::assess::tasks::{self, Counts, TaskStanding};
use crate::model::{Commune, Milestone, Progress, Task, TaskChange, TaskSource, date};
use crate::report::column::{Position, Sentence, Tone, Toned, Vi, both, columns};
use crate::text::{Lang, export as text, tasks as states, workbook as words};

/// A task on a day.
#[derive(Debug, Clone, Copy)]
pub struct TaskRow<'a> {
    pub commune: &'a Commune,
    pub task: &'a Task,
    pub standing: TaskStanding,
    pub day: NaiveDate,
    /// From 1, in the list that it stands in.
    pub number: usize,
}

/// A decision on a task.
pub struct Decided<'a> {
    commune: &'a Commune,
    change: &'a TaskChange,
}

/// Where a task stands in its document.
pub struct Place<'a> {
    source: Option<&'a TaskSource>,
    section: Option<&'a str>,
}

/// All tasks, in the order of the files.
pub fn rows<'a>(desk: &Desk<'a>) -> Vec<TaskRow<'a>> {
    sorted(desk, &tasks::standings(desk.commune, desk.day))
}

/// These tasks, in this order.
pub fn sorted<'a>(desk: &Desk<'a>, standings: &[TaskStanding]) -> Vec<TaskRow<'a>> {
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

impl<'a> TaskRow<'a> {
    fn place(&self) -> Place<'a> {
        Place {
            source: self.commune.task_sources.get(self.task.source),
            section: self.task.section.as_deref(),
        }
    }

    fn history(&self) -> impl Iterator<Item = Decided<'a>> {
        let commune = self.commune;
        let changes = self.task.history.iter();
        changes.map(move |change| Decided { commune, change })
    }

    fn owner(&self) -> Sentence {
        both(|lang| match self.task.owner.get() {
            None => states::no_owner(lang).to_string(),
            Some(owner) if self.task.owner.is_stated() => owner.to_string(),
            Some(owner) => states::as_default(lang, owner),
        })
    }

    /// The state with its mark; what is late only by a document's default does not shout.
    fn state(&self) -> Toned {
        let TaskStanding { state, left, .. } = self.standing;
        let by_default = self.standing.is_by_default();
        let mark = if by_default && state.is_overdue() {
            states::mark_by_default(false)
        } else {
            states::mark(state, false)
        };
        let said = |lang| {
            let state = states::standing_given(lang, state, left, by_default);
            format!("{mark} {state}")
        };
        Toned(both(said), Tone::State(state, by_default))
    }

    /// What is to be there.
    fn product(&self) -> Sentence {
        both(|lang| {
            let first = self.task.first_deadline.map(date::format);
            let first = first.map(|day| words::first_deadline(lang, &day));
            let Task {
                deliverable,
                goal,
                deadline_words,
                ..
            } = self.task;
            let said = [deliverable, goal, deadline_words].map(Option::as_deref);
            joined(said.into_iter().chain([first.as_deref()]), "; ")
        })
    }
}

columns! {
    /// A task, on the day of looking
    "task": TaskRow<'a> as row {
        _ "ngay_xem": row.day;
        [5, words::number]: row.number;
        "id" "ma": Id(&row.task.id);
        "title" "ten" [44, words::task]: &*row.task.title;
        "sector" "linh_vuc" [17, words::sector]: sector(row.commune, row.task.sector);
        _ "trang_thai": row.standing.state;
        "owner" "chu_tri": row.task.owner.get().map(|owner| &**owner);
        [20, words::owner]: row.owner();
        "owner_given" "chu_tri_tu": row.task.owner.by();
        "support" "phoi_hop": texts(&row.task.support);
        [15, words::support]: row.task.support.join(", ");
        "deadline" "han" [11, words::deadline]: row.task.deadline.get().copied();
        "deadline_given" "han_tu": row.task.deadline.by();
        "deadline_words" "han_chu": row.task.deadline_words.as_deref();
        /// The deadline that a meeting has moved since
        "first_deadline" "han_dau": row.task.first_deadline;
        _ "con_ngay": row.standing.left;
        _ "xong": row.task.progress.day();
        [23, words::state]: row.state();
        [20, words::product]: row.product();
        [25, words::document]: row.place().short();
        /// What can be measured
        "goal" "muc_tieu": row.task.goal.as_deref();
        /// What is to be handed in
        "deliverable" "san_pham": row.task.deliverable.as_deref();
        /// The indicator that measures it
        "indicator" "chi_tieu": row.task.indicator.map(|i| indicator_id(row.commune, i));
        /// The task that it follows on
        "follows": row.task.follows.as_deref().map(Id);
        "milestones": row.task.milestones.iter().collect::<Vec<_>>();
        _ "moc": joined(row.task.milestones.iter().map(|step| Some(said(step))), "; ");
        _ "thay_doi": joined(row.history().map(|change| Some(change.said())), "; ");
        "progress": row.task.progress.word();
        "done": row.task.progress.day();
        "state": row.standing.state;
        "state_vi": Vi(row.standing.state);
        /// The first day that the task or a step of it is due
        "due": row.standing.due;
        "due_step": row.standing.due_step.map(|step| Position(step + 1));
        /// From the day of looking, or from the day it was done
        "days_left": row.standing.left;
        "next_step": row.standing.next_step.map(|step| Position(step + 1));
        "source": row.place();
        "note" "ghi_chu": row.task.note.as_deref();
        _ "nguon": row.place().long();
        "history": row.history().collect::<Vec<_>>();
    }

    "milestone": &'a Milestone as step {
        "title": &*step.title;
        "deadline": step.deadline;
        "done": step.done;
    }

    "place": Place<'a> as place {
        "name": place.source.map_or("", |s| &*s.name);
        "document": place.source.map_or("", |s| &*s.document);
        "date": place.source.map(|s| s.date).unwrap_or_default();
        "section": place.section;
    }

    /// What was decided about a task since
    "decision": Decided<'a> as of {
        "date": of.change.date;
        "progress": of.change.progress.map(Progress::word);
        "done": of.change.progress.and_then(Progress::day);
        "deadline": of.change.deadline;
        "reason": of.change.reason.as_deref();
        "source": of.commune.task_sources.get(of.change.source).map_or("", |s| &*s.name);
    }

    /// Tasks by state
    "task_counts": Counts as counts {
        "total": counts.total;
        "overdue": counts.overdue;
        /// Of those overdue: only by the document's default deadline
        "overdue_by_default": counts.overdue_by_default;
        "due_soon": counts.due_soon;
        "open": counts.open;
        "no_deadline": counts.no_deadline;
        "waiting": counts.waiting;
        "paused": counts.paused;
        "returned": counts.returned;
        "done_on_time": counts.done_on_time;
        "done_late": counts.done_late;
        /// Done, and there was no day to be late for
        "done": counts.done_without_deadline;
        /// Of those not done, as the next two
        "no_owner": counts.no_owner;
        "owner_default": counts.owner_default;
        "deadline_default": counts.deadline_default;
    }
}

impl Place<'_> {
    fn short(&self) -> String {
        joined([self.source.map(|s| &*s.name), self.section], ", ")
    }

    fn long(&self) -> String {
        let document = self.source.map(|s| &*s.document);
        joined(
            [self.source.map(|s| &*s.name), document, self.section],
            ", ",
        )
    }
}

/// `lấy ý kiến (hạn 2026-02-10, xong 2026-02-09)`
fn said(step: &Milestone) -> String {
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
        let TaskChange {
            date,
            progress,
            deadline,
            reason,
            ..
        } = self.change;
        let state = progress.map(|p| p.word().name(Lang::Vi).to_string());
        let parts = [
            state,
            deadline.map(|day| text::deadline(Lang::Vi, day)),
            reason.as_deref().map(|why| text::reason(Lang::Vi, why)),
        ];
        format!("{date}: {}", joined(parts, ", "))
    }
}
