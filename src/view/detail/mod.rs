//! One indicator, whole: the figure, its plans, its parts, its time, its source.

pub mod chart;
mod crosscheck;
pub mod figure;
pub mod parts;
mod provenance;

use super::flow::Flow;
use super::pen::Pen;
use crate::app::State;
use crate::assess::Row;
use crate::assess::pages::Cover;
use crate::model::{Commune, Figure, Indicator, IndicatorId};
use crate::text::screen;
use crate::theme::Role;

/// What every part of the detail looks at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub state: &'a State,
    pub commune: &'a Commune,
    pub indicator: &'a Indicator,
    pub id: IndicatorId,
    pub row: Option<&'a Row>,
    pub figure: Option<&'a Figure>,
    /// What may be shown, where it is projected.
    pub cover: Option<Cover<'a>>,
}

impl<'a> Subject<'a> {
    pub fn new(state: &'a State, id: IndicatorId) -> Option<Self> {
        let commune = &*state.data.commune;
        let figure = state
            .assessment
            .period
            .and_then(|p| commune.periods.get(p))
            .and_then(|d| d.figure(id));
        Some(Self {
            state,
            commune,
            indicator: commune.catalogue.indicator(id)?,
            id,
            row: state.assessment.row(id),
            figure,
            cover: None,
        })
    }
}

/// Draws the detail full screen, scrolled down by `scroll` rows. Gives back how far it can be scrolled.
pub fn page(pen: &mut Pen<'_>, state: &State, id: IndicatorId, scroll: u16) -> u16 {
    let Some(subject) = Subject::new(state, id) else {
        return 0;
    };
    let (w, h) = (pen.width(), pen.height());
    let two = w >= 110 && h >= 18;
    let left = if two { w / 2 } else { w };
    let mut flow = Flow::default();
    figure::title(&mut flow, pen, subject, left.saturating_sub(3));
    figure::head(&mut flow, pen, subject, left.saturating_sub(3), h >= 18);
    figure::plans(&mut flow, pen, subject, left.saturating_sub(3), true);
    if two {
        provenance::compared(&mut flow, pen, subject, left.saturating_sub(3));
        provenance::about(&mut flow, pen, subject, left.saturating_sub(3));
        let end = flow.draw(&mut pen.part(1, 0, left.saturating_sub(2), h), scroll);
        let room = w.saturating_sub(left + 2);
        let mut aside = Flow::default();
        parts::parts(&mut aside, pen, subject, room);
        crosscheck::section(&mut aside, pen, subject, room);
        // the chart takes what the parts and the cross-check leave
        let used = u16::try_from(aside.lines.len()).unwrap_or(h);
        chart::chart(
            &mut aside,
            pen,
            subject,
            room,
            h.saturating_sub(used + 9).clamp(8, 18),
        );
        provenance::references(&mut aside, pen, subject, room);
        end.max(aside.draw(&mut pen.part(left + 1, 0, room, h), scroll))
    } else {
        parts::parts(&mut flow, pen, subject, left.saturating_sub(3));
        crosscheck::section(&mut flow, pen, subject, left.saturating_sub(3));
        chart::chart(&mut flow, pen, subject, left.saturating_sub(3), 8);
        provenance::compared(&mut flow, pen, subject, left.saturating_sub(3));
        provenance::references(&mut flow, pen, subject, left.saturating_sub(3));
        provenance::about(&mut flow, pen, subject, left.saturating_sub(3));
        flow.draw(&mut pen.part(1, 0, w.saturating_sub(1), h), scroll)
    }
}

/// Draws the selected row beside or below the table.
pub fn panel(pen: &mut Pen<'_>, state: &State, id: IndicatorId) {
    let Some(subject) = Subject::new(state, id) else {
        return;
    };
    let (w, h) = (pen.width(), pen.height());
    if w >= 100 && h < 20 {
        // low and wide: figure and plans on the left, parts and source on the right
        let half = w / 2;
        let mut flow = Flow::default();
        figure::title(&mut flow, pen, subject, half - 2);
        figure::head(&mut flow, pen, subject, half - 2, false);
        flow.draw_start(&mut pen.part(0, 0, half - 1, h));
        let mut aside = Flow::default();
        parts::parts(&mut aside, pen, subject, w - half - 1);
        crosscheck::brief(&mut aside, pen, subject, w - half - 1);
        provenance::compared(&mut aside, pen, subject, w - half - 1);
        provenance::about(&mut aside, pen, subject, w - half - 1);
        aside.draw_start(&mut pen.part(half + 1, 0, w - half - 1, h));
        return;
    }
    let mut flow = Flow::default();
    figure::title(&mut flow, pen, subject, w);
    figure::head(&mut flow, pen, subject, w, h >= 24);
    figure::plans(&mut flow, pen, subject, w, false);
    parts::parts(&mut flow, pen, subject, w);
    crosscheck::brief(&mut flow, pen, subject, w);
    let used = u16::try_from(flow.lines.len()).unwrap_or(h);
    chart::chart(
        &mut flow,
        pen,
        subject,
        w,
        h.saturating_sub(used + 10).clamp(8, 14),
    );
    provenance::compared(&mut flow, pen, subject, w);
    provenance::about(&mut flow, pen, subject, w);
    flow.draw_start(pen);
}

/// A heading within the detail.
fn heading(flow: &mut Flow, pen: &Pen<'_>, text: &str, room: u16) {
    flow.gap();
    flow.text(text, room, pen.style(Role::Group));
}

/// `chưa có số liệu` where nothing else can be said.
fn nothing(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    flow.text(
        screen::no_figures(subject.state.lang),
        room,
        pen.style(Role::Muted),
    );
}
