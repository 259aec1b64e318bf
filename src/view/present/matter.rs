//! One figure off pace: the sentence, the figure in big digits, its gauge, what is needed; its time and its parts where there is room.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use super::View;
use crate::assess::{Attention, Row, Standing, sentence};
use crate::model::{IndicatorId, number};
use crate::text::measure::wrap;
use crate::text::{present as words, screen};
use crate::theme::Role;
use crate::view::detail::{self, Subject};
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::big::{self, Choice};
use crate::view::widgets::bullet::{bullet, verdict_role};
use crate::view::widgets::trend::trend;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, at: usize, id: IndicatorId) {
    let Some(subject) = Subject::new(view.state, id) else {
        return;
    };
    let subject = Subject {
        cover: Some(view.cover),
        ..subject
    };
    let Some(matter) = view
        .state
        .assessment
        .attention
        .get(at)
        .filter(|a| a.indicator == id)
    else {
        return;
    };
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
    if !subject.cover.is_some_and(|c| {
        subject
            .row
            .is_some_and(|r| c.has_small_parts(&subject.state.assessment, r))
    }) {
        detail::parts::parts(&mut parts, pen, subject, room);
    }
    let used = u16::try_from(parts.lines.len()).unwrap_or(h);
    let mut flow = Flow::default();
    let paced = subject
        .row
        .and_then(|r| r.standings.first())
        .is_some_and(|s| s.pace.is_some());
    if paced || subject.state.data.history.count(subject.id) > 1 {
        detail::chart::chart(
            &mut flow,
            pen,
            subject,
            room,
            h.saturating_sub(used + 6).clamp(6, 26),
        );
        flow.gap();
    }
    flow.lines.append(&mut parts.lines);
    flow
}

/// The page from top to bottom: sentence, figure, gauge, facts. What room is left is air between them.
fn main(pen: &mut Pen<'_>, view: View<'_>, subject: Subject<'_>, matter: &Attention, alone: bool) {
    let (w, h) = (pen.width(), pen.height());
    let Some(row) = subject.row else { return };
    let standing = row.standings.first().filter(|_| !view.cover.is_small(row));
    let said = said(view, matter, w, h);
    let mut gauge: Vec<Line<'static>> = Vec::new();
    if let Some((standing, share)) = standing.and_then(|s| Some((s, s.percent?))) {
        gauge.push(Line::from(bullet(
            pen.look,
            w,
            share,
            standing.pace.map(|p| p.percent),
            standing.verdict,
        )));
        gauge.push(detail::figure::axis(pen, subject, standing, w));
    }
    let mut facts = facts(pen, view, subject, matter, standing, w, alone);
    let rest = figure_room(
        h.saturating_sub(count(said.len())),
        count(gauge.len()),
        count(facts.len()),
    );
    let figure = Figure::new(
        pen,
        view,
        subject,
        row,
        Size::new(w, rest.min((h * 2 / 5).max(4))),
    );
    facts.splice(0..0, figure.under(pen, w));
    let mut left = h.saturating_sub(count(said.len()) + figure.height());
    let gauge_rows = count(gauge.len()).min(left);
    left -= gauge_rows;
    // air above the figure and above the gauge is worth more than the last facts
    let fact_rows = count(facts.len()).min(left.saturating_sub(1 + u16::from(gauge_rows > 0)));
    left -= fact_rows;
    let mut air = [0u16; 3];
    let turns = if h >= 30 { 9 } else { 6 };
    for turn in [0, 1, 2].into_iter().cycle().take(turns) {
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
    let [above_figure, above_gauge, above_facts] = air;
    let mut y = 0;
    for part in &said {
        pen.text(0, y, part, Role::Headline);
        y += 1;
    }
    y += above_figure;
    figure.draw(pen, y);
    y += figure.height() + above_gauge;
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

/// The least rows of the main figure, its unit below it included.
const LEAST: u16 = 4;

/// Rows that the figure may take of those below the sentence. Facts give way to it first, then the ends of the gauge, then the gauge itself.
fn figure_room(rest: u16, gauge: u16, facts: u16) -> u16 {
    let ways = [(2, 2, 2), (1, 2, 1), (1, 1, 1), (1, 0, 1), (1, 0, 0)];
    let room =
        |(f, g, air): (u16, u16, u16)| rest.saturating_sub(facts.min(f) + gauge.min(g) + air);
    ways.into_iter()
        .map(room)
        .find(|room| *room >= LEAST)
        .unwrap_or_else(|| room((1, 0, 0)))
}

fn count(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The sentence, in as many lines as leave the figure whole; the short name where the long one takes too many.
fn said(view: View<'_>, matter: &Attention, w: u16, h: u16) -> Vec<String> {
    let (lang, state) = (view.state.lang, view.state);
    let most = if h < 11 { 3 } else { 4 };
    let long = wrap(
        &view.cover.sentence(lang, &state.assessment, matter),
        w.min(100),
    );
    let covered =
        |r: &Row| view.cover.is_small(r) || view.cover.has_small_parts(&state.assessment, r);
    let covered = state.assessment.row(matter.indicator).is_some_and(covered)
        || view.cover.is_small_beside(&state.assessment, matter);
    if long.len() <= most || covered {
        return long;
    }
    wrap(
        &sentence::of_matter_brief(lang, &state.data.commune, &state.assessment, matter),
        w,
    )
}

/// The figure, as tall as there is room, with what is to be said beside it or under it.
struct Figure {
    choice: Option<Choice>,
    role: Role,
    notes: Vec<(String, Role)>,
    /// So many notes stand beside the figure, the others under it.
    beside: usize,
}

impl Figure {
    fn new(pen: &Pen<'_>, view: View<'_>, subject: Subject<'_>, row: &Row, room: Size) -> Self {
        let lang = view.state.lang;
        let verdict = row.verdict();
        let role = verdict_role(verdict);
        let word = format!(
            "{} {}",
            pen.look.glyphs.verdict(verdict),
            verdict.name(lang).to_uppercase()
        );
        let mut notes = vec![(word, role)];
        let ascii = pen.look.glyphs.ascii;
        let unit = subject
            .commune
            .catalogue
            .units
            .get(subject.indicator.unit)
            .map_or("", |u| lang.pick(&u.name, &u.en));
        if view.cover.is_small(row) {
            let limit = row
                .actual
                .and_then(|a| view.cover.limit(row.indicator, a.value));
            let text = limit.map(words::less_than).unwrap_or_default();
            return Self {
                choice: big::fit(room, &[text], unit, ascii),
                role,
                notes,
                beside: 0,
            };
        }
        if let Some(standing) = row.standings.first() {
            notes.extend(against(view, subject, row, standing));
        }
        let Some((figure, percent)) = detail::figure::main_figure(subject) else {
            return Self {
                choice: None,
                role,
                notes,
                beside: 0,
            };
        };
        let sign = if percent { "%" } else { "" };
        // only what is far from whole is rounded to be seen from afar
        let forms: Vec<String> = [2, 1]
            .into_iter()
            .map(|d| format!("{}{sign}", number::format_short(figure, d)))
            .collect();
        let unit = if percent { "" } else { unit };
        let whole = big::fit(room, &forms, unit, ascii);
        let rows = |choice: &Option<Choice>| choice.as_ref().map_or(0, |c| c.rows);
        // beside the figure its notes take no rows; but a figure half as tall again is seen from further off
        for beside in [notes.len(), 1] {
            let aside = notes
                .iter()
                .take(beside)
                .map(|(text, _)| width(text))
                .max()
                .unwrap_or(0)
                + 3;
            let narrow = big::fit(
                Size::new(room.width.saturating_sub(aside), room.height),
                &forms,
                unit,
                ascii,
            );
            if rows(&narrow) >= 3 && rows(&narrow) * 3 > rows(&whole) * 2 {
                return Self {
                    choice: narrow,
                    role,
                    notes,
                    beside,
                };
            }
        }
        Self {
            choice: whole,
            role,
            notes,
            beside: 0,
        }
    }

    fn height(&self) -> u16 {
        self.choice.as_ref().map_or(0, |c| c.height)
    }

    /// The notes as lines of their own, where they do not stand beside.
    fn under(&self, pen: &Pen<'_>, w: u16) -> Vec<Line<'static>> {
        let mut out: Vec<Line<'static>> = Vec::new();
        let dot = format!(" {} ", pen.look.glyphs.dot);
        for (text, role) in self.notes.iter().skip(self.beside) {
            let span = Span::styled(text.clone(), pen.style(*role));
            match out
                .last_mut()
                .filter(|l| l.width() + usize::from(width(&dot) + width(text)) <= usize::from(w))
            {
                Some(line) => line
                    .spans
                    .extend([Span::styled(dot.clone(), pen.style(Role::Muted)), span]),
                None => out.push(Line::from(span)),
            }
        }
        out
    }

    fn draw(&self, pen: &mut Pen<'_>, y: u16) {
        let Some(choice) = &self.choice else { return };
        pen.figure(0, y, choice, self.role);
        if self.beside > 0 {
            // in the middle of the figure's height
            let rows = count(self.beside).min(choice.height);
            let top = y + (choice.height - rows) / 2;
            for (y, (text, role)) in (top..top + rows).zip(&self.notes) {
                pen.text(choice.width + 3, y, text, *role);
            }
        }
    }
}

/// How far from the pace, how much of how much, what is missing.
fn against(
    view: View<'_>,
    subject: Subject<'_>,
    row: &Row,
    standing: &Standing,
) -> Vec<(String, Role)> {
    let lang = view.state.lang;
    let mut out = Vec::new();
    let Some(actual) = row.actual else { return out };
    let unit = subject
        .commune
        .catalogue
        .units
        .get(subject.indicator.unit)
        .map_or("", |u| lang.pick(&u.name, &u.en));
    if let Some((pace, percent)) = standing.pace.zip(standing.percent) {
        let points = pace.percent - percent;
        let behind = points.is_sign_positive();
        out.push((
            words::from_pace(lang, &number::format_short(points.abs(), 1), behind),
            Role::Text,
        ));
        let (value, target) = (
            number::format_short(actual.value, 1),
            number::format_short(standing.target, 1),
        );
        out.push((format!("{value} / {target} {unit}"), Role::Number));
    }
    if let Some(needed) = standing.needed {
        out.push((
            words::missing(lang, &number::format_short(needed.remaining, 1)),
            Role::Text,
        ));
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
    if let Some(needed) = standing
        .and_then(|s| s.needed)
        .filter(|_| matter.share.is_some())
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
        let Some((row, indicator)) = state
            .assessment
            .row(*id)
            .zip(subject.commune.catalogue.indicator(*id))
        else {
            continue;
        };
        let Some((standing, actual)) = row
            .standings
            .first()
            .zip(row.actual)
            .filter(|_| !view.cover.is_small(row))
        else {
            continue;
        };
        let value = match standing.percent.filter(|_| standing.pace.is_some()) {
            Some(percent) => format!("{}%", number::format_short(percent, 1)),
            None => view.cover.value(lang, *id, actual.value, 1),
        };
        let verdict = row.verdict();
        out.push(Line::from(vec![
            Span::styled(
                format!("{} ", pen.look.glyphs.verdict(verdict)),
                pen.style(verdict_role(verdict)),
            ),
            Span::styled(
                format!("{} ", lang.pick(&indicator.short, &indicator.en)),
                pen.style(Role::Text),
            ),
            Span::styled(value, pen.style(verdict_role(verdict))),
        ]));
    }
    if alone && standing.is_some() {
        let period = state.assessment.period.unwrap_or(0);
        let values = state
            .data
            .history
            .trend(subject.commune, subject.id, period, 26);
        let line = trend(
            pen.look.glyphs,
            subject.indicator.kind,
            &values,
            w.saturating_sub(24),
        );
        if !line.is_empty() {
            out.push(Line::from(vec![
                Span::styled(format!("{} ", words::trend(lang)), pen.style(Role::Muted)),
                Span::styled(line, pen.style(Role::Actual)),
                Span::styled(
                    format!(" {}", screen::periods(lang, values.len())),
                    pen.style(Role::Muted),
                ),
            ]));
        }
    }
    out
}
