//! `giaoban doctor` (kiem-tra-may): what this machine shows and what to change, for people who set up the meeting room.

use std::io::{self, IsTerminal};
use std::path::Path;

use chrono::NaiveDate;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use rust_decimal::Decimal;

use super::error::reason;
use super::{Done, Error, FINE, LOOK, context, output};
use crate::app::Density;
use crate::assess;
use crate::cli::Cli;
use crate::model::Verdict;
use crate::report::doctor::{self, Data, Facts, Layout, Room, Sample, Within};
use crate::report::text;
use crate::store::{clock, probe, themes};
use crate::terminal::{self, Variables, Why, WhyGlyphs};
use crate::text::{GlyphSet, Lang, doctor as words, render};
use crate::theme::registry;
use crate::view::Glyphs;
use crate::view::widgets::big;

/// Prints the report; the exit code says whether something should be changed. The room is the distance of the farthest viewer and the
/// height of the picture.
pub fn run(cli: &Cli, room: Option<(Decimal, Decimal)>) -> Done {
    let room = room.map(|(distance, height)| Room { distance, height });
    let facts = facts(cli, room)?;
    let style = output::style(cli);
    output::print(&doctor::text(
        &facts,
        text::Style {
            glyphs: facts.glyphs,
            ..style
        },
    ))?;
    let fine = doctor::advice(&facts, cli.lang).is_empty();
    Ok(if fine { FINE } else { LOOK })
}

fn facts(cli: &Cli, room: Option<Room>) -> Result<Facts, Error> {
    let lang = cli.lang;
    let variables = Variables::here();
    let size = io::stdout().is_terminal().then(crossterm::terminal::size);
    let size = size.and_then(Result::ok).filter(|(c, r)| *c > 0 && *r > 0);
    let (registry, problems) = context::themes();
    let theme = cli.theme_of(&registry)?;
    let (colours, why) = terminal::depth_and_why(&variables, cli.color.depth());
    let (glyphs, glyphs_why) = glyphs(cli, &variables);
    let own = registry.names().into_iter().skip(registry::BUNDLED.len());
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    Ok(Facts {
        version: env!("CARGO_PKG_VERSION"),
        kind: vec![
            ("TERM", variables.term.clone()),
            ("TERM_PROGRAM", variables.term_program.clone()),
            ("COLORTERM", variables.colorterm.clone()),
        ],
        ssh: variables.over_ssh(),
        within: if set("TMUX") {
            Some(Within::Tmux)
        } else {
            set("STY").then_some(Within::Screen)
        },
        size,
        colours,
        colours_why: why.name(lang),
        colours_chosen: matches!(why, Why::Asked | Why::NoColor),
        locale: terminal::locale(&variables).map(|(name, value)| (name, value.to_string())),
        utf8: terminal::utf8(&variables),
        glyphs,
        glyphs_why,
        glyphs_fault: glyphs_fault(),
        card: card(lang, Glyphs::of(glyphs)),
        data: data(cli),
        clock: clock(cli),
        settings: themes::settings().map(|folder| (folder.display().to_string(), folder.is_dir())),
        themes: own.map(str::to_string).collect(),
        theme_faults: problems.iter().map(|p| render::one_line(p, lang)).collect(),
        takes: (
            theme.clone(),
            if cli.theme.is_some() {
                theme
            } else {
                registry::LIGHT.to_string()
            },
        ),
        layout: size.map(|size| match Density::of(size) {
            Density::Tiny => Layout::Tiny,
            Density::Small => Layout::Small,
            Density::Normal => Layout::Normal,
            Density::Wide => Layout::Wide,
        }),
        room,
    })
}

/// The signs, and what says so.
fn glyphs(cli: &Cli, variables: &Variables) -> (GlyphSet, WhyGlyphs) {
    match (cli.glyphs(), cli.chosen_glyphs()) {
        (Some(asked), _) => (asked, WhyGlyphs::Asked),
        (_, Some(set)) => (set, WhyGlyphs::Setting),
        _ => terminal::glyphs_and_why(variables),
    }
}

/// The setting that names no set of signs: its file and its word.
fn glyphs_fault() -> Option<(String, String)> {
    let (file, word) = themes::glyphs()?;
    GlyphSet::from_key(&word)
        .is_none()
        .then(|| (file.display().to_string(), word))
}

/// The day of the clock, and why it is likely wrong, as far as data can be read that it is held against.
fn clock(cli: &Cli) -> (NaiveDate, Option<String>) {
    let (today, built) = (clock::today(), clock::built());
    let data = cli.open().and_then(|store| cli.data_of(&store.into()));
    let commune = data.map(|data| data.commune).unwrap_or_default();
    let doubt = assess::clock::doubt(&commune, today, built);
    (today, doubt.map(|doubt| doubt.said(cli.lang)))
}

fn data(cli: &Cli) -> Data {
    let lang = cli.lang;
    let (Some(folder), named) = cli.folder() else {
        return Data::Inside;
    };
    let name = format!("{} ({named})", folder.display());
    match std::fs::read_dir(&folder) {
        Err(error) => Data::Unreadable(name, reason(lang, &error)),
        Ok(_) if cli.read_only => Data::LookOnly(name),
        Ok(_) => match probe_all(&folder) {
            Ok(()) => Data::Writable(name),
            Err(error) => Data::Unwritable(name, reason(lang, &error)),
        },
    }
}

/// The folder itself, and the folders of its communes, which is where the meeting is written.
fn probe_all(folder: &Path) -> io::Result<()> {
    probe::writable(folder)?;
    for entry in std::fs::read_dir(folder)?.flatten() {
        let inner = entry.path();
        if inner.join("xa.ron").is_file() {
            probe::writable(&inner)?;
        }
    }
    Ok(())
}

/// Letters with two accents, and the signs of the screens.
fn card(lang: Lang, glyphs: &Glyphs) -> Vec<Sample> {
    let line = |name, text: String| Sample {
        name,
        lines: vec![text],
    };
    // the best first
    let (judged, rest) = Verdict::ALL.split_at(5);
    let verdicts = judged.iter().rev().chain(rest);
    let verdicts: Vec<&str> = verdicts.map(|v| glyphs.verdict(*v)).collect();
    let [open, folded] = glyphs.fold;
    let [above, below] = glyphs.more;
    vec![
        line(words::card_upper(lang), "ỆỒẴỰ ẾỮẨỘ ĐĂÂÊÔƠƯ".to_string()),
        line(words::card_lower(lang), "ệồẵự ếữẩộ đăâêôơư".to_string()),
        line(
            words::card_bars(lang),
            [
                glyphs.bar,
                glyphs.tall_bar,
                glyphs.cap,
                glyphs.striped[0],
                glyphs.end,
                glyphs.trough,
                glyphs.estimate,
            ]
            .map(|sign| sign.repeat(3))
            .concat(),
        ),
        line(words::card_columns(lang), glyphs.heights.concat()),
        line(
            words::card_scale(lang),
            [glyphs.plan, glyphs.pace, glyphs.beyond].join(" "),
        ),
        line(words::card_verdicts(lang), verdicts.join(" ")),
        line(
            words::card_lines(lang),
            [
                glyphs.rule,
                glyphs.rule,
                glyphs.wall,
                open,
                folded,
                glyphs.cursor,
                glyphs.path,
                glyphs.cut,
                above,
                below,
            ]
            .join(" "),
        ),
        Sample {
            name: words::card_big(lang),
            lines: big_digits(glyphs.set),
        },
    ]
}

fn big_digits(set: GlyphSet) -> Vec<String> {
    let room = Size::new(60, if set == GlyphSet::Ascii { 6 } else { 4 });
    let Some(choice) = big::fit(room, &["80,59%"], "", set) else {
        return Vec::new();
    };
    let area = Rect::new(0, 0, choice.width, choice.height);
    let mut buf = Buffer::empty(area);
    choice.draw(Style::new(), Style::new(), area, &mut buf);
    let rows = buf.content.chunks(usize::from(area.width).max(1));
    rows.map(|row| row.iter().map(Cell::symbol).collect())
        .collect()
}
