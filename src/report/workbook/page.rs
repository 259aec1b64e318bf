//! What all sheets share: their title, how they print, and how a table is written into them.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::cell::{self, Cell};
use super::style;
use crate::model::date;
use crate::report::Report;
use crate::report::table::wrap;
use crate::text::{Lang, labels, report as words, workbook as text};

/// A4.
const A4: u8 = 9;
/// Decimals of what was computed here.
pub const COMPUTED: u32 = 2;

/// A sheet being written.
pub struct Page<'s, 'r> {
    /// The sheet.
    pub sheet: &'s mut Worksheet,
    /// What is reported.
    pub report: Report<'r>,
    /// In which language.
    pub lang: Lang,
    /// The next row that is free.
    pub row: u32,
    /// Characters that each column holds on a line; none for a hidden one.
    widths: Vec<u16>,
    /// Lines that the fullest cell of the current row takes.
    lines: usize,
}

impl<'s, 'r> Page<'s, 'r> {
    /// Begins a sheet: columns as wide as asked for and hidden where no width is, how it prints, its title.
    pub fn new(
        sheet: &'s mut Worksheet,
        report: Report<'r>,
        lang: Lang,
        title: &str,
        widths: &[u16],
    ) -> Result<Self, XlsxError> {
        Self::titled_at(0, sheet, report, lang, title, widths)
    }

    /// The same with the title in another column, where the first one stands on every page.
    pub fn titled_at(
        column: u16,
        sheet: &'s mut Worksheet,
        report: Report<'r>,
        lang: Lang,
        title: &str,
        widths: &[u16],
    ) -> Result<Self, XlsxError> {
        for (at, width) in (0u16..).zip(widths) {
            if *width == 0 {
                sheet.set_column_hidden(at)?;
            } else {
                sheet.set_column_width(at, *width)?;
            }
        }
        let mut page = Self {
            sheet,
            report,
            lang,
            row: 0,
            widths: widths.to_vec(),
            lines: 1,
        };
        page.print();
        let commune = report.commune;
        let place = words::place(lang, commune.level, &commune.name, &commune.province);
        page.line(column, &format!("{place} · {title}"), &style::title())?;
        let as_of = date::format(report.assessment.as_of);
        let days = report.period().map(|data| {
            let days = words::days(
                lang,
                &date::format(data.from),
                &date::format(data.to),
                &date::format(data.reported),
                &as_of,
            );
            format!("{} · {days}", labels::period(lang, data.period))
        });
        page.line(
            column,
            &days.unwrap_or_else(|| words::looked_at(lang, &as_of)),
            &style::line(),
        )?;
        if commune.illustrative {
            page.line(column, text::illustrative(lang), &style::illustrative())?;
        }
        Ok(page)
    }

    /// A4 on its side, as wide as the page; who and when above, source and page number below.
    fn print(&mut self) {
        let (commune, lang) = (self.report.commune, self.lang);
        let font = |style: &str| format!("&\"{},{style}\"&10 ", style::FONT);
        let escaped = |text: &str| text.replace('&', "&&");
        let place =
            escaped(&format!("{} {}", commune.level.name(lang), commune.name).to_uppercase());
        let period = self.report.period().map(|d| labels::period(lang, d.period));
        let when = escaped(&period.unwrap_or_else(|| date::format(self.report.assessment.as_of)));
        let middle = if commune.illustrative {
            format!("&C{}{}", font("Bold"), text::illustrative(lang))
        } else {
            String::new()
        };
        let source = self
            .report
            .period()
            .map(|d| escaped(&d.document))
            .unwrap_or_default();
        let source: String = source.chars().take(120).collect();
        let plain = font("Regular");
        self.sheet
            .set_landscape()
            .set_paper_size(A4)
            .set_margins(0.5, 0.5, 0.75, 0.65, 0.35, 0.3)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_header(format!("&L{plain}{place}{middle}&R{plain}{when}"))
            .set_footer(format!("&L{plain}{source}&R{plain}{}", text::page(lang)));
    }

    /// A line of text from a column on.
    pub fn line(&mut self, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, column, words, format)?;
        self.row += 1;
        Ok(())
    }

    /// A sentence over all columns, on as many lines as it takes.
    pub fn sentence(&mut self, words: &str, format: &Format) -> Result<(), XlsxError> {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
        let all: usize = self.widths.iter().map(|w| usize::from(*w)).sum();
        self.sheet
            .merge_range(self.row, 0, self.row, last, words, format)?;
        self.lines = wrap(words, all).len();
        self.end_row()
    }

    /// Ends the current row, which is as high as its fullest cell.
    pub fn end_row(&mut self) -> Result<(), XlsxError> {
        let lines = u16::try_from(self.lines.max(1)).unwrap_or(1);
        self.sheet.set_row_height(self.row, lines * 15 + 2)?;
        self.row += 1;
        self.lines = 1;
        Ok(())
    }

    /// The heads of a table: they stay on the screen and stand on every printed page.
    pub fn heads(&mut self, heads: &[&str], frozen_columns: u16) -> Result<(), XlsxError> {
        self.plain_heads(heads)?;
        let head = self.row - 1;
        self.sheet
            .set_freeze_panes(self.row, frozen_columns)?
            .set_repeat_rows(head, head)?;
        Ok(())
    }

    /// The heads of a table.
    pub fn plain_heads(&mut self, heads: &[&str]) -> Result<(), XlsxError> {
        for (at, head) in (0u16..).zip(heads) {
            self.measure(at, head, 2);
            self.sheet
                .write_string_with_format(self.row, at, *head, &style::head())?;
        }
        self.end_row()
    }

    /// Notes how many lines a text takes in a column that is narrower by so many characters.
    fn measure(&mut self, column: u16, words: &str, narrower: u16) {
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(0);
        if width > 0 {
            // letters are narrower than the digits that widths are counted in
            let most = usize::from(width.saturating_sub(narrower).max(1)) * 11 / 10;
            self.lines = self.lines.max(wrap(words, most).len());
        }
    }

    /// Text in the current row; an empty cell keeps its frame.
    pub fn text(&mut self, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
        if words.is_empty() {
            self.sheet.write_blank(self.row, column, format)?;
        } else {
            self.measure(column, words, 1);
            self.sheet
                .write_string_with_format(self.row, column, words, format)?;
        }
        Ok(())
    }

    /// Text in the current row, so deep in.
    pub fn indented(&mut self, column: u16, words: &str, depth: u8) -> Result<(), XlsxError> {
        self.measure(column, words, 1 + 2 * u16::from(depth));
        self.sheet
            .write_string_with_format(self.row, column, words, &style::text(depth))?;
        Ok(())
    }

    /// The head of a group: it runs over into the empty cells beside it.
    pub fn over(&mut self, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, column, words, format)?;
        Ok(())
    }

    /// A count in the current row; nothing where there is none.
    pub fn count(&mut self, column: u16, count: usize, format: &Format) -> Result<(), XlsxError> {
        if count == 0 {
            return self.text(column, "", &style::centred());
        }
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        self.sheet
            .write_number_with_format(self.row, column, count, format)?;
        Ok(())
    }

    /// A typed value in the current row, with the word that says how firm it is; false where only text holds it.
    pub fn typed(
        &mut self,
        column: u16,
        value: Option<Decimal>,
        word: Option<&str>,
    ) -> Result<bool, XlsxError> {
        self.value(column, value.map(|v| cell::cell(v, None)), |decimals| {
            style::number(&cell::code(decimals, word))
        })
    }

    /// A computed value in the current row.
    pub fn computed(&mut self, column: u16, value: Option<Decimal>) -> Result<bool, XlsxError> {
        self.value(
            column,
            value.map(|v| cell::cell(v, Some(COMPUTED))),
            |decimals| style::computed(&cell::code(decimals, None)),
        )
    }

    /// A percentage in the current row, all of them with the same decimals.
    pub fn percent(&mut self, column: u16, value: Option<Decimal>) -> Result<bool, XlsxError> {
        self.value(column, value.map(|v| cell::cell(v, Some(COMPUTED))), |_| {
            style::number(&cell::code(COMPUTED, None))
        })
    }

    /// A change in the current row.
    pub fn signed(&mut self, column: u16, value: Option<Decimal>) -> Result<bool, XlsxError> {
        self.value(
            column,
            value.map(|v| cell::cell(v, Some(COMPUTED))),
            |decimals| style::number(&cell::signed_code(decimals)),
        )
    }

    fn value(
        &mut self,
        column: u16,
        value: Option<Cell>,
        format: impl Fn(u32) -> Format,
    ) -> Result<bool, XlsxError> {
        match value {
            None => self.text(column, "", &style::as_text())?,
            Some(Cell::Text(words)) => {
                self.text(column, &words, &style::as_text())?;
                return Ok(false);
            }
            Some(Cell::Number(value, decimals)) => {
                self.sheet
                    .write_number_with_format(self.row, column, value, &format(decimals))?;
            }
        }
        Ok(true)
    }

    /// A day in the current row.
    pub fn day(&mut self, column: u16, day: Option<NaiveDate>) -> Result<(), XlsxError> {
        match day.and_then(excel_day) {
            Some(day) => {
                self.sheet
                    .write_datetime_with_format(self.row, column, &day, &style::day())?;
                Ok(())
            }
            None => self.text(column, "", &style::centred()),
        }
    }
}

/// A day as spreadsheets keep it.
pub fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let part = |n: u32| u8::try_from(n).ok();
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).ok()?,
        part(day.month())?,
        part(day.day())?,
    )
    .ok()
}
