//! One figure off pace: the sentence, the figure in big digits, its gauge, what is needed; its time and its parts where there is room.

use ratatui::text::{Line, Span};

use super::View;
use crate::assess::{Attention, Row, Standing, sentence};
use crate::model::{IndicatorId, number};
use crate::text::{labels, present as words, screen};
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::flow::{Flow, wrap};
use crate::view::pen::{Pen, width};
use crate::view::widgets::big;
use crate::view::widgets::bullet::{bullet, verdict_role};
use crate::view::widgets::trend::trend;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, at: usize, id: IndicatorId) {
    let Some(subject) = Subject::new(view.state, id) else { return };
    let subject = Subject { cover: Some(view.cover), ..subject };
    let Some(matter) = view.state.assessment.attention.get(at).filter(|a| a.indicator == id) else { return };
    let (w, h) = (pen.width(), pen.height());
    let Some(row) = subject.row else { return };
    let small = view.cover.is_small(row);
    if w < 106 || h < 18 || small {
        main(pen, view, subject, matter, true);
        return;
    }
    let left = w / 2;
    let aside = aside(pen, subject, w - left - 4, h);
    if aside.lines.is_empty() {
        main(pen, view, subject, matter, true);
        return;
    }
    aside.draw_start(&mut pen.part(left + 4, 0, w - left - 4, h));
    main(&mut pen.part(0, 0, left, h), view, subject, matter, false);
}

/// The figure over time and its parts.
fn aside(pen: &Pen<'_>, subject: Subject<'_>, room: u16, h: u16) -> Flow {
    let mut parts = Flow::default();
    if !subject.cover.is_some_and(|c| subject.row.is_some_and(|r| c.has_small_parts(&subject.state.assessment, r))) {
        detail::parts::parts(&mut parts, pen, subject, room);
    }
    let used = u16::try_from(parts.lines.len()).unwrap_or(h);
    let mut flow = Flow::default();
    let paced = subject.row.and_then(|r| r.standings.first()).is_some_and(|s| s.pace.is_some());
    if paced || subject.state.data.history.count(subject.id) > 1 {
        detail::chart::chart(&mut flow, pen, subject, room, h.saturating_sub(used + 5).clamp(6, 20));
        flow.gap();
    }
    flow.lines.append(&mut parts.lines);
    flow
}

/// Parts of the page from top to bottom, each with how much it is wanted.
fn main(pen: &mut Pen<'_>, view: View<'_>, subject: Subject<'_>, matter: &Attention, alone: bool) {
    let (w, h) = (pen.width(), pen.height());
    let Some(row) = subject.row else { return };
    let standing = row.standings.first().filter(|_| !view.cover.is_small(row));
    let digits = Digits::new(pen, view, subject, row, w);
    let said = said(view, matter, w, h, digits.height);
    let mut gauge: Vec<Line<'static>> = Vec::new();
    if let Some((standing, share)) = standing.and_then(|s| Some((s, s.percent?))) {
        gauge.push(Line::from(bullet(pen.look, w, share, standing.pace.map(|p| p.percent), standing.verdict)));
        gauge.push(detail::figure::axis(pen, subject, standing, w));
    }
    let facts = facts(pen, view, subject, matter, standing, w, alone);
    let text = count(said.len());
    let mut left = h.saturating_sub(text + digits.height);
    let gauge_rows = count(gauge.len()).min(left);
    left -= gauge_rows;
    let fact_rows = count(facts.len()).min(left);
    left -= fact_rows;
    // air: first above the digits, then above the gauge, then above the facts, then above the digits once more
    let mut air = [0u16; 3];
    for turn in [0, 1, 2, 0, 1, 2] {
        let wanted = match turn {
            1 => gauge_rows > 0,
            2 => fact_rows > 0,
            _ => true,
        };
        if left > 0
            && wanted
            && let Some(air) = air.get_mut(turn)
        {
            *air += 1;
            left -= 1;
        }
    }
    let [above_digits, above_gauge, above_facts] = air;
    let mut y = 0;
    for part in &said {
        pen.text(0, y, part, Role::Headline);
        y += 1;
    }
    y += above_digits;
    digits.draw(pen, y);
    y += digits.height + above_gauge;
    for line in gauge.iter().take(usize::from(gauge_rows)) {
        pen.line(0, y, line);
        y += 1;
    }
    y += above_facts;
    for line in facts.iter().take(usize::from(fact_rows)) {
        pen.line(0, y, line);
        y += 1;
    }
}

fn count(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The sentence, in as many lines as leave the digits whole; the short name where the long one takes too many.
fn said(view: View<'_>, matter: &Attention, w: u16, h: u16, digits: u16) -> Vec<String> {
    let (lang, state) = (view.state.lang, view.state);
    let room = h.saturating_sub(digits).max(1);
    let long = wrap(&view.cover.sentence(lang, &state.assessment, matter), w.min(100));
    let most = if h < 16 { 3 } else { 4 };
    if count(long.len()) <= room.min(most) {
        return long;
    }
    let mut brief = wrap(&sentence::of_matter_brief(lang, &state.data.commune, &state.assessment, matter), w);
    let small =
        state.assessment.row(matter.indicator).is_some_and(|r| view.cover.is_small(r) || view.cover.has_small_parts(&state.assessment, r));
    if small {
        brief = long;
    }
    brief.truncate(usize::from(room));
    brief
}

/// The figure in big digits with what stands beside it.
struct Digits {
    text: String,
    unit: String,
    role: Role,
    big: bool,
    height: u16,
    beside: Vec<(String, Role)>,
}

impl Digits {
    fn new(pen: &Pen<'_>, view: View<'_>, subject: Subject<'_>, row: &Row, w: u16) -> Self {
        let lang = view.state.lang;
        let verdict = row.verdict();
        let role = verdict_role(verdict);
        let word = format!("{} {}", pen.look.glyphs.verdict(verdict), labels::verdict(lang, verdict).to_uppercase());
        let mut beside = vec![(word, role)];
        if view.cover.is_small(row) {
            let text = row.actual.map(|a| view.cover.value(lang, row.indicator, a.value, 0)).unwrap_or_default();
            return Self { text, unit: String::new(), role, big: false, height: 1, beside };
        }
        if let Some(standing) = row.standings.first() {
            beside.extend(against(view, subject, row, standing));
        }
        let Some((figure, percent)) = detail::figure::main_figure(subject) else {
            return Self { text: String::new(), unit: String::new(), role, big: false, height: 1, beside };
        };
        let sign = if percent { "%" } else { "" };
        let forms = || [2, 1, 0].into_iter().map(|d| format!("{}{sign}", number::format_short(figure, d)));
        let fitting = forms().find(|t| big::width(t) <= w).filter(|_| !pen.look.glyphs.ascii && pen.height() >= 8);
        let unit = subject.commune.catalogue.units.get(subject.indicator.unit).map_or("", |u| lang.pick(&u.name, &u.en));
        let unit = if percent { String::new() } else { unit.to_string() };
        match fitting {
            Some(text) => Self { text, unit, role, big: true, height: big::HEIGHT, beside },
            None => Self { text: forms().next().unwrap_or_default(), unit, role, big: false, height: 1, beside },
        }
    }

    fn draw(&self, pen: &mut Pen<'_>, y: u16) {
        if !self.big {
            let mut x = pen.text(0, y, &self.text, self.role);
            if !self.unit.is_empty() {
                x = pen.text(x + 1, y, &self.unit, Role::Muted);
            }
            if let Some((word, role)) = self.beside.first() {
                pen.text(x + 3, y, word, *role);
            }
            return;
        }
        pen.big(0, y, &self.text, self.role);
        let mut x = big::width(&self.text) + 1;
        if !self.unit.is_empty() {
            pen.text(x, y + self.height - 1, &self.unit, Role::Muted);
            x += width(&self.unit) + 1;
        }
        x += 2;
        let room = pen.width().saturating_sub(x);
        for (y, (text, role)) in (y..).zip(self.beside.iter().filter(|(t, _)| width(t) <= room).take(usize::from(self.height))) {
            pen.text(x, y, text, *role);
        }
    }
}

/// How far from the pace, how much of how much, what is missing.
fn against(view: View<'_>, subject: Subject<'_>, row: &Row, standing: &Standing) -> Vec<(String, Role)> {
    let lang = view.state.lang;
    let mut out = Vec::new();
    let Some(actual) = row.actual else { return out };
    let unit = subject.commune.catalogue.units.get(subject.indicator.unit).map_or("", |u| lang.pick(&u.name, &u.en));
    if let Some((pace, percent)) = standing.pace.zip(standing.percent) {
        let points = pace.percent - percent;
        let behind = points.is_sign_positive();
        out.push((words::from_pace(lang, &number::format_short(points.abs(), 1), behind), Role::Text));
        let (value, target) = (number::format_short(actual.value, 1), number::format_short(standing.target, 1));
        out.push((format!("{value} / {target} {unit}"), Role::Number));
    }
    if let Some(needed) = standing.needed {
        out.push((words::missing(lang, &number::format_short(needed.remaining, 1)), Role::Text));
    }
    out
}

/// What the sentence has not said: what each week must bring, the related figures, the trend in one row.
fn facts(
    pen: &Pen<'_>,
    view: View<'_>,
    subject: Subject<'_>,
    matter: &Attention,
    standing: Option<&Standing>,
    w: u16,
    alone: bool,
) -> Vec<Line<'static>> {
    let (lang, state) = (view.state.lang, view.state);
    let mut out = Vec::new();
    if let Some(needed) = standing.and_then(|s| s.needed).filter(|_| matter.share.is_some())
        && let Some(week) = needed.per_week
    {
        let week = sentence::with_unit(lang, subject.commune, subject.indicator, week, 1);
        for part in wrap(&words::per_week(lang, &week, needed.days), w) {
            out.push(Line::styled(part, pen.style(Role::Number)));
        }
    }
    let paced = standing.is_some_and(|s| s.pace.is_some());
    let shown = |id: &&IndicatorId| !view.cover.hides(**id);
    for id in matter.related.iter().filter(shown).filter(|_| paced) {
        let Some((row, indicator)) = state.assessment.row(*id).zip(subject.commune.catalogue.indicator(*id)) else { continue };
        let Some((standing, actual)) = row.standings.first().zip(row.actual).filter(|_| !view.cover.is_small(row)) else { continue };
        let value = match standing.percent.filter(|_| standing.pace.is_some()) {
            Some(percent) => format!("{}%", number::format_short(percent, 1)),
            None => view.cover.value(lang, *id, actual.value, 1),
        };
        let verdict = row.verdict();
        out.push(Line::from(vec![
            Span::styled(format!("{} ", pen.look.glyphs.verdict(verdict)), pen.style(verdict_role(verdict))),
            Span::styled(format!("{} ", lang.pick(&indicator.short, &indicator.en)), pen.style(Role::Text)),
            Span::styled(value, pen.style(verdict_role(verdict))),
        ]));
    }
    if alone && standing.is_some() {
        let period = state.assessment.period.unwrap_or(0);
        let values = state.data.history.trend(subject.commune, subject.id, period, 26);
        let line = trend(pen.look.glyphs, subject.indicator.kind, &values, w.saturating_sub(24));
        if !line.is_empty() {
            out.push(Line::from(vec![
                Span::styled(format!("{} ", words::trend(lang)), pen.style(Role::Muted)),
                Span::styled(line, pen.style(Role::Actual)),
                Span::styled(format!(" {}", screen::periods(lang, values.len())), pen.style(Role::Muted)),
            ]));
        }
    }
    out
}
