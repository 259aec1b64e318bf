//! Text with separators: which one, in which encoding; and what only has the name of a workbook.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::guard::MOST_CELLS;
use super::{Kind, Unreadable};
use crate::import::head;
use crate::import::legacy::Legacy;
use crate::import::sheet::{Cell, Row, Sheet};

/// The one sheet.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Unreadable> {
    for text in texts(bytes)? {
        let start = text.trim_start_matches('\u{feff}').trim_start();
        let beginning: String = start
            .chars()
            .take(2000)
            .flat_map(char::to_lowercase)
            .collect();
        if start.is_empty() {
            return Err(Unreadable::Empty);
        }
        if beginning.starts_with("<!doctype html")
            || beginning.starts_with("<html")
            || beginning.contains("<table")
        {
            return Err(Unreadable::Other(Kind::Html));
        }
        if beginning.starts_with("<?xml") {
            let excel = beginning.contains("excel.sheet")
                || beginning.contains("schemas-microsoft-com:office:spreadsheet");
            return Err(Unreadable::Other(if excel {
                Kind::Xml
            } else {
                Kind::Unknown
            }));
        }
        if text.contains('\0') {
            return Err(Unreadable::Other(Kind::Unknown));
        }
        let sheet = sheet(&text, name)?;
        // of several encodings the one in which there is a table
        if !head::tables(&sheet).is_empty()
            || Legacy::ALL.iter().any(|legacy| is_table(&sheet, *legacy))
        {
            return Ok(vec![sheet]);
        }
    }
    let text = texts(bytes)?.into_iter().next().unwrap_or_default();
    Ok(vec![sheet(&text, name)?])
}

/// Whether a sheet in an old encoding has a table.
fn is_table(sheet: &Sheet, legacy: Legacy) -> bool {
    let mut sheet = sheet.clone();
    for (_, cell) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Cell::Text(text) = cell {
            match legacy.decode(text) {
                Some(decoded) => *text = decoded,
                None => return false,
            }
        }
    }
    !head::tables(&sheet).is_empty()
}

/// The text in the encodings that it may be in, the likeliest first.
fn texts(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let wide = |big: bool| {
        let encoding = if big { UTF_16BE } else { UTF_16LE };
        vec![encoding.decode_with_bom_removal(bytes).0.nfc().collect()]
    };
    let zeros = |at: usize| {
        bytes
            .iter()
            .skip(at)
            .step_by(2)
            .take(200)
            .filter(|b| **b == 0)
            .count()
    };
    if bytes.starts_with(&[0xff, 0xfe]) || zeros(1) > 20 {
        return Ok(wide(false));
    }
    if bytes.starts_with(&[0xfe, 0xff]) || zeros(0) > 20 {
        return Ok(wide(true));
    }
    if bytes.iter().take(4096).any(|b| *b == 0) {
        return Err(Unreadable::Other(Kind::Unknown));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(vec![text.trim_start_matches('\u{feff}').nfc().collect()]);
    }
    // Windows' own Vietnamese encoding; then that of the old fonts, which call themselves Western
    Ok(vec![
        WINDOWS_1258
            .decode_without_bom_handling(bytes)
            .0
            .nfc()
            .collect(),
        WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    ])
}

fn sheet(text: &str, name: &str) -> Result<Sheet, Unreadable> {
    // the reader counts lines rightly only where they end in one sign
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let mut sheet = Sheet {
        name: name.to_string(),
        plain: true,
        ..Sheet::default()
    };
    let mut cells = 0;
    for (record, counted) in reader.records().zip(0u32..) {
        let record = record.map_err(|_| Unreadable::Damaged)?;
        // blank lines count as rows, as in a spreadsheet
        let at = record
            .position()
            .and_then(|p| u32::try_from(p.line()).ok())
            .map_or(counted, |line| line.saturating_sub(1));
        let cell = |(column, text): (u32, &str)| {
            Some((
                column,
                Cell::Text(Some(text.trim()).filter(|t| !t.is_empty())?.to_string()),
            ))
        };
        let row = Row {
            at,
            hidden: false,
            cells: (0u32..).zip(record.iter()).filter_map(cell).collect(),
        };
        cells += row.cells.len();
        if cells > MOST_CELLS {
            return Err(Unreadable::TooManyCells);
        }
        if !row.cells.is_empty() {
            sheet.rows.push(row);
        }
    }
    Ok(sheet)
}

/// The sign that stands most regularly between the cells of a line.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text
        .lines()
        .filter(|l| !l.trim().is_empty())
        .take(60)
        .collect();
    let regular = |sign: u8| {
        let counts = lines.iter().map(|line| outside_quotes(line, sign));
        let mut counts: Vec<usize> = counts.filter(|c| *c > 0).collect();
        counts.sort_unstable();
        // lines that have as many of them as most have
        let middle = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let like = counts.iter().filter(|c| **c == middle).count();
        (like * middle.min(8), middle)
    };
    // a comma also stands in numbers and names: it is the separator only where nothing else is
    let mut best = (b',', regular(b','));
    for sign in *b"|;\t" {
        let found = regular(sign);
        if found.0 > 0
            && (found.0 * 2 >= best.1.0 || best.0 != b',')
            && (best.0 == b',' || found > best.1)
        {
            best = (sign, found);
        }
    }
    best.0
}

fn outside_quotes(line: &str, sign: u8) -> usize {
    let mut quoted = false;
    line.bytes()
        .filter(|b| {
            quoted ^= *b == b'"';
            !quoted && *b == sign
        })
        .count()
}
