//! `nhiem-vu/*.ron`: the tasks of one document.

use chrono::NaiveDate;

use super::assemble::Assembled;
use super::changes::{self, Later};
use super::named::{self, Identifiers};
use super::{catalogue, crosscheck};
use crate::data::fields::{Bad, Key, Read, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::{Given, Milestone, Progress, Task, TaskSource};

static FILE: [Key; 6] = [
    must("van_ban"),
    may("mac_dinh"),
    must("nhiem_vu"),
    may("thay_doi"),
    may("trich_dan"),
    may("nam_hoc"),
];
static DOCUMENT: [Key; 6] = [
    must("ten"),
    must("tep"),
    must("ngay"),
    may("hop"),
    may("da_chot"),
    may("so_cuoi"),
];
static DEFAULTS: [Key; 2] = [may("chu_tri"), may("han")];
static MILESTONE: [Key; 3] = [must("ten"), may("han"), may("xong")];
static TASK: [Key; 17] = [
    must("ma"),
    must("ten"),
    may("linh_vuc"),
    may("chu_tri"),
    may("phoi_hop"),
    may("han"),
    may("han_chu"),
    may("muc_tieu"),
    may("san_pham"),
    may("chi_tieu"),
    may("theo"),
    may("moc"),
    may("trang_thai"),
    may("xong"),
    may("khong_han_mac_dinh"),
    must("nguon"),
    may("ghi_chu"),
];

/// What the document gives for all of its tasks; `Err` where it gives something that cannot be read.
struct Defaults {
    owner: Read<Option<Box<str>>>,
    deadline: Read<Option<NaiveDate>>,
}

/// What the tasks of one file share.
struct Shared<'a> {
    defaults: Defaults,
    assembled: &'a Assembled,
    source: usize,
}

/// The tasks of one file, with what must wait until those of all files are known.
pub(crate) struct FileTasks {
    pub(crate) source: TaskSource,
    pub(crate) tasks: Vec<Task>,
    pub(crate) later: Later,
}

/// Reads the file with this name, whose document will have the position `source`. Nothing where the document itself cannot be read.
pub(crate) fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    (name, source): (&str, usize),
    assembled: &Assembled,
    seen: &mut Identifiers,
) -> Option<FileTasks> {
    let [document, defaults, list, changed, cited, years] =
        reader.fields(tree.root()?, &FILE).ok()?;
    let document = reader.required(document, self::document);
    let defaults = defaults.map_or(
        Ok(Defaults {
            owner: Ok(None),
            deadline: Ok(None),
        }),
        |item| self::defaults(reader, item),
    );
    let defaults = defaults.unwrap_or(Defaults {
        owner: Err(Bad),
        deadline: Err(Bad),
    });
    let list = reader.required(list, Reader::list).ok();
    let shared = Shared {
        defaults,
        assembled,
        source,
    };
    let mut later = Later::default();
    let tasks = list.map(|list| {
        named::each(
            reader,
            list,
            (&TASK, Thing::Task, name),
            seen,
            |reader, id, fields| task(reader, id, fields, &shared, &mut later),
        )
    });
    if let (Some(item), Ok(false)) = (changed, document.as_ref().map(|d| d.meeting)) {
        reader.report(
            item.key_span(),
            ProblemKind::OnlyWith {
                key: "thay_doi",
                with: "hop: true",
            },
        );
    }
    later.changes = changed
        .map(|item| changes::list(reader, item, name))
        .unwrap_or_default();
    let citations = crosscheck::citations(reader, cited, years);
    Some(FileTasks {
        source: TaskSource {
            citations,
            ..document.ok()?
        },
        tasks: tasks?,
        later,
    })
}

fn document(reader: &mut Reader<'_>, item: Item<'_>) -> Read<TaskSource> {
    let [name, document, date, meeting, closed, last] = reader.fields(item, &DOCUMENT)?;
    let name = reader.required(name, Reader::boxed);
    let document = reader.required(document, Reader::boxed);
    let date = reader.required(date, Reader::date);
    let is_meeting = reader.optional(meeting, Reader::flag);
    let is_closed = reader.optional(closed, Reader::flag);
    let _ = reader.optional(last, |reader, item| {
        named::whole(reader, item, "so_cuoi", 1, 999_999)
    });
    let is_meeting = is_meeting?.unwrap_or(false);
    for (key, item) in [("da_chot", closed), ("so_cuoi", last)] {
        if let (Some(item), false) = (item, is_meeting) {
            reader.report(
                item.key_span(),
                ProblemKind::OnlyWith {
                    key,
                    with: "hop: true",
                },
            );
        }
    }
    Ok(TaskSource {
        name: name?,
        document: document?,
        date: date?,
        citations: Vec::new(),
        meeting: is_meeting,
        // where the mark cannot be read, nothing more is decided in that meeting
        closed: is_closed.map_or(true, Option::unwrap_or_default),
    })
}

fn defaults(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Defaults> {
    let [owner, deadline] = reader.fields(item, &DEFAULTS)?;
    Ok(Defaults {
        owner: reader.optional(owner, Reader::boxed),
        deadline: reader.optional(deadline, Reader::date),
    })
}

/// Reads one task. What bears on its state must be good; a bad sector, indicator, goal or remark is left out.
fn task(
    reader: &mut Reader<'_>,
    id: Box<str>,
    fields: &[Option<Item<'_>>; 17],
    shared: &Shared<'_>,
    later: &mut Later,
) -> Read<Task> {
    let [
        _,
        title,
        sector,
        owner,
        support,
        deadline,
        deadline_words,
        goal,
        deliverable,
        indicator,
        follows,
        milestones,
        state,
        done,
        no_default_day,
        section,
        note,
    ] = *fields;
    let title = reader.required(title, Reader::boxed);
    let sector = named::sector(reader, sector, shared.assembled);
    let owner = reader.optional(owner, Reader::boxed);
    let support = support.map_or(Ok(Vec::new()), |item| self::support(reader, item));
    let deadline = reader.optional(deadline, Reader::date);
    let deadline_words = reader.optional(deadline_words, Reader::boxed);
    let goal = reader.optional(goal, Reader::boxed);
    let deliverable = reader.optional(deliverable, Reader::boxed);
    let indicator = named::indicator(reader, indicator, shared.assembled);
    if let Some(follows) = follows.and_then(|item| catalogue::named(reader, Some(item)).ok()) {
        later.follows.push((id.clone(), follows));
    }
    let milestones = milestones.map_or(Ok(Vec::new()), |item| self::milestones(reader, item));
    let progress = progress(reader, state, done);
    let no_default_day = reader.optional(no_default_day, Reader::flag);
    let section = reader.required(section, Reader::boxed);
    let note = reader.optional(note, Reader::boxed);

    let owner = match owner? {
        Some(owner) => Given::Stated(owner),
        None => shared
            .defaults
            .owner
            .clone()?
            .map_or(Given::Missing, Given::Default),
    };
    let deadline = match (deadline?, no_default_day?) {
        (Some(deadline), _) => Given::Stated(deadline),
        (None, Some(true)) => Given::Missing,
        // also beside one in words: where the document's would contradict it, the file says so with `khong_han_mac_dinh`
        (None, _) => shared
            .defaults
            .deadline?
            .map_or(Given::Missing, Given::Default),
    };
    Ok(Task {
        id,
        title: title?,
        sector,
        owner,
        support: support?,
        deadline,
        deadline_words: deadline_words.ok().flatten(),
        goal: goal.ok().flatten(),
        deliverable: deliverable.ok().flatten(),
        indicator,
        follows: None,
        milestones: milestones?,
        progress: progress?,
        source: shared.source,
        section: section.ok(),
        note: note.ok().flatten(),
        history: Vec::new(),
        first_deadline: None,
    })
}

fn support(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Vec<Box<str>>> {
    let read: Vec<_> = reader.list(item)?.map(|item| reader.boxed(item)).collect();
    read.into_iter().collect()
}

fn milestones(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Vec<Milestone>> {
    let read: Vec<_> = reader
        .list(item)?
        .map(|item| milestone(reader, item))
        .collect();
    read.into_iter().collect()
}

fn milestone(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Milestone> {
    let [title, deadline, done] = reader.fields(item, &MILESTONE)?;
    let whole = item.is_whole() && !reader.misspelled;
    let title = reader.required(title, Reader::boxed);
    let deadline = reader.optional(deadline, Reader::date);
    let done = reader.optional(done, Reader::date);
    if !whole {
        return Err(Bad);
    }
    Ok(Milestone {
        title: title?,
        deadline: deadline?,
        done: done?,
    })
}

pub(crate) fn progress(
    reader: &mut Reader<'_>,
    state: Option<Item<'_>>,
    done: Option<Item<'_>>,
) -> Read<Progress> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Going(Progress),
        Done,
    }
    use Progress::{Open, Paused, Returned, Waiting};
    let word = reader.optional(state, |reader, item| {
        reader.word(
            item,
            &["DangLam", "Cho", "TamDung", "TraLai", "Xong"],
            [
                State::Going(Open),
                State::Going(Waiting),
                State::Going(Paused),
                State::Going(Returned),
                State::Done,
            ],
        )
    });
    let day = reader.optional(done, Reader::date);
    match (word?.unwrap_or(State::Going(Open)), done) {
        (State::Done, Some(_)) => Ok(Progress::Done(day?.ok_or(Bad)?)),
        (State::Done, None) => {
            let span = state.map_or(0..0, Item::span);
            Err(reader.report(
                span,
                ProblemKind::Needs {
                    key: "xong",
                    with: "trang_thai: Xong",
                },
            ))
        }
        (State::Going(_), Some(item)) => Err(reader.report(
            item.key_span(),
            ProblemKind::OnlyWith {
                key: "xong",
                with: "trang_thai: Xong",
            },
        )),
        (State::Going(progress), None) => Ok(progress),
    }
}
