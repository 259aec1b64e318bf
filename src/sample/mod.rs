//! The sample commune: two years of weekly figures made from a seed, to show what trends, paces and comparisons look like.
//!
//! Nothing here is true, and every file says so. Pure: whole numbers and a seed in, file texts out, byte for byte the same everywhere.

mod calendar;
mod dice;
mod economy;
mod files;
mod justice;
mod meeting;
mod plans;
mod profile;
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

/// All files of the sample commune: the path below the data folder, and the text. They need `danh-muc.ron` and `tham-chieu.ron` beside them.
pub fn generate(seed: u64) -> Vec<(String, String)> {
    let mut out = vec![
        (format!("{SLUG}/xa.ron"), profile::file()),
        (format!("{SLUG}/ke-hoach.ron"), plans::file()),
        (format!("{SLUG}/giao-ban.ron"), meeting::file()),
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
