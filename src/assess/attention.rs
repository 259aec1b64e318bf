//! The attention list: what the meeting must talk about, worst first, each matter once.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Row;
use crate::model::{Commune, IndicatorId, Verdict};

/// One matter to talk about: the row that says it best, and the other slow rows of the same whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// The row that says it best.
    pub indicator: IndicatorId,
    /// Its verdict.
    pub verdict: Verdict,
    /// Where the row is a part: the share of the whole's missing amount that is missing here, in percent.
    pub share: Option<Decimal>,
    /// Days from the day of looking to the plan's last day.
    pub days_left: Option<i64>,
    /// Other slow rows of the same whole, in catalogue order.
    pub related: Vec<IndicatorId>,
}

/// The whole that an indicator belongs to: the top of its `thuoc` chain; for a ratio, that of its numerator.
fn whole(commune: &Commune, id: IndicatorId) -> IndicatorId {
    let mut at = id;
    // a chain is never longer than the list of indicators
    for _ in 0..commune.catalogue.indicators.len() {
        let Some(indicator) = commune.catalogue.indicator(at) else { break };
        match indicator.parent.or(indicator.ratio.map(|(numerator, _)| numerator)) {
            Some(above) => at = above,
            None => break,
        }
    }
    at
}

fn remaining(row: &Row) -> Option<Decimal> {
    row.standings.first()?.needed.map(|n| n.remaining)
}

/// What the meeting must talk about, worst first; among equals, what ends first.
#[must_use]
pub fn attention(commune: &Commune, rows: &[Row], as_of: NaiveDate) -> Vec<Attention> {
    let mut families: Vec<(IndicatorId, Vec<&Row>)> = Vec::new();
    for row in rows.iter().filter(|r| r.verdict().is_bad()) {
        let top = whole(commune, row.indicator);
        match families.iter_mut().find(|(known, _)| *known == top) {
            Some((_, members)) => members.push(row),
            None => families.push((top, vec![row])),
        }
    }
    let mut out: Vec<Attention> = families
        .into_iter()
        .filter_map(|(top, members)| {
            let gap = rows.iter().find(|r| r.indicator == top).and_then(remaining);
            let share_of =
                |row: &Row| if row.indicator == top { None } else { remaining(row)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(gap?) };
            let lead = leader(commune, &members, share_of)?;
            let plan = lead.standings.first().and_then(|s| s.plan).and_then(|p| commune.plans.get(p));
            Some(Attention {
                indicator: lead.indicator,
                verdict: lead.verdict(),
                share: share_of(lead).filter(|s| *s >= Decimal::from(50)),
                days_left: plan.and_then(|p| p.window).map(|(_, to)| (to - as_of).num_days()),
                related: members.iter().map(|r| r.indicator).filter(|id| *id != lead.indicator).collect(),
            })
        })
        .collect();
    out.sort_by_key(|a| (a.verdict, a.days_left.unwrap_or(i64::MAX), a.indicator));
    out
}

/// The part where most of the gap lies, the deepest such part; otherwise a headline row; otherwise the worst.
fn leader<'a>(commune: &Commune, members: &[&'a Row], share_of: impl Fn(&Row) -> Option<Decimal>) -> Option<&'a Row> {
    let headline = |row: &Row| commune.catalogue.indicator(row.indicator).is_some_and(|i| i.headline);
    let worst = members.iter().map(|r| r.verdict()).min()?;
    let bearing =
        members.iter().filter(|r| r.verdict() == worst && share_of(r).is_some_and(|s| s >= Decimal::from(50))).max_by_key(|r| r.depth);
    bearing.or_else(|| members.iter().find(|r| headline(r))).or_else(|| members.iter().find(|r| r.verdict() == worst)).copied()
}
