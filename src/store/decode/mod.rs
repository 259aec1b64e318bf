//! From the tree of each kind of file to the model, with every check that one file or one commune allows.

pub(super) mod assemble;
pub(super) mod catalogue;
pub(super) mod changes;
pub(super) mod crosscheck;
mod cycle;
pub(super) mod events;
pub(super) mod figures;
pub(super) mod meeting;
mod named;
pub(super) mod plans;
pub(super) mod profile;
pub(super) mod reference;
mod revisions;
pub(super) mod targets;
pub(super) mod tasks;

use super::fields::{Bad, Reader};
use super::near;
use super::problem::{ProblemKind, Thing};
use catalogue::Named;
pub(super) use meeting::clock;
pub(super) use named::Identifiers;
pub(super) use reference::qualifier;

/// Reports an identifier that nothing has, with the nearest there is, and with all where they are few.
fn unknown<'a>(reader: &mut Reader<'_>, named: &Named, what: Thing, candidates: impl Iterator<Item = &'a str> + Clone) -> Bad {
    let near = if reader.has_enough() { None } else { near::nearest(&named.id, candidates.clone()).map(Into::into) };
    let few = candidates.clone().take(13).count() <= 12;
    let all = if few { candidates.map(Into::into).collect() } else { Vec::new() };
    reader.report(named.span.clone(), ProblemKind::Unknown { what, id: named.id.clone(), near, all })
}
