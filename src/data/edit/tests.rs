#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use proptest::prelude::*;

use super::*;
use crate::data::syntax::Tree;

const K: fn(&'static str) -> Step<'static> = Step::Key;

fn set(source: &str, path: &[Step<'_>], value: &str, expect: &str) {
    assert_eq!(
        apply(source, Edit::Set { path, value }).as_deref(),
        Ok(expect),
        "{source}"
    );
}

fn add(source: &str, at: Option<usize>, value: &str, expect: &str) {
    assert_eq!(
        apply(
            source,
            Edit::Insert {
                path: &[K("l")],
                at,
                value
            }
        )
        .as_deref(),
        Ok(expect),
        "{source}"
    );
}

fn cut(source: &str, path: &[Step<'_>], expect: &str) {
    assert_eq!(
        apply(source, Edit::Remove { path }).as_deref(),
        Ok(expect),
        "{source}"
    );
}

#[test]
fn a_value_takes_the_place_of_another() {
    set("(a: 1, b: 2)", &[K("b")], "\"3,5\"", "(a: 1, b: \"3,5\")");
    set(
        "\u{feff}(\r\n a : \"x\" /* y */ ,\r\n)\r\n",
        &[K("a")],
        "7",
        "\u{feff}(\r\n a : 7 /* y */ ,\r\n)\r\n",
    );
    set(
        "(l: [(ma: \"x\", v: 1), (ma: \"y\", v: 2)])",
        &[K("l"), Step::With("ma", "y"), K("v")],
        "9",
        "(l: [(ma: \"x\", v: 1), (ma: \"y\", v: 9)])",
    );
    set(
        "(l: [1, 2, 3])",
        &[K("l"), Step::At(1)],
        "(x: 1)",
        "(l: [1, (x: 1), 3])",
    );
    // the same text in the other form of accents is the same identifier
    set(
        "(l: [(ma: \"Kinh te\u{302}\", v: 1)])",
        &[K("l"), Step::With("ma", "Kinh tê"), K("v")],
        "9",
        "(l: [(ma: \"Kinh te\u{302}\", v: 9)])",
    );
}

#[test]
fn a_new_key_stands_as_the_one_before_it() {
    set("(a: 1)", &[K("b")], "2", "(a: 1, b: 2)");
    set("(a: 1, )", &[K("b")], "2", "(a: 1, b: 2, )");
    set("()", &[K("b")], "2", "(b: 2)");
    set("(\n)", &[K("b")], "2", "(\n    b: 2,\n)");
    set(
        "(\n    a: 1\n)",
        &[K("b")],
        "2",
        "(\n    a: 1,\n    b: 2\n)",
    );
    set(
        "(\n    a: 1,\n)",
        &[K("b")],
        "2",
        "(\n    a: 1,\n    b: 2,\n)",
    );
    set(
        "(\r\n\ta: 1, // x\r\n\r\n)",
        &[K("b")],
        "[\n]",
        "(\r\n\ta: 1, // x\r\n\tb: [\r\n],\r\n\r\n)",
    );
    set(
        "(\n    a: 1 // x\n)",
        &[K("b")],
        "2",
        "(\n    a: 1, // x\n    b: 2\n)",
    );
    set(
        "(\n    a: 1, c: 3,\n)",
        &[K("b")],
        "2",
        "(\n    a: 1, c: 3, b: 2,\n)",
    );
    set(
        "(\n    a: 1 /* x,\n y */)",
        &[K("b")],
        "2",
        "(\n    a: 1, b: 2 /* x,\n y */)",
    );
}

#[test]
fn a_new_item_stands_as_those_beside_it() {
    add("(l: [])", None, "1", "(l: [1])");
    add("(l: [1, 2])", Some(0), "7", "(l: [7, 1, 2])");
    add("(l: [1, 2])", Some(1), "7", "(l: [1, 7, 2])");
    add("(l: [1, 2])", Some(9), "7", "(l: [1, 2, 7])");
    add(
        "(\n    l: [\n    ],\n)",
        None,
        "7",
        "(\n    l: [\n        7,\n    ],\n)",
    );
    add(
        "(\n    l: [\n        // nothing yet\n    ],\n)",
        None,
        "7",
        "(\n    l: [\n        // nothing yet\n        7,\n    ],\n)",
    );
    add(
        "(l: [\n  1, // one\n  2, // two\n])",
        Some(1),
        "7",
        "(l: [\n  1, // one\n  7,\n  2, // two\n])",
    );
    add(
        "(l: [\n  1, // one\n  2 // two\n])",
        None,
        "7",
        "(l: [\n  1, // one\n  2, // two\n  7\n])",
    );
    add(
        "(l: [\n  1, 2,\n  3, 4,\n])",
        None,
        "7",
        "(l: [\n  1, 2,\n  3, 4, 7,\n])",
    );
    add("(l: [(),3])", Some(1), "7", "(l: [(), 7, 3])");
    add(
        "(l: [\n  // first\n  1,\n])",
        Some(0),
        "7",
        "(l: [\n  // first\n  7,\n  1,\n])",
    );
}

#[test]
fn what_is_taken_out_leaves_no_gap() {
    cut("(a: 1, b: 2, c: 3)", &[K("a")], "(b: 2, c: 3)");
    cut("(a: 1, b: 2, c: 3)", &[K("b")], "(a: 1, c: 3)");
    cut("(a: 1, b: 2, c: 3)", &[K("c")], "(a: 1, b: 2)");
    cut("(a: 1, b: 2,)", &[K("b")], "(a: 1,)");
    cut("(a: 1)", &[K("a")], "()");
    cut(
        "(\n    a: 1,\n\n    b: 2, // two\n    c: 3,\n)",
        &[K("a")],
        "(\n\n    b: 2, // two\n    c: 3,\n)",
    );
    cut(
        "(\n    a: 1,\n\n    b: 2, // two\n    c: 3,\n)",
        &[K("b")],
        "(\n    a: 1,\n\n    // two\n    c: 3,\n)",
    );
    cut(
        "(\r\n    a: 1,\r\n    b: 2\r\n)",
        &[K("b")],
        "(\r\n    a: 1\r\n)",
    );
    cut(
        "(l: [\n  (x: 1,\n   y: 2), (x: 3),\n])",
        &[K("l"), Step::At(0)],
        "(l: [\n  (x: 3),\n])",
    );
    cut(
        "(l: [1, // one\n 2])",
        &[K("l"), Step::At(1)],
        "(l: [1 // one\n ])",
    );
    cut("(a: 1 /* x */, b: 2)", &[K("a")], "(/* x */ b: 2)");
    cut("(l: [1,(),3])", &[K("l"), Step::At(1)], "(l: [1, 3])");
}

#[test]
fn what_cannot_be_done_is_not() {
    let check =
        |source: &str, edit: Edit<'_>, why| assert_eq!(apply(source, edit), Err(why), "{source}");
    check(
        "(a: 1",
        Edit::Set {
            path: &[K("a")],
            value: "2",
        },
        EditError::Broken,
    );
    check(
        "(a: 1.5)",
        Edit::Set {
            path: &[K("a")],
            value: "2",
        },
        EditError::Broken,
    );
    check(
        "(a: 1)",
        Edit::Set {
            path: &[K("a")],
            value: "1,5",
        },
        EditError::BadValue,
    );
    check(
        "(a: 1)",
        Edit::Set {
            path: &[K("a")],
            value: "2, b: 3",
        },
        EditError::BadValue,
    );
    check(
        "(a: 1)",
        Edit::Set {
            path: &[K("a")],
            value: "2 // x",
        },
        EditError::BadValue,
    );
    check(
        "(a: 1)",
        Edit::Set {
            path: &[K("a"), K("b")],
            value: "2",
        },
        EditError::NotFound(1),
    );
    check(
        "(a: 1)",
        Edit::Set {
            path: &[K("B c")],
            value: "2",
        },
        EditError::NotFound(0),
    );
    check(
        "(a: 1)",
        Edit::Insert {
            path: &[K("a")],
            at: None,
            value: "2",
        },
        EditError::NotFound(0),
    );
    check(
        "(a: [])",
        Edit::Remove {
            path: &[K("a"), Step::At(0)],
        },
        EditError::NotFound(1),
    );
    check(
        "(a: [])",
        Edit::Remove { path: &[] },
        EditError::NotFound(0),
    );
}

#[test]
fn text_is_quoted_so_that_it_is_read_back() {
    assert_eq!(
        quoted("a \"b\" \\ c\r\nd\te"),
        "\"a \\\"b\\\" \\\\ c\\nd\\te\""
    );
    assert_eq!(quoted("e\u{302}"), "\"ê\"");
    assert_eq!(quoted("1\u{a0}000\u{7}"), "\"1\\u{a0}000\"");
}

// random files, random edits

/// Random choices: of a test case, or made from a seed.
struct Tape<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Tape<'_> {
    fn below(&mut self, n: usize) -> usize {
        self.at += 1;
        self.bytes.get(self.at - 1).map_or(0, |b| usize::from(*b)) % n
    }
}

/// What a file means.
#[derive(Debug, Clone, PartialEq)]
enum Value {
    Plain(String),
    Struct(Vec<(String, Value)>),
    List(Vec<Value>),
}

const PLAINS: [&str; 10] = [
    "562",
    "-7",
    "\"33.740,012029\"",
    "LuyKe",
    "true",
    "\"a, b: (c) // d\"",
    "\"\\\"x\\\" \\\\\"",
    "r#\"y \"z\" [\"#",
    "\"Ủy ban\"",
    "\"/* */\"",
];

fn plain_value(tape: &mut Tape<'_>) -> Value {
    Value::Plain(PLAINS[tape.below(PLAINS.len())].into())
}

fn random(tape: &mut Tape<'_>, depth: usize) -> Value {
    match tape.below(if depth > 3 { 1 } else { 4 }) {
        1 => Value::List(
            (0..tape.below(4))
                .map(|_| random(tape, depth + 1))
                .collect(),
        ),
        2 | 3 => record(tape, depth),
        _ => plain_value(tape),
    }
}

fn record(tape: &mut Tape<'_>, depth: usize) -> Value {
    let count = tape.below(5);
    Value::Struct(
        (0..count)
            .map(|at| (format!("k_{at}"), random(tape, depth + 1)))
            .collect(),
    )
}

/// A value on one line, as an edit gives it.
fn tight(value: &Value) -> String {
    match value {
        Value::Plain(raw) => raw.clone(),
        Value::Struct(all) => format!(
            "({})",
            all.iter()
                .map(|(k, v)| format!("{k}: {}", tight(v)))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Value::List(all) => format!("[{}]", all.iter().map(tight).collect::<Vec<_>>().join(", ")),
    }
}

/// What may stand between two signs of a file.
fn gap(tape: &mut Tape<'_>, line: &str, out: &mut String) {
    for _ in 0..tape.below(4) {
        match tape.below(9) {
            0..=2 => out.push(' '),
            3 | 4 => out.extend([line, "    "]),
            5 => out.extend([" // remark, \"", &tape.at.to_string(), "\" )", line]),
            6 => out.extend(["/* ", &tape.at.to_string(), ", ( */"]),
            7 => out.extend(["/* ", line, " /* ", &tape.at.to_string(), " */ ] */"]),
            _ => out.push('\t'),
        }
    }
}

fn write(value: &Value, tape: &mut Tape<'_>, line: &str, out: &mut String) {
    let (open, close, all): (char, char, Vec<(Option<&str>, &Value)>) = match value {
        Value::Plain(raw) => return out.push_str(raw),
        Value::Struct(all) => ('(', ')', all.iter().map(|(k, v)| (Some(&**k), v)).collect()),
        Value::List(all) => ('[', ']', all.iter().map(|v| (None, v)).collect()),
    };
    out.push(open);
    let last = all.len();
    for (at, (key, value)) in all.into_iter().enumerate() {
        gap(tape, line, out);
        if let Some(key) = key {
            out.push_str(key);
            if tape.below(6) == 1 {
                gap(tape, line, out);
            }
            out.push(':');
            gap(tape, line, out);
        }
        if out.ends_with(',') && matches!(value, Value::Plain(_)) {
            // two whole numbers with nothing but a comma between are a decimal without quotes
            out.push(' ');
        }
        write(value, tape, line, out);
        gap(tape, line, out);
        if at + 1 < last || tape.below(2) == 1 {
            out.push(',');
        }
    }
    gap(tape, line, out);
    out.push(close);
}

fn read(item: Item<'_>) -> Value {
    match item.form() {
        Form::Struct => Value::Struct(
            item.children()
                .map(|c| (c.key().to_string(), read(c)))
                .collect(),
        ),
        Form::List => Value::List(item.children().map(read).collect()),
        _ => Value::Plain(item.raw().to_string()),
    }
}

fn parsed(source: &str) -> Tree<'_> {
    let (tree, found) = syntax::parse(source);
    assert!(found.is_empty(), "{found:?}\n{source}");
    tree
}

/// Walks from a container to one within it, and gives the path.
fn walk<'m>(
    value: &'m mut Value,
    tape: &mut Tape<'_>,
    path: &mut Vec<(Option<String>, usize)>,
) -> &'m mut Value {
    let count = match value {
        Value::Plain(_) => 0,
        Value::Struct(all) => all.len(),
        Value::List(all) => all.len(),
    };
    if count == 0 || tape.below(4) == 0 {
        return value;
    }
    let at = tape.below(count);
    let within = match value {
        Value::Struct(all) => &mut all[at].1,
        Value::List(all) => &mut all[at],
        Value::Plain(_) => unreachable!(),
    };
    if matches!(within, Value::Plain(_)) {
        return value;
    }
    let key = if let Value::Struct(all) = value {
        Some(all[at].0.clone())
    } else {
        None
    };
    path.push((key, at));
    match value {
        Value::Struct(all) => walk(&mut all[at].1, tape, path),
        Value::List(all) => walk(&mut all[at], tape, path),
        Value::Plain(_) => unreachable!(),
    }
}

/// Everything but blanks and commas.
fn stripped(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_ascii_whitespace() && *c != ',')
        .collect()
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut all = whole.chars();
    part.chars().all(|c| all.any(|other| other == c))
}

/// A random file, a random edit: the file means what it should, and nothing outside the value has changed.
fn one(bytes: &[u8]) {
    let mut tape = Tape { bytes, at: 0 };
    let line = ["\n", "\r\n"][tape.below(2)];
    let mut model = record(&mut tape, 0);
    let mut source = ["", "\u{feff}"][tape.below(2)].to_string();
    if tape.below(2) == 1 {
        source.extend(["// head", line]);
    }
    write(&model, &mut tape, line, &mut source);
    source.push_str(["", line, " // end"][tape.below(3)]);
    assert_eq!(read(parsed(&source).root().unwrap()), model, "{source}");

    let mut way = Vec::new();
    let parent = walk(&mut model, &mut tape, &mut way);
    let mut path: Vec<Step<'_>> = way
        .iter()
        .map(|(key, at)| key.as_deref().map_or(Step::At(*at), Step::Key))
        .collect();
    let new = random(&mut tape, 2);
    let mut entry = tight(&new);
    let (choice, pick) = (tape.below(3), tape.below(5));
    let key = format!("k_{pick}");
    let edited = match (parent, choice) {
        (Value::Struct(all), 0 | 1) => {
            path.push(Step::Key(&key));
            let edited = apply(
                &source,
                Edit::Set {
                    path: &path,
                    value: &entry,
                },
            )
            .unwrap();
            if let Some((_, old)) = all.iter_mut().find(|(k, _)| *k == key) {
                let tree = parsed(&source);
                let span = find(tree.root().unwrap(), &path).unwrap().span();
                assert_eq!(
                    edited,
                    format!("{}{entry}{}", &source[..span.start], &source[span.end..]),
                    "{source}"
                );
                *old = new;
                assert_eq!(
                    read(parsed(&edited).root().unwrap()),
                    model,
                    "{source}\n{edited}"
                );
                return;
            }
            all.push((key.clone(), new));
            entry = format!("{key}: {entry}");
            edited
        }
        (Value::List(all), 0 | 1) => {
            let at = pick.min(all.len());
            all.insert(at, new);
            apply(
                &source,
                Edit::Insert {
                    path: &path,
                    at: Some(pick),
                    value: &entry,
                },
            )
            .unwrap()
        }
        (Value::Struct(all), _) if !all.is_empty() => {
            let at = pick % all.len();
            let (key, _) = all.remove(at);
            path.push(Step::Key(&key));
            removed(&source, &path, &model);
            return;
        }
        (Value::List(all), _) if !all.is_empty() => {
            let at = pick % all.len();
            all.remove(at);
            path.push(Step::At(at));
            removed(&source, &path, &model);
            return;
        }
        _ => return,
    };
    assert_eq!(
        read(parsed(&edited).root().unwrap()),
        model,
        "{source}\n{edited}"
    );
    assert!(is_subsequence(&source, &edited), "{source}\n{edited}");
    // what is left without the new entry is what was there, but for blanks and commas
    let (old, new, entry) = (stripped(&source), stripped(&edited), stripped(&entry));
    assert_eq!(old.len() + entry.len(), new.len(), "{source}\n{edited}");
    let same = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let mut starts = same.saturating_sub(entry.len())..=same;
    assert!(
        starts.any(|at| new.get(at..).is_some_and(|t| t.starts_with(&entry))
            && old.get(at..) == new.get(at + entry.len()..)),
        "{source}\n{edited}"
    );
}

fn removed(source: &str, path: &[Step<'_>], model: &Value) {
    let edited = apply(source, Edit::Remove { path }).unwrap();
    assert_eq!(
        read(parsed(&edited).root().unwrap()),
        *model,
        "{source}\n{edited}"
    );
    let joined = source.replace(",(", ", (").replace(",[", ", [");
    assert!(is_subsequence(&edited, &joined), "{source}\n{edited}");
    let tree = parsed(source);
    let item = find(tree.root().unwrap(), path).unwrap();
    let start = if item.key().is_empty() {
        item.span().start
    } else {
        item.key_span().start
    };
    let rest = format!("{}{}", &source[..start], &source[item.span().end..]);
    assert_eq!(stripped(&rest), stripped(&edited), "{source}\n{edited}");
    // at most the line end of its own line goes with it
    let lines = |text: &str| text.matches('\n').count();
    assert!(lines(&rest) - lines(&edited) <= 1, "{source}\n{edited}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edit_changes_nothing_outside_the_value(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        one(&bytes);
    }

    #[test]
    fn what_is_quoted_is_read_back(text in "\\PC{0,20}[\\\\\"\n\t ]{0,3}\\PC{0,9}") {
        let source = format!("(a: {})", quoted(&text));
        let tree = parsed(&source);
        let item = find(tree.root().unwrap(), &[K("a")]).unwrap();
        if !text.trim().is_empty() {
            let nfc: String = text.nfc().collect();
            prop_assert_eq!(Reader::new("", Vec::new()).text(item).unwrap(), nfc);
        }
    }
}

/// The long run: `cargo test --release --lib a_million_edits -- --ignored`.
#[test]
#[ignore = "a few minutes"]
fn a_million_edits() {
    let mut seed = 2026_u64;
    for _ in 0..1_000_000 {
        let mut bytes = [0; 200];
        for byte in &mut bytes {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = u8::try_from(seed >> 56).unwrap();
        }
        one(&bytes);
    }
}
