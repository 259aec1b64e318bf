//! `giaoban ssh`: what the system's sshd runs for everybody who comes in, whatever they ask for. With a terminal it is the dashboard;
//! a command is answered where it is on the list of [`crate::remote`]. Nothing else is run, and of the environment only what tells about
//! the terminal and the line is looked at.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::{CANNOT, Done, Error, context, dashboard, output, remote};
use crate::cli::{Cli, Language, Ssh};
use crate::dashboard::{Dashboard, Shelf, Start, live};
use crate::remote::{Visit, shown};
use crate::store::clock;
use crate::store::log::Log;
use crate::store::{Root, Store};
use crate::terminal::{self, Options, Variables};
use crate::text::{Lang, ssh as text};
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
pub fn run(cli: &Cli, wish: &Ssh) -> u8 {
    // as the keeper of the machine has it, otherwise as the client asks for
    let lang = match (cli.language, variable("LC_GIAOBAN_LANG").as_deref()) {
        (Some(Language::En), _) | (None, Some("en")) => Lang::En,
        _ => Lang::Vi,
    };
    let mut cli = cli.clone();
    cli.lang = lang;
    // what is not text is no command either: the list refuses it
    let asked = std::env::var_os("SSH_ORIGINAL_COMMAND");
    let asked = asked.map(|line| line.to_string_lossy().into_owned());
    let visit = Visit {
        name: wish.person.clone().unwrap_or_else(|| "?".to_string()),
        role: wish.role,
        from: Visit::from(&variable("SSH_CONNECTION").unwrap_or_default()),
        what: asked.clone().unwrap_or_else(|| DASHBOARD.to_string()),
    };
    let record = Arc::new(Record::open(wish.log.clone().or_else(usual_log), visit));
    let _failed = Failed(Arc::clone(&record));
    let answered = match &asked {
        Some(line) => command(&cli, line, &record),
        None => open(&cli, wish, &record),
    };
    let code = answered.unwrap_or_else(|error| {
        output::fail(lang, &error);
        CANNOT
    });
    match (asked, code) {
        (None, 0) => record.end("quit"),
        _ => record.end(&code.to_string()),
    }
    code
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn usual_log() -> Option<PathBuf> {
    let home = etcetera::home_dir().ok()?;
    Some(home.join(".local/state/giaoban/ssh.log"))
}

/// The data, whose place is nobody's business at the other end.
fn data(cli: &Cli, record: &Record) -> Result<Store, Error> {
    let Some(folder) = &cli.data else {
        return Ok(Store::open(Root::Embedded).from_afar());
    };
    if let Err(error) = std::fs::read_dir(folder) {
        let folder = shown(&folder.to_string_lossy());
        record.line(&format!("--data {folder}: {error}"));
        return Err(text::no_data(cli.lang).into());
    }
    Ok(Store::open(Root::Folder(folder.clone())).from_afar())
}

fn command(cli: &Cli, line: &str, record: &Record) -> Done {
    let shelf = Shelf::from(data(cli, record)?);
    let answer = remote::answer(&shelf, cli.lang, cli.commune.as_deref(), line);
    // the client may be gone before all is said
    match output::print(&answer.text) {
        Err(error) if !error.is_hang_up() => return Err(error),
        _ => {}
    }
    let _ = io::stderr().lock().write_all(answer.remark.as_bytes());
    Ok(answer.code)
}

fn open(cli: &Cli, wish: &Ssh, record: &Arc<Record>) -> Done {
    let lang = cli.lang;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(text::no_terminal(lang).into());
    }
    let variables = Variables::read(|name| match name {
        // there is a line in between, whoever has started us
        "SSH_TTY" => Some("ssh".to_string()),
        name => VARIABLES.contains(&name).then(|| variable(name)).flatten(),
    });
    if !terminal::draws(&variables) {
        return Err(text::no_drawing(lang, shown(&variables.term)).into());
    }
    let themes = Registry::bundled();
    let theme = cli.theme_of(&themes)?;
    let store = Arc::new(Shelf::shared(data(cli, record)?));
    // from before the first file is read: no change is missed
    clock::each_day(terminal::data_changed);
    let _watcher = live::watch(&store, terminal::data_changed);
    let data = cli.data_of(&store)?;
    cli.period_of(&data.commune)?;
    let (columns, rows) = crossterm::terminal::size().unwrap_or_default();
    let size = terminal::canvas::claimed(columns.into(), rows.into());
    let mut program = Dashboard::new(Start {
        store,
        data,
        theme_problems: Vec::new(),
        period: cli.period,
        as_of: cli.as_of,
        today: Arc::new(context::today),
        built: Some(clock::built()),
        lang,
        themes,
        theme,
        depth: terminal::depth(&variables, cli.color.depth()),
        glyphs: terminal::glyphs(&variables, cli.glyphs()),
        size: (size.width, size.height),
        read_only: cli.read_only,
    })
    .signed(wish.person.as_deref(), wish.role.access(cli.read_only))
    .recorded(Box::new({
        let record = Arc::clone(record);
        move |what| record.line(&record.visit.wrote(what))
    }));
    let broken = Arc::clone(record);
    terminal::on_break(move |why| broken.end(why));
    // it may stay for long
    record.visit("open");
    let limit = Duration::from_secs(u64::from(wish.idle) * 60);
    let options = Options {
        remote: true,
        idle: Some((limit, text::idle(lang).to_string())),
        ..Options::default()
    };
    dashboard::in_terminal(&mut program, lang, options)
}

/// Writes one visit down, whichever way it ends. What cannot be written stops nobody.
struct Record {
    log: Option<Log>,
    visit: Visit,
    start: Instant,
    ended: AtomicBool,
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
            log,
            visit,
            start: Instant::now(),
            ended: AtomicBool::new(false),
        }
    }

    fn line(&self, text: &str) {
        if let Some(log) = &self.log {
            log.line(text);
        }
    }

    fn visit(&self, end: &str) {
        self.line(&self.visit.line(self.start.elapsed(), end));
    }

    /// The end, once.
    fn end(&self, end: &str) {
        if !self.ended.swap(true, Ordering::AcqRel) {
            self.visit(end);
        }
    }
}

/// When this goes and nothing has been said, something has failed.
struct Failed(Arc<Record>);

impl Drop for Failed {
    fn drop(&mut self) {
        self.0.end("failed");
    }
}
