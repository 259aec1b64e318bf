//! `so-lieu/*.ron`: the figures of one reporting period.

use std::ops::Range;

use chrono::{Days, NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::Known;
use super::assemble::Assembled;
use super::crosscheck::{CitedRecord, SchoolYearRecord, citations};
use super::named::{Identifiers, Named};
use crate::data::fields::{Bad, Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{self, Field, Later, List, Notation, Value, record};
use crate::data::syntax::{Item, Tree};
use crate::model::figure::Extra;
use crate::model::{
    Figure, Granularity, IndicatorId, Part, Period, PeriodData, PrintedPercent, Qualifier, Reading,
    Revision,
};

record! {
    PeriodFile: "Số liệu một kỳ", "The figures of a period" {
        must period: Period = "ky", "kỳ báo cáo, trùng tên tệp", "the period, which is the name of the file";
        must from: NaiveDate = "tu", "ngày đầu kỳ báo cáo", "the first day that the report covers";
        must to: NaiveDate = "den", "ngày chốt số liệu", "the last day that the report covers";
        must reported: NaiveDate = "lap", "ngày lập báo cáo", "the day of the report";
        must document: Box<str> = "van_ban", "tên tệp, hoặc số và ký hiệu của báo cáo", "its file, or its number";
        must figures: Later<List<FigureRecord<'t>>> = "so_lieu", "các số liệu", "the figures";
        may cited: Later<List<CitedRecord<'t>>> = "trich_dan", "các văn bản được trích dẫn", "documents that it cites";
        may school_years: Later<List<SchoolYearRecord<'t>>> = "nam_hoc", "các năm học được nhắc đến", "school years that it names";
    }
}

record! {
    FigureRecord: "Một số liệu", "A figure" {
        must indicator: Named<'t> = "chi_tieu", "mã chỉ tiêu", "the indicator";
        may actual: Typed = "thuc_hien", "số thực hiện; `\"\"` là chưa có số", "the actual; `\"\"` while there is none";
        may as_of: NaiveDate = "ngay", "ngày chốt của số này, khi khác `den`", "its own day, where that is not `den`";
        may from: NaiveDate = "tu", "tính từ ngày nào, khi khác kỳ báo cáo", "the day it counts from, where that is not the report's";
        may qualifier: Qualifier = "tinh_chat", "mức độ chắc chắn của số", "how firm it is";
        may same_period: Decimal = "cung_ky", "số cùng kỳ năm trước, như báo cáo ghi", "the same period of last year, as the report gives it";
        may same_period_printed: Decimal = "cung_ky_in", "mức tăng, giảm so với cùng kỳ in trong báo cáo, phần trăm", "the change on it as printed, in percent";
        may printed: List<PercentRecord<'t>> = "ty_le_in", "các tỷ lệ in trong báo cáo, giữ nguyên dù sai", "percentages as printed, even where they are wrong";
        may parts: Later<List<PartRecord<'t>>> = "phan_to", "số của từng thôn hoặc từng loại", "its breakdown by hamlet or by kind";
        must section: Box<str> = "nguon", "mục trong báo cáo", "the section of the report";
        may note: Box<str> = "ghi_chu", "ghi chú, có hiện trên màn hình", "a remark, which is shown";
        may revisions: List<RevisionRecord<'t>> = "lich_su", "các số trước khi sửa, chương trình tự ghi", "what stood there before, written by the program";
    }
}

record! {
    PercentRecord: "Một tỷ lệ in trong báo cáo", "A percentage as printed" {
        may plan: Named<'t> = "ke_hoach", "mã kế hoạch dùng để tính", "the plan it is a percentage of";
        must percent: Decimal = "gia_tri", "tỷ lệ, đủ chữ số như in", "the percentage with its printed digits";
        may source: Box<str> = "nguon", "mục in tỷ lệ, khi khác mục của số liệu", "its section, where that is another one";
    }
}

record! {
    PartRecord: "Một phần của số liệu", "A part of a breakdown" {
        must name: Box<str> = "ten", "tên thôn hoặc tên loại", "the hamlet or kind";
        must value: Decimal = "gia_tri", "số của phần đó, cùng đơn vị", "its share, in the same unit";
    }
}

record! {
    RevisionRecord: "Một lần sửa số", "What stood in the place of a figure before" {
        must date: NaiveDate = "ngay", "ngày sửa", "the day it was replaced";
        may time: NaiveTime = "gio", "giờ sửa", "the hour";
        may by: Box<str> = "ai", "ai sửa", "who replaced it";
        may before: Decimal = "cu", "số cũ; không ghi là trước đó chưa có số", "the value; absent where there was none";
        may qualifier: Qualifier = "tinh_chat", "mức độ chắc chắn của số cũ", "how firm it was";
        may section: Box<str> = "nguon", "mục của số cũ, khi số mới lấy từ mục khác", "its section, where the new value is of another one";
    }
}

/// A number, or `""` that waits to be filled in: absent, not zero.
#[derive(Clone, Copy)]
pub struct Typed(pub(crate) Option<Decimal>);

impl<'t> Value<'t> for Typed {
    const NOTATION: Notation = Decimal::NOTATION;

    fn read(reader: &mut Reader<'_>, item: Item<'t>) -> Read<Self> {
        if item.raw() == "\"\"" {
            return Ok(Self(None));
        }
        reader.number(item).map(|value| Self(Some(value)))
    }

    fn written(&self) -> String {
        self.0.map_or("\"\"".to_string(), |value| value.written())
    }
}

/// How long after the end of a period its report's window may still run.
const DAYS_AFTER: u64 = 10;
/// How long before the report's window a figure may be from.
const DAYS_BEFORE: u64 = 400;

/// The days a figure of this report may be from, and the one it is from where it does not say.
#[derive(Clone, Copy)]
struct Frame {
    earliest: NaiveDate,
    to: NaiveDate,
    latest: NaiveDate,
}

/// Reads the file; `stem` is its name without the ending.
pub fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    stem: &str,
    known: &Known,
) -> Read<PeriodData> {
    let mut file = PeriodFile::root(reader, tree)?;
    file.period.refuse(reader, |&period| {
        (stem.parse() != Ok(period)).then(|| ProblemKind::PeriodName {
            period,
            name: stem.into(),
            taken: false,
        })
    });
    let (period, from) = (file.period.get().copied(), file.from.get().copied());
    (file.to).refuse(reader, |&to| wrong_window(period, from?, to));
    let whole = || {
        file.period.required()?;
        Ok((
            file.from.required()?,
            file.to.required()?,
            file.reported.required()?,
        ))
    };
    let frame = whole().ok().map(|(from, to, reported)| Frame {
        earliest: from
            .checked_sub_days(Days::new(DAYS_BEFORE))
            .unwrap_or(from),
        to,
        latest: reported.max(to),
    });
    let list = file.figures.items(reader)?;
    let figures = figures(reader, list, frame, known);
    let citations = citations(file.cited.now(reader), file.school_years.now(reader));
    let (from, to, reported) = whole()?;
    Ok(PeriodData {
        period: file.period.required()?,
        from,
        to,
        reported,
        document: file.document.required()?,
        figures,
        citations,
    })
}

/// What is wrong with the report's own window, which need not be that of its period.
fn wrong_window(period: Option<Period>, from: NaiveDate, to: NaiveDate) -> Option<ProblemKind> {
    if from > to {
        return Some(ProblemKind::WindowReversed { from, to });
    }
    let period = period?;
    let (earliest, last) = period.window();
    let latest = last.checked_add_days(Days::new(DAYS_AFTER)).unwrap_or(last);
    if to < earliest || to > latest {
        return Some(ProblemKind::WindowElsewhere {
            period,
            to,
            earliest,
            latest,
        });
    }
    let most = match period.granularity() {
        Granularity::Week => 9,
        Granularity::Month => 62,
        Granularity::Quarter => 130,
        Granularity::Year => 380,
    };
    let days = (to - from).num_days() + 1;
    (days > most).then_some(ProblemKind::WindowTooLong { period, days, most })
}

fn figures<'t>(
    reader: &mut Reader<'_>,
    list: impl Iterator<Item = Item<'t>>,
    frame: Option<Frame>,
    known: &Known,
) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    // where each indicator was first named
    let mut seen: Vec<Option<Range<usize>>> =
        vec![None; known.assembled.catalogue.indicators.len()];
    let mut previous = None;
    for item in list {
        let Ok(mut r) = FigureRecord::read(reader, item) else {
            continue;
        };
        let (at, span) = (r.at, r.indicator.span());
        let named = r.indicator.get().ok_or(Bad);
        let indicator = named.and_then(|n| indicator(reader, n, &known.assembled, previous));
        // what waits to be filled in is not there yet, where nothing else is said of it
        let waits = matches!(r.actual.get(), Some(Typed(None))) && !r.same_period.is_given();
        let read = figure(reader, &mut r, frame, known, indicator);
        let Ok(indicator) = indicator else {
            continue;
        };
        previous = Some(indicator);
        match seen.get_mut(indicator.index()) {
            Some(Some(first)) => {
                let (what, id) = (Thing::Indicator, known.assembled.id(indicator));
                let first = reader.place(first);
                reader.report(span, ProblemKind::Duplicate { what, id, first });
                continue;
            }
            Some(none) => *none = Some(span),
            None => {}
        }
        if let (Ok(figure), Ok(())) = (read, at.whole())
            && !(waits && figure.extra.is_none())
        {
            figures.push(figure);
        }
    }
    if !figures.is_sorted_by_key(|f| f.indicator) {
        figures.sort_by_key(|f| f.indicator);
    }
    figures.shrink_to_fit();
    figures
}

fn indicator(
    reader: &mut Reader<'_>,
    named: &Named<'_>,
    assembled: &Assembled,
    last: Option<IndicatorId>,
) -> Read<IndicatorId> {
    // a regular report names its indicators in the order of the catalogue
    let next = last.map_or(IndicatorId(0), |IndicatorId(n)| IndicatorId(n + 1));
    match assembled.catalogue.indicator(next) {
        Some(indicator) if *indicator.id == *named.id => Ok(next),
        _ => assembled.indicator(reader, named),
    }
}

/// Makes one figure. What bears on its value must be good; a bad percentage, remark or section is left out.
fn figure(
    reader: &mut Reader<'_>,
    r: &mut FigureRecord<'_>,
    frame: Option<Frame>,
    known: &Known,
    indicator: Read<IndicatorId>,
) -> Read<Figure> {
    (r.as_of).refuse(reader, |&date| {
        let Frame {
            earliest, latest, ..
        } = frame?;
        if date > latest {
            return Some(ProblemKind::AfterReport { date, latest });
        }
        (date < earliest).then_some(ProblemKind::LongBefore { date, earliest })
    });
    let to = r.as_of.optional().map(|day| day.or(frame.map(|f| f.to)));
    if let Ok(Some(to)) = to {
        (r.from).refuse(reader, |&from| {
            (from > to).then_some(ProblemKind::WindowReversed { from, to })
        });
    }
    // few figures have any of these
    let more = r.printed.is_given()
        || r.parts.is_given()
        || r.same_period_printed.is_given()
        || r.note.is_given()
        || r.revisions.is_given();
    let extra = more.then(|| extra(reader, r, known, indicator));
    Ok(Figure {
        from: r.from.optional()?,
        as_of: to?.ok_or(Bad)?,
        actual: r.actual.optional()?.and_then(|typed| typed.0),
        same_period: r.same_period.lenient(),
        qualifier: r.qualifier.optional()?,
        section: std::mem::take(&mut r.section).lenient(),
        extra: extra.flatten(),
        indicator: indicator?,
    })
}

fn extra(
    reader: &mut Reader<'_>,
    r: &mut FigureRecord<'_>,
    known: &Known,
    indicator: Read<IndicatorId>,
) -> Option<Box<Extra>> {
    let printed = std::mem::take(&mut r.printed).good();
    let printed = printed.filter_map(|r| percent(reader, r, known, indicator).ok());
    let extra = Extra {
        printed: printed.collect(),
        parts: parts(reader, &r.parts).unwrap_or_default(),
        same_period_printed: r.same_period_printed.lenient(),
        note: std::mem::take(&mut r.note).lenient(),
        revisions: (std::mem::take(&mut r.revisions).good().flat_map(revision)).collect(),
    };
    (extra != Extra::default()).then(|| Box::new(extra))
}

fn percent(
    reader: &mut Reader<'_>,
    r: PercentRecord<'_>,
    known: &Known,
    indicator: Read<IndicatorId>,
) -> Read<PrintedPercent> {
    let plan = r.plan.then(|named| plan(reader, &named, known, indicator));
    r.at.closed()?;
    Ok(PrintedPercent {
        plan: plan.optional()?,
        percent: r.percent.required()?,
        source: r.source.lenient(),
    })
}

fn plan(
    reader: &mut Reader<'_>,
    named: &Named<'_>,
    Known { assembled, plans }: &Known,
    indicator: Read<IndicatorId>,
) -> Read<usize> {
    let found = plans.by_id.get(&*named.id).copied();
    let all = plans.all.iter().map(|p| &*p.id);
    let at = reader.known(named, (Thing::Plan, found), plans.excuses(&named.id), all)?;
    let indicator = indicator?;
    match plans.all.get(at) {
        Some(plan) if plan.indicator != indicator => {
            let (plan, indicator) = (plan.id.clone(), assembled.id(plan.indicator));
            let other = ProblemKind::PlanOfOther { plan, indicator };
            Err(reader.report(named.span.clone(), other))
        }
        _ => Ok(at),
    }
}

/// A breakdown is read whole or not at all: with a part missing its sum would be wrong.
fn parts(
    reader: &mut Reader<'_>,
    list: &Field<'_, Later<List<PartRecord<'_>>>>,
) -> Read<Vec<Part>> {
    let mut seen = Identifiers::default();
    record::all(list.items(reader)?.map(|item| {
        let r = PartRecord::read(reader, item)?;
        let span = r.name.span();
        let (name, value) = (r.name.required()?, r.value.required()?);
        r.at.closed()?;
        seen.add(reader, None, Thing::Part, (&name, span))?;
        Ok(Part { name, value })
    }))
}

fn revision(r: RevisionRecord<'_>) -> Read<Revision> {
    let qualifier = r.qualifier.optional()?;
    let before = r.before.optional()?;
    // kept for whoever reads the file
    r.section.optional()?;
    Ok(Revision {
        date: r.date.required()?,
        time: r.time.optional()?,
        by: r.by.optional()?,
        before: before.map(|value| Reading { value, qualifier }),
    })
}
