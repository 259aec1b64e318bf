//! How long it takes to look at a workbook of 5,000 rows, from its bytes to what becomes of every figure.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Write as _};

use criterion::{Criterion, criterion_group, criterion_main};
use giaoban::import::{intake, preview};
use giaoban::model::Commune;
use giaoban::store::{Root, Store, workbook};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const ROWS: usize = 5000;

/// A workbook as other programs write it: one row in ten is an indicator of the commune, the others have names that are like one.
fn book(commune: &Commune) -> Vec<u8> {
    let mut sheet = String::from("<worksheet><sheetData>");
    let text = |out: &mut String, at: &str, text: &str| {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        write!(
            out,
            "<c r=\"{at}\" t=\"inlineStr\"><is><t>{escaped}</t></is></c>"
        )
        .unwrap();
    };
    sheet.push_str("<row r=\"1\">");
    for (column, head) in ["STT", "Chỉ tiêu", "ĐVT", "Thực hiện"].iter().enumerate() {
        text(
            &mut sheet,
            &format!("{}1", char::from(b'A' + u8::try_from(column).unwrap())),
            head,
        );
    }
    sheet.push_str("</row>");
    let indicators = &commune.catalogue.indicators;
    for at in 0..ROWS {
        let indicator = &indicators[at / 10 % indicators.len()];
        let name = if at % 10 == 0 {
            indicator.name.to_string()
        } else {
            format!("{} của nhóm hộ số {at}, thôn {}", indicator.name, at % 37)
        };
        let row = at + 2;
        write!(
            sheet,
            "<row r=\"{row}\"><c r=\"A{row}\"><v>{}</v></c>",
            at + 1
        )
        .unwrap();
        text(&mut sheet, &format!("B{row}"), &name);
        text(
            &mut sheet,
            &format!("C{row}"),
            &commune.catalogue.units[indicator.unit].name,
        );
        write!(
            sheet,
            "<c r=\"D{row}\"><v>{}.{:02}</v></c></row>",
            at * 7,
            at % 100
        )
        .unwrap();
    }
    sheet.push_str("</sheetData></worksheet>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name=\"KT\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>",
        ),
        ("xl/s.xml", &sheet),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn look(c: &mut Criterion) {
    let commune = Store::open(Root::Embedded)
        .load("dong-khe")
        .commune
        .unwrap();
    let bytes = book(&commune);
    let period = commune.periods[0].period;
    c.bench_function("look at a workbook of 5,000 rows", |b| {
        b.iter(|| {
            let found =
                intake::find(workbook::sheets(black_box(&bytes), "x").unwrap(), None).unwrap();
            let taken = intake::take(&found, &commune, period, &[]).unwrap();
            assert!(taken.items.len() >= ROWS);
            let subject = preview::About {
                lang: giaoban::text::Lang::Vi,
                file: "x",
                commune: &commune,
                period,
                mapping: "y",
            };
            subject.render(&taken)
        });
    });
}

criterion_group!(benches, look);
criterion_main!(benches);
