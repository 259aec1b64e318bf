//! `giao-ban.ron`: the Monday meeting of a commune.

use chrono::NaiveTime;

use super::assemble::Assembled;
use super::named::Named;
use crate::data::fields::{Bad, Read, Reader};
use crate::data::problem::ProblemKind;
use crate::data::record::{List, Value, Whole, record};
use crate::data::syntax::Tree;
use crate::model::{AgendaItem, MeetingPlan, NoticeForm};

record! {
    MeetingFile: "Cuộc họp giao ban", "The meeting" {
        may name: Box<str> = "ten", "tên cuộc họp", "its name";
        may time: NaiveTime = "gio", "giờ bắt đầu", "when it begins";
        may place: Box<str> = "dia_diem", "nơi họp", "where";
        may chair: Box<str> = "chu_tri", "người chủ trì", "who chairs it";
        may items: List<AgendaRecord<'t>> = "muc", "các mục của chương trình họp, theo thứ tự", "the agenda, in its order";
        may offices: List<Box<str>> = "don_vi", "các cơ quan, để gợi ý khi ghi người chủ trì", "offices, from which owners of tasks are completed";
        may suppress_below: Whole<0, 1000> = "che_duoi", "số người nhỏ hơn mức này thì không trình chiếu", "counts of people below this are not projected";
        may notice: NoticeRecord<'t> = "thong_bao", "phần đầu và phần ký của thông báo kết luận", "head and signature of the notice of conclusions";
    }
}

record! {
    AgendaRecord: "Một mục của chương trình họp", "An item of the agenda" {
        may sector: Named<'t> = "linh_vuc", "mã lĩnh vực được báo cáo", "the sector that is reported";
        may title: Box<str> = "ten", "tên mục; phải có khi không ghi `linh_vuc`", "its name; needed where there is no `linh_vuc`";
        may reporter: Box<str> = "bao_cao", "cơ quan báo cáo", "who reports";
        may minutes: Whole<1, 480> = "phut", "số phút, để bấm giờ", "minutes that it may take";
        may notes: Box<str> = "ghi_chu", "ghi chú, chỉ hiện ở màn hình thứ hai", "notes, for the second screen only";
    }
}

record! {
    NoticeRecord: "Thông báo kết luận", "The notice of conclusions" {
        may parent_body: Box<str> = "co_quan_tren", "cơ quan chủ quản, dòng trên cùng", "the body above, on the first line";
        may body: Box<str> = "co_quan", "cơ quan ra thông báo", "the body that issues it";
        may symbol: Box<str> = "ky_hieu", "ký hiệu trong số văn bản, ví dụ TB-UBND", "its letters in the number of the document, such as TB-UBND";
        may place: Box<str> = "dia_danh", "địa danh trước ngày tháng", "the place before the date";
        may authority: Box<str> = "quyen_ky", "quyền hạn của người ký, ví dụ TL. CHỦ TỊCH", "what the signer signs by, such as TL. CHỦ TỊCH";
        may signer_title: Box<str> = "chuc_vu", "chức vụ của người ký", "the signer's office";
        may signer: Box<str> = "nguoi_ky", "họ tên người ký", "the signer's name";
        may recipients: List<Box<str>> = "noi_nhan", "nơi nhận, mỗi dòng một nơi", "who gets it, a line each";
    }
}

/// Reads the file. What is bad in it is left out, as if it were not given.
pub fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, assembled: &Assembled) -> Read<MeetingPlan> {
    let r = MeetingFile::root(reader, tree)?;
    let items = r.items.good();
    let items = items.flat_map(|r| agenda_item(reader, r, assembled));
    Ok(MeetingPlan {
        name: r.name.lenient(),
        time: r.time.lenient(),
        place: r.place.lenient(),
        chair: r.chair.lenient(),
        items: items.collect(),
        offices: r.offices.good().collect(),
        suppress_below: r.suppress_below.lenient().map(|n| n.0.unsigned_abs()),
        notice: r.notice.lenient().map(notice).unwrap_or_default(),
    })
}

fn agenda_item(
    reader: &mut Reader<'_>,
    r: AgendaRecord<'_>,
    assembled: &Assembled,
) -> Read<AgendaItem> {
    if !r.sector.is_given() && !r.title.is_given() && r.at.whole().is_ok() {
        let keys = &["linh_vuc", "ten"];
        reader.report(r.at.bracket(), ProblemKind::AtLeastOne(keys));
    }
    let sector = (r.sector).then(|n| assembled.sector(reader, &n)).lenient();
    let title = r.title.lenient();
    // an item of which nobody knows what it is about is no item
    if sector.is_none() && title.is_none() {
        return Err(Bad);
    }
    Ok(AgendaItem {
        sector,
        title,
        reporter: r.reporter.lenient(),
        minutes: r.minutes.lenient().and_then(|n| u16::try_from(n.0).ok()),
        notes: r.notes.lenient(),
    })
}

fn notice(r: NoticeRecord<'_>) -> NoticeForm {
    NoticeForm {
        parent_body: r.parent_body.lenient(),
        body: r.body.lenient(),
        symbol: r.symbol.lenient(),
        place: r.place.lenient(),
        authority: r.authority.lenient(),
        signer_title: r.signer_title.lenient(),
        signer: r.signer.lenient(),
        recipients: r.recipients.good().collect(),
    }
}
