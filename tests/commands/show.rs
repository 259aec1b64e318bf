//! `giaoban show`: what it prints, and that its three shapes say the same.

use std::collections::HashMap;
use std::path::Path;

use crate::program::{FIGURES, commune, data, finish, program, run, write};
use serde_json::Value;

/// 377 of 396 days have gone: nhịp 95,2 %. 10.214,112 − 3.966,920 = 6.247,192 of 41.864,648184 − 33.740,012029 = 8.124,636155: 76,9 %.
/// January weighs 1 of 12,5 and 12 of its 31 days have gone: 3,1 %. 12.118 − 183,854636 over 353 days, seven of them: 236,65.
const WHOLE: &str = "\
XÃ ĐÔNG KHÊ · tỉnh Cao Bằng · Tháng 01/2026
13/12/2025–12/01/2026 · báo cáo ngày 16/01/2026 · xem ngày 16/01/2026
Nguồn: bao-cao.txt

CẦN BÀN
▼ Vốn nước ngoài (ODA) đạt 38,8% kế hoạch năm 2025, nhịp 95,2%; 76,9% số còn thiếu nằm ở đây; hết hạn 31/01, còn 15
  ngày
▼ Thu ngân sách nhà nước trên địa bàn đạt 1,5% dự toán năm 2026, nhịp 3,1%; mỗi tuần cần 236,7 triệu đồng để kịp
▽ Tỷ lệ giải quyết đúng hạn 97,28% (143/147), mức ít nhất 100%

KINH TẾ · 4 chỉ tiêu · 2 rất chậm · 1 chậm
Đánh giá         Chỉ tiêu                                 CK              TH             KH      %         ±KH  ±CK  So với               Nguồn
Giải ngân vốn đầu tư công · triệu đồng · đến 12/01/2026
▽ chậm           Tổng vốn đầu tư công năm 2025 !               33.740,012029  41.864,648184  80,59   −8.124,64       trừ 2 dự án dừng     II.1.4.a
                   in 80,0% (trừ 2 dự án dừng)
▽ chậm                                                                        43.739,384184  77,14   −9.999,37       gồm cả 2 dự án dừng
▼ rất chậm         Vốn nước ngoài (ODA)                         3.966,920     10.214,112     38,84   −6.247,19       kế hoạch năm 2025    II.1.4.c
Thu ngân sách · triệu đồng · đến 12/01/2026
▼ rất chậm       Thu ngân sách nhà nước trên địa bàn          ước 183,854636  12.118          1,52  −11.934,15       dự toán năm 2026     II.1.5
Chăn nuôi · con · đến 31/12/2025
· không giao KH  Đàn trâu                                550      562                                           +12                       II.1.1.b
                   gồm: Nà Lũng 500; Đông Nội, \"mới\" 62
                   ghi chú: chưa kể; đang điều tra

HÀNH CHÍNH CÔNG · 3 chỉ tiêu · 1 chậm
Đánh giá         Chỉ tiêu                       TH   KH      %    ±KH  Đơn vị  So với        Nguồn
Hồ sơ thủ tục hành chính · đến 12/01/2026
· không giao KH  Hồ sơ đã giải quyết        147                        hồ sơ                 II.4
· không giao KH  Hồ sơ giải quyết đúng hạn  143                        hồ sơ                 II.4
▽ chưa đạt mức   Tỷ lệ giải quyết đúng hạn   97,28  100  97,28  −2,72  %       ít nhất 100%  tính từ II.4

QUỐC PHÒNG - AN NINH · 1 chỉ tiêu · 1 chưa có số
Đánh giá      Chỉ tiêu                    TH  KH  So với
Quân sự · người
◌ chưa có số  Công dân nhập ngũ (nội bộ)   ·  13  chỉ tiêu giao quân: đúng 13 người

ĐỐI CHIẾU: chỗ số liệu không khớp
! Tổng vốn đầu tư công năm 2025: in 80,0%, tính lại 80,59% (33.740,012029 / 41.864,648184) · mục II.1.4.b

TH thực hiện · KH kế hoạch · CK cùng kỳ năm trước · ± chênh lệch · ! số liệu không khớp, xem ĐỐI CHIẾU · dấu chấm là không có số
";

fn json(args: &[&str]) -> Value {
    let folder = data();
    let ran = run(
        folder.path(),
        &[&["show", "--format", "json"], args].concat(),
    );
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn prints_a_period_for_people() {
    let folder = data();
    let ran = run(folder.path(), &["show", "--as-of", "16/01/2026"]);
    assert_eq!(ran.err, "");
    assert_eq!(ran.out, WHOLE);
    assert_eq!(ran.code, 0);
    assert!(!ran.out.contains('\x1b'));
}

#[test]
fn prints_a_part_of_it_by_any_name() {
    let folder = data();
    let with = |args: &[&str]| {
        run(
            folder.path(),
            &[&["xem", "--as-of", "2026-01-16"], args].concat(),
        )
    };
    let part = with(&["hanh-chinh-cong"]);
    assert!(part.out.contains("Tỷ lệ giải quyết đúng hạn"));
    assert!(!part.out.contains("Đàn trâu"));
    for name in ["Hành chính công", "hanh chinh cong", "HANH CHINH CONG"] {
        assert_eq!(with(&[name]), part, "{name}");
    }
    assert_eq!(with(&["hành", "chính", "công"]), part);
    let two = with(&["trau", "thu"]).out;
    assert!(two.contains("Đàn trâu") && two.contains("Thu ngân sách") && !two.contains("ODA"));
}

#[test]
fn speaks_english_and_ascii() {
    let folder = data();
    let ran = run(
        folder.path(),
        &[
            "show",
            "--lang",
            "en",
            "--ascii",
            "--as-of",
            "16/01/2026",
            "gn-tong",
        ],
    );
    assert!(
        ran.out.contains("v slow   Total capital 2025 !"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("without 2 stopped projects"),
        "{}",
        ran.out
    );
    assert!(
        ran.out
            .lines()
            .next()
            .unwrap()
            .starts_with("COMMUNE OF ĐÔNG KHÊ")
    );
}

#[test]
fn marks_illustration_everywhere() {
    let folder = data();
    commune(
        folder.path(),
        "minh-hoa",
        "(ma: \"minh-hoa\", ten: \"Minh Họa\", tinh: \"Cao Bằng\", minh_hoa: true)\n",
    );
    let with = |format: &str| {
        run(
            folder.path(),
            &["show", "--commune", "minh-hoa", "--format", format],
        )
        .out
    };
    assert!(with("text").contains("SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ THẬT"));
    assert!(with("json").contains("\"illustrative\": true"));
    assert!(
        with("csv")
            .lines()
            .skip(1)
            .all(|line| line.contains(",true,"))
    );
    // it is never the one shown when none is named
    assert!(run(folder.path(), &["show"]).out.starts_with("XÃ ĐÔNG KHÊ"));
}

#[test]
fn looks_on_the_day_that_is_asked_for() {
    let day = |args: &[&str]| json(args)["as_of"].as_str().unwrap().to_string();
    assert_eq!(day(&["--as-of", "20/01/2026"]), "2026-01-20");
    assert_eq!(day(&["--as-of", "2026-01-20"]), "2026-01-20");
    let today = day(&["--as-of", "hom-nay"]);
    assert_eq!(today.len(), 10);
    assert_eq!(
        json(&["--as-of", "20/01/2026"])["attention"][0]["days_left"],
        11
    );
}

#[test]
fn keeps_every_digit() {
    let document = json(&["--as-of", "16/01/2026"]);
    let all = indicators(&document);
    let value = |id: &str| all[id]["actual"]["value"].as_str().unwrap().to_string();
    assert_eq!(value("gn-tong"), "33740.012029");
    assert_eq!(value("gn-oda"), "3966.920");
    assert_eq!(value("thu"), "183.854636");
    assert_eq!(value("trau"), "562");
    assert_eq!(all["gn-oda"]["actual"]["vi"], "3.966,920");
    assert_eq!(all["gn-tong"]["plans"][0]["value"]["value"], "41864.648184");
    assert_eq!(
        all["gn-tong"]["plans"][0]["variance"]["value"],
        "-8124.636155"
    );
    assert_eq!(all["gn-tong"]["plans"][0]["variance"]["vi"], "−8.124,64");
    assert_eq!(all["gn-tong"]["printed"][0]["percent"]["value"], "80.0");
    assert_eq!(
        all["gn-tong"]["printed"][0]["source"],
        "bao-cao.txt, II.1.4.b"
    );
    assert_eq!(all["trau"]["parts"][0]["value"]["value"], "500");
    assert_eq!(all["trau"]["same_period"]["value"], "550");
    assert_eq!(
        all["thu"]["plans"][0]["curve"]["months"][11]["value"],
        "1.5"
    );
    assert_eq!(all["tuyen-quan"]["actual"], Value::Null);
    assert_eq!(all["tuyen-quan"]["verdict"], "no_figure");
    assert_eq!(
        document["findings"][0]["recomputed"]["total"]["value"],
        "80.59"
    );
}

#[test]
fn partial_data_is_shown_with_what_is_wrong() {
    let folder = data();
    let broken = FIGURES.replace("thuc_hien: 562", "thuc_hien: 5.62");
    write(folder.path(), "dong-khe/so-lieu/2026-01.ron", &broken);
    let ran = run(folder.path(), &["show"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("33.740,012029"), "{}", ran.out);
    let at = ran.out.find("LỖI TRONG TỆP DỮ LIỆU").unwrap();
    assert!(ran.out[at..].contains("2026-01.ron:7:"), "{}", ran.out);
    let document: Value =
        serde_json::from_str(&run(folder.path(), &["show", "--format", "json"]).out).unwrap();
    assert_eq!(document["problems"][0]["line"], 7);
    assert_eq!(document["problems"][0]["severity"], "error");
}

#[test]
fn a_commune_without_figures_says_so() {
    let folder = data();
    std::fs::remove_dir_all(folder.path().join("dong-khe/so-lieu")).unwrap();
    let ran = run(folder.path(), &["show"]);
    assert!(
        ran.out
            .starts_with("XÃ ĐÔNG KHÊ · tỉnh Cao Bằng · chưa có kỳ số liệu nào\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("◌ chưa có số"));
    assert_eq!(
        serde_json::from_str::<Value>(&run(folder.path(), &["show", "--format", "json"]).out)
            .unwrap()["period"],
        Value::Null
    );
}

/// All indicators of a document by their identifier.
fn indicators(document: &Value) -> HashMap<String, Value> {
    let list = |value: &Value| value.as_array().unwrap().clone();
    list(&document["sectors"])
        .iter()
        .flat_map(|s| list(&s["groups"]))
        .flat_map(|g| list(&g["indicators"]))
        .map(|i| (i["id"].as_str().unwrap().to_string(), i))
        .collect()
}

fn rows(text: &str) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .map(Result::unwrap)
        .collect()
}

/// A number's plain value, empty where there is none: as it stands in the table file.
fn value(number: &Value) -> String {
    number["value"].as_str().unwrap_or_default().to_string()
}

#[test]
fn text_json_and_csv_say_the_same() {
    let folder = data();
    agree(|args| run(folder.path(), args).out);
}

#[test]
fn the_year_before_keeps_its_digits() {
    let folder = data();
    let before = FIGURES
        .replace("2026-01\"", "2025-01\"")
        .replace(
            "tu: \"13/12/2025\", den: \"12/01/2026\", lap: \"16/01/2026\"",
            "tu: \"13/12/2024\", den: \"12/01/2025\", lap: \"16/01/2025\"",
        )
        .replace("33.740,012029", "30.000,123450")
        .replace("31/12/2025", "31/12/2024")
        .replace("01/01/2026", "01/01/2025")
        .replace("thuc_hien: 143", "thuc_hien: 140");
    write(folder.path(), "dong-khe/so-lieu/2025-01.ron", &before);
    let checked = run(folder.path(), &["check", "--period", "2026-01"]).out;
    assert!(checked.contains("\n0 lỗi"), "{checked}");
    agree(|args| run(folder.path(), args).out);
    let document: Value =
        serde_json::from_str(&run(folder.path(), &["show", "--format", "json"]).out).unwrap();
    let all = indicators(&document);
    let change = |id: &str| all[id]["changes"]["same_period"].clone();
    assert_eq!(
        change("gn-tong")["base"],
        serde_json::json!({"value": "30000.123450", "vi": "30.000,123450"})
    );
    assert_eq!(
        change("gn-tong")["absolute"],
        serde_json::json!({"value": "3739.888579", "vi": "3.739,89"})
    );
    // 140 of 147; what the report itself prints of the year before comes first
    assert_eq!(change("hs-dung-han")["base"]["vi"], "95,24");
    assert_eq!(change("trau")["base"]["value"], "550");
}

/// Every figure of the newest files of the shipped data, read here from their text, is in the document, digit for digit.
#[test]
fn every_figure_of_the_shipped_files_is_in_the_document() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| std::fs::read_dir(entry.unwrap().path().join("so-lieu")).ok())
        .filter_map(|periods| periods.map(|p| p.unwrap().path()).max())
        .collect();
    files.sort();
    // Đông Khê and the illustrative commune at least
    assert!(files.len() >= 2, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let slug = file
            .parent()
            .unwrap()
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let period = file.file_stem().unwrap().to_str().unwrap();
        let ran = run(
            &folder,
            &[
                "show",
                "--format",
                "json",
                "--commune",
                slug,
                "--period",
                period,
            ],
        );
        let document: Value = serde_json::from_str(&ran.out).unwrap();
        let all = indicators(&document);
        let mut seen = 0;
        for row in text.split("(chi_tieu: \"").skip(1) {
            let id = row.split('"').next().unwrap();
            let Some(rest) = row.split_once("thuc_hien: ").map(|(_, rest)| rest) else {
                continue;
            };
            let typed = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next().unwrap(),
                None => rest.split([',', ')']).next().unwrap(),
            };
            let whole = giaoban::model::number::parse(typed).unwrap();
            assert_eq!(
                all[id]["actual"]["value"],
                whole.to_string(),
                "{slug} {period} {id}"
            );
            assert_eq!(
                all[id]["actual"]["vi"],
                giaoban::model::number::format(whole),
                "{slug} {period} {id}"
            );
            seen += 1;
        }
        assert!(seen > 0, "{}", file.display());
    }
}

#[test]
fn the_data_inside_the_program_say_the_same_in_all_shapes() {
    let with = |args: &[&str]| {
        let mut command = program();
        command.args(args);
        finish(command)
    };
    assert_eq!(with(&["show"]).code, 0);
    agree(|args| with(args).out);
}

fn agree(show: impl Fn(&[&str]) -> String) {
    let document: Value = serde_json::from_str(&show(&["show", "--format", "json"])).unwrap();
    let table = rows(&show(&["show", "--format", "csv"]));
    let all = indicators(&document);
    assert!(!all.is_empty());
    for (id, indicator) in &all {
        let own: Vec<_> = table.iter().filter(|r| r["indicator"] == *id).collect();
        let plans = indicator["plans"].as_array().unwrap();
        assert_eq!(own.len(), plans.len().max(1), "{id}");
        let text = show(&["show", id]);
        let says = |number: &Value| {
            let vi = number["vi"].as_str();
            assert!(
                vi.is_none_or(|vi| text.contains(vi)),
                "{id}: {number} in\n{text}"
            );
        };
        for row in &own {
            assert_eq!(row["actual"], value(&indicator["actual"]), "{id}");
            assert_eq!(row["same_period"], value(&indicator["same_period"]), "{id}");
            assert_eq!(
                row["as_of"],
                indicator["as_of"].as_str().unwrap_or_default(),
                "{id}"
            );
            assert_eq!(
                row["source"],
                indicator["source"].as_str().unwrap_or_default(),
                "{id}"
            );
            assert_eq!(
                row["change_previous"],
                value(&indicator["changes"]["previous"]["absolute"]),
                "{id}"
            );
            assert_eq!(
                row["change_same_period_percent"],
                value(&indicator["changes"]["same_period"]["percent"]),
                "{id}"
            );
            let parts: Vec<String> = indicator["parts"]
                .as_array()
                .unwrap()
                .iter()
                .map(|p| format!("{}={}", p["name"].as_str().unwrap(), value(&p["value"])))
                .collect();
            assert_eq!(row["parts"], parts.join("; "), "{id}");
        }
        for part in indicator["parts"].as_array().unwrap() {
            says(&part["value"]);
        }
        for (row, plan) in own.iter().zip(plans) {
            assert_eq!(row["plan"], plan["id"].as_str().unwrap_or_default(), "{id}");
            for (column, number) in [
                ("plan_value", &plan["value"]),
                ("percent", &plan["percent"]),
                ("pace", &plan["pace"]),
                ("expected", &plan["expected"]),
                ("variance", &plan["variance"]),
                ("remaining", &plan["needed"]["remaining"]),
                ("needed_per_week", &plan["needed"]["per_week"]),
            ] {
                assert_eq!(row[column], value(number), "{id} {column}");
            }
            assert_eq!(row["verdict"], plan["verdict"].as_str().unwrap(), "{id}");
            says(&plan["value"]);
            says(&plan["percent"]);
        }
        says(&indicator["actual"]);
        says(&indicator["same_period"]);
        says(&indicator["changes"]["same_period"]["base"]);
    }
}

/// What a key of the document holds.
enum Shape {
    Text,
    Flag,
    Whole,
    Decimal,
    Day,
    Sentence,
    One(&'static [(&'static str, Shape)]),
    Many(&'static [(&'static str, Shape)]),
    Texts,
    Decimals,
    /// Any of the above, or null.
    Maybe(&'static Shape),
}

use Shape::{Day, Decimal, Decimals, Flag, Many, Maybe, One, Sentence, Text, Texts, Whole};

const DOCUMENT: &[(&str, Shape)] = &[
    ("schema", Text),
    (
        "commune",
        One(&[
            ("id", Text),
            ("name", Text),
            ("level", Text),
            ("province", Text),
            ("illustrative", Flag),
            ("hamlets", Texts),
        ]),
    ),
    (
        "period",
        Maybe(&One(&[
            ("id", Text),
            ("granularity", Text),
            ("name", Text),
            ("from", Day),
            ("to", Day),
            ("reported", Day),
            ("document", Text),
        ])),
    ),
    ("periods", Texts),
    ("as_of", Day),
    ("complete", Flag),
    (
        "attention",
        Many(&[
            ("indicator", Text),
            ("verdict", Text),
            ("sentence", Sentence),
            ("share", Maybe(&Decimal)),
            ("days_left", Maybe(&Whole)),
            ("related", Texts),
        ]),
    ),
    (
        "sectors",
        Many(&[
            ("id", Text),
            ("name", Text),
            ("en", Text),
            ("reporter", Text),
            ("groups", Many(GROUP)),
        ]),
    ),
    (
        "references",
        Many(&[
            ("id", Text),
            ("place", Text),
            ("place_en", Text),
            ("name", Text),
            ("points", Many(POINT)),
        ]),
    ),
    (
        "findings",
        Many(&[
            ("id", Text),
            ("check", Text),
            ("weight", Text),
            ("indicators", Texts),
            ("plan", Maybe(&Text)),
            ("printed", One(SIDE)),
            ("recomputed", One(SIDE)),
            ("difference", Maybe(&Decimal)),
            ("remark", Maybe(&Text)),
            ("note", Maybe(&Text)),
            (
                "acknowledged",
                Maybe(&One(&[("who", Text), ("date", Day), ("reason", Text)])),
            ),
            ("sentence", Sentence),
        ]),
    ),
    (
        "holding",
        Many(&[
            ("id", Text),
            ("check", Text),
            ("indicators", Texts),
            ("plan", Maybe(&Text)),
            ("printed", One(SIDE)),
            ("recomputed", One(SIDE)),
        ]),
    ),
    (
        "problems",
        Many(&[
            ("file", Text),
            ("line", Whole),
            ("column", Whole),
            ("severity", Text),
            ("message", Text),
            ("allowed", Maybe(&Text)),
            ("mend", Maybe(&Text)),
        ]),
    ),
];
const POINT: &[(&str, Shape)] = &[
    ("date", Day),
    ("percent", Decimal),
    ("qualifier", Maybe(&Text)),
    ("source", Text),
];
const GROUP: &[(&str, Shape)] = &[
    ("id", Text),
    ("name", Text),
    ("en", Text),
    ("indicators", Many(INDICATOR)),
];
const INDICATOR: &[(&str, Shape)] = &[
    ("id", Text),
    ("name", Text),
    ("short", Text),
    ("en", Text),
    ("unit", Text),
    ("unit_en", Text),
    ("kind", Text),
    ("direction", Text),
    ("headline", Flag),
    ("internal", Flag),
    ("parent", Maybe(&Text)),
    (
        "ratio",
        Maybe(&One(&[("numerator", Text), ("denominator", Text)])),
    ),
    ("definition", Maybe(&Text)),
    ("actual", Maybe(&Decimal)),
    ("computed", Flag),
    ("as_of", Maybe(&Day)),
    ("from", Maybe(&Day)),
    ("qualifier", Maybe(&Text)),
    ("same_period", Maybe(&Decimal)),
    ("same_period_printed", Maybe(&Decimal)),
    ("parts", Many(&[("name", Text), ("value", Decimal)])),
    ("note", Maybe(&Text)),
    ("source", Maybe(&Text)),
    (
        "printed",
        Many(&[
            ("percent", Decimal),
            ("plan", Maybe(&Text)),
            ("source", Maybe(&Text)),
        ]),
    ),
    ("plans", Many(PLAN)),
    ("verdict", Text),
    ("verdict_vi", Text),
    ("sentence", Maybe(&Sentence)),
    (
        "changes",
        One(&[
            ("previous", Maybe(&One(CHANGE))),
            ("same_period", Maybe(&One(CHANGE))),
        ]),
    ),
];
const CHANGE: &[(&str, Shape)] = &[
    ("base", Decimal),
    ("absolute", Decimal),
    ("percent", Maybe(&Decimal)),
];
const PLAN: &[(&str, Shape)] = &[
    ("id", Maybe(&Text)),
    ("name", Maybe(&Text)),
    ("en", Maybe(&Text)),
    ("value", Decimal),
    ("requirement", Text),
    ("limit", Sentence),
    ("window", Maybe(&One(&[("from", Day), ("to", Day)]))),
    (
        "curve",
        Maybe(&One(&[
            ("kind", Text),
            ("months", Decimals),
            ("reference", Maybe(&Text)),
        ])),
    ),
    ("references", Texts),
    ("assigned_by", Maybe(&Text)),
    ("primary", Flag),
    ("derived", Flag),
    ("source", Maybe(&Text)),
    ("note", Maybe(&Text)),
    ("percent", Maybe(&Decimal)),
    ("pace", Maybe(&Decimal)),
    ("expected", Maybe(&Decimal)),
    ("variance", Maybe(&Decimal)),
    (
        "needed",
        Maybe(&One(&[
            ("remaining", Decimal),
            ("days", Whole),
            ("per_week", Maybe(&Decimal)),
        ])),
    ),
    ("projection", Maybe(&Decimal)),
    ("verdict", Text),
];

/// One side of a comparison.
const SIDE: &[(&str, Shape)] = &[
    ("total", Maybe(&Decimal)),
    (
        "terms",
        Many(&[
            ("indicator", Maybe(&Text)),
            ("plan", Maybe(&Text)),
            ("name", Text),
            ("value", Maybe(&Decimal)),
        ]),
    ),
    ("sections", Texts),
];

fn walk(path: &str, value: &Value, shape: &Shape) {
    let is_day = |text: &str| text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    match shape {
        Text => assert!(value.is_string(), "{path}: {value}"),
        Flag => assert!(value.is_boolean(), "{path}: {value}"),
        Whole => assert!(value.is_i64() || value.is_u64(), "{path}: {value}"),
        Day => assert!(value.as_str().is_some_and(is_day), "{path}: {value}"),
        Decimal => {
            walk(path, value, &One(&[("value", Text), ("vi", Text)]));
            let plain = value["value"].as_str().unwrap();
            assert!(
                plain.parse::<rust_decimal::Decimal>().is_ok(),
                "{path}: {plain}"
            );
            assert!(
                plain
                    .bytes()
                    .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-')),
                "{path}: {plain}"
            );
            let vi = giaoban::model::number::parse(value["vi"].as_str().unwrap());
            assert!(vi.is_ok(), "{path}: {value}");
        }
        Sentence => walk(path, value, &One(&[("vi", Text), ("en", Text)])),
        One(fields) => {
            let object = value
                .as_object()
                .unwrap_or_else(|| panic!("{path}: {value}"));
            let keys: Vec<&str> = object.keys().map(String::as_str).collect();
            let mut expect: Vec<&str> = fields.iter().map(|(key, _)| *key).collect();
            expect.sort_unstable();
            assert_eq!(keys, expect, "{path}");
            for (key, shape) in *fields {
                walk(&format!("{path}.{key}"), &object[*key], shape);
            }
        }
        Many(fields) => {
            for (at, item) in value
                .as_array()
                .unwrap_or_else(|| panic!("{path}: {value}"))
                .iter()
                .enumerate()
            {
                walk(&format!("{path}[{at}]"), item, &One(fields));
            }
        }
        Texts => assert!(
            value
                .as_array()
                .is_some_and(|a| a.iter().all(Value::is_string)),
            "{path}: {value}"
        ),
        Decimals => value
            .as_array()
            .unwrap()
            .iter()
            .for_each(|v| walk(path, v, &Decimal)),
        Maybe(shape) if !value.is_null() => walk(path, value, shape),
        Maybe(_) => {}
    }
}

#[test]
fn json_keeps_to_its_schema() {
    let document = json(&[]);
    assert_eq!(document["schema"], "giaoban/1");
    walk("", &document, &One(DOCUMENT));
    let part = json(&["trau"]);
    walk("", &part, &One(DOCUMENT));
    assert_eq!(
        (&document["complete"], &part["complete"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
}

#[test]
fn json_comes_in_the_order_of_its_schema() {
    let folder = data();
    let text = run(folder.path(), &["show", "--format", "json"]).out;
    let tops: Vec<&str> = text
        .lines()
        .filter_map(|l| l.strip_prefix("  \"")?.split('"').next())
        .collect();
    let expect: Vec<&str> = DOCUMENT.iter().map(|(key, _)| *key).collect();
    assert_eq!(tops, expect);
    assert!(text.ends_with("}\n"));
}

#[test]
fn json_of_both_languages_is_the_same() {
    assert_eq!(json(&["--lang", "en"]), json(&["--lang", "vi"]));
}
