//! From the tree of each kind of file to the model, with every check that one file or one commune allows.

pub(crate) mod assemble;
pub(crate) mod catalogue;
pub(crate) mod changes;
pub(crate) mod crosscheck;
mod cycle;
pub(crate) mod events;
pub(crate) mod figures;
pub(crate) mod meeting;
mod named;
pub(crate) mod plans;
pub(crate) mod profile;
pub(crate) mod reference;
mod revisions;
pub(crate) mod targets;
pub(crate) mod tasks;

use super::fields::{Bad, Reader};
use super::near;
use super::problem::{ProblemKind, Thing};
use catalogue::Named;
pub(crate) use meeting::clock;
pub(crate) use named::Identifiers;
pub(crate) use reference::qualifier;

/// Reports an identifier that nothing has, with the nearest there is, and with all where they are few.
fn unknown<'a>(
    reader: &mut Reader<'_>,
    named: &Named,
    what: Thing,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Bad {
    let near = if reader.has_enough() {
        None
    } else {
        near::nearest(&named.id, candidates.clone()).map(Into::into)
    };
    let few = candidates.clone().take(13).count() <= 12;
    let all = if few {
        candidates.map(Into::into).collect()
    } else {
        Vec::new()
    };
    reader.report(
        named.span.clone(),
        ProblemKind::Unknown {
            what,
            id: named.id.clone(),
            near,
            all,
        },
    )
}
