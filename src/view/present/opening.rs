//! The opening page: when the meeting is held and from which day it looks, the three matters of the day, the agenda.

use chrono::Datelike;
use ratatui::layout::Size;

use super::{View, matters};
use crate::app::Present;
use crate::assess::agenda::{self, Entry};
use crate::assess::pages::{MeetingPage, PageKind};
use crate::model::{Verdict, date};
use crate::text::sentences::lower_first;
use crate::text::{GlyphSet, calendar, labels, present as words};
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big::{self, Choice};
use crate::view::widgets::gauge::verdict_role;

/// One line of the agenda.
struct Entered<'a> {
    page: usize,
    name: String,
    reporter: Option<&'a str>,
    slow: [usize; 2],
}

impl Entered<'_> {
    /// Columns without who reports, and without the air before the name.
    fn width(&self) -> u16 {
        let counts = self.slow.iter().filter(|count| **count > 0);
        let counts = counts.map(|count| width(&count.to_string()) + 3);
        width(&(self.page + 1).to_string()) + 1 + width(&self.name) + counts.sum::<u16>()
    }

    fn draw_short(&self, pen: &mut Pen<'_>) {
        let x = pen.text(0, 0, &(self.page + 1).to_string(), Role::Muted);
        let x = pen.fit(x + 1, 0, pen.width(), &self.name, Role::Headline);
        self.counts(pen, x);
    }

    fn counts(&self, pen: &mut Pen<'_>, mut x: u16) -> u16 {
        let verdicts = [Verdict::VerySlow, Verdict::Slow]
            .into_iter()
            .zip(self.slow);
        for (verdict, count) in verdicts.filter(|(_, count)| *count > 0) {
            let text = format!("{}{count}", pen.look.glyphs.verdict(verdict));
            x = pen.text(x + 2, 0, &text, verdict_role(verdict));
        }
        x
    }

    fn draw(&self, pen: &mut Pen<'_>) {
        let w = pen.width();
        pen.text(0, 0, &format!("{:>3}", self.page + 1), Role::Muted);
        let x = pen.fit(5, 0, w.saturating_sub(5), &self.name, Role::Headline);
        let x = self.counts(pen, x);
        if let Some(reporter) = self.reporter.filter(|r| x + 3 + width(r) <= w) {
            pen.right(w, 0, reporter, Role::Muted);
        }
    }
}

/// How the agenda stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Columns(u16),
    /// One point after the other.
    Run,
}

/// How the page is laid out.
struct Layout {
    /// Rows of the day; none where it is written, for nothing is larger than the matters.
    tall: Option<u16>,
    /// Rows of a matter, with the air below.
    matter: u16,
    way: Way,
}

impl Layout {
    /// The matters come before the agenda in full, and both before tall figures.
    fn new(room: Size, day: &Day, entries: &[Entered<'_>], matters: u16, set: GlyphSet) -> Self {
        let longest = entries.iter().map(Entered::width).max().unwrap_or(0);
        let wide = |air: u16| room.width / 2 >= longest + air;
        let ways = [
            (Way::Columns(2), wide(14)),
            (Way::Columns(1), true),
            // without those who report, who are named on their own pages
            (Way::Columns(2), wide(6)),
            (Way::Run, true),
        ];
        let tall = [10, 8, 5, 4];
        let days = tall
            .into_iter()
            .filter_map(|rows| day.fit(room.width, rows, set));
        let days = days.map(|choice| (Some(choice.rows), 0));
        let blocks = tall.into_iter().map(|rows| (None, rows + 1));
        let all = blocks
            .filter(|_| matters > 0)
            .chain(days.filter(|_| matters == 0));
        let all = all.chain([(None, 1), (None, 0)]);
        for (tall, matter) in all {
            for (way, _) in ways.into_iter().filter(|(_, fits)| *fits) {
                let layout = Self { tall, matter, way };
                if layout.rows(room.width, day, entries, matters) <= room.height {
                    return layout;
                }
            }
        }
        Self {
            tall: None,
            matter: 0,
            way: Way::Run,
        }
    }

    fn rows(&self, w: u16, day: &Day, entries: &[Entered<'_>], matters: u16) -> u16 {
        let head = 1 + self.tall.unwrap_or(day.lines(w));
        let told = if self.matter > 0 && matters > 0 {
            // a block has air below it already, but none above
            matters * self.matter + 3
        } else {
            1
        };
        head + told + self.agenda(w, entries)
    }

    /// Rows of the agenda.
    fn agenda(&self, w: u16, entries: &[Entered<'_>]) -> u16 {
        match self.way {
            Way::Columns(columns) => count(entries.len()).div_ceil(columns),
            Way::Run => places(w, entries).last().map_or(0, |(_, y)| y + 1),
        }
    }
}

/// Where the points of an agenda stand that run on.
fn places(w: u16, entries: &[Entered<'_>]) -> Vec<(u16, u16)> {
    let (mut x, mut y) = (0, 0);
    let mut out = Vec::new();
    for entry in entries {
        let wide = entry.width();
        if x > 0 && x + wide > w {
            (x, y) = (0, y + 1);
        }
        out.push((x, y));
        x += wide + 3;
    }
    out
}

/// When and where the meeting is held, and from which day it looks at the data.
struct Day {
    name: String,
    figure: String,
    weekday: String,
    /// The hour and the place.
    at: Vec<String>,
    chair: Option<String>,
    data: Vec<String>,
}

impl Day {
    fn new(view: View<'_>) -> Self {
        let state = view.state;
        let (lang, commune, on) = (state.lang, &state.data.commune, state.meeting_day());
        let event = agenda::between(commune, on, on)
            .into_iter()
            .find_map(|o| match o.entry {
                Entry::Event(at) => commune.events.get(at).filter(|e| e.meeting),
                _ => None,
            });
        let plan = &commune.meeting;
        let name = plan.name.as_deref().or(event.map(|e| &*e.title));
        let hour = plan
            .time
            .map(|t| t.format("%H:%M").to_string())
            .or_else(|| event.and_then(|e| e.hour.as_deref()).map(str::to_string));
        let place = plan.place.as_deref();
        let place = place.or(event.and_then(|e| e.place.as_deref()));
        let period = state.period().map(|data| labels::period(lang, data.period));
        let judged = date::format(state.assessment.as_of);
        Self {
            name: name.unwrap_or(words::meeting(lang)).to_uppercase(),
            figure: date::format(on),
            weekday: calendar::weekday(lang, on.weekday()).to_string(),
            at: hour.into_iter().chain(place.map(str::to_string)).collect(),
            chair: plan
                .chair
                .as_deref()
                .map(|chair| format!("{}: {chair}", words::chair(lang))),
            data: period
                .map(|period| words::data_of(lang, period))
                .into_iter()
                .chain([words::judged_on(lang, judged)])
                .collect(),
        }
    }

    /// What stands beside the day in large digits: when, who, then the data, as far as there is room.
    fn notes(&self, dot: &str, room: u16) -> Vec<(String, Role)> {
        let mut when = vec![self.weekday.clone()];
        when.extend(self.at.iter().cloned());
        let when = whole(when, dot, room);
        let said = [Some(when), self.chair.clone()].into_iter().flatten();
        let said = said.map(|text| (text, Role::Text));
        said.chain(self.data.iter().map(|text| (text.clone(), Role::Number)))
            .collect()
    }

    /// The day in digits so tall, where its notes have room beside it.
    fn fit(&self, w: u16, rows: u16, set: GlyphSet) -> Option<Choice> {
        let notes = [&self.weekday]
            .into_iter()
            .chain(&self.chair)
            .chain(&self.data);
        let aside = notes.map(|text| width(text)).max().unwrap_or(0);
        let room = Size::new(w.saturating_sub(aside + 3), rows);
        let choice = big::fit(room, &[&*self.figure], "", set)?;
        (choice.rows >= 4).then_some(choice)
    }

    /// Rows of the day where it is written.
    fn lines(&self, w: u16) -> u16 {
        1 + count(self.data_lines(w).len())
    }

    fn data_lines(&self, w: u16) -> Vec<String> {
        match self.data.as_slice() {
            [figures, day] if width(figures) + width(day) + 2 <= w => {
                vec![format!("{figures}; {}", lower_first(day))]
            }
            lines => lines.to_vec(),
        }
    }
}

/// As many parts from the first on as have room.
fn whole(mut parts: Vec<String>, dot: &str, room: u16) -> String {
    while parts.len() > 1 && width(&parts.join(dot)) > room {
        parts.pop();
    }
    parts.join(dot)
}

/// Draws the page; tells how many of its matters are in sight.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, present: &Present) -> usize {
    let (w, h, set) = (pen.width(), pen.height(), pen.look.glyphs.set);
    let lang = view.state.lang;
    let day = Day::new(view);
    let entries = entries(view, &present.pages);
    let matters: Vec<_> = view.cover.matters(&view.state.assessment).collect();
    let told = count(matters.len());
    let layout = Layout::new(Size::new(w, h), &day, &entries, told, set);
    // what room is left over is air
    let mut left = h.saturating_sub(layout.rows(w, &day, &entries, told));
    let mut spare = |wanted: u16| {
        let given = if wanted <= left { wanted } else { 0 };
        left -= given;
        given
    };
    let mut y = 0;
    pen.fit(0, y, w, &day.name, Role::Headline);
    y += 1 + spare(1);
    y = draw_day(pen, &day, layout.tall, y);
    y += 1 + spare(1);
    if layout.matter > 0 && told > 0 {
        let pitch = layout.matter
            + if layout.matter == 1 {
                spare(told) / told
            } else {
                0
            };
        pen.text(0, y, words::matters_today(lang, matters.len()), Role::Group);
        y += 1 + u16::from(layout.matter > 1);
        let rows = layout.matter.max(2) - 1;
        if let Some(nth) = view.lit {
            pen.part(0, y + count(nth) * pitch, w, rows).light();
        }
        matters::draw(
            &mut pen.part(0, y, w, pitch * told),
            view,
            &matters,
            (rows, pitch),
        );
        y += pitch * told + u16::from(pitch == 1) + spare(1);
    }
    let lines = layout.agenda(w, &entries);
    let pitch = 1 + u16::from(spare(lines) > 0);
    match layout.way {
        Way::Columns(columns) => {
            let wide = w / columns;
            for (at, entry) in (0u16..).zip(&entries) {
                let place = (at / lines.max(1) * wide, y + at % lines.max(1) * pitch);
                let room = wide.saturating_sub(if columns > 1 { 3 } else { 0 });
                entry.draw(&mut pen.part(place.0, place.1, room, 1));
            }
        }
        Way::Run => {
            for ((x, row), entry) in places(w, &entries).into_iter().zip(&entries) {
                entry.draw_short(&mut pen.part(x, y + row * pitch, w.saturating_sub(x), 1));
            }
        }
    }
    usize::from(if layout.matter > 0 { told } else { 0 })
}

/// The day large with its notes beside it, or written; gives back the row below.
fn draw_day(pen: &mut Pen<'_>, day: &Day, tall: Option<u16>, y: u16) -> u16 {
    let (w, dot) = (pen.width(), pen.look.dot());
    let choice = tall.and_then(|rows| day.fit(w, rows, pen.look.glyphs.set));
    let Some(choice) = choice else {
        let mut when = vec![format!("{}, {}", day.weekday, day.figure)];
        when.extend(day.at.iter().cloned());
        pen.fit(0, y, w, &whole(when, &dot, w), Role::Text);
        let data = day.data_lines(w);
        for (y, text) in (y + 1..).zip(&data) {
            pen.fit(0, y, w, text, Role::Number);
        }
        return y + 1 + count(data.len());
    };
    pen.figure(0, y, &choice, Role::Title);
    let x = choice.width + 3;
    let room = w.saturating_sub(x);
    let notes = day.notes(&dot, room);
    let top = y + choice.rows.saturating_sub(count(notes.len())) / 2;
    for (y, (text, role)) in (top..y + choice.rows).zip(&notes) {
        pen.fit(x, y, room, text, *role);
    }
    y + choice.rows
}

/// The points of the meeting with their first pages; what belongs to no sector stands by itself.
fn entries<'a>(view: View<'a>, pages: &'a [MeetingPage]) -> Vec<Entered<'a>> {
    let (lang, commune) = (view.state.lang, &view.state.data.commune);
    let mut out: Vec<Entered<'a>> = Vec::new();
    let mut last = 0;
    for (at, page) in pages
        .iter()
        .enumerate()
        .filter(|(_, p)| p.kind != PageKind::Opening)
    {
        if page.point != last || page.belongs(lang, commune).is_none() {
            out.push(Entered {
                page: at,
                name: page
                    .belongs(lang, commune)
                    .map_or_else(|| page.name(lang, commune), str::to_string),
                reporter: page.item.reporter.as_deref(),
                slow: [0, 0],
            });
        }
        last = page.point;
        let verdict = page
            .figure()
            .and_then(|id| view.state.assessment.row(id))
            .map(crate::assess::Row::verdict);
        if let Some([very, slow]) = out.last_mut().map(|e| &mut e.slow) {
            *very += usize::from(verdict == Some(Verdict::VerySlow));
            *slow += usize::from(verdict == Some(Verdict::Slow));
        }
    }
    out
}
