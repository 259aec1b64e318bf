//! The help: what the drawings and marks mean, then the keys, made from the key map.

use rust_decimal::Decimal;

use super::flow::Flow;
use super::pen::{Pen, count, width};
use super::widgets::gauge::{Gauge, bar_role, verdict_role};
use super::widgets::spark;
use crate::app::keymap::{self, BINDINGS, Context, Label};
use crate::assess::trend::{Course, Step, Trend};
use crate::model::{Qualifier, Verdict};
use crate::text::measure::wrap;
use crate::text::screen;
use crate::theme::Role;

/// Draws the help, side by side where there is room. Gives back how far it can be scrolled.
pub fn page(pen: &mut Pen<'_>, scroll: u16, presenting: bool) -> u16 {
    let lang = pen.look.lang;
    let (w, h) = (pen.width(), pen.height());
    let two = w >= 100;
    let room = if two { w / 2 - 2 } else { w.saturating_sub(3) };
    let mut notation = Flow::new(pen.look, room);
    let title = format!(
        "{}: {}",
        screen::help_title(lang),
        screen::help_notation(lang)
    );
    notation.text(&title, Role::Group);
    drawn(&mut notation);
    signs(&mut notation);
    let mut keys = Flow::new(pen.look, room);
    keys.text(screen::help_keys(lang), Role::Group);
    let mut places = keymap::PLACES;
    // what one is at comes first
    places.sort_by_key(|(context, _)| presenting && *context != Context::Present);
    for place in places {
        section(&mut keys, place);
    }
    if two {
        let end = notation.draw(&mut pen.part(1, 0, room, h), scroll);
        end.max(keys.draw(&mut pen.part(w / 2, 0, room, h), scroll))
    } else {
        notation.gap();
        notation.lines.append(&mut keys.lines);
        notation.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
    }
}

/// The keys of one place.
pub fn section(keys: &mut Flow<'_>, (context, title): (Context, Label)) {
    let look = keys.look;
    keys.heading(title(look.lang));
    let mut said: Vec<(String, &'static str)> = Vec::new();
    for binding in BINDINGS.iter().filter(|b| b.context == context) {
        let names = binding.keys.iter().map(|k| k.name(look.glyphs.set));
        let names = names.collect::<Vec<_>>().join("  ");
        let label = (binding.label)(look.lang);
        // keys that do the same in a row are one line: 2 3 4 5 …
        match said.last_mut().filter(|(_, l)| *l == label) {
            Some((known, _)) => *known = format!("{known} {names}"),
            None => said.push((names, label)),
        }
    }
    for (names, label) in said {
        let pad = usize::from(22u16.saturating_sub(width(&names)).max(1));
        let head = format!(" {names}{}", " ".repeat(pad));
        keys.row([(head, Role::Key), (label.to_string(), Role::Text)]);
    }
}

/// Columns of a drawing.
const WIDE: u16 = 44;
/// Of a trend, and of the bar of a verdict.
const TREND: u16 = 22;
const BAR: u16 = 10;

/// A gauge with its parts named, a trend, a point on its path, and every verdict with its bar: as they are drawn on every tab.
fn drawn(flow: &mut Flow<'_>) {
    let (look, room) = (flow.look, flow.room);
    flow.drawing(room, 2, |area, buf| gauge(&mut Pen::new(buf, area, look)));
    flow.gap();
    for (text, rising) in [
        (screen::help_trend(look.lang), true),
        (screen::help_course(look.lang), false),
    ] {
        let parts = wrap(text, room.saturating_sub(TREND + 2));
        flow.drawing(room, count(parts.len()), |area, buf| {
            let mut pen = Pen::new(buf, area, look);
            for (y, part) in (0..).zip(&parts) {
                pen.text(TREND + 2, y, part, Role::Text);
            }
            let mut pen = pen.part(0, 0, TREND, 1);
            if rising {
                spark::trend(&mut pen, &trend(), Verdict::Slow);
            } else {
                spark::course(&mut pen, &course(), Verdict::VerySlow);
            }
        });
    }
    flow.gap();
    let rows = count(VERDICTS.len().div_ceil(2));
    flow.drawing(room, rows, |area, buf| {
        let mut pen = Pen::new(buf, area, look);
        for (at, (verdict, filled)) in (0..).zip(VERDICTS) {
            let place = &mut pen.part(at / rows * (room / 2), at % rows, room / 2, 1);
            let filled = filled.map(Decimal::from);
            judged(place, verdict, filled);
        }
    });
}

/// ```text
/// ▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆│▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆▆┃ ▽ chậm
/// ▆ thực hiện 40%           │ nhịp 60%         ┃ kế hoạch
/// ```
fn gauge(pen: &mut Pen<'_>) {
    let (lang, glyphs) = (pen.look.lang, pen.look.glyphs);
    let (actual, pace, verdict) = (40, 60, Verdict::Slow);
    let gauge = Gauge {
        filled: Some(Decimal::from(actual)),
        pace: Some(Decimal::from(pace)),
        verdict,
        estimate: false,
    };
    let plan = format!("{} {}", glyphs.plan, screen::legend_plan(lang));
    let wide = WIDE.min((pen.width() + 1).saturating_sub(width(&plan)));
    gauge.draw(&mut pen.part(0, 0, wide, 1));
    let word = pen.look.verdict(verdict);
    pen.text(wide + 1, 0, &word, verdict_role(verdict));
    let own = format!("{} {} {actual}%", glyphs.bar, screen::help_actual(lang));
    pen.text(0, 1, &own, Role::Text);
    pen.text(0, 1, glyphs.bar, bar_role(verdict));
    let at = gauge.pace_column(wide).unwrap_or(0);
    let pace = format!("{} {} {pace}%", glyphs.pace, screen::legend_pace(lang));
    pen.text(at, 1, &pace, Role::Pace);
    pen.text(wide.saturating_sub(1), 1, &plan, Role::Plan);
}

/// A year that rises to its plan, and the first periods of the next.
fn trend() -> Trend {
    let years = [(0..13, 8), (0..8, 6)];
    let steps = years.into_iter().flat_map(|(periods, each)| {
        periods.map(move |at| Step {
            height: Some(Decimal::from(at * each)),
            anew: at == 0,
        })
    });
    Trend {
        steps: steps.collect(),
    }
}

/// A path up to the plan, and a figure well below it at three quarters of the way.
fn course() -> Course {
    Course {
        path: (1..=TREND)
            .map(|at| Decimal::from(at * 100 / TREND))
            .collect(),
        at: usize::from(TREND * 3 / 4),
        actual: Decimal::from(35),
    }
}

/// The verdicts, each with how far its bar is drawn against a pace of 60.
const VERDICTS: [(Verdict, Option<u16>); 7] = [
    (Verdict::Ahead, Some(85)),
    (Verdict::Met, Some(100)),
    (Verdict::OnPace, Some(62)),
    (Verdict::Slow, Some(50)),
    (Verdict::VerySlow, Some(25)),
    (Verdict::NoFigure, None),
    (Verdict::NoPlan, None),
];

fn judged(pen: &mut Pen<'_>, verdict: Verdict, filled: Option<Decimal>) {
    pen.verdict(1, 0, verdict);
    if verdict != Verdict::NoPlan {
        let gauge = Gauge {
            filled,
            pace: Some(Decimal::from(60)).filter(|_| verdict != Verdict::Met),
            verdict,
            estimate: false,
        };
        gauge.draw(&mut pen.part(3, 0, BAR, 1));
    }
    let x = BAR + 4;
    let room = pen.width().saturating_sub(x);
    let name = verdict.name(pen.look.lang);
    pen.fit(x, 0, room, name, verdict_role(verdict));
}

/// What else stands on the screen.
fn signs(flow: &mut Flow<'_>) {
    let (lang, glyphs) = (flow.look.lang, flow.look.glyphs);
    flow.gap();
    let mut add = |mark: &str, text: &str, role: Role| {
        let pad = usize::from(6u16.saturating_sub(width(mark)));
        let head = format!(" {mark}{}", " ".repeat(pad));
        flow.hanging(&head, role, text, Role::Text);
    };
    add(glyphs.beyond, screen::legend_beyond(lang), Role::Actual);
    let estimate = glyphs.estimate.repeat(3);
    add(&estimate, Qualifier::Estimate.name(lang), Role::Actual);
    add("~", screen::derived_long(lang), Role::Plan);
    add(glyphs.missing, screen::legend_missing(lang), Role::Muted);
    add("!", screen::legend_slip(lang), Role::Warn);
    for text in [
        screen::legend_actual(lang),
        screen::legend_plan_code(lang),
        screen::legend_same(lang),
        screen::legend_variance(lang),
    ] {
        let (code, meaning) = text.split_once(": ").unwrap_or((text, ""));
        add(code, meaning, Role::Key);
    }
}
