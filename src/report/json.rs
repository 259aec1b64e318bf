//! `giaoban show --format json`: everything, exact, for other programs.
//!
//! The shape is versioned by `schema`: within `giaoban/1` keys are only ever added. Rules that hold everywhere:
//!
//! - A decimal is `{"value": "33740.012029", "vi": "33.740,012029"}`: `value` in plain machine notation, never a JSON number, exact; `vi`
//!   as it is printed for people. What was typed keeps its digits, trailing zeros too; of what was computed here `value` has every digit
//!   (up to 28) and `vi` two decimals at most.
//! - A day is `"2026-01-12"`. A sentence is `{"vi": "…", "en": "…"}`. The language of the program changes only `problems`.
//! - What is not known is `null`, which is not zero. A list that is empty is `[]`.
//! - Identifiers are those of the data files. `verdict` is one of `very_slow`, `slow`, `on_pace`, `met`, `ahead`, `no_figure`, `no_plan`.
//!
//! ```text
//! schema        "giaoban/1"
//! commune       id, name, level (commune|ward|special_zone), province, illustrative, hamlets[]
//! period        id, granularity (week|month|quarter|year), name, from, to, reported, document; null without figures
//! periods[]     the ids of all periods on file
//! as_of         the day of looking
//! complete      false where only some indicators were asked for
//! attention[]   indicator, verdict, sentence, share (decimal), days_left, related[]
//! sectors[]     id, name, en, reporter, groups[]
//!   groups[]    id, name, en, indicators[]
//!     indicators[]   id, name, short, en, unit, unit_en, kind (flow|cumulative|stock|ratio), direction (more|less|neutral), headline,
//!                    internal, parent, ratio {numerator, denominator}, definition,
//!                    actual (decimal), computed, as_of, from, qualifier (estimate|over|under|nearly|about|preliminary),
//!                    same_period (decimal, as printed), parts[] {name, value}, note, source ("document, section"),
//!                    printed[] {percent, plan, source}, plans[], verdict, verdict_vi, sentence,
//!                    changes {previous, same_period}, each {base, absolute, percent}
//!       plans[]      id (null: the level of the catalogue), name, en, value, requirement
//!                    (at_least|at_most|exactly|growth|reduction|rank|milestone), limit (sentence), window {from, to},
//!                    curve {kind (even|months|reference), months[], reference}, references[], assigned_by, primary, source, note,
//!                    percent, pace (percent of the plan expected by the figure's day), expected, variance,
//!                    needed {remaining, days, per_week}, projection, verdict
//! references[]  id, place, place_en, name, points[] {date, percent, qualifier, source}: the series that the plans above name
//! findings[]    id, check, weight (wrong|cut|hint), indicators[], plan, printed and recomputed { total, terms[] { indicator, plan, name,
//!               value }, sections[] }, difference, remark (twice|thousand|other-unit), note, acknowledged { who, date, reason }, sentence;
//!               check is one of percent, change-percent, sum, plan-sum, parts, breakdown, not-larger, product, complement, same, count,
//!               doubled, falls, blank, cited-later, school-year, deadline-before; the last four are about no numbers: totals, values
//!               and difference are null
//! holding[]     what was compared and agrees: id, check, indicators[], plan, printed and recomputed as above
//! problems[]    file, line, column, severity (error|warning), message, allowed, mend: what could not be read (these in the
//!               language of the program)
//! ```

mod build;

use serde::Serialize;

pub use build::build;
pub(super) use build::{finding, problem};

/// The version of the shape.
pub const SCHEMA: &str = "giaoban/1";

/// A decimal, exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Number {
    /// Plain machine notation.
    pub value: String,
    /// As printed for people.
    pub vi: String,
}

/// A sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// The whole document.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Document<'a> {
    pub schema: &'static str,
    pub commune: Commune<'a>,
    pub period: Option<Period<'a>>,
    pub periods: Vec<String>,
    pub as_of: String,
    pub complete: bool,
    pub attention: Vec<Attention<'a>>,
    pub sectors: Vec<Sector<'a>>,
    pub references: Vec<Reference<'a>>,
    pub findings: Vec<Finding<'a>>,
    pub holding: Vec<Held<'a>>,
    pub problems: Vec<Problem<'a>>,
}

/// Whose figures.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Commune<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub level: &'static str,
    pub province: &'a str,
    pub illustrative: bool,
    pub hamlets: &'a [String],
}

/// Of when.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Period<'a> {
    pub id: String,
    pub granularity: &'static str,
    pub name: String,
    pub from: String,
    pub to: String,
    pub reported: String,
    pub document: &'a str,
}

/// One matter to talk about.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Attention<'a> {
    pub indicator: &'a str,
    pub verdict: &'static str,
    pub sentence: Sentence,
    pub share: Option<Number>,
    pub days_left: Option<i64>,
    pub related: Vec<&'a str>,
}

/// A sector.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Sector<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub reporter: &'a str,
    pub groups: Vec<Group<'a>>,
}

/// A group.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Group<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub indicators: Vec<Indicator<'a>>,
}

/// An indicator with its figure.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Indicator<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub short: &'a str,
    pub en: &'a str,
    pub unit: &'a str,
    pub unit_en: &'a str,
    pub kind: &'static str,
    pub direction: &'static str,
    pub headline: bool,
    pub internal: bool,
    pub parent: Option<&'a str>,
    pub ratio: Option<Ratio<'a>>,
    pub definition: Option<&'a str>,
    pub actual: Option<Number>,
    pub computed: bool,
    pub as_of: Option<String>,
    pub from: Option<String>,
    pub qualifier: Option<&'static str>,
    pub same_period: Option<Number>,
    pub parts: Vec<Part<'a>>,
    pub note: Option<&'a str>,
    pub source: Option<String>,
    pub printed: Vec<Printed<'a>>,
    pub plans: Vec<Plan<'a>>,
    pub verdict: &'static str,
    pub verdict_vi: &'static str,
    pub sentence: Option<Sentence>,
    pub changes: Changes,
}

/// What a ratio is made of.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Ratio<'a> {
    pub numerator: &'a str,
    pub denominator: &'a str,
}

/// One part of a breakdown.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Part<'a> {
    pub name: &'a str,
    pub value: Number,
}

/// A percentage as printed.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Printed<'a> {
    pub percent: Number,
    pub plan: Option<&'a str>,
    pub source: Option<String>,
}

/// A plan and where the figure stands against it.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Plan<'a> {
    pub id: Option<&'a str>,
    pub name: Option<&'a str>,
    pub en: Option<&'a str>,
    pub value: Number,
    pub requirement: &'static str,
    pub limit: Sentence,
    pub window: Option<Window>,
    pub curve: Option<Curve<'a>>,
    pub references: Vec<&'a str>,
    pub assigned_by: Option<&'a str>,
    pub primary: bool,
    pub source: Option<&'a str>,
    pub note: Option<&'a str>,
    pub percent: Option<Number>,
    pub pace: Option<Number>,
    pub expected: Option<Number>,
    pub variance: Option<Number>,
    pub needed: Option<Needed>,
    pub projection: Option<Number>,
    pub verdict: &'static str,
}

/// First and last day.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Window {
    pub from: String,
    pub to: String,
}

/// How a plan is expected to come in.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Curve<'a> {
    pub kind: &'static str,
    pub months: Vec<Number>,
    pub reference: Option<&'a str>,
}

/// What is still to come.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Needed {
    pub remaining: Number,
    pub days: i64,
    pub per_week: Option<Number>,
}

/// Changes against other periods.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Changes {
    pub previous: Option<Change>,
    pub same_period: Option<Change>,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Change {
    pub base: Number,
    pub absolute: Number,
    pub percent: Option<Number>,
}

/// A series of a wider place.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Reference<'a> {
    pub id: &'a str,
    pub place: &'a str,
    pub place_en: &'a str,
    pub name: &'a str,
    pub points: Vec<Point<'a>>,
}

/// A point of a series.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Point<'a> {
    pub date: String,
    pub percent: Number,
    pub qualifier: Option<&'static str>,
    pub source: &'a str,
}

/// Two sides that should agree and do not.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Finding<'a> {
    pub id: &'a str,
    pub check: &'static str,
    pub weight: &'static str,
    pub indicators: Vec<&'a str>,
    pub plan: Option<&'a str>,
    pub printed: Side<'a>,
    pub recomputed: Side<'a>,
    pub difference: Option<Number>,
    pub remark: Option<&'static str>,
    pub note: Option<&'a str>,
    pub acknowledged: Option<Acknowledgement<'a>>,
    pub sentence: Sentence,
}

/// Two sides that were compared and agree.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Held<'a> {
    pub id: &'a str,
    pub check: &'static str,
    pub indicators: Vec<&'a str>,
    pub plan: Option<&'a str>,
    pub printed: Side<'a>,
    pub recomputed: Side<'a>,
}

/// One side of a comparison.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Side<'a> {
    pub total: Option<Number>,
    pub terms: Vec<Term<'a>>,
    pub sections: Vec<&'a str>,
}

/// One term of a side: an indicator, a plan, or a named part.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Term<'a> {
    pub indicator: Option<&'a str>,
    pub plan: Option<&'a str>,
    pub name: String,
    pub value: Option<Number>,
}

/// Who has looked at a finding, and why it may stand.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Acknowledgement<'a> {
    pub who: &'a str,
    pub date: String,
    pub reason: &'a str,
}

/// Something that could not be read.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "the fields are documented in the module")]
pub struct Problem<'a> {
    pub file: &'a str,
    pub line: usize,
    pub column: usize,
    pub severity: &'static str,
    pub message: &'a str,
    pub allowed: Option<&'a str>,
    pub mend: Option<&'a str>,
}

/// The document as text, with a line break at its end.
pub fn to_text<T: Serialize>(document: &T) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(document)?;
    text.push('\n');
    Ok(text)
}
