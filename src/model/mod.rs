//! What a commune is: numbers, periods, indicators, figures, plans, tasks, targets, the calendar, the meeting. No input or output, no clock.

pub mod commune;
pub mod date;
pub mod event;
pub mod figure;
pub mod indicator;
pub mod meeting;
pub mod number;
pub mod period;
pub mod plan;
pub mod reference;
pub mod relation;
pub mod target;
pub mod task;
pub mod verdict;
pub mod words;

pub use commune::{Commune, Level, PeriodData};
pub use event::{DayName, Event, When};
pub use figure::{Figure, Part, PrintedPercent, Qualifier, Reading, Revision};
pub use indicator::{
    Catalogue, Direction, Group, Indicator, IndicatorId, Kind, Sector, Thresholds, Unit,
};
pub use meeting::{AgendaItem, MeetingPlan, NoticeForm};
pub use period::{Granularity, Period};
pub use plan::{Curve, CurveKind, Plan, Requirement};
pub use reference::{Reference, ReferencePoint};
pub use relation::{Acknowledgement, Citation, Doubt, Operand, Relation, RelationKind};
pub use target::{Shape, Target};
pub use task::{
    Given, GivenBy, Milestone, Progress, ProgressWord, Task, TaskChange, TaskSource, TaskState,
};
pub use verdict::{Said, Verdict};
pub use words::{Coded, Lang, Word};

/// What is called something in Vietnamese and in English.
macro_rules! called {
    ($($thing:ident),+) => {$(
        impl $thing {
            pub fn called(&self, lang: Lang) -> &str {
                lang.pick(&self.name, &self.en)
            }
        }
    )+};
}

called!(Group, Indicator, Plan, Sector, Target, Unit);
