//! `giao-ban.ron`: the Monday meeting of a commune.

use chrono::NaiveTime;

use super::assemble::Assembled;
use super::named::{self, whole};
use crate::data::fields::{Bad, Key, Read, Reader, may, shortened};
use crate::data::problem::ProblemKind;
use crate::data::syntax::{Item, Tree};
use crate::model::{AgendaItem, MeetingPlan, NoticeForm};

static FILE: [Key; 8] = [
    may("ten"),
    may("gio"),
    may("dia_diem"),
    may("chu_tri"),
    may("muc"),
    may("don_vi"),
    may("che_duoi"),
    may("thong_bao"),
];
static ITEM: [Key; 5] = [
    may("linh_vuc"),
    may("ten"),
    may("bao_cao"),
    may("phut"),
    may("ghi_chu"),
];
static NOTICE: [Key; 8] = [
    may("co_quan_tren"),
    may("co_quan"),
    may("ky_hieu"),
    may("dia_danh"),
    may("quyen_ky"),
    may("chuc_vu"),
    may("nguoi_ky"),
    may("noi_nhan"),
];

/// Longer than a working day no item is.
const MOST_MINUTES: i32 = 480;
/// From here on a count of people tells nothing about one of them.
const MOST_SUPPRESSED: i32 = 1000;

/// Reads the file. What is bad in it is left out, as if it were not given.
pub(crate) fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, assembled: &Assembled) -> MeetingPlan {
    let Some(Ok([name, time, place, chair, items, offices, below, notice])) =
        tree.root().map(|root| reader.fields(root, &FILE))
    else {
        return MeetingPlan::default();
    };
    MeetingPlan {
        name: text(reader, name),
        time: reader.optional(time, self::time).ok().flatten(),
        place: text(reader, place),
        chair: text(reader, chair),
        items: items
            .map(|item| agenda(reader, item, assembled))
            .unwrap_or_default(),
        offices: texts(reader, offices),
        suppress_below: reader
            .optional(below, |reader, item| {
                whole(reader, item, "che_duoi", 0, MOST_SUPPRESSED)
            })
            .map_or(None, |n| n.map(i32::unsigned_abs)),
        notice: notice
            .and_then(|item| self::notice(reader, item).ok())
            .unwrap_or_default(),
    }
}

fn text(reader: &mut Reader<'_>, item: Option<Item<'_>>) -> Option<Box<str>> {
    reader.optional(item, Reader::boxed).ok().flatten()
}

fn texts(reader: &mut Reader<'_>, item: Option<Item<'_>>) -> Vec<Box<str>> {
    let Some(Ok(list)) = item.map(|item| reader.list(item)) else {
        return Vec::new();
    };
    list.filter_map(|item| reader.boxed(item).ok()).collect()
}

pub(crate) fn time(reader: &mut Reader<'_>, item: Item<'_>) -> Read<NaiveTime> {
    let text = reader.text(item)?;
    clock(&text, ':')
        .ok_or_else(|| reader.report(item.span(), ProblemKind::BadTime(shortened(&text))))
}

/// `07:30`, with another sign between the hours and the minutes if need be.
pub(crate) fn clock(text: &str, sign: char) -> Option<NaiveTime> {
    let number = |s: &str| {
        s.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| s.parse::<u32>().ok())
            .flatten()
    };
    let (hours, minutes) = text.split_once(sign)?;
    if hours.len() > 2 || minutes.len() != 2 {
        return None;
    }
    NaiveTime::from_hms_opt(number(hours)?, number(minutes)?, 0)
}

fn agenda(reader: &mut Reader<'_>, item: Item<'_>, assembled: &Assembled) -> Vec<AgendaItem> {
    let Ok(list) = reader.list(item) else {
        return Vec::new();
    };
    list.filter_map(|item| agenda_item(reader, item, assembled).ok())
        .collect()
}

fn agenda_item(reader: &mut Reader<'_>, item: Item<'_>, assembled: &Assembled) -> Read<AgendaItem> {
    let [sector_item, title_item, reporter, minutes, notes] = reader.fields(item, &ITEM)?;
    let whole_item = item.is_whole() && !reader.misspelled;
    let sector = named::sector(reader, sector_item, assembled);
    let title = text(reader, title_item);
    let reporter = text(reader, reporter);
    let minutes = reader.optional(minutes, |reader, item| {
        whole(reader, item, "phut", 1, MOST_MINUTES)
    });
    let notes = text(reader, notes);
    if sector_item.is_none() && title_item.is_none() && whole_item {
        let start = item.span().start;
        reader.report(
            start..start + 1,
            ProblemKind::AtLeastOne(&["linh_vuc", "ten"]),
        );
    }
    // an item of which nobody knows what it is about is no item
    if sector.is_none() && title.is_none() {
        return Err(Bad);
    }
    let minutes = minutes.ok().flatten().and_then(|n| u16::try_from(n).ok());
    Ok(AgendaItem {
        sector,
        title,
        reporter,
        minutes,
        notes,
    })
}

fn notice(reader: &mut Reader<'_>, item: Item<'_>) -> Read<NoticeForm> {
    let [
        parent_body,
        body,
        symbol,
        place,
        authority,
        signer_title,
        signer,
        recipients,
    ] = reader.fields(item, &NOTICE)?;
    Ok(NoticeForm {
        parent_body: text(reader, parent_body),
        body: text(reader, body),
        symbol: text(reader, symbol),
        place: text(reader, place),
        authority: text(reader, authority),
        signer_title: text(reader, signer_title),
        signer: text(reader, signer),
        recipients: texts(reader, recipients),
    })
}
