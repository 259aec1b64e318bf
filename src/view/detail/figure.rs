//! The figure in big digits, its gauge, its sentence; then every plan it is measured against.

use ratatui::layout::{Rect, Size};
use ratatui::text::Line;
use rust_decimal::Decimal;

use super::Subject;
use crate::assess::{Standing, crosscheck, sentence};
use crate::model::{Curve, Figure, Plan, PrintedPercent, Requirement, Verdict, date, number};
use crate::text::measure::wrap;
use crate::text::screen;
use crate::theme::Role;
use crate::view::Look;
use crate::view::flow::Flow;
use crate::view::pen::Pen;
use crate::view::pen::width;
use crate::view::widgets::big;
use crate::view::widgets::chart::Chart;
use crate::view::widgets::gauge::{Gauge, verdict_role};

/// Where it belongs, and its full name.
pub fn title(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let (lang, catalogue) = (subject.state.lang, &subject.commune.catalogue);
    let group = catalogue.groups.get(subject.indicator.group);
    let sector = group.and_then(|g| catalogue.sectors.get(g.sector));
    let path = [
        sector.map(|s| lang.pick(&s.name, &s.en)),
        group.map(|g| lang.pick(&g.name, &g.en)),
    ];
    let path: Vec<&str> = path.into_iter().flatten().collect();
    let path = path.join(&format!(" {} ", flow.look.glyphs.path));
    flow.text(&path, Role::Muted);
    flow.text(subject.indicator.called(lang), Role::Headline);
}

/// The figure that matters: the percentage where a pace says how far it should be, otherwise the value.
pub fn main_figure(subject: Subject<'_>) -> Option<(Decimal, bool)> {
    let actual = subject.row?.actual;
    let paced = subject.standing().filter(|s| s.is_paced());
    let unit = subject.commune.catalogue.units.get(subject.indicator.unit);
    let percent = unit.is_some_and(|u| &*u.name == "%");
    paced
        .and_then(|s| Some((s.percent?, true)))
        .or(actual.map(|a| (a.value, percent)))
}

/// Digits of at most so many rows with the course beside them where one is given and has room, the exact figure, the gauge and the sentence.
/// Tells whether the course was drawn.
pub fn head(flow: &mut Flow<'_>, subject: Subject<'_>, tall: u16, course: Option<&Chart>) -> bool {
    let lang = subject.state.lang;
    let Some((figure, percent)) = main_figure(subject) else {
        flow.text(screen::no_figures(lang), Role::Muted);
        return false;
    };
    let drawn = tall > 0 && large(flow, subject, (figure, percent), tall, course);
    exact(flow, subject);
    if let Some((standing, row)) = subject.standing().zip(subject.row) {
        let (look, gauge) = (flow.look, Gauge::of(row, standing));
        flow.drawing(flow.room, 1, |area, buf| {
            gauge.draw(&mut Pen::new(buf, area, look));
        });
        let axis = axis(flow.look, subject, standing, flow.room);
        flow.lines.extend(axis);
    }
    if let Some(row) = subject.row {
        let assessment = &subject.state.assessment;
        let mut matters = assessment.attention.iter();
        let matter = matters.find(|a| a.indicator == subject.id);
        let text = sentence::of_row(lang, subject.commune, assessment, row, matter);
        let verdict = row.verdict();
        let mark = flow.look.glyphs.verdict(verdict);
        let word = format!("{mark} {} ", row.said().name(lang));
        let text = text.as_deref().unwrap_or_default();
        flow.hanging(&word, verdict_role(verdict), text, Role::Text);
    }
    drawn
}

/// Columns that a course needs beside the digits, and its rows.
const COURSE: Size = Size::new(30, 7);

fn large(
    flow: &mut Flow<'_>,
    subject: Subject<'_>,
    (figure, percent): (Decimal, bool),
    tall: u16,
    course: Option<&Chart>,
) -> bool {
    let mark = if percent { "%" } else { "" };
    let (look, room) = (flow.look, flow.room);
    let texts = [2, 1, 0].map(|d| format!("{}{mark}", number::format_short(figure, d)));
    let fit = |columns| big::fit(Size::new(columns, tall), &texts, "", look.glyphs.set);
    let beside = course.and_then(|course| {
        let choice = fit(room.checked_sub(COURSE.width + 3)?)?;
        Some((choice, Some(course)))
    });
    let Some((choice, course)) = beside.or_else(|| Some((fit(room)?, None))) else {
        return false;
    };
    flow.gap();
    let standing = subject.standing();
    let role = standing.map_or(Role::Number, |s| verdict_role(s.verdict));
    let (columns, rows) = match course {
        Some(_) => (room, COURSE.height.max(choice.height)),
        None => (choice.width, choice.height),
    };
    flow.drawing(columns, rows, |area, buf| {
        let style = look.style(role);
        let top = (rows - choice.height) / 2;
        let place = Rect::new(0, top, choice.width, choice.height);
        choice.draw(style, style, place, buf);
        if let Some(course) = course {
            let x = choice.width + 3;
            course.draw(&mut Pen::new(buf, area, look).part(x, 0, room - x, rows));
        }
    });
    course.is_some()
}

/// `TH 33.740,012029 triệu đồng · lũy kế · đến 12/01/2026`
fn exact(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let lang = subject.state.lang;
    let Some(actual) = subject.actual() else {
        return;
    };
    let value = if actual.computed {
        format!("{}{}", subject.with_unit(actual.value, 2), ratio(subject))
    } else {
        subject.with_unit(actual.value, 28)
    };
    let mut notes = vec![
        subject.indicator.kind.name(lang).to_string(),
        screen::until(lang, date::format(actual.as_of)),
    ];
    if let Some(qualifier) = actual.qualifier {
        notes.insert(0, qualifier.name(lang).to_string());
    }
    let dot = flow.look.dot();
    let head = format!("{} {value}", screen::column_actual(lang));
    let rest = format!("{dot}{}", notes.join(&dot));
    if width(&head) + width(&rest) <= flow.room {
        flow.row([(head, Role::Number), (rest, Role::Muted)]);
    } else {
        flow.text(&head, Role::Number);
        flow.text(&notes.join(&dot), Role::Muted);
    }
}

/// ` = 143/147`: what a ratio is computed from.
fn ratio(subject: Subject<'_>) -> String {
    let value = |id| {
        let actual = subject.state.assessment.row(id)?.actual?;
        Some(number::format(actual.value))
    };
    let ratio = subject.indicator.ratio;
    let parts = ratio.and_then(|(n, d)| Some(format!(" = {}/{}", value(n)?, value(d)?)));
    parts.unwrap_or_default()
}

/// The scale under a gauge: zero, the pace under its own tick, the plan; the plan a line further down where the two have no room side by
/// side.
pub fn axis(
    look: Look<'_>,
    subject: Subject<'_>,
    standing: &Standing,
    room: u16,
) -> Vec<Line<'static>> {
    let lang = look.lang;
    let plan = if standing.requirement == Requirement::AtMost || standing.plan.is_none() {
        sentence::asked(lang, subject.commune, subject.indicator, standing)
    } else {
        let target = number::format_short(standing.target, 2);
        format!("{} {target}", screen::column_plan(lang))
    };
    let gauge = subject.row.map(|row| Gauge::of(row, standing));
    let tick = gauge.and_then(|gauge| Some((gauge.pace_column(room)?, gauge.pace?)));
    let end = room.saturating_sub(width(&plan));
    let Some((tick, pace)) = tick else {
        return vec![labels(look, &[(0, "0"), (end, &plan)])];
    };
    let pace = screen::pace(lang, number::format_fixed(pace, 1));
    let long = width(&pace);
    // in the middle under its tick, or ending there where that keeps it from the plan
    let middle = tick.saturating_sub(long / 2).min(room.saturating_sub(long));
    let beside = [middle, (tick + 1).saturating_sub(long)];
    let beside = beside.into_iter().find(|at| at + long + 2 <= end);
    let at = beside.unwrap_or(middle);
    let zero = if at >= 2 { "0" } else { "" };
    match beside {
        Some(_) => vec![labels(look, &[(0, zero), (at, &pace), (end, &plan)])],
        None => vec![
            labels(look, &[(0, zero), (at, &pace)]),
            labels(look, &[(end, &plan)]),
        ],
    }
}

/// Texts on one line, each from its column on.
fn labels(look: Look<'_>, labels: &[(u16, &str)]) -> Line<'static> {
    let mut text = String::new();
    for (at, label) in labels.iter().filter(|(_, label)| !label.is_empty()) {
        let blank = at.saturating_sub(width(&text));
        text.push_str(&" ".repeat(usize::from(blank)));
        text.push_str(label);
    }
    Line::styled(text, look.style(Role::Muted))
}

/// Every plan: value, percentage, verdict, window, pace, what is needed, and the printed percentage.
pub fn plans(flow: &mut Flow<'_>, subject: Subject<'_>, whole: bool) {
    let standings = subject.row.map_or(&[][..], |r| &r.standings);
    for (nth, standing) in standings.iter().enumerate() {
        if nth == 0 {
            flow.heading(screen::plans(subject.state.lang));
        }
        let plan = standing.plan.and_then(|p| subject.commune.plans.get(p));
        let first = subject.standing() == Some(standing);
        let measured = Measured {
            subject,
            standing,
            plan,
            first,
            whole,
        };
        measured.head(flow);
        if whole {
            measured.about(flow);
        }
        measured.printed(flow);
    }
}

/// A figure against one of its plans.
struct Measured<'a> {
    subject: Subject<'a>,
    standing: &'a Standing,
    plan: Option<&'a Plan>,
    first: bool,
    whole: bool,
}

/// A line under the head of a plan.
fn add(flow: &mut Flow<'_>, text: &str, role: Role) {
    for part in wrap(text, flow.room.saturating_sub(2)) {
        flow.row([(format!("  {part}"), role)]);
    }
}

impl Measured<'_> {
    fn is_derived(&self) -> bool {
        self.plan.is_some_and(|p| p.derived)
    }

    fn head(&self, flow: &mut Flow<'_>) {
        let (lang, standing) = (self.subject.state.lang, self.standing);
        let name = self
            .plan
            .map_or(screen::level_default(lang), |p| lang.pick(&p.name, &p.en));
        let exact_level = standing.requirement == Requirement::AtLeast && self.plan.is_some();
        let value = if exact_level {
            number::format(standing.target)
        } else {
            let subject = self.subject;
            sentence::limit(lang, subject.commune, subject.indicator, standing)
        };
        let role = verdict_role(standing.verdict);
        let mark = flow.look.glyphs.verdict(standing.verdict);
        let derived = self
            .is_derived()
            .then(|| format!("({}) ", screen::derived(lang)));
        let percent = standing.percent.map(|p| number::format_short(p, 2));
        flow.row([
            (format!("{mark} "), role),
            (format!("{value} "), Role::Plan),
            (derived.unwrap_or_default(), Role::Muted),
            (name.to_string(), Role::Text),
            (percent.map_or(String::new(), |p| format!("  {p}%")), role),
        ]);
    }

    /// Variance, pace, window, what is needed, how the pace runs, who assigned it.
    fn about(&self, flow: &mut Flow<'_>) {
        let (lang, standing) = (self.subject.state.lang, self.standing);
        let mut notes = Vec::new();
        if let Some(variance) = standing.variance {
            let variance = number::format_signed(variance, 6);
            notes.push(format!("{} {variance}", screen::column_variance(lang)));
        }
        if let Some(pace) = standing.pace {
            notes.push(screen::pace(lang, number::format_fixed(pace.percent, 1)));
        }
        if let Some((from, to)) = self.plan.and_then(|p| p.window) {
            notes.push(screen::window(lang, date::format(from), date::format(to)));
        }
        if !notes.is_empty() {
            let dot = flow.look.dot();
            add(flow, &notes.join(&dot), Role::Muted);
        }
        self.needed(flow);
        if self.plan.is_some_and(|p| p.derived && p.note.is_none()) {
            add(flow, screen::derived_long(lang), Role::Muted);
        }
        if let Some(by) = self.plan.and_then(|p| p.assigned_by.as_deref()) {
            add(flow, &screen::assigned_by(lang, by), Role::Muted);
        }
        if let Some(note) = self.plan.and_then(|p| p.note.as_deref()) {
            add(flow, note, Role::Muted);
        }
    }

    /// What each week must bring, how the year ends as it goes now, and how the pace runs.
    fn needed(&self, flow: &mut Flow<'_>) {
        let (lang, subject, standing) = (self.subject.state.lang, self.subject, self.standing);
        let Some(needed) = standing.needed.filter(|_| self.first) else {
            return;
        };
        if let Some(week) = needed.per_week {
            let week = subject.with_unit(week, 1);
            add(flow, &screen::needed(lang, &week, needed.days), Role::Text);
        }
        if let (Some(projection), Some(pace)) = (standing.projection, standing.pace)
            && pace.percent > Decimal::ZERO
        {
            let share = projection
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|p| p.checked_div(standing.target))
                .unwrap_or_default();
            let text = format!(
                "{} {}% ({})",
                screen::projection(lang),
                number::format_short(share, 1),
                subject.with_unit(projection, 1)
            );
            add(flow, &text, Role::Muted);
        }
        if let Some(plan) = self.plan {
            let place = match plan.curve {
                Curve::Reference(at) => subject.commune.catalogue.references.get(at),
                _ => None,
            };
            let place = place.map(|r| lang.pick(&r.place, &r.place_en));
            let monthly = matches!(plan.curve, Curve::Months(_));
            add(flow, &screen::curve(lang, place, monthly), Role::Muted);
        }
    }

    /// The percentages printed for this plan, each once with all its sources: `tỷ lệ in 80,0%, tính lại 80,59%`
    fn printed(&self, flow: &mut Flow<'_>) {
        let figure = self.subject.figure;
        let printed = figure.map(Figure::printed).unwrap_or_default();
        let mut said: Vec<(&PrintedPercent, Vec<&str>)> = Vec::new();
        for printed in printed {
            if printed.plan != self.standing.plan && (printed.plan.is_some() || !self.first) {
                continue;
            }
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
            self.printed_line(flow, printed.percent, &sources);
        }
    }

    fn printed_line(&self, flow: &mut Flow<'_>, printed: Decimal, sources: &[&str]) {
        let lang = self.subject.state.lang;
        let section = if sources.is_empty() {
            String::new()
        } else {
            format!(" ({})", sources.join(", "))
        };
        let percent = number::format(printed);
        let text = format!("{} {percent}%{section}", screen::printed(lang));
        if self.is_derived() {
            // the plan was worked out from this very percentage, which therefore proves nothing
            return add(flow, &text, Role::Muted);
        }
        let exact = self.standing.percent;
        let slips = |exact: &Decimal| crosscheck::percent::slip(printed, *exact).is_some();
        if let Some(exact) = exact.filter(slips) {
            let exact = number::format_short(exact, printed.scale().max(2));
            let recomputed = screen::recomputed(lang, &exact);
            add(flow, &format!("! {text}, {recomputed}"), Role::Warn);
        } else if self.whole {
            let met = flow.look.glyphs.verdict(Verdict::Met);
            let holds = screen::holds(lang);
            add(flow, &format!("{met} {text}, {holds}"), Role::Muted);
        }
    }
}
