//! `xa.ron`: who the commune is, and what it adds to the catalogue.

use super::catalogue::{self, GroupRecord, IndicatorRecord, Part, UnitRecord};
use super::named::{Identifiers, Named};
use crate::data::fields::{Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{Field, Later, List, Value, record};
use crate::data::syntax::Tree;
use crate::model::Level;

record! {
    ProfileFile: "Xã", "The commune" {
        must id: Named<'t> = "ma", "mã xã, trùng tên thư mục", "its identifier, which is the name of its folder";
        must name: Box<str> = "ten", "tên xã", "its name";
        may level: Level = "cap", "cấp hành chính; không ghi là Xa", "what sort of place it is; Xa if absent";
        must province: Box<str> = "tinh", "tỉnh hoặc thành phố", "its province";
        may illustrative: bool = "minh_hoa", "số liệu minh họa, không phải số thật", "its figures are made up";
        may hamlets: Later<List<Box<str>>> = "thon", "tên các thôn, ấp, tổ dân phố", "its hamlets";
        may sectors: List<Named<'t>> = "linh_vuc", "mã các lĩnh vực theo thứ tự riêng của xã", "identifiers of sectors, in its own order of tabs";
        may groups: List<GroupRecord<'t>> = "nhom", "nhóm chỉ tiêu thêm vào danh mục", "groups added to the catalogue";
        may indicators: Later<List<IndicatorRecord<'t>>> = "chi_tieu", "chỉ tiêu thêm vào danh mục", "indicators added to the catalogue";
        may units: List<UnitRecord<'t>> = "don_vi", "đơn vị tính thêm vào danh mục", "units added to the catalogue";
    }
}

/// A commune's profile.
pub struct Profile {
    pub name: String,
    pub province: String,
    pub level: Level,
    pub illustrative: bool,
    pub hamlets: Vec<String>,
}

/// Reads the file of the commune in folder `slug`, with what it adds to the catalogue. Bad only where the file is no record
/// at all.
pub fn file<'t>(
    reader: &mut Reader<'_>,
    tree: &'t Tree<'t>,
    slug: &str,
) -> Read<(Profile, Part<'t>)> {
    let mut r = ProfileFile::root(reader, tree)?;
    r.id.refuse(reader, |named| {
        (named.id != slug).then(|| ProblemKind::FolderName {
            id: named.id.as_ref().into(),
            folder: slug.into(),
            taken: false,
        })
    });
    let mut part = catalogue::lists(reader, r.units, r.groups, &r.indicators);
    part.torn |= tree.torn;
    part.order = r
        .sectors
        .get()
        .is_some()
        .then(|| r.sectors.good().collect());
    let name = r.name.lenient().map(String::from);
    let profile = Profile {
        name: name.unwrap_or_else(|| slug.to_string()),
        province: r.province.lenient().unwrap_or_default().into(),
        level: r.level.lenient().unwrap_or_default(),
        // where the mark cannot be read, made-up figures must not pass for real ones
        illustrative: r.illustrative.cautious(),
        hamlets: hamlets(reader, &r.hamlets),
    };
    Ok((profile, part))
}

/// The hamlets, each once.
fn hamlets(reader: &mut Reader<'_>, list: &Field<'_, Later<List<Box<str>>>>) -> Vec<String> {
    let mut seen = Identifiers::default();
    let mut names = Vec::new();
    for item in list.items(reader).into_iter().flatten() {
        if let Ok(name) = reader.text(item)
            && (seen.add(reader, None, Thing::Hamlet, (&name, item.span()))).is_ok()
        {
            names.push(name.into_owned());
        }
    }
    names
}
