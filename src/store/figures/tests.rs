//! Saving figures: which bytes change, and when none does.
use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use rust_decimal::Decimal;
use tempfile::TempDir;

use super::recovery::{self, Keeper};
use super::*;
use crate::data::edit::{Edit, Step, apply, value};
use crate::data::typed::{Draft, Typed};
use crate::model::{Qualifier, Reading, number};
use crate::store::Root;

const FILE: &str = "thu/so-lieu/2026-01.ron";

/// As a clerk would keep it: remarks, blank lines, three ways of breaking a record.
const HAND: &str = "// Tháng 1\n(\n  ky: \"2026-01\", tu: \"01/01/2026\", den: \"31/01/2026\", // cả tháng\n  lap: \"02/02/2026\", van_ban: \"bc.txt\",\n\n  so_lieu: [\n    // Thu\n    (chi_tieu: \"thu\", thuc_hien: \"1.234,50\", nguon: \"I\"), // hỏi lại chị Lan\n\n    // Đàn\n    (\n        chi_tieu: \"trau\",\n        thuc_hien: 562, /* đếm ngày 30 */\n        tinh_chat: Uoc,\n        nguon: \"II\",\n    ),\n    (chi_tieu:\"bo\",nguon:\"II\",thuc_hien:35)\n  ],\n)\n";

fn stamp() -> Stamp {
    let date = NaiveDate::from_ymd_opt(2026, 2, 3).unwrap();
    Stamp {
        date,
        time: NaiveTime::from_hms_opt(18, 40, 0).unwrap(),
        by: Some("lan".into()),
    }
}

/// A folder with one commune that has this one period.
fn data(text: &str) -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = "(don_vi: [(ten: \"con\", en: \"head\")], linh_vuc: [(ma: \"kt\", ten: \"Kinh tế\", en: \"Economy\")],\n nhom: [(ma: \"thu\", linh_vuc: \"kt\", ten: \"Thu\", en: \"R\"), (ma: \"dan\", linh_vuc: \"kt\", ten: \"Đàn\", en: \"H\")],\n chi_tieu: [";
    let mut catalogue = catalogue.to_string();
    for (id, group) in [
        ("thu", "thu"),
        ("chi", "thu"),
        ("lon", "dan"),
        ("trau", "dan"),
        ("ngua", "dan"),
        ("bo", "dan"),
    ] {
        let _ = writeln!(
            catalogue,
            "(ma: \"{id}\", nhom: \"{group}\", ten: \"{id}\", en: \"{id}\", don_vi: \"con\", loai: ThoiDiem),"
        );
    }
    catalogue.push_str("])");
    fs::create_dir_all(folder.path().join("thu/so-lieu")).unwrap();
    fs::write(folder.path().join("danh-muc.ron"), catalogue).unwrap();
    fs::write(
        folder.path().join("thu/xa.ron"),
        "(ma: \"thu\", ten: \"Thử\", tinh: \"Cao Bằng\")",
    )
    .unwrap();
    fs::write(folder.path().join(FILE), text).unwrap();
    let store = Store::open(Root::Folder(folder.path().into()));
    assert_eq!(store.load("thu").problems, []);
    (folder, store)
}

fn january() -> Period {
    "2026-01".parse().unwrap()
}

/// `12,5`, `Uoc 12,5`, nothing for an empty text.
fn figure(text: &str) -> Option<Reading> {
    let (qualifier, text) = text
        .strip_prefix("Uoc ")
        .map_or((None, text), |rest| (Some(Qualifier::Estimate), rest));
    (!text.is_empty()).then(|| Reading {
        value: number::parse(text).unwrap(),
        qualifier,
    })
}

fn change(indicator: &str, before: &str, after: &str) -> FigureChange {
    FigureChange {
        indicator: indicator.into(),
        before: figure(before),
        after: figure(after),
    }
}

fn saved(text: &str, changes: &[FigureChange]) -> (Result<usize, Refused>, String) {
    let (folder, store) = data(text);
    let result = save(&store, "thu", january(), changes, &stamp(), false);
    (
        result,
        fs::read_to_string(folder.path().join(FILE)).unwrap(),
    )
}

/// Saves one change into the file of the clerk; gives the old and the new of what differs.
#[track_caller]
fn check(indicator: &str, before: &str, after: &str, old: &str, new: &str) {
    let (result, text) = saved(HAND, &[change(indicator, before, after)]);
    assert_eq!(result, Ok(1));
    assert_eq!(HAND.matches(old).count(), 1, "{old}");
    assert_eq!(text, HAND.replace(old, new), "{indicator}");
}

const BY: &str = "ngay: \"03/02/2026\", gio: \"18:40\", ai: \"lan\"";

#[test]
fn only_the_bytes_of_the_figure_change() {
    check(
        "thu",
        "1.234,50",
        "1.300",
        "\"1.234,50\", nguon: \"I\")",
        &format!("\"1.300\", nguon: \"I\", lich_su: [({BY}, cu: \"1.234,50\")])"),
    );
    // an estimate becomes final: the figure itself stays as it is written
    check(
        "trau",
        "Uoc 562",
        "562",
        "        tinh_chat: Uoc,\n        nguon: \"II\",\n",
        &format!("        nguon: \"II\",\n        lich_su: [({BY}, cu: 562, tinh_chat: Uoc)],\n"),
    );
    check(
        "bo",
        "35",
        "",
        ",thuc_hien:35)",
        &format!(", lich_su: [({BY}, cu: 35)])"),
    );
}

#[test]
fn a_figure_that_waits_to_be_filled_in_keeps_its_line() {
    let text = HAND.replace("thuc_hien: \"1.234,50\"", "thuc_hien: \"\"");
    let folder = data(HAND);
    fs::write(folder.0.path().join(FILE), &text).unwrap();
    assert_eq!(
        save(
            &folder.1,
            "thu",
            january(),
            &[change("thu", "", "1.300")],
            &stamp(),
            false
        ),
        Ok(1)
    );
    let expect = text.replace(
        "\"\", nguon: \"I\"",
        &format!("\"1.300\", nguon: \"I\", lich_su: [({BY})]"),
    );
    assert_eq!(
        fs::read_to_string(folder.0.path().join(FILE)).unwrap(),
        expect
    );
}

#[test]
fn a_new_figure_goes_where_it_belongs() {
    let new = |id: &str| {
        format!("(chi_tieu: \"{id}\", thuc_hien: 7, nguon: \"nhập 03/02/2026 18:40, lan\")")
    };
    // behind its neighbour, below the remark on its line
    check(
        "chi",
        "",
        "7",
        "// hỏi lại chị Lan\n",
        &format!("// hỏi lại chị Lan\n    {},\n", new("chi")),
    );
    check(
        "ngua",
        "",
        "7",
        "        nguon: \"II\",\n    ),\n",
        &format!("        nguon: \"II\",\n    ),\n    {},\n", new("ngua")),
    );
    // the first of its group stands below the heading of the group all the same
    check(
        "lon",
        "",
        "7",
        "        nguon: \"II\",\n    ),\n",
        &format!("        nguon: \"II\",\n    ),\n    {},\n", new("lon")),
    );
}

#[test]
fn a_second_change_of_a_figure_joins_its_history() {
    let (folder, store) = data(HAND);
    let path = folder.path().join(FILE);
    for (before, after) in [("1.234,50", "Uoc 2.000"), ("Uoc 2.000", "2.100,5")] {
        assert_eq!(
            save(
                &store,
                "thu",
                january(),
                &[change("thu", before, after)],
                &stamp(),
                false
            ),
            Ok(1)
        );
    }
    let text = fs::read_to_string(path).unwrap();
    let steps = [
        Step::Key("so_lieu"),
        Step::With("chi_tieu", "thu"),
        Step::Key("lich_su"),
    ];
    let history = format!("[({BY}, cu: \"1.234,50\"), ({BY}, cu: \"2.000\", tinh_chat: Uoc)]");
    assert_eq!(value(&text, &steps), Some(history.as_str()));
    let commune = store.load("thu").commune.unwrap();
    let figure = commune.periods[0]
        .figure(commune.catalogue.find("thu").unwrap())
        .unwrap()
        .clone();
    assert_eq!(figure.reading(), self::figure("2.100,5"));
    let before: Vec<_> = figure.revisions().iter().map(|r| r.before).collect();
    assert_eq!(
        before,
        [self::figure("1.234,50"), self::figure("Uoc 2.000")]
    );
    assert_eq!(
        (
            figure.revisions()[0].by.as_deref(),
            figure.revisions()[0].time
        ),
        (Some("lan"), Some(stamp().time))
    );
}

#[test]
fn what_somebody_else_has_changed_is_not_written_over() {
    let (result, text) = saved(
        HAND,
        &[
            change("bo", "35", "36"),
            change("thu", "1.000", "1.300"),
            change("trau", "562", "9"),
        ],
    );
    assert_eq!(
        result,
        Err(Refused::Contested(vec!["thu".into(), "trau".into()]))
    );
    assert_eq!(text, HAND);
    // both want the same
    let (result, text) = saved(HAND, &[change("thu", "1.000", "1.234,5")]);
    assert_eq!((result, text.as_str()), (Ok(0), HAND));
}

#[test]
fn nothing_is_written_where_nothing_may_be() {
    let (folder, store) = data(HAND);
    let one = [change("thu", "1.234,50", "1")];
    assert_eq!(
        save(&store, "thu", january(), &one, &stamp(), true),
        Err(Refused::ReadOnly)
    );
    assert_eq!(
        save(
            &Store::open(Root::Embedded),
            "thu",
            january(),
            &one,
            &stamp(),
            false
        ),
        Err(Refused::Embedded)
    );
    let gone = save(
        &store,
        "thu",
        "2026-02".parse().unwrap(),
        &one,
        &stamp(),
        false,
    );
    assert!(matches!(gone, Err(Refused::Gone(_))), "{gone:?}");
    let unknown = save(
        &store,
        "thu",
        january(),
        &[change("khong-co", "", "1")],
        &stamp(),
        false,
    );
    assert_eq!(unknown, Err(Refused::Undeclared("khong-co".into())));
    for broken in [
        HAND.replace("],", ""),
        HAND.replace("so_lieu", "so_liu"),
        String::new(),
    ] {
        fs::write(folder.path().join(FILE), &broken).unwrap();
        let refused = save(&store, "thu", january(), &one, &stamp(), false);
        assert!(
            matches!(refused, Err(Refused::Broken(_) | Refused::Form(_))),
            "{refused:?}"
        );
        assert_eq!(
            fs::read_to_string(folder.path().join(FILE)).unwrap(),
            broken
        );
    }
}

#[test]
fn an_error_that_is_there_already_is_no_reason() {
    let text = HAND.replace(
        "    // Đàn",
        "    (chi_tieu: \"sai\", thuc_hien: 1, nguon: \"I\"),",
    );
    let folder = data(HAND);
    fs::write(folder.0.path().join(FILE), &text).unwrap();
    assert_eq!(
        save(
            &folder.1,
            "thu",
            january(),
            &[change("bo", "35", "36")],
            &stamp(),
            false
        ),
        Ok(1)
    );
}

#[test]
fn a_bad_history_is_told_and_its_figure_stays() {
    let (folder, store) = data(HAND);
    for (bad, count) in [
        ("7", 0),
        ("[(gio: \"18:40\")]", 0),
        (
            "[(ngay: \"03/02/2026\", cu: 1.5), (ngay: \"04/02/2026\")]",
            1,
        ),
    ] {
        let text = HAND.replace("nguon: \"I\"", &format!("nguon: \"I\", lich_su: {bad}"));
        fs::write(folder.path().join(FILE), text).unwrap();
        let loaded = store.load("thu");
        assert_eq!(loaded.problems.len(), 1, "{bad}");
        let commune = loaded.commune.unwrap();
        let figure = commune.periods[0]
            .figure(commune.catalogue.find("thu").unwrap())
            .unwrap();
        assert_eq!(
            (figure.reading(), figure.revisions().len()),
            (self::figure("1.234,50"), count),
            "{bad}"
        );
    }
}

fn draft(count: usize) -> Draft {
    let cell = |id: &str, text: &str, before| {
        let text = text.into();
        (id.into(), Typed { text, before })
    };
    let all = [
        cell("bo", "ước 1\"2", figure("35")),
        cell("thu", "", figure("Uoc 1.234,5")),
        cell("chi", "7", None),
    ];
    Draft {
        slug: "thu".into(),
        period: january(),
        cells: all.into_iter().take(count).collect(),
    }
}

#[test]
fn what_is_kept_is_found_once_its_writer_is_gone() {
    let (folder, store) = data(HAND);
    let mut keeper = Keeper::default();
    keeper.keep(&store, &draft(1), &stamp(), false).unwrap();
    keeper.keep(&store, &draft(3), &stamp(), false).unwrap();
    let path = folder
        .path()
        .join("thu/so-lieu/.giaoban.phuc-hoi-2026-01.ron");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    // somebody else who types into the same period has a file of their own
    let mut other = Keeper::default();
    other.keep(&store, &draft(1), &stamp(), false).unwrap();
    assert_eq!(recovery::find(&store, "thu"), []);
    other.forget();
    drop(keeper);
    let found = recovery::find(&store, "thu");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].file, path);
    assert_eq!((found[0].date, &found[0].draft), (stamp().date, &draft(3)));
    // the loader does not see it
    assert_eq!(store.load("thu").problems, []);
    let mut next = Keeper::default();
    next.adopt(&path);
    next.keep(&store, &draft(1), &stamp(), false).unwrap();
    assert_eq!(recovery::find(&store, "thu"), []);
    next.forget();
    let left: Vec<_> = fs::read_dir(folder.path().join("thu/so-lieu"))
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    assert!(
        left.iter()
            .all(|name| !name.to_string_lossy().contains("phuc-hoi")),
        "{left:?}"
    );
}

#[test]
fn what_cannot_be_read_is_not_offered() {
    let (folder, store) = data(HAND);
    for (at, bad) in [
        "",
        "(",
        "(ky: \"2026-01\", ngay: \"03/02/2026\", so_lieu: [])",
        "\u{0}",
    ]
    .iter()
    .enumerate()
    {
        fs::write(
            folder
                .path()
                .join(format!("thu/so-lieu/.giaoban.phuc-hoi-{at}.ron")),
            bad,
        )
        .unwrap();
    }
    assert_eq!(recovery::find(&store, "thu"), []);
}

const INDICATORS: [&str; 6] = ["thu", "chi", "lon", "trau", "ngua", "bo"];

fn readings() -> impl Strategy<Value = Option<Reading>> {
    let value = (any::<i32>(), 0u32..6).prop_map(|(m, s)| Decimal::new(m.into(), s));
    let qualifier = proptest::option::of(prop_oneof![
        Just(Qualifier::Estimate),
        Just(Qualifier::Over),
        Just(Qualifier::Preliminary)
    ]);
    proptest::option::weighted(
        0.8,
        (value, qualifier).prop_map(|(value, qualifier)| Reading { value, qualifier }),
    )
}

/// A record of a figure in one of the ways in which people lay it out, or none.
fn record(id: &'static str) -> impl Strategy<Value = String> {
    let layouts = [
        "    (chi_tieu: \"ID\", thuc_hien: \"1,5\", nguon: \"I\"),\n",
        "    (chi_tieu: \"ID\", thuc_hien: 1, tinh_chat: Uoc, nguon: \"I\"), // (thuc_hien: 2)\n\n",
        "\t(\n\t\tnguon: \"a, b)\", /* ] */\n\t\tthuc_hien: \"2.000\", chi_tieu: \"ID\"\n\t),\n",
        "(chi_tieu:\"ID\",nguon:r\"x\\\",lich_su:[(ngay:\"01/01/2026\",cu:7)]),",
        "",
    ];
    (0..layouts.len()).prop_map(move |at| layouts[at].replace("ID", id))
}

fn files() -> impl Strategy<Value = String> {
    (INDICATORS.map(record).prop_shuffle(), any::<bool>()).prop_map(|(records, windows)| {
        let head = "(ky: \"2026-01\", tu: \"01/01/2026\", den: \"31/01/2026\", lap: \"02/02/2026\", van_ban: \"b\",";
        let text = format!("{head}\n so_lieu: [\n{}\n ]) // hết\n", records.concat());
        if windows { text.replace('\n', "\r\n") } else { text }
    })
}

/// The text without anything that a save may touch: values, how firm they are, histories, records that were added.
fn rest(text: &str, ids: &[&str]) -> String {
    let mut out = text.to_string();
    for id in ids {
        for key in ["thuc_hien", "tinh_chat", "lich_su"] {
            let path = [
                Step::Key("so_lieu"),
                Step::With("chi_tieu", id),
                Step::Key(key),
            ];
            if value(&out, &path).is_some() {
                out = apply(&out, Edit::Remove { path: &path }).unwrap();
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_figures_into_any_file(text in files(), wanted in proptest::collection::vec((0usize..6, readings()), 1..6)) {
        let (folder, store) = data(&text);
        let read = |store: &Store| {
            let commune = store.load("thu").commune.unwrap();
            INDICATORS.map(|id| commune.periods[0].figure(commune.catalogue.find(id).unwrap()).and_then(crate::model::Figure::reading))
        };
        let before = read(&store);
        let mut after = before;
        for (at, reading) in &wanted {
            after[*at] = *reading;
        }
        let changes: Vec<FigureChange> = (0..6)
            .filter(|at| wanted.iter().any(|(w, _)| w == at))
            .map(|at| FigureChange { indicator: INDICATORS[at].into(), before: before[at], after: after[at] })
            .collect();
        let count = (0..6).filter(|at| before[*at] != after[*at]).count();
        prop_assert_eq!(save(&store, "thu", january(), &changes, &stamp(), false), Ok(count));
        prop_assert_eq!(read(&store), after);
        prop_assert_eq!(store.load("thu").problems, []);
        let now = fs::read_to_string(folder.path().join(FILE)).unwrap();
        let old: Vec<&str> = INDICATORS.into_iter().filter(|id| text.contains(&format!("\"{id}\""))).collect();
        let mut known = now.clone();
        let mut added = 0;
        for id in INDICATORS.iter().filter(|id| !old.contains(id)) {
            let path = [Step::Key("so_lieu"), Step::With("chi_tieu", id)];
            if value(&known, &path).is_some() {
                known = apply(&known, Edit::Remove { path: &path }).unwrap();
                added += 1;
            }
        }
        let touched: Vec<&str> = old.into_iter().filter(|id| changes.iter().any(|c| &*c.indicator == *id && c.before != c.after)).collect();
        let (known, kept) = (rest(&known, &touched), rest(&text, &touched));
        if added == 0 {
            prop_assert_eq!(&known, &kept);
        }
        // taking a record out again may leave another gap than there was before it came
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        prop_assert_eq!(solid(&known), solid(&kept));
        if added == 1 && touched.is_empty() {
            let same = |a: &mut dyn Iterator<Item = u8>, b: &mut dyn Iterator<Item = u8>| a.zip(b).take_while(|(a, b)| a == b).count();
            let (start, end) = (same(&mut text.bytes(), &mut now.bytes()), same(&mut text.bytes().rev(), &mut now.bytes().rev()));
            prop_assert!(start + end >= text.len(), "more than one place changed:\n{}", now);
        }
    }
}
