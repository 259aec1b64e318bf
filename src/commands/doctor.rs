//! `giaoban doctor` (kiem-tra-may): what this machine shows and what to change, for people who set up the meeting room.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;
use rust_decimal::Decimal;

use super::error::reason;
use super::{Error, LOOK, context, dashboard, output};
use crate::app::Density;
use crate::cli::Cli;
use crate::model::Verdict;
use crate::report::doctor::{self, Data, Facts, Layout, Room, Sample, Within};
use crate::store::{probe, themes};
use crate::text::render;

use crate::terminal::{self, Variables, Why};
use crate::text::{Lang, doctor as words};
use crate::theme::{Registry, registry};
use crate::view::widgets::big;
use crate::view::{ASCII, Glyphs, UNICODE};

/// Prints the report; the exit code says whether something should be changed. The room is the distance of the farthest viewer and the height of the picture.
pub fn run(cli: &Cli, lang: Lang, room: Option<(Decimal, Decimal)>) -> Result<ExitCode, Error> {
    let variables = Variables::read(|name| std::env::var(name).ok());
    let size = if io::stdout().is_terminal() {
        crossterm::terminal::size()
            .ok()
            .filter(|(c, r)| *c > 0 && *r > 0)
    } else {
        None
    };
    let facts = facts(
        cli,
        lang,
        &variables,
        size,
        room.map(|(distance, height)| Room { distance, height }),
    )?;
    let ascii = facts.ascii_asked || !facts.utf8 || !facts.full_font;
    output::print(&doctor::text(
        &facts,
        crate::report::text::Style {
            ascii,
            ..output::style(cli, lang)
        },
    ))?;
    Ok(if doctor::advice(&facts, lang).is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(LOOK)
    })
}

fn facts(
    cli: &Cli,
    lang: Lang,
    variables: &Variables,
    size: Option<(u16, u16)>,
    room: Option<Room>,
) -> Result<Facts, Error> {
    let (files, unread) = themes::read();
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let (registry, problems) = Registry::load(&texts);
    let theme = dashboard::theme(cli, lang, &registry)?;
    let (depth, why) =
        terminal::depth_and_why(variables, dashboard::chosen_depth(cli.global.color));
    let (full_font, utf8) = (terminal::full_font(variables), terminal::utf8(variables));
    let own = [
        registry::LIGHT,
        registry::DARK,
        registry::STARK,
        registry::PLAIN,
    ];
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
        colours: depth,
        colours_why: why_words(lang, why),
        colours_chosen: matches!(why, Why::Asked | Why::NoColor),
        locale: terminal::locale(variables).map(|(name, value)| (name, value.to_string())),
        utf8,
        full_font,
        ascii_asked: cli.global.ascii,
        card: card(
            lang,
            if cli.global.ascii || !full_font || !utf8 {
                &ASCII
            } else {
                &UNICODE
            },
        ),
        data: data(cli, lang),
        settings: themes::settings().map(|folder| (context::display(&folder), folder.is_dir())),
        themes: registry
            .names()
            .into_iter()
            .filter(|n| !own.contains(n))
            .map(str::to_string)
            .collect(),
        theme_faults: unread
            .iter()
            .chain(&problems)
            .map(|p| render::one_line(p, lang))
            .collect(),
        takes: (
            theme.clone(),
            if cli.global.theme.is_some() {
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

const fn why_words(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Asked => words::why_asked(lang),
        Why::NoColor => words::why_no_color(lang),
        Why::Dumb => words::why_dumb(lang),
        Why::Screen => words::why_screen(lang),
        Why::Promised => words::why_promised(lang),
        Why::Known => words::why_known(lang),
        Why::Remote => words::why_remote(lang),
        Why::Promised256 => words::why_256(lang),
        Why::Unknown => words::why_unknown(lang),
    }
}

fn data(cli: &Cli, lang: Lang) -> Data {
    let (Some(folder), named) = context::folder(cli) else {
        return Data::Inside;
    };
    let name = format!("{} ({named})", context::display(&folder));
    match std::fs::read_dir(&folder) {
        Err(error) => Data::Unreadable(name, reason(lang, &error)),
        Ok(_) if cli.global.read_only => Data::LookOnly(name),
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
    let verdicts = [
        Verdict::Ahead,
        Verdict::Met,
        Verdict::OnPace,
        Verdict::Slow,
        Verdict::VerySlow,
        Verdict::NoFigure,
        Verdict::NoPlan,
    ];
    let verdicts: Vec<&str> = verdicts.into_iter().map(|v| glyphs.verdict(v)).collect();
    let [open, folded] = glyphs.fold;
    let [above, below] = glyphs.more;
    vec![
        line(words::card_upper(lang), "ỆỒẴỰ ẾỮẨỘ ĐĂÂÊÔƠƯ".to_string()),
        line(words::card_lower(lang), "ệồẵự ếữẩộ đăâêôơư".to_string()),
        line(
            words::card_bars(lang),
            format!(
                "{}{}",
                glyphs.eighths.concat().trim_start(),
                glyphs.eighths.last().unwrap_or(&"").repeat(4)
            ),
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
            lines: big_digits(glyphs.ascii),
        },
    ]
}

fn big_digits(ascii: bool) -> Vec<String> {
    let Some(choice) = big::fit(
        Size::new(60, if ascii { 6 } else { 4 }),
        &["80,59%"],
        "",
        ascii,
    ) else {
        return Vec::new();
    };
    let area = Rect::new(0, 0, choice.width, choice.height);
    let mut buf = Buffer::empty(area);
    choice.draw(Style::new(), Style::new(), area, &mut buf);
    let row = |y| {
        (0..area.width)
            .filter_map(|x| buf.cell((x, y)))
            .map(ratatui::buffer::Cell::symbol)
            .collect()
    };
    (0..area.height).map(row).collect()
}
