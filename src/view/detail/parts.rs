//! What a figure is made of: the indicators that are parts of it, and its breakdown by hamlet or kind, as bars of one scale.

use ratatui::text::{Line, Span};
use rust_decimal::Decimal;

use super::{Subject, heading};
use crate::model::{IndicatorId, number};
use crate::text::measure::fitted;
use crate::text::screen;
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::{Pen, width};
use crate::view::widgets::bullet::verdict_role;
use crate::view::widgets::{cells, drawable};

struct Part {
    name: String,
    value: Decimal,
    depth: u16,
    role: Role,
    covered: bool,
}

/// Draws both lists where there is anything to draw.
pub fn parts(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let lang = subject.state.lang;
    let whole = subject.row.and_then(|r| r.actual).map(|a| a.value);
    let mut list = Vec::new();
    // a ratio is made of its two figures
    if let Some((numerator, denominator)) = subject.indicator.ratio {
        for id in [numerator, denominator] {
            add(&mut list, subject, id, 0);
        }
    } else {
        collect(&mut list, subject, subject.id, 0);
    }
    // one part left out could be reckoned from the others
    if subject
        .cover
        .is_some_and(|_| list.iter().any(|part: &Part| part.covered))
    {
        list.clear();
    }
    let total = if subject.indicator.ratio.is_some() {
        None
    } else {
        whole
    };
    bars(flow, pen, screen::parts(lang), &list, total, room);
    let breakdown = subject
        .figure
        .map(crate::model::Figure::parts)
        .unwrap_or_default();
    let said = |p: &crate::model::Part| {
        subject
            .cover
            .is_none_or(|c| c.limit(subject.id, p.value).is_none())
    };
    let breakdown = if breakdown.iter().all(said) {
        breakdown
    } else {
        &[]
    };
    let list: Vec<Part> = breakdown
        .iter()
        .map(|p| Part {
            name: p.name.to_string(),
            value: p.value,
            depth: 0,
            role: Role::Actual,
            covered: false,
        })
        .collect();
    bars(flow, pen, screen::breakdown(lang), &list, whole, room);
}

fn collect(list: &mut Vec<Part>, subject: Subject<'_>, of: IndicatorId, depth: u16) {
    if depth > 3 {
        return;
    }
    for (index, indicator) in (0u32..).zip(&subject.commune.catalogue.indicators) {
        if indicator.parent == Some(of) {
            add(list, subject, IndicatorId(index), depth);
            collect(list, subject, IndicatorId(index), depth + 1);
        }
    }
}

fn add(list: &mut Vec<Part>, subject: Subject<'_>, id: IndicatorId, depth: u16) {
    let Some(row) = subject.state.assessment.row(id) else {
        return;
    };
    let Some((actual, indicator)) = row.actual.zip(subject.commune.catalogue.indicator(id)) else {
        return;
    };
    let same_unit = indicator.unit == subject.indicator.unit || subject.indicator.ratio.is_some();
    let covered = subject
        .cover
        .is_some_and(|c| c.hides(id) || c.is_small(row));
    if !same_unit {
        return;
    }
    let verdict = row.verdict();
    let role = if verdict.is_bad() {
        verdict_role(verdict)
    } else {
        Role::Actual
    };
    list.push(Part {
        name: subject
            .state
            .lang
            .pick(&indicator.short, &indicator.en)
            .to_string(),
        value: actual.value,
        depth,
        role,
        covered,
    });
}

fn bars(
    flow: &mut Flow,
    pen: &Pen<'_>,
    title: &str,
    list: &[Part],
    whole: Option<Decimal>,
    room: u16,
) {
    let Some(most) = list
        .iter()
        .map(|p| p.value)
        .max()
        .filter(|m| *m > Decimal::ZERO)
        .or(whole)
        .filter(|m| *m > Decimal::ZERO)
    else {
        return;
    };
    if list.is_empty() {
        return;
    }
    heading(flow, pen, title, room);
    let scale = whole.filter(|w| *w >= most).unwrap_or(most);
    let decimals = list
        .iter()
        .map(|p| p.value.normalize().scale())
        .max()
        .unwrap_or(0)
        .min(2);
    let written: Vec<String> = list
        .iter()
        .map(|p| number::format_fixed(p.value, decimals))
        .collect();
    let figure = written.iter().map(|t| width(t)).max().unwrap_or(0);
    let longest = list
        .iter()
        .map(|p| p.depth * 2 + width(&p.name))
        .max()
        .unwrap_or(0);
    let name = longest.min(room.saturating_sub(figure + 2 + 12));
    let bar = room.saturating_sub(name + figure + 3).min(40);
    for (part, figure_text) in list.iter().zip(&written) {
        let indent = part.depth * 2;
        let label =
            fitted(&part.name, name.saturating_sub(indent), pen.look.glyphs.cut).to_string();
        let pad = usize::from(name.saturating_sub(indent + width(&label)));
        let value = format!(
            "{}{figure_text}",
            " ".repeat(usize::from(figure - width(figure_text)))
        );
        let eighths = cells(
            drawable(part.value) / drawable(scale) * f64::from(bar) * 8.0 + 0.5,
            bar.saturating_mul(8),
        );
        let glyph = |at: u16| {
            pen.look
                .glyphs
                .eighths
                .get(usize::from(at))
                .copied()
                .unwrap_or("")
        };
        let body = format!(
            "{}{}",
            glyph(8).repeat(usize::from(eighths / 8)),
            if eighths.is_multiple_of(8) {
                ""
            } else {
                glyph(eighths % 8)
            }
        );
        flow.lines.push(Line::from(vec![
            Span::styled(
                format!(
                    "{}{label}{} ",
                    " ".repeat(usize::from(indent)),
                    " ".repeat(pad)
                ),
                pen.style(Role::Text),
            ),
            Span::styled(format!("{value} "), pen.style(Role::Number)),
            Span::styled(body, pen.style(part.role)),
        ]));
    }
}
