//! The export against its own description: the real data fits it, a spoiled document does not.

use crate::program::plain;
use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::{Value, json};

fn schema() -> Value {
    serde_json::from_str(&plain(&["export", "--schema"]).out).unwrap()
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn export(args: &[&str]) -> Value {
    let ran = plain(&[&["export"], args].concat());
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    serde_json::from_str(&ran.out).unwrap()
}

fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator
        .iter_errors(document)
        .take(5)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

#[test]
fn the_schema_is_one_and_leaves_nothing_open() {
    let schema = schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    let mut open = vec![&schema];
    let mut objects = 0;
    while let Some(value) = open.pop() {
        if value["type"] == "object" {
            objects += 1;
            assert_eq!(value["additionalProperties"], false, "{value}");
            let keys: Vec<&String> = value["properties"].as_object().unwrap().keys().collect();
            let mut required: Vec<&str> = value["required"]
                .as_array()
                .unwrap()
                .iter()
                .map(|k| k.as_str().unwrap())
                .collect();
            required.sort_unstable();
            assert_eq!(required, keys, "every key is always there");
        }
        match value {
            Value::Object(map) => open.extend(map.values()),
            Value::Array(list) => open.extend(list),
            _ => {}
        }
    }
    assert!(objects > 30, "{objects}");
    assert_eq!(schema["properties"]["schema"]["const"], "giaoban-export/1");
}

#[test]
fn the_real_data_of_every_commune_fits_it() {
    let validator = validator();
    for args in [
        &[][..],
        &["--commune", "all", "--as-of", "16/01/2026"],
        &["--commune", "tat-ca", "--as-of", "28/02/2026"],
        &["--commune", "dong-khe", "--period", "2026-01"],
        &["--commune", "quoc-khanh", "--as-of", "05/01/2026"],
        &["--period", "2024-Q1"],
    ] {
        assert_eq!(
            faults(&validator, &export(args)),
            Vec::<String>::new(),
            "{args:?}"
        );
    }
}

#[test]
fn all_communes_stand_in_it_unless_one_is_named() {
    let ids = |args: &[&str]| -> Vec<String> {
        export(args)["communes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["id"].as_str().unwrap().to_string())
            .collect()
    };
    assert_eq!(
        ids(&[]),
        [
            "cai-kinh",
            "dong-khe",
            "minh-hoa",
            "quoc-khanh",
            "xuan-hung"
        ]
    );
    assert_eq!(ids(&["--commune", "xuan-hung"]), ["xuan-hung"]);
    let quarter = export(&["--period", "2024-Q1"]);
    let periods: Vec<usize> = quarter["communes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["periods"].as_array().unwrap().len())
        .collect();
    assert_eq!(periods, [1, 0, 0, 0, 0]);
}

/// A place of the document with something else in it.
fn spoiled(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    *document
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("{pointer}")) = value;
    document
}

#[test]
fn spoiled_documents_do_not_fit() {
    let validator = validator();
    let good = export(&["--commune", "dong-khe", "--as-of", "16/01/2026"]);
    assert!(validator.is_valid(&good));
    for (pointer, value) in [
        ("/schema", json!("giaoban-export/2")),
        ("/communes/0/periods/0/rows/0/actual", json!(33_740.5)),
        (
            "/communes/0/periods/0/rows/0/actual",
            json!("33.740,012029"),
        ),
        ("/communes/0/periods/0/rows/0/actual", json!("")),
        ("/communes/0/periods/0/rows/0/verdict", json!("late")),
        (
            "/communes/0/periods/0/rows/0/against/0/verdict",
            json!("chậm"),
        ),
        (
            "/communes/0/periods/0/rows/0/against/0/percent",
            json!("1e3"),
        ),
        ("/communes/0/periods/0/id", json!("01/2026")),
        ("/communes/0/as_of", json!("16/01/2026")),
        ("/communes/0/as_of", json!("2026-13-01")),
        ("/communes/0/as_of", Value::Null),
        ("/communes/0/plans/0/value", Value::Null),
        ("/communes/0/plans/0/id", json!("Kế hoạch")),
        ("/communes/0/tasks/0/state", json!("late")),
        ("/communes/0/targets/0/shape", json!("more")),
        ("/communes/0/findings/0/weight", json!("error")),
        ("/communes/0/findings/0/difference", json!(-1)),
        ("/communes/0/calendar/events/0/rule/kind", json!("daily")),
        ("/communes/0/catalogue/indicators/0/kind", json!("count")),
        ("/communes", json!({})),
    ] {
        assert!(
            !validator.is_valid(&spoiled(&good, pointer, value.clone())),
            "{pointer} = {value}"
        );
    }
    for pointer in [
        "",
        "/communes/0",
        "/communes/0/periods/0/rows/0",
        "/communes/0/tasks/0",
        "/communes/0/targets/0",
        "/communes/0/plans/0",
    ] {
        let mut more = good.clone();
        more.pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .insert("more".into(), json!(1));
        assert!(!validator.is_valid(&more), "an unknown key in {pointer}");
        let mut less = good.clone();
        let map = less.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        let key = map.keys().next().unwrap().clone();
        map.remove(&key);
        assert!(!validator.is_valid(&less), "{key} is missing in {pointer}");
    }
}

/// A pointer to the first of every kind of value in a document, by its path without positions.
fn kinds(value: &Value, pointer: &str, path: &str, out: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                kinds(
                    value,
                    &format!("{pointer}/{key}"),
                    &format!("{path}/{key}"),
                    out,
                );
            }
        }
        Value::Array(list) => {
            for (at, value) in list.iter().enumerate() {
                kinds(value, &format!("{pointer}/{at}"), &format!("{path}/*"), out);
            }
        }
        _ => {}
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "flag",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "object",
    };
    out.entry(format!("{path} {kind}"))
        .or_insert_with(|| pointer.to_string());
}

/// Whatever stands anywhere, something of another type in its place does not fit, nor a key more or less.
#[test]
fn nothing_of_another_type_fits_anywhere() {
    let validator = validator();
    let good = export(&["--commune", "dong-khe", "--period", "2026-01"]);
    assert!(validator.is_valid(&good));
    let mut all = BTreeMap::new();
    kinds(&good, "", "", &mut all);
    assert!(all.len() > 300, "{}", all.len());
    for (path, pointer) in all {
        let value = good.pointer(&pointer).unwrap();
        let mut wrong = vec![json!([0.5]), json!({"more": null})];
        wrong.push(if value.is_string() {
            json!(1)
        } else {
            json!("")
        });
        if let Value::Object(map) = value {
            let mut less = map.clone();
            less.remove(map.keys().next().unwrap());
            let mut more = map.clone();
            more.insert("more".into(), Value::Null);
            wrong.extend([less, more].map(Value::Object));
        }
        for wrong in wrong {
            let document = spoiled(&good, &pointer, wrong.clone());
            assert!(!validator.is_valid(&document), "{path} = {wrong}");
        }
    }
}
