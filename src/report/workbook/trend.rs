//! Trends: a sheet of charts, drawn by the spreadsheet from a sheet of numbers.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    Chart, ChartAxisDateUnitType, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType, Color,
    Workbook, XlsxError,
};

use super::page::Page;
use super::style;
use crate::assess::sentence;
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
    let page = Page::new(
        book.add_worksheet().set_name(charts)?,
        report,
        lang,
        &text::trend(lang).to_uppercase(),
        Vec::new(),
    )?;
    // no fitting to the page, which would undo the breaks between rows of charts
    page.sheet.set_print_fit_to_pages(0, 0).set_print_scale(100);
    let first = page.row + 1;
    let mut breaks = Vec::new();
    for (number, trend) in (0u32..).zip(&trends.lines) {
        let (below, beside) = (number / 2, number % 2);
        // the title of the sheet takes its part of the first page
        let row = first + below * ROWS;
        if beside == 0 && below > 0 && below % ON_PAGE == 0 {
            breaks.push(row);
        }
        let chart = chart(
            report,
            lang,
            data,
            first_column(&trends, number),
            &trends,
            trend,
        );
        page.sheet
            .insert_chart_with_offset(row, 0, &chart, beside * (SIZE.0 + 12), 0)?;
    }
    page.sheet.set_page_breaks(&breaks)?;
    numbers(book, report, lang, data, &trends)
}

/// Columns of an indicator: values and pace, and both once more for runs that came before.
fn columns(trend: &Trend<'_>) -> u16 {
    if trend.runs.last().is_some_and(|last| *last > 0) {
        4
    } else {
        2
    }
}

/// The column of an indicator's values; that of its pace is the next one.
fn first_column(trends: &Trends<'_>, number: u32) -> u16 {
    1 + trends
        .lines
        .iter()
        .take(number as usize)
        .map(columns)
        .sum::<u16>()
}

/// Whether a period stands in the second pair of columns: runs take turns, so that between two of the same pair there is a gap.
fn is_earlier(trend: &Trend<'_>, at: usize) -> bool {
    let last = trend.runs.last().copied().unwrap_or(0);
    trend.runs.get(at).is_some_and(|run| (last - run) % 2 == 1)
}

const HEAD_ROWS: u32 = 2;

fn chart(
    report: Report<'_>,
    lang: Lang,
    sheet: &str,
    column: u16,
    trends: &Trends<'_>,
    trend: &Trend<'_>,
) -> Chart {
    let count = u32::try_from(trends.periods.len()).unwrap_or(1);
    let first = top(report) + HEAD_ROWS;
    let last = first + count.saturating_sub(1);
    let mut chart = Chart::new(ChartType::Line);
    let font = |size: u8| {
        let mut font = ChartFont::new();
        font.set_name(style::FONT).set_size(size).unset_bold();
        font
    };
    let mut bold = font(11);
    bold.set_bold();
    let unit = report.unit(lang, trend.indicator);
    let name = lang.pick(&trend.indicator.short, &trend.indicator.en);
    chart
        .title()
        .set_name(format!("{name} ({unit})").as_str())
        .set_font(&bold);
    chart
        .set_width(SIZE.0)
        .set_height(SIZE.1)
        .show_empty_cells_as(ChartEmptyCells::Gaps);
    chart.set_alt_text(format!(
        "{} ({unit})",
        sentence::name(lang, trend.indicator)
    ));
    let mut actual = ChartLine::new();
    actual.set_color(ACTUAL).set_width(2.25);
    let mut dashed = ChartLine::new();
    dashed
        .set_color(PACE)
        .set_width(1.5)
        .set_dash_type(ChartLineDashType::Dash);
    let has_pace = trend.pace.iter().flatten().count() >= 2;
    let marks = marker(&trend.values);
    let plain = ChartMarker::new().set_none().clone();
    let mut series =
        |column: u16, name: &str, line: &ChartLine, marker: &ChartMarker, earlier: bool| {
            let series = chart
                .add_series()
                .set_name(name)
                .set_format(ChartFormat::new().set_line(line))
                .set_marker(marker);
            series
                .set_categories((sheet, first, 0, last, 0))
                .set_values((sheet, first, column, last, column));
            // it looks like the one that came after it
            series.delete_from_legend(earlier);
        };
    for earlier in [false, true]
        .into_iter()
        .take(usize::from(columns(trend) / 2))
    {
        let column = column + if earlier { 2 } else { 0 };
        series(column, text::actual_series(lang), &actual, &marks, earlier);
        if has_pace {
            series(
                column + 1,
                text::pace_series(lang),
                &dashed,
                &plain,
                earlier,
            );
        }
    }
    if has_pace {
        chart
            .legend()
            .set_position(ChartLegendPosition::Bottom)
            .set_font(&font(9));
    } else {
        chart.legend().set_hidden();
    }
    // five days or so under the line
    let ends =
        [trends.periods.first(), trends.periods.last()].map(|p| p.map(|p| last_day(&report, *p)));
    let step = if let [Some(first), Some(last)] = ends {
        ((last - first).num_days() / 5).max(1)
    } else {
        1
    };
    let step = f64::from(i32::try_from(step).unwrap_or(1));
    chart
        .x_axis()
        .set_font(&font(9))
        .set_date_axis(true)
        .set_num_format("dd/mm/yy")
        .set_major_unit(step)
        .set_major_unit_date_type(ChartAxisDateUnitType::Days);
    let most = trend
        .values
        .iter()
        .flatten()
        .map(|v| v.normalize().scale())
        .max()
        .unwrap_or(0);
    let wide = trend
        .values
        .iter()
        .flatten()
        .any(|v| v.abs() >= Decimal::from(100));
    let format = if most == 0 || wide {
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
    if trend.values.iter().flatten().all(|v| *v >= Decimal::ZERO)
        && trend.pace.iter().flatten().next().is_some()
    {
        chart.y_axis().set_min(0);
    }
    chart
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

/// Rows of a sheet's title.
fn top(report: Report<'_>) -> u32 {
    if report.commune.illustrative { 3 } else { 2 }
}

/// The numbers under the charts: a row a period, two columns an indicator.
fn numbers(
    book: &mut Workbook,
    report: Report<'_>,
    lang: Lang,
    name: &str,
    trends: &Trends<'_>,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    let mut page = Page::titled_at(
        1,
        sheet,
        report,
        lang,
        &text::trend_data(lang).to_uppercase(),
        vec![13],
    )?;
    // many columns: several pages beside each other, each with the days
    page.sheet
        .set_print_fit_to_pages(0, 0)
        .set_print_scale(65)
        .set_repeat_columns(0, 0)?;
    let last = first_column(trends, u32::try_from(trends.lines.len()).unwrap_or(0)) - 1;
    page.sheet.set_column_range_width(1, last, 12)?;
    page.sheet.merge_range(
        page.row,
        0,
        page.row + 1,
        0,
        text::period(lang),
        &style::head(),
    )?;
    page.sheet.set_row_height(page.row, 51)?;
    for (number, trend) in (0u32..).zip(&trends.lines) {
        let column = first_column(trends, number);
        let head = format!(
            "{} ({})",
            lang.pick(&trend.indicator.short, &trend.indicator.en),
            report.unit(lang, trend.indicator)
        );
        page.sheet.merge_range(
            page.row,
            column,
            page.row,
            column + columns(trend) - 1,
            &head,
            &style::head(),
        )?;
        let heads = [
            text::actual_series(lang),
            text::pace_series(lang),
            text::earlier_actual(lang),
            text::earlier_pace(lang),
        ];
        for (column, head) in (column..column + columns(trend)).zip(heads) {
            page.sheet
                .write_string_with_format(page.row + 1, column, head, &style::head())?;
        }
    }
    page.sheet.set_row_height(page.row + 1, 49)?;
    page.row += HEAD_ROWS;
    page.sheet
        .set_freeze_panes(page.row, 1)?
        .set_repeat_rows(page.row - HEAD_ROWS, page.row - 1)?;
    for (at, period) in trends.periods.iter().enumerate() {
        page.day(0, Some(last_day(&report, *period)))?;
        for (number, trend) in (0u32..).zip(&trends.lines) {
            let column = first_column(trends, number);
            for other in column..column + columns(trend) {
                page.text(other, "", &style::as_text())?;
            }
            let column = column + if is_earlier(trend, at) { 2 } else { 0 };
            let value = trend.values.get(at).copied().flatten();
            if trend.indicator.ratio.is_some() {
                page.number(column, value.map(|v| digits(v, true)))?;
            } else {
                page.number(column, value.map(|v| digits(v, false)))?;
            }
            let pace = trend.pace.get(at).copied().flatten();
            page.number(column + 1, pace.map(|v| digits(v, true)))?;
        }
        page.end_row()?;
    }
    Ok(())
}
