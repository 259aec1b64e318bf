//! One period of one commune as a document to hand on.

use std::io::{self, IsTerminal};

use super::{ALL, Wish};
use crate::cli::{Cli, ExportFormat};
use crate::commands::{Error, context};
use crate::dashboard::Shelf;
use crate::report::page::{docx, md};
use crate::report::{Report, Selection, monthly, workbook};
use crate::text::{Lang, export as text};

/// A document of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A workbook.
    Xlsx,
    /// The monthly report for Word.
    Docx,
    /// The monthly report as text.
    Md,
}

impl Form {
    /// The document that is asked for, if it is one.
    pub(super) fn of(format: ExportFormat) -> Option<Self> {
        match format {
            ExportFormat::Json | ExportFormat::Csv => None,
            ExportFormat::Xlsx => Some(Self::Xlsx),
            ExportFormat::Docx => Some(Self::Docx),
            ExportFormat::Md => Some(Self::Md),
        }
    }

    /// The ending of its files.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Md => "md",
        }
    }

    /// Whether people can read it as it is.
    fn is_text(self) -> bool {
        self == Self::Md
    }
}

/// The bytes of the document.
pub(super) fn build(
    shelf: &Shelf,
    cli: &Cli,
    lang: Lang,
    form: Form,
    wish: &Wish<'_>,
) -> Result<Vec<u8>, Error> {
    if wish.output.is_none() && !form.is_text() && io::stdout().is_terminal() {
        return Err(Error::Said(text::not_for_screens(lang, form.ending())));
    }
    if cli
        .global
        .commune
        .as_deref()
        .is_some_and(|slug| ALL.contains(&slug.to_lowercase().as_str()))
    {
        return Err(Error::Said(text::one_commune(lang, form.ending())));
    }
    let context = context::context_of(shelf, cli, lang)?;
    let report = Report {
        commune: &context.commune,
        assessment: &context.assessment,
        selection: &Selection::ALL,
    };
    let made = match form {
        Form::Xlsx => workbook::build(&report, lang).map_err(|e| e.to_string()),
        Form::Docx => docx::write(&monthly::build(&report, lang)).map_err(|e| e.to_string()),
        Form::Md => Ok(md::write(&monthly::build(&report, lang)).into_bytes()),
    };
    made.map_err(|why| Error::Said(text::not_made(lang, form.ending(), &why)))
}

/// The document as text, for a line that carries nothing else.
pub(super) fn text(shelf: &Shelf, cli: &Cli, lang: Lang, form: Form) -> Result<String, Error> {
    if !form.is_text() {
        return Err(Error::Said(text::not_from_afar(lang, form.ending())));
    }
    let wish = Wish {
        format: None,
        output: None,
        schema: false,
        force: false,
    };
    Ok(String::from_utf8_lossy(&build(shelf, cli, lang, form, &wish)?).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::remote;
    use crate::store::{Root, Store};

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
