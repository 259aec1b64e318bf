//! The frame around every screen: commune and period, tabs, a banner for broken files, the keys of the place.
//!
//! ```text
//!  XÃ ĐÔNG KHÊ · tỉnh Cao Bằng        Tháng 01/2026 · … · xem ngày 16/01/2026
//!  1 TỔNG QUAN  2 Kinh tế ▼2  3 Văn hóa - Xã hội …
//! ────────────────────────────────────────────────────────────────────────────
//!  body
//!  ↑ chọn  Enter chi tiết …                                ╷ nhịp  ┃ kế hoạch
//! ```

use ratatui::layout::Rect;

use super::pen::{Pen, count, width};
use crate::app::keymap::{self, BINDINGS, Binding, Context};
use crate::app::{Density, Page, State, context, usable};
use crate::model::{Verdict, date};
use crate::text::measure::wrap;
use crate::text::{labels, live, render, screen};
use crate::theme::Role;

/// Draws the frame; returns what is left for the screen itself, in cells of the buffer.
pub fn draw(pen: &mut Pen<'_>, state: &State) -> Rect {
    let (w, h) = (pen.width(), pen.height());
    header(pen, state);
    tabs(pen, state);
    let mut top = 2;
    if h >= 30 {
        top = 3;
    }
    let doubt = state
        .clock_doubt()
        .map(|doubt| (doubt.said(state.lang), Role::Error));
    for (banner, role) in doubt.into_iter().chain(banner(state, w.saturating_sub(2))) {
        pen.fit(1, top, w.saturating_sub(2), &banner, role);
        top += 1;
    }
    footer(pen, state, h.saturating_sub(1));
    let rows = count(answer(pen, state).len()).max(1);
    pen.inner(0, top, w, h.saturating_sub(top + rows))
}

/// What is wrong with files, on one line. Who cannot mend them is only told that somebody does.
fn banner(state: &State, room: u16) -> Option<(String, Role)> {
    let (lang, data) = (state.lang, &state.data);
    let Some(spoilt) = data.spoilt.first() else {
        let first = render::one_line(state.problems().next()?, lang);
        let troubles = screen::troubles(lang, state.problems().count(), first);
        return Some((troubles, Role::Error));
    };
    if !state.access.writes() {
        return Some((live::being_edited(lang).to_string(), Role::Warn));
    }
    let (place, headline) = live::spoilt(lang, spoilt, &state.root, &data.commune.slug);
    let say = |place: &str| live::stale(lang, data.spoilt.len(), place, &headline);
    // the folder is the first thing to go
    let name = place.rsplit(['/', '\\']).next().unwrap_or_default();
    let line = Some(say(&place)).filter(|line| width(line) <= room);
    Some((line.unwrap_or_else(|| say(name)), Role::Error))
}

/// Draws only the keys of the place; returns what is left above them.
pub fn foot(pen: &mut Pen<'_>, state: &State) -> Rect {
    let (w, h) = (pen.width(), pen.height());
    footer(pen, state, h.saturating_sub(1));
    pen.inner(0, 0, w, h.saturating_sub(1))
}

/// The commune's own heading: `XÃ ĐÔNG KHÊ`.
fn place(state: &State) -> String {
    let commune = &state.data.commune;
    format!("{} {}", commune.level.name(state.lang), commune.name).to_uppercase()
}

fn header(pen: &mut Pen<'_>, state: &State) {
    let (lang, commune, glyphs) = (state.lang, &state.data.commune, pen.look.glyphs);
    let mut x = pen.text(1, 0, &place(state), Role::Title);
    if commune.illustrative {
        let mark = format!(" {} ", screen::illustrative(lang));
        x = pen.text(x + 1, 0, &mark, Role::Illustrative);
    }
    let dot = pen.look.dot();
    let wide = state.density() == Density::Wide;
    if wide && !commune.province.is_empty() {
        let province = screen::province(lang, &commune.province);
        x = pen.text(x, 0, &format!("{dot}{province}"), Role::Muted);
    }
    let mut parts = Vec::new();
    if let Some(data) = state.period() {
        parts.push(labels::period(lang, data.period));
        if wide {
            let (from, to) = (date::format(data.from), date::format(data.to));
            parts.push(format!("{from}{}{to}", glyphs.dash));
        }
    }
    let write = if wide {
        date::format
    } else {
        date::format_short
    };
    parts.push(screen::as_of(lang, write(state.assessment.as_of)));
    while parts.len() > 1 && x + 2 + width(&parts.join(&dot)) > pen.width() {
        parts.pop();
    }
    let end = pen.width().saturating_sub(1);
    pen.right(end, 0, &parts.join(&dot), Role::Text);
}

/// How many matters of a sector are very slow and slow: the badge that says where trouble is.
fn badge(pen: &Pen<'_>, state: &State, page: Page) -> Option<(String, Role)> {
    let Page::Sector(sector) = page else {
        return None;
    };
    let assessment = &state.assessment;
    let here = |id| assessment.row(id).and_then(|r| state.sector_of(r)) == Some(sector);
    let of = |verdict: Verdict| {
        let matters = assessment.attention.iter();
        matters
            .filter(|a| a.verdict == verdict && here(a.indicator))
            .count()
    };
    [(Verdict::VerySlow, Role::Bad), (Verdict::Slow, Role::Warn)]
        .into_iter()
        .map(|(verdict, role)| (verdict, of(verdict), role))
        .find(|(_, count, _)| *count > 0)
        .map(|(verdict, count, role)| {
            (format!("{}{count}", pen.look.glyphs.verdict(verdict)), role)
        })
}

fn tab_name(state: &State, page: Page, short: bool) -> String {
    let lang = state.lang;
    let name = match (page, short) {
        (Page::Overview, false) => labels::overview(lang),
        (Page::Overview, true) => labels::overview_short(lang),
        (Page::Tasks, false) => labels::tasks(lang),
        (Page::Tasks, true) => labels::tasks_short(lang),
        (Page::Calendar, _) => labels::calendar(lang),
        (Page::Targets, false) => labels::targets(lang),
        (Page::Targets, true) => labels::targets_short(lang),
        (Page::Sector(at), short) => match state.data.commune.catalogue.sectors.get(at) {
            Some(sector) if short => &sector.short,
            Some(sector) => lang.pick(&sector.name, &sector.en),
            None => "",
        },
    };
    name.to_string()
}

fn tabs(pen: &mut Pen<'_>, state: &State) {
    let pages = state.pages().into_iter();
    let pages: Vec<_> = pages
        .map(|(number, page)| (number, page, badge(pen, state, page)))
        .collect();
    // from the most to the least generous: all names, short ones but for the tab shown, short ones, numbers but for the tab shown, numbers
    let styles: [fn(bool) -> Option<bool>; 5] = [
        |_| Some(false),
        |active| Some(!active),
        |_| Some(true),
        |active| active.then_some(true),
        |_| None,
    ];
    let label = |number: usize, page: Page, style: fn(bool) -> Option<bool>| {
        let active = page == state.page;
        let name = style(active).map(|short| tab_name(state, page, short));
        match name.unwrap_or_default() {
            name if name.is_empty() => number.to_string(),
            name if active => format!("{number} {}", name.to_uppercase()),
            name => format!("{number} {name}"),
        }
    };
    let total = |style| {
        let tab = |(number, page, badge): &(usize, Page, Option<(String, Role)>)| {
            width(&label(*number, *page, style))
                + 2
                + badge.as_ref().map_or(0, |(b, _)| width(b) + 1)
        };
        pages.iter().map(tab).sum::<u16>()
    };
    let Some(style) = styles
        .iter()
        .find(|s| total(**s) <= pen.width())
        .or(styles.last())
        .copied()
    else {
        return;
    };
    let mut x = 0;
    for (number, page, badge) in &pages {
        let role = if *page == state.page {
            Role::TabActive
        } else {
            Role::Tab
        };
        x = pen.text(x, 1, &format!(" {} ", label(*number, *page, style)), role);
        if let Some((badge, role)) = badge {
            x = pen.text(x, 1, badge, *role) + 1;
        }
    }
}

/// An answer takes at most so many rows.
const MOST_ROWS: u16 = 3;

/// What was answered to the last key, in rows as wide as the frame.
pub fn answer(pen: &Pen<'_>, state: &State) -> Vec<String> {
    let room = pen.width().saturating_sub(2);
    let Some(notice) = &state.notice else {
        return Vec::new();
    };
    let rows = notice.lines().flat_map(|line| wrap(line, room));
    rows.take(usize::from(MOST_ROWS)).collect()
}

/// The keys of the place, or what was answered to the last one.
pub fn footer(pen: &mut Pen<'_>, state: &State, y: u16) {
    let answer = answer(pen, state);
    if !answer.is_empty() {
        // a long answer takes rows of the page until the next key
        pen.answer(y, &answer);
        return;
    }
    let glyphs = pen.look.glyphs;
    // only where the signs are drawn
    let has_gauges = matches!(state.page, Page::Overview | Page::Sector(_) | Page::Targets);
    let wide = state.density() == Density::Wide;
    let legend = if state.layers.is_empty() && has_gauges && wide {
        let (pace, plan) = (
            screen::legend_pace(state.lang),
            screen::legend_plan(state.lang),
        );
        format!("{} {pace}  {} {plan}", glyphs.pace, glyphs.plan)
    } else {
        String::new()
    };
    let usable = |binding: &Binding| usable(state, binding);
    keys(pen, context(state), usable, &legend, y);
}

/// The keys of a place that can be used, and a legend at the end where there is one.
pub fn keys(
    pen: &mut Pen<'_>,
    context: Context,
    usable: impl Fn(&Binding) -> bool,
    legend: &str,
    y: u16,
) {
    let (lang, set) = (pen.look.lang, pen.look.glyphs.set);
    let mut items: Vec<(u8, String, &'static str)> = Vec::new();
    for binding in BINDINGS.iter().filter(|b| keymap::holds(b, context)) {
        let Some(((order, label), key)) = binding.footer.zip(binding.keys.first()) else {
            continue;
        };
        // a key that means something else here is not shown with its common meaning
        if keymap::action(context, *key) == Some(binding.action) && usable(binding) {
            let name = keymap::short_name(binding, set);
            items.push((order, name, label(lang)));
        }
    }
    let legend_room = if legend.is_empty() {
        1
    } else {
        width(legend) + 3
    };
    let length = |items: &[(u8, String, &str)]| {
        let lengths = items
            .iter()
            .map(|(_, key, label)| width(key) + width(label) + 3);
        lengths.sum::<u16>()
    };
    while length(&items) + legend_room > pen.width() {
        let last = (0..).zip(&items).max_by_key(|(_, (order, ..))| *order);
        let Some((at, _)) = last else { break };
        items.remove(at);
    }
    let mut x = 1;
    for (_, key, label) in &items {
        x = pen.text(x, y, key, Role::Key);
        x = pen.text(x + 1, y, label, Role::KeyLabel) + 2;
    }
    if legend_room > 1 {
        let end = pen.width().saturating_sub(1);
        pen.right(end, y, legend, Role::KeyLabel);
    }
}
