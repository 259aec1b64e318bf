//! No word is cut, and no text goes on in the next row, where cells beside it are free.

use std::collections::BTreeMap;

use crate::desk::{DESK, Desk, frame, press, resize, rows};
use giaoban::app::{Page, State};
use ratatui::buffer::{Buffer, Cell};

const COMMUNES: [&str; 5] = [
    "dong-khe",
    "minh-hoa",
    "cai-kinh",
    "quoc-khanh",
    "xuan-hung",
];

/// The tabs, and a task and a target at large.
const SCREENS: [&str; 11] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "7,ENTER", "9,ENTER",
];

/// Blank cells between two columns.
const GAP: usize = 2;
/// So many of them beside a cut word would have taken more of it.
const CUT: usize = 6;
/// Lines longer than this are hard to read: a text may go on in the next row whatever room there is.
const LONG: usize = 96;

/// Words of one row without a wide gap between them.
struct Run {
    from: usize,
    to: usize,
    text: String,
}

fn runs(row: &[Cell]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (x, cell) in row.iter().enumerate().filter(|(_, c)| c.symbol() != " ") {
        match out
            .last_mut()
            .filter(|run| x <= run.to + 1 && row[run.from].fg == cell.fg)
        {
            Some(run) => {
                run.text.push_str(&" ".repeat(x - run.to));
                run.text.push_str(cell.symbol());
                run.to = x + 1;
            }
            None => out.push(Run {
                from: x,
                to: x + 1,
                text: cell.symbol().to_string(),
            }),
        }
    }
    out
}

/// Blank cells of the same ground from a column on, up to another text or a wall, without the air before that.
fn free(row: &[Cell], from: usize, wall: usize) -> usize {
    let last = &row[from.saturating_sub(1)];
    let beside = row.iter().take(wall).skip(from);
    let beside = beside.take_while(|c| c.symbol() == " " && c.bg == last.bg);
    beside.count().saturating_sub(GAP)
}

/// Where the one month beside the list of the calendar begins, which ends above the last rows of that.
fn month(rows: &[&[Cell]]) -> Option<usize> {
    let heads = rows.iter().find_map(|row| {
        let runs = runs(row).into_iter();
        let heads: Vec<usize> = runs.filter(|r| r.text == "T2").map(|r| r.from).collect();
        Some(heads).filter(|heads| !heads.is_empty())
    });
    heads
        .filter(|heads| heads.len() == 1)
        .map(|heads| heads[0] - 1)
}

/// The texts that a commune brings along, between spaces.
fn texts(state: &State) -> String {
    let commune = &*state.data.commune;
    let mut out: Vec<&str> = Vec::new();
    for task in &commune.tasks {
        out.push(&task.title);
        out.extend(task.owner.get().map(|name| &**name));
        out.extend(task.deadline_words.as_deref());
        out.extend(task.milestones.iter().map(|step| &*step.title));
    }
    out.extend(commune.targets.iter().flat_map(|t| [&*t.name, &*t.unit]));
    out.extend(commune.events.iter().map(|event| &*event.title));
    let catalogue = &commune.catalogue;
    out.extend(catalogue.sectors.iter().map(|sector| &*sector.name));
    out.extend(
        catalogue
            .indicators
            .iter()
            .flat_map(|i| [&*i.name, &*i.short]),
    );
    out.extend(commune.plans.iter().map(|plan| &*plan.name));
    format!(" {} ", out.join("  "))
}

/// What is cut or goes on in the next row although the cells beside it would have taken more of it.
fn found(buf: &Buffer, keys: &str, texts: &str) -> Vec<String> {
    let all: Vec<&[Cell]> = rows(buf).collect();
    let mut out = Vec::new();
    let wide = all[0].len();
    let month = if keys == "8" { month(&all) } else { None };
    let sector = ["2", "3", "4", "5", "6"].contains(&keys);
    for (y, row) in all.iter().enumerate() {
        let below = all.get(y + 1).map(|row| runs(row)).unwrap_or_default();
        for run in runs(row) {
            // what stands in the right half of a panel may end higher than the left
            let half = (sector && run.from < wide / 2).then_some(wide / 2);
            let room = free(row, run.to, month.or(half).unwrap_or(wide));
            if run.text.ends_with('…') && room >= CUT {
                out.push(format!("row {y}, {room} free cells: {}", run.text));
            }
            let Some(next) = below.iter().find(|b| b.from == run.from) else {
                continue;
            };
            let word = next.text.split(' ').next().unwrap_or_default();
            let last = run.text.rsplit(' ').next().unwrap_or_default();
            let is_word = !last.starts_with(|c: char| c.is_ascii_digit());
            let goes_on = is_word && texts.contains(&format!(" {last} {word} "));
            let is_short = run.text.chars().count() < LONG;
            if goes_on && is_short && room > word.chars().count() {
                let text = format!("{} / {}", run.text, next.text);
                out.push(format!("row {y}, {room} free cells: {text}"));
            }
        }
    }
    out
}

/// Fails where a word is cut beside free cells at one of these sizes.
fn walk(sizes: &[(u16, u16)]) {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for commune in COMMUNES {
        for keys in SCREENS {
            let mut dashboard = Desk { commune, ..DESK }.open();
            press(&mut dashboard, keys);
            // not every commune has every tab
            if keys != "1" && dashboard.state().page == Page::Overview {
                continue;
            }
            let texts = texts(dashboard.state());
            for &(columns, height) in sizes {
                resize(&mut dashboard, columns, height);
                for found in found(&frame(&dashboard), keys, &texts) {
                    let (_, text) = found.split_once(": ").unwrap();
                    let at = format!("{commune} {keys} {columns}x{height} {found}");
                    all.entry(text.to_string()).or_insert(at);
                }
            }
        }
    }
    let all: Vec<&str> = all.values().map(String::as_str).collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

fn sizes(widths: &[u16], heights: &[u16]) -> Vec<(u16, u16)> {
    let across = |h: &u16| widths.iter().map(|w| (*w, *h)).collect::<Vec<_>>();
    heights.iter().flat_map(across).collect()
}

#[test]
fn no_word_is_cut_beside_free_cells() {
    walk(&sizes(
        &[60, 72, 80, 90, 100, 116, 120, 140, 160, 200],
        &[18, 24, 36, 50],
    ));
}

#[test]
#[ignore = "takes minutes: every size there is"]
fn no_word_is_cut_beside_free_cells_at_any_size() {
    let all = |from: u16, to: u16| (from..=to).collect::<Vec<_>>();
    walk(&sizes(&all(60, 200), &all(18, 60)));
}
