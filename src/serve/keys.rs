//! The keys of the people, and what may be wrong with files of keys.

#[cfg(test)]
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use russh::keys::ssh_key::public::KeyData;

use super::{lines, strict};
use crate::remote::Role;
use crate::store::open;
use crate::text::{Lang, serve as text};

/// The file of the people's keys, within the folder of keys.
pub const AUTHORIZED: &str = "authorized_keys";

/// No file of keys is nearly this large.
const MOST_BYTES: u64 = 1 << 20;

/// A file that was written so long ago is whole.
const SETTLED: Duration = Duration::from_secs(1);

/// A key or a file of keys that is not used.
#[derive(Debug)]
pub struct Fault {
    file: PathBuf,
    /// Counted from 1; 0 where it is not about a line.
    line: usize,
    wrong: Wrong,
}

/// Why it is not used.
#[derive(Debug)]
pub enum Wrong {
    /// The file cannot be read or written.
    Io(io::Error),
    /// Others than its owner may read or write it.
    Open,
    /// Others may change what lies in this folder.
    FolderOpen,
    /// It belongs to neither the user nor root, but to this one.
    Foreign(u32),
    /// It is larger than any such file.
    Large,
    /// It is not a private key.
    NoHostKey,
    /// The server's own key has a passphrase, and nobody is there to type it.
    HostLocked,
    /// The server's own key is of a kind that it cannot use.
    HostKind(String),
    /// A line is no key.
    NoKey,
    /// The lines from here on have two bytes a letter.
    Utf16,
    /// A line is in an old encoding.
    NotUtf8,
    /// A line has a sign that only looks like what stands there.
    Sign(char),
    /// A public key as `PuTTYgen` saves it begins here.
    Ssh2,
    /// A private key begins here.
    Private,
    /// A line has the key of this other line.
    Twice(usize),
    /// A line has a kind of key that is not taken.
    Kind(String),
    /// A line has an option that is not taken.
    Option(String),
    /// A line has a role that there is not.
    Role(String),
    /// So many other lines are not understood either.
    More(usize),
}

impl From<io::Error> for Wrong {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Wrong {
    pub fn at(self, file: &Path, line: usize) -> Fault {
        Fault {
            file: file.into(),
            line,
            wrong: self,
        }
    }
}

impl Fault {
    /// One line that says so.
    pub fn message(&self, lang: Lang, reason: impl Fn(&io::Error) -> String) -> String {
        let (file, line) = (&*self.file.to_string_lossy(), self.line);
        match &self.wrong {
            Wrong::Io(error) => text::unreadable(lang, file, reason(error)),
            Wrong::Open => text::too_open(lang, file),
            Wrong::FolderOpen => text::folder_open(lang, file),
            Wrong::Foreign(owner) => text::foreign(lang, file, owner),
            Wrong::Large => text::too_large(lang, file),
            Wrong::NoHostKey => text::no_host_key(lang, file),
            Wrong::HostLocked => text::host_locked(lang, file),
            Wrong::HostKind(kind) => text::host_kind(lang, file, kind),
            Wrong::NoKey => text::no_key(lang, file, line),
            Wrong::Utf16 => text::utf16(lang, file, line),
            Wrong::NotUtf8 => text::not_utf8(lang, file, line),
            Wrong::Sign(sign) => text::odd_sign(lang, file, line, *sign),
            Wrong::Ssh2 => text::ssh2(lang, file, line),
            Wrong::Private => text::private(lang, file, line),
            Wrong::Twice(first) => text::twice(lang, file, line, first),
            Wrong::More(count) => text::more_faults(lang, file, count),
            Wrong::Kind(kind) => text::bad_kind(lang, file, line, kind),
            Wrong::Option(option) => text::bad_option(lang, file, line, option),
            Wrong::Role(role) => text::bad_role(lang, file, line, role),
        }
    }
}

impl Fault {
    /// Whether the file could not be had for a reason that says nothing about it: another moment gives another answer.
    fn passes(&self) -> bool {
        matches!(&self.wrong, Wrong::Io(error) if !matches!(
            error.kind(),
            io::ErrorKind::NotFound
                | io::ErrorKind::NotADirectory
                | io::ErrorKind::PermissionDenied
                | io::ErrorKind::InvalidInput
        ))
    }

    #[cfg(test)]
    pub fn is_about(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|real| real == self.file)
    }
}

#[cfg(test)]
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{:?}", self.file.display(), self.line, self.wrong)
    }
}

/// A file of keys, unless others could have changed it or, where it is secret, read it.
pub(super) fn read(path: &Path, secret: bool) -> Result<Vec<u8>, Wrong> {
    let (file, about) = open::read(path)?;
    strict::file(&about, secret)?;
    if about.len() > MOST_BYTES {
        return Err(Wrong::Large);
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Somebody who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The comment of the key, fit to be shown; its fingerprint where it has none.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

/// The keys of the people. The file is read again whenever it is asked for; what tells one state of it from the next is what it holds,
/// for a copy may keep length and time.
#[derive(Debug)]
pub struct KeyFile {
    path: PathBuf,
    /// One reading at a time, so that none lays an older state over a newer one.
    reading: Mutex<()>,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// What was read last, unless it could not be.
    bytes: Option<Vec<u8>>,
    /// What was said when it could not be, so that it is said once.
    said: Option<String>,
    people: Vec<(KeyData, Person)>,
    /// Counts how often the people were others than before.
    generation: u64,
}

impl Known {
    fn set(&mut self, people: Vec<(KeyData, Person)>) {
        if self.people != people {
            self.people = people;
            self.generation += 1;
        }
    }
}

impl KeyFile {
    /// The keys in this file; nothing is read yet.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            reading: Mutex::default(),
            known: Mutex::default(),
        }
    }

    /// Where they are.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many people may come in, as last read.
    pub fn count(&self) -> usize {
        self.known().people.len()
    }

    fn read(&self) -> Result<Vec<u8>, Fault> {
        let bytes = read(&self.path, false).map_err(|wrong| wrong.at(&self.path, 0))?;
        strict::folders(&self.path)?;
        Ok(bytes)
    }

    /// Reads the file, and gives what is wrong with it where that is new. While it may not be believed, nobody may come in; one that
    /// only could not be had at this moment is as it was, and is asked for again.
    pub fn refresh(&self) -> Vec<Fault> {
        let _turn = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        // those who only ask who somebody is do not wait for the disk
        let read = self.read();
        let mut known = self.known();
        match read {
            Ok(bytes) if known.bytes.as_ref() == Some(&bytes) => Vec::new(),
            Ok(bytes) => {
                let (people, faults) = lines::parse(&self.path, &bytes);
                known.set(people);
                (known.bytes, known.said) = (Some(bytes), None);
                faults
            }
            Err(fault) => {
                if !fault.passes() {
                    known.set(Vec::new());
                    known.bytes = None;
                }
                let says = fault.message(Lang::En, ToString::to_string);
                if known.said.as_ref() == Some(&says) {
                    return Vec::new();
                }
                known.said = Some(says);
                vec![fault]
            }
        }
    }

    /// Reads the file again, unless somebody seems to be writing it.
    pub fn refresh_settled(&self) -> Vec<Fault> {
        let written = fs::metadata(&self.path).and_then(|about| about.modified());
        let age = written.ok().and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age < SETTLED) {
            return Vec::new();
        }
        self.refresh()
    }

    /// Counts how often other people may come in than before.
    pub fn generation(&self) -> u64 {
        self.known().generation
    }

    /// Reads the file again, and says what is wrong with it even where that was said before.
    pub fn reread(&self) -> Vec<Fault> {
        {
            let mut known = self.known();
            (known.bytes, known.said) = (None, None);
        }
        self.refresh()
    }

    /// Whose key this is, as last read.
    pub fn person(&self, key: &KeyData) -> Option<Person> {
        let known = self.known();
        let (_, person) = known.people.iter().find(|(data, _)| data == key)?;
        Some(person.clone())
    }
}

#[cfg(test)]
mod tests {
    use russh::keys::PublicKey;

    use super::super::samples::AN;
    use super::*;

    #[test]
    fn a_file_is_read_again_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(AUTHORIZED);
        let file = KeyFile::new(path.clone());
        assert!(matches!(
            file.refresh()[..],
            [Fault {
                wrong: Wrong::Io(_),
                ..
            }]
        ));
        let write = |text: &str| {
            fs::write(&path, text).unwrap();
            #[cfg(unix)]
            fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
                .unwrap();
        };
        write(&format!("# people\n\n{AN} an\nbad\n"));
        assert!(matches!(
            file.refresh()[..],
            [Fault {
                line: 4,
                wrong: Wrong::NoKey,
                ..
            }]
        ));
        assert!(file.refresh().is_empty());
        let key = PublicKey::from_openssh(AN).unwrap();
        assert_eq!(file.person(key.key_data()).unwrap().role, Role::Viewer);
        write(&format!("role=\"editor\" {AN} an\n"));
        assert!(file.refresh().is_empty());
        assert_eq!(file.person(key.key_data()).unwrap().role, Role::Editor);
        write("");
        file.reread();
        assert_eq!((file.person(key.key_data()), file.count()), (None, 0));
    }

    #[cfg(unix)]
    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_change_that_keeps_length_and_time_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(AUTHORIZED);
        let file = KeyFile::new(path.clone());
        let key = PublicKey::from_openssh(AN).unwrap();
        let write = |text: &str| {
            fs::write(&path, text).unwrap();
            let time = std::time::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
            let file = fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(time).unwrap();
        };
        let line = format!("{AN} an\n");
        write(&line);
        mode(&path, 0o600);
        assert!(file.refresh().is_empty());
        assert!(file.person(key.key_data()).is_some());
        write(&line.replacen("ssh", "#sh", 1));
        assert!(file.refresh().is_empty());
        assert_eq!(file.person(key.key_data()), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_was_too_open_lets_people_in_once_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(AUTHORIZED);
        let file = KeyFile::new(path.clone());
        let told = || -> Vec<String> {
            file.refresh()
                .iter()
                .map(|f| format!("{:?}", f.wrong))
                .collect()
        };
        fs::write(&path, format!("{AN} an\n")).unwrap();
        for (place, open, shut, wrong) in [
            (path.as_path(), 0o666, 0o600, "Open"),
            (folder.path(), 0o777, 0o700, "FolderOpen"),
        ] {
            mode(place, open);
            assert_eq!(told(), [wrong]);
            // said once, and the door stays shut
            assert_eq!((told(), file.count()), (Vec::new(), 0));
            mode(place, shut);
            assert_eq!((told(), file.count()), (Vec::new(), 1));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_moment_without_the_file_is_not_its_end() {
        for (error, passes) in [
            // too many files are open
            (io::Error::from_raw_os_error(24), true),
            (io::ErrorKind::TimedOut.into(), true),
            (io::ErrorKind::NotFound.into(), false),
            (io::ErrorKind::PermissionDenied.into(), false),
        ] {
            assert_eq!(Wrong::Io(error).at(Path::new("f"), 0).passes(), passes);
        }
        assert!(!Wrong::Open.at(Path::new("f"), 0).passes());
    }
}
