//! The server's own key: made when there is none, and tried before anybody comes who would find out that it cannot be used.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use russh::keys::ssh_key::{Algorithm, HashAlg, LineEnding};
use russh::keys::{PrivateKey, key::safe_rng};

use super::keys::{Fault, Wrong, read};
use crate::store::write::put_secret;

/// The file of the server's own key, within the folder of keys.
const HOST_KEY: &str = "host_ed25519";

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
            Ok(bytes) => usable(&bytes),
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

/// The key in these bytes, if the server can use it.
fn usable(bytes: &[u8]) -> Result<PrivateKey, Wrong> {
    let Ok(key) = PrivateKey::from_openssh(bytes) else {
        return Err(other_form(&String::from_utf8_lossy(bytes)));
    };
    if key.is_encrypted() {
        return Err(Wrong::HostLocked);
    }
    let kind = key.algorithm();
    let signs = key.sign("giaoban", HashAlg::Sha256, b"").is_ok();
    if matches!(kind, Algorithm::Ed25519 | Algorithm::Ecdsa { .. }) && signs {
        return Ok(key);
    }
    Err(Wrong::HostKind(kind.to_string()))
}

/// What it is, where it is not as OpenSSH writes private keys.
fn other_form(text: &str) -> Wrong {
    let kinds = [
        ("BEGIN RSA", "RSA"),
        ("BEGIN DSA", "DSA"),
        ("BEGIN EC ", "PEM"),
        ("BEGIN PRIVATE KEY", "PEM"),
        ("PuTTY-User-Key-File", "PuTTY"),
    ];
    if text.contains("ENCRYPTED") {
        return Wrong::HostLocked;
    }
    let found = kinds.iter().find(|(begin, _)| text.contains(begin));
    found.map_or(Wrong::NoHostKey, |(_, kind)| {
        Wrong::HostKind((*kind).to_string())
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_such_key_is_named() {
        for (text, expect) in [
            ("-----BEGIN RSA PRIVATE KEY-----\nMII", "HostKind(\"RSA\")"),
            (
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n",
                "HostLocked",
            ),
            ("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII", "HostLocked"),
            ("-----BEGIN PRIVATE KEY-----\nMII", "HostKind(\"PEM\")"),
            (
                "PuTTY-User-Key-File-3: ssh-ed25519\n",
                "HostKind(\"PuTTY\")",
            ),
            ("ssh-ed25519 AAAA x", "NoHostKey"),
            ("", "NoHostKey"),
        ] {
            let wrong = usable(text.as_bytes()).unwrap_err();
            assert_eq!(format!("{wrong:?}"), expect, "{text}");
        }
    }

    #[test]
    fn keys_that_sign_are_taken() {
        use russh::keys::ssh_key::EcdsaCurve;
        let kinds = [
            Algorithm::Ed25519,
            Algorithm::Ecdsa {
                curve: EcdsaCurve::NistP256,
            },
            Algorithm::Ecdsa {
                curve: EcdsaCurve::NistP521,
            },
        ];
        for kind in kinds {
            let key = PrivateKey::random(&mut safe_rng(), kind).unwrap();
            let text = key.to_openssh(LineEnding::LF).unwrap();
            assert!(usable(text.as_bytes()).is_ok());
            let locked = key.encrypt(&mut safe_rng(), "x").unwrap();
            let text = locked.to_openssh(LineEnding::LF).unwrap();
            assert!(matches!(usable(text.as_bytes()), Err(Wrong::HostLocked)));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("a/b");
        let made = HostKey::open(&keys).unwrap();
        let path = keys.join(HOST_KEY);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(&keys)), (0o600, 0o700));
        assert_eq!(
            HostKey::open(&keys).unwrap().fingerprint(),
            made.fingerprint()
        );
        fs::set_permissions(&path, PermissionsExt::from_mode(0o644)).unwrap();
        let open = HostKey::open(&keys).unwrap_err();
        assert!(open.to_string().ends_with(":0:Open"), "{open}");
    }
}
