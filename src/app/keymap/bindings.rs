//! The table of all bindings, one line each: its keys as `--keys` writes them, what they do, what the help calls it; where
//! it stands in the last line, the order in which it leaves a narrow one (0 stays longest), its name there, and the action
//! whose key stands beside it.

use std::sync::LazyLock;

use super::action::{Action, Binding, Context, Label};
use crate::input::Key;
use crate::text::{entry, keys as words, meeting, notes, present as show};

macro_rules! bindings {
    ($($place:ident {
        $($keys:literal: $action:ident $(($number:literal))?, $label:path
            $(, $order:literal $short:path)? $(, with $pair:ident)?;)*
    })*) => {
        pub(super) const TABLE: &[(&str, Binding)] = &[$($(($keys, Binding {
            context: Context::$place,
            keys: Vec::new(),
            action: Action::$action $(($number))?,
            label: $label,
            footer: [$(($order, $short as Label))?].first().copied(),
            pair: [$(Action::$pair)?].first().copied(),
        }),)*)*];
    };
}

/// The bindings of a line: one, or of a line of numbers one for each key.
fn bound((keys, line): &(&str, Binding)) -> Vec<Binding> {
    let keys: Vec<Key> = keys.split(' ').filter_map(Key::named).collect();
    let nth = |at: u8| match line.action {
        Action::Tab(first) => Action::Tab(first + at),
        Action::Digit(first) => Action::Digit(first + at),
        action => action,
    };
    if nth(0) == nth(1) {
        return vec![Binding {
            keys,
            ..line.clone()
        }];
    }
    let each = (0..).zip(keys).map(|(at, key)| Binding {
        keys: vec![key],
        action: nth(at),
        ..line.clone()
    });
    each.collect()
}

/// The key map: its places are in the order of the last line, the lines of a place in that of the help.
pub static BINDINGS: LazyLock<Vec<Binding>> =
    LazyLock::new(|| TABLE.iter().flat_map(bound).collect());

bindings! {
    Anywhere {
        "UP k": Up, words::up, 2 words::up_down_short, with Down;
        "DOWN j": Down, words::down;
        "HOME g": First, words::first;
        "END G": Last, words::last;
    }
    Overview {
        "ENTER": Open, words::open, 1 words::open_short;
        "RIGHT": NextTab, words::next_tab;
        "LEFT": PreviousTab, words::previous_tab;
        "F2 e": Entry, entry::open, 5 entry::open_short;
    }
    Sector {
        "ENTER": Open, words::open, 1 words::open_short;
        "LEFT": Left, words::fold, 5 words::fold_short, with Right;
        "RIGHT": Right, words::unfold;
        "C-UP S-UP": GroupUp, words::group_up;
        "C-DOWN S-DOWN": GroupDown, words::group_down;
        "F2 e": Entry, entry::open, 4 entry::open_short;
    }
    Tasks {
        "ENTER": Open, words::open_task, 1 words::open_short;
        "LEFT": Left, words::filter_before, 3 words::filter_short, with Right;
        "RIGHT": Right, words::filter_after;
        "S-RIGHT S-LEFT s": Order, words::order, 4 words::order_short;
        "F2 S": TaskState, meeting::task_state, 5 meeting::task_state_short;
        "= c": Pick, words::pick, 2 words::pick_short;
        "ESC": ShowAll, words::show_all, 5 words::show_all_short;
        "S-UP": PageUp, words::page_up;
        "S-DOWN": PageDown, words::page_down;
    }
    Calendar {
        "F2 S": TaskState, meeting::task_state;
        "ENTER": Open, words::open_task, 6 words::open_short;
        "LEFT": Left, words::month_before, 3 words::month_short, with Right;
        "RIGHT": Right, words::month_after;
    }
    Targets {
        "ENTER": Open, words::open, 1 words::open_short;
        "RIGHT": NextTab, words::next_tab;
        "LEFT": PreviousTab, words::previous_tab;
    }
    Detail {
        "ESC BS ENTER": Back, words::back, 0 words::back_short;
        "LEFT": Left, words::previous_indicator, 3 words::neighbours_short, with Right;
        "RIGHT": Right, words::next_indicator;
        "F2 e": Entry, entry::open, 4 entry::open_short;
    }
    Task {
        "ESC BS ENTER": Back, words::back, 0 words::back_short;
        "PGUP": PageUp, words::page_up;
        "PGDN": PageDown, words::page_down;
        "F2 S": TaskState, meeting::task_state, 1 meeting::task_state_short;
    }
    Form {
        "ENTER": Open, meeting::next_field, 1 meeting::next_short;
        "F8 C-ENTER": Save, meeting::save, 0 meeting::save_short;
        "TAB": Complete, meeting::complete, 2 meeting::complete_short;
        "RIGHT": Right, meeting::complete;
        "S-TAB": PreviousField, meeting::previous_field;
        "UP": Up, meeting::upper_choice;
        "DOWN": Down, meeting::lower_choice;
        "F4": Unlink, meeting::unlink, 4 meeting::unlink_short;
        "S-F8 F9": Conclusions, meeting::conclusions, 5 meeting::conclusions_short;
        "ESC": Back, meeting::leave, 0 meeting::leave_short;
        "C-c": Quit, meeting::quit_asked;
        "C-l": Redraw, words::redraw;
        "C-z": Suspend, words::suspend;
    }
    Conclusions {
        "ENTER": Open, meeting::edit, 1 meeting::edit_short;
        "DEL": Remove, meeting::remove, 2 meeting::remove_short;
        "F2 C": CloseMeeting, meeting::close, 2 meeting::close_short;
        "ESC BS": Back, words::back, 0 words::back_short;
        "PGUP": PageUp, words::page_up;
        "PGDN": PageDown, words::page_down;
    }
    Decide {
        "ENTER": Open, meeting::pick, 1 words::choose_short;
        "LEFT": Left, meeting::left_choice, 2 meeting::turn_short, with Right;
        "RIGHT": Right, meeting::right_choice;
        "ESC BS F2 S": Back, words::back, 0 meeting::leave_short;
    }
    Entry {
        "C-s F10": SaveFigures, entry::save, 0 entry::save_short;
        "F7": Mine, entry::mine, 0 entry::mine_short;
        "F9": Theirs, entry::theirs, 0 entry::theirs_short;
        "ENTER": Open, entry::below, 1 entry::below_short;
        "TAB": NextCell, entry::next;
        "S-TAB S-ENTER": PreviousCell, entry::previous;
        "UP": Up, entry::above;
        "DOWN": Down, entry::below;
        "PGUP": PageUp, words::page_up;
        "PGDN": PageDown, words::page_down;
        "LEFT": Left, entry::left, 4 entry::sector_short, with Right;
        "RIGHT": Right, entry::right;
        "HOME": First, entry::first;
        "END": Last, entry::last;
        "F2": EditCell, entry::edit, 3 entry::edit_short;
        "DEL": ClearCell, entry::clear, 6 entry::clear_short;
        "C-z": Undo, entry::undo, 2 entry::undo_short;
        "C-y": Redo, entry::redo, 5 entry::redo_short;
        "ESC": Back, entry::leave, 0 entry::leave_short;
        "F1": Help, words::help, 3 words::help_short;
        "C-c": Quit, entry::quit;
        "C-l": Redraw, words::redraw;
    }
    EntryAsk {
        "ENTER C-s F10": Open, entry::agree, 1 entry::agree_short;
        "DEL": ClearCell, entry::discard, 2 entry::discard_short;
        "ESC C-c": Back, entry::stay, 0 entry::stay_short;
        "C-l": Redraw, words::redraw;
    }
    List {
        "ENTER": Open, words::choose, 1 words::choose_short;
        "ESC BS": Back, words::back, 0 words::back_short;
        "PGUP": PageUp, words::page_up;
        "PGDN": PageDown, words::page_down;
    }
    Typing {
        "PGUP": PageUp, words::page_up;
        "PGDN": PageDown, words::page_down;
        "ENTER": Open, words::open, 1 words::open_short;
        "ESC": Back, words::back, 0 words::back_short;
        "UP": Up, words::up, 2 words::up_down_short, with Down;
        "DOWN TAB": Down, words::down;
        "C-c": Quit, words::quit;
        "C-z": Suspend, words::suspend;
    }
    Anywhere {
        "TAB": NextTab, words::next_tab;
        "S-TAB": PreviousTab, words::previous_tab;
        "1": Tab(1), words::tab_overview;
        "2 3 4 5 6 7 8 9": Tab(2), words::tab_sector;
        "/ F3 C-f": Search, words::search, 3 words::search_short;
        "PGUP": OlderPeriod, words::older, 4 words::period_short, with NewerPeriod;
        "PGDN": NewerPeriod, words::newer;
        "F5": Present, show::key_start, 5 show::key_start_short;
        "S-F5 F17": PresentHere, show::key_here;
        "F8 K": Conclude, meeting::conclude, 2 meeting::conclude_short;
        "S-F8 L": Conclusions, meeting::conclusions;
        "F7 p": Periods, words::periods;
        "F4 x": Communes, words::communes, 7 words::communes_short;
        "F6 t": Theme, words::theme;
        "F9 l": Troubles, words::troubles;
        "F12 v": Language, words::language;
        "F1 ?": Help, words::help, 1 words::help_short;
        "C-l": Redraw, words::redraw;
        "C-z": Suspend, words::suspend;
        "q F10 C-c": Quit, words::quit, 6 words::quit_short;
    }
    Present {
        "PGDN RIGHT SPACE n": NextPage, show::key_next;
        "PGUP LEFT BS p": PreviousPage, show::key_previous;
        "DOWN": Down, show::key_down;
        "UP": Up, show::key_up;
        "z Z + =": Zoom, show::key_zoom;
        "HOME": First, show::key_first;
        "END": Last, show::key_last;
        "0 1 2 3 4 5 6 7 8 9": Digit(0), show::key_digit;
        "ENTER": Jump, show::key_jump;
        ". b B": Black, show::key_black;
        "COMMA w W": White, show::key_white;
        "F8 k K": Conclude, meeting::conclude;
        "S-F8 l L": Conclusions, meeting::conclusions;
        "F2 s S": TaskState, meeting::task_state;
        "F7 f F": Freeze, show::key_freeze;
        "TAB o O": Pages, show::key_pages;
        "* u U": Unlock, show::key_unlock;
        "F5": Resume, show::key_resume;
        "ESC": Leave, show::key_leave;
        "F1 ?": Help, words::help;
        "C-l": Redraw, words::redraw;
        "C-z": Suspend, words::suspend;
        "F10 C-c": Quit, words::quit;
    }
    Notes {
        "PGUP LEFT UP BS p": PreviousPage, notes::key_previous, 0 notes::key_page_short, with NextPage;
        "PGDN RIGHT DOWN SPACE n": NextPage, notes::key_next;
        "HOME": First, notes::key_first;
        "END": Last, notes::key_last;
        "0 1 2 3 4 5 6 7 8 9": Digit(0), notes::key_digit;
        "ENTER": Jump, notes::key_jump;
        "S-UP C-UP k": PageUp, notes::key_up, 3 notes::key_scroll_short, with PageDown;
        "S-DOWN C-DOWN j": PageDown, notes::key_down;
        "ESC": Back, notes::key_back;
        "F6 t": Theme, words::theme, 5 words::theme;
        "F12 v": Language, words::language;
        "F1 ?": Help, words::help, 1 words::help_short;
        "C-l": Redraw, words::redraw;
        "C-z": Suspend, words::suspend;
        "q F10 C-c": Quit, words::quit, 2 words::quit_short;
    }
}
