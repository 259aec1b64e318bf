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

pub use commune::*;
pub use event::*;
pub use figure::*;
pub use indicator::*;
pub use meeting::*;
pub use period::*;
pub use plan::*;
pub use reference::*;
pub use relation::*;
pub use target::*;
pub use task::*;
pub use verdict::*;
pub use words::*;

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

impl Indicator {
    /// The same, short where `brief`.
    pub fn named(&self, lang: Lang, brief: bool) -> &str {
        lang.pick(if brief { &self.short } else { &self.name }, &self.en)
    }
}
