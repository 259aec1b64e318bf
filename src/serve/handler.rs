//! Answers one connection: keys only, then a terminal for the dashboard or a command from the list. What is not spoken of here, the
//! library refuses: forwarding of any kind has no answer but no.

use std::collections::{BTreeSet, HashMap};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use russh::keys::PublicKey;
use russh::keys::ssh_key::public::KeyData;
use russh::server::{Auth, ChannelOpenHandle, Msg, Session};
use russh::{Channel, ChannelId, ChannelOpenFailure, Pty, Sig};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::keys::Person;
use super::server::House;
use super::session::{self, Client, End, Told, Wire};
use crate::remote::{Answer, Visit, shown};
use crate::text::{Lang, cli, serve as text};

/// How many channels one connection has at a time.
const MOST_CHANNELS: usize = 4;

/// How many packets wait for a session that is busy.
const MOST_WAITING: usize = 16;

/// How many bytes of an answer go out at a time.
const PIECE: usize = 16 * 1024;

/// The exit code of what is refused.
const CANNOT: u32 = 2;

/// The standard error of a channel.
const STDERR: u32 = 1;

/// One connection.
pub(super) struct Handler {
    house: Arc<House>,
    guest: u64,
    address: SocketAddr,
    /// Keys that were offered in vain.
    vain: usize,
    /// Of which kinds these were.
    kinds: BTreeSet<String>,
    /// Who came in, and with which key.
    person: Option<(KeyData, Person)>,
    /// There is room for the person.
    room: bool,
    channels: HashMap<ChannelId, Opened>,
    /// How many of them are at work.
    busy: watch::Sender<usize>,
}

/// A channel, with what is known of it before and after something is asked for.
#[derive(Default)]
struct Opened {
    client: Client,
    asked: bool,
    told: Option<mpsc::Sender<Told>>,
}

/// Counts as work as long as it lives.
struct Work(watch::Sender<usize>);

impl Work {
    fn new(busy: &watch::Sender<usize>) -> Self {
        busy.send_modify(|count| *count += 1);
        Self(busy.clone())
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

impl Handler {
    pub(super) fn new(
        house: Arc<House>,
        guest: u64,
        address: SocketAddr,
        busy: watch::Sender<usize>,
    ) -> Self {
        Self {
            house,
            guest,
            address,
            vain: 0,
            kinds: BTreeSet::new(),
            person: None,
            room: false,
            channels: HashMap::new(),
            busy,
        }
    }

    /// Whose key this is, in the file as it is now.
    fn person(&self, key: &PublicKey) -> Option<Person> {
        self.house.report(&self.house.people.refresh());
        self.house.announce_keys();
        self.house.people.person(key.key_data())
    }

    /// A key in vain; after some of them the connection ends.
    fn reject(&mut self, key: &PublicKey) -> Result<Auth, russh::Error> {
        self.vain += 1;
        self.kinds.insert(shown(key.algorithm().as_str()));
        if self.vain >= self.house.limits.attempts {
            Err(russh::Error::Disconnect)
        } else {
            Ok(Auth::reject())
        }
    }

    /// What a channel asks for, once: a client, a person and a way to tell. `None` where that is refused.
    fn begin(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<Option<Begun>, russh::Error> {
        let found = self
            .channels
            .get_mut(&channel)
            .filter(|opened| !opened.asked)
            .zip(self.person.clone());
        let Some((opened, (key, person))) = found else {
            session.channel_failure(channel)?;
            return Ok(None);
        };
        // who is no longer in the file asks for nothing more
        if self.house.people.person(&key).as_ref() != Some(&person) {
            return Err(russh::Error::Disconnect);
        }
        opened.asked = true;
        session.channel_success(channel)?;
        let (told, hears) = mpsc::channel(MOST_WAITING);
        opened.told = Some(told);
        let wire = Wire {
            handle: session.handle(),
            channel,
        };
        let (client, work) = (opened.client.clone(), Work::new(&self.busy));
        Ok(Some(Begun {
            house: Arc::clone(&self.house),
            guest: self.guest,
            address: self.address,
            client,
            key,
            person,
            hears,
            wire,
            _work: work,
        }))
    }

    async fn tell(&mut self, channel: ChannelId, told: Told) {
        if let Some(tell) = self
            .channels
            .get(&channel)
            .and_then(|opened| opened.told.as_ref())
        {
            // held up here, the client sends no more until the session has caught up; one that has ended hears nothing
            let _ = tell.send(told).await;
        }
    }
}

impl Drop for Handler {
    fn drop(&mut self) {
        if self.person.is_none() && self.vain > 0 {
            let kinds = self
                .kinds
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join(", ");
            self.house.log.line(&format!(
                "from={} refused: {} keys tried ({kinds})",
                self.address, self.vain
            ));
        }
    }
}

/// Something asked for by somebody who may.
struct Begun {
    house: Arc<House>,
    guest: u64,
    address: SocketAddr,
    client: Client,
    key: KeyData,
    person: Person,
    hears: mpsc::Receiver<Told>,
    wire: Wire,
    _work: Work,
}

impl Begun {
    fn log(&self, what: &str, start: Instant, end: &str) {
        let visit = Visit {
            name: self.person.name.clone(),
            role: self.person.role,
            from: self.address.to_string(),
            what: what.to_string(),
        };
        self.house.log.line(&visit.line(start.elapsed(), end));
    }

    fn lang(&self) -> Lang {
        self.client.lang(self.house.desk.lang)
    }

    async fn dashboard(mut self) {
        let start = Instant::now();
        self.log("dashboard", start, "open");
        let (_, nobody) = mpsc::channel(1);
        let hears = std::mem::replace(&mut self.hears, nobody);
        let end = session::run(
            Arc::clone(&self.house),
            self.client.clone(),
            (&self.key, &self.person),
            self.wire.clone(),
            hears,
        )
        .await;
        self.log("dashboard", start, end.name());
        if end == End::Stalled {
            self.house.door.leave(self.guest);
        }
    }

    async fn command(self, line: String) {
        let start = Instant::now();
        let (house, lang) = (Arc::clone(&self.house), self.lang());
        let asked = line.clone();
        // files may have to be read; a few at a time
        let answer = match self.house.readers.acquire().await {
            Ok(_turn) => tokio::task::spawn_blocking(move || {
                (house.desk.answer)(&house.desk.shelf, lang, Some(&house.desk.commune), &asked)
            })
            .await
            .ok(),
            Err(_) => None,
        };
        let code = answer
            .as_ref()
            .map_or(CANNOT, |answer| u32::from(answer.code));
        let taken = self.answer(answer.unwrap_or_default(), code).await;
        let end = if taken {
            code.to_string()
        } else {
            End::Stalled.name().to_string()
        };
        self.log(&shown(&line), start, &end);
        if !taken {
            self.house.door.leave(self.guest);
        }
    }

    async fn refuse(self, what: &'static str, why: &str) {
        let remark = format!("{} {why}\n", cli::error(self.lang()));
        let code = u8::try_from(CANNOT).unwrap_or(u8::MAX);
        self.answer(
            Answer {
                remark,
                code,
                ..Answer::default()
            },
            CANNOT,
        )
        .await;
        self.log(what, Instant::now(), "refused");
    }

    /// Sends an answer piece by piece; whether it was taken.
    async fn answer(&self, answer: Answer, code: u32) -> bool {
        let Wire { handle, channel } = &self.wire;
        let lines = |text: String| {
            if self.client.terminal.is_some() {
                text.replace('\n', "\r\n")
            } else {
                text
            }
        };
        for piece in lines(answer.text).as_bytes().chunks(PIECE) {
            if !matches!(
                timeout(
                    self.house.limits.stall,
                    handle.data(*channel, piece.to_vec())
                )
                .await,
                Ok(Ok(()))
            ) {
                return false;
            }
        }
        for piece in lines(answer.remark).as_bytes().chunks(PIECE) {
            if !matches!(
                timeout(
                    self.house.limits.stall,
                    handle.extended_data(*channel, STDERR, piece.to_vec())
                )
                .await,
                Ok(Ok(()))
            ) {
                return false;
            }
        }
        self.wire.close(Vec::new(), code).await;
        true
    }
}

impl russh::server::Handler for Handler {
    type Error = russh::Error;

    async fn auth_publickey_offered(
        &mut self,
        _user: &str,
        key: &PublicKey,
    ) -> Result<Auth, russh::Error> {
        match self.person(key) {
            Some(_) => Ok(Auth::Accept),
            None => self.reject(key),
        }
    }

    async fn auth_publickey(&mut self, _user: &str, key: &PublicKey) -> Result<Auth, russh::Error> {
        let Some(person) = self.person(key) else {
            return self.reject(key);
        };
        self.room = self.house.door.enter(self.guest);
        self.person = Some((key.key_data().clone(), person));
        Ok(Auth::Accept)
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), russh::Error> {
        if self.channels.len() < MOST_CHANNELS {
            self.channels.insert(channel.id(), Opened::default());
            reply.accept().await;
        } else {
            reply.reject(ChannelOpenFailure::ResourceShortage).await;
        }
        Ok(())
    }

    async fn channel_close(
        &mut self,
        channel: ChannelId,
        _session: &mut Session,
    ) -> Result<(), russh::Error> {
        self.channels.remove(&channel);
        Ok(())
    }

    async fn data(
        &mut self,
        channel: ChannelId,
        data: &[u8],
        _session: &mut Session,
    ) -> Result<(), russh::Error> {
        self.tell(channel, Told::Bytes(data.to_vec())).await;
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        match self
            .channels
            .get_mut(&channel)
            .filter(|opened| !opened.asked)
        {
            Some(opened) => {
                opened.client.set_terminal(term, columns, rows);
                session.channel_success(channel)
            }
            None => session.channel_failure(channel),
        }
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        let taken = self
            .channels
            .get_mut(&channel)
            .filter(|opened| !opened.asked)
            .is_some_and(|opened| opened.client.set(name, value));
        if taken {
            session.channel_success(channel)
        } else {
            session.channel_failure(channel)
        }
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        let Some(begun) = self.begin(channel, session)? else {
            return Ok(());
        };
        let lang = begun.lang();
        match (self.room, &begun.client.terminal) {
            (true, Some((term, _))) if !begun.client.draws() => {
                let why = crate::text::ssh::no_drawing(lang, shown(term));
                drop(tokio::spawn(async move {
                    begun.refuse("dashboard", &why).await;
                }));
            }
            (true, Some(_)) => drop(tokio::spawn(begun.dashboard())),
            (true, None) => drop(tokio::spawn(
                begun.refuse("dashboard", text::needs_terminal(lang)),
            )),
            (false, _) => drop(tokio::spawn(begun.refuse("dashboard", text::full(lang)))),
        }
        Ok(())
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        data: &[u8],
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        let Some(begun) = self.begin(channel, session)? else {
            return Ok(());
        };
        if self.room {
            tokio::spawn(begun.command(String::from_utf8_lossy(data).into_owned()));
        } else {
            let why = text::full(begun.lang());
            tokio::spawn(begun.refuse("command", why));
        }
        Ok(())
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        self.house.log.line(&format!(
            "from={} refused: subsystem {}",
            self.address,
            shown(name)
        ));
        session.channel_failure(channel)
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _: bool,
        _: &str,
        _: &str,
        _: u32,
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        session.channel_failure(channel)
    }

    async fn window_change_request(
        &mut self,
        channel: ChannelId,
        columns: u32,
        rows: u32,
        _: u32,
        _: u32,
        _session: &mut Session,
    ) -> Result<(), russh::Error> {
        self.tell(channel, Told::Resize(columns, rows)).await;
        Ok(())
    }

    async fn signal(
        &mut self,
        channel: ChannelId,
        signal: Sig,
        _session: &mut Session,
    ) -> Result<(), russh::Error> {
        if matches!(
            signal,
            Sig::INT | Sig::TERM | Sig::HUP | Sig::QUIT | Sig::KILL
        ) {
            self.tell(channel, Told::End).await;
        }
        Ok(())
    }
}
