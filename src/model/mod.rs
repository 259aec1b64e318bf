//! What a commune is: its indicators, plans and figures. No input or output, no clock.

pub mod commune;
pub mod date;
pub mod figure;
pub mod indicator;
pub mod number;
pub mod period;
pub mod plan;
pub mod reference;
pub mod verdict;

pub use commune::{Commune, Level, PeriodData};
pub use figure::{Figure, Part, PrintedPercent, Qualifier};
pub use indicator::{Catalogue, Direction, Group, Indicator, IndicatorId, Kind, Sector, Thresholds, Unit};
pub use period::{Granularity, Period};
pub use plan::{Curve, Plan, Requirement};
pub use reference::{Reference, ReferencePoint};
pub use verdict::Verdict;
