//! Edits of a data file that leave every byte outside the value alone: comments, order, blank lines, line ends.
//!
//! Pure: text in, text out. The places come from the tree that the loader reads as well; a file that is wrongly written is not edited,
//! and neither is one that would be wrongly written afterwards.

mod layout;
#[cfg(test)]
mod tests;

use unicode_normalization::UnicodeNormalization;

use super::fields::Reader;
use super::lexical::is_odd_space;
use super::refused::Refused;
use super::syntax::{self, Form, Item};

/// One step from a value to one within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// The value of a key of a record.
    Key(&'a str),
    /// An item of a list by its position.
    At(usize),
    /// The first item of a list whose key has this value: `With("ma", "xh-01")`, `With("chi_tieu", "tns-tong")`.
    With(&'a str, &'a str),
}

/// One edit; the path leads from the outermost record to the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit<'a> {
    /// Puts a value in the place of another one; a key that is not there yet is added at the end of its record.
    Set {
        /// To the value.
        path: &'a [Step<'a>],
        /// As it is to be written in the file.
        value: &'a str,
    },
    /// Puts a new item into a list.
    Insert {
        /// To the list.
        path: &'a [Step<'a>],
        /// Before which item; at the end where there is none such.
        at: Option<usize>,
        /// As it is to be written in the file.
        value: &'a str,
    },
    /// Takes a key with its value out of its record, or an item out of its list.
    Remove {
        /// To the value.
        path: &'a [Step<'a>],
    },
}

/// Why an edit is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// The file is wrongly written: the loader says where.
    Broken,
    /// Nothing is at the end of the path: the step, by its position, that leads nowhere.
    NotFound(usize),
    /// The value is wrongly written.
    BadValue,
}

/// The text after an edit.
pub fn apply(source: &str, edit: Edit<'_>) -> Result<String, EditError> {
    let (tree, found) = syntax::parse(source);
    let root = tree
        .root()
        .filter(|root| found.is_empty() && root.is_whole())
        .ok_or(EditError::Broken)?;
    let splices = match edit {
        Edit::Set { path, value } => {
            checked(value)?;
            match (find(root, path), path.split_last()) {
                (Ok(item), _) => vec![(item.span(), layout::native(source, value))],
                (Err(EditError::NotFound(at)), Some((Step::Key(key), parents)))
                    if at == parents.len() && is_key(key) =>
                {
                    let parent = find(root, parents)?;
                    let entry = format!("{key}: {value}");
                    if parent.form() != Form::Struct {
                        return Err(EditError::NotFound(at));
                    }
                    layout::insert(source, parent, None, &entry)
                }
                (Err(error), _) => return Err(error),
            }
        }
        Edit::Insert { path, at, value } => {
            checked(value)?;
            let list = find(root, path)?;
            if list.form() != Form::List {
                return Err(EditError::NotFound(path.len().saturating_sub(1)));
            }
            layout::insert(source, list, at, value)
        }
        Edit::Remove { path } => {
            let (_, parents) = path.split_last().ok_or(EditError::NotFound(0))?;
            let item = find(root, path)?;
            layout::remove(source, find(root, parents)?, item)
        }
    };
    let text = layout::splice(source, splices);
    // what would not be read again is not written
    if syntax::parse(&text).1.is_empty() {
        Ok(text)
    } else {
        Err(EditError::BadValue)
    }
}

/// The text of a file while it is edited. What cannot be done is refused because of the form of the file.
#[derive(Debug, Clone)]
pub struct Editor {
    /// The file, as the user would name it.
    pub file: Box<str>,
    pub text: String,
}

impl Editor {
    pub fn new(file: &str, text: &str) -> Self {
        Self {
            file: file.into(),
            text: text.into(),
        }
    }

    pub fn set(&mut self, path: &[Step<'_>], value: &str) -> Result<(), Refused> {
        self.apply(Edit::Set { path, value })
    }

    /// Puts a new item into a list: before the one at `at`, or at the end.
    pub fn insert(
        &mut self,
        list: &[Step<'_>],
        at: Option<usize>,
        value: &str,
    ) -> Result<(), Refused> {
        let path = list;
        self.apply(Edit::Insert { path, at, value })
    }

    pub fn remove(&mut self, path: &[Step<'_>]) -> Result<(), Refused> {
        self.apply(Edit::Remove { path })
    }

    /// Puts one value in the place of another, or takes it out; leaves it alone where both are the same.
    pub fn put<T: PartialEq>(
        &mut self,
        path: &[Step<'_>],
        (old, new): (Option<T>, Option<T>),
        write: impl FnOnce(T) -> String,
    ) -> Result<(), Refused> {
        match new {
            _ if old == new => Ok(()),
            Some(new) => self.set(path, &write(new)),
            None => self.remove(path),
        }
    }

    fn apply(&mut self, edit: Edit<'_>) -> Result<(), Refused> {
        match apply(&self.text, edit) {
            Ok(text) => {
                self.text = text;
                Ok(())
            }
            Err(_) => Err(Refused::Form(self.file.clone())),
        }
    }
}

/// A value as the file has it now, if it is there.
pub fn value<'s>(source: &'s str, path: &[Step<'_>]) -> Option<&'s str> {
    let (tree, _) = syntax::parse(source);
    let span = find(tree.root()?, path).ok()?.span();
    source.get(span)
}

/// Text as the files have it: in quotes, in NFC, with what cannot stand there as such written with a backslash.
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.replace("\r\n", "\n").nfc() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // no notation of the files has them, and nobody sees them
            c if c.is_control() => {}
            c if is_odd_space(c) => out.extend(["\\u{", &format!("{:x}", u32::from(c)), "}"]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What a path leads to.
fn find<'t>(root: Item<'t>, path: &[Step<'_>]) -> Result<Item<'t>, EditError> {
    path.iter().enumerate().try_fold(root, |item, (at, step)| {
        self::step(item, *step).ok_or(EditError::NotFound(at))
    })
}

fn step<'t>(item: Item<'t>, step: Step<'_>) -> Option<Item<'t>> {
    match (step, item.form()) {
        (Step::Key(key), Form::Struct) => item.children().find(|child| child.key() == key),
        (Step::At(at), Form::List) => item.children().nth(at),
        (Step::With(key, value), Form::List) => {
            let has = |record: &Item<'_>| {
                record.form() == Form::Struct
                    && record
                        .children()
                        .any(|child| child.key() == key && plain(child) == Some(value.into()))
            };
            item.children().find(has)
        }
        _ => None,
    }
}

/// A single value without its quotes.
fn plain(item: Item<'_>) -> Option<std::borrow::Cow<'_, str>> {
    match item.form() {
        Form::Text => Reader::new("", Vec::new()).text(item).ok(),
        Form::Number | Form::Word => Some(item.raw().into()),
        _ => None,
    }
}

fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && key
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Whether something is one value, and nothing beside it.
fn checked(value: &str) -> Result<(), EditError> {
    let (tree, found) = syntax::parse(value);
    let whole = tree
        .root()
        .is_some_and(|root| root.span() == (0..value.len()));
    if whole && found.is_empty() {
        Ok(())
    } else {
        Err(EditError::BadValue)
    }
}
