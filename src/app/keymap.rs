//! Which key does what, where. The help and the last line of every screen are made from this table.

mod bindings;

use crate::input::{Code, Key};
use crate::text::Lang;
use crate::text::{entry, keys as words, meeting, notes, present as show};

/// What the user wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One line up or down, or one page when `page`.
    Up,
    /// One line down.
    Down,
    /// A screen up in a list.
    PageUp,
    /// A screen down in a list.
    PageDown,
    /// To the heading above.
    GroupUp,
    /// To the heading below.
    GroupDown,
    /// To the first line.
    First,
    /// To the last line.
    Last,
    /// Open what is selected.
    Open,
    /// One layer back.
    Back,
    /// Left: fold, or the neighbour on the left.
    Left,
    /// Right: unfold, or the neighbour on the right.
    Right,
    /// The tab on the right.
    NextTab,
    /// The tab on the left.
    PreviousTab,
    /// The nth tab, counted from 0.
    Tab(u8),
    /// The period before.
    OlderPeriod,
    /// The period after.
    NewerPeriod,
    /// Search.
    Search,
    /// Choose a commune.
    Communes,
    /// Choose a period.
    Periods,
    /// What is wrong with files.
    Troubles,
    /// Take a conclusion.
    Conclude,
    /// The conclusions taken.
    Conclusions,
    /// Change the state of a task.
    TaskState,
    /// Save what is typed.
    Save,
    /// Take over what is offered.
    Complete,
    /// To the field before.
    PreviousField,
    /// Take the link off, or put it back.
    Unlink,
    /// Delete what is selected.
    Remove,
    /// Close the meeting.
    CloseMeeting,
    /// Type figures.
    Entry,
    /// The cell after this one.
    NextCell,
    /// The cell before this one.
    PreviousCell,
    /// Change what stands in the cell.
    EditCell,
    /// Take the figure out of the cell.
    ClearCell,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Keep one's own figure.
    Mine,
    /// Take the figure of the file.
    Theirs,
    /// Save the figures.
    SaveFigures,
    /// Sort another way.
    Order,
    /// Pick tasks by owner, sector or document.
    Pick,
    /// Show all tasks again.
    ShowAll,
    /// The next theme.
    Theme,
    /// The other language.
    Language,
    /// The keys.
    Help,
    /// Draw everything again.
    Redraw,
    /// Present the meeting.
    Present,
    /// Present the meeting from what is shown.
    PresentHere,
    /// The page after, or the rest of a list.
    NextPage,
    /// The page before.
    PreviousPage,
    /// A digit of a page's number.
    Digit(u8),
    /// To the page whose number was typed, or that is selected.
    Jump,
    /// Nothing but black.
    Black,
    /// Nothing but white.
    White,
    /// Only this keyboard moves the page.
    Freeze,
    /// The overview of pages.
    Pages,
    /// Show what is internal, or hide it again.
    Unlock,
    /// Go on by itself.
    Resume,
    /// Leave the presentation.
    Leave,
    /// Leave.
    Quit,
    /// Stop, as Ctrl+Z does in a shell.
    Suspend,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen where nothing is typed.
    Anywhere,
    /// On the overview.
    Overview,
    /// On a sector's page.
    Sector,
    /// On the tasks.
    Tasks,
    /// On the calendar.
    Calendar,
    /// On the targets.
    Targets,
    /// On one indicator.
    Detail,
    /// On one task.
    Task,
    /// In a list over the tabs, or a text to scroll.
    List,
    /// In the list of the conclusions taken.
    Conclusions,
    /// In the menu of the states of a task.
    Decide,
    /// Where a conclusion is typed, or what belongs to the state of a task.
    Form,
    /// In the grid of figures.
    Entry,
    /// Where the grid asks something.
    EntryAsk,
    /// Where text is typed.
    Typing,
    /// While a meeting is presented.
    Present,
    /// On the second screen of a presentation.
    Notes,
}

impl Context {
    /// Text is typed: letters and digits mean themselves.
    pub fn types(self) -> bool {
        matches!(
            self,
            Self::Typing | Self::Form | Self::Entry | Self::EntryAsk
        )
    }

    /// Only its own bindings hold.
    pub fn is_alone(self) -> bool {
        matches!(self, Self::Present | Self::Notes)
    }
}

/// A name of a key's meaning, in each language.
pub type Label = fn(Lang) -> &'static str;

/// One line of the key map.
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys, the first of which is shown in the last line.
    pub keys: &'static [Key],
    /// What they do.
    pub action: Action,
    /// What to call it in the help.
    pub label: Label,
    /// What to call it in the last line, where it stands there; with the order in which it leaves a narrow one (0 stays longest).
    pub footer: Option<(u8, Label)>,
    /// The action whose key stands beside this one in the last line: up and down, left and right.
    pub pair: Option<Action>,
}

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
    find(BINDINGS, context, pressed)
}

fn find(bindings: &[Binding], context: Context, pressed: Key) -> Option<Action> {
    let of = |wanted: Context, key: Key| {
        bindings
            .iter()
            .find(|b| b.context == wanted && b.keys.contains(&key))
            .map(|b| b.action)
    };
    if context.types() {
        return of(context, pressed);
    }
    let else_where = |key: Key| {
        if context.is_alone() {
            None
        } else {
            of(Context::Anywhere, key)
        }
    };
    let anywhere = |key: Key| of(context, key).or_else(|| else_where(key));
    anywhere(pressed).or_else(|| anywhere(letter_key(pressed)))
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
pub fn short_name(binding: &Binding, context: Context, ascii: bool) -> String {
    let first = |b: &Binding| b.keys.first().map(|k| name(*k, ascii)).unwrap_or_default();
    let pair = binding.pair.and_then(|pair| {
        BINDINGS
            .iter()
            .find(|b| b.action == pair && holds(b, context) && b.context == binding.context)
    });
    let own = first(binding);
    match pair.map(first) {
        Some(other) if own.chars().count() == 1 => format!("{own}{other}"),
        Some(other) => format!("{own}/{other}"),
        None => own,
    }
}

/// How a key is written: `Enter`, `Ctrl+↑`, `F1`.
pub fn name(key: Key, ascii: bool) -> String {
    let arrow = |unicode: &str, word: &str| {
        if ascii {
            word.to_string()
        } else {
            unicode.to_string()
        }
    };
    let base = match key.code {
        Code::Char(' ') => "Space".into(),
        Code::Char(c) if key.ctrl => c.to_uppercase().collect(),
        Code::Char(c) => c.to_string(),
        Code::Enter => "Enter".into(),
        Code::Esc => "Esc".into(),
        Code::Tab => "Tab".into(),
        Code::Backspace => "Backspace".into(),
        Code::Delete => "Delete".into(),
        Code::Insert => "Insert".into(),
        Code::Up => arrow("↑", "Up"),
        Code::Down => arrow("↓", "Down"),
        Code::Left => arrow("←", "Left"),
        Code::Right => arrow("→", "Right"),
        Code::Home => "Home".into(),
        Code::End => "End".into(),
        Code::PageUp => "PgUp".into(),
        Code::PageDown => "PgDn".into(),
        Code::F(n) => format!("F{n}"),
    };
    let with = |held: bool, name: &str| {
        if held {
            format!("{name}+")
        } else {
            String::new()
        }
    };
    format!(
        "{}{}{}{base}",
        with(key.ctrl, "Ctrl"),
        with(key.alt, "Alt"),
        with(key.shift, "Shift")
    )
}

#[cfg(test)]
mod tests {
    use super::bindings::{bind, key};
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (context, _) in PLACES {
            let mut seen = std::collections::HashMap::new();
            for binding in BINDINGS.iter().filter(|b| b.context == context) {
                for key in binding.keys {
                    assert_eq!(
                        seen.insert(*key, binding.action),
                        None,
                        "{} in {context:?}",
                        name(*key, true)
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
                for key in binding.keys {
                    let known = seen.insert(letter_key(*key), (*key, binding.action));
                    assert_eq!(known, None, "{} in {context:?}", name(*key, true));
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
            key(Code::Esc),
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
        static MAP: &[Binding] = &[
            bind(C::Anywhere, &[Key::char('d')], Action::Help, words::help),
            bind(C::Sector, &[Key::char('d')], Action::Open, words::open),
            bind(C::Anywhere, &[Key::char('w')], Action::Theme, words::theme),
            bind(C::Detail, &[Key::char('ư')], Action::Back, words::back),
        ];
        let check = |context, typed, expect| {
            assert_eq!(
                find(MAP, context, Key::char(typed)),
                expect,
                "{typed} in {context:?}"
            )
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
        for binding in BINDINGS {
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
        assert_eq!(action(Context::Sector, key(Code::Left)), Some(Action::Left));
        assert_eq!(
            action(Context::Overview, key(Code::Left)),
            Some(Action::PreviousTab)
        );
    }
}
