//! The dashboard itself, live or as one printed frame.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use super::{Error, context, notes, output};
use crate::cli::{AsOf, Cli, Color, Print};
use crate::dashboard::print::{self, Format};
use crate::dashboard::{Dashboard, Followed, Shelf, Start, live};
use crate::data::near::nearest;
use crate::input::{self, MOST_REPEATS, Program, ScriptError, ScriptFault};
use crate::store::themes;

use crate::terminal::{self, Options, Variables};
use crate::text::{Lang, cli as text};
use crate::theme::{Depth, Registry, registry};

/// Columns and rows of a printed frame that names none.
const PAPER: (u16, u16) = (80, 24);

/// Opens the dashboard, or prints one frame of it.
pub fn run(cli: &Cli, lang: Lang) -> Result<ExitCode, Error> {
    open(cli, lang, |_| {})
}

/// Opens the dashboard with the meeting presented, from a page on; pages go by themselves where a time is given.
pub fn present(
    cli: &Cli,
    lang: Lang,
    from: Option<u16>,
    auto: Option<Duration>,
) -> Result<ExitCode, Error> {
    open(cli, lang, |dashboard| {
        dashboard.present(from.map_or(1, usize::from), auto);
    })
}

fn open(cli: &Cli, lang: Lang, begin: impl FnOnce(&mut Dashboard)) -> Result<ExitCode, Error> {
    let events = cli
        .frame
        .keys
        .as_deref()
        .map(input::parse_keys)
        .transpose()
        .map_err(|e| Error::Said(bad_keys(lang, &e)))?;
    let (files, unread) = themes::read();
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (registry, problems) = Registry::load(&texts);
    let theme = theme(cli, lang, &registry)?;
    let store = Arc::new(Shelf::shared(context::open(cli, lang)?));
    // from before the first file is read: no change is missed
    let _watcher = if cli.frame.print.is_none() {
        live::watch(&store, terminal::data_changed)
    } else {
        None
    };
    let data = context::data(&store, cli, lang)?;
    context::period(&data.commune, cli.global.period, lang)?;
    let as_of = cli.global.as_of.map(|day| {
        if let AsOf::Date(day) = day {
            day
        } else {
            context::today()
        }
    });
    // a day that was given is today in every respect: ages too are counted from it, so that a frame can be printed again
    let today = as_of.unwrap_or_else(context::today);
    let variables = Variables::read(|name| std::env::var(name).ok());
    let printed = cli.frame.print;
    let start = Start {
        store,
        data,
        theme_problems: unread.into_iter().chain(problems).collect(),
        period: cli.global.period,
        as_of,
        today,
        lang,
        themes: registry,
        theme,
        depth: depth(cli.global.color, &variables, printed.is_some()),
        ascii: cli.global.ascii || (printed.is_none() && !terminal::unicode_ok(&variables)),
        size: match (printed, cli.frame.size) {
            (_, Some(size)) => (size.width, size.height),
            (Some(_), None) => PAPER,
            (None, None) => crossterm::terminal::size().unwrap_or(PAPER),
        },
        read_only: cli.global.read_only,
    };
    let mut dashboard = Dashboard::new(start);
    if cli.global.theme.is_some() {
        dashboard.keep_theme();
    }
    if printed.is_none() {
        dashboard.let_follow(Followed::new(
            || notes::folder().ok(),
            Arc::new(terminal::remote),
        ));
    }
    begin(&mut dashboard);
    let Some(format) = printed else {
        return in_terminal(&mut dashboard, lang);
    };
    let format = match format {
        Print::Text => Format::Text,
        Print::Ansi => Format::Ansi,
        Print::Svg => Format::Svg,
    };
    output::print(&print::print(
        &mut dashboard,
        events.unwrap_or_default(),
        format,
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs a program in the terminal.
pub(super) fn in_terminal(program: &mut dyn Program, lang: Lang) -> Result<ExitCode, Error> {
    let sizes = terminal::may_size_text(|name| std::env::var(name).ok());
    match terminal::run(
        program,
        Options {
            sizes,
            panic_line: text::broken(lang).to_string(),
            ..Options::default()
        },
    ) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(terminal::Error::NoTerminal) => Err(Error::Said(text::no_terminal(lang).to_string())),
        Err(terminal::Error::Io(error)) => Err(Error::Print(error)),
    }
}

/// The theme asked for; the dark one where none was.
pub(super) fn theme(cli: &Cli, lang: Lang, themes: &Registry) -> Result<String, Error> {
    let Some(asked) = &cli.global.theme else {
        return Ok(registry::DARK.to_string());
    };
    let names = themes.names();
    if names.contains(&asked.as_str()) {
        return Ok(asked.clone());
    }
    let near = nearest(asked, names.iter().copied());
    Err(Error::Said(text::unknown_theme(
        lang,
        asked,
        names.join(", "),
        text::meant(lang, near),
    )))
}

/// The colours asked for; on paper all of them, on a terminal those it has.
fn depth(asked: Color, variables: &Variables, paper: bool) -> Depth {
    terminal::depth(
        variables,
        chosen_depth(asked).or(paper.then_some(Depth::True)),
    )
}

/// The colours asked for, where any were.
pub(super) const fn chosen_depth(asked: Color) -> Option<Depth> {
    match asked {
        Color::Auto => None,
        Color::True => Some(Depth::True),
        Color::C256 => Some(Depth::C256),
        Color::C16 => Some(Depth::C16),
        Color::None => Some(Depth::None),
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
