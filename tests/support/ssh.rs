//! The system's own `ssh` client against a server on loopback, with keys made for the test.
#![allow(dead_code)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use std::thread;

use tempfile::TempDir;

use crate::pty::Setup;

/// Whether there is an `ssh` to test with; says so where there is none.
pub fn have_ssh() -> bool {
    let have = Command::new("ssh").arg("-V").stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    if !have {
        eprintln!("skipped: ssh is not installed");
    }
    have
}

/// Makes a key pair with a comment.
pub fn make_key(path: &Path, comment: &str) {
    let made = Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f"]).arg(path).status().unwrap();
    assert!(made.success());
}

fn public(path: &Path) -> String {
    fs::read_to_string(path.with_extension("pub")).unwrap()
}

/// `giaoban serve` on a free port, with a viewer, an editor and a stranger that it does not know.
pub struct Server {
    pub folder: TempDir,
    pub port: u16,
    /// What it said when it was ready.
    pub greeting: String,
    child: Child,
}

impl Server {
    pub fn start() -> Self {
        Self::with(&[])
    }

    pub fn with(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for (name, comment) in [("viewer", "Nguyễn Văn An"), ("editor", "Trần Thị Bình"), ("stranger", "ai do")] {
            make_key(&path(name), comment);
        }
        fs::DirBuilder::new().mode(0o700).create(path("keys")).unwrap();
        let people = format!("{}role=\"editor\" {}", public(&path("viewer")), public(&path("editor")));
        fs::write(path("keys/authorized_keys"), people).unwrap();
        fs::set_permissions(path("keys/authorized_keys"), fs::Permissions::from_mode(0o600)).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_giaoban"))
            .args(["serve", "--listen", "127.0.0.1:0", "--commune", "dong-khe", "--keys"])
            .arg(path("keys"))
            .arg("--log")
            .arg(path("log"))
            .args(arguments)
            .env_clear()
            .env("HOME", folder.path())
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (port, greeting) = read_greeting(child.stderr.take().unwrap());
        let server = Self { folder, port, greeting, child };
        let host = Command::new("ssh-keygen").arg("-y").arg("-f").arg(server.path("keys/host_ed25519")).output().unwrap();
        assert!(host.status.success());
        fs::write(server.path("known_hosts"), format!("[127.0.0.1]:{port} {}", String::from_utf8(host.stdout).unwrap())).unwrap();
        server
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The arguments of `ssh`, up to the host; it asks nothing and believes only the server's key.
    pub fn arguments(&self, who: &str, options: &[&str]) -> Vec<String> {
        let mut all: Vec<String> =
            ["-F", "none", "-p", &self.port.to_string(), "-i", &self.path(who).to_string_lossy()].map(String::from).into();
        let known = format!("UserKnownHostsFile={}", self.path("known_hosts").display());
        for option in [
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "StrictHostKeyChecking=yes",
            "GlobalKnownHostsFile=/dev/null",
            "BatchMode=yes",
            "LogLevel=ERROR",
            &known,
        ] {
            all.extend(["-o".to_string(), option.to_string()]);
        }
        all.extend(options.iter().map(ToString::to_string));
        all.push("xa@127.0.0.1".to_string());
        all
    }

    /// Runs `ssh` to its end without a terminal.
    pub fn ssh(&self, who: &str, options: &[&str], command: &[&str]) -> Output {
        Command::new("ssh").args(self.arguments(who, options)).args(command).stdin(Stdio::null()).output().unwrap()
    }

    /// `ssh` in a terminal.
    pub fn terminal(&self, who: &str, options: &[&str]) -> Setup {
        let arguments = self.arguments(who, options);
        Setup::new("ssh", &arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// `ssh` with a command in a terminal.
    pub fn terminal_with(&self, who: &str, options: &[&str], command: &str) -> Setup {
        let mut arguments = self.arguments(who, options);
        arguments.push(command.to_string());
        Setup::new("ssh", &arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Whether somebody who may gets an answer.
    pub fn serves(&self) -> bool {
        let answer = self.ssh("viewer", &[], &["tra", "thu", "ngan", "sach"]);
        answer.status.code() == Some(0) && String::from_utf8_lossy(&answer.stdout).contains("183,852")
    }

    /// What was written down so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap().success());
    }

    /// Waits for its end; the exit code.
    pub fn end(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// How much memory it has now, in bytes.
    pub fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or_default() * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // a failed test leaves nothing running
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port and the lines up to the one with the number of keys.
fn read_greeting(stderr: ChildStderr) -> (u16, String) {
    let mut lines = BufReader::new(stderr);
    let mut greeting = String::new();
    while !greeting.contains("Khóa được vào") {
        assert!(lines.read_line(&mut greeting).unwrap() > 0, "the server ended: {greeting}");
    }
    // whatever it says later is taken, so that it never waits for us
    thread::spawn(move || lines.read_to_end(&mut Vec::new()));
    let address = greeting.lines().find_map(|line| line.strip_prefix("Đang phục vụ SSH tại ")).unwrap();
    (address.rsplit(':').next().unwrap().parse().unwrap(), greeting)
}
