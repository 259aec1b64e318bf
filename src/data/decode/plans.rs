//! `ke-hoach.ron`: plans and targets.

use std::collections::HashMap;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::assemble::Assembled;
use super::named::{self, Identifiers, Named};
use crate::data::fields::{Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{self, Field, Later, List, Value, record};
use crate::data::syntax::Tree;
use crate::model::{Curve, IndicatorId, Plan, Requirement};

record! {
    PlansFile: "Kế hoạch", "The plans" {
        may document: Box<str> = "van_ban", "văn bản giao kế hoạch, ghi một lần cho cả tệp", "the document they are from, once for the whole file";
        must plans: Later<List<PlanRecord<'t>>> = "ke_hoach", "các kế hoạch", "the plans";
    }
}

record! {
    PlanRecord: "Một kế hoạch", "A plan" {
        must id: Named<'t> = "ma", "mã kế hoạch", "its identifier";
        must indicator: Named<'t> = "chi_tieu", "mã chỉ tiêu", "the indicator it is for";
        must name: Box<str> = "ten", "tên, để biết tỷ lệ tính trên kế hoạch nào", "its name, which every percentage of it shows";
        may en: Box<str> = "en", "tên tiếng Anh", "its English name";
        may short: Box<str> = "ngan", "tên ngắn cho bảng", "a short name for tables";
        must value: Decimal = "gia_tri", "giá trị, theo đơn vị của chỉ tiêu", "the value, in the indicator's unit";
        may requirement: Requirement = "yeu_cau", "yêu cầu; không ghi là ItNhat", "what is asked for; ItNhat if absent";
        may from: NaiveDate = "tu", "ngày đầu; có `tu` thì phải có `den`", "the first day; neither or both of `tu` and `den`";
        may to: NaiveDate = "den", "ngày cuối", "the last day";
        may series: Later<Named<'t>> = "duong_cong", "mã chuỗi tham chiếu dùng làm nhịp", "the series that sets the pace";
        may months: Later<List<Decimal>> = "thang", "trọng số của từng tháng, thay cho chia đều theo ngày", "weights of the months instead of an even pace";
        may references: List<Named<'t>> = "tham_chieu", "mã các chuỗi hiện bên cạnh để so sánh", "series to show beside it";
        may assigned_by: Box<str> = "giao_boi", "cơ quan giao", "who assigned it";
        may primary: bool = "chinh", "kế hoạch chính, dùng để đánh giá", "the plan that the figure is judged by";
        may derived: bool = "suy_ra", "giá trị suy ra từ tỷ lệ in sẵn, không văn bản nào ghi", "no document prints the value: it was worked out from a printed percentage";
        must source: Box<str> = "nguon", "mục trong văn bản", "the section of the document";
        may note: Box<str> = "ghi_chu", "ghi chú, có hiện trên màn hình", "a remark, which is shown";
    }
}

/// The plans of a commune, with where to find each.
#[derive(Default)]
pub struct Plans {
    pub all: Vec<Plan>,
    pub by_id: HashMap<Box<str>, usize>,
    /// Identifiers of plans that could not be read.
    pub spoiled: Vec<Box<str>>,
    /// Some plans may be missing altogether.
    pub torn: bool,
}

impl Plans {
    /// Of a file of which nothing could be read.
    pub fn torn() -> Self {
        Self {
            torn: true,
            ..Self::default()
        }
    }

    /// Whether a plan that is not there is no error of the place that names it.
    pub fn excuses(&self, id: &str) -> bool {
        self.torn || self.spoiled.iter().any(|own| **own == *id)
    }
}

/// Reads the file.
pub fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, assembled: &Assembled) -> Plans {
    let Ok(file) = PlansFile::root(reader, tree) else {
        return Plans::torn();
    };
    let document = file.document.lenient();
    let Ok(list) = file.plans.items(reader) else {
        return Plans::torn();
    };
    let mut out = Plans {
        torn: tree.torn,
        ..Plans::default()
    };
    let mut seen = Identifiers::default();
    let mut primary: HashMap<IndicatorId, Range<usize>> = HashMap::new();
    for item in list {
        let Ok(r) = PlanRecord::read(reader, item) else {
            out.torn = true;
            continue;
        };
        let (id, at, chosen) = (r.id.get().cloned(), r.at, r.primary.key_span());
        let read = plan(reader, r, assembled, document.as_deref());
        let Some(Named { id, span }) = id else {
            out.torn = true;
            continue;
        };
        if seen.add(reader, None, Thing::Plan, (&id, span)).is_err() {
            continue;
        }
        let id: Box<str> = id.into();
        let Ok(mut plan) = read.and_then(|plan| at.whole().map(|()| plan)) else {
            out.spoiled.push(id);
            continue;
        };
        if plan.primary {
            if let Some(first) = primary.get(&plan.indicator) {
                let first = reader.place(first);
                let indicator = assembled.id(plan.indicator);
                reader.report(chosen, ProblemKind::TwoPrimary { indicator, first });
                plan.primary = false;
            } else {
                primary.insert(plan.indicator, chosen);
            }
        }
        plan.id = id.clone();
        out.by_id.insert(id, out.all.len());
        out.all.push(plan);
    }
    out
}

/// Makes one plan, all but its identifier. What bears on its value, window or pace must be good.
fn plan(
    reader: &mut Reader<'_>,
    mut r: PlanRecord<'_>,
    assembled: &Assembled,
    document: Option<&str>,
) -> Read<Plan> {
    let indicator = (r.indicator).then(|n| assembled.indicator(reader, &n));
    if r.requirement.get() == Some(&Requirement::Rank) {
        r.value.refuse(reader, not_a_rank);
    }
    let window = window(reader, &r.from, &mut r.to);
    let curve = curve(reader, &r.series, &r.months, &window, assembled);
    let references = r.references.good();
    let references = references.filter_map(|named| assembled.reference(reader, &named).ok());
    let references = references.collect();
    let name = r.name.required()?;
    Ok(Plan {
        id: Box::default(),
        indicator: indicator.required()?,
        en: r.en.or(&name),
        name,
        short: r.short.lenient(),
        value: r.value.required()?,
        requirement: r.requirement.optional()?.unwrap_or(Requirement::AtLeast),
        window: window?,
        curve: curve?,
        references,
        assigned_by: r.assigned_by.lenient(),
        primary: r.primary.or_default()?,
        // where the mark cannot be read, a value that was worked out must not pass for a printed one
        derived: r.derived.cautious(),
        source: named::source(document, Some(r.source.lenient().unwrap_or_default()))
            .unwrap_or_default(),
        note: r.note.lenient(),
    })
}

/// A rank is a whole number from 1.
pub fn not_a_rank(place: &Decimal) -> Option<ProblemKind> {
    (*place < Decimal::ONE || !place.fract().is_zero()).then_some(ProblemKind::NotARank)
}

type Window = (NaiveDate, NaiveDate);

fn window(
    reader: &mut Reader<'_>,
    from: &Field<'_, NaiveDate>,
    to: &mut Field<'_, NaiveDate>,
) -> Read<Option<Window>> {
    let (given, missing) = match (from.is_given(), to.is_given()) {
        (true, false) => (from.key_span(), "den"),
        (false, true) => (to.key_span(), "tu"),
        _ => {
            named::in_order(reader, from.get().copied(), to);
            return Ok(from.optional()?.zip(to.optional()?));
        }
    };
    Err(reader.report(given, ProblemKind::HalfWindow(missing)))
}

fn curve<'t>(
    reader: &mut Reader<'_>,
    series: &Field<'t, Later<Named<'t>>>,
    months: &Field<'t, Later<List<Decimal>>>,
    window: &Read<Option<Window>>,
    assembled: &Assembled,
) -> Read<Curve> {
    if series.is_given() && months.is_given() {
        let twice = ProblemKind::OnlyOne("duong_cong", "thang");
        return Err(reader.report(months.key_span(), twice));
    }
    let (key, place) = if series.is_given() {
        ("duong_cong", series.key_span())
    } else if months.is_given() {
        ("thang", months.key_span())
    } else {
        return Ok(Curve::Even);
    };
    if let Ok(None) = window {
        return Err(reader.report(place, ProblemKind::NeedsWindow(key)));
    }
    if series.is_given() {
        let named = series.now(reader).required()?;
        return assembled.reference(reader, &named).map(Curve::Reference);
    }
    let weights = record::all(months.items(reader)?.map(|item| {
        let mut weight = Field::read(reader, Some(item));
        weight.refuse(reader, |weight: &Decimal| {
            (*weight < Decimal::ZERO).then_some(ProblemKind::Negative(key))
        });
        weight.required()
    }))?;
    if let Ok(Some((from, to))) = window {
        let month = |d: &NaiveDate| i64::from(d.year()) * 12 + i64::from(d.month());
        let months = usize::try_from(month(to) - month(from) + 1).unwrap_or(0);
        let given = weights.len();
        if given != months {
            return Err(reader.report(place, ProblemKind::MonthCount { given, months }));
        }
    }
    if weights.iter().all(Decimal::is_zero) {
        return Err(reader.report(place, ProblemKind::NotPositive(key)));
    }
    Ok(Curve::Months(weights))
}
