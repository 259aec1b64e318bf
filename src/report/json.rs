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
//!                    same_period (decimal, as printed), same_period_printed (decimal, the change in percent as printed), parts[] {name, value}, note, source ("document, section"),
//!                    printed[] {percent, plan, source}, plans[], verdict, verdict_vi, sentence,
//!                    changes {previous, same_period}, each {base, absolute, percent}
//!       plans[]      id (null: the level of the catalogue), name, en, value, requirement
//!                    (at_least|at_most|exactly|growth|reduction|rank|milestone), limit (sentence), window {from, to},
//!                    curve {kind (even|months|reference), months[], reference}, references[], assigned_by, primary, derived, source, note,
//!                    percent, pace (percent of the plan expected by the figure's day), expected, variance,
//!                    needed {remaining, days, per_week}, projection, verdict
//! references[]  id, place, place_en, name, points[] {date, percent, qualifier, source}: the series that the plans above name
//! findings[]    id, check, weight (wrong|cut|hint), indicators[], plan, printed and recomputed { total, terms[] { indicator, plan, name,
//!               value }, sections[] }, difference, remark (twice|thousand|other-unit), note, acknowledged { who, date, reason }, sentence;
//!               check is one of percent, change-percent, sum, plan-sum, parts, breakdown, not-larger, product, complement, same, count,
//!               doubled, falls, blank, cited-later, school-year, deadline-before; the last four are about no numbers: totals, values
//!               and difference are null
//! holding[]     what was compared and agrees: id, check, indicators[], plan, printed and recomputed as above
//! tasks[]       only where asked for, as `task_counts`, `targets[]` and `calendar`: their keys stand in [`desk`]
//! problems[]    file, line, column, severity (error|warning), message, allowed, mend: what could not be read (these in the
//!               language of the program)
//! ```

pub mod build;
pub mod desk;
mod finding;
pub mod tasks;

use rust_decimal::Decimal;
use serde::Serialize;

use super::{shown, words};

pub use build::build;
pub(super) use build::problem;
pub use desk::Desk;
pub(super) use finding::finding;
pub use finding::{Acknowledgement, Finding, Held, Side, Term};

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

/// A decimal in plain machine notation alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Plain(pub String);

/// How a document writes its decimals.
pub trait Digits {
    /// A value as typed, with all of its digits.
    fn typed(value: Decimal) -> Self;
    /// A value computed here.
    fn computed(value: Decimal) -> Self;
}

impl Digits for Number {
    fn typed(value: Decimal) -> Self {
        Self {
            value: words::plain(value, false),
            vi: shown(value, false),
        }
    }

    fn computed(value: Decimal) -> Self {
        Self {
            value: words::plain(value, true),
            vi: shown(value, true),
        }
    }
}

impl Digits for Plain {
    fn typed(value: Decimal) -> Self {
        Self(words::plain(value, false))
    }

    fn computed(value: Decimal) -> Self {
        Self(words::plain(value, true))
    }
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
    #[serde(flatten)]
    pub desk: Desk<'a>,
    pub problems: Vec<Problem<'a>>,
}

/// Whose figures.
#[derive(Debug, Clone, Serialize)]
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
pub struct Attention<'a, N = Number> {
    pub indicator: &'a str,
    pub verdict: &'static str,
    pub sentence: Sentence,
    pub share: Option<N>,
    pub days_left: Option<i64>,
    pub related: Vec<&'a str>,
}

/// A sector.
#[derive(Debug, Clone, Serialize)]
pub struct Sector<'a, N = Number> {
    pub id: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub reporter: &'a str,
    pub groups: Vec<Group<'a, N>>,
}

/// A group.
#[derive(Debug, Clone, Serialize)]
pub struct Group<'a, N = Number> {
    pub id: &'a str,
    pub name: &'a str,
    pub en: &'a str,
    pub indicators: Vec<Indicator<'a, N>>,
}

/// An indicator with its figure.
#[derive(Debug, Clone, Serialize)]
pub struct Indicator<'a, N = Number> {
    /// What is measured.
    #[serde(flatten)]
    pub about: About<'a>,
    /// What a period says of it.
    #[serde(flatten)]
    pub figure: Figure<'a, N>,
    /// Its plans, the primary one first, and where the figure stands against them.
    pub plans: Vec<Plan<'a, N>>,
}

/// What is measured.
#[derive(Debug, Clone, Serialize)]
pub struct About<'a> {
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
}

/// What a period says of an indicator.
#[derive(Debug, Clone, Serialize)]
pub struct Figure<'a, N = Number> {
    pub actual: Option<N>,
    pub computed: bool,
    pub as_of: Option<String>,
    pub from: Option<String>,
    pub qualifier: Option<&'static str>,
    pub same_period: Option<N>,
    pub same_period_printed: Option<N>,
    pub parts: Vec<Part<'a, N>>,
    pub note: Option<&'a str>,
    pub source: Option<String>,
    pub printed: Vec<Printed<'a, N>>,
    pub verdict: &'static str,
    pub verdict_vi: &'static str,
    pub sentence: Option<Sentence>,
    pub changes: Changes<N>,
}

/// What a ratio is made of.
#[derive(Debug, Clone, Serialize)]
pub struct Ratio<'a> {
    pub numerator: &'a str,
    pub denominator: &'a str,
}

/// One part of a breakdown.
#[derive(Debug, Clone, Serialize)]
pub struct Part<'a, N = Number> {
    pub name: &'a str,
    pub value: N,
}

/// A percentage as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Printed<'a, N = Number> {
    pub percent: N,
    pub plan: Option<&'a str>,
    pub source: Option<String>,
}

/// A plan and where the figure stands against it.
#[derive(Debug, Clone, Serialize)]
pub struct Plan<'a, N = Number> {
    pub id: Option<&'a str>,
    pub name: Option<&'a str>,
    pub en: Option<&'a str>,
    pub value: N,
    pub requirement: &'static str,
    pub limit: Sentence,
    #[serde(flatten)]
    pub terms: Terms<'a, N>,
    #[serde(flatten)]
    pub standing: Standing<N>,
}

/// What a plan says beside its value.
#[derive(Debug, Clone, Serialize)]
pub struct Terms<'a, N = Number> {
    pub window: Option<Window>,
    pub curve: Option<Curve<'a, N>>,
    pub references: Vec<&'a str>,
    pub assigned_by: Option<&'a str>,
    pub primary: bool,
    pub derived: bool,
    pub source: Option<&'a str>,
    pub note: Option<&'a str>,
}

/// Where a figure stands against a plan.
#[derive(Debug, Clone, Serialize)]
pub struct Standing<N = Number> {
    pub percent: Option<N>,
    pub pace: Option<N>,
    pub expected: Option<N>,
    pub variance: Option<N>,
    pub needed: Option<Needed<N>>,
    pub projection: Option<N>,
    pub verdict: &'static str,
}

/// First and last day.
#[derive(Debug, Clone, Serialize)]
pub struct Window {
    pub from: String,
    pub to: String,
}

/// How a plan is expected to come in.
#[derive(Debug, Clone, Serialize)]
pub struct Curve<'a, N = Number> {
    pub kind: &'static str,
    pub months: Vec<N>,
    pub reference: Option<&'a str>,
}

/// What is still to come.
#[derive(Debug, Clone, Serialize)]
pub struct Needed<N = Number> {
    pub remaining: N,
    pub days: i64,
    pub per_week: Option<N>,
}

/// Changes against other periods.
#[derive(Debug, Clone, Serialize)]
pub struct Changes<N = Number> {
    pub previous: Option<Change<N>>,
    pub same_period: Option<Change<N>>,
}

/// One change.
#[derive(Debug, Clone, Serialize)]
pub struct Change<N = Number> {
    pub base: N,
    pub absolute: N,
    pub percent: Option<N>,
}

/// A series of a wider place.
#[derive(Debug, Clone, Serialize)]
pub struct Reference<'a, N = Number> {
    pub id: &'a str,
    pub place: &'a str,
    pub place_en: &'a str,
    pub name: &'a str,
    pub points: Vec<Point<'a, N>>,
}

/// A point of a series.
#[derive(Debug, Clone, Serialize)]
pub struct Point<'a, N = Number> {
    pub date: String,
    pub percent: N,
    pub qualifier: Option<&'static str>,
    pub source: &'a str,
}

/// Something that could not be read.
#[derive(Debug, Clone, Serialize)]
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
