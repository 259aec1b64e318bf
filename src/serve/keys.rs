//! The server's own key, and the keys of the people: lines as OpenSSH writes them, with a role.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use russh::keys::ssh_key::{Algorithm, HashAlg, LineEnding, public::KeyData};
use russh::keys::{PrivateKey, PublicKey, key::safe_rng};

use crate::remote::{Role, shown};
use crate::text::{Lang, serve as text};

/// The file of the server's own key, within the folder of keys.
const HOST_KEY: &str = "host_ed25519";

/// The file of the people's keys, within the folder of keys.
pub const AUTHORIZED: &str = "authorized_keys";

/// No file of keys is nearly this large.
const MOST_BYTES: u64 = 1 << 20;

/// A file that was written so long ago is whole.
const SETTLED: Duration = Duration::from_secs(1);

/// Options that only take away what nobody has here.
const HARMLESS: [&str; 10] = [
    "restrict",
    "pty",
    "no-pty",
    "no-port-forwarding",
    "no-agent-forwarding",
    "no-x11-forwarding",
    "no-user-rc",
    "port-forwarding",
    "agent-forwarding",
    "x11-forwarding",
];

/// Why a key or a file of keys is not used.
#[derive(Debug)]
pub enum Fault {
    /// The file cannot be read or written.
    Io(PathBuf, io::Error),
    /// Others than its owner may read or write it.
    Open(PathBuf),
    /// It is larger than any such file.
    Large(PathBuf),
    /// The server's own key is not one.
    NoHostKey(PathBuf),
    /// A line is no key.
    NoKey(PathBuf, usize),
    /// A line has a kind of key that is not taken.
    Kind(PathBuf, usize, String),
    /// A line has an option that is not taken.
    Option(PathBuf, usize, String),
    /// A line has a role that there is not.
    Role(PathBuf, usize, String),
}

impl Fault {
    /// One line that says so.
    pub fn message(&self, lang: Lang, reason: impl Fn(&io::Error) -> String) -> String {
        let name = |path: &Path| path.to_string_lossy().into_owned();
        match self {
            Self::Io(path, error) => text::unreadable(lang, name(path), reason(error)),
            Self::Open(path) => text::too_open(lang, name(path)),
            Self::Large(path) => text::too_large(lang, name(path)),
            Self::NoHostKey(path) => text::no_host_key(lang, name(path)),
            Self::NoKey(path, line) => text::no_key(lang, name(path), *line),
            Self::Kind(path, line, kind) => text::bad_kind(lang, &name(path), *line, kind),
            Self::Option(path, line, option) => text::bad_option(lang, name(path), *line, option),
            Self::Role(path, line, role) => text::bad_role(lang, name(path), *line, role),
        }
    }
}

/// The server's own key.
#[derive(Clone)]
pub struct HostKey(pub(super) PrivateKey);

impl fmt::Debug for HostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fingerprint())
    }
}

impl HostKey {
    /// The key of this folder; made when there is none yet.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let path = folder.join(HOST_KEY);
        match read(&path, true) {
            Ok(text) => PrivateKey::from_openssh(&text)
                .map(Self)
                .map_err(|_| Fault::NoHostKey(path)),
            Err(Fault::Io(_, error)) if error.kind() == io::ErrorKind::NotFound => {
                Self::make(folder, path)
            }
            Err(fault) => Err(fault),
        }
    }

    fn make(folder: &Path, path: PathBuf) -> Result<Self, Fault> {
        let key = PrivateKey::random(&mut safe_rng(), Algorithm::Ed25519)
            .map_err(|_| Fault::NoHostKey(path.clone()))?;
        let text = key
            .to_openssh(LineEnding::LF)
            .map_err(|_| Fault::NoHostKey(path.clone()))?;
        let written = make_folder(folder)
            .and_then(|()| private_file(&path))
            .and_then(|mut file| {
                file.write_all(text.as_bytes())
                    .and_then(|()| file.sync_all())
            });
        match written {
            Ok(()) => Ok(Self(key)),
            Err(error) => Err(Fault::Io(path, error)),
        }
    }

    /// What people compare at their first login.
    pub fn fingerprint(&self) -> String {
        self.0.public_key().fingerprint(HashAlg::Sha256).to_string()
    }
}

#[cfg(unix)]
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// A new file that only its owner reads.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file of keys, unless others could have changed it or, where it is secret, read it.
fn read(path: &Path, secret: bool) -> Result<String, Fault> {
    let fail = |error| Fault::Io(path.into(), error);
    let file = File::open(path).map_err(fail)?;
    let about = file.metadata().map_err(fail)?;
    if !about.is_file() {
        return Err(fail(io::ErrorKind::InvalidInput.into()));
    }
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&about.permissions())
        & if secret { 0o077 } else { 0o022 }
        != 0
    {
        return Err(Fault::Open(path.into()));
    }
    #[cfg(not(unix))]
    let _ = secret;
    if about.len() > MOST_BYTES {
        return Err(Fault::Large(path.into()));
    }
    let mut text = String::new();
    file.take(MOST_BYTES)
        .read_to_string(&mut text)
        .map_err(fail)?;
    Ok(text)
}

/// Somebody who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The comment of the key, fit to be shown; its fingerprint where it has none.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

/// The keys of the people. The file is read again when it has changed.
#[derive(Debug)]
pub struct KeyFile {
    path: PathBuf,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    stamp: Option<Stamp>,
    people: Vec<(KeyData, Person)>,
    /// Counts how often the people were others than before.
    generation: u64,
}

/// What tells one state of a file from the next.
type Stamp = Option<(SystemTime, u64)>;

impl KeyFile {
    /// The keys in this file; nothing is read yet.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            known: Mutex::default(),
        }
    }

    /// Where they are.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many people may come in, as last read.
    pub fn count(&self) -> usize {
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .people
            .len()
    }

    /// Reads the file again if it has changed, and gives what is wrong with it then. While it cannot be read, nobody may come in.
    pub fn refresh(&self) -> Vec<Fault> {
        let stamp: Stamp = fs::metadata(&self.path)
            .ok()
            .and_then(|about| Some((about.modified().ok()?, about.len())));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.stamp == Some(stamp) {
            return Vec::new();
        }
        known.stamp = Some(stamp);
        let (people, faults) = match read(&self.path, false) {
            Ok(text) => parse(&self.path, &text),
            Err(fault) => (Vec::new(), vec![fault]),
        };
        if known.people != people {
            known.people = people;
            known.generation += 1;
        }
        faults
    }

    /// Reads the file again if it has changed and nobody seems to be writing it.
    pub fn refresh_settled(&self) -> Vec<Fault> {
        let age = fs::metadata(&self.path)
            .and_then(|about| about.modified())
            .ok()
            .and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age < SETTLED) {
            Vec::new()
        } else {
            self.refresh()
        }
    }

    /// Counts how often other people may come in than before.
    pub fn generation(&self) -> u64 {
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .generation
    }

    /// Reads the file again in any case.
    pub fn reread(&self) -> Vec<Fault> {
        self.known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .stamp = None;
        self.refresh()
    }

    /// Whose key this is.
    pub fn person(&self, key: &KeyData) -> Option<Person> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .people
            .iter()
            .find(|(data, _)| data == key)
            .map(|(_, person)| person.clone())
    }
}

/// The people of a file and what is wrong in it. A line that is not understood whole lets nobody in.
fn parse(path: &Path, text: &str) -> (Vec<(KeyData, Person)>, Vec<Fault>) {
    let (mut people, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match entry(path, number, line) {
            Ok(entry) => people.push(entry),
            Err(fault) => faults.push(fault),
        }
    }
    (people, faults)
}

fn entry(path: &Path, number: usize, line: &str) -> Result<(KeyData, Person), Fault> {
    let path = || path.to_path_buf();
    let begins_with_key = ["ssh-", "ecdsa-", "sk-"]
        .iter()
        .any(|kind| line.starts_with(kind));
    let (options, key) = if begins_with_key {
        ("", line)
    } else {
        cut(line, ' ').ok_or_else(|| Fault::NoKey(path(), number))?
    };
    let mut role = Role::Viewer;
    let mut rest = options;
    while !rest.is_empty() {
        let (option, after) = cut(rest, ',').unwrap_or((rest, ""));
        rest = after;
        match option.split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case("role") => {
                let value = value.trim_matches('"');
                role =
                    Role::read(value).ok_or_else(|| Fault::Role(path(), number, shown(value)))?;
            }
            None if HARMLESS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(option)) => {}
            _ => return Err(Fault::Option(path(), number, shown(option))),
        }
    }
    let key = PublicKey::from_openssh(key.trim()).map_err(|_| Fault::NoKey(path(), number))?;
    if !matches!(
        key.algorithm(),
        Algorithm::Ed25519 | Algorithm::Ecdsa { .. }
    ) {
        return Err(Fault::Kind(path(), number, key.algorithm().to_string()));
    }
    let comment = shown(key.comment().as_str_lossy().trim());
    let name = if comment.is_empty() {
        key.fingerprint(HashAlg::Sha256).to_string()
    } else {
        comment
    };
    Ok((key.key_data().clone(), Person { name, role }))
}

/// Cuts at the first such sign outside of quotes.
fn cut(text: &str, at: char) -> Option<(&str, &str)> {
    let mut quoted = false;
    let place = text.char_indices().find_map(|(place, sign)| {
        quoted ^= sign == '"';
        (sign == at && !quoted).then_some(place)
    })?;
    Some((
        text.get(..place)?,
        text.get(place + at.len_utf8()..)?.trim_start(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AN: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ";
    const RSA: &str = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7 x";

    fn read_line(line: &str) -> Result<Person, Fault> {
        entry(Path::new("k"), 1, line).map(|(_, person)| person)
    }

    fn check(line: &str, name: &str, role: Role) {
        assert_eq!(
            read_line(line).unwrap(),
            Person {
                name: name.into(),
                role
            },
            "{line}"
        );
    }

    #[test]
    fn lines_have_a_name_and_a_role() {
        check(
            &format!("{AN} Nguyễn Văn An"),
            "Nguyễn Văn An",
            Role::Viewer,
        );
        check(
            &format!("role=\"editor\" {AN} an@xa"),
            "an@xa",
            Role::Editor,
        );
        check(
            &format!("restrict,pty,role=\"ghi\" {AN} an"),
            "an",
            Role::Editor,
        );
        check(&format!("ROLE=viewer {AN} an"), "an", Role::Viewer);
        check(
            &format!("role=\"xem\"   {AN} \x1b[31man"),
            "?[31man",
            Role::Viewer,
        );
        assert!(read_line(AN).unwrap().name.starts_with("SHA256:"));
    }

    #[test]
    fn what_is_not_understood_lets_nobody_in() {
        assert!(
            matches!(read_line(&format!("role=\"root\" {AN}")), Err(Fault::Role(_, 1, role)) if role == "root")
        );
        for option in [
            "from=\"10.0.0.0/8\"",
            "command=\"/bin/sh\"",
            "expiry-time=\"20260101\"",
            "cert-authority",
            "x y",
        ] {
            assert!(
                read_line(&format!("{option},role=\"editor\" {AN}")).is_err(),
                "{option}"
            );
        }
        assert!(matches!(
            read_line("ssh-ed25519 AAAA"),
            Err(Fault::NoKey(..))
        ));
        assert!(matches!(read_line("hello"), Err(Fault::NoKey(..))));
        assert!(read_line(RSA).is_err());
        assert!(read_line("role=\"editor").is_err());
    }

    #[test]
    fn a_file_is_read_again_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(AUTHORIZED);
        let file = KeyFile::new(path.clone());
        assert!(matches!(file.refresh()[..], [Fault::Io(..)]));
        let write = |text: &str| {
            fs::write(&path, text).unwrap();
            #[cfg(unix)]
            fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
                .unwrap();
        };
        write(&format!("# people\n\n{AN} an\nbad\n"));
        assert!(matches!(file.refresh()[..], [Fault::NoKey(_, 4)]));
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
    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("a/b");
        let made = HostKey::open(&keys).unwrap();
        let path = keys.join(HOST_KEY);
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            fs::metadata(&keys).unwrap().permissions().mode() & 0o777,
            0o700
        );
        assert_eq!(
            HostKey::open(&keys).unwrap().fingerprint(),
            made.fingerprint()
        );
        fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        assert!(matches!(HostKey::open(&keys), Err(Fault::Open(_))));
        let people = keys.join(AUTHORIZED);
        fs::write(&people, format!("{AN} an\n")).unwrap();
        fs::set_permissions(&people, PermissionsExt::from_mode(0o666)).unwrap();
        let file = KeyFile::new(people);
        assert!(matches!(file.refresh()[..], [Fault::Open(_)]));
        assert_eq!(file.count(), 0);
    }
}
