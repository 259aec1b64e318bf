//! What all sheets share: their title, how they print, and how a table is written into them.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::cell::{self, Cell};
use super::style;
use crate::model::date;
use crate::report::column::{Column, Digits, Kind, Look, OnSheet, Record, Slot, Tone, Value};
use crate::report::table::wrap;
use crate::report::{COMPUTED_DECIMALS, Report};
use crate::text::{GlyphSet, Lang, joined, labels, workbook as text};

/// A4.
const A4: u8 = 9;

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
    /// Begins a sheet: columns as wide as asked for and hidden where no width is, how it prints,
    /// its title.
    pub fn new(
        sheet: &'s mut Worksheet,
        report: Report<'r>,
        lang: Lang,
        title: &str,
        widths: Vec<u16>,
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
        widths: Vec<u16>,
    ) -> Result<Self, XlsxError> {
        for (at, width) in (0u16..).zip(&widths) {
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
            widths,
            lines: 1,
        };
        page.print();
        let commune = report.commune;
        let title = format!("{} · {title}", report.place(lang));
        page.line(column, &title, &style::title())?;
        let period = report.period().map(|d| labels::period(lang, d.period));
        let days = joined([period, Some(report.days(lang))], " · ");
        page.line(column, &days, &style::line())?;
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
        let last = self.last_column();
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

    /// The heads of a table.
    pub fn heads(&mut self, heads: &[&str]) -> Result<(), XlsxError> {
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
        self.text_in(column, words, 1, format)
    }

    /// The same in a cell that is narrower by so many characters.
    fn text_in(
        &mut self,
        column: u16,
        words: &str,
        narrower: u16,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if words.is_empty() {
            self.sheet.write_blank(self.row, column, format)?;
        } else {
            self.measure(column, words, narrower);
            self.sheet
                .write_string_with_format(self.row, column, words, format)?;
        }
        Ok(())
    }

    /// The head of a group: it runs over into the empty cells beside it.
    pub fn over(&mut self, column: u16, words: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, column, words, format)?;
        Ok(())
    }

    /// The head and the rows of a table.
    pub fn table<'v, T: Record<'v>>(&mut self, rows: &[T]) -> Result<(), XlsxError> {
        let columns = T::columns_in(Slot::Sheet);
        self.heads(&heads(&columns, self.lang))?;
        rows.iter().try_for_each(|row| self.record(&columns, row))
    }

    /// A table that is the whole sheet: its heads stay on the screen and stand on every printed
    /// page.
    pub fn list<'v, T: Record<'v>>(&mut self, frozen: u16, rows: &[T]) -> Result<(), XlsxError> {
        let head = self.row;
        self.table(rows)?;
        self.is_list(head, frozen)
    }

    pub fn is_list(&mut self, head: u32, frozen: u16) -> Result<(), XlsxError> {
        let (last, column) = (self.row - 1, self.last_column());
        self.sheet
            .set_freeze_panes(head + 1, frozen)?
            .set_repeat_rows(head, head)?
            .autofilter(head, 0, last, column)?
            .set_print_area(0, 0, last, column)?;
        Ok(())
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0)
    }

    /// A row of a table.
    pub fn record<'v, T: Record<'v>>(
        &mut self,
        columns: &[Column],
        row: &T,
    ) -> Result<(), XlsxError> {
        for (at, (column, value)) in (0..).zip(columns.iter().zip(row.values(Slot::Sheet))) {
            self.cell(at, (column.kind)(), &value)?;
        }
        self.end_row()
    }

    fn cell(&mut self, column: u16, kind: Kind, value: &Value<'_>) -> Result<(), XlsxError> {
        match value {
            Value::Null => match kind {
                Kind::Maybe(kind) if matches!(*kind, Kind::Decimal) => self.number(column, None),
                Kind::Maybe(kind) if matches!(*kind, Kind::Day) => self.day(column, None),
                _ => self.text(column, "", &style::text(0)),
            },
            Value::Whole(number) => {
                let number = usize::try_from(*number).unwrap_or(0);
                self.count(column, number, &style::centred())
            }
            Value::Decimal(digits) => self.number(column, Some(*digits)),
            Value::Day(day) => self.day(column, Some(*day)),
            Value::Sentence(said, tone) => {
                let words = said.pick(self.lang);
                let mark = tone
                    .mark(GlyphSet::Full)
                    .map(|mark| format!("{mark} {words}"));
                let words = mark.as_deref().unwrap_or(words);
                let narrower = match tone {
                    Tone::Indented(depth) => 1 + 2 * u16::from(*depth),
                    _ => 1,
                };
                self.text_in(column, words, narrower, &style::toned(*tone))
            }
            Value::Word([_, vi, en]) => self.text(column, self.lang.pick(vi, en), &style::text(0)),
            other => self.text(column, &other.cell(Slot::Sheet), &style::text(0)),
        }
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

    /// A number in the current row; text where it has more digits than a cell keeps.
    pub fn number(&mut self, column: u16, digits: Option<Digits>) -> Result<(), XlsxError> {
        let Some(digits) = digits else {
            return self.text(column, "", &style::as_text());
        };
        let (number, decimals) = match cell::of(digits) {
            Cell::Number(number, decimals) => (number, decimals),
            Cell::Text(words) => return self.text(column, &words, &style::as_text()),
        };
        let word = match digits.look {
            Look::Qualified(word) if !digits.computed => Some(word.name(self.lang)),
            _ => None,
        };
        let format = match digits.look {
            Look::Signed => style::number(&cell::signed_code(decimals)),
            Look::Percent => style::number(&cell::code(COMPUTED_DECIMALS, None)),
            Look::Plain | Look::Qualified(_) => {
                style::exact(&cell::code(decimals, word), digits.computed)
            }
        };
        self.sheet
            .write_number_with_format(self.row, column, number, &format)?;
        Ok(())
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

/// Characters that the columns of a table hold on a line.
pub fn widths<'a, R: Record<'a>>() -> Vec<u16> {
    let sheets = R::columns().into_iter().filter_map(|c| c.names.sheet);
    sheets.map(|OnSheet(width, _)| width).collect()
}

pub fn heads(columns: &[Column], lang: Lang) -> Vec<&'static str> {
    let sheets = columns.iter().filter_map(|c| c.names.sheet);
    sheets.map(|OnSheet(_, head)| head(lang)).collect()
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
