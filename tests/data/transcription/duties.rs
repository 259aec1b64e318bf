//! What the documents ask for and fix days of: tasks, events and targets, written down from the texts and held against the data both ways.
//!
//! A list of tasks has one row for a piece of work of a section, and the identifiers of the tasks that keep it. A field is empty where the
//! document says nothing of it for that work. `day`: the day that the words fix; the last of a month where only the month is printed.
//! `steps`: what it falls into, with the days that are printed. `defaults`: `no day` where the document's day does not stand in.
//! `numbers`: what titles and remarks say in digits, in their order, each once; in brackets what the document does not print there.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use giaoban::assess::targets::path;
use giaoban::model::target::Shape;
use giaoban::model::{Commune, Event, Given, Milestone, Target, Task, TaskSource, When, number};

use super::{commune, numbers, root};

/// Commune, list, its length, the document: name, file, day, whose tasks they are and until when where nothing is said.
type Document = (
    &'static str,
    usize,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const DOCUMENTS: [Document; 4] = [
    (
        "dong-khe",
        96,
        "Báo cáo tháng 01/2026",
        "000_04e4875a830cc207.txt",
        "16/01/2026",
        "UBND xã",
        "28/02/2026",
    ),
    (
        "cai-kinh",
        76,
        "Báo cáo quý I/2024",
        "001_df97923c7f73c26b.txt",
        "15/04/2024",
        "UBND xã",
        "30/06/2024",
    ),
    (
        "xuan-hung",
        42,
        "Kết luận 29/01/2026",
        "002_e042ceca0cb7d494.txt",
        "29/01/2026",
        "Ban Thường vụ Đảng ủy",
        "28/02/2026",
    ),
    // undated: the first day of its month
    (
        "quoc-khanh",
        79,
        "Chương trình công tác 01/2026",
        "003_6e2a5cf90fc06894.txt",
        "01/01/2026",
        "UBND xã",
        "31/01/2026",
    ),
];

const TASKS: [&str; 11] = [
    "section", "what", "owner", "with", "deadline", "day", "goal", "steps", "defaults", "numbers",
    "kept_as",
];
const EVENTS: [&str; 10] = [
    "commune", "section", "what", "rule", "from", "hour", "who", "main", "own", "kept_as",
];
const TARGETS: [&str; 12] = [
    "section", "number", "what", "shape", "value", "over", "unit", "years", "start", "path",
    "part", "kept_as",
];

/// One thing that is said of one task, event or target; the first field tells two of the same apart.
type Fact = (usize, String, &'static str, String);

fn list<const N: usize>(name: &str, header: [&str; N]) -> Vec<[String; N]> {
    let text = std::fs::read_to_string(root().join("tests/transcription").join(name)).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some(&*header.join("\t")));
    lines
        .map(|line| {
            line.split('\t')
                .map(str::to_string)
                .collect::<Vec<_>>()
                .try_into()
                .unwrap()
        })
        .collect()
}

fn day(date: NaiveDate) -> String {
    date.format("%d/%m/%Y").to_string()
}

/// Numbers each fact that is there more than once, so that a set of them counts.
fn counted(facts: Vec<(String, &'static str, String)>) -> BTreeSet<Fact> {
    let mut out = BTreeSet::new();
    for (id, key, value) in facts {
        let mut nth = 0;
        while !out.insert((nth, id.clone(), key, value.clone())) {
            nth += 1;
        }
    }
    out
}

/// The digits, each number once.
fn once(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    for number in numbers(text) {
        if !out.contains(&number) {
            out.push(number);
        }
    }
    out.join(" ")
}

/// Stated, `(default)` or `-`.
fn given<T>(given: &Given<T>, show: impl Fn(&T) -> String) -> String {
    match given {
        Given::Stated(value) => show(value),
        Given::Default(_) => "(default)".into(),
        Given::Missing => "-".into(),
    }
}

fn tasks_listed(rows: &[[String; 11]]) -> BTreeSet<Fact> {
    let mut facts = Vec::new();
    for [
        section,
        _,
        owner,
        with,
        deadline,
        day,
        goal,
        steps,
        defaults,
        numbers,
        kept_as,
    ] in rows
    {
        let unsaid = if defaults == "no day" {
            "-"
        } else {
            "(default)"
        };
        let or_unsaid = |value: &String, unsaid: &str| {
            if value.is_empty() {
                unsaid.to_string()
            } else {
                value.clone()
            }
        };
        for id in kept_as.split(' ') {
            let mut put = |key, value| facts.push((id.to_string(), key, value));
            put("section", section.clone());
            put("owner", or_unsaid(owner, "(default)"));
            put("with", with.clone());
            put("deadline", deadline.clone());
            put("day", or_unsaid(day, unsaid));
            put("goal", goal.clone());
            put("steps", steps.clone());
        }
        facts.push((kept_as.clone(), "numbers", once(numbers)));
    }
    counted(facts)
}

fn tasks_kept(tasks: &[Task], rows: &[[String; 11]]) -> BTreeSet<Fact> {
    let mut facts = Vec::new();
    for task in tasks {
        let steps = task.milestones.iter().map(|m| {
            m.deadline
                .map_or(m.title.to_string(), |d| format!("{} {}", m.title, day(d)))
        });
        let mut put = |key, value| facts.push((task.id.to_string(), key, value));
        put("section", task.section.as_deref().unwrap_or("").to_string());
        put("owner", given(&task.owner, ToString::to_string));
        put("with", task.support.join("; "));
        put(
            "deadline",
            task.deadline_words.as_deref().unwrap_or("").to_string(),
        );
        put("day", given(&task.deadline, |d| day(*d)));
        put("goal", task.goal.as_deref().unwrap_or("").to_string());
        put("steps", steps.collect::<Vec<_>>().join("; "));
    }
    for [.., kept_as] in rows {
        let of_row = kept_as
            .split(' ')
            .filter_map(|id| tasks.iter().find(|t| &*t.id == id));
        let said: Vec<_> = of_row
            .map(|t| format!("{} | {}", t.title, t.note.as_deref().unwrap_or("")))
            .collect();
        facts.push((kept_as.clone(), "numbers", once(&said.join(" | "))));
    }
    counted(facts)
}

/// What one side has and the other has not.
fn differences(listed: &BTreeSet<Fact>, kept: &BTreeSet<Fact>) -> Vec<String> {
    let only = |a: &BTreeSet<Fact>, b: &BTreeSet<Fact>, who: &str| {
        a.difference(b)
            .map(|fact| format!("{who}: {fact:?}"))
            .collect::<Vec<_>>()
    };
    [only(listed, kept, "listed"), only(kept, listed, "kept")].concat()
}

fn assert_same(listed: &BTreeSet<Fact>, kept: &BTreeSet<Fact>, what: &str) {
    let found = differences(listed, kept);
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The rows, each with one field of it changed, and without or with one more of it.
fn spoilt<const N: usize>(
    rows: &[[String; N]],
    ours: &[usize],
) -> impl Iterator<Item = (String, Vec<[String; N]>)> {
    (0..rows.len()).flat_map(move |at| {
        let changed = (0..N)
            .filter(|field| !ours.contains(field))
            .map(move |field| {
                let mut other = rows.to_vec();
                let value = &mut other[at][field];
                *value = if *value == "no day" {
                    String::new()
                } else {
                    format!("{value}9")
                };
                (format!("changed, field {field}: {:?}", rows[at]), other)
            });
        let mut fewer = rows.to_vec();
        fewer.remove(at);
        let mut more = rows.to_vec();
        more.push(rows[at].clone());
        changed.chain([
            (format!("left out: {:?}", rows[at]), fewer),
            (format!("twice: {:?}", rows[at]), more),
        ])
    })
}

#[test]
fn tasks_are_what_the_documents_ask_for() {
    for (slug, length, name, file, date, owner, until) in DOCUMENTS {
        let commune = commune(slug);
        let rows = list(&format!("{slug}-tasks.tsv"), TASKS);
        assert_eq!(rows.len(), length, "{slug}");
        let [source]: &[TaskSource; 1] = commune.task_sources.as_slice().try_into().unwrap();
        assert_eq!(
            (&*source.name, &*source.document, &*day(source.date)),
            (name, file, date),
            "{slug}"
        );
        assert_same(
            &tasks_listed(&rows),
            &tasks_kept(&commune.tasks, &rows),
            slug,
        );
        for task in &commune.tasks {
            if let Given::Default(default) = &task.owner {
                assert_eq!(&**default, owner, "{}", task.id);
            }
            if let Given::Default(default) = task.deadline {
                assert_eq!(day(default), until, "{}", task.id);
            }
        }
    }
}

/// One row against itself changed, one task against itself changed: that all rows agree with all tasks is another test.
#[test]
fn every_fact_of_a_task_counts() {
    for (slug, ..) in DOCUMENTS {
        let commune = commune(slug);
        for row in list(&format!("{slug}-tasks.tsv"), TASKS) {
            let rows = [row];
            let listed = tasks_listed(&rows);
            // `what` is the list's own wording
            for (what, other) in spoilt(&rows, &[1]) {
                // whether defaults stand in bears on what is not stated
                let moot = what.starts_with("changed, field 8") && rows[0][8].is_empty();
                assert!(
                    moot || !differences(&tasks_listed(&other), &listed).is_empty(),
                    "{slug}, {what}"
                );
            }
            let tasks: Vec<Task> = commune
                .tasks
                .iter()
                .filter(|t| rows[0][10].split(' ').any(|id| *id == *t.id))
                .cloned()
                .collect();
            let with = |tasks: &[Task], what: &str| {
                assert!(
                    !differences(&listed, &tasks_kept(tasks, &rows)).is_empty(),
                    "{slug}, {what}"
                );
            };
            for at in 0..tasks.len() {
                let change = |what: &str, spoil: &dyn Fn(&mut Task)| {
                    let mut other = tasks.clone();
                    spoil(&mut other[at]);
                    with(&other, &format!("{what}: {}", tasks[at].id));
                };
                change("owner", &|t| t.owner = Given::Stated("Ai đó".into()));
                change("support", &|t| t.support.push("Ai đó".into()));
                change("day", &|t| t.deadline = Given::Stated(NaiveDate::default()));
                change("words", &|t| t.deadline_words = Some("lúc nào đó".into()));
                change("goal", &|t| t.goal = Some("99%".into()));
                change("steps", &|t| {
                    t.milestones = vec![Milestone {
                        title: "bước".into(),
                        deadline: None,
                        done: None,
                    }];
                });
                change("section", &|t| t.section = None);
                change("title", &|t| t.title = format!("{} 99", t.title).into());
                change("note", &|t| t.note = Some("99".into()));
                let mut fewer = tasks.clone();
                fewer.remove(at);
                with(&fewer, "left out");
                let mut more = tasks.clone();
                more.push(more[at].clone());
                with(&more, "twice");
            }
        }
    }
}

fn rule(when: When) -> String {
    match when {
        When::Once(first, last) if first == last => day(first),
        When::Once(first, last) => format!("{}-{}", day(first), day(last)),
        When::Weekly(weekday) => format!("hằng tuần, {weekday}"),
        When::Monthly(day) => format!("hằng tháng, {day}"),
        When::MonthlyWeekday(nth, weekday) => format!("hằng tháng, {weekday} thứ {nth}"),
        When::Lunar(day, month) => format!("âm lịch {day:02}/{month:02}"),
        When::Yearly(day, month) => format!("hằng năm {day:02}/{month:02}"),
    }
}

fn events_listed(rows: &[[String; 10]]) -> BTreeSet<Fact> {
    counted(
        rows.iter()
            .map(|[slug, section, _, rest @ .., id]| {
                (
                    format!("{slug} {id}"),
                    "event",
                    format!("{section} | {}", rest.join(" | ")),
                )
            })
            .collect(),
    )
}

fn events_kept(communes: &[(&str, Vec<Event>)]) -> BTreeSet<Fact> {
    let flag = |set: bool, word: &str| if set { word.to_string() } else { String::new() };
    let said = |event: &Event| {
        [
            event.source.as_deref().unwrap_or("").to_string(),
            rule(event.when),
            event.from.map(day).unwrap_or_default(),
            event.hour.as_deref().unwrap_or("").to_string(),
            event.who.as_deref().unwrap_or("").to_string(),
            flag(event.meeting, "giao ban"),
            flag(event.assumed, "đặt"),
        ]
        .join(" | ")
    };
    let facts = communes.iter().flat_map(|(slug, events)| {
        events
            .iter()
            .map(move |e| (format!("{slug} {}", e.id), "event", said(e)))
    });
    counted(facts.collect())
}

#[test]
fn events_are_what_the_documents_say() {
    let rows = list("events.tsv", EVENTS);
    assert_eq!(rows.len(), 25);
    let mut communes: Vec<_> = DOCUMENTS
        .iter()
        .map(|(slug, ..)| (*slug, commune(slug).events))
        .collect();
    assert!(
        communes
            .iter()
            .flat_map(|(_, events)| events)
            .all(|e| e.until.is_none() && e.place.is_none())
    );
    let kept = events_kept(&communes);
    assert_same(&events_listed(&rows), &kept, "events");
    for (what, rows) in spoilt(&rows, &[2]) {
        assert!(
            !differences(&events_listed(&rows), &kept).is_empty(),
            "{what}"
        );
    }
    for commune in 0..communes.len() {
        for at in 0..communes[commune].1.len() {
            let gone = communes[commune].1.remove(at);
            assert!(
                !differences(&events_listed(&rows), &events_kept(&communes)).is_empty(),
                "left out: {gone:?}"
            );
            communes[commune].1.insert(at, gone);
        }
    }
}

fn targets_listed(rows: &[[String; 12]]) -> BTreeSet<Fact> {
    counted(
        rows.iter()
            .map(|[section, number, _, rest @ .., id]| {
                (
                    id.clone(),
                    "target",
                    format!("{section} | {number} | {}", rest.join(" | ")),
                )
            })
            .collect(),
    )
}

fn targets_kept(targets: &[Target]) -> BTreeSet<Fact> {
    let flag = |set: bool, word: &str| if set { word.to_string() } else { String::new() };
    let said = |target: &Target| {
        let shape = match target.shape {
            Shape::Growth => "bình quân tăng",
            Shape::Reduction => "bình quân giảm",
            Shape::Reach => "đạt",
            Shape::Keep => "duy trì",
            Shape::AtLeast => "ít nhất",
            Shape::Rank => "xếp hạng",
            Shape::Milestone => "không số",
        };
        let points = path(target)
            .points
            .iter()
            .map(|p| {
                format!(
                    "{}: {}",
                    p.year,
                    number::format(p.value.normalize()).replace('−', "-")
                )
            })
            .collect::<Vec<_>>();
        [
            target.source.to_string(),
            target.number.to_string(),
            shape.to_string(),
            target.value.map(number::format).unwrap_or_default(),
            flag(target.over, "trên"),
            target.unit.to_string(),
            format!("{}-{}", target.years.0, target.years.1),
            target.start.map(number::format).unwrap_or_default(),
            points.join("; "),
            flag(target.part, "phần"),
        ]
        .join(" | ")
    };
    counted(
        targets
            .iter()
            .map(|t| (t.id.to_string(), "target", said(t)))
            .collect(),
    )
}

#[test]
fn targets_are_what_the_resolution_says() {
    let rows = list("dong-khe-targets.tsv", TARGETS);
    assert_eq!(rows.len(), 20);
    let Commune { targets, .. } = commune("dong-khe");
    let kept = targets_kept(&targets);
    assert_same(&targets_listed(&rows), &kept, "targets");
    for (what, rows) in spoilt(&rows, &[2]) {
        assert!(
            !differences(&targets_listed(&rows), &kept).is_empty(),
            "{what}"
        );
    }
    for at in 0..targets.len() {
        let mut fewer = targets.clone();
        fewer.remove(at);
        assert!(
            !differences(&targets_listed(&rows), &targets_kept(&fewer)).is_empty(),
            "left out: {:?}",
            targets[at].id
        );
    }
}
