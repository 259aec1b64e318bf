//! One figure off pace: the sentence, the figure in big digits, its gauge, what is needed; its time and its parts where there is room.

use ratatui::layout::Size;
use ratatui::text::{Line, Span};

use super::View;
use crate::assess::pages::Cover;
use crate::assess::{Attention, Row, Standing, history, sentence};
use crate::model::{IndicatorId, number};
use crate::text::measure::wrap;
use crate::text::{present as words, screen};
use crate::theme::Role;
use crate::view::Look;
use crate::view::detail::{self, Subject};
use crate::view::flow::Flow;
use crate::view::pen::{Pen, count, width};
use crate::view::table::of_time;
use crate::view::widgets::big::{self, Choice};
use crate::view::widgets::chart::Chart;
use crate::view::widgets::gauge::{self, verdict_role};
use crate::view::widgets::spark;

/// Draws the page.
pub fn page(pen: &mut Pen<'_>, view: View<'_>, at: usize, id: IndicatorId) {
    let matter = view.state.assessment.attention.get(at);
    let matter = matter.filter(|a| a.indicator == id);
    let subject = Subject::new(view.state, id);
    let Some((subject, matter)) = subject.zip(matter) else {
        return;
    };
    let subject = Subject {
        cover: Some(view.cover),
        ..subject
    };
    let (w, h) = (pen.width(), pen.height());
    let Some(row) = subject.row else { return };
    let small = view.cover.is_small(row);
    if w < 106 || h < 18 || small {
        let chart = detail::chart::of(subject).filter(|_| w >= 70 && h >= 18 && !small);
        if !chart.is_some_and(|chart| beside(pen, view, subject, matter, &chart)) {
            main(pen, view, subject, matter, true);
        }
        return;
    }
    let left = w / 2;
    let aside = aside(Flow::new(pen.look, w - left - 4), subject, row, h);
    if aside.lines.is_empty() {
        main(pen, view, subject, matter, true);
        return;
    }
    aside.draw_start(&mut pen.part(left + 4, 0, w - left - 4, h));
    main(&mut pen.part(0, 0, left, h), view, subject, matter, false);
}

/// The figure over time and its parts.
fn aside<'a>(mut flow: Flow<'a>, subject: Subject<'_>, row: &Row, h: u16) -> Flow<'a> {
    let state = subject.state;
    let mut parts = Flow::new(flow.look, flow.room);
    let small = |cover: Cover<'_>| cover.has_small_parts(&state.assessment, row);
    if !subject.cover.is_some_and(small) {
        detail::parts::parts(&mut parts, subject);
    }
    let paced = subject.standing().is_some_and(|s| s.pace.is_some());
    if paced || history::has_several(subject.commune, subject.id) {
        let rows = h.saturating_sub(parts.height() + 6).clamp(6, 26);
        detail::chart::chart(&mut flow, subject, rows);
        flow.gap();
    }
    flow.lines.append(&mut parts.lines);
    flow
}

/// Figure and curve side by side, the sentence above and the gauge below over the whole width; false where rows are too few.
fn beside(
    pen: &mut Pen<'_>,
    view: View<'_>,
    subject: Subject<'_>,
    matter: &Attention,
    chart: &Chart,
) -> bool {
    let (w, h) = (pen.width(), pen.height());
    let Some(row) = subject.row else { return false };
    let standing = subject.standing();
    let said = said(view, matter, w, h);
    let gauge = gauge(pen, subject, standing);
    let mut facts = Flow::new(pen.look, w);
    say_more(&mut facts, view, subject, matter, standing, false);
    let above = count(said.len()) + 1;
    let Some(rest) = h.checked_sub(above + 1 + count(gauge.len())) else {
        return false;
    };
    // facts take what a curve that is high enough leaves
    let fact_rows = facts.height().min(rest.saturating_sub(CURVE));
    let rows = (rest - fact_rows).min(h / 2);
    let left = w / 2 - 1;
    let notes = notes(pen.look, subject, row);
    let mut under = Flow::new(pen.look, left);
    for (text, role) in &notes {
        under.text(text, *role);
    }
    let room = Size::new(left, rows.saturating_sub(under.height()));
    let choice = figure_of(pen.look, subject, room).filter(|choice| choice.rows >= LEAST);
    let Some(choice) = choice else { return false };
    for (y, part) in (0..).zip(&said) {
        pen.text(0, y, part, Role::Headline);
    }
    pen.figure(0, above, &choice, verdict_role(row.verdict()));
    let top = (choice.height + 1).min(rows.saturating_sub(under.height()));
    under.draw_start(&mut pen.part(0, above + top, left, rows - top));
    chart.draw(&mut pen.part(left + 3, above, w - left - 3, rows));
    let facts = facts.lines.iter().take(usize::from(fact_rows));
    for (y, line) in (above + rows + 1..).zip(gauge.iter().chain(facts)) {
        pen.line(0, y, line);
    }
    true
}

/// Rows of a curve beside the figure at least.
const CURVE: u16 = 10;

/// The gauge in rows as many as the page can give, with its scale.
fn gauge(pen: &Pen<'_>, subject: Subject<'_>, standing: Option<&Standing>) -> Vec<Line<'static>> {
    let (look, w) = (pen.look, pen.width());
    let mut flow = Flow::new(look, w);
    if let Some((standing, row)) = standing.zip(subject.row) {
        let of = gauge::Gauge::of(row, standing);
        let rows = match pen.height() {
            30.. => 3,
            16.. => 2,
            _ => 1,
        };
        flow.drawing(w, rows, |area, buf| of.draw(&mut Pen::new(buf, area, look)));
        flow.lines
            .extend(detail::figure::axis(look, subject, standing, w));
    }
    flow.lines
}

/// The page from top to bottom: sentence, figure, gauge, facts. What room is left is air between them.
fn main(pen: &mut Pen<'_>, view: View<'_>, subject: Subject<'_>, matter: &Attention, alone: bool) {
    let (w, h) = (pen.width(), pen.height());
    let Some(row) = subject.row else { return };
    let standing = subject.standing().filter(|_| !view.cover.is_small(row));
    let said = said(view, matter, w, h);
    let gauge = gauge(pen, subject, standing);
    let mut facts = Flow::new(pen.look, w);
    say_more(&mut facts, view, subject, matter, standing, alone);
    let mut facts = facts.lines;
    let rest = figure_room(
        h.saturating_sub(count(said.len())),
        count(gauge.len()),
        count(facts.len()),
    );
    let room = Size::new(w, rest.min((h * 2 / 5).max(4)));
    let figure = Figure::new(pen.look, view, subject, row, room);
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

/// The sentence, in as many lines as leave the figure whole; the short name where the long one takes too many.
fn said(view: View<'_>, matter: &Attention, w: u16, h: u16) -> Vec<String> {
    let (lang, state) = (view.state.lang, view.state);
    let most = if h < 11 { 3 } else { 4 };
    let (cover, assessment) = (view.cover, &state.assessment);
    let long = wrap(&cover.sentence(lang, assessment, matter), w.min(100));
    let covered = |r: &Row| cover.is_small(r) || cover.has_small_parts(assessment, r);
    let covered = assessment.row(matter.indicator).is_some_and(covered)
        || cover.is_small_beside(assessment, matter);
    if long.len() <= most || covered {
        return long;
    }
    let brief = sentence::of_matter_brief(lang, &state.data.commune, assessment, matter);
    wrap(&brief, w)
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
    fn new(look: Look<'_>, view: View<'_>, subject: Subject<'_>, row: &Row, room: Size) -> Self {
        let set = look.glyphs.set;
        let mut figure = Self {
            choice: None,
            role: verdict_role(row.verdict()),
            notes: notes(look, subject, row),
            beside: 0,
        };
        if view.cover.is_small(row) {
            let actual = row.actual.map(|a| a.value);
            let limit = actual.and_then(|value| view.cover.limit(row.indicator, value));
            let text = limit.map(words::less_than).unwrap_or_default();
            figure.notes.truncate(1);
            figure.choice = big::fit(room, &[text], subject.unit(), set);
            return figure;
        }
        figure.choice = figure_of(look, subject, room);
        let rows = |choice: &Option<Choice>| choice.as_ref().map_or(0, |c| c.rows);
        // beside the figure its notes take no rows; but a figure half as tall again is seen from further off
        for beside in [figure.notes.len(), 1] {
            let notes = figure.notes.iter().take(beside);
            let aside = notes.map(|(text, _)| width(text)).max().unwrap_or(0) + 3;
            let narrow = Size::new(room.width.saturating_sub(aside), room.height);
            let narrow = figure_of(look, subject, narrow);
            if rows(&narrow) >= 3 && rows(&narrow) * 3 > rows(&figure.choice) * 2 {
                return Self {
                    choice: narrow,
                    beside,
                    ..figure
                };
            }
        }
        figure
    }

    fn height(&self) -> u16 {
        self.choice.as_ref().map_or(0, |c| c.height)
    }

    /// The notes as lines of their own, where they do not stand beside.
    fn under(&self, pen: &Pen<'_>, w: u16) -> Vec<Line<'static>> {
        let mut out: Vec<Line<'static>> = Vec::new();
        let dot = pen.look.dot();
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

/// The figure as tall as it can be.
fn figure_of(look: Look<'_>, subject: Subject<'_>, room: Size) -> Option<Choice> {
    let (value, percent) = detail::figure::main_figure(subject)?;
    let sign = if percent { "%" } else { "" };
    // only what is far from whole is rounded to be seen from afar
    let forms = [2, 1].map(|d| format!("{}{sign}", number::format_short(value, d)));
    let unit = if percent { "" } else { subject.unit() };
    big::fit(room, &forms, unit, look.glyphs.set)
}

/// The verdict, then how the figure stands against its plan.
fn notes(look: Look<'_>, subject: Subject<'_>, row: &Row) -> Vec<(String, Role)> {
    let verdict = row.verdict();
    let mark = look.glyphs.verdict(verdict);
    let word = format!("{mark} {}", row.said().name(look.lang).to_uppercase());
    let against = subject
        .standing()
        .map(|standing| against(subject, row, standing));
    [(word, verdict_role(verdict))]
        .into_iter()
        .chain(against.unwrap_or_default())
        .collect()
}

/// How far from the pace, how much of how much, what is missing.
pub fn against(subject: Subject<'_>, row: &Row, standing: &Standing) -> Vec<(String, Role)> {
    let lang = subject.state.lang;
    let short = |value| number::format_short(value, 1);
    let mut out = Vec::new();
    let Some(actual) = row.actual else { return out };
    if let Some((pace, percent)) = standing
        .pace
        .zip(standing.percent)
        .filter(|_| standing.is_paced())
    {
        let points = pace.percent - percent;
        let behind = points.is_sign_positive();
        out.push((
            words::from_pace(lang, &short(points.abs()), behind),
            Role::Text,
        ));
        let (value, target) = (short(actual.value), short(standing.target));
        out.push((
            format!("{value} / {target} {}", subject.unit()),
            Role::Number,
        ));
    }
    if let Some(needed) = standing.needed {
        out.push((words::missing(lang, short(needed.remaining)), Role::Text));
    }
    out
}

/// What the sentence has not said: what each week must bring, the related figures, the trend in one row.
fn say_more(
    facts: &mut Flow<'_>,
    view: View<'_>,
    subject: Subject<'_>,
    matter: &Attention,
    standing: Option<&Standing>,
    alone: bool,
) {
    let (lang, state) = (view.state.lang, view.state);
    let Some(standing) = standing else { return };
    let needed = standing.needed.filter(|_| matter.share.is_some());
    // how many days are left is said once, in the sentence
    if let Some(week) = needed.and_then(|n| n.per_week) {
        let week = subject.with_unit(week, 1);
        facts.text(&screen::per_week(lang, &week), Role::Number);
    }
    if standing.pace.is_some() {
        for id in matter.related.iter().filter(|id| !view.cover.hides(**id)) {
            facts.lines.extend(related(facts.look, view, *id));
        }
    }
    if alone {
        let trend = subject.row.and_then(|row| of_time(state, row, 26));
        if let Some((trend, row)) = trend.zip(subject.row) {
            facts.text(words::trend(lang), Role::Muted);
            let (look, verdict) = (facts.look, row.verdict());
            let wide = count(trend.steps.len() + 2);
            facts.drawing(wide, 1, |area, buf| {
                spark::trend(&mut Pen::new(buf, area, look), &trend, verdict);
            });
        }
    }
}

/// A related figure: mark, name, percentage or value.
fn related(look: Look<'_>, view: View<'_>, id: IndicatorId) -> Option<Line<'static>> {
    let row = view.state.assessment.row(id)?;
    let indicator = view.state.data.commune.catalogue.indicator(id)?;
    let (standing, actual) = (row.standings.first()?, row.actual?);
    if view.cover.is_small(row) {
        return None;
    }
    let value = match standing.percent.filter(|_| standing.pace.is_some()) {
        Some(percent) => format!("{}%", number::format_short(percent, 1)),
        None => view.cover.value(look.lang, id, actual.value, 1),
    };
    let name = look.lang.pick(&indicator.short, &indicator.en);
    let verdict = row.verdict();
    let role = look.style(verdict_role(verdict));
    Some(Line::from(vec![
        Span::styled(format!("{} ", look.glyphs.verdict(verdict)), role),
        Span::styled(format!("{name} "), look.style(Role::Text)),
        Span::styled(value, role),
    ]))
}
