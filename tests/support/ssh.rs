//! The system's own `ssh` client against a server on loopback, with keys made for the test.
#![allow(dead_code)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::ops::Deref;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::pty::{Pty, Setup};

/// Whether there is an `ssh` to test with; says so where there is none.
pub fn have_ssh() -> bool {
    let have = Command::new("ssh")
        .arg("-V")
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success());
    if !have {
        eprintln!("skipped: ssh is not installed");
    }
    have
}

/// Makes a key pair with a comment.
pub fn make_key(path: &Path, comment: &str) {
    let made = Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f"])
        .arg(path)
        .status()
        .unwrap();
    assert!(made.success());
}

/// What a command said.
pub fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// What a command complained of.
pub fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// All that meetings of xã Đông Khê have written down in this data folder.
pub fn records(data: &Path) -> String {
    let files = fs::read_dir(data.join("dong-khe/nhiem-vu"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let records = files.filter(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("giao-ban-"))
    });
    records
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// A clerk at the first screen takes no conclusion, and types a figure, which is saved.
pub fn type_a_figure(terminal: &mut Pty) {
    terminal.send("K");
    terminal.wait_for("Vai trò clerk chỉ nhập số liệu");
    terminal.send("2");
    terminal.wait_for("▾ ");
    terminal.send("\x1bOQ");
    terminal.wait_for("NHẬP SỐ LIỆU");
    terminal.send("12.200\r");
    terminal.wait_for("1 số chưa lưu");
    terminal.send("\x13");
    terminal.wait_gone("1 số chưa lưu");
}

fn public(path: &Path) -> String {
    fs::read_to_string(path.with_extension("pub")).unwrap()
}

/// The people of a test: a viewer, an editor and a stranger, with keys in a folder of their own.
pub struct People {
    pub folder: TempDir,
    /// The account that they log in to.
    pub user: String,
    pub port: u16,
}

impl People {
    pub fn new(user: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, comment) in [
            ("viewer", "Nguyễn Văn An"),
            ("editor", "Trần Thị Bình"),
            ("stranger", "ai do"),
        ] {
            make_key(&folder.path().join(name), comment);
        }
        Self {
            folder,
            user: user.to_string(),
            port: 0,
        }
    }

    /// The server is at this port and has this private key.
    pub fn meet(&mut self, port: u16, host_key: &Path) {
        let host = Command::new("ssh-keygen")
            .arg("-y")
            .arg("-f")
            .arg(host_key)
            .output()
            .unwrap();
        assert!(host.status.success());
        self.port = port;
        fs::write(
            self.path("known_hosts"),
            format!(
                "[127.0.0.1]:{port} {}",
                String::from_utf8(host.stdout).unwrap()
            ),
        )
        .unwrap();
    }

    pub fn public(&self, who: &str) -> String {
        public(&self.path(who))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The arguments of `ssh`, up to the host; it asks nothing and believes only the server's key.
    pub fn arguments(&self, who: &str, options: &[&str]) -> Vec<String> {
        let mut all: Vec<String> = [
            "-F",
            "none",
            "-p",
            &self.port.to_string(),
            "-i",
            &self.path(who).to_string_lossy(),
        ]
        .map(String::from)
        .into();
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
        all.push(format!("{}@127.0.0.1", self.user));
        all
    }

    /// Runs `ssh` to its end without a terminal.
    pub fn ssh(&self, who: &str, options: &[&str], command: &[&str]) -> Output {
        Command::new("ssh")
            .args(self.arguments(who, options))
            .args(command)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// `ssh` in a terminal.
    pub fn terminal(&self, who: &str, options: &[&str]) -> Setup {
        let arguments = self.arguments(who, options);
        Setup::new(
            "ssh",
            &arguments.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    }

    /// `ssh` with a command in a terminal.
    pub fn terminal_with(&self, who: &str, options: &[&str], command: &str) -> Setup {
        let mut arguments = self.arguments(who, options);
        arguments.push(command.to_string());
        Setup::new(
            "ssh",
            &arguments.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    }

    /// Whether somebody who may gets an answer.
    pub fn serves(&self) -> bool {
        let answer = self.ssh("viewer", &[], &["tra", "thu", "ngan", "sach"]);
        answer.status.code() == Some(0)
            && String::from_utf8_lossy(&answer.stdout).contains("183,852")
    }

    /// What was written down so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.path("log")).unwrap_or_default()
    }

    /// Waits until the log says so; the time only guards against a server that never does.
    pub fn wait_log(&self, text: &str) {
        let start = Instant::now();
        while !self.log().contains(text) {
            assert!(
                start.elapsed() < Duration::from_secs(60),
                "not in the log: {text}\n{}",
                self.log()
            );
            thread::sleep(Duration::from_millis(10));
        }
    }
}

/// `giaoban serve` on a free port, with a viewer, an editor and a stranger that it does not know.
pub struct Server {
    people: People,
    /// What it said when it was ready.
    pub greeting: String,
    child: Child,
}

impl Deref for Server {
    type Target = People;

    fn deref(&self) -> &People {
        &self.people
    }
}

impl Server {
    pub fn start() -> Self {
        Self::with(&[])
    }

    pub fn with(arguments: &[&str]) -> Self {
        Self::in_zone(arguments, "UTC")
    }

    pub fn in_zone(arguments: &[&str], zone: &str) -> Self {
        Self::run(&[], arguments, zone)
    }

    /// One that is started after something else was done in its shell.
    pub fn after(script: &str) -> Self {
        let script = format!("{script} && exec \"$@\"");
        Self::run(&["/bin/sh", "-c", &script, "sh"], &[], "UTC")
    }

    /// Started by way of another program, if any.
    fn run(by: &[&str], arguments: &[&str], zone: &str) -> Self {
        let mut people = People::new("xa");
        let path = |name: &str| people.path(name);
        fs::DirBuilder::new()
            .mode(0o700)
            .create(path("keys"))
            .unwrap();
        let lines = format!(
            "{}role=\"editor\" {}",
            people.public("viewer"),
            people.public("editor")
        );
        fs::write(path("keys/authorized_keys"), lines).unwrap();
        fs::set_permissions(
            path("keys/authorized_keys"),
            fs::Permissions::from_mode(0o600),
        )
        .unwrap();
        let program: Vec<&str> = by
            .iter()
            .copied()
            .chain([env!("CARGO_BIN_EXE_giaoban")])
            .collect();
        let mut child = Command::new(program[0])
            .args(&program[1..])
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--commune",
                "dong-khe",
                "--keys",
            ])
            .arg(path("keys"))
            .arg("--log")
            .arg(path("log"))
            .args(arguments)
            .env_clear()
            .env("HOME", people.folder.path())
            .env("TZ", zone)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (port, greeting) = read_greeting(child.stderr.take().unwrap());
        people.meet(port, &people.path("keys/host_ed25519"));
        Self {
            people,
            greeting,
            child,
        }
    }

    /// Sends a signal, such as `TERM`.
    pub fn signal(&self, name: &str) {
        assert!(
            Command::new("kill")
                .args([&format!("-{name}"), &self.child.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Waits for its end; the exit code.
    pub fn end(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }

    /// How much memory it has now, in bytes.
    pub fn memory(&self) -> u64 {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap_or_default();
        line.trim()
            .trim_end_matches(" kB")
            .parse::<u64>()
            .unwrap_or_default()
            * 1024
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
        assert!(
            lines.read_line(&mut greeting).unwrap() > 0,
            "the server ended: {greeting}"
        );
    }
    // whatever it says later is taken, so that it never waits for us
    thread::spawn(move || lines.read_to_end(&mut Vec::new()));
    let address = greeting
        .lines()
        .find_map(|line| line.strip_prefix("Đang phục vụ SSH tại "))
        .unwrap();
    (
        address.rsplit(':').next().unwrap().parse().unwrap(),
        greeting,
    )
}

/// A port of this machine that nobody listens at now.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// What comes from a port until it is closed.
pub fn said_at(port: u16) -> Vec<u8> {
    let mut said = Vec::new();
    let _ = std::net::TcpStream::connect(("127.0.0.1", port))
        .unwrap()
        .read_to_end(&mut said);
    said
}
