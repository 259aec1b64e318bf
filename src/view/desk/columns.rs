//! The columns of the list of tasks: what most rows have in common is said once, and the width goes to the titles.

use std::collections::HashMap;

use super::rows::{around, lines};
use super::tasks::{look, shown_state};
use crate::app::State;
use crate::assess::tasks::TaskStanding;
use crate::model::{Given, TaskState, date};
use crate::text::{Lang, desk as words};
use crate::theme::Role;
use crate::view::Glyphs;
use crate::view::pen::{Pen, count, width};

/// A text of a cell and its look.
type Said = (String, Role);

/// A task, written out.
pub struct Row {
    pub task: usize,
    mark: (&'static str, Role),
    /// Its title and what it does not have in common with most others, each with its place.
    texts: Vec<(u16, u16, Vec<String>, Role)>,
}

impl Row {
    pub fn height(&self) -> u16 {
        let ends = self
            .texts
            .iter()
            .map(|(_, y, parts, _)| y + count(parts.len()));
        ends.max().unwrap_or(1).max(1)
    }
}

/// Owner, deadline, state and document.
const COLUMNS: usize = 4;
/// Where titles begin.
const TITLE: u16 = 3;
const OWNER: usize = 0;
const DEADLINE: usize = 1;
const NAMES: [fn(Lang) -> &'static str; COLUMNS] = [
    words::column_owner,
    words::column_deadline,
    words::column_state,
    words::column_source,
];

/// Where each column begins and how wide it is, zero where there is nothing to tell apart or no room; and what most tasks have in common,
/// which is said once.
pub struct Columns {
    places: [(u16, u16); COLUMNS],
    usual: [Option<String>; COLUMNS],
    /// What few tasks have stands below their titles rather than in a column that narrows all.
    below: [bool; COLUMNS],
    end: u16,
}

impl Columns {
    /// As wide as what stands in them, within bounds. A title takes what its own row leaves.
    pub fn new(pen: &Pen<'_>, state: &State, shown: &[&TaskStanding]) -> Self {
        let w = pen.width();
        let all: Vec<[Said; COLUMNS]> = shown.iter().map(|s| said(pen, state, s)).collect();
        let mut usual: [Option<String>; COLUMNS] = Default::default();
        // a few rows are read as they are
        if shown.len() > 4 {
            usual = std::array::from_fn(|at| {
                let mut counts: HashMap<&str, usize> = HashMap::new();
                for (text, _) in all.iter().filter_map(|texts| texts.get(at)) {
                    *counts.entry(text).or_default() += 1;
                }
                let most = counts.into_iter().max_by_key(|(_, count)| *count);
                most.filter(|(_, count)| count * 2 > shown.len())
                    .map(|(text, _)| text.to_string())
            });
        }
        // where there is much room nothing needs a second line
        let most: [u16; COLUMNS] = match w {
            ..60 => [0, 10, 0, 0],
            60..72 => [0, 14, 18, 0],
            72..110 => [18, 16, 20, 0],
            110..140 => [28, 22, 22, 0],
            _ => [42, 42, 22, 26],
        };
        let mut widths = most;
        let (common, texts_of) = (&usual, &all);
        let own = |at: usize| {
            let texts = texts_of.iter().filter_map(move |texts| texts.get(at));
            texts.filter(move |(text, _)| Some(text) != common.get(at).and_then(Option::as_ref))
        };
        for (at, (width_of, name)) in widths.iter_mut().zip(NAMES).enumerate() {
            let longest = own(at).map(|(text, _)| width(text)).max();
            let longest = longest.map_or(0, |of| of.max(width(name(state.lang))));
            *width_of = (*width_of).min(longest);
        }
        // what few tasks have goes below their titles rather than narrow all
        let taken: u16 = widths.iter().map(|w| w + u16::from(*w > 0) * 2).sum();
        let below = std::array::from_fn(|at| {
            let (few, any) = (own(at).count() * 8 < shown.len(), own(at).next().is_some());
            let narrows = at == OWNER && w < taken + 40;
            common.get(at).is_some_and(Option::is_some) && any && at != DEADLINE && (few || narrows)
        });
        for (width_of, _) in widths.iter_mut().zip(below).filter(|(_, below)| *below) {
            *width_of = 0;
        }
        let titles = shown
            .iter()
            .filter_map(|s| state.data.commune.tasks.get(s.task));
        let longest = titles.map(|t| width(&t.title)).max().unwrap_or(0);
        let taken: u16 = widths.iter().map(|w| w + u16::from(*w > 0) * 2).sum();
        let mut x = (3 + longest).min(w.saturating_sub(taken + 1));
        let places = widths.map(|w| {
            let begin = x + 2;
            x += w + u16::from(w > 0) * 2;
            (begin, w)
        });
        Self {
            places,
            usual,
            below,
            end: w.saturating_sub(1),
        }
    }

    /// What most tasks have in common, and the names of the columns. Gives back the row below.
    pub fn head(&self, pen: &mut Pen<'_>, lang: Lang) -> u16 {
        let usual = self.usual.iter().flatten().map(String::as_str);
        let mut usual: Vec<&str> = usual.filter(|text| !text.is_empty()).collect();
        let say = |usual: &[&str]| words::usual(lang, usual.join(&pen.look.dot()));
        // whole words and days only
        while usual.len() > 1 && width(&say(&usual)) + 3 > self.end {
            usual.pop();
        }
        let said = say(&usual);
        let first = self.places.iter().find(|(_, w)| *w > 0);
        let first = first.map_or(self.end, |(x, _)| x.saturating_sub(1));
        let mut y = 0;
        let task = words::column_task(lang);
        if usual.is_empty() {
            pen.text(3, 0, task, Role::Muted);
        } else {
            // on the line of the names where it ends before the first of them
            y = u16::from(width(&said) + 3 > first);
            pen.fit(3, 0, self.end.saturating_sub(3), &said, Role::Muted);
            if y > 0 {
                pen.text(3, 1, task, Role::Muted);
            }
        }
        for ((x, room), name) in self.places.iter().zip(NAMES) {
            if *room > 0 {
                pen.fit(*x, y, *room, name(lang), Role::Muted);
            }
        }
        y + 1
    }

    /// A task in cells of at most `most` lines.
    pub fn row(&self, pen: &Pen<'_>, state: &State, standing: TaskStanding, most: usize) -> Row {
        let glyphs = pen.look.glyphs;
        let mark = look(glyphs, &standing);
        let task = state.data.commune.tasks.get(standing.task);
        let own_day = task.is_some_and(|t| t.deadline.is_stated());
        let unusual = said(pen, state, &standing);
        let unusual = unusual.into_iter().zip(&self.usual).zip(self.places);
        let (mut below, mut texts) = (Vec::new(), Vec::new());
        // a cell has the room up to the next one of its row
        let mut end = self.end;
        for ((((text, role), usual), (x, room)), is_below) in unusual.zip(self.below).rev() {
            if usual.as_ref() == Some(&text) || text.is_empty() {
                continue;
            }
            if is_below {
                below.insert(0, (text, role));
            } else if room > 0 {
                let room = end.saturating_sub(x);
                texts.push((x, 0, in_lines(&text, room, most, glyphs), role));
                end = x.saturating_sub(2);
            }
        }
        // and the title that beside the cells, and the whole row below them
        let rows = texts.iter().map(|(.., parts, _)| parts.len()).max();
        let room_of = |y: usize| {
            let beside = texts.iter().filter(|(.., parts, _)| parts.len() > y);
            let end = beside.map(|(x, ..)| x.saturating_sub(2)).min();
            end.unwrap_or(self.end).saturating_sub(TITLE)
        };
        let beside: Vec<u16> = (0..rows.unwrap_or(0)).map(room_of).collect();
        let room = self.end.saturating_sub(TITLE);
        let title = task.map_or("", |t| &*t.title);
        let stands_out = own_day || matches!(mark.1, Role::Bad | Role::Warn);
        let role = if stands_out { Role::Number } else { Role::Text };
        let title = around(title, &beside, room, most, glyphs.cut);
        let mut y = count(title.len());
        // after the last line of the title, where there is room for it
        let mut x = title.last().map_or(0, |line| width(line)) + 2;
        let last = beside.get(title.len().saturating_sub(1));
        let last = last.copied().unwrap_or(room);
        texts.push((TITLE, 0, title, role));
        for (text, role) in below {
            if x + width(&text) <= last {
                let next = x + width(&text) + 2;
                texts.push((TITLE + x, y.saturating_sub(1), vec![text], role));
                x = next;
                continue;
            }
            let beside = beside.get(usize::from(y)..).unwrap_or_default();
            let parts = around(&text, beside, room, most, glyphs.cut);
            let next = y + count(parts.len());
            texts.push((TITLE, y, parts, role));
            (x, y) = (room, next);
        }
        Row {
            task: standing.task,
            mark,
            texts,
        }
    }

    pub fn draw(pen: &mut Pen<'_>, row: &Row, selected: bool) {
        if selected {
            for y in 0..row.height().min(pen.height()) {
                pen.select(y);
            }
        }
        pen.text(1, 0, row.mark.0, row.mark.1);
        for (x, y, parts, role) in &row.texts {
            for (y, part) in (*y..pen.height()).zip(parts) {
                pen.text(*x, y, part, *role);
            }
        }
    }
}

/// A text in lines; what is in brackets goes to the next one as a whole.
fn in_lines(text: &str, room: u16, most: usize, glyphs: &Glyphs) -> Vec<String> {
    let bracket = text
        .split_once(" (")
        .filter(|(head, _)| width(text) > room && width(head) <= room && most > 1);
    match bracket {
        Some((head, rest)) => {
            let rest = lines(&format!("({rest}"), room, most - 1, glyphs.cut);
            std::iter::once(head.to_string()).chain(rest).collect()
        }
        None => lines(text, room, most, glyphs.cut),
    }
}

/// What the columns say of a task.
fn said(pen: &Pen<'_>, state: &State, standing: &TaskStanding) -> [Said; COLUMNS] {
    let (lang, glyphs, commune) = (state.lang, pen.look.glyphs, &state.data.commune);
    let Some(task) = commune.tasks.get(standing.task) else {
        return std::array::from_fn(|_| (String::new(), Role::Text));
    };
    let owner = match &task.owner {
        Given::Stated(name) => (name.to_string(), Role::Text),
        Given::Default(name) => (format!("*{name}"), Role::Muted),
        Given::Missing => (words::no_owner(lang).to_string(), Role::Warn),
    };
    let deadline = match &task.deadline {
        Given::Stated(day) => (date::format(*day), Role::Number),
        Given::Default(day) if task.deadline_words.is_none() || pen.width() < 60 => {
            (format!("*{}", date::format(*day)), Role::Muted)
        }
        _ => {
            let said = task.deadline_words.as_deref().unwrap_or(glyphs.missing);
            (said.to_string(), Role::Muted)
        }
    };
    let mut stands = shown_state(lang, standing);
    if !task.milestones.is_empty() && standing.state == TaskState::Open {
        let done = task.milestones.iter().filter(|m| m.done.is_some()).count();
        stands = words::steps_of(lang, done, task.milestones.len());
    }
    let section = task.section.as_deref().map(|s| format!(", {s}"));
    let source = match commune.task_sources.as_slice() {
        [_, _, ..] => commune.task_sources.get(task.source),
        _ => None,
    };
    let source = source.map(|s| format!("{}{}", s.name, section.unwrap_or_default()));
    [
        owner,
        deadline,
        (stands, look(glyphs, standing).1),
        (source.unwrap_or_default(), Role::Muted),
    ]
}
