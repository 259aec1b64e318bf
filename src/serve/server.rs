//! Listens, and keeps what all connections share.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use russh::server::Config as Protocol;
use russh::{MethodKind, MethodSet, Preferred, SshId, kex};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, sleep, timeout};

use super::answers::Answers;
use super::door::{Door, Stage};
use super::handler::{Caller, Handler};
use super::keys::Fault;
use super::line::{Cutter, Line};
use super::strangers::Strangers;
use super::turns::Turns;
use super::{Config, Desk, KeyFile, Limits, Log};
use crate::dashboard::live;
use crate::store::clock;
use crate::text::{live as live_text, serve as text};

/// How many bytes the system keeps for a client that is slow to take them.
const SEND_BUFFER: u32 = 64 * 1024;

/// How many bytes a client may send before it hears that they were taken.
const WINDOW: u32 = 32 * 1024;

/// How many messages of a session wait for the line; frames are not among them, there is one at a time.
const MOST_WAITING: usize = 4;

/// How many connections the system keeps for us until we take them.
const BACKLOG: u32 = 1024;

/// How many threads wait for files: for commands, for the data taken up, for the keys.
const FILE_THREADS: usize = 8;

/// How long the sessions have to say goodbye.
const FAREWELL: Duration = Duration::from_secs(3);

/// How often the file of keys is looked at.
const LOOK: Duration = Duration::from_secs(10);

/// How long a key in vain is thought about.
const REJECTION: Duration = Duration::from_millis(300);

/// How keys are exchanged: with nothing that costs us more than whoever asks for it. Diffie-Hellman in groups of thousands of bits does.
const EXCHANGES: [kex::Name; 7] = [
    kex::MLKEM768X25519_SHA256,
    kex::CURVE25519,
    kex::CURVE25519_PRE_RFC_8731,
    // no exchanges, but said among them
    kex::EXTENSION_SUPPORT_AS_CLIENT,
    kex::EXTENSION_SUPPORT_AS_SERVER,
    kex::EXTENSION_OPENSSH_STRICT_KEX_AS_CLIENT,
    kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER,
];

/// Threads, at the least: strangers have one at a time, and the others another.
const FEWEST_THREADS: usize = 2;

/// What all connections share.
pub struct House {
    pub desk: Desk,
    pub people: KeyFile,
    pub door: Door<Cutter>,
    pub turns: Arc<Turns>,
    pub limits: Limits,
    pub log: Log,
    pub strangers: Strangers,
    /// The server stops.
    pub stop: watch::Sender<bool>,
    /// The generation of the data that sessions were told of.
    pub fresh: watch::Sender<u64>,
    /// The generation of the keys that sessions were told of.
    pub keys: watch::Sender<u64>,
    pub answers: Arc<Answers>,
    /// One look at the file of keys at a time.
    looking: Arc<Semaphore>,
}

impl House {
    /// Writes down what is wrong with keys.
    pub fn report(&self, faults: &[Fault]) {
        for fault in faults {
            self.log
                .line(&fault.message(self.desk.lang, ToString::to_string));
        }
    }

    /// Tells all sessions where the data are others than before.
    pub fn announce(&self) {
        let now = self.desk.shelf.generation();
        self.fresh
            .send_if_modified(|told| std::mem::replace(told, now) != now);
    }

    /// Has all sessions look whether they may stay, where others may come in than before.
    fn announce_keys(&self) {
        let now = self.people.generation();
        self.keys
            .send_if_modified(|told| std::mem::replace(told, now) != now);
    }

    /// Looks at the file of keys, on a thread that serves nobody.
    pub async fn look(self: &Arc<Self>, look: fn(&KeyFile) -> Vec<Fault>) {
        // a disk that does not answer keeps one thread, not all
        let Ok(turn) = Arc::clone(&self.looking).acquire_owned().await else {
            return;
        };
        let house = Arc::clone(self);
        let looked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            house.report(&look(&house.people));
            house.announce_keys();
        });
        let _ = looked.await;
    }

    /// Opens the log anew and reads keys and data again; nobody is sent away but those whose keys are gone.
    async fn refresh(self: Arc<Self>) {
        if let Err(error) = self.log.reopen() {
            self.log.line(&text::same_log(self.desk.lang, error));
        }
        self.look(KeyFile::reread).await;
        let house = Arc::clone(&self);
        let _ = tokio::task::spawn_blocking(move || house.desk.shelf.refresh()).await;
        self.announce();
        self.log.line(text::reloaded(self.desk.lang));
    }
}

/// Serves until a signal ends it; `ready` is told the address once it listens. The error is that of listening.
pub fn run(config: Config, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(threads())
        .max_blocking_threads(FILE_THREADS)
        .build()?;
    let result = runtime.block_on(serve(config, ready));
    runtime.shutdown_timeout(Duration::from_secs(1));
    result
}

fn threads() -> usize {
    std::thread::available_parallelism()
        .map_or(FEWEST_THREADS, |cores| cores.get().max(FEWEST_THREADS))
}

async fn serve(config: Config, ready: impl FnOnce(SocketAddr)) -> io::Result<()> {
    let Config {
        listen,
        host_key,
        people,
        desk,
        limits,
        log,
    } = config;
    let listener = self::listen(listen)?;
    let mut signals = Signals::new()?;
    let protocol = Arc::new(Protocol {
        // no version: who asks need not know what there is to attack
        server_id: SshId::Standard("SSH-2.0-giaoban".into()),
        methods: MethodSet::from(&[MethodKind::PublicKey][..]),
        auth_rejection_time: REJECTION,
        // the question which ways there are is no attempt
        auth_rejection_time_initial: Some(Duration::ZERO),
        keys: vec![host_key.0],
        preferred: Preferred {
            kex: (&EXCHANGES).into(),
            ..Preferred::DEFAULT
        },
        window_size: WINDOW,
        channel_buffer_size: 1,
        event_buffer_size: MOST_WAITING,
        // keys in vain are counted by the handler; this holds for the other ways to ask
        max_auth_attempts: limits.attempts + 2,
        inactivity_timeout: None,
        keepalive_interval: Some(Duration::from_secs(60)),
        keepalive_max: 3,
        nodelay: true,
        ..Protocol::default()
    });
    let house = Arc::new(House {
        desk,
        people,
        door: Door::new(limits),
        turns: Arc::default(),
        limits,
        log,
        strangers: Strangers::default(),
        stop: watch::Sender::new(false),
        fresh: watch::Sender::new(0),
        keys: watch::Sender::new(0),
        answers: Arc::default(),
        looking: Arc::new(Semaphore::new(1)),
    });
    house.report(&house.people.refresh());
    let told = Arc::clone(&house);
    let _watcher = live::watch(&house.desk.shelf, move || {
        told.announce();
        told.log.line(live_text::taken_up(told.desk.lang));
    });
    let told = Arc::clone(&house);
    clock::each_day(move || told.fresh.send_modify(|_| ()));
    // what was loaded before it was watched may have changed since
    let shelf = Arc::clone(&house.desk.shelf);
    drop(tokio::task::spawn_blocking(move || shelf.refresh()));
    ready(listener.local_addr()?);
    let mut look = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            asked = signals.next() => match asked {
                Asked::Reload => drop(tokio::spawn(Arc::clone(&house).refresh())),
                Asked::Stop => break,
            },
            // a key that was taken out lets nobody stay, even where nobody tells us
            _ = look.tick() => {
                house.strangers.settle(&house.log);
                house.answers.settle();
                if house.looking.available_permits() > 0 {
                    let house = Arc::clone(&house);
                    drop(tokio::spawn(async move { house.look(KeyFile::refresh_settled).await }));
                }
            }
            accepted = listener.accept() => match accepted {
                Ok((stream, address)) => drop(tokio::spawn(connection(Arc::clone(&house), Arc::clone(&protocol), stream, address))),
                // out of files, or a client that went at once: others come
                Err(error) => {
                    if error.kind() != io::ErrorKind::ConnectionAborted {
                        house.door.squeeze();
                    }
                    sleep(Duration::from_millis(20)).await;
                }
            },
        }
    }
    drop(listener);
    house.log.line(text::stopping(house.desk.lang));
    house.stop.send_replace(true);
    let patience = Instant::now() + FAREWELL;
    while house.door.count() > 0 && Instant::now() < patience {
        tokio::select! {
            () = sleep(Duration::from_millis(20)) => {}
            // asked twice, it does not wait
            Asked::Stop = signals.next() => break,
        }
    }
    house.door.clear();
    house.log.line(text::stopped(house.desk.lang));
    Ok(())
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()
    } else {
        TcpSocket::new_v6()
    }?;
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // connections have it from the one that listens
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// One connection, from the first byte to the last.
async fn connection(
    house: Arc<House>,
    protocol: Arc<Protocol>,
    stream: TcpStream,
    address: SocketAddr,
) {
    let _ = stream.set_nodelay(true);
    let (cutter, cut) = Line::cutter();
    let guest = house.door.admit(address.ip(), cutter);
    let line = Line::new(stream, cut, Arc::clone(&guest), Arc::clone(&house.turns));
    let busy = watch::Sender::new(0);
    let mut work = busy.subscribe();
    let caller = Caller {
        house: Arc::clone(&house),
        guest: Arc::clone(&guest),
        address,
    };
    let handler = Handler::new(caller, busy);
    let begun = russh::server::run_stream(protocol, line, handler);
    if let Ok(Ok(session)) = timeout(house.limits.login, begun).await {
        guest.raise(Stage::Speaking);
        let came = Instant::now();
        let mut session = std::pin::pin!(session);
        let mut stop = house.stop.subscribe();
        let mut worked = false;
        loop {
            let working = *work.borrow_and_update() > 0;
            worked |= working;
            let patience = sleep(house.limits.login);
            tokio::select! {
                ended = &mut session => {
                    if let Err(russh::Error::NoCommonAlgo { kind, .. }) = ended {
                        let why = format!("no common {kind:?}");
                        house.strangers.refused(&house.log, address, &why);
                    }
                    break;
                }
                changed = work.changed() => if changed.is_err() {
                    // all is said; the rest is the client's turn
                    let _ = timeout(house.limits.login, &mut session).await;
                    break;
                },
                () = patience, if !working => {
                    let types = matches!(guest.stage(), Stage::Keyed | Stage::Known);
                    if !types || came.elapsed() >= house.limits.typing {
                        break;
                    }
                }
                // who has not begun when the server stops does not any more; who has takes the last words and goes
                () = stopped(&mut stop), if !working => {
                    if worked {
                        let _ = timeout(FAREWELL, &mut session).await;
                    }
                    break;
                }
            }
        }
    }
    house.door.leave(&guest);
}

/// Waits until the server stops.
pub async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// What signals ask for.
enum Asked {
    Reload,
    Stop,
}

#[cfg(unix)]
struct Signals {
    term: tokio::signal::unix::Signal,
    int: tokio::signal::unix::Signal,
    hup: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            term: signal(SignalKind::terminate())?,
            int: signal(SignalKind::interrupt())?,
            hup: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> Asked {
        tokio::select! {
            _ = self.term.recv() => Asked::Stop,
            _ = self.int.recv() => Asked::Stop,
            _ = self.hup.recv() => Asked::Reload,
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    #[allow(clippy::unnecessary_wraps)] // the other one can fail
    fn new() -> io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) -> Asked {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        Asked::Stop
    }
}
