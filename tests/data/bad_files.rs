//! Every bad file of the corpus says exactly what its `.vi.txt` (and `.en.txt`) says, and never more.
//!
//! A case is `NAME.ron`, which takes the place of `dong-khe/so-lieu/2026-01.ron`, or a folder `NAME` of files laid over the good
//! data; `NAME.vi.txt` is what must be reported. Cases that git cannot hold (pipes, links, huge files) are made here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::files::copy;
use giaoban::data::Problem;
use giaoban::store::{Loaded, Root, Store};
use giaoban::text::render;

use giaoban::text::Lang;
use tempfile::TempDir;

const PERIOD: &str = "dong-khe/so-lieu/2026-01.ron";

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The good data in a folder of its own.
struct Data(TempDir);

impl Data {
    fn good() -> Self {
        let folder = TempDir::new().unwrap();
        copy(&corpus().join("good"), &folder.path().join("data"));
        Self(folder)
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root().join(name)
    }

    fn load(&self) -> Loaded {
        Store::open(Root::Folder(self.root())).load("dong-khe")
    }

    fn check(&self) -> Vec<Problem> {
        Store::open(Root::Folder(self.root())).check_all()
    }

    /// All problems as shown, with the folder named `data`.
    fn report(&self, lang: Lang) -> String {
        show(&self.check(), lang).replace(self.root().to_str().unwrap(), "data")
    }
}

fn show(problems: &[Problem], lang: Lang) -> String {
    let mut text: String = problems
        .iter()
        .map(|p| render::full(p, lang) + "\n")
        .collect::<Vec<_>>()
        .join("\n");
    if text.is_empty() {
        text.push_str("không có lỗi\n");
    }
    text
}

/// Compares with the expected texts of a case.
fn expect(name: &str, data: &Data) -> Vec<String> {
    let mut failures = Vec::new();
    for (lang, ending) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
        let file = corpus().join("bad").join(format!("{name}.{ending}.txt"));
        let Ok(expected) = fs::read_to_string(&file) else {
            assert!(lang == Lang::En, "{name} has no expected message");
            continue;
        };
        let got = data.report(lang);
        if got != expected {
            failures.push(format!(
                "== {name}.{ending}\n-- expected\n{expected}-- got\n{got}"
            ));
        }
    }
    failures
}

fn must(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} differ\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn every_bad_file_says_what_is_wrong() {
    let mut cases = BTreeSet::new();
    for entry in fs::read_dir(corpus().join("bad")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_string();
        if path.is_dir() || path.extension().is_some_and(|e| e == "ron") {
            cases.insert(name.trim_end_matches(".ron").to_string());
        }
    }
    assert!(cases.len() >= 45, "{} cases", cases.len());
    let mut failures = Vec::new();
    for name in &cases {
        let data = Data::good();
        let bad = corpus().join("bad");
        let single = bad.join(format!("{name}.ron"));
        if single.is_file() {
            fs::copy(single, data.path(PERIOD)).unwrap();
        } else {
            copy(&bad.join(name), &data.root());
        }
        failures.append(&mut expect(name, &data));
    }
    must(&failures);
}

/// Puts something else in the place of the period file and compares.
fn in_place_of_the_period(name: &str, put: impl FnOnce(&Path)) {
    let data = Data::good();
    let path = data.path(PERIOD);
    fs::remove_file(&path).unwrap();
    put(&path);
    must(&expect(name, &data));
    // the rest of the commune is there all the same
    let xa = data.load().commune.unwrap();
    assert_eq!((xa.plans.len(), xa.periods.len()), (3, 0));
}

#[test]
fn a_folder_stands_in_place_of_a_file() {
    in_place_of_the_period("folder-in-place", |path| fs::create_dir(path).unwrap());
}

#[test]
fn a_huge_file_is_not_read() {
    in_place_of_the_period("huge-file", |path| {
        // sparse: it takes no room on the disk
        fs::File::create(path)
            .unwrap()
            .set_len(100 * 1024 * 1024)
            .unwrap();
    });
}

#[test]
fn a_name_that_notepad_made_is_noticed() {
    let data = Data::good();
    fs::copy(
        data.path(PERIOD),
        data.path("dong-khe/so-lieu/2026-02.ron.txt"),
    )
    .unwrap();
    must(&expect("notepad-ending", &data));
    assert_eq!(data.load().commune.unwrap().periods.len(), 1);
}

#[test]
fn the_original_counts_and_not_its_copies() {
    let good = Data::good().load();
    let data = Data::good();
    let period = fs::read_to_string(data.path(PERIOD)).unwrap();
    let other = period.replacen("thuc_hien: ", "thuc_hien: 9", 1);
    assert_ne!(other, period);
    let write = |name: &str, text: &str| fs::write(data.path("dong-khe").join(name), text).unwrap();
    for name in [
        "2026-01 (1)",
        "2026-01 - Copy",
        "2026-01-DESKTOP-1",
        "2026-01",
    ] {
        let text = if name == "2026-01" { &period } else { &other };
        write(&format!("so-lieu/{name}.ron"), text);
    }
    write("so-lieu/2026-01.ron.txt", &period);
    let sync = ".sync-conflict-20260119-101112-ABC.ron";
    for entry in fs::read_dir(data.path("dong-khe")).unwrap().flatten() {
        if entry.path().is_file() {
            let name = entry.file_name().into_string().unwrap();
            fs::copy(
                entry.path(),
                data.path("dong-khe").join(name.replace(".ron", sync)),
            )
            .unwrap();
        }
    }
    fs::copy(
        data.path("danh-muc.ron"),
        data.path("danh-muc (bản sao của Lan).ron"),
    )
    .unwrap();
    let loaded = data.load();
    assert_eq!(loaded.commune, good.commune);
    // one line each, and each names the original
    let said = show(&loaded.problems, Lang::Vi);
    let copies = loaded.problems.len() - good.problems.len();
    assert_eq!(said.matches("không được tính").count(), copies, "{said}");
    assert!(
        said.contains(
            "bản sao của 2026-01.ron, không được tính: 1 dòng chỉ có ở bản sao, đầu tiên là dòng "
        ),
        "{said}"
    );
    assert!(said.contains("không được tính: giống hệt"), "{said}");
    assert!(said.contains("bản sao của danh-muc.ron"), "{said}");
}

#[test]
fn no_advice_names_what_is_there() {
    let data = Data::good();
    // of the same period under a name that is no copy's
    fs::copy(data.path(PERIOD), data.path("dong-khe/so-lieu/2026-03.ron")).unwrap();
    copy(&data.path("dong-khe"), &data.path("dong-khe-cu"));
    copy(&data.path("dong-khe"), &data.path("dong-khe (1)"));
    let said = data.report(Lang::Vi);
    assert!(said.contains("tệp 2026-01.ron đã có"), "{said}");
    assert!(said.contains("thư mục \"dong-khe\" đã có"), "{said}");
    assert!(
        said.contains("bản sao của dong-khe, không được tính"),
        "{said}"
    );
    assert!(!said.contains("đổi tên"), "{said}");
}

#[test]
fn without_the_catalogue_only_that_is_said() {
    let data = Data::good();
    fs::remove_file(data.path("danh-muc.ron")).unwrap();
    must(&expect("no-catalogue", &data));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    use super::*;

    #[test]
    fn a_link_to_itself_ends() {
        in_place_of_the_period("link-loop", |path| {
            std::os::unix::fs::symlink(path, path).unwrap();
        });
    }

    #[test]
    fn a_pipe_is_not_opened() {
        in_place_of_the_period("pipe", |path| {
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        });
    }

    /// Root reads everything: the reading is done by a child of this test without its rights.
    #[test]
    fn a_file_without_permission() {
        const CHILD: &str = "STORE_BAD_FILES_DATA";
        if let Ok(folder) = std::env::var(CHILD) {
            let problems = Store::open(Root::Folder(folder.clone().into())).check_all();
            println!("<<{}>>", show(&problems, Lang::Vi).replace(&folder, "data"));
            return;
        }
        let data = Data::good();
        fs::set_permissions(data.path(PERIOD), fs::Permissions::from_mode(0o000)).unwrap();
        let expected = fs::read_to_string(corpus().join("bad/no-permission.vi.txt")).unwrap();
        if fs::File::open(data.path(PERIOD)).is_err() {
            assert_eq!(data.report(Lang::Vi), expected);
            return;
        }
        fs::set_permissions(data.0.path(), fs::Permissions::from_mode(0o755)).unwrap();
        // the test itself may stand where others cannot go
        let program = data.0.path().join("child");
        fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let mut child = Command::new(&program);
        child
            .args([
                "--exact",
                "bad_files::unix::a_file_without_permission",
                "--nocapture",
            ])
            .env(CHILD, data.root())
            .current_dir("/")
            .uid(65534)
            .gid(65534);
        let output = match child.output() {
            Ok(output) => output,
            Err(error) => {
                eprintln!(
                    "skipped: permissions do not stop this user, and no other can be taken on: {error}"
                );
                return;
            }
        };
        let text = String::from_utf8(output.stdout).unwrap();
        let got = text
            .split_once("<<")
            .and_then(|(_, rest)| rest.split_once(">>"))
            .map(|(got, _)| got);
        assert_eq!(
            got,
            Some(expected.as_str()),
            "{text}{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

/// The values of a period by their indicators, as text.
fn figures(loaded: &Loaded, period: usize) -> Vec<(String, String)> {
    let xa = loaded.commune.as_ref().unwrap();
    let name =
        |f: &giaoban::model::Figure| xa.catalogue.indicator(f.indicator).unwrap().id.to_string();
    let value = |f: &giaoban::model::Figure| f.actual.map_or("-".to_string(), |v| v.to_string());
    xa.periods[period]
        .figures
        .iter()
        .map(|f| (name(f), value(f)))
        .collect()
}

fn with(name: &str) -> Data {
    let data = Data::good();
    let bad = corpus().join("bad");
    let single = bad.join(format!("{name}.ron"));
    if single.is_file() {
        fs::copy(single, data.path(PERIOD)).unwrap();
    } else {
        copy(&bad.join(name), &data.root());
    }
    data
}

fn pairs(expect: &[(&str, &str)]) -> Vec<(String, String)> {
    expect
        .iter()
        .map(|(a, b)| (a.to_string(), b.to_string()))
        .collect()
}

#[test]
fn what_is_good_in_a_bad_file_loads() {
    let check = |name: &str, expect: &[(&str, &str)]| {
        assert_eq!(figures(&with(name).load(), 0), pairs(expect), "{name}");
    };
    check("several-in-one-file", &[("hs-tiep-nhan", "7")]);
    check(
        "duplicate-indicator",
        &[("vb-den", "1283"), ("vb-di", "562")],
    );
    check("unknown-key", &[("vb-den", "1283")]);
    check("missing-comma", &[("vb-den", "1283"), ("vb-di", "562")]);
    check("unclosed-bracket", &[("vb-di", "562")]);
    check("extra-bracket", &[("vb-den", "1283"), ("vb-di", "562")]);
    check("unclosed-list", &[("vb-den", "1283")]);
    check("trailing-text", &[("vb-den", "1283")]);
    check("negative-figure-is-fine", &[("gn-tong", "-1234.5")]);
    check("bare-decimal", &[]);
    // a value may have been swallowed by the open text: better none than half a figure
    check("unclosed-text", &[]);
    // the percentage is bad, the figure is not
    check("plan-of-another-indicator", &[("gn-tong", "-")]);
}

#[test]
fn good_files_load_beside_bad_ones() {
    let data = with("several-files");
    fs::copy(
        corpus().join("good").join(PERIOD),
        data.path("dong-khe/so-lieu/2026-03.ron"),
    )
    .unwrap();
    let text = fs::read_to_string(data.path("dong-khe/so-lieu/2026-03.ron")).unwrap();
    let text = text
        .replace("2026-01", "2026-03")
        .replace("13/12/2025", "13/02/2026")
        .replace("12/01/2026", "12/03/2026")
        .replace("16/01/2026", "16/03/2026");
    fs::write(data.path("dong-khe/so-lieu/2026-03.ron"), text).unwrap();
    let loaded = data.load();
    assert_eq!(figures(&loaded, 0), pairs(&[("vb-den", "1283")]));
    let march: Vec<String> = figures(&loaded, 1)
        .into_iter()
        .map(|(_, value)| value)
        .collect();
    assert_eq!(march, ["33740.012029", "12.50", "1283", "562", "-"]);
}

#[test]
fn accents_written_apart_are_the_same_letters() {
    let (good, apart) = (Data::good().load(), with("nfd-text").load());
    assert_ne!(
        fs::read(corpus().join("good/dong-khe/xa.ron")).unwrap(),
        fs::read(corpus().join("bad/nfd-text/dong-khe/xa.ron")).unwrap()
    );
    assert_eq!(good, apart);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = with("windows-line-ends").load();
    assert_eq!(figures(&plain, 0), pairs(&[("vb-den", "1283")]));
    assert_eq!(with("byte-order-mark").load(), plain);
}

#[test]
fn deep_nesting_is_refused_before_it_hurts() {
    for bracket in ["(a: ", "[", "{", "(a: [", "x("] {
        let data = Data::good();
        fs::write(data.path(PERIOD), bracket.repeat(10_000)).unwrap();
        let report = data.report(Lang::Vi);
        assert!(
            report.contains("lỗi: ngoặc lồng quá sâu (quá 32 lớp)\n"),
            "{bracket}: {report}"
        );
    }
}

#[test]
fn a_commune_that_is_not_there_is_named_with_those_that_are() {
    let data = Data::good();
    let store = Store::open(Root::Folder(data.root()));
    let say = |slug: &str, lang| {
        show(&store.load(slug).problems, lang).replace(data.root().to_str().unwrap(), "data")
    };
    assert_eq!(
        say("dongkhe", Lang::Vi),
        "lỗi: không có xã nào tên là \"dongkhe\" trong dữ liệu\n --> data\n |\n = cho phép: dong-khe\n = cách sửa: có lẽ là \"dong-khe\"; sửa lại cho đúng\n"
    );
    assert_eq!(
        say("../bad", Lang::En),
        "error: the data has no commune named \"../bad\"\n --> data\n |\n = allowed: dong-khe\n = fix: choose one of those listed; every commune is a folder with a file xa.ron\n"
    );
    let nowhere = Store::open(Root::Folder(data.root().join("nowhere")));
    let text = show(&nowhere.check_all(), Lang::Vi).replace(data.root().to_str().unwrap(), "data");
    assert!(
        text.starts_with("lỗi: không có thư mục này\n --> data/nowhere\n"),
        "{text}"
    );
    assert!(nowhere.communes().is_empty());
}

#[test]
fn a_problem_fits_on_one_line() {
    let data = with("bare-decimal");
    let problems = data.check();
    let line =
        |lang| render::one_line(&problems[0], lang).replace(data.root().to_str().unwrap(), "data");
    assert_eq!(
        line(Lang::Vi),
        "data/dong-khe/so-lieu/2026-01.ron:4:41: số 1.283 không có ngoặc kép nên đọc được hai cách"
    );
    assert_eq!(
        line(Lang::En),
        "data/dong-khe/so-lieu/2026-01.ron:4:41: the decimal \"1.283\" without quotes can be read in two ways"
    );
}

/// No sentence of any case ends in a full stop, names a Rust type, or speaks as the ron crate does.
#[test]
fn messages_are_for_officials() {
    for entry in fs::read_dir(corpus().join("bad")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines() {
            assert!(
                !line.ends_with('.') && !line.ends_with('!'),
                "{}: {line}",
                path.display()
            );
            for word in [
                "xpected", "RawValue", "Vec<", "Option", "struct", "enum", "i32", "u32", "String",
                "Decimal",
            ] {
                assert!(!line.contains(word), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn a_flood_of_errors_is_cut_and_counted() {
    let data = Data::good();
    let rows = "        (chi_tieu: \"vb-den\", nguon: 1),\n".repeat(2000);
    let head = "(\n    ky: \"2026-01\", tu: \"13/12/2025\", den: \"12/01/2026\", lap: \"16/01/2026\", van_ban: \"a.txt\",\n    so_lieu: [\n";
    fs::write(data.path(PERIOD), format!("{head}{rows}    ],\n)\n")).unwrap();
    let problems = data.check();
    // each row has a number for a text, and all but the first name the indicator again
    assert_eq!(problems.len(), 501);
    let last = render::full(problems.last().unwrap(), Lang::Vi);
    assert!(
        last.starts_with("lỗi: từ đây còn 3499 lỗi nữa không liệt kê\n"),
        "{last}"
    );
}
