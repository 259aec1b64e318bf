//! The JSON Schema (draft 2020-12) of a document whose decimals are plain. It is made from the
//! columns: schemars would need a struct for each object beside them.

use super::{Cells, Kind, Record, Shape, Value, shape};

type Entries = Cells<'static>;

/// The schema of a record, under the name of its version.
pub fn schema<'a, R: Record<'a>>(version: &'static str, id: &'static str) -> Value<'static> {
    let mut schema = vec![
        text("$schema", "https://json-schema.org/draft/2020-12/schema"),
        text("$id", id),
        text("title", version),
    ];
    let mut defs = simple();
    if let Kind::Object(whole) = shape::<R>() {
        schema.extend(object(whole, &mut defs));
    }
    schema.push(("$defs", Value::Object(defs)));
    Value::Object(schema)
}

fn text(key: &'static str, text: &'static str) -> (&'static str, Value<'static>) {
    (key, Value::Text(text.into()))
}

fn simple() -> Entries {
    let pattern = |name, what, pattern| {
        let entries = [
            ("description", what),
            ("type", "string"),
            ("pattern", pattern),
        ];
        let entries = entries.map(|(key, value)| text(key, value));
        (name, Value::Object(entries.to_vec()))
    };
    let some = vec![text("type", "string"), ("minLength", Value::Whole(1))];
    let both = ["vi", "en"].map(|lang| (lang, Value::Object(referred("text"))));
    vec![
        pattern(
            "decimal",
            "Exact, in plain notation; never a JSON number",
            r"^-?[0-9]+(\.[0-9]+)?$",
        ),
        pattern(
            "day",
            "A day: 2026-01-12",
            "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        ),
        pattern(
            "period_id",
            "A year, quarter, month or week",
            "^[0-9]{4}(-(Q[1-4]|W[0-5][0-9]|0[1-9]|1[0-2]))?$",
        ),
        pattern(
            "id",
            "An identifier of the data files",
            "^[a-z0-9]+(-[a-z0-9]+)*$",
        ),
        ("text", Value::Object(some)),
        (
            "sentence",
            Value::Object(closed("The same in Vietnamese and English", both.to_vec())),
        ),
    ]
}

/// An object with these keys, all of which are there, and no others.
fn closed(what: &'static str, properties: Entries) -> Entries {
    let keys = properties.iter().map(|(key, _)| Value::Text((*key).into()));
    let keys = Value::List(keys.collect());
    let mut entries = described(what);
    entries.extend([
        text("type", "object"),
        ("additionalProperties", Value::Flag(false)),
        ("required", keys),
        ("properties", Value::Object(properties)),
    ]);
    entries
}

fn object(shape: Shape, defs: &mut Entries) -> Entries {
    let mut properties = Vec::new();
    for column in (shape.columns)() {
        if !column.names.key.is_empty() {
            let mut entries = described(column.names.what);
            entries.extend(of((column.kind)(), defs));
            properties.push((column.names.key, Value::Object(entries)));
        }
    }
    closed(shape.what, properties)
}

fn described(what: &'static str) -> Entries {
    let what = Some(what.trim()).filter(|what| !what.is_empty());
    what.map(|what| text("description", what))
        .into_iter()
        .collect()
}

fn referred(name: &str) -> Entries {
    vec![("$ref", Value::Text(format!("#/$defs/{name}").into()))]
}

fn of(kind: Kind, defs: &mut Entries) -> Entries {
    let whole = text("type", "integer");
    let least = |least| ("minimum", Value::Whole(least));
    let words = |words: &[&'static str], null: &[Value<'static>]| {
        let words = words.iter().map(|word| Value::Text((*word).into()));
        let all = words.chain(null.iter().cloned()).collect();
        vec![("enum", Value::List(all))]
    };
    match kind {
        Kind::Text => referred("text"),
        Kind::Loose => vec![text("type", "string")],
        Kind::Id => referred("id"),
        Kind::Period => referred("period_id"),
        Kind::Day => referred("day"),
        Kind::Decimal => referred("decimal"),
        Kind::Sentence => referred("sentence"),
        Kind::Flag => vec![text("type", "boolean")],
        Kind::Count => vec![whole, least(0)],
        Kind::Whole => vec![whole],
        Kind::Position => vec![whole, least(1)],
        Kind::Words([one]) => vec![text("const", one)],
        Kind::Words(all) => words(all, &[]),
        Kind::Maybe(kind) => match *kind {
            Kind::Words(all) => words(all, &[Value::Null]),
            kind => {
                let null = vec![text("type", "null")];
                let either = [of(kind, defs), null].map(Value::Object);
                vec![("anyOf", Value::List(either.to_vec()))]
            }
        },
        Kind::List(kind) => {
            let items = Value::Object(of(*kind, defs));
            vec![text("type", "array"), ("items", items)]
        }
        Kind::Object(shape) => {
            if defs.iter().all(|(name, _)| *name != shape.name) {
                // its place is taken before what is in it is described
                let at = defs.len();
                defs.push((shape.name, Value::Null));
                let described = Value::Object(object(shape, defs));
                if let Some((_, place)) = defs.get_mut(at) {
                    *place = described;
                }
            }
            referred(shape.name)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::report::export::Document;

    /// The shapes in a column, by their names, each with the keys that it was first seen with.
    fn shapes(kind: Kind, seen: &mut BTreeMap<&'static str, Vec<&'static str>>) {
        match kind {
            Kind::Maybe(kind) | Kind::List(kind) => shapes(*kind, seen),
            Kind::Object(shape) => {
                let columns = (shape.columns)();
                let keys: Vec<_> = columns.iter().map(|c| c.names.key).collect();
                if let Some(first) = seen.get(shape.name) {
                    assert_eq!(first, &keys, "two shapes are called {}", shape.name);
                    return;
                }
                seen.insert(shape.name, keys);
                for column in columns.into_iter().filter(|c| !c.names.key.is_empty()) {
                    shapes((column.kind)(), seen);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_object_has_a_name_of_its_own() {
        let mut seen = BTreeMap::new();
        shapes(shape::<Document<'_>>(), &mut seen);
        assert!(seen.len() > 30, "{seen:?}");
        assert!(
            seen.keys()
                .all(|name| simple().iter().all(|(simple, _)| simple != name))
        );
    }
}
