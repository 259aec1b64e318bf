//! A bullet gauge: the actual as a bar on the plan's scale, a tick for the plan, a tick for today's pace.

use ratatui::style::{Modifier, Style};
use ratatui::text::Span;
use rust_decimal::Decimal;

use super::{cells, drawable};
use crate::assess::Standing;
use crate::model::Verdict;
use crate::theme::Role;
use crate::view::Look;

/// The role of a bar with this verdict.
pub fn bar_role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::VerySlow => Role::ActualBad,
        Verdict::Slow => Role::Warn,
        Verdict::Met | Verdict::Ahead => Role::ActualGood,
        _ => Role::Actual,
    }
}

/// The role of a verdict's mark and word.
pub fn verdict_role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::VerySlow => Role::Bad,
        Verdict::Slow => Role::Warn,
        Verdict::Met | Verdict::Ahead => Role::Good,
        Verdict::OnPace => Role::Neutral,
        Verdict::NoFigure | Verdict::NoPlan => Role::Muted,
    }
}

/// The gauge of a figure against a plan, where it has a percentage.
pub fn gauge(look: Look<'_>, width: u16, standing: &Standing) -> Option<Vec<Span<'static>>> {
    let pace = standing.pace.map(|p| p.percent);
    Some(bullet(
        look,
        width,
        standing.percent?,
        pace,
        standing.verdict,
    ))
}

/// A gauge `width` cells wide: 0 to 100 % of the plan, whose tick is the last cell. What lies beyond is cut there and marked.
pub fn bullet(
    look: Look<'_>,
    width: u16,
    percent: Decimal,
    pace: Option<Decimal>,
    verdict: Verdict,
) -> Vec<Span<'static>> {
    let scale = width.saturating_sub(1);
    let percent = drawable(percent);
    let pace = pace.map(|p| {
        cells(
            drawable(p) / 100.0 * f64::from(scale),
            scale.saturating_sub(1),
        )
    });
    let style = look.theme.style(bar_role(verdict));
    let eighths = cells(
        percent / 100.0 * f64::from(scale) * 8.0 + 0.5,
        scale.saturating_mul(8),
    );
    let (full, rest) = (eighths / 8, eighths % 8);
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut put =
        |text: &'static str, style: Style| match spans.last_mut().filter(|s| s.style == style) {
            Some(span) => span.content.to_mut().push_str(text),
            None => spans.push(Span::styled(text.to_string(), style)),
        };
    for x in 0..scale {
        let fill = match x {
            x if x < full => 8,
            x if x == full => rest,
            _ => 0,
        };
        let eighth = look
            .glyphs
            .eighths
            .get(usize::from(fill))
            .copied()
            .unwrap_or(" ");
        if pace == Some(x) {
            // inside the bar the tick is cut out of it
            let style = if fill == 8 && !look.glyphs.ascii {
                style.add_modifier(Modifier::REVERSED)
            } else {
                look.theme.style(Role::Pace)
            };
            put(look.glyphs.pace, style);
        } else {
            put(eighth, style);
        }
    }
    if width > 0 {
        let beyond = percent > 100.0;
        put(
            if beyond {
                look.glyphs.beyond
            } else {
                look.glyphs.plan
            },
            if beyond {
                style
            } else {
                look.theme.style(Role::Plan)
            },
        );
    }
    spans
}
