//! `giaoban ssh`: what the system's sshd runs for everybody who comes in, whatever they ask for. With a terminal it is the dashboard;
//! a command is answered where it is on the list of [`crate::remote`]. Nothing else is run, and of the environment only what tells about
//! the terminal and the line is looked at.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::{CANNOT, Error, context, dashboard, output, remote};
use crate::cli::{AsOf, Cli, Language, Ssh};
use crate::dashboard::{Dashboard, Shelf, Start, live};
use crate::remote::{Role, Visit, shown};
use crate::store::log::Log;
use crate::store::{Root, Store};

use crate::terminal::{self, Options, Variables};
use crate::text::{Lang, cli as words, ssh as text};
use crate::theme::Registry;

/// In the log and for people: the one thing that is no command.
const DASHBOARD: &str = "dashboard";

/// The variables that are looked at, beside the command.
const VARIABLES: [&str; 8] = [
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "SSH_CONNECTION",
    "SSH_TTY",
];

/// Answers one login.
pub fn run(cli: &Cli, wish: &Ssh) -> ExitCode {
    let lang = lang(cli);
    // what is not text is no command either: the list refuses it
    let asked =
        std::env::var_os("SSH_ORIGINAL_COMMAND").map(|line| line.to_string_lossy().into_owned());
    let visit = Visit {
        name: wish.person.clone().unwrap_or_else(|| "?".to_string()),
        role: wish.role,
        from: Visit::from(&variable("SSH_CONNECTION").unwrap_or_default()),
        what: asked.clone().unwrap_or_else(|| DASHBOARD.to_string()),
    };
    let record = Record::open(wish.log.clone().or_else(default_log), visit);
    let answered = match &asked {
        Some(line) => command(cli, lang, line, &record),
        None => open(cli, lang, wish, &record),
    };
    let code = answered.unwrap_or_else(|error| {
        let _ = output::fail(lang, &error);
        CANNOT
    });
    record.end(&if asked.is_none() && code == 0 {
        "quit".to_string()
    } else {
        code.to_string()
    });
    ExitCode::from(code)
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// As the keeper of the machine has it, otherwise as the client asks for.
fn lang(cli: &Cli) -> Lang {
    match (cli.global.lang, variable("LC_GIAOBAN_LANG").as_deref()) {
        (Some(Language::En), _) | (None, Some("en")) => Lang::En,
        _ => Lang::Vi,
    }
}

fn default_log() -> Option<PathBuf> {
    etcetera::home_dir()
        .ok()
        .map(|home| home.join(".local/state/giaoban/ssh.log"))
}

/// The data, whose place is nobody's business at the other end.
fn data(cli: &Cli, lang: Lang, record: &Record) -> Result<Store, Error> {
    let root = match &cli.global.data {
        None => Root::Embedded,
        Some(folder) => match std::fs::read_dir(folder) {
            Ok(_) => Root::Folder(folder.clone()),
            Err(error) => {
                record.note(&format!(
                    "--data {}: {error}",
                    shown(&folder.to_string_lossy())
                ));
                return Err(Error::Said(text::no_data(lang).to_string()));
            }
        },
    };
    Ok(Store::open(root).from_afar())
}

fn command(cli: &Cli, lang: Lang, line: &str, record: &Record) -> Result<u8, Error> {
    let shelf = Shelf::from(data(cli, lang, record)?);
    let answer = remote::answer(&shelf, lang, cli.global.commune.as_deref(), line);
    // the client may be gone before all is said
    match output::print(&answer.text) {
        Err(error) if !error.is_hang_up() => return Err(error),
        _ => {}
    }
    let _ = io::stderr().lock().write_all(answer.remark.as_bytes());
    Ok(answer.code)
}

fn open(cli: &Cli, lang: Lang, wish: &Ssh, record: &Record) -> Result<u8, Error> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Error::Said(text::no_terminal(lang).to_string()));
    }
    let variables = Variables::read(|name| match name {
        // there is a line in between, whoever has started us
        "SSH_TTY" => Some("ssh".to_string()),
        name => VARIABLES.contains(&name).then(|| variable(name)).flatten(),
    });
    if !terminal::draws(&variables) {
        return Err(Error::Said(text::no_drawing(lang, shown(&variables.term))));
    }
    let registry = Registry::bundled();
    let theme = dashboard::theme(cli, lang, &registry)?;
    let store = Arc::new(Shelf::shared(data(cli, lang, record)?));
    // from before the first file is read: no change is missed
    let _watcher = live::watch(&store, terminal::data_changed);
    let data = context::data(&store, cli, lang)?;
    context::period(&data.commune, cli.global.period, lang)?;
    let as_of = cli.global.as_of.and_then(|day| {
        if let AsOf::Date(day) = day {
            Some(day)
        } else {
            None
        }
    });
    let (columns, rows) = crossterm::terminal::size().unwrap_or_default();
    let size = terminal::canvas::claimed(columns.into(), rows.into());
    let mut program = Dashboard::new(Start {
        store,
        data,
        theme_problems: Vec::new(),
        period: cli.global.period,
        as_of,
        today: as_of.unwrap_or_else(context::today),
        lang,
        themes: registry,
        theme,
        depth: terminal::depth(&variables, dashboard::chosen_depth(cli.global.color)),
        ascii: cli.global.ascii || !terminal::unicode_ok(&variables),
        size: (size.width, size.height),
        read_only: cli.global.read_only || wish.role == Role::Viewer,
    });
    let broken = record.clone();
    terminal::on_break(move |why| broken.end(why));
    record.note_open();
    let idle = Some((
        Duration::from_secs(u64::from(wish.idle) * 60),
        text::idle(lang).to_string(),
    ));
    let options = Options {
        panic_line: words::broken(lang).to_string(),
        remote: true,
        idle,
        ..Options::default()
    };
    match terminal::run(&mut program, options) {
        Ok(()) => Ok(0),
        Err(terminal::Error::NoTerminal) => Err(Error::Said(text::no_terminal(lang).to_string())),
        Err(terminal::Error::Io(error)) => Err(Error::Print(error)),
    }
}

/// Writes one visit down, whichever way it ends. What cannot be written stops nobody.
struct Record {
    page: Arc<Mutex<Page>>,
    /// This one is at the top: when it goes and nothing has been said, something has failed.
    top: bool,
}

struct Page {
    log: Option<Log>,
    visit: Visit,
    start: Instant,
    ended: bool,
}

impl Record {
    fn open(path: Option<PathBuf>, visit: Visit) -> Self {
        let log = path.and_then(|path| {
            if let Some(folder) = path.parent() {
                let _ = std::fs::create_dir_all(folder);
            }
            Log::to_file(&path).ok()
        });
        Self {
            page: Arc::new(Mutex::new(Page {
                log,
                visit,
                start: Instant::now(),
                ended: false,
            })),
            top: true,
        }
    }

    fn with(&self, act: impl FnOnce(&mut Page)) {
        act(&mut self.page.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Something the keeper of the machine should know.
    fn note(&self, text: &str) {
        self.with(|page| page.line(text));
    }

    /// A dashboard opens; it may stay for long.
    fn note_open(&self) {
        self.with(|page| page.line(&page.visit.line(page.start.elapsed(), "open")));
    }

    /// The end, once.
    fn end(&self, end: &str) {
        self.with(|page| {
            if !std::mem::replace(&mut page.ended, true) {
                page.line(&page.visit.line(page.start.elapsed(), end));
            }
        });
    }
}

impl Page {
    fn line(&self, text: &str) {
        if let Some(log) = &self.log {
            log.line(text);
        }
    }
}

impl Clone for Record {
    fn clone(&self) -> Self {
        Self {
            page: Arc::clone(&self.page),
            top: false,
        }
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        if self.top {
            self.end("failed");
        }
    }
}
