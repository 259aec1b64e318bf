//! How long a whole frame of 200x60 takes, beside a frame of ratatui's own widgets that shows the same rows.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use giaoban::assess::trend;
use giaoban::dashboard::{Dashboard, Start};
use giaoban::input::{Program, parse_keys};
use giaoban::model::number;
use giaoban::store::{Root, Store};

use giaoban::text::{GlyphSet, Lang};
use giaoban::theme::{Depth, Registry, registry};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Style, Stylize};
use ratatui::symbols;
use ratatui::widgets::{
    Block, LineGauge, Row, Sparkline, StatefulWidget, Table, TableState, Widget,
};
use rust_decimal::prelude::ToPrimitive;

const AREA: Rect = Rect {
    x: 0,
    y: 0,
    width: 200,
    height: 60,
};

fn dashboard(slug: &str, keys: &str) -> Dashboard {
    let store = Store::open(Root::Embedded);
    let loaded = store.load(slug);
    let today = loaded
        .commune
        .as_ref()
        .unwrap()
        .periods
        .last()
        .unwrap()
        .reported;
    let mut dashboard = Dashboard::new(Start {
        store: Arc::new(store.into()),
        data: loaded.into(),
        theme_problems: Vec::new(),
        period: None,
        as_of: None,
        today: Arc::new(move || today),
        built: None,
        lang: Lang::Vi,
        themes: Registry::bundled(),
        theme: registry::DARK.to_string(),
        depth: Depth::True,
        glyphs: GlyphSet::Full,
        size: (AREA.width, AREA.height),
        read_only: false,
    });
    for event in parse_keys(keys).unwrap() {
        dashboard.event(event);
    }
    dashboard
}

/// What the sector page shows, as text and numbers for widgets that know no more.
struct Plain {
    rows: Vec<[String; 6]>,
    percents: Vec<f64>,
    trends: Vec<Vec<u64>>,
}

fn plain(slug: &str) -> Plain {
    let dashboard = dashboard(slug, "2");
    let state = dashboard.state();
    let (commune, rows) = (&state.data.commune, &state.assessment.rows);
    let shown = rows.iter().take(usize::from(AREA.height) - 6);
    let (mut out, mut percents, mut trends) = (Vec::new(), Vec::new(), Vec::new());
    for row in shown {
        let indicator = commune.catalogue.indicator(row.indicator).unwrap();
        let standing = row.standings.first();
        let text = |value| number::format_fixed(value, 2);
        out.push([
            indicator.name.to_string(),
            row.same_period.map(|c| text(c.base)).unwrap_or_default(),
            row.actual.map(|a| text(a.value)).unwrap_or_default(),
            standing.map(|s| text(s.target)).unwrap_or_default(),
            standing
                .and_then(|s| s.percent)
                .map(text)
                .unwrap_or_default(),
            standing
                .and_then(|s| s.variance)
                .map(text)
                .unwrap_or_default(),
        ]);
        percents.push(
            standing
                .and_then(|s| s.percent)
                .and_then(|p| p.to_f64())
                .map_or(0.0, |p| (p / 100.0).clamp(0.0, 1.0)),
        );
        let period = state.assessment.period.unwrap();
        let trend = trend::values(commune, row.indicator, period, 26);
        trends.push(
            trend
                .into_iter()
                .map(|(v, _)| v.and_then(|v| v.to_u64()).unwrap_or(0))
                .collect(),
        );
    }
    Plain {
        rows: out,
        percents,
        trends,
    }
}

/// Table, gauges and sparklines of the same rows.
fn stock(plain: &Plain, buf: &mut Buffer) {
    buf.set_style(
        AREA,
        Style::new().bg(Color::Rgb(20, 22, 30)).fg(Color::White),
    );
    let [head, body, foot] = Layout::vertical([
        Constraint::Length(3),
        Constraint::Fill(1),
        Constraint::Length(1),
    ])
    .areas(AREA);
    Block::bordered().title(" Xã Đông Khê ").render(head, buf);
    "q quit".render(foot, buf);
    let [left, middle, right] = Layout::horizontal([
        Constraint::Fill(1),
        Constraint::Length(24),
        Constraint::Length(30),
    ])
    .areas(body);
    let rows = plain
        .rows
        .iter()
        .map(|cells| Row::new(cells.iter().map(String::as_str)));
    let widths = [
        Constraint::Fill(1),
        Constraint::Length(12),
        Constraint::Length(12),
        Constraint::Length(12),
        Constraint::Length(10),
        Constraint::Length(12),
    ];
    let table = Table::new(rows, widths)
        .header(Row::new(["name", "same", "actual", "plan", "%", "variance"]).bold())
        .row_highlight_style(Style::new().bg(Color::Blue));
    StatefulWidget::render(
        table,
        left,
        buf,
        &mut TableState::new().with_selected(Some(5)),
    );
    for (at, percent) in plain.percents.iter().enumerate() {
        let y = middle.y + 1 + u16::try_from(at).unwrap();
        if y < middle.bottom() {
            LineGauge::default()
                .ratio(*percent)
                .filled_symbol(symbols::line::THICK_HORIZONTAL)
                .filled_style(Style::new().fg(Color::Green))
                .render(Rect::new(middle.x, y, middle.width, 1), buf);
            let trend = &plain.trends[at];
            let most = trend.iter().copied().max().unwrap_or(1);
            Sparkline::default()
                .data(trend)
                .max(most)
                .render(Rect::new(right.x, y, right.width, 1), buf);
        }
    }
}

fn frames(criterion: &mut Criterion) {
    for slug in ["dong-khe", "minh-hoa"] {
        let plain = plain(slug);
        let mut buf = Buffer::empty(AREA);
        criterion.bench_function(&format!("frame/{slug}/stock widgets"), |b| {
            b.iter(|| {
                buf.reset();
                stock(&plain, black_box(&mut buf));
            });
        });
        for (name, keys) in [
            ("overview", "1"),
            ("sector", "2"),
            ("detail", "2,DOWN,ENTER"),
        ] {
            let dashboard = dashboard(slug, keys);
            criterion.bench_function(&format!("frame/{slug}/{name}"), |b| {
                b.iter(|| {
                    buf.reset();
                    dashboard.render(AREA, black_box(&mut buf));
                });
            });
        }
        // a page of the meeting, from the key to the frame, over all pages in turn; then the start with all of its pages
        let mut presented = dashboard(slug, "F5");
        let [next, home, start, leave] =
            ["PGDN", "HOME", "F5", "ESC"].map(|key| parse_keys(key).unwrap().remove(0));
        criterion.bench_function(&format!("frame/{slug}/next page presented"), |b| {
            b.iter(|| {
                let shown = presented.state().present.as_ref().unwrap();
                let last = shown.at + 1 == shown.pages.len();
                presented.event(if last { home.clone() } else { next.clone() });
                buf.reset();
                presented.render(AREA, black_box(&mut buf));
            });
        });
        let mut started = dashboard(slug, "1");
        criterion.bench_function(&format!("frame/{slug}/start of presenting"), |b| {
            b.iter(|| {
                started.event(start.clone());
                buf.reset();
                started.render(AREA, black_box(&mut buf));
                started.event(leave.clone());
            });
        });
        let mut dashboard = dashboard(slug, "2");
        let arrows = parse_keys("DOWN,UP").unwrap();
        criterion.bench_function(&format!("frame/{slug}/arrow and sector"), |b| {
            b.iter(|| {
                for arrow in arrows.clone() {
                    dashboard.event(arrow);
                    buf.reset();
                    dashboard.render(AREA, black_box(&mut buf));
                }
            });
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
