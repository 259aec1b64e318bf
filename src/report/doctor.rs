//! `giaoban doctor`: what this machine shows, what the program will make of it, what can be read from the last row, and what to change.

mod reading;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::table;
use super::text::Style;
use crate::model::number;
use crate::text::{Lang, doctor as words};

pub use reading::{Room, legible};

/// A program that the terminal runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// How many colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// None.
    None,
    /// The 16 named ones.
    C16,
    /// The palette of 256.
    C256,
    /// 24 bits.
    True,
}

/// Which of the dashboard's layouts the window has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// None of them.
    Tiny,
    /// The compact one.
    Small,
    /// The usual one.
    Normal,
    /// The wide one.
    Wide,
}

/// Where the data is, and whether it can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Inside the program.
    Inside,
    /// A folder that can be read and written.
    Writable(String),
    /// A folder that can be read; writing was not asked for.
    LookOnly(String),
    /// A folder that can be read; why not written.
    Unwritable(String, String),
    /// A folder that cannot be read, and why.
    Unreadable(String, String),
}

/// A line of the card to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What it is.
    pub name: &'static str,
    /// The signs, line by line.
    pub lines: Vec<String>,
}

/// What was found out about the machine.
// each is a fact of its own
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone)]
pub struct Facts {
    /// The program's version.
    pub version: &'static str,
    /// Variables that tell the kind of terminal, each with its value.
    pub kind: Vec<(&'static str, String)>,
    /// There over SSH.
    pub ssh: bool,
    /// Inside another program of its kind.
    pub within: Option<Within>,
    /// Columns and rows; none where the output is no terminal.
    pub size: Option<(u16, u16)>,
    /// Colours.
    pub colours: Colours,
    /// Why so many, in words.
    pub colours_why: &'static str,
    /// Whether the number of colours was chosen by the user rather than found.
    pub colours_chosen: bool,
    /// The variable that decides the encoding, with its value; none where none is set.
    pub locale: Option<(&'static str, String)>,
    /// The encoding is UTF-8.
    pub utf8: bool,
    /// The kind of terminal has all marks.
    pub full_font: bool,
    /// ASCII marks were asked for.
    pub ascii_asked: bool,
    /// The card to look at.
    pub card: Vec<Sample>,
    /// The data.
    pub data: Data,
    /// The folder of the user's settings, and whether it is there.
    pub settings: Option<(String, bool)>,
    /// The user's own themes.
    pub themes: Vec<String>,
    /// What is wrong with them, each in one line.
    pub theme_faults: Vec<String>,
    /// The themes of the dashboard and of the presentation.
    pub takes: (String, String),
    /// The layout; none where the output is no terminal.
    pub layout: Option<Layout>,
    /// The room, where it was told.
    pub room: Option<Room>,
}

/// Rows and columns that a window needs at the least.
const FEWEST_ROWS: u32 = 12;
const FEWEST_COLUMNS: u32 = 40;

/// What should be changed, the weightiest first; empty where everything is fine.
pub fn advice(facts: &Facts, lang: Lang) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut say = |wrong: bool, text: &str| {
        if wrong {
            out.push(text.to_string());
        }
    };
    say(facts.layout == Some(Layout::Tiny), words::mend_size(lang));
    say(
        !facts.ascii_asked && !facts.full_font,
        words::mend_font(lang),
    );
    say(
        !facts.ascii_asked && !facts.utf8,
        words::mend_encoding(lang),
    );
    // where output goes to a file, what the terminal shows does not matter
    say(
        facts.size.is_some()
            && !facts.colours_chosen
            && facts.full_font
            && facts.colours == Colours::C16,
        words::mend_colours(lang),
    );
    match &facts.data {
        Data::Unreadable(..) => say(true, words::mend_data(lang)),
        Data::Unwritable(..) => say(true, words::mend_writing(lang)),
        Data::Inside | Data::Writable(_) | Data::LookOnly(_) => {}
    }
    out.extend(
        facts
            .theme_faults
            .iter()
            .map(|f| words::mend_theme(lang, f)),
    );
    if let Some(room) = facts.room {
        out.extend(font(room, facts.size, lang));
        let rows = legible(room).0;
        if rows < FEWEST_ROWS {
            let (near, high) = (
                reading::farthest(room.height, FEWEST_ROWS),
                reading::lowest(room.distance, FEWEST_ROWS),
            );
            out.push(words::mend_room(
                lang,
                FEWEST_ROWS,
                &number::format(near),
                &number::format(high),
            ));
        }
    }
    out
}

/// What to do about the font.
fn font(room: Room, size: Option<(u16, u16)>, lang: Lang) -> Option<String> {
    let (columns, rows) = size.map(|(c, r)| (u32::from(c), u32::from(r)))?;
    let wanted = legible(room).0.max(FEWEST_ROWS);
    let left = columns * wanted / rows.max(1);
    (rows > wanted).then(|| {
        words::mend_rows(
            lang,
            wanted,
            left,
            left < FEWEST_COLUMNS,
            (12 * rows).div_ceil(wanted),
        )
    })
}

/// The whole report.
pub fn text(facts: &Facts, style: Style) -> String {
    let lang = style.lang;
    let mut page = Page {
        style,
        out: String::new(),
    };
    page.head(&format!(
        "{} · giaoban {}",
        words::title(lang),
        facts.version
    ));
    terminal(&mut page, facts);
    letters(&mut page, facts);
    files(&mut page, facts);
    last_row(&mut page, facts);
    let advice = advice(facts, lang);
    page.gap();
    if advice.is_empty() {
        page.head(words::nothing_to_change(lang));
    } else {
        page.head(words::to_change(lang));
        for (at, line) in (1..).zip(advice) {
            page.hung(&format!("  {at}. "), &line);
        }
    }
    if facts.room.is_none() {
        page.gap();
        page.hung("", words::try_room(lang));
    }
    style.signs(page.out)
}

/// Lines of a report, each with its name before it.
struct Page {
    style: Style,
    out: String,
}

/// Columns before what is said.
const INDENT: usize = 18;

impl Page {
    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn head(&mut self, text: &str) {
        self.out.push_str(&self.style.strong(text));
        self.out.push('\n');
    }

    /// A text behind what it hangs on, wrapped to the terminal.
    fn hung(&mut self, before: &str, text: &str) {
        let indent = table::width(before);
        let most = self
            .style
            .width
            .unwrap_or(usize::MAX)
            .saturating_sub(indent)
            .max(20);
        for (at, line) in table::wrap(text, most).into_iter().enumerate() {
            if at == 0 {
                self.out.push_str(before);
            } else {
                self.out.extend(std::iter::repeat_n(' ', indent));
            }
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    fn line(&mut self, name: &str, text: &str) {
        self.hung(&label(name), text);
    }
}

fn label(name: &str) -> String {
    let fill = INDENT.saturating_sub(2 + table::width(name));
    format!("  {name}{}", " ".repeat(fill))
}

fn terminal(page: &mut Page, facts: &Facts) {
    let lang = page.style.lang;
    page.gap();
    page.head(words::terminal(lang));
    let value = |v: &str| {
        if v.is_empty() {
            words::empty(lang).to_string()
        } else {
            v.to_string()
        }
    };
    let kind: Vec<String> = facts
        .kind
        .iter()
        .map(|(name, v)| format!("{name}={}", value(v)))
        .collect();
    page.line(words::kind(lang), &kind.join(" · "));
    let from = if facts.ssh {
        words::over_ssh(lang)
    } else {
        words::local(lang)
    };
    let within = match facts.within {
        Some(Within::Tmux) => words::in_tmux(lang),
        Some(Within::Screen) => words::in_screen(lang),
        None => "",
    };
    page.line(words::connection(lang), &format!("{from}{within}"));
    let size = facts.size.map_or_else(
        || words::not_a_terminal(lang).to_string(),
        |(c, r)| words::cells(lang, c, r),
    );
    page.line(words::size(lang), &size);
    let colours = match facts.colours {
        Colours::None => words::colours_none(lang),
        Colours::C16 => words::colours_16(lang),
        Colours::C256 => words::colours_256(lang),
        Colours::True => words::colours_true(lang),
    };
    page.line(
        words::colours(lang),
        &format!("{colours}, {}", facts.colours_why),
    );
}

fn letters(page: &mut Page, facts: &Facts) {
    let lang = page.style.lang;
    page.gap();
    page.head(words::letters(lang));
    let encoding = match &facts.locale {
        Some((name, value)) => {
            format!(
                "{name}={value} {}",
                if facts.utf8 {
                    words::is_utf8(lang)
                } else {
                    words::is_not_utf8(lang)
                }
            )
        }
        None => words::no_locale(lang).to_string(),
    };
    page.line(words::encoding(lang), &encoding);
    let marks = match facts {
        Facts {
            ascii_asked: true, ..
        } => words::ascii_asked(lang),
        Facts {
            full_font: false, ..
        } => words::ascii_font(lang),
        Facts { utf8: false, .. } => words::ascii_encoding(lang),
        _ => words::all_marks(lang),
    };
    page.line(words::marks(lang), marks);
    page.hung("  ", words::look(lang));
    let widest = facts
        .card
        .iter()
        .flat_map(|s| &s.lines)
        .map(|l| table::width(l))
        .max()
        .unwrap_or(0);
    for sample in &facts.card {
        for (at, line) in sample.lines.iter().enumerate() {
            let fill = " ".repeat(widest.saturating_sub(table::width(line)));
            // not wrapped: the card is there to be looked at
            let name = label(if at == 0 { sample.name } else { "" });
            page.out.extend([name.as_str(), line, &fill, " |\n"]);
        }
    }
}

fn files(page: &mut Page, facts: &Facts) {
    let lang = page.style.lang;
    page.gap();
    page.head(words::files(lang));
    let data = match &facts.data {
        Data::Inside => words::data_inside(lang).to_string(),
        Data::Writable(folder) => format!("{folder}: {}", words::data_writable(lang)),
        Data::LookOnly(folder) => format!("{folder}: {}", words::data_look_only(lang)),
        Data::Unwritable(folder, why) => {
            format!("{folder}: {}: {why}", words::data_unwritable(lang))
        }
        Data::Unreadable(folder, why) => {
            format!("{folder}: {}: {why}", words::data_unreadable(lang))
        }
    };
    page.line(words::data(lang), &data);
    let settings = match &facts.settings {
        Some((folder, there)) => {
            format!(
                "{folder}: {}",
                if *there {
                    words::settings_there(lang)
                } else {
                    words::settings_absent(lang)
                }
            )
        }
        None => words::settings_unknown(lang).to_string(),
    };
    page.line(words::settings(lang), &settings);
    let themes = if facts.themes.is_empty() {
        words::none(lang).to_string()
    } else {
        facts.themes.join(", ")
    };
    page.line(words::own_themes(lang), &themes);
    page.gap();
    page.head(words::takes(lang));
    page.line(
        words::theme(lang),
        &words::themes(lang, &facts.takes.0, &facts.takes.1),
    );
    if let Some(layout) = facts.layout {
        let layout = match layout {
            Layout::Tiny => words::layout_tiny(lang),
            Layout::Small => words::layout_small(lang),
            Layout::Normal => words::layout_normal(lang),
            Layout::Wide => words::layout_wide(lang),
        };
        page.line(words::layout(lang), layout);
    }
}

fn last_row(page: &mut Page, facts: &Facts) {
    let lang = page.style.lang;
    let Some(room) = facts.room else { return };
    let metres = |value: Decimal| number::format(value.normalize());
    let (all, large) = legible(room);
    page.gap();
    page.head(words::last_row(lang));
    page.line(
        words::room(lang),
        &words::about_room(lang, &metres(room.distance), &metres(room.height)),
    );
    page.line(words::legible(lang), &words::about_rows(lang, all, large));
    if let Some((_, rows)) = facts.size {
        let verdict = match u32::from(rows) {
            rows if rows <= all => words::fits(lang),
            rows if rows <= large => words::fits_large(lang),
            _ => words::fits_not(lang),
        };
        page.line(
            words::this_window(lang),
            &words::about_window(lang, rows, verdict),
        );
    }
}
