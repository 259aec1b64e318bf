//! Codes of what is no list of words: they never change with the language.

use chrono::Weekday;

use super::column::{Cell, Kind, Value, Vi, codes};
use crate::assess::crosscheck::{Check, Remark};
use crate::assess::targets::Basis;
use crate::model::{Curve, Lang, Progress, Shape, TaskState, When};
use crate::text::tasks as words;

codes! {
    Progress {
        Progress::Open => "open",
        Progress::Waiting => "waiting",
        Progress::Paused => "paused",
        Progress::Returned => "returned",
        Progress::Done(_) => "done",
    }
    Shape {
        Shape::Growth => "growth",
        Shape::Reduction => "reduction",
        Shape::Reach => "reach",
        Shape::Keep => "keep",
        Shape::AtLeast => "at_least",
        Shape::Rank => "rank",
        Shape::Milestone => "milestone",
    }
    Basis {
        Basis::Value => "value",
        Basis::Index => "index",
        Basis::Change => "change",
    }
    When {
        When::Once(..) => "once",
        When::Weekly(_) => "weekly",
        When::Monthly(_) => "monthly",
        When::MonthlyWeekday(..) => "monthly_weekday",
        When::Lunar(..) => "lunar",
        When::Yearly(..) => "yearly",
    }
    Weekday {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
    &'a Curve {
        Curve::Even => "even",
        Curve::Months(_) => "months",
        Curve::Reference(_) => "reference",
    }
    Check {
        Check::Percent => "percent",
        Check::ChangePercent => "change-percent",
        Check::Sum => "sum",
        Check::PlanSum => "plan-sum",
        Check::Parts => "parts",
        Check::Breakdown => "breakdown",
        Check::NotLarger => "not-larger",
        Check::Product => "product",
        Check::Complement => "complement",
        Check::Same => "same",
        Check::Count => "count",
        Check::Doubled => "doubled",
        Check::Falls => "falls",
        Check::Blank => "blank",
        Check::CitedLater => "cited-later",
        Check::SchoolYear => "school-year",
        Check::DeadlineBefore => "deadline-before",
    }
    &'a Remark {
        Remark::Twice(_) => "twice",
        Remark::Thousand => "thousand",
        Remark::OtherUnit => "other-unit",
    }
}

/// The days that a state carries are no part of its code.
const STATES: [(TaskState, &str); 10] = [
    (TaskState::Overdue(0), "overdue"),
    (TaskState::DueSoon(0), "due_soon"),
    (TaskState::Open, "open"),
    (TaskState::NoDeadline, "no_deadline"),
    (TaskState::Waiting, "waiting"),
    (TaskState::Paused, "paused"),
    (TaskState::Returned, "returned"),
    (TaskState::DoneOnTime, "done_on_time"),
    (TaskState::DoneLate, "done_late"),
    (TaskState::Done, "done"),
];

impl<'a> Cell<'a> for TaskState {
    fn kind() -> Kind {
        Kind::Words(STATES.map(|(_, code)| code).to_vec())
    }

    fn value(self) -> Value<'a> {
        let same = |state| std::mem::discriminant(&self) == std::mem::discriminant(state);
        let code = STATES.iter().find(|(state, _)| same(state));
        Value::Word {
            code: code.map_or("", |(_, code)| code),
            vi: words::state(Lang::Vi, self),
            en: words::state(Lang::En, self),
        }
    }
}

impl<'a> Cell<'a> for Vi<TaskState> {
    fn kind() -> Kind {
        let names = STATES.map(|(state, _)| words::state(Lang::Vi, state));
        Kind::Words(names.to_vec())
    }

    fn value(self) -> Value<'a> {
        Value::Text(words::state(Lang::Vi, self.0).into())
    }
}

/// How far a task is, as the state that has the same name.
pub(super) const fn state_of(progress: Progress) -> TaskState {
    match progress {
        Progress::Open => TaskState::Open,
        Progress::Waiting => TaskState::Waiting,
        Progress::Paused => TaskState::Paused,
        Progress::Returned => TaskState::Returned,
        Progress::Done(_) => TaskState::Done,
    }
}
