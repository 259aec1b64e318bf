//! The export against the data files, which are read here a second time: everything stands in it once, with the same decimals.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::program::plain;
use crate::tree::Tree;
use rust_decimal::Decimal;
use serde_json::Value;

const COMMUNES: [&str; 5] = [
    "cai-kinh",
    "dong-khe",
    "minh-hoa",
    "quoc-khanh",
    "xuan-hung",
];

fn folder(commune: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("data")
        .join(commune)
}

/// All data files of a folder.
fn files(folder: &Path) -> Vec<Tree> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "ron"))
        .collect();
    paths.sort();
    paths.iter().map(|p| Tree::read(p)).collect()
}

fn file(commune: &str, name: &str) -> Vec<Tree> {
    let path = folder(commune).join(name);
    if path.exists() {
        vec![Tree::read(&path)]
    } else {
        Vec::new()
    }
}

fn export() -> BTreeMap<String, Value> {
    let ran = plain(&["export", "--as-of", "16/01/2026"]);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    document["communes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["id"].as_str().unwrap().to_string(), c.clone()))
        .collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key}"))
}

fn text(value: &Value, key: &str) -> Option<String> {
    value[key].as_str().map(str::to_string)
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str().map(|d| d.parse().unwrap())
}

/// Sorted, so that what stands twice shows too.
fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort();
    items
}

type Numbers = Vec<Option<Decimal>>;

fn figure_on_file(row: &Tree) -> Numbers {
    let mut numbers = vec![
        row.decimal("thuc_hien"),
        row.decimal("cung_ky"),
        row.decimal("cung_ky_in"),
    ];
    numbers.extend(sorted(
        row.list("ty_le_in").iter().map(|p| p.decimal("gia_tri")),
    ));
    numbers.extend(row.list("phan_to").iter().map(|p| p.decimal("gia_tri")));
    numbers
}

fn figure_exported(row: &Value) -> Numbers {
    let actual = if row["computed"] == true {
        None
    } else {
        decimal(&row["actual"])
    };
    let mut numbers = vec![
        actual,
        decimal(&row["same_period"]),
        decimal(&row["same_period_printed"]),
    ];
    numbers.extend(sorted(
        list(row, "printed").iter().map(|p| decimal(&p["percent"])),
    ));
    numbers.extend(list(row, "parts").iter().map(|p| decimal(&p["value"])));
    numbers
}

#[test]
fn every_figure_is_there_once_with_all_of_its_numbers() {
    let export = export();
    let mut all = 0;
    for commune in COMMUNES {
        let files = files(&folder(commune).join("so-lieu"));
        let on_file = files.iter().flat_map(|f| {
            let period = f.text("ky").unwrap();
            f.list("so_lieu").iter().map(move |row| {
                (
                    period.clone(),
                    row.text("chi_tieu").unwrap(),
                    figure_on_file(row),
                )
            })
        });
        let exported = list(&export[commune], "periods").iter().flat_map(|p| {
            let rows = list(p, "rows").iter().filter(|r| r["reported"] == true);
            rows.map(|row| {
                (
                    text(p, "id").unwrap(),
                    text(row, "indicator").unwrap(),
                    figure_exported(row),
                )
            })
        });
        let (on_file, exported) = (sorted(on_file), sorted(exported));
        assert_eq!(on_file.len(), exported.len(), "{commune}");
        for (a, b) in on_file.iter().zip(&exported) {
            assert_eq!(a, b, "{commune}");
        }
        let sum = |rows: &[(String, String, Numbers)]| {
            rows.iter().flat_map(|r| &r.2).flatten().sum::<Decimal>()
        };
        assert_eq!(sum(&on_file), sum(&exported), "{commune}");
        all += on_file.len();
    }
    // Cai Kinh alone has about 260
    assert!(all > 400, "{all}");
}

/// What a file keeps and what the export has, by identifier.
fn same(
    what: &str,
    on_file: Vec<(String, Vec<Option<String>>)>,
    exported: Vec<(String, Vec<Option<String>>)>,
) -> usize {
    let (on_file, exported) = (sorted(on_file), sorted(exported));
    assert_eq!(on_file.len(), exported.len(), "{what}");
    for (a, b) in on_file.iter().zip(&exported) {
        assert_eq!(a, b, "{what}");
    }
    on_file.len()
}

/// `16/01/2026` as `2026-01-16`.
fn iso(day: &str) -> String {
    let parts: Vec<&str> = day.split('/').collect();
    format!("{}-{:0>2}-{:0>2}", parts[2], parts[1], parts[0])
}

fn plain_decimal(value: Option<Decimal>) -> Option<String> {
    value.map(|d| d.normalize().to_string())
}

#[test]
fn every_plan_target_task_and_event_is_there_once() {
    let export = export();
    let mut counts = [0; 4];
    for commune in COMMUNES {
        let whole = &export[commune];
        let value = |v: &Value| plain_decimal(decimal(&v["value"]));
        let plans = file(commune, "ke-hoach.ron");
        counts[0] += same(
            &format!("{commune} plans"),
            plans
                .iter()
                .flat_map(|f| f.list("ke_hoach"))
                .map(|p| {
                    let derived = p.text("suy_ra").filter(|d| d == "true");
                    (
                        p.text("ma").unwrap(),
                        vec![
                            p.text("chi_tieu"),
                            plain_decimal(p.decimal("gia_tri")),
                            derived,
                        ],
                    )
                })
                .collect(),
            list(whole, "plans")
                .iter()
                .map(|p| {
                    let derived = (p["derived"] == true).then(|| "true".to_string());
                    (
                        text(p, "id").unwrap(),
                        vec![text(p, "indicator"), value(p), derived],
                    )
                })
                .collect(),
        );
        let targets = file(commune, "muc-tieu.ron");
        counts[1] += same(
            &format!("{commune} targets"),
            targets
                .iter()
                .flat_map(|f| f.list("muc_tieu"))
                .map(|t| {
                    let numbers = [t.decimal("gia_tri"), t.decimal("goc")].map(plain_decimal);
                    (
                        t.text("ma").unwrap(),
                        [vec![t.text("ten"), t.text("so")], numbers.to_vec()].concat(),
                    )
                })
                .collect(),
            list(whole, "targets")
                .iter()
                .map(|t| {
                    let start = plain_decimal(decimal(&t["start"]));
                    (
                        text(t, "id").unwrap(),
                        vec![text(t, "name"), text(t, "number"), value(t), start],
                    )
                })
                .collect(),
        );
        let tasks = files(&folder(commune).join("nhiem-vu"));
        let stated =
            |t: &Value, key: &str, given: &str| text(t, key).filter(|_| t[given] == "stated");
        counts[2] += same(
            &format!("{commune} tasks"),
            tasks
                .iter()
                .flat_map(|f| f.list("nhiem_vu"))
                .map(|t| {
                    let steps = Some(t.list("moc").len().to_string());
                    (
                        t.text("ma").unwrap(),
                        vec![
                            t.text("ten"),
                            t.text("chu_tri"),
                            t.text("han").map(|d| iso(&d)),
                            t.text("muc_tieu"),
                            steps,
                        ],
                    )
                })
                .collect(),
            list(whole, "tasks")
                .iter()
                .map(|t| {
                    let (owner, day) = (
                        stated(t, "owner", "owner_given"),
                        stated(t, "deadline", "deadline_given"),
                    );
                    let steps = Some(list(t, "milestones").len().to_string());
                    (
                        text(t, "id").unwrap(),
                        vec![text(t, "title"), owner, day, text(t, "goal"), steps],
                    )
                })
                .collect(),
        );
        let events = file(commune, "lich.ron");
        counts[3] += same(
            &format!("{commune} events"),
            events
                .iter()
                .flat_map(|f| f.list("su_kien"))
                .map(|e| {
                    (
                        e.text("ma").unwrap(),
                        vec![
                            e.text("ten"),
                            e.text("ngay").map(|d| iso(&d)),
                            e.text("gio"),
                            e.text("ai"),
                        ],
                    )
                })
                .collect(),
            list(&whole["calendar"], "events")
                .iter()
                .map(|e| {
                    (
                        text(e, "id").unwrap(),
                        vec![
                            text(e, "title"),
                            text(&e["rule"], "first"),
                            text(e, "hour"),
                            text(e, "who"),
                        ],
                    )
                })
                .collect(),
        );
    }
    assert!(counts.iter().all(|c| *c >= 19), "{counts:?}");
}

#[test]
fn the_tables_hold_what_the_document_holds() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bang/").display().to_string();
    let ran = plain(&[
        "xuat",
        "--format",
        "csv",
        "--as-of",
        "16/01/2026",
        "-o",
        &out,
    ]);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    let read = |name: &str| -> Vec<BTreeMap<String, String>> {
        let bytes = fs::read(folder.path().join("bang").join(name)).unwrap();
        csv::Reader::from_reader(bytes.as_slice())
            .deserialize()
            .map(Result::unwrap)
            .collect()
    };
    let export = export();
    let total = |of: &dyn Fn(&Value) -> usize| export.values().map(of).sum::<usize>();
    let count = |key: &str| total(&|c| list(c, key).len());
    assert_eq!(read("ke_hoach.csv").len(), count("plans"));
    assert_eq!(read("muc_tieu.csv").len(), count("targets"));
    assert_eq!(read("nhiem_vu.csv").len(), count("tasks"));
    assert_eq!(read("phat_hien.csv").len(), count("findings"));
    assert_eq!(
        read("su_kien.csv").len(),
        total(&|c| list(&c["calendar"], "events").len())
    );
    let rows = |c: &Value| {
        list(c, "periods")
            .iter()
            .flat_map(|p| list(p, "rows"))
            .map(|r| list(r, "against").len().max(1))
            .sum()
    };
    let figures = read("so_lieu.csv");
    assert_eq!(figures.len(), total(&rows));
    let disbursed = figures
        .iter()
        .find(|r| r["ke_hoach"] == "gn-2025-tru-dung")
        .unwrap();
    assert_eq!(
        (
            disbursed["thuc_hien"].as_str(),
            disbursed["danh_gia"].as_str()
        ),
        ("33740.012029", "chậm")
    );
    let together = plain(&["export", "--format", "csv", "--as-of", "16/01/2026"]).out;
    let all: Vec<BTreeMap<String, String>> = csv::Reader::from_reader(together.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect();
    let of = |name: &str| all.iter().filter(|r| r["bang"] == name).count();
    assert_eq!(
        (of("so_lieu"), of("nhiem_vu"), of("phan_to")),
        (figures.len(), count("tasks"), read("phan_to.csv").len())
    );
}

#[test]
fn files_are_written_whole_and_never_over_others() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.json").display().to_string();
    let first = plain(&["export", "--commune", "xuan-hung", "-o", &file]);
    assert_eq!(
        (first.out, first.err.as_str(), first.code),
        (format!("Đã ghi {file}\n"), "", 0)
    );
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        plain(&["export", "--commune", "xuan-hung"]).out
    );
    fs::write(&file, "của tôi").unwrap();
    let again = plain(&["export", "--commune", "xuan-hung", "-o", &file]);
    assert_eq!(
        (again.code, again.err),
        (
            2,
            format!("Lỗi: {file}: đã có tệp này, không ghi đè; chọn tên khác, hoặc thêm --force\n")
        )
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "của tôi");
    assert_eq!(
        plain(&["export", "--commune", "xuan-hung", "-o", &file, "--force"]).code,
        0
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
    let look = plain(&["export", "--read-only", "-o", &file, "--force"]);
    assert_eq!(
        (look.code, look.err.as_str()),
        (2, "Lỗi: đang ở chế độ chỉ xem; bỏ --read-only để ghi\n")
    );
    let nowhere = folder.path().join("khong-co");
    let lost = plain(&[
        "export",
        "-o",
        &nowhere.join("x.json").display().to_string(),
    ]);
    assert!(
        lost.err
            .contains(&format!("không có thư mục “{}”", nowhere.display())),
        "{}",
        lost.err
    );
    let at_folder = plain(&["export", "-o", &folder.path().display().to_string()]);
    assert!(
        at_folder
            .err
            .contains("JSON là một tệp, không phải thư mục"),
        "{}",
        at_folder.err
    );
    let none = plain(&["export", "--period", "2020-01"]);
    assert_eq!(
        none.err,
        "Lỗi: --period: không xã nào có số liệu kỳ “2020-01”; bỏ --period để xuất mọi kỳ\n"
    );
}
