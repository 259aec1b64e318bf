//! The figure in big digits, its gauge, its sentence; then every plan it is measured against.

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::{Subject, heading, nothing};
use crate::assess::{Standing, crosscheck, sentence};
use crate::model::{Curve, PrintedPercent, Requirement, date, number};
use crate::text::screen;
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::big;
use crate::view::widgets::bullet::{bullet, verdict_role};
use crate::view::widgets::{cells, drawable};

/// Where it belongs, and its full name.
pub fn title(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let (lang, catalogue) = (subject.state.lang, &subject.commune.catalogue);
    let group = catalogue.groups.get(subject.indicator.group);
    let sector = group.and_then(|g| catalogue.sectors.get(g.sector));
    let path = [
        sector.map(|s| lang.pick(&s.name, &s.en)),
        group.map(|g| lang.pick(&g.name, &g.en)),
    ];
    let path = path
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(&format!(" {} ", pen.look.glyphs.path));
    flow.text(&path, room, pen.style(Role::Muted));
    flow.text(
        sentence::name(lang, subject.indicator),
        room,
        pen.style(Role::Headline),
    );
}

/// The figure that matters: the percentage where a pace says how far it should be, otherwise the value.
pub fn main_figure(subject: Subject<'_>) -> Option<(Decimal, bool)> {
    let row = subject.row?;
    let paced = row
        .standings
        .first()
        .filter(|s| s.pace.is_some())
        .and_then(|s| s.percent);
    let percent = subject
        .commune
        .catalogue
        .units
        .get(subject.indicator.unit)
        .is_some_and(|u| &*u.name == "%");
    paced
        .map(|p| (p, true))
        .or(row.actual.map(|a| (a.value, percent)))
}

/// Big digits where there is room, the exact figure, the gauge and the sentence.
pub fn head(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16, big: bool) {
    let lang = subject.state.lang;
    let Some((figure, percent)) = main_figure(subject) else {
        return nothing(flow, pen, subject, room);
    };
    let standing = subject.row.and_then(|r| r.standings.first());
    let verdict = subject.row.map(crate::assess::Row::verdict);
    // big digits are made of blocks
    if big && !pen.look.glyphs.ascii {
        let mark = if percent { "%" } else { "" };
        let fitting = [2, 1, 0]
            .into_iter()
            .map(|d| format!("{}{mark}", number::format_short(figure, d)))
            .find(|t| big::width(t) <= room);
        if let Some(text) = fitting {
            flow.gap();
            let style = pen.style(standing.map_or(Role::Number, |s| verdict_role(s.verdict)));
            flow.drawing(big::width(&text), big::HEIGHT, pen.paper(), |area, buf| {
                big::draw(&text, style, area, buf);
            });
        }
    }
    exact(flow, pen, subject, room);
    if let Some((standing, share)) = standing.and_then(|s| s.percent.map(|p| (s, p))) {
        flow.lines.push(Line::from(bullet(
            pen.look,
            room,
            share,
            standing.pace.map(|p| p.percent),
            standing.verdict,
        )));
        flow.lines.push(axis(pen, subject, standing, room));
    }
    if let (Some(row), Some(verdict)) = (subject.row, verdict) {
        let matter = subject
            .state
            .assessment
            .attention
            .iter()
            .find(|a| a.indicator == subject.id);
        let text = sentence::of_row(
            lang,
            subject.commune,
            &subject.state.assessment,
            row,
            matter,
        );
        let word = format!(
            "{} {}",
            pen.look.glyphs.verdict(verdict),
            verdict.name(lang)
        );
        flow.labelled(
            &word,
            pen.style(verdict_role(verdict)),
            text.as_deref().unwrap_or_default(),
            room,
            pen.style(Role::Text),
        );
    }
}

/// `TH 33.740,012029 triệu đồng · lũy kế · đến 12/01/2026`
fn exact(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let lang = subject.state.lang;
    let Some(actual) = subject.row.and_then(|r| r.actual) else {
        return;
    };
    let dot = format!(" {} ", pen.look.glyphs.dot);
    let value = if actual.computed {
        format!(
            "{}{}",
            sentence::with_unit(lang, subject.commune, subject.indicator, actual.value, 2),
            ratio(subject)
        )
    } else {
        sentence::with_unit(lang, subject.commune, subject.indicator, actual.value, 28)
    };
    let mut notes = vec![
        subject.indicator.kind.name(lang).to_string(),
        screen::until(lang, &date::format(actual.as_of)),
    ];
    if let Some(qualifier) = actual.qualifier {
        notes.insert(0, qualifier.name(lang).to_string());
    }
    let head = format!("{} {value}", screen::column_actual(lang));
    let rest = format!("{dot}{}", notes.join(&dot));
    if width(&head) + width(&rest) <= room {
        flow.lines.push(Line::from(vec![
            Span::styled(head, pen.style(Role::Number)),
            Span::styled(rest, pen.style(Role::Muted)),
        ]));
    } else {
        flow.text(&head, room, pen.style(Role::Number));
        flow.text(&notes.join(&dot), room, pen.style(Role::Muted));
    }
}

/// ` = 143/147`: what a ratio is computed from.
fn ratio(subject: Subject<'_>) -> String {
    let value = |id| {
        subject
            .state
            .assessment
            .row(id)
            .and_then(|r| r.actual)
            .map(|a| number::format(a.value))
    };
    let parts = subject
        .indicator
        .ratio
        .and_then(|(n, d)| Some((value(n)?, value(d)?)));
    parts
        .map(|(n, d)| format!(" = {n}/{d}"))
        .unwrap_or_default()
}

/// The scale under the gauge: zero, the pace, the plan.
pub fn axis(pen: &Pen<'_>, subject: Subject<'_>, standing: &Standing, room: u16) -> Line<'static> {
    let lang = subject.state.lang;
    let plan = format!(
        "{} {}",
        screen::column_plan(lang),
        number::format_short(standing.target, 2)
    );
    let mut text = vec![b' '; usize::from(room)]
        .into_iter()
        .map(char::from)
        .collect::<Vec<char>>();
    let mut place = |at: u16, label: &str| {
        let free = (0..label.chars().count()).all(|i| text.get(usize::from(at) + i) == Some(&' '));
        for (i, c) in label.chars().enumerate().take_while(|_| free) {
            if let Some(cell) = text.get_mut(usize::from(at) + i) {
                *cell = c;
            }
        }
    };
    place(0, "0");
    place(room.saturating_sub(width(&plan)), &plan);
    if let Some(pace) = standing.pace {
        let label = screen::pace(lang, &number::format_fixed(pace.percent, 1));
        let at = cells(
            drawable(pace.percent) / 100.0 * f64::from(room.saturating_sub(1)),
            room,
        );
        let half = width(&label) / 2;
        let last = room.saturating_sub(width(&plan) + width(&label) + 2);
        place(at.saturating_sub(half).min(last).max(2), &label);
    }
    Line::styled(
        text.into_iter().collect::<String>().trim_end().to_string(),
        pen.style(Role::Muted),
    )
}

/// Every plan: value, percentage, verdict, window, pace, what is needed, and the printed percentage.
pub fn plans(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16, whole: bool) {
    let lang = subject.state.lang;
    let Some(row) = subject.row.filter(|r| !r.standings.is_empty()) else {
        return;
    };
    heading(flow, pen, screen::plans(lang), room);
    for standing in &row.standings {
        plan(flow, pen, subject, standing, room, whole);
    }
}

fn plan(
    flow: &mut Flow,
    pen: &Pen<'_>,
    subject: Subject<'_>,
    standing: &Standing,
    room: u16,
    whole: bool,
) {
    let (lang, commune) = (subject.state.lang, subject.commune);
    let plan = standing.plan.and_then(|p| commune.plans.get(p));
    let dot = format!(" {} ", pen.look.glyphs.dot);
    let name = plan.map_or(screen::level_default(lang), |p| lang.pick(&p.name, &p.en));
    let exact_level = matches!(standing.requirement, Requirement::AtLeast) && plan.is_some();
    let value = if exact_level {
        number::format(standing.target)
    } else {
        sentence::limit(lang, commune, subject.indicator, standing)
    };
    let mut head = vec![
        Span::styled(
            format!("{} ", pen.look.glyphs.verdict(standing.verdict)),
            pen.style(verdict_role(standing.verdict)),
        ),
        Span::styled(format!("{value} "), pen.style(Role::Plan)),
        Span::styled(name.to_string(), pen.style(Role::Text)),
    ];
    if plan.is_some_and(|p| p.derived) {
        head.insert(
            2,
            Span::styled(
                format!("({}) ", screen::derived(lang)),
                pen.style(Role::Muted),
            ),
        );
    }
    if let Some(percent) = standing.percent {
        head.push(Span::styled(
            format!("  {}%", number::format_short(percent, 2)),
            pen.style(verdict_role(standing.verdict)),
        ));
    }
    flow.lines.push(Line::from(head));
    let indent = room.saturating_sub(2);
    let mut add = |text: &str, role: Role| {
        for part in crate::text::measure::wrap(text, indent) {
            flow.lines
                .push(Line::styled(format!("  {part}"), pen.style(role)));
        }
    };
    let first = subject.row.and_then(|r| r.standings.first()) == Some(standing);
    if whole {
        about_plan(&mut add, subject, standing, first, &dot);
    }
    let own = |p: &&PrintedPercent| p.plan == standing.plan || (p.plan.is_none() && first);
    let mut said: Vec<(&PrintedPercent, Vec<&str>)> = Vec::new();
    for printed in subject
        .figure
        .map(crate::model::Figure::printed)
        .unwrap_or_default()
        .iter()
        .filter(own)
    {
        let source = printed.source.as_deref();
        match said
            .iter_mut()
            .find(|(known, _)| known.percent == printed.percent)
        {
            Some((_, sources)) => sources.extend(source),
            None => said.push((printed, source.into_iter().collect())),
        }
    }
    for (printed, sources) in said {
        printed_line(&mut add, pen, subject, standing, printed, &sources, whole);
    }
}

/// Variance, pace, window, what is needed, how the pace runs, who assigned it.
fn about_plan(
    add: &mut impl FnMut(&str, Role),
    subject: Subject<'_>,
    standing: &Standing,
    first: bool,
    dot: &str,
) {
    let (lang, commune) = (subject.state.lang, subject.commune);
    let plan = standing.plan.and_then(|p| commune.plans.get(p));
    let mut notes = Vec::new();
    if let Some(variance) = standing.variance {
        notes.push(format!(
            "{} {}",
            screen::column_variance(lang),
            number::format_signed(variance, 6)
        ));
    }
    if let Some(pace) = standing.pace {
        notes.push(screen::pace(lang, &number::format_fixed(pace.percent, 1)));
    }
    if let Some((from, to)) = plan.and_then(|p| p.window) {
        notes.push(screen::window(lang, &date::format(from), &date::format(to)));
    }
    if !notes.is_empty() {
        add(&notes.join(dot), Role::Muted);
    }
    if let Some(needed) = standing.needed.filter(|_| first) {
        if let Some(week) = needed.per_week {
            add(
                &screen::needed(
                    lang,
                    &sentence::with_unit(lang, commune, subject.indicator, week, 1),
                    needed.days,
                ),
                Role::Text,
            );
        }
        if let (Some(projection), Some(pace)) = (standing.projection, standing.pace) {
            let share = projection
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|p| p.checked_div(standing.target))
                .unwrap_or_default();
            let share = number::format_short(share, 1);
            if pace.percent > Decimal::ZERO {
                add(
                    &format!(
                        "{} {share}% ({})",
                        screen::projection(lang),
                        sentence::with_unit(lang, commune, subject.indicator, projection, 1)
                    ),
                    Role::Muted,
                );
            }
        }
        if let Some(plan) = plan {
            let place = if let Curve::Reference(at) = plan.curve {
                commune.catalogue.references.get(at)
            } else {
                None
            };
            add(
                &screen::curve(
                    lang,
                    place.map(|r| lang.pick(&r.place, &r.place_en)),
                    matches!(plan.curve, Curve::Months(_)),
                ),
                Role::Muted,
            );
        }
    }
    if plan.is_some_and(|p| p.derived && p.note.is_none()) {
        add(screen::derived_long(lang), Role::Muted);
    }
    if let Some(by) = plan.and_then(|p| p.assigned_by.as_deref()) {
        add(&screen::assigned_by(lang, by), Role::Muted);
    }
    if let Some(note) = plan.and_then(|p| p.note.as_deref()) {
        add(note, Role::Muted);
    }
}

/// `tỷ lệ in 80,0%, tính lại 80,59%`
fn printed_line(
    add: &mut impl FnMut(&str, Role),
    pen: &Pen<'_>,
    subject: Subject<'_>,
    standing: &Standing,
    printed: &PrintedPercent,
    sources: &[&str],
    whole: bool,
) {
    let lang = subject.state.lang;
    let text = format!(
        "{} {}%",
        screen::printed(lang),
        number::format(printed.percent)
    );
    let section = if sources.is_empty() {
        String::new()
    } else {
        format!(" ({})", sources.join(", "))
    };
    if standing
        .plan
        .and_then(|p| subject.commune.plans.get(p))
        .is_some_and(|p| p.derived)
    {
        // the plan was worked out from this very percentage, which therefore proves nothing
        return add(&format!("{text}{section}"), Role::Muted);
    }
    match standing
        .percent
        .and_then(|exact| crosscheck::percent::slip(printed.percent, exact))
    {
        Some(_) => {
            let recomputed = number::format_short(
                standing.percent.unwrap_or_default(),
                printed.percent.scale().max(2),
            );
            add(
                &format!(
                    "! {text}{section}, {}",
                    screen::recomputed(lang, &recomputed)
                ),
                Role::Warn,
            );
        }
        None if !whole => {}
        None => {
            add(
                &format!(
                    "{} {text}{section}, {}",
                    pen.look.glyphs.verdict(crate::model::Verdict::Met),
                    screen::holds(lang)
                ),
                Role::Muted,
            );
        }
    }
}
