//! The words that machines read: they never change with the language.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::model::{Direction, Granularity, Kind, Level, Qualifier, Requirement, Verdict};

pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::VerySlow => "very_slow",
        Verdict::Slow => "slow",
        Verdict::OnPace => "on_pace",
        Verdict::Met => "met",
        Verdict::Ahead => "ahead",
        Verdict::NoFigure => "no_figure",
        Verdict::NoPlan => "no_plan",
    }
}

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Flow => "flow",
        Kind::Cumulative => "cumulative",
        Kind::Stock => "stock",
        Kind::Ratio => "ratio",
    }
}

pub(super) const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::More => "more",
        Direction::Less => "less",
        Direction::Neutral => "neutral",
    }
}

pub(super) const fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Estimate => "estimate",
        Qualifier::Over => "over",
        Qualifier::Under => "under",
        Qualifier::Nearly => "nearly",
        Qualifier::About => "about",
        Qualifier::Preliminary => "preliminary",
    }
}

pub(super) const fn requirement(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::AtLeast => "at_least",
        Requirement::AtMost => "at_most",
        Requirement::Exactly => "exactly",
        Requirement::Growth => "growth",
        Requirement::Reduction => "reduction",
        Requirement::Rank => "rank",
        Requirement::Milestone => "milestone",
    }
}

pub(super) const fn granularity(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Week => "week",
        Granularity::Month => "month",
        Granularity::Quarter => "quarter",
        Granularity::Year => "year",
    }
}

pub(super) const fn level(level: Level) -> &'static str {
    match level {
        Level::Commune => "commune",
        Level::Ward => "ward",
        Level::Zone => "special_zone",
    }
}

/// `2026-01-12`
pub(super) fn day(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `33740.012029`: all digits a typed value has; a computed one without zeros at its end.
pub(super) fn plain(value: Decimal, computed: bool) -> String {
    if computed { value.normalize().to_string() } else { value.to_string() }
}
