//! What a figure is made of: the indicators that are parts of it, and its breakdown by hamlet or kind, as bars of one scale.

use rust_decimal::Decimal;

use super::Subject;
use crate::model::{Figure, IndicatorId, number};
use crate::text::measure::fitted;
use crate::text::screen;
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::width;
use crate::view::widgets::gauge::bar_role;
use crate::view::widgets::{cells, drawable, stack};

/// One bar.
struct Bar {
    name: String,
    value: Decimal,
    depth: u16,
    role: Role,
    covered: bool,
}

/// Draws both lists where there is anything to draw.
pub fn parts(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let lang = subject.state.lang;
    let whole = subject.actual().map(|a| a.value);
    let ratio = subject.indicator.ratio;
    let mut list = Vec::new();
    // a ratio is made of its two figures
    if let Some((numerator, denominator)) = ratio {
        list.extend(bar(subject, numerator, 0));
        list.extend(bar(subject, denominator, 0));
    } else {
        collect(&mut list, subject, subject.id, 0);
    }
    // one part left out could be reckoned from the others
    if subject.cover.is_some() && list.iter().any(|part: &Bar| part.covered) {
        list.clear();
    }
    let total = whole.filter(|_| ratio.is_none());
    let title = if ratio.is_some() {
        screen::two_parts(lang)
    } else {
        screen::parts(lang)
    };
    bars(flow, title, &list, total);
    let breakdown = subject.figure.map(Figure::parts).unwrap_or_default();
    let hidden = subject.cover.is_some_and(|cover| {
        let mut parts = breakdown.iter();
        parts.any(|p| cover.limit(subject.id, p.value).is_some())
    });
    let list: Vec<Bar> = breakdown
        .iter()
        .filter(|_| !hidden)
        .map(|p| Bar {
            name: p.name.to_string(),
            value: p.value,
            depth: 0,
            role: Role::ActualPast,
            covered: false,
        })
        .collect();
    bars(flow, screen::breakdown(lang), &list, whole);
}

fn collect(list: &mut Vec<Bar>, subject: Subject<'_>, of: IndicatorId, depth: u16) {
    if depth > 3 {
        return;
    }
    for (index, indicator) in (0u32..).zip(&subject.commune.catalogue.indicators) {
        if indicator.parent == Some(of) {
            list.extend(bar(subject, IndicatorId(index), depth));
            collect(list, subject, IndicatorId(index), depth + 1);
        }
    }
}

fn bar(subject: Subject<'_>, id: IndicatorId, depth: u16) -> Option<Bar> {
    let row = subject.state.assessment.row(id)?;
    let (actual, indicator) = (row.actual?, subject.commune.catalogue.indicator(id)?);
    if indicator.unit != subject.indicator.unit && subject.indicator.ratio.is_none() {
        return None;
    }
    let cover = subject.cover;
    let verdict = row.verdict();
    Some(Bar {
        name: (subject.state.lang)
            .pick(&indicator.short, &indicator.en)
            .to_string(),
        value: actual.value,
        depth,
        role: if verdict.is_bad() {
            bar_role(verdict)
        } else {
            Role::ActualPast
        },
        covered: cover.is_some_and(|c| c.hides(id) || c.is_small(row)),
    })
}

fn bars(flow: &mut Flow<'_>, title: &str, list: &[Bar], whole: Option<Decimal>) {
    let positive = |value: &Decimal| *value > Decimal::ZERO;
    let most = list.iter().map(|p| p.value).max().filter(positive);
    let Some(most) = most.or(whole.filter(positive)).filter(|_| !list.is_empty()) else {
        return;
    };
    flow.heading(title);
    let (room, glyphs) = (flow.room, flow.look.glyphs);
    // as shares of the whole where the largest is a good part of it, else against the largest: sixteen hamlets are not sixteen stubs
    let thrice = most.saturating_mul(Decimal::from(3));
    let share = whole.filter(|whole| (most..=thrice).contains(whole));
    let scale = share.unwrap_or(most);
    let decimals = list.iter().map(|p| p.value.normalize().scale()).max();
    let decimals = decimals.unwrap_or(0).min(2);
    let write = |p: &Bar| number::format_fixed(p.value, decimals);
    let written: Vec<String> = list.iter().map(write).collect();
    let figure = written.iter().map(|t| width(t)).max().unwrap_or(0);
    let longest = list.iter().map(|p| p.depth * 2 + width(&p.name)).max();
    let name = longest
        .unwrap_or(0)
        .min(room.saturating_sub(figure + 2 + 12));
    let bar = room.saturating_sub(name + figure + 3).min(40);
    let blank = |count: u16| " ".repeat(usize::from(count));
    // only what is a share of something has the rest of it behind
    let trough = share.map_or(" ", |_| stack::trough(flow.look));
    for (part, written) in list.iter().zip(&written) {
        let indent = part.depth * 2;
        let label = fitted(&part.name, name.saturating_sub(indent), glyphs.cut);
        let pad = name.saturating_sub(indent + width(&label));
        let length = drawable(part.value) / drawable(scale) * f64::from(bar) + 0.5;
        // what there is at all is seen
        let least = u16::from(part.value > Decimal::ZERO);
        let length = usize::from(cells(length, bar).max(least));
        let rest = usize::from(bar).saturating_sub(length);
        flow.row([
            (
                format!("{}{label}{} ", blank(indent), blank(pad)),
                Role::Text,
            ),
            (
                format!("{}{written} ", blank(figure - width(written))),
                Role::Number,
            ),
            (glyphs.bar.repeat(length), part.role),
            (trough.repeat(rest), Role::Track),
        ]);
    }
}
