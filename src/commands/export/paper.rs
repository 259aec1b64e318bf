//! One period of one commune as a document to hand on.

use std::io::{self, IsTerminal};

use clap::ValueEnum;

use super::is_all;
use crate::cli::{Cli, Export, ExportFormat};
use crate::commands::Error;
use crate::dashboard::Shelf;
use crate::report::page::{docx, md};
use crate::report::{Selection, monthly, workbook};
use crate::text::export as text;

impl ExportFormat {
    /// It is a document of one period of one commune.
    pub fn is_paper(self) -> bool {
        !matches!(self, Self::Json | Self::Csv)
    }

    /// The ending of its files.
    pub fn ending(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_string())
    }
}

/// The bytes of the document.
pub fn build(
    shelf: &Shelf,
    cli: &Cli,
    format: ExportFormat,
    wish: &Export,
) -> Result<Vec<u8>, Error> {
    let (lang, ending) = (cli.lang, &format.ending());
    let is_text = format == ExportFormat::Md;
    if wish.output.is_none() && !is_text && io::stdout().is_terminal() {
        return Err(text::not_for_screens(lang, ending).into());
    }
    if is_all(cli) {
        return Err(text::one_commune(lang, ending).into());
    }
    let context = cli.context(shelf)?;
    let report = context.report(&Selection::ALL);
    let monthly = || monthly::build(&report, lang);
    let made = match format {
        ExportFormat::Xlsx => workbook::build(&report, lang).map_err(|e| e.to_string()),
        ExportFormat::Docx => docx::write(&monthly()).map_err(|e| e.to_string()),
        _ => Ok(md::write(&monthly()).into_bytes()),
    };
    made.map_err(|why| text::not_made(lang, ending, &why).into())
}

#[cfg(test)]
mod tests {
    use crate::commands::remote;
    use crate::dashboard::Shelf;
    use crate::store::{Root, Store};
    use crate::text::Lang;

    #[test]
    fn from_afar_only_what_is_text() {
        let shelf = Shelf::from(Store::open(Root::Embedded));
        let ask = |line: &str| remote::answer(&shelf, Lang::Vi, None, line);
        let report = ask("export --commune dong-khe --format md");
        assert!(
            report.text.contains("# BÁO CÁO") && report.remark.is_empty(),
            "{}",
            report.remark
        );
        let book = ask("export --format xlsx");
        assert_eq!((book.text.as_str(), book.code), ("", 2));
        assert_eq!(
            book.remark,
            "Lỗi: không gửi được tệp xlsx qua đường này; dùng --format md, hoặc chạy giaoban export trên máy có dữ liệu\n"
        );
    }
}
