//! Puts the texts of one language on the command.

use clap::{Command, CommandFactory};

use super::Cli;
use crate::text::{Lang, cli as text};

/// Whether a word names a command.
pub fn is_command(word: &str) -> bool {
    Cli::command().find_subcommand(word).is_some()
}

/// The names of all commands, for a sentence.
pub fn commands() -> String {
    Cli::command()
        .get_subcommands()
        .map(Command::get_name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The whole command with its texts in one language, for help, errors, completions and the manual page.
pub fn localized(lang: Lang) -> Command {
    let root = dress(lang, Cli::command())
        .about(text::about(lang))
        .after_help(text::after_help(lang));
    let names: Vec<String> = root
        .get_subcommands()
        .map(|c| c.get_name().to_string())
        .collect();
    names.into_iter().fold(root, |root, name| {
        root.mut_subcommand(&name, |command| {
            // clap's own mention of the other name is English; ours is part of the sentence
            let other: Vec<String> = command.get_visible_aliases().map(str::to_string).collect();
            let command = command.visible_alias(None).aliases(other);
            dress(lang, command).about(text::command(lang, &name))
        })
    })
}

fn dress(lang: Lang, command: Command) -> Command {
    let has_commands = command.has_subcommands();
    let positionals: Vec<_> = command
        .get_positionals()
        .map(|a| a.get_id().to_string())
        .collect();
    let name = command.get_name().to_string();
    let mut usage = if has_commands {
        name
    } else {
        format!("giaoban {name}")
    };
    usage.push(' ');
    usage.push_str(text::usage_options(lang));
    for id in &positionals {
        let many = if matches!(&**id, "shell" | "folder" | "new_period" | "workbook") {
            ""
        } else {
            "…"
        };
        let open = if matches!(&**id, "filter" | "folder") {
            ("[", "]")
        } else {
            ("<", ">")
        };
        usage.extend([" ", open.0, text::value_name(lang, id), open.1, many]);
    }
    if has_commands {
        usage.push(' ');
        usage.push_str(text::usage_command(lang));
    }
    let mut template = format!("{{about-with-newline}}\n{} {{usage}}\n", text::usage(lang));
    if !positionals.is_empty() {
        template.extend(["\n", text::arguments(lang), "\n{positionals}\n"]);
    }
    if has_commands {
        template.extend(["\n", text::commands(lang), "\n{subcommands}\n"]);
    }
    template.extend(["\n", text::options(lang), "\n{options}{after-help}\n"]);
    let ids: Vec<String> = command
        .get_arguments()
        .map(|a| a.get_id().to_string())
        .collect();
    let command = command
        .override_usage(usage)
        .help_template(template)
        .long_about(None);
    ids.into_iter().fold(command, |command, id| {
        command.mut_arg(&id, |arg| {
            let arg = arg.help(text::option(lang, &id)).long_help(None);
            match text::value_name(lang, &id) {
                "" => arg,
                name => arg
                    .value_name(name)
                    .hide_possible_values(true)
                    .hide_default_value(true),
            }
        })
    })
}
