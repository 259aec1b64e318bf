//! Gauges and trends at every size: no row without its own, and never fewer of them on a larger screen.

use crate::desk::{DESK, Desk, frame, letters, press, resize, rows};
use giaoban::app::State;
use giaoban::assess::{Row, history};
use giaoban::dashboard::Dashboard;

const COMMUNES: [&str; 5] = [
    "dong-khe",
    "minh-hoa",
    "cai-kinh",
    "quoc-khanh",
    "xuan-hung",
];

/// The marks of the verdicts on what has a plan.
const JUDGED: [&str; 6] = ["▼", "▽", "◆", "▲", "●", "◌"];

/// A row of the table as it stands on the screen.
struct Seen {
    text: String,
    judged: bool,
    gauge: bool,
    trend: bool,
}

/// The rows of the table below its head.
fn table(dashboard: &Dashboard) -> Vec<Seen> {
    let buf = frame(dashboard);
    let all: Vec<Vec<String>> = rows(&buf)
        .map(|row| row.iter().map(|cell| cell.symbol().to_string()).collect())
        .collect();
    let head = rows(&buf).position(|row| letters(row).trim_start().starts_with("Chỉ tiêu"));
    let head =
        head.unwrap_or_else(|| panic!("no table on the screen\n{}", crate::desk::text(&buf)));
    // a panel below the table begins with the path of its figure
    let is_path = |row: &Vec<String>| row[1] != " " && row[..40].iter().any(|c| c == "›");
    let table = all
        .into_iter()
        .skip(head + 1)
        .take_while(|row| !is_path(row));
    let marked = table.filter(|row| {
        row.get(1)
            .is_some_and(|c| JUDGED.contains(&&**c) || c == "·")
    });
    marked
        .map(|row| {
            // a gauge is of one height, and ends with the plan or what is beyond it
            let has = |signs: &str| row.iter().any(|c| !c.is_empty() && signs.contains(&**c));
            Seen {
                text: row.concat(),
                judged: row[1] != "·",
                gauge: has("┃▶"),
                trend: has("▁▂▃▄▅▇"),
            }
        })
        .collect()
}

/// What a row is called, long and short, where it must have a trend: two figures or more, or a path to stand on.
fn timed(state: &State) -> Vec<[String; 2]> {
    let commune = &*state.data.commune;
    let has_path =
        |row: &Row| row.actual.is_some() && row.standings.iter().any(|s| s.pace.is_some());
    let rows = state.assessment.rows.iter();
    rows.filter(|row| history::has_several(commune, row.indicator) || has_path(row))
        .filter_map(|row| commune.indicator(row.indicator))
        .map(|indicator| [indicator.name.to_string(), indicator.short.to_string()])
        .collect()
}

fn tabs(commune: &'static str) -> Vec<Dashboard> {
    let desk = Desk { commune, ..DESK };
    let opened = ["2", "3", "4", "5", "6"].map(|tab| {
        let mut dashboard = desk.at(120, 36).open();
        press(&mut dashboard, tab);
        dashboard
    });
    let with_table = |d: &Dashboard| rows(&frame(d)).any(|row| letters(row).contains("Chỉ tiêu"));
    opened.into_iter().filter(with_table).collect()
}

/// Fails where something is missing at one of these sizes.
fn walk(sizes: &[(u16, u16)]) {
    for commune in COMMUNES {
        for mut dashboard in tabs(commune) {
            let timed = timed(dashboard.state());
            let mut before: Option<(u16, [usize; 2])> = None;
            for &(columns, height) in sizes {
                resize(&mut dashboard, columns, height);
                let seen = table(&dashboard);
                let at = format!("{commune} {columns}x{height}");
                for row in &seen {
                    assert!(row.gauge || !row.judged, "{at}, no gauge: {}", row.text);
                    let name: String = row.text.chars().skip(2).collect();
                    let name = name.trim_start();
                    let is_of = |names: &[String; 2]| {
                        names.iter().any(|n| name.starts_with(&format!("{n} ")))
                    };
                    if timed.iter().any(is_of) {
                        assert!(row.trend, "{at}, no trend: {}", row.text);
                    }
                }
                let counts = [
                    seen.iter().filter(|row| row.gauge).count(),
                    seen.iter().filter(|row| row.trend).count(),
                ];
                if let Some((last, fewer)) = before.filter(|(last, _)| *last == height) {
                    let grows = counts.iter().zip(fewer).all(|(now, then)| *now >= then);
                    assert!(
                        grows,
                        "{at}: {counts:?} after {fewer:?} at a narrower {last}"
                    );
                }
                before = Some((height, counts));
            }
        }
    }
}

fn sizes(widths: &[u16], heights: &[u16]) -> Vec<(u16, u16)> {
    let across = |h: &u16| widths.iter().map(|w| (*w, *h)).collect::<Vec<_>>();
    heights.iter().flat_map(across).collect()
}

fn all(from: u16, to: u16) -> Vec<u16> {
    (from..=to).collect()
}

#[test]
fn no_row_lacks_its_gauge_or_trend_at_any_width() {
    walk(&sizes(&all(60, 200), &[18, 36]));
}

#[test]
fn no_row_lacks_its_gauge_or_trend_at_any_height() {
    walk(&sizes(&[60, 100, 160], &all(18, 60)));
}

#[test]
#[ignore = "takes minutes: every size there is"]
fn no_row_lacks_its_gauge_or_trend_at_any_size() {
    walk(&sizes(&all(60, 200), &all(18, 60)));
}

#[test]
fn the_help_begins_with_a_gauge_and_its_parts_by_name() {
    for keys in ["F1", "F5,F1"] {
        let mut dashboard = DESK.at(60, 18).open();
        press(&mut dashboard, keys);
        let buf = frame(&dashboard);
        let all: Vec<String> = rows(&buf).map(letters).collect();
        let at = all.iter().position(|row| row.contains("KÝ HIỆU"));
        let [bar, names] = &all[at.unwrap() + 1..][..2] else {
            panic!()
        };
        for (sign, name) in [("│", "│ nhịp"), ("┃", "┃ kế hoạch")] {
            let place = |row: &str, what: &str| row.find(what).map(|at| row[..at].chars().count());
            assert_eq!(place(bar, sign), place(names, name), "{bar}\n{names}");
        }
        let said = all.join("\n");
        for word in ["rất chậm", "không giao KH"] {
            assert!(said.contains(word), "{said}");
        }
    }
}
