//! Why something was not written. Nothing of it was: files are as they were.

use chrono::NaiveDate;

use super::problem::{Problem, Thing};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The data is inside the program.
    Embedded,
    /// Nothing may be written.
    ReadOnly,
    /// There is no such commune, or its profile cannot be read.
    NoCommune(Box<str>),
    /// The meeting of this day is closed.
    Closed(NaiveDate),
    /// A conclusion without a text.
    NoTitle,
    /// A decision that changes nothing about this task.
    NoDecision(Box<str>),
    /// The meeting has no such conclusion: it was perhaps deleted elsewhere.
    NoConclusion(Box<str>),
    /// Something is named that is not there.
    Unknown {
        what: Thing,
        id: Box<str>,
        /// What was perhaps meant.
        near: Option<Box<str>>,
    },
    /// The file is there and is not the record of the meeting of this day.
    NotTheRecord {
        file: Box<str>,
        date: NaiveDate,
    },
    /// The file of the period is not there any more.
    Gone(Box<str>),
    /// Somebody else has changed the figures of these indicators meanwhile.
    Contested(Vec<Box<str>>),
    /// The catalogue does not have this indicator any more.
    Undeclared(Box<str>),
    /// The file has an error.
    Broken(Box<Problem>),
    /// The file would have an error that it does not have now.
    Spoiled(Box<Problem>),
    /// The file is read, but kept in a form that cannot be edited here.
    Form(Box<str>),
    Fault(Fault),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Broken(Box::new(problem))
    }
}

/// A file that could not be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// As the user would name it.
    pub file: Box<str>,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// Another program holds the lock and does not let go.
    Busy,
    /// Somebody has written the file since it was read.
    Changed,
    /// There is such a file already.
    AlreadyThere,
    NoFolder,
    /// A file stands where the folder should.
    NotAFolder,
    ProtectedFile,
    ProtectedFolder,
    ReadOnlyDisk,
    /// No room is left.
    Full,
    /// A link to a file that is not there.
    BrokenLink,
    /// A link that leads to itself.
    LinkLoop,
    /// A folder, a pipe or a device.
    NotAFile,
    /// Not UTF-8.
    NotText,
    /// Larger than a data file may be.
    TooLarge,
    /// Another error of the system, in its own words.
    System(Box<str>),
}
