//! Economy: capital, revenue, livestock, forest, waste, crops, businesses, land.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Week, path};
use super::plans::{capital_share, value};
use super::table::{Cell, Table, add};

/// Buffaloes by hamlet.
const BUFFALOES: [i64; 10] = [14, 11, 9, 8, 12, 6, 10, 13, 7, 10];
/// African swine fever on the sample's time line.
const FEVER: std::ops::RangeInclusive<i64> = 74..=79;

pub fn fill(table: &mut Table) {
    table.next_sheet();
    capital(table);
    revenue(table);
    livestock(table);
    countryside(table);
    let new = table.counts("hkd-moi", |_| 3_200);
    let closed = table.counts("hkd-cham-dut", |_| 700);
    let changed = table.counts("hkd-thay-doi", |_| 1_100);
    table.put("hkd-tong", 0, &add(&[&new, &closed, &changed]));
    table.put("hkd-moi", 0, &new);
    table.put("hkd-cham-dut", 0, &closed);
    table.put("hkd-thay-doi", 0, &changed);
    table.put_counts(
        "dd-dang-ky",
        |week| if week.at < 78 { 3_600 } else { 6_400 },
    );
    table.put_counts("dd-chuyen-muc-dich", |_| 900);
}

/// A source of capital: identifier, how far along the curve it is by week, in thousandths, and the noise around that.
type Source = (&'static str, &'static [(i64, i64)], i64);

/// The year whose capital plan is being spent: until 31 January still last year's.
fn plan_year(week: &Week) -> i32 {
    if week.to.month() == 1 {
        week.to.year() - 1
    } else {
        week.to.year()
    }
}

/// Three sources of capital along the national curve, each in its own way, and their total.
fn capital(table: &mut Table) {
    const SOURCES: [Source; 3] = [
        (
            "mh-gn-dp",
            &[
                (0, 900),
                (26, 1010),
                (56, 1020),
                (57, 930),
                (80, 1010),
                (105, 1040),
            ],
            8,
        ),
        (
            "mh-gn-tw",
            &[
                (0, 960),
                (30, 980),
                (56, 1012),
                (57, 940),
                (80, 970),
                (105, 1006),
            ],
            5,
        ),
        (
            "mh-gn-nn",
            &[
                (0, 700),
                (30, 880),
                (56, 990),
                (57, 620),
                (80, 560),
                (105, 452),
            ],
            8,
        ),
    ];
    let mut columns: Vec<Vec<i64>> = Vec::new();
    for (id, going, noise) in SOURCES {
        let mut dice = table.dice(id);
        let (mut year, mut spent) = (0, 0);
        let mut column = Vec::with_capacity(table.weeks.len());
        for week in &table.weeks {
            if plan_year(week) != year {
                (year, spent) = (plan_year(week), 0);
            }
            let going = path(going, week.at) + dice.between(-noise, noise);
            let plan = value(id, year);
            let share = capital_share(year, week.to);
            let now = i128::from(plan) * i128::from(share) * i128::from(going) / 1_000_000_000;
            spent = i64::try_from(now).unwrap_or(plan).clamp(spent, plan);
            column.push(spent);
        }
        columns.push(column);
    }
    let all: Vec<&[i64]> = columns.iter().map(Vec::as_slice).collect();
    let total = add(&all);
    let ids = ["gn-tong"].into_iter().chain(SOURCES.map(|(id, ..)| id));
    for (id, values) in ids.zip([&total].into_iter().chain(&columns)) {
        table.put_with(id, 3, values, |week, cell| {
            let from = NaiveDate::from_ymd_opt(plan_year(week), 1, 1);
            // the plan of 2023, which January 2024 still spends, is not on file
            let from = from.filter(|from| from.year() > 2023);
            from.is_some().then_some(Cell { from, ..cell })
        });
    }
}

/// Three sources of revenue and their total; the newest week is an estimate.
fn revenue(table: &mut Table) {
    let plan = "tns-tong";
    let fees = table.yearly_sum(
        "mh-thu-phi",
        plan,
        180,
        90,
        &[[980, 1000, 1010, 1040], [960, 1000, 1020, 1050], [1010; 4]],
    );
    let land = table.yearly_sum(
        "mh-thu-dat",
        plan,
        520,
        160,
        &[[880, 930, 1020, 1240], [800, 930, 1040, 1270], [840; 4]],
    );
    let other = table.yearly_sum(
        "mh-thu-khac",
        plan,
        300,
        120,
        &[[960, 990, 1010, 1080], [930, 980, 1000, 1120], [890; 4]],
    );
    let total = add(&[&fees, &land, &other]);
    for (id, values) in [
        (plan, total),
        ("mh-thu-phi", fees),
        ("mh-thu-dat", land),
        ("mh-thu-khac", other),
    ] {
        table.put_with(id, 3, &values, |week, cell| {
            let estimate = week.newest();
            Some(Cell { estimate, ..cell })
        });
    }
}

fn livestock(table: &mut Table) {
    let buffaloes = table.stock("cn-trau", &[(0, 612), (52, 586), (105, 561)], 3);
    table.put_by_hamlet("cn-trau", &buffaloes, &BUFFALOES);

    let cattle = table.stock("cn-bo", &[(0, 148), (105, 171)], 2);
    let mut gaps = table.dice("cn-bo, chưa có số");
    table.put_where("cn-bo", 0, &cattle, |_| !gaps.chance(70));

    let pigs = table.stock(
        "cn-lon",
        &[
            (0, 2_380),
            (50, 2_510),
            (73, 2_560),
            (79, 1_640),
            (86, 1_620),
            (105, 2_430),
        ],
        12,
    );
    table.put_with("cn-lon", 0, &pigs, |week, cell| {
        let fever = FEVER.contains(&week.at);
        let note = fever.then_some("Dịch tả lợn châu Phi tại Xóm Mẫu 3 (minh họa)");
        Some(Cell { note, ..cell })
    });

    // sold before Tet; the newest week has not been reported yet
    let poultry = [
        (0, 52_400),
        (4, 53_900),
        (6, 46_200),
        (30, 54_100),
        (54, 56_800),
        (57, 48_100),
        (84, 56_200),
        (105, 59_300),
    ];
    let poultry = table.stock("cn-gia-cam", &poultry, 240);
    let mut gaps = table.dice("cn-gia-cam, chưa có số");
    table.put_where("cn-gia-cam", 0, &poultry, |week| {
        !gaps.chance(40) && !week.newest()
    });
}

fn countryside(table: &mut Table) {
    let step = |at: i64| 10 + i64::from(at >= 20) + i64::from(at >= 46) + i64::from(at >= 78);
    let criteria = table.each(|week| step(week.at));
    table.put("ntm-tieu-chi", 0, &criteria);

    // looked up once a month
    let forest = table.stock(
        "ntm-che-phu-rung",
        &[(0, 6_961), (40, 6_988), (105, 7_062)],
        0,
    );
    table.put_where("ntm-che-phu-rung", 2, &forest, |week| {
        week.opens_month() || week.newest()
    });
    let water = table.stock("ntm-nuoc-sach", &[(0, 948), (105, 988)], 0);
    table.put("ntm-nuoc-sach", 1, &water);
    let trees = table.yearly_sum(
        "mh-trong-rung",
        "mh-trong-rung",
        1000,
        10,
        &[[940, 1030, 1060, 1000], [970, 1010, 1020, 1000], [1004; 4]],
    );
    table.put("mh-trong-rung", 2, &trees);

    let mut dice = table.dice("mh-rac-thu-gom");
    let waste = table.stock("mh-rac-phat-sinh", &[(0, 262), (105, 291)], 9);
    let share =
        table.each(|week| path(&[(0, 838), (52, 868), (105, 916)], week.at) + dice.between(-8, 8));
    let collected = waste
        .iter()
        .zip(share)
        .map(|(all, share)| all * share / 1000);
    let collected: Vec<i64> = collected.collect();
    table.put("mh-rac-phat-sinh", 1, &waste);
    table.put("mh-rac-thu-gom", 1, &collected);

    let sown = table.yearly_sum(
        "mh-gieo-trong",
        "mh-gieo-trong",
        1000,
        10,
        &[[960, 1010, 1030, 1000], [950, 990, 1050, 1000], [1006; 4]],
    );
    table.put("mh-gieo-trong", 2, &sown);
}
