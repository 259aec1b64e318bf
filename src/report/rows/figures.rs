//! Indicators with what a period says of them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::plans::{Against, Held};
use super::{Of, indicator_id, joined, named, plan_id};
use crate::assess::{Change, Standing, sentence};
use crate::model::{
    Figure, Group, Indicator, IndicatorId, Part, Plan, PrintedPercent, Qualifier, Sector, Unit,
};
use crate::report::column::{
    Digits, Flat, Id, Named, Sentence, Vi, columns, computed, digits, list,
};
use crate::report::{Line, Report, SectorPart, place};
use crate::text::Lang;

/// An indicator with its plans, as `show` lists it.
pub struct Shown<'a>(pub Line<'a>);

/// An indicator in a period of the export.
pub struct Row<'a>(pub Line<'a>);

struct Changes<'a>(Line<'a>);

/// A change, and whether what it is from was computed.
struct ChangeFrom(Change, bool);

struct Printed<'a>(Line<'a>, &'a PrintedPercent);

impl<'a> Line<'a> {
    fn actual(&self) -> Option<Digits> {
        let actual = self.row.actual?;
        Some(digits(actual.value, actual.computed))
    }

    fn as_of(&self) -> Option<NaiveDate> {
        let actual = self.row.actual.map(|actual| actual.as_of);
        actual.or(self.figure.map(|figure| figure.as_of))
    }

    fn from(&self) -> Option<NaiveDate> {
        self.figure?.from
    }

    fn qualifier(&self) -> Option<Qualifier> {
        self.figure?.qualifier
    }

    /// As printed.
    fn same_period(&self) -> Option<Decimal> {
        self.figure?.same_period
    }

    fn same_period_printed(&self) -> Option<Decimal> {
        self.figure?.same_period_printed()
    }

    fn parts(&self) -> Vec<&'a Part> {
        let parts = self.figure.map_or(&[][..], Figure::parts);
        parts.iter().collect()
    }

    fn note(&self) -> Option<&'a str> {
        self.figure?.note()
    }

    fn printed(&self) -> impl Iterator<Item = &'a PrintedPercent> {
        self.figure.map_or(&[][..], Figure::printed).iter()
    }

    fn sentence(&self) -> Option<Sentence> {
        let Report {
            commune,
            assessment,
            ..
        } = self.report;
        let said = |lang| sentence::of_row(lang, commune, assessment, self.row, None);
        Some(Sentence {
            vi: said(Lang::Vi)?,
            en: said(Lang::En)?,
        })
    }

    fn against(&self) -> impl Iterator<Item = Against<'a>> {
        let line = *self;
        let standings = self.row.standings.iter();
        standings.map(move |standing| Against { line, standing })
    }
}

impl<'a> Of<'a, &'a Indicator> {
    pub fn unit(&self) -> Option<&'a Unit> {
        self.0.catalogue.units.get(self.1.unit)
    }
}

columns! {
    "indicator": Of<'a, &'a Indicator> as of @ Of(commune, indicator) => {
        "id": Id(&indicator.id);
        "name": &indicator.name;
        "short": &indicator.short;
        "en": &indicator.en;
        "unit": of.unit().map_or("", |unit| &unit.name);
        "unit_en": of.unit().map_or("", |unit| &unit.en);
        "kind": indicator.kind;
        "direction": indicator.direction;
        "headline": indicator.headline;
        /// Kept from the projector and from what is handed out
        "internal": indicator.internal;
        "parent": indicator.parent.map(|parent| indicator_id(commune, parent));
        "ratio": indicator.ratio.map(|ratio| Of(commune, ratio));
        "definition": &indicator.definition;
    }

    "ratio": Of<'a, (IndicatorId, IndicatorId)> as Of(commune, (numerator, denominator)) => {
        "numerator": indicator_id(commune, *numerator);
        "denominator": indicator_id(commune, *denominator);
    }

    "indicator": Shown<'a> as Shown(line) => {
        _: Flat(Of(line.report.commune, line.indicator));
        _: Flat(*line);
        "plans": list(line.against());
    }

    /// An indicator in a period
    "row": Row<'a> as Row(line) => {
        "indicator": Id(&line.indicator.id);
        /// The report has it; otherwise it is computed, or a plan that waits for a figure
        "reported": line.figure.is_some();
        _: Flat(*line);
        "against": list(line.against().map(Held));
    }

    "figure": Line<'a> as line => {
        "actual": line.actual();
        /// From numerator and denominator, not typed
        "computed": line.is_computed();
        /// The day that it was true
        "as_of": line.as_of();
        /// The first day that it covers, where the report says so
        "from": line.from();
        "qualifier": line.qualifier();
        /// As printed for the same period last year
        "same_period": line.same_period();
        /// The change on it in percent, as printed
        "same_period_printed": line.same_period_printed();
        "parts": line.parts();
        "note": line.note();
        /// Document and section
        "source": line.source();
        "printed": list(line.printed().map(|printed| Printed(*line, printed)));
        "verdict": line.row.verdict();
        "verdict_vi": Vi(line.row.verdict());
        "sentence": line.sentence();
        "changes": Changes(*line);
    }

    /// By hamlet or by kind
    "part": &'a Part as part => {
        "name": &part.name;
        "value": part.value;
    }

    /// A percentage as printed
    "printed": Printed<'a> as of @ Printed(line, printed) => {
        "percent": printed.percent;
        "plan": plan_id(line.report.commune, printed.plan);
        "source": of.source();
    }

    "changes": Changes<'a> as Changes(line) => {
        "previous": line.row.previous.map(|c| ChangeFrom(c, line.is_previous_computed()));
        "same_period": line.row.same_period.map(|c| ChangeFrom(c, line.is_same_period_computed()));
    }

    /// Against another period
    "change": ChangeFrom as ChangeFrom(change, from_computed) => {
        "base": digits(change.base, *from_computed);
        "absolute": computed(change.absolute);
        "percent": change.percent.map(computed);
    }
}

impl Printed<'_> {
    fn source(&self) -> Option<String> {
        let Self(line, printed) = self;
        let section = printed.source.as_deref();
        let own = section.zip(line.report.period());
        own.map(|(section, data)| place(&data.document, Some(section)))
            .or_else(|| line.source())
    }
}

/// A figure and one of its plans; a figure without any has a row too.
pub struct FigureRow<'a> {
    sector: &'a Sector,
    group: &'a Group,
    line: Line<'a>,
    standing: Option<&'a Standing>,
}

/// The rows of a period.
pub fn rows<'a>(report: &Report<'a>) -> Vec<FigureRow<'a>> {
    let mut out = Vec::new();
    for part in report.sectors() {
        for group in &part.groups {
            out.extend(group.rows.iter().flat_map(|line| {
                line.standings().map(|standing| FigureRow {
                    sector: part.sector,
                    group: group.group,
                    line: *line,
                    standing,
                })
            }));
        }
    }
    out
}

/// A part of a figure.
pub struct PartRow<'a>(Line<'a>, &'a Part);

/// The parts of a period's figures.
pub fn parts<'a>(report: &Report<'a>) -> Vec<PartRow<'a>> {
    let sectors = report.sectors();
    let lines = sectors.iter().flat_map(SectorPart::lines);
    lines
        .flat_map(|line| line.parts().into_iter().map(|part| PartRow(*line, part)))
        .collect()
}

impl<'a> FigureRow<'a> {
    fn plan(&self) -> Option<&'a Plan> {
        self.line.report.commune.plans.get(self.standing?.plan?)
    }

    fn window(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.plan()?.window
    }

    fn limit(&self) -> Option<Sentence> {
        let line = self.line;
        self.standing
            .map(|standing| Against { line, standing }.limit())
    }

    /// Percentages as printed for this plan; those that name no plan stand with the first.
    fn printed(&self) -> impl Iterator<Item = Decimal> {
        let plan = self.standing.and_then(|s| s.plan);
        let first = self.line.row.standings.first().and_then(|s| s.plan) == plan;
        let printed = self.line.printed();
        printed
            .filter(move |p| p.plan.map_or(first, |_| p.plan == plan))
            .map(|p| p.percent)
    }

    /// Identifiers of the findings that show here first.
    fn findings(&self) -> String {
        let findings = self.line.report.assessment.findings.iter();
        let own = findings.filter(|f| f.indicator() == Some(self.line.row.indicator));
        joined(own.map(|f| Some(&f.id)), "; ")
    }

    /// Something of the figure against the plan.
    fn held(&self, get: impl FnOnce(&Standing) -> Option<Decimal>) -> Option<Digits> {
        self.standing.and_then(get).map(computed)
    }
}

columns! {
    "figure_row": FigureRow<'a> as row @ FigureRow { sector, group, line, standing } => {
        "commune": &line.report.commune.slug;
        "period" "ky": line.report.period().map(|data| data.period);
        "period_from" "tu": line.report.period().map(|data| data.from);
        "period_to" "den": line.report.period().map(|data| data.to);
        "reported" "lap": line.report.period().map(|data| data.reported);
        _ "ngay_xem": line.report.assessment.as_of;
        "sector" "linh_vuc": named(sector);
        "group" "nhom": Named(&group.id, [&group.name, &group.en]);
        "indicator" "ma": Id(&line.indicator.id);
        "name" "ten": &line.indicator.name;
        "unit" "don_vi": line.unit(Lang::Vi);
        "kind" "loai": line.indicator.kind;
        "direction": line.indicator.direction;
        "internal" "noi_bo": line.indicator.internal;
        _ "co_trong_bao_cao": line.figure.is_some();
        "actual" "thuc_hien": line.actual();
        "computed" "tinh": line.is_computed();
        _ "tu_ngay": line.from();
        "as_of" "ngay": line.as_of();
        "from": line.from();
        "qualifier" "tinh_chat": line.qualifier();
        "same_period" "cung_ky": line.same_period();
        _ "cung_ky_in": line.same_period_printed();
        "plan" "ke_hoach": row.plan().map(|plan| Id(&plan.id));
        "plan_name": row.plan().map(|plan| &plan.name);
        _ "yeu_cau": row.limit();
        "plan_value" "gia_tri_ke_hoach": standing.map(|s| s.target);
        "requirement": standing.map(|s| s.requirement);
        "plan_from": row.window().map(|(from, _)| from);
        "plan_to": row.window().map(|(_, to)| to);
        "assigned_by": row.plan().map(|plan| &plan.assigned_by);
        "primary": row.plan().map(|plan| plan.primary);
        "percent" "phan_tram": row.held(|s| s.percent);
        "pace" "nhip": row.held(|s| Some(s.pace?.percent));
        "expected": row.held(|s| Some(s.pace?.expected));
        "variance" "chenh_ke_hoach": row.held(|s| s.variance);
        "remaining": row.held(|s| Some(s.needed?.remaining));
        "needed_per_week" "can_moi_tuan": row.held(|s| s.needed?.per_week);
        "verdict" "danh_gia": line.verdict(*standing);
        "change_previous" "chenh_ky_truoc": line.row.previous.map(|c| computed(c.absolute));
        "change_previous_percent": line.row.previous.and_then(|c| c.percent).map(computed);
        "change_same_period" "chenh_cung_ky": line.row.same_period.map(|c| computed(c.absolute));
        "change_same_period_percent" "chenh_cung_ky_phan_tram":
            line.row.same_period.and_then(|c| c.percent).map(computed);
        "printed_percent" "ty_le_in": list(row.printed());
        _ "khong_khop": row.findings();
        "parts" "phan_to": line.parts();
        "note" "ghi_chu": line.note();
        "source" "nguon": line.source();
        "plan_source": row.plan().map(|plan| &plan.source);
        "plan_note": row.plan().map(|plan| &plan.note);
        "illustrative": line.report.commune.illustrative;
        "day_of_looking": line.report.assessment.as_of;
        "same_period_printed_percent": line.same_period_printed();
        "plan_derived": row.plan().map(|plan| plan.derived);
    }

    "part_row": PartRow<'a> as PartRow(line, part) => {
        _ "ky": line.report.period().map(|data| data.period);
        _ "ma": Id(&line.indicator.id);
        _ "ten": &line.indicator.name;
        _ "don_vi": line.unit(Lang::Vi);
        _ "phan": &part.name;
        _ "gia_tri": part.value;
    }
}
