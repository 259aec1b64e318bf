//! What is wrong with the arguments, in the language of the user.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Cli, help};
use crate::text::{Lang, cli as text};

/// One sentence for an error of the parser, and where to read more.
pub fn sentence(lang: Lang, error: &clap::Error, args: &[OsString]) -> String {
    let all = |kind| match error.get(kind) {
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::Strings(many)) => many.clone(),
        _ => Vec::new(),
    };
    let one = |kind| all(kind).into_iter().next();
    let option = one(ContextKind::InvalidArg).unwrap_or_default();
    let name = bare(&option);
    let value = one(ContextKind::InvalidValue).unwrap_or_default();
    let allowed = || {
        let words = all(ContextKind::ValidValue).join(", ");
        match text::shape(lang, name) {
            _ if !words.is_empty() => words,
            "" => text::any_value(lang).to_string(),
            shape => shape.to_string(),
        }
    };
    let meant = |kind| text::meant(lang, one(kind).as_deref().map(bare));
    let what = match error.kind() {
        ErrorKind::UnknownArgument if name.starts_with('-') => {
            text::unknown_option(lang, name, meant(ContextKind::SuggestedArg))
        }
        ErrorKind::UnknownArgument => unknown_word(lang, &option, args),
        ErrorKind::InvalidSubcommand => {
            let word = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            unknown_command(lang, &word, meant(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::InvalidValue if value.is_empty() => match all(ContextKind::ValidValue) {
            words if words.is_empty() => text::missing_value(lang, name, ""),
            words => text::missing_value(lang, name, format!(": {}", words.join(", "))),
        },
        ErrorKind::NoEquals => text::missing_value(lang, name, ": --print=svg"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => text::bad_value(
            lang,
            name,
            value,
            allowed(),
            meant(ContextKind::SuggestedValue),
        ),
        ErrorKind::MissingRequiredArgument => {
            text::missing_argument(lang, all(ContextKind::InvalidArg).join(", "))
        }
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg).unwrap_or_default();
            match bare(&other) {
                other if other == name => text::given_twice(lang, name),
                other => text::conflict(lang, name, other),
            }
        }
        ErrorKind::TooManyValues => text::extra_argument(lang, value),
        ErrorKind::InvalidUtf8 => text::not_utf8(lang).to_string(),
        _ => text::bad_arguments(lang).to_string(),
    };
    format!("{what}\n{} giaoban --help", text::see_help(lang))
}

/// A word where none is taken: too many when it follows a command, otherwise perhaps meant as one.
fn unknown_word(lang: Lang, word: &str, args: &[OsString]) -> String {
    let follows = args
        .iter()
        .skip(1)
        .take_while(|a| *a != word)
        .any(|a| a.to_str().is_some_and(help::is_command));
    if follows {
        text::extra_argument(lang, word)
    } else {
        unknown_command(lang, word, String::new())
    }
}

/// With the name that is near, otherwise with all of them.
fn unknown_command(lang: Lang, word: &str, meant: String) -> String {
    let hint = if meant.is_empty() {
        text::these_commands(lang, help::commands())
    } else {
        meant
    };
    text::unknown_command(lang, word, hint)
}

/// `--as-of` of `--as-of <DATE>`, `--print` of `--print[=<FORMAT>]`; a positional keeps its brackets.
fn bare(option: &str) -> &str {
    if option.starts_with('-') {
        option.split([' ', '=', '[']).next().unwrap_or(option)
    } else {
        option
    }
}

/// An option of the dashboard that stands beside a command.
pub fn misplaced(lang: Lang, cli: &Cli) -> Option<String> {
    if matches!(cli.command.as_ref()?, super::Command::Present { .. }) {
        return None;
    }
    let option = match &cli.frame {
        f if f.print.is_some() => "--print",
        f if f.size.is_some() => "--size",
        f if f.keys.is_some() => "--keys",
        _ => return None,
    };
    Some(text::only_dashboard(lang, option))
}
