//! One indicator, whole: the figure, its plans, its parts, its time, its source.

pub mod chart;
mod crosscheck;
pub mod figure;
mod hamlets;
pub mod parts;
mod provenance;

use rust_decimal::Decimal;

use super::flow::Flow;
use super::pen::Pen;
use crate::app::State;
use crate::assess::pages::Cover;
use crate::assess::{Actual, Row, Standing, sentence};
use crate::model::{Commune, Figure, Indicator, IndicatorId};
use crate::view::widgets::big;

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
        Some(Self {
            state,
            commune,
            indicator: commune.catalogue.indicator(id)?,
            id,
            row: state.assessment.row(id),
            figure: state.period().and_then(|data| data.figure(id)),
            cover: None,
        })
    }

    /// The plan or level that comes first.
    pub fn standing(&self) -> Option<&'a Standing> {
        self.row?.standings.first()
    }

    pub fn actual(&self) -> Option<Actual> {
        self.row?.actual
    }

    pub fn unit(&self) -> &'a str {
        let unit = self.commune.catalogue.units.get(self.indicator.unit);
        unit.map_or("", |u| self.state.lang.pick(&u.name, &u.en))
    }

    /// A value of it with its unit.
    pub fn with_unit(&self, value: Decimal, decimals: u32) -> String {
        let lang = self.state.lang;
        sentence::with_unit(lang, self.commune, self.indicator, value, decimals)
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
    let mut flow = Flow::new(pen.look, left.saturating_sub(3));
    let course = chart::of(subject).filter(|_| !two);
    figure::title(&mut flow, subject);
    let middle = big::height(pen.look.glyphs.set);
    let tall = match h {
        0..18 => 0,
        // what nobody judges does not shout
        36.. if subject.standing().is_some() => middle * 2,
        _ => middle,
    };
    let drawn = figure::head(&mut flow, subject, tall, course.as_ref());
    if two {
        figure::plans(&mut flow, subject, true);
        provenance::compared(&mut flow, subject);
        provenance::about(&mut flow, subject);
        let end = flow.draw(&mut pen.part(1, 0, left.saturating_sub(2), h), scroll);
        let room = w.saturating_sub(left + 2);
        let mut below = Flow::new(pen.look, room);
        parts::parts(&mut below, subject);
        crosscheck::section(&mut below, subject);
        let mut aside = Flow::new(pen.look, room);
        // the chart comes first and takes what the parts and the cross-check leave
        let rows = h.saturating_sub(below.height() + 9).clamp(8, 24);
        chart::chart(&mut aside, subject, rows);
        aside.append(below);
        hamlets::table(&mut aside, subject);
        provenance::references(&mut aside, subject);
        end.max(aside.draw(&mut pen.part(left + 1, 0, room, h), scroll))
    } else {
        match course {
            Some(_) if drawn => {}
            // where rows are few it fills what the head leaves
            Some(course) if h < 18 => {
                let rows = h.saturating_sub(flow.height()).clamp(5, 8);
                chart::draw(&mut flow, &course, rows);
            }
            _ => chart::chart(&mut flow, subject, 8),
        }
        figure::plans(&mut flow, subject, true);
        parts::parts(&mut flow, subject);
        crosscheck::section(&mut flow, subject);
        hamlets::table(&mut flow, subject);
        provenance::compared(&mut flow, subject);
        provenance::references(&mut flow, subject);
        provenance::about(&mut flow, subject);
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
        let mut flow = Flow::new(pen.look, half - 2);
        figure::title(&mut flow, subject);
        figure::head(&mut flow, subject, 0, None);
        flow.draw_start(&mut pen.part(0, 0, half - 1, h));
        let mut aside = Flow::new(pen.look, w - half - 1);
        parts::parts(&mut aside, subject);
        crosscheck::brief(&mut aside, subject);
        provenance::compared(&mut aside, subject);
        provenance::about(&mut aside, subject);
        aside.draw_start(&mut pen.part(half + 1, 0, w - half - 1, h));
        return;
    }
    let mut flow = Flow::new(pen.look, w);
    figure::title(&mut flow, subject);
    // the table beside it shows the gauge and the trend already
    let middle = big::height(pen.look.glyphs.set);
    let tall = if h >= 24 { middle } else { 0 };
    figure::head(&mut flow, subject, tall, None);
    figure::plans(&mut flow, subject, false);
    parts::parts(&mut flow, subject);
    crosscheck::brief(&mut flow, subject);
    let rows = h.saturating_sub(flow.height() + 10).clamp(8, 14);
    chart::chart(&mut flow, subject, rows);
    provenance::compared(&mut flow, subject);
    provenance::about(&mut flow, subject);
    flow.draw_start(pen);
}
