//! One line for everybody who came: who, as what, from where, when, for what, how long.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use chrono::SecondsFormat;

use super::{clock, open};

#[derive(Debug)]
pub struct Log(Mutex<Target>);

#[derive(Debug)]
enum Target {
    Error,
    File(File),
}

impl Log {
    pub fn to_stderr() -> Self {
        Self(Mutex::new(Target::Error))
    }

    /// Appends to a file; a new one only its owner may read.
    pub fn to_file(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(Self(Mutex::new(Target::File(
            open::unblocked(&mut options).open(path)?,
        ))))
    }

    /// Writes one line, the time first. The caller has made it fit to be shown.
    pub fn line(&self, text: &str) {
        let time = clock::now().to_rfc3339_opts(SecondsFormat::Secs, false);
        let line = format!("{time} {}\n", text.replace('\n', " | "));
        // a log that cannot be written stops nobody
        let _ = match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Target::Error => io::stderr().lock().write_all(line.as_bytes()),
            Target::File(file) => file.write_all(line.as_bytes()),
        };
    }
}
