//! The calendar over some weeks.

use chrono::{Days, NaiveDate, Weekday};

use super::{Desk, Id};
use crate::assess::agenda::{self, Entry, Occurrence};
use crate::model::{DayName, Event, When};
use crate::report::column::{both, columns};
use crate::text::calendar as words;

/// Occurrences are listed for so many days: thirteen weeks.
const WINDOW: u64 = 91;
/// The next day of an event is looked for in so many days: any year, solar or lunar.
pub const NEXT: u64 = 400;

/// The calendar from a day on.
pub struct Calendar<'a>(pub Desk<'a>);

/// The next main meeting.
pub struct Meeting<'a>(&'a Event, NaiveDate);

/// An event with its next days.
pub struct EventRow<'a> {
    event: &'a Event,
    next: Option<NaiveDate>,
    occurrences: Vec<Occurrence>,
    /// The last day that occurrences are listed of.
    to: NaiveDate,
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    let after = day.checked_add_days(Days::new(days));
    after.unwrap_or(NaiveDate::MAX)
}

fn next_meeting<'a>(desk: &Desk<'a>) -> Option<Meeting<'a>> {
    let next = agenda::next_meeting(desk.commune, desk.day)?;
    match next.entry {
        Entry::Event(at) => Some(Meeting(desk.commune.events.get(at)?, next.first)),
        _ => None,
    }
}

pub fn rows<'a>(desk: &Desk<'a>) -> Vec<EventRow<'a>> {
    let to = after(desk.day, WINDOW);
    let all = agenda::between(desk.commune, desk.day, after(desk.day, NEXT));
    let events = desk.commune.events.iter().enumerate();
    events
        .map(|(at, event)| {
            let own = || all.iter().filter(|o| o.entry == Entry::Event(at));
            EventRow {
                event,
                next: own().next().map(|o| o.day),
                occurrences: own().filter(|o| o.day <= to).copied().collect(),
                to,
            }
        })
        .collect()
}

columns! {
    /// Occurrences are listed from the one day to the other
    "calendar": Calendar<'a> as calendar {
        "from": calendar.0.day;
        "to": after(calendar.0.day, WINDOW);
        "next_meeting": next_meeting(&calendar.0);
        "events": rows(&calendar.0);
    }

    "next_meeting": Meeting<'a> as meeting {
        "event": Id(&meeting.0.id);
        "date": meeting.1;
        "hour": meeting.0.hour.as_deref();
    }

    "event": EventRow<'a> as row {
        "id" "ma": Id(&row.event.id);
        "title" "ten": &*row.event.title;
        "rule": Rule(row.event.when);
        "rule_said" "khi_nao": both(|lang| words::when(lang, &row.event.when));
        "hour" "gio": row.event.hour.as_deref();
        "place" "dia_diem": row.event.place.as_deref();
        "who" "ai": row.event.who.as_deref();
        /// The main weekly meeting
        "meeting" "giao_ban": row.event.meeting;
        /// By the program's makers, not by a document
        "assumed" "gia_dinh": row.event.assumed;
        "from": row.event.from;
        "until": row.event.until;
        "source": row.event.source.as_deref();
        /// Within 400 days
        "next" "lan_toi": row.next;
        "occurrences": row.occurrences.clone();
        _ "cac_ngay": row.occurrences.iter().map(|o| o.first).collect::<Vec<_>>();
        _ "den_ngay": row.to;
        _ "nguon": row.event.source.as_deref();
    }

    "rule": Rule as rule {
        "kind": rule.0;
        "weekday": rule.weekday().map(DayName::from);
        /// 1 to 5; 5 is the last
        "nth": rule.nth();
        "day": rule.day();
        "month": rule.month();
        "first": rule.days().map(|(first, _)| first);
        "last": rule.days().map(|(_, last)| last);
    }

    "stretch": Occurrence as days {
        "first": days.first;
        "last": days.last;
    }
}

/// When an event takes place.
pub struct Rule(When);

impl Rule {
    fn weekday(&self) -> Option<Weekday> {
        match self.0 {
            When::Weekly(day) | When::MonthlyWeekday(_, day) => Some(day),
            _ => None,
        }
    }

    fn nth(&self) -> Option<u32> {
        match self.0 {
            When::MonthlyWeekday(nth, _) => Some(nth),
            _ => None,
        }
    }

    fn day(&self) -> Option<u32> {
        match self.0 {
            When::Monthly(day) | When::Lunar(day, _) | When::Yearly(day, _) => Some(day),
            _ => None,
        }
    }

    fn month(&self) -> Option<u32> {
        match self.0 {
            When::Lunar(_, month) | When::Yearly(_, month) => Some(month),
            _ => None,
        }
    }

    fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        match self.0 {
            When::Once(first, last) => Some((first, last)),
            _ => None,
        }
    }
}
