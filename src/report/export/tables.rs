//! The export as tables for spreadsheets: made of the same document as the JSON, one table a sort of row.
//!
//! Heads are Vietnamese without accents, as the keys of the data files; the words in the cells are those of the screens. Decimals are in
//! plain machine notation (`33740.012029`), days are `2026-01-12`; an empty cell is not known, which is not zero.

use std::collections::HashMap;

use super::{Against, Document, Found, Period, Row, Whole};
use crate::report::csv;
use crate::report::json::desk::{Event, Target};
use crate::report::json::tasks::Task;
use crate::report::json::{About, Plain};
use crate::text::export as text;

/// One table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name: `so_lieu`.
    pub name: &'static str,
    /// Heads of its columns.
    pub columns: &'static [&'static str],
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<String>>,
}

/// Figures: one row a figure and plan.
const FIGURES: [&str; 38] = [
    "xa",
    "minh_hoa",
    "ky",
    "tu",
    "den",
    "lap",
    "ngay_xem",
    "linh_vuc",
    "nhom",
    "ma",
    "ten",
    "don_vi",
    "loai",
    "noi_bo",
    "co_trong_bao_cao",
    "thuc_hien",
    "tinh",
    "tu_ngay",
    "ngay",
    "tinh_chat",
    "cung_ky",
    "cung_ky_in",
    "ke_hoach",
    "yeu_cau",
    "gia_tri_ke_hoach",
    "phan_tram",
    "nhip",
    "chenh_ke_hoach",
    "can_moi_tuan",
    "danh_gia",
    "chenh_ky_truoc",
    "chenh_cung_ky",
    "chenh_cung_ky_phan_tram",
    "ty_le_in",
    "khong_khop",
    "phan_to",
    "ghi_chu",
    "nguon",
];

/// Parts of figures, by hamlet or by kind.
const PARTS: [&str; 8] = [
    "xa", "minh_hoa", "ky", "ma", "ten", "don_vi", "phan", "gia_tri",
];

/// Plans.
const PLANS: [&str; 15] = [
    "xa",
    "minh_hoa",
    "ma",
    "chi_tieu",
    "ten_chi_tieu",
    "ten",
    "don_vi",
    "yeu_cau",
    "gia_tri",
    "tu",
    "den",
    "giao_boi",
    "chinh",
    "suy_ra",
    "nguon",
];

/// Targets of several years.
const TARGETS: [&str; 23] = [
    "xa",
    "minh_hoa",
    "ngay_xem",
    "so",
    "ma",
    "ten",
    "linh_vuc",
    "chi_tieu",
    "noi_dung",
    "gia_tri",
    "don_vi",
    "tu_nam",
    "den_nam",
    "goc",
    "lo_trinh",
    "hien_nay",
    "ngay",
    "lo_trinh_hom_nay",
    "nhip",
    "tien_do",
    "danh_gia",
    "ghi_chu",
    "nguon",
];

/// Tasks.
const TASKS: [&str; 23] = [
    "xa",
    "minh_hoa",
    "ngay_xem",
    "ma",
    "ten",
    "linh_vuc",
    "trang_thai",
    "chu_tri",
    "chu_tri_tu",
    "phoi_hop",
    "han",
    "han_tu",
    "han_chu",
    "han_dau",
    "con_ngay",
    "xong",
    "muc_tieu",
    "san_pham",
    "chi_tieu",
    "moc",
    "thay_doi",
    "ghi_chu",
    "nguon",
];

/// Events.
const EVENTS: [&str; 14] = [
    "xa", "minh_hoa", "ma", "ten", "khi_nao", "gio", "dia_diem", "ai", "giao_ban", "gia_dinh",
    "lan_toi", "cac_ngay", "den_ngay", "nguon",
];

/// Findings of the cross-check.
const FINDINGS: [&str; 16] = [
    "xa",
    "minh_hoa",
    "ky",
    "ma",
    "loai",
    "muc_do",
    "chi_tieu",
    "in",
    "tinh_lai",
    "chenh",
    "noi_dung",
    "muc",
    "ghi_chu",
    "nguoi_xem",
    "ngay_xem",
    "ly_do",
];

/// All tables, also those without rows.
pub fn tables(document: &Document<'_>) -> Vec<Table> {
    let all = &document.communes;
    let table = |name, columns, rows: Vec<Vec<String>>| Table {
        name,
        columns,
        rows,
    };
    vec![
        table("so_lieu", &FIGURES, all.iter().flat_map(figures).collect()),
        table("phan_to", &PARTS, all.iter().flat_map(parts).collect()),
        table("ke_hoach", &PLANS, all.iter().flat_map(plans).collect()),
        table(
            "muc_tieu",
            &TARGETS,
            all.iter()
                .flat_map(|w| w.desk.targets.iter().flatten().map(|t| target(w, t)))
                .collect(),
        ),
        table(
            "nhiem_vu",
            &TASKS,
            all.iter()
                .flat_map(|w| w.desk.tasks.iter().flatten().map(|t| task(w, t)))
                .collect(),
        ),
        table(
            "su_kien",
            &EVENTS,
            all.iter()
                .flat_map(|w| {
                    w.desk
                        .calendar
                        .iter()
                        .flat_map(|c| &c.events)
                        .map(|e| event(w, e))
                })
                .collect(),
        ),
        table(
            "phat_hien",
            &FINDINGS,
            all.iter()
                .flat_map(|w| w.findings.iter().map(|f| finding(w, f)))
                .collect(),
        ),
    ]
}

/// One table as CSV.
pub fn one(table: &Table) -> Result<String, ::csv::Error> {
    csv::write(table.columns, table.rows.iter().cloned())
}

/// All tables in one: the first column says which table a row is of, and each head stands once.
pub fn together(tables: &[Table]) -> Result<String, ::csv::Error> {
    let mut header = vec!["bang"];
    for column in tables.iter().flat_map(|t| t.columns) {
        if !header.contains(column) {
            header.push(column);
        }
    }
    let at: HashMap<&str, usize> = header
        .iter()
        .enumerate()
        .map(|(at, column)| (*column, at))
        .collect();
    let row = |table: &Table, row: &Vec<String>| {
        let mut cells = vec![String::new(); header.len()];
        let named = std::iter::once(("bang", table.name.to_string()))
            .chain(table.columns.iter().copied().zip(row.iter().cloned()));
        for (column, cell) in named {
            if let Some(place) = at.get(column).and_then(|at| cells.get_mut(*at)) {
                *place = cell;
            }
        }
        cells
    };
    csv::write(
        &header,
        tables.iter().flat_map(|t| t.rows.iter().map(|r| row(t, r))),
    )
}

fn decimal(value: Option<&Plain>) -> String {
    value.map(|v| v.0.clone()).unwrap_or_default()
}

fn said(value: Option<&str>) -> String {
    value.unwrap_or_default().to_string()
}

fn yes(value: bool) -> String {
    text::yes(value).to_string()
}

fn day(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

/// The columns that every table begins with.
fn head(whole: &Whole<'_>) -> [String; 2] {
    [
        whole.commune.id.to_string(),
        yes(whole.commune.illustrative),
    ]
}

fn about<'w, 'a>(whole: &'w Whole<'a>, id: &str) -> Option<(&'w About<'a>, &'w str)> {
    whole
        .catalogue
        .indicators
        .iter()
        .find(|i| i.about.id == id)
        .map(|i| (&i.about, i.group))
}

fn sector<'a>(whole: &Whole<'a>, id: Option<&str>) -> &'a str {
    whole
        .catalogue
        .sectors
        .iter()
        .find(|s| Some(s.id) == id)
        .map_or("", |s| s.name)
}

fn figures<'w>(whole: &'w Whole<'_>) -> impl Iterator<Item = Vec<String>> + use<'w> {
    whole.periods.iter().flat_map(move |period| {
        period.rows.iter().flat_map(move |row| {
            // a figure without a plan has a row too
            let against = row
                .against
                .iter()
                .map(Some)
                .chain(row.against.is_empty().then_some(None));
            against.map(move |a| figure(whole, period, row, a))
        })
    })
}

fn figure(
    whole: &Whole<'_>,
    period: &Period<'_>,
    row: &Row<'_>,
    against: Option<&Against<'_>>,
) -> Vec<String> {
    let figure = &row.figure;
    let of = about(whole, row.indicator);
    let group = of.and_then(|(_, group)| whole.catalogue.groups.iter().find(|g| g.id == group));
    let standing = against.map(|a| &a.standing);
    let plan = against.and_then(|a| a.plan);
    let verdict = standing.map_or(figure.verdict, |s| s.verdict);
    // what names no plan stands with the first
    let first = row.against.first().and_then(|a| a.plan) == plan;
    let printed = figure.printed.iter().filter(|p| {
        if p.plan.is_none() {
            first
        } else {
            p.plan == plan
        }
    });
    let printed: Vec<&str> = printed.map(|p| p.percent.0.as_str()).collect();
    let parts: Vec<String> = figure
        .parts
        .iter()
        .map(|p| format!("{}={}", p.name, p.value.0))
        .collect();
    let id = Some(period.period.id.as_str());
    let findings: Vec<&str> = whole
        .findings
        .iter()
        .filter(|f| {
            f.period.as_deref() == id && f.finding.indicators.first() == Some(&row.indicator)
        })
        .map(|f| f.finding.id)
        .collect();
    let mut cells = head(whole).to_vec();
    cells.extend([
        period.period.id.clone(),
        period.period.from.clone(),
        period.period.to.clone(),
        period.period.reported.clone(),
        period.as_of.clone(),
        group
            .map(|g| sector(whole, Some(g.sector)))
            .unwrap_or_default()
            .to_string(),
        group.map(|g| g.name).unwrap_or_default().to_string(),
        row.indicator.to_string(),
        of.map(|(a, _)| a.name).unwrap_or_default().to_string(),
        of.map(|(a, _)| a.unit).unwrap_or_default().to_string(),
        of.map(|(a, _)| text::kind(a.kind))
            .unwrap_or_default()
            .to_string(),
        of.map(|(a, _)| yes(a.internal)).unwrap_or_default(),
        yes(row.reported),
        decimal(figure.actual.as_ref()),
        yes(figure.computed),
        day(figure.from.as_ref()),
        day(figure.as_of.as_ref()),
        figure
            .qualifier
            .map(text::qualifier)
            .unwrap_or_default()
            .to_string(),
        decimal(figure.same_period.as_ref()),
        decimal(figure.same_period_printed.as_ref()),
        said(plan),
        against.map(|a| a.limit.vi.clone()).unwrap_or_default(),
        decimal(against.map(|a| &a.value)),
        decimal(standing.and_then(|s| s.percent.as_ref())),
        decimal(standing.and_then(|s| s.pace.as_ref())),
        decimal(standing.and_then(|s| s.variance.as_ref())),
        decimal(
            standing
                .and_then(|s| s.needed.as_ref())
                .and_then(|n| n.per_week.as_ref()),
        ),
        text::verdict(verdict).to_string(),
        decimal(figure.changes.previous.as_ref().map(|c| &c.absolute)),
        decimal(figure.changes.same_period.as_ref().map(|c| &c.absolute)),
        decimal(
            figure
                .changes
                .same_period
                .as_ref()
                .and_then(|c| c.percent.as_ref()),
        ),
        printed.join("; "),
        findings.join("; "),
        parts.join("; "),
        said(figure.note),
        day(figure.source.as_ref()),
    ]);
    cells
}

fn parts<'w>(whole: &'w Whole<'_>) -> impl Iterator<Item = Vec<String>> + use<'w> {
    whole.periods.iter().flat_map(move |period| {
        period.rows.iter().flat_map(move |row| {
            let of = about(whole, row.indicator).map(|(a, _)| a);
            row.figure.parts.iter().map(move |part| {
                let mut cells = head(whole).to_vec();
                cells.extend([
                    period.period.id.clone(),
                    row.indicator.to_string(),
                    of.map(|a| a.name).unwrap_or_default().to_string(),
                    of.map(|a| a.unit).unwrap_or_default().to_string(),
                    part.name.to_string(),
                    part.value.0.clone(),
                ]);
                cells
            })
        })
    })
}

fn plans<'w>(whole: &'w Whole<'_>) -> impl Iterator<Item = Vec<String>> + use<'w> {
    whole.plans.iter().map(move |plan| {
        let of = about(whole, plan.indicator).map(|(a, _)| a);
        let window = plan.terms.window.as_ref();
        let mut cells = head(whole).to_vec();
        cells.extend([
            plan.id.to_string(),
            plan.indicator.to_string(),
            of.map(|a| a.name).unwrap_or_default().to_string(),
            plan.name.to_string(),
            of.map(|a| a.unit).unwrap_or_default().to_string(),
            text::requirement(plan.requirement).to_string(),
            plan.value.0.clone(),
            day(window.map(|w| &w.from)),
            day(window.map(|w| &w.to)),
            said(plan.terms.assigned_by),
            yes(plan.terms.primary),
            yes(plan.terms.derived),
            [plan.terms.source, plan.terms.note]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("; "),
        ]);
        cells
    })
}

fn target(whole: &Whole<'_>, target: &Target<'_, Plain>) -> Vec<String> {
    let path: Vec<String> = target
        .path
        .points
        .iter()
        .map(|p| format!("{}={}", p.year, p.value.0))
        .collect();
    let mut cells = head(whole).to_vec();
    cells.extend([
        whole.as_of.clone(),
        target.number.to_string(),
        target.id.to_string(),
        target.name.to_string(),
        sector(whole, target.sector).to_string(),
        said(target.indicator),
        target.ask.vi.clone(),
        decimal(target.value.as_ref()),
        target.unit.to_string(),
        target.from_year.to_string(),
        target.to_year.to_string(),
        decimal(target.start.as_ref()),
        path.join("; "),
        decimal(target.today.as_ref().map(|t| &t.value)),
        day(target.today.as_ref().map(|t| &t.as_of)),
        decimal(target.expected.as_ref()),
        decimal(target.pace.as_ref()),
        decimal(target.progress.as_ref()),
        said(target.verdict_vi),
        said(target.note),
        target.source.to_string(),
    ]);
    cells
}

fn task(whole: &Whole<'_>, task: &Task<'_>) -> Vec<String> {
    let steps = task
        .milestones
        .iter()
        .map(|m| text::step(m.title, m.deadline.as_deref(), m.done.as_deref()));
    let changes = task
        .history
        .iter()
        .map(|c| text::change(&c.date, c.progress, c.deadline.as_deref(), c.reason));
    let source = [
        Some(task.source.name),
        Some(task.source.document),
        task.source.section,
    ];
    let mut cells = head(whole).to_vec();
    cells.extend([
        whole.as_of.clone(),
        task.id.to_string(),
        task.title.to_string(),
        sector(whole, task.sector).to_string(),
        task.state_vi.to_string(),
        said(task.owner),
        text::given(task.owner_given).to_string(),
        task.support.join("; "),
        day(task.deadline.as_ref()),
        text::given(task.deadline_given).to_string(),
        said(task.deadline_words),
        day(task.first_deadline.as_ref()),
        task.days_left.map(|d| d.to_string()).unwrap_or_default(),
        day(task.done.as_ref()),
        said(task.goal),
        said(task.deliverable),
        said(task.indicator),
        steps.collect::<Vec<_>>().join("; "),
        changes.collect::<Vec<_>>().join("; "),
        said(task.note),
        source.into_iter().flatten().collect::<Vec<_>>().join(", "),
    ]);
    cells
}

fn event(whole: &Whole<'_>, event: &Event<'_>) -> Vec<String> {
    let days: Vec<&str> = event.occurrences.iter().map(|o| o.first.as_str()).collect();
    let mut cells = head(whole).to_vec();
    cells.extend([
        event.id.to_string(),
        event.title.to_string(),
        event.rule_said.vi.clone(),
        said(event.hour),
        said(event.place),
        said(event.who),
        yes(event.meeting),
        yes(event.assumed),
        day(event.next.as_ref()),
        days.join("; "),
        day(whole.desk.calendar.as_ref().map(|c| &c.to)),
        said(event.source),
    ]);
    cells
}

fn finding(whole: &Whole<'_>, found: &Found<'_>) -> Vec<String> {
    let finding = &found.finding;
    let seen = finding.acknowledged.as_ref();
    let mut places = vec![found.document.unwrap_or_default()];
    for section in finding
        .printed
        .sections
        .iter()
        .chain(&finding.recomputed.sections)
    {
        if !places.contains(section) {
            places.push(section);
        }
    }
    let mut cells = head(whole).to_vec();
    cells.extend([
        found.period.clone().unwrap_or_default(),
        finding.id.to_string(),
        finding.check.to_string(),
        text::weight(finding.weight).to_string(),
        finding.indicators.join("; "),
        decimal(finding.printed.total.as_ref()),
        decimal(finding.recomputed.total.as_ref()),
        decimal(finding.difference.as_ref()),
        finding.sentence.vi.clone(),
        places.join(", "),
        said(finding.note),
        said(seen.map(|s| s.who)),
        day(seen.map(|s| &s.date)),
        said(seen.map(|s| s.reason)),
    ]);
    cells
}
