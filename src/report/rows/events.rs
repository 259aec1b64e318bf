//! The calendar over some weeks.

use chrono::{Days, NaiveDate};

use super::{Desk, Id, joined};
use crate::assess::agenda::{self, Entry, Occurrence};
use crate::model::{DayName, Event, When};
use crate::report::column::{Dotted, Sentence, both, columns, list};
use crate::report::table::Align;
use crate::text::{calendar as words, report as said};

/// Occurrences are listed for so many days: thirteen weeks.
const WINDOW: u64 = 91;

/// The calendar from a day on.
pub struct Calendar<'a>(pub Desk<'a>);

/// The next main meeting.
struct Meeting<'a>(&'a Event, NaiveDate);

/// An event with its next days.
pub struct EventRow<'a> {
    event: &'a Event,
    pub next: Option<NaiveDate>,
    occurrences: Vec<Occurrence>,
    /// The last day that occurrences are listed of.
    to: NaiveDate,
}

struct Rule(When);

impl<'a> Calendar<'a> {
    fn to(&self) -> NaiveDate {
        let to = self.0.day.checked_add_days(Days::new(WINDOW));
        to.unwrap_or(NaiveDate::MAX)
    }

    fn next_meeting(&self) -> Option<Meeting<'a>> {
        let next = agenda::next_meeting(self.0.commune, self.0.day)?;
        match next.entry {
            Entry::Event(at) => Some(Meeting(self.0.commune.events.get(at)?, next.first)),
            _ => None,
        }
    }
}

pub fn rows<'a>(desk: &Desk<'a>) -> Vec<EventRow<'a>> {
    let to = Calendar(*desk).to();
    let all = agenda::between(desk.commune, desk.day, to);
    let events = (0..).zip(&desk.commune.events);
    let row = |(at, event)| {
        let own = all.iter().filter(|o| o.entry == Entry::Event(at));
        EventRow {
            event,
            next: agenda::next(desk.commune, at, desk.day).map(|next| next.day),
            occurrences: own.copied().collect(),
            to,
        }
    };
    events.map(row).collect()
}

impl EventRow<'_> {
    fn title(&self) -> Sentence {
        both(|lang| {
            let assumed = self.event.assumed.then(|| words::assumed(lang));
            joined([Some(&*self.event.title), assumed], "\n  ")
        })
    }
}

columns! {
    /// Occurrences are listed from the one day to the other
    "calendar": Calendar<'a> as calendar => {
        "from": calendar.0.day;
        "to": calendar.to();
        "next_meeting": calendar.next_meeting();
        "events": rows(&calendar.0);
    }

    "next_meeting": Meeting<'a> as Meeting(event, day) => {
        "event": Id(&event.id);
        "date": *day;
        "hour": &event.hour;
    }

    "event": EventRow<'a> as row @ EventRow { event, .. } => {
        (Align::Left, 0, said::column_next): Dotted(row.next);
        (Align::Wrap(60), 0, said::column_event): row.title();
        "id" "ma": Id(&event.id);
        "title" "ten": &event.title;
        "rule": Rule(event.when);
        "rule_said" "khi_nao" (Align::Wrap(34), 0, said::column_when):
            both(|lang| words::when(lang, &event.when));
        "hour" "gio" (Align::Left, 2, words::hour): &event.hour;
        "place" "dia_diem" (Align::Wrap(30), 3, words::place): &event.place;
        "who" "ai" (Align::Wrap(36), 3, words::who): &event.who;
        /// The main weekly meeting
        "meeting" "giao_ban": event.meeting;
        /// By the program's makers, not by a document
        "assumed" "gia_dinh": event.assumed;
        "from": event.from;
        "until": event.until;
        "source": &event.source;
        /// Within 400 days
        "next" "lan_toi": row.next;
        "occurrences": row.occurrences.clone();
        _ "cac_ngay": list(row.occurrences.iter().map(|o| o.first));
        _ "den_ngay": row.to;
        _ "nguon" (Align::Wrap(40), 4, said::column_source): &event.source;
    }

    "rule": Rule as Rule(when) => {
        "kind": *when;
        "weekday": match when {
            When::Weekly(day) | When::MonthlyWeekday(_, day) => Some(DayName::from(*day)),
            _ => None,
        };
        /// 1 to 5; 5 is the last
        "nth": match when {
            When::MonthlyWeekday(nth, _) => Some(*nth),
            _ => None,
        };
        "day": match when {
            When::Monthly(day) | When::Lunar(day, _) | When::Yearly(day, _) => Some(*day),
            _ => None,
        };
        "month": match when {
            When::Lunar(_, month) | When::Yearly(_, month) => Some(*month),
            _ => None,
        };
        "first": match when {
            When::Once(first, _) => Some(*first),
            _ => None,
        };
        "last": match when {
            When::Once(_, last) => Some(*last),
            _ => None,
        };
    }

    "stretch": Occurrence as days => {
        "first": days.first;
        "last": days.last;
    }
}
