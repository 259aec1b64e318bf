//! What an import would do, as text: doubts first, then what is new, what changes, what is left out.

use std::fmt::Write as _;

use itertools::Itertools;

use super::head::Role;
use super::intake::{Doubt, Field, Intake, Item, Outcome, Seen, Skip};
use crate::model::{Commune, IndicatorId, Period, number};
use crate::text::import::letters;
use crate::text::{Lang, import as text, labels, with_unit};

/// What the preview is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub lang: Lang,
    /// The workbook as the user names it.
    pub file: &'a str,
    pub commune: &'a Commune,
    pub period: Period,
    /// The mapping as the user would name it.
    pub mapping: &'a str,
}

impl About<'_> {
    pub fn render(self, intake: &Intake) -> String {
        let Self {
            lang,
            file,
            commune,
            period,
            ..
        } = self;
        let place = format!("{} {}", commune.level.name(lang), commune.name);
        let name = labels::period(lang, period);
        let mut out = text::title(lang, file, place, &name, period) + "\n";
        for table in &intake.seen {
            self.seen(table, &mut out);
        }
        for unread in &intake.unread {
            out += &if unread.hidden {
                text::hidden(lang, &unread.sheet)
            } else {
                text::no_table(lang, &unread.sheet)
            };
            out.push('\n');
        }
        let of = |test: fn(&Outcome) -> bool| {
            let items = intake.items.iter();
            items.filter(|item| test(&item.outcome)).collect_vec()
        };
        let new = of(|outcome| matches!(outcome, Outcome::New(_)));
        let changed = of(|outcome| matches!(outcome, Outcome::Changed { .. }));
        let same = of(|outcome| matches!(outcome, Outcome::Same(_)));
        let doubts = of(|outcome| matches!(outcome, Outcome::Doubt(_)));
        let skipped = of(|outcome| matches!(outcome, Outcome::Skipped(_)));
        let section = |head: &str, items: &[&Item]| {
            if items.is_empty() {
                return String::new();
            }
            let lines: String = items.iter().map(|item| self.line(item)).collect();
            format!("\n{head}: {}\n{lines}", items.len())
        };
        out += &section(text::head_doubts(lang), &doubts);
        out += &self.suggestions(&doubts);
        out += &section(text::head_new(lang), &new);
        out += &section(text::head_changed(lang), &changed);
        out += &section(text::head_skipped(lang), &skipped);
        let [new, changed, same, doubts, skipped] =
            [new, changed, same, doubts, skipped].map(|items| items.len());
        let summary = text::summary(lang, new, changed, same, doubts, skipped);
        out + &format!("\n{summary}\n")
    }

    /// A table that was read: `Bảng "KT": tiêu đề dòng 5-6; chỉ tiêu cột B, thực hiện cột E`.
    fn seen(self, seen: &Seen, out: &mut String) {
        let (lang, table) = (self.lang, &seen.table);
        let named = [Role::Id, Role::Name, Role::Unit];
        let named = named.into_iter().filter_map(|role| table.first(role));
        let columns = named.map(|c| (c.role, c.at)).chain(seen.used.clone());
        let column = |at| text::column(lang, letters(at));
        let columns = columns.map(|(role, at)| format!("{} {}", role.name(lang), column(at)));
        let rows = [table.top + 1, table.bottom + 1];
        let rows = rows.iter().dedup().join("-");
        *out += &text::seen(lang, &seen.sheet, rows, { columns }.join(", "));
        if let Some(unit) = &table.unit {
            let _ = write!(out, "; {}", text::common_unit(lang, unit));
        }
        out.push('\n');
        if let Some(legacy) = seen.legacy {
            let _ = writeln!(out, "  {}", legacy.name(lang));
        }
        if let Some(titled) = seen.titled.filter(|titled| *titled != self.period) {
            let _ = writeln!(out, "  {}", text::other_period(lang, titled, self.period));
        }
    }

    /// One item with its remarks.
    fn line(self, item: &Item) -> String {
        let (lang, commune) = (self.lang, self.commune);
        let indicator = item.indicator.and_then(|id| commune.indicator(id));
        let unit = indicator.and_then(|i| commune.unit(i));
        let own = unit.map_or("", |u| u.called(lang));
        let mut name = indicator
            .map_or(&*item.name, |i| i.called(lang))
            .to_string();
        if item.field == Field::SamePeriod {
            let _ = write!(name, ", {}", text::same_period(lang));
        }
        let place = item.place.said(lang);
        let amount = |value| with_unit(number::format(value), own);
        let mut out = match &item.outcome {
            Outcome::New(value) | Outcome::Same(value) => {
                format!("{name}: {} · {place}", amount(*value))
            }
            Outcome::Changed { old, new } => {
                let (old, new) = (number::format(*old), amount(*new));
                format!("{name}: {old} → {new} · {place}")
            }
            Outcome::Doubt(doubt) => {
                let said = doubt.said(lang, own, &|id| self.candidate(id));
                format!("{place}, {}: {said}", item.name)
            }
            Outcome::Skipped(skip @ Skip::NoName) => format!("{place}: {}", skip.name(lang)),
            Outcome::Skipped(skip) => format!("{}: {} · {place}", item.name, skip.name(lang)),
        };
        if item.outcome.value().is_some() {
            for note in &item.notes {
                let _ = write!(out, "\n    {}", note.said(lang, own));
            }
        }
        format!("  {out}\n")
    }

    /// `Đàn trâu (cn-trau)`
    pub fn candidate(self, id: IndicatorId) -> String {
        let indicator = self.commune.indicator(id);
        let name = indicator.map(|i| format!("{} ({})", i.called(self.lang), i.id));
        name.unwrap_or_default()
    }

    /// The lines of the mapping that would settle the doubts about names.
    fn suggestions(self, doubts: &[&Item]) -> String {
        let mut out = String::new();
        for item in doubts {
            let first = item.candidates().first();
            if let Some(indicator) = first.and_then(|id| self.commune.indicator(*id)) {
                let heading = item.telling_heading();
                let heading = heading.map(|h| format!(", muc: \"{h}\""));
                let heading = heading.unwrap_or_default();
                let (name, id) = (&item.name, &indicator.id);
                let _ = writeln!(out, "  (ten: \"{name}\"{heading}, chi_tieu: \"{id}\"),");
            }
        }
        if out.is_empty() {
            return out;
        }
        format!("\n{}\n{out}", text::say_in_mapping(self.lang, self.mapping))
    }
}

impl Item {
    /// What it could be, where a person must say.
    pub fn candidates(&self) -> &[IndicatorId] {
        match &self.outcome {
            Outcome::Doubt(Doubt::Near(all) | Doubt::Several(all)) => all,
            _ => &[],
        }
    }

    /// The heading that is needed beside the name to say which of several indicators it is.
    pub fn telling_heading(&self) -> Option<&str> {
        let several = matches!(self.outcome, Outcome::Doubt(Doubt::Several(_)));
        self.heading.as_deref().filter(|_| several)
    }
}
