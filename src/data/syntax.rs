//! The tree of a data file: every value with its place in bytes, and everything that is wrongly written, all at once.
//!
//! The files are RON, in the part of it that the format uses: structs without names, lists, text, whole numbers, words,
//! comments. The ron crate itself stops at the first error and keeps no places; getting them through its `RawValue` reads every
//! level of nesting twice. Reading the tree here costs less than one pass of ron, and the tests hold it against ron.

use std::ops::Range;

use super::problem::ProblemKind;

/// Brackets within brackets beyond this are refused; the format needs five.
pub const MOST_DEPTH: usize = 32;

/// What a node of the tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Text,
    Number,
    Word,
    Struct,
    List,
    /// Something wrongly written, about which a problem has been reported.
    Broken,
}

/// A text has a backslash in it.
pub const ESCAPED: u8 = 1;
/// A text may be not in NFC.
pub const MAYBE_APART: u8 = 2;
/// A text is written `r"…"` or `r#"…"#`.
pub const RAW: u8 = 4;
/// A bracket that was never closed, or in which a text was not: some of it may be lost.
pub const UNCLOSED: u8 = 8;

/// One value; the nodes of a tree stand in the order of the file, a container before what it holds.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    pub start: u32,
    pub end: u32,
    /// The node after this one and everything in it.
    pub next: u32,
    pub key_start: u32,
    pub key_length: u32,
    pub form: Form,
    pub flags: u8,
}

/// A parsed file.
pub struct Tree<'s> {
    pub source: &'s str,
    pub nodes: Vec<Node>,
    /// Brackets or quotes did not match: what is missing from the tree may well be in the file.
    pub torn: bool,
}

/// One value of a tree.
#[derive(Clone, Copy)]
pub struct Item<'t> {
    tree: &'t Tree<'t>,
    at: u32,
    node: &'t Node,
}

impl Tree<'_> {
    /// The outermost value.
    pub fn root(&self) -> Option<Item<'_>> {
        self.nodes.first().map(|node| Item {
            tree: self,
            at: 0,
            node,
        })
    }
}

impl<'t> Item<'t> {
    pub fn form(self) -> Form {
        self.node.form
    }

    pub fn has(self, flag: u8) -> bool {
        self.node.flags & flag != 0
    }

    /// Whether all of it is in the tree, as far as one can tell.
    pub fn is_whole(self) -> bool {
        self.node.flags & UNCLOSED == 0
    }

    /// Its place in the file, quotes and brackets included.
    pub fn span(self) -> Range<usize> {
        self.node.start as usize..self.node.end as usize
    }

    /// As written.
    pub fn raw(self) -> &'t str {
        self.tree.source.get(self.span()).unwrap_or_default()
    }

    /// The key before it, as written.
    pub fn key(self) -> &'t str {
        self.tree.source.get(self.key_span()).unwrap_or_default()
    }

    /// The place of the key.
    pub fn key_span(self) -> Range<usize> {
        let start = self.node.key_start as usize;
        start..start + self.node.key_length as usize
    }

    /// What is directly in it.
    pub fn children(self) -> impl Iterator<Item = Item<'t>> {
        let (tree, end) = (self.tree, self.node.next);
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let node = tree.nodes.get(at as usize)?;
            let item = Item { tree, at, node };
            at = node.next.max(at + 1);
            Some(item)
        })
    }
}

/// A problem and its place.
pub type Found = (Range<usize>, ProblemKind);

/// Reads a file into a tree. Never fails: what cannot be read is a broken node and a problem.
pub fn parse(source: &str) -> (Tree<'_>, Vec<Found>) {
    super::parser::Parser::new(source).run()
}
