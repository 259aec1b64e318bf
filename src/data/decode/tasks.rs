//! `nhiem-vu/*.ron`: the tasks of one document.

use chrono::NaiveDate;

use super::assemble::Assembled;
use super::changes::{self, ChangeRecord, Waiting};
use super::crosscheck::{CitedRecord, SchoolYearRecord, citations};
use super::named::{self, Identifiers, Named};
use crate::data::fields::{Bad, Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{Field, Later, List, Value, Whole, record};
use crate::data::syntax::Tree;
use crate::model::{Given, Milestone, Progress, ProgressWord, Task, TaskSource};

record! {
    TasksFile: "Nhiệm vụ của một văn bản", "The tasks of one document" {
        must document: DocumentRecord<'t> = "van_ban", "văn bản giao việc", "the document they are from";
        may defaults: DefaultsRecord<'t> = "mac_dinh", "áp dụng cho nhiệm vụ không ghi riêng", "what holds where a task states nothing of its own";
        must tasks: Later<List<TaskRecord<'t>>> = "nhiem_vu", "các nhiệm vụ", "the tasks";
        may changes: Later<List<ChangeRecord<'t>>> = "thay_doi", "điều cuộc họp đã quyết về các nhiệm vụ, chỉ dùng với `hop: true`", "what the meeting decided about tasks, only with `hop: true`";
        may cited: List<CitedRecord<'t>> = "trich_dan", "các văn bản được trích dẫn", "documents that it cites";
        may school_years: List<SchoolYearRecord<'t>> = "nam_hoc", "các năm học được nhắc đến", "school years that it names";
    }
}

record! {
    DocumentRecord: "Văn bản giao việc", "The document that tasks are from" {
        must name: Box<str> = "ten", "tên ngắn của văn bản", "its short name";
        must document: Box<str> = "tep", "tên tệp, hoặc số và ký hiệu", "its file or number";
        must date: NaiveDate = "ngay", "ngày văn bản", "its day";
        may meeting: bool = "hop", "là biên bản cuộc họp, chương trình ghi trong lúc họp", "it is the record of a meeting, which the program writes";
        may closed: bool = "da_chot", "cuộc họp đã kết thúc, không sửa nữa", "the meeting is closed: nothing is changed any more";
        may last: Whole<1, 999_999> = "so_cuoi", "số lớn nhất đã cấp cho một kết luận", "the highest number that a conclusion has had";
    }
}

record! {
    DefaultsRecord: "Mặc định của văn bản", "What a document says for all of its tasks" {
        may owner: Box<str> = "chu_tri", "cơ quan hoặc người chủ trì", "who is in charge";
        may deadline: NaiveDate = "han", "hạn chung", "the day by which they are due";
    }
}

record! {
    TaskRecord: "Một nhiệm vụ", "A task" {
        must id: Named<'t> = "ma", "mã nhiệm vụ, không trùng trong cả xã", "its identifier, unique within the commune";
        must title: Box<str> = "ten", "việc phải làm", "what is to be done";
        may sector: Named<'t> = "linh_vuc", "mã lĩnh vực", "its sector";
        may owner: Box<str> = "chu_tri", "cơ quan hoặc người chủ trì, chỉ một", "who is in charge, one only";
        may support: List<Box<str>> = "phoi_hop", "các cơ quan phối hợp", "who helps";
        may deadline: NaiveDate = "han", "hạn, ngày cuối", "the last day";
        may deadline_words: Box<str> = "han_chu", "hạn bằng chữ, ví dụ hằng tháng", "a deadline in words, such as every month";
        may goal: Box<str> = "muc_tieu", "kết quả phải đạt, đo được", "what can be measured";
        may deliverable: Box<str> = "san_pham", "sản phẩm phải nộp", "what is to be handed in";
        may indicator: Named<'t> = "chi_tieu", "mã chỉ tiêu đo nhiệm vụ này", "the indicator that measures it";
        may follows: Named<'t> = "theo", "mã nhiệm vụ mà nó tiếp nối", "the task that it follows on";
        may milestones: List<MilestoneRecord<'t>> = "moc", "các bước", "steps on the way";
        may state: ProgressWord = "trang_thai", "trạng thái; không ghi là DangLam", "how far it is; DangLam if absent";
        may done: NaiveDate = "xong", "ngày xong, chỉ dùng với `trang_thai: Xong`", "the day it was done, only with `trang_thai: Xong`";
        may no_default_day: bool = "khong_han_mac_dinh", "không theo hạn chung của văn bản", "the deadline of the document does not hold for it";
        must section: Box<str> = "nguon", "mục trong văn bản", "the section of the document";
        may note: Box<str> = "ghi_chu", "ghi chú, có hiện trên màn hình", "a remark, which is shown";
        may by: Box<str> = "ai", "tên khóa SSH ghi lần cuối, chương trình tự ghi", "the SSH key that wrote it last, written by the program";
    }
}

record! {
    MilestoneRecord: "Một bước của nhiệm vụ", "A step of a task" {
        must title: Box<str> = "ten", "kết quả của bước", "what is to be there";
        may deadline: NaiveDate = "han", "hạn", "by when";
        may done: NaiveDate = "xong", "ngày xong", "the day it was reached";
    }
}

/// What the tasks of one file share.
struct Shared<'a> {
    owner: Read<Option<Box<str>>>,
    deadline: Read<Option<NaiveDate>>,
    assembled: &'a Assembled,
    source: usize,
}

/// The tasks of one file, with what must wait until those of all files are known.
pub struct FileTasks<'t> {
    pub source: TaskSource,
    pub tasks: Vec<Task>,
    pub waiting: Waiting<'t>,
}

/// Reads the file with this name, whose document will have the position `source`. Bad where the document itself cannot be
/// read.
pub fn file<'t>(
    reader: &mut Reader<'_>,
    tree: &'t Tree<'t>,
    (name, source): (&str, usize),
    assembled: &Assembled,
    seen: &mut Identifiers,
) -> Read<FileTasks<'t>> {
    let file = TasksFile::root(reader, tree)?;
    let document = file.document.then(|r| document(reader, r)).required();
    let (owner, deadline) = match file.defaults.or_default() {
        Ok(r) => (r.owner.optional(), r.deadline.optional()),
        Err(bad) => (Err(bad), Err(bad)),
    };
    let shared = Shared {
        owner,
        deadline,
        assembled,
        source,
    };
    let mut waiting = Waiting::default();
    let tasks = named::each(
        reader,
        &file.tasks,
        (Thing::Task, name),
        seen,
        |r| (&r.id, r.at),
        |reader, id, r| task(reader, id, r, &shared, &mut waiting),
    );
    if document.as_ref().is_ok_and(|d| !d.meeting) {
        only_with_meeting(reader, "thay_doi", &file.changes);
    }
    waiting.changes = changes::list(reader, &file.changes, name).unwrap_or_default();
    Ok(FileTasks {
        source: TaskSource {
            citations: citations(file.cited, file.school_years),
            ..document?
        },
        tasks: tasks?,
        waiting,
    })
}

fn document(reader: &mut Reader<'_>, r: DocumentRecord<'_>) -> Read<TaskSource> {
    let meeting = r.meeting.or_default()?;
    if !meeting {
        only_with_meeting(reader, "da_chot", &r.closed);
        only_with_meeting(reader, "so_cuoi", &r.last);
    }
    Ok(TaskSource {
        name: r.name.required()?,
        document: r.document.required()?,
        date: r.date.required()?,
        citations: Vec::new(),
        meeting,
        // where the mark cannot be read, nothing more is decided in that meeting
        closed: r.closed.cautious(),
    })
}

fn only_with_meeting<T>(reader: &mut Reader<'_>, key: &'static str, field: &Field<'_, T>) {
    if field.is_given() {
        let with = "hop: true";
        reader.report(field.key_span(), ProblemKind::OnlyWith { key, with });
    }
}

/// Makes one task. What bears on its state must be good; a bad sector, indicator, goal or remark is left out.
fn task<'t>(
    reader: &mut Reader<'_>,
    id: Box<str>,
    r: TaskRecord<'t>,
    shared: &Shared<'_>,
    waiting: &mut Waiting<'t>,
) -> Read<Task> {
    let sector = (r.sector).then(|n| shared.assembled.sector(reader, &n));
    let indicator = (r.indicator).then(|n| shared.assembled.indicator(reader, &n));
    if let Some(follows) = r.follows.lenient() {
        waiting.follows.push((id.clone(), follows));
    }
    let progress = progress(reader, &r.state, &r.done);
    let milestones = r.milestones.all()?.into_iter().map(milestone);
    // also beside a deadline in words: where the document's would contradict it, the file says so with this key
    let default = if r.no_default_day.or_default()? {
        &Ok(None)
    } else {
        &shared.deadline
    };
    Ok(Task {
        id,
        title: r.title.required()?,
        sector: sector.lenient(),
        owner: given(r.owner.optional()?, &shared.owner)?,
        support: r.support.all()?,
        deadline: given(r.deadline.optional()?, default)?,
        deadline_words: r.deadline_words.lenient(),
        goal: r.goal.lenient(),
        deliverable: r.deliverable.lenient(),
        indicator: indicator.lenient(),
        milestones: milestones.collect::<Read<_>>()?,
        progress: progress?,
        source: shared.source,
        section: r.section.lenient(),
        note: r.note.lenient(),
        ..Task::default()
    })
}

fn given<T: Clone>(stated: Option<T>, default: &Read<Option<T>>) -> Read<Given<T>> {
    Ok(match stated {
        Some(stated) => Given::Stated(stated),
        None => default.clone()?.map_or(Given::Missing, Given::Default),
    })
}

fn milestone(r: MilestoneRecord<'_>) -> Read<Milestone> {
    r.at.whole()?;
    Ok(Milestone {
        title: r.title.required()?,
        deadline: r.deadline.optional()?,
        done: r.done.optional()?,
    })
}

/// How far a task is: done has a day, and nothing else has.
pub fn progress(
    reader: &mut Reader<'_>,
    state: &Field<'_, ProgressWord>,
    done: &Field<'_, NaiveDate>,
) -> Read<Progress> {
    const DONE: &str = "trang_thai: Xong";
    let word = state.optional()?.unwrap_or(ProgressWord::Open);
    let (key, is_done) = ("xong", word == ProgressWord::Done);
    match (is_done, done.is_given()) {
        (true, false) => {
            let with = DONE.into();
            Err(reader.report(state.span(), ProblemKind::Needs { key, with }))
        }
        (false, true) => {
            let with = DONE;
            Err(reader.report(done.key_span(), ProblemKind::OnlyWith { key, with }))
        }
        _ => Progress::of(word, done.optional()?).ok_or(Bad),
    }
}
