//! Everything at once: equations, the real report, properties.

use super::*;

#[test]
fn what_holds_reads_as_an_equation() {
    let mut commune = flows(&["7", "155", "162", "147", "15", "126"]);
    relate(&mut commune, RelationKind::Sum, "ab", "c");
    relate(&mut commune, RelationKind::Sum, "de", "c");
    relate(&mut commune, RelationKind::NotLarger, "f", "c");
    relate(&mut commune, RelationKind::Same, "c", "c");
    split(
        &mut commune.periods[0].figures[3],
        &[("đất đai", "140"), ("kinh doanh", "7")],
    );
    let holding = compared(&commune).holding;
    let all: Vec<&Finding> = holding.iter().collect();
    assert_eq!(
        said::equations(Lang::Vi, &commune, &all),
        [
            "đất đai 140 + kinh doanh 7 = 147",
            "7 + 155 = 162 = 147 + 15",
            "f 126 ≤ c 162",
            "c 162 = c 162"
        ]
    );
}

#[test]
fn the_real_report() {
    let compared = compared(&dong_khe());
    assert_eq!(
        compared
            .findings
            .iter()
            .map(|f| (&*f.id, f.weight))
            .collect::<Vec<_>>(),
        [("Giải ngân vốn/ty-le/kh", Weight::Wrong)]
    );
    let equations = said::equations(
        Lang::Vi,
        &dong_khe(),
        &compared.holding.iter().collect::<Vec<_>>(),
    );
    for expect in [
        "33.740,012029 / 43.739,384184 = 77,14% (gồm cả 2 dự án dừng)",
        "3.792,680 + 5.619,854328 + 20.360,559701 + 3.966,918 = 33.740,012029",
        "147 + 15 = 162",
        "143 + 4 = 147",
    ] {
        assert!(
            equations.iter().any(|e| e == expect),
            "{expect}: {equations:?}"
        );
    }
}

/// Parts a, b, c; total d = a + b + c; e = d; f ≥ a; g x h = i; the two shares j and k of a whole hundred.
fn consistent(parts: [i64; 3], scale: u32, more: i64, price: i64, share: i64) -> Commune {
    let d = |v: i64| Decimal::new(v, scale);
    let total: i64 = parts.iter().sum();
    let values = [
        d(parts[0]),
        d(parts[1]),
        d(parts[2]),
        d(total),
        d(total),
        d(parts[0] + more),
        Decimal::from(parts[0]),
        Decimal::from(price),
        Decimal::from(parts[0] * price),
        Decimal::new(share, 2),
        Decimal::new(10_000 - share, 2),
    ];
    let mut commune = flows(&["1"; 11]);
    for (figure, value) in commune.periods[0].figures.iter_mut().zip(values) {
        figure.actual = Some(value);
    }
    let names: Vec<(String, String)> = (0..3)
        .map(|at| {
            (
                format!("phần {at}"),
                crate::model::number::format(d(parts[at])),
            )
        })
        .collect();
    let names: Vec<(&str, &str)> = names
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    split(&mut commune.periods[0].figures[3], &names);
    relate(&mut commune, RelationKind::Sum, "abc", "d");
    relate(&mut commune, RelationKind::Same, "d", "e");
    relate(&mut commune, RelationKind::NotLarger, "a", "f");
    relate(&mut commune, RelationKind::Product, "gh", "i");
    relate(&mut commune, RelationKind::Complement, "jk", "");
    for (at, relation) in commune.relations.iter_mut().enumerate() {
        relation.id = format!("r{at}").into();
    }
    commune
}

proptest! {
    #[test]
    fn no_finding_where_all_relations_hold_and_one_where_a_figure_is_changed(
        parts in [1i64..1_000_000_000, 1i64..1_000_000_000, 1i64..1_000_000_000],
        scale in 0u32..7,
        more in 0i64..1_000_000,
        price in 1i64..1_000_000,
        share in 0i64..=10_000,
        at in prop::sample::select(vec![0usize, 1, 2, 3, 4, 6, 7, 8]),
        off in 1i64..1_000,
    ) {
        let good = consistent(parts, scale, more, price, share);
        prop_assert_eq!(findings(&good), vec![]);
        prop_assert_eq!(compared(&good).holding.len(), 6);
        let mut bad = good;
        let figure = &mut bad.periods[0].figures[at];
        figure.actual = figure.actual.map(|v| v + Decimal::new(off, scale));
        let found = findings(&bad);
        prop_assert!(!found.is_empty());
        for finding in &found {
            prop_assert!(!vi(&bad, finding).is_empty());
            prop_assert!(finding.concerns(IndicatorId(u32::try_from(at).unwrap())));
        }
    }

    #[test]
    fn never_panics_on_any_decimals(
        values in prop::collection::vec((any::<i128>(), 0u32..=28), 11),
        kinds in prop::collection::vec(0usize..8, 1..5),
    ) {
        use RelationKind::{Complement, Count, Doubled, NotLarger, Present, Product, Same, Sum};
        let mut commune = flows(&["1"; 11]);
        for (figure, (mantissa, scale)) in commune.periods[0].figures.iter_mut().zip(values) {
            let value = Decimal::try_from_i128_with_scale(mantissa >> 31, scale).unwrap_or(Decimal::MAX);
            figure.actual = Some(value);
            figure.same_period = Some(-value);
            print(figure, Some(0), "99,99", None);
            extra(figure).same_period_printed = Some(value);
            extra(figure).parts = vec![Part { name: "x".into(), value }, Part { name: "y".into(), value: Decimal::MAX }];
        }
        commune.plans.push(Plan { indicator: IndicatorId(3), ..plan("0,0000000000000000000000000001") });
        for kind in kinds {
            let kind = [Sum, NotLarger, Product, Complement, Same, Count, Doubled, Present][kind];
            relate(&mut commune, kind, "abc", "d");
            relate(&mut commune, kind, "a", "b");
            relate(&mut commune, kind, "", "");
        }
        let Compared { findings, holding } = compared(&commune);
        for finding in &findings {
            let _ = (vi(&commune, finding), said::sentence(Lang::En, &commune, finding));
        }
        let _ = said::equations(Lang::Vi, &commune, &holding.iter().collect::<Vec<_>>());
    }
}
