//! Culture and society: assistance, insurance, people with merit, poverty, schools, health, information.

use chrono::Datelike;

use super::calendar::{Week, path};
use super::table::Table;

/// Recipients of social allowance by hamlet.
const RECIPIENTS: [i64; 10] = [52, 44, 38, 41, 47, 35, 40, 55, 37, 43];
/// Poor households by hamlet.
const POOR: [i64; 10] = [12, 18, 31, 27, 14, 36, 22, 9, 29, 20];

pub fn fill(table: &mut Table) {
    table.next_sheet();
    let recipients = table.stock("bt-nguoi-huong", &[(0, 402), (105, 436)], 1);
    table.put_by_hamlet("bt-nguoi-huong", &recipients, &RECIPIENTS);
    // paid once a month; the standard rose on 1 July 2024
    let paid = |people, week: &Week| people * if week.at < 26 { 432_000 } else { 612_000 };
    let allowance = table.of(&recipients, paid);
    table.put_where("bt-kinh-phi", 0, &allowance, Week::opens_month);

    let people = table.stock("mh-dan-so", &[(0, 6_842), (105, 6_913)], 3);
    let share = |week: &Week| path(&[(0, 931), (52, 946), (105, 967)], week.at);
    let insured = table.of(&people, |all, week| all * share(week) / 1000);
    table.put("mh-dan-so", 0, &people);
    table.put("mh-bhyt-nguoi", 0, &insured);
    table.put_counts("bhyt-cap", |_| 14_000);
    table.put_counts("bhyt-giam", |_| 5_200);

    let merit = table.stock("ncc-nguoi-huong", &[(0, 151), (105, 138)], 0);
    table.put("ncc-nguoi-huong", 0, &merit);
    let paid = |people, week: &Week| people * if week.at < 26 { 2_055 } else { 2_789 };
    let allowance = table.of(&merit, paid);
    table.put_where("ncc-kinh-phi", 3, &allowance, Week::opens_month);

    // counted anew every quarter
    let quarter = |week: &Week| week.at / 13 * 13;
    let poor = table.each(|week| path(&[(0, 268), (52, 224), (104, 182)], quarter(week)));
    table.put_by_hamlet("mh-ho-ngheo", &poor, &POOR);
    let holidays = |week: &Week| matches!(week.to.month(), 6..=8);
    let left = table.counts("mh-bo-hoc", |week| if holidays(week) { 0 } else { 75 });
    let left = in_year(table, &left);
    table.put("mh-bo-hoc", 0, &left);

    let winter = |week: &Week| matches!(week.to.month(), 11 | 12 | 1 | 2 | 3);
    let ill = |week: &Week| if winter(week) { 172_000 } else { 128_000 };
    table.put_counts("yt-kham-chua-benh", ill);
    let preventive = table.counts("yt-kham-du-phong", |_| 36_000);
    let mut gaps = table.dice("yt-kham-du-phong, chưa có số");
    table.put_where("yt-kham-du-phong", 0, &preventive, |_| !gaps.chance(80));
    table.put_counts("yt-tu-vong", |_| 0);
    table.put_counts("ttth-tin-bai", |_| 9_000);
}

/// Counts added up within the year in which their week ends.
pub fn in_year(table: &Table, counts: &[i64]) -> Vec<i64> {
    let (mut year, mut sum) = (0, 0);
    let weeks = counts.iter().zip(&table.weeks);
    let added = weeks.map(|(count, week)| {
        if week.to.year() != year {
            (year, sum) = (week.to.year(), 0);
        }
        sum += count;
        sum
    });
    added.collect()
}
