//! A line for every sector: where trouble is, its headline figures with gauge and trend; figures that nobody judges in one quiet line.
//!
//! ```text
//! 2 KINH TẾ ▼2            Tổng giải ngân      80,59%  ▆▆▆▆▆▆▆▆▆▆▆▆▆│▆▆┃  ▁▂▃▄▅▆▇  chậm
//! 3 VĂN HÓA - XÃ HỘI      430 người hưởng trợ cấp BTXH · 88 người có công
//! ```

use crate::app::{Page, State};
use crate::assess::{Row, history};
use crate::model::{Verdict, number};
use crate::text::screen;
use crate::theme::Role;
use crate::view::detail::Subject;
use crate::view::pen::{Pen, count, width};
use crate::view::table::{of_time, on_course};
use crate::view::widgets::gauge::{Gauge, verdict_role};
use crate::view::widgets::spark;

/// A sector with the rows that stand for it.
pub struct Sector<'a> {
    number: usize,
    at: usize,
    /// Those with a plan, the headline ones and the worst first.
    judged: Vec<&'a Row>,
    /// Those without.
    counted: Vec<&'a Row>,
}

/// The sectors that hold anything.
pub fn all(state: &State) -> Vec<Sector<'_>> {
    let catalogue = &state.data.commune.catalogue;
    let headline = |row: &Row| {
        catalogue
            .indicator(row.indicator)
            .is_some_and(|i| i.headline)
    };
    let pages = state.pages();
    let sector = |(number, page): &(usize, Page)| {
        let Page::Sector(at) = *page else { return None };
        let rows = state.assessment.rows.iter();
        let mut rows: Vec<&Row> = rows.filter(|r| state.sector_of(r) == Some(at)).collect();
        rows.sort_by_key(|row| (!headline(row), row.verdict(), row.indicator));
        let (judged, rest): (Vec<&Row>, Vec<&Row>) =
            rows.into_iter().partition(|row| !row.standings.is_empty());
        Some(Sector {
            number: *number,
            at,
            judged,
            counted: rest.into_iter().filter(|r| r.actual.is_some()).collect(),
        })
    };
    pages.iter().filter_map(sector).collect()
}

impl Sector<'_> {
    /// Rows that it takes where each sector may have `most`.
    pub fn height(&self, most: u16) -> u16 {
        count(self.judged.len()).clamp(1, most.max(1))
    }
}

/// The columns of all sectors.
struct Columns {
    name: u16,
    indicator: u16,
    figure: u16,
    gauge: u16,
    trend: u16,
    word: u16,
    gap: u16,
}

impl Columns {
    fn new(state: &State, sectors: &[Sector<'_>], room: u16, most: u16) -> Self {
        let gap = if room >= 110 { 2 } else { 1 };
        let shown = || {
            let rows = sectors.iter();
            rows.flat_map(|s| s.judged.iter().take(usize::from(most.max(1))))
        };
        let names = sectors
            .iter()
            .map(|s| width(&title(state, s, room)) + badge_room(state, s));
        let name = names.max().unwrap_or(0);
        let figures = shown().map(|row| width(&figure(state, row)));
        let figure = figures.max().unwrap_or(0);
        let words = shown().map(|row| width(row.said().name(state.lang)));
        let word = if room >= 76 {
            words.max().unwrap_or(0)
        } else {
            0
        };
        // the bars grow with the room, the name of the figure takes the rest
        let gauge = (8 + room.saturating_sub(60) / 5).min(36);
        let timed = |row: &&Row| {
            let paced = row.standings.iter().any(|s| s.pace.is_some());
            paced || history::has_several(&state.data.commune, row.indicator)
        };
        let trend = if shown().any(timed) {
            (8 + room.saturating_sub(60) / 5).min(40)
        } else {
            0
        };
        let used = name + figure + gauge + trend + word + gap * (4 + u16::from(word > 0));
        Self {
            name,
            indicator: room.saturating_sub(used).min(44),
            figure,
            gauge,
            trend,
            word,
            gap,
        }
    }
}

/// Draws the sectors, each with at most so many rows.
pub fn draw(pen: &mut Pen<'_>, state: &State, sectors: &[Sector<'_>], most: u16) {
    let columns = Columns::new(state, sectors, pen.width().saturating_sub(2), most);
    let mut y = 0;
    for sector in sectors {
        let height = sector.height(most);
        one(
            &mut pen.part(0, y, pen.width(), height),
            state,
            sector,
            &columns,
        );
        y += height;
    }
}

fn title(state: &State, sector: &Sector<'_>, room: u16) -> String {
    let named = state.data.commune.catalogue.sectors.get(sector.at);
    let name = named.map_or("", |named| {
        if room >= 110 {
            state.lang.pick(&named.name, &named.en)
        } else {
            &named.short
        }
    });
    format!("{} {}", sector.number, name.to_uppercase())
}

fn badge_room(state: &State, sector: &Sector<'_>) -> u16 {
    u16::from(badge(state, sector).is_some()) * 3
}

/// How many rows are very slow, or else slow.
fn badge(state: &State, sector: &Sector<'_>) -> Option<(Verdict, usize)> {
    let here = |id| state.assessment.row(id).and_then(|r| state.sector_of(r)) == Some(sector.at);
    [Verdict::VerySlow, Verdict::Slow]
        .into_iter()
        .find_map(|verdict| {
            let matters = state.assessment.attention.iter();
            let matters = matters.filter(|a| a.verdict == verdict && here(a.indicator));
            Some((verdict, matters.count())).filter(|(_, count)| *count > 0)
        })
}

fn one(pen: &mut Pen<'_>, state: &State, sector: &Sector<'_>, columns: &Columns) {
    let room = pen.width().saturating_sub(2);
    let x = pen.text(1, 0, &title(state, sector, room), Role::Group);
    if let Some((verdict, count)) = badge(state, sector) {
        let badge = format!("{}{count}", pen.look.glyphs.verdict(verdict));
        pen.text(x + 1, 0, &badge, verdict_role(verdict));
    }
    let start = 1 + columns.name + columns.gap;
    if sector.judged.is_empty() {
        counted(
            &mut pen.part(start, 0, room.saturating_sub(start), 1),
            state,
            sector,
        );
        return;
    }
    for (y, row) in (0..pen.height()).zip(&sector.judged) {
        headline(pen, state, row, columns, (start, y));
    }
}

/// Figures that nobody judges, as many as have room.
fn counted(pen: &mut Pen<'_>, state: &State, sector: &Sector<'_>) {
    let lang = state.lang;
    let mut x = 0;
    for row in &sector.counted {
        let Some((subject, actual)) = Subject::new(state, row.indicator).zip(row.actual) else {
            continue;
        };
        let sign = if subject.unit() == "%" { "%" } else { "" };
        let value = format!("{}{sign}", number::format_short(actual.value, 2));
        let name = lang.pick(&subject.indicator.short, &subject.indicator.en);
        let dot = if x > 0 { pen.look.dot() } else { String::new() };
        let needed = width(&dot) + width(name) + 1 + width(&value);
        if x + needed > pen.width() {
            break;
        }
        x = pen.text(x, 0, &format!("{dot}{name} "), Role::Muted);
        x = pen.text(x, 0, &value, Role::Text);
    }
}

/// The figure as it is judged: percent where there is a pace, the value otherwise.
fn figure(state: &State, row: &Row) -> String {
    let Some((subject, actual)) = Subject::new(state, row.indicator).zip(row.actual) else {
        return screen::missing(state.lang).to_string();
    };
    let paced = row.standings.first().filter(|s| s.pace.is_some());
    let short = number::format_short(actual.value, 2);
    match paced.and_then(|s| s.percent) {
        Some(percent) => format!("{}%", number::format_short(percent, 2)),
        None if subject.unit() == "%" => format!("{short}%"),
        None => {
            let target = row
                .standings
                .first()
                .map(|s| number::format_short(s.target, 1));
            format!("{short}/{}", target.unwrap_or_default())
        }
    }
}

fn headline(pen: &mut Pen<'_>, state: &State, row: &Row, of: &Columns, (start, y): (u16, u16)) {
    let (lang, verdict) = (state.lang, row.verdict());
    let Some(indicator) = state.data.commune.indicator(row.indicator) else {
        return;
    };
    let long = indicator.called(lang);
    let short = indicator.named(lang, true);
    let name = if width(long) <= of.indicator {
        long
    } else {
        short
    };
    pen.fit(start, y, of.indicator, name, Role::Text);
    let mut x = start + of.indicator + of.gap + of.figure;
    pen.right(x, y, &figure(state, row), verdict_role(verdict));
    x += of.gap;
    if let Some(standing) = row.standings.first() {
        Gauge::of(row, standing).draw(&mut pen.part(x, y, of.gauge, 1));
        let mut place = pen.part(x + of.gauge + of.gap, y, of.trend, 1);
        let room = usize::from(of.trend);
        if let Some(trend) = of_time(state, row, room) {
            spark::trend(&mut place, &trend, verdict);
        } else if let Some(course) = on_course(state, row, standing, room) {
            spark::course(&mut place, &course, verdict);
        }
    }
    x += of.gauge + of.gap + of.trend + of.gap;
    if of.word > 0 {
        pen.fit(x, y, of.word, row.said().name(lang), verdict_role(verdict));
    }
}
