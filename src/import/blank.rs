//! The file of a new period, ready to be filled in: every indicator that is due, with its last figure and its plan as remarks.
//!
//! A figure that has not been filled in is an empty pair of quotes, which the loader reads as absent: nothing becomes zero by itself.

use std::collections::HashSet;
use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};

use crate::data::decode::figures::{FigureRecord, PeriodFile, Typed};
use crate::data::record::Value;
use crate::model::{
    Commune, Figure, Indicator, IndicatorId, Kind, Period, PeriodData, Plan, number,
};
use crate::text::fold::one_line;
use crate::text::{Lang, labels};

/// What stands where a person has not yet said which document or section a figure is from.
pub const UNSAID: &str = "chưa ghi";

/// The period file, and how many figures are to be filled in.
pub fn file(commune: &Commune, period: Period) -> (String, usize) {
    let due = due(commune, period);
    let days = days(commune, period);
    let mut out = head(commune, period, &days);
    let catalogue = &commune.catalogue;
    let mut count = 0;
    for (sector_at, sector) in catalogue.sectors.iter().enumerate() {
        let mut groups = String::new();
        for (group_at, group) in catalogue
            .groups
            .iter()
            .enumerate()
            .filter(|(_, g)| g.sector == sector_at)
        {
            let in_group = (0u32..)
                .map(IndicatorId)
                .zip(&catalogue.indicators)
                .filter(|(id, i)| i.group == group_at && due.contains(id));
            let rows: Vec<String> = in_group
                .map(|(id, indicator)| row(commune, period, id, indicator))
                .collect();
            if !rows.is_empty() {
                count += rows.len();
                let _ = writeln!(groups, "\n        // {}", one_line(&group.name));
                groups.extend(rows);
            }
        }
        if !groups.is_empty() {
            let _ = write!(
                out,
                "\n        // ───── {} ─────\n{groups}",
                one_line(&sector.name).to_uppercase()
            );
        }
    }
    out.push_str("    ],\n)\n");
    (out, count)
}

/// Which indicators are due: those that had figures in earlier periods of this length, all where there are no such periods. A ratio that
/// the program works out is never typed.
fn due(commune: &Commune, period: Period) -> HashSet<IndicatorId> {
    let typed = |id: &IndicatorId| {
        commune
            .catalogue
            .indicator(*id)
            .is_some_and(|i| !(i.kind == Kind::Ratio && i.ratio.is_some()))
    };
    let before = || {
        commune
            .periods
            .iter()
            .filter(|p| p.period.granularity() == period.granularity() && p.period < period)
    };
    let known: HashSet<IndicatorId> = before()
        .flat_map(|p| &p.figures)
        .map(|f| f.indicator)
        .filter(|id| typed(id))
        .collect();
    if known.is_empty() {
        (0u32..)
            .zip(&commune.catalogue.indicators)
            .map(|(at, _)| IndicatorId(at))
            .filter(typed)
            .collect()
    } else {
        known
    }
}

/// First day, last day, day of the report.
struct Window {
    from: NaiveDate,
    to: NaiveDate,
    reported: NaiveDate,
}

/// The days of the calendar, or those that follow on the report before, where that one runs from mid-month to mid-month.
fn days(commune: &Commune, period: Period) -> Window {
    let (first, last) = period.window();
    let calendar = Window {
        from: first,
        to: last,
        reported: last,
    };
    let Some(before) = commune
        .periods
        .iter()
        .find(|p| p.period == period.shifted(-1))
    else {
        return calendar;
    };
    let later =
        |day: NaiveDate, days: i64| day.checked_add_days(Days::new(days.max(0).unsigned_abs()));
    let delay = (before.reported - before.to).num_days();
    if before.to == before.period.window().1 {
        return Window {
            reported: later(last, delay).unwrap_or(last),
            ..calendar
        };
    }
    let follow = || {
        let Period::Month(year, month) = period else {
            return None;
        };
        let from = before.to.succ_opt()?;
        // the 12th again, in the month of the period or as far after it as the one before ran
        let offset = (before.to.year() - before.period.window().1.year()) * 12
            + i32::try_from(before.to.month()).ok()?
            - i32::try_from(before.period.window().1.month()).ok()?;
        let Period::Month(year, month) = Period::Month(year, month).shifted(offset) else {
            return None;
        };
        let to = NaiveDate::from_ymd_opt(year, month, before.to.day())?;
        Some(Window {
            from,
            to,
            reported: later(to, delay)?,
        })
    };
    follow().unwrap_or(calendar)
}

fn head(commune: &Commune, period: Period, days: &Window) -> String {
    let place = format!("{} {}", commune.level.name(Lang::Vi), commune.name).to_uppercase();
    let name = period_name(period);
    let file = PeriodFile {
        period: period.into(),
        from: days.from.into(),
        to: days.to.into(),
        reported: days.reported.into(),
        document: UNSAID.into(),
        ..PeriodFile::default()
    };
    let mut out = format!(
        "// {place}: số liệu {name}\n\
         //\n\
         // Cách ghi\n\
         // - Điền số vào giữa hai dấu ngoặc kép của `thuc_hien`, viết như trong báo cáo: \"562\", \"1.283\", \"33.740,5\".\n\
         // - Để trống \"\" là chưa có số, không phải số không; số không thì ghi \"0\". Dòng không dùng đến thì xóa cả dòng.\n\
         // - `nguon`: mục trong báo cáo. Số chốt ngày khác ngày cuối kỳ thì thêm `ngay`; số ước thì thêm `tinh_chat: Uoc`.\n\
         // - Sau hai gạch chéo ở cuối dòng là tên, đơn vị tính, số kỳ trước và kế hoạch, chỉ để xem.\n\
         (\n"
    );
    for (key, (name, value)) in PeriodFile::SHEET.keys.iter().zip(file.entries()) {
        // the period is said above
        let meaning = Some(key.vi).filter(|_| name != "ky");
        let remark = meaning.map(|vi| format!(" // {vi}")).unwrap_or_default();
        if let Some(value) = value {
            let _ = writeln!(out, "    {name}: {value},{remark}");
        }
    }
    out.push_str("\n    so_lieu: [");
    out
}

/// The label in small letters but for the Roman numeral of a quarter.
fn period_name(period: Period) -> String {
    let label = labels::period(Lang::Vi, period);
    label
        .strip_prefix("Quý")
        .map_or_else(|| label.to_lowercase(), |rest| format!("quý{rest}"))
}

fn row(commune: &Commune, period: Period, id: IndicatorId, indicator: &Indicator) -> String {
    let unit = commune
        .catalogue
        .units
        .get(indicator.unit)
        .map_or("", |u| &u.name);
    let mut remark = format!("{} ({})", one_line(&indicator.name), one_line(unit));
    if let Some((data, figure)) = last(commune, period, id)
        && let Some(value) = figure.actual
    {
        let estimate = figure
            .qualifier
            .map(|q| format!(" ({})", q.name(Lang::Vi)))
            .unwrap_or_default();
        let _ = write!(
            remark,
            "; kỳ {}: {}{estimate}",
            data.period,
            number::format(value)
        );
    }
    let day = days(commune, period).to;
    let applies = |p: &Plan| p.window.is_none_or(|(from, to)| from <= day && day <= to);
    if let Some((_, plan)) = commune.plans_of(id).into_iter().find(|(_, p)| applies(p)) {
        let _ = write!(
            remark,
            "; {}: {}",
            plan_name(&plan.name),
            number::format(plan.value)
        );
    }
    let row = FigureRecord {
        indicator: (&*indicator.id).into(),
        actual: Typed(None).into(),
        from: since(commune, period, id).into(),
        section: UNSAID.into(),
        ..FigureRecord::default()
    };
    format!("        {}, // {remark}\n", row.written())
}

/// The day that a sum goes on counting from: the one of the last figure, while its year or the window of its plan lasts.
fn since(commune: &Commune, period: Period, id: IndicatorId) -> Option<NaiveDate> {
    if commune.catalogue.indicator(id)?.kind != Kind::Cumulative {
        return None;
    }
    let from = last(commune, period, id)?.1.from?;
    let to = days(commune, period).to;
    let lasts = commune.plans_of(id).into_iter().any(|(_, p)| {
        p.window
            .is_some_and(|(first, last)| first == from && to <= last)
    });
    (from <= to && (from.year() == to.year() || lasts)).then_some(from)
}

/// `kế hoạch trừ 2 dự án dừng`; a name that already says what it is stays.
fn plan_name(name: &str) -> String {
    let name = one_line(name);
    let said = ["kế hoạch", "dự toán", "chỉ tiêu"]
        .iter()
        .any(|word| name.to_lowercase().starts_with(word));
    if said {
        name
    } else {
        format!("kế hoạch {name}")
    }
}

/// The latest figure of an indicator before a period.
fn last(commune: &Commune, period: Period, id: IndicatorId) -> Option<(&PeriodData, &Figure)> {
    let mut before = commune.periods.iter().rev().filter(|p| p.period < period);
    before.find_map(|p| Some((p, p.figure(id).filter(|f| f.actual.is_some())?)))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic
    )]

    use super::*;
    use crate::model::date;
    use crate::store::{Root, Store};

    fn commune(slug: &str) -> Commune {
        Store::open(Root::Embedded).load(slug).commune.unwrap()
    }

    #[test]
    fn a_month_follows_on_the_report_before() {
        let check = |slug: &str, period: &str, expect: [&str; 3]| {
            let days = days(&commune(slug), period.parse().unwrap());
            assert_eq!(
                [days.from, days.to, days.reported].map(date::format),
                expect,
                "{slug} {period}"
            );
        };
        // the report of January runs from 13/12 to 12/01 and is dated 16/01
        check(
            "dong-khe",
            "2026-02",
            ["13/01/2026", "12/02/2026", "16/02/2026"],
        );
        check(
            "dong-khe",
            "2026-03",
            ["01/03/2026", "31/03/2026", "31/03/2026"],
        );
        check(
            "dong-khe",
            "2026-Q1",
            ["01/01/2026", "31/03/2026", "31/03/2026"],
        );
        check(
            "dong-khe",
            "2026",
            ["01/01/2026", "31/12/2026", "31/12/2026"],
        );
        // weekly reports are written on the Monday after
        check(
            "minh-hoa",
            "2026-W03",
            ["12/01/2026", "18/01/2026", "19/01/2026"],
        );
    }

    #[test]
    fn rows_carry_the_last_figure_and_the_plan() {
        let (text, count) = file(&commune("dong-khe"), Period::Month(2026, 2));
        assert_eq!(text.matches("thuc_hien: \"\"").count(), count);
        for line in [
            "// XÃ ĐÔNG KHÊ: số liệu tháng 02/2026",
            "        // Thu ngân sách nhà nước",
            "        (chi_tieu: \"tns-tong\", thuc_hien: \"\", nguon: \"chưa ghi\"), // Tổng thu ngân sách nhà nước (triệu đồng); kỳ 2026-01: 183,852; dự toán năm 2026: 12.118",
            "        (chi_tieu: \"cn-lon\", thuc_hien: \"\", nguon: \"chưa ghi\"), // Đàn lợn (con); kỳ 2026-01: 2.505",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
        assert!(!text.contains("hs-ty-le-dung-han"), "a ratio is worked out");
        // Quarter labels keep their Roman numeral
        assert!(
            file(&commune("dong-khe"), Period::Quarter(2026, 1))
                .0
                .starts_with("// XÃ ĐÔNG KHÊ: số liệu quý I/2026\n")
        );
    }

    #[test]
    fn without_a_period_before_all_indicators_are_due() {
        let dong_khe = commune("dong-khe");
        let typed = dong_khe
            .catalogue
            .indicators
            .iter()
            .filter(|i| i.ratio.is_none())
            .count();
        assert_eq!(file(&dong_khe, Period::Year(2026)).1, typed);
        let (_, month) = file(&dong_khe, Period::Month(2026, 2));
        assert_eq!(month, dong_khe.periods[0].figures.len());
    }
}
