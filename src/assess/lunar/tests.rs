//! Beside these tables, the 3.711 months from 1900 to 2199 were compared with those of an independent ephemeris: the same leap
//! months throughout, and the same days but for five months whose new moon is within a minute of midnight (07/1967, before the calendar
//! was in force; 11/2077, 10/2085, 05/2150, 01/2175, which nobody can tell today, for the earth does not turn evenly).

use proptest::prelude::*;

use super::*;
use crate::assess::fixture::day;

mod sky;

/// A month as it is worked out: its first day, its days, its year and number, and whether it is the leap month.
type Worked = (NaiveDate, u32, i32, u32, bool);

/// Tết as the calendars of Vietnam print it.
const TET: [&str; 36] = [
    "05/02/2000",
    "24/01/2001",
    "12/02/2002",
    "01/02/2003",
    "22/01/2004",
    "09/02/2005",
    "29/01/2006",
    "17/02/2007",
    "07/02/2008",
    "26/01/2009",
    "14/02/2010",
    "03/02/2011",
    "23/01/2012",
    "10/02/2013",
    "31/01/2014",
    "19/02/2015",
    "08/02/2016",
    "28/01/2017",
    "16/02/2018",
    "05/02/2019",
    "25/01/2020",
    "12/02/2021",
    "01/02/2022",
    "22/01/2023",
    "10/02/2024",
    "29/01/2025",
    "17/02/2026",
    "06/02/2027",
    "26/01/2028",
    "13/02/2029",
    "02/02/2030",
    "23/01/2031",
    "11/02/2032",
    "31/01/2033",
    "19/02/2034",
    "08/02/2035",
];

/// The months of all years.
fn all() -> Vec<Month> {
    (YEARS.start() - 1..=*YEARS.end())
        .flat_map(months)
        .collect()
}

/// The months from the eleventh of one solar year to the tenth of the next: those between two winter solstices.
fn span(year: i32) -> Vec<Worked> {
    let (start, end) = (eleventh(year), eleventh(year + 1));
    let starts: Vec<i32> = (start..=end).map(sky::new_moon).collect();
    let pairs = || {
        starts
            .iter()
            .zip(starts.iter().skip(1))
            .map(|(a, b)| (*a, *b))
    };
    let leap = if pairs().count() == 13 {
        pairs()
            .skip(1)
            .position(|(a, b)| !has_term(a, b))
            .map(|at| at + 1)
    } else {
        None
    };
    let mut out = Vec::with_capacity(13);
    let mut count = 0;
    for (at, (first, next)) in pairs().enumerate() {
        let is_leap = leap == Some(at);
        count += u32::from(!is_leap);
        let number = (count + 9) % 12 + 1;
        let (Some(first), Ok(days)) = (sky::date(first), u32::try_from(next - first)) else {
            continue;
        };
        let of = year + i32::from(number < 11);
        out.push((first, days, of, number, is_leap));
    }
    out
}

/// Whether a major solar term falls within the days from `first` up to `next`: the sun comes to another twelfth of its way.
fn has_term(first: i32, next: i32) -> bool {
    sky::sector(first) != sky::sector(next)
}

/// The number of the new moon that begins the month of the winter solstice: the last one whose day is not after the solstice's.
fn eleventh(year: i32) -> i32 {
    let last = sky::day_number(year, 12, 31);
    // counted from the equinox of spring, the sun is in the tenth twelfth (9) from the morning after the solstice
    let after = |moon: i32| sky::new_moon(moon) > last || sky::sector(sky::new_moon(moon)) == 9;
    let mut moon = sky::moon_near(year + 1) + 2;
    while after(moon) {
        moon -= 1;
    }
    moon
}

#[test]
fn the_table_is_what_astronomy_gives() {
    let worked = (1898..=2200).flat_map(span);
    let worked: Vec<Worked> = worked.filter(|m| (1899..=2199).contains(&m.2)).collect();
    let table: Vec<Worked> = all()
        .iter()
        .map(|Month(first, m, days)| (*first, *days, m.year, m.month, m.leap))
        .collect();
    assert_eq!(table.len(), 3723);
    assert_eq!(table, worked);
}

#[test]
fn tet_from_2000_to_2035() {
    for (year, tet) in (2000..).zip(TET) {
        assert_eq!(solar(year, 1, 1), Some(day(tet)), "{year}");
    }
    assert_eq!(
        (of(day("16/02/2026")).map(|d| (d.day, d.month, d.year))),
        Some((29, 12, 2025))
    );
}

#[test]
fn vietnam_is_not_china() {
    // China's new years: 30/01/1968, 20/02/1985, 18/02/2007, 03/02/2030
    for (year, tet) in [
        (1968, "29/01/1968"),
        (1985, "21/01/1985"),
        (2007, "17/02/2007"),
        (2030, "02/02/2030"),
    ] {
        assert_eq!(solar(year, 1, 1), Some(day(tet)), "{year}");
    }
}

#[test]
fn leap_months() {
    let leap = |year: i32| {
        let months = all().into_iter().map(|Month(_, m, _)| m);
        let leap = months.filter(|m| m.year == year && m.leap);
        leap.map(|m| m.month).collect::<Vec<_>>()
    };
    for (year, month) in [
        (2001, 4),
        (2004, 2),
        (2006, 7),
        (2009, 5),
        (2012, 4),
        (2014, 9),
        (2017, 6),
        (2020, 4),
        (2023, 2),
        (2025, 6),
        (2028, 5),
        (2031, 3),
    ] {
        assert_eq!(leap(year), [month], "{year}");
    }
    for year in [
        2000, 2002, 2003, 2005, 2007, 2008, 2010, 2011, 2013, 2015, 2016, 2018, 2019, 2021, 2022,
        2024, 2026, 2027, 2029, 2030,
    ] {
        assert_eq!(leap(year), [0; 0], "{year}");
    }
}

#[test]
fn days_of_festivals() {
    let check = |year, month, lunar, expect: &str| {
        assert_eq!(
            solar(year, month, lunar),
            Some(day(expect)),
            "{lunar}/{month}/{year}"
        );
    };
    check(2026, 1, 15, "03/03/2026"); // rằm tháng Giêng
    check(2026, 2, 2, "20/03/2026"); // hội xuân
    check(2026, 3, 10, "26/04/2026"); // giỗ Tổ Hùng Vương
    check(2025, 3, 10, "07/04/2025");
    check(2024, 3, 10, "18/04/2024");
    check(2026, 8, 15, "25/09/2026"); // Trung thu
    check(2025, 8, 15, "06/10/2025"); // after the leap sixth month
    check(2025, 12, 23, "10/02/2026"); // ông Công, ông Táo
    check(2025, 12, 30, "16/02/2026"); // a month of 29 days: its last
}

#[test]
fn new_moons_a_minute_or_two_from_midnight() {
    // 00:01 on 21/09/1998 and 00:00:14 on 08/05/2054 in Vietnam: an hour later by the clock of China
    assert_eq!(solar(1998, 8, 1), Some(day("21/09/1998")));
    assert_eq!(
        of(day("08/05/2054")).map(|d| (d.day, d.month)),
        Some((1, 4))
    );
}

#[test]
fn a_day_of_a_leap_month_says_so() {
    assert_eq!(
        of(day("25/07/2025")),
        Some(LunarDate {
            year: 2025,
            month: 6,
            leap: true,
            day: 1
        })
    );
    assert_eq!(
        of(day("24/07/2025")),
        Some(LunarDate {
            year: 2025,
            month: 6,
            leap: false,
            day: 30
        })
    );
}

#[test]
fn outside_its_years_nothing_is_converted() {
    for odd in ["31/12/1899", "01/01/2200", "01/01/0001", "31/12/9999"] {
        assert_eq!(of(day(odd)), None, "{odd}");
    }
    assert_eq!(
        (
            of(NaiveDate::MIN),
            of(NaiveDate::MAX),
            solar(99999, 1, 1),
            solar(2026, 13, 1)
        ),
        (None, None, None, None)
    );
    assert!(of(day("01/01/1900")).is_some() && of(day("31/12/2199")).is_some());
}

#[test]
fn months_follow_one_another_for_three_hundred_years() {
    let after = |Month(first, _, days): &Month| *first + Days::new(u64::from(*days));
    for (a, b) in all().iter().zip(all().iter().skip(1)) {
        assert_eq!(after(a), b.0);
        assert!(matches!(a.2, 29 | 30) && a.1 < b.1);
    }
}

proptest! {
    #[test]
    fn there_and_back(days in 693_600i32..803_000) {
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap();
        if let Some(lunar) = of(day).filter(|l| !l.leap) {
            prop_assert_eq!(solar(lunar.year, lunar.month, lunar.day), Some(day));
        }
        if let (Some(today), Some(tomorrow)) = (of(day), day.succ_opt().and_then(of)) {
            prop_assert!(today < tomorrow);
            prop_assert!(tomorrow.day == today.day + 1 || tomorrow.day == 1);
        }
    }
}
