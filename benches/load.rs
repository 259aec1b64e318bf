//! How long reading takes: the commune that the program opens with, and 78,000 figures, beside what ron alone takes for the same bytes.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::cast_precision_loss
)]

mod large;

use std::fs;
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group};
use giaoban::assess;
use giaoban::store::{Root, Store};

use large::{Large, SLUG};
use ron::extensions::Extensions;
use serde::Deserialize;

/// A weekly file as plain structs of strings: the least that any reader of these bytes does.
#[derive(Deserialize)]
#[allow(dead_code, reason = "read to be measured")]
struct Week {
    ky: String,
    tu: String,
    den: String,
    lap: String,
    van_ban: String,
    so_lieu: Vec<Entry>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "read to be measured")]
struct Entry {
    chi_tieu: String,
    thuc_hien: String,
    ngay: Option<String>,
    cung_ky: Option<String>,
    nguon: String,
}

fn plain(weeks: &[String]) -> Vec<Week> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    weeks
        .iter()
        .map(|text| options.from_str(text).unwrap())
        .collect()
}

fn read(criterion: &mut Criterion) {
    let embedded = Store::open(Root::Embedded);
    criterion.bench_function("load/dong-khe", |b| {
        b.iter(|| black_box(embedded.load("dong-khe")));
    });
    criterion.bench_function("load/minh-hoa", |b| {
        b.iter(|| black_box(embedded.load("minh-hoa")));
    });

    let data = Large::new();
    let store = Store::open(Root::Folder(data.path()));
    assert_eq!(store.load(SLUG).problems, []);
    let mut group = criterion.benchmark_group("78000");
    group
        .sample_size(20)
        .throughput(Throughput::Bytes(data.bytes() as u64));
    group.bench_function("ron, plain structs", |b| {
        b.iter(|| black_box(plain(&data.weeks)));
    });
    group.bench_function("load", |b| b.iter(|| black_box(store.load(SLUG))));
    group.bench_function("load and assess", |b| {
        b.iter(|| {
            let commune = store.load(SLUG).commune.unwrap();
            let last = commune.periods.len() - 1;
            let assessment = assess::assess(&commune, Some(last), commune.periods[last].reported);
            black_box((commune, assessment))
        });
    });
    group.finish();
}

/// The memory of this process that is its own, in bytes; nothing where the system does not tell.
fn resident() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("RssAnon:"))?;
    line.trim()
        .strip_suffix("kB")?
        .trim()
        .parse::<usize>()
        .ok()
        .map(|kb| kb * 1024)
}

/// How much memory the 78,000 figures take, told once before anything else has used any.
fn memory() {
    let data = Large::new();
    let (path, disk) = (data.path(), data.bytes());
    let store = Store::open(Root::Folder(path));
    let before = resident();
    let loaded = store.load(SLUG);
    let after = resident();
    let commune = loaded.commune.unwrap();
    let figures: usize = commune.periods.iter().map(|p| p.figures.len()).sum();
    assert_eq!(figures, large::FIGURES);
    if let (Some(before), Some(after)) = (before, after) {
        #[allow(clippy::cast_precision_loss)]
        let times = |bytes: usize| (bytes.saturating_sub(before)) as f64 / disk as f64;
        println!(
            "memory of {figures} figures, {disk} bytes on disk: commune {:.2} times that\n",
            times(after)
        );
    }
}

criterion_group!(benches, read);

fn main() {
    memory();
    benches();
    Criterion::default().configure_from_args().final_summary();
}
