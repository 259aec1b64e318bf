//! Which key does what, where. The help and the last line of every screen are made from this table.

mod action;
mod bindings;

use crate::input::{Code, Key};
use crate::text::{GlyphSet, entry, keys as words, meeting, notes, present as show};

pub use action::{Action, Binding, Context, Label};
pub use bindings::BINDINGS;

use Context as C;

/// The places where bindings hold, in the order of the help, with what each is called.
pub const PLACES: [(Context, Label); 17] = [
    (C::Anywhere, words::everywhere),
    (C::Overview, words::on_overview),
    (C::Sector, words::on_sector),
    (C::Tasks, words::on_tasks),
    (C::Calendar, words::on_calendar),
    (C::Targets, words::on_targets),
    (C::Detail, words::on_detail),
    (C::Task, meeting::on_task),
    (C::Form, meeting::in_form),
    (C::Conclusions, meeting::in_conclusions),
    (C::Decide, meeting::in_states),
    (C::Entry, entry::in_grid),
    (C::EntryAsk, entry::in_question),
    (C::List, words::in_lists),
    (C::Typing, words::when_typing),
    (C::Present, show::presenting),
    (C::Notes, notes::place),
];

/// Whether a binding holds in a context: everywhere but where text is typed or a meeting is presented, or in its own place.
pub fn holds(binding: &Binding, context: Context) -> bool {
    binding.context == context
        || (binding.context == Context::Anywhere && !context.types() && !context.is_alone())
}

/// What a key does in a context; a binding of the place itself wins over one that holds anywhere. Where text is not typed, a letter that an
/// input method made (`w` gives `ư`) counts as the letter key it stands on, unless it is bound itself.
pub fn action(context: Context, pressed: Key) -> Option<Action> {
    find(&BINDINGS, context, pressed)
}

fn find(bindings: &[Binding], context: Context, pressed: Key) -> Option<Action> {
    let bound = |key: Key| {
        let here = bindings
            .iter()
            .filter(|b| holds(b, context) && b.keys.contains(&key));
        // the place itself comes first
        here.min_by_key(|b| b.context != context).map(|b| b.action)
    };
    bound(pressed).or_else(|| bound(letter_key(pressed)).filter(|_| !context.types()))
}

/// The key under a letter that Telex makes: `ư` comes of `w`, `đ` of `d`, `ơ` of `o`, `â` of `a`, `ê` of `e`, `ô` of `o`.
pub fn letter_key(pressed: Key) -> Key {
    let Code::Char(letter) = pressed.code else {
        return pressed;
    };
    let plain = match letter {
        'ư' => 'w',
        'Ư' => 'W',
        'đ' => 'd',
        'Đ' => 'D',
        'ơ' | 'ô' => 'o',
        'Ơ' | 'Ô' => 'O',
        'â' => 'a',
        'Â' => 'A',
        'ê' => 'e',
        'Ê' => 'E',
        other => other,
    };
    Key {
        code: Code::Char(plain),
        ..pressed
    }
}

/// How a binding is written in the last line: its first key, with that of its pair: `↑↓`, `PgUp/PgDn`.
pub fn short_name(binding: &Binding, set: GlyphSet) -> String {
    let first = |b: &Binding| b.keys.first().map(|k| k.name(set)).unwrap_or_default();
    let pair = BINDINGS
        .iter()
        .find(|b| b.context == binding.context && Some(b.action) == binding.pair);
    let own = first(binding);
    match pair.map(first) {
        Some(other) if own.chars().count() == 1 => format!("{own}{other}"),
        Some(other) => format!("{own}/{other}"),
        None => own,
    }
}

#[cfg(test)]
mod tests {
    use super::bindings::TABLE;
    use super::*;

    #[test]
    fn every_key_of_the_table_has_a_name() {
        for (keys, _) in TABLE {
            for key in keys.split(' ') {
                assert!(Key::named(key).is_some(), "{key:?} of {keys:?}");
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (context, _) in PLACES {
            let mut seen = std::collections::HashMap::new();
            for binding in BINDINGS.iter().filter(|b| b.context == context) {
                for key in &binding.keys {
                    assert_eq!(
                        seen.insert(*key, binding.action),
                        None,
                        "{} in {context:?}",
                        key.name(GlyphSet::Ascii)
                    );
                }
            }
        }
    }

    #[test]
    fn no_two_bindings_collide_once_telex_letters_are_folded() {
        for context in PLACES
            .map(|(context, _)| context)
            .into_iter()
            .filter(|c| !c.types())
        {
            let mut seen = std::collections::HashMap::new();
            for binding in BINDINGS.iter().filter(|b| b.context == context) {
                for key in &binding.keys {
                    let known = seen.insert(letter_key(*key), (*key, binding.action));
                    assert_eq!(known, None, "{} in {context:?}", key.name(GlyphSet::Ascii));
                }
            }
        }
    }

    #[test]
    fn a_telex_letter_stands_for_its_key() {
        for (typed, expect) in "ưđơâêôƯĐƠÂÊÔ".chars().zip("wdoaeoWDOAEO".chars()) {
            assert_eq!(letter_key(Key::char(typed)), Key::char(expect));
        }
        // what carries a tone as well, other letters and other keys are what they are
        for key in [
            Key::char('ứ'),
            Key::char('ă'),
            Key::char('w'),
            Key::char('1'),
            Key::plain(Code::Esc),
        ] {
            assert_eq!(letter_key(key), key);
        }
        assert_eq!(
            letter_key(Key {
                alt: true,
                ..Key::char('đ')
            }),
            Key {
                alt: true,
                ..Key::char('d')
            }
        );
    }

    #[test]
    fn a_telex_letter_counts_where_its_key_is_bound_and_nothing_is_typed() {
        let bind = |context, letter, action| Binding {
            context,
            keys: vec![Key::char(letter)],
            action,
            label: words::help,
            footer: None,
            pair: None,
        };
        let map = [
            bind(C::Anywhere, 'd', Action::Help),
            bind(C::Sector, 'd', Action::Open),
            bind(C::Anywhere, 'w', Action::Theme),
            bind(C::Detail, 'ư', Action::Back),
        ];
        let check = |context, typed, expect| {
            assert_eq!(
                find(&map, context, Key::char(typed)),
                expect,
                "{typed} in {context:?}"
            );
        };
        check(C::Overview, 'đ', Some(Action::Help));
        check(C::Sector, 'đ', Some(Action::Open));
        check(C::List, 'ư', Some(Action::Theme));
        // bound itself, it is no other key
        check(C::Detail, 'ư', Some(Action::Back));
        check(C::Overview, 'ô', None);
        check(C::Typing, 'đ', None);
    }

    #[test]
    fn everything_is_reachable_without_letters() {
        for binding in BINDINGS.iter() {
            let plain = |k: &Key| !matches!(k.code, Code::Char(c) if c.is_alphabetic() && !k.ctrl);
            assert!(binding.keys.iter().any(plain), "{:?}", binding.action);
        }
    }

    #[test]
    fn typing_keeps_letters_and_digits() {
        for c in ['q', '1', '/', '?', 'đ', ' '] {
            assert_eq!(action(Context::Typing, Key::char(c)), None);
        }
        assert_eq!(
            action(Context::Sector, Key::char('/')),
            Some(Action::Search)
        );
        assert_eq!(
            action(Context::Sector, Key::plain(Code::Left)),
            Some(Action::Left)
        );
        assert_eq!(
            action(Context::Overview, Key::plain(Code::Left)),
            Some(Action::PreviousTab)
        );
    }
}
