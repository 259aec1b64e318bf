//! All themes there are: the four bundled ones, and those that the caller read from the user's folder.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::file::{Found, ThemeFile};
use super::resolved::Theme;
use crate::data::near::nearest;
use crate::data::place::Lines;
use crate::data::problem::{Place, Thing};
use crate::data::{Problem, ProblemKind};

/// The light theme, for projectors.
pub const LIGHT: &str = "chieu-sang";
/// The dark theme, for remote work.
pub const DARK: &str = "toi";
/// The theme of high contrast.
pub const STARK: &str = "tuong-phan-cao";
/// The theme without colours, which is also what `NO_COLOR` gives.
pub const PLAIN: &str = "don-sac";

pub const BUNDLED: [(&str, &str); 4] = [
    (LIGHT, include_str!("../../themes/chieu-sang.ron")),
    (DARK, include_str!("../../themes/toi.ron")),
    (STARK, include_str!("../../themes/tuong-phan-cao.ron")),
    (PLAIN, include_str!("../../themes/don-sac.ron")),
];

/// The themes by name. It holds their text: a theme is read and resolved only when it is asked for.
#[derive(Debug, Clone)]
pub struct Registry {
    /// The bundled ones, then the user's by name.
    all: Vec<Entry>,
}

/// One theme's text.
#[derive(Debug, Clone)]
struct Entry {
    id: Cow<'static, str>,
    file: Cow<'static, str>,
    source: Cow<'static, str>,
    bundled: bool,
}

impl Registry {
    /// The bundled themes only.
    pub fn bundled() -> Self {
        let entry = |(id, source): (&'static str, &'static str)| Entry {
            id: id.into(),
            file: id.into(),
            source: source.into(),
            bundled: true,
        };
        let all = BUNDLED.map(entry).to_vec();
        Self { all }
    }

    /// The bundled themes and those of the given files (name of the file, text). Each of these is checked whole; one with errors is left out.
    /// A file may take the name of a bundled theme, which it then replaces, and may inherit that same theme.
    pub fn load<T: AsRef<str>>(files: &[(T, T)]) -> (Self, Vec<Problem>) {
        let mut user: Vec<Entry> = Vec::new();
        let mut problems = Vec::new();
        for (file, text) in files {
            let (file, text) = (file.as_ref(), text.as_ref());
            let id = id_of(file);
            if let Some(first) = user.iter().find(|other| other.id == id) {
                let twice = ProblemKind::Duplicate {
                    what: Thing::Theme,
                    id: id.into(),
                    first: Place {
                        file: Some((*first.file).into()),
                        line: 1,
                    },
                };
                problems.push(Problem::of_file(file, twice));
                continue;
            }
            let source: String = text
                .strip_prefix('\u{feff}')
                .unwrap_or(text)
                .nfc()
                .collect();
            user.push(Entry {
                id: id.into(),
                file: file.to_owned().into(),
                source: source.into(),
                bundled: false,
            });
        }
        user.sort_by(|a, b| a.id.cmp(&b.id));
        let mut good = Self::bundled();
        let all = Self {
            all: [good.all.clone(), user.clone()].concat(),
        };
        for entry in user {
            let (resolved, found) = all.resolve(&entry);
            let lines = Lines::new(&entry.source);
            problems.extend(found.into_iter().map(|(place, kind)| match place {
                Some(place) => lines.problem(&entry.file, (place, kind)),
                None => Problem::of_file(&*entry.file, kind),
            }));
            good.all.extend(resolved.map(|_| entry));
        }
        (good, problems)
    }

    /// The theme of that name, resolved now.
    pub fn get(&self, id: &str) -> Option<Theme> {
        self.resolve(self.entry(id)?).0
    }

    /// The names of all themes, in the order in which they take turns: the bundled ones, then the user's.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for entry in &self.all {
            if !names.contains(&&*entry.id) {
                names.push(&entry.id);
            }
        }
        names
    }

    /// The name after this one, the first after the last and after an unknown one.
    pub fn next(&self, current: &str) -> &str {
        let names = self.names();
        let after = names.iter().skip_while(|name| **name != current).nth(1);
        after.or(names.first()).copied().unwrap_or(DARK)
    }

    /// A theme of the user before a bundled one.
    fn entry(&self, id: &str) -> Option<&Entry> {
        self.all.iter().rev().find(|entry| entry.id == id)
    }

    /// What a theme inherits: bundled themes from each other only; a user's theme from its own namesake means the bundled one.
    fn parent(&self, heir: &Entry, name: &str) -> Option<&Entry> {
        let bundled = self.all.iter().find(|e| e.bundled && e.id == name);
        let namesake = bundled.filter(|_| heir.bundled || heir.id == name);
        namesake.or_else(|| self.entry(name).filter(|_| !heir.bundled))
    }

    /// Reads and resolves one theme, with every problem of its file.
    fn resolve(&self, entry: &Entry) -> (Option<Theme>, Found) {
        let (own, mut found) = ThemeFile::parse(&entry.source);
        let Some(own) = own else { return (None, found) };
        let parent = own.parent.clone();
        let (mut entries, mut chain) = (vec![entry], vec![own]);
        // something is wrong with a theme that this one inherits
        let mut broken = false;
        // the loop ends: a theme that comes a second time is a problem
        while let (Some(&heir), Some((name, place))) = (
            entries.last(),
            chain.last().and_then(|file| file.parent.clone()),
        ) {
            let Some(next) = self.parent(heir, &name) else {
                if entries.len() == 1 {
                    // without the parent every role and colour of it would be called missing
                    found.push((Some(place), self.unknown(heir, &name)));
                    return (None, found);
                }
                broken = true;
                break;
            };
            let is_next = |e: &&Entry| (&e.id, e.bundled) == (&next.id, next.bundled);
            if entries.iter().any(is_next) {
                let ids = entries.iter().chain([&next]);
                let circle = ProblemKind::Cycle {
                    key: "ke_thua",
                    chain: ids.map(|entry| (*entry.id).into()).collect(),
                };
                found.push((parent.map(|(_, place)| place), circle));
                return (None, found);
            }
            let (file, problems) = ThemeFile::parse(&next.source);
            broken |= !problems.is_empty();
            let Some(file) = file else { break };
            entries.push(next);
            chain.push(file);
        }
        let mut inherited = (1..chain.len()).filter_map(|at| chain.get(at..));
        broken = broken || inherited.any(|rest| Theme::resolve(&entry.id, rest).is_err());
        if let Some((name, place)) = parent.filter(|_| broken) {
            let kind = ProblemKind::BrokenParent(name.as_ref().into());
            found.push((Some(place), kind));
            return (None, found);
        }
        match Theme::resolve(&entry.id, &chain) {
            Ok(theme) if found.is_empty() => {
                let own = chain.first().filter(|_| !entry.bundled);
                let faint = own.map(|own| theme.hard_to_read(own));
                (Some(theme), faint.unwrap_or_default())
            }
            other => {
                found.extend(other.err().into_iter().flatten());
                found.sort_by_key(|(place, _)| place.as_ref().map_or(usize::MAX, |p| p.start));
                (None, found)
            }
        }
    }

    fn unknown(&self, heir: &Entry, name: &str) -> ProblemKind {
        let names = self.names().into_iter().filter(|id| *id != heir.id);
        ProblemKind::Unknown {
            what: Thing::Theme,
            id: name.into(),
            near: nearest(name, names.clone()).map(Into::into),
            all: names.map(Into::into).collect(),
        }
    }
}

/// The name of a theme is that of its file, without folder and ending.
fn id_of(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".ron").unwrap_or(name).nfc().collect()
}
