//! Small communes for the tests of these rooms: figures of the Đông Khê report where they are known.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::model::figure::Extra;
use crate::model::{
    Commune, Curve, Direction, Figure, Group, Indicator, IndicatorId, Kind, PeriodData, Plan,
    PrintedPercent, Reference, ReferencePoint, Requirement, Sector, Unit, date, number,
};

/// A number in Vietnamese notation.
pub fn dec(text: &str) -> Decimal {
    number::parse(text).unwrap()
}

/// A day: `12/01/2026`.
pub fn day(text: &str) -> NaiveDate {
    date::parse(text).unwrap()
}

/// A window, as a plan holds it.
#[allow(clippy::unnecessary_wraps)]
pub fn window(from: &str, to: &str) -> Option<(NaiveDate, NaiveDate)> {
    Some((day(from), day(to)))
}

/// A reference series from (day, percent).
pub fn reference(points: &[(&str, &str)]) -> Reference {
    let point = |(date, percent): &(&str, &str)| ReferencePoint {
        date: day(date),
        percent: dec(percent),
        qualifier: None,
        source: "https://example.invalid".into(),
    };
    Reference {
        id: "ca-nuoc".into(),
        place: "Cả nước".into(),
        name: "Giải ngân vốn đầu tư công năm 2025".into(),
        place_en: "Whole country".into(),
        points: points.iter().map(point).collect(),
    }
}

/// The last points of the national curve of 2025.
pub fn national() -> Reference {
    reference(&[
        ("11/12/2025", "63,3"),
        ("18/12/2025", "66,1"),
        ("25/12/2025", "69,6"),
        ("31/12/2025", "83,7"),
    ])
}

/// A plan of the first indicator: at least `value`, even by day, without a window.
pub fn plan(value: &str) -> Plan {
    Plan {
        id: "kh".into(),
        indicator: IndicatorId(0),
        name: "kế hoạch".into(),
        en: "plan".into(),
        value: dec(value),
        requirement: Requirement::AtLeast,
        window: None,
        curve: Curve::Even,
        references: Vec::new(),
        assigned_by: None,
        primary: false,
        source: "".into(),
        short: None,
        derived: false,
        note: None,
    }
}

/// A commune with one sector, one group and three units.
pub fn commune() -> Commune {
    let mut out = Commune {
        name: "Mẫu".into(),
        ..Commune::default()
    };
    let unit = |name: &str, en: &str| Unit {
        name: name.into(),
        short: name.into(),
        en: en.into(),
        people: false,
    };
    out.catalogue.units = vec![
        unit("triệu đồng", "million VND"),
        unit("hồ sơ", "dossiers"),
        unit("%", "%"),
    ];
    out.catalogue.sectors.push(Sector {
        id: "kinh-te".into(),
        name: "Kinh tế".into(),
        short: "KT".into(),
        en: "Economy".into(),
        reporter: "".into(),
    });
    out.catalogue.groups.push(Group {
        id: "chung".into(),
        sector: 0,
        name: "Chung".into(),
        en: "General".into(),
    });
    out
}

/// Adds an indicator that more is better of; its English name is its Vietnamese one in brackets.
pub fn indicator(
    commune: &mut Commune,
    name: &str,
    unit: usize,
    kind: Kind,
    parent: Option<IndicatorId>,
) -> IndicatorId {
    let id = IndicatorId(u32::try_from(commune.catalogue.indicators.len()).unwrap());
    commune.catalogue.indicators.push(Indicator {
        id: name.into(),
        group: 0,
        name: name.into(),
        short: name.into(),
        en: format!("[{name}]").into(),
        unit,
        kind,
        direction: Direction::More,
        headline: false,
        parent,
        ratio: None,
        default_level: None,
        internal: false,
        definition: None,
    });
    commune.catalogue.by_id.insert(name.into(), id);
    id
}

/// Adds an empty period with its calendar window, and gives back its position. Periods must be added in order.
pub fn period(commune: &mut Commune, name: &str) -> usize {
    let period: crate::model::Period = name.parse().unwrap();
    let (from, to) = period.window();
    commune.periods.push(PeriodData {
        period,
        from,
        to,
        reported: to,
        document: "mẫu".into(),
        figures: Vec::new(),
        citations: Vec::new(),
    });
    commune.periods.len() - 1
}

/// Adds a figure to the last period, true on that period's last day. Figures must be added in the order of indicators.
pub fn figure<'a>(commune: &'a mut Commune, id: IndicatorId, actual: &str) -> &'a mut Figure {
    let data = commune.periods.last_mut().unwrap();
    let actual = if actual.is_empty() {
        None
    } else {
        Some(dec(actual))
    };
    data.figures.push(Figure {
        indicator: id,
        from: None,
        as_of: data.to,
        actual,
        same_period: None,
        qualifier: None,
        section: Some("II.1".into()),
        extra: None,
    });
    data.figures.last_mut().unwrap()
}

/// Adds a printed percentage to a figure.
pub fn print(figure: &mut Figure, plan: Option<usize>, percent: &str, source: Option<&str>) {
    let extra = figure
        .extra
        .get_or_insert_with(|| Box::new(Extra::default()));
    extra.printed.push(PrintedPercent {
        plan,
        percent: dec(percent),
        source: source.map(Into::into),
    });
}

/// The money and the dossiers of the Đông Khê report of January 2026, with its own window and days.
///
/// Indicators: 0 capital; its parts 1 carried over, 2 local, 3 central, 4 ODA; 5 revenue; 6 dossiers to settle; 7 settled; 8 on time;
/// 9 late; 10 pending; 11 pending overdue; 12 on-time ratio.
pub fn dong_khe() -> Commune {
    let mut out = commune();
    out.name = "Đông Khê".into();
    out.catalogue.references.push(national());
    let total = indicator(&mut out, "Giải ngân vốn", 0, Kind::Cumulative, None);
    for name in [
        "Vốn 2024 kéo dài",
        "Vốn địa phương",
        "Vốn trung ương",
        "Vốn ODA",
    ] {
        indicator(&mut out, name, 0, Kind::Cumulative, Some(total));
    }
    indicator(&mut out, "Thu ngân sách", 0, Kind::Cumulative, None);
    let load = indicator(&mut out, "Hồ sơ phải giải quyết", 1, Kind::Flow, None);
    let settled = indicator(&mut out, "Đã giải quyết", 1, Kind::Flow, Some(load));
    let on_time = indicator(
        &mut out,
        "Giải quyết đúng hạn",
        1,
        Kind::Flow,
        Some(settled),
    );
    let late = indicator(&mut out, "Giải quyết quá hạn", 1, Kind::Flow, Some(settled));
    let pending = indicator(&mut out, "Đang giải quyết", 1, Kind::Stock, Some(load));
    let overdue = indicator(&mut out, "Đang quá hạn", 1, Kind::Stock, Some(pending));
    let ratio = indicator(&mut out, "Hồ sơ giải quyết đúng hạn", 2, Kind::Ratio, None);
    out.catalogue.indicators[0].headline = true;
    out.catalogue.indicators[ratio.index()].headline = true;
    out.catalogue.indicators[ratio.index()].ratio = Some((on_time, settled));
    out.catalogue.indicators[ratio.index()].default_level =
        Some((Requirement::AtLeast, dec("100")));
    for id in [late, overdue] {
        out.catalogue.indicators[id.index()].default_level = Some((Requirement::AtMost, dec("0")));
    }

    let capital = |at: u32, name: &str, value: &str| Plan {
        indicator: IndicatorId(at),
        name: name.into(),
        en: format!("[{name}]").into(),
        window: window("01/01/2025", "31/01/2026"),
        curve: Curve::Reference(0),
        ..plan(value)
    };
    out.plans
        .push(capital(0, "gồm cả 2 dự án dừng", "43.739,384184"));
    out.plans.push(Plan {
        primary: true,
        ..capital(0, "trừ 2 dự án dừng", "41.864,648184")
    });
    out.plans
        .push(capital(1, "kế hoạch năm 2024 kéo dài", "4.268,095715"));
    out.plans
        .push(capital(2, "kế hoạch năm 2025", "5.795,096328"));
    out.plans
        .push(capital(3, "kế hoạch năm 2025", "21.587,342141"));
    out.plans
        .push(capital(4, "kế hoạch năm 2025", "10.214,114"));
    out.plans.push(Plan {
        window: window("01/01/2026", "31/12/2026"),
        curve: Curve::Even,
        ..capital(5, "dự toán năm 2026", "12.118")
    });

    period(&mut out, "2026-01");
    let data = out.periods.last_mut().unwrap();
    (data.from, data.to, data.reported) = (day("13/12/2025"), day("12/01/2026"), day("16/01/2026"));
    for (at, actual) in (0u32..).zip([
        "33.740,012029",
        "3.792,680",
        "5.619,854328",
        "20.360,559701",
        "3.966,918",
        "183,852",
        "162",
        "147",
        "143",
        "4",
        "15",
        "1",
    ]) {
        figure(&mut out, IndicatorId(at), actual);
    }
    let figures = &mut out.periods[0].figures;
    print(&mut figures[0], Some(0), "77,14", None);
    print(&mut figures[0], Some(1), "80,0", Some("II.1.4.a"));
    print(&mut figures[0], Some(1), "80,0", Some("II.1.4.b"));
    print(&mut figures[1], None, "88,86", None);
    print(&mut figures[2], None, "96,98", None);
    print(&mut figures[3], None, "94,32", None);
    print(&mut figures[4], None, "38,84", None);
    print(&mut figures[5], None, "1,5", None);
    out
}
