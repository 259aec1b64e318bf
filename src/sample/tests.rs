//! The relations that the figures of the sample satisfy, with several seeds.

use chrono::Datelike;

use super::calendar::LEAD;
use super::table::{Cell, Table};
use super::{SEED, filled, generate};

const SEEDS: [u64; 4] = [SEED, 0, 1, u64::MAX];

fn cells<'a>(table: &'a Table, id: &str) -> &'a [Option<Cell>] {
    &table
        .columns
        .iter()
        .find(|c| c.id == id)
        .unwrap_or_else(|| panic!("{id}"))
        .cells
}

fn values(table: &Table, id: &str) -> Vec<Option<i64>> {
    cells(table, id)
        .iter()
        .map(|c| c.as_ref().map(|c| c.value))
        .collect()
}

/// Week by week, the sum of some indicators is the sum of others.
fn check_sums(table: &Table, left: &[&str], right: &[&str]) {
    let sums = |ids: &[&str]| {
        let columns: Vec<_> = ids.iter().map(|id| values(table, id)).collect();
        (0..table.weeks.len())
            .map(|at| columns.iter().map(|c| c[at]).sum::<Option<i64>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(sums(left), sums(right), "{left:?} = {right:?}");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(generate(SEED), generate(SEED));
    assert_ne!(generate(SEED), generate(SEED + 1));
}

#[test]
fn two_years_of_weeks_with_enough_to_see() {
    let table = filled(SEED);
    assert_eq!(generate(SEED).len(), 3 + 104);
    assert!(table.columns.len() >= 40, "{}", table.columns.len());
    for sheet in 1..=5 {
        assert!(
            table.columns.iter().filter(|c| c.sheet == sheet).count() >= 8,
            "{sheet}"
        );
    }
    let mut ids: Vec<_> = table.columns.iter().map(|c| c.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), table.columns.len());
    assert!(
        table
            .columns
            .iter()
            .all(|c| c.cells.len() == table.weeks.len())
    );
}

#[test]
fn every_file_says_that_it_is_made_up() {
    for (path, text) in generate(SEED) {
        let first = text.lines().next().unwrap();
        assert!(
            first.starts_with("// MINH HỌA") && first.contains("giaoban sample"),
            "{path}"
        );
    }
}

#[test]
fn parts_add_up() {
    for seed in SEEDS {
        let table = filled(seed);
        let check = |left: &[&str], right: &[&str]| check_sums(&table, left, right);
        check(&["mh-gn-dp", "mh-gn-tw", "mh-gn-nn"], &["gn-tong"]);
        check(&["mh-thu-phi", "mh-thu-dat", "mh-thu-khac"], &["tns-tong"]);
        check(&["hkd-moi", "hkd-cham-dut", "hkd-thay-doi"], &["hkd-tong"]);
        check(&["hs-ton", "hs-tiep-nhan"], &["hs-tong"]);
        check(&["hs-da-giai-quyet", "hs-dang-giai-quyet"], &["hs-tong"]);
        check(&["hs-dung-han", "hs-qua-han"], &["hs-da-giai-quyet"]);
        check(
            &["hs-chua-den-han", "hs-dang-qua-han"],
            &["hs-dang-giai-quyet"],
        );
        check(&["dt-da-giai-quyet", "dt-dang-xac-minh"], &["dt-tong"]);
        check(
            &["ht-lien-thong-dung-han", "ht-lien-thong-qua-han"],
            &["ht-lien-thong"],
        );
    }
}

#[test]
fn a_part_is_no_more_than_its_whole() {
    for seed in SEEDS {
        let table = filled(seed);
        for (part, whole) in [
            ("mh-rac-thu-gom", "mh-rac-phat-sinh"),
            ("mh-bhyt-nguoi", "mh-dan-so"),
            ("mh-truc-tuyen", "hs-tiep-nhan"),
            ("mh-so-hoa", "hs-da-giai-quyet"),
            ("hg-khong-thanh", "hg-vu-viec"),
            ("ht-lien-thong", "ht-khai-sinh"),
            ("xp-ma-tuy-nguoi", "tp-ma-tuy-nguoi"),
            ("tp-ma-tuy-vu", "tp-ma-tuy-nguoi"),
            ("cc-ho-so", "cc-ho-so-luy-ke"),
            ("cc-dinh-danh", "cc-dinh-danh-luy-ke"),
        ] {
            assert!(
                values(&table, part)
                    .iter()
                    .zip(values(&table, whole))
                    .all(|(part, whole)| *part <= whole),
                "{part}, {whole}"
            );
        }
    }
}

#[test]
fn what_is_pending_opens_the_next_week() {
    for seed in SEEDS {
        let table = filled(seed);
        let (opening, pending) = (
            values(&table, "hs-ton"),
            values(&table, "hs-dang-giai-quyet"),
        );
        assert_eq!(opening[1..], pending[..pending.len() - 1]);
        let (all, waiting) = (
            values(&table, "dt-tong"),
            values(&table, "dt-dang-xac-minh"),
        );
        let received = |at: usize| {
            values(&table, "dt-qua-tiep-dan")[at].unwrap()
                + values(&table, "dt-qua-buu-chinh")[at].unwrap()
        };
        assert!(
            (1..all.len()).all(|at| all[at].unwrap() == waiting[at - 1].unwrap() + received(at))
        );
    }
}

#[test]
fn sums_never_fall_within_their_window() {
    for seed in SEEDS {
        let table = filled(seed);
        for id in [
            "gn-tong",
            "mh-gn-dp",
            "mh-gn-tw",
            "mh-gn-nn",
            "tns-tong",
            "mh-thu-phi",
            "mh-thu-dat",
            "mh-thu-khac",
            "mh-trong-rung",
            "mh-gieo-trong",
            "mh-bo-hoc",
            "qs-tuyen-quan",
            "cc-ho-so-luy-ke",
            "cc-dinh-danh-luy-ke",
            "mh-tai-nan-vu",
            "mh-tuan-tra",
        ] {
            let known: Vec<_> = cells(&table, id)
                .iter()
                .zip(&table.weeks)
                .filter_map(|(c, w)| Some((c.as_ref()?, w)))
                .collect();
            for pair in known.windows(2) {
                let [(before, earlier), (now, later)] = [pair[0], pair[1]];
                let window = |cell: &Cell, week: &super::calendar::Week| {
                    cell.from.map_or(week.to.year(), |from| from.year())
                };
                let same = window(before, earlier) == window(now, later);
                assert!(!same || before.value <= now.value, "{id} {}", later.period);
            }
        }
    }
}

#[test]
fn sums_begin_anew() {
    let table = filled(SEED);
    let revenue = values(&table, "tns-tong");
    // 29/12/2024 against 05/01/2025
    assert!(revenue[51].unwrap() > 8_000_000 && revenue[52].unwrap() < 400_000);
    // capital of 2024 until 26/01/2025, of 2025 from 02/02/2025 on; none before 04/02/2024
    let capital = cells(&table, "gn-tong");
    let year = |at: usize| capital[at].as_ref().and_then(|c| c.from).map(|d| d.year());
    assert_eq!(
        [LEAD, 3, 4, 55, 56, 105].map(year),
        [None, None, Some(2024), Some(2024), Some(2025), Some(2025)]
    );
}

#[test]
fn hamlets_add_up() {
    for seed in SEEDS {
        let table = filled(seed);
        let broken: Vec<_> = table
            .columns
            .iter()
            .filter(|c| c.cells.iter().flatten().any(|cell| !cell.parts.is_empty()))
            .collect();
        assert_eq!(
            broken.iter().map(|c| c.id).collect::<Vec<_>>(),
            ["cn-trau", "bt-nguoi-huong", "mh-ho-ngheo"]
        );
        for cell in broken.iter().flat_map(|c| c.cells.iter().flatten()) {
            assert_eq!(
                (cell.parts.len(), cell.parts.iter().sum::<i64>()),
                (10, cell.value)
            );
            assert!(cell.parts.iter().all(|part| *part >= 0));
        }
    }
}

#[test]
fn some_figures_are_missing_and_none_is_negative() {
    for seed in SEEDS {
        let table = filled(seed);
        let gaps = |id: &str| {
            cells(&table, id)
                .iter()
                .skip(LEAD)
                .filter(|c| c.is_none())
                .count()
        };
        assert!(
            (1..30).contains(&gaps("cn-bo"))
                && gaps("cn-gia-cam") > 0
                && gaps("ntm-che-phu-rung") > 50
        );
        assert_eq!(gaps("hs-tiep-nhan"), 0);
        assert!(
            table
                .columns
                .iter()
                .flat_map(|c| c.cells.iter().flatten())
                .all(|cell| cell.value >= 0)
        );
    }
}
