//! What is wrong with files, kept as it was found, so that it can be worded again in another language.

use std::sync::Arc;

use super::shelf::Volume;
use crate::app::{Access, Data, Stale, Trouble};
use crate::data::{Problem, ProblemKind};
use crate::store::Store;
use crate::text::render;

use crate::text::{Lang, live};

/// A message in Vietnamese and in English.
pub type Worded = [String; 2];

/// Words something in both languages.
pub fn worded(word: impl Fn(Lang) -> String) -> Worded {
    [word(Lang::Vi), word(Lang::En)]
}

/// What is wrong with the files of what is shown.
#[derive(Debug, Default)]
pub(super) struct Faults {
    problems: Arc<Vec<Problem>>,
    spoilt: Arc<Vec<Problem>>,
    themes: Vec<Worded>,
}

impl Faults {
    pub(super) fn new(themes: Vec<Worded>) -> Self {
        Self {
            themes,
            ..Self::default()
        }
    }

    /// Takes in what is wrong with a volume; whether that is something else than before.
    pub(super) fn take(&mut self, volume: &Volume) -> bool {
        let same = self.problems == volume.problems && self.spoilt == volume.spoilt;
        (self.problems, self.spoilt) = (Arc::clone(&volume.problems), Arc::clone(&volume.spoilt));
        !same
    }

    /// What is shown of a commune; it is shared, not copied.
    pub(super) fn data(&self, volume: Volume, store: &Store, lang: Lang, access: Access) -> Data {
        let commune = volume.commune.unwrap_or_default();
        let data = Data {
            commune,
            history: volume.history,
            troubles: Arc::default(),
            stale: None,
        };
        self.word(data, store, lang, access)
    }

    /// The same data with everything that is wrong in this language.
    pub(super) fn word(&self, data: Data, store: &Store, lang: Lang, access: Access) -> Data {
        // who cannot mend a file that is being written is not shown how it reads meanwhile
        let told = |p: &&Problem| access == Access::Write || !self.spoilt.contains(p);
        let problems = self.problems.iter().filter(told);
        let own = problems.map(|p| Trouble {
            line: render::one_line(p, lang),
            full: render::full(p, lang),
        });
        let themes = self
            .themes
            .iter()
            .map(|[vi, en]| lang.pick(vi, en))
            .map(|full| {
                let line = full.lines().next().unwrap_or_default().to_string();
                Trouble {
                    line,
                    full: full.to_string(),
                }
            });
        let troubles = Arc::new(own.chain(themes).collect());
        let stale = self.spoilt.first().map(|first| {
            let (place, headline) = match &first.kind {
                ProblemKind::NoCommune { slug, .. } => {
                    (String::new(), live::commune_gone(lang, slug))
                }
                ProblemKind::NoFolder => (String::new(), live::data_gone(lang, &first.file)),
                _ => render::briefly(&store.briefly(first, &data.commune.slug), lang),
            };
            Stale {
                count: self.spoilt.len(),
                place,
                headline,
            }
        });
        Data {
            troubles,
            stale,
            ..data
        }
    }
}
