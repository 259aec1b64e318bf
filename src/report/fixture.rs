//! A small commune for the tests of the reports.

use chrono::NaiveDate;

use crate::assess::{Assessment, assess};
use crate::model::figure::Extra;
use crate::model::{
    Catalogue, Commune, Curve, Direction, Figure, Group, Indicator, IndicatorId, Kind, Part,
    Period, PeriodData, Plan, PrintedPercent, Qualifier, Requirement, Sector, Unit, number,
};

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn dec(text: &str) -> rust_decimal::Decimal {
    number::parse(text).unwrap()
}

fn indicator(id: &str, group: usize, name: &str, unit: usize, kind: Kind) -> Indicator {
    Indicator {
        id: id.into(),
        group,
        name: name.into(),
        short: name.into(),
        en: format!("EN {name}").into(),
        unit,
        kind,
        direction: Direction::More,
        headline: false,
        parent: None,
        ratio: None,
        default_level: None,
        internal: false,
        definition: None,
    }
}

fn catalogue() -> Catalogue {
    let sector = |id: &str, name: &str, en: &str| Sector {
        id: id.into(),
        name: name.into(),
        short: name.into(),
        en: en.into(),
        reporter: format!("Phòng {name}").into(),
    };
    let group = |id: &str, sector, name: &str, en: &str| Group {
        id: id.into(),
        sector,
        name: name.into(),
        en: en.into(),
    };
    let unit = |name: &str, en: &str| Unit {
        name: name.into(),
        short: name.into(),
        en: en.into(),
        people: false,
    };
    let indicators = vec![
        Indicator {
            headline: true,
            ..indicator(
                "gn-tong",
                0,
                "Tổng vốn đầu tư công năm 2025",
                0,
                Kind::Cumulative,
            )
        },
        Indicator {
            parent: Some(IndicatorId(0)),
            ..indicator("gn-oda", 0, "Vốn nước ngoài (ODA)", 0, Kind::Cumulative)
        },
        indicator(
            "thu",
            1,
            "Thu ngân sách nhà nước trên địa bàn",
            0,
            Kind::Cumulative,
        ),
        Indicator {
            direction: Direction::Neutral,
            ..indicator("trau", 2, "Đàn trâu", 1, Kind::Stock)
        },
        indicator("hs-da", 3, "Hồ sơ đã giải quyết", 2, Kind::Flow),
        indicator("hs-dung", 3, "Hồ sơ giải quyết đúng hạn", 2, Kind::Flow),
        Indicator {
            ratio: Some((IndicatorId(5), IndicatorId(4))),
            default_level: Some((Requirement::AtLeast, dec("100"))),
            ..indicator(
                "hs-dung-han",
                3,
                "Tỷ lệ giải quyết đúng hạn",
                3,
                Kind::Ratio,
            )
        },
        Indicator {
            internal: true,
            ..indicator("tuyen-quan", 4, "Công dân nhập ngũ", 4, Kind::Flow)
        },
        indicator("khong-so", 4, "Diễn tập", 4, Kind::Flow),
    ];
    let by_id = (0u32..)
        .zip(&indicators)
        .map(|(at, i)| (i.id.clone(), IndicatorId(at)))
        .collect();
    Catalogue {
        sectors: vec![
            sector("kinh-te", "Kinh tế", "Economy"),
            sector("hanh-chinh-cong", "Hành chính công", "Public service"),
            sector("quoc-phong", "Quốc phòng - An ninh", "Defence"),
        ],
        groups: vec![
            group("giai-ngan", 0, "Giải ngân vốn đầu tư công", "Disbursement"),
            group("thu-ngan-sach", 0, "Thu ngân sách", "Revenue"),
            group("chan-nuoi", 0, "Chăn nuôi", "Livestock"),
            group("ho-so", 1, "Hồ sơ thủ tục hành chính", "Dossiers"),
            group("quan-su", 2, "Quân sự", "Military"),
        ],
        units: vec![
            unit("triệu đồng", "million VND"),
            unit("con", "head"),
            unit("hồ sơ", "dossiers"),
            unit("%", "%"),
            unit("người", "people"),
        ],
        indicators,
        by_id,
        ..Catalogue::default()
    }
}

fn plan(id: &str, indicator: u32, name: &str, value: &str) -> Plan {
    Plan {
        id: id.into(),
        indicator: IndicatorId(indicator),
        name: name.into(),
        en: format!("EN {name}").into(),
        value: dec(value),
        requirement: Requirement::AtLeast,
        window: None,
        curve: Curve::Even,
        references: Vec::new(),
        assigned_by: None,
        primary: false,
        source: "ke-hoach.txt, 1".into(),
        short: None,
        derived: false,
        note: None,
    }
}

fn figure(indicator: u32, actual: Option<&str>, section: &str) -> Figure {
    Figure {
        indicator: IndicatorId(indicator),
        from: None,
        as_of: day(2026, 1, 12),
        actual: actual.map(dec),
        same_period: None,
        qualifier: None,
        section: Some(section.into()),
        extra: None,
    }
}

/// Three sectors: two plans of one figure, a plan without a figure, a figure without a plan, a
/// computed ratio, a row without a number.
pub(crate) fn commune() -> Commune {
    let window = Some((day(2025, 1, 1), day(2026, 1, 31)));
    let plans = vec![
        Plan {
            window,
            primary: true,
            assigned_by: Some("UBND tỉnh".into()),
            ..plan("gn-tru-dung", 0, "trừ 2 dự án dừng", "41.864,648184")
        },
        Plan {
            window,
            ..plan("gn-ca", 0, "gồm cả 2 dự án dừng", "43.739,378184")
        },
        Plan {
            window,
            ..plan("gn-oda-2025", 1, "kế hoạch năm 2025", "10.214,112")
        },
        Plan {
            window: Some((day(2026, 1, 1), day(2026, 12, 31))),
            ..plan("thu-2026", 2, "dự toán năm 2026", "12.118")
        },
        Plan {
            requirement: Requirement::Exactly,
            ..plan("tq-2026", 7, "chỉ tiêu giao quân", "13")
        },
    ];
    let printed = |plan, percent: &str, source: Option<&str>| PrintedPercent {
        plan,
        percent: dec(percent),
        source: source.map(Into::into),
    };
    let extra = |extra| Some(Box::new(extra));
    let figures = vec![
        Figure {
            extra: extra(Extra {
                printed: vec![printed(Some(0), "80,0", Some("II.1.4.b"))],
                ..Extra::default()
            }),
            ..figure(0, Some("33.740,012029"), "II.1.4.a")
        },
        figure(1, Some("3.966,920"), "II.1.4.c"),
        Figure {
            qualifier: Some(Qualifier::Estimate),
            ..figure(2, Some("183,854636"), "II.1.5")
        },
        Figure {
            same_period: Some(dec("550")),
            extra: extra(Extra {
                parts: vec![
                    Part {
                        name: "Nà Lũng".into(),
                        value: dec("500"),
                    },
                    Part {
                        name: "Đông Nội, \"mới\"".into(),
                        value: dec("62"),
                    },
                ],
                note: Some("chưa kể; đang điều tra".into()),
                ..Extra::default()
            }),
            ..figure(3, Some("562"), "II.1.1.b")
        },
        figure(4, Some("147"), "II.4"),
        figure(5, Some("143"), "II.4"),
        figure(8, None, "II.5"),
    ];
    Commune {
        slug: "dong-khe".into(),
        name: "Đông Khê".into(),
        province: "Cao Bằng".into(),
        hamlets: vec!["Nà Lũng".into()],
        catalogue: catalogue(),
        plans,
        periods: vec![PeriodData {
            period: Period::Month(2026, 1),
            from: day(2025, 12, 13),
            to: day(2026, 1, 12),
            reported: day(2026, 1, 16),
            document: "bao-cao.txt".into(),
            citations: Vec::new(),
            figures,
        }],
        ..Commune::default()
    }
}

pub(crate) fn assessment(commune: &Commune) -> Assessment {
    assess(commune, Some(0), day(2026, 1, 16))
}
