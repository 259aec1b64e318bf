//! The attention list: what the meeting must talk about, worst first, each matter once.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Row;
use crate::model::{Commune, IndicatorId, Verdict, number};

/// One matter to talk about: the row that says it best, and the other slow rows of the same whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attention {
    /// The row that says it best.
    pub indicator: IndicatorId,
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
        let Some(indicator) = commune.indicator(at) else {
            break;
        };
        match indicator
            .parent
            .or(indicator.ratio.map(|(numerator, _)| numerator))
        {
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
            let share_of = |row: &Row| {
                if row.indicator == top {
                    None
                } else {
                    number::percent(remaining(row)?, gap?)
                }
            };
            let lead = leader(commune, &members, share_of)?;
            let plan = lead
                .standings
                .first()
                .and_then(|s| s.plan)
                .and_then(|p| commune.plans.get(p));
            Some(Attention {
                indicator: lead.indicator,
                verdict: lead.verdict(),
                share: share_of(lead).filter(|s| *s >= Decimal::from(50)),
                days_left: plan
                    .and_then(|p| p.window)
                    .map(|(_, to)| (to - as_of).num_days()),
                related: members
                    .iter()
                    .map(|r| r.indicator)
                    .filter(|id| *id != lead.indicator)
                    .collect(),
            })
        })
        .collect();
    out.sort_by_key(|a| (a.verdict, a.days_left.unwrap_or(i64::MAX), a.indicator));
    out
}

/// The part where most of the gap lies, the deepest such part; otherwise a headline row; otherwise the worst.
fn leader<'a>(
    commune: &Commune,
    members: &[&'a Row],
    share_of: impl Fn(&Row) -> Option<Decimal>,
) -> Option<&'a Row> {
    let headline = |row: &Row| commune.indicator(row.indicator).is_some_and(|i| i.headline);
    let worst = members.iter().map(|r| r.verdict()).min()?;
    let bearing = members
        .iter()
        .filter(|r| r.verdict() == worst && share_of(r).is_some_and(|s| s >= Decimal::from(50)))
        .max_by_key(|r| r.depth);
    bearing
        .or_else(|| members.iter().find(|r| headline(r)))
        .or_else(|| members.iter().find(|r| r.verdict() == worst))
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{
        commune, day, dec, dong_khe, figure, indicator, period, plan, window,
    };
    use crate::assess::row;
    use crate::model::{Kind, Plan, number};

    fn of(commune: &Commune, on: &str) -> Vec<Attention> {
        attention(commune, &row::rows(commune, Some(0)), day(on))
    }

    #[test]
    fn the_real_report_has_three_matters() {
        let matters = of(&dong_khe(), "16/01/2026");
        // 10.214,114 − 3.966,918 = 6.247,196 of 41.864,648184 − 33.740,012029 = 8.124,636155: 76,892 %
        let share = matters[0].share.map(|s| number::format_fixed(s, 2));
        assert_eq!(share.as_deref(), Some("76,89"));
        let found: Vec<_> = matters
            .iter()
            .map(|m| (m.indicator.0, m.verdict, m.days_left))
            .collect();
        assert_eq!(
            found,
            [
                (4, Verdict::VerySlow, Some(15)),  // ODA, to 31/01
                (5, Verdict::VerySlow, Some(349)), // revenue, to 31/12
                (12, Verdict::Slow, None),         // dossiers on time, a level of the catalogue
            ]
        );
        let related = |at: usize| {
            matters[at]
                .related
                .iter()
                .map(|id| id.0)
                .collect::<Vec<_>>()
        };
        assert_eq!(related(0), [0, 1]); // the total and the 2024 carry-over
        assert!(related(1).is_empty());
        assert_eq!(related(2), [9, 11]); // settled late, pending overdue
        assert_eq!((matters[1].share, matters[2].share), (None, None));
    }

    /// Cumulative indicators (parent, plan, actual, end of the window), all on the last day of January 2026.
    fn family(rows: &[(Option<u32>, &str, &str, &str)]) -> Commune {
        let mut commune = commune();
        for (at, (parent, value, _, end)) in (0u32..).zip(rows) {
            indicator(
                &mut commune,
                &format!("Chỉ tiêu {at}"),
                0,
                Kind::Cumulative,
                parent.map(IndicatorId),
            );
            commune.plans.push(Plan {
                indicator: IndicatorId(at),
                window: window("01/01/2025", end),
                ..plan(value)
            });
        }
        period(&mut commune, "2026-01");
        for (at, (_, _, actual, _)) in (0u32..).zip(rows) {
            figure(&mut commune, IndicatorId(at), actual);
        }
        commune
    }

    #[test]
    fn worst_first_then_what_ends_first_then_catalogue_order() {
        // 31/01/2026 is day 396 of 730 to 31/12/2026 (54,2 %), and of 485 to 30/04/2026 (81,6 %); the third ended a month ago
        let commune = family(&[
            (None, "100", "50", "31/12/2026"), // 0,92 of the pace: slow
            (None, "100", "10", "31/12/2026"),
            (None, "100", "10", "31/12/2025"),
            (None, "100", "10", "30/04/2026"),
            (None, "100", "10", "31/12/2026"),
            (None, "100", "54", "31/12/2026"), // 0,995 of the pace: not a matter
        ]);
        let found: Vec<_> = of(&commune, "02/02/2026")
            .iter()
            .map(|m| (m.indicator.0, m.days_left))
            .collect();
        assert_eq!(
            found,
            [
                (2, Some(-33)),
                (3, Some(87)),
                (1, Some(332)),
                (4, Some(332)),
                (0, Some(332))
            ]
        );
    }

    #[test]
    fn the_whole_leads_where_no_part_bears_most_of_the_gap() {
        // 100 of 200 are missing: 45 here, 45 there, 10 there
        let mut commune = family(&[
            (None, "200", "100", "31/01/2026"),
            (Some(0), "90", "45", "31/01/2026"),
            (Some(0), "90", "45", "31/01/2026"),
            (Some(0), "20", "10", "31/01/2026"),
        ]);
        let matters = of(&commune, "31/01/2026");
        assert_eq!(matters.len(), 1);
        assert_eq!(
            (
                matters[0].indicator.0,
                matters[0].share,
                matters[0].days_left
            ),
            (0, None, Some(0))
        );
        assert_eq!(
            matters[0].related,
            [IndicatorId(1), IndicatorId(2), IndicatorId(3)]
        );
        // a headline part comes before the whole
        commune.catalogue.indicators[3].headline = true;
        assert_eq!(of(&commune, "31/01/2026")[0].indicator.0, 3);
    }

    #[test]
    fn the_deepest_part_that_bears_most_of_the_gap_leads() {
        // 100 are missing of the whole, 80 of them in part 1, and 60 in part 2 of that part
        let commune = family(&[
            (None, "200", "100", "31/01/2026"),
            (Some(0), "100", "20", "31/01/2026"),
            (Some(1), "70", "10", "31/01/2026"),
        ]);
        let matters = of(&commune, "31/01/2026");
        assert_eq!(
            (matters[0].indicator.0, matters[0].share),
            (2, Some(dec("60")))
        );
    }

    #[test]
    fn no_figures_no_matters() {
        let commune = commune();
        assert_eq!(
            attention(&commune, &row::rows(&commune, None), day("16/01/2026")),
            []
        );
    }
}
