//! Whether the bundled themes can be read, at every depth.

use ratatui::style::{Color, Modifier, Style};

use crate::theme::registry::{DARK, LIGHT, PLAIN, STARK};
use crate::theme::{Depth, Registry, Rgb, Role, Theme};

fn theme(id: &str) -> Theme {
    Registry::bundled().get(id).unwrap()
}

#[test]
fn every_role_can_be_read_in_rgb_and_in_256_colours() {
    for id in [LIGHT, DARK, STARK] {
        for depth in [Depth::True, Depth::C256] {
            let theme = theme(id).at(depth);
            for &role in Role::ALL {
                let what = format!("{id} {depth:?} {}", role.key());
                let (fg, bg) = theme
                    .pair(role)
                    .unwrap_or_else(|| panic!("{what} has no pair"));
                assert!(
                    fg.contrast(bg) >= role.limit(),
                    "{what} {fg:?} on {bg:?}: {:.2}",
                    fg.contrast(bg)
                );
                for ground in Role::GROUNDS {
                    let Some((fg, bg)) = theme.pair_on(ground, role) else {
                        continue;
                    };
                    assert!(
                        fg.contrast(bg) >= role.limit(),
                        "{what} on {} {fg:?} on {bg:?}: {:.2}",
                        ground.key(),
                        fg.contrast(bg)
                    );
                }
            }
        }
    }
}

#[test]
fn what_a_row_holds_stays_legible_when_it_is_selected() {
    use Role::{
        Actual, ActualBad, ActualGood, ActualPast, ActualWarn, Bad, Estimate, Good, Group,
        Headline, Muted, Neutral, Number, Pace, Plan, SamePeriod, Text, Track, Warn,
    };
    for id in [LIGHT, DARK, STARK] {
        for role in [
            Text, Muted, Number, Good, Warn, Bad, Neutral, Plan, Pace, Actual, ActualGood,
            ActualWarn, ActualBad, ActualPast, SamePeriod, Estimate, Track, Group, Headline,
        ] {
            for ground in Role::GROUNDS {
                let pair = theme(id).pair_on(ground, role);
                assert!(pair.is_some(), "{id} {}", role.key());
            }
        }
    }
}

/// A bar that did not differ from its trough, or a card from the page, would not be there.
#[test]
fn fills_are_seen_in_their_trough_and_cards_on_the_page() {
    for id in [LIGHT, DARK, STARK] {
        for depth in [Depth::True, Depth::C256] {
            let theme = theme(id).at(depth);
            let ink = |role| theme.pair(role).unwrap().0;
            for role in [
                Role::Actual,
                Role::ActualGood,
                Role::ActualWarn,
                Role::ActualBad,
            ] {
                let (found, key) = (ink(role).contrast(ink(Role::Track)), role.key());
                assert!(found >= 1.5, "{id} {depth:?} {key}: {found:.2}");
            }
            let (page, card) = (ground(&theme, Role::Text), ground(&theme, Role::Card));
            let found = page.contrast(card);
            assert!((1.05..1.25).contains(&found), "{id} {depth:?}: {found:.2}");
        }
    }
}

fn ground(theme: &Theme, role: Role) -> Rgb {
    theme.pair(role).unwrap().1
}

#[test]
fn limits_are_seven_where_figures_stand() {
    for (role, expect) in [
        (Role::Number, 7.0),
        (Role::Bad, 7.0),
        (Role::Plan, 7.0),
        (Role::SamePeriod, 4.5),
        (Role::Muted, 4.5),
        (Role::Border, 4.5),
    ] {
        assert!((role.limit() - expect).abs() < f64::EPSILON);
    }
}

#[test]
fn coloured_themes_do_not_lean_on_dim() {
    // how far a terminal dims is unknown, so no contrast could be promised
    for id in [LIGHT, DARK, STARK] {
        assert!(
            Role::ALL
                .iter()
                .all(|&role| !theme(id).style(role).add_modifier.contains(Modifier::DIM)),
            "{id}"
        );
    }
}

#[test]
fn good_and_bad_differ_in_hue_and_the_screen_is_painted() {
    for (id, ground, index) in [
        (LIGHT, Color::Rgb(255, 255, 255), 231),
        (DARK, Color::Rgb(11, 14, 19), 233),
        (STARK, Color::Rgb(0, 0, 0), 16),
    ] {
        let theme = theme(id);
        assert_eq!(theme.style(Role::Text).bg, Some(ground));
        assert_eq!(
            theme.at(Depth::C256).style(Role::Text).bg,
            Some(Color::Indexed(index))
        );
        for depth in [Depth::True, Depth::C256] {
            let theme = theme.at(depth);
            let ink = |role| theme.pair(role).unwrap().0;
            let (good, warn, bad) = (ink(Role::Good), ink(Role::Warn), ink(Role::Bad));
            assert!(good.2 > good.0, "good is blue: {id} {depth:?} {good:?}");
            assert!(
                bad.0 > bad.2 && warn.0 > warn.2,
                "bad and slow are not: {id} {depth:?} {bad:?} {warn:?}"
            );
            assert!(
                warn != bad && warn != ink(Role::Neutral),
                "{id} {depth:?} {warn:?}"
            );
        }
    }
}

#[test]
fn the_selected_row_is_a_band_and_leaves_the_letters_their_colour() {
    for id in [LIGHT, DARK, STARK] {
        for depth in [Depth::True, Depth::C256] {
            let theme = theme(id).at(depth);
            let selected = theme.style(Role::Selected);
            assert_eq!(
                (selected.fg, selected.add_modifier),
                (None, Modifier::BOLD),
                "{id}"
            );
            let (_, band) = theme.pair(Role::Selected).unwrap();
            let (_, ground) = theme.pair(Role::Text).unwrap();
            assert!(
                band.contrast(ground) >= 1.25,
                "{id} {depth:?}: the band is seen, {:.2}",
                band.contrast(ground)
            );
            let over = theme.style(Role::Bad).patch(selected);
            let under = selected.patch(theme.style(Role::Bad));
            assert_eq!(
                (over.fg, over.bg),
                (under.fg, under.bg),
                "{id}: the same, laid under or over"
            );
        }
    }
}

#[test]
fn sixteen_colours_are_none_and_marks_remain() {
    for id in [LIGHT, DARK, STARK, PLAIN] {
        let theme = theme(id).at(Depth::C16);
        for &role in Role::ALL {
            let style = theme.style(role);
            assert!(
                !matches!(style.fg, Some(c) if c != Color::Reset),
                "{id} {}",
                role.key()
            );
            assert!(
                !matches!(style.bg, Some(c) if c != Color::Reset),
                "{id} {}",
                role.key()
            );
            assert!(
                (style.add_modifier & style.sub_modifier).is_empty(),
                "{id} {}",
                role.key()
            );
            assert_eq!(theme.pair(role), None);
        }
        for role in [
            Role::Good,
            Role::Bad,
            Role::Warn,
            Role::Number,
            Role::Title,
            Role::Group,
            Role::Headline,
            Role::Key,
        ] {
            assert!(
                theme.style(role).add_modifier.contains(Modifier::BOLD),
                "{id} {}",
                role.key()
            );
        }
        for role in [Role::Selected, Role::TabActive, Role::Illustrative] {
            assert!(
                theme.style(role).add_modifier.contains(Modifier::REVERSED),
                "{id} {}",
                role.key()
            );
        }
        for role in [Role::Match, Role::Input] {
            assert!(
                theme
                    .style(role)
                    .add_modifier
                    .contains(Modifier::UNDERLINED),
                "{id} {}",
                role.key()
            );
        }
    }
}

#[test]
fn no_colour_is_don_sac() {
    let plain = theme(PLAIN);
    for id in [LIGHT, DARK, STARK, PLAIN] {
        let theme = theme(id).at(Depth::None);
        assert_eq!(theme.id, id);
        assert!(
            Role::ALL
                .iter()
                .all(|&role| theme.style(role) == plain.style(role)),
            "{id}"
        );
    }
    assert_eq!(plain.at(Depth::True), plain);
    assert_eq!(plain.at(Depth::C256), plain);
    assert_eq!(
        plain.style(Role::Text),
        Style::new().fg(Color::Reset).bg(Color::Reset)
    );
    // dim letters on a reversed row: the row takes the dimness away
    let row = plain.style(Role::Muted).patch(plain.style(Role::Selected));
    assert_eq!(row.add_modifier, Modifier::REVERSED);
}

#[test]
fn depths_keep_what_they_should() {
    for id in [LIGHT, DARK, STARK, PLAIN] {
        let theme = theme(id);
        assert_eq!(theme.at(Depth::True), theme, "{id}");
        let mapped = theme.at(Depth::C256);
        assert_eq!(mapped.at(Depth::C256), mapped, "{id}: once is enough");
        for &role in Role::ALL {
            for colour in [mapped.style(role).fg, mapped.style(role).bg]
                .into_iter()
                .flatten()
            {
                assert!(
                    matches!(colour, Color::Reset | Color::Indexed(16..)),
                    "{id} {} {colour:?}",
                    role.key()
                );
            }
            assert_eq!(
                mapped.style(role).add_modifier,
                theme.style(role).add_modifier
            );
        }
    }
}

#[test]
fn the_colours_of_the_light_theme_are_those_of_the_notation() {
    let theme = theme(LIGHT);
    for (role, expect) in [
        (Role::Good, Rgb(0x00, 0x31, 0xa9)),
        (Role::Text, Rgb(0, 0, 0)),
    ] {
        assert_eq!(theme.pair(role).unwrap().0, expect);
    }
}
