//! `lich.ron`: the events of a commune's calendar.

use chrono::{NaiveDate, Weekday};

use super::named::{self, Identifiers, whole};
use crate::data::fields::{Bad, Key, Read, Reader, may, must, shortened};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::{Event, When};

static FILE: [Key; 2] = [may("van_ban"), must("su_kien")];
static EVENT: [Key; 17] = [
    must("ma"),
    must("ten"),
    may("ngay"),
    may("den_ngay"),
    may("hang_tuan"),
    may("hang_thang"),
    may("hang_thang_thu"),
    may("am_lich"),
    may("hang_nam"),
    may("gio"),
    may("noi"),
    may("ai"),
    may("giao_ban"),
    may("gia_dinh"),
    may("tu"),
    may("den"),
    may("nguon"),
];
static NTH: [Key; 2] = [must("lan"), must("thu")];
static WHEN: [&str; 6] = [
    "ngay",
    "hang_tuan",
    "hang_thang",
    "hang_thang_thu",
    "am_lich",
    "hang_nam",
];

/// Reads the file with this name.
pub(crate) fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, name: &str) -> Vec<Event> {
    let Some(Ok([document, list])) = tree.root().map(|root| reader.fields(root, &FILE)) else {
        return Vec::new();
    };
    let document = reader.optional(document, Reader::boxed).ok().flatten();
    let Ok(list) = reader.required(list, Reader::list) else {
        return Vec::new();
    };
    let mut seen = Identifiers::default();
    named::each(
        reader,
        list,
        (&EVENT, Thing::Event, name),
        &mut seen,
        |reader, id, fields| event(reader, id, fields, document.as_deref()),
    )
}

/// Reads one event. What bears on its days must be good; a bad hour, place or section is left out.
fn event(
    reader: &mut Reader<'_>,
    id: Box<str>,
    fields: &[Option<Item<'_>>; 17],
    document: Option<&str>,
) -> Read<Event> {
    let [
        id_item,
        title,
        day,
        last,
        weekly,
        monthly,
        nth,
        lunar,
        yearly,
        hour,
        place,
        who,
        meeting,
        assumed,
        from,
        until,
        section,
    ] = *fields;
    let title = reader.required(title, Reader::boxed);
    let when = when(
        reader,
        id_item,
        [day, weekly, monthly, nth, lunar, yearly],
        last,
    );
    let hour = reader.optional(hour, Reader::boxed);
    let place = reader.optional(place, Reader::boxed);
    let who = reader.optional(who, Reader::boxed);
    let meeting = reader.optional(meeting, Reader::flag);
    let assumed = reader.optional(assumed, Reader::flag);
    let first = reader.optional(from, Reader::date);
    let end = reader.optional(until, Reader::date);
    let section = reader.optional(section, Reader::boxed);
    if let (Ok(Some(from)), Ok(Some(to)), Some(item)) = (first, end, until)
        && from > to
    {
        return Err(reader.report(item.span(), ProblemKind::WindowReversed { from, to }));
    }
    Ok(Event {
        id,
        title: title?,
        when: when?,
        hour: hour.ok().flatten(),
        place: place.ok().flatten(),
        who: who.ok().flatten(),
        meeting: meeting?.unwrap_or(false),
        // where the mark cannot be read, what was assumed must not pass for what a document says
        assumed: assumed.map_or(true, Option::unwrap_or_default),
        from: first?,
        until: end?,
        source: named::source(document, section.ok().flatten()),
    })
}

/// Reads the one key that says when; `id` is where to point when there is none.
fn when(
    reader: &mut Reader<'_>,
    id: Option<Item<'_>>,
    items: [Option<Item<'_>>; 6],
    last: Option<Item<'_>>,
) -> Read<When> {
    let given: Vec<&'static str> = WHEN
        .iter()
        .zip(&items)
        .filter(|(_, item)| item.is_some())
        .map(|(key, _)| *key)
        .collect();
    let [day, weekly, monthly, nth, lunar, yearly] = items;
    let misspelled = reader.misspelled;
    let until = reader.optional(last, Reader::date);
    let read = [
        day.map(|item| once(reader, item, until, last)),
        weekly.map(|item| weekday(reader, item).map(When::Weekly)),
        monthly.map(|item| {
            whole(reader, item, "hang_thang", 1, 31).map(|day| When::Monthly(day.unsigned_abs()))
        }),
        nth.map(|item| self::nth(reader, item)),
        lunar.map(|item| {
            day_of_year(reader, item, true).map(|(day, month)| When::Lunar(day, month))
        }),
        yearly.map(|item| {
            day_of_year(reader, item, false).map(|(day, month)| When::Yearly(day, month))
        }),
    ];
    if let (Some(item), None) = (last, day) {
        reader.report(
            item.key_span(),
            ProblemKind::OnlyWith {
                key: "den_ngay",
                with: "ngay: …",
            },
        );
        return Err(Bad);
    }
    if given.len() == 1 {
        return read.into_iter().flatten().next().unwrap_or(Err(Bad));
    }
    // a misspelled key has been reported: it is the one that seems to be missing
    let place = items
        .into_iter()
        .flatten()
        .nth(1)
        .map(Item::key_span)
        .or(id.map(Item::span));
    if let (Some(span), true) = (place, !given.is_empty() || !misspelled) {
        reader.report(span, ProblemKind::ExactlyOne { keys: &WHEN, given });
    }
    Err(Bad)
}

fn once(
    reader: &mut Reader<'_>,
    item: Item<'_>,
    until: Read<Option<NaiveDate>>,
    last: Option<Item<'_>>,
) -> Read<When> {
    let from = reader.date(item)?;
    let to = until?.unwrap_or(from);
    if let (true, Some(last)) = (from > to, last) {
        return Err(reader.report(last.span(), ProblemKind::WindowReversed { from, to }));
    }
    Ok(When::Once(from, to))
}

fn weekday(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Weekday> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    reader.word(
        item,
        &[
            "ThuHai", "ThuBa", "ThuTu", "ThuNam", "ThuSau", "ThuBay", "ChuNhat",
        ],
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun],
    )
}

fn nth(reader: &mut Reader<'_>, item: Item<'_>) -> Read<When> {
    let [nth, day] = reader.fields(item, &NTH)?;
    let nth = reader.required(nth, |reader, item| whole(reader, item, "lan", 1, 5));
    let day = reader.required(day, weekday);
    Ok(When::MonthlyWeekday(nth?.unsigned_abs(), day?))
}

/// `"19/05"`: day and month.
fn day_of_year(reader: &mut Reader<'_>, item: Item<'_>, lunar: bool) -> Read<(u32, u32)> {
    let text = reader.text(item)?;
    let number = |s: &str| {
        (1..=2)
            .contains(&s.len())
            .then(|| s.parse::<u32>().ok())
            .flatten()
    };
    let read = text
        .split_once('/')
        .and_then(|(day, month)| Some((number(day)?, number(month)?)));
    // 2024 has a 29 February
    let exists = |(day, month): &(u32, u32)| {
        if lunar {
            (1..=30).contains(day) && (1..=12).contains(month)
        } else {
            NaiveDate::from_ymd_opt(2024, *month, *day).is_some()
        }
    };
    read.filter(exists).ok_or_else(|| {
        reader.report(
            item.span(),
            ProblemKind::BadDayOfYear {
                text: shortened(&text),
                lunar,
            },
        )
    })
}
