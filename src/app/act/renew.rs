//! A commune read again, or another one: on the same one everything on the screen stays where it is, though things may have other
//! positions now.

use chrono::NaiveDate;

use super::grid::refresh::refresh;
use crate::app::{Data, Layer, LineKey, Moved, Page, State};
use crate::assess::Assessment;
use crate::assess::agenda::Entry;
use crate::model::{IndicatorId, Period};
use crate::text::{labels, live};

/// Shows another commune, from its latest period on.
pub fn load(state: &mut State, data: Data) {
    let last = data.commune.periods.len().checked_sub(1);
    state.data = data;
    state.layers.clear();
    state.selected.clear();
    state.folds.clear();
    // positions in the commune before
    state.desk.picked.clear();
    state.page = Page::Overview;
    state.show_period(last);
    refresh(state);
}

/// Takes the same commune in again, as it is now.
pub fn take_in(state: &mut State, data: Data) {
    let mark = Bookmark::of(state);
    let before = state.commune();
    state.data = data;
    let after = state.commune();
    let moved = Moved::between(&before, &after);
    carry(state, &moved);
    let last = after.periods.len().checked_sub(1);
    let same = mark.period.and_then(|p| after.period_index(p));
    state.show_period(same.or(last));
    let (lang, latest) = (state.lang, after.periods.last().map(|p| p.period));
    match (mark.period, latest) {
        (Some(gone), _) if same.is_none() => {
            let now = latest.map(|p| labels::period(lang, p));
            let gone = labels::period(lang, gone);
            state.notice = Some(live::period_gone(lang, &gone, now.as_deref()));
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
    refresh(state);
}

/// Takes another day in: what follows from the day is made anew, and everything on the screen stays in its place.
pub fn turn_day(state: &mut State, today: NaiveDate, as_of: Option<NaiveDate>) {
    let mark = Bookmark::of(state);
    let commune = state.commune();
    (state.today, state.as_of) = (today, as_of);
    state.show_period(state.assessment.period);
    mark.select(state, &Moved::between(&commune, &commune));
    search_again(state);
}

/// What was typed is found among what there is now; the same place on the list stays selected.
fn search_again(state: &mut State) {
    for layer in &mut state.layers {
        if let Layer::Search(search) = layer {
            let selected = search.selected;
            search.refresh(&state.data.commune, &state.assessment, state.lang);
            search.selected = selected.min(search.hits.len().saturating_sub(1));
        }
    }
}

/// Takes everything that is named by its position along, once the commune is the new one; before it is assessed.
fn carry(state: &mut State, moved: &Moved) {
    state.page = moved.page(state.page).unwrap_or_default();
    let selected = std::mem::take(&mut state.selected).into_iter();
    let selected = selected.filter_map(|(page, key)| Some((moved.page(page)?, moved.line(key)?)));
    state.selected = selected.collect();
    let folds = std::mem::take(&mut state.folds).into_iter();
    let folds = folds.filter_map(|(at, fold)| Some((*moved.groups.get(&at)?, fold)));
    state.folds = folds.collect();
    let picked = std::mem::take(&mut state.desk.picked).into_iter();
    state.desk.picked = picked.filter_map(|facet| moved.facet(facet)).collect();
    (state.layers).retain_mut(|layer| moved.layer(layer).is_some());
    if let Some(present) = &mut state.present {
        present.lit = present.lit.take().and_then(|lit| moved.thing(lit));
        present.large = present.large.and_then(|id| moved.indicator(id));
    }
}

/// What the screen shows, in terms that outlive the positions.
struct Bookmark {
    period: Option<Period>,
    matter: Option<IndicatorId>,
    finding: Option<Box<str>>,
    day: Option<Entry>,
}

impl Bookmark {
    /// Notes what the screen shows.
    fn of(state: &State) -> Self {
        let Assessment {
            period,
            as_of,
            attention,
            findings,
            ..
        } = &state.assessment;
        let commune = &state.data.commune;
        let (mut matter, mut finding) = (None, None);
        match state.selected.get(&Page::Overview) {
            Some(LineKey::Matter(at)) => matter = attention.get(*at).map(|a| a.indicator),
            Some(LineKey::Finding(at)) => finding = findings.get(*at).map(|f| f.id.clone()),
            _ => {}
        }
        let day = match state.selected.get(&Page::Calendar) {
            Some(LineKey::Day(at)) => state.desk.days(commune, *as_of).get(*at).map(|o| o.entry),
            _ => None,
        };
        let period = period.and_then(|p| commune.periods.get(p));
        Self {
            period: period.map(|p| p.period),
            matter,
            finding,
            day,
        }
    }

    /// Selects again what was selected on lists that follow from the assessment, once it is the new one. What is no longer on a list
    /// leaves the cursor where it was, as far as the list goes.
    fn select(self, state: &mut State, moved: &Moved) {
        let Assessment {
            as_of,
            attention,
            findings,
            ..
        } = &state.assessment;
        let days = state.desk.days(&state.data.commune, *as_of);
        let near = |same: Option<usize>, at: usize, count: usize| {
            same.or(Some(at.min(count.checked_sub(1)?)))
        };
        for page in [Page::Overview, Page::Calendar] {
            let key = match state.selected.remove(&page) {
                Some(LineKey::Matter(at)) => {
                    let id = self.matter.and_then(|id| moved.indicator(id));
                    let same = attention.iter().position(|a| Some(a.indicator) == id);
                    near(same, at, attention.len()).map(LineKey::Matter)
                }
                Some(LineKey::Finding(at)) => {
                    let id = self.finding.as_deref();
                    let same = findings.iter().position(|f| Some(&*f.id) == id);
                    near(same, at, findings.len()).map(LineKey::Finding)
                }
                Some(LineKey::Day(_)) => {
                    let entry = self.day.and_then(|entry| moved.entry(entry));
                    let same = days.iter().position(|o| Some(o.entry) == entry);
                    same.map(LineKey::Day)
                }
                other => other,
            };
            if let Some(key) = key {
                state.selected.insert(page, key);
            }
        }
    }
}
