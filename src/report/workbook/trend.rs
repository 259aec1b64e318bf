//! Trends: a sheet of charts, drawn by the spreadsheet from a sheet of numbers.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartAxisDateUnitType, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Color,
    Workbook, Worksheet, XlsxError,
};

use super::page::Page;
use super::style;
use crate::model::Period;
use crate::report::Report;
use crate::report::column::digits;
use crate::report::trends::{Trend, Trends, last_day, trends};
use crate::text::{Lang, workbook as text};

/// Pixels of a chart, and the rows of the sheet that it takes with the gap under it.
const SIZE: (u32, u32) = (480, 262);
const ROWS: u32 = 14;
/// Rows of charts on a printed page.
const ON_PAGE: u32 = 2;
const ACTUAL: Color = Color::RGB(0x26_26_26);
const PACE: Color = Color::RGB(0x7F_7F_7F);

/// The trends of a report, on their way into a workbook.
struct Sheets<'s, 'r> {
    report: Report<'r>,
    lang: Lang,
    /// The name of the sheet of numbers.
    data: &'s str,
    trends: Trends<'r>,
}

/// Writes the sheet of charts and that of their numbers; nothing where nothing has a trend.
pub fn write(
    book: &mut Workbook,
    report: Report<'_>,
    lang: Lang,
    [charts, data]: [&str; 2],
) -> Result<(), XlsxError> {
    let trends = trends(&report);
    if trends.lines.is_empty() {
        return Ok(());
    }
    let sheets = Sheets {
        report,
        lang,
        data,
        trends,
    };
    sheets.charts(book.add_worksheet().set_name(charts)?)?;
    sheets.numbers(book.add_worksheet().set_name(data)?)
}

/// Columns of an indicator: values and pace, and both once more for runs that came before.
fn columns(trend: &Trend<'_>) -> u16 {
    if trend.runs.last().is_some_and(|last| *last > 0) {
        4
    } else {
        2
    }
}

/// Whether a period stands in the second pair of columns: runs take turns, so that between two of
/// the same pair there is a gap.
fn is_earlier(trend: &Trend<'_>, at: usize) -> bool {
    let last = trend.runs.last().copied().unwrap_or(0);
    trend.runs.get(at).is_some_and(|run| (last - run) % 2 == 1)
}

fn has_pace(trend: &Trend<'_>) -> bool {
    trend.pace.iter().flatten().count() >= 2
}

const HEAD_ROWS: u32 = 2;

impl Sheets<'_, '_> {
    /// Each trend with the column of its values; that of its pace is the next one.
    fn placed(&self) -> impl Iterator<Item = (u16, &Trend<'_>)> {
        let mut next = 1;
        self.trends.lines.iter().map(move |trend| {
            let column = next;
            next += columns(trend);
            (column, trend)
        })
    }

    fn name(&self, trend: &Trend<'_>) -> String {
        let name = self.lang.pick(&trend.indicator.short, &trend.indicator.en);
        let unit = self.report.unit(self.lang, trend.indicator);
        format!("{name} ({unit})")
    }

    fn charts(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let title = text::trend(self.lang).to_uppercase();
        let page = Page::new(sheet, self.report, self.lang, &title, Vec::new())?;
        // no fitting to the page, which would undo the breaks between rows of charts
        page.sheet.set_print_fit_to_pages(0, 0).set_print_scale(100);
        let first = page.row + 1;
        let mut breaks = Vec::new();
        for (number, (column, trend)) in (0u32..).zip(self.placed()) {
            let (below, beside) = (number / 2, number % 2);
            // the title of the sheet takes its part of the first page
            let row = first + below * ROWS;
            if beside == 0 && below > 0 && below % ON_PAGE == 0 {
                breaks.push(row);
            }
            let chart = self.chart(column, trend);
            page.sheet
                .insert_chart_with_offset(row, 0, &chart, beside * (SIZE.0 + 12), 0)?;
        }
        page.sheet.set_page_breaks(&breaks)?;
        Ok(())
    }

    fn chart(&self, column: u16, trend: &Trend<'_>) -> Chart {
        let mut chart = Chart::new(ChartType::Line);
        let mut bold = font(11);
        bold.set_bold();
        chart
            .title()
            .set_name(self.name(trend).as_str())
            .set_font(&bold);
        chart
            .set_width(SIZE.0)
            .set_height(SIZE.1)
            .show_empty_cells_as(ChartEmptyCells::Gaps);
        let unit = self.report.unit(self.lang, trend.indicator);
        let name = trend.indicator.called(self.lang);
        chart.set_alt_text(format!("{name} ({unit})"));
        self.series(&mut chart, column, trend);
        if has_pace(trend) {
            chart
                .legend()
                .set_position(ChartLegendPosition::Bottom)
                .set_font(&font(9));
        } else {
            chart.legend().set_hidden();
        }
        self.axes(&mut chart, trend);
        chart
    }

    fn series(&self, chart: &mut Chart, column: u16, trend: &Trend<'_>) {
        let count = u32::try_from(self.trends.periods.len()).unwrap_or(1);
        // the rows of the sheet's title
        let top = if self.report.commune.illustrative {
            3
        } else {
            2
        };
        let first = top + HEAD_ROWS;
        let last = first + count.saturating_sub(1);
        let mut actual = ChartLine::new();
        actual.set_color(ACTUAL).set_width(2.25);
        let mut dashed = ChartLine::new();
        dashed
            .set_color(PACE)
            .set_width(1.5)
            .set_dash_type(ChartLineDashType::Dash);
        let plain = ChartMarker::new().set_none().clone();
        let lines = [
            (
                text::actual_series(self.lang),
                actual,
                marker(&trend.values),
            ),
            (text::pace_series(self.lang), dashed, plain),
        ];
        let shown = if has_pace(trend) { 2 } else { 1 };
        for pair in 0..columns(trend) / 2 {
            let columns = column + 2 * pair..;
            for (column, (name, line, marker)) in columns.zip(&lines).take(shown) {
                let series = chart
                    .add_series()
                    .set_name(*name)
                    .set_format(ChartFormat::new().set_line(line))
                    .set_marker(marker);
                series
                    .set_categories((self.data, first, 0, last, 0))
                    .set_values((self.data, first, column, last, column));
                // it looks like the one that came after it
                series.delete_from_legend(pair > 0);
            }
        }
    }

    fn axes(&self, chart: &mut Chart, trend: &Trend<'_>) {
        let day = |period: &Period| last_day(&self.report, *period);
        let periods = &self.trends.periods;
        let ends = periods.first().map(day).zip(periods.last().map(day));
        // five days or so under the line
        let step = ends.map_or(1, |(first, last)| (last - first).num_days() / 5);
        let step = f64::from(i32::try_from(step.max(1)).unwrap_or(1));
        chart
            .x_axis()
            .set_font(&font(9))
            .set_date_axis(true)
            .set_num_format("dd/mm/yy")
            .set_major_unit(step)
            .set_major_unit_date_type(ChartAxisDateUnitType::Days);
        let values = || trend.values.iter().flatten();
        let whole = values().all(|v| v.normalize().scale() == 0);
        let wide = values().any(|v| v.abs() >= Decimal::from(100));
        let format = if whole || wide {
            "[$-42A]#,##0"
        } else {
            "[$-42A]#,##0.0"
        };
        let mut grid = ChartLine::new();
        grid.set_color(Color::RGB(0xD9_D9_D9)).set_width(0.75);
        chart
            .y_axis()
            .set_font(&font(9))
            .set_num_format(format)
            .set_major_gridlines_line(&grid);
        // a line of counts that hardly move is not to look like a cliff
        if values().all(|v| *v >= Decimal::ZERO) && trend.pace.iter().any(Option::is_some) {
            chart.y_axis().set_min(0);
        }
    }

    /// The numbers under the charts: a row a period, two columns an indicator.
    fn numbers(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let (report, lang, head) = (self.report, self.lang, style::head());
        let title = text::trend_data(lang).to_uppercase();
        let mut page = Page::titled_at(1, sheet, report, lang, &title, vec![13])?;
        // many columns: several pages beside each other, each with the days
        page.sheet
            .set_print_fit_to_pages(0, 0)
            .set_print_scale(65)
            .set_repeat_columns(0, 0)?;
        let last = self.trends.lines.iter().map(columns).sum();
        page.sheet.set_column_range_width(1, last, 12)?;
        let (row, below) = (page.row, page.row + 1);
        page.sheet
            .merge_range(row, 0, below, 0, text::period(lang), &head)?
            .set_row_height(row, 51)?
            .set_row_height(below, 49)?;
        for (first, trend) in self.placed() {
            let name = self.name(trend);
            let last = first + columns(trend) - 1;
            page.sheet
                .merge_range(row, first, row, last, &name, &head)?;
            let heads = [
                text::actual_series(lang),
                text::pace_series(lang),
                text::earlier_actual(lang),
                text::earlier_pace(lang),
            ];
            for (column, name) in (first..=last).zip(heads) {
                page.sheet
                    .write_string_with_format(below, column, name, &head)?;
            }
        }
        page.row += HEAD_ROWS;
        page.sheet
            .set_freeze_panes(page.row, 1)?
            .set_repeat_rows(row, below)?;
        for (at, period) in self.trends.periods.iter().enumerate() {
            page.day(0, Some(last_day(&report, *period)))?;
            for (first, trend) in self.placed() {
                for column in first..first + columns(trend) {
                    page.text(column, "", &style::as_text())?;
                }
                let column = first + if is_earlier(trend, at) { 2 } else { 0 };
                let computed = trend.indicator.ratio.is_some();
                let of = |all: &[Option<Decimal>]| all.get(at).copied().flatten();
                let value = of(&trend.values).map(|value| digits(value, computed));
                page.number(column, value)?;
                let pace = of(&trend.pace).map(|pace| digits(pace, true));
                page.number(column + 1, pace)?;
            }
            page.end_row()?;
        }
        Ok(())
    }
}

fn font(size: u8) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name(style::FONT).set_size(size).unset_bold();
    font
}

/// A value between two gaps is no line: where there are gaps every value is a point.
fn marker(values: &[Option<Decimal>]) -> ChartMarker {
    let mut marker = ChartMarker::new();
    let known = values.iter().position(Option::is_some).unwrap_or(0);
    if values.iter().skip(known).any(Option::is_none) {
        let mut fill = ChartSolidFill::new();
        fill.set_color(ACTUAL);
        marker
            .set_type(ChartMarkerType::Circle)
            .set_size(5)
            .set_format(ChartFormat::new().set_solid_fill(&fill));
    } else {
        marker.set_none();
    }
    marker
}
