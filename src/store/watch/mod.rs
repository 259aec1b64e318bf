//! Tells when files of the data have changed: a thread that sleeps until the system says so. Where the system cannot say, on a disk that
//! is shared with other machines, the thread looks by itself several times in a few seconds.
//!
//! In reading order: `survey` sees the folders from outside, `changes` says which communes differ, `mounts` whether others write unseen.
//! Folders are watched, not files: editors put a new file in the place of the old one.

mod changes;
mod mounts;
mod survey;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

pub use changes::Changes;
use changes::is_data_path;
use survey::Survey;

use super::source::Root;

/// The program shows its first frame before the system is asked to say what happens; what has changed by then is seen all the same.
const BEGIN: Duration = Duration::from_millis(200);
/// How long nothing must happen before a change is told: whoever empties a file and writes it is done by then.
const QUIET: Duration = Duration::from_millis(50);
/// A change is told after so long even where files are written all the time.
const MOST_QUIET: Duration = Duration::from_millis(400);
/// What reads as half written is told again after so long.
const DOUBT: Duration = Duration::from_millis(250);
/// Between two looks at folders of which the system says nothing.
const LOOK: Duration = Duration::from_millis(700);
/// Looking takes at most one part in so many of the time.
const SHARE: u32 = 20;
/// Some disks know the time of a change only to two seconds: what changed is told once more after them.
const COARSE: Duration = Duration::from_millis(2100);

/// How a change was taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// For good.
    Done,
    /// Something reads as if it were still being written: it is to be told again shortly.
    Half,
}

/// Watches the data as long as it lives.
#[derive(Debug)]
pub struct Watcher {
    words: Sender<Word>,
}

/// What the watching thread is told.
#[derive(Debug)]
enum Word {
    /// Something happened at these paths; with those that are no longer what they were.
    Seen(Vec<PathBuf>, Vec<PathBuf>),
    /// The system has lost count.
    Lost,
    Stop,
}

/// It is to end, or nobody is there to tell it.
struct Stopped;

impl Watcher {
    /// Tells changes from now on, from a thread of its own. The data inside the program does not change, so nothing watches it.
    pub fn new(root: &Root, tell: impl FnMut(&Changes) -> Taken + Send + 'static) -> Option<Self> {
        Self::start(root, false, tell)
    }

    fn start(
        root: &Root,
        by_itself: bool,
        tell: impl FnMut(&Changes) -> Taken + Send + 'static,
    ) -> Option<Self> {
        let Root::Folder(folder) = root else {
            return None;
        };
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.clone());
        let (words, heard) = channel();
        let watch = Watch {
            known: Survey::take(&folder),
            folder,
            words: words.clone(),
            heard,
            ears: None,
            watched: BTreeMap::new(),
            by_itself,
        };
        thread::Builder::new()
            .name("files".into())
            .spawn(move || drop(watch.run(tell)))
            .ok()?;
        Some(Self { words })
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        // it has ended already where nobody hears this
        let _ = self.words.send(Word::Stop);
    }
}

struct Watch {
    folder: PathBuf,
    /// As it was when changes were last told.
    known: Survey,
    words: Sender<Word>,
    heard: Receiver<Word>,
    /// What the system says; nothing where it cannot.
    ears: Option<RecommendedWatcher>,
    watched: BTreeMap<PathBuf, (u64, u64)>,
    /// The system says nothing of what happens here: the thread looks by itself.
    by_itself: bool,
}

impl Watch {
    fn run(mut self, mut tell: impl FnMut(&Changes) -> Taken) -> Result<(), Stopped> {
        let mut changes = Changes::default();
        self.pause(BEGIN, &mut changes)?;
        if !self.by_itself {
            self.listen();
        }
        // something may have changed before the system was listened to
        changes.add(self.survey().since(&self.known, &self.folder));
        let mut once_more = None;
        loop {
            let new = !changes.is_empty() || self.wait(&mut changes, &mut once_more)?;
            self.settle(&mut changes)?;
            if changes.is_empty() {
                continue;
            }
            if new && self.looks() {
                once_more = Some((Instant::now() + COARSE, changes.clone()));
            }
            if tell(&changes) == Taken::Half {
                self.pause(DOUBT, &mut changes)?;
                self.settle(&mut changes)?;
                tell(&changes.told_again());
            }
            changes = Changes::default();
        }
    }

    fn listen(&mut self) {
        let (words, folder) = (self.words.clone(), self.folder.clone());
        let hear = move |event: notify::Result<notify::Event>| {
            let word = match event {
                Ok(event) if event.need_rescan() => Some(Word::Lost),
                Ok(event) => heard(&folder, event),
                Err(_) => Some(Word::Lost),
            };
            if let Some(word) = word {
                let _ = words.send(word);
            }
        };
        self.ears = notify::recommended_watcher(hear).ok();
    }

    /// Whether the thread must look by itself: the system says nothing, or there is no folder of which it could.
    fn looks(&self) -> bool {
        self.ears.is_none() || !self.watched.contains_key(&self.folder)
    }

    /// Sleeps until something happens. False where it is only time to tell the last changes once more.
    fn wait(
        &mut self,
        changes: &mut Changes,
        once_more: &mut Option<(Instant, Changes)>,
    ) -> Result<bool, Stopped> {
        let mut every = LOOK;
        loop {
            if !self.looks() {
                let word = self.heard.recv().map_err(|_| Stopped)?;
                self.take(word, changes)?;
                return Ok(true);
            }
            match self.heard.recv_timeout(every) {
                Ok(word) => self.take(word, changes)?,
                Err(RecvTimeoutError::Disconnected) => return Err(Stopped),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let begun = Instant::now();
            changes.add(self.survey().since(&self.known, &self.folder));
            every = LOOK.max(begun.elapsed() * SHARE);
            if !changes.is_empty() {
                return Ok(true);
            }
            if let Some((_, due)) = once_more.take_if(|(at, _)| *at <= begun) {
                changes.add(due);
                return Ok(false);
            }
        }
    }

    /// Waits until nothing happens any more, and takes in what has.
    fn settle(&mut self, changes: &mut Changes) -> Result<(), Stopped> {
        let end = Instant::now() + MOST_QUIET;
        let mut before = self.survey();
        loop {
            let stirred = self.pause(QUIET, changes)?;
            let now = self.survey();
            let still = !stirred && now == before;
            before = now;
            if still || Instant::now() >= end {
                break;
            }
        }
        changes.add(before.since(&self.known, &self.folder));
        self.known = before;
        Ok(())
    }

    /// Takes in what is told within a time; whether there was anything.
    fn pause(&mut self, time: Duration, changes: &mut Changes) -> Result<bool, Stopped> {
        let end = Instant::now() + time;
        let mut stirred = false;
        loop {
            match self
                .heard
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(word) => {
                    self.take(word, changes)?;
                    stirred = true;
                }
                Err(RecvTimeoutError::Timeout) => return Ok(stirred),
                Err(RecvTimeoutError::Disconnected) => return Err(Stopped),
            }
        }
    }

    fn take(&mut self, word: Word, changes: &mut Changes) -> Result<(), Stopped> {
        match word {
            Word::Stop => return Err(Stopped),
            Word::Lost => {
                changes.add_everything();
                for folder in std::mem::take(&mut self.watched).into_keys() {
                    self.forget(&folder);
                }
            }
            Word::Seen(paths, gone) => {
                for path in gone {
                    if self.watched.remove(&path).is_some() {
                        self.forget(&path);
                    }
                }
                for path in paths.iter().filter(|path| is_data_path(&self.folder, path)) {
                    changes.add_path(&self.folder, path);
                }
            }
        }
        Ok(())
    }

    fn forget(&mut self, folder: &Path) {
        if let Some(ears) = &mut self.ears {
            // it knows of what is deleted by itself
            let _ = ears.unwatch(folder);
        }
    }

    /// Looks around, and has the system tell of wherever something could change next.
    fn survey(&mut self) -> Survey {
        let survey = Survey::take(&self.folder);
        if self.ears.is_none() || survey.folders == self.watched {
            return survey;
        }
        if mounts::any_shared(survey.folders.keys().map(PathBuf::as_path)) {
            self.ears = None;
            return survey;
        }
        for (folder, identity) in std::mem::take(&mut self.watched) {
            if survey.folders.get(&folder) == Some(&identity) {
                self.watched.insert(folder, identity);
            } else {
                self.forget(&folder);
            }
        }
        for (folder, identity) in &survey.folders {
            let Some(ears) = self
                .ears
                .as_mut()
                .filter(|_| !self.watched.contains_key(folder))
            else {
                continue;
            };
            match ears.watch(folder, RecursiveMode::NonRecursive) {
                Ok(()) => drop(self.watched.insert(folder.clone(), *identity)),
                // gone since the look around
                Err(_) if !folder.is_dir() => {}
                // too many are watched on this machine, or this disk cannot be
                Err(_) => self.ears = None,
            }
        }
        // what was written before the system listened was told by nobody
        Survey::take(&self.folder)
    }
}

/// What is worth knowing of an event: not that somebody has read a file, and nothing of files that are not data.
fn heard(folder: &Path, event: notify::Event) -> Option<Word> {
    let gone = matches!(
        event.kind,
        EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(RenameMode::From | RenameMode::Both))
    );
    let read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    let hidden = |path: &PathBuf| {
        let inner = path.strip_prefix(folder).unwrap_or(Path::new(""));
        inner
            .components()
            .any(|part| !changes::is_visible(&part.as_os_str().to_string_lossy()))
    };
    if read || (!event.paths.is_empty() && event.paths.iter().all(hidden)) {
        return None;
    }
    let gone = if gone {
        event.paths.iter().take(1).cloned().collect()
    } else {
        Vec::new()
    };
    Some(Word::Seen(event.paths, gone))
}

#[cfg(test)]
mod tests;
