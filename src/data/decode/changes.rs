//! What meetings have decided about tasks, laid over the tasks of all files.

use chrono::NaiveDate;

use super::named::{self, Identifiers, Named};
use super::tasks;
use crate::data::fields::{Bad, Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{Field, Later, List, record};
use crate::model::{Given, Progress, ProgressWord, Task, TaskChange, TaskSource};

record! {
    ChangeRecord: "Quyết định của cuộc họp về một nhiệm vụ", "What a meeting decided about a task" {
        must task: Named<'t> = "viec", "mã nhiệm vụ", "the task";
        may state: ProgressWord = "trang_thai", "trạng thái mới", "how far it is now";
        may done: NaiveDate = "xong", "ngày xong, chỉ dùng với `trang_thai: Xong`", "the day it was done, only with `trang_thai: Xong`";
        may deadline: NaiveDate = "han", "hạn mới", "its new last day";
        may reason: Box<str> = "ly_do", "lý do", "why";
        may by: Box<str> = "ai", "tên khóa SSH ghi lần cuối, chương trình tự ghi", "the SSH key that wrote it last, written by the program";
    }
}

/// What of one file names tasks, of whatever file.
#[derive(Default)]
pub struct Waiting<'t> {
    /// A task and the one that it follows on.
    pub follows: Vec<(Box<str>, Named<'t>)>,
    /// A task and what was decided about it, in the order of the file.
    pub changes: Vec<(Named<'t>, Decision)>,
}

pub struct Decision {
    progress: Option<Progress>,
    deadline: Option<NaiveDate>,
    reason: Option<Box<str>>,
}

/// Reads the list `thay_doi` of the file with this name.
pub fn list<'t>(
    reader: &mut Reader<'_>,
    list: &Field<'t, Later<List<ChangeRecord<'t>>>>,
    name: &str,
) -> Read<Vec<(Named<'t>, Decision)>> {
    named::each(
        reader,
        list,
        (Thing::Change, name),
        &mut Identifiers::default(),
        |r| (&r.task, r.at),
        |reader, _, r| change(reader, r),
    )
}

fn change<'t>(reader: &mut Reader<'_>, r: ChangeRecord<'t>) -> Read<(Named<'t>, Decision)> {
    let progress = progress(reader, &r);
    if let (Ok(None), false) = (progress, r.deadline.is_given()) {
        if !r.at.misspelled && r.task.is_given() {
            let keys = &["trang_thai", "han"];
            reader.report(r.task.span(), ProblemKind::AtLeastOne(keys));
        }
        return Err(Bad);
    }
    let decision = Decision {
        progress: progress?,
        deadline: r.deadline.optional()?,
        reason: r.reason.lenient(),
    };
    Ok((r.task.required()?, decision))
}

/// How far the task is now, where that was decided.
pub fn progress(reader: &mut Reader<'_>, r: &ChangeRecord<'_>) -> Read<Option<Progress>> {
    if r.state.is_given() || r.done.is_given() {
        tasks::progress(reader, &r.state, &r.done).map(Some)
    } else {
        Ok(None)
    }
}

/// Links the tasks of all files and lays the changes over them, in the order of their days. Each file comes with its reader and with the
/// position of its document. `whole`: no file has lost tasks of which we do not know even the identifiers.
pub fn settle(
    files: Vec<(&mut Reader<'_>, usize, Waiting<'_>)>,
    (sources, all, seen): (&[TaskSource], &mut [Task], &Identifiers),
    whole: bool,
) {
    let mut decided = Vec::new();
    let names = seen.all();
    for (reader, source, waiting) in files {
        // a task that was lost by an error of its own is not unknown
        let mut known = |named: &Named<'_>| {
            let found = seen.has(&named.id).then_some(());
            reader.known(named, (Thing::Task, found), !whole, names.iter().copied())
        };
        for (id, follows) in waiting.follows {
            let known = known(&follows).is_ok();
            let mut own = all.iter_mut().filter(|task| task.source == source);
            if let Some(task) = own.find(|task| task.id == id)
                && known
            {
                task.follows = Some(follows.id.into());
            }
        }
        for (task, decision) in waiting.changes {
            let _ = known(&task);
            decided.push((source, task, decision));
        }
    }
    let day = |source: usize| sources.get(source).map(|s| s.date);
    decided.sort_by_key(|(source, ..)| day(*source));
    for (source, named, decision) in decided {
        let task = all.iter_mut().find(|task| *task.id == *named.id);
        if let (Some(task), Some(date)) = (task, day(source)) {
            lay(task, decision, (date, source));
        }
    }
}

fn lay(task: &mut Task, decision: Decision, (date, source): (NaiveDate, usize)) {
    let Decision {
        progress,
        deadline,
        reason,
    } = decision;
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
