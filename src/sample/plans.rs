//! What the sample commune is asked to reach, year by year.

use std::fmt::Write as _;

use super::files::{HEAD, number};

/// First year with a plan.
const FIRST: i32 = 2024;

/// The window and the curve of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The calendar year, even by day; for a stock or a ratio a level.
    Year,
    /// The calendar year, with a weight a month.
    Months([i64; 12]),
    /// The capital plan: to 31 January of the next year, on the national curve.
    Capital,
    /// January and February.
    Recruits,
}

/// The plans of one indicator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    id: &'static str,
    name: &'static str,
    en: &'static str,
    at_most: bool,
    scale: u32,
    shape: Shape,
    by: &'static str,
    /// For 2024, 2025, 2026; as whole numbers of the last decimal.
    values: [i64; 3],
}

/// Weights of the capital plan by month, January to January: the steps of the national curve of 2025, in tenths of a percent.
const CAPITAL: [i64; 13] = [34, 30, 32, 60, 85, 119, 79, 24, 37, 35, 71, 231, 163];
/// Sowing and planting by month: winter-spring, summer and winter crops.
const SOWING: [i64; 12] = [2, 16, 24, 6, 4, 18, 14, 2, 5, 7, 2, 0];
/// Planting trees: the spring festival and the rains.
const TREES: [i64; 12] = [4, 26, 22, 14, 10, 8, 8, 4, 2, 1, 1, 0];

const fn plan(
    id: &'static str,
    name: &'static str,
    en: &'static str,
    shape: Shape,
    scale: u32,
    values: [i64; 3],
) -> Plan {
    Plan {
        id,
        name,
        en,
        at_most: false,
        scale,
        shape,
        by: "",
        values,
    }
}

const fn at_most(plan: Plan) -> Plan {
    Plan {
        at_most: true,
        ..plan
    }
}

const fn assigned(by: &'static str, plan: Plan) -> Plan {
    Plan { by, ..plan }
}

/// All plans, in the order of the catalogue's sectors.
static PLANS: [Plan; 23] = [
    assigned(
        "UBND tỉnh",
        plan(
            "gn-tong",
            "kế hoạch vốn năm",
            "capital plan for",
            Shape::Capital,
            3,
            [28_640_000, 35_065_750, 35_820_000],
        ),
    ),
    plan(
        "mh-gn-dp",
        "kế hoạch vốn năm",
        "capital plan for",
        Shape::Capital,
        3,
        [6_240_000, 7_415_500, 8_020_000],
    ),
    plan(
        "mh-gn-tw",
        "kế hoạch vốn năm",
        "capital plan for",
        Shape::Capital,
        3,
        [18_900_000, 21_350_250, 22_800_000],
    ),
    plan(
        "mh-gn-nn",
        "kế hoạch vốn năm",
        "capital plan for",
        Shape::Capital,
        3,
        [3_500_000, 6_300_000, 5_000_000],
    ),
    assigned(
        "HĐND xã",
        plan(
            "tns-tong",
            "dự toán năm",
            "estimate for",
            Shape::Year,
            3,
            [9_850_000, 10_700_000, 11_600_000],
        ),
    ),
    plan(
        "cn-lon",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [2_450, 2_550, 2_400],
    ),
    plan(
        "cn-gia-cam",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [52_000, 55_000, 58_000],
    ),
    plan(
        "ntm-tieu-chi",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [11, 12, 13],
    ),
    plan(
        "ntm-che-phu-rung",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        2,
        [6_980, 7_020, 7_050],
    ),
    plan(
        "ntm-nuoc-sach",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        1,
        [955, 970, 985],
    ),
    plan(
        "mh-trong-rung",
        "kế hoạch năm",
        "plan for",
        Shape::Months(TREES),
        2,
        [6_500, 7_200, 8_000],
    ),
    plan(
        "mh-rac-ty-le",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [85, 88, 90],
    ),
    plan(
        "mh-gieo-trong",
        "kế hoạch năm",
        "plan for",
        Shape::Months(SOWING),
        2,
        [41_200, 42_500, 43_000],
    ),
    plan(
        "mh-bhyt-ty-le",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        1,
        [935, 945, 955],
    ),
    at_most(plan(
        "mh-ho-ngheo",
        "giới hạn năm",
        "limit for",
        Shape::Year,
        0,
        [246, 198, 168],
    )),
    at_most(plan(
        "mh-bo-hoc",
        "giới hạn năm",
        "limit for",
        Shape::Year,
        0,
        [6, 5, 5],
    )),
    plan(
        "mh-truc-tuyen-ty-le",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [60, 70, 80],
    ),
    plan(
        "mh-so-hoa-ty-le",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [65, 80, 95],
    ),
    assigned(
        "UBND tỉnh",
        plan(
            "qs-tuyen-quan",
            "công dân nhập ngũ năm",
            "conscripts of",
            Shape::Recruits,
            0,
            [14, 13, 15],
        ),
    ),
    plan(
        "cc-ho-so-luy-ke",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [760, 640, 520],
    ),
    plan(
        "cc-dinh-danh-luy-ke",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [980, 720, 465],
    ),
    at_most(plan(
        "mh-tai-nan-vu",
        "giới hạn năm",
        "limit for",
        Shape::Year,
        0,
        [9, 8, 7],
    )),
    plan(
        "mh-tuan-tra",
        "kế hoạch năm",
        "plan for",
        Shape::Year,
        0,
        [260, 280, 300],
    ),
];

fn find(id: &str) -> Option<&'static Plan> {
    PLANS.iter().find(|p| p.id == id)
}

/// The value of an indicator's plan in a year, as a whole number of its last decimal.
pub(super) fn value(id: &str, year: i32) -> i64 {
    let at = usize::try_from(year - FIRST).ok();
    find(id)
        .zip(at)
        .and_then(|(p, at)| p.values.get(at))
        .copied()
        .unwrap_or(0)
}

/// How an indicator's plan comes in.
pub(super) fn shape(id: &str) -> Shape {
    find(id).map_or(Shape::Year, |p| p.shape)
}

/// The share of a capital plan that the national curve has by the end of a day, in millionths: the points of 2025 laid on `year`.
pub(super) fn capital_share(year: i32, day: chrono::NaiveDate) -> i64 {
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
    let Some(eve) = chrono::NaiveDate::from_ymd_opt(year - 1, 12, 31) else {
        return 0;
    };
    let ends = chrono::NaiveDate::from_ymd_opt(year + 1, 1, 31).map(|d| (d, 10_000));
    let published = POINTS.iter().filter_map(|(m, d, percent)| {
        Some((chrono::NaiveDate::from_ymd_opt(year, *m, *d)?, *percent))
    });
    let points: Vec<(i64, i64)> = published
        .chain(ends)
        .map(|(on, percent)| ((on - eve).num_days(), percent * 100))
        .collect();
    let start = [(0, 0)];
    let all: Vec<(i64, i64)> = start.into_iter().chain(points).collect();
    super::calendar::path(&all, (day - eve).num_days())
}

/// The file of plans.
pub(super) fn file() -> String {
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
    let Plan { id, name, en, .. } = plan;
    let last = match plan.shape {
        Shape::Year | Shape::Months(_) => format!("31/12/{year}"),
        Shape::Capital => format!("31/01/{}", year + 1),
        Shape::Recruits => format!("28/02/{year}"),
    };
    let mut rest = String::new();
    match plan.shape {
        // the points of 2025 lie in the window of that year only
        Shape::Capital if year == 2025 => {
            rest.push_str(r#", duong_cong: "dtc-2025-ca-nuoc", tham_chieu: ["dtc-2025-ca-nuoc"]"#)
        }
        Shape::Capital => months(&mut rest, &CAPITAL, 1),
        Shape::Months(weights) => months(&mut rest, &weights, 0),
        Shape::Year | Shape::Recruits => {}
    }
    if plan.at_most {
        rest.push_str(", yeu_cau: NhieuNhat");
    }
    if !plan.by.is_empty() {
        // writing to a string cannot fail
        let _ = write!(rest, r#", giao_boi: "{} (minh họa)""#, plan.by);
    }
    let value = number(value, plan.scale);
    let _ = writeln!(
        out,
        r#"        (ma: "{id}-{year}", chi_tieu: "{id}", ten: "{name} {year}", en: "{en} {year}", gia_tri: {value}, tu: "01/01/{year}", den: "{last}"{rest}, nguon: "biểu kế hoạch"),"#
    );
}

fn months(out: &mut String, weights: &[i64], scale: u32) {
    let weights: Vec<String> = weights
        .iter()
        .map(|weight| number(*weight, scale))
        .collect();
    let _ = write!(out, ", thang: [{}]", weights.join(", "));
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

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
        assert_eq!(CAPITAL.iter().sum::<i64>(), 1000);
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
