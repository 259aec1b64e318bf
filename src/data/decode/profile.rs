//! `xa.ron`: who the commune is, and what it adds to the catalogue.

use std::collections::HashMap;

use super::catalogue::{self, Named, Part};
use crate::data::fields::{Key, Reader, may, must};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::syntax::{Item, Tree};
use crate::model::Level;

static FILE: [Key; 10] = [
    must("ma"),
    must("ten"),
    may("cap"),
    must("tinh"),
    may("minh_hoa"),
    may("thon"),
    may("linh_vuc"),
    may("nhom"),
    may("chi_tieu"),
    may("don_vi"),
];

/// A commune's profile.
#[derive(Default)]
pub(crate) struct Profile {
    pub(crate) name: String,
    pub(crate) province: String,
    pub(crate) level: Level,
    pub(crate) illustrative: bool,
    pub(crate) hamlets: Vec<String>,
    /// Its own order of tabs.
    pub(crate) sectors: Option<Vec<Named>>,
    pub(crate) own: Part,
}

/// Reads the file of the commune in folder `slug`. Nothing only where the file is no struct at all.
pub(crate) fn file(reader: &mut Reader<'_>, tree: &Tree<'_>, slug: &str) -> Option<Profile> {
    let fields = reader.fields(tree.root()?, &FILE).ok()?;
    let [
        id,
        name,
        level,
        province,
        illustrative,
        hamlets,
        sectors,
        groups,
        indicators,
        units,
    ] = fields;
    let mut profile = Profile {
        own: Part {
            torn: tree.torn,
            ..Part::default()
        },
        ..Profile::default()
    };
    if let (Some(item), Ok(id)) = (id, reader.required(id, Reader::id))
        && id != slug
    {
        reader.report(
            item.span(),
            ProblemKind::FolderName {
                id: id.into(),
                folder: slug.into(),
            },
        );
    }
    profile.name = reader
        .required(name, Reader::text)
        .map_or_else(|_| slug.to_string(), Into::into);
    profile.province = reader
        .required(province, Reader::text)
        .map(Into::into)
        .unwrap_or_default();
    let level = reader.optional(level, |r, item| {
        r.word(
            item,
            &["Xa", "Phuong", "DacKhu"],
            [Level::Commune, Level::Ward, Level::Zone],
        )
    });
    profile.level = level.ok().flatten().unwrap_or_default();
    // where the mark cannot be read, made-up figures must not pass for real ones
    profile.illustrative = reader
        .optional(illustrative, Reader::flag)
        .map_or(true, Option::unwrap_or_default);
    if let Some(item) = hamlets {
        self::hamlets(reader, item, &mut profile.hamlets);
    }
    if let Some(list) = sectors.and_then(|item| reader.list(item).ok()) {
        profile.sectors = Some(
            list.filter_map(|item| catalogue::named(reader, Some(item)).ok())
                .collect(),
        );
    }
    catalogue::lists(reader, &mut profile.own, units, groups, indicators);
    Some(profile)
}

fn hamlets(reader: &mut Reader<'_>, item: Item<'_>, names: &mut Vec<String>) {
    let Ok(list) = reader.list(item) else {
        return;
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    for item in list {
        let Ok(name) = reader.text(item) else {
            continue;
        };
        if let Some(&first) = seen.get(&*name) {
            let first = reader.place(&(first..first));
            reader.report(
                item.span(),
                ProblemKind::Duplicate {
                    what: Thing::Hamlet,
                    id: name.into(),
                    first,
                },
            );
        } else {
            seen.insert(name.to_string(), item.span().start);
            names.push(name.into());
        }
    }
}
