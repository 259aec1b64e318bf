//! A commune that is read again because its files have changed: whatever has another position now, the screen shows the same.

use super::desk::with_tasks;
use super::*;
use crate::assess::tasks::Facet;
use crate::model::Task;

/// The same commune after somebody has put a sector, a group, an indicator, a document and a task before all others.
fn after(state: &State) -> Commune {
    let mut out = Commune::clone(&state.data.commune);
    let next = |id: IndicatorId| IndicatorId(id.0 + 1);
    let sector = Sector {
        id: "new".into(),
        name: "Mới".into(),
        ..out.catalogue.sectors[0].clone()
    };
    out.catalogue.sectors.insert(0, sector);
    out.catalogue.groups.iter_mut().for_each(|g| g.sector += 1);
    out.catalogue.groups.insert(
        0,
        Group {
            id: "new".into(),
            sector: 0,
            name: "Mới".into(),
            en: "New".into(),
        },
    );
    out.catalogue
        .indicators
        .iter_mut()
        .for_each(|i| i.group += 1);
    let indicator = crate::model::Indicator {
        id: "new".into(),
        name: "Mới".into(),
        group: 0,
        ..out.catalogue.indicators[0].clone()
    };
    out.catalogue.indicators.insert(0, indicator);
    out.catalogue.by_id = (0..)
        .zip(&out.catalogue.indicators)
        .map(|(at, i)| (i.id.clone(), IndicatorId(at)))
        .collect();
    out.plans
        .iter_mut()
        .for_each(|p| p.indicator = next(p.indicator));
    for data in &mut out.periods {
        data.figures
            .iter_mut()
            .for_each(|f| f.indicator = next(f.indicator));
    }
    if let (Some(source), Some(task)) = (
        out.task_sources.first().cloned(),
        out.tasks.first().cloned(),
    ) {
        out.tasks.iter_mut().for_each(|t| {
            t.source += 1;
            t.sector = t.sector.map(|s| s + 1);
        });
        out.task_sources.insert(
            0,
            crate::model::TaskSource {
                name: "Mới".into(),
                ..source
            },
        );
        out.tasks.insert(
            0,
            Task {
                id: "mới".into(),
                source: 0,
                ..task
            },
        );
    }
    out
}

fn renew(state: &mut State, commune: Commune) {
    update(
        state,
        Message::Renewed(Box::new(Data::new(commune, Vec::new()))),
    );
}

/// Presses keys, has the commune read again, and compares what the screen shows before and after.
#[track_caller]
fn check(keys: &str, before: &str, now: &str) {
    let mut state = with_tasks();
    press(&mut state, keys);
    assert_eq!(told(&state), before, "{keys}");
    let period = state.assessment.period;
    let commune = after(&state);
    renew(&mut state, commune);
    assert_eq!(told(&state), now, "{keys}");
    assert_eq!(
        (state.assessment.period, state.notice.as_deref()),
        (period, None),
        "{keys}"
    );
}

#[test]
fn the_same_is_on_the_screen_wherever_it_stands_now() {
    check("DOWN", "O Giải ngân?", "O Giải ngân?");
    check("DOWN*2", "O Giải ngân!", "O Giải ngân!");
    check("2,DOWN*2", "S0 Giải ngân#1", "S1 Giải ngân#1");
    check("2,DOWN,3", "S1 Hồ sơ", "S2 Hồ sơ");
    check("2,C-DOWN,ENTER", "S0 [Chăn nuôi]+", "S1 [Chăn nuôi]+");
    check(
        "2,DOWN,ENTER,DOWN*3",
        "S0 Giải ngân > detail Giải ngân v3",
        "S1 Giải ngân > detail Giải ngân v3",
    );
    check(
        "5,DOWN,ENTER",
        "T task 0 > task 0 v0",
        "T task 1 > task 1 v0",
    );
    check("PGUP,2", "S0 Thu", "S1 Thu");
    check("F1,DOWN", "O Thu? > help v1", "O Thu? > help v1");
    check(
        "2,/,type:bo",
        "S0 Thu > find bo|: Bò of 1",
        "S1 Thu > find bo|: Bò of 1",
    );
    check(
        "2,DOWN,F7,UP",
        "S0 Giải ngân > periods 2026-03",
        "S1 Giải ngân > periods 2026-03",
    );
}

#[test]
fn what_was_picked_and_folded_stays_so() {
    let mut state = with_tasks();
    press(&mut state, "5,=,DOWN*3,ENTER");
    assert_eq!(state.desk.picked, [Facet::Sector(Some(0))]);
    let commune = after(&state);
    renew(&mut state, commune);
    assert_eq!(state.desk.picked, [Facet::Sector(Some(1))]);
    let mut state = with_tasks();
    press(&mut state, "2,C-DOWN,ENTER");
    let commune = after(&state);
    renew(&mut state, commune);
    assert_eq!(state.folds.into_iter().collect::<Vec<_>>(), [(2, true)]);
}

#[test]
fn what_is_gone_is_not_shown() {
    let mut state = with_tasks();
    press(&mut state, "5,DOWN,ENTER");
    let mut commune = Commune::clone(&state.data.commune);
    commune.tasks.remove(0);
    renew(&mut state, commune);
    // the cursor is back at the top of the list
    assert_eq!(told(&state), "T task 0");
    // the latest period is gone: the one before is shown, and that is said
    let mut state = with_tasks();
    press(&mut state, "2,DOWN");
    let mut commune = Commune::clone(&state.data.commune);
    commune.periods.pop();
    renew(&mut state, commune);
    assert_eq!(told(&state), "S0 Giải ngân");
    assert_eq!(
        state.notice.as_deref(),
        Some("Số liệu tháng 03/2026 không còn; đang xem tháng 02/2026")
    );
    let mut commune = Commune::clone(&state.data.commune);
    commune.periods.clear();
    renew(&mut state, commune);
    assert_eq!(
        state.notice.as_deref(),
        Some("Số liệu tháng 02/2026 không còn; dữ liệu không có kỳ nào khác")
    );
}

#[test]
fn a_later_period_is_told_but_not_shown() {
    for (keys, notice) in [
        ("2", Some("Vừa có số liệu tháng 04/2026; PgDn để xem")),
        ("2,PGUP", None),
    ] {
        let mut state = with_tasks();
        press(&mut state, keys);
        let period = state.assessment.period;
        let mut commune = Commune::clone(&state.data.commune);
        fixture::period(&mut commune, "2026-04");
        renew(&mut state, commune);
        assert_eq!(
            (state.assessment.period, state.notice.as_deref()),
            (period, notice),
            "{keys}"
        );
    }
}

#[test]
fn a_new_period_does_not_take_the_place_of_the_one_shown() {
    let mut state = with_tasks();
    press(&mut state, "2,PGUP");
    let shown = |state: &State| {
        state.data.commune.periods[state.assessment.period.unwrap()]
            .period
            .to_string()
    };
    assert_eq!(shown(&state), "2026-02");
    let mut commune = Commune::clone(&state.data.commune);
    let first = commune.periods[0].clone();
    commune.periods.insert(
        0,
        crate::model::PeriodData {
            period: first.period.shifted(-1),
            ..first
        },
    );
    renew(&mut state, commune);
    assert_eq!(shown(&state), "2026-02");
}
