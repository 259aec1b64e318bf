//! The table of all bindings.

use super::{Action as A, Binding, Context as C, Label};
use crate::input::{Code, Key};
use crate::text::{entry, keys as words, meeting, notes, present as show};

pub(super) const fn key(code: Code) -> Key {
    Key::plain(code)
}
const fn shift(code: Code) -> Key {
    Key {
        shift: true,
        ..Key::plain(code)
    }
}
const fn ctrl(code: Code) -> Key {
    Key {
        ctrl: true,
        ..Key::plain(code)
    }
}
pub(super) const fn bind(context: C, keys: &'static [Key], action: A, label: Label) -> Binding {
    Binding {
        context,
        keys,
        action,
        label,
        footer: None,
        pair: None,
    }
}
impl Binding {
    const fn footer(mut self, order: u8, label: Label) -> Self {
        self.footer = Some((order, label));
        self
    }
    const fn with(mut self, pair: A) -> Self {
        self.pair = Some(pair);
        self
    }
}

/// The key map, in the order of the help.
pub static BINDINGS: &[Binding] = &[
    bind(
        C::Anywhere,
        &[key(Code::Up), Key::char('k')],
        A::Up,
        words::up,
    )
    .footer(2, words::up_down_short)
    .with(A::Down),
    bind(
        C::Anywhere,
        &[key(Code::Down), Key::char('j')],
        A::Down,
        words::down,
    ),
    bind(
        C::Anywhere,
        &[key(Code::Home), Key::char('g')],
        A::First,
        words::first,
    ),
    bind(
        C::Anywhere,
        &[key(Code::End), Key::char('G')],
        A::Last,
        words::last,
    ),
    bind(C::Overview, &[key(Code::Enter)], A::Open, words::open).footer(1, words::open_short),
    bind(
        C::Overview,
        &[key(Code::Right)],
        A::NextTab,
        words::next_tab,
    ),
    bind(
        C::Overview,
        &[key(Code::Left)],
        A::PreviousTab,
        words::previous_tab,
    ),
    bind(C::Sector, &[key(Code::Enter)], A::Open, words::open).footer(1, words::open_short),
    bind(C::Sector, &[key(Code::Left)], A::Left, words::fold)
        .footer(5, words::fold_short)
        .with(A::Right),
    bind(C::Sector, &[key(Code::Right)], A::Right, words::unfold),
    bind(
        C::Sector,
        &[ctrl(Code::Up), shift(Code::Up)],
        A::GroupUp,
        words::group_up,
    ),
    bind(
        C::Sector,
        &[ctrl(Code::Down), shift(Code::Down)],
        A::GroupDown,
        words::group_down,
    ),
    bind(C::Tasks, &[key(Code::Enter)], A::Open, words::open_task).footer(1, words::open_short),
    bind(C::Tasks, &[key(Code::Left)], A::Left, words::filter_before)
        .footer(3, words::filter_short)
        .with(A::Right),
    bind(C::Tasks, &[key(Code::Right)], A::Right, words::filter_after),
    bind(
        C::Tasks,
        &[shift(Code::Right), shift(Code::Left), Key::char('s')],
        A::Order,
        words::order,
    )
    .footer(4, words::order_short),
    bind(
        C::Tasks,
        &[key(Code::F(2)), Key::char('S')],
        A::TaskState,
        meeting::task_state,
    )
    .footer(5, meeting::task_state_short),
    bind(
        C::Calendar,
        &[key(Code::F(2)), Key::char('S')],
        A::TaskState,
        meeting::task_state,
    ),
    bind(
        C::Tasks,
        &[Key::char('='), Key::char('c')],
        A::Pick,
        words::pick,
    )
    .footer(2, words::pick_short),
    bind(C::Tasks, &[key(Code::Esc)], A::ShowAll, words::show_all).footer(5, words::show_all_short),
    bind(C::Calendar, &[key(Code::Enter)], A::Open, words::open_task).footer(6, words::open_short),
    bind(
        C::Calendar,
        &[key(Code::Left)],
        A::Left,
        words::month_before,
    )
    .footer(3, words::month_short)
    .with(A::Right),
    bind(
        C::Calendar,
        &[key(Code::Right)],
        A::Right,
        words::month_after,
    ),
    bind(C::Targets, &[key(Code::Enter)], A::Open, words::open).footer(1, words::open_short),
    bind(C::Targets, &[key(Code::Right)], A::NextTab, words::next_tab),
    bind(
        C::Targets,
        &[key(Code::Left)],
        A::PreviousTab,
        words::previous_tab,
    ),
    bind(C::Anywhere, &[key(Code::Tab)], A::NextTab, words::next_tab),
    bind(
        C::Anywhere,
        &[shift(Code::Tab)],
        A::PreviousTab,
        words::previous_tab,
    ),
    bind(
        C::Anywhere,
        &[Key::char('1')],
        A::Tab(0),
        words::tab_overview,
    ),
    bind(C::Anywhere, &[Key::char('2')], A::Tab(1), words::tab_sector),
    bind(C::Anywhere, &[Key::char('3')], A::Tab(2), words::tab_sector),
    bind(C::Anywhere, &[Key::char('4')], A::Tab(3), words::tab_sector),
    bind(C::Anywhere, &[Key::char('5')], A::Tab(4), words::tab_sector),
    bind(C::Anywhere, &[Key::char('6')], A::Tab(5), words::tab_sector),
    bind(C::Anywhere, &[Key::char('7')], A::Tab(6), words::tab_sector),
    bind(C::Anywhere, &[Key::char('8')], A::Tab(7), words::tab_sector),
    bind(C::Anywhere, &[Key::char('9')], A::Tab(8), words::tab_sector),
    bind(
        C::Detail,
        &[key(Code::Esc), key(Code::Backspace), key(Code::Enter)],
        A::Back,
        words::back,
    )
    .footer(0, words::back_short),
    bind(
        C::Detail,
        &[key(Code::Left)],
        A::Left,
        words::previous_indicator,
    )
    .footer(3, words::neighbours_short)
    .with(A::Right),
    bind(
        C::Detail,
        &[key(Code::Right)],
        A::Right,
        words::next_indicator,
    ),
    bind(
        C::Task,
        &[key(Code::Esc), key(Code::Backspace), key(Code::Enter)],
        A::Back,
        words::back,
    )
    .footer(0, words::back_short),
    bind(C::Task, &[key(Code::PageUp)], A::PageUp, words::page_up),
    bind(
        C::Task,
        &[key(Code::PageDown)],
        A::PageDown,
        words::page_down,
    ),
    bind(
        C::Task,
        &[key(Code::F(2)), Key::char('S')],
        A::TaskState,
        meeting::task_state,
    )
    .footer(1, meeting::task_state_short),
    bind(C::Conclusions, &[key(Code::Enter)], A::Open, meeting::edit)
        .footer(1, meeting::edit_short),
    bind(
        C::Conclusions,
        &[key(Code::Delete)],
        A::Remove,
        meeting::remove,
    )
    .footer(2, meeting::remove_short),
    bind(
        C::Conclusions,
        &[key(Code::F(2)), Key::char('C')],
        A::CloseMeeting,
        meeting::close,
    )
    .footer(2, meeting::close_short),
    bind(
        C::Conclusions,
        &[key(Code::Esc), key(Code::Backspace)],
        A::Back,
        words::back,
    )
    .footer(0, words::back_short),
    bind(
        C::Conclusions,
        &[key(Code::PageUp)],
        A::PageUp,
        words::page_up,
    ),
    bind(
        C::Conclusions,
        &[key(Code::PageDown)],
        A::PageDown,
        words::page_down,
    ),
    bind(C::Form, &[key(Code::Enter)], A::Open, meeting::next_field).footer(1, meeting::next_short),
    bind(
        C::Form,
        &[key(Code::F(8)), ctrl(Code::Enter)],
        A::Save,
        meeting::save,
    )
    .footer(0, meeting::save_short),
    bind(C::Form, &[key(Code::Tab)], A::Complete, meeting::complete)
        .footer(2, meeting::complete_short),
    bind(C::Form, &[key(Code::Right)], A::Right, meeting::complete),
    bind(
        C::Form,
        &[shift(Code::Tab)],
        A::PreviousField,
        meeting::previous_field,
    ),
    bind(C::Form, &[key(Code::Up)], A::Up, meeting::upper_choice),
    bind(C::Form, &[key(Code::Down)], A::Down, meeting::lower_choice),
    bind(C::Form, &[key(Code::F(4))], A::Unlink, meeting::unlink).footer(4, meeting::unlink_short),
    bind(
        C::Form,
        &[shift(Code::F(8)), key(Code::F(9))],
        A::Conclusions,
        meeting::conclusions,
    )
    .footer(5, meeting::conclusions_short),
    bind(C::Form, &[key(Code::Esc)], A::Back, meeting::leave).footer(0, meeting::leave_short),
    bind(
        C::Form,
        &[ctrl(Code::Char('c'))],
        A::Quit,
        meeting::quit_asked,
    ),
    bind(C::Form, &[ctrl(Code::Char('l'))], A::Redraw, words::redraw),
    bind(
        C::Form,
        &[ctrl(Code::Char('z'))],
        A::Suspend,
        words::suspend,
    ),
    bind(C::Decide, &[key(Code::Enter)], A::Open, meeting::pick).footer(1, words::choose_short),
    bind(C::Decide, &[key(Code::Left)], A::Left, meeting::left_choice)
        .footer(2, meeting::turn_short)
        .with(A::Right),
    bind(
        C::Decide,
        &[key(Code::Right)],
        A::Right,
        meeting::right_choice,
    ),
    bind(
        C::Decide,
        &[
            key(Code::Esc),
            key(Code::Backspace),
            key(Code::F(2)),
            Key::char('S'),
        ],
        A::Back,
        words::back,
    )
    .footer(0, meeting::leave_short),
    bind(
        C::Overview,
        &[key(Code::F(2)), Key::char('e')],
        A::Entry,
        entry::open,
    )
    .footer(5, entry::open_short),
    bind(
        C::Sector,
        &[key(Code::F(2)), Key::char('e')],
        A::Entry,
        entry::open,
    )
    .footer(4, entry::open_short),
    bind(
        C::Detail,
        &[key(Code::F(2)), Key::char('e')],
        A::Entry,
        entry::open,
    )
    .footer(4, entry::open_short),
    bind(
        C::Entry,
        &[ctrl(Code::Char('s')), key(Code::F(10))],
        A::SaveFigures,
        entry::save,
    )
    .footer(0, entry::save_short),
    bind(C::Entry, &[key(Code::F(7))], A::Mine, entry::mine).footer(0, entry::mine_short),
    bind(C::Entry, &[key(Code::F(9))], A::Theirs, entry::theirs).footer(0, entry::theirs_short),
    bind(C::Entry, &[key(Code::Enter)], A::Open, entry::below).footer(1, entry::below_short),
    bind(C::Entry, &[key(Code::Tab)], A::NextCell, entry::next),
    bind(
        C::Entry,
        &[shift(Code::Tab), shift(Code::Enter)],
        A::PreviousCell,
        entry::previous,
    ),
    bind(C::Entry, &[key(Code::Up)], A::Up, entry::above),
    bind(C::Entry, &[key(Code::Down)], A::Down, entry::below),
    bind(C::Entry, &[key(Code::PageUp)], A::PageUp, words::page_up),
    bind(
        C::Entry,
        &[key(Code::PageDown)],
        A::PageDown,
        words::page_down,
    ),
    bind(C::Entry, &[key(Code::Left)], A::Left, entry::left)
        .footer(4, entry::sector_short)
        .with(A::Right),
    bind(C::Entry, &[key(Code::Right)], A::Right, entry::right),
    bind(C::Entry, &[key(Code::Home)], A::First, entry::first),
    bind(C::Entry, &[key(Code::End)], A::Last, entry::last),
    bind(C::Entry, &[key(Code::F(2))], A::EditCell, entry::edit).footer(3, entry::edit_short),
    bind(C::Entry, &[key(Code::Delete)], A::ClearCell, entry::clear).footer(6, entry::clear_short),
    bind(C::Entry, &[ctrl(Code::Char('z'))], A::Undo, entry::undo).footer(2, entry::undo_short),
    bind(C::Entry, &[ctrl(Code::Char('y'))], A::Redo, entry::redo).footer(5, entry::redo_short),
    bind(C::Entry, &[key(Code::Esc)], A::Back, entry::leave).footer(0, entry::leave_short),
    bind(C::Entry, &[key(Code::F(1))], A::Help, words::help).footer(3, words::help_short),
    bind(C::Entry, &[ctrl(Code::Char('c'))], A::Quit, entry::quit),
    bind(C::Entry, &[ctrl(Code::Char('l'))], A::Redraw, words::redraw),
    bind(
        C::EntryAsk,
        &[key(Code::Enter), ctrl(Code::Char('s')), key(Code::F(10))],
        A::Open,
        entry::agree,
    )
    .footer(1, entry::agree_short),
    bind(
        C::EntryAsk,
        &[key(Code::Delete)],
        A::ClearCell,
        entry::discard,
    )
    .footer(2, entry::discard_short),
    bind(
        C::EntryAsk,
        &[key(Code::Esc), ctrl(Code::Char('c'))],
        A::Back,
        entry::stay,
    )
    .footer(0, entry::stay_short),
    bind(
        C::EntryAsk,
        &[ctrl(Code::Char('l'))],
        A::Redraw,
        words::redraw,
    ),
    bind(C::List, &[key(Code::Enter)], A::Open, words::choose).footer(1, words::choose_short),
    bind(
        C::List,
        &[key(Code::Esc), key(Code::Backspace)],
        A::Back,
        words::back,
    )
    .footer(0, words::back_short),
    bind(C::List, &[key(Code::PageUp)], A::PageUp, words::page_up),
    bind(
        C::List,
        &[key(Code::PageDown)],
        A::PageDown,
        words::page_down,
    ),
    bind(C::Typing, &[key(Code::PageUp)], A::PageUp, words::page_up),
    bind(
        C::Typing,
        &[key(Code::PageDown)],
        A::PageDown,
        words::page_down,
    ),
    bind(C::Tasks, &[shift(Code::Up)], A::PageUp, words::page_up),
    bind(
        C::Tasks,
        &[shift(Code::Down)],
        A::PageDown,
        words::page_down,
    ),
    bind(C::Typing, &[key(Code::Enter)], A::Open, words::open).footer(1, words::open_short),
    bind(C::Typing, &[key(Code::Esc)], A::Back, words::back).footer(0, words::back_short),
    bind(C::Typing, &[key(Code::Up)], A::Up, words::up)
        .footer(2, words::up_down_short)
        .with(A::Down),
    bind(
        C::Typing,
        &[key(Code::Down), key(Code::Tab)],
        A::Down,
        words::down,
    ),
    bind(
        C::Anywhere,
        &[Key::char('/'), key(Code::F(3)), ctrl(Code::Char('f'))],
        A::Search,
        words::search,
    )
    .footer(3, words::search_short),
    bind(
        C::Anywhere,
        &[key(Code::PageUp)],
        A::OlderPeriod,
        words::older,
    )
    .footer(4, words::period_short)
    .with(A::NewerPeriod),
    bind(
        C::Anywhere,
        &[key(Code::PageDown)],
        A::NewerPeriod,
        words::newer,
    ),
    bind(C::Anywhere, &[key(Code::F(5))], A::Present, show::key_start)
        .footer(5, show::key_start_short),
    bind(
        C::Anywhere,
        &[shift(Code::F(5)), key(Code::F(17))],
        A::PresentHere,
        show::key_here,
    ),
    bind(
        C::Anywhere,
        &[key(Code::F(8)), Key::char('K')],
        A::Conclude,
        meeting::conclude,
    )
    .footer(2, meeting::conclude_short),
    bind(
        C::Anywhere,
        &[shift(Code::F(8)), Key::char('L')],
        A::Conclusions,
        meeting::conclusions,
    ),
    bind(
        C::Anywhere,
        &[key(Code::F(7)), Key::char('p')],
        A::Periods,
        words::periods,
    ),
    bind(
        C::Anywhere,
        &[key(Code::F(4)), Key::char('x')],
        A::Communes,
        words::communes,
    )
    .footer(7, words::communes_short),
    bind(
        C::Anywhere,
        &[key(Code::F(6)), Key::char('t')],
        A::Theme,
        words::theme,
    ),
    bind(
        C::Anywhere,
        &[key(Code::F(9)), Key::char('l')],
        A::Troubles,
        words::troubles,
    ),
    bind(
        C::Anywhere,
        &[key(Code::F(12)), Key::char('v')],
        A::Language,
        words::language,
    ),
    bind(
        C::Anywhere,
        &[key(Code::F(1)), Key::char('?')],
        A::Help,
        words::help,
    )
    .footer(1, words::help_short),
    bind(
        C::Anywhere,
        &[ctrl(Code::Char('l'))],
        A::Redraw,
        words::redraw,
    ),
    bind(
        C::Anywhere,
        &[ctrl(Code::Char('z'))],
        A::Suspend,
        words::suspend,
    ),
    bind(
        C::Anywhere,
        &[Key::char('q'), key(Code::F(10)), ctrl(Code::Char('c'))],
        A::Quit,
        words::quit,
    )
    .footer(6, words::quit_short),
    bind(C::Typing, &[ctrl(Code::Char('c'))], A::Quit, words::quit),
    bind(
        C::Typing,
        &[ctrl(Code::Char('z'))],
        A::Suspend,
        words::suspend,
    ),
    bind(
        C::Present,
        &[
            key(Code::PageDown),
            key(Code::Right),
            Key::char(' '),
            Key::char('n'),
        ],
        A::NextPage,
        show::key_next,
    ),
    bind(C::Present, &[key(Code::Down)], A::Down, show::key_next),
    bind(
        C::Present,
        &[
            key(Code::PageUp),
            key(Code::Left),
            key(Code::Backspace),
            Key::char('p'),
        ],
        A::PreviousPage,
        show::key_previous,
    ),
    bind(C::Present, &[key(Code::Up)], A::Up, show::key_previous),
    bind(C::Present, &[key(Code::Home)], A::First, show::key_first),
    bind(C::Present, &[key(Code::End)], A::Last, show::key_last),
    bind(C::Present, &[Key::char('0')], A::Digit(0), show::key_digit),
    bind(C::Present, &[Key::char('1')], A::Digit(1), show::key_digit),
    bind(C::Present, &[Key::char('2')], A::Digit(2), show::key_digit),
    bind(C::Present, &[Key::char('3')], A::Digit(3), show::key_digit),
    bind(C::Present, &[Key::char('4')], A::Digit(4), show::key_digit),
    bind(C::Present, &[Key::char('5')], A::Digit(5), show::key_digit),
    bind(C::Present, &[Key::char('6')], A::Digit(6), show::key_digit),
    bind(C::Present, &[Key::char('7')], A::Digit(7), show::key_digit),
    bind(C::Present, &[Key::char('8')], A::Digit(8), show::key_digit),
    bind(C::Present, &[Key::char('9')], A::Digit(9), show::key_digit),
    bind(C::Present, &[key(Code::Enter)], A::Jump, show::key_jump),
    bind(
        C::Present,
        &[Key::char('.'), Key::char('b'), Key::char('B')],
        A::Black,
        show::key_black,
    ),
    bind(
        C::Present,
        &[Key::char(','), Key::char('w'), Key::char('W')],
        A::White,
        show::key_white,
    ),
    bind(
        C::Present,
        &[key(Code::F(8)), Key::char('k'), Key::char('K')],
        A::Conclude,
        meeting::conclude,
    ),
    bind(
        C::Present,
        &[shift(Code::F(8)), Key::char('l'), Key::char('L')],
        A::Conclusions,
        meeting::conclusions,
    ),
    bind(
        C::Present,
        &[key(Code::F(2)), Key::char('s'), Key::char('S')],
        A::TaskState,
        meeting::task_state,
    ),
    bind(
        C::Present,
        &[key(Code::F(7)), Key::char('f'), Key::char('F')],
        A::Freeze,
        show::key_freeze,
    ),
    bind(
        C::Present,
        &[key(Code::Tab), Key::char('o'), Key::char('O')],
        A::Pages,
        show::key_pages,
    ),
    bind(
        C::Present,
        &[Key::char('*'), Key::char('u'), Key::char('U')],
        A::Unlock,
        show::key_unlock,
    ),
    bind(C::Present, &[key(Code::F(5))], A::Resume, show::key_resume),
    bind(C::Present, &[key(Code::Esc)], A::Leave, show::key_leave),
    bind(
        C::Present,
        &[key(Code::F(1)), Key::char('?')],
        A::Help,
        words::help,
    ),
    bind(
        C::Present,
        &[ctrl(Code::Char('l'))],
        A::Redraw,
        words::redraw,
    ),
    bind(
        C::Present,
        &[ctrl(Code::Char('z'))],
        A::Suspend,
        words::suspend,
    ),
    bind(
        C::Present,
        &[key(Code::F(10)), ctrl(Code::Char('c'))],
        A::Quit,
        words::quit,
    ),
    bind(
        C::Notes,
        &[
            key(Code::PageUp),
            key(Code::Left),
            key(Code::Up),
            key(Code::Backspace),
            Key::char('p'),
        ],
        A::PreviousPage,
        notes::key_previous,
    )
    .footer(0, notes::key_page_short)
    .with(A::NextPage),
    bind(
        C::Notes,
        &[
            key(Code::PageDown),
            key(Code::Right),
            key(Code::Down),
            Key::char(' '),
            Key::char('n'),
        ],
        A::NextPage,
        notes::key_next,
    ),
    bind(C::Notes, &[key(Code::Home)], A::First, notes::key_first),
    bind(C::Notes, &[key(Code::End)], A::Last, notes::key_last),
    bind(C::Notes, &[Key::char('0')], A::Digit(0), notes::key_digit),
    bind(C::Notes, &[Key::char('1')], A::Digit(1), notes::key_digit),
    bind(C::Notes, &[Key::char('2')], A::Digit(2), notes::key_digit),
    bind(C::Notes, &[Key::char('3')], A::Digit(3), notes::key_digit),
    bind(C::Notes, &[Key::char('4')], A::Digit(4), notes::key_digit),
    bind(C::Notes, &[Key::char('5')], A::Digit(5), notes::key_digit),
    bind(C::Notes, &[Key::char('6')], A::Digit(6), notes::key_digit),
    bind(C::Notes, &[Key::char('7')], A::Digit(7), notes::key_digit),
    bind(C::Notes, &[Key::char('8')], A::Digit(8), notes::key_digit),
    bind(C::Notes, &[Key::char('9')], A::Digit(9), notes::key_digit),
    bind(C::Notes, &[key(Code::Enter)], A::Jump, notes::key_jump),
    bind(
        C::Notes,
        &[shift(Code::Up), ctrl(Code::Up), Key::char('k')],
        A::PageUp,
        notes::key_up,
    )
    .footer(3, notes::key_scroll_short)
    .with(A::PageDown),
    bind(
        C::Notes,
        &[shift(Code::Down), ctrl(Code::Down), Key::char('j')],
        A::PageDown,
        notes::key_down,
    ),
    bind(C::Notes, &[key(Code::Esc)], A::Back, notes::key_back),
    bind(
        C::Notes,
        &[key(Code::F(6)), Key::char('t')],
        A::Theme,
        words::theme,
    )
    .footer(5, words::theme),
    bind(
        C::Notes,
        &[key(Code::F(12)), Key::char('v')],
        A::Language,
        words::language,
    ),
    bind(
        C::Notes,
        &[key(Code::F(1)), Key::char('?')],
        A::Help,
        words::help,
    )
    .footer(1, words::help_short),
    bind(C::Notes, &[ctrl(Code::Char('l'))], A::Redraw, words::redraw),
    bind(
        C::Notes,
        &[ctrl(Code::Char('z'))],
        A::Suspend,
        words::suspend,
    ),
    bind(
        C::Notes,
        &[Key::char('q'), key(Code::F(10)), ctrl(Code::Char('c'))],
        A::Quit,
        words::quit,
    )
    .footer(2, words::quit_short),
];
