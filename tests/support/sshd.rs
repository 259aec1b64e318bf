//! The system's own `sshd` on loopback, set up with the lines of `giaoban ssh-setup`, with keys made for the test.
#![allow(dead_code)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::ssh::{People, have_ssh, make_key};

const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");

fn sshd() -> Option<PathBuf> {
    ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd"]
        .map(PathBuf::from)
        .into_iter()
        .find(|path| path.exists())
}

/// Whether there is an `sshd` and an `ssh` to test with; says so where there is none.
pub fn have_sshd() -> bool {
    let have = sshd().is_some();
    if !have {
        eprintln!("skipped: sshd is not installed");
    }
    have && have_ssh()
}

/// What `giaoban ssh-setup` prints.
pub fn setup(arguments: &[&str]) -> String {
    let made = Command::new(PROGRAM)
        .arg("ssh-setup")
        .args(arguments)
        .env_clear()
        .output()
        .unwrap();
    assert!(
        made.status.success(),
        "{}",
        String::from_utf8_lossy(&made.stderr)
    );
    String::from_utf8(made.stdout).unwrap()
}

/// What the set-up writes to this file.
pub fn written(setup: &str, file: &str) -> String {
    let start = setup
        .lines()
        .position(|line| {
            line.trim().starts_with("cat >") && line.contains(file) && line.ends_with("<<'EOF'")
        })
        .unwrap();
    setup
        .lines()
        .skip(start + 1)
        .take_while(|line| *line != "EOF")
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn whoami() -> String {
    let named = Command::new("id").arg("-un").output().unwrap();
    String::from_utf8(named.stdout).unwrap().trim().to_string()
}

/// An `sshd` on a free port with a viewer, an editor and a stranger whom it does not know.
pub struct Sshd {
    people: People,
    child: Child,
}

impl Deref for Sshd {
    type Target = People;

    fn deref(&self) -> &People {
        &self.people
    }
}

impl Sshd {
    /// With the data inside the program, written to a folder.
    pub fn start() -> Self {
        Self::with(&["Nguyễn Văn An", "Trần Thị Bình"], |_| {})
    }

    /// With other names, and with something done to the folder before.
    pub fn with(names: &[&str; 2], prepare: impl FnOnce(&People)) -> Self {
        // the tests run as whoever runs them; the lines are made for an account called xa
        let mut people = People::new(&whoami());
        let data = people.path("du-lieu");
        assert!(
            Command::new(PROGRAM)
                .arg("init")
                .arg(&data)
                .stdout(Stdio::null())
                .status()
                .unwrap()
                .success()
        );
        let mut keys = String::new();
        let mut block = String::new();
        for (who, name) in [("viewer", names[0]), ("editor", names[1])] {
            let public = people.path(who).with_extension("pub");
            let log = people.path("log");
            let told = [&public, &data, &log].map(|path| path.to_string_lossy().into_owned());
            let [public, data, log] = told.each_ref().map(String::as_str);
            let lines = setup(&[
                "--key",
                public,
                "--role",
                who,
                "--name",
                name,
                "--data",
                data,
                "--log",
                log,
                "--program",
                PROGRAM,
                "--commune",
                "dong-khe",
            ]);
            keys.push_str(&written(&lines, "/etc/ssh/giaoban_keys_xa"));
            block = written(&lines, "/etc/ssh/sshd_config.d/giaoban-xa.conf");
        }
        fs::write(people.path("people_keys"), keys).unwrap();
        let block = block
            .replace("Match User xa\n", &format!("Match User {}\n", people.user))
            .replace(
                "/etc/ssh/giaoban_keys_xa",
                &people.path("people_keys").to_string_lossy(),
            );
        assert!(
            block.contains(&people.user) && block.contains("people_keys"),
            "{block}"
        );
        make_key(&people.path("host"), "host");
        prepare(&people);
        let (child, port) = serve(&people, &block);
        people.meet(port, &people.path("host"));
        Self { people, child }
    }

    /// The folder of the data.
    pub fn data(&self) -> PathBuf {
        self.path("du-lieu")
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        // a failed test leaves nothing running
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts it; another port where the first one is taken meanwhile.
fn serve(people: &People, block: &str) -> (Child, u16) {
    // needed where it runs as root
    let _ = fs::create_dir_all("/run/sshd");
    for _ in 0..10 {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let config = people.path("sshd_config");
        let path = |name: &str| people.path(name).display().to_string();
        let general = format!(
            "ListenAddress 127.0.0.1\nPort {port}\nHostKey {}\nPidFile none\nUsePAM no\nStrictModes no\nPrintMotd no\nSubsystem sftp internal-sftp\n",
            path("host")
        );
        fs::write(&config, general + block).unwrap();
        let mut child = run(&config);
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        while !said.contains("Server listening on") {
            if lines.read_line(&mut said).unwrap() == 0 {
                break;
            }
        }
        if said.contains("Server listening on") {
            thread::spawn(move || lines.read_to_end(&mut Vec::new()));
            return (child, port);
        }
        let _ = child.wait();
        assert!(
            said.contains("Address already in use"),
            "sshd ended: {said}"
        );
    }
    panic!("no free port");
}

fn run(config: &Path) -> Child {
    Command::new(sshd().unwrap())
        .args(["-D", "-e", "-f"])
        .arg(config)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}
