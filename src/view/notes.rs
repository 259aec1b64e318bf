//! The second screen of a presentation, for who reports: the notes, where each figure comes from, what comes next, and the time.
//!
//! ```text
//!  KINH TẾ · Phòng Kinh tế                                3/14
//!  Giải ngân vốn đầu tư công
//! ────────────────────────────────────────────────────────────
//!  notes; figures and their sources
//! ────────────────────────────────────────────────────────────
//!  TIẾP THEO                                     ▄▄ █ █ ▄▄
//!  VĂN HÓA - XÃ HỘI: Số liệu chính                07:45
//!                                            còn 7 phút
//!  ←→ trang  F1 trợ giúp
//! ```

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use super::flow::Flow;
use super::pen::{Pen, width};
use super::widgets::big;
use super::{chrome, help, picture};
use crate::app::notes::{Kind, Link, Picture, Second, Sheet, SheetLine};
use crate::app::{Blank, Context, Density};
use crate::text::measure::wrap;
use crate::text::{notes as words, present, screen};
use crate::theme::Role;

/// Columns kept free at each side.
const SIDE: u16 = 1;
/// Rows above the rule under the head, that rule included.
const TOP: u16 = 3;
/// Rows of the clock below a picture, the one of the point's time included.
const CLOCK: u16 = 6;

/// Draws the whole screen. Gives back how far what it shows can be scrolled.
pub fn draw(pen: &mut Pen<'_>, second: &Second) -> u16 {
    let (w, h) = (pen.width(), pen.height());
    if second.density() == Density::Tiny {
        let text = screen::too_small(second.lang, second.size.0, second.size.1);
        pen.text(0, 0, &text, Role::Text);
        return 0;
    }
    if let Some(scroll) = second.help {
        keys(pen, second);
        let mut flow = Flow::new(pen.look, w.saturating_sub(3));
        help::section(&mut flow, (Context::Notes, words::place));
        let body = &mut pen.part(SIDE, 0, w.saturating_sub(SIDE), h.saturating_sub(2));
        return flow.draw(body, scroll);
    }
    pen.rule(TOP - 1);
    keys(pen, second);
    let rows = h.saturating_sub(TOP + 1);
    let Some(sheet) = &second.sheet else {
        let rows = footed(pen, second);
        pen.text(SIDE, 0, words::title(second.lang), Role::Title);
        waiting(
            &mut pen.part(SIDE, TOP, w.saturating_sub(2 * SIDE), rows),
            second,
        );
        return 0;
    };
    head(pen, second, sheet);
    // what comes next stands beside the page as a picture, where half of the screen is enough for one
    let room = (w / 2).saturating_sub(2 * SIDE);
    let picture = picture::fitting(
        &sheet.pictures,
        room,
        rows.saturating_sub(CLOCK + 5),
        pen.look,
    );
    let Some(picture) = picture else {
        let rows = footed(pen, second);
        return page(&mut pen.part(0, TOP, w, rows), second, sheet);
    };
    let x = w.saturating_sub(picture.width + SIDE);
    aside(
        &mut pen.part(x, TOP, picture.width, rows),
        second,
        sheet,
        picture,
    );
    page(
        &mut pen.part(0, TOP, x.saturating_sub(SIDE), rows),
        second,
        sheet,
    )
}

/// What comes next and the time below a rule; gives back the rows left above.
fn footed(pen: &mut Pen<'_>, second: &Second) -> u16 {
    let (w, h) = (pen.width(), pen.height());
    let foot = if w >= 100 && h >= 30 {
        5
    } else if h >= 22 {
        4
    } else {
        2
    };
    let bottom = h.saturating_sub(foot + 2);
    pen.rule(bottom);
    let below = &mut pen.part(SIDE, bottom + 1, w.saturating_sub(2 * SIDE), foot);
    let taken = clock(below, second, w / 3);
    if let Some(sheet) = &second.sheet {
        let room = below.width().saturating_sub(taken + 3);
        coming(&mut below.part(0, 0, room, foot), second, sheet);
    }
    bottom.saturating_sub(TOP)
}

/// What comes next as a picture, and the time below it.
fn aside(pen: &mut Pen<'_>, second: &Second, sheet: &Sheet, picture: &Picture) {
    let (w, h) = (pen.width(), pen.height());
    let y = coming(&mut pen.part(0, 0, w, 3), second, sheet);
    picture::draw(&mut pen.part(0, y + 1, w, h), picture);
    let rows = CLOCK.min(h);
    clock(&mut pen.part(0, h - rows, w, rows), second, w);
}

/// What the page belongs to, who reports, its number and its name.
fn head(pen: &mut Pen<'_>, second: &Second, sheet: &Sheet) {
    let (lang, shown) = (second.lang, &sheet.shown);
    let mut end = pen.width().saturating_sub(SIDE);
    let number = words::page(lang, sheet.page, sheet.pages);
    pen.right(end, 0, &number, Role::Number);
    end = end.saturating_sub(width(&number) + 2);
    if sheet.illustrative {
        let mark = format!(" {} ", screen::illustrative(lang));
        pen.right(end, 0, &mark, Role::Illustrative);
        end = end.saturating_sub(width(&mark) + 1);
    }
    let belongs = if shown.belongs.is_empty() {
        &sheet.commune
    } else {
        &shown.belongs
    };
    let room = end.saturating_sub(SIDE);
    let x = pen.fit(SIDE, 0, room, &belongs.to_uppercase(), Role::Title);
    if !shown.reporter.is_empty() {
        let text = format!("{}{}", pen.look.dot(), shown.reporter);
        pen.fit(x, 0, end.saturating_sub(x), &text, Role::Muted);
    }
    let mut end = pen.width().saturating_sub(SIDE);
    if let Some((first, last, all)) = sheet.part {
        let part = words::part(lang, first, last, all);
        pen.right(end, 1, &part, Role::Muted);
        end = end.saturating_sub(width(&part) + 2);
    }
    let room = end.saturating_sub(SIDE);
    pen.fit(SIDE, 1, room, &shown.name, Role::Headline);
}

/// Notes and what is on the page; side by side where there is room.
fn page(pen: &mut Pen<'_>, second: &Second, sheet: &Sheet) -> u16 {
    let (w, h) = (pen.width(), pen.height());
    let top = u16::from(standing(pen, second, sheet));
    let h = h.saturating_sub(top);
    let silent = sheet.said.is_empty() && sheet.notes.trim().is_empty();
    if w >= 110 && !sheet.lines.is_empty() && !silent {
        let left = w / 2;
        let mut notes = Flow::new(pen.look, left.saturating_sub(4));
        speech(&mut notes, sheet);
        let mut listed = Flow::new(pen.look, w.saturating_sub(left + 3));
        listing(&mut listed, sheet, h);
        let place = &mut pen.part(SIDE, top, left.saturating_sub(SIDE + 1), h);
        let end = notes.draw(place, second.scroll);
        let place = &mut pen.part(left + 1, top, w.saturating_sub(left + 1), h);
        return end.max(listed.draw(place, second.scroll));
    }
    let mut flow = Flow::new(pen.look, w.saturating_sub(2 * SIDE + 1));
    if silent {
        listing(&mut flow, sheet, h.saturating_sub(2));
        flow.gap();
        speech(&mut flow, sheet);
    } else {
        speech(&mut flow, sheet);
        flow.gap();
        let left = h.saturating_sub(flow.height());
        listing(&mut flow, sheet, left);
    }
    let place = &mut pen.part(SIDE, top, w.saturating_sub(SIDE), h);
    flow.draw(place, second.scroll)
}

/// What keeps the page from being seen or turned; whether there is anything.
fn standing(pen: &mut Pen<'_>, second: &Second, sheet: &Sheet) -> bool {
    let lang = second.lang;
    let off = sheet.blank.map(|off| match off {
        Blank::Black => words::black(lang),
        Blank::White => words::white(lang),
    });
    let marks = [
        sheet.frozen.then(|| words::holding(lang)),
        off,
        sheet.unlocked.then(|| words::unlocked(lang)),
    ];
    let marks: Vec<&str> = marks.into_iter().flatten().collect();
    let text = marks.join(&pen.look.dot());
    let room = pen.width().saturating_sub(2 * SIDE);
    pen.fit(SIDE, 0, room, &text, Role::Warn);
    !text.is_empty()
}

/// The sentence of the page, and the notes.
fn speech(flow: &mut Flow<'_>, sheet: &Sheet) {
    let lang = flow.look.lang;
    if !sheet.said.is_empty() {
        flow.text(&sheet.said, Role::Text);
        flow.gap();
    }
    if sheet.notes.trim().is_empty() {
        // before the first item there is nothing to note
        if sheet.kind != Kind::Agenda {
            flow.text(words::no_notes(lang), Role::Muted);
        }
        return;
    }
    flow.text(words::notes(lang), Role::Group);
    for part in sheet.notes.trim().lines() {
        flow.text(part.trim_end(), Role::Headline);
    }
}

/// What is on the page, with where it comes from; with air between where all of it has room.
fn listing(flow: &mut Flow<'_>, sheet: &Sheet, rows: u16) {
    let lang = flow.look.lang;
    let title = match sheet.kind {
        _ if sheet.lines.is_empty() => return,
        Kind::Figures => words::figures(lang),
        Kind::Tasks => words::tasks(lang),
        Kind::Findings => words::findings(lang),
        Kind::Days => words::days(lang),
        Kind::Agenda => present::agenda(lang),
        Kind::Other => return,
    };
    flow.text(title, Role::Group);
    let entry = |line| entry(Flow::new(flow.look, flow.room), sheet.kind, line);
    let entries: Vec<Flow<'_>> = sheet.lines.iter().map(entry).collect();
    let all = entries.iter().map(|e| e.lines.len() + 1).sum::<usize>();
    let airy = all < usize::from(rows) && entries.iter().any(|e| e.lines.len() > 1);
    for (at, entry) in entries.into_iter().enumerate() {
        if airy && at > 0 {
            flow.gap();
        }
        flow.lines.extend(entry.lines);
    }
}

/// One thing on the page.
fn entry<'a>(mut flow: Flow<'a>, kind: Kind, line: &SheetLine) -> Flow<'a> {
    let (lang, dot) = (flow.look.lang, flow.look.glyphs.dot);
    match kind {
        // short enough for one line
        Kind::Days => {
            flow.hanging(
                &format!("{} ", line.value),
                Role::Number,
                &line.name,
                Role::Text,
            );
        }
        Kind::Agenda => {
            let value = if line.value.is_empty() {
                String::new()
            } else {
                format!("{dot} {}", line.value)
            };
            flow.hanging(&format!("{} ", line.name), Role::Text, &value, Role::Muted);
        }
        _ => {
            flow.text(&line.name, Role::Text);
            indented(&mut flow, &line.value, Role::Number);
        }
    }
    if !line.source.is_empty() {
        let source = format!("{} {}", screen::source(lang), line.source);
        indented(&mut flow, &source, Role::Muted);
    } else if kind == Kind::Figures {
        indented(&mut flow, words::no_source(lang), Role::Muted);
    }
    if !line.note.is_empty() {
        let note = format!("{} {}", screen::note(lang), line.note);
        indented(&mut flow, &note, Role::Warn);
    }
    flow
}

/// A text on lines of its own, set in.
fn indented(flow: &mut Flow<'_>, text: &str, role: Role) {
    const INDENT: &str = "  ";
    if text.is_empty() {
        return;
    }
    let style = flow.look.style(role);
    for part in wrap(text, flow.room.saturating_sub(width(INDENT))) {
        let spans = vec![Span::raw(INDENT), Span::styled(part, style)];
        flow.lines.push(Line::from(spans));
    }
}

/// The time of the day in so many columns at most, and that of the point below it; gives back the columns taken.
fn clock(pen: &mut Pen<'_>, second: &Second, most: u16) -> u16 {
    let (lang, w, h) = (second.lang, pen.width(), pen.height());
    let clock = second.clock.format("%H:%M").to_string();
    let room = Size::new(most, h.saturating_sub(1));
    let mut taken = 0;
    if let Some(choice) = big::fit(room, &[clock], "", pen.look.glyphs.set) {
        pen.figure(w.saturating_sub(choice.width), 0, &choice, Role::Title);
        taken = choice.width;
    }
    if let Some((minutes, spent)) = second.timer() {
        let spent = spent.map(|s| s.as_secs());
        let role = match spent {
            Some(spent) if spent >= u64::from(minutes) * 60 => Role::Bad,
            Some(spent) if spent + 60 >= u64::from(minutes) * 60 => Role::Warn,
            _ => Role::Number,
        };
        let text = present::timer(lang, minutes, spent);
        pen.right(w, h.saturating_sub(1), &text, role);
        taken = taken.max(width(&text));
    }
    taken
}

/// The name of what comes next; gives back the rows that it takes.
fn coming(pen: &mut Pen<'_>, second: &Second, sheet: &Sheet) -> u16 {
    let (lang, room, h) = (second.lang, pen.width(), pen.height());
    let whole = sheet.part.is_none_or(|(_, last, all)| last >= all);
    let (next, note) = match &sheet.next {
        _ if !whole => (&sheet.shown, words::rest(lang)),
        Some(next) => (next, next.reporter.as_str()),
        None => {
            pen.fit(0, 0, room, words::last_page(lang), Role::Muted);
            return 1;
        }
    };
    let x = pen.fit(0, 0, room, words::next(lang), Role::Group);
    if !note.is_empty() && x < room {
        let text = format!(" {} {note}", pen.look.glyphs.dot);
        pen.fit(x, 0, room.saturating_sub(x), &text, Role::Muted);
    }
    let title = match &*next.belongs {
        "" => next.name.to_uppercase(),
        belongs => format!("{}: {}", belongs.to_uppercase(), next.name),
    };
    let most = usize::from(h.saturating_sub(1));
    1 + pen.few(0, 1, room, most, (&title, Role::Headline))
}

/// Nobody presents: what to do about it.
fn waiting(pen: &mut Pen<'_>, second: &Second) {
    let lang = second.lang;
    let mut flow = Flow::new(pen.look, pen.width());
    match &second.link {
        Link::Refused(why) => flow.text(why, Role::Error),
        Link::Foreign => flow.text(words::foreign(lang), Role::Warn),
        Link::Waiting | Link::Following => {
            flow.text(words::waiting(lang), Role::Headline);
            flow.gap();
            flow.text(words::how(lang), Role::Text);
        }
    }
    flow.gap();
    if let Some(slug) = &second.only {
        flow.text(&words::only(lang, slug), Role::Text);
    }
    if !second.folder.is_empty() && !matches!(second.link, Link::Refused(_)) {
        flow.text(&words::waits_at(lang, &second.folder), Role::Muted);
    }
    flow.draw_start(pen);
}

/// The keys, or what was answered to the last one, or the number typed.
fn keys(pen: &mut Pen<'_>, second: &Second) {
    let (lang, w, y) = (second.lang, pen.width(), pen.height().saturating_sub(1));
    if let Some(notice) = &second.notice {
        let rows = wrap(notice, w.saturating_sub(2 * SIDE));
        pen.answer(y, &rows);
        return;
    }
    chrome::keys(pen, Context::Notes, |_| true, "", y);
    if !second.typed.is_empty() {
        let text = format!(" {} {} ", words::to_page(lang), second.typed);
        pen.right(w.saturating_sub(SIDE), y, &text, Role::Input);
    }
}
