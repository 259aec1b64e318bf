//! The standard catalogue: sectors, groups and indicators that communes share.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Reference;
use super::words::words;

/// Place of an indicator in [`Commune::indicators`](super::Commune).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(pub u32);

impl IndicatorId {
    /// The same as a position in a slice.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

words! {
    /// What sort of measure a figure is.
    Kind {
        /// What came about within the period.
        Flow: "PhatSinh", "flow", "phát sinh trong kỳ", "flow in the period";
        /// The sum since the window opened.
        Cumulative: "LuyKe", "cumulative", "lũy kế", "cumulative";
        /// The stock on a day.
        Stock: "ThoiDiem", "stock", "thời điểm", "stock";
        /// In percent.
        Ratio: "TyLe", "ratio", "tỷ lệ", "ratio";
    }
}

words! {
    /// Which way is good for the commune.
    Direction {
        More: "Tang", "more", "cao hơn là tốt", "more is better";
        Less: "Giam", "less", "thấp hơn là tốt", "less is better";
        Neutral: "TrungTinh", "neutral", "không xét cao thấp", "neutral";
    }
}

/// A tab: a sector of the commune's work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sector {
    pub id: Box<str>,
    pub name: Box<str>,
    /// Short Vietnamese name, for narrow tab bars.
    pub short: Box<str>,
    pub en: Box<str>,
    /// The office that reports this sector.
    pub reporter: Box<str>,
}

/// A folding group of indicators within a sector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub id: Box<str>,
    /// Position of its sector in the list of sectors.
    pub sector: usize,
    pub name: Box<str>,
    pub en: Box<str>,
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Vietnamese name, which is also its identifier: `triệu đồng`.
    pub name: Box<str>,
    /// Short form: `tr.đ`.
    pub short: Box<str>,
    pub en: Box<str>,
    /// It counts people or households: a small count may point at somebody.
    pub people: bool,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    pub id: Box<str>,
    /// Position of its group in the list of groups.
    pub group: usize,
    pub name: Box<str>,
    /// Short Vietnamese name, made of official abbreviations.
    pub short: Box<str>,
    pub en: Box<str>,
    /// Position of its unit in the list of units.
    pub unit: usize,
    pub kind: Kind,
    pub direction: Direction,
    /// Stands first in its sector and on the overview.
    pub headline: bool,
    /// The indicator this one is a part of.
    pub parent: Option<IndicatorId>,
    /// For a ratio: numerator and denominator.
    pub ratio: Option<(IndicatorId, IndicatorId)>,
    /// A level that holds where no plan was assigned: with what is asked for.
    pub default_level: Option<(super::Requirement, Decimal)>,
    /// Not shown in a presentation unless unlocked.
    pub internal: bool,
    /// How it is counted, which formula.
    pub definition: Option<Box<str>>,
}

/// Where one verdict ends and the next begins: actual as a share of what was expected by the figure's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// From here on: ahead (`vượt`).
    pub ahead: Decimal,
    /// From here on: on pace (`đúng nhịp`).
    pub on_pace: Decimal,
    /// From here on: slow (`chậm`); below: very slow (`rất chậm`).
    pub slow: Decimal,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            ahead: Decimal::new(102, 2),
            on_pace: Decimal::new(99, 2),
            slow: Decimal::new(80, 2),
        }
    }
}

/// The standard catalogue, and what a commune adds to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// Sectors, in tab order.
    pub sectors: Vec<Sector>,
    /// Groups, in the order of their sector's page.
    pub groups: Vec<Group>,
    pub units: Vec<Unit>,
    /// Indicators, in the order of their group.
    pub indicators: Vec<Indicator>,
    /// Where verdicts begin.
    pub thresholds: Thresholds,
    /// Reference series of wider places.
    pub references: Vec<Reference>,
    /// Indicator by identifier.
    pub by_id: HashMap<Box<str>, IndicatorId>,
}

impl Catalogue {
    pub fn find(&self, id: &str) -> Option<IndicatorId> {
        self.by_id.get(id).copied()
    }

    pub fn each(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        (0..).map(IndicatorId).zip(&self.indicators)
    }

    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id.index())
    }
}
