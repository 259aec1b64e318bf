//! `danh-muc.ron`, and the same lists where a commune adds its own: sectors, groups, units, indicators, thresholds.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::data::fields::{Key, Read, Reader, may, must};
use crate::data::problem::ProblemKind;
use crate::data::syntax::{Item, Tree};
use crate::model::{Direction, Kind, Requirement, Sector, Thresholds, Unit};

/// An identifier and where it stands.
pub(crate) struct Named {
    pub(crate) id: Box<str>,
    pub(crate) span: Range<usize>,
}

/// A group whose sector is not looked up yet.
pub(crate) struct GroupDraft {
    pub(crate) at: Named,
    pub(crate) sector: Option<Named>,
    pub(crate) name: Box<str>,
    pub(crate) en: Box<str>,
}

/// An indicator whose group, unit, parent and ratio are not looked up yet.
pub(crate) struct IndicatorDraft {
    pub(crate) at: Named,
    pub(crate) group: Option<Named>,
    pub(crate) unit: Option<Named>,
    pub(crate) name: Box<str>,
    pub(crate) short: Box<str>,
    pub(crate) en: Box<str>,
    pub(crate) kind: Kind,
    pub(crate) direction: Direction,
    pub(crate) headline: bool,
    pub(crate) parent: Option<Named>,
    pub(crate) ratio: Option<(Named, Named)>,
    pub(crate) default_level: Option<(Requirement, Decimal)>,
    pub(crate) internal: bool,
    pub(crate) definition: Option<Box<str>>,
}

/// What one file adds to the catalogue.
#[derive(Default)]
pub(crate) struct Part {
    pub(crate) thresholds: Option<Thresholds>,
    pub(crate) units: Vec<(Unit, Range<usize>)>,
    pub(crate) sectors: Vec<(Sector, Range<usize>)>,
    pub(crate) groups: Vec<GroupDraft>,
    pub(crate) indicators: Vec<IndicatorDraft>,
    /// Identifiers of what could not be read: naming them elsewhere is no error of that place.
    pub(crate) spoiled: Vec<Box<str>>,
    /// Something of the file may be missing altogether.
    pub(crate) torn: bool,
}

static FILE: [Key; 5] = [
    may("nguong"),
    must("don_vi"),
    must("linh_vuc"),
    must("nhom"),
    must("chi_tieu"),
];
static THRESHOLDS: [Key; 3] = [must("vuot"), must("dung_nhip"), must("cham")];
static UNIT: [Key; 4] = [must("ten"), may("ngan"), must("en"), may("nguoi")];
static SECTOR: [Key; 5] = [
    must("ma"),
    must("ten"),
    may("ngan"),
    must("en"),
    may("bao_cao"),
];
static GROUP: [Key; 4] = [must("ma"), must("linh_vuc"), must("ten"), must("en")];
static INDICATOR: [Key; 14] = [
    must("ma"),
    must("nhom"),
    must("ten"),
    may("ngan"),
    must("en"),
    must("don_vi"),
    must("loai"),
    may("huong"),
    may("tieu_bieu"),
    may("thuoc"),
    may("ty_le"),
    may("muc"),
    may("noi_bo"),
    may("dinh_nghia"),
];
static RATIO: [Key; 2] = [must("tu"), must("mau")];
static LEVEL: [Key; 2] = [must("yeu_cau"), must("gia_tri")];

/// Reads `danh-muc.ron`.
pub(crate) fn file(reader: &mut Reader<'_>, tree: &Tree<'_>) -> Part {
    let mut part = Part {
        torn: tree.torn,
        ..Part::default()
    };
    let Some(Ok([thresholds, units, sectors, groups, indicators])) =
        tree.root().map(|root| reader.fields(root, &FILE))
    else {
        part.torn = true;
        return part;
    };
    part.torn |= [units, sectors, groups, indicators]
        .iter()
        .any(Option::is_none);
    part.thresholds = thresholds.and_then(|item| self::thresholds(reader, item).ok());
    lists(reader, &mut part, units, groups, indicators);
    part.torn |= sectors.is_some_and(|item| {
        each(reader, item, |reader, item| sector(reader, &mut part, item)).is_err()
    });
    part
}

/// Reads the lists that both kinds of file have.
pub(crate) fn lists(
    reader: &mut Reader<'_>,
    part: &mut Part,
    units: Option<Item<'_>>,
    groups: Option<Item<'_>>,
    indicators: Option<Item<'_>>,
) {
    let mut torn = false;
    torn |= units
        .is_some_and(|item| each(reader, item, |reader, item| unit(reader, part, item)).is_err());
    torn |= groups
        .is_some_and(|item| each(reader, item, |reader, item| group(reader, part, item)).is_err());
    torn |= indicators.is_some_and(|item| {
        each(reader, item, |reader, item| indicator(reader, part, item)).is_err()
    });
    part.torn |= torn;
}

/// Reads every element of a list; one that is bad does not lose the others.
fn each<'t>(
    reader: &mut Reader<'_>,
    list: Item<'t>,
    mut read: impl FnMut(&mut Reader<'_>, Item<'t>) -> Read<()>,
) -> Read<()> {
    for item in reader.list(list)? {
        let _ = read(reader, item);
    }
    Ok(())
}

fn thresholds(reader: &mut Reader<'_>, item: Item<'_>) -> Read<Thresholds> {
    let [ahead, on_pace, slow] = reader.fields(item, &THRESHOLDS)?;
    let ahead = reader.required(ahead, Reader::number);
    let on_pace = reader.required(on_pace, Reader::number);
    let slow = reader.required(slow, Reader::number);
    let read = Thresholds {
        ahead: ahead?,
        on_pace: on_pace?,
        slow: slow?,
    };
    if read.ahead >= read.on_pace && read.on_pace >= read.slow && read.slow > Decimal::ZERO {
        Ok(read)
    } else {
        let start = item.key_span();
        Err(reader.report(start, ProblemKind::ThresholdOrder))
    }
}

fn unit(reader: &mut Reader<'_>, part: &mut Part, item: Item<'_>) -> Read<()> {
    let [name, short, en, people] = reader.fields(item, &UNIT)?;
    let span = name.map_or(0..0, Item::span);
    let name = reader.required(name, Reader::boxed);
    let short = reader.optional(short, Reader::boxed);
    let en = reader.required(en, Reader::boxed);
    let people = reader.optional(people, Reader::flag);
    let name = name?;
    // a bad translation is no reason to lose a unit that figures are measured in
    let en = en.unwrap_or_else(|_| name.clone());
    let short = short.ok().flatten().unwrap_or_else(|| name.clone());
    part.units.push((
        Unit {
            name,
            short,
            en,
            people: people.ok().flatten().unwrap_or_default(),
        },
        span,
    ));
    Ok(())
}

fn sector(reader: &mut Reader<'_>, part: &mut Part, item: Item<'_>) -> Read<()> {
    let [id, name, short, en, reporter] = reader.fields(item, &SECTOR)?;
    let id = named(reader, id);
    let name = reader.required(name, Reader::boxed);
    let short = reader.optional(short, Reader::boxed);
    let en = reader.required(en, Reader::boxed);
    let reporter = reader.optional(reporter, Reader::boxed);
    let Named { id, span } = id?;
    let name = name.unwrap_or_else(|_| id.clone());
    let short = short.ok().flatten().unwrap_or_else(|| name.clone());
    let en = en.unwrap_or_else(|_| name.clone());
    let reporter = reporter.ok().flatten().unwrap_or_default();
    part.sectors.push((
        Sector {
            id,
            name,
            short,
            en,
            reporter,
        },
        span,
    ));
    Ok(())
}

fn group(reader: &mut Reader<'_>, part: &mut Part, item: Item<'_>) -> Read<()> {
    let [id, sector, name, en] = reader.fields(item, &GROUP)?;
    let id = named(reader, id);
    let sector = named(reader, sector);
    let name = reader.required(name, Reader::boxed);
    let en = reader.required(en, Reader::boxed);
    let at = id?;
    let name = name.unwrap_or_else(|_| at.id.clone());
    let en = en.unwrap_or_else(|_| name.clone());
    part.groups.push(GroupDraft {
        sector: sector.ok(),
        at,
        name,
        en,
    });
    Ok(())
}

fn indicator(reader: &mut Reader<'_>, part: &mut Part, item: Item<'_>) -> Read<()> {
    let [
        id,
        group,
        name,
        short,
        en,
        unit,
        kind,
        direction,
        headline,
        parent,
        ratio,
        level,
        internal,
        definition,
    ] = reader.fields(item, &INDICATOR)?;
    let id = named(reader, id);
    let group = named(reader, group);
    let name = reader.required(name, Reader::boxed);
    let short = reader.optional(short, Reader::boxed);
    let en = reader.required(en, Reader::boxed);
    let unit = reader.required(unit, |r, item| {
        Ok(Named {
            id: r.boxed(item)?,
            span: item.span(),
        })
    });
    let ratio_span = ratio.map(Item::key_span);
    let kind = reader.required(kind, |r, item| {
        r.word(
            item,
            &["PhatSinh", "LuyKe", "ThoiDiem", "TyLe"],
            [Kind::Flow, Kind::Cumulative, Kind::Stock, Kind::Ratio],
        )
    });
    let direction = reader.optional(direction, |r, item| {
        r.word(
            item,
            &["Tang", "Giam", "TrungTinh"],
            [Direction::More, Direction::Less, Direction::Neutral],
        )
    });
    let headline = reader.optional(headline, Reader::flag);
    let parent = reader.optional(parent, |r, item| named(r, Some(item)));
    let ratio = reader.optional(ratio, self::ratio);
    let level = reader.optional(level, self::level);
    let internal = reader.optional(internal, Reader::flag);
    let definition = reader.optional(definition, Reader::boxed);

    let at = id?;
    // what a figure of it means hangs on the kind, and which way is good on the direction: without them it is not shown
    let (Ok(kind), Ok(direction)) = (kind, direction) else {
        part.spoiled.push(at.id);
        return Ok(());
    };
    let mut ratio = ratio.ok().flatten();
    if let (Some(span), true) = (ratio_span, ratio.is_some() && kind != Kind::Ratio) {
        reader.report(span, ProblemKind::RatioKind);
        ratio = None;
    }
    let name = name.unwrap_or_else(|_| at.id.clone());
    part.indicators.push(IndicatorDraft {
        group: group.ok(),
        unit: unit.ok(),
        short: short.ok().flatten().unwrap_or_else(|| name.clone()),
        en: en.unwrap_or_else(|_| name.clone()),
        name,
        kind,
        direction: direction.unwrap_or(Direction::Neutral),
        headline: headline.ok().flatten().unwrap_or(false),
        parent: parent.ok().flatten(),
        ratio,
        default_level: level.ok().flatten(),
        // what was perhaps meant to be kept inside is kept inside
        internal: internal.map_or(true, Option::unwrap_or_default),
        definition: definition.ok().flatten(),
        at,
    });
    Ok(())
}

/// An identifier with its place.
pub(crate) fn named(reader: &mut Reader<'_>, item: Option<Item<'_>>) -> Read<Named> {
    reader.required(item, |r, item| {
        Ok(Named {
            id: r.id(item)?.into(),
            span: item.span(),
        })
    })
}

fn ratio(reader: &mut Reader<'_>, item: Item<'_>) -> Read<(Named, Named)> {
    let [numerator, denominator] = reader.fields(item, &RATIO)?;
    let numerator = named(reader, numerator);
    let denominator = named(reader, denominator);
    Ok((numerator?, denominator?))
}

fn level(reader: &mut Reader<'_>, item: Item<'_>) -> Read<(Requirement, Decimal)> {
    let [requirement, value] = reader.fields(item, &LEVEL)?;
    let requirement = reader.required(requirement, |r, item| {
        r.word(
            item,
            &["ItNhat", "NhieuNhat", "Dung"],
            [
                Requirement::AtLeast,
                Requirement::AtMost,
                Requirement::Exactly,
            ],
        )
    });
    let value = reader.required(value, Reader::number);
    Ok((requirement?, value?))
}
