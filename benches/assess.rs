//! How long it takes to say what figures mean.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod large;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use giaoban::assess::{self, trend};
use giaoban::model::Commune;
use giaoban::store::{Root, Store};

use large::Large;

fn last(criterion: &mut Criterion, name: &str, commune: &Commune) {
    let at = commune.periods.len() - 1;
    let day = commune.periods[at].reported;
    criterion.bench_function(&format!("assess/{name}"), |b| {
        b.iter(|| black_box(assess::assess(commune, Some(at), day)));
    });
    criterion.bench_function(&format!("history/{name}"), |b| {
        let trend = |(id, _)| trend::values(commune, id, at, 26);
        b.iter(|| black_box(commune.catalogue.each().map(trend).collect::<Vec<_>>()));
    });
}

fn meaning(criterion: &mut Criterion) {
    let embedded = Store::open(Root::Embedded);
    for slug in ["dong-khe", "minh-hoa"] {
        last(criterion, slug, &embedded.load(slug).commune.unwrap());
    }
    let data = Large::new();
    let loaded = Store::open(Root::Folder(data.path())).load(large::SLUG);
    last(criterion, "78000", &loaded.commune.unwrap());
}

criterion_group!(benches, meaning);
criterion_main!(benches);
