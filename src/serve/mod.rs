//! The dashboard over SSH: a server of its own, for places without one.
//!
//! In reading order: [`keys`] says who may come in, by `lines` of a file that is `strict`ly looked at, [`door`] how many, `line` is a connection that can be cut and waits for its `turns`, `handler` answers the
//! protocol, `session` runs one dashboard, `answers` are those to commands, `server` keeps them all, `strangers` are counted. No shell, no forwarding, no files: a terminal gets the dashboard,
//! a command is answered from the list of [`crate::remote`], everything else is refused.

mod answers;
pub mod door;
mod handler;
pub mod host_key;
pub mod keys;
mod line;
mod lines;
mod room;
mod server;
mod session;
mod strangers;
mod strict;
mod turns;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;

pub use keys::{KeyFile, Person};
pub use room::open_files;
pub use server::run;

use crate::app::Data;
use crate::dashboard::{Shelf, Start};
use crate::model::date::AsOf;
use crate::remote::Answer;
use crate::store::clock;
pub use crate::store::log::Log;
use crate::text::{GlyphSet, Lang};
use crate::theme::{Depth, Registry};

/// How long things may take and how many there may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// People logged in.
    pub sessions: usize,
    /// People logged in from one address.
    pub per_address: usize,
    /// Connections that have not logged in yet.
    pub waiting: usize,
    /// The same from one address.
    pub waiting_per_address: usize,
    /// Keys that are tried in one connection.
    pub attempts: usize,
    /// Until a connection has exchanged keys, and from the login on until it has asked for something.
    pub login: Duration,
    /// Until it has logged in: somebody may have a passphrase to type.
    pub typing: Duration,
    /// Without a key pressed.
    pub idle: Duration,
    /// Without a frame taken that is waiting to be.
    pub stall: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sessions: 250,
            per_address: 250,
            waiting: 100,
            waiting_per_address: 50,
            attempts: 6,
            login: Duration::from_secs(20),
            typing: Duration::from_secs(120),
            idle: Duration::from_secs(30 * 60),
            stall: Duration::from_secs(10),
        }
    }
}

/// What every dashboard starts with.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The data, loaded once for all.
    pub shelf: Arc<Shelf>,
    /// The commune to show first, by its folder.
    pub commune: String,
    /// The period asked for.
    pub period: Option<crate::model::Period>,
    /// The day asked for.
    pub as_of: Option<AsOf>,
    /// Language, unless the client asks for another.
    pub lang: Lang,
    /// Themes.
    pub themes: Registry,
    /// Name of the theme.
    pub theme: String,
    /// Colours, where not those of each terminal.
    pub depth: Option<Depth>,
    /// Signs, where not those of each terminal.
    pub glyphs: Option<GlyphSet>,
    /// Nobody may write, whatever the role.
    pub read_only: bool,
    /// The calendar day; the server runs for weeks.
    pub today: fn() -> NaiveDate,
    /// Answers a command.
    pub answer: fn(&Shelf, Lang, Option<&str>, &str) -> Answer,
}

impl Desk {
    fn start(&self, data: Data, terminal: &session::Client) -> Start {
        let size = terminal.size();
        Start {
            store: Arc::clone(&self.shelf),
            data,
            theme_problems: Vec::new(),
            period: self.period,
            as_of: self.as_of,
            today: Arc::new(self.today),
            built: Some(clock::built()),
            lang: terminal.lang(self.lang),
            themes: self.themes.clone(),
            theme: self.theme.clone(),
            depth: terminal.depth(self.depth),
            glyphs: terminal.glyphs(self.glyphs),
            size: (size.width, size.height),
            read_only: self.read_only,
        }
    }
}

/// What the server is started with.
#[derive(Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The server's own key.
    pub host_key: host_key::HostKey,
    /// Who may come in.
    pub people: KeyFile,
    /// What every dashboard starts with.
    pub desk: Desk,
    /// How long and how many.
    pub limits: Limits,
    /// Where it is written down who came.
    pub log: Log,
}

/// Public keys that tests let in.
#[cfg(test)]
mod samples {
    pub const AN: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ";
    pub const BINH: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
}
