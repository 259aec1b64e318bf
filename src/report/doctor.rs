//! `giaoban doctor`: what this machine shows, what the program will make of it, what can be read
//! from the last row, and what to change.

mod reading;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use itertools::Itertools;

use super::table;
use super::text::Style;
use crate::model::number;
use crate::text::{GlyphSet, Lang, clock as clock_words, doctor as words};
use crate::theme::Depth;

pub use crate::text::doctor::{Layout, WhyGlyphs, Within};
pub use reading::{Room, legible};

/// The folder of the data, and whether it can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Inside the program.
    Inside,
    Writable(String),
    /// Writing was not asked for.
    LookOnly(String),
    /// With the reason.
    Unwritable(String, String),
    Unreadable(String, String),
}

/// Signs to look at, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub name: &'static str,
    pub lines: Vec<String>,
}

/// What was found out about the machine.
// each is a fact of its own
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone)]
pub struct Facts {
    pub version: &'static str,
    /// Variables that tell the kind of terminal, each with its value.
    pub kind: Vec<(&'static str, String)>,
    pub ssh: bool,
    pub within: Option<Within>,
    /// Columns and rows; none where the output is no terminal.
    pub size: Option<(u16, u16)>,
    pub colours: Depth,
    pub colours_why: &'static str,
    /// The number of colours was chosen by the user rather than found.
    pub colours_chosen: bool,
    /// The variable that decides the encoding, with its value; none where none is set.
    pub locale: Option<(&'static str, String)>,
    pub utf8: bool,
    pub glyphs: GlyphSet,
    pub glyphs_why: WhyGlyphs,
    /// The setting that names no set of signs: its file and its word.
    pub glyphs_fault: Option<(String, String)>,
    /// To look at.
    pub card: Vec<Sample>,
    pub data: Data,
    /// The day of the clock, and why it is likely wrong, if it is.
    pub clock: (NaiveDate, Option<String>),
    /// The folder of the user's settings, and whether it is there.
    pub settings: Option<(String, bool)>,
    /// The user's own ones.
    pub themes: Vec<String>,
    /// What is wrong with them, each in one line.
    pub theme_faults: Vec<String>,
    /// The themes of the dashboard and of the presentation.
    pub takes: (String, String),
    /// None where the output is no terminal.
    pub layout: Option<Layout>,
    /// Where it was told.
    pub room: Option<Room>,
}

/// Rows and columns that a window needs at the least.
const FEWEST_ROWS: u32 = 12;
const FEWEST_COLUMNS: u32 = 40;

/// What should be changed, the weightiest first; empty where everything is fine.
pub fn advice(facts: &Facts, lang: Lang) -> Vec<String> {
    let console = matches!(
        facts.glyphs_why,
        WhyGlyphs::Terminal | WhyGlyphs::LinuxConsole | WhyGlyphs::WindowsConsole
    );
    let few_colours = !console && facts.colours == Depth::C16 && !facts.colours_chosen;
    let wrong = [
        (facts.layout == Some(Layout::Tiny), words::mend_size(lang)),
        (
            facts.glyphs_why == WhyGlyphs::Terminal,
            words::mend_font(lang),
        ),
        (
            facts.glyphs_why == WhyGlyphs::LinuxConsole,
            words::mend_linux(lang),
        ),
        (
            facts.glyphs_why == WhyGlyphs::WindowsConsole,
            words::mend_windows(lang),
        ),
        (
            facts.glyphs_why == WhyGlyphs::Encoding,
            words::mend_encoding(lang),
        ),
        // where output goes to a file, what the terminal shows does not matter
        (
            facts.size.is_some() && few_colours,
            words::mend_colours(lang),
        ),
        (
            matches!(facts.data, Data::Unreadable(..)),
            words::mend_data(lang),
        ),
        (
            matches!(facts.data, Data::Unwritable(..)),
            words::mend_writing(lang),
        ),
    ];
    let wrong = wrong.into_iter().filter(|(wrong, _)| *wrong);
    let mut out: Vec<String> = wrong.map(|(_, mend)| mend.to_string()).collect();
    out.extend(facts.clock.1.clone());
    let glyphs = facts.glyphs_fault.iter();
    out.extend(glyphs.map(|(file, word)| words::mend_glyphs(lang, file, word)));
    let themes = facts.theme_faults.iter();
    out.extend(themes.map(|fault| words::mend_theme(lang, fault)));
    if let Some(room) = facts.room {
        out.extend(font(room, facts.size, lang));
        if legible(room).0 < FEWEST_ROWS {
            let near = reading::farthest(room.height, FEWEST_ROWS);
            let high = reading::lowest(room.distance, FEWEST_ROWS);
            let [near, high] = [near, high].map(number::format);
            out.push(words::mend_room(lang, FEWEST_ROWS, near, high));
        }
    }
    out
}

/// What to do about the font.
fn font(room: Room, size: Option<(u16, u16)>, lang: Lang) -> Option<String> {
    let (columns, rows) = size.map(|(c, r)| (u32::from(c), u32::from(r)))?;
    let wanted = legible(room).0.max(FEWEST_ROWS);
    let left = columns * wanted / rows.max(1);
    let (few, font) = (left < FEWEST_COLUMNS, (12 * rows).div_ceil(wanted));
    (rows > wanted).then(|| words::mend_rows(lang, wanted, left, few, font))
}

/// The whole report.
pub fn text(facts: &Facts, style: Style) -> String {
    let lang = style.lang;
    let mut page = Page {
        style,
        out: String::new(),
    };
    let (title, version) = (words::title(lang), facts.version);
    page.head(&format!("{title} · giaoban {version}"));
    page.section(words::terminal(lang), &terminal(facts, lang));
    page.section(words::letters(lang), &letters(facts, lang));
    page.card(facts);
    page.section(words::files(lang), &files(facts, lang));
    page.section(words::takes(lang), &takes(facts, lang));
    if let Some(room) = facts.room {
        page.section(words::last_row(lang), &last_row(room, facts, lang));
    }
    let advice = advice(facts, lang);
    page.out.push('\n');
    page.head(if advice.is_empty() {
        words::nothing_to_change(lang)
    } else {
        words::to_change(lang)
    });
    for (at, line) in (1..).zip(advice) {
        page.hung(&format!("  {at}. "), &line);
    }
    if facts.room.is_none() {
        page.out.push('\n');
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

/// What is said of the machine, each with its name.
type Said = Vec<(&'static str, String)>;

impl Page {
    fn head(&mut self, text: &str) {
        self.out += &self.style.strong(text);
        self.out.push('\n');
    }

    fn section(&mut self, head: &str, lines: &Said) {
        self.out.push('\n');
        self.head(head);
        for (name, text) in lines {
            self.hung(&label(name), text);
        }
    }

    /// A text behind what it hangs on, wrapped to the terminal.
    fn hung(&mut self, before: &str, text: &str) {
        let indent = table::width(before);
        let width = self.style.width.unwrap_or(usize::MAX);
        let most = width.saturating_sub(indent).max(20);
        table::hung(&mut self.out, before, indent, text, most);
    }

    fn card(&mut self, facts: &Facts) {
        self.hung("  ", words::look(self.style.lang));
        let lines = facts.card.iter().flat_map(|sample| &sample.lines);
        let widest = lines.map(|line| table::width(line)).max().unwrap_or(0);
        for sample in &facts.card {
            let mut name = sample.name;
            for line in &sample.lines {
                let fill = " ".repeat(widest.saturating_sub(table::width(line)));
                // not wrapped: the card is there to be looked at
                let before = label(name);
                self.out.extend([&before, line, &fill, " |\n"]);
                name = "";
            }
        }
    }
}

fn label(name: &str) -> String {
    let fill = INDENT.saturating_sub(2 + table::width(name));
    format!("  {name}{}", " ".repeat(fill))
}

fn terminal(facts: &Facts, lang: Lang) -> Said {
    let mut kind = facts.kind.iter().map(|(name, value)| {
        let empty = words::empty(lang);
        format!("{name}={}", if value.is_empty() { empty } else { value })
    });
    let from = if facts.ssh {
        words::over_ssh(lang)
    } else {
        words::local(lang)
    };
    let within = facts.within.map_or("", |within| within.name(lang));
    let size = facts.size.map(|(c, r)| words::cells(lang, c, r));
    let size = size.unwrap_or_else(|| words::not_a_terminal(lang).to_string());
    let colours = match facts.colours {
        Depth::None => words::colours_none(lang),
        Depth::C16 => words::colours_16(lang),
        Depth::C256 => words::colours_256(lang),
        Depth::True => words::colours_true(lang),
    };
    vec![
        (words::kind(lang), kind.join(" · ")),
        (words::connection(lang), format!("{from}{within}")),
        (words::size(lang), size),
        (
            words::colours(lang),
            format!("{colours}, {}", facts.colours_why),
        ),
    ]
}

fn letters(facts: &Facts, lang: Lang) -> Said {
    let is = if facts.utf8 {
        words::is_utf8(lang)
    } else {
        words::is_not_utf8(lang)
    };
    let encoding = facts.locale.as_ref();
    let encoding = encoding.map(|(name, value)| format!("{name}={value} {is}"));
    let marks = match facts.glyphs {
        GlyphSet::Full => words::all_marks(lang),
        GlyphSet::Plain => words::plain_marks(lang),
        GlyphSet::Ascii => words::ascii_marks(lang),
    };
    let marks = format!("{marks}, {}", facts.glyphs_why.name(lang));
    let none = || words::no_locale(lang).to_string();
    vec![
        (words::encoding(lang), encoding.unwrap_or_else(none)),
        (words::marks(lang), marks),
        (words::change(lang), words::how_to_change(lang).to_string()),
    ]
}

fn files(facts: &Facts, lang: Lang) -> Said {
    let data = match &facts.data {
        Data::Inside => words::data_inside(lang).to_string(),
        Data::Writable(folder) => [folder, words::data_writable(lang)].join(": "),
        Data::LookOnly(folder) => [folder, words::data_look_only(lang)].join(": "),
        Data::Unwritable(folder, why) => [folder, words::data_unwritable(lang), why].join(": "),
        Data::Unreadable(folder, why) => [folder, words::data_unreadable(lang), why].join(": "),
    };
    let (today, doubt) = &facts.clock;
    let likely = || clock_words::likely(lang, *today);
    let clock = doubt.clone().unwrap_or_else(likely);
    let settings = match &facts.settings {
        Some((folder, true)) => [folder, words::settings_there(lang)].join(": "),
        Some((folder, false)) => [folder, words::settings_absent(lang)].join(": "),
        None => words::settings_unknown(lang).to_string(),
    };
    let themes = if facts.themes.is_empty() {
        words::none(lang).to_string()
    } else {
        facts.themes.join(", ")
    };
    vec![
        (words::data(lang), data),
        (clock_words::clock(lang), clock),
        (words::settings(lang), settings),
        (words::own_themes(lang), themes),
    ]
}

fn takes(facts: &Facts, lang: Lang) -> Said {
    let (dashboard, presentation) = &facts.takes;
    let themes = words::themes(lang, dashboard, presentation);
    let layout = facts.layout.map(|layout| layout.name(lang).to_string());
    let layout = layout.map(|layout| (words::layout(lang), layout));
    [(words::theme(lang), themes)]
        .into_iter()
        .chain(layout)
        .collect()
}

fn last_row(room: Room, facts: &Facts, lang: Lang) -> Said {
    let [distance, height] = [room.distance, room.height].map(|m| number::format(m.normalize()));
    let (all, large) = legible(room);
    let mut out = vec![
        (words::room(lang), words::about_room(lang, distance, height)),
        (words::legible(lang), words::about_rows(lang, all, large)),
    ];
    if let Some((_, rows)) = facts.size {
        let verdict = match u32::from(rows) {
            rows if rows <= all => words::fits(lang),
            rows if rows <= large => words::fits_large(lang),
            _ => words::fits_not(lang),
        };
        let window = words::about_window(lang, rows, verdict);
        out.push((words::this_window(lang), window));
    }
    out
}
