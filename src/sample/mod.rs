//! The sample commune: two years of weekly figures made from a seed, to show what trends, paces and comparisons look like.
//!
//! Nothing here is true, and every file says so. Pure: whole numbers and a seed in, file texts out, byte for byte the same everywhere.

mod calendar;
mod dice;
mod economy;
mod files;
mod justice;
mod plans;
mod security;
mod services;
mod society;
mod table;
#[cfg(test)]
mod tests;

/// The folder of the sample commune.
pub const SLUG: &str = "minh-hoa";

/// The seed of the files that come with the program.
pub const SEED: u64 = 2026;

/// The profile and the meeting have no figures to work out: they are written by hand and copied as they stand.
const PROFILE: &str = include_str!("../../data/minh-hoa/xa.ron");
const MEETING: &str = include_str!("../../data/minh-hoa/giao-ban.ron");

/// All files of the sample commune: the path below the data folder, and the text. They need `danh-muc.ron` and `tham-chieu.ron` beside them.
pub fn generate(seed: u64) -> Vec<(String, String)> {
    let mut out = vec![
        (format!("{SLUG}/xa.ron"), PROFILE.to_string()),
        (format!("{SLUG}/ke-hoach.ron"), plans::file()),
        (format!("{SLUG}/giao-ban.ron"), MEETING.to_string()),
    ];
    out.extend(
        files::figures(&filled(seed))
            .into_iter()
            .map(|(period, text)| (format!("{SLUG}/so-lieu/{period}.ron"), text)),
    );
    out
}

/// The figures of all sectors.
fn filled(seed: u64) -> table::Table {
    let mut table = table::Table::new(seed);
    economy::fill(&mut table);
    society::fill(&mut table);
    services::fill(&mut table);
    security::fill(&mut table);
    justice::fill(&mut table);
    table
}
