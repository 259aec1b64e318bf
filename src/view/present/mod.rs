//! A meeting, projected: no tabs and no keys; one file a kind of page.
//!
//! ```text
//!  KINH TẾ · Phòng Kinh tế                               3/14
//!
//!  the page
//!  đến 12/01/2026                    ╷ nhịp ┃ kế hoạch   còn 7 phút
//! ```

mod cards;
mod closing;
mod figures;
mod list;
mod matter;
mod matters;
mod opening;
mod pages;
mod summary;
mod tasks;
mod time;
mod week;
mod zoom;

use ratatui::style::{Color, Style};

use super::pen::{Pen, width};
use crate::app::{Blank, Present, State};
use crate::assess::pages::{Cover, MeetingPage, PageKind};
use crate::assess::row::Standing;
use crate::model::{Given, date};
use crate::text::{present as words, screen};
use crate::theme::Role;

/// Draws what is presented.
pub fn draw(pen: &mut Pen<'_>, state: &State) {
    let Some(present) = &state.present else {
        return;
    };
    match present.blank {
        Some(blank) => {
            let paint = Style::new().bg(if blank == Blank::Black {
                Color::Black
            } else {
                Color::White
            });
            for y in 0..pen.height() {
                let line = " ".repeat(usize::from(pen.width()));
                pen.styled(0, y, &line, paint);
            }
        }
        None if present.overview.is_some() => pages::page(pen, state, present),
        None => match present.large {
            Some(id) => zoom::page(pen, state, present, id),
            None => {
                page(pen, state, present);
            }
        },
    }
    // what is being typed stands over everything
    if !present.typed.is_empty() {
        let text = format!(" {} {} ", words::to_page(state.lang), present.typed);
        let (x, y) = (
            pen.width().saturating_sub(width(&text) + 1),
            pen.height().saturating_sub(1),
        );
        pen.text(x, y, &text, Role::Input);
    }
}

/// Draws the page that a presentation is at; tells how many of its things are in sight.
pub fn page(pen: &mut Pen<'_>, state: &State, present: &Present) -> usize {
    let Some(page) = present.page() else {
        return 0;
    };
    head(pen, state, present, page);
    foot(pen, state, present, page);
    let mut body = body(pen);
    let view = view_of(state, present, page);
    match &page.kind {
        PageKind::Opening => return opening::page(&mut body, view, present),
        PageKind::Item => {
            body.text(
                0,
                0,
                page.item.title.as_deref().unwrap_or_default(),
                Role::Headline,
            );
        }
        PageKind::Conclusions {
            document,
            tasks,
            of,
        } => return tasks::conclusions(&mut body, view, *document, tasks, of),
        PageKind::Gaps(tasks) => return tasks::gaps(&mut body, view, tasks),
        PageKind::Closing(tasks) => return closing::page(&mut body, view, tasks),
        PageKind::Headline(ids) => return figures::headline(&mut body, view, ids),
        PageKind::Well(ids) => return figures::well(&mut body, view, ids),
        PageKind::Matter(at, id) => matter::page(&mut body, view, *at, *id),
        PageKind::Findings(at) => return figures::findings(&mut body, view, at),
        PageKind::Week(from, _, days) => return week::page(&mut body, view, *from, days),
    }
    0
}

/// What a page is drawn from.
#[derive(Clone, Copy)]
struct View<'a> {
    state: &'a State,
    page: &'a MeetingPage,
    /// The first thing in sight.
    first: usize,
    /// The one pointed at.
    lit: Option<usize>,
    cover: Cover<'a>,
}

fn view_of<'a>(state: &'a State, present: &Present, page: &'a MeetingPage) -> View<'a> {
    let cover = present.cover(&state.data.commune);
    View {
        state,
        page,
        first: present.first,
        lit: present.lit_at(&page.things(cover, &state.assessment)),
        cover,
    }
}

/// The room between head and foot.
fn body<'a>(pen: &'a mut Pen<'_>) -> Pen<'a> {
    let (w, h) = (pen.width(), pen.height());
    let side = side(w);
    let top = if h >= 14 { 2 } else { 1 };
    let bottom = if h >= 18 { 2 } else { 1 };
    let (wide, high) = (w.saturating_sub(2 * side), h.saturating_sub(top + bottom));
    pen.part(side, top, wide, high)
}

/// Columns kept free at each side.
fn side(w: u16) -> u16 {
    (w / 40).clamp(1, 4)
}

/// What the page belongs to, and who reports; the page's number.
fn head(pen: &mut Pen<'_>, state: &State, present: &Present, page: &MeetingPage) {
    let (lang, commune) = (state.lang, &state.data.commune);
    let side = side(pen.width());
    let number = format!("{}/{}", present.at + 1, present.pages.len());
    let mut end = pen.width().saturating_sub(side);
    pen.right(end, 0, &number, Role::Number);
    end = end.saturating_sub(width(&number) + 2);
    if commune.illustrative {
        let mark = format!(" {} ", screen::illustrative(lang));
        pen.right(end, 0, &mark, Role::Illustrative);
        end = end.saturating_sub(width(&mark) + 1);
    }
    let name = match page.kind {
        PageKind::Opening => format!("{} {}", commune.level.name(lang), commune.name),
        // the item itself is the page
        PageKind::Item => commune
            .meeting
            .name
            .as_deref()
            .unwrap_or(words::meeting(lang))
            .to_string(),
        _ => page
            .belongs(lang, commune)
            .map_or_else(|| page.name(lang, commune), str::to_string),
    };
    let room = end.saturating_sub(side);
    let x = pen.fit(side, 0, room, &name.to_uppercase(), Role::Title);
    if let Some(reporter) = &page.item.reporter {
        let text = format!(" {} {reporter}", pen.look.glyphs.dot);
        if x + width(&text) <= end {
            pen.text(x, 0, &text, Role::Muted);
        }
    }
}

/// The day of the figures, the legend of the codes, the item's time.
fn foot(pen: &mut Pen<'_>, state: &State, present: &Present, page: &MeetingPage) {
    let lang = state.lang;
    let (side, y) = (side(pen.width()), pen.height().saturating_sub(1));
    let mut end = pen.width().saturating_sub(side);
    if let Some(minutes) = page.item.minutes {
        let spent = present.spent().map(|s| s.as_secs());
        let text = words::timer(lang, minutes, spent);
        let over = spent.is_some_and(|s| s >= u64::from(minutes) * 60);
        pen.right(end, y, &text, if over { Role::Bad } else { Role::Number });
        end = end.saturating_sub(width(&text) + 3);
    }
    let marks = [
        present.frozen.then(|| words::frozen(lang)),
        present.unlocked.then(|| words::unlocked(lang)),
        (present.auto.is_some() && present.paused).then(|| words::paused(lang)),
    ];
    let mut left: Vec<String> = marks.into_iter().flatten().map(str::to_string).collect();
    left.extend(day(state, page));
    let default = |at: &usize| {
        let task = state.data.commune.tasks.get(*at);
        task.is_some_and(|t| {
            matches!(t.owner, Given::Default(_))
                || (t.deadline_words.is_none() && matches!(t.deadline, Given::Default(_)))
        })
    };
    if page.tasks().iter().any(default) {
        left.push(words::by_default(lang).to_string());
    }
    let dot = pen.look.dot();
    let room = end.saturating_sub(side);
    let x = pen.fit(side, y, room, &left.join(&dot), Role::Muted);
    let legend = legend(pen, state, page, view_of(state, present, page).cover);
    // codes leave whole, the last one first
    for count in (1..=legend.len()).rev() {
        let text = legend
            .iter()
            .take(count)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join("  ");
        if x + 3 + width(&text) <= end {
            pen.right(end, y, &text, Role::Muted);
            break;
        }
    }
}

/// What the signs and codes on a page mean; only those that are there.
fn legend(pen: &Pen<'_>, state: &State, page: &MeetingPage, cover: Cover<'_>) -> Vec<String> {
    let (lang, glyphs) = (state.lang, pen.look.glyphs);
    let rows: Vec<_> = page
        .figures(&state.assessment)
        .into_iter()
        .filter_map(|id| state.assessment.row(id))
        .collect();
    let small = rows
        .iter()
        .find_map(|row| cover.limit(row.indicator, row.actual?.value));
    let drawn = !matches!(page.kind, PageKind::Findings(_));
    let gauges = || {
        rows.iter()
            .filter(|r| drawn && !cover.is_small(r))
            .filter_map(|r| r.standings.first())
            .filter(|s| s.percent.is_some())
    };
    let mut out = Vec::new();
    out.extend(
        small
            .filter(|_| drawn)
            .map(|limit| words::legend_small(lang, limit)),
    );
    out.extend(
        gauges()
            .any(Standing::is_paced)
            .then(|| format!("{} {}", glyphs.pace, screen::legend_pace(lang))),
    );
    out.extend(
        gauges()
            .next()
            .map(|_| format!("{} {}", glyphs.plan, words::legend_plan(lang))),
    );
    out
}

/// Until when the figures of a page run: `đến 12/01/2026`.
fn day(state: &State, page: &MeetingPage) -> Option<String> {
    let days: Vec<_> = page
        .figures(&state.assessment)
        .into_iter()
        .filter_map(|id| state.assessment.row(id)?.actual.map(|a| a.as_of))
        .collect();
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let text = if first == last {
        date::format(*last)
    } else {
        format!("{}, {}", date::format_short(*first), date::format(*last))
    };
    Some(screen::until(state.lang, &text))
}
