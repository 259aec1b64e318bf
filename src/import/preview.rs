//! What an import would do, as text: doubts first, then what is new, what changes, what is left out.

use std::fmt::Write as _;

use super::head::Role;
use super::intake::{Doubt, Field, Intake, Item, Outcome, Seen, Skip};
use super::sheet::letters;
use crate::model::{Commune, IndicatorId, Period, number};
use crate::text::{Lang, import as text, labels};

/// What the preview is about.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The workbook as the user names it.
    pub file: &'a str,
    pub commune: &'a Commune,
    pub period: Period,
    /// The mapping as the user would name it.
    pub mapping: &'a str,
}

/// The items by their outcome: new, changed, the same, in doubt, left out.
fn by_outcome(intake: &Intake) -> [Vec<&Item>; 5] {
    let mut out: [Vec<&Item>; 5] = Default::default();
    let [new, changed, same, doubts, skipped] = &mut out;
    for item in &intake.items {
        match item.outcome {
            Outcome::New(_) => new.push(item),
            Outcome::Changed { .. } => changed.push(item),
            Outcome::Same(_) => same.push(item),
            Outcome::Doubt(_) => doubts.push(item),
            Outcome::Skipped(_) => skipped.push(item),
        }
    }
    out
}

/// How many items are in doubt.
pub fn doubts(intake: &Intake) -> usize {
    let [_, _, _, doubts, _] = by_outcome(intake);
    doubts.len()
}

pub fn render(intake: &Intake, subject: About<'_>, lang: Lang) -> String {
    let About {
        file,
        commune,
        period,
        ..
    } = subject;
    let place = format!("{} {}", commune.level.name(lang), commune.name);
    let name = labels::period(lang, period);
    let mut out = text::title(lang, file, &place, &name, period) + "\n";
    for table in &intake.seen {
        seen(table, period, lang, &mut out);
    }
    for unread in &intake.unread {
        let said = if unread.hidden {
            text::hidden
        } else {
            text::no_table
        };
        out += &(said(lang, &unread.sheet) + "\n");
    }
    let [new, changed, same, doubts, skipped] = by_outcome(intake);
    let section = |head: &str, items: &[&Item]| {
        if items.is_empty() {
            return String::new();
        }
        let lines: String = items.iter().map(|i| line(i, commune, lang)).collect();
        format!("\n{head}: {}\n{lines}", items.len())
    };
    out += &section(text::head_doubts(lang), &doubts);
    out += &suggestions(&doubts, subject, lang);
    out += &section(text::head_new(lang), &new);
    out += &section(text::head_changed(lang), &changed);
    out += &section(text::head_skipped(lang), &skipped);
    let [new, changed, same, doubts, skipped] =
        [new, changed, same, doubts, skipped].map(|items| items.len());
    let summary = text::summary(lang, new, changed, same, doubts, skipped);
    out + &format!("\n{summary}\n")
}

/// A table that was read: `Bảng "KT": tiêu đề dòng 5-6; chỉ tiêu cột B, thực hiện cột E`.
fn seen(seen: &Seen, period: Period, lang: Lang, out: &mut String) {
    let table = &seen.table;
    let named = [Role::Id, Role::Name, Role::Unit];
    let named = named.into_iter().filter_map(|role| table.first(role));
    let columns = named
        .map(|c| (c.role, c.at))
        .chain(seen.used.iter().copied());
    let columns: Vec<String> = columns
        .map(|(role, at)| format!("{} {}", role.name(lang), text::column(lang, &letters(at))))
        .collect();
    let rows = match (table.top + 1, table.bottom + 1) {
        (top, bottom) if top == bottom => top.to_string(),
        (top, bottom) => format!("{top}-{bottom}"),
    };
    out.push_str(&text::seen(lang, &seen.sheet, &rows, &columns.join(", ")));
    if let Some(unit) = &table.unit {
        let _ = write!(out, "; {}", text::common_unit(lang, unit));
    }
    out.push('\n');
    if let Some(legacy) = seen.legacy {
        let _ = writeln!(out, "  {}", legacy.name(lang));
    }
    if let Some(titled) = seen.titled.filter(|t| *t != period) {
        let _ = writeln!(out, "  {}", text::other_period(lang, titled, period));
    }
}

/// One item with its remarks.
fn line(item: &Item, commune: &Commune, lang: Lang) -> String {
    let indicator = item
        .indicator
        .and_then(|id| commune.catalogue.indicator(id));
    let unit = indicator.and_then(|i| commune.catalogue.units.get(i.unit));
    let own = unit.map_or("", |u| lang.pick(&u.name, &u.en));
    let mut name = indicator
        .map_or(&*item.name, |i| lang.pick(&i.name, &i.en))
        .to_string();
    if item.field == Field::SamePeriod {
        let _ = write!(name, ", {}", text::same_period(lang));
    }
    let place = item.place.said(lang);
    let gap = if own == "%" { "" } else { " " };
    let amount = |value| format!("{}{gap}{own}", number::format(value));
    let mut out = match &item.outcome {
        Outcome::New(value) | Outcome::Same(value) => {
            format!("{name}: {} · {place}", amount(*value))
        }
        Outcome::Changed { old, new } => {
            format!(
                "{name}: {} → {} · {place}",
                number::format(*old),
                amount(*new)
            )
        }
        Outcome::Doubt(doubt) => {
            let said = doubt.said(lang, own, &|id| candidate(commune, id, lang));
            format!("{place}, {}: {said}", item.name)
        }
        Outcome::Skipped(Skip::NoName) => format!("{place}: {}", Skip::NoName.name(lang)),
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
pub fn candidate(commune: &Commune, id: IndicatorId, lang: Lang) -> String {
    let indicator = commune.catalogue.indicator(id);
    let name = indicator.map(|i| format!("{} ({})", lang.pick(&i.name, &i.en), i.id));
    name.unwrap_or_default()
}

/// What an item could be, where a person must say.
pub fn candidates(item: &Item) -> Option<&[IndicatorId]> {
    match &item.outcome {
        Outcome::Doubt(Doubt::Near(all) | Doubt::Several(all)) => Some(all),
        _ => None,
    }
}

/// The heading that is needed beside the name to say which of several indicators an item is.
pub fn telling_heading(item: &Item) -> Option<&str> {
    let several = matches!(item.outcome, Outcome::Doubt(Doubt::Several(_)));
    item.heading.as_deref().filter(|_| several)
}

/// The lines of the mapping that would settle the doubts about names.
fn suggestions(doubts: &[&Item], subject: About<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for item in doubts {
        let first = candidates(item).and_then(|all| all.first());
        let first = first.and_then(|id| subject.commune.catalogue.indicator(*id));
        if let Some(indicator) = first {
            let heading = telling_heading(item).map(|h| format!(", muc: \"{h}\""));
            let heading = heading.unwrap_or_default();
            let (name, id) = (&item.name, &indicator.id);
            let _ = writeln!(out, "  (ten: \"{name}\"{heading}, chi_tieu: \"{id}\"),");
        }
    }
    if out.is_empty() {
        return out;
    }
    format!("\n{}\n{out}", text::say_in_mapping(lang, subject.mapping))
}
