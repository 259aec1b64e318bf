//! Indicators with what a period says of them.

use super::plans::{Against, Terms};
use super::{Of, indicator_id, joined, of, plan_id, sector_named};
use crate::assess::{self, Standing, sentence};
use crate::model::{self, Figure, IndicatorId, Part, PrintedPercent, Sector};
use crate::report::column::{
    Digits, Flat, Id, Named, Sentence, Vi, columns, computed, digits, typed,
};
use crate::report::{Line, Report, place};
use crate::text::Lang;

/// An indicator as `show` lists it.
pub struct Shown<'a>(pub Line<'a>);

/// An indicator in a period of the export.
pub struct Row<'a>(pub Line<'a>);

/// The changes of a figure.
pub struct Changes<'a>(Line<'a>);

/// A change, and whether what it is from was computed.
pub struct Change(assess::Change, bool);

impl<'a> Line<'a> {
    fn actual(&self) -> Option<Digits> {
        let actual = self.row.actual?;
        Some(digits(actual.value, actual.computed))
    }

    fn as_of(&self) -> Option<chrono::NaiveDate> {
        let actual = self.row.actual.map(|actual| actual.as_of);
        actual.or(self.figure.map(|figure| figure.as_of))
    }

    fn parts(&self) -> Vec<&'a Part> {
        self.figure.map_or(&[][..], Figure::parts).iter().collect()
    }

    fn sentence(&self) -> Option<Sentence> {
        let Report {
            commune,
            assessment,
            ..
        } = self.report;
        let said = |lang| sentence::of_row(lang, commune, assessment, self.row, None);
        let [vi, en] = [Lang::Vi, Lang::En].map(said);
        Some(Sentence {
            vi: vi?,
            en: en.unwrap_or_default(),
        })
    }

    fn printed(&self) -> &'a [PrintedPercent] {
        self.figure.map_or(&[], Figure::printed)
    }

    fn against(&self) -> impl Iterator<Item = Against<'a>> {
        let line = *self;
        let standings = self.row.standings.iter();
        standings.map(move |standing| Against { line, standing })
    }
}

columns! {
    "indicator": Of<'a, &'a model::Indicator> as of {
        "id": Id(&of.it.id);
        "name": &*of.it.name;
        "short": &*of.it.short;
        "en": &*of.it.en;
        "unit": of.unit().map_or("", |u| &u.name);
        "unit_en": of.unit().map_or("", |u| &u.en);
        "kind": of.it.kind;
        "direction": of.it.direction;
        "headline": of.it.headline;
        /// Kept from the projector and from what is handed out
        "internal": of.it.internal;
        "parent": of.it.parent.map(|parent| indicator_id(of.commune, parent));
        "ratio": of.it.ratio.map(|ratio| Of { commune: of.commune, it: ratio });
        "definition": of.it.definition.as_deref();
    }

    "ratio": Of<'a, (IndicatorId, IndicatorId)> as of {
        "numerator": indicator_id(of.commune, of.it.0);
        "denominator": indicator_id(of.commune, of.it.1);
    }

    "indicator": Shown<'a> as shown {
        _: Flat(of(shown.0.report.commune, shown.0.indicator));
        _: Flat(shown.0);
        "plans": shown.0.against().collect::<Vec<_>>();
    }

    /// An indicator in a period
    "row": Row<'a> as row {
        "indicator": Id(&row.0.indicator.id);
        /// The report has it; otherwise it is computed, or a plan that waits for a figure
        "reported": row.0.figure.is_some();
        _: Flat(row.0);
        "against": row.0.against().map(super::plans::Held).collect::<Vec<_>>();
    }

    "figure": Line<'a> as line {
        "actual": line.actual();
        /// From numerator and denominator, not typed
        "computed": line.is_computed();
        /// The day that it was true
        "as_of": line.as_of();
        /// The first day that it covers, where the report says so
        "from": line.figure.and_then(|f| f.from);
        "qualifier": line.figure.and_then(|f| f.qualifier);
        /// As printed for the same period last year
        "same_period": line.figure.and_then(|f| f.same_period).map(typed);
        /// The change on it in percent, as printed
        "same_period_printed": line.figure.and_then(Figure::same_period_printed).map(typed);
        "parts": line.parts();
        "note": line.figure.and_then(Figure::note);
        /// Document and section
        "source": line.source();
        "printed": line.printed().iter().map(|p| (*line, p)).collect::<Vec<_>>();
        "verdict": line.row.verdict();
        "verdict_vi": Vi(line.row.verdict());
        "sentence": line.sentence();
        "changes": Changes(*line);
    }

    /// By hamlet or by kind
    "part": &'a Part as part {
        "name": &*part.name;
        "value": typed(part.value);
    }

    /// A percentage as printed
    "printed_percent": (Line<'a>, &'a PrintedPercent) as printed {
        "percent": typed(printed.1.percent);
        "plan": plan_id(printed.0.report.commune, printed.1.plan);
        "source": printed_source(&printed.0, printed.1);
    }

    "changes": Changes<'a> as changes {
        "previous": changes.0.row.previous.map(|c| Change(c, changes.0.is_previous_computed()));
        "same_period": changes.0.row.same_period.map(|c| Change(c, changes.0.is_same_period_computed()));
    }

    /// Against another period
    "change": Change as change {
        "base": digits(change.0.base, change.1);
        "absolute": computed(change.0.absolute);
        "percent": change.0.percent.map(computed);
    }
}

fn printed_source(line: &Line<'_>, printed: &PrintedPercent) -> Option<String> {
    let own = printed.source.as_deref();
    let document = line.report.period().map(|data| &*data.document);
    own.zip(document)
        .map(|(section, document)| place(document, Some(section)))
        .or_else(|| line.source())
}

impl<'a> Of<'a, &'a model::Indicator> {
    pub fn unit(&self) -> Option<&'a model::Unit> {
        self.commune.catalogue.units.get(self.it.unit)
    }
}

/// A figure and one of its plans; a figure without any has a row too.
#[derive(Debug, Clone, Copy)]
pub struct FigureRow<'a> {
    sector: &'a Sector,
    group: &'a model::Group,
    line: Line<'a>,
    standing: Option<&'a Standing>,
}

/// The rows of a period.
pub fn rows<'a>(report: &Report<'a>) -> Vec<FigureRow<'a>> {
    let mut out = Vec::new();
    for part in report.sectors() {
        for group in &part.groups {
            for line in &group.rows {
                let row = |standing| FigureRow {
                    sector: part.sector,
                    group: group.group,
                    line: *line,
                    standing,
                };
                let standings = &line.row.standings;
                out.extend(standings.is_empty().then(|| row(None)));
                out.extend(standings.iter().map(|standing| row(Some(standing))));
            }
        }
    }
    out
}

/// The parts of a period's figures.
pub fn parts<'a>(report: &Report<'a>) -> Vec<(Line<'a>, &'a Part)> {
    let mut out = Vec::new();
    for part in report.sectors() {
        for line in part.lines() {
            out.extend(line.parts().into_iter().map(|part| (*line, part)));
        }
    }
    out
}

impl<'a> FigureRow<'a> {
    fn terms(&self) -> Terms<'a> {
        let commune = self.line.report.commune;
        let plan = self.standing.and_then(|s| s.plan);
        of(commune, plan.and_then(|at| commune.plans.get(at)))
    }

    fn plan(&self) -> Option<&'a model::Plan> {
        self.terms().it
    }

    /// Percentages as printed for this plan; those that name no plan stand with the first.
    fn printed(&self) -> Vec<Digits> {
        let plan = self.standing.and_then(|s| s.plan);
        let first = self.line.row.standings.first().and_then(|s| s.plan) == plan;
        let own = |p: &&PrintedPercent| p.plan.map_or(first, |_| p.plan == plan);
        let printed = self.line.printed().iter().filter(own);
        printed.map(|p| typed(p.percent)).collect()
    }

    /// Identifiers of the findings that the figure shows first.
    fn findings(&self) -> String {
        let findings = &self.line.report.assessment.findings;
        let own = findings
            .iter()
            .filter(|f| f.indicator() == Some(self.line.row.indicator));
        joined(own.map(|f| Some(&f.id)), "; ")
    }
}

columns! {
    "figure_row": FigureRow<'a> as row {
        "commune": &*row.line.report.commune.slug;
        "period" "ky": row.line.report.period().map(|d| d.period);
        "period_from" "tu": row.line.report.period().map(|d| d.from);
        "period_to" "den": row.line.report.period().map(|d| d.to);
        "reported" "lap": row.line.report.period().map(|d| d.reported);
        _ "ngay_xem": row.line.report.assessment.as_of;
        "sector" "linh_vuc": sector_named(row.sector);
        "group" "nhom": Named { id: &row.group.id, vi: &row.group.name, en: &row.group.en };
        "indicator" "ma": Id(&row.line.indicator.id);
        "name" "ten": &*row.line.indicator.name;
        "unit" "don_vi": row.line.unit(Lang::Vi);
        "kind" "loai": row.line.indicator.kind;
        "direction": row.line.indicator.direction;
        "internal" "noi_bo": row.line.indicator.internal;
        _ "co_trong_bao_cao": row.line.figure.is_some();
        "actual" "thuc_hien": row.line.actual();
        "computed" "tinh": row.line.is_computed();
        _ "tu_ngay": row.line.figure.and_then(|f| f.from);
        "as_of" "ngay": row.line.as_of();
        "from": row.line.figure.and_then(|f| f.from);
        "qualifier" "tinh_chat": row.line.figure.and_then(|f| f.qualifier);
        "same_period" "cung_ky": row.line.figure.and_then(|f| f.same_period).map(typed);
        _ "cung_ky_in": row.line.figure.and_then(Figure::same_period_printed).map(typed);
        "plan" "ke_hoach": row.plan().map(|p| Id(&p.id));
        "plan_name": row.plan().map(|p| &*p.name);
        _ "yeu_cau": row.standing.map(|standing| Against { line: row.line, standing }.limit());
        "plan_value" "gia_tri_ke_hoach": row.standing.map(|s| typed(s.target));
        "requirement": row.standing.map(|s| s.requirement);
        "plan_from": row.plan().and_then(|p| p.window).map(|(from, _)| from);
        "plan_to": row.plan().and_then(|p| p.window).map(|(_, to)| to);
        "assigned_by": row.plan().and_then(|p| p.assigned_by.as_deref());
        "primary": row.plan().map(|p| p.primary);
        "percent" "phan_tram": row.standing.and_then(|s| s.percent).map(computed);
        "pace" "nhip": row.standing.and_then(|s| s.pace).map(|p| computed(p.percent));
        "expected": row.standing.and_then(|s| s.pace).map(|p| computed(p.expected));
        "variance" "chenh_ke_hoach": row.standing.and_then(|s| s.variance).map(computed);
        "remaining": row.standing.and_then(|s| s.needed).map(|n| computed(n.remaining));
        "needed_per_week" "can_moi_tuan": row.standing.and_then(|s| s.needed?.per_week).map(computed);
        "verdict" "danh_gia": row.standing.map_or_else(|| row.line.row.verdict(), |s| s.verdict);
        "change_previous" "chenh_ky_truoc": row.line.row.previous.map(|c| computed(c.absolute));
        "change_previous_percent": row.line.row.previous.and_then(|c| c.percent).map(computed);
        "change_same_period" "chenh_cung_ky": row.line.row.same_period.map(|c| computed(c.absolute));
        "change_same_period_percent" "chenh_cung_ky_phan_tram": row.line.row.same_period.and_then(|c| c.percent).map(computed);
        "printed_percent" "ty_le_in": row.printed();
        _ "khong_khop": row.findings();
        "parts" "phan_to": row.line.parts();
        "note" "ghi_chu": row.line.figure.and_then(Figure::note);
        "source" "nguon": row.line.source();
        "plan_source": row.plan().map(|p| &*p.source);
        "plan_note": row.plan().and_then(|p| p.note.as_deref());
        "illustrative": row.line.report.commune.illustrative;
        "day_of_looking": row.line.report.assessment.as_of;
        "same_period_printed_percent": row.line.figure.and_then(Figure::same_period_printed).map(typed);
        "plan_derived": row.plan().map(|p| p.derived);
    }

    "part_row": (Line<'a>, &'a Part) as of {
        _ "ky": of.0.report.period().map(|d| d.period);
        _ "ma": Id(&of.0.indicator.id);
        _ "ten": &*of.0.indicator.name;
        _ "don_vi": of.0.unit(Lang::Vi);
        _ "phan": &*of.1.name;
        _ "gia_tri": typed(of.1.value);
    }
}
