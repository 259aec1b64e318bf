//! A commune read again: everything on the screen stays where it is, though things may have other positions now.

use crate::app::moved::{Bookmark, Moved};
use crate::app::search::Search;
use crate::app::state::{Data, Layer, State};
use crate::text::{labels, live};

/// Takes the same commune in again, as it is now.
pub fn take_in(state: &mut State, data: Data) {
    let mark = Bookmark::of(state);
    let before = state.commune();
    state.data = data;
    let after = state.commune();
    let moved = Moved::between(&before, &after);
    Bookmark::carry(state, &moved);
    let last = after.periods.len().checked_sub(1);
    let shown = mark.period();
    let same = shown.and_then(|p| after.period_index(p));
    state.show_period(same.or(last));
    let (lang, latest) = (state.lang, after.periods.last().map(|p| p.period));
    match (shown, latest) {
        (Some(gone), _) if same.is_none() => {
            let now = latest.map(|p| labels::period(lang, p));
            state.notice = Some(live::period_gone(
                lang,
                &labels::period(lang, gone),
                now.as_deref(),
            ));
        }
        // who looks at the latest figures wants to know of later ones; who looks at older ones does not
        (Some(shown), Some(new))
            if new > shown && before.periods.last().is_some_and(|p| p.period == shown) =>
        {
            state.notice = Some(live::period_come(lang, &labels::period(lang, new)));
        }
        _ => {}
    }
    mark.select(state, &moved);
    search_again(state);
    crate::app::entry::refreshed(state);
}

/// What was typed is found among what there is now; the same place on the list stays selected.
fn search_again(state: &mut State) {
    let typed = state.layers.iter().find_map(|layer| {
        if let Layer::Search(search) = layer {
            Some(search.clone())
        } else {
            None
        }
    });
    let Some(Search { line, selected, .. }) = typed else {
        return;
    };
    let mut again = Search {
        line,
        ..Search::default()
    };
    again.refresh(state);
    again.selected = selected.min(again.hits.len().saturating_sub(1));
    if let Some(Layer::Search(search)) = state
        .layers
        .iter_mut()
        .find(|layer| matches!(layer, Layer::Search(_)))
    {
        *search = again;
    }
}
