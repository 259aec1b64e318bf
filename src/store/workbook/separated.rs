//! Text with separators: which one, in which encoding; and what only has the name of a workbook.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::guard::Count;
use super::{Fault, Unreadable};
use crate::import::head;
use crate::import::legacy::{self, Legacy};
use crate::import::sheet::{Cell, Row, Sheet};

/// The one sheet.
pub fn read(bytes: &[u8], name: &str) -> Result<Vec<Sheet>, Fault> {
    let mut likeliest = None;
    for text in texts(bytes)? {
        if let Some(other) = other(&text) {
            return Err(other.into());
        }
        let sheet = sheet(&text, name)?;
        // of several encodings the one in which there is a table
        let is_table = |sheet: &Sheet| !head::tables(sheet).is_empty();
        let mut old = Legacy::ALL
            .iter()
            .filter_map(|old| legacy::decoded(&sheet, *old));
        if is_table(&sheet) || old.any(|sheet| is_table(&sheet)) {
            return Ok(vec![sheet]);
        }
        likeliest.get_or_insert(sheet);
    }
    likeliest
        .map(|sheet| vec![sheet])
        .ok_or(Fault::Content(Unreadable::Empty))
}

/// What a text is that only has the name of a workbook.
fn other(text: &str) -> Option<Unreadable> {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let beginning = start.chars().take(2000).flat_map(char::to_lowercase);
    let beginning: String = beginning.collect();
    let starts = |with| beginning.starts_with(with);
    let has = |words| beginning.contains(words);
    if start.is_empty() {
        Some(Unreadable::Empty)
    } else if starts("<!doctype html") || starts("<html") || has("<table") {
        Some(Unreadable::Html)
    } else if !starts("<?xml") {
        text.contains('\0').then_some(Unreadable::Unknown)
    } else if has("excel.sheet") || has("schemas-microsoft-com:office:spreadsheet") {
        Some(Unreadable::Xml)
    } else {
        Some(Unreadable::Unknown)
    }
}

/// The text in the encodings that it may be in, the likeliest first.
fn texts(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    let zeros = |at: usize| {
        let bytes = bytes.iter().skip(at).step_by(2).take(200);
        bytes.filter(|b| **b == 0).count()
    };
    let wide = if bytes.starts_with(&[0xff, 0xfe]) || zeros(1) > 20 {
        Some(UTF_16LE)
    } else if bytes.starts_with(&[0xfe, 0xff]) || zeros(0) > 20 {
        Some(UTF_16BE)
    } else {
        None
    };
    if let Some(wide) = wide {
        let text = wide.decode_with_bom_removal(bytes).0;
        return Ok(vec![text.nfc().collect()]);
    }
    if bytes.iter().take(4096).any(|b| *b == 0) {
        return Err(Unreadable::Unknown);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(vec![text.trim_start_matches('\u{feff}').nfc().collect()]);
    }
    // a few bytes that were damaged in a text of UTF-8 stay visible in their cells, which are then asked about
    let text = String::from_utf8_lossy(bytes);
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    if text.chars().filter(|c| !c.is_ascii()).count() > lost * 4 {
        return Ok(vec![text.trim_start_matches('\u{feff}').nfc().collect()]);
    }
    // Windows' own Vietnamese encoding; then that of the old fonts, which call themselves Western
    let windows = WINDOWS_1258.decode_without_bom_handling(bytes).0;
    let western = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    Ok(vec![windows.nfc().collect(), western.into_owned()])
}

fn sheet(text: &str, name: &str) -> Result<Sheet, Fault> {
    // the reader counts lines rightly only where they end in one sign
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let separator = separator(text);
    if let Some(line) = open_quote(text, separator) {
        return Err(Fault::Line(line, Unreadable::OpenQuote));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet {
        name: name.to_string(),
        plain: true,
        ..Sheet::default()
    };
    let mut count = Count::default();
    for (record, counted) in reader.records().zip(0u32..) {
        let record = record.map_err(|_| Unreadable::Damaged)?;
        // blank lines count as rows, as in a spreadsheet
        let line = record.position().and_then(|p| u32::try_from(p.line()).ok());
        let at = line.map_or(counted, |line| line.saturating_sub(1));
        let cell = |(column, text): (u32, &str)| Some((column, super::text(text.trim())?));
        let row = Row {
            at,
            hidden: false,
            cells: (0u32..).zip(record.iter()).filter_map(cell).collect(),
        };
        count.add(row.cells.len())?;
        if !row.cells.is_empty() {
            sheet.rows.push(row);
        }
    }
    match surplus(&sheet).filter(|_| separator == b',') {
        Some(line) => Err(Fault::Line(line, Unreadable::Surplus)),
        None => Ok(sheet),
    }
}

/// The line of a table in which digits stand to the right of all of its head: the comma before them was that of a number.
fn surplus(sheet: &Sheet) -> Option<u32> {
    let end = |row: &&Row| row.cells.last().map_or(0, |(column, _)| *column);
    let digits = |(_, cell): &(u32, Cell)| {
        let text = cell.text().unwrap_or_default();
        !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
    };
    let rows = |from: u32, to: u32| {
        let rows = sheet.rows.iter();
        rows.filter(move |row| (from..=to).contains(&row.at))
    };
    head::tables(sheet).iter().find_map(|table| {
        let head = rows(table.top, table.bottom).map(|row| end(&row)).max()?;
        let mut below = rows(table.bottom + 1, table.end);
        let row = below.find(|row| end(row) > head && row.cells.last().is_some_and(digits))?;
        Some(row.at + 1)
    })
}

/// The sign that stands most regularly between the cells of a line.
fn separator(text: &str) -> u8 {
    let lines = text.lines().filter(|l| !l.trim().is_empty());
    let lines: Vec<&str> = lines.take(60).collect();
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

/// The line of a quote that opens a cell and is never closed.
fn open_quote(text: &str, separator: u8) -> Option<u32> {
    let (mut line, mut begins, mut opened) = (1, true, None);
    let mut bytes = text.bytes().peekable();
    while let Some(b) = bytes.next() {
        match (b, opened) {
            (b'"', None) if begins => opened = Some(line),
            // two of them are one that is meant
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => drop(bytes.next()),
            (b'"', Some(_)) => opened = None,
            _ => {}
        }
        begins = b == separator || b == b'\n';
        line += u32::from(b == b'\n');
    }
    opened
}
