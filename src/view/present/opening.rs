//! The opening page: who meets, when, and in which order.

use chrono::Datelike;

use super::View;
use crate::app::Present;
use crate::assess::agenda::{self, Entry};
use crate::assess::pages::{MeetingPage, PageKind};
use crate::model::{Verdict, date};
use crate::text::{calendar, labels, present as words, screen};
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::big;
use crate::view::widgets::gauge::verdict_role;

/// One line of the agenda.
struct Entered<'a> {
    page: usize,
    name: String,
    reporter: Option<&'a str>,
    slow: [usize; 2],
}

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, present: &Present) {
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
    let rows = count(entries.len());
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
        pen.fit(
            0,
            y,
            w,
            &format!("{}: {chair}", words::chair(lang)),
            Role::Text,
        );
        y += 1;
    }
    if h > rows + y {
        y += 1;
    }
    let pitch = if h >= y + rows * 2 + 2 { 2 } else { 1 };
    for entry in &entries {
        let number = format!("{:>3}", entry.page + 1);
        pen.text(0, y, &number, Role::Muted);
        let mut x = pen.fit(5, y, w.saturating_sub(5), &entry.name, Role::Headline);
        for (verdict, count) in [Verdict::VerySlow, Verdict::Slow]
            .into_iter()
            .zip(entry.slow)
        {
            if count > 0 {
                x = pen.text(
                    x + 2,
                    y,
                    &format!("{}{count}", pen.look.glyphs.verdict(verdict)),
                    verdict_role(verdict),
                );
            }
        }
        if let Some(reporter) = entry.reporter.filter(|r| x + 3 + width(r) <= w) {
            pen.right(w.min(100), y, reporter, Role::Muted);
        }
        y += pitch;
    }
    if let Some(data) = state.period().filter(|_| y + 1 < h) {
        let text = format!(
            "{}{dot}{}",
            labels::period(lang, data.period),
            screen::as_of(lang, date::format(state.assessment.as_of))
        );
        pen.fit(0, h.saturating_sub(1), w, &text, Role::Muted);
    }
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
