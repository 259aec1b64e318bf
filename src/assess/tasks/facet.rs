//! What tasks can be picked by beside their state: owner, sector, document.

use super::{TaskStanding, owner, owner_key, source, source_key};
use crate::model::Commune;
use crate::text::{Lang, tasks as words};

/// One owner, sector or document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    /// An owner, stated or default; none for tasks that nobody owns.
    Owner(Option<Box<str>>),
    /// A sector, by its position; none for tasks without one.
    Sector(Option<usize>),
    /// A document, by its position in [`Commune::task_sources`].
    Source(usize),
}

impl Facet {
    /// Whether two are of one kind: both owners, both sectors or both documents.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// What the kind is called: `Chủ trì`, `Lĩnh vực`, `Văn bản`.
    pub fn kind(&self, lang: Lang) -> &'static str {
        match self {
            Self::Owner(_) => words::owner(lang),
            Self::Sector(_) => words::sector(lang),
            Self::Source(_) => words::source(lang),
        }
    }

    /// What it is called itself.
    pub fn name(&self, lang: Lang, commune: &Commune) -> String {
        match self {
            Self::Owner(name) => name.as_deref().unwrap_or(words::no_owner(lang)).to_string(),
            Self::Sector(at) => {
                let sector = at.and_then(|at| commune.catalogue.sectors.get(at));
                sector
                    .map_or(words::no_sector(lang), |s| lang.pick(&s.name, &s.en))
                    .to_string()
            }
            Self::Source(at) => commune
                .task_sources
                .get(*at)
                .map_or_else(String::new, |s| s.name.to_string()),
        }
    }

    /// Whether a task is among them.
    pub fn has(&self, commune: &Commune, standing: &TaskStanding) -> bool {
        match self {
            Self::Owner(name) => owner(commune, standing) == name.as_deref(),
            Self::Sector(at) => commune.tasks.get(standing.task).and_then(|t| t.sector) == *at,
            Self::Source(at) => source(commune, standing) == *at,
        }
    }
}

type Of<'a> = &'a dyn Fn(&TaskStanding) -> Facet;

/// All that tasks can be picked by, each with the number of tasks: owners by name, sectors in the order of tabs, documents the newest
/// first. A kind that has only one member says nothing, unless it is picked. The tasks counted are those that pass what is picked of the other kinds.
pub fn all(commune: &Commune, standings: &[TaskStanding], picked: &[Facet]) -> Vec<(Facet, usize)> {
    let passing = |like: &Facet| -> Vec<&TaskStanding> {
        let others: Vec<&Facet> = picked.iter().filter(|p| !p.is_like(like)).collect();
        standings
            .iter()
            .filter(|s| others.iter().all(|p| p.has(commune, s)))
            .collect()
    };
    let mut out: Vec<(Facet, usize)> = Vec::new();
    let owners = |s: &TaskStanding| Facet::Owner(owner(commune, s).map(Into::into));
    let sectors =
        |s: &TaskStanding| Facet::Sector(commune.tasks.get(s.task).and_then(|t| t.sector));
    let sources = |s: &TaskStanding| Facet::Source(source(commune, s));
    let kinds: [(Facet, Of<'_>); 3] = [
        (Facet::Owner(None), &owners),
        (Facet::Sector(None), &sectors),
        (Facet::Source(0), &sources),
    ];
    for (like, of) in kinds {
        let mut kind: Vec<(Facet, usize)> = Vec::new();
        for standing in passing(&like) {
            let facet = of(standing);
            match kind.iter_mut().find(|(f, _)| *f == facet) {
                Some((_, count)) => *count += 1,
                None => kind.push((facet, 1)),
            }
        }
        // what is picked stays in the list, so that it can be given up there
        for picked in picked.iter().filter(|p| p.is_like(&like)) {
            if !kind.iter().any(|(f, _)| f == picked) {
                kind.push((picked.clone(), 0));
            }
        }
        let is_picked = picked.iter().any(|p| p.is_like(&like));
        if kind.len() < 2 && !is_picked {
            continue;
        }
        kind.sort_by_cached_key(|(facet, _)| match facet {
            Facet::Owner(name) => (owner_key(name.as_deref()), 0, source_key(commune, 0)),
            Facet::Sector(at) => (
                owner_key(None),
                at.unwrap_or(usize::MAX),
                source_key(commune, 0),
            ),
            Facet::Source(at) => (owner_key(None), 0, source_key(commune, *at)),
        });
        out.append(&mut kind);
    }
    out
}
