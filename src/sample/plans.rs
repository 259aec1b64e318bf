//! What the sample commune is asked to reach, year by year.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::files::{HEAD, number};

/// First year with a plan.
const FIRST: i32 = 2024;

/// The window and the curve of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The calendar year, even by day; for a stock or a ratio a level.
    Year,
    /// The calendar year, with a weight a month.
    Months([i64; 12]),
    /// The capital plan: to 31 January of the next year, on the national curve.
    Capital,
    /// January and February.
    Recruits,
}

/// A sort of plans: what they are called, in Vietnamese and English, before the year.
#[derive(Debug, Clone, Copy)]
struct Sort(&'static str, &'static str, Shape);

const YEAR: Sort = Sort("kế hoạch năm", "plan for", Shape::Year);
/// At most so much.
const LIMIT: Sort = Sort("giới hạn năm", "limit for", Shape::Year);
const BUDGET: Sort = Sort("dự toán năm", "estimate for", Shape::Year);
const RECRUITS: Sort = Sort("công dân nhập ngũ năm", "conscripts of", Shape::Recruits);
const CAPITAL: Sort = Sort("kế hoạch vốn năm", "capital plan for", Shape::Capital);

/// The plans of one indicator.
#[derive(Debug, Clone, Copy)]
struct Plan {
    id: &'static str,
    sort: Sort,
    scale: u32,
    /// For 2024, 2025, 2026; as whole numbers of the last decimal.
    values: [i64; 3],
    by: &'static str,
}

/// Weights of the capital plan by month, January to January: the steps of the national curve of 2025, in tenths of a percent.
const CAPITAL_MONTHS: [i64; 13] = [34, 30, 32, 60, 85, 119, 79, 24, 37, 35, 71, 231, 163];
/// Sowing and planting by month: winter-spring, summer and winter crops.
const SOWING: [i64; 12] = [2, 16, 24, 6, 4, 18, 14, 2, 5, 7, 2, 0];
/// Planting trees: the spring festival and the rains.
const TREES: [i64; 12] = [4, 26, 22, 14, 10, 8, 8, 4, 2, 1, 1, 0];

const fn by_month(weights: [i64; 12]) -> Sort {
    Sort(YEAR.0, YEAR.1, Shape::Months(weights))
}

const fn plan(id: &'static str, sort: Sort, scale: u32, values: [i64; 3]) -> Plan {
    Plan {
        id,
        sort,
        scale,
        values,
        by: "",
    }
}

impl Plan {
    const fn by(self, by: &'static str) -> Self {
        Self { by, ..self }
    }
}

/// All plans, in the order of the catalogue's sectors.
static PLANS: [Plan; 23] = [
    plan("gn-tong", CAPITAL, 3, [28_640_000, 35_065_750, 35_820_000]).by("UBND tỉnh"),
    plan("mh-gn-dp", CAPITAL, 3, [6_240_000, 7_415_500, 8_020_000]),
    plan("mh-gn-tw", CAPITAL, 3, [18_900_000, 21_350_250, 22_800_000]),
    plan("mh-gn-nn", CAPITAL, 3, [3_500_000, 6_300_000, 5_000_000]),
    plan("tns-tong", BUDGET, 3, [9_850_000, 10_700_000, 11_600_000]).by("HĐND xã"),
    plan("cn-lon", YEAR, 0, [2_450, 2_550, 2_400]),
    plan("cn-gia-cam", YEAR, 0, [52_000, 55_000, 58_000]),
    plan("ntm-tieu-chi", YEAR, 0, [11, 12, 13]),
    plan("ntm-che-phu-rung", YEAR, 2, [6_980, 7_020, 7_050]),
    plan("ntm-nuoc-sach", YEAR, 1, [955, 970, 985]),
    plan("mh-trong-rung", by_month(TREES), 2, [6_500, 7_200, 8_000]),
    plan("mh-rac-ty-le", YEAR, 0, [85, 88, 90]),
    plan(
        "mh-gieo-trong",
        by_month(SOWING),
        2,
        [41_200, 42_500, 43_000],
    ),
    plan("mh-bhyt-ty-le", YEAR, 1, [935, 945, 955]),
    plan("mh-ho-ngheo", LIMIT, 0, [246, 198, 168]),
    plan("mh-bo-hoc", LIMIT, 0, [6, 5, 5]),
    plan("mh-truc-tuyen-ty-le", YEAR, 0, [60, 70, 80]),
    plan("mh-so-hoa-ty-le", YEAR, 0, [65, 80, 95]),
    plan("qs-tuyen-quan", RECRUITS, 0, [14, 13, 15]).by("UBND tỉnh"),
    plan("cc-ho-so-luy-ke", YEAR, 0, [760, 640, 520]),
    plan("cc-dinh-danh-luy-ke", YEAR, 0, [980, 720, 465]),
    plan("mh-tai-nan-vu", LIMIT, 0, [9, 8, 7]),
    plan("mh-tuan-tra", YEAR, 0, [260, 280, 300]),
];

fn find(id: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|p| p.id == id)
}

/// The value of an indicator's plan in a year, as a whole number of its last decimal.
pub fn value(id: &str, year: i32) -> i64 {
    let at = usize::try_from(year - FIRST).ok();
    let value = find(id).zip(at).and_then(|(p, at)| p.values.get(at));
    value.copied().unwrap_or(0)
}

/// How an indicator's plan comes in.
pub fn shape(id: &str) -> Shape {
    find(id).map_or(Shape::Year, |p| p.sort.2)
}

/// The share of a capital plan that the national curve has by the end of a day, in millionths: the points of 2025 laid on `year`.
pub fn capital_share(year: i32, day: NaiveDate) -> i64 {
    const POINTS: [(u32, u32, i64); 17] = [
        (3, 31, 953),
        (4, 30, 1_556),
        (5, 31, 2_410),
        (6, 30, 3_601),
        (7, 31, 4_390),
        (8, 31, 4_630),
        (9, 30, 5_000),
        (10, 23, 5_170),
        (11, 6, 5_490),
        (11, 20, 5_660),
        (11, 27, 5_790),
        (11, 30, 6_060),
        (12, 4, 6_100),
        (12, 11, 6_330),
        (12, 18, 6_610),
        (12, 25, 6_960),
        (12, 31, 8_370),
    ];
    let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let eve = on(year - 1, 12, 31);
    let published = POINTS.map(|(month, day, percent)| (on(year, month, day), percent));
    let all = [(eve, 0)].into_iter().chain(published);
    let all = all.chain([(on(year + 1, 1, 31), 10_000)]);
    let points: Vec<(i64, i64)> = all
        .map(|(on, percent)| ((on - eve).num_days(), percent * 100))
        .collect();
    super::calendar::path(&points, (day - eve).num_days())
}

pub fn file() -> String {
    let mut out = format!("{HEAD}\n(\n    ke_hoach: [\n");
    for plan in &PLANS {
        for (year, value) in (FIRST..).zip(plan.values) {
            line(&mut out, plan, year, value);
        }
    }
    out.push_str("    ],\n)\n");
    out
}

fn line(out: &mut String, plan: &Plan, year: i32, value: i64) {
    let Plan { id, by, scale, .. } = plan;
    let Sort(name, en, shape) = plan.sort;
    let last = match shape {
        Shape::Year | Shape::Months(_) => format!("31/12/{year}"),
        Shape::Capital => format!("31/01/{}", year + 1),
        Shape::Recruits => format!("28/02/{year}"),
    };
    let mut rest = match shape {
        // the points of 2025 lie in the window of that year only
        Shape::Capital if year == 2025 => {
            r#", duong_cong: "dtc-2025-ca-nuoc", tham_chieu: ["dtc-2025-ca-nuoc"]"#.to_string()
        }
        Shape::Capital => months(&CAPITAL_MONTHS, 1),
        Shape::Months(weights) => months(&weights, 0),
        Shape::Year | Shape::Recruits => String::new(),
    };
    if name == LIMIT.0 {
        rest.push_str(", yeu_cau: NhieuNhat");
    }
    if !by.is_empty() {
        // writing to a string cannot fail
        let _ = write!(rest, r#", giao_boi: "{by} (minh họa)""#);
    }
    let value = number(value, *scale);
    let _ = writeln!(
        out,
        r#"        (ma: "{id}-{year}", chi_tieu: "{id}", ten: "{name} {year}", en: "{en} {year}", gia_tri: {value}, tu: "01/01/{year}", den: "{last}"{rest}, nguon: "biểu kế hoạch"),"#
    );
}

fn months(weights: &[i64], scale: u32) -> String {
    let weights = weights.iter().map(|weight| number(*weight, scale));
    format!(", thang: [{}]", weights.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_the_capital_plan_add_up() {
        for year in 2024..=2026 {
            let parts: i64 = ["mh-gn-dp", "mh-gn-tw", "mh-gn-nn"]
                .iter()
                .map(|id| value(id, year))
                .sum();
            assert_eq!(value("gn-tong", year), parts, "{year}");
        }
        assert_eq!(CAPITAL_MONTHS.iter().sum::<i64>(), 1000);
        assert_eq!([SOWING, TREES].map(|w| w.iter().sum::<i64>()), [100, 100]);
    }

    #[test]
    fn the_capital_curve() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let check = |year, on, expect| assert_eq!(capital_share(year, on), expect, "{on}");
        check(2025, day(2024, 12, 31), 0);
        check(2025, day(2025, 12, 31), 837_000);
        check(2025, day(2026, 1, 12), 900_096); // 83,7 + 16,3 × 12/31 = 90,00967…, cut
        check(2025, day(2026, 1, 31), 1_000_000);
        check(2025, day(2026, 2, 5), 1_000_000);
        check(2024, day(2024, 6, 30), 360_100);
    }

    #[test]
    fn what_is_not_there_is_nothing() {
        assert_eq!(
            (
                value("gn-tong", 2023),
                value("gn-tong", 2027),
                value("khong-co", 2025)
            ),
            (0, 0, 0)
        );
    }
}
