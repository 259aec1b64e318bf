//! What is wrong with a data file: where, what was read, what is allowed. Data only; the sentences are in `text::errors`.

use std::ops::Range;

use chrono::NaiveDate;

use crate::model::Period;
use crate::model::number::NumberError;
use crate::model::words::words;

words! {
    /// How bad a problem is.
    #[derive(Default)]
    Severity {
        /// What it touches is not loaded.
        #[default]
        Error: "error", "lỗi", "error";
        /// Everything is loaded; somebody should look at it.
        Warning: "warning", "cảnh báo", "warning";
    }
}

/// The part of the file that a problem points at, kept so that it can be shown without reading the file again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The line, or the part of a very long line around the place.
    pub text: Box<str>,
    /// First byte of the place within `text`.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// One thing that is wrong in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file as the user would name it: `data/dong-khe/so-lieu/2026-01.ron`.
    pub file: Box<str>,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1; 0 where the whole file is meant.
    pub column: usize,
    /// The place in bytes of the file.
    pub span: Range<usize>,
    pub kind: ProblemKind,
    /// How bad it is.
    pub severity: Severity,
    /// The source line.
    pub excerpt: Option<Excerpt>,
}

impl Problem {
    /// A problem with a file or folder as a whole.
    pub fn of_file(file: impl Into<Box<str>>, kind: ProblemKind) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            span: 0..0,
            severity: kind.severity(),
            kind,
            excerpt: None,
        }
    }

    /// By file, line, column: the order in which problems are listed.
    pub(crate) fn sort(problems: &mut [Self]) {
        problems.sort_by(|a, b| {
            (&a.file, a.line, a.column, a.span.end).cmp(&(&b.file, b.line, b.column, b.span.end))
        });
    }
}

/// What a value looks like in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `"…"`.
    Text,
    /// `562`.
    Number,
    /// `LuyKe`, `true`.
    Word,
    /// `(…)`.
    Struct,
    /// `[…]`.
    List,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Text in quotes.
    Text,
    /// A whole number, or Vietnamese notation in quotes.
    Number,
    /// A date in quotes.
    Date,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// An identifier in quotes.
    Id,
    /// A period in quotes.
    Period,
    /// Fields in round brackets.
    Struct,
    /// A list in square brackets.
    List,
}

words! {
    /// What has an identifier or a name by which other places mean it.
    Thing {
        Indicator: "chỉ tiêu", "indicator";
        Group: "nhóm", "group";
        Sector: "lĩnh vực", "sector";
        Unit: "đơn vị tính", "unit";
        Plan: "kế hoạch", "plan";
        Reference: "tham chiếu", "reference";
        Hamlet: "thôn", "hamlet";
        /// Of a breakdown.
        Part: "phân tổ", "part";
        /// Of a reference series, by its date.
        Point: "ngày", "day";
        Task: "nhiệm vụ", "task";
        /// What a meeting has decided about a task.
        Change: "thay đổi của nhiệm vụ", "change of the task";
        Event: "sự kiện", "event";
        Target: "mục tiêu", "target";
        Relation: "quan hệ", "relation";
        /// Of the cross-check.
        Finding: "chỗ lệch", "finding";
        /// Of a theme's palette.
        Colour: "màu", "colour";
        Theme: "bộ màu", "theme";
    }
}

/// Where something stands that was there first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, where it is another one.
    pub file: Option<Box<str>>,
    pub line: usize,
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Rightly written, but the calendar has no such day; with the last day of that month, where there is such a month.
    NoSuchDay(Option<u32>),
    /// Another order or other separators, but plain which day is meant.
    Order(NaiveDate),
    /// Not a date.
    Shape,
}

/// What the bytes of a file that is not UTF-8 look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes a character.
    Utf16,
    /// TCVN3, VNI, Latin-1 or the like.
    Legacy,
}

/// How the lines of a copy differ from those of its original.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Differs {
    /// How many stand only in the copy.
    pub here: usize,
    /// The number of the first of them.
    pub first: Option<usize>,
    /// How many stand only in the original.
    pub there: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    // files
    /// A file that must be there is not.
    Missing,
    /// No commune of this name; with the one that was perhaps meant.
    NoCommune {
        /// As asked for.
        slug: Box<str>,
        /// The one that was perhaps meant.
        near: Option<Box<str>>,
        /// Those there are.
        all: Vec<Box<str>>,
    },
    /// The data folder itself cannot be read as a folder.
    NoFolder,
    /// A folder stands where a file should.
    FolderInPlace,
    /// The system does not let us read it.
    NoPermission,
    /// A link that leads to itself.
    LinkLoop,
    /// A pipe, socket or device.
    NotRegular,
    /// Too large to be a data file.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        most: u64,
    },
    /// Another error of the system, in its own words.
    System(Box<str>),
    /// Not UTF-8.
    NotUtf8 {
        /// The byte that cannot be.
        byte: u8,
        /// What it looks like.
        looks: Encoding,
    },
    /// Zeros instead of text, from this line on; in the whole file where none is named.
    Zeros(Option<usize>),
    /// Nothing but spaces and comments.
    Empty,
    /// A copy that some program left beside the original, which counts.
    Copy {
        /// The name of the original.
        original: Box<str>,
        /// Nothing where one of the two cannot be read.
        differs: Option<Differs>,
    },
    /// `2026-01.ron.txt`, as Notepad saves it.
    TextSuffix,

    /// So many more problems from here on, which are not listed.
    More(usize),

    // writing
    /// A space that looks like a space and is none.
    OddSpace(char),
    /// A control character.
    ControlCharacter(char),
    /// Typographic quotes where straight ones must be.
    SmartQuote(char),
    /// A decimal without quotes: with the text.
    BareDecimal(Box<str>),
    /// A date without quotes.
    BareDate(Box<str>),
    /// A text without quotes.
    BareText(Box<str>),
    /// The closing quote is not on the same line.
    UnclosedText,
    /// A straight quote within a text.
    InnerQuote,
    /// A closing quote without the opening one.
    UnopenedText,
    /// `/*` without `*/`.
    UnclosedComment,
    /// This bracket is never closed.
    UnclosedBracket(char),
    /// A closing bracket that nothing opened.
    ExtraBracket(char),
    /// A record of a list does not begin with `(`.
    MissingRecordBracket,
    /// A list of records does not begin with `[`.
    MissingListBracket,
    /// No comma between two values.
    MissingComma,
    /// `;` or `.` in place of the comma.
    WrongComma(char),
    /// `=` in place of the colon.
    WrongColon(char),
    /// A key and a value with nothing between.
    MissingColon(Box<str>),
    /// A key without a value.
    MissingValue(Box<str>),
    /// A value without a key within round brackets.
    MissingKeyName,
    /// A key in quotes.
    QuotedKey(Box<str>),
    /// Curly brackets.
    CurlyBracket(char),
    /// A name before an opening bracket.
    NamedBracket(Box<str>),
    /// The file does not begin with `(`.
    NoOpening,
    /// Something stands after the end.
    Trailing,
    /// Brackets within brackets beyond the limit.
    TooDeep { most: usize },
    /// A character that has no business here.
    UnexpectedCharacter(char),
    /// A backslash before a character it does not go with.
    BadEscape(Box<str>),

    // fields
    /// Another shape of value than the field takes.
    WrongShape {
        /// What the field takes.
        want: Want,
        /// What is there.
        found: Shape,
        /// The text that is there, shortened.
        text: Box<str>,
    },
    /// A key that nothing reads.
    UnknownKey {
        key: Box<str>,
        /// Those that are read here.
        allowed: Vec<&'static str>,
        /// The one that was perhaps meant.
        near: Option<&'static str>,
    },
    /// The same key twice.
    DuplicateKey {
        key: &'static str,
        /// Where the first one is.
        first: Place,
    },
    /// Keys that must be there and are not.
    MissingKeys(Vec<&'static str>),
    /// Quotes with nothing between.
    EmptyText,
    /// Not a number in Vietnamese notation.
    BadNumber { text: Box<str>, why: NumberError },
    /// Not a date.
    BadDate { text: Box<str>, why: DateError },
    /// Not one of the words allowed.
    BadWord {
        text: Box<str>,
        /// Those allowed.
        allowed: &'static [&'static str],
        /// The one that was perhaps meant.
        near: Option<&'static str>,
    },
    /// Not an identifier; with one made of the same letters.
    BadId {
        text: Box<str>,
        /// An identifier with the same letters.
        near: Box<str>,
    },
    /// Not a period.
    BadPeriod(Box<str>),

    // meaning
    /// Nothing has this identifier.
    Unknown {
        /// What should have it.
        what: Thing,
        id: Box<str>,
        /// The one that was perhaps meant.
        near: Option<Box<str>>,
        /// All there are, when they are few.
        all: Vec<Box<str>>,
    },
    /// The same identifier twice.
    Duplicate {
        /// What has it.
        what: Thing,
        id: Box<str>,
        /// Where the first one is.
        first: Place,
    },
    /// The file of a period is not named after it.
    PeriodName {
        /// The period within the file.
        period: Period,
        /// The file's name without its ending.
        name: Box<str>,
        /// There is a file of that period beside it.
        taken: bool,
    },
    /// The commune's identifier is not the name of its folder.
    FolderName {
        /// The identifier within the file.
        id: Box<str>,
        folder: Box<str>,
        /// There is a folder of that name.
        taken: bool,
    },
    /// The first day is after the last.
    WindowReversed { from: NaiveDate, to: NaiveDate },
    /// The last day does not belong to the period.
    WindowElsewhere {
        period: Period,
        /// The last day as written.
        to: NaiveDate,
        earliest: NaiveDate,
        latest: NaiveDate,
    },
    /// More days than such a period can have.
    WindowTooLong {
        period: Period,
        /// Days as written.
        days: i64,
        most: i64,
    },
    /// A figure's day is after the report.
    AfterReport {
        /// The day as written.
        date: NaiveDate,
        latest: NaiveDate,
    },
    /// A figure's day is long before the report's window.
    LongBefore {
        /// The day as written.
        date: NaiveDate,
        earliest: NaiveDate,
    },
    /// Only one end of a window is given; with the missing key.
    HalfWindow(&'static str),
    /// Of two keys only one may be given.
    OnlyOne(&'static str, &'static str),
    /// This key needs `tu` and `den`.
    NeedsWindow(&'static str),
    /// A list of weights has not one for each month.
    MonthCount {
        given: usize,
        /// Months of the window.
        months: usize,
    },
    /// A number that must be above zero.
    NotPositive(&'static str),
    /// A number that must not be below zero.
    Negative(&'static str),
    /// A rank that is not a whole number from 1.
    NotARank,
    /// A second primary plan of the same indicator.
    TwoPrimary {
        indicator: Box<str>,
        /// Where the first one is.
        first: Place,
    },
    /// A printed percentage names a plan of another indicator.
    PlanOfOther {
        plan: Box<str>,
        /// The indicator it is a plan of.
        indicator: Box<str>,
    },
    /// `ty_le` on an indicator that is no ratio.
    RatioKind,
    /// Indicators that hang together in a circle; with the key that links them.
    Cycle {
        /// `thuoc` or `ty_le`.
        key: &'static str,
        /// The circle, its first member again at the end.
        chain: Vec<Box<str>>,
    },
    /// A relation of another number of figures than its kind takes.
    SideCount {
        kind: &'static str,
        key: &'static str,
        /// How many are given.
        given: usize,
        /// The fewest allowed.
        least: usize,
        /// The most allowed; `usize::MAX` for any number.
        most: usize,
    },
    /// Not a school year.
    BadSchoolYear(Box<str>),
    /// Somebody has looked at a finding that no period makes.
    UnknownFinding {
        id: Box<str>,
        /// The one that was perhaps meant.
        near: Option<Box<str>>,
    },
    /// Thresholds that do not fall.
    ThresholdOrder,
    /// One of these keys must be given, and only one.
    ExactlyOne {
        /// Those to choose from.
        keys: &'static [&'static str],
        given: Vec<&'static str>,
    },
    /// What is written asks for a key that is not there.
    Needs {
        /// The missing key.
        key: &'static str,
        /// What asks for it, as it is written in the file.
        with: Box<str>,
    },
    /// One of these keys must be given.
    AtLeastOne(&'static [&'static str]),
    /// Not an hour of the day.
    BadTime(Box<str>),
    /// A key that only goes with something that is not there.
    OnlyWith {
        key: &'static str,
        /// What it goes with, as it is written in the file.
        with: &'static str,
    },
    /// A whole number outside its range, or no whole number.
    OutOfRange {
        key: Box<str>,
        least: i32,
        most: i32,
    },
    /// Not a day of the year.
    BadDayOfYear {
        text: Box<str>,
        /// A day of the lunar calendar is meant.
        lunar: bool,
    },
    /// The first year is after the last.
    YearsReversed { from: i32, to: i32 },

    // themes
    /// A map that is never closed.
    UnclosedMap,
    /// Not `#rrggbb`.
    BadColour(Box<str>),
    /// A name that no colour of a palette may have.
    BadColourName(Box<str>),
    /// A foreground for the band of the selected row.
    SelectedInk,
    /// Roles without a look.
    MissingRoles(Vec<&'static str>),
    /// A theme to inherit that itself has errors.
    BrokenParent(Box<str>),
    /// Colours that are hard to read; the theme is used all the same.
    Faint {
        /// The roles that have these two colours.
        roles: Vec<&'static str>,
        /// Their contrast, in tenths: cut, not rounded, since 6,96 must not read as the 7,0 it misses.
        ratio: u32,
        /// The least that those roles need, in tenths.
        least: u32,
        /// The role that is the ground they stand on, where it is not their own.
        ground: Option<&'static str>,
    },
}

impl ProblemKind {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::UnknownFinding { .. } | Self::Faint { .. } | Self::Copy { .. } => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }
}

/// Why a text is not a date.
pub(crate) fn date_error(text: &str) -> DateError {
    let parts: Vec<&str> = text.trim().split(['/', '-', '.']).collect();
    let numbers: Option<Vec<i32>> = parts
        .iter()
        .map(|p| (p.len() <= 4).then(|| p.parse().ok()).flatten())
        .collect();
    let Some(&[a, b, c]) = numbers.as_deref() else {
        return DateError::Shape;
    };
    let day = |year: i32, month: i32, day: i32| {
        NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
            .filter(|_| (1900..=2200).contains(&year))
    };
    let two = |year: i32| {
        if (0..100).contains(&year) && parts.last().is_some_and(|p| p.len() == 2) {
            year + 2000
        } else {
            year
        }
    };
    let year_first = parts.first().is_some_and(|p| p.len() == 4);
    let meant = if year_first {
        day(a, b, c)
    } else {
        day(two(c), b, a)
    };
    if let Some(date) = meant {
        return DateError::Order(date);
    }
    let (year, month) = if year_first { (a, b) } else { (two(c), b) };
    let first = day(year, month, 1);
    match first {
        Some(first) => {
            let next = first
                .checked_add_months(chrono::Months::new(1))
                .and_then(|d| d.pred_opt());
            DateError::NoSuchDay(next.map(|d| chrono::Datelike::day(&d)))
        }
        None if (1900..=2200).contains(&year) => DateError::NoSuchDay(None),
        None => DateError::Shape,
    }
}
