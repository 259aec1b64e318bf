//! The command line: what can be asked for. Parsing only; what is done with it stands in `commands`.
//!
//! Without arguments nothing is parsed: that is how the dashboard is opened most, and building the parser takes a sixth of the time to its
//! first frame. Otherwise the arguments are first parsed by a command that carries no texts, since most runs print none. Only when help is
//! asked for, or an argument is wrong, is the command built again with all of its texts, in the language of the user.

mod help;
mod message;
#[cfg(feature = "serve")]
mod serve;
mod ssh;

use std::ffi::{OsStr, OsString};
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use rust_decimal::Decimal;

pub use crate::model::date::AsOf;
use crate::model::{Period, date};
use crate::text::{GlyphSet, Lang, cli as text};
use crate::theme::Depth;

pub use crate::dashboard::print::Format as Print;
pub use help::localized;
#[cfg(feature = "serve")]
pub use serve::Serve;
pub use ssh::{Ssh, SshSetup};

/// The arguments of the program.
#[derive(Debug, Clone, Default, Parser)]
#[command(
    name = "giaoban",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// Data folder.
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
    /// Commune, by the name of its folder.
    #[arg(long, global = true)]
    pub commune: Option<String>,
    #[arg(long, global = true, value_parser = read_period)]
    pub period: Option<Period>,
    /// Day of looking.
    #[arg(long, global = true, value_parser = read_as_of)]
    pub as_of: Option<AsOf>,
    #[arg(long, global = true)]
    pub theme: Option<String>,
    /// As given; [`read`] also knows the variable.
    #[arg(long = "lang", id = "lang", global = true)]
    pub language: Option<Language>,
    /// How many colours the terminal has.
    #[arg(long, global = true, default_value = "auto")]
    pub color: Color,
    /// Marks and bars that the font has.
    #[arg(long, global = true)]
    pub glyphs: Option<GlyphSet>,
    /// The same as `--glyphs ascii`.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Never write to a data file.
    #[arg(long, global = true)]
    pub read_only: bool,
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[command(flatten)]
    pub frame: Frame,
    /// The dashboard when nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    /// The language to speak.
    #[arg(skip)]
    pub lang: Lang,
}

/// Options of the dashboard.
#[derive(Debug, Clone, Default, Args)]
pub struct Frame {
    /// Print one frame and exit.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "text")]
    pub print: Option<Print>,
    /// Columns and rows of the printed frame.
    #[arg(long, value_parser = read_size, requires = "print")]
    pub size: Option<(u16, u16)>,
    /// Keys to press first.
    #[arg(long, requires = "print", allow_hyphen_values = true)]
    pub keys: Option<String>,
}

/// What to do. Help, its defaults and its values come from `help`.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    #[command(visible_alias = "xem")]
    Show {
        /// Sectors, groups or indicators to print; all when empty.
        filter: Vec<String>,
        #[arg(long, default_value = "text")]
        format: Format,
    },
    #[command(visible_alias = "tra")]
    Find {
        #[arg(required = true)]
        words: Vec<String>,
        #[arg(long, default_value = "text")]
        format: Format,
    },
    #[command(visible_alias = "kiem-tra")]
    Check {
        #[arg(long = "format", default_value = "text")]
        check_format: CheckFormat,
    },
    #[command(visible_alias = "xuat")]
    Export(Export),
    #[command(visible_alias = "mau")]
    Sample(Sample),
    #[command(visible_alias = "trinh-chieu")]
    Present {
        /// How long each page stands.
        #[arg(long, value_parser = read_auto)]
        auto: Option<Duration>,
        /// The page to begin with.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=999))]
        from: Option<u16>,
    },
    #[command(visible_alias = "ghi-chu")]
    Notes,
    #[command(visible_alias = "bien-ban")]
    Minutes(Minutes),
    #[command(visible_alias = "tao")]
    New {
        #[arg(value_parser = read_new_period)]
        new_period: Period,
    },
    #[command(visible_alias = "nhap")]
    Import(Import),
    #[command(visible_alias = "khoi-tao")]
    Init {
        #[arg(default_value = "du-lieu")]
        folder: PathBuf,
    },
    #[cfg(feature = "serve")]
    #[command(visible_alias = "phuc-vu")]
    Serve(Serve),
    Ssh(Ssh),
    #[command(visible_alias = "cai-dat-ssh")]
    SshSetup(SshSetup),
    #[command(visible_alias = "kiem-tra-may")]
    Doctor {
        /// Metres from the picture to the farthest viewer.
        #[arg(long, alias = "khoang-cach", value_parser = read_distance, requires = "height", allow_negative_numbers = true)]
        distance: Option<Decimal>,
        /// Height of the picture in metres.
        #[arg(long, alias = "cao", value_parser = read_height, requires = "distance", allow_negative_numbers = true)]
        height: Option<Decimal>,
    },
    #[command(visible_alias = "hoan-tat")]
    Completions {
        shell: clap_complete::Shell,
    },
    Man,
}

#[derive(Debug, Clone, Args)]
pub struct Export {
    /// Without one, as the file's name says, otherwise JSON.
    #[arg(long = "format")]
    pub export_format: Option<ExportFormat>,
    /// File or folder; the standard output where none is named.
    #[arg(short = 'o', long)]
    pub output: Option<PathBuf>,
    /// Print the description of the JSON document instead.
    #[arg(long, conflicts_with = "export_format")]
    pub schema: bool,
    #[arg(long, requires = "output")]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Sample {
    #[arg(long, default_value = "data")]
    pub out: PathBuf,
    #[arg(long, allow_negative_numbers = true)]
    pub seed: Option<u64>,
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Minutes {
    /// A document or Markdown by its ending; Markdown to the standard output where none is named.
    #[arg(short = 'o', long = "output")]
    pub minutes_output: Option<PathBuf>,
    /// Day of the meeting; the last one where none is named.
    #[arg(long, alias = "ngay", value_parser = read_date)]
    pub date: Option<NaiveDate>,
    #[arg(long = "force", requires = "minutes_output")]
    pub minutes_force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Import {
    pub workbook: PathBuf,
    /// Only the sheet of this name.
    #[arg(long)]
    pub sheet: Option<String>,
    /// Write without asking.
    #[arg(long, short = 'y')]
    pub yes: bool,
}

/// A language by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl ValueEnum for GlyphSet {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(self.key().into())
    }
}

impl Cli {
    /// The signs asked for, where any were.
    pub fn glyphs(&self) -> Option<GlyphSet> {
        if self.ascii {
            Some(GlyphSet::Ascii)
        } else {
            self.glyphs
        }
    }
}

/// How many colours to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Color {
    /// What the terminal says it can.
    #[default]
    Auto,
    /// 24 bits.
    True,
    /// The palette of 256.
    #[value(name = "256")]
    C256,
    /// The 16 named ones.
    #[value(name = "16")]
    C16,
    /// None.
    None,
}

impl Color {
    /// Those asked for, where any were.
    pub const fn depth(self) -> Option<Depth> {
        match self {
            Self::Auto => None,
            Self::True => Some(Depth::True),
            Self::C256 => Some(Depth::C256),
            Self::C16 => Some(Depth::C16),
            Self::None => Some(Depth::None),
        }
    }
}

/// Shape of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Shape of the report of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Shape of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// A workbook.
    Xlsx,
    /// The monthly report as a document.
    Docx,
    /// The monthly report as text.
    Md,
}

/// What came of reading the arguments.
#[derive(Debug, Clone)]
pub enum Read {
    Run(Box<Cli>),
    /// Help or version: print this and leave.
    Print(String),
    /// The arguments are wrong: this sentence, in this language.
    Wrong(String, Lang),
}

/// Reads the arguments, the program's name first; `variable` is the value of `GIAOBAN_LANG`.
pub fn read(args: &[OsString], variable: Option<&OsStr>) -> Read {
    let (lang, fault) = language(args, variable);
    let parsed = if args.len() == 1 {
        Ok(Cli::default())
    } else {
        let matches = Cli::command().try_get_matches_from(args);
        matches.and_then(|m| Cli::from_arg_matches(&m))
    };
    if let Ok(cli) = parsed {
        // what comes over the line has no say in it
        let fault = fault.filter(|_| !matches!(cli.command, Some(Command::Ssh(_))));
        return match fault.or_else(|| message::misplaced(lang, &cli)) {
            Some(fault) => Read::Wrong(fault, lang),
            None => Read::Run(Box::new(Cli { lang, ..cli })),
        };
    }
    match localized(lang).try_get_matches_from(args) {
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                Read::Print(error.render().to_string())
            }
            _ => Read::Wrong(message::sentence(lang, &error, args), lang),
        },
        Ok(_) => Read::Wrong(text::bad_arguments(lang).to_string(), lang),
    }
}

/// The language to speak: `--lang`, then the variable, then Vietnamese. A wrong option is reported by the parser, a wrong variable here.
fn language(args: &[OsString], variable: Option<&OsStr>) -> (Lang, Option<String>) {
    let known = |text: &str| match text {
        "vi" => Some(Lang::Vi),
        "en" => Some(Lang::En),
        _ => None,
    };
    let mut rest = args
        .iter()
        .skip(1)
        .map(|a| a.to_string_lossy())
        .take_while(|a| a != "--");
    while let Some(arg) = rest.next() {
        let value = match arg.strip_prefix("--lang") {
            Some("") => rest.next(),
            Some(tail) => tail.strip_prefix('=').map(|v| v.to_string().into()),
            None => continue,
        };
        if let Some(lang) = value.as_deref().and_then(known) {
            return (lang, None);
        }
    }
    let variable = variable.map(OsStr::to_string_lossy);
    match variable.filter(|v| !v.is_empty()) {
        Some(value) => match known(&value) {
            Some(lang) => (lang, None),
            None => (Lang::Vi, Some(text::bad_lang_variable(&value))),
        },
        None => (Lang::Vi, None),
    }
}

/// The reason is worded by `message`, which knows the language.
#[derive(Debug, Clone, Copy)]
struct Unreadable;

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("?")
    }
}

impl std::error::Error for Unreadable {}

fn read_period(text: &str) -> Result<Period, Unreadable> {
    text.trim()
        .to_ascii_uppercase()
        .parse()
        .map_err(|()| Unreadable)
}

/// As [`read_period`], and as people write a month: `02/2026`.
fn read_new_period(text: &str) -> Result<Period, Unreadable> {
    let month = text
        .trim()
        .split_once('/')
        .filter(|(month, year)| (1..=2).contains(&month.len()) && year.len() == 4);
    match month {
        Some((month, year)) => read_period(&format!("{year}-{month:0>2}")),
        None => read_period(text),
    }
}

fn read_as_of(text: &str) -> Result<AsOf, Unreadable> {
    let today = ["today", "hom-nay", "hôm-nay", "hôm nay", "hom nay"];
    if today.contains(&&*text.trim().to_lowercase()) {
        return Ok(AsOf(None));
    }
    read_date(text).map(|day| AsOf(Some(day)))
}

/// As people write it, or `2026-01-16`.
fn read_date(text: &str) -> Result<NaiveDate, Unreadable> {
    let text = text.trim();
    let iso = || {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        date::parse(&format!("{day}/{month}/{year}"))
    };
    date::parse(text).or_else(iso).ok_or(Unreadable)
}

/// `20s`, `20`, `2m`: a second to an hour.
fn read_auto(text: &str) -> Result<Duration, Unreadable> {
    let text = text.trim();
    let (number, unit) = match text.strip_suffix('m') {
        Some(number) => (number, 60),
        None => (text.strip_suffix('s').unwrap_or(text), 1),
    };
    let number = number
        .parse::<u64>()
        .ok()
        .filter(|_| !number.starts_with('+'));
    let seconds = number.and_then(|number| number.checked_mul(unit));
    let seconds = seconds.filter(|s| (1..=3600).contains(s));
    seconds.map(Duration::from_secs).ok_or(Unreadable)
}

fn read_size(text: &str) -> Result<(u16, u16), Unreadable> {
    let side = |text: &str| {
        let side = text.parse().ok().filter(|n| (1..=1000).contains(n));
        side.filter(|_| !text.starts_with('+')).ok_or(Unreadable)
    };
    let (width, height) = text.trim().split_once(['x', 'X', '×']).ok_or(Unreadable)?;
    Ok((side(width)?, side(height)?))
}

/// From half a metre to a hundred.
fn read_distance(text: &str) -> Result<Decimal, Unreadable> {
    metres(text, Decimal::new(5, 1)..=Decimal::ONE_HUNDRED)
}

/// From ten centimetres to twenty metres.
fn read_height(text: &str) -> Result<Decimal, Unreadable> {
    metres(text, Decimal::new(1, 1)..=Decimal::from(20))
}

/// Metres, with a comma or a dot before up to three decimals: nobody sits thousands of metres away, so a dot can mean nothing else.
fn metres(text: &str, limits: RangeInclusive<Decimal>) -> Result<Decimal, Unreadable> {
    let text = text.trim();
    let text = text.strip_suffix(['m', 'M']).map_or(text, str::trim_end);
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let metres = format!("{whole}.{decimals}").parse().ok();
    let metres = metres.filter(|m| digits(whole, 4) && digits(decimals, 3) && limits.contains(m));
    metres.ok_or(Unreadable)
}

#[cfg(test)]
mod tests;
