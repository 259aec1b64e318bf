//! What an import has to say, in words: where, what is in doubt, what was done with a value.

use super::intake::{Doubt, Note, Nothing, Place};
use super::sheet::address;
use super::unit::shift;
use crate::model::{IndicatorId, Lang};
use crate::text::import as text;

impl Place {
    pub fn said(&self, lang: Lang) -> String {
        text::cell(lang, &self.sheet, &address(self.row, self.column))
    }
}

impl Note {
    /// `own`: the unit of the indicator.
    pub fn said(&self, lang: Lang, own: &str) -> String {
        match self {
            Self::Converted { from, unit } => text::converted(lang, *from, unit),
            Self::ByColumn { text, notation } => text::by_column(lang, text, notation.name(lang)),
            Self::Matched(by) => by.name(lang).to_string(),
            Self::Qualified(qualifier) => text::qualified(lang, qualifier.name(lang)),
            Self::AsSum => text::as_sum(lang).to_string(),
            Self::StillEstimate => text::still_estimate(lang).to_string(),
            Self::PlanDiffers { table, known } => text::plan_differs(lang, *table, *known, own),
        }
    }
}

impl Doubt {
    /// What is not plain, and what to do; `own`: the unit of the indicator, `name`: a candidate with its identifier.
    pub fn said(&self, lang: Lang, own: &str, name: &dyn Fn(IndicatorId) -> String) -> String {
        let list = |all: &[IndicatorId]| {
            let names: Vec<String> = all.iter().map(|id| name(*id)).collect();
            names.join("; ")
        };
        match self {
            Self::TwoReadings {
                text,
                vietnamese,
                english,
            } => text::two_readings(lang, text, *vietnamese, *english),
            Self::Words(text) => text::no_number(lang, text),
            Self::Date(text) => text::date(lang, text),
            Self::Error(text) => text::failed(lang, text),
            Self::Uncalculated => text::uncalculated(lang).to_string(),
            Self::Flag => text::flag(lang).to_string(),
            Self::TooLong(text) => text::too_long(lang, text),
            Self::Unit { table, own } => text::other_unit(lang, table, own),
            Self::Percent { own } => text::percent(lang, own),
            Self::Fraction(value) => {
                text::fraction(lang, *value, shift(*value, 2).unwrap_or(*value))
            }
            Self::Leap {
                value,
                last,
                period,
            } => text::leap(lang, *value, *last, *period, own),
            Self::Twice(first) => text::twice(lang, &first.said(lang)),
            Self::Several(all) => text::several(lang, &list(all)),
            Self::Near(all) => text::near(lang, &list(all)),
            Self::NoSuchId(id) => text::no_such_id(lang, id),
        }
    }
}

impl Nothing {
    pub fn said(&self, lang: Lang) -> String {
        let quoted = |names: &[String]| {
            let names: Vec<String> = names.iter().map(|n| format!("\"{n}\"")).collect();
            names.join(", ")
        };
        match self {
            Self::OldLetters(place, text) => text::old_letters(lang, &place.said(lang), text),
            Self::NoTable(sheets) => text::no_tables(lang, &quoted(sheets)),
            Self::NoSheet { asked, sheets } => text::no_sheet(lang, asked, &quoted(sheets)),
            Self::Columns { sheet, heads } => {
                let head =
                    |(at, head): &(String, String)| format!("{} “{head}”", text::column(lang, at));
                let heads: Vec<String> = heads.iter().map(head).collect();
                text::columns(lang, sheet, &heads.join(", "))
            }
        }
    }
}
