//! Defence and security: recruits, crime reports, drugs, identity cards, road safety.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Week, works};
use super::plans::value;
use super::society::in_year;
use super::table::Table;

pub fn fill(table: &mut Table) {
    table.next_sheet();
    recruits(table);
    table.put_counts("tp-tin-bao", |_| 2_100);
    let found = table.counts("tp-ma-tuy-vu", |_| 380);
    let mut dice = table.dice("tp-ma-tuy-nguoi");
    let people = found.iter().map(|cases| cases + dice.hits(*cases, 350));
    let people: Vec<i64> = people.collect();
    table.put("tp-ma-tuy-vu", 0, &found);
    table.put("tp-ma-tuy-nguoi", 0, &people);
    let fined: Vec<i64> = people.iter().map(|all| dice.hits(*all, 800)).collect();
    let money: Vec<i64> = fined.iter().map(|people| people * 1_500_000).collect();
    table.put("xp-ma-tuy-nguoi", 0, &fined);
    table.put("xp-ma-tuy-tien", 0, &money);

    identity(table, "cc-ho-so", "cc-ho-so-luy-ke", [3_100, 2_700, 3_200]);
    identity(
        table,
        "cc-dinh-danh",
        "cc-dinh-danh-luy-ke",
        [3_800, 2_900, 2_700],
    );

    let accidents = in_year(table, &table.counts("mh-tai-nan-vu", |_| 150));
    table.put("mh-tai-nan-vu", 0, &accidents);
    let patrols = table.yearly_sum(
        "mh-tuan-tra",
        "mh-tuan-tra",
        1000,
        20,
        &[[980, 1000, 1030, 1040], [960, 1000, 1010, 1050], [1030; 4]],
    );
    table.put("mh-tuan-tra", 0, &patrols);
    table.put_counts("mh-vi-pham-gt", |_| 6_500);
    table.put_counts("fp-bai", |_| 5_000);
}

/// Recruits whose papers are checked in January and February; no rows in the rest of the year.
fn recruits(table: &mut Table) {
    let done = |week: &Week| {
        let plan = value("qs-tuyen-quan", week.to.year());
        // all of them by 10 February
        (plan * i64::from(week.to.ordinal()) / 38).min(plan)
    };
    let values = table.each(done);
    table.put_where("qs-tuyen-quan", 0, &values, |week| week.to.ordinal() <= 59);
}

/// Dossiers of the week and since 1 January: `mean` thousandths a working day, by year. In the last days of December accounts are closed
/// and nothing is taken in, so that no week counts for two years.
fn identity(table: &mut Table, flow: &'static str, sum: &'static str, mean: [i64; 3]) {
    let mut dice = table.dice(flow);
    let closed = |day: NaiveDate| day.month() == 12 && day.day() >= 29;
    let on = |day: NaiveDate| {
        let at = usize::try_from(day.year() - 2024).ok();
        let mean = at.and_then(|at| mean.get(at)).copied();
        let open = works(day) && !closed(day);
        mean.filter(|_| open).unwrap_or(0)
    };
    let counts = table.each(|week| week.days().map(|day| dice.count(on(day))).sum());
    let sums = in_year(table, &counts);
    table.put(flow, 0, &counts);
    table.put(sum, 0, &sums);
}
