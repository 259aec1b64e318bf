//! The lines that let somebody in through the system's own sshd: the account, its limits, the key. Pure: nothing is changed anywhere.

use std::fmt::Write as _;

use ssh_key::public::KeyData;
use ssh_key::{HashAlg, PublicKey};

use super::{Role, shown};
use crate::text::{Lang, ssh as text};

/// RSA keys shorter than this are not taken.
const LEAST_RSA_BITS: u32 = 2048;

/// What keys of people begin with.
const KINDS: [&str; 4] = ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"];

/// Why no lines are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Not a public key; what was read, fit to be shown.
    NoKey(String),
    /// A private key, which must never leave its owner.
    Private,
    /// A public key as `PuTTY` writes it to a file.
    Putty,
    /// More than one key.
    Many(usize),
    /// There is something before the key.
    Options,
    /// A kind of key that is not taken.
    Kind(String),
    /// An RSA key of so many bits.
    Weak(u32),
    /// Neither the wish nor the key has a name.
    NoName,
    /// A name that cannot be written down as it is.
    Name(String),
    /// Not the name of an account.
    User(String),
    /// Not the path of a file or folder: the option and what was given.
    Path(&'static str, String),
}

impl Refusal {
    /// One line that says so.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoKey(said) => text::no_key(lang, said),
            Self::Private => text::private_key(lang).to_string(),
            Self::Putty => text::putty_key(lang).to_string(),
            Self::Many(count) => text::many_keys(lang, *count),
            Self::Options => text::key_options(lang).to_string(),
            Self::Kind(kind) => text::key_kind(lang, kind),
            Self::Weak(bits) => text::weak_key(lang, *bits, LEAST_RSA_BITS),
            Self::NoName => text::no_name(lang).to_string(),
            Self::Name(name) => text::bad_name(lang, name),
            Self::User(user) => text::bad_user(lang, user),
            Self::Path(option, path) => text::bad_path(lang, option, path),
        }
    }
}

/// A public key that may be let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Kind and letters, as in a line of keys.
    pub line: String,
    /// What people compare.
    pub fingerprint: String,
    /// What its owner called it.
    pub comment: String,
}

impl Key {
    /// Whether this is meant as a key itself, not as the name of a file.
    pub fn is_one(text: &str) -> bool {
        KINDS.iter().any(|kind| text.trim_start().starts_with(kind))
            && text.trim().contains(char::is_whitespace)
    }

    /// The one key in this text.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let text = text.trim_start_matches('\u{feff}');
        if text.contains("PRIVATE KEY") || text.contains("PuTTY-User-Key-File") {
            return Err(Refusal::Private);
        }
        if text.contains("BEGIN SSH2 PUBLIC KEY") {
            return Err(Refusal::Putty);
        }
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        let line = match lines.as_slice() {
            [line] => *line,
            [] => return Err(Refusal::NoKey(String::new())),
            many => return Err(Refusal::Many(many.len())),
        };
        if !KINDS.iter().any(|kind| line.starts_with(kind)) {
            let later = KINDS.iter().any(|kind| line.contains(&format!(" {kind}")));
            return Err(if later {
                Refusal::Options
            } else {
                Refusal::NoKey(shown(line))
            });
        }
        let key = PublicKey::from_openssh(line).map_err(|_| {
            let kind = line.split_whitespace().next().unwrap_or_default();
            if kind.contains("-cert-") {
                Refusal::Kind(shown(kind))
            } else {
                Refusal::NoKey(shown(line))
            }
        })?;
        match key.key_data() {
            KeyData::Ed25519(_)
            | KeyData::Ecdsa(_)
            | KeyData::SkEd25519(_)
            | KeyData::SkEcdsaSha2NistP256(_) => {}
            KeyData::Rsa(rsa) if rsa.key_size() >= LEAST_RSA_BITS => {}
            KeyData::Rsa(rsa) => return Err(Refusal::Weak(rsa.key_size())),
            _ => return Err(Refusal::Kind(key.algorithm().to_string())),
        }
        let comment = key.comment().as_str_lossy().trim().to_string();
        let line = PublicKey::new(key.key_data().clone(), "")
            .to_openssh()
            .map_err(|_| Refusal::NoKey(shown(line)))?;
        Ok(Self {
            line: line.trim().to_string(),
            fingerprint: key.fingerprint(HashAlg::Sha256).to_string(),
            comment,
        })
    }
}

/// What lines are asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// Whose key it is; otherwise as the key is called.
    pub name: Option<String>,
    /// What the person may do.
    pub role: Role,
    /// The key.
    pub key: Key,
    /// The account that people log in to.
    pub user: String,
    /// Where the program is to be.
    pub program: String,
    /// Where it is now.
    pub program_now: String,
    /// Where the data are.
    pub data: String,
    /// Where it is written down who came.
    pub log: String,
    /// Minutes without a key.
    pub idle: u32,
    /// Further options for the program.
    pub more: Vec<String>,
}

impl Wish {
    /// Where the keys of the account are: not in its own home, so that nobody who comes in can change them.
    fn keys(&self) -> String {
        format!("/etc/ssh/giaoban_keys_{}", self.user)
    }

    /// Where it is written what the account may do.
    fn config(&self) -> String {
        format!("/etc/ssh/sshd_config.d/giaoban-{}.conf", self.user)
    }

    /// Where the visits of an account are written down when nothing is said: each account has a folder of its own.
    pub fn usual_log(user: &str) -> String {
        format!("/var/log/giaoban-{user}/ssh.log")
    }

    /// The name to write down.
    fn name(&self) -> Result<&str, Refusal> {
        let name = self.name.as_deref().map_or(&*self.key.comment, str::trim);
        match name {
            "" => Err(Refusal::NoName),
            name if shown(name) == name => Ok(name),
            name => Err(Refusal::Name(shown(name))),
        }
    }

    /// What sshd runs instead of what the client asks for.
    fn command(&self, role: Role, name: Option<&str>) -> String {
        let idle = self.idle.to_string();
        let mut words = vec![&*self.program, "ssh", "--role", role.code()];
        words.extend(name.into_iter().flat_map(|name| ["--name", name]));
        words.extend(["--data", &self.data, "--log", &self.log, "--idle", &idle]);
        words.extend(self.more.iter().map(String::as_str));
        words.into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// The line of the file of keys.
    pub fn key_line(&self) -> Result<String, Refusal> {
        let name = self.name()?;
        Ok(format!(
            "restrict,pty,command=\"{}\" {} {name}",
            self.command(self.role, Some(name)).replace('"', "\\\""),
            self.key.line
        ))
    }

    /// What the account may do, for the configuration of sshd.
    pub fn block(&self, lang: Lang) -> String {
        let mut out = format!("Match User {}\n", self.user);
        for line in [
            "AuthenticationMethods publickey",
            "PubkeyAuthentication yes",
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            &format!("AuthorizedKeysFile {}", self.keys()),
            "DisableForwarding yes",
            "AllowTcpForwarding no",
            "AllowAgentForwarding no",
            "X11Forwarding no",
            "PermitTunnel no",
            "PermitUserRC no",
            "PermitTTY yes",
            "AcceptEnv LANG LC_* COLORTERM NO_COLOR",
            "MaxAuthTries 3",
            "MaxSessions 4",
            "ClientAliveInterval 60",
            "ClientAliveCountMax 3",
            "LogLevel VERBOSE",
            &format!("# {}", text::newer_sshd(lang)),
            "# UnusedConnectionTimeout 60",
            &format!("# {}", text::force_command(lang)),
            &format!("# ForceCommand {}", self.command(Role::Viewer, None)),
        ] {
            let _ = writeln!(out, "    {line}");
        }
        out
    }

    /// All of it, as a script to read, to copy from or to run; it runs twice as well as once.
    pub fn script(&self, lang: Lang) -> Result<String, Refusal> {
        let name = self.name()?.to_string();
        check_user(&self.user)?;
        for (option, path) in [
            ("--program", &self.program),
            ("--data", &self.data),
            ("--log", &self.log),
        ] {
            check_path(option, path)?;
        }
        let Self {
            user, role, key, ..
        } = self;
        let host = text::host(lang);
        let (program, data, log) = (word(&self.program), word(&self.data), word(&self.log));
        let log_folder = word(self.log.rsplit_once('/').map_or("/", |(folder, _)| {
            if folder.is_empty() { "/" } else { folder }
        }));
        let (keys, config) = (self.keys(), self.config());
        let letters = key.line.split(' ').nth(1).unwrap_or_default();
        let said = format!("{} ({})", role.code(), role.name(Lang::Vi));
        let mut out = String::new();
        let mut part = |head: &str, lines: &str| {
            let _ = writeln!(out, "# {head}\n{lines}");
        };
        part(
            text::setup_head(lang),
            &format!(
                "# {}\n",
                text::setup_person(lang, &name, said, &key.fingerprint)
            ),
        );
        part(
            text::setup_account(lang),
            &format!(
                "id {user} >/dev/null 2>&1 || useradd --system --user-group --create-home --home-dir /var/lib/{user} --shell /bin/sh {user}\n\
                 usermod --password '*' --shell /bin/sh {user}\n\
                 install -d -o {user} -g {user} -m 0700 {log_folder}\n"
            ),
        );
        let copy = if self.program_now == self.program {
            String::new()
        } else {
            format!(
                "install -o root -g root -m 0755 {} {program}\n",
                word(&self.program_now)
            )
        };
        part(
            text::setup_program(lang),
            &format!(
                "{copy}[ -d {data} ] || {{ mkdir -p {data} && rmdir {data} && {program} init {data}; }}\n\
                 chgrp -R {user} {data}\n\
                 find {data} \\( -name nhiem-vu -o -name so-lieu \\) -perm -2020 -prune -o -exec chmod u+rwX,g=rX,o= {{}} +\n"
            ),
        );
        let writes = match role {
            Role::Viewer => None,
            Role::Editor => Some((text::setup_writing(lang), "nhiem-vu")),
            Role::Clerk => Some((text::setup_figures(lang), "so-lieu")),
        };
        if let Some((head, folder)) = writes {
            part(
                head,
                &format!(
                    "for xa in {data}/*/; do install -d -g {user} -m 2770 \"${{xa}}{folder}\"; done\nchmod -R g+w {data}/*/{folder}\n"
                ),
            );
        }
        part(
            text::setup_sshd(lang),
            &format!("cat > {config} <<'EOF'\n{}EOF\n", self.block(lang)),
        );
        part(
            text::setup_key(lang),
            &format!(
                "if grep -qsF '{letters}' {keys}; then\n    echo {} >&2\nelse\n    cat >> {keys} <<'EOF'\n{}\nEOF\nfi\nchown root:root {keys}\nchmod 0644 {keys}\n",
                word(&text::key_there(lang, &keys)),
                self.key_line()?
            ),
        );
        part(
            text::setup_systemd(lang),
            &format!(
                "if [ -d /run/systemd/system ]; then\n    slice=/etc/systemd/system/user-$(id -u {user}).slice.d\n    mkdir -p \"$slice\"\n    \
                 cat > \"$slice/giaoban.conf\" <<'EOF'\n[Slice]\nMemoryMax=4G\nTasksMax=4096\nCPUQuota=200%\nEOF\n    systemctl daemon-reload\nfi\n"
            ),
        );
        part(
            text::setup_reload(lang),
            "/usr/sbin/sshd -t && { systemctl reload ssh 2>/dev/null || systemctl reload sshd 2>/dev/null || kill -HUP \"$(cat /run/sshd.pid)\"; }\n",
        );
        part(
            text::setup_try(lang),
            &format!(
                "#   ssh {user}@{host}\n#   ssh {user}@{host} tra thu ngan sach\n# {} {log}\n",
                text::setup_log(lang)
            ),
        );
        Ok(out)
    }
}

/// A word as a shell reads it back.
fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:=@%+,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_string()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

fn check_user(user: &str) -> Result<(), Refusal> {
    let begins = user.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
    let letters = user
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-');
    // the keeper of the machine comes in by another way
    if begins && letters && user.len() <= 32 && user != "root" {
        Ok(())
    } else {
        Err(Refusal::User(shown(user)))
    }
}

fn check_path(option: &'static str, path: &str) -> Result<(), Refusal> {
    let whole = path.starts_with('/')
        && !path.chars().any(char::is_control)
        && !path.split('/').any(|part| part == "..");
    if whole && !path.trim_matches('/').is_empty() {
        Ok(())
    } else {
        Err(Refusal::Path(option, shown(path)))
    }
}

#[cfg(test)]
mod tests;
