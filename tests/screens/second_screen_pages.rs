//! What the second screen says of every page of every shipped commune, and how it looks.

use crate::desk::{self, DESK, Desk, frame, letters, press, rows, text};
use giaoban::app::notes::wire::{MOST_TOLD, Told, line};
use giaoban::app::notes::{Link, News, Picture, Second, Sheet, Stroke, sheet};
use giaoban::dashboard::Dashboard;
use giaoban::store::{Root, Store};
use giaoban::text::{GlyphSet, Lang};
use giaoban::theme::{Depth, Registry};
use giaoban::view::{self, Glyphs};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const COMMUNES: [&str; 5] = [
    "dong-khe",
    "cai-kinh",
    "xuan-hung",
    "quoc-khanh",
    "minh-hoa",
];

fn presenting(commune: &'static str) -> Dashboard {
    let mut dashboard = Desk { commune, ..DESK }.at(120, 34).open();
    press(&mut dashboard, "F5");
    dashboard
}

/// The page shown with pictures of what comes next.
fn drawn(dashboard: &Dashboard) -> Sheet {
    let state = dashboard.state();
    Sheet {
        pictures: view::ahead(state, Glyphs::of(GlyphSet::Full)),
        ..sheet(state, Lang::Vi).unwrap()
    }
}

/// Every page, one after the other, with the frame projected.
fn walk(commune: &'static str, mut each: impl FnMut(&Dashboard, &Sheet)) {
    let mut dashboard = presenting(commune);
    let pages = sheet(dashboard.state(), Lang::Vi).unwrap().pages;
    for number in 1..=pages {
        press(&mut dashboard, &format!("type:{number},ENTER"));
        let sheet = drawn(&dashboard);
        assert_eq!((sheet.page, sheet.pages), (number, pages), "{commune}");
        each(&dashboard, &sheet);
    }
}

/// The second screen with this page.
fn screen(sheet: Option<&Sheet>, lang: Lang, (columns, rows): (u16, u16), set: GlyphSet) -> Buffer {
    let mut second = Second::new(lang, (columns, rows), "/run/user/1000/giaoban".into(), None);
    if let Some(sheet) = sheet {
        second.hear(News::Sheet(Box::new(sheet.clone())));
    }
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let theme = Registry::bundled().get("toi").unwrap().at(Depth::True);
    view::notes(&second, &theme, Glyphs::of(set), area, &mut buf);
    buf
}

#[test]
fn every_page_is_told_whole() {
    for commune in COMMUNES {
        walk(commune, |dashboard, vi| {
            let en = sheet(dashboard.state(), Lang::En).unwrap();
            assert_eq!(
                (vi.lines.len(), vi.next.is_some()),
                (en.lines.len(), en.next.is_some()),
                "{commune} {}",
                vi.page
            );
            assert_eq!(
                vi.next.is_none(),
                vi.page == vi.pages,
                "{commune} {}",
                vi.page
            );
            assert!(
                !vi.shown.name.is_empty() && vi.commune.starts_with("xã"),
                "{commune} {vi:?}"
            );
            for each in [vi, &en] {
                assert!(
                    line(&Told::Sheet(Box::new(each.clone()))).len() < MOST_TOLD / 4,
                    "{commune} {}",
                    vi.page
                );
                assert!(
                    each.lines.iter().all(|l| !l.name.is_empty()),
                    "{commune} {each:?}"
                );
            }
        });
    }
}

#[test]
fn every_figure_has_its_source_and_its_day() {
    let mut seen = 0;
    for commune in ["dong-khe", "cai-kinh", "minh-hoa"] {
        walk(commune, |_, sheet| {
            if sheet.kind != giaoban::app::notes::Kind::Figures {
                return;
            }
            for line in &sheet.lines {
                assert!(
                    !line.source.is_empty(),
                    "{commune} {}: {line:?}",
                    sheet.page
                );
                assert!(
                    line.value.contains("/20"),
                    "{commune} {}: {line:?}",
                    sheet.page
                );
                seen += 1;
            }
        });
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn the_notes_are_here_and_not_on_the_wall() {
    let mut notes = 0;
    for commune in COMMUNES {
        walk(commune, |dashboard, sheet| {
            if sheet.notes.is_empty() {
                return;
            }
            notes += 1;
            let words: Vec<&str> = sheet.notes.split_whitespace().take(4).collect();
            let begin = words.join(" ");
            assert!(
                text(&screen(Some(sheet), Lang::Vi, (120, 36), GlyphSet::Full)).contains(&begin),
                "{commune} {}",
                sheet.page
            );
            assert!(
                !text(&frame(dashboard)).contains(&begin),
                "{commune} {}",
                sheet.page
            );
        });
    }
    assert!(notes > 0);
}

#[test]
fn a_frame_is_drawn_at_every_size() {
    let mut sheets = vec![None];
    for commune in ["dong-khe", "minh-hoa"] {
        walk(commune, |_, sheet| sheets.push(Some(sheet.clone())));
    }
    let sizes = [
        (0, 0),
        (1, 1),
        (39, 12),
        (40, 12),
        (60, 16),
        (60, 18),
        (80, 24),
        (100, 30),
        (110, 20),
        (120, 36),
        (200, 60),
        (300, 12),
        (40, 90),
    ];
    for sheet in &sheets {
        for (at, size) in sizes.into_iter().enumerate() {
            let buf = screen(
                sheet.as_ref(),
                if at % 2 == 0 { Lang::Vi } else { Lang::En },
                size,
                GlyphSet::ALL[at % 3],
            );
            let Some(sheet) = sheet.as_ref().filter(|_| size.0 >= 40 && size.1 >= 12) else {
                continue;
            };
            // the page's number and the time are never cut
            let top = letters(rows(&buf).next().unwrap());
            assert!(
                top.contains(&format!("{}/{}", sheet.page, sheet.pages)),
                "{size:?} {top}"
            );
        }
    }
}

#[test]
fn a_second_screen_without_a_presentation_says_what_to_do() {
    for size in [(40, 12), (60, 18), (80, 24), (120, 36)] {
        let shown = text(&screen(None, Lang::Vi, size, GlyphSet::Full));
        assert!(
            shown.contains("Chưa có ai trình chiếu"),
            "{size:?}\n{shown}"
        );
        assert!(shown.contains("F5"), "{size:?}\n{shown}");
    }
    let mut second = Second::new(Lang::Vi, (80, 24), String::new(), None);
    second.hear(News::Link(Link::Foreign));
    assert!(second.sheet.is_none());
}

/// Rows without the blanks at their ends.
fn trimmed(text: &str) -> String {
    let rows: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
    rows.join("\n")
}

/// The texts of a picture, row by row.
fn texts(picture: &Picture) -> String {
    let row = |row: &Vec<Stroke>| {
        row.iter()
            .map(|Stroke(_, _, text)| &**text)
            .collect::<String>()
    };
    let rows: Vec<String> = picture.rows.iter().map(row).collect();
    trimmed(&rows.join("\n"))
}

#[test]
fn the_picture_is_the_next_page_itself() {
    let mut seen = 0;
    for commune in ["dong-khe", "minh-hoa"] {
        walk(commune, |_, sheet| {
            assert_eq!(
                sheet.pictures.is_empty(),
                sheet.next.is_none() && sheet.part.is_none_or(|(_, last, all)| last >= all),
                "{commune} {}",
                sheet.page
            );
            // the rest of a list begins where the projector leaves off
            let whole = sheet.part.is_none();
            for picture in sheet.pictures.iter().filter(|_| whole) {
                let rows = u16::try_from(picture.rows.len()).unwrap();
                let mut small = Desk {
                    commune,
                    depth: Depth::C16,
                    ..DESK
                }
                .at(picture.width, rows)
                .open();
                press(&mut small, &format!("F5,type:{},ENTER", sheet.page + 1));
                let page = trimmed(&text(&frame(&small)));
                assert_eq!(texts(picture), page, "{commune} {}", sheet.page);
                seen += 1;
            }
        });
    }
    assert!(seen > 40, "{seen}");
}

#[test]
fn the_picture_is_shown_where_there_is_room() {
    walk("dong-khe", |_, sheet| {
        let Some(picture) = sheet.pictures.first() else {
            return;
        };
        let head = texts(picture).lines().next().unwrap().trim().to_string();
        let shows = |size, set| text(&screen(Some(sheet), Lang::Vi, size, set)).contains(&head);
        for size in [(100, 30), (104, 36)] {
            assert!(shows(size, GlyphSet::Full), "{} {size:?}", sheet.page);
        }
        for size in [(80, 24), (98, 30), (200, 24)] {
            assert!(!shows(size, GlyphSet::Full), "{} {size:?}", sheet.page);
            // its name is there all the same
            let name = sheet
                .next
                .as_ref()
                .map_or(String::new(), |next| next.name.to_uppercase());
            let shown = text(&screen(Some(sheet), Lang::Vi, size, GlyphSet::Full));
            assert!(
                shown.to_uppercase().contains(&name),
                "{} {size:?}\n{shown}",
                sheet.page
            );
        }
        // signs that the screen lacks are not drawn
        let plain = screen(Some(sheet), Lang::Vi, (200, 50), GlyphSet::Plain);
        assert!(!text(&plain).contains('?'), "{}", sheet.page);
    });
}

#[test]
fn what_is_internal_is_in_no_picture() {
    let mut loaded = desk::shipped("dong-khe");
    let commune = loaded.commune.as_mut().unwrap();
    for indicator in &mut commune.catalogue.indicators {
        (indicator.internal, indicator.name, indicator.short) =
            (true, "BÍ MẬT".into(), "BÍ MẬT".into());
    }
    let mut dashboard = DESK
        .at(120, 34)
        .open_with(Store::open(Root::Embedded), loaded);
    press(&mut dashboard, "F5");
    let pages = sheet(dashboard.state(), Lang::Vi).unwrap().pages;
    for unlocked in [false, true] {
        let mut found = false;
        for number in 1..=pages {
            press(&mut dashboard, &format!("type:{number},ENTER"));
            found |= drawn(&dashboard)
                .pictures
                .iter()
                .any(|p| texts(p).contains("BÍ MẬT"));
        }
        assert_eq!(found, unlocked);
        press(&mut dashboard, "*");
    }
}
