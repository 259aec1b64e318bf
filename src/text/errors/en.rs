//! The sentences in English.

use super::guess::{Guess, guess};
use super::{Message, at, chain, code, listed, meant_time, megabytes, quoted, say, some, words};
use crate::data::problem::{DateError, Encoding, ProblemKind, Shape, Thing, Want};
use crate::model::number::NumberError;
use crate::model::{Granularity, Period, date};
use crate::text::{Lang, en_count};

const NUMBERS: &str = r#"a whole number without quotes (562), or a number in quotes in Vietnamese notation ("1.234", "1.234,56")"#;
const DATES: &str = r#"day/month/year in quotes, for example "12/01/2026""#;
const PERIODS: &str = r#"week "2026-W03", month "2026-01", quarter "2026-Q1", year "2026""#;
const IDS: &str = "small letters without accents, digits and hyphens";
const SAVE_AS: &str = "open the file, choose Save As, set Encoding to UTF-8 and save";
const ROUND: &str = "a record in round brackets: (key: value, …)";
const SQUARE: &str = "a list in square brackets: […]";
const STRAIGHT: &str = "straight quotes: \"…\"";

/// One arm a kind, so that none can be without its sentences.
#[allow(clippy::too_many_lines)]
pub(super) fn message(kind: &ProblemKind) -> Message {
    use ProblemKind as P;
    match kind {
        P::Missing => say("this file is not there", None, some("put the file in its place, or check which data folder was chosen")),
        P::NoCommune { slug, near, all } => say(
            format!("the data has no commune named \"{slug}\""),
            listed(all),
            near.as_ref()
                .map(|n| format!("perhaps \"{n}\" is meant; correct it"))
                .or_else(|| some("choose one of those listed; every commune is a folder with a file xa.ron")),
        ),
        P::NoFolder => say(
            "this folder is not there",
            None,
            some("check the path; the data folder is the one with danh-muc.ron and a subfolder for each commune"),
        ),
        P::FolderInPlace => say(
            "this is a folder, not a file",
            some("a .ron text file"),
            some("rename or move this folder, then put the file in its place"),
        ),
        P::NoPermission => say(
            "no permission to read this file",
            None,
            some("let the account in use read the file, or ask the administrator of this computer"),
        ),
        P::LinkLoop => say("this link leads back to itself", None, some("delete the link and put the real file in its place")),
        P::NotRegular => say(
            "this is a pipe or a device of the system, not a data file",
            some("a .ron text file"),
            some("delete it and put the real data file in its place"),
        ),
        P::TooLarge { bytes, most } => say(
            format!("the file is too large ({} MB) to be a data file", megabytes(*bytes, Lang::En)),
            some(format!("files of up to {} MB", megabytes(*most, Lang::En))),
            some("check whether another file was copied here by mistake"),
        ),
        P::System(text) => say(
            format!("the file cannot be read; the system says: {text}"),
            None,
            some("try again; if it persists, ask the administrator of this computer"),
        ),
        P::NotUtf8 { byte, looks: Encoding::Legacy } => say(
            format!("the file is not UTF-8: byte 0x{byte:02X} was read; it was probably saved in an old encoding (TCVN3, VNI, Latin-1)"),
            some("UTF-8 text"),
            some(format!("{SAVE_AS}; if letters come out wrong, convert them to Unicode first (UniKey, Ctrl+Shift+F6)")),
        ),
        P::NotUtf8 { looks: Encoding::Utf16, .. } => {
            say("the file was saved as UTF-16 (which Notepad calls Unicode), not UTF-8", some("UTF-8 text"), some(SAVE_AS))
        }
        P::Empty => say(
            "the file is empty or has only comments",
            some(ROUND),
            some("copy the sample file here and fill it in, or delete this file if it is not used"),
        ),
        P::TextSuffix => say(
            "the file ends in .ron.txt and is not read",
            some("the ending .ron"),
            some("remove .txt from the name; in Notepad, save with type All Files"),
        ),

        P::More(count) => say(
            format!("from here on there are {count} more errors that are not listed"),
            None,
            some("mend those above first; if the whole file is wrong, it is perhaps no data file"),
        ),

        P::OddSpace(c) => say(
            format!("there is an odd space {} here ({}) that the eye does not see", code(*c), space(*c)),
            some("plain spaces, tabs, line breaks"),
            some("delete it and type the space again with the space bar"),
        ),
        P::ControlCharacter(c) => say(
            format!("there is a control character {} here that the eye does not see", code(*c)),
            some("letters, digits, punctuation, spaces, tabs, line breaks"),
            some("delete it; if there are many of them, go back to the original file"),
        ),
        P::SmartQuote(c) => say(
            format!("the quote {c} is not a straight one (Word and Zalo change them by themselves)"),
            some(STRAIGHT),
            some("type both the opening and the closing quote again with the \" key"),
        ),
        P::BareDecimal(text) => bare_decimal(text),
        P::BareDate(text) => say(format!("the date {text} has no quotes"), some(DATES), some(format!("write {}", date_guess(text)))),
        P::BareText(text) => say(
            format!("{text} has no quotes"),
            some("text, identifiers and numbers with a dot or a comma stand in quotes"),
            some(format!("write \"{text}\"")),
        ),
        P::UnclosedText => say(
            "a text is opened with a quote and not closed on the same line",
            some(STRAIGHT),
            some("put a \" at the end of the text; for a line break write \\n"),
        ),
        P::InnerQuote => say(
            "a straight quote within the text ends it here",
            some(r#"“ ” or \" within a text"#),
            some(r#"replace the inner " by “ ”, or write \" "#.trim_end()),
        ),
        P::UnopenedText => {
            say("a text is closed with a quote but not opened with one", some(STRAIGHT), some("put a \" at the beginning of the text"))
        }
        P::UnclosedComment => say(
            "a comment is opened with /* and not closed",
            some("/* … */, or // to the end of the line"),
            some("put */ at the end of the comment"),
        ),
        P::UnclosedBracket(c) => say(
            format!("the bracket {c} opened here is never closed"),
            None,
            some(format!("put {} where it ends", if *c == '[' { "]" } else { ")" })),
        ),
        P::ExtraBracket(c) => say(
            format!("there is a closing {c} too many; no opening bracket goes with it"),
            None,
            some("delete it, or put the missing opening bracket before it"),
        ),
        P::MissingRecordBracket => say("a record lacks its opening round bracket", some(ROUND), some("put ( before this key")),
        P::MissingListBracket => say("a list lacks its opening square bracket", some(SQUARE), some("put [ before this record")),
        P::MissingComma => say("a comma is missing", some("a comma between every two items"), some("put a , here")),
        P::WrongComma(c) => {
            say(format!("{c} stands in place of a comma"), some("a comma between every two items"), some(format!("replace {c} by ,")))
        }
        P::WrongColon(c) => say(format!("{c} stands in place of a colon"), some("key: value"), some(format!("replace {c} by :"))),
        P::MissingColon(key) => {
            say(format!("the key \"{key}\" has no colon after it"), some("key: value"), some(format!("write {key}: and then the value")))
        }
        P::MissingValue(key) => say(
            format!("the key \"{key}\" has no value"),
            some("key: value"),
            some("put the value, or delete the key; what is not known yet is left out, not left blank"),
        ),
        P::MissingKeyName => say(
            "this value has no key before it",
            some("within round brackets every value has its key: key: value"),
            some("put the key and a colon before the value"),
        ),
        P::QuotedKey(key) => {
            say(format!("the key \"{key}\" stands in quotes"), some("keys without quotes"), some(format!("write {key}: without quotes")))
        }
        P::CurlyBracket(c) => say(
            format!("the curly bracket {c} is not used in these files"),
            some("round brackets ( ) for records, square brackets [ ] for lists"),
            some(format!("replace {c} by {}", if *c == '{' { "(" } else { ")" })),
        ),
        P::NamedBracket(name) => say(
            format!("there is a name \"{name}\" before the round bracket"),
            some(ROUND),
            some(format!("delete {name} and keep what is in the brackets")),
        ),
        P::NoOpening => say(
            "the file does not begin with a round bracket",
            some("the whole file is one record: ( … )"),
            some("put ( at the beginning of the file and ) at its end"),
        ),
        P::Trailing => say(
            "there is something after the end of the file's record",
            some("only comments after the last )"),
            some("delete what is too much, or the ) that closes the record too early"),
        ),
        P::TooDeep { most } => say(
            format!("brackets are nested too deeply (beyond {most} levels)"),
            some(format!("at most {most} levels of brackets")),
            some("look for opening brackets that are too many"),
        ),
        P::UnexpectedCharacter(c @ ('#' | '/')) => {
            say(format!("the character {c} is not used here"), some("comments after //"), some(format!("replace {c} by //")))
        }
        P::UnexpectedCharacter(c) => say(
            format!("the character {c} means nothing here"),
            None,
            some("delete it; if it belongs to a text, put the whole text in quotes"),
        ),
        P::BadEscape(text) => say(
            format!("{text} means nothing in a text"),
            some(r#"\" for a quote, \\ for a backslash, \n for a line break"#),
            some(r"write \\ where a backslash is meant"),
        ),

        P::WrongShape { want, found, text } => wrong_shape(*want, *found, text),
        P::UnknownKey { key, allowed, near } => say(
            format!("there is no key \"{key}\" here"),
            listed(allowed),
            some(near.map_or_else(
                || "delete the key, or put it in a comment after //".to_string(),
                |n| format!("perhaps {n} is meant; correct it"),
            )),
        ),
        P::DuplicateKey { key, first } => say(
            format!("the key \"{key}\" is given twice, first on {}", at(first, "line")),
            some("every key once in a record"),
            some("keep the right value, delete the other"),
        ),
        P::MissingKeys(keys) => say(
            format!("this record lacks {}", keys.join(", ")),
            None,
            some(format!("add {}", keys.iter().map(|k| format!("{k}: …")).collect::<Vec<_>>().join(", "))),
        ),
        P::EmptyText => say("the text is empty", None, some("fill it in, or delete the key if there is nothing to say yet")),
        P::BadNumber { text, why } => bad_number(text, *why),
        P::BadDate { text, why } => bad_date(text, *why),
        P::BadWord { text, allowed, near } => say(
            format!("the word \"{text}\" is not known here"),
            listed(allowed),
            some(near.map_or_else(|| "choose one of the words allowed".to_string(), |n| format!("perhaps {n} is meant; correct it"))),
        ),
        P::BadId { text, near } => say(
            format!("the identifier \"{text}\" is not well formed"),
            some(IDS),
            some(if near.is_empty() { "choose another identifier".to_string() } else { format!("write \"{near}\"") }),
        ),
        P::BadPeriod(text) => {
            say(format!("\"{text}\" is not a reporting period"), some(PERIODS), some("write the period in one of these forms"))
        }

        P::Unknown { what, id, near, all } => say(
            format!("there is no {} \"{id}\"", thing(*what)),
            quoted(all).or_else(|| some(format!("what is declared in {}", home(*what)))),
            some(near.as_ref().map_or_else(
                || format!("correct it, or declare it in {}", home(*what)),
                |n| format!("perhaps \"{n}\" is meant; correct it"),
            )),
        ),
        P::Duplicate { what, id, first } => say(
            format!("the {} \"{id}\" is there twice, first on {}", thing(*what), at(first, "line")),
            some(format!("every {} once", thing(*what))),
            some("keep the right one, delete or rename the other"),
        ),
        P::PeriodName { period, name } => say(
            format!("the file says period {period}, but its name is {name}.ron"),
            some("the file is named after its period"),
            some(format!("rename the file to {period}.ron, or correct ky")),
        ),
        P::FolderName { id, folder } => say(
            format!("the identifier \"{id}\" is not the name of the folder \"{folder}\""),
            some(format!("the commune's identifier is the name of its folder; {IDS}")),
            some("rename the folder after the identifier, or correct the identifier"),
        ),
        P::WindowReversed { from, to } => say(
            format!("the first day {} is after the last day {}", date::format(*from), date::format(*to)),
            some("the first day is not after the last"),
            some("check both dates, the year above all"),
        ),
        P::WindowElsewhere { period, to, earliest, latest } => say(
            format!("figures up to {} do not belong to {}", date::format(*to), period_name(*period)),
            some(format!("{} to {}", date::format(*earliest), date::format(*latest))),
            some("correct den, or ky and the name of the file"),
        ),
        P::WindowTooLong { period, days, most } => say(
            format!("the report covers {days} days, too long for a {}", granularity(*period)),
            some(format!("at most {most} days")),
            some("correct tu; for a figure cumulative since the new year, give that figure its own tu"),
        ),
        P::AfterReport { date, latest } => say(
            format!("a figure of {} is later than the report", date::format(*date)),
            some(format!("not after {}", date::format(*latest))),
            some("check the date, the year above all"),
        ),
        P::LongBefore { date, earliest } => say(
            format!("a figure of {} is far older than the reporting period", date::format(*date)),
            some(format!("not before {}", date::format(*earliest))),
            some("check the date, the year above all"),
        ),
        P::HalfWindow(missing) => say(
            format!("the window lacks {missing}"),
            some("both tu and den, or neither"),
            some(format!("add {missing}: \"…\", or delete the other date")),
        ),
        P::OnlyOne(a, b) => say(format!("{a} and {b} cannot be given together"), some(format!("{a} or {b}")), some("delete one of them")),
        P::NeedsWindow(key) => {
            say(format!("{key} needs the plan's window"), some("tu and den"), some(format!("add tu: \"…\", den: \"…\", or delete {key}")))
        }
        P::MonthCount { given, months } => say(
            format!("thang has {}, but the window touches {}", en_count(*given, "weight"), en_count(*months, "month")),
            some(format!("{}, one a month", en_count(*months, "weight"))),
            some("add or remove weights; a month without work gets 0"),
        ),
        P::NotPositive(key) => say(
            format!("every number in {key} is 0"),
            some("at least one number above 0"),
            some(format!("fill in the weights, or delete {key} for an even pace")),
        ),
        P::Negative(key) => say(format!("{key} cannot be negative"), some("0 or more"), some("delete the minus sign, or check the number")),
        P::NotARank => {
            say("a rank is a whole number from 1", some("1, 2, 3, …"), some("write the rank, for example 20 for among the first 20"))
        }
        P::TwoPrimary { indicator, first } => say(
            format!("the indicator \"{indicator}\" has two primary plans, the first on {}", at(first, "line")),
            some("at most one plan with chinh: true for an indicator"),
            some("delete chinh: true from the plan that is not used for verdicts"),
        ),
        P::PlanOfOther { plan, indicator } => say(
            format!("the plan \"{plan}\" belongs to the indicator \"{indicator}\", not to this one"),
            some("plans of the same indicator"),
            some("correct the plan's identifier, or delete ke_hoach if the report does not say"),
        ),
        P::RatioKind => say("ty_le is only for indicators of kind TyLe", None, some("change loai to TyLe, or delete ty_le")),
        P::Cycle { key: "thuoc", chain: circle } => say(
            format!("indicators are parts of one another in a circle: {}", chain(circle)),
            some("a part belongs to a whole, never back to itself"),
            some("delete thuoc from one of them"),
        ),
        P::Cycle { chain: circle, .. } => say(
            format!("ratios are computed from one another in a circle: {}", chain(circle)),
            some("a numerator and a denominator that are not computed from this ratio"),
            some("correct tu or mau"),
        ),
        P::ExactlyOne { keys, given } if given.is_empty() => say(
            "nothing says when this takes place",
            some(format!("exactly one of: {}", keys.join(", "))),
            some("add the key that suits the event, for example ngay: \"15/01/2026\" or hang_tuan: ThuHai"),
        ),
        P::ExactlyOne { keys, given } => say(
            format!("the time is given in {} ways at once: {}", given.len(), given.join(", ")),
            some(format!("exactly one of: {}", keys.join(", "))),
            some("keep one key; what takes place on several occasions becomes several events"),
        ),
        P::Needs { key, with } => {
            say(format!("{with} needs {key}"), some(format!("{with}, {key}: …")), some(format!("add {key}: …, or correct {with}")))
        }
        P::SideCount { kind, key, given, least, most } => {
            let allowed = match (*least, *most) {
                (0, 0) => format!("{kind} has no {key}"),
                (least, most) if least == most => format!("{kind} has exactly {least} in {key}"),
                (least, _) => format!("{kind} has {least} or more in {key}"),
            };
            let mend =
                if *most == 0 { format!("delete {key}, or change loai") } else { "add or remove indicators, or change loai".to_string() };
            say(format!("a relation {kind} with {given} in {key}"), some(allowed), some(mend))
        }
        P::BadSchoolYear(text) => say(
            format!("\"{text}\" is not a school year"),
            some("two years, as the document prints them: \"2025-2026\""),
            some("write just the two years, four digits each"),
        ),
        P::UnknownFinding { id, near } => say(
            format!("no period has a finding \"{id}\""),
            some("an id from giaoban check --format json, findings"),
            some(near.as_ref().map_or_else(
                || "delete this if the figures have been corrected".to_string(),
                |n| format!("perhaps \"{n}\"; correct it, or delete this if the figures have been corrected"),
            )),
        ),
        P::AtLeastOne(keys) => say(
            format!("this record has no {}", keys.join(" and no ")),
            some(format!("at least one of: {}", keys.join(", "))),
            some("add the key that is missing, or delete the whole record"),
        ),
        P::BadTime(text) => say(
            format!("\"{text}\" is not a time of day"),
            some("hours:minutes in quotes, from \"00:00\" to \"23:59\""),
            some(meant_time(text).map_or_else(|| "write it like \"07:30\"".to_string(), |t| format!("write \"{t}\""))),
        ),
        P::OnlyWith { key, with } => {
            say(format!("{key} only goes with {with}"), some(format!("{with}, {key}: …")), some(format!("write {with}, or delete {key}")))
        }
        P::OutOfRange { key, least, most } => say(
            format!("{key} must be a whole number from {least} to {most}"),
            some(format!("{least}, {}, …, {most}", least + 1)),
            some("correct the number"),
        ),
        P::BadDayOfYear { text, lunar: true } => say(
            format!("\"{text}\" is not a day of the lunar calendar"),
            some("lunar day/month in quotes, days from 1 to 30, months from 1 to 12, for example \"15/01\""),
            some("write the day first, then the month, without a year"),
        ),
        P::BadDayOfYear { text, .. } => say(
            format!("\"{text}\" is not a day of the year"),
            some("day/month in quotes, without a year, for example \"19/05\""),
            some("write the day first, then the month; for a single event write ngay: \"dd/mm/yyyy\""),
        ),
        P::YearsReversed { from, to } => say(
            format!("the first year {from} is after the last year {to}"),
            some("the first year is not after the last"),
            some("check both years"),
        ),
        P::ThresholdOrder => say(
            "the thresholds are not in order",
            some("vuot ≥ dung_nhip ≥ cham > 0"),
            some(r#"write for example (vuot: "1,02", dung_nhip: "0,99", cham: "0,8")"#),
        ),
    }
}

fn bare_decimal(text: &str) -> Message {
    match guess(text) {
        Guess::Two { whole, decimal } => {
            let dotted = decimal.replace(',', ".");
            let allowed = format!(
                "a whole number without quotes ({whole}), or a number in quotes in Vietnamese notation (\"{dotted}\", \"{decimal}\")"
            );
            let allowed = if text.starts_with('0') || text.starts_with("-0") {
                NUMBERS.to_string()
            } else {
                allowed
            };
            say(
                format!("the decimal \"{text}\" without quotes can be read in two ways"),
                allowed,
                Some(two(&whole, &decimal)),
            )
        }
        Guess::One(notation) => say(
            format!("the number {text} has no quotes"),
            some(NUMBERS),
            some(format!("write \"{notation}\"")),
        ),
        Guess::Nothing => say(
            format!("{text} is not a number"),
            some(NUMBERS),
            some("write the number again"),
        ),
    }
}

/// How to write each of two readings.
fn two(whole: &str, decimal: &str) -> String {
    let spoken = |digits: &str| {
        words::en(digits).map_or_else(|| "that is meant".to_string(), |w| format!("{w} is meant"))
    };
    format!(
        "write {whole} if {}; write \"{decimal}\" if {}",
        spoken(whole),
        spoken(decimal)
    )
}

fn bad_number(text: &str, why: NumberError) -> Message {
    let headline = match why {
        NumberError::Empty => format!("\"{text}\" has no digits"),
        NumberError::Character('%', _) => format!("the number \"{text}\" has a % sign"),
        NumberError::Character(c, _) if c.is_whitespace() => {
            format!("the number \"{text}\" has a space in it")
        }
        NumberError::Character(c, _) => {
            format!("the number \"{text}\" has a strange character {c}")
        }
        NumberError::Group => {
            format!("the dot in \"{text}\" does not separate groups of exactly three digits")
        }
        NumberError::ZeroGroup => format!("the number \"{text}\" can be read in two ways"),
        NumberError::Commas => format!("the number \"{text}\" has more than one comma"),
        NumberError::BareComma => format!("the comma in \"{text}\" lacks digits on one side"),
        NumberError::TooLong => format!("the number \"{}\" is too long", super::short(text)),
    };
    let allowed = match why {
        NumberError::TooLong => "at most 28 digits".to_string(),
        NumberError::Character('%', _) => {
            "the number alone; the unit % is declared with the indicator".to_string()
        }
        _ => NUMBERS.to_string(),
    };
    let mend = match (why, guess(text)) {
        (NumberError::TooLong, _) => some("check for digits typed too many"),
        (_, Guess::Two { whole, decimal }) => Some(two(&whole, &decimal)),
        (_, Guess::One(notation)) => Some(format!("write \"{notation}\"")),
        (_, Guess::Nothing) => some("write the number again"),
    };
    say(headline, allowed, mend)
}

fn date_guess(text: &str) -> String {
    match super::meant_date(text) {
        Some(day) => format!("\"{}\"", date::format(day)),
        None => format!("\"{text}\""),
    }
}

fn bad_date(text: &str, why: DateError) -> Message {
    match why {
        DateError::NoSuchDay(Some(last)) => say(
            format!("there is no day \"{text}\": that month has only {last} days"),
            some(DATES),
            some("check the day and the month"),
        ),
        DateError::NoSuchDay(None) => say(
            format!("there is no day \"{text}\": months go from 01 to 12"),
            some(DATES),
            some("write the day first, then the month"),
        ),
        DateError::Order(day) => say(
            format!("the date \"{text}\" is written in another form"),
            some(DATES),
            Some(format!("write \"{}\"", date::format(day))),
        ),
        DateError::Shape => say(
            format!("\"{text}\" is not a date"),
            some(DATES),
            some("write the date in this form"),
        ),
    }
}

fn wrong_shape(want: Want, found: Shape, text: &str) -> Message {
    let wanted = match want {
        Want::Text => "text in quotes: \"…\"".to_string(),
        Want::Number => NUMBERS.to_string(),
        Want::Date => DATES.to_string(),
        Want::Flag => "true, false".to_string(),
        Want::Word(words) => format!("one of the words (without quotes): {}", words.join(", ")),
        Want::Id => format!("an identifier in quotes; {IDS}"),
        Want::Period => PERIODS.to_string(),
        Want::Struct => ROUND.to_string(),
        Want::List => SQUARE.to_string(),
    };
    let place = match want {
        Want::Text => "text",
        Want::Number => "a number",
        Want::Date => "a date",
        Want::Flag => "true or false",
        Want::Word(_) => "one of a few words",
        Want::Id => "an identifier",
        Want::Period => "a reporting period",
        Want::Struct => "a record in round brackets",
        Want::List => "a list",
    };
    let read = match found {
        Shape::Text => format!("the text {text}"),
        Shape::Number => format!("the number {text}"),
        Shape::Word => format!("the word {text}"),
        Shape::Struct => "a record in round brackets".to_string(),
        Shape::List => "a list in square brackets".to_string(),
    };
    let inner = text.trim_matches('"');
    let mend = match (want, found) {
        (Want::Text | Want::Id | Want::Date | Want::Period, Shape::Number | Shape::Word) => {
            format!("put it in quotes: \"{text}\"")
        }
        (Want::Word(words), Shape::Text) if words.contains(&inner) => {
            format!("delete the quotes: {inner}")
        }
        (Want::Flag, Shape::Text) if matches!(inner, "true" | "false") => {
            format!("delete the quotes: {inner}")
        }
        (Want::Flag, _) => "write true for yes, false for no".to_string(),
        (Want::List, Shape::Struct) => {
            "put [ before this bracket and ] after the one that closes it".to_string()
        }
        (Want::List, _) => format!("put it in square brackets: [{text}]"),
        (Want::Struct, Shape::List) => {
            "replace [ ] by ( ), with a key before every value".to_string()
        }
        (Want::Number, Shape::Word) => {
            "write the number; if there is none yet, delete the item".to_string()
        }
        _ => "write it again in this form".to_string(),
    };
    say(
        format!("{place} is needed here, but {read} was read"),
        wanted,
        Some(mend),
    )
}

pub(super) fn thing(what: Thing) -> &'static str {
    match what {
        Thing::Indicator => "indicator",
        Thing::Group => "group",
        Thing::Sector => "sector",
        Thing::Unit => "unit",
        Thing::Plan => "plan",
        Thing::Reference => "reference",
        Thing::Hamlet => "hamlet",
        Thing::Part => "part",
        Thing::Point => "day",
        Thing::Task => "task",
        Thing::Change => "change of the task",
        Thing::Event => "event",
        Thing::Target => "target",
        Thing::Relation => "relation",
        Thing::Finding => "finding",
    }
}

fn home(what: Thing) -> &'static str {
    match what {
        Thing::Indicator | Thing::Group | Thing::Unit => "danh-muc.ron or xa.ron",
        Thing::Plan => "ke-hoach.ron",
        Thing::Reference | Thing::Point => "tham-chieu.ron",
        Thing::Sector => "danh-muc.ron",
        Thing::Hamlet | Thing::Part => "xa.ron",
        Thing::Task | Thing::Change => "nhiem-vu/*.ron",
        Thing::Event => "lich.ron",
        Thing::Target => "muc-tieu.ron",
        Thing::Relation => "doi-chieu.ron",
        Thing::Finding => "da-xem.ron",
    }
}

fn granularity(period: Period) -> &'static str {
    match period.granularity() {
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Quarter => "quarter",
        Granularity::Year => "year",
    }
}

fn period_name(period: Period) -> String {
    match period {
        Period::Week(year, week) => format!("week {week} of {year}"),
        Period::Month(year, month) => format!("month {month:02}/{year}"),
        Period::Quarter(year, quarter) => format!("quarter {quarter} of {year}"),
        Period::Year(year) => format!("the year {year}"),
    }
}

fn space(c: char) -> &'static str {
    match c {
        '\u{a0}' | '\u{202f}' => "a no-break space, usually copied from Word or a web page",
        '\u{feff}' => "a byte order mark in the middle of the file",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {
            "an invisible character without width"
        }
        _ => "not a plain space",
    }
}
