//! The list of the conclusions taken at this meeting.

/// What was asked and waits for the same key again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListQuestion {
    /// Whether to delete the selected one.
    Remove,
    /// Whether the meeting is over.
    Close,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conclusions {
    /// The position of the selected one.
    pub at: usize,
    pub asked: Option<ListQuestion>,
}
