//! Where there are no such sockets there is no second screen.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::{Refusal, Wake};
use crate::app::Step;
use crate::app::notes::{Asked, News, Sheet};
use crate::text::Lang;

/// There is none.
pub fn folder(_: Option<OsString>, _: &Path) -> Result<PathBuf, Refusal> {
    Err(Refusal::NotHere)
}

/// Never followed.
pub struct Host;

impl Host {
    /// Always an error.
    pub fn open(_: &Path, _: &str, _: Wake) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Never.
    pub fn is_followed(&self) -> bool {
        false
    }

    /// Nobody.
    pub fn tell(&self, _: impl Fn(Lang) -> Option<Sheet>) {}

    /// None.
    pub fn steps(&self) -> Vec<Step> {
        Vec::new()
    }
}

/// Follows nothing.
pub struct Follower;

impl Follower {
    /// Always an error.
    pub fn start(
        _: impl Fn() -> Result<PathBuf, Refusal> + Send + 'static,
        _: impl Fn(&Refusal) -> String + Send + 'static,
        _: Option<String>,
        _: Lang,
        _: Wake,
    ) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// None.
    pub fn news(&self) -> Vec<News> {
        Vec::new()
    }

    /// Nobody.
    pub fn ask(&self, _: &Asked) {}
}
