//! temporary
use giaoban::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let store = store::Store::open(store::Root::Embedded);
    let loaded = store.load(a.get(3).map_or("dong-khe", |s| s));
    let size = a.get(1).map_or((80, 24), |s| { let (w, h) = s.split_once('x').unwrap(); (w.parse().unwrap(), h.parse().unwrap()) });
    let size = if a.get(2).is_some_and(|f| f == "live") { crossterm::terminal::size().unwrap() } else { size };
    let mut d = dashboard::Dashboard::new(dashboard::Start { store, commune: loaded.commune.unwrap(), problems: loaded.problems, theme_problems: vec![], period: None, as_of: None, today: chrono::NaiveDate::from_ymd_opt(2026, 1, 16).unwrap(), lang: text::Lang::Vi, themes: theme::Registry::bundled(), theme: std::env::var("THEME").unwrap_or("toi".into()), depth: theme::Depth::True, ascii: false, size });
    if a.get(2).is_some_and(|f| f == "live") { terminal::run(&mut d, terminal::Options { mouse: false, panic_line: "panic {place}".into() }).unwrap(); return; }
    let keys = input::parse_keys(a.get(2).map_or("", |s| s)).unwrap();
    print!("{}", dashboard::print::print(&mut d, keys, dashboard::print::Format::Text));
}
