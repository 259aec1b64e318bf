//! The rows of a table, written out.

use rust_decimal::Decimal;

use super::{Column, Column as C, ORDER};
use crate::app::{State, TabLine};
use crate::assess::{Finding, Row, Standing, history};
use crate::model::{Indicator, Said, Verdict, number};
use crate::text::{Lang, labels};
use crate::view::pen::{Pen, width};
use crate::view::shared::{Aligned, Shared};

/// Decimals in a table; the detail has all of them.
const DECIMALS: u32 = 2;

fn aligned(value: Decimal, decimals: u32, signed: bool) -> Aligned {
    let text = number::format_fixed(value, decimals);
    let plus = signed && number::round(value, decimals) > Decimal::ZERO;
    Aligned::new(&if plus { format!("+{text}") } else { text })
}

/// What there is to see of the time of a row.
#[derive(PartialEq, Eq, Clone, Copy)]
pub enum Time {
    Nothing,
    Trend,
    Course,
}

/// One row, written out.
pub struct Cells<'a> {
    pub line: usize,
    pub row: &'a Row,
    pub standing: Option<&'a Standing>,
    pub verdict: Verdict,
    pub said: Said,
    pub indent: u16,
    pub long: String,
    pub short: String,
    pub unit: String,
    pub slip: bool,
    pub numbers: [Option<Aligned>; 9],
    pub time: Time,
}

/// What stands after a name: its unit, the mark of the cross-check.
pub fn tail(cells: &Cells<'_>) -> u16 {
    let unit = width(&cells.unit) + 3;
    u16::from(cells.unit_in_name()) * unit + u16::from(cells.slip) * 2
}

impl Cells<'_> {
    /// Neither a plan to reach nor a past to compare with.
    pub fn is_tile(&self) -> bool {
        self.standing.is_none() && self.time == Time::Nothing
    }

    /// A unit of its own stands after the name, but for tiles, which have it after the number.
    pub fn unit_in_name(&self) -> bool {
        !self.unit.is_empty() && !self.is_tile()
    }

    pub fn number(&self, column: Column) -> Option<&Aligned> {
        self.numbers.get(column as usize).and_then(Option::as_ref)
    }
}

pub fn cells_of<'a>(
    pen: &Pen<'_>,
    state: &'a State,
    shared: &Shared,
    at: usize,
    line: TabLine,
    flat: bool,
) -> Option<Cells<'a>> {
    let TabLine::Row { row, standing } = line else {
        return None;
    };
    let row = state.assessment.rows.get(row)?;
    let catalogue = &state.data.commune.catalogue;
    let indicator = catalogue.indicator(row.indicator)?;
    let nth = standing;
    let standing = row.standings.get(nth);
    let verdict = standing.map_or(row.verdict(), |s| s.verdict);
    let decimals = shared.decimals(indicator).min(DECIMALS);
    let actual = row.actual.map(|a| a.value);
    let number = |value: Option<Decimal>, signed| value.map(|v| aligned(v, decimals, signed));
    let percent =
        |value: Option<Decimal>, signed, places| value.map(|v| aligned(v, places, signed));
    let time = match standing {
        _ if nth == 0 && history::has_several(&state.data.commune, row.indicator) => Time::Trend,
        Some(standing) if standing.pace.is_some() => Time::Course,
        _ => Time::Nothing,
    };
    let (long, short) = names(state, row, indicator, nth);
    let own_unit = flat || shared.unit(indicator.group) != Some(indicator.unit);
    let unit = catalogue.units.get(indicator.unit).filter(|_| own_unit);
    let unit = unit
        .map_or("", |u| state.lang.pick(&u.short, &u.en))
        .to_string();
    let commune = &state.data.commune;
    let plan = standing.and_then(|s| commune.plans.get(s.plan?));
    let derived = plan.is_some_and(|p| p.derived);
    let mut numbers: [Option<Aligned>; 9] = Default::default();
    for (place, column) in numbers.iter_mut().zip(ORDER) {
        *place = match column {
            C::Same => number(row.same_period.map(|c| c.base), false),
            C::Actual => number(actual, false),
            C::Plan => number(standing.map(|s| s.target), false).map(|n| Aligned {
                whole: format!("{}{}", if derived { "~" } else { "" }, n.whole),
                ..n
            }),
            C::Percent => percent(standing.and_then(|s| s.percent), false, DECIMALS),
            C::Variance => number(standing.and_then(|s| s.variance), true),
            C::SameChange => percent(row.same_period.and_then(|c| c.percent), true, 1),
            C::Gauge | C::Word | C::Trend => None,
        };
    }
    let nested = u16::from(row.depth) + u16::from(nth > 0);
    let step = if pen.width() < 100 { 1 } else { 2 };
    let slips = |f: &Finding| {
        let of_plan = f.plan.map_or(nth == 0, |plan| {
            standing.is_some_and(|s| s.plan == Some(plan))
        });
        f.is_open() && f.concerns(row.indicator) && of_plan
    };
    Some(Cells {
        line: at,
        row,
        standing,
        verdict,
        said: standing.map_or(row.said(), Standing::said),
        indent: if flat { 0 } else { nested * step },
        long,
        short,
        unit,
        slip: state.assessment.findings.iter().any(slips),
        numbers,
        time,
    })
}

/// The name of a row: the indicator, and where it has several plans the plan's own name.
fn names(state: &State, row: &Row, indicator: &Indicator, nth: usize) -> (String, String) {
    let lang = state.lang;
    let plan = row.standings.get(nth).and_then(|s| s.plan);
    let plan = plan.and_then(|p| state.data.commune.plans.get(p));
    let brief = plan.and_then(|p| p.short.as_deref());
    let brief = brief.filter(|_| lang == Lang::Vi);
    let plan = plan.map_or("", |p| {
        labels::plan_in_table(lang, lang.pick(&p.name, &p.en))
    });
    let brief = brief.unwrap_or(plan);
    let long = lang.pick(&indicator.name, &indicator.en);
    let short = lang.pick(&indicator.short, &indicator.en);
    let qualifier = row.actual.and_then(|a| a.qualifier);
    let qualifier = qualifier.map(|q| format!(" ({})", q.name(lang)));
    let qualifier = qualifier.unwrap_or_default();
    match (row.standings.len(), nth) {
        (0 | 1, _) => (format!("{long}{qualifier}"), format!("{short}{qualifier}")),
        (_, 0) => (
            format!("{long}{qualifier}, {plan}"),
            format!("{short}, {brief}"),
        ),
        _ => (plan.to_string(), brief.to_string()),
    }
}
