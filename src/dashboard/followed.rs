//! A presentation that second screens follow: they are told of every page, and turn it.

use std::path::PathBuf;

use crate::app::notes::{Sheet, sheet};
use crate::app::{State, Step};
use crate::notes::{Host, Wake};
use crate::view::{self, Glyphs};

/// Lets second screens follow while something is presented.
pub struct Followed {
    folder: Box<dyn Fn() -> Option<PathBuf> + Send>,
    wake: Wake,
    host: Option<Host>,
    /// Opening a socket was tried and failed.
    failed: bool,
    told: Option<Sheet>,
}

impl Followed {
    /// Followed through a socket in the folder that `folder` gives when something is presented; `wake` is called from another thread when there is something to look at.
    pub fn new(folder: impl Fn() -> Option<PathBuf> + Send + 'static, wake: Wake) -> Self {
        Self {
            folder: Box::new(folder),
            wake,
            host: None,
            failed: false,
            told: None,
        }
    }

    /// What second screens have asked for since the last call.
    pub fn steps(&self) -> Vec<Step> {
        self.host.as_ref().map(Host::steps).unwrap_or_default()
    }

    /// Opens with a presentation and closes with it; tells what is shown where that is something else than before.
    pub fn settle(&mut self, state: &State, glyphs: &'static Glyphs) {
        if state.present.is_none() {
            (self.host, self.failed, self.told) = (None, false, None);
            return;
        }
        if self.host.is_none() && !self.failed {
            // a meeting goes on without a second screen
            let open = |folder: PathBuf| {
                Host::open(&folder, &state.data.commune.slug, self.wake.clone()).ok()
            };
            self.host = (self.folder)().and_then(open);
            self.failed = self.host.is_none();
        }
        let Some(host) = self.host.as_ref().filter(|host| host.is_followed()) else {
            self.told = None;
            return;
        };
        if host.is_asked() {
            self.told = None;
        }
        let now = drawn(state, glyphs);
        let same = self
            .told
            .as_ref()
            .zip(now.as_ref())
            .is_some_and(|(told, now)| told.is_as(now));
        if !same {
            host.tell(|lang| {
                if lang == state.lang {
                    now.clone()
                } else {
                    let other = State {
                        lang,
                        ..state.clone()
                    };
                    drawn(&other, glyphs)
                }
            });
            self.told = now;
        }
    }
}

/// What is told of the page shown, with pictures of what comes next.
fn drawn(state: &State, glyphs: &'static Glyphs) -> Option<Sheet> {
    Some(Sheet {
        pictures: view::ahead(state, glyphs),
        ..sheet(state, state.lang)?
    })
}
