//! What a good set of files loads as.

use std::path::Path;

use crate::files::copy;
use chrono::{NaiveDate, Weekday};
use giaoban::data::problem::{ProblemKind, Severity};
use giaoban::model::target::Shape;
use giaoban::model::{
    Curve, Direction, Given, Kind, Operand, Progress, Qualifier, RelationKind, Requirement, When,
    date,
};
use giaoban::store::{Root, Store};

fn good() -> Store {
    Store::open(Root::Folder(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good"),
    ))
}

#[test]
fn loads_a_whole_commune() {
    let loaded = good().load("dong-khe");
    assert_eq!(loaded.problems, []);
    let xa = loaded.commune.unwrap();
    assert_eq!(
        (xa.name.as_str(), xa.province.as_str(), xa.illustrative),
        ("Đông Khê", "Cao Bằng", false)
    );
    assert_eq!(xa.hamlets, ["Xóm 1", "Xóm 2"]);

    let c = &xa.catalogue;
    assert_eq!(
        c.groups.iter().map(|g| &*g.id).collect::<Vec<_>>(),
        ["giai-ngan", "rieng", "van-ban", "mot-cua"]
    );
    assert_eq!(
        c.indicators.iter().map(|i| &*i.id).collect::<Vec<_>>(),
        [
            "gn-tong",
            "gn-giao-thong",
            "cay-thach-den",
            "vb-den",
            "vb-di",
            "hs-tiep-nhan",
            "hs-dung-han",
            "hs-ty-le"
        ]
    );
    let total = c.find("gn-tong").unwrap();
    let i = c.indicator(total).unwrap();
    assert_eq!(
        (&*i.short, i.kind, i.direction, i.headline),
        ("Giải ngân ĐTC", Kind::Cumulative, Direction::More, true)
    );
    assert_eq!(c.units[i.unit].short.as_ref(), "tr.đ");
    assert_eq!(
        c.indicator(c.find("gn-giao-thong").unwrap())
            .unwrap()
            .parent,
        Some(total)
    );
    let rate = c.indicator(c.find("hs-ty-le").unwrap()).unwrap();
    assert_eq!(
        rate.ratio,
        Some((
            c.find("hs-dung-han").unwrap(),
            c.find("hs-tiep-nhan").unwrap()
        ))
    );
    assert_eq!(rate.default_level, Some((Requirement::AtLeast, 98.into())));
    assert_eq!(c.references[0].points.len(), 2);

    assert_eq!(xa.plans.len(), 3);
    assert_eq!(xa.plans[0].curve, Curve::Reference(0));
    assert_eq!(
        xa.plans[0].source.as_ref(),
        "000_04e4875a830cc207.txt, II.1.4.a"
    );
    assert!(xa.plans[1].primary && !xa.plans[0].primary);
    assert_eq!(
        xa.plans[2].curve,
        Curve::Months(vec![1.into(), "2.5".parse().unwrap(), 3.into()])
    );

    let p = &xa.periods[0];
    assert_eq!(p.period.to_string(), "2026-01");
    let f = p.figure(total).unwrap();
    assert_eq!(f.actual.unwrap().to_string(), "33740.012029");
    assert_eq!(f.qualifier, Some(Qualifier::Estimate));
    assert_eq!(f.printed()[0].plan, Some(1));
    assert_eq!(f.printed()[0].percent.to_string(), "80.0");
    assert_eq!(
        f.note(),
        Some("Số \"ước\" của Phòng Kinh tế – xem “phụ lục”")
    );
    assert_eq!(
        p.figure(c.find("vb-di").unwrap())
            .unwrap()
            .same_period
            .unwrap()
            .to_string(),
        "-1.50"
    );
    let own = p.figure(c.find("cay-thach-den").unwrap()).unwrap();
    assert_eq!(
        own.parts()
            .iter()
            .map(|p| p.value)
            .sum::<rust_decimal::Decimal>()
            .to_string(),
        "12.5"
    );
    assert_eq!(own.as_of, p.to);
    assert_eq!(
        p.figure(c.find("hs-tiep-nhan").unwrap()).unwrap().actual,
        None
    );
}

#[test]
fn lists_communes_by_their_profiles() {
    let communes = good().communes();
    assert_eq!(communes.len(), 1);
    assert_eq!(
        (communes[0].slug.as_str(), communes[0].name.as_str()),
        ("dong-khe", "Đông Khê")
    );
    assert_eq!(good().check_all(), []);
}

fn day(text: &str) -> NaiveDate {
    date::parse(text).unwrap()
}

#[test]
fn loads_tasks_with_what_is_stated_defaulted_and_missing() {
    let xa = good().load("dong-khe").commune.unwrap();
    // files in the order of their names
    let sources: Vec<_> = xa
        .task_sources
        .iter()
        .map(|s| (&*s.name, &*s.document, s.date))
        .collect();
    assert_eq!(
        sources,
        [
            (
                "Kết luận 05/01/2026",
                "002_e042ceca0cb7d494.txt",
                day("05/01/2026")
            ),
            (
                "Báo cáo 16/01/2026",
                "000_04e4875a830cc207.txt",
                day("16/01/2026")
            )
        ]
    );
    assert_eq!(
        xa.tasks.iter().map(|t| &*t.id).collect::<Vec<_>>(),
        ["kl-01", "nv-01", "nv-02", "nv-03", "nv-04", "nv-05"]
    );
    assert_eq!(
        xa.tasks.iter().map(|t| t.source).collect::<Vec<_>>(),
        [0, 1, 1, 1, 1, 1]
    );

    let returned = &xa.tasks[0];
    assert_eq!(
        (&returned.owner, &returned.deadline),
        (&Given::Missing, &Given::Stated(day("12/01/2026")))
    );
    assert_eq!(returned.progress, Progress::Returned);

    let t = &xa.tasks[1];
    assert_eq!(
        (&*t.title, t.sector),
        ("Giải ngân hết vốn kéo dài", Some(0))
    );
    assert_eq!(
        (&t.owner, &t.deadline),
        (
            &Given::Stated("Phòng Kinh tế".into()),
            &Given::Stated(day("31/01/2026"))
        )
    );
    assert_eq!(
        t.support.iter().map(|s| &**s).collect::<Vec<_>>(),
        ["Ban Quản lý dự án", "Kho bạc"]
    );
    assert_eq!(
        (t.goal.as_deref(), t.indicator),
        (Some("100% kế hoạch"), xa.catalogue.find("gn-tong"))
    );
    assert_eq!(
        (t.section.as_deref(), t.note.as_deref()),
        (Some("C.1"), Some("hạn của năm ngân sách"))
    );
    assert_eq!(t.progress, Progress::Open);

    let steps = &xa.tasks[2];
    assert_eq!(
        (&steps.owner, &steps.deadline),
        (
            &Given::Default("UBND xã".into()),
            &Given::Default(day("28/02/2026"))
        )
    );
    let milestones: Vec<_> = steps
        .milestones
        .iter()
        .map(|m| (&*m.title, m.deadline, m.done))
        .collect();
    assert_eq!(
        milestones,
        [
            ("dự thảo", Some(day("10/02/2026")), Some(day("09/02/2026"))),
            ("lấy ý kiến", Some(day("15/03/2026")), None),
            ("phê duyệt", None, None)
        ]
    );

    let without = &xa.tasks[3];
    assert_eq!(
        (&without.owner, &without.deadline),
        (&Given::Default("UBND xã".into()), &Given::Missing)
    );
    assert_eq!(
        without.deadline_words.as_deref(),
        Some("trước Tết Nguyên đán")
    );

    assert_eq!(xa.tasks[4].progress, Progress::Done(day("20/01/2026")));
    // beside a deadline in words the document's stands too, unless the file turns it off
    let daily = &xa.tasks[5];
    assert_eq!(
        (&daily.owner, &daily.deadline),
        (
            &Given::Default("UBND xã".into()),
            &Given::Default(day("28/02/2026"))
        )
    );
    assert_eq!(daily.progress, Progress::Waiting);
}

#[test]
fn loads_events_of_every_kind() {
    let xa = good().load("dong-khe").commune.unwrap();
    let when: Vec<_> = xa.events.iter().map(|e| (&*e.id, e.when)).collect();
    assert_eq!(
        when,
        [
            ("giao-ban", When::Weekly(Weekday::Mon)),
            ("hoi-nghi", When::Once(day("15/01/2026"), day("16/01/2026"))),
            ("phien-hop", When::Monthly(25)),
            ("sinh-hoat", When::MonthlyWeekday(1, Weekday::Tue)),
            ("le-hoi", When::Lunar(15, 1)),
            ("sinh-nhat-bac", When::Yearly(19, 5)),
        ]
    );
    let e = &xa.events[0];
    assert_eq!(
        (e.hour.as_deref(), e.place.as_deref(), e.who.as_deref()),
        (Some("07:30"), Some("Phòng họp 1"), Some("Chủ tịch"))
    );
    assert_eq!(
        (e.meeting, e.assumed, e.source.as_deref()),
        (true, false, Some("003_6e2a5cf90fc06894.txt, II"))
    );
    let e = &xa.events[2];
    assert_eq!(
        (e.meeting, e.assumed, e.source.as_deref()),
        (false, true, None)
    );
    assert_eq!(
        (e.from, e.until),
        (Some(day("01/01/2026")), Some(day("31/12/2026")))
    );
    assert_eq!(
        xa.events[4].source.as_deref(),
        Some("004_a52e04d6636138d8.txt, I")
    );
}

#[test]
fn loads_targets() {
    let xa = good().load("dong-khe").commune.unwrap();
    let shapes: Vec<_> = xa
        .targets
        .iter()
        .map(|t| (&*t.number, t.shape, t.value.map(|v| v.to_string())))
        .collect();
    assert_eq!(
        shapes,
        [
            ("1", Shape::Growth, Some("10".into())),
            ("8", Shape::Reach, Some("72".into())),
            ("10", Shape::AtLeast, Some("90".into())),
            ("11a", Shape::Rank, Some("20".into())),
            ("7", Shape::Milestone, None),
        ]
    );
    let t = &xa.targets[0];
    assert_eq!(
        (&*t.name, &*t.en, &*t.unit, t.years),
        (
            "Thu ngân sách tăng bình quân",
            "Revenue growth",
            "%/năm",
            (2026, 2030)
        )
    );
    assert_eq!(
        (t.sector, &*t.source),
        (Some(0), "004_a52e04d6636138d8.txt, Điều 1.2 (1)")
    );
    let t = &xa.targets[1];
    assert_eq!(
        (t.start.unwrap().to_string(), t.indicator),
        ("70.32".into(), xa.catalogue.find("hs-ty-le"))
    );
    assert_eq!(&*t.en, "Tỷ lệ che phủ rừng");
    assert!(xa.targets[2].over && xa.targets[3].part && !xa.targets[0].over && !xa.targets[0].part);
    assert_eq!(
        (&*xa.targets[4].unit, xa.targets[4].note.as_deref()),
        ("", Some("bộ tiêu chí mới từ 15/02/2026"))
    );
}

#[test]
fn loads_what_is_printed_and_what_is_derived() {
    let xa = good().load("dong-khe").commune.unwrap();
    let figure = xa.periods[0]
        .figure(xa.catalogue.find("vb-di").unwrap())
        .unwrap();
    assert_eq!(figure.same_period_printed().unwrap().to_string(), "-5.2");
    assert_eq!(
        xa.periods[0]
            .figure(xa.catalogue.find("vb-den").unwrap())
            .unwrap()
            .same_period_printed(),
        None
    );
    let plans: Vec<_> = xa
        .plans
        .iter()
        .map(|p| (p.derived, p.short.as_deref()))
        .collect();
    assert_eq!(
        plans,
        [(false, None), (false, Some("trừ 2 DA")), (true, None)]
    );
}

#[test]
fn loads_relations_acknowledgements_and_citations() {
    let folder = tempfile::TempDir::new().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    copy(&corpus.join("good"), folder.path());
    copy(&corpus.join("checked"), folder.path());
    let store = Store::open(Root::Folder(folder.path().to_path_buf()));
    let loaded = store.load("dong-khe");
    assert_eq!(loaded.problems, []);
    assert_eq!(store.check_all(), []);
    let xa = loaded.commune.unwrap();
    let of = |id: &str| Operand::Indicator(xa.catalogue.find(id).unwrap());
    // those that all communes share come first
    let relations: Vec<_> = xa
        .relations
        .iter()
        .map(|r| (&*r.id, r.kind, r.left.clone(), r.right.clone(), r.hint))
        .collect();
    assert_eq!(
        relations,
        [
            (
                "hs-phan",
                RelationKind::NotLarger,
                vec![of("hs-dung-han")],
                vec![of("hs-tiep-nhan")],
                false
            ),
            (
                "vb-tong",
                RelationKind::Sum,
                vec![of("vb-den"), of("vb-di")],
                vec![of("hs-tiep-nhan")],
                true
            ),
            // a plan may stand where an indicator does
            (
                "gn-hai",
                RelationKind::Same,
                vec![Operand::Plan(0)],
                vec![of("gn-tong")],
                false
            ),
            (
                "ty-le",
                RelationKind::Complement,
                vec![of("hs-ty-le"), of("gn-giao-thong")],
                vec![],
                false
            ),
        ]
    );
    assert_eq!(
        xa.relations[0].note.as_deref(),
        Some("đúng hạn là một phần")
    );
    assert_eq!(
        (&*xa.doubts[0].finding, &*xa.doubts[0].reason),
        ("cay-thach-den/phan-to", "hai xóm cùng ghi một thửa")
    );
    let seen = &xa.acknowledged[0];
    assert_eq!(
        (&*seen.finding, &*seen.who, seen.date),
        (
            "gn-tong/ty-le/gn-2025-tru-dung",
            "Văn phòng HĐND và UBND",
            day("19/01/2026")
        )
    );

    let cited: Vec<_> = xa.periods[0]
        .citations
        .iter()
        .map(|c| (&*c.name, c.date, c.school_year, c.section.as_deref()))
        .collect();
    assert_eq!(
        cited,
        [
            (
                "Kế hoạch số 5/KH-UBND",
                Some(day("20/01/2026")),
                None,
                Some("II.2.1")
            ),
            ("Chỉ thị số 2", Some(day("17/02/2024")), None, None),
            ("2026 - 2026", None, Some((2026, 2026)), Some("II.2.3")),
        ]
    );
    assert_eq!(
        xa.periods[0].citations[1].before,
        Some(("Mồng 1 Tết".into(), day("10/02/2024")))
    );
}

#[test]
fn warns_of_what_no_period_finds() {
    let folder = tempfile::TempDir::new().unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    copy(&corpus.join("good"), folder.path());
    copy(&corpus.join("checked"), folder.path());
    let store = Store::open(Root::Folder(folder.path().to_path_buf()));
    let warned = |findings: &[&str]| {
        let problems = store.unmatched("dong-khe", findings);
        assert!(problems.iter().all(|p| p.severity == Severity::Warning));
        problems
            .iter()
            .map(|p| {
                (
                    p.file.rsplit('/').next().unwrap().to_string(),
                    p.line,
                    p.column,
                )
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        warned(&["gn-tong/ty-le/gn-2025-tru-dung", "cay-thach-den/phan-to"]),
        []
    );
    assert_eq!(
        warned(&["gn-tong/ty-le/gn-2025-tru-dung"]),
        [("doi-chieu.ron".to_string(), 7, 33)]
    );
    assert_eq!(
        warned(&["cay-thach-den/phan-to"]),
        [("da-xem.ron".to_string(), 1, 24)]
    );
    let near = store.unmatched(
        "dong-khe",
        &["gn-tong/ty-le/gn-2025-tru-dun", "cay-thach-den/phan-to"],
    );
    assert!(
        matches!(&near[0].kind, ProblemKind::UnknownFinding { near: Some(near), .. } if **near == *"gn-tong/ty-le/gn-2025-tru-dun")
    );
}
