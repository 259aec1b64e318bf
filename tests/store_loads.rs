//! What a good set of files loads as.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use giaoban::model::{Curve, Direction, Kind, Qualifier, Requirement};
use giaoban::store::{Root, Store};

fn good() -> Store {
    Store::open(Root::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good")))
}

#[test]
fn loads_a_whole_commune() {
    let loaded = good().load("dong-khe");
    assert_eq!(loaded.problems, []);
    let xa = loaded.commune.unwrap();
    assert_eq!((xa.name.as_str(), xa.province.as_str(), xa.illustrative), ("Đông Khê", "Cao Bằng", false));
    assert_eq!(xa.hamlets, ["Xóm 1", "Xóm 2"]);

    let c = &xa.catalogue;
    assert_eq!(c.groups.iter().map(|g| &*g.id).collect::<Vec<_>>(), ["giai-ngan", "rieng", "van-ban", "mot-cua"]);
    assert_eq!(
        c.indicators.iter().map(|i| &*i.id).collect::<Vec<_>>(),
        ["gn-tong", "gn-giao-thong", "cay-thach-den", "vb-den", "vb-di", "hs-tiep-nhan", "hs-dung-han", "hs-ty-le"]
    );
    let total = c.find("gn-tong").unwrap();
    let i = c.indicator(total).unwrap();
    assert_eq!((&*i.short, i.kind, i.direction, i.headline), ("Giải ngân ĐTC", Kind::Cumulative, Direction::More, true));
    assert_eq!(c.units[i.unit].short.as_ref(), "tr.đ");
    assert_eq!(c.indicator(c.find("gn-giao-thong").unwrap()).unwrap().parent, Some(total));
    let rate = c.indicator(c.find("hs-ty-le").unwrap()).unwrap();
    assert_eq!(rate.ratio, Some((c.find("hs-dung-han").unwrap(), c.find("hs-tiep-nhan").unwrap())));
    assert_eq!(rate.default_level, Some((Requirement::AtLeast, 98.into())));
    assert_eq!(c.references[0].points.len(), 2);

    assert_eq!(xa.plans.len(), 3);
    assert_eq!(xa.plans[0].curve, Curve::Reference(0));
    assert_eq!(xa.plans[0].source.as_ref(), "000_04e4875a830cc207.txt, II.1.4.a");
    assert!(xa.plans[1].primary && !xa.plans[0].primary);
    assert_eq!(xa.plans[2].curve, Curve::Months(vec![1.into(), "2.5".parse().unwrap(), 3.into()]));

    let p = &xa.periods[0];
    assert_eq!(p.period.to_string(), "2026-01");
    let f = p.figure(total).unwrap();
    assert_eq!(f.actual.unwrap().to_string(), "33740.012029");
    assert_eq!(f.qualifier, Some(Qualifier::Estimate));
    assert_eq!(f.printed()[0].plan, Some(1));
    assert_eq!(f.printed()[0].percent.to_string(), "80.0");
    assert_eq!(f.note(), Some("Số \"ước\" của Phòng Kinh tế – xem “phụ lục”"));
    assert_eq!(p.figure(c.find("vb-di").unwrap()).unwrap().same_period.unwrap().to_string(), "-1.50");
    let own = p.figure(c.find("cay-thach-den").unwrap()).unwrap();
    assert_eq!(own.parts().iter().map(|p| p.value).sum::<rust_decimal::Decimal>().to_string(), "12.5");
    assert_eq!(own.as_of, p.to);
    assert_eq!(p.figure(c.find("hs-tiep-nhan").unwrap()).unwrap().actual, None);
}

#[test]
fn lists_communes_by_their_profiles() {
    let communes = good().communes();
    assert_eq!(communes.len(), 1);
    assert_eq!((communes[0].slug.as_str(), communes[0].name.as_str()), ("dong-khe", "Đông Khê"));
    assert_eq!(good().check_all(), []);
}
