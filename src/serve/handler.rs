//! Answers one connection: keys only, then a terminal for the dashboard or a command from the list. What is not spoken of here, the
//! library refuses: forwarding of any kind has no answer but no.

use std::collections::{BTreeSet, HashMap};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use russh::keys::PublicKey;
use russh::keys::ssh_key::public::KeyData;
use russh::server::{Auth, ChannelOpenHandle, Msg, Response, Session};
use russh::{Channel, ChannelId, ChannelOpenFailure, Pty, Sig};
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::answers::{MOST_BYTES, Question};
use super::door::{Stage, Standing};
use super::keys::{KeyFile, Person};
use super::server::House;
use super::session::{self, Client, End, Told, Wire};
use crate::dashboard::Record;
use crate::remote::{Answer, Visit, is_export, shown};
use crate::text::{Lang, cli, serve as text};

/// How many channels one connection has at a time.
const MOST_CHANNELS: usize = 4;

/// How many packets wait for a session that is busy.
const MOST_WAITING: usize = 16;

/// How many bytes of an answer go out at a time.
const PIECE: usize = 16 * 1024;

/// The exit code of what is refused.
const CANNOT: u8 = 2;

/// The standard error of a channel.
const STDERR: u32 = 1;

/// A connection that was let in at the door.
#[derive(Clone)]
pub struct Caller {
    pub house: Arc<House>,
    pub guest: Arc<Standing>,
    pub address: SocketAddr,
}

/// One connection.
pub struct Handler {
    caller: Caller,
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
    fn new(busy: watch::Sender<usize>) -> Self {
        busy.send_modify(|count| *count += 1);
        Self(busy)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}

impl Handler {
    pub fn new(caller: Caller, busy: watch::Sender<usize>) -> Self {
        Self {
            caller,
            vain: 0,
            kinds: BTreeSet::new(),
            person: None,
            room: false,
            channels: HashMap::new(),
            busy,
        }
    }

    /// Asks to be let in, so keys are exchanged; what follows is no work, but waiting.
    fn asks(&self) {
        let Caller { house, guest, .. } = &self.caller;
        guest.raise(Stage::Keyed);
        house.turns.done(guest.id);
    }

    /// Whose key this is, in the file as it is now.
    async fn person(&self, key: &PublicKey) -> Option<Person> {
        self.asks();
        let house = &self.caller.house;
        house.look(KeyFile::refresh).await;
        house.people.person(key.key_data())
    }

    /// A channel that nothing has been asked of yet.
    fn fresh(&mut self, channel: ChannelId) -> Option<&mut Opened> {
        let opened = self.channels.get_mut(&channel);
        opened.filter(|opened| !opened.asked)
    }

    /// A key in vain; after some of them the connection ends.
    fn reject(&mut self, key: &PublicKey) -> Result<Auth, russh::Error> {
        self.vain += 1;
        self.kinds.insert(shown(key.algorithm().as_str()));
        if self.vain >= self.caller.house.limits.attempts {
            return Err(russh::Error::Disconnect);
        }
        Ok(Auth::reject())
    }

    /// What a channel asks for, once: a client, a person and a way to tell. `None` where that is refused.
    fn begin(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<Option<Begun>, russh::Error> {
        let person = self.person.clone();
        let (caller, busy) = (self.caller.clone(), self.busy.clone());
        let Some((opened, (key, person))) = self.fresh(channel).zip(person) else {
            session.channel_failure(channel)?;
            return Ok(None);
        };
        // who is no longer in the file asks for nothing more
        if caller.house.people.person(&key).as_ref() != Some(&person) {
            return Err(russh::Error::Disconnect);
        }
        opened.asked = true;
        session.channel_success(channel)?;
        let (told, hears) = mpsc::channel(MOST_WAITING);
        opened.told = Some(told);
        let handle = session.handle();
        Ok(Some(Begun {
            caller,
            client: opened.client.clone(),
            key,
            person,
            hears,
            wire: Wire { handle, channel },
            _work: Work::new(busy),
        }))
    }

    async fn tell(&mut self, channel: ChannelId, told: Told) {
        let opened = self.channels.get(&channel);
        if let Some(tell) = opened.and_then(|opened| opened.told.as_ref()) {
            // held up here, the client sends no more until the session has caught up; one that has ended hears nothing
            let _ = tell.send(told).await;
        }
    }
}

/// Says whether something asked for is granted.
fn reply(session: &mut Session, channel: ChannelId, granted: bool) -> Result<(), russh::Error> {
    if granted {
        session.channel_success(channel)
    } else {
        session.channel_failure(channel)
    }
}

impl Drop for Handler {
    fn drop(&mut self) {
        if self.person.is_none() && self.vain > 0 {
            let kinds: Vec<&str> = self.kinds.iter().map(String::as_str).collect();
            let why = format!("{} keys tried ({})", self.vain, kinds.join(", "));
            let house = &self.caller.house;
            (house.strangers).refused(&house.log, self.caller.address, &why);
        }
    }
}

/// Something asked for by somebody who may.
struct Begun {
    caller: Caller,
    client: Client,
    key: KeyData,
    person: Person,
    hears: mpsc::Receiver<Told>,
    wire: Wire,
    _work: Work,
}

impl Begun {
    fn visit(&self, what: &str) -> Visit {
        Visit {
            name: self.person.name.clone(),
            role: self.person.role,
            from: self.caller.address.to_string(),
            what: what.to_string(),
        }
    }

    fn log(&self, what: &str, start: Instant, end: &str) {
        let line = self.visit(what).line(start.elapsed(), end);
        self.caller.house.log.line(&line);
    }

    /// Writes down what this person writes.
    fn record(&self) -> Record {
        let (house, visit) = (Arc::clone(&self.caller.house), self.visit(""));
        Box::new(move |what| house.log.line(&visit.wrote(what)))
    }

    fn lang(&self) -> Lang {
        self.client.lang(self.caller.house.desk.lang)
    }

    async fn dashboard(mut self) {
        let start = Instant::now();
        self.log("dashboard", start, "open");
        let (_, nobody) = mpsc::channel(1);
        let hears = std::mem::replace(&mut self.hears, nobody);
        let end = session::run(
            Arc::clone(&self.caller.house),
            self.client.clone(),
            (&self.key, &self.person),
            self.record(),
            self.wire.clone(),
            hears,
        )
        .await;
        self.log("dashboard", start, end.code());
        if end == End::Stalled {
            self.caller.house.door.leave(&self.caller.guest);
        }
    }

    async fn command(mut self, line: String) {
        let start = Instant::now();
        let (_, nobody) = mpsc::channel(1);
        let mut hears = std::mem::replace(&mut self.hears, nobody);
        let end = tokio::select! {
            // who is gone waits for nothing, and takes no more of it
            () = gone(&mut hears) => End::Gone.code().to_string(),
            end = self.answered(&line) => end,
        };
        self.log(&shown(&line), start, &end);
        if end == End::Stalled.code() {
            self.caller.house.door.leave(&self.caller.guest);
        }
    }

    /// Makes the answer to a command and sends it; how that ended.
    async fn answered(&self, line: &str) -> String {
        let (house, lang) = (Arc::clone(&self.caller.house), self.lang());
        let answers = Arc::clone(&house.answers);
        let question = Question {
            line: line.to_string(),
            lang: lang.pick("vi", "en"),
            generation: house.desk.shelf.generation(),
            today: (house.desk.today)(),
        };
        let asked = line.to_string();
        let make = move || {
            let desk = &house.desk;
            let answer = (desk.answer)(&desk.shelf, lang, Some(&desk.commune), &asked);
            if answer.text.len() <= MOST_BYTES {
                return answer;
            }
            refusal(lang, &text::answer_too_long(lang, MOST_BYTES >> 20))
        };
        let answered = if is_export(line) {
            answers.export(&self.key, question, make).await
        } else {
            answers.short(&self.key, make).await
        };
        let (answer, _turn) = answered.unzip();
        let answer = answer.unwrap_or_else(|| Arc::new(refusal(lang, "")));
        if self.answer(&answer).await {
            answer.code.to_string()
        } else {
            End::Stalled.code().to_string()
        }
    }

    async fn refuse(self, what: &'static str, why: String) {
        self.answer(&refusal(self.lang(), &why)).await;
        self.log(what, Instant::now(), "refused");
    }

    /// Sends an answer piece by piece, as fast as it is taken; whether it was.
    async fn answer(&self, answer: &Answer) -> bool {
        let Wire { handle, channel } = &self.wire;
        for (text, is_remark) in [(&answer.text, false), (&answer.remark, true)] {
            for piece in text.as_bytes().chunks(PIECE) {
                let piece = match self.client.terminal {
                    Some(_) => returned(piece),
                    None => piece.to_vec(),
                };
                let sent = async {
                    if is_remark {
                        handle.extended_data(*channel, STDERR, piece).await
                    } else {
                        handle.data(*channel, piece).await
                    }
                };
                let taken = timeout(self.caller.house.limits.stall, sent).await;
                if !matches!(taken, Ok(Ok(()))) {
                    return false;
                }
            }
        }
        self.wire.close(Vec::new(), answer.code.into()).await;
        true
    }
}

/// Waits until the other end is gone, or asks for the end.
async fn gone(hears: &mut mpsc::Receiver<Told>) {
    // what is typed meanwhile is for nobody
    while !matches!(hears.recv().await, None | Some(Told::End)) {}
}

fn refusal(lang: Lang, why: &str) -> Answer {
    Answer {
        remark: format!("{} {why}\n", cli::error(lang)),
        code: CANNOT,
        ..Answer::default()
    }
}

/// A line begins at the left of a terminal.
fn returned(piece: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(piece.len() + piece.len() / 16);
    for byte in piece {
        if *byte == b'\n' {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}

impl russh::server::Handler for Handler {
    type Error = russh::Error;

    async fn auth_none(&mut self, _user: &str) -> Result<Auth, russh::Error> {
        self.asks();
        Ok(Auth::reject())
    }

    async fn auth_password(&mut self, _user: &str, _: &str) -> Result<Auth, russh::Error> {
        self.asks();
        Ok(Auth::reject())
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        _user: &str,
        _: &str,
        _: Option<Response<'a>>,
    ) -> Result<Auth, russh::Error> {
        self.asks();
        Ok(Auth::reject())
    }

    async fn auth_publickey_offered(
        &mut self,
        _user: &str,
        key: &PublicKey,
    ) -> Result<Auth, russh::Error> {
        match self.person(key).await {
            Some(_) => {
                self.caller.guest.raise(Stage::Known);
                Ok(Auth::Accept)
            }
            None => self.reject(key),
        }
    }

    async fn auth_publickey(&mut self, _user: &str, key: &PublicKey) -> Result<Auth, russh::Error> {
        let Some(person) = self.person(key).await else {
            return self.reject(key);
        };
        self.room = self.caller.house.door.enter(&self.caller.guest);
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
        let opened = self.fresh(channel);
        let granted = opened.map(|opened| opened.client.set_terminal(term, columns, rows));
        reply(session, channel, granted.is_some())
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Result<(), russh::Error> {
        let opened = self.fresh(channel);
        let granted = opened.is_some_and(|opened| opened.client.set(name, value));
        reply(session, channel, granted)
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
        let refused = match &begun.client.terminal {
            _ if !self.room => Some(text::full(lang).to_string()),
            None => Some(text::needs_terminal(lang).to_string()),
            Some((term, _)) if !begun.client.draws() => {
                Some(crate::text::ssh::no_drawing(lang, shown(term)))
            }
            Some(_) => None,
        };
        match refused {
            Some(why) => tokio::spawn(begun.refuse("dashboard", why)),
            None => tokio::spawn(begun.dashboard()),
        };
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
            let why = text::full(begun.lang()).to_string();
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
        let (address, name) = (self.caller.address, shown(name));
        let line = format!("from={address} refused: subsystem {name}");
        self.caller.house.log.line(&line);
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
