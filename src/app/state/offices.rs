//! Whom a task can be given to: the offices of the meeting's file, those who report, and everybody who has a task.

use crate::model::{Commune, Given};
use crate::text::fold;

/// So many are offered at once.
const MOST: usize = 6;

fn folded(name: &str) -> String {
    fold::fold(name.trim())
}

/// Everybody known, each once: the offices in their own order, then who reports, then owners and co-ordinators in the order of the tasks.
pub fn all(commune: &Commune) -> Vec<&str> {
    let offices = commune.meeting.offices.iter().map(|o| &**o);
    let items = commune
        .meeting
        .items
        .iter()
        .filter_map(|i| i.reporter.as_deref());
    // a sector may be reported by two offices: each of them can own a task
    let reporters = items
        .chain(commune.catalogue.sectors.iter().map(|s| &*s.reporter))
        .flat_map(|r| r.split(','))
        .map(str::trim);
    let owners = commune.tasks.iter().filter_map(|t| {
        if let Given::Stated(owner) = &t.owner {
            Some(&**owner)
        } else {
            None
        }
    });
    let support = commune
        .tasks
        .iter()
        .flat_map(|t| t.support.iter().map(|s| &**s));
    let mut seen = std::collections::HashSet::new();
    offices
        .chain(reporters)
        .chain(owners)
        .chain(support)
        .filter(|name| !name.trim().is_empty() && seen.insert(folded(name)))
        .collect()
}

/// Those that fit what is typed, the best first; the first of all where nothing is typed. What is there already in full is not offered.
pub fn fitting(commune: &Commune, typed: &str, besides: &[String]) -> Vec<String> {
    let taken: Vec<String> = besides.iter().map(|name| folded(name)).collect();
    let known = all(commune)
        .into_iter()
        .filter(|name| !taken.contains(&folded(name)));
    if typed.trim().is_empty() {
        return known.take(MOST).map(String::from).collect();
    }
    let mut fits: Vec<(u32, &str)> = known
        .filter_map(|name| fold::fit(typed, name).map(|fit| (u32::MAX - fit.score, name)))
        .collect();
    fits.sort_by_key(|(badness, _)| *badness);
    let there = typed.trim();
    fits.into_iter()
        .map(|(_, name)| name.to_string())
        .filter(|name| name != there)
        .take(MOST)
        .collect()
}

/// A name as it is known, where it was typed whole but without accents or with other capitals; else as typed.
pub fn known_as(commune: &Commune, typed: &str) -> String {
    let typed = typed.trim();
    let all = all(commune);
    if all.contains(&typed) {
        return typed.to_string();
    }
    let wanted = folded(typed);
    // where accents were typed they are meant: Hòa is not Hoa
    let plain = typed.is_ascii();
    let same = |name: &&&str| {
        folded(name) == wanted && (plain || name.to_lowercase() == typed.to_lowercase())
    };
    all.iter()
        .find(same)
        .map_or_else(|| typed.to_string(), |name| (*name).to_string())
}
