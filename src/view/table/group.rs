//! The heading of a group: what its rows have in common, and how they stand.

use std::collections::BTreeMap;

use super::Table;
use super::cells::Cells;
use crate::assess::Row;
use crate::model::{Said, Verdict, date, number};
use crate::text::screen;
use crate::theme::Role;
use crate::view::pen::{Pen, count, width};
use crate::view::widgets::gauge::verdict_role;

impl Table<'_> {
    pub(super) fn group(
        &self,
        pen: &mut Pen<'_>,
        y: u16,
        group: usize,
        folded: bool,
        count: usize,
    ) {
        let (lang, glyphs, state) = (self.state.lang, pen.look.glyphs, self.state);
        let catalogue = &state.data.commune.catalogue;
        let Some(named) = catalogue.groups.get(group) else {
            return;
        };
        let fold = glyphs.fold.get(usize::from(folded)).copied().unwrap_or("");
        pen.text(1, y, fold, Role::Group);
        let mut x = pen.text(3, y, lang.pick(&named.name, &named.en), Role::Group);
        let notes = if folded {
            Vec::new()
        } else {
            self.group_notes(group)
        };
        // the unit is known before how many are slow
        let unit = notes.first().map_or(0, |unit| width(unit) + 3);
        let end = self.summary(pen, y, group, x + unit);
        if folded {
            pen.text(x + 1, y, &format!("({count})"), Role::Muted);
        }
        for note in notes {
            let note = format!(" {} {note}", glyphs.dot);
            if x + width(&note) >= end {
                break;
            }
            x = pen.text(x, y, &note, Role::Muted);
        }
    }

    /// How the rows of a group stand, worst first, at the right end: `1 rất chậm · 5 chậm`, or `▼1 ▽5` where there is no room for words.
    /// Gives back where it begins.
    fn summary(&self, pen: &mut Pen<'_>, y: u16, group: usize, from: u16) -> u16 {
        let (commune, lang) = (&self.state.data.commune, self.state.lang);
        let in_group = |row: &&Row| {
            let indicator = commune.indicator(row.indicator);
            indicator.is_some_and(|i| i.group == group)
        };
        let rows = || self.state.assessment.rows.iter().filter(in_group);
        let standings = rows().filter_map(|row| row.standings.first());
        let mut words: BTreeMap<(Verdict, Said), usize> = BTreeMap::new();
        let mut marks: BTreeMap<Verdict, usize> = BTreeMap::new();
        for standing in standings {
            *words
                .entry((standing.verdict, standing.said()))
                .or_default() += 1;
            *marks.entry(standing.verdict).or_default() += 1;
        }
        let (dot, glyphs) = (pen.look.dot(), pen.look.glyphs);
        let words = words.into_iter().map(|((verdict, said), count)| {
            let said = format!("{count} {}", said.name(lang));
            (said, verdict_role(verdict))
        });
        let marks = marks.into_iter().map(|(verdict, count)| {
            let said = format!("{}{count}", glyphs.verdict(verdict));
            (said, verdict_role(verdict))
        });
        let forms: [(Vec<(String, Role)>, &str); 2] =
            [(words.collect(), &dot), (marks.collect(), " ")];
        let end = pen.width().saturating_sub(1);
        for (parts, between) in forms {
            let gaps = width(between) * count(parts.len().saturating_sub(1));
            let length: u16 = parts.iter().map(|(text, _)| width(text)).sum();
            let Some(start) = end.checked_sub(length + gaps).filter(|x| *x > from + 1) else {
                continue;
            };
            let mut x = start;
            for (at, (text, role)) in parts.iter().enumerate() {
                if at > 0 {
                    x = pen.text(x, y, between, Role::Muted);
                }
                x = pen.text(x, y, text, *role);
            }
            return start;
        }
        end
    }

    /// What all rows of a group have in common: unit, day, pace.
    fn group_notes(&self, group: usize) -> Vec<String> {
        let (state, lang) = (self.state, self.state.lang);
        let catalogue = &state.data.commune.catalogue;
        let is_member = |c: &&Cells<'_>| {
            let indicator = catalogue.indicator(c.row.indicator);
            indicator.is_some_and(|i| i.group == group)
        };
        let members: Vec<&Cells<'_>> = self.cells.iter().filter(is_member).collect();
        let mut notes = Vec::new();
        let unit = self.shared.unit(group);
        if let Some(unit) = unit.and_then(|unit| catalogue.units.get(unit)) {
            notes.push(lang.pick(&unit.name, &unit.en).to_string());
        }
        let paces = || members.iter().filter_map(|c| c.standing?.pace);
        let days = members.iter().filter_map(|c| Some(c.row.actual?.as_of));
        if let Some(day) = the_same(days)
            && (paces().next().is_some() || Some(day) != state.period().map(|p| p.to))
        {
            notes.push(screen::until(lang, date::format_short(day)));
        }
        if let Some(pace) = the_same(paces().map(|p| p.percent)) {
            notes.push(screen::pace(lang, number::format_fixed(pace, 1)));
        }
        notes
    }
}

/// What all of some have, where there are any.
fn the_same<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}
