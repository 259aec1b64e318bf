//! The dashboard itself, live or as one printed frame.

use std::sync::Arc;

use super::{Done, FINE, context, notes, output};
use crate::cli::Cli;
use crate::dashboard::{Dashboard, Followed, Shelf, Start, live, print};
use crate::input::{self, MOST_REPEATS, Program, ScriptError, ScriptFault};
use crate::store::clock;
use crate::terminal::{self, Options, Variables};
use crate::text::{Lang, cli as text};
use crate::theme::Depth;

/// Columns and rows of a printed frame that names none.
pub(super) const PAPER: (u16, u16) = (80, 24);

/// Opens the dashboard, or prints one frame of it.
pub fn run(cli: &Cli, begin: impl FnOnce(&mut Dashboard)) -> Done {
    let (lang, printed) = (cli.lang, cli.frame.print);
    let events = cli.frame.keys.as_deref().map(input::parse_keys);
    let events = events.transpose().map_err(|e| bad_keys(lang, &e))?;
    let (themes, theme_problems) = context::themes();
    let theme = cli.theme_of(&themes)?;
    let store = Arc::new(Shelf::shared(cli.open()?));
    // from before the first file is read: no change is missed
    let _watcher = match printed {
        None => {
            clock::each_day(terminal::data_changed);
            live::watch(&store, terminal::data_changed)
        }
        Some(_) => None,
    };
    let part = printed.is_none() && cli.period.is_none() && cli.as_of.is_none();
    let read = if part { Shelf::begin } else { Shelf::data };
    let data = cli.data_by(&store, read)?;
    cli.period_of(&data.commune)?;
    let variables = Variables::here();
    let mut dashboard = Dashboard::new(Start {
        store: Arc::clone(&store),
        data,
        theme_problems,
        period: cli.period,
        as_of: cli.as_of,
        today: Arc::new(context::today),
        built: Some(clock::built()),
        lang,
        themes,
        theme,
        // on paper all of them, on a terminal those it has
        depth: terminal::depth(
            &variables,
            cli.color.depth().or(printed.map(|_| Depth::True)),
        ),
        glyphs: match printed {
            Some(_) => cli.glyphs().unwrap_or_default(),
            None => terminal::glyphs(&variables, cli.chosen_glyphs()),
        },
        size: match (printed, cli.frame.size) {
            (_, Some(size)) => size,
            (Some(_), None) => PAPER,
            (None, None) => crossterm::terminal::size().unwrap_or(PAPER),
        },
        read_only: cli.read_only,
    });
    if cli.theme.is_some() {
        dashboard.keep_theme();
    }
    if printed.is_none() {
        let wake = Arc::new(terminal::remote);
        dashboard.let_follow(Followed::new(|| notes::folder().ok(), wake));
    }
    begin(&mut dashboard);
    let Some(format) = printed else {
        if part && store.is_part() {
            dashboard.afterwards(|| live::complete(store, terminal::data_changed));
        }
        return in_terminal(&mut dashboard, lang, Options::default());
    };
    let events = events.unwrap_or_default();
    output::print(&print::print(&mut dashboard, events, format))
}

/// Runs a program in the terminal.
pub(super) fn in_terminal(program: &mut dyn Program, lang: Lang, options: Options) -> Done {
    let sizes = !options.remote && terminal::may_size_text(|name| std::env::var(name).ok());
    let options = Options {
        sizes,
        panic_line: text::broken(lang).to_string(),
        ..options
    };
    match terminal::run(program, options) {
        Ok(()) => Ok(FINE),
        Err(terminal::Error::NoTerminal) => Err(text::no_terminal(lang).into()),
        Err(terminal::Error::Io(error)) => Err(error.into()),
    }
}

fn bad_keys(lang: Lang, error: &ScriptError) -> String {
    let counts = text::key_counts(lang, MOST_REPEATS);
    let allowed = match error.fault {
        ScriptFault::Key => text::key_forms(lang),
        ScriptFault::Count => &counts,
        ScriptFault::Cells => text::key_cells(lang),
    };
    text::bad_keys(lang, error.step, &error.text, allowed)
}
