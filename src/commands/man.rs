//! `giaoban man`: the manual page, with a section for every command.

use std::io;

use clap_mangen::Man;

use super::{Done, output};
use crate::cli::localized;
use crate::text::{Lang, cli as text};

pub fn run(lang: Lang) -> Done {
    let root = localized(lang);
    let mut out = render(lang, &root, true)?;
    for command in root.get_subcommands() {
        out.extend([".SH \"giaoban ", command.get_name(), "\"\n"]);
        let body = render(lang, command, false)?;
        // the command is one section of the page; its parts stand within
        out.push_str(&body.replace(".SH ", ".SS "));
    }
    output::print(&out)
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
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    for (english, ours) in [
        ("NAME", text::man_name(lang)),
        ("SYNOPSIS", text::man_synopsis(lang)),
        ("DESCRIPTION", text::man_description(lang)),
        ("OPTIONS", text::man_options(lang)),
        ("EXTRA", text::man_notes(lang)),
    ] {
        text = text.replace(&format!(".SH {english}"), &format!(".SH \"{ours}\""));
    }
    Ok(text)
}
