//! The calendar: next meeting, the month's occurrences, and the month as a grid with lunar days.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use chrono::{Datelike, Days, NaiveDate};
use ratatui::layout::Size;

use super::rows::{self, around};
use crate::app::State;
use crate::assess::agenda::{self, Entry, Occurrence, worth_lines};
use crate::assess::lunar;
use crate::model::{Period, When, date};
use crate::text::{GlyphSet, Lang, calendar as days_of, desk as words};
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big;

/// Columns of the grid: seven days of five cells.
const GRID: u16 = 37;
/// Rows of a month at most: its name, the weekdays, six weeks of two rows.
const MONTH: u16 = 14;

/// What kind of thing takes place, told apart by mark and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Meeting,
    Deadline,
    Other,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Meeting, Self::Deadline, Self::Other];

    fn of(state: &State, of: &Occurrence) -> Self {
        let events = &state.data.commune.events;
        match of.entry {
            Entry::Event(at) if events.get(at).is_some_and(|e| e.meeting) => Self::Meeting,
            Entry::Event(_) => Self::Other,
            _ => Self::Deadline,
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Meeting => words::kind_meeting(lang),
            Self::Deadline => words::kind_deadline(lang),
            Self::Other => words::kind_event(lang),
        }
    }

    fn mark(self, ascii: bool) -> (&'static str, Role) {
        let (sign, plain, role) = match self {
            Self::Meeting => ("■", "#", Role::ActualGood),
            Self::Deadline => ("▲", "!", Role::ActualWarn),
            Self::Other => ("○", "o", Role::Neutral),
        };
        (if ascii { plain } else { sign }, role)
    }
}

/// The sign of what takes place, and its role.
pub fn mark(state: &State, of: &Occurrence, set: GlyphSet) -> (&'static str, Role) {
    Kind::of(state, of).mark(set == GlyphSet::Ascii)
}

/// Draws the page: the next of each kind, what comes, and as many months as there is room for.
pub fn page(pen: &mut Pen<'_>, state: &State) {
    let (commune, on) = (&state.data.commune, state.assessment.as_of);
    let days = state.desk.days(commune, on);
    let (w, h) = (pen.width(), pen.height());
    if w >= 116 && h >= MONTH + 8 {
        let months = ((w - 40) / (GRID + 1)).min(4);
        let card = w - months * (GRID + 1) - 2;
        coming(&mut pen.part(1, 0, card, MONTH), state);
        for (nth, x) in (0..).zip((card + 2..w).step_by(usize::from(GRID) + 1)) {
            month(&mut pen.part(x, 0, GRID, MONTH), state, nth);
        }
        let rows = h - MONTH - 1;
        return list(&mut pen.part(0, MONTH + 1, w, rows), state, &days);
    }
    let mut top = 0;
    if let Some(next) = agenda::next_meeting(commune, on) {
        let line = format!(
            "{}: {}",
            words::next_meeting(state.lang),
            line_of(state, &next)
        );
        let most = if h >= 12 { 2 } else { 1 };
        top = pen.few(1, 0, w.saturating_sub(2), most, (&line, Role::Headline));
    }
    let grid = w >= 84 && h > MONTH;
    let side = if grid { w - GRID - 2 } else { w };
    let h = h.saturating_sub(top);
    list(&mut pen.part(0, top, side, h), state, &days);
    if grid {
        month(&mut pen.part(side + 1, top, GRID, h), state, 0);
        // the month after, where there is room for all of it
        if h > 2 * MONTH {
            let place = &mut pen.part(side + 1, top + MONTH + 1, GRID, MONTH);
            month(place, state, 1);
        }
    }
}

/// The next meeting, how many days away in large digits, and the next deadline and event.
fn coming(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    pen.card();
    let (w, h) = (pen.width(), pen.height());
    let room = w.saturating_sub(2);
    let mut y = 0;
    let to = on.checked_add_days(Days::new(120)).unwrap_or(on);
    let all = worth_lines(commune, &agenda::between(commune, on, to));
    let next = |kind| match kind {
        Kind::Meeting => agenda::next_meeting(commune, on),
        _ => all
            .iter()
            .copied()
            .find(|o| Kind::of(state, o) == kind && !o.is_stretch()),
    };
    for of in Kind::ALL.into_iter().filter_map(next) {
        let kind = Kind::of(state, &of);
        let (mark, colour) = kind.mark(pen.look.glyphs.set == GlyphSet::Ascii);
        let away = (of.day - on).num_days();
        let (day, text) = parts(state, &of, true);
        let first = kind == Kind::Meeting;
        let title = if first {
            words::next_meeting(lang)
        } else {
            kind.name(lang)
        };
        pen.text(1, y, mark, colour);
        pen.text(3, y, &title.to_uppercase(), Role::Group);
        let left = days_of::away(lang, away);
        let when = format!("{left}{}{day}", pen.look.dot());
        if first && away > 1 {
            let size = Size::new(room / 2, 3);
            let digits = [away.to_string()];
            let choice = big::fit(size, &digits, "", pen.look.glyphs.set);
            let mut x = 1;
            if let Some(choice) = &choice {
                pen.figure(1, y + 1, choice, Role::Number);
                x = choice.width + 3;
            }
            let unit = words::days_away(lang);
            pen.text(x, y + 1, unit, Role::Text);
            pen.text(x, y + 2, &day, Role::Number);
            y += 4;
        } else {
            pen.right(w.saturating_sub(1), y, &when, Role::Number);
            y += 1;
        }
        y += pen.few(1, y, room, 2 + usize::from(!first), (&text, Role::Text));
        // air, unless the last one would be cut
        y += u16::from(h.saturating_sub(y) > 3);
        if y >= h {
            break;
        }
    }
}

/// `ngày mai, T2 19/01 07:30 Giao ban UBND xã (giả định)`
fn line_of(state: &State, of: &Occurrence) -> String {
    let (day, rest) = parts(state, of, true);
    let away = (of.day - state.assessment.as_of).num_days();
    format!("{}, {day} {rest}", days_of::away(state.lang, away))
}

/// The day and what takes place; with the lunar day of what is set by it, where no column says it.
pub fn parts(state: &State, of: &Occurrence, with_lunar: bool) -> (String, String) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let day = match of.is_stretch() {
        true if of.first.month() == of.last.month() => {
            format!("{:02}–{}", of.first.day(), date::format_short(of.last))
        }
        true => days_of::until(lang, of.last),
        false => days_of::day_short(lang, of.first),
    };
    let due = words::deadline(lang);
    let mut notes: Vec<String> = Vec::new();
    let text = match of.entry {
        Entry::Event(at) => commune.events.get(at).map(|event| {
            notes.extend(event.place.iter().map(ToString::to_string));
            if let (When::Lunar(..), Some(moon), true) =
                (event.when, lunar::of(of.first), with_lunar)
            {
                notes.push(days_of::lunar_long(lang, moon.day, moon.month, moon.leap));
            }
            if of.lasts() && !of.is_stretch() {
                notes.push(days_of::until(lang, of.last));
            }
            if event.assumed {
                notes.push(words::assumed(lang).to_string());
            }
            let hour = event.hour.as_deref().map(|hour| format!("{hour} "));
            format!("{}{}", hour.unwrap_or_default(), event.title)
        }),
        Entry::Step(at, step) => commune.tasks.get(at).and_then(|task| {
            let step = task.milestones.get(step)?;
            notes.push(task.title.to_string());
            Some(format!("{due} {}", step.title))
        }),
        Entry::Deadline(at) => commune.tasks.get(at).map(|task| {
            notes.extend(task.owner.get().map(ToString::to_string));
            format!("{due} {}", task.title)
        }),
        Entry::PlanEnd(at) => commune.plans.get(at).and_then(|plan| {
            let indicator = commune.catalogue.indicator(plan.indicator)?;
            notes.push(lang.pick(&plan.name, &plan.en).to_string());
            let name = indicator.named(lang, true);
            Some(format!("{due} {name}"))
        }),
    };
    let mut text = text.unwrap_or_default();
    if !notes.is_empty() {
        text = format!("{text} ({})", notes.join(", "));
    }
    (day, text)
}

/// What takes place in the months shown, the first that is not past on top; before its name each has its mark, and how far away it is.
fn list(pen: &mut Pen<'_>, state: &State, days: &[Occurrence]) {
    let (lang, on) = (state.lang, state.assessment.as_of);
    legend(pen, state, days);
    if days.is_empty() {
        pen.text(3, 2, words::nothing_this_month(lang), Role::Muted);
        return;
    }
    let wide = pen.width() >= 100;
    // the lunar day has a column where there is room; elsewhere it stands with what is set by it
    let x = if wide { 40 } else { 14 };
    let away = |of: &Occurrence| days_of::away(lang, (of.first - on).num_days());
    // a narrow screen says what it is rather than how far away
    let near = pen.width() >= 56;
    let end = pen.width().saturating_sub(1);
    let room = end.saturating_sub(x);
    let most = if pen.height() >= 8 { 3 } else { 1 };
    let cursor = state.cursor(&state.lines());
    // today is on top, unless the cursor went back
    let today = state.desk.today(&state.data.commune, on);
    let from = if cursor >= today { today } else { 0 };
    let (mut month, mut before) = (None, None);
    let row = |of: &Occurrence| {
        let (day, text) = parts(state, of, !wide);
        // the day stands once for all that it holds
        let first = before.replace(day.clone()).as_ref() != Some(&day);
        let away = Some(away(of)).filter(|_| near && first && !of.is_stretch());
        let beside = away.as_ref().filter(|_| !wide);
        let beside = beside.map(|away| room.saturating_sub(width(away) + 2));
        let parts = around(&text, beside.as_slice(), room, most, pen.look.glyphs.cut);
        let head = month.replace(of.day.month()) != Some(of.day.month());
        let height = count(parts.len()).max(1) + u16::from(head);
        (height, (*of, day, away, parts, head))
    };
    let rows: Vec<_> = days.iter().skip(from).map(row).collect();
    let mut before: Option<String> = None;
    let place = (0, pen.height());
    rows::list(pen, place, &rows, cursor - from, |pen, y, of, selected| {
        let (of, day, away, parts, head) = of;
        if *head {
            let name = days_of::month(lang, of.day).to_uppercase();
            pen.text(1, y, &name, Role::Group);
        }
        let y = y + u16::from(*head);
        for y in (y..y + count(parts.len()).max(1)).filter(|_| selected) {
            pen.select(y);
        }
        let kind = Kind::of(state, of);
        let (mark, mut colour) = kind.mark(pen.look.glyphs.set == GlyphSet::Ascii);
        let (mut number, mut text) = (Role::Number, Role::Text);
        if kind == Kind::Deadline {
            text = Role::Number;
        }
        // what comes every week is read once
        let is_same = |o: &&Occurrence| o.entry == of.entry && o.first >= on && o.first < of.first;
        if kind == Kind::Meeting && days.iter().any(|o| is_same(&o)) {
            (number, text) = (Role::Muted, Role::Muted);
        }
        if of.last < on {
            (colour, number, text) = (Role::Muted, Role::Muted, Role::Muted);
        }
        pen.text(2, y, mark, colour);
        if before.as_ref() != Some(day) {
            pen.text(4, y, day, number);
            let moon = lunar::of(of.first).filter(|_| wide && !of.is_stretch());
            if let Some(moon) = moon {
                let moon = days_of::lunar_short(lang, moon.day, moon.month, moon.leap);
                pen.text(14, y, &moon, Role::Muted);
            }
            if let Some(away) = away {
                pen.right(if wide { 38 } else { end }, y, away, number);
            }
        }
        before = Some(day.clone());
        for (y, part) in (y..).zip(parts) {
            pen.text(x, y, part, text);
        }
    });
}

/// What the marks mean, of those that are drawn.
fn legend(pen: &mut Pen<'_>, state: &State, days: &[Occurrence]) {
    let mut x = pen.width().saturating_sub(1);
    for kind in Kind::ALL.into_iter().rev() {
        let name = kind.name(state.lang);
        if days.iter().any(|o| Kind::of(state, o) == kind) && x > width(name) + 20 {
            x -= width(name) + 2;
            let (mark, role) = kind.mark(pen.look.glyphs.set == GlyphSet::Ascii);
            pen.text(x, 0, mark, role);
            pen.text(x + 2, 0, name, Role::Muted);
            x -= 2;
        }
    }
}

/// One of the months shown as weeks from Monday: its name, solar days, busy ones in the colour of what they hold, today reversed; under them
/// the lunar days.
fn month(pen: &mut Pen<'_>, state: &State, nth: i32) {
    let (lang, commune, on) = (state.lang, &state.data.commune, state.assessment.as_of);
    let (first, _) = state.desk.window(on);
    let month = Period::Month(first.year(), first.month()).shifted(nth);
    let (first, end) = month.window();
    let days = worth_lines(commune, &agenda::between(commune, first, end));
    let name = days_of::month(lang, first).to_uppercase();
    pen.text(1, 0, &name, Role::Group);
    for (x, day) in (0..).step_by(5).zip([Mon, Tue, Wed, Thu, Fri, Sat, Sun]) {
        pen.right(x + 3, 1, days_of::weekday_short(lang, day), Role::Muted);
    }
    // what matters most of a day gives it its mark
    let held = |day: NaiveDate| {
        let here = |o: &&Occurrence| !o.is_stretch() && o.first <= day && day <= o.last;
        let kinds: Vec<Kind> = days
            .iter()
            .filter(here)
            .map(|o| Kind::of(state, o))
            .collect();
        let order = [Kind::Deadline, Kind::Meeting, Kind::Other];
        order.into_iter().find(|kind| kinds.contains(kind))
    };
    let mut y = 2;
    for day in first.iter_days().take_while(|day| *day <= end) {
        let x = u16::try_from(day.weekday().num_days_from_monday()).unwrap_or(0) * 5;
        let kind = held(day);
        let role = match kind {
            _ if day == on => Role::TabActive,
            Some(_) if day >= on => Role::Number,
            _ => Role::Muted,
        };
        pen.text(x, y, &format!("{:>3}", day.day()), role);
        if let Some(kind) = kind {
            let (mark, colour) = kind.mark(pen.look.glyphs.set == GlyphSet::Ascii);
            pen.text(x + 3, y, mark, if day < on { Role::Muted } else { colour });
        }
        if let Some(moon) = lunar::of(day) {
            let text = if day.day() == 1 {
                format!("{}/{}", moon.day, moon.month)
            } else {
                days_of::lunar_cell(moon.day, moon.month, moon.leap)
            };
            pen.right(x + 3, y + 1, &text, Role::Muted);
        }
        if day.weekday() == Sun {
            y += 2;
        }
    }
}
