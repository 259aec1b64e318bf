//! The mapping of a commune, by which rows of workbooks are known again.

use std::path::{Path, PathBuf};

use super::source::read_text;
use super::write::{make_folder, replace};
use crate::data::Refused;
use crate::data::decode::own::{MappingFile, RowRecord};
use crate::data::edit::{Editor, Step};
use crate::data::fields::{Read, Reader};
use crate::data::problem::ProblemKind;
use crate::data::record::{self, Value};
use crate::import::matching::Mapped;

const HEAD: &str = "// Bảng ánh xạ: dòng nào trong bảng tính là chỉ tiêu nào. Chương trình ghi thêm khi nhập; sửa, xóa bằng tay được.\n\
    // `ten`: tên dòng như trong bảng; `muc`: tên mục ở trên, `don_vi`: đơn vị tính, chỉ ghi khi riêng tên chưa đủ rõ.\n\
    // `chi_tieu`: mã chỉ tiêu trong danh mục; hoặc `bo_qua: true` nếu không dùng dòng đó.\n\
    (\n    anh_xa: [\n    ],\n)\n";

/// The mapping of a commune: what people have said about rows of workbooks.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub path: PathBuf,
    text: Option<String>,
    pub all: Vec<Mapped>,
}

impl Mapping {
    /// Without a file nothing has been said.
    pub fn read(folder: &Path, slug: &str) -> Result<Self, Refused> {
        let path = folder.join(slug).join("nhap").join("anh-xa.ron");
        let text = read_text(&path)?;
        let all = text
            .as_ref()
            .map(|text| mapped(text, &path.to_string_lossy()));
        let all = all.transpose()?.unwrap_or_default();
        Ok(Self { path, text, all })
    }

    /// Adds to it. Remarks and order of what is there stay.
    pub fn remember(&self, more: &[Mapped]) -> Result<(), Refused> {
        let name = self.path.to_string_lossy();
        let mut editor = Editor::new(&name, self.text.as_deref().unwrap_or(HEAD));
        for entry in more {
            let indicator = entry.indicator.as_deref();
            let row = RowRecord {
                name: entry.name.clone().into(),
                heading: entry.heading.as_deref().into(),
                unit: entry.unit.as_deref().into(),
                indicator: indicator.into(),
                left_out: indicator.is_none().then_some(true).into(),
                ..RowRecord::default()
            };
            editor.insert(&[Step::Key("anh_xa")], None, &row.written())?;
        }
        mapped(&editor.text, &name)?;
        if let Some(folder) = self.path.parent() {
            make_folder(folder)?;
        }
        let before = self.text.as_deref().map(str::as_bytes);
        Ok(replace(&self.path, before, editor.text.as_bytes())?)
    }
}

/// Refuses a text with an error.
fn mapped(text: &str, name: &str) -> Result<Vec<Mapped>, Refused> {
    let read = record::sound(text, name, |reader, tree| {
        let rows = MappingFile::root(reader, tree).map(|file| file.rows.good());
        rows.into_iter()
            .flatten()
            .flat_map(|r| row(reader, r))
            .collect()
    });
    Ok(read?)
}

fn row(reader: &mut Reader<'_>, r: RowRecord<'_>) -> Read<Mapped> {
    let left_out = r.left_out.or_default()?;
    let row = Mapped {
        name: r.name.required()?,
        heading: r.heading.optional()?,
        unit: r.unit.optional()?,
        indicator: r.indicator.optional()?.map(|named| named.id.into()),
    };
    let wrong = match (&row.indicator, left_out) {
        (None, false) => ProblemKind::AtLeastOne(&["chi_tieu", "bo_qua"]),
        (Some(_), true) => ProblemKind::OnlyOne("chi_tieu", "bo_qua"),
        _ => return Ok(row),
    };
    Err(reader.report(r.at.bracket(), wrong))
}
