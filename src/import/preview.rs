//! What an import would do, as text: doubts first, then what is new, what changes, what is left out.

use std::fmt::Write as _;

use super::head::Role;
use super::intake::{Doubt, Field, Intake, Line, Outcome, Skip, Unread};
use super::sheet::letters;
use crate::model::{Commune, IndicatorId, Period, number};
use crate::text::Lang;
use crate::text::import::{self as text, Counts};

/// What the preview is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The workbook as the user names it.
    pub file: &'a str,
    /// Where the figures go.
    pub commune: &'a Commune,
    /// Into which period.
    pub period: Period,
    /// The mapping as the user would name it.
    pub mapping: &'a str,
}

/// How many lines of each sort.
pub fn counts(intake: &Intake) -> Counts {
    let mut counts = Counts::default();
    for line in &intake.lines {
        let count = match line.outcome {
            Outcome::New(_) => &mut counts.new,
            Outcome::Changed { .. } => &mut counts.changed,
            Outcome::Same(_) => &mut counts.same,
            Outcome::Doubt(_) => &mut counts.doubts,
            Outcome::Skipped(_) => &mut counts.skipped,
        };
        *count += 1;
    }
    counts
}

/// The whole preview.
pub fn render(intake: &Intake, subject: Subject<'_>, lang: Lang) -> String {
    let place = format!(
        "{} {}",
        subject.commune.level.name(lang),
        subject.commune.name
    );
    let mut out = format!(
        "{}\n",
        text::title(lang, subject.file, &place, subject.period)
    );
    seen(intake, subject.period, lang, &mut out);
    let section = |out: &mut String, head: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = write!(out, "\n{head}: {}\n{}", lines.len(), lines.concat());
        }
    };
    let of = |test: &dyn Fn(&Outcome) -> bool| {
        intake
            .lines
            .iter()
            .filter(|l| test(&l.outcome))
            .map(|l| line(l, subject.commune, lang))
            .collect::<Vec<String>>()
    };
    section(
        &mut out,
        text::head_doubts(lang),
        of(&|o| matches!(o, Outcome::Doubt(_))),
    );
    out.push_str(&suggestions(intake, subject, lang));
    section(
        &mut out,
        text::head_new(lang),
        of(&|o| matches!(o, Outcome::New(_))),
    );
    section(
        &mut out,
        text::head_changed(lang),
        of(&|o| matches!(o, Outcome::Changed { .. })),
    );
    section(
        &mut out,
        text::head_skipped(lang),
        of(&|o| matches!(o, Outcome::Skipped(_))),
    );
    let _ = write!(out, "\n{}\n", text::summary(lang, counts(intake)));
    out
}

/// Which tables were read, and which sheets were not.
fn seen(intake: &Intake, period: Period, lang: Lang, out: &mut String) {
    for seen in &intake.seen {
        let named = [Role::Id, Role::Name, Role::Unit]
            .into_iter()
            .filter_map(|role| Some((role, seen.table.first(role)?.at)));
        let columns = named.chain(seen.used.iter().copied());
        let columns: Vec<String> = columns
            .map(|(role, at)| {
                format!(
                    "{} {}",
                    text::role(lang, role),
                    text::column(lang, &letters(at))
                )
            })
            .collect();
        let columns = columns.join(", ");
        let _ = write!(
            out,
            "{}",
            text::seen(
                lang,
                &seen.sheet,
                (seen.table.top, seen.table.bottom),
                &columns
            )
        );
        if let Some(unit) = &seen.table.unit {
            let _ = write!(out, "; {}", text::common_unit(lang, unit));
        }
        out.push('\n');
        if let Some(legacy) = seen.legacy {
            let _ = writeln!(out, "  {}", text::legacy(lang, legacy));
        }
        if let Some(titled) = seen.titled.filter(|t| *t != period) {
            let _ = writeln!(out, "  {}", text::other_period(lang, titled, period));
        }
    }
    for unread in &intake.unread {
        let (name, hidden) = match unread {
            Unread::Hidden(name) => (name, true),
            Unread::NoTable(name) => (name, false),
        };
        let _ = writeln!(out, "{}", text::unread(lang, name, hidden));
    }
}

/// One line with its remarks.
fn line(line: &Line, commune: &Commune, lang: Lang) -> String {
    let indicator = line
        .indicator
        .and_then(|id| commune.catalogue.indicator(id));
    let own = indicator
        .and_then(|i| commune.catalogue.units.get(i.unit))
        .map_or("", |u| lang.pick(&u.name, &u.en));
    let mut name = indicator
        .map_or(line.name.as_str(), |i| lang.pick(&i.name, &i.en))
        .to_string();
    if line.field == Field::SamePeriod {
        let _ = write!(name, ", {}", text::same_period(lang));
    }
    let place = text::place(lang, &line.place);
    let amount = |v| text::amount(v, own);
    let mut out = match &line.outcome {
        Outcome::New(value) | Outcome::Same(value) => {
            format!("  {name}: {} · {place}\n", amount(*value))
        }
        Outcome::Changed { old, new } => format!(
            "  {name}: {} → {} · {place}\n",
            number::format(*old),
            amount(*new)
        ),
        Outcome::Doubt(doubt) => {
            let said = text::doubt(lang, doubt, own, &|id| candidate(commune, id, lang));
            format!("  {place}, {}: {said}\n", line.name)
        }
        Outcome::Skipped(Skip::NoName) => {
            format!("  {place}: {}\n", text::skip(lang, Skip::NoName))
        }
        Outcome::Skipped(skip) => {
            format!("  {}: {} · {place}\n", line.name, text::skip(lang, *skip))
        }
    };
    if line.outcome.value().is_some() {
        for note in &line.notes {
            let _ = writeln!(out, "    {}", text::note(lang, note, own));
        }
    }
    out
}

/// `Đàn trâu (cn-trau)`
pub fn candidate(commune: &Commune, id: IndicatorId, lang: Lang) -> String {
    let name = |i: &crate::model::Indicator| format!("{} ({})", lang.pick(&i.name, &i.en), i.id);
    commune
        .catalogue
        .indicator(id)
        .map(name)
        .unwrap_or_default()
}

/// What a line could be, where a person must say.
pub fn candidates(line: &Line) -> Option<&[IndicatorId]> {
    match &line.outcome {
        Outcome::Doubt(Doubt::Near(all) | Doubt::Several(all)) => Some(all),
        _ => None,
    }
}

/// The lines of the mapping that would settle the doubts about names.
fn suggestions(intake: &Intake, subject: Subject<'_>, lang: Lang) -> String {
    let mut out = String::new();
    for line in &intake.lines {
        let first = candidates(line)
            .and_then(|all| all.first())
            .and_then(|id| subject.commune.catalogue.indicator(*id));
        if let Some(indicator) = first {
            if out.is_empty() {
                let _ = write!(out, "\n{}\n", text::say_in_mapping(lang, subject.mapping));
            }
            let heading = line
                .heading
                .as_ref()
                .filter(|_| matches!(line.outcome, Outcome::Doubt(Doubt::Several(_))));
            let heading = heading
                .map(|h| format!(", muc: \"{h}\""))
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "  (ten: \"{}\"{heading}, chi_tieu: \"{}\"),",
                line.name, indicator.id
            );
        }
    }
    out
}
