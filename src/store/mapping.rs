//! The mapping of a commune, by which rows of workbooks are known again.

use std::path::{Path, PathBuf};

use super::source::read_text;
use super::write::{make_folder, replace};
use crate::data::Refused;
use crate::data::edit::{Editor, Step, quoted};
use crate::data::fields::{Key, Reader, may, must};
use crate::data::problem::ProblemKind;
use crate::data::syntax;
use crate::import::matching::Mapped;

static MAPPING: [Key; 1] = [must("anh_xa")];
static MAPPED: [Key; 5] = [
    must("ten"),
    may("muc"),
    may("don_vi"),
    may("chi_tieu"),
    may("bo_qua"),
];

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
            let fields = [
                ("ten", Some(&entry.name)),
                ("muc", entry.heading.as_ref()),
                ("don_vi", entry.unit.as_ref()),
                ("chi_tieu", entry.indicator.as_ref()),
            ];
            let given = fields
                .iter()
                .filter_map(|(key, value)| Some(format!("{key}: {}", quoted(value.as_ref()?))));
            let left_out = entry
                .indicator
                .is_none()
                .then(|| "bo_qua: true".to_string());
            let row: Vec<String> = given.chain(left_out).collect();
            editor.insert(
                &[Step::Key("anh_xa")],
                None,
                &format!("({})", row.join(", ")),
            )?;
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
    let (tree, found) = syntax::parse(text);
    let mut reader = Reader::new(text, found);
    let mut all = Vec::new();
    if let Some(root) = tree.root()
        && let Ok([list]) = reader.fields(root, &MAPPING)
        && let Ok(list) = reader.required(list, Reader::list)
    {
        for item in list {
            let Ok([name, heading, unit, indicator, left_out]) = reader.fields(item, &MAPPED)
            else {
                continue;
            };
            let span = item.span().start..item.span().start + 1;
            let read = (
                reader.required(name, Reader::boxed),
                reader.optional(heading, Reader::boxed),
                reader.optional(unit, Reader::boxed),
                reader.optional(indicator, |reader, item| {
                    reader.id(item).map(|id| Box::from(&*id))
                }),
                reader.optional(left_out, Reader::flag),
            );
            let (Ok(name), Ok(heading), Ok(unit), Ok(indicator), Ok(left_out)) = read else {
                continue;
            };
            match (indicator, left_out == Some(true)) {
                (None, false) => {
                    let _ = reader.report(span, ProblemKind::AtLeastOne(&["chi_tieu", "bo_qua"]));
                }
                (Some(_), true) => {
                    let _ = reader.report(span, ProblemKind::OnlyOne("chi_tieu", "bo_qua"));
                }
                (indicator, _) => all.push(Mapped {
                    name,
                    heading,
                    unit,
                    indicator,
                }),
            }
        }
    }
    match reader.into_problems(name).into_iter().next() {
        Some(problem) => Err(problem.into()),
        None => Ok(all),
    }
}
