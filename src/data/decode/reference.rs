//! `tham-chieu.ron`: series of wider places.

use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::named::{Identifiers, Named};
use crate::data::fields::{Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{Later, List, Value, record};
use crate::data::syntax::Tree;
use crate::model::{Qualifier, Reference, ReferencePoint, date};

record! {
    ReferenceFile: "Số liệu tham chiếu", "Reference series" {
        must series: Later<List<SeriesRecord<'t>>> = "tham_chieu", "các chuỗi tham chiếu", "the series";
    }
}

record! {
    SeriesRecord: "Một chuỗi tham chiếu", "A series" {
        must id: Named<'t> = "ma", "mã chuỗi", "its identifier";
        must place: Box<str> = "noi", "nơi có số liệu, ví dụ Cả nước", "the place it is of, such as Cả nước";
        must place_en: Box<str> = "noi_en", "tên tiếng Anh của nơi đó", "the English name of the place";
        must name: Box<str> = "ten", "tên chuỗi", "what the series is";
        must points: List<PointRecord<'t>> = "diem", "các mốc đã công bố", "its published points";
    }
}

record! {
    PointRecord: "Một mốc", "A point" {
        must date: NaiveDate = "ngay", "ngày của số này", "the day it was reached";
        must percent: Decimal = "ty_le", "lũy kế, phần trăm kế hoạch", "percent of the plan, added up to that day";
        may qualifier: Qualifier = "tinh_chat", "mức độ chắc chắn của số", "how firm it is";
        must source: Box<str> = "nguon", "nơi công bố", "where it was published";
    }
}

/// Reads the file; false where something of it may be missing altogether.
pub fn file(reader: &mut Reader<'_>, tree: &Tree<'_>) -> (Vec<Reference>, bool) {
    let mut all: Vec<Reference> = Vec::new();
    let mut whole = !tree.torn;
    let mut seen = Identifiers::default();
    let file = ReferenceFile::root(reader, tree);
    let Ok(list) = file.and_then(|file| file.series.items(reader)) else {
        return (all, false);
    };
    for item in list {
        let read = SeriesRecord::read(reader, item).and_then(|r| {
            let span = r.id.span();
            Ok((span, series(reader, r)?))
        });
        let Ok((span, series)) = read else {
            whole = false;
            continue;
        };
        if (seen.add(reader, None, Thing::Reference, (&series.id, span))).is_ok() {
            all.push(series);
        }
    }
    (all, whole)
}

fn series(reader: &mut Reader<'_>, r: SeriesRecord<'_>) -> Read<Reference> {
    let points = r.points.required().and_then(|list| points(reader, list));
    // a curve with a point missing paces wrongly without a sign of it: it is not used at all
    r.at.closed()?;
    Ok(Reference {
        id: r.id.required()?.id.into(),
        place: r.place.required()?,
        name: r.name.required()?,
        place_en: r.place_en.required()?,
        points: points?,
    })
}

/// The points in the order of their days, no two of one day.
fn points(reader: &mut Reader<'_>, list: List<PointRecord<'_>>) -> Read<Vec<ReferencePoint>> {
    let mut good = Ok(());
    let mut read: Vec<(Range<usize>, ReferencePoint)> = Vec::new();
    for r in list {
        match r.and_then(|r| Ok((r.date.span(), point(reader, r)?))) {
            Ok(point) => read.push(point),
            Err(bad) => good = Err(bad),
        }
    }
    read.sort_by_key(|(span, point)| (point.date, span.start));
    for ((before, a), (span, b)) in read.iter().zip(read.iter().skip(1)) {
        if a.date == b.date {
            let first = reader.place(before);
            let (what, id) = (Thing::Point, date::format(b.date).into());
            good = Err(reader.report(span.clone(), ProblemKind::Duplicate { what, id, first }));
        }
    }
    good?;
    Ok(read.into_iter().map(|(_, point)| point).collect())
}

fn point(reader: &mut Reader<'_>, mut r: PointRecord<'_>) -> Read<ReferencePoint> {
    r.percent.refuse(reader, |percent| {
        (*percent < Decimal::ZERO).then_some(ProblemKind::Negative("ty_le"))
    });
    r.at.closed()?;
    Ok(ReferencePoint {
        date: r.date.required()?,
        percent: r.percent.required()?,
        qualifier: r.qualifier.optional()?,
        source: r.source.required()?,
    })
}
