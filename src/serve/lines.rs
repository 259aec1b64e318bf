//! The lines of the file of people's keys, as OpenSSH writes them, with a role. A line that is not understood whole lets nobody in and
//! says why; the others count.

use std::collections::HashMap;
use std::path::Path;

use russh::keys::PublicKey;
use russh::keys::ssh_key::{Algorithm, HashAlg, public::KeyData};

use super::keys::{Fault, Person, Wrong};
use crate::remote::{Role, shown};

/// No more faults of one file are told; of the rest, how many.
const MOST_FAULTS: usize = 20;

/// What the kind of a key begins with.
const KINDS: [&str; 3] = ["ssh-", "ecdsa-", "sk-"];

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

/// The people of a file, and what is wrong in it.
pub fn parse(path: &Path, bytes: &[u8]) -> (Vec<(KeyData, Person)>, Vec<Fault>) {
    let (mut people, mut faults) = (Vec::new(), Vec::new());
    let mut seen = HashMap::new();
    let mut reader = Reader::default();
    for (number, line) in (1..).zip(lines(bytes)) {
        let read = match reader.read(line) {
            Ok(None) => continue,
            Ok(Some((key, person))) => match seen.get(&key) {
                Some(first) => Err(Wrong::Twice(*first)),
                None => Ok((key, person)),
            },
            Err(wrong) => Err(wrong),
        };
        match read {
            Ok((key, person)) => {
                seen.insert(key.clone(), number);
                people.push((key, person));
            }
            Err(wrong) => faults.push(wrong.at(path, number)),
        }
    }
    let more = faults.len().saturating_sub(MOST_FAULTS);
    if more > 0 {
        faults.truncate(MOST_FAULTS);
        faults.push(Wrong::More(more).at(path, 0));
    }
    (people, faults)
}

/// Lines that end as they do in Unix, Windows or old Mac systems.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.split(|b| *b == b'\n').flat_map(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.split(|b| *b == b'\r')
    })
}

/// Reads line by line, and remembers what it is in the midst of.
#[derive(Default)]
struct Reader {
    /// Within a block of several lines that is no line of OpenSSH's.
    in_block: bool,
    /// Text of two bytes a letter was told of.
    wide: bool,
}

impl Reader {
    /// Who a line lets in; `None` where it says nothing.
    fn read(&mut self, line: &[u8]) -> Result<Option<(KeyData, Person)>, Wrong> {
        let is_wide =
            line.contains(&0) || line.starts_with(b"\xff\xfe") || line.starts_with(b"\xfe\xff");
        if is_wide {
            // once: every line of it is the same
            return if std::mem::replace(&mut self.wide, true) {
                Ok(None)
            } else {
                Err(Wrong::Utf16)
            };
        }
        let Ok(line) = std::str::from_utf8(line) else {
            return Err(Wrong::NotUtf8);
        };
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        if let Some(wrong) = block(line) {
            self.in_block = true;
            return Err(wrong);
        }
        match entry(line) {
            Ok(entry) => {
                self.in_block = false;
                Ok(Some(entry))
            }
            Err(_) if self.in_block => {
                let ends = line.starts_with("Private-MAC")
                    || (line.starts_with("----") && line.contains("END"));
                self.in_block = !ends;
                Ok(None)
            }
            Err(wrong) => Err(odd_sign(line).map_or(wrong, Wrong::Sign)),
        }
    }
}

/// What begins here, where it is a block of several lines.
fn block(line: &str) -> Option<Wrong> {
    let begins = line.starts_with("----") && line.contains("BEGIN");
    if line.starts_with("PuTTY-User-Key-File") || begins && line.contains("PRIVATE") {
        Some(Wrong::Private)
    } else if begins {
        Some(Wrong::Ssh2)
    } else {
        None
    }
}

/// The first sign before the comment that only looks like one of those that stand there: curly quotes, wide spaces.
fn odd_sign(line: &str) -> Option<char> {
    let mut words = line.split_ascii_whitespace();
    let kind = words.find(|word| KINDS.iter().any(|kind| word.starts_with(kind)));
    let last = kind.and_then(|kind| words.next().or(Some(kind)));
    let end = last.map(|last| last.as_ptr().addr() - line.as_ptr().addr() + last.len());
    let before = line.get(..end.unwrap_or(line.len()))?;
    before.chars().find(|sign| !sign.is_ascii())
}

/// One line: options, key, comment.
fn entry(line: &str) -> Result<(KeyData, Person), Wrong> {
    let (mut rest, key) = if KINDS.iter().any(|kind| line.starts_with(kind)) {
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
    use super::super::samples::{AN, BINH};
    use super::*;

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

    /// Names of those let in, and the lines that are not understood.
    #[track_caller]
    fn check_file(bytes: &[u8], names: &[&str], faults: &str) {
        let (people, found) = parse(Path::new("f"), bytes);
        let people: Vec<&str> = people.iter().map(|(_, p)| p.name.as_str()).collect();
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!((people.as_slice(), found.join(" ")), (names, faults.into()));
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
    fn a_line_is_refused_and_not_the_file() {
        let file =
            |line: &[u8]| [b"# people\r\n\r\n", line, b"\r\n", BINH.as_bytes(), b" b"].concat();
        for (line, fault) in [
            (&b"hello"[..], "f:3:NoKey"),
            (RSA.as_bytes(), "f:3:NoKey"),
            (format!("{AN} Nguy\u{1ec5}n").as_bytes(), ""),
            // a comment in an old encoding
            (&[AN.as_bytes(), b" Nguy\xe3n"].concat(), "f:3:NotUtf8"),
            (
                format!("role=\u{201c}editor\u{201d} {AN} a").as_bytes(),
                "f:3:Sign('\u{201c}')",
            ),
            (
                format!("{} a\u{e0}", AN.replace(' ', "\u{a0}")).as_bytes(),
                "f:3:Sign('\u{a0}')",
            ),
            // the comment may have any
            (
                format!("nope {AN} \u{201c}a\u{201d}").as_bytes(),
                "f:3:Option(\"nope\")",
            ),
        ] {
            let (people, found) = parse(Path::new("f"), &file(line));
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!(found.join(" ").replace("\\u{a0}", "\u{a0}"), fault);
            assert_eq!(people.len(), 1 + usize::from(fault.is_empty()));
            assert_eq!(people.last().unwrap().1.name, "b");
        }
    }

    #[test]
    fn what_other_programs_save_is_named() {
        // of PuTTYgen: saved, not copied from its box
        let ssh2 = "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"ed25519-key-20260101\"\nAAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9O\nIeZJ\n---- END SSH2 PUBLIC KEY ----\n";
        check_file(
            format!("{ssh2}hello\n{BINH} b\n").as_bytes(),
            &["b"],
            "f:1:Ssh2 f:6:NoKey",
        );
        // one that was cut off takes no line after it along
        let cut = ssh2.replace("---- END SSH2 PUBLIC KEY ----\n", "");
        check_file(format!("{cut}{BINH} b\n").as_bytes(), &["b"], "f:1:Ssh2");
        for private in [
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPublic-Lines: 1\nAAAA\nPrivate-Lines: 1\nAAAA\nPrivate-MAC: 12\n",
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END OPENSSH PRIVATE KEY-----\n",
        ] {
            check_file(
                format!("{private}{BINH} b\n").as_bytes(),
                &["b"],
                "f:1:Private",
            );
        }
        // of PowerShell, which adds two bytes a letter to a file of one
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let whole = [
            b"\xff\xfe".to_vec(),
            wide(&format!("{AN} a\r\n{BINH} b\r\n")),
        ]
        .concat();
        check_file(&whole, &[], "f:1:Utf16");
        let added = [
            format!("{BINH} b\n").into_bytes(),
            wide(&format!("{AN} a\r\n")),
        ]
        .concat();
        check_file(&added, &["b"], "f:2:Utf16");
        // line ends of old
        check_file(format!("{AN} a\r{BINH} b\r").as_bytes(), &["a", "b"], "");
        check_file(format!("\u{feff}{AN} a\n").as_bytes(), &["a"], "");
    }

    #[test]
    fn a_key_counts_once_and_the_other_line_is_told() {
        let file = format!("{AN} a\n\nrole=\"editor\" {AN} a\n{BINH} b\n");
        let (people, _) = parse(Path::new("f"), file.as_bytes());
        assert_eq!(people[0].1.role, Role::Viewer);
        check_file(file.as_bytes(), &["a", "b"], "f:3:Twice(1)");
    }

    #[test]
    fn no_more_is_told_than_is_read() {
        let (_, faults) = parse(Path::new("f"), "x\n".repeat(1000).as_bytes());
        assert_eq!(faults.len(), 21);
        assert_eq!(faults[20].to_string(), "f:0:More(980)");
    }
}
