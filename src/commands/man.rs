//! `giaoban man`: the manual page, with a section for every command.

use std::io;
use std::process::ExitCode;

use clap_mangen::Man;

use super::{Error, output};
use crate::cli::localized;
use crate::text::{Lang, cli as text};

/// Prints the page.
pub fn run(lang: Lang) -> Result<ExitCode, Error> {
    let page = page(lang).map_err(Error::Print)?;
    output::print(&page)?;
    Ok(ExitCode::SUCCESS)
}

fn page(lang: Lang) -> io::Result<String> {
    let root = localized(lang);
    let mut out = render(lang, &root, true)?;
    for command in root.get_subcommands() {
        out.extend([".SH \"giaoban ", command.get_name(), "\"\n"]);
        let body = render(lang, command, false)?;
        // the command is one section of the page; its parts stand within
        out.push_str(&body.replace(".SH ", ".SS "));
    }
    Ok(out)
}

fn render(lang: Lang, command: &clap::Command, whole: bool) -> io::Result<String> {
    let man = Man::new(command.clone());
    let mut bytes = Vec::new();
    if whole {
        man.render_title(&mut bytes)?;
        man.render_name_section(&mut bytes)?;
        man.render_synopsis_section(&mut bytes)?;
    }
    man.render_description_section(&mut bytes)?;
    man.render_options_section(&mut bytes)?;
    if whole {
        man.render_extra_section(&mut bytes)?;
    }
    let headings = [
        (".SH NAME", text::man_name(lang)),
        (".SH SYNOPSIS", text::man_synopsis(lang)),
        (".SH DESCRIPTION", text::man_description(lang)),
        (".SH OPTIONS", text::man_options(lang)),
        (".SH EXTRA", text::man_notes(lang)),
    ];
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(headings.into_iter().fold(text, |text, (english, ours)| {
        text.replace(english, &format!(".SH \"{ours}\""))
    }))
}
