//! How cells look. Colour says good or bad only, and a mark and a word always stand beside it.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::{TaskState, Verdict};
use crate::report::column::Tone;

/// The font of official documents.
pub const FONT: &str = "Times New Roman";
/// Points of a table's text.
pub const SIZE: u8 = 11;

const GOOD: Color = Color::RGB(0x00_31_A9);
const GOOD_FILL: Color = Color::RGB(0xE3_EA_F8);
const BAD: Color = Color::RGB(0xA6_00_00);
const BAD_FILL: Color = Color::RGB(0xFB_E4_E4);
const NEUTRAL: Color = Color::RGB(0x54_54_54);
const LINE: Color = Color::RGB(0xA0_A0_A0);
const HEAD_FILL: Color = Color::RGB(0xD9_E2_EC);
const GROUP_FILL: Color = Color::RGB(0xF0_F0_F0);

fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(SIZE)
        .set_align(FormatAlign::VerticalCenter)
}

fn boxed() -> Format {
    base().set_border(FormatBorder::Thin).set_border_color(LINE)
}

/// Cells that nothing is said of: the widths of columns are measured in its digits.
pub fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

/// The title of a sheet.
pub fn title() -> Format {
    base().set_bold().set_font_size(SIZE + 3)
}

/// A line under the title.
pub fn line() -> Format {
    base()
}

/// A small explanation.
pub fn legend() -> Format {
    base()
        .set_font_size(SIZE - 2)
        .set_italic()
        .set_font_color(NEUTRAL)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

/// A sentence over the whole width.
pub fn sentence() -> Format {
    base().set_text_wrap()
}

/// The words that figures are made up.
pub fn illustrative() -> Format {
    base().set_bold().set_font_color(BAD)
}

/// The head of a section of a sheet.
pub fn section() -> Format {
    base().set_bold().set_font_size(SIZE + 1)
}

/// The head of a column.
pub fn head() -> Format {
    boxed()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center)
        .set_background_color(HEAD_FILL)
}

/// The row of a group.
pub fn group() -> Format {
    boxed().set_bold().set_background_color(GROUP_FILL)
}

/// The number of a group.
pub fn group_number() -> Format {
    group().set_align(FormatAlign::Center)
}

/// Text that wraps, so deep in.
pub fn text(indent: u8) -> Format {
    let format = boxed().set_text_wrap();
    if indent == 0 {
        format
    } else {
        format.set_indent(indent)
    }
}

/// Text in the middle.
pub fn centred() -> Format {
    boxed().set_text_wrap().set_align(FormatAlign::Center)
}

/// A number in this format.
pub fn number(code: &str) -> Format {
    boxed().set_num_format(code).set_align(FormatAlign::Right)
}

/// The same, told apart where it was computed here.
pub fn exact(code: &str, computed: bool) -> Format {
    let format = number(code);
    if computed {
        format.set_italic()
    } else {
        format
    }
}

/// A number written as text.
pub fn as_text() -> Format {
    boxed().set_align(FormatAlign::Right)
}

/// A day.
pub fn day() -> Format {
    boxed()
        .set_num_format("dd/mm/yyyy")
        .set_align(FormatAlign::Center)
}

/// Words in their tone.
pub fn toned(tone: Tone) -> Format {
    match tone {
        Tone::Plain => text(0),
        Tone::Centred => centred(),
        Tone::Indented(depth) => text(depth),
        Tone::Coloured(verdict) | Tone::Verdict(verdict) => {
            coloured(boxed().set_text_wrap().set_indent(1), verdict)
        }
        Tone::State(state, by_default) => self::state(state, by_default),
    }
}

/// How many have a verdict.
pub fn counted(verdict: Verdict) -> Format {
    coloured(centred(), verdict)
}

fn coloured(format: Format, verdict: Verdict) -> Format {
    match verdict {
        Verdict::VerySlow => format
            .set_bold()
            .set_font_color(BAD)
            .set_background_color(BAD_FILL),
        Verdict::Slow => format.set_font_color(BAD).set_background_color(BAD_FILL),
        Verdict::Met | Verdict::Ahead => {
            format.set_font_color(GOOD).set_background_color(GOOD_FILL)
        }
        Verdict::OnPace => format,
        Verdict::NoFigure | Verdict::NoPlan => format.set_font_color(NEUTRAL),
    }
}

/// Where a task stands; what is late only by a document's default does not shout.
fn state(state: TaskState, by_default: bool) -> Format {
    let format = boxed().set_text_wrap().set_indent(1);
    match state {
        TaskState::Overdue(_) | TaskState::DueSoon(_) if by_default => {
            format.set_font_color(NEUTRAL)
        }
        TaskState::Overdue(_) => format
            .set_bold()
            .set_font_color(BAD)
            .set_background_color(BAD_FILL),
        TaskState::DueSoon(_) => format.set_font_color(BAD),
        TaskState::DoneOnTime | TaskState::DoneLate | TaskState::Done => {
            format.set_font_color(GOOD).set_background_color(GOOD_FILL)
        }
        _ => format,
    }
}
