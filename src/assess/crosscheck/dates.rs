//! What dates say: a cited document after the report, a school year of more or less than one year, a deadline before its document.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Check, Finding, Side, Term, Weight};
use crate::model::{Commune, Given, PeriodData, date};

/// Citations of the period's report, and deadlines of the commune's tasks.
pub(super) fn findings(commune: &Commune, data: &PeriodData) -> Vec<Finding> {
    let mut out = Vec::new();
    for cited in &data.citations {
        let section: Vec<Box<str>> = cited.section.iter().cloned().collect();
        if let Some(day) = cited.date.filter(|d| *d > data.reported) {
            out.push(finding(&cited.name, Check::CitedLater, days(&cited.name, day, section.clone()), days("", data.reported, Vec::new())));
        }
        if let Some((first, last)) = cited.school_year.filter(|(first, last)| *last != first + 1) {
            let side = |from: i32, to: i32, sections| Side {
                terms: vec![(Term::Named(format!("{from}-{to}").into()), Decimal::from(to))],
                total: Decimal::from(to),
                sections,
            };
            out.push(finding(&cited.name, Check::SchoolYear, side(first, last, section), side(first, first + 1, Vec::new())));
        }
    }
    for task in &commune.tasks {
        let Given::Stated(deadline) = task.deadline else { continue };
        let Some(source) = commune.task_sources.get(task.source).filter(|s| deadline < s.date) else { continue };
        let section = task.section.iter().cloned().collect();
        let mut found =
            finding(&task.id, Check::DeadlineBefore, days(&task.title, deadline, section), days(&source.name, source.date, Vec::new()));
        found.weight = Weight::Hint;
        out.push(found);
    }
    out
}

/// A day as a side: its terms name it, its total counts it.
fn days(name: &str, day: NaiveDate, sections: Vec<Box<str>>) -> Side {
    let total = Decimal::from((day - NaiveDate::default()).num_days());
    let name = if name.is_empty() { date::format(day) } else { format!("{name}, {}", date::format(day)) };
    Side { terms: vec![(Term::Named(name.into()), total)], total, sections }
}

fn finding(name: &str, check: Check, printed: Side, recomputed: Side) -> Finding {
    let kind = match check {
        Check::SchoolYear => "nam-hoc",
        Check::DeadlineBefore => "han",
        _ => "trich-dan",
    };
    Finding {
        id: format!("{kind}/{name}").into(),
        check,
        weight: Weight::Wrong,
        indicators: Vec::new(),
        plan: None,
        printed,
        recomputed,
        note: None,
        acknowledged: None,
    }
}
