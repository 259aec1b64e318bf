//! Figures that were typed: saved into the file of their period, and kept until then.

use crate::app::entry::{Answer, Draft, Found, Sheet, Typed};
use crate::store::Store;
use crate::store::figures::recovery::{self, Keeper, KeptCell};
use crate::store::figures::{self, Change, Refused, Stamp};

/// Saves; gives back how many figures were changed.
pub fn save(
    store: &Store,
    sheet: &Sheet,
    stamp: &Stamp,
    read_only: bool,
) -> Result<usize, Refused> {
    let change = |c: &crate::app::entry::Change| Change {
        indicator: c.indicator.clone(),
        before: c.before,
        after: c.after,
    };
    let changes: Vec<Change> = sheet.changes.iter().map(change).collect();
    figures::save(store, &sheet.slug, sheet.period, &changes, stamp, read_only)
}

/// Keeps what is typed for the next start; what is left of nothing is deleted.
pub fn keep(
    store: &Store,
    draft: &Draft,
    stamp: &Stamp,
    read_only: bool,
    keeper: &mut Keeper,
) -> Result<(), Refused> {
    if draft.cells.is_empty() {
        keeper.forget();
        return Ok(());
    }
    let cell = |(id, typed): &(Box<str>, Typed)| KeptCell {
        indicator: id.clone(),
        text: typed.text.clone(),
        before: typed.before,
    };
    let cells: Vec<KeptCell> = draft.cells.iter().map(cell).collect();
    keeper.keep(store, &draft.slug, draft.period, &cells, stamp, read_only)
}

/// What killed programs left in the folder of a commune.
pub fn found(store: &Store, slug: &str) -> Vec<Found> {
    let one = |(file, kept): (std::path::PathBuf, recovery::Kept)| {
        let cells = kept
            .cells
            .into_iter()
            .map(|c| {
                (
                    c.indicator,
                    Typed {
                        text: c.text,
                        before: c.before,
                    },
                )
            })
            .collect();
        Found {
            file,
            date: kept.date,
            time: kept.time,
            draft: Draft {
                slug: slug.to_string(),
                period: kept.period,
                cells,
            },
        }
    };
    recovery::find(store, slug).into_iter().map(one).collect()
}

/// An answer that says why nothing was saved.
pub fn refusal(refused: &Refused, lang: crate::text::Lang) -> Answer {
    Answer {
        data: None,
        count: 0,
        refused: Some(crate::text::entry::refused(refused, lang)),
    }
}
