//! What the export says is what the screens say: verdicts, percentages, figures, counts, sentences.

use std::collections::BTreeMap;

use crate::program::plain;
use giaoban::assess::tasks::{Counts, TaskStanding, TaskState};
use giaoban::model::{date, number};
use giaoban::text::Lang;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

/// Communes, days of looking and periods; the illustrative one in an earlier period too.
const LOOKS: [(&str, &str, Option<&str>); 10] = [
    ("dong-khe", "16/01/2026", None),
    ("dong-khe", "31/01/2026", None),
    ("dong-khe", "28/02/2026", None),
    ("cai-kinh", "15/04/2024", None),
    ("cai-kinh", "01/07/2024", None),
    ("quoc-khanh", "05/01/2026", None),
    ("quoc-khanh", "31/01/2026", None),
    ("xuan-hung", "29/01/2026", None),
    ("xuan-hung", "27/02/2026", None),
    ("minh-hoa", "01/07/2025", Some("2025-W20")),
];

struct Look {
    name: String,
    whole: Value,
    args: Vec<String>,
}

fn looks() -> Vec<Look> {
    LOOKS
        .iter()
        .map(|(commune, day, period)| {
            let mut args: Vec<String> = ["--commune", commune, "--as-of", day]
                .map(String::from)
                .to_vec();
            args.extend(
                period
                    .iter()
                    .flat_map(|p| ["--period".to_string(), (*p).to_string()]),
            );
            let mut export = vec!["export"];
            export.extend(args.iter().map(String::as_str));
            let document: Value = serde_json::from_str(&plain(&export).out).unwrap();
            Look {
                name: format!("{commune} {day}"),
                whole: document["communes"][0].clone(),
                args,
            }
        })
        .collect()
}

impl Look {
    /// A screen so large that nothing has to be left out.
    fn screen(&self, keys: &str) -> Vec<String> {
        let mut args = vec!["--print", "--size", "300x400", "--keys", keys];
        args.extend(self.args.iter().map(String::as_str));
        let ran = plain(&args);
        assert_eq!(
            (ran.err.as_str(), ran.code),
            ("", 0),
            "{} {keys}",
            self.name
        );
        ran.out.lines().map(str::to_string).collect()
    }

    fn list(&self, key: &str) -> &[Value] {
        self.whole[key].as_array().unwrap()
    }

    fn rows(&self) -> &[Value] {
        self.list("periods")
            .last()
            .map_or(&[], |p| p["rows"].as_array().unwrap())
    }

    /// The rows of a sector.
    fn rows_of(&self, sector: &str) -> Vec<&Value> {
        let indicators: BTreeMap<&str, &str> = self.whole["catalogue"]["indicators"]
            .as_array()
            .unwrap()
            .iter()
            .map(|i| (i["id"].as_str().unwrap(), i["group"].as_str().unwrap()))
            .collect();
        let groups = self.whole["catalogue"]["groups"].as_array().unwrap();
        let within: Vec<&str> = groups
            .iter()
            .filter(|g| g["sector"] == sector)
            .map(|g| g["id"].as_str().unwrap())
            .collect();
        self.rows()
            .iter()
            .filter(|r| within.contains(&indicators[r["indicator"].as_str().unwrap()]))
            .collect()
    }
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str().map(|d| d.parse().unwrap())
}

/// The mark that a line of a table begins with, after the cursor.
fn mark(line: &str) -> Option<char> {
    let mut letters = line.chars().skip(1);
    letters
        .next()
        .filter(|c| "▼▽▿◆●▲◌·◇□◁○".contains(*c))
        .filter(|_| letters.next() == Some(' '))
}

/// The mark of a verdict.
fn sign(code: &str) -> char {
    match code {
        "very_slow" => '▼',
        "slow" => '▽',
        "on_pace" => '◆',
        "met" => '●',
        "ahead" => '▲',
        "no_figure" => '◌',
        _ => '·',
    }
}

/// Whether a line has this value, rounded to its own digits: two, where the value has as many.
fn has(line: &str, value: Decimal) -> bool {
    line.split_whitespace()
        .filter_map(|w| number::parse(&w.replace('−', "-")).ok())
        .any(|said| {
            let rounded =
                value.round_dp_with_strategy(said.scale(), RoundingStrategy::MidpointAwayFromZero);
            said == rounded && said.scale() >= value.normalize().scale().min(2)
        })
}

#[test]
fn verdicts_percentages_and_figures_are_those_of_the_sector_pages() {
    let mut compared = 0;
    for look in looks() {
        for (at, sector) in look.whole["catalogue"]["sectors"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
        {
            let rows = look.rows_of(sector["id"].as_str().unwrap());
            if rows.is_empty() {
                continue;
            }
            let screen = look.screen(&(at + 2).to_string());
            // the chairman's sentence and the legend stand outside of the table
            let start = screen
                .iter()
                .position(|l| l.trim_start().starts_with("Chỉ tiêu"))
                .unwrap_or(0);
            let lines: Vec<&str> = screen[start..]
                .iter()
                .map(String::as_str)
                // what has no plan is a tile, or a row with the mark of nothing to judge
                .filter(|l| mark(l).is_some_and(|mark| mark != '·'))
                .collect();
            let wanted: Vec<(&Value, &Value)> = rows
                .iter()
                .flat_map(|row| {
                    let against = row["against"].as_array().unwrap();
                    against.iter().map(|a| (*row, a)).collect::<Vec<_>>()
                })
                .collect();
            assert_eq!(lines.len(), wanted.len(), "{} {}", look.name, sector["id"]);
            for (line, (row, against)) in lines.iter().zip(wanted) {
                let about = format!("{} {} on\n{line}", look.name, row["indicator"]);
                let verdict = against["verdict"].as_str().unwrap();
                let words = crate::verdict(verdict);
                let said = words.iter().any(|word| line.contains(word));
                assert!(
                    said && mark(line) == Some(sign(verdict)),
                    "{words:?}: {about}"
                );
                if let Some(actual) = decimal(&row["actual"]) {
                    assert!(has(line, actual), "{actual}: {about}");
                }
                if let Some(percent) = decimal(&against["percent"]) {
                    assert!(
                        has(
                            line,
                            percent
                                .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
                        ),
                        "{percent}: {about}"
                    );
                }
                compared += 1;
            }
        }
    }
    assert!(compared > 90, "{compared}");
}

/// A screen as one line, so that a sentence is found however it was broken.
fn joined(screen: &[String]) -> String {
    screen
        .iter()
        .flat_map(|l| l.split_whitespace())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn matters_and_findings_are_those_of_the_overview() {
    let (mut sentences, mut folded) = (0, 0);
    // a commune without figures has no such list: its overview is its tasks and its calendar
    for look in looks()
        .into_iter()
        .filter(|l| !l.list("periods").is_empty())
    {
        let attention = look
            .list("periods")
            .last()
            .map_or(&[][..], |p| p["attention"].as_array().unwrap());
        let findings = look.list("findings");
        let first = look.screen("1");
        // those that have no room come as the cursor walks on to them
        let seen: Vec<String> = std::iter::once(joined(&first))
            .chain((0..findings.len()).map(|at| {
                joined(&look.screen(&format!("1,DOWN*{}", (attention.len() + at).max(1))))
            }))
            .collect();
        // the worst matter is no sentence: its name stands above its figure
        if let Some(worst) = attention.first() {
            let sentence = worst["sentence"]["vi"].as_str().unwrap();
            let name = sentence.split(" đạt ").next().unwrap();
            assert!(joined(&first).contains(name) || sentence == name, "{name}");
        }
        for item in attention.iter().skip(1).chain(findings) {
            let sentence = item["sentence"]["vi"].as_str().unwrap();
            sentences += 1;
            assert!(
                seen.iter().any(|s| s.contains(sentence)),
                "{}: {sentence}\n{}",
                look.name,
                first.join("\n")
            );
        }
        let open = |f: &&Value| f["weight"] != "hint" && f["acknowledged"].is_null();
        let shown = first
            .iter()
            .filter(|l| {
                l.chars()
                    .skip(1)
                    .collect::<String>()
                    .trim_start()
                    .starts_with("! ")
            })
            .count();
        assert!(
            findings.iter().filter(open).count() >= shown,
            "{}",
            look.name
        );
        // where not all of them have room, all of them are counted
        if let Some(line) = first.iter().find(|l| l.contains("chỗ lệch,")) {
            folded += 1;
            let all = findings.iter().filter(open).count();
            let said = format!("! {all} chỗ lệch, {} gợi ý", findings.len() - all);
            assert!(line.contains(&said), "{}: {said}\n{line}", look.name);
        }
    }
    assert!(sentences > 20 && folded > 0, "{sentences}, {folded}");
}

#[test]
fn paces_are_those_of_the_figures_in_full() {
    let (mut seen, mut on_screen) = (0, 0);
    for look in looks()
        .into_iter()
        .filter(|l| l.name.starts_with("dong-khe"))
    {
        for row in look
            .rows()
            .iter()
            .filter(|r| !r["against"][0]["pace"].is_null())
        {
            seen += 1;
            let pace = number::format_short(decimal(&row["against"][0]["pace"]).unwrap(), 2);
            let mut args = vec![
                "show",
                row["indicator"].as_str().unwrap(),
                "--format",
                "json",
            ];
            args.extend(look.args.iter().map(String::as_str));
            let shown: Value = serde_json::from_str(&plain(&args).out).unwrap();
            assert_eq!(
                shown["sectors"][0]["groups"][0]["indicators"][0]["plans"][0]["pace"]["vi"], pace,
                "{}",
                row["indicator"]
            );
            let mut short = decimal(&row["against"][0]["pace"])
                .unwrap()
                .round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
            short.rescale(1);
            let short = short.to_string().replace('.', ",");
            let sector = if row["indicator"].as_str().unwrap().starts_with("gn-")
                || row["indicator"] == "tns-tong"
            {
                "2"
            } else {
                continue;
            };
            on_screen += 1;
            assert!(
                joined(&look.screen(sector)).contains(&format!("nhịp {short}%")),
                "{} {short}",
                row["indicator"]
            );
        }
    }
    assert!(seen > 5 && on_screen > 5, "{seen}, {on_screen}");
}

#[test]
fn tasks_are_counted_as_on_their_tab() {
    for look in looks().into_iter().filter(|l| !l.list("tasks").is_empty()) {
        let screen = look.screen("7");
        let counts = &look.whole["task_counts"];
        let count = |key: &str| usize::try_from(counts[key].as_u64().unwrap()).unwrap();
        let done = count("done") + count("done_on_time") + count("done_late");
        let standing = |state: TaskState| TaskStanding {
            task: 0,
            state,
            due: None,
            due_step: None,
            left: None,
            next_step: None,
            no_owner: false,
            owner_default: false,
            deadline_default: false,
        };
        let mut all = vec![standing(TaskState::Open); count("total")];
        let states = [
            (count("overdue"), TaskState::Overdue(1)),
            (count("due_soon"), TaskState::DueSoon(1)),
            (count("no_deadline"), TaskState::NoDeadline),
            (done, TaskState::DoneOnTime),
        ];
        let states = states
            .into_iter()
            .flat_map(|(count, state)| vec![state; count]);
        for (task, state) in all.iter_mut().zip(states) {
            task.state = state;
        }
        for task in all.iter_mut().take(count("overdue_by_default")) {
            task.deadline_default = true;
        }
        let undone = all.iter_mut().filter(|task| !task.state.is_done());
        for task in undone.take(count("no_owner")) {
            task.no_owner = true;
        }
        let counts = Counts::of(&all);
        let said = counts.sentence(Lang::Vi);
        assert!(joined(&screen).contains(&said), "{}: {said}", look.name);
        let marks = |line: &String| mark(line);
        let mut on_screen: BTreeMap<char, usize> = BTreeMap::new();
        for mark in screen.iter().filter_map(marks) {
            *on_screen.entry(mark).or_default() += 1;
        }
        let mut exported: BTreeMap<char, usize> = BTreeMap::new();
        for task in look.list("tasks") {
            let mark = match task["state"].as_str().unwrap() {
                // only the document's own day is past or near
                "overdue" | "due_soon" if task["deadline_given"] == "default" => '▿',
                "overdue" => '▼',
                "due_soon" => '▽',
                "open" => '◆',
                "no_deadline" => '·',
                "waiting" => '◇',
                "paused" => '□',
                "returned" => '◁',
                "done_late" => '○',
                _ => '●',
            };
            *exported.entry(mark).or_default() += 1;
            let title = task["title"].as_str().unwrap();
            assert!(
                screen.iter().any(|l| l.contains(title)),
                "{}: {title}",
                look.name
            );
        }
        assert_eq!(on_screen, exported, "{}", look.name);
        assert_eq!(
            exported.values().sum::<usize>(),
            count("total"),
            "{}",
            look.name
        );
    }
}

#[test]
fn targets_and_the_next_meeting_are_those_of_their_tabs() {
    let (mut values, mut words, mut meetings) = (0, 0, 0);
    for look in looks() {
        let targets = look.list("targets");
        if !targets.is_empty() {
            let screen = look.screen("9");
            let whole = joined(&screen);
            for target in targets {
                let name = target["name"].as_str().unwrap();
                let first: String = name.chars().take(24).collect();
                assert!(whole.contains(&first), "{name}");
                // what has no figure stands with its name alone, in a block of its own
                let Some(value) = decimal(&target["today"]["value"]) else {
                    continue;
                };
                let at = screen.iter().rposition(|line| line.contains(name)).unwrap();
                let lines = screen[at..].iter().take(2);
                let about = lines.cloned().collect::<Vec<_>>().join(" ");
                let ask: String = target["ask"]["vi"]
                    .as_str()
                    .unwrap()
                    .chars()
                    .take(24)
                    .collect();
                assert!(about.contains(&ask), "{ask}: {about}");
                values += 1;
                assert!(has(&about.replace('%', " "), value), "{value}: {about}");
                match target["verdict_vi"].as_str() {
                    Some(word) => {
                        words += 1;
                        assert!(about.contains(word), "{word}: {about}");
                    }
                    None => assert!(about.contains("chưa so được"), "{about}"),
                }
            }
        }
        if let Some(day) = look.whole["calendar"]["next_meeting"]["date"].as_str() {
            let day =
                date::format_short(chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").unwrap());
            let screen = joined(&look.screen("8"));
            meetings += 1;
            assert!(screen.contains(&day), "{}: {day}", look.name);
        }
    }
    assert!(
        values > 0 && words > 0 && meetings > 3,
        "{values}, {words}, {meetings}"
    );
}
