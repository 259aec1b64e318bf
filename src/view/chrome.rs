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

use super::flow::wrap;
use super::pen::{Pen, width};
use crate::app::entry;
use crate::app::keymap::{self, BINDINGS, Binding, Context};
use crate::app::meeting::{self, Access};
use crate::app::update::context;
use crate::app::{Density, Page, State, lines};
use crate::model::{Verdict, date};
use crate::text::{labels, live, render, screen};
use crate::theme::Role;

/// Draws the frame; returns what is left for the screen itself, in cells of the buffer.
pub fn draw(pen: &mut Pen<'_>, state: &State) -> Rect {
    let (w, h) = (pen.width(), pen.height());
    header(pen, state);
    tabs(pen, state);
    let mut top = 2;
    if state.density() > Density::Small {
        pen.rule(2);
        top = 3;
    }
    if let Some((banner, role)) = banner(state, w.saturating_sub(2)) {
        pen.fit(1, top, w.saturating_sub(2), &banner, role);
        top += 1;
    }
    footer(pen, state, h.saturating_sub(1));
    let rows = u16::try_from(answer(pen, state).len()).unwrap_or(1).max(1);
    pen.inner(0, top, w, h.saturating_sub(top + rows))
}

/// What is wrong with files, on one line. Who cannot mend them is only told that somebody does.
fn banner(state: &State, room: u16) -> Option<(String, Role)> {
    let (lang, data) = (state.lang, &state.data);
    let Some(spoilt) = data.spoilt.first() else {
        let count = state.problems().count() + state.theme_problems.len();
        let of_data = state.problems().next();
        let first = of_data.map(|p| render::one_line(p, lang)).or_else(|| {
            let [vi, en] = state.theme_problems.first()?;
            lang.pick(vi, en).lines().next().map(String::from)
        })?;
        return Some((screen::troubles(lang, count, &first), Role::Error));
    };
    if state.access != Access::Write {
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
    let (lang, commune, glyphs) = (state.lang, state.data.commune.clone(), pen.look.glyphs);
    let mut x = pen.text(1, 0, &place(state), Role::Title);
    if commune.illustrative {
        x = pen.text(
            x + 1,
            0,
            &format!(" {} ", screen::illustrative(lang)),
            Role::Illustrative,
        );
    }
    let dot = format!(" {} ", glyphs.dot);
    let wide = state.density() == Density::Wide;
    if wide && !commune.province.is_empty() {
        x = pen.text(
            x,
            0,
            &format!("{dot}{}", screen::province(lang, &commune.province)),
            Role::Muted,
        );
    }
    let day = state.assessment.as_of;
    let shown = state.assessment.period.and_then(|p| commune.periods.get(p));
    let mut parts = Vec::new();
    if let Some(data) = shown {
        parts.push(labels::period(lang, data.period));
        if wide {
            parts.push(format!(
                "{}{}{}",
                date::format(data.from),
                glyphs.dash,
                date::format(data.to)
            ));
        }
    }
    parts.push(screen::as_of(
        lang,
        &if wide {
            date::format(day)
        } else {
            date::format_short(day)
        },
    ));
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
    let of = |verdict: Verdict| {
        let here = state
            .assessment
            .attention
            .iter()
            .filter(|a| a.verdict == verdict);
        here.filter(|a| {
            state
                .assessment
                .row(a.indicator)
                .and_then(|r| lines::sector_of(state, r))
                == Some(sector)
        })
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
    match (page, short) {
        (Page::Overview, false) => labels::overview(state.lang).to_string(),
        (Page::Overview, true) => labels::overview_short(state.lang).to_string(),
        (Page::Tasks, false) => labels::tasks(state.lang).to_string(),
        (Page::Tasks, true) => labels::tasks_short(state.lang).to_string(),
        (Page::Calendar, _) => labels::calendar(state.lang).to_string(),
        (Page::Targets, false) => labels::targets(state.lang).to_string(),
        (Page::Targets, true) => labels::targets_short(state.lang).to_string(),
        (Page::Sector(at), short) => {
            let Some(sector) = state.data.commune.catalogue.sectors.get(at) else {
                return String::new();
            };
            if short {
                sector.short.to_string()
            } else {
                state.lang.pick(&sector.name, &sector.en).to_string()
            }
        }
    }
}

fn tabs(pen: &mut Pen<'_>, state: &State) {
    let pages: Vec<_> = state
        .pages()
        .into_iter()
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
        let name = style(active)
            .map(|short| tab_name(state, page, short))
            .unwrap_or_default();
        let name = if active { name.to_uppercase() } else { name };
        if name.is_empty() {
            number.to_string()
        } else {
            format!("{number} {name}")
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
    let mut rows = notice
        .lines()
        .flat_map(|line| wrap(line, room))
        .collect::<Vec<_>>();
    rows.truncate(usize::from(MOST_ROWS));
    rows
}

/// The keys of the place, or what was answered to the last one.
pub fn footer(pen: &mut Pen<'_>, state: &State, y: u16) {
    let answer = answer(pen, state);
    if !answer.is_empty() {
        // a long answer takes rows of the page until the next key
        let rows = u16::try_from(answer.len()).unwrap_or(1);
        let (room, blank, paper) = (
            pen.width().saturating_sub(2),
            " ".repeat(usize::from(pen.width())),
            pen.paper(),
        );
        for (y, line) in ((y + 1).saturating_sub(rows)..=y).zip(&answer) {
            pen.styled(0, y, &blank, paper);
            pen.fit(1, y, room, line, Role::Warn);
        }
        return;
    }
    let legend = format!(
        "{} {}  {} {}",
        pen.look.glyphs.pace,
        screen::legend_pace(state.lang),
        pen.look.glyphs.plan,
        screen::legend_plan(state.lang)
    );
    let legend = if state.layers.is_empty() && state.density() == Density::Wide {
        &*legend
    } else {
        ""
    };
    keys(
        pen,
        context(state),
        |binding| meeting::usable(state, binding) && entry::usable(state, binding),
        legend,
        y,
    );
}

/// The keys of a place that can be used, and a legend at the end where there is one.
pub fn keys(
    pen: &mut Pen<'_>,
    context: Context,
    usable: impl Fn(&Binding) -> bool,
    legend: &str,
    y: u16,
) {
    let (lang, ascii) = (pen.look.lang, pen.look.glyphs.ascii);
    let mut items: Vec<(u8, String, &'static str)> = Vec::new();
    for binding in BINDINGS.iter().filter(|b| keymap::holds(b, context)) {
        let Some(((order, label), key)) = binding.footer.zip(binding.keys.first()) else {
            continue;
        };
        // a key that means something else here is not shown with its common meaning
        if keymap::action(context, *key) == Some(binding.action) && usable(binding) {
            items.push((
                order,
                keymap::short_name(binding, context, ascii),
                label(lang),
            ));
        }
    }
    let legend_room = if legend.is_empty() {
        1
    } else {
        width(legend) + 3
    };
    let length = |items: &[(u8, String, &str)]| {
        items
            .iter()
            .map(|(_, key, label)| width(key) + width(label) + 3)
            .sum::<u16>()
    };
    while length(&items) + legend_room > pen.width() {
        let Some(at) = items
            .iter()
            .enumerate()
            .max_by_key(|(_, (order, ..))| *order)
            .map(|(at, _)| at)
        else {
            break;
        };
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
