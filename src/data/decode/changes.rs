//! What meetings have decided about tasks, laid over the tasks of all files.

use chrono::NaiveDate;

use super::catalogue::Named;
use super::named::{self, Identifiers};
use super::{tasks, unknown};
use crate::data::fields::{Bad, Key, Read, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::Item;
use crate::model::{Given, Progress, Task, TaskChange, TaskSource};

static CHANGE: [Key; 5] = [
    must("viec"),
    may("trang_thai"),
    may("xong"),
    may("han"),
    may("ly_do"),
];

/// What of one file names tasks, of whatever file.
#[derive(Default)]
pub(crate) struct Later {
    /// A task and the one that it follows on.
    pub(crate) follows: Vec<(Box<str>, Named)>,
    /// In the order of the file.
    pub(crate) changes: Vec<Draft>,
}

/// A change whose task has not been looked up.
pub(crate) struct Draft {
    task: Named,
    progress: Option<Progress>,
    deadline: Option<NaiveDate>,
    reason: Option<Box<str>>,
}

/// Reads the list `thay_doi` of the file with this name.
pub(crate) fn list(reader: &mut Reader<'_>, item: Item<'_>, name: &str) -> Vec<Draft> {
    let Ok(list) = reader.list(item) else {
        return Vec::new();
    };
    let mut seen = Identifiers::default();
    named::each(
        reader,
        list,
        (&CHANGE, Thing::Change, name),
        &mut seen,
        change,
    )
}

fn change(reader: &mut Reader<'_>, id: Box<str>, fields: &[Option<Item<'_>>; 5]) -> Read<Draft> {
    let [task, state, done, deadline, reason] = *fields;
    let misspelled = reader.misspelled;
    let progress = if state.is_none() && done.is_none() {
        Ok(None)
    } else {
        tasks::progress(reader, state, done).map(Some)
    };
    let until = reader.optional(deadline, Reader::date);
    let reason = reader.optional(reason, Reader::boxed);
    let span = task.ok_or(Bad)?.span();
    if state.is_none() && done.is_none() && deadline.is_none() {
        if !misspelled {
            reader.report(span, ProblemKind::AtLeastOne(&["trang_thai", "han"]));
        }
        return Err(Bad);
    }
    Ok(Draft {
        task: Named { id, span },
        progress: progress?,
        deadline: until?,
        reason: reason.ok().flatten(),
    })
}

/// Links the tasks of all files and lays the changes over them, in the order of their days. Each file comes with its reader and with the
/// position of its document. `whole`: no file has lost tasks of which we do not know even the identifiers.
pub(crate) fn settle(
    files: Vec<(&mut Reader<'_>, usize, Later)>,
    (sources, all, seen): (&[TaskSource], &mut [Task], &Identifiers),
    whole: bool,
) {
    let mut decided = Vec::new();
    for (reader, source, later) in files {
        // a task that was lost by an error of its own is not unknown
        let mut accuse = |named: &Named| {
            if whole && !seen.has(&named.id) {
                unknown(reader, named, Thing::Task, seen.all().into_iter());
            }
        };
        for (id, follows) in later.follows {
            accuse(&follows);
            if let Some(task) = all
                .iter_mut()
                .find(|task| task.id == id && task.source == source)
                && seen.has(&follows.id)
            {
                task.follows = Some(follows.id);
            }
        }
        for draft in later.changes {
            accuse(&draft.task);
            decided.push((source, draft));
        }
    }
    let day = |source: usize| sources.get(source).map(|s| s.date);
    decided.sort_by_key(|(source, _)| day(*source));
    for (source, draft) in decided {
        let task = all.iter_mut().find(|task| task.id == draft.task.id);
        if let (Some(task), Some(date)) = (task, day(source)) {
            lay(task, draft, (date, source));
        }
    }
}

fn lay(task: &mut Task, draft: Draft, (date, source): (NaiveDate, usize)) {
    let Draft {
        progress,
        deadline,
        reason,
        ..
    } = draft;
    if let Some(progress) = progress {
        task.progress = progress;
    }
    if let Some(deadline) = deadline {
        task.first_deadline = task.first_deadline.or(task.deadline.get().copied());
        task.deadline = Given::Stated(deadline);
    }
    task.history.push(TaskChange {
        date,
        progress,
        deadline,
        reason,
        source,
    });
}
