//! What is wrong with the arguments, in the language of the user.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Cli, help};
use crate::text::{Lang, cli as text};

/// One sentence for an error of the parser, and where to read more.
pub(super) fn sentence(lang: Lang, error: &clap::Error, args: &[OsString]) -> String {
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
        if words.is_empty() {
            text::shape(lang, name).to_string()
        } else {
            words
        }
    };
    let what = match error.kind() {
        ErrorKind::UnknownArgument if name.starts_with('-') => {
            let near = one(ContextKind::SuggestedArg);
            text::unknown_option(lang, name, near.as_deref().map(bare))
        }
        ErrorKind::UnknownArgument => unknown_word(lang, &option, args),
        ErrorKind::InvalidSubcommand => text::unknown_command(
            lang,
            &one(ContextKind::InvalidSubcommand).unwrap_or_default(),
            one(ContextKind::SuggestedSubcommand).as_deref(),
            &help::commands(),
        ),
        ErrorKind::InvalidValue if value.is_empty() => {
            text::missing_value(lang, name, &all(ContextKind::ValidValue).join(", "))
        }
        ErrorKind::NoEquals => text::missing_value(lang, name, "--print=svg"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => text::bad_value(
            lang,
            name,
            &value,
            &allowed(),
            one(ContextKind::SuggestedValue).as_deref(),
        ),
        ErrorKind::MissingRequiredArgument => {
            text::missing_argument(lang, &all(ContextKind::InvalidArg).join(", "))
        }
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg).unwrap_or_default();
            text::conflict(lang, name, bare(&other))
        }
        ErrorKind::TooManyValues => text::extra_argument(lang, &value),
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
        text::unknown_command(lang, word, None, &help::commands())
    }
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
pub(super) fn misplaced(lang: Lang, cli: &Cli) -> Option<String> {
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
