//! `muc-tieu.ron`: the targets of a plan of several years.

use rust_decimal::Decimal;

use super::assemble::Assembled;
use super::named::{self, Identifiers, whole};
use crate::data::fields::{Bad, Key, Read, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::Target;
use crate::model::target::Shape;

static FILE: [Key; 2] = [may("van_ban"), must("muc_tieu")];
static TARGET: [Key; 16] = [
    must("ma"),
    must("so"),
    must("ten"),
    may("en"),
    may("linh_vuc"),
    must("dang"),
    may("gia_tri"),
    may("tren"),
    may("don_vi"),
    must("tu_nam"),
    must("den_nam"),
    may("goc"),
    may("chi_tieu"),
    may("phan"),
    must("nguon"),
    may("ghi_chu"),
];
static SHAPES: [&str; 7] = [
    "TangBinhQuan",
    "GiamBinhQuan",
    "DatMuc",
    "DuyTri",
    "ItNhat",
    "XepHang",
    "CotMoc",
];

/// Reads the file with this name.
pub(crate) fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    name: &str,
    assembled: &Assembled,
) -> Vec<Target> {
    let Some(Ok([document, list])) = tree.root().map(|root| reader.fields(root, &FILE)) else {
        return Vec::new();
    };
    let document = reader.optional(document, Reader::boxed).ok().flatten();
    let Ok(list) = reader.required(list, Reader::list) else {
        return Vec::new();
    };
    let mut seen = Identifiers::default();
    named::each(
        reader,
        list,
        (&TARGET, Thing::Target, name),
        &mut seen,
        |reader, id, fields| target(reader, id, fields, document.as_deref(), assembled),
    )
}

/// Reads one target. What bears on its path must be good; a bad sector, indicator or remark is left out.
fn target(
    reader: &mut Reader<'_>,
    id: Box<str>,
    fields: &[Option<Item<'_>>; 16],
    document: Option<&str>,
    assembled: &Assembled,
) -> Read<Target> {
    let [
        _,
        number,
        name,
        en,
        sector,
        shape,
        value,
        over,
        unit,
        from,
        to,
        start,
        indicator,
        part,
        section,
        note,
    ] = *fields;
    let number = reader.required(number, Reader::boxed);
    let name = reader.required(name, Reader::boxed);
    let en = reader.optional(en, Reader::boxed);
    let sector = named::sector(reader, sector, assembled);
    let shape_item = shape;
    let shape = reader.required(shape, |reader, item| {
        use Shape::{AtLeast, Growth, Keep, Milestone, Rank, Reach, Reduction};
        reader.word(
            item,
            &SHAPES,
            [Growth, Reduction, Reach, Keep, AtLeast, Rank, Milestone],
        )
    });
    let value = self::value(reader, shape, value, shape_item);
    let over = reader.optional(over, Reader::flag);
    let unit = self::unit(reader, shape, unit, shape_item);
    let years = years(reader, from, to);
    let start = reader.optional(start, Reader::number);
    let indicator = named::indicator(reader, indicator, assembled);
    let part = reader.optional(part, Reader::flag);
    let section = reader.required(section, Reader::boxed);
    let note = reader.optional(note, Reader::boxed);
    let name = name?;
    Ok(Target {
        id,
        number: number?,
        en: en.ok().flatten().unwrap_or_else(|| name.clone()),
        name,
        sector,
        shape: shape?,
        value: value?,
        over: over?.unwrap_or(false),
        unit: unit?,
        years: years?,
        start: start?,
        indicator,
        part: part?.unwrap_or(false),
        source: named::source(document, section.ok()).unwrap_or_default(),
        note: note.ok().flatten(),
    })
}

/// The shape as it is written in the file.
fn written(shape: Shape) -> &'static str {
    match shape {
        Shape::Growth => "dang: TangBinhQuan",
        Shape::Reduction => "dang: GiamBinhQuan",
        Shape::Reach => "dang: DatMuc",
        Shape::Keep => "dang: DuyTri",
        Shape::AtLeast => "dang: ItNhat",
        Shape::Rank => "dang: XepHang",
        Shape::Milestone => "dang: CotMoc",
    }
}

/// The value, which all but milestones must have.
fn value(
    reader: &mut Reader<'_>,
    shape: Read<Shape>,
    item: Option<Item<'_>>,
    shape_item: Option<Item<'_>>,
) -> Read<Option<Decimal>> {
    let value = reader.optional(item, Reader::number)?;
    match (shape?, value, item.or(shape_item)) {
        (Shape::Rank, Some(place), Some(item))
            if place < Decimal::ONE || !place.fract().is_zero() =>
        {
            Err(reader.report(item.span(), ProblemKind::NotARank))
        }
        (shape, None, Some(item)) if shape != Shape::Milestone && !reader.misspelled => Err(reader
            .report(
                item.span(),
                ProblemKind::Needs {
                    key: "gia_tri",
                    with: written(shape),
                },
            )),
        _ => Ok(value),
    }
}

/// The unit, which all but milestones must have.
fn unit(
    reader: &mut Reader<'_>,
    shape: Read<Shape>,
    item: Option<Item<'_>>,
    shape_item: Option<Item<'_>>,
) -> Read<Box<str>> {
    let unit = reader.optional(item, Reader::boxed)?;
    match (shape?, unit, shape_item) {
        (_, Some(unit), _) => Ok(unit),
        (Shape::Milestone, None, _) => Ok(Box::default()),
        (shape, None, Some(item)) if !reader.misspelled => Err(reader.report(
            item.span(),
            ProblemKind::Needs {
                key: "don_vi",
                with: written(shape),
            },
        )),
        _ => Err(Bad),
    }
}

fn years(
    reader: &mut Reader<'_>,
    from: Option<Item<'_>>,
    to: Option<Item<'_>>,
) -> Read<(i32, i32)> {
    let first = reader.required(from, |reader, item| {
        whole(reader, item, "tu_nam", 1900, 2200)
    });
    let last = reader.required(to, |reader, item| {
        whole(reader, item, "den_nam", 1900, 2200)
    });
    let (from, last) = (first?, last?);
    match to {
        Some(item) if from > last => {
            Err(reader.report(item.span(), ProblemKind::YearsReversed { from, to: last }))
        }
        _ => Ok((from, last)),
    }
}
