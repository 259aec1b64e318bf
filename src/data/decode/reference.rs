//! `tham-chieu.ron`: series of wider places.

use std::collections::HashMap;
use std::ops::Range;

use crate::data::fields::{Bad, Key, Read, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::{Qualifier, Reference, ReferencePoint, date};

static FILE: [Key; 1] = [must("tham_chieu")];
static SERIES: [Key; 5] = [
    must("ma"),
    must("noi"),
    must("noi_en"),
    must("ten"),
    must("diem"),
];
static POINT: [Key; 4] = [must("ngay"), must("ty_le"), may("tinh_chat"), must("nguon")];

/// What a report says of how firm a figure is.
pub(crate) fn qualifier(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Qualifier> {
    use Qualifier::{About, Estimate, Nearly, Over, Preliminary, Under};
    reader.word(
        item,
        &["Uoc", "Tren", "Duoi", "Gan", "Khoang", "SoBo"],
        [Estimate, Over, Under, Nearly, About, Preliminary],
    )
}

/// Reads the file; false where something of it may be missing altogether.
pub(crate) fn file(reader: &mut Reader<'_>, tree: &Tree<'_>) -> (Vec<Reference>, bool) {
    let mut all: Vec<Reference> = Vec::new();
    let mut whole = !tree.torn;
    let mut seen: HashMap<Box<str>, usize> = HashMap::new();
    let list = tree
        .root()
        .ok_or(Bad)
        .and_then(|root| reader.fields(root, &FILE))
        .and_then(|[list]| reader.required(list, Reader::list));
    let Ok(list) = list else {
        return (all, false);
    };
    for item in list {
        let Ok((span, read)) = series(reader, item) else {
            whole = false;
            continue;
        };
        if let Some(&first) = seen.get(&read.id) {
            let first = reader.place(&(first..first));
            reader.report(
                span,
                ProblemKind::Duplicate {
                    what: Thing::Reference,
                    id: read.id,
                    first,
                },
            );
        } else {
            seen.insert(read.id.clone(), span.start);
            all.push(read);
        }
    }
    (all, whole)
}

fn series(reader: &mut Reader<'_>, item: Item<'_>) -> Read<(Range<usize>, Reference)> {
    let [id, place, place_en, name, points] = reader.fields(item, &SERIES)?;
    let span = id.map_or(0..0, Item::span);
    let id = reader.required(id, Reader::id);
    let place = reader.required(place, Reader::boxed);
    let place_en = reader.required(place_en, Reader::boxed);
    let name = reader.required(name, Reader::boxed);
    let mut read: Vec<(Range<usize>, ReferencePoint)> = Vec::new();
    let mut good = points.is_some() && item.is_whole();
    if let Some(points) = points {
        for item in reader.list(points)? {
            match point(reader, item) {
                Ok(point) => read.push(point),
                Err(Bad) => good = false,
            }
        }
    }
    read.sort_by_key(|(span, point)| (point.date, span.start));
    for ((before, a), (span, b)) in read.iter().zip(read.iter().skip(1)) {
        if a.date == b.date {
            let first = reader.place(before);
            let id = date::format(b.date).into();
            reader.report(
                span.clone(),
                ProblemKind::Duplicate {
                    what: Thing::Point,
                    id,
                    first,
                },
            );
            good = false;
        }
    }
    // a curve with a point missing paces wrongly without a sign of it: it is not used at all
    if !good {
        return Err(Bad);
    }
    let points = read.into_iter().map(|(_, point)| point).collect();
    Ok((
        span,
        Reference {
            id: id?.into(),
            place: place?,
            name: name?,
            place_en: place_en?,
            points,
        },
    ))
}

fn point(reader: &mut Reader<'_>, item: Item<'_>) -> Read<(Range<usize>, ReferencePoint)> {
    let [date, percent, qualifier, source] = reader.fields(item, &POINT)?;
    let span = date.map_or(0..0, Item::span);
    let date = reader.required(date, Reader::date);
    let percent = reader.required(percent, |r, item| {
        let value = r.number(item)?;
        if value.is_sign_negative() && !value.is_zero() {
            Err(r.report(item.span(), ProblemKind::Negative("ty_le")))
        } else {
            Ok(value)
        }
    });
    let qualifier = reader.optional(qualifier, self::qualifier);
    let source = reader.required(source, Reader::boxed);
    if !item.is_whole() {
        return Err(Bad);
    }
    Ok((
        span,
        ReferencePoint {
            date: date?,
            percent: percent?,
            qualifier: qualifier?,
            source: source?,
        },
    ))
}
