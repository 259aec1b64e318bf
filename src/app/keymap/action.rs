//! What keys mean: actions, the places where they are bound, and a line of the key map.

use crate::input::Key;
use crate::text::Lang;

/// What the user wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    Up,
    Down,
    /// A screen up in a list.
    PageUp,
    /// A screen down in a list.
    PageDown,
    /// To the heading above.
    GroupUp,
    /// To the heading below.
    GroupDown,
    First,
    Last,
    /// Open what is selected.
    Open,
    /// One layer back.
    Back,
    /// Fold, or the neighbour on the left.
    Left,
    /// Unfold, or the neighbour on the right.
    Right,
    NextTab,
    PreviousTab,
    /// The tab with this number, counted from 1.
    Tab(u8),
    OlderPeriod,
    NewerPeriod,
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
    PreviousField,
    /// Take the link off, or put it back.
    Unlink,
    /// Delete what is selected.
    Remove,
    CloseMeeting,
    /// Type figures.
    Entry,
    NextCell,
    PreviousCell,
    EditCell,
    ClearCell,
    Undo,
    Redo,
    /// Keep one's own figure.
    Mine,
    /// Take the figure of the file.
    Theirs,
    SaveFigures,
    /// Sort another way.
    Order,
    /// Pick tasks by owner, sector or document.
    Pick,
    /// Show all tasks again.
    ShowAll,
    Theme,
    Language,
    Help,
    /// Draw everything again.
    Redraw,
    /// Present the meeting.
    Present,
    /// Present the meeting from what is shown.
    PresentHere,
    /// The page after, or the rest of a list.
    NextPage,
    PreviousPage,
    /// A digit of a page's number.
    Digit(u8),
    /// To the page whose number was typed, or that is selected.
    Jump,
    Black,
    White,
    /// Only this keyboard moves the page.
    Freeze,
    /// The overview of pages.
    Pages,
    /// Blow a figure up to the whole screen, or back.
    Zoom,
    /// Show what is internal, or hide it again.
    Unlock,
    /// Go on by itself.
    Resume,
    /// Leave the presentation.
    Leave,
    Quit,
    /// Stop, as Ctrl+Z does in a shell.
    Suspend,
}

/// Where a binding holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// On every screen where nothing is typed.
    Anywhere,
    Overview,
    Sector,
    Tasks,
    Calendar,
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
#[derive(Debug, Clone)]
pub struct Binding {
    pub context: Context,
    /// The first of them is shown in the last line.
    pub keys: Vec<Key>,
    pub action: Action,
    /// What to call it in the help.
    pub label: Label,
    /// What to call it in the last line, where it stands there; with the order in which it leaves a narrow one (0 stays longest).
    pub footer: Option<(u8, Label)>,
    /// The action whose key stands beside this one in the last line: up and down, left and right.
    pub pair: Option<Action>,
}
