//! Many people at the server at once: how soon their keys are answered, and what each of them costs in memory.
//!
//! `cargo bench --bench sessions -- --sessions 200 --seconds 60` starts `giaoban serve` for it, on loopback. With `--server ADDRESS --key
//! FILE --user NAME --pid PID` another server is measured side by side, such as sshd with the forced command; the memory is then that of
//! the process and its descendants. `--flood 10000` opens so many connections that never log in first.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use russh::client::{self, AuthResult};
use russh::keys::ssh_key::{Algorithm, LineEnding};
use russh::keys::{PrivateKey, PrivateKeyWithHashAlg, PublicKeyOrCertificate, key::safe_rng};
use russh::{Channel, ChannelMsg};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep_until, timeout};

/// The end of a frame.
const END: &[u8] = b"\x1b[?2026l";

/// Keys that each change the screen.
const KEYS: [&[u8]; 6] = [b"2", b"\x1b[B", b"\x1b[B", b"\x1b[A", b"3", b"1"];

/// A key without an answer for so long counts as lost.
const LOST: Duration = Duration::from_secs(10);

/// Logins at the same time.
const LOGINS: usize = 8;

/// Connections of a flood that are open at the same time.
const OPEN: usize = 400;

struct Wish {
    sessions: usize,
    seconds: u64,
    flood: usize,
    server: Option<SocketAddr>,
    key: Option<String>,
    user: String,
    pid: Option<u32>,
}

fn wish() -> Wish {
    let args: Vec<String> = std::env::args().collect();
    let value = |name: &str| {
        let at = args.iter().position(|arg| arg == name)?;
        Some(args.get(at + 1).expect("an option has a value").clone())
    };
    let number = |name: &str, usual: usize| {
        value(name).map_or(usual, |text| text.parse().expect("a number"))
    };
    Wish {
        sessions: number("--sessions", 20),
        seconds: u64::try_from(number("--seconds", 5)).unwrap(),
        flood: number("--flood", 0),
        server: value("--server").map(|text| text.parse().expect("an address and a port")),
        key: value("--key"),
        user: value("--user").unwrap_or_else(|| "xa".to_string()),
        pid: value("--pid").map(|text| text.parse().expect("a process")),
    }
}

/// A server of our own.
struct Own {
    child: Child,
    _folder: tempfile::TempDir,
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(key: &PrivateKey, sessions: usize) -> (Own, SocketAddr) {
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys");
    fs::create_dir(&keys).unwrap();
    fs::write(
        keys.join("authorized_keys"),
        key.public_key().to_openssh().unwrap() + " bench\n",
    )
    .unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_giaoban"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--commune",
            "dong-khe",
            "--sessions",
            &(sessions + 1).to_string(),
            "--keys",
        ])
        .arg(&keys)
        .arg("--log")
        .arg(folder.path().join("log"))
        .env("HOME", folder.path())
        .env_remove("GIAOBAN_DATA")
        .env_remove("GIAOBAN_LANG")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    let address = line.trim().rsplit(' ').next().unwrap().parse().unwrap();
    std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
    (
        Own {
            child,
            _folder: folder,
        },
        address,
    )
}

/// The memory of a process and its descendants, what they share counted once, in bytes.
fn memory(root: u32) -> u64 {
    let mut parents: BTreeMap<u32, u32> = BTreeMap::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let Some(id) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse::<u32>().ok())
        else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let parent = stat
            .rsplit(')')
            .next()
            .and_then(|rest| rest.split_whitespace().nth(1)?.parse().ok());
        parents.extend(parent.map(|parent| (id, parent)));
    }
    let below = |mut id: u32| loop {
        if id == root {
            return true;
        }
        match parents.get(&id) {
            Some(parent) if *parent != id => id = *parent,
            _ => return false,
        }
    };
    let own = |id: &u32| {
        let text = fs::read_to_string(Path::new("/proc").join(id.to_string()).join("smaps_rollup"))
            .unwrap_or_default();
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("Pss:"))
            .unwrap_or_default();
        line.trim()
            .trim_end_matches(" kB")
            .parse::<u64>()
            .unwrap_or_default()
            * 1024
    };
    parents.keys().filter(|id| below(**id)).map(own).sum()
}

struct Client;

impl client::Handler for Client {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        Ok(true)
    }
}

struct Person {
    channel: Channel<client::Msg>,
    _handle: client::Handle<Client>,
    tail: Vec<u8>,
}

impl Person {
    async fn enter(address: SocketAddr, user: &str, key: Arc<PrivateKey>) -> Option<Self> {
        let config = client::Config {
            nodelay: true,
            ..client::Config::default()
        };
        let mut handle = client::connect(Arc::new(config), address, Client)
            .await
            .ok()?;
        let entered = handle
            .authenticate_publickey(user, PrivateKeyWithHashAlg::new(key, None))
            .await
            .ok()?;
        if !matches!(entered, AuthResult::Success) {
            return None;
        }
        let channel = handle.channel_open_session().await.ok()?;
        channel
            .request_pty(false, "xterm-256color", 80, 24, 0, 0, &[])
            .await
            .ok()?;
        channel.request_shell(false).await.ok()?;
        let mut person = Self {
            channel,
            _handle: handle,
            tail: Vec::new(),
        };
        person.frame().await.then_some(person)
    }

    /// Waits for the end of the next frame.
    async fn frame(&mut self) -> bool {
        let read = async {
            loop {
                match self.channel.wait().await {
                    Some(ChannelMsg::Data { data }) => {
                        self.tail.extend_from_slice(&data);
                        let ended = self.tail.windows(END.len()).any(|part| part == END);
                        let keep = if ended { 0 } else { END.len() - 1 };
                        self.tail.drain(..self.tail.len().saturating_sub(keep));
                        if ended {
                            return true;
                        }
                    }
                    Some(ChannelMsg::Close | ChannelMsg::Eof) | None => return false,
                    Some(_) => {}
                }
            }
        };
        timeout(LOST, read).await.unwrap_or(false)
    }

    /// Presses a key a second; how long each answer took, and whether all came.
    async fn work(mut self, first: Instant, seconds: u64) -> (Vec<Duration>, bool) {
        let mut answers = Vec::new();
        for (second, key) in (0..seconds).zip(KEYS.iter().cycle()) {
            sleep_until((first + Duration::from_secs(second)).into()).await;
            let start = Instant::now();
            if self.channel.data(*key).await.is_err() || !self.frame().await {
                return (answers, false);
            }
            answers.push(start.elapsed());
        }
        (answers, true)
    }
}

fn flood(address: SocketAddr, count: usize) {
    let start = Instant::now();
    let mut open = std::collections::VecDeque::new();
    for _ in 0..count {
        if open.len() == OPEN {
            open.pop_front();
        }
        open.extend(TcpStream::connect(address));
    }
    println!(
        "flood: {count} connections without login in {:.1} s, the last {} left open",
        start.elapsed().as_secs_f32(),
        open.len()
    );
    // they stay until the end
    std::mem::forget(open);
}

fn main() {
    let wish = wish();
    let key = match &wish.key {
        Some(path) => PrivateKey::from_openssh(fs::read_to_string(path).unwrap()).unwrap(),
        None => PrivateKey::random(&mut safe_rng(), Algorithm::Ed25519).unwrap(),
    };
    assert!(key.to_openssh(LineEnding::LF).is_ok());
    let (own, address) = if let Some(address) = wish.server {
        (None, address)
    } else {
        let (own, address) = start(&key, wish.sessions);
        (Some(own), address)
    };
    let pid = wish.pid.or(own.as_ref().map(|own| own.child.id()));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let key = Arc::new(key);
    if wish.flood > 0 {
        flood(address, wish.flood);
    }
    runtime.block_on(measure(&wish, address, &key, pid));
    drop(own);
}

async fn measure(wish: &Wish, address: SocketAddr, key: &Arc<PrivateKey>, pid: Option<u32>) {
    // the first one has the data loaded; the base is the server with nobody in it again
    let start = Instant::now();
    let first = Person::enter(address, &wish.user, Arc::clone(key))
        .await
        .expect("somebody can come in");
    println!(
        "first login to first frame: {:.0} ms",
        start.elapsed().as_secs_f32() * 1000.0
    );
    drop(first);
    let base = pid.map(memory);
    let (turns, mut entering) = (Arc::new(Semaphore::new(LOGINS)), JoinSet::new());
    let start = Instant::now();
    for _ in 0..wish.sessions {
        let (turns, key, user) = (Arc::clone(&turns), Arc::clone(key), wish.user.clone());
        entering.spawn(async move {
            let _turn = turns.acquire_owned().await;
            Person::enter(address, &user, key).await
        });
    }
    let people: Vec<Person> = entering.join_all().await.into_iter().flatten().collect();
    let entered = people.len();
    println!(
        "{entered} of {} sessions opened in {:.1} s",
        wish.sessions,
        start.elapsed().as_secs_f32()
    );
    // spread over the second, as people are
    let begin = Instant::now() + Duration::from_millis(500);
    let mut working = JoinSet::new();
    for (number, person) in (0_u32..).zip(people) {
        let shift = Duration::from_secs(1) * number / u32::try_from(entered).unwrap();
        working.spawn(person.work(begin + shift, wish.seconds));
    }
    sleep_until((begin + Duration::from_secs(wish.seconds.saturating_sub(1).max(1))).into()).await;
    let full = pid.map(memory);
    let results = working.join_all().await;
    let dropped = results.iter().filter(|(_, whole)| !whole).count() + wish.sessions - entered;
    let mut answers: Vec<Duration> = results
        .into_iter()
        .flat_map(|(answers, _)| answers)
        .collect();
    answers.sort_unstable();
    let at = |share: usize| {
        answers
            .get((answers.len() * share / 1000).min(answers.len().saturating_sub(1)))
            .map_or(0.0, Duration::as_secs_f64)
    };
    let soon = answers
        .iter()
        .filter(|answer| answer.as_millis() < 100)
        .count();
    println!(
        "keys answered: {} of {}; sessions dropped: {dropped}",
        answers.len(),
        wish.sessions as u64 * wish.seconds
    );
    println!(
        "answer: p50 {:.1} ms, p99 {:.1} ms, max {:.1} ms; {soon} within 100 ms",
        at(500) * 1e3,
        at(990) * 1e3,
        at(1000) * 1e3
    );
    if let Some((base, full)) = base.zip(full) {
        let each = full.saturating_sub(base) / u64::try_from(entered.max(1)).unwrap();
        println!(
            "memory: base {} KiB, full {} KiB, {} KiB a session",
            base / 1024,
            full / 1024,
            each / 1024
        );
    }
}
