//! Registry, inheritance, colours.

use ratatui::style::{Color, Modifier};

use crate::data::{ProblemKind, Severity};
use crate::text::{Lang, render};
use crate::theme::registry::{DARK, LIGHT, PLAIN, STARK};
use crate::theme::{Registry, Rgb, Role};

#[test]
fn colours_are_a_hash_and_six_digits() {
    for (text, expect) in [
        ("#0031a9", Some(Rgb(0, 0x31, 0xa9))),
        ("#FFFFFF", Some(Rgb(255, 255, 255))),
        ("#fff", None),
        ("0031a9", None),
        ("#0031a", None),
        ("#0031a9f", None),
        ("#+031a9", None),
        ("#0031ağ", None),
        ("", None),
    ] {
        assert_eq!(Rgb::parse(text), expect, "{text}");
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    // black on white is 21 by definition; the others are those of public contrast checkers
    for (a, b, expect) in [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0031a9", "#ffffff", 10.44),
        ("#ff0000", "#ffffff", 4.0),
    ] {
        let (a, b) = (Rgb::parse(a).unwrap(), Rgb::parse(b).unwrap());
        assert!(
            (a.contrast(b) - expect).abs() < 0.005,
            "{a:?} {b:?} {}",
            a.contrast(b)
        );
        assert_eq!(a.contrast(b).to_bits(), b.contrast(a).to_bits());
    }
}

#[test]
fn xterm_colours_are_a_cube_and_a_ramp() {
    for (index, expect) in [
        (15, None),
        (16, Some(Rgb(0, 0, 0))),
        (19, Some(Rgb(0, 0, 175))),
        (67, Some(Rgb(95, 135, 175))),
        (231, Some(Rgb(255, 255, 255))),
        (232, Some(Rgb(8, 8, 8))),
        (255, Some(Rgb(238, 238, 238))),
    ] {
        assert_eq!(Rgb::from_xterm(index), expect, "{index}");
    }
    for index in 16..=255 {
        let colour = Rgb::from_xterm(index).unwrap();
        assert_eq!(
            Rgb::from_xterm(colour.nearest_xterm(&[])),
            Some(colour),
            "an xterm colour is its own nearest"
        );
    }
}

#[test]
fn the_nearest_colour_keeps_contrast_and_does_not_turn_grey() {
    let white = Rgb(255, 255, 255);
    // the nearest, #875f00, stands at 5,7:1 on white, so a figure may not take it
    let brown = Rgb::parse("#6b3a00").unwrap();
    assert_eq!(brown.nearest_xterm(&[]), 94);
    let kept = Rgb::from_xterm(brown.nearest_xterm(&[(white, 7.0)])).unwrap();
    assert!(kept.contrast(white) >= 7.0 && kept.0 > kept.2, "{kept:?}");
    // nothing reaches 22:1: the nearest of all
    assert_eq!(brown.nearest_xterm(&[(white, 22.0)]), 94);
}

#[test]
fn bundled_themes_take_turns() {
    let all = Registry::bundled();
    assert_eq!(all.names(), [LIGHT, DARK, STARK, PLAIN]);
    for (current, expect) in [
        (LIGHT, DARK),
        (DARK, STARK),
        (STARK, PLAIN),
        (PLAIN, LIGHT),
        ("không có", LIGHT),
    ] {
        assert_eq!(all.next(current), expect);
    }
    assert!(all.get("không có").is_none());
    let names: Vec<_> = all
        .names()
        .into_iter()
        .map(|id| {
            let theme = all.get(id).unwrap();
            assert_eq!(theme.id, id);
            (
                theme.label(Lang::Vi).to_owned(),
                theme.label(Lang::En).to_owned(),
                theme.light,
            )
        })
        .collect();
    let expect = [
        ("Chiếu sáng", "Projector light", true),
        ("Tối", "Dark", false),
        ("Tương phản cao", "High contrast", false),
        ("Đơn sắc", "No colour", false),
    ];
    assert_eq!(
        names,
        expect.map(|(vi, en, light)| (vi.to_owned(), en.to_owned(), light))
    );
}

#[test]
fn bundled_themes_pass_the_checks_of_a_users() {
    for id in [LIGHT, DARK, STARK, PLAIN] {
        let text =
            std::fs::read_to_string(format!("{}/themes/{id}.ron", env!("CARGO_MANIFEST_DIR")))
                .unwrap();
        assert!(unicode_normalization::is_nfc(&text), "{id}");
        let (all, problems) = Registry::load(&[(&format!("{id}.ron"), &text)]);
        assert_eq!(problems, [], "{id}");
        assert_eq!(all.get(id), Registry::bundled().get(id), "{id}");
    }
}

#[test]
fn every_role_has_one_name() {
    for (at, &role) in Role::ALL.iter().enumerate() {
        assert_eq!(role as usize, at);
        assert_eq!(Role::from_key(role.key()), Some(role));
    }
    for (role, expect) in [
        (Role::ActualBad, Some(Role::Actual)),
        (Role::Track, Some(Role::Grid)),
        (Role::TabActive, Some(Role::Tab)),
        (Role::Bad, None),
    ] {
        assert_eq!(role.fallback(), expect);
    }
}

#[test]
fn an_heir_changes_only_what_it_says() {
    let text = r##"(ten: "Nhà", en: "House", nen: Toi, ke_thua: "toi",
        bang_mau: {"xấu": "#ffb0b5"},
        vai: {"title": (gach_chan: true, dam: false), "actual": (chu: "mac_dinh")})"##;
    let (all, problems) = Registry::load(&[("themes/nha.ron", text)]);
    assert_eq!(problems, []);
    assert_eq!(all.names(), [LIGHT, DARK, STARK, PLAIN, "nha"]);
    assert_eq!((all.next(PLAIN), all.next("nha")), ("nha", LIGHT));
    let (dark, heir) = (all.get(DARK).unwrap(), all.get("nha").unwrap());
    for &role in Role::ALL {
        let (mut expect, got) = (dark.style(role), heir.style(role));
        match role {
            // the palette is the heir's, wherever the inherited theme uses its names
            Role::Bad | Role::Error => {
                expect.fg = Some(Color::Rgb(0xff, 0xb0, 0xb5));
            }
            Role::Badge => expect.bg = Some(Color::Rgb(0xff, 0xb0, 0xb5)),
            Role::Title => {
                expect = expect
                    .remove_modifier(Modifier::BOLD)
                    .add_modifier(Modifier::UNDERLINED);
            }
            // the inherited theme speaks of actual.good and its like itself, so those do not follow
            Role::Actual => expect.fg = Some(Color::Reset),
            _ => {}
        }
        assert_eq!(got, expect, "{}", role.key());
    }
}

#[test]
fn a_users_theme_may_stand_in_for_a_bundled_one_and_inherit_it() {
    let (all, problems) = Registry::load(&[
        (
            "toi.ron",
            r##"(ten: "Tối của tôi", en: "My dark", nen: Toi, ke_thua: "toi", bang_mau: {"tốt": "#99ddff"})"##,
        ),
        (
            "nha.ron",
            r#"(ten: "Nhà", en: "House", nen: Toi, ke_thua: "toi")"#,
        ),
    ]);
    assert_eq!(problems, []);
    assert_eq!(all.names(), [LIGHT, DARK, STARK, PLAIN, "nha"]);
    let mine = Some(Color::Rgb(0x99, 0xdd, 0xff));
    assert_eq!(all.get(DARK).unwrap().style(Role::Good).fg, mine);
    assert_eq!(all.get("nha").unwrap().style(Role::Good).fg, mine);
    assert_eq!(
        all.get(STARK),
        Registry::bundled().get(STARK),
        "a bundled theme inherits the bundled one"
    );
}

#[test]
fn a_bad_file_takes_nothing_away() {
    let (all, problems) = Registry::load(&[
        ("toi.ron", "("),
        (
            "nha.ron",
            r#"(ten: "Nhà", en: "House", nen: Toi, ke_thua: "toi")"#,
        ),
    ]);
    assert_eq!(problems.len(), 2);
    assert_eq!(problems[0].kind, ProblemKind::BrokenParent("toi".into()));
    assert_eq!((problems[0].line, problems[0].column), (1, 46));
    assert_eq!(problems[1].kind, ProblemKind::UnclosedBracket('('));
    assert_eq!(all.names(), Registry::bundled().names());
    assert_eq!(all.get(DARK), Registry::bundled().get(DARK));
}

#[test]
fn faint_colours_are_told_and_used() {
    let text = r##"(ten: "Nhạt", en: "Pale", nen: Sang, ke_thua: "chieu-sang", vai: {"good": (chu: "#7aa2ff")})"##;
    let (all, problems) = Registry::load(&[("nhat.ron", text)]);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].severity, Severity::Warning);
    assert_eq!(
        all.get("nhat").unwrap().style(Role::Good).fg,
        Some(Color::Rgb(0x7a, 0xa2, 0xff))
    );
}

#[test]
fn marks_of_order_and_split_letters_do_no_harm() {
    // a byte order mark, and the palette's name once composed and once in parts
    let text = "\u{feff}(ten: \"Nhà\", en: \"House\", nen: Toi, ke_thua: \"toi\", bang_mau: {\"đo\u{309}\": \"#ffb0b5\"}, vai: {\"bad\": (chu: \"đỏ\")})";
    let (all, problems) = Registry::load(&[("nha.ron", text)]);
    assert_eq!(problems, []);
    assert_eq!(
        all.get("nha").unwrap().style(Role::Bad).fg,
        Some(Color::Rgb(0xff, 0xb0, 0xb5))
    );
}

#[test]
fn every_prefix_of_a_theme_is_refused_in_peace() {
    let text = r##"(ten: "Nhà", en: "House", nen: Toi, ke_thua: "toi", bang_mau: {"đỏ": "#ffb0b5"}, vai: {"bad": (chu: "đỏ", dam: true)})"##;
    for (at, _) in text.char_indices() {
        let (_, problems) = Registry::load(&[("nha.ron", &text[..at])]);
        assert!(!problems.is_empty(), "{}", &text[..at]);
        // nothing of an empty file can be pointed at
        let place = if at == 0 { "nha.ron: " } else { "nha.ron:1:" };
        for lang in [Lang::Vi, Lang::En] {
            let all = problems.iter().map(|p| render::one_line(p, lang));
            for line in all {
                assert!(line.starts_with(place), "{line}");
            }
        }
    }
}
