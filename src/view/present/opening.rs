//! The opening page: who meets, when, and in which order.

use chrono::Datelike;

use super::View;
use crate::app::Present;
use crate::assess::Row;
use crate::assess::agenda::{self, Entry};
use crate::assess::pages::{MeetingPage, PageKind};
use crate::model::{Verdict, date, number};
use crate::text::{calendar, labels, present as words, screen};
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big;
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// One line of the agenda.
struct Entered<'a> {
    page: usize,
    name: String,
    reporter: Option<&'a str>,
    slow: [usize; 2],
}

impl Entered<'_> {
    fn draw(&self, pen: &mut Pen<'_>) {
        let w = pen.width();
        pen.text(0, 0, &format!("{:>3}", self.page + 1), Role::Muted);
        let mut x = pen.fit(5, 0, w.saturating_sub(5), &self.name, Role::Headline);
        let verdicts = [Verdict::VerySlow, Verdict::Slow]
            .into_iter()
            .zip(self.slow);
        for (verdict, count) in verdicts.filter(|(_, count)| *count > 0) {
            let text = format!("{}{count}", pen.look.glyphs.verdict(verdict));
            x = pen.text(x + 2, 0, &text, verdict_role(verdict));
        }
        if let Some(reporter) = self.reporter.filter(|r| x + 3 + width(r) <= w) {
            pen.right(w, 0, reporter, Role::Muted);
        }
    }
}

/// `▼ Vốn nước ngoài (ODA) năm 2025   38,8%  ▆▆▆▆▆▆▆▆│▆▆┃  rất chậm`
fn draw_matter(pen: &mut Pen<'_>, view: View<'_>, row: &Row) {
    let Some(subject) = Subject::new(view.state, row.indicator) else {
        return;
    };
    let (w, lang) = (pen.width(), view.state.lang);
    let role = verdict_role(row.verdict());
    pen.verdict(0, 0, row.verdict());
    let word = row.said().name(lang);
    let gauge = (w / 3).saturating_sub(4);
    let word_room = if w >= 76 { 16 } else { 0 };
    let end = w.saturating_sub(word_room);
    if let Some(standing) = row.standings.first() {
        let place = &mut pen.part(end.saturating_sub(gauge), 0, gauge, 1);
        Gauge::of(row, standing).draw(place);
    }
    if word_room > 0 {
        pen.text(end + 2, 0, word, role);
    }
    let figure = detail::figure::main_figure(subject).map_or(String::new(), |(value, percent)| {
        let sign = if percent { "%" } else { "" };
        format!("{}{sign}", number::format_short(value, 1))
    });
    let figure_end = end.saturating_sub(gauge + 2);
    pen.right(figure_end, 0, &figure, role);
    let room = figure_end.saturating_sub(width(&figure) + 3);
    let long = subject.indicator.called(lang);
    let name = if width(long) <= room {
        long
    } else {
        lang.pick(&subject.indicator.short, &subject.indicator.en)
    };
    pen.fit(2, 0, room, name, Role::Headline);
}

/// Draws the page; tells how many of its matters are in sight.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, present: &Present) -> usize {
    let (w, h) = (pen.width(), pen.height());
    let state = view.state;
    let (lang, commune, on) = (state.lang, &state.data.commune, state.meeting_day());
    let event = agenda::between(commune, on, on)
        .into_iter()
        .find_map(|o| match o.entry {
            Entry::Event(at) => commune.events.get(at).filter(|e| e.meeting),
            _ => None,
        });
    let plan = &commune.meeting;
    let name = plan
        .name
        .as_deref()
        .or(event.map(|e| &*e.title))
        .unwrap_or(words::meeting(lang));
    let hour = plan
        .time
        .map(|t| t.format("%H:%M").to_string())
        .or_else(|| event.and_then(|e| e.hour.as_deref()).map(str::to_string));
    let dot = pen.look.dot();
    let place = plan
        .place
        .as_deref()
        .or(event.and_then(|e| e.place.as_deref()));
    let when = |day: String| -> Vec<String> {
        let mut parts: Vec<String> = [Some(day), hour.clone(), place.map(str::to_string)]
            .into_iter()
            .flatten()
            .collect();
        // whole parts only
        while parts.len() > 1 && width(&parts.join(&dot)) > w {
            parts.pop();
        }
        parts
    };
    let entries = entries(view, &present.pages);
    let matters: Vec<_> = view.cover.matters(&state.assessment).collect();
    // the agenda in two columns where there is room beside each other
    let longest = entries.iter().map(|e| width(&e.name)).max().unwrap_or(0);
    let columns = if w / 2 >= longest + 16 { 2 } else { 1 };
    let lines = count(entries.len().div_ceil(columns));
    let told = u16::from(h >= lines + 8) * count(matters.len());
    let rows = lines + if told > 0 { told + 2 } else { 0 };
    let mut y = 0;
    // the agenda comes before the name of the meeting
    if h > rows + 1 {
        pen.fit(0, y, w, &name.to_uppercase(), Role::Headline);
        y += 1;
    }
    // the day stands large where that leaves the agenda whole
    let figure = date::format(on);
    let figure_rows = big::height(pen.look.glyphs.set);
    let roomy = h >= rows + figure_rows + 6 && big::width(&figure) <= w;
    if roomy {
        pen.big(0, y + 1, &figure, Role::Title);
        y += figure_rows + 2;
    }
    let when = if roomy {
        when(calendar::weekday(lang, on.weekday()).to_string())
    } else {
        when(calendar::day(lang, on))
    };
    pen.fit(0, y, w, &when.join(&dot), Role::Text);
    y += 1;
    if let Some(chair) = plan.chair.as_deref().filter(|_| h > rows + y + 1) {
        let chair = format!("{}: {chair}", words::chair(lang));
        pen.fit(0, y, w, &chair, Role::Text);
        y += 1;
    }
    if h > rows + y {
        y += 1;
    }
    let pitch = if h >= y + rows * 2 + 2 { 2 } else { 1 };
    if told > 0 {
        pen.text(0, y, words::matters_today(lang, matters.len()), Role::Muted);
        for (nth, matter) in (0..).zip(&matters) {
            let place = &mut pen.part(0, y + 1 + nth * pitch, w, 1);
            if view.lit == Some(usize::from(nth)) {
                place.light();
            }
            draw_matter(place, view, matter);
        }
        y += 2 + told * pitch;
    }
    let wide = w / count(columns);
    for (at, entry) in (0u16..).zip(&entries) {
        let place = (at / lines.max(1) * wide, y + at % lines.max(1) * pitch);
        let room = wide.saturating_sub(if columns > 1 { 3 } else { 0 });
        entry.draw(&mut pen.part(place.0, place.1, room, 1));
    }
    y += lines * pitch;
    if let Some(data) = state.period().filter(|_| y + 1 < h) {
        let text = format!(
            "{}{dot}{}",
            labels::period(lang, data.period),
            screen::as_of(lang, date::format(state.assessment.as_of))
        );
        pen.fit(0, h.saturating_sub(1), w, &text, Role::Muted);
    }
    usize::from(told)
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
