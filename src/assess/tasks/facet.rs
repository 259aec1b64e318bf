//! What tasks can be picked by beside their state: owner, sector, document.

use super::{Counts, TaskStanding, owner, owner_key, sector, source, source_key};
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
                    .map_or(words::no_sector(lang), |s| s.called(lang))
                    .to_string()
            }
            Self::Source(at) => commune
                .task_sources
                .get(*at)
                .map_or_else(String::new, |s| s.name.to_string()),
        }
    }

    /// The one of the same kind that a task belongs to.
    fn of(&self, commune: &Commune, standing: &TaskStanding) -> Self {
        match self {
            Self::Owner(_) => Self::Owner(owner(commune, standing).map(Into::into)),
            Self::Sector(_) => Self::Sector(sector(commune, standing)),
            Self::Source(_) => Self::Source(source(commune, standing)),
        }
    }

    /// Whether a task is among them.
    pub fn has(&self, commune: &Commune, standing: &TaskStanding) -> bool {
        self.of(commune, standing) == *self
    }
}

/// Counts by all of one kind: owners by name, sectors in the order of tabs, documents the newest first.
pub fn counts<'a>(
    commune: &Commune,
    standings: impl IntoIterator<Item = &'a TaskStanding>,
    kind: &Facet,
) -> Vec<(Facet, Counts)> {
    let mut all: Vec<(Facet, Counts)> = Vec::new();
    for standing in standings {
        let facet = kind.of(commune, standing);
        match all.iter_mut().find(|(known, _)| *known == facet) {
            Some((_, counts)) => counts.0.push(*standing),
            None => all.push((facet, Counts::of([standing]))),
        }
    }
    sort(commune, &mut all);
    all
}

fn sort<T>(commune: &Commune, all: &mut [(Facet, T)]) {
    all.sort_by_cached_key(|(facet, _)| match facet {
        Facet::Owner(name) => (Some(owner_key(name.as_deref())), 0, None),
        Facet::Sector(at) => (None, at.unwrap_or(usize::MAX), None),
        Facet::Source(at) => (None, 0, Some(source_key(commune, *at))),
    });
}

/// All that tasks can be picked by, each with its tasks. A kind that has only one member says nothing, unless it is picked. The
/// tasks counted are those that pass what is picked of the other kinds.
pub fn all(
    commune: &Commune,
    standings: &[TaskStanding],
    picked: &[Facet],
) -> Vec<(Facet, Counts)> {
    let mut out: Vec<(Facet, Counts)> = Vec::new();
    for kind in [Facet::Owner(None), Facet::Sector(None), Facet::Source(0)] {
        let (own, others): (Vec<&Facet>, Vec<&Facet>) =
            picked.iter().partition(|p| p.is_like(&kind));
        let passing = standings
            .iter()
            .filter(|s| others.iter().all(|p| p.has(commune, s)));
        let mut all = counts(commune, passing, &kind);
        // what is picked stays in the list, so that it can be given up there
        for picked in &own {
            if !all.iter().any(|(f, _)| f == *picked) {
                all.push(((*picked).clone(), Counts::default()));
            }
        }
        sort(commune, &mut all);
        if all.len() > 1 || !own.is_empty() {
            out.append(&mut all);
        }
    }
    out
}
