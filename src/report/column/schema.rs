//! The JSON Schema (draft 2020-12) of a document whose decimals are plain. It is made from the columns: schemars would need a struct
//! for each object beside them.

use super::{Kind, Record, Shape, Value, shape};

/// The schema of a record, under the name of its version.
pub fn schema<'a, R: Record<'a>>(version: &'static str, id: &'static str) -> Value<'static> {
    let mut schema = vec![
        (
            "$schema",
            "https://json-schema.org/draft/2020-12/schema".into(),
        ),
        ("$id", id.into()),
        ("title", version.into()),
    ];
    let mut defs = simple();
    if let Kind::Object(whole) = shape::<R>() {
        schema.extend(object(whole, &mut defs));
    }
    schema.push(("$defs", Value::Object(defs)));
    Value::Object(schema)
}

type Entries = Vec<(&'static str, Value<'static>)>;

impl From<&'static str> for Value<'static> {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

fn simple() -> Entries {
    let text = |what: &'static str, pattern: &'static str| {
        let entries = [
            ("description", what),
            ("type", "string"),
            ("pattern", pattern),
        ];
        Value::Object(entries.map(|(key, value)| (key, value.into())).to_vec())
    };
    let some = Value::Object(vec![
        ("type", "string".into()),
        ("minLength", Value::Whole(1)),
    ]);
    let sentence = closed(
        "The same in Vietnamese and English",
        vec![("vi", reference("text")), ("en", reference("text"))],
    );
    vec![
        (
            "decimal",
            text(
                "Exact, in plain notation; never a JSON number",
                r"^-?[0-9]+(\.[0-9]+)?$",
            ),
        ),
        (
            "day",
            text(
                "A day: 2026-01-12",
                "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            ),
        ),
        (
            "period_id",
            text(
                "A year, quarter, month or week",
                "^[0-9]{4}(-(Q[1-4]|W[0-5][0-9]|0[1-9]|1[0-2]))?$",
            ),
        ),
        (
            "id",
            text(
                "An identifier of the data files",
                "^[a-z0-9]+(-[a-z0-9]+)*$",
            ),
        ),
        ("text", some),
        ("sentence", Value::Object(sentence)),
    ]
}

/// An object without other keys than these, all of which are there.
fn closed(what: &'static str, properties: Entries) -> Entries {
    let keys = properties.iter().map(|(key, _)| (*key).into()).collect();
    let mut entries = described(what);
    entries.extend([
        ("type", "object".into()),
        ("additionalProperties", Value::Flag(false)),
        ("required", Value::List(keys)),
        ("properties", Value::Object(properties)),
    ]);
    entries
}

fn object(shape: Shape, defs: &mut Entries) -> Entries {
    let columns = (shape.columns)();
    let keys = columns.iter().filter(|c| !c.names.key.is_empty());
    let properties = keys.map(|column| {
        let mut entries = described(column.names.what);
        entries.extend(of((column.kind)(), defs));
        (column.names.key, Value::Object(entries))
    });
    closed(shape.what, properties.collect())
}

fn described(what: &'static str) -> Entries {
    let what = what.trim();
    (!what.is_empty())
        .then(|| ("description", what.into()))
        .into_iter()
        .collect()
}

fn reference(name: &str) -> Value<'static> {
    Value::Object(referred(name))
}

fn referred(name: &str) -> Entries {
    vec![("$ref", Value::Text(format!("#/$defs/{name}").into()))]
}

fn of(kind: Kind, defs: &mut Entries) -> Entries {
    let whole = |least: Option<i64>| {
        let mut entries: Entries = vec![("type", "integer".into())];
        entries.extend(least.map(|least| ("minimum", Value::Whole(least))));
        entries
    };
    match kind {
        Kind::Text => referred("text"),
        Kind::Loose => vec![("type", "string".into())],
        Kind::Id => referred("id"),
        Kind::Period => referred("period_id"),
        Kind::Day => referred("day"),
        Kind::Decimal => referred("decimal"),
        Kind::Sentence => referred("sentence"),
        Kind::Flag => vec![("type", "boolean".into())],
        Kind::Count => whole(Some(0)),
        Kind::Whole => whole(None),
        Kind::Position => whole(Some(1)),
        Kind::Words(words) => match words {
            [one] => vec![("const", (*one).into())],
            _ => vec![(
                "enum",
                Value::List(words.iter().map(|word| Value::from(*word)).collect()),
            )],
        },
        Kind::Maybe(kind) => match *kind {
            Kind::Words(words) => {
                let words = words.iter().map(|word| Value::from(*word));
                let words = words.chain([Value::Null]);
                vec![("enum", Value::List(words.collect()))]
            }
            kind => {
                let null = Value::Object(vec![("type", "null".into())]);
                vec![(
                    "anyOf",
                    Value::List(vec![Value::Object(of(kind, defs)), null]),
                )]
            }
        },
        Kind::List(kind) => vec![
            ("type", "array".into()),
            ("items", Value::Object(of(*kind, defs))),
        ],
        Kind::Object(shape) => {
            if defs.iter().all(|(name, _)| *name != shape.name) {
                // its place is taken before the objects in it are described
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
