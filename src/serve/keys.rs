//! The server's own key, and the keys of the people: lines as OpenSSH writes them, with a role.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use russh::keys::ssh_key::{Algorithm, HashAlg, LineEnding, public::KeyData};
use russh::keys::{PrivateKey, PublicKey, key::safe_rng};

use crate::remote::{Role, shown};
use crate::store::open;
use crate::store::write::put_secret;
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
enum Wrong {
    /// The file cannot be read or written.
    Io(io::Error),
    /// Others than its owner may read or write it.
    Open,
    /// It is larger than any such file.
    Large,
    NoHostKey,
    /// A line is no key.
    NoKey,
    /// A line has a kind of key that is not taken.
    Kind(String),
    /// A line has an option that is not taken.
    Option(String),
    /// A line has a role that there is not.
    Role(String),
}

impl From<io::Error> for Wrong {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Wrong {
    fn at(self, file: &Path, line: usize) -> Fault {
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
            Wrong::Large => text::too_large(lang, file),
            Wrong::NoHostKey => text::no_host_key(lang, file),
            Wrong::NoKey => text::no_key(lang, file, line),
            Wrong::Kind(kind) => text::bad_kind(lang, file, line, kind),
            Wrong::Option(option) => text::bad_option(lang, file, line, option),
            Wrong::Role(role) => text::bad_role(lang, file, line, role),
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
        let key = match read(&path, true) {
            Ok(text) => PrivateKey::from_openssh(&text).map_err(|_| Wrong::NoHostKey),
            Err(Wrong::Io(error)) if error.kind() == io::ErrorKind::NotFound => make(folder, &path),
            Err(wrong) => Err(wrong),
        };
        key.map(Self).map_err(|wrong| wrong.at(&path, 0))
    }

    /// What people compare at their first login.
    pub fn fingerprint(&self) -> String {
        self.0.public_key().fingerprint(HashAlg::Sha256).to_string()
    }
}

fn make(folder: &Path, path: &Path) -> Result<PrivateKey, Wrong> {
    let key = PrivateKey::random(&mut safe_rng(), Algorithm::Ed25519);
    let key = key.map_err(|_| Wrong::NoHostKey)?;
    let text = key.to_openssh(LineEnding::LF);
    let text = text.map_err(|_| Wrong::NoHostKey)?;
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    put_secret(path, text.as_bytes())?;
    Ok(key)
}

/// A file of keys, unless others could have changed it or, where it is secret, read it.
fn read(path: &Path, secret: bool) -> Result<String, Wrong> {
    let (file, about) = open::read(path)?;
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&about.permissions())
        & if secret { 0o077 } else { 0o022 }
        != 0
    {
        return Err(Wrong::Open);
    }
    #[cfg(not(unix))]
    let _ = secret;
    if about.len() > MOST_BYTES {
        return Err(Wrong::Large);
    }
    let mut text = String::new();
    file.take(MOST_BYTES).read_to_string(&mut text)?;
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

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many people may come in, as last read.
    pub fn count(&self) -> usize {
        self.known().people.len()
    }

    /// Reads the file again if it has changed, and gives what is wrong with it then. While it cannot be read, nobody may come in.
    pub fn refresh(&self) -> Vec<Fault> {
        let about = fs::metadata(&self.path).ok();
        let stamp: Stamp = about.and_then(|about| Some((about.modified().ok()?, about.len())));
        let mut known = self.known();
        if known.stamp == Some(stamp) {
            return Vec::new();
        }
        known.stamp = Some(stamp);
        let (people, faults) = match read(&self.path, false) {
            Ok(text) => parse(&self.path, &text),
            Err(wrong) => (Vec::new(), vec![wrong.at(&self.path, 0)]),
        };
        if known.people != people {
            known.people = people;
            known.generation += 1;
        }
        faults
    }

    /// Reads the file again if it has changed and nobody seems to be writing it.
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

    /// Reads the file again in any case.
    pub fn reread(&self) -> Vec<Fault> {
        self.known().stamp = None;
        self.refresh()
    }

    /// Whose key this is.
    pub fn person(&self, key: &KeyData) -> Option<Person> {
        let known = self.known();
        let (_, person) = known.people.iter().find(|(data, _)| data == key)?;
        Some(person.clone())
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
        match entry(line) {
            Ok(entry) => people.push(entry),
            Err(wrong) => faults.push(wrong.at(path, number)),
        }
    }
    (people, faults)
}

fn entry(line: &str) -> Result<(KeyData, Person), Wrong> {
    let kinds = ["ssh-", "ecdsa-", "sk-"];
    let (mut rest, key) = if kinds.iter().any(|kind| line.starts_with(kind)) {
        ("", line)
    } else {
        cut(line, ' ').ok_or(Wrong::NoKey)?
    };
    let mut role = Role::Viewer;
    while !rest.is_empty() {
        let (option, after) = cut(rest, ',').unwrap_or((rest, ""));
        rest = after;
        let is = |known: &&str| known.eq_ignore_ascii_case(option);
        match option.split_once('=') {
            Some((name, value)) if name.eq_ignore_ascii_case("role") => {
                let value = value.trim_matches('"');
                role = Role::read(value).ok_or_else(|| Wrong::Role(shown(value)))?;
            }
            None if HARMLESS.iter().any(is) => {}
            _ => return Err(Wrong::Option(shown(option))),
        }
    }
    let key = PublicKey::from_openssh(key.trim()).map_err(|_| Wrong::NoKey)?;
    if !matches!(
        key.algorithm(),
        Algorithm::Ed25519 | Algorithm::Ecdsa { .. }
    ) {
        return Err(Wrong::Kind(key.algorithm().to_string()));
    }
    let mut name = shown(key.comment().as_str_lossy().trim());
    if name.is_empty() {
        name = key.fingerprint(HashAlg::Sha256).to_string();
    }
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

    fn read_line(line: &str) -> Result<Person, Wrong> {
        entry(line).map(|(_, person)| person)
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
            matches!(read_line(&format!("role=\"root\" {AN}")), Err(Wrong::Role(role)) if role == "root")
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
        assert!(matches!(read_line("ssh-ed25519 AAAA"), Err(Wrong::NoKey)));
        assert!(matches!(read_line("hello"), Err(Wrong::NoKey)));
        assert!(read_line(RSA).is_err());
        assert!(read_line("role=\"editor").is_err());
    }

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
        assert!(matches!(
            HostKey::open(&keys),
            Err(Fault {
                wrong: Wrong::Open,
                ..
            })
        ));
        let people = keys.join(AUTHORIZED);
        fs::write(&people, format!("{AN} an\n")).unwrap();
        fs::set_permissions(&people, PermissionsExt::from_mode(0o666)).unwrap();
        let file = KeyFile::new(people);
        assert!(matches!(
            file.refresh()[..],
            [Fault {
                wrong: Wrong::Open,
                ..
            }]
        ));
        assert_eq!(file.count(), 0);
    }
}
