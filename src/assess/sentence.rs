//! One sentence a row, made by rule: what a chairman would say of it.

use chrono::NaiveDate;
use itertools::Itertools;
use rust_decimal::Decimal;

pub use super::crosscheck::said::{brief as of_finding_brief, sentence as of_finding};
use super::{Assessment, Attention, Row, Standing};
use crate::model::{Commune, Indicator, IndicatorId, Requirement, date, number};
use crate::text::sentences::{self, Paced, lower_first};
use crate::text::{self, Lang, joined};

/// A plan that ends within so many days is worth saying so.
const NEAR: i64 = 45;

/// A value as it stands in a sentence: at most `decimals` decimals, with its unit.
pub fn with_unit(
    lang: Lang,
    commune: &Commune,
    indicator: &Indicator,
    value: Decimal,
    decimals: u32,
) -> String {
    let unit = commune.unit(indicator).map_or("", |u| u.called(lang));
    text::with_unit(number::format_short(value, decimals), unit)
}

/// The name of the plan that a standing is measured against.
pub fn plan_name<'a>(lang: Lang, commune: &'a Commune, standing: &Standing) -> &'a str {
    commune.plan(standing.plan).map_or("", |p| p.called(lang))
}

/// What a plan asks for, in words: `ít nhất 100%`.
pub fn limit(lang: Lang, commune: &Commune, indicator: &Indicator, standing: &Standing) -> String {
    let bare = number::format(standing.target);
    let value = with_unit(lang, commune, indicator, standing.target, 28);
    match standing.requirement {
        Requirement::AtLeast => sentences::at_least(lang, value),
        Requirement::AtMost => sentences::at_most(lang, value),
        Requirement::Exactly => sentences::exactly(lang, value),
        Requirement::Milestone => sentences::done(lang, true).to_string(),
        Requirement::Growth => sentences::growth(lang, bare),
        Requirement::Reduction => sentences::reduction(lang, bare),
        Requirement::Rank => sentences::rank(lang, bare),
    }
}

/// The same as the end of a sentence: `mức ít nhất 100%`, `không quá 7 vụ`.
pub fn asked(lang: Lang, commune: &Commune, indicator: &Indicator, standing: &Standing) -> String {
    let limit = limit(lang, commune, indicator, standing);
    match standing.requirement {
        Requirement::AtMost => limit,
        _ => sentences::level_of(lang, limit),
    }
}

/// The sentence of a row that has a plan or a level; none for a row that has neither, or no figure.
pub fn of_row(
    lang: Lang,
    commune: &Commune,
    assessment: &Assessment,
    row: &Row,
    matter: Option<&Attention>,
) -> Option<String> {
    Teller::new(lang, commune, assessment).row(row, matter)
}

/// The sentence of a matter on the attention list, with the other slow rows of the same whole where they are counts.
pub fn of_matter(
    lang: Lang,
    commune: &Commune,
    assessment: &Assessment,
    matter: &Attention,
) -> String {
    Teller::new(lang, commune, assessment).matter(matter)
}

/// The same with short names and without the plan, the parts of a ratio, and a level that counts explain: for narrow screens, where one row
/// says it at a glance.
pub fn of_matter_brief(
    lang: Lang,
    commune: &Commune,
    assessment: &Assessment,
    matter: &Attention,
) -> String {
    let mut teller = Teller::new(lang, commune, assessment);
    teller.brief = true;
    teller.matter(matter)
}

struct Teller<'a> {
    lang: Lang,
    commune: &'a Commune,
    assessment: &'a Assessment,
    brief: bool,
}

impl<'a> Teller<'a> {
    fn new(lang: Lang, commune: &'a Commune, assessment: &'a Assessment) -> Self {
        Self {
            lang,
            commune,
            assessment,
            brief: false,
        }
    }

    fn row(&self, row: &Row, matter: Option<&Attention>) -> Option<String> {
        let (lang, commune) = (self.lang, self.commune);
        let indicator = commune.indicator(row.indicator)?;
        let name = indicator.named(lang, self.brief);
        let standing = row.standings.first()?;
        let actual = row.actual?;
        let end = commune.plan(standing.plan).and_then(|p| Some(p.window?.1));
        if let (Some(pace), Some(percent)) = (standing.pace, standing.percent) {
            let share = matter.and_then(|m| m.share);
            let week = standing.needed.and_then(|n| n.per_week);
            let week = week.filter(|_| share.is_none());
            let left = |to: NaiveDate| (to - self.assessment.as_of).num_days();
            let ends = end.map(|to| (date::format_short(to), left(to)));
            let limit = standing.requirement == Requirement::AtMost;
            let paced = Paced {
                name,
                percent: number::format_short(percent, 1),
                plan: (!self.brief || limit).then(|| plan_name(lang, commune, standing)),
                pace: number::format_fixed(pace.percent, 1),
                per_week: week.map(|w| with_unit(lang, commune, indicator, w, 1)),
                share: share.map(|share| number::format_short(share, 1)),
                limit,
                ends: ends.filter(|(_, left)| *left <= NEAR),
            };
            return Some(sentences::paced(lang, paced));
        }
        let change = row.same_period;
        let parts = match standing.requirement {
            Requirement::Milestone => {
                let done = actual.value >= Decimal::ONE;
                let end = end.map(date::format);
                return Some(sentences::milestone(lang, name, done, end.as_deref()));
            }
            Requirement::Growth => change.and_then(|c| c.percent).map(|percent| {
                let percent = number::format_signed(percent, 2);
                sentences::since_same_period(lang, format!("{percent}%"))
            }),
            Requirement::Reduction => change.map(|c| {
                let points = number::format_signed(c.absolute, 2);
                sentences::since_same_period(lang, sentences::points(lang, points))
            }),
            _ => indicator.ratio.and_then(|(n, d)| {
                let (n, d) = (self.actual(n)?, self.actual(d)?);
                Some(format!("{n}/{d}"))
            }),
        };
        let value = with_unit(lang, commune, indicator, actual.value, 2);
        let is_explained = self.brief && matter.is_some_and(|m| !m.related.is_empty());
        let limit = (!is_explained).then(|| asked(lang, commune, indicator, standing));
        let parts = parts.filter(|_| !self.brief);
        Some(sentences::level(
            lang,
            name,
            &value,
            parts.as_deref(),
            limit.as_deref(),
        ))
    }

    fn matter(&self, matter: &Attention) -> String {
        let Some(row) = self.assessment.row(matter.indicator) else {
            return String::new();
        };
        let out = self.row(row, Some(matter)).unwrap_or_default();
        let is_paced = row.standings.first().is_some_and(|s| s.pace.is_some());
        let related = matter.related.iter().filter(|_| !is_paced);
        let mut before = "";
        let counts = related.filter_map(|id| self.count(*id, &mut before));
        let counts = counts.collect_vec().join("; ");
        let counts = Some(counts).filter(|counts| !counts.is_empty());
        joined([Some(out), counts], ": ")
    }

    fn actual(&self, id: IndicatorId) -> Option<String> {
        Some(number::format(self.assessment.row(id)?.actual?.value))
    }

    /// `4 hồ sơ đã giải quyết quá hạn`; on a narrow screen without the unit where it is that of the count before.
    fn count(&self, id: IndicatorId, before: &mut &'a str) -> Option<String> {
        let indicator = self.commune.indicator(id)?;
        let value = self.actual(id)?;
        let name = lower_first(indicator.named(self.lang, self.brief));
        let unit = self.commune.unit(indicator).map_or("", |u| &u.name);
        let known = self.brief && std::mem::replace(before, unit) == unit;
        // an English unit would need its singular
        if self.lang == Lang::En {
            return Some(format!("{value} {name}"));
        }
        let bare = name.strip_prefix(unit).map_or(&*name, str::trim_start);
        Some(if known {
            format!("{value} {bare}")
        } else {
            format!("{value} {unit} {bare}")
        })
    }
}

/// A sector where nothing is slow: how many are in order; without plans, its headline figures.
pub fn of_calm_sector<'a>(
    lang: Lang,
    commune: &Commune,
    rows: impl Iterator<Item = &'a Row>,
) -> String {
    let mut judged = 0;
    let mut said = Vec::new();
    for row in rows {
        let (Some(actual), Some(indicator)) = (row.actual, commune.indicator(row.indicator)) else {
            continue;
        };
        judged += usize::from(!row.standings.is_empty());
        if indicator.headline && said.len() < 3 {
            let short = indicator.named(lang, true);
            said.push(format!(
                "{short} {}",
                with_unit(lang, commune, indicator, actual.value, 2)
            ));
        }
    }
    let closing = sentences::in_order(lang, judged);
    if judged > 0 || said.is_empty() {
        closing
    } else {
        format!("{}; {closing}", said.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::fixture::{
        commune, day, dec, dong_khe, figure, indicator, period, plan, window,
    };
    use crate::assess::{Finding, assess};
    use crate::model::Requirement::{AtLeast, AtMost, Exactly, Growth, Milestone, Rank, Reduction};
    use crate::model::{Kind, Plan};

    #[test]
    fn the_matters_of_the_real_report() {
        let commune = dong_khe();
        let assessment = assess(&commune, Some(0), day("16/01/2026"));
        let said = |lang| {
            assessment
                .attention
                .iter()
                .map(|m| of_matter(lang, &commune, &assessment, m))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            said(Lang::Vi),
            [
                "Vốn ODA đạt 38,8% kế hoạch năm 2025, nhịp 90,0%; 76,9% số còn thiếu nằm ở đây; hết hạn 31/01, còn 15 ngày",
                "Thu ngân sách đạt 1,5% dự toán năm 2026, nhịp 3,3%; mỗi tuần cần 236,7 triệu đồng để kịp",
                "Hồ sơ giải quyết đúng hạn 97,28% (143/147), mức ít nhất 100%: 4 hồ sơ giải quyết quá hạn; 1 hồ sơ đang quá hạn",
            ]
        );
        assert_eq!(
            said(Lang::En),
            [
                "[Vốn ODA] at 38,8% of [kế hoạch năm 2025], pace 90,0%; 76,9% of what is missing lies here; ends 31/01, 15 days left",
                "[Thu ngân sách] at 1,5% of [dự toán năm 2026], pace 3,3%; needs 236,7 million VND a week",
                "[Hồ sơ giải quyết đúng hạn] 97,28% (143/147), level at least 100%: 4 [Giải quyết quá hạn]; 1 [Đang quá hạn]",
            ]
        );
    }

    #[test]
    fn a_row_of_a_narrow_screen_says_it_at_a_glance() {
        let commune = dong_khe();
        let assessment = assess(&commune, Some(0), day("16/01/2026"));
        let matters = assessment.attention.iter().skip(1);
        let said = matters.map(|m| of_matter_brief(Lang::Vi, &commune, &assessment, m));
        assert_eq!(
            said.collect_vec(),
            [
                "Thu ngân sách đạt 1,5%, nhịp 3,3%; mỗi tuần cần 236,7 triệu đồng để kịp",
                "Hồ sơ giải quyết đúng hạn 97,28%: 4 hồ sơ giải quyết quá hạn; 1 đang quá hạn",
            ]
        );
    }

    #[test]
    fn the_finding_of_the_real_report() {
        let commune = dong_khe();
        let findings = assess(&commune, Some(0), day("16/01/2026")).findings;
        let said = |lang| of_finding(lang, &commune, &findings[0]);
        assert_eq!(
            said(Lang::Vi),
            "Giải ngân vốn: in 80,0%, tính lại 80,59% (33.740,012029 / 41.864,648184)"
        );
        assert_eq!(
            said(Lang::En),
            "[Giải ngân vốn]: printed 80,0%, recomputed 80,59% (33.740,012029 / 41.864,648184)"
        );
        let cut = Finding {
            weight: crate::assess::crosscheck::Weight::Cut,
            ..findings[0].clone()
        };
        assert!(of_finding(Lang::Vi, &commune, &cut).ends_with("; số lẻ bị cắt, không làm tròn"));
        assert!(of_finding(Lang::En, &commune, &cut).ends_with("; digits were cut, not rounded"));
    }

    #[test]
    fn the_end_of_a_window() {
        let commune = dong_khe();
        let check = |on: &str, vi: &str, en: &str| {
            let assessment = assess(&commune, Some(0), day(on));
            let row = assessment.row(IndicatorId(0)).unwrap();
            let said = |lang| of_row(lang, &commune, &assessment, row, None).unwrap();
            let start = "Giải ngân vốn đạt 80,6% trừ 2 dự án dừng, nhịp 90,0%; mỗi tuần cần 2.993,3 triệu đồng để kịp";
            assert_eq!(said(Lang::Vi), format!("{start}{vi}"));
            let start = "[Giải ngân vốn] at 80,6% of [trừ 2 dự án dừng], pace 90,0%; needs 2.993,3 million VND a week";
            assert_eq!(said(Lang::En), format!("{start}{en}"));
        };
        check("16/12/2025", "", ""); // 46 days before
        check(
            "17/12/2025",
            "; hết hạn 31/01, còn 45 ngày",
            "; ends 31/01, 45 days left",
        );
        check(
            "30/01/2026",
            "; hết hạn 31/01, còn 1 ngày",
            "; ends 31/01, 1 day left",
        );
        check(
            "31/01/2026",
            "; hết hạn hôm nay 31/01",
            "; ends today 31/01",
        );
        check("01/02/2026", "; đã hết hạn 31/01", "; ended 31/01");
    }

    /// What is said of an indicator with one plan of 2026 to 2030: of the figure, in both languages, behind the name.
    fn check(
        (requirement, kind, value): (Requirement, Kind, &str),
        actual: &str,
        same: Option<&str>,
        vi: &str,
        en: &str,
    ) {
        let mut commune = commune();
        let id = indicator(&mut commune, "Chỉ tiêu", 2, kind, None);
        commune.plans.push(Plan {
            requirement,
            window: window("01/01/2026", "31/12/2030"),
            ..plan(value)
        });
        period(&mut commune, "2026");
        figure(&mut commune, id, actual).same_period = same.map(dec);
        let assessment = assess(&commune, Some(0), day("31/12/2026"));
        let said = |lang| of_row(lang, &commune, &assessment, &assessment.rows[0], None).unwrap();
        assert_eq!(said(Lang::Vi), format!("Chỉ tiêu{vi}"));
        assert_eq!(said(Lang::En), format!("[Chỉ tiêu]{en}"));
    }

    #[test]
    fn what_is_asked_for() {
        check(
            (AtLeast, Kind::Stock, "72"),
            "70,324",
            None,
            " 70,32%, mức ít nhất 72%",
            " 70,32%, level at least 72%",
        );
        check(
            (AtMost, Kind::Stock, "0,5"),
            "1",
            None,
            " 1%, không quá 0,5%",
            " 1%, at most 0,5%",
        );
        check(
            (Exactly, Kind::Stock, "13"),
            "12",
            None,
            " 12%, mức đúng 13%",
            " 12%, level exactly 13%",
        );
        check(
            (Growth, Kind::Flow, "10"),
            "216",
            Some("200"),
            " 216% (+8% so với cùng kỳ), mức tăng 10%/năm",
            " 216% (+8% on the same period last year), level growth of 10% a year",
        );
        check(
            (Growth, Kind::Flow, "10"),
            "216",
            None,
            " 216%, mức tăng 10%/năm",
            " 216%, level growth of 10% a year",
        );
        check(
            (Reduction, Kind::Stock, "3"),
            "22,5",
            Some("24,5"),
            " 22,5% (−2 điểm so với cùng kỳ), mức giảm 3 điểm/năm",
            " 22,5% (−2 points on the same period last year), level reduction of 3 points a year",
        );
        check(
            (Rank, Kind::Stock, "20"),
            "25",
            None,
            " 25%, mức trong nhóm 20 dẫn đầu",
            " 25%, level within the top 20",
        );
        check(
            (Milestone, Kind::Stock, "1"),
            "0",
            None,
            ": chưa hoàn thành, hạn 31/12/2030",
            ": not done yet, due 31/12/2030",
        );
        check(
            (Milestone, Kind::Stock, "1"),
            "1",
            None,
            ": hoàn thành, hạn 31/12/2030",
            ": done, due 31/12/2030",
        );
    }

    #[test]
    fn a_limit_is_not_reached_but_used_up() {
        let mut commune = commune();
        let id = indicator(&mut commune, "Vụ tai nạn", 1, Kind::Cumulative, None);
        commune.plans.push(Plan {
            requirement: AtMost,
            name: "giới hạn năm 2026".into(),
            window: window("01/01/2026", "31/12/2026"),
            ..plan("8")
        });
        period(&mut commune, "2026-01");
        figure(&mut commune, id, "1");
        let assessment = assess(&commune, Some(0), day("31/01/2026"));
        // 1/8; 31/365
        let said = of_row(Lang::Vi, &commune, &assessment, &assessment.rows[0], None);
        assert_eq!(
            said.as_deref(),
            Some("Vụ tai nạn bằng 12,5% giới hạn năm 2026, nhịp 8,5%")
        );
    }

    #[test]
    fn nothing_to_say_without_a_plan_or_a_figure() {
        let commune = dong_khe();
        let assessment = assess(&commune, Some(0), day("16/01/2026"));
        let load = assessment.row(IndicatorId(6)).unwrap();
        assert_eq!(of_row(Lang::Vi, &commune, &assessment, load, None), None);
        let empty = assess(&commune, None, day("16/01/2026"));
        assert_eq!(
            of_row(Lang::Vi, &commune, &empty, &empty.rows[0], None),
            None
        );
    }

    #[test]
    fn the_first_letter_within_a_sentence() {
        let check = |text: &str, expect: &str| assert_eq!(lower_first(text), expect);
        check("Đang quá hạn", "đang quá hạn");
        check("TTHC quá hạn", "TTHC quá hạn");
        check("", "");
        check("Ý", "Ý");
    }
}
