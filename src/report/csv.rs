//! Tables, and CSV of them: RFC 4180, UTF-8 without a mark in front. Decimals are in plain notation
//! (`33740.012029`); an empty field is not known, which is not zero.
//!
//! `giaoban show --format csv` has English names and codes, one row a figure and plan, the primary
//! plan first; what belongs to the figure stands in each of its rows. New columns are only ever
//! added at the end.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::Report;
use super::column::{Column, Record, Slot, Value, columns};
use super::rows::figures;
use crate::model::Commune;

/// A table: columns and rows with a cell for each of them.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// `so_lieu`
    pub name: &'static str,
    pub slot: Slot,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Value<'a>>>,
}

columns! {
    "whose": Whose<'a> as Whose(commune) => {
        _ "xa": &commune.slug;
        _ "minh_hoa": commune.illustrative;
    }
}

impl<'a> Table<'a> {
    pub fn new<R: Record<'a>>(name: &'static str, slot: Slot, rows: &[R]) -> Self {
        Self {
            name,
            slot,
            columns: R::columns_in(slot),
            rows: rows.iter().map(|row| row.values(slot)).collect(),
        }
    }

    /// The rows of several communes, each with the one that it is of.
    pub fn of_communes<R: Record<'a>>(
        name: &'static str,
        communes: impl IntoIterator<Item = (&'a Commune, Vec<R>)>,
    ) -> Self {
        let slot = Slot::Head;
        let mut columns = Whose::columns_in(slot);
        columns.extend(R::columns_in(slot));
        let mut rows = Vec::new();
        for (commune, own) in communes {
            rows.extend(own.iter().map(|row| {
                let mut all = Whose(commune).values(slot);
                all.extend(row.values(slot));
                all
            }));
        }
        Self {
            name,
            slot,
            columns,
            rows,
        }
    }

    pub fn heads(&self) -> impl Iterator<Item = &'static str> {
        let columns = self.columns.iter();
        columns.filter_map(|c| c.names.of(self.slot))
    }

    fn texts(&self) -> impl Iterator<Item = Vec<String>> {
        let cell = |value: &Value<'_>| value.cell(self.slot);
        self.rows
            .iter()
            .map(move |row| row.iter().map(cell).collect())
    }

    pub fn csv(&self) -> Result<String, csv::Error> {
        write(&self.heads().collect::<Vec<_>>(), self.texts())
    }
}

/// A commune, before each row of a table.
struct Whose<'a>(&'a Commune);

/// The table of a report's figures.
pub fn build(report: &Report<'_>) -> Result<String, csv::Error> {
    Table::new("figures", Slot::Key, &figures::rows(report)).csv()
}

/// All tables in one: the first column says which table a row is of, and each head stands once.
pub fn together(tables: &[Table<'_>]) -> Result<String, csv::Error> {
    let mut header = vec!["bang"];
    for head in tables.iter().flat_map(Table::heads) {
        if !header.contains(&head) {
            header.push(head);
        }
    }
    let at: HashMap<&str, usize> = header.iter().copied().zip(0..).collect();
    let places = |table: &Table<'_>| -> Vec<usize> {
        table.heads().filter_map(|h| at.get(h).copied()).collect()
    };
    let rows = tables.iter().flat_map(|table| {
        let places = places(table);
        let count = header.len();
        table.texts().map(move |cells| {
            let mut row = vec![String::new(); count];
            let named = std::iter::once((&0, table.name.to_string()));
            for (place, text) in named.chain(places.iter().zip(cells)) {
                if let Some(cell) = row.get_mut(*place) {
                    *cell = text;
                }
            }
            row
        })
    });
    write(&header, rows)
}

fn write(
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<String, csv::Error> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.into_iter().map(inert))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|e| csv::Error::from(e.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front, which it does
/// not show; a number stays as it is.
fn inert(cell: String) -> String {
    let formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<Decimal>().is_err();
    if formula { format!("'{cell}") } else { cell }
}
#[cfg(test)]
mod tests {
    use super::super::{Selection, fixture};
    use super::*;

    #[test]
    fn no_text_is_a_formula() {
        let check = |cell: &str, expect: &str| assert_eq!(inert(cell.to_string()), expect);
        check("=1+1", "'=1+1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("-cmd", "'-cmd");
        check("+84 123", "'+84 123");
        check("\t=1", "'\t=1");
        check("-8124.636155", "-8124.636155");
        check("+12", "+12");
        check("Đàn trâu = 5", "Đàn trâu = 5");
        check("", "");
        let text = write(
            &["a", "b"],
            [vec!["=HYPERLINK(\"x\")".to_string(), "-1.5".to_string()]],
        )
        .unwrap();
        assert_eq!(text, "a,b\r\n\"'=HYPERLINK(\"\"x\"\")\",-1.5\r\n");
    }

    #[test]
    fn has_one_row_a_figure_and_plan_and_parses_back() {
        let commune = fixture::commune();
        let assessment = fixture::assessment(&commune);
        let text = build(&Report {
            commune: &commune,
            assessment: &assessment,
            selection: &Selection::ALL,
        })
        .unwrap();
        assert!(text.starts_with("commune,period,"));
        assert!(
            text.split_inclusive('\n')
                .all(|line| line.ends_with("\r\n"))
        );
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 48);
        let rows: Vec<std::collections::HashMap<String, String>> =
            reader.deserialize().map(Result::unwrap).collect();
        let of = |id: &str| {
            rows.iter()
                .filter(|r| r["indicator"] == id)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("gn-tong").len(), 2);
        assert_eq!(of("gn-tong")[0]["actual"], "33740.012029");
        assert_eq!(of("gn-tong")[0]["plan_value"], "41864.648184");
        assert_eq!(of("gn-tong")[0]["variance"], "-8124.636155");
        assert_eq!(of("gn-tong")[0]["printed_percent"], "80.0");
        assert_eq!(of("gn-tong")[1]["plan"], "gn-ca");
        assert_eq!(of("gn-tong")[1]["printed_percent"], "");
        assert_eq!(of("gn-oda")[0]["actual"], "3966.920");
        assert_eq!(of("thu")[0]["qualifier"], "estimate");
        assert_eq!(of("trau")[0]["parts"], "Nà Lũng=500; Đông Nội, \"mới\"=62");
        assert_eq!(of("trau")[0]["verdict"], "no_plan");
        assert_eq!(of("trau")[0]["change_same_period"], "12");
        assert_eq!(of("hs-dung-han")[0]["computed"], "true");
        assert_eq!(of("hs-dung-han")[0]["plan"], "");
        assert_eq!(of("hs-dung-han")[0]["plan_value"], "100");
        assert_eq!(of("tuyen-quan")[0]["actual"], "");
        assert_eq!(of("tuyen-quan")[0]["verdict"], "no_figure");
        assert_eq!(of("khong-so").len(), 1);
    }
}
