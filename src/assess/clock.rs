//! Whether the clock of the machine can be right: it is compared with what was written before now.

use chrono::{NaiveDate, TimeDelta};

use crate::model::Commune;
use crate::text::{Lang, clock as words};

/// A report may be prepared on Friday and bear the date of Monday.
const AHEAD: TimeDelta = TimeDelta::days(7);
/// The program may have been built where it is a day later.
const ZONES: TimeDelta = TimeDelta::days(1);
/// A commune that works writes something every week.
const SILENCE: TimeDelta = TimeDelta::days(400);
/// No machine keeps a program for so long without a new one.
const OLD: TimeDelta = TimeDelta::days(3653);

/// The clock is likely wrong: the day it says, and what that is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt<'a> {
    pub today: NaiveDate,
    pub known: NaiveDate,
    /// The document of that day; none for the building of the program.
    pub document: Option<&'a str>,
}

impl Doubt<'_> {
    pub fn said(&self, lang: Lang) -> String {
        words::doubt(lang, self.today, self.known, self.document)
    }
}

/// What makes the day of the clock doubtful, if anything does; `built` is the day on which the program was built.
pub fn doubt(commune: &Commune, today: NaiveDate, built: NaiveDate) -> Option<Doubt<'_>> {
    let periods = commune.periods.iter().map(|p| (p.reported, &*p.document));
    let sources = commune.task_sources.iter().map(|s| (s.date, &*s.name));
    // what is made up says nothing of the time
    let newest = periods
        .chain(sources)
        .max()
        .filter(|_| !commune.illustrative);
    let against = |known: NaiveDate, document| {
        Some(Doubt {
            today,
            known,
            document,
        })
    };
    match newest {
        Some((day, name)) if today < day - AHEAD => against(day, Some(name)),
        _ if today < built - ZONES => against(built, None),
        Some((day, name)) if today > day.max(built) + SILENCE => against(day, Some(name)),
        _ if today > built + OLD => against(built, None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture;
    use crate::model::date;

    #[test]
    fn a_clock_is_held_against_documents_and_the_program() {
        let day = |text: &str| date::parse(text).unwrap();
        let mut commune = fixture::commune();
        fixture::period(&mut commune, "2026-01");
        let newest = day("31/01/2026");
        for (illustrative, built, today, expect) in [
            (false, "01/12/2025", newest, None),
            (false, "01/12/2025", newest - AHEAD, None),
            (false, "01/12/2025", newest - AHEAD - ZONES, Some(newest)),
            (false, "01/12/2025", day("01/01/1970"), Some(newest)),
            (false, "01/12/2025", day("05/06/1969"), Some(newest)),
            (false, "01/12/2025", day("01/01/2009"), Some(newest)),
            (false, "01/12/2025", newest + SILENCE, None),
            (false, "01/12/2025", day("01/01/2099"), Some(newest)),
            (false, "01/12/2027", day("31/12/2027"), None),
            (false, "01/12/2027", day("30/11/2027"), None),
            (
                false,
                "01/12/2027",
                day("29/11/2027"),
                Some(day("01/12/2027")),
            ),
            (true, "01/12/2025", day("01/12/2031"), None),
            (
                true,
                "01/12/2025",
                day("01/01/2009"),
                Some(day("01/12/2025")),
            ),
            (
                true,
                "01/12/2025",
                day("01/01/2099"),
                Some(day("01/12/2025")),
            ),
        ] {
            commune.illustrative = illustrative;
            let doubt = doubt(&commune, today, day(built));
            assert_eq!(doubt.map(|d| d.known), expect, "{built} {today}");
        }
    }
}
