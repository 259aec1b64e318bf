//! The command line: what can be asked for. Parsing only; what is done with it stands in `commands`.
//!
//! The arguments are first parsed by a command that carries no texts, since most runs print none. Only when help is asked for, or
//! an argument is wrong, is the command built again with all of its texts, in the language of the user.

mod help;
mod message;
#[cfg(feature = "serve")]
mod serve;
mod ssh;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use rust_decimal::Decimal;

use crate::model::{Period, date};
use crate::text::Lang;

pub use help::localized;
#[cfg(feature = "serve")]
pub use serve::Serve;
pub use ssh::{Ssh, SshSetup};

/// The arguments of the program.
#[derive(Debug, Clone, Parser)]
#[command(
    name = "giaoban",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Cli {
    /// Options that every command takes.
    #[command(flatten)]
    pub global: Global,
    /// Options of the dashboard.
    #[command(flatten)]
    pub frame: Frame,
    /// What to do; the dashboard when nothing is named.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// Options that every command takes.
#[derive(Debug, Clone, Default, Args)]
pub struct Global {
    /// Data folder.
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
    /// Commune, by the name of its folder.
    #[arg(long, global = true)]
    pub commune: Option<String>,
    /// Period.
    #[arg(long, global = true, value_parser = read_period)]
    pub period: Option<Period>,
    /// Day of looking.
    #[arg(long, global = true, value_parser = read_as_of)]
    pub as_of: Option<AsOf>,
    /// Theme.
    #[arg(long, global = true)]
    pub theme: Option<String>,
    /// Language, as given; [`read`] also knows the variable.
    #[arg(long, global = true, hide_possible_values = true)]
    pub lang: Option<Language>,
    /// How many colours the terminal has.
    #[arg(
        long,
        global = true,
        hide_possible_values = true,
        default_value = "auto",
        hide_default_value = true
    )]
    pub color: Color,
    /// ASCII marks and bars only.
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Never write to a data file.
    #[arg(long, global = true)]
    pub read_only: bool,
    /// Print help.
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// Options of the dashboard.
#[derive(Debug, Clone, Default, Args)]
pub struct Frame {
    /// Print one frame and exit; the inner option is absent for `--print` alone.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "text", hide_possible_values = true)]
    pub print: Option<Print>,
    /// Columns and rows of the printed frame.
    #[arg(long, value_parser = read_size, requires = "print")]
    pub size: Option<Size>,
    /// Keys to press first.
    #[arg(long, requires = "print", allow_hyphen_values = true)]
    pub keys: Option<String>,
}

/// What to do.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Print the figures of a period.
    #[command(visible_alias = "xem")]
    Show {
        /// Sectors, groups or indicators to print; all when empty.
        filter: Vec<String>,
        /// Shape of the output.
        #[arg(
            long,
            default_value = "text",
            hide_possible_values = true,
            hide_default_value = true
        )]
        format: Format,
    },
    /// Look up indicators.
    #[command(visible_alias = "tra")]
    Find {
        /// Words to look for.
        #[arg(required = true)]
        words: Vec<String>,
        /// Shape of the output.
        #[arg(
            long,
            default_value = "text",
            hide_possible_values = true,
            hide_default_value = true
        )]
        format: Format,
    },
    /// Check the data.
    #[command(visible_alias = "kiem-tra")]
    Check {
        /// Shape of the output.
        #[arg(
            long = "format",
            default_value = "text",
            hide_possible_values = true,
            hide_default_value = true
        )]
        check_format: CheckFormat,
    },
    /// Write everything, for other programs.
    #[command(visible_alias = "xuat")]
    Export {
        /// Shape of the output.
        #[arg(long = "format", hide_possible_values = true)]
        export_format: Option<ExportFormat>,
        /// File or folder to write to.
        #[arg(short = 'o', long)]
        output: Option<PathBuf>,
        /// Print the description of the JSON document.
        #[arg(long, conflicts_with = "export_format")]
        schema: bool,
        /// Overwrite files.
        #[arg(long, requires = "output")]
        force: bool,
    },
    /// Write illustrative data.
    #[command(visible_alias = "mau")]
    Sample {
        /// Folder to write to.
        #[arg(long, default_value = "data", hide_default_value = true)]
        out: PathBuf,
        /// Seed of the figures.
        #[arg(long, allow_negative_numbers = true)]
        seed: Option<u64>,
        /// Overwrite files.
        #[arg(long)]
        force: bool,
    },
    /// Present the meeting.
    #[command(visible_alias = "trinh-chieu")]
    Present {
        /// How long each page stands.
        #[arg(long, value_parser = read_auto)]
        auto: Option<std::time::Duration>,
        /// The page to begin with.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=999))]
        from: Option<u16>,
    },
    /// Follow a presentation from a second screen.
    #[command(visible_alias = "ghi-chu")]
    Notes,
    /// Write the notice of a meeting's conclusions.
    #[command(visible_alias = "bien-ban")]
    Minutes {
        /// File to write to.
        #[arg(short = 'o', long = "output")]
        minutes_output: Option<PathBuf>,
        /// Day of the meeting.
        #[arg(long, alias = "ngay", value_parser = read_date)]
        date: Option<NaiveDate>,
        /// Overwrite the file.
        #[arg(long = "force", requires = "minutes_output")]
        minutes_force: bool,
    },
    /// Write the file of a new period.
    #[command(visible_alias = "tao")]
    New {
        /// Period.
        #[arg(value_parser = read_new_period)]
        new_period: Period,
    },
    /// Take figures from a workbook.
    #[command(visible_alias = "nhap")]
    Import {
        /// The workbook.
        workbook: PathBuf,
        /// Only the sheet of this name.
        #[arg(long)]
        sheet: Option<String>,
        /// Write without asking.
        #[arg(long, short = 'y')]
        yes: bool,
    },
    /// Write the data inside the program to a folder.
    #[command(visible_alias = "khoi-tao")]
    Init {
        /// Folder to write to.
        #[arg(default_value = "du-lieu", hide_default_value = true)]
        folder: PathBuf,
    },
    /// Serve the dashboard over SSH.
    #[cfg(feature = "serve")]
    #[command(visible_alias = "phuc-vu")]
    Serve(Serve),
    /// Answer one login of the system's sshd.
    Ssh(Ssh),
    /// Print the lines that let somebody in through the system's sshd.
    #[command(visible_alias = "cai-dat-ssh")]
    SshSetup(SshSetup),
    /// Tell what this machine shows and what to change.
    #[command(visible_alias = "kiem-tra-may")]
    Doctor {
        /// Metres from the picture to the farthest viewer.
        #[arg(long, alias = "khoang-cach", value_parser = read_distance, requires = "height", allow_negative_numbers = true)]
        distance: Option<Decimal>,
        /// Height of the picture in metres.
        #[arg(long, alias = "cao", value_parser = read_height, requires = "distance", allow_negative_numbers = true)]
        height: Option<Decimal>,
    },
    /// Print completions.
    #[command(visible_alias = "hoan-tat")]
    Completions {
        /// For which shell.
        #[arg(hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// A language by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
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

/// What a printed frame is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Print {
    /// Plain text.
    Text,
    /// Text with escape sequences.
    Ansi,
    /// A picture.
    Svg,
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

/// The day of looking, as asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// The day the program runs.
    Today,
    /// A day.
    Date(NaiveDate),
}

/// Columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What came of reading the arguments.
#[derive(Debug, Clone)]
pub enum Read {
    /// Something to do.
    Run(Box<Cli>, Lang),
    /// Help or version: print this and leave.
    Print(String),
    /// The arguments are wrong: this sentence, in this language.
    Wrong(String, Lang),
}

/// Reads the arguments, the program's name first; `variable` is the value of `GIAOBAN_LANG`.
pub fn read(args: &[OsString], variable: Option<&OsStr>) -> Read {
    let (lang, variable_fault) = language(args, variable);
    let parsed = Cli::command()
        .try_get_matches_from(args)
        .and_then(|m| Cli::from_arg_matches(&m));
    match parsed {
        // what comes over the line has no say in it
        Ok(cli) if matches!(cli.command, Some(Command::Ssh(_))) => {
            match message::misplaced(lang, &cli) {
                Some(fault) => Read::Wrong(fault, lang),
                None => Read::Run(Box::new(cli), lang),
            }
        }
        Ok(cli) => match (variable_fault, message::misplaced(lang, &cli)) {
            (Some(fault), _) | (None, Some(fault)) => Read::Wrong(fault, lang),
            (None, None) => Read::Run(Box::new(cli), lang),
        },
        Err(_) => match localized(lang).try_get_matches_from(args) {
            Err(error)
                if matches!(
                    error.kind(),
                    ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
                ) =>
            {
                Read::Print(error.render().to_string())
            }
            Err(error) => Read::Wrong(message::sentence(lang, &error, args), lang),
            Ok(_) => Read::Wrong(crate::text::cli::bad_arguments(lang).to_string(), lang),
        },
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
    match variable
        .map(OsStr::to_string_lossy)
        .filter(|v| !v.is_empty())
    {
        Some(value) => match known(&value) {
            Some(lang) => (lang, None),
            None => (Lang::Vi, Some(crate::text::cli::bad_lang_variable(&value))),
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
    let text = text.trim();
    if matches!(
        text.to_lowercase().as_str(),
        "today" | "hom-nay" | "hôm-nay" | "hôm nay" | "hom nay"
    ) {
        return Ok(AsOf::Today);
    }
    date::parse(text)
        .or_else(|| iso_date(text))
        .map(AsOf::Date)
        .ok_or(Unreadable)
}

fn read_date(text: &str) -> Result<NaiveDate, Unreadable> {
    let text = text.trim();
    date::parse(text)
        .or_else(|| iso_date(text))
        .ok_or(Unreadable)
}

/// `20s`, `20`, `2m`: a second to an hour.
fn read_auto(text: &str) -> Result<std::time::Duration, Unreadable> {
    let text = text.trim();
    let (number, unit) = match (text.strip_suffix('s'), text.strip_suffix('m')) {
        (Some(number), _) => (number, 1),
        (_, Some(number)) => (number, 60),
        _ => (text, 1),
    };
    let number: u64 = number
        .parse()
        .ok()
        .filter(|_| !number.starts_with('+'))
        .ok_or(Unreadable)?;
    number
        .checked_mul(unit)
        .filter(|s| (1..=3600).contains(s))
        .map(std::time::Duration::from_secs)
        .ok_or(Unreadable)
}

fn iso_date(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    date::parse(&format!("{day}/{month}/{year}"))
}

fn read_size(text: &str) -> Result<Size, Unreadable> {
    let (width, height) = text.trim().split_once(['x', 'X', '×']).ok_or(Unreadable)?;
    let side = |s: &str| {
        s.parse::<u16>()
            .ok()
            .filter(|n| (1..=1000).contains(n) && !s.starts_with('+'))
            .ok_or(Unreadable)
    };
    Ok(Size {
        width: side(width)?,
        height: side(height)?,
    })
}

/// From half a metre to a hundred.
fn read_distance(text: &str) -> Result<Decimal, Unreadable> {
    metres(text)
        .filter(|m| (Decimal::new(5, 1)..=Decimal::ONE_HUNDRED).contains(m))
        .ok_or(Unreadable)
}

/// From ten centimetres to twenty metres.
fn read_height(text: &str) -> Result<Decimal, Unreadable> {
    metres(text)
        .filter(|m| (Decimal::new(1, 1)..=Decimal::from(20)).contains(m))
        .ok_or(Unreadable)
}

/// Metres, with a comma or a dot before up to three decimals: nobody sits thousands of metres away, so a dot can mean nothing else.
fn metres(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let text = text.strip_suffix(['m', 'M']).map_or(text, str::trim_end);
    let (whole, decimals) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    (digits(whole, 4) && digits(decimals, 3)).then(|| format!("{whole}.{decimals}").parse().ok())?
}

#[cfg(test)]
mod tests;
