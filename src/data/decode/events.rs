//! `lich.ron`: the events of a commune's calendar.

use chrono::{NaiveDate, Weekday};

use super::named::{self, Identifiers, Named};
use crate::data::edit::quoted;
use crate::data::fields::{Bad, Read, Reader, shortened};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{Later, List, Notation, Value, Whole, record};
use crate::data::syntax::{Item, Tree};
use crate::model::{Event, When};

record! {
    EventsFile: "Lịch công tác", "The calendar" {
        may document: Box<str> = "van_ban", "văn bản đặt lịch, ghi một lần cho cả tệp", "the document they are from, once for the whole file";
        must events: Later<List<EventRecord<'t>>> = "su_kien", "các sự kiện", "the events";
    }
}

record! {
    EventRecord: "Một sự kiện, có đúng một cách ghi ngày", "An event, with exactly one way to say its days" {
        must id: Named<'t> = "ma", "mã sự kiện", "its identifier";
        must title: Box<str> = "ten", "tên", "what it is";
        may day: NaiveDate = "ngay", "ngày diễn ra, một lần", "its day, once";
        may last: NaiveDate = "den_ngay", "ngày cuối, khi kéo dài từ `ngay`", "its last day, where it lasts from `ngay` on";
        may weekly: Weekday = "hang_tuan", "thứ mấy hằng tuần", "every week on this day";
        may monthly: Whole<1, 31> = "hang_thang", "ngày mấy hằng tháng; tháng thiếu thì ngày cuối tháng", "every month on this day, in a shorter month on its last";
        may nth: NthRecord<'t> = "hang_thang_thu", "thứ mấy của tuần thứ mấy hằng tháng", "every month on the first, second, … such day";
        may lunar: DayOfYear<true> = "am_lich", "ngày và tháng âm lịch, hằng năm", "every year on this day and month of the lunar calendar";
        may yearly: DayOfYear<false> = "hang_nam", "ngày và tháng, hằng năm", "every year on this day and month";
        may hour: Box<str> = "gio", "giờ, hoặc buổi", "the hour, or the part of the day";
        may place: Box<str> = "noi", "nơi diễn ra", "where";
        may who: Box<str> = "ai", "ai chủ trì, ai dự", "who is in charge or comes";
        may meeting: bool = "giao_ban", "cuộc giao ban chính hằng tuần", "it is the main weekly meeting";
        may assumed: bool = "gia_dinh", "giả định, không văn bản nào ghi", "it is assumed: no document states it";
        may from: NaiveDate = "tu", "chỉ từ ngày này", "only from this day on";
        may until: NaiveDate = "den", "chỉ đến ngày này", "only until this day";
        may section: Box<str> = "nguon", "mục trong văn bản", "the section of the document";
    }
}

record! {
    NthRecord: "Thứ mấy trong tháng", "A weekday of the month" {
        must nth: Whole<1, 5> = "lan", "lần thứ mấy trong tháng; 5 là lần cuối", "which of them; 5 is the last";
        must day: Weekday = "thu", "thứ mấy", "the day of the week";
    }
}

/// The keys of which each event has one.
static WHEN: [&str; 6] = [
    "ngay",
    "hang_tuan",
    "hang_thang",
    "hang_thang_thu",
    "am_lich",
    "hang_nam",
];

/// `"19/05"`: day and month, of the lunar calendar or of ours.
#[derive(Clone, Copy)]
pub struct DayOfYear<const LUNAR: bool>(u32, u32);

impl<'t, const LUNAR: bool> Value<'t> for DayOfYear<LUNAR> {
    const NOTATION: Notation = Notation::Like("\"19/05\"");

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        let text = reader.text(item)?;
        let number = |s: &str| {
            (1..=2)
                .contains(&s.len())
                .then(|| s.parse::<u32>().ok())
                .flatten()
        };
        let read = text
            .split_once('/')
            .and_then(|(day, month)| Some(Self(number(day)?, number(month)?)));
        // 2024 has a 29 February
        let exists = |Self(day, month): &Self| {
            if LUNAR {
                (1..=30).contains(day) && (1..=12).contains(month)
            } else {
                NaiveDate::from_ymd_opt(2024, *month, *day).is_some()
            }
        };
        read.filter(exists).ok_or_else(|| {
            let (text, lunar) = (shortened(&text), LUNAR);
            reader.report(item.span(), ProblemKind::BadDayOfYear { text, lunar })
        })
    }

    fn written(&self) -> String {
        quoted(&format!("{:02}/{:02}", self.0, self.1))
    }
}

/// Reads the file with this name.
pub fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, name: &str) -> Read<Vec<Event>> {
    let file = EventsFile::root(reader, tree)?;
    let document = file.document.lenient();
    named::each(
        reader,
        &file.events,
        (Thing::Event, name),
        &mut Identifiers::default(),
        |r| (&r.id, r.at),
        |reader, id, r| event(reader, id, r, document.as_deref()),
    )
}

/// Makes one event. What bears on its days must be good; a bad hour, place or section is left out.
fn event(
    reader: &mut Reader<'_>,
    id: Box<str>,
    mut r: EventRecord<'_>,
    document: Option<&str>,
) -> Read<Event> {
    named::in_order(reader, r.day.get().copied(), &mut r.last);
    named::in_order(reader, r.from.get().copied(), &mut r.until);
    let when = when(reader, &mut r);
    Ok(Event {
        id,
        title: r.title.required()?,
        when: when?,
        hour: r.hour.lenient(),
        place: r.place.lenient(),
        who: r.who.lenient(),
        meeting: r.meeting.or_default()?,
        // where the mark cannot be read, what was assumed must not pass for what a document says
        assumed: r.assumed.cautious(),
        from: r.from.optional()?,
        until: r.until.optional()?,
        source: named::source(document, r.section.lenient()),
    })
}

/// The one key that says when.
fn when(reader: &mut Reader<'_>, r: &mut EventRecord<'_>) -> Read<When> {
    if r.last.is_given() && !r.day.is_given() {
        let (key, with) = ("den_ngay", "ngay: …");
        return Err(reader.report(r.last.key_span(), ProblemKind::OnlyWith { key, with }));
    }
    let last = r.last;
    let monthly = |Whole(day): Whole<1, 31>| Ok(When::Monthly(day.unsigned_abs()));
    let nth = |r: NthRecord<'_>| {
        let Whole(nth) = r.nth.required()?;
        Ok(When::MonthlyWeekday(nth.unsigned_abs(), r.day.required()?))
    };
    let ways = [
        (r.day).then(|day| Ok(When::Once(day, last.optional()?.unwrap_or(day)))),
        (r.weekly).then(|day| Ok(When::Weekly(day))),
        (r.monthly).then(monthly),
        std::mem::take(&mut r.nth).then(nth),
        (r.lunar).then(|DayOfYear(day, month)| Ok(When::Lunar(day, month))),
        (r.yearly).then(|DayOfYear(day, month)| Ok(When::Yearly(day, month))),
    ];
    let given: Vec<_> = (ways.iter().zip(WHEN))
        .filter(|(way, _)| way.is_given())
        .collect();
    if let [(way, _)] = *given {
        return way.required();
    }
    let second = given.get(1).map(|(way, _)| way.key_span());
    let place = second.or_else(|| r.id.is_given().then(|| r.id.span()));
    // a misspelled key has been reported: it is the one that seems to be missing
    if let Some(place) = place
        && !(given.is_empty() && r.at.misspelled)
    {
        let given = given.into_iter().map(|(_, key)| key).collect();
        reader.report(place, ProblemKind::ExactlyOne { keys: &WHEN, given });
    }
    Err(Bad)
}
