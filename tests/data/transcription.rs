//! Every figure of the reports, transcribed a second time without a look at the data: the two must agree, both ways.
//!
//! A list in `tests/transcription` has one row for one number printed in the report: its section, what it says, the number, the
//! unit and the part it plays there, and then the indicator that keeps it and what that keeps it as:
//! `actual`, `percent [plan]`, `plan <plan>`, `part <name>`, `change` (printed as `110%` of the same period, kept as `10`),
//! `note` (said in the figure's remark, or in the indicator's name), `blank` (printed without a number), or `-` where it is not kept.

#[path = "transcription/duties.rs"]
mod duties;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use giaoban::model::{Commune, Figure, PeriodData, number};
use giaoban::store::{Root, Store};

use rust_decimal::Decimal;

/// Numbers of a report that the data does not keep: commune, section, number, how often, why.
const NOT_KEPT: &[(&str, &str, &str, usize, &str)] = &[
    (
        "dong-khe",
        "II.1.4.a",
        "33.740,012029",
        1,
        "the same amount beside the second plan; each percentage is kept with its plan",
    ),
    (
        "dong-khe",
        "II.1.4.b",
        "33.740,012029",
        1,
        "the same amount again; its percentage is kept with this section",
    ),
    (
        "dong-khe",
        "II.1.4.b",
        "41.864,648184",
        1,
        "the same plan again",
    ),
    (
        "cai-kinh",
        "B.II.2",
        "24",
        2,
        "24/24 is a saying: round the clock",
    ),
    (
        "cai-kinh",
        "B.II.4",
        "94",
        1,
        "years since an event, not a figure of the commune",
    ),
    (
        "cai-kinh",
        "B.II.3",
        "3",
        1,
        "three schools, in words; the indicator's name says so too",
    ),
];

/// Figures of the data that the report does not print as a number: commune, indicator, what it is kept as, why.
const NOT_PRINTED: &[(&str, &str, &str, &str)] = &[
    ("dong-khe", "yt-tu-vong", "actual", "none, in words"),
    ("dong-khe", "kt-khieu-nai", "actual", "none, in words"),
    ("dong-khe", "kt-to-cao", "actual", "none, in words"),
    (
        "dong-khe",
        "hg-khong-thanh",
        "actual",
        "the one matter mediated was not settled, in words",
    ),
    ("cai-kinh", "ln-chay-rung", "actual", "none, in words"),
    ("xuan-hung", "an-phuc-tap", "actual", "none, in words"),
    (
        "xuan-hung",
        "mb-khu-dan-cu",
        "actual",
        "the one that is named, in words",
    ),
    ("cai-kinh", "yt-ngo-doc", "actual", "none, in words"),
    ("cai-kinh", "ql-tai-pham", "actual", "none, in words"),
    ("cai-kinh", "ql-xuat-canh", "actual", "none, in words"),
    ("cai-kinh", "td-doan-dong", "actual", "none, in words"),
    ("cai-kinh", "td-gap-chu-tich", "actual", "none, in words"),
    (
        "cai-kinh",
        "tngt-vu",
        "same period",
        "follows from the printed change, which the remark repeats",
    ),
    (
        "cai-kinh",
        "tngt-chet",
        "same period",
        "follows from the printed change, which the remark repeats",
    ),
    (
        "cai-kinh",
        "td-luot",
        "same period",
        "follows from the printed change, which the remark repeats",
    ),
    (
        "cai-kinh",
        "dd-chuyen-muc-dich",
        "actual",
        "the part of the land dossiers, in the indicator that communes share",
    ),
    (
        "cai-kinh",
        "qua-ctd-suat",
        "part túi quà Đồng Ngàu huy động sau",
        "also an indicator of its own",
    ),
    (
        "cai-kinh",
        "qua-ctd-suat",
        "part ông Minh",
        "also an indicator of its own",
    ),
    (
        "cai-kinh",
        "qua-ctd-suat",
        "part Tú Huy",
        "also an indicator of its own",
    ),
];

/// What a report calls a unit, and what the data calls it. Money is converted.
const UNITS: &[(&str, &str)] = &[
    ("bài viết", "bài"),
    ("băng zôn", "băng rôn"),
    ("bộ", "việc"),
    ("cá nhân", "người"),
    ("công chức", "người"),
    ("công dân", "người"),
    ("cửa hàng", "cơ sở"),
    ("đối tượng", "người"),
    ("đồng chí", "người"),
    ("đồng/suất", "đồng"),
    ("học viên", "người"),
    ("hộ", "hồ sơ"),
    ("hồ sơ", "số"),
    ("kế hoạch và văn bản", "văn bản"),
    ("liệt sĩ", "hài cốt"),
    ("lượt", "lần"),
    ("người", "văn bản"),
    ("nhân khẩu", "người"),
    ("nhân sự", "người"),
    ("nhân thân", "người"),
    ("quyết định", "văn bản"),
    ("thanh niên", "người"),
    ("trường hợp", "cặp"),
    ("trường hợp", "xe"),
    ("TTHC", "thủ tục"),
    ("túi quà", "suất"),
    ("viên chức", "người"),
];

/// Đồng in one of a unit of money.
fn money(unit: &str) -> Option<Decimal> {
    match unit {
        "đồng" => Some(Decimal::ONE),
        "triệu đồng" => Some(Decimal::from(1_000_000)),
        "tỷ đồng" => Some(Decimal::from(1_000_000_000)),
        _ => None,
    }
}

/// One row of a list.
#[derive(Debug, Clone)]
struct Row {
    section: String,
    what: String,
    number: String,
    unit: String,
    role: String,
    indicator: String,
    kept_as: String,
}

/// A number in its place: indicator, kept as, section, digits.
type Place = (String, String, String, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn list(name: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(root().join("tests/transcription").join(name)).unwrap();
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some("section\twhat\tnumber\tunit\trole\tindicator\tkept_as")
    );
    lines
        .map(|line| {
            let fields: Vec<_> = line.split('\t').map(str::to_string).collect();
            let [section, what, number, unit, role, indicator, kept_as] =
                fields.try_into().unwrap();
            Row {
                section,
                what,
                number,
                unit,
                role,
                indicator,
                kept_as,
            }
        })
        .collect()
}

/// The section without the footnote, in either spelling: the list says `II.5 chú thích 8`, the data `II.5, chú thích 8`.
fn bare(section: &str) -> String {
    section
        .split("chú thích")
        .next()
        .unwrap_or("")
        .trim_end_matches([',', ' '])
        .to_string()
}

/// Every number the data has from the period's document.
fn places(commune: &Commune, period: &PeriodData) -> Vec<Place> {
    let mut all = Vec::new();
    for figure in &period.figures {
        let indicator = commune.catalogue.indicator(figure.indicator).unwrap();
        let own = figure.section.as_deref().unwrap_or("");
        let mut put = |kept_as: String, section: &str, text: String| {
            all.push((indicator.id.to_string(), kept_as, bare(section), text));
        };
        if let Some(value) = figure.actual {
            put("actual".into(), own, number::format(value));
        }
        if let Some(value) = figure.same_period {
            put("same period".into(), own, number::format(value));
        }
        if let Some(value) = figure.same_period_printed() {
            put("change".into(), own, number::format(value));
        }
        for printed in figure.printed() {
            let plan = printed
                .plan
                .map_or(String::new(), |at| format!(" {}", commune.plans[at].id));
            put(
                format!("percent{plan}"),
                printed.source.as_deref().unwrap_or(own),
                number::format(printed.percent),
            );
        }
        for part in figure.parts() {
            put(
                format!("part {}", part.name),
                own,
                number::format(part.value),
            );
        }
        let empty =
            figure.actual.is_none() && figure.printed().is_empty() && figure.parts().is_empty();
        if empty {
            put("blank".into(), own, String::new());
        }
    }
    let document = format!("{}, ", period.document);
    for plan in commune.plans.iter().filter(|p| !p.derived) {
        if let Some(section) = plan.source.strip_prefix(&document) {
            let indicator = commune.catalogue.indicator(plan.indicator).unwrap();
            all.push((
                indicator.id.to_string(),
                format!("plan {}", plan.id),
                bare(section),
                number::format(plan.value),
            ));
        }
    }
    all
}

/// The figure a row names.
fn figure<'a>(commune: &Commune, period: &'a PeriodData, id: &str) -> Option<&'a Figure> {
    period.figure(commune.catalogue.find(id)?)
}

/// The row's number as the data would keep it, in the data's unit; or what is wrong with the row.
fn expected(commune: &Commune, row: &Row) -> Result<String, String> {
    if row.kept_as == "blank" {
        return if row.number.is_empty() {
            Ok(String::new())
        } else {
            Err("is not blank".into())
        };
    }
    let printed = number::parse(&row.number).map_err(|e| format!("{e:?}"))?;
    let id = commune
        .catalogue
        .find(&row.indicator)
        .ok_or("names no indicator")?;
    let unit = &*commune.catalogue.units[commune.catalogue.indicator(id).unwrap().unit].name;
    let percentage = row.kept_as.starts_with("percent") || row.kept_as == "change";
    if (row.role == "percent_plan" && !row.kept_as.starts_with("percent"))
        || (row.role == "percent_same_period" && row.kept_as != "change")
    {
        return Err("is a percentage and is kept as something else".into());
    }
    if percentage {
        return match (&*row.unit, &*row.kept_as) {
            ("%", "change") => Ok(number::format(printed - Decimal::ONE_HUNDRED)),
            ("%", _) => Ok(number::format(printed)),
            _ => Err("is no percentage".into()),
        };
    }
    if row.unit == unit || UNITS.contains(&(&*row.unit, unit)) {
        return Ok(number::format(printed));
    }
    match (money(&row.unit), money(unit)) {
        (Some(from), Some(to)) => Ok(number::format((printed * from / to).normalize())),
        _ => Err(format!("is in {}, the data in {unit}", row.unit)),
    }
}

/// Numbers in a text, without the zeros before them: `08/8 thôn` has 8 twice.
fn numbers(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map(|token| token.trim_matches(['.', ',']))
        .filter(|token| !token.is_empty())
        .map(|token| match token.trim_start_matches('0') {
            rest if rest.starts_with(|c: char| c.is_ascii_digit()) => rest.to_string(),
            rest => format!("0{rest}"),
        })
        .collect()
}

/// Whether the remark of the row's figure, or the indicator's name, says the row's number; a remark on another section names the row's.
fn noted(commune: &Commune, period: &PeriodData, row: &Row) -> bool {
    let Some(figure) = figure(commune, period, &row.indicator) else {
        return false;
    };
    let section = bare(&row.section);
    let note = figure.note().unwrap_or("");
    let here = bare(figure.section.as_deref().unwrap_or("")) == section || note.contains(&section);
    let name = &commune.catalogue.indicator(figure.indicator).unwrap().name;
    here && numbers(note)
        .into_iter()
        .chain(numbers(name))
        .any(|n| n == row.number)
}

/// Everything that the list and the data do not agree on.
fn differences(commune: &Commune, period: &PeriodData, rows: &[Row]) -> BTreeSet<String> {
    let slug = &*commune.slug;
    let mut found = BTreeSet::new();
    let mut balance: BTreeMap<Place, i32> = BTreeMap::new();
    for place in places(commune, period) {
        *balance.entry(place).or_default() += 1;
    }
    let mut left_out: BTreeMap<(String, String), usize> = BTreeMap::new();
    for row in rows {
        let says = format!("{}: {} {} {}", row.section, row.what, row.number, row.unit);
        match &*row.kept_as {
            "-" => {
                *left_out
                    .entry((bare(&row.section), row.number.clone()))
                    .or_default() += 1;
            }
            "note" if noted(commune, period, row) => {}
            "note" => {
                found.insert(format!("{says}: no remark of {} says so", row.indicator));
            }
            kept_as => match expected(commune, row) {
                Ok(digits) => {
                    let place = (
                        row.indicator.clone(),
                        kept_as.to_string(),
                        bare(&row.section),
                        digits,
                    );
                    *balance.entry(place).or_default() -= 1;
                }
                Err(why) => {
                    found.insert(format!("{says}: {why}"));
                }
            },
        }
    }
    for (_, indicator, kept_as, why) in NOT_PRINTED.iter().filter(|e| e.0 == slug) {
        match balance
            .iter_mut()
            .find(|(place, n)| place.0 == *indicator && place.1 == *kept_as && **n > 0)
        {
            Some((_, n)) => *n -= 1,
            None => {
                found.insert(format!(
                    "{indicator}, {kept_as}: excused ({why}), and there is nothing to excuse"
                ));
            }
        }
    }
    for ((indicator, kept_as, section, digits), n) in balance {
        if n > 0 {
            found.insert(format!(
                "{section}: the data has {digits} as {kept_as} of {indicator}, the list has not"
            ));
        } else if n < 0 {
            found.insert(format!(
                "{section}: the list has {digits} as {kept_as} of {indicator}, the data has not"
            ));
        }
    }
    let excused: BTreeMap<_, _> = NOT_KEPT
        .iter()
        .filter(|e| e.0 == slug)
        .map(|(_, section, number, n, _)| ((section.to_string(), number.to_string()), *n))
        .collect();
    if excused != left_out {
        found.insert(format!("not kept: {left_out:?}, excused: {excused:?}"));
    }
    found
}

/// A commune of the data in the tree with the period of a list.
fn commune(slug: &str) -> Commune {
    let loaded = Store::open(Root::Folder(root().join("data"))).load(slug);
    assert_eq!(loaded.problems, []);
    loaded.commune.unwrap()
}

fn period<'a>(commune: &'a Commune, id: &str) -> &'a PeriodData {
    commune
        .periods
        .iter()
        .find(|p| p.period.to_string() == id)
        .unwrap()
}

fn check(slug: &str, id: &str, name: &str, length: usize) {
    let commune = commune(slug);
    let rows = list(name);
    assert_eq!(rows.len(), length);
    let found = differences(&commune, period(&commune, id), &rows);
    assert!(
        found.is_empty(),
        "{slug}, {id}:\n{}",
        found.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn dong_khe_is_what_its_report_prints() {
    check("dong-khe", "2026-01", "dong-khe-2026-01.tsv", 174);
}

#[test]
fn cai_kinh_is_what_its_report_prints() {
    check("cai-kinh", "2024-Q1", "cai-kinh-2024-q1.tsv", 299);
}

#[test]
fn xuan_hung_is_what_its_conclusion_prints() {
    check("xuan-hung", "2026-01", "xuan-hung-2026-01.tsv", 12);
}

/// The comparison has no slack: a number changed, left out or doubled on either side shows.
fn counts(slug: &str, id: &str, name: &str) {
    let commune = commune(slug);
    let period = period(&commune, id);
    let rows = list(name);
    let differ = |rows: &[Row], what: &str, row: &Row| {
        assert!(
            !differences(&commune, period, rows).is_empty(),
            "{what}: {row:?}"
        );
    };
    for (at, row) in rows.iter().enumerate() {
        let mut other = rows.clone();
        other[at].number = if row.number == "7" {
            "9".into()
        } else {
            "7".into()
        };
        differ(&other, "changed", row);
        // a remark is read, not counted
        if row.kept_as != "note" {
            let mut fewer = rows.clone();
            fewer.remove(at);
            differ(&fewer, "left out", row);
            let mut more = rows.clone();
            more.push(row.clone());
            differ(&more, "twice", row);
        }
    }
    for at in 0..period.figures.len() {
        let mut fewer = period.clone();
        let gone = fewer.figures.remove(at);
        assert!(
            !differences(&commune, &fewer, &rows).is_empty(),
            "left out: {gone:?}"
        );
    }
}

#[test]
fn every_figure_of_dong_khe_counts() {
    counts("dong-khe", "2026-01", "dong-khe-2026-01.tsv");
}

#[test]
fn every_figure_of_cai_kinh_counts() {
    counts("cai-kinh", "2024-Q1", "cai-kinh-2024-q1.tsv");
}

#[test]
fn every_figure_of_xuan_hung_counts() {
    counts("xuan-hung", "2026-01", "xuan-hung-2026-01.tsv");
}

#[test]
fn reads_numbers_in_remarks() {
    for (text, expect) in [
        ("In: 08/8 thôn", &["8", "8"][..]),
        ("dưới 0,5ha.", &["0,5"]),
        ("1.874,736 triệu đồng, 02 dự án", &["1.874,736", "2"]),
        ("mục B.IV.2, 00", &["2", "0"]),
        ("không có", &[]),
    ] {
        assert_eq!(numbers(text), expect, "{text}");
    }
}
