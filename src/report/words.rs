//! The words that machines read: they never change with the language.

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use crate::assess::targets::Basis;
use crate::model::target::Shape;
use crate::model::{Given, Progress, TaskState, When};

/// `2026-01-12`
pub(super) fn day(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// `33740.012029`: all digits a typed value has; a computed one without zeros at its end.
pub(super) fn plain(value: Decimal, computed: bool) -> String {
    if computed {
        value.normalize().to_string()
    } else {
        value.to_string()
    }
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
