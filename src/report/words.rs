//! The words that machines read: they never change with the language.

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use crate::assess::targets::Basis;
use crate::model::target::Shape;
use crate::model::{Direction, Given, Granularity, Kind, Level, Progress, Qualifier, Requirement, TaskState, Verdict, When};

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

pub(super) const fn given<T>(given: &Given<T>) -> &'static str {
    match given {
        Given::Stated(_) => "stated",
        Given::Default(_) => "default",
        Given::Missing => "missing",
    }
}

pub(super) const fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Open => "open",
        Progress::Waiting => "waiting",
        Progress::Paused => "paused",
        Progress::Returned => "returned",
        Progress::Done(_) => "done",
    }
}

pub(super) const fn state(state: TaskState) -> &'static str {
    match state {
        TaskState::Overdue(_) => "overdue",
        TaskState::DueSoon(_) => "due_soon",
        TaskState::Open => "open",
        TaskState::NoDeadline => "no_deadline",
        TaskState::Waiting => "waiting",
        TaskState::Paused => "paused",
        TaskState::Returned => "returned",
        TaskState::DoneOnTime => "done_on_time",
        TaskState::DoneLate => "done_late",
        TaskState::Done => "done",
    }
}

pub(super) const fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Growth => "growth",
        Shape::Reduction => "reduction",
        Shape::Reach => "reach",
        Shape::Keep => "keep",
        Shape::AtLeast => "at_least",
        Shape::Rank => "rank",
        Shape::Milestone => "milestone",
    }
}

pub(super) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Value => "value",
        Basis::Index => "index",
        Basis::Change => "change",
    }
}

pub(super) const fn when(when: When) -> &'static str {
    match when {
        When::Once(..) => "once",
        When::Weekly(_) => "weekly",
        When::Monthly(_) => "monthly",
        When::MonthlyWeekday(..) => "monthly_weekday",
        When::Lunar(..) => "lunar",
        When::Yearly(..) => "yearly",
    }
}

pub(super) const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}
