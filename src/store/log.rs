//! One line for everybody who came: who, as what, from where, when, for what, how long.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::SecondsFormat;

use super::{clock, open};

#[derive(Debug)]
pub struct Log(Mutex<Target>);

#[derive(Debug)]
enum Target {
    Error,
    File(PathBuf, File),
}

impl Log {
    pub fn to_stderr() -> Self {
        Self(Mutex::new(Target::Error))
    }

    /// Appends to a file; a new one only its owner may read.
    pub fn to_file(path: &Path) -> io::Result<Self> {
        let file = Self::open(path)?;
        Ok(Self(Mutex::new(Target::File(path.to_path_buf(), file))))
    }

    fn open(path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        open::unblocked(&mut options).open(path)
    }

    /// Goes on in the file that has this name now; the old one was moved away. Where that cannot be opened, it goes on in the old one.
    pub fn reopen(&self) -> io::Result<()> {
        if let Target::File(path, file) =
            &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)
        {
            *file = Self::open(path)?;
        }
        Ok(())
    }

    /// Writes one line, the time first. The caller has made it fit to be shown.
    pub fn line(&self, text: &str) {
        let time = clock::now().to_rfc3339_opts(SecondsFormat::Secs, false);
        let line = format!("{time} {}\n", text.replace('\n', " | "));
        // a log that cannot be written stops nobody
        let _ = match &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Target::Error => io::stderr().lock().write_all(line.as_bytes()),
            Target::File(_, file) => file.write_all(line.as_bytes()),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_log_that_was_moved_goes_on_in_a_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let (path, old) = (folder.path().join("log"), folder.path().join("log.1"));
        let log = Log::to_file(&path).unwrap();
        log.line("a");
        fs::rename(&path, &old).unwrap();
        log.line("b");
        log.reopen().unwrap();
        log.line("c");
        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(log.reopen().is_err());
        let lines = fs::read_to_string(&old).unwrap();
        assert_eq!(lines.lines().count(), 2);
        assert!(lines.ends_with(" b\n"));
    }
}
