//! Every check by itself, then all of them at once.

mod all;
mod figures;
mod outside;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Check, Compared, Finding, Remark, Term, Weight, compare, said};
use crate::assess::fixture::{
    commune, day, dec, dong_khe, figure, indicator, period, plan, print, window,
};
use crate::assess::row;
use crate::model::figure::Extra;
use crate::model::{
    Acknowledgement, Citation, Commune, Doubt, Figure, Given, IndicatorId, Kind, Operand, Part,
    Plan, Qualifier, Relation, RelationKind, Task, TaskSource, Unit,
};
use crate::text::Lang;

/// A commune with flows in `hồ sơ`, named a, b, c …, of these values; an empty one has no figure.
fn flows(values: &[&str]) -> Commune {
    let mut out = commune();
    for (name, _) in ('a'..).zip(values) {
        indicator(&mut out, &name.to_string(), 1, Kind::Flow, None);
    }
    period(&mut out, "2026-01");
    for (at, value) in (0u32..).zip(values).filter(|(_, v)| !v.is_empty()) {
        figure(&mut out, IndicatorId(at), value);
    }
    out
}

/// A relation between flows by their names.
fn relate(commune: &mut Commune, kind: RelationKind, left: &str, right: &str) {
    let side = |names: &str| {
        names
            .chars()
            .filter_map(|n| commune.catalogue.find(&n.to_string()))
            .map(Operand::Indicator)
            .collect()
    };
    let (left, right) = (side(left), side(right));
    commune.relations.push(Relation {
        id: "quan-he".into(),
        kind,
        left,
        right,
        hint: false,
        note: None,
    });
}

fn compared(commune: &Commune) -> Compared {
    let period = commune.periods.len().checked_sub(1);
    compare(commune, &row::rows(commune, period), period)
}

fn findings(commune: &Commune) -> Vec<Finding> {
    compared(commune).findings
}

/// The only finding there is.
fn only(commune: &Commune) -> Finding {
    let found = findings(commune);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

fn vi(commune: &Commune, finding: &Finding) -> String {
    said::sentence(Lang::Vi, commune, finding)
}

fn extra(figure: &mut Figure) -> &mut Extra {
    figure
        .extra
        .get_or_insert_with(|| Box::new(Extra::default()))
}

fn split(figure: &mut Figure, parts: &[(&str, &str)]) {
    extra(figure).parts = parts
        .iter()
        .map(|(name, value)| Part {
            name: (*name).into(),
            value: dec(value),
        })
        .collect();
}

#[test]
fn what_may_differ_is_a_hint() {
    let build = || {
        let mut commune = flows(&["1", "3", "3"]);
        relate(&mut commune, RelationKind::Sum, "ab", "c");
        commune
    };
    assert_eq!(only(&build()).weight, Weight::Wrong);
    let mut declared = build();
    declared.relations[0].hint = true;
    let mut about = build();
    about.periods[0].figures[2].qualifier = Some(Qualifier::About);
    let mut days = build();
    days.periods[0].figures[0].as_of = day("15/01/2026");
    let mut windows = build();
    windows.periods[0].figures[0].from = Some(day("01/12/2025"));
    windows.periods[0].figures[1].from = Some(day("01/01/2026"));
    let mut doubted = build();
    doubted.doubts.push(Doubt {
        finding: "quan-he".into(),
        reason: "đọc được hai cách".into(),
    });
    for commune in [declared, about, days, windows, doubted] {
        let found = only(&commune);
        assert_eq!((found.weight, found.is_open()), (Weight::Hint, false));
        assert!(vi(&commune, &found).ends_with("(gợi ý)"));
    }
    let mut estimate = build();
    estimate.periods[0].figures[2].qualifier = Some(Qualifier::Estimate);
    assert_eq!(only(&estimate).weight, Weight::Wrong);
}

#[test]
fn somebody_has_looked_at_it() {
    let mut commune = flows(&["1", "3", "3", ""]);
    relate(&mut commune, RelationKind::Sum, "ab", "c");
    relate(&mut commune, RelationKind::NotLarger, "b", "a");
    commune.relations[1].id = "khac".into();
    commune.acknowledged.push(Acknowledgement {
        finding: "quan-he".into(),
        who: "Văn phòng".into(),
        date: day("19/01/2026"),
        reason: "một người tính hai lần".into(),
    });
    let found = findings(&commune);
    assert_eq!(
        found
            .iter()
            .map(|f| (&*f.id, f.is_open(), f.acknowledged))
            .collect::<Vec<_>>(),
        [("khac", true, None), ("quan-he", false, Some(0))]
    );
}

#[test]
fn a_figure_left_blank() {
    let mut commune = flows(&["1", "2", ""]);
    commune.periods[0].figures[0].actual = None;
    assert_eq!(compared(&commune), Compared::default()); // a report may say in words what it gives no figure of
    relate(&mut commune, RelationKind::Present, "abc", "");
    let found = only(&commune);
    assert_eq!(
        (found.check, found.weight, &*found.id),
        (Check::Blank, Weight::Wrong, "quan-he/a")
    );
    assert_eq!(vi(&commune, &found), "a: báo cáo nêu nhưng để trống số");
}
