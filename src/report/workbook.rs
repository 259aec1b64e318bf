//! The workbook: the same figures as the screen as real numbers, a sheet a sector, ready to print
//! on A4.
//!
//! The sheets are the overview, the sectors in their order, the cross-check, the tasks, and where
//! something has a trend its charts and the numbers under them. A sector's sheet has one head row;
//! the hidden column `Mã` holds the identifier of the indicator of that row, and a row without one
//! is the heading of a group or a further plan of the indicator above. A cumulative figure stands
//! in `Luỹ kế`, every other in `Thực hiện kỳ`. An empty cell is not known, which is not zero. The
//! same report makes the same bytes.

mod cell;
mod lists;
mod name;
mod page;
mod sector;
mod style;
mod trend;

pub(super) use cell::is_whole;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use super::Report;
use crate::store::clock;
use crate::text::{Lang, clock as clock_words, joined, labels, workbook as text};

/// The bytes of the workbook of a report.
pub fn build(report: &Report<'_>, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    // the library gives up on such a clock
    if clock::now().timestamp() < 0 {
        let why = clock_words::before_1970(lang).to_string();
        return Err(XlsxError::CustomError(why));
    }
    let mut book = Workbook::new();
    book.set_default_format(&style::plain(), 20, 64)?;
    let commune = report.commune;
    let period = report.period().map(|d| labels::period(lang, d.period));
    let title = joined([Some(report.place(lang)), period], " · ");
    let mut properties = DocProperties::new().set_title(title);
    if commune.illustrative {
        properties = properties.set_comment(text::illustrative(lang));
    }
    if let Some(made) = page::excel_day(report.assessment.as_of) {
        properties = properties.set_creation_datetime(&made);
    }
    book.set_properties(&properties);

    let parts = report.sectors();
    let mut taken = Vec::new();
    let overview = name::unique(text::overview(lang), &mut taken);
    let sectors: Vec<String> = parts
        .iter()
        .map(|p| name::unique(p.sector.called(lang), &mut taken))
        .collect();
    let mut rest = |wanted| name::unique(wanted, &mut taken);
    let [findings, tasks, charts, data] = [
        text::findings(lang),
        text::tasks(lang),
        text::trend(lang),
        text::trend_data(lang),
    ]
    .map(&mut rest);

    lists::overview(
        book.add_worksheet().set_name(&overview)?,
        *report,
        lang,
        &parts,
        &sectors,
    )?;
    for (part, name) in parts.iter().zip(&sectors) {
        sector::write(book.add_worksheet().set_name(name)?, *report, lang, part)?;
    }
    lists::findings(book.add_worksheet().set_name(&findings)?, *report, lang)?;
    if !commune.tasks.is_empty() {
        lists::tasks(book.add_worksheet().set_name(&tasks)?, *report, lang)?;
    }
    trend::write(&mut book, *report, lang, [&charts, &data])?;
    book.save_to_buffer()
}
