//! Keys in, state out: every row of these tables is a state, keys as `--keys` writes them, and the state they lead to in words.
mod concluding;
mod desk;
mod grid;
mod pointing;
mod presenting;
mod renewing;
mod typing;
mod walking;

use super::{Data, Effect, Layer, Message, Outcome, Page, State, TabLine, update};
use crate::assess::fixture;
use crate::input::{Event, Flow, parse_keys};
use crate::model::{Commune, Group, IndicatorId, Kind, Plan, Sector};
use crate::store::CommuneEntry;

/// A commune of three sectors and three months.
///
/// ```text
/// Kinh tế    Thu chi    Thu              10 of 100 on the 90th of 365 days: very slow
///                       Giải ngân        24,0 % of 50 there, 97 % of the pace: slow; printed as 30 %: a finding; a second plan of 60
///            Chăn nuôi  Trâu, Bò         no plans
///            Trồng trọt Lúa, Ngô, Chè    no plans
/// Hành chính Hồ sơ      Hồ sơ; Đơn, which has no figure and no plan
/// Quốc phòng            nothing
/// ```
fn commune() -> Commune {
    let mut out = fixture::commune();
    out.slug = "mau".into();
    let sector = |id: &str, name: &str| Sector {
        id: id.into(),
        name: name.into(),
        short: name.into(),
        en: id.into(),
        reporter: "".into(),
    };
    out.catalogue.sectors = vec![
        sector("economy", "Kinh tế"),
        sector("service", "Hành chính"),
        sector("defence", "Quốc phòng"),
    ];
    let group = |sector: usize, name: &str| Group {
        id: name.into(),
        sector,
        name: name.into(),
        en: name.into(),
    };
    out.catalogue.groups = vec![
        group(0, "Thu chi"),
        group(0, "Chăn nuôi"),
        group(0, "Trồng trọt"),
        group(1, "Hồ sơ"),
    ];
    for (group, name, kind) in [
        (0, "Thu", Kind::Cumulative),
        (0, "Giải ngân", Kind::Cumulative),
        (1, "Trâu", Kind::Stock),
        (1, "Bò", Kind::Stock),
        (2, "Lúa", Kind::Stock),
        (2, "Ngô", Kind::Stock),
        (2, "Chè", Kind::Stock),
        (3, "Hồ sơ", Kind::Flow),
        (3, "Đơn", Kind::Flow),
    ] {
        let id = fixture::indicator(&mut out, name, 0, kind, None);
        out.catalogue.indicators[id.index()].group = group;
    }
    let year = |at: u32, value: &str| Plan {
        indicator: IndicatorId(at),
        window: fixture::window("01/01/2026", "31/12/2026"),
        ..fixture::plan(value)
    };
    out.plans = vec![year(0, "100"), year(1, "50"), year(1, "60")];
    for (month, revenue, spent) in [
        ("2026-01", "3", "4"),
        ("2026-02", "6", "8"),
        ("2026-03", "10", "12"),
    ] {
        fixture::period(&mut out, month);
        for (at, value) in [
            (0, revenue),
            (1, spent),
            (2, "7"),
            (3, "5"),
            (4, "30"),
            (5, "20"),
            (6, "10"),
            (7, "99"),
        ] {
            let figure = fixture::figure(&mut out, IndicatorId(at), value);
            if (month, at) == ("2026-03", 1) {
                fixture::print(figure, Some(1), "30,0", None);
            }
        }
    }
    out
}

fn state_of(commune: Commune) -> State {
    State::new(
        Data::new(commune, Vec::new()),
        None,
        fixture::day("31/03/2026"),
        None,
        (80, 24),
    )
}

fn start() -> State {
    state_of(commune())
}

/// Feeds keys; gives back what the last of them asked for.
fn press(state: &mut State, keys: &str) -> Outcome {
    parse_keys(keys)
        .unwrap()
        .into_iter()
        .map(|event| update(state, Message::Input(event)))
        .last()
        .unwrap_or(Flow::Draw.into())
}

fn name(state: &State, id: IndicatorId) -> String {
    state
        .data
        .commune
        .catalogue
        .indicator(id)
        .unwrap()
        .name
        .to_string()
}

fn line_in_words(state: &State, line: TabLine) -> String {
    let of = |id: Option<IndicatorId>| name(state, id.unwrap());
    match line {
        TabLine::Group { group, folded, .. } => {
            format!(
                "[{}]{}",
                state.data.commune.catalogue.groups[group].name,
                if folded { "+" } else { "" }
            )
        }
        TabLine::Row { standing: 0, .. } => of(state.indicator_of(line)),
        TabLine::Row { standing, .. } => format!("{}#{standing}", of(state.indicator_of(line))),
        TabLine::Matter(_) => format!("{}?", of(state.indicator_of(line))),
        TabLine::Task(at) => format!("task {at}"),
        TabLine::Day(at) => format!("day {at}"),
        TabLine::Target(at) => format!("target {at}"),
        TabLine::Finding(_) => format!("{}!", of(state.indicator_of(line))),
    }
}

/// All lines of the tab shown.
fn lines(state: &State) -> String {
    state
        .lines()
        .into_iter()
        .map(|l| line_in_words(state, l))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The tab, what is selected on it, and what lies over it.
fn told(state: &State) -> String {
    let lines = state.lines();
    let at = lines
        .get(state.cursor(&lines))
        .map_or("-".to_string(), |l| line_in_words(state, *l));
    let page = match state.page {
        Page::Overview => "O".to_string(),
        Page::Sector(sector) => format!("S{sector}"),
        Page::Tasks => "T".to_string(),
        Page::Calendar => "C".to_string(),
        Page::Targets => "5".to_string(),
    };
    let layers = state.layers.iter().map(|layer| match layer {
        Layer::Detail(id, 0) => format!(" > detail {}", name(state, *id)),
        Layer::Detail(id, scroll) => format!(" > detail {} v{scroll}", name(state, *id)),
        Layer::Task(at, scroll) => format!(" > task {at} v{scroll}"),
        Layer::Target(at, scroll) => format!(" > target {at} v{scroll}"),
        Layer::Help(scroll) => format!(" > help v{scroll}"),
        Layer::Search(search) => {
            let (before, after) = search.line.parts();
            let selected = search
                .hits
                .get(search.selected)
                .map_or("-".to_string(), |h| {
                    if let crate::assess::search::Found::Indicator(id) = h.found {
                        name(state, id)
                    } else {
                        format!("{:?}", h.found)
                    }
                });
            format!(
                " > find {before}|{after}: {selected} of {}",
                search.hits.len()
            )
        }
        Layer::Communes(at) => format!(" > communes {at}"),
        Layer::Facets(at) => format!(" > pick {at}"),
        Layer::Periods(at) => format!(" > periods {}", state.data.commune.periods[*at].period),
        Layer::Troubles(scroll) => format!(" > troubles v{scroll}"),
        Layer::Form(form) => {
            let (before, after) = form.line().parts();
            format!(" > form {:?} {before}|{after}", form.field)
        }
        Layer::Decide(decide) => format!(" > decide {:?} {:?}", decide.choice(), decide.ask),
        Layer::Conclusions(list) => format!(" > taken {}", list.at),
        Layer::Grid => " > entry".to_string(),
    });
    format!("{page} {at}{}", layers.collect::<String>())
}

/// Feeds keys to a fresh state and compares where they lead.
#[track_caller]
fn check(keys: &str, expect: &str) {
    let mut state = start();
    press(&mut state, keys);
    assert_eq!(told(&state), expect, "{keys}");
}
