//! What keys do to the grid.

use super::outside::refreshed;
use super::{Ask, Entry, Standing, notation};
use crate::app::keymap::{Action, Binding, Context};
use crate::app::line_edit::LineEdit;
use crate::app::meeting::{self, Access};
use crate::app::state::{Layer, Page, State};
use crate::app::update::Effect;
use crate::data::typed::{FigureChange, LeftDraft, Sheet, Typed};
use crate::input::{Code, Key};
use crate::model::IndicatorId;
use crate::text::{entry as words, meeting as access};

/// Why no figures can be typed, and what to do about it; nothing where they can.
pub fn hindrance(state: &State) -> Option<String> {
    let lang = state.lang;
    match state.access {
        Access::ReadOnly => Some(access::read_only(lang).to_string()),
        Access::Embedded => Some(words::embedded(lang).to_string()),
        Access::Write if state.assessment.period.is_none() => {
            Some(words::no_period(lang).to_string())
        }
        Access::Write => None,
    }
}

/// Whether a binding's key does anything but say why it does not: others do not stand in the last line.
pub fn usable(state: &State, binding: &Binding) -> bool {
    let entry = state.entry.as_deref();
    let ask = entry.and_then(|e| e.ask.as_ref());
    match (binding.context, binding.action) {
        (_, Action::Entry) => hindrance(state).is_none(),
        (Context::EntryAsk, Action::ClearCell) => !matches!(ask, Some(Ask::Paste(_))),
        (Context::Entry, Action::SaveFigures) => entry.is_some_and(|e| e.count() > 0),
        (Context::Entry, Action::Undo) => entry.is_some_and(|e| !e.undo.is_empty()),
        (Context::Entry, Action::Redo) => entry.is_some_and(|e| !e.redo.is_empty()),
        (Context::Entry, Action::Mine | Action::Theirs) => entry.is_some_and(|e| {
            e.lines
                .get(e.at)
                .is_some_and(|l| e.standing(state, *l) == Standing::Contested)
        }),
        _ => true,
    }
}

/// Whether anything typed is not saved yet.
pub fn unsaved(state: &State) -> bool {
    state.entry.as_deref().is_some_and(|e| e.count() > 0)
}

/// The grid is on top.
fn is_open(state: &State) -> bool {
    matches!(state.layers.last(), Some(Layer::Entry))
}

/// Works on the grid with the rest of the state at hand.
pub(super) fn with<T>(
    state: &mut State,
    work: impl FnOnce(&mut Entry, &mut State) -> T,
) -> Option<T> {
    let mut entry = state.entry.take()?;
    let out = work(&mut entry, state);
    state.entry = Some(entry);
    Some(out)
}

/// Does what a key means in the grid, or opens it. Nothing where it is none of its own.
pub(in crate::app) fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    if is_open(state) {
        return with(state, |entry, state| {
            if entry.ask.is_some() {
                answer(entry, state, action)
            } else {
                key(entry, state, action)
            }
        })
        .flatten();
    }
    match action {
        Action::Entry => Some(open(state)),
        // nothing typed is left behind without a word
        Action::Quit | Action::Communes if unsaved(state) => {
            state.layers.clear();
            state.layers.push(Layer::Entry);
            with(state, |entry, _| {
                entry.ask = Some(Ask::Leave {
                    quit: action == Action::Quit,
                })
            });
            Some(Vec::new())
        }
        _ => None,
    }
}

/// Opens the grid: at the figure on the screen, or with what a killed program left.
fn open(state: &mut State) -> Vec<Effect> {
    if let Some(why) = hindrance(state) {
        state.notice = Some(why);
        return Vec::new();
    }
    let slug = state.data.commune.slug.clone();
    let wanted = subject(state);
    if !unsaved(state) || state.entry.as_deref().is_some_and(|e| e.slug != slug) {
        let commune = state.commune();
        let left = state
            .found
            .iter()
            .find(|f| f.draft.slug == slug)
            .and_then(|f| commune.period_index(f.draft.period));
        if let Some(at) = left {
            state.show_period(Some(at));
        }
        let period = state
            .assessment
            .period
            .and_then(|at| commune.periods.get(at))
            .map(|p| p.period);
        state.entry = period
            .and_then(|period| Entry::new(state, period))
            .map(Box::new);
        with(state, |entry, _| entry.ask = left.map(|_| Ask::Recover));
    } else {
        refreshed(state);
    }
    with(state, |entry, _| {
        if let Some(at) = wanted
            .and_then(|id| entry.place(id))
            .filter(|_| entry.count() == 0)
        {
            entry.stand_at(at);
        }
    });
    if state.entry.is_some() {
        state.layers.clear();
        state.layers.push(Layer::Entry);
    }
    Vec::new()
}

/// The figure on the screen; on a sector's page without one, its first.
fn subject(state: &State) -> Option<IndicatorId> {
    match meeting::subject(state) {
        Some(meeting::Subject::Indicator(id))
            if state.page != Page::Overview || !state.layers.is_empty() =>
        {
            Some(id)
        }
        _ => None,
    }
}

/// A key in the grid.
fn key(entry: &mut Entry, state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let page = isize::try_from(state.size.1.saturating_sub(10).max(1)).unwrap_or(1);
    match action {
        Action::Left | Action::Right | Action::First | Action::Last if entry.typing.is_some() => {
            let by = match action {
                Action::Left => -1,
                Action::Right => 1,
                Action::First => isize::MIN,
                _ => isize::MAX,
            };
            if let Some(line) = &mut entry.typing {
                line.move_caret(by);
            }
        }
        Action::ClearCell => match &mut entry.typing {
            Some(line) => {
                line.delete();
                entry.recompute(state);
            }
            None => return Some(put(entry, state, entry.at, "")),
        },
        Action::Up | Action::PreviousCell => return Some(go(entry, state, -1)),
        Action::Down | Action::Open | Action::NextCell => return Some(go(entry, state, 1)),
        Action::PageUp => return Some(go(entry, state, -page)),
        Action::PageDown => return Some(go(entry, state, page)),
        Action::First => return Some(go(entry, state, isize::MIN)),
        Action::Last => return Some(go(entry, state, isize::MAX)),
        Action::Left => sector(entry, false),
        Action::Right => sector(entry, true),
        Action::EditCell => edit_cell(entry, state),
        Action::Undo | Action::Redo => {
            // of a cell that is being typed the typing is the last step
            if entry.typing.take().is_some() {
                entry.recompute(state);
                return Some(Vec::new());
            }
            let again = action == Action::Redo;
            if entry.turn_back(state, again) {
                return Some(vec![keep(entry)]);
            }
            state.notice = Some(
                if again {
                    words::nothing_again(state.lang)
                } else {
                    words::nothing_back(state.lang)
                }
                .to_string(),
            );
        }
        Action::Mine | Action::Theirs => return Some(choose(entry, state, action == Action::Mine)),
        Action::SaveFigures => return Some(save(entry, state)),
        Action::Back => {
            if entry.typing.take().is_some() {
                entry.recompute(state);
            } else if entry.count() > 0 {
                entry.ask = Some(Ask::Leave { quit: false });
            } else {
                state.layers.pop();
            }
        }
        Action::Quit => {
            // what is being typed is a change too, be it right or wrong
            let text = entry.typing.take().map(|line| line.text().to_string());
            let effects = text
                .map(|text| put(entry, state, entry.at, &text))
                .unwrap_or_default();
            if entry.count() == 0 {
                return Some(vec![Effect::Quit]);
            }
            entry.ask = Some(Ask::Leave { quit: true });
            return Some(effects);
        }
        _ => return None,
    }
    Some(Vec::new())
}

/// An answer to what is asked.
fn answer(entry: &mut Entry, state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let ask = entry.ask.take()?;
    Some(match (ask, action) {
        (Ask::Leave { quit }, Action::Open) => {
            let effects = save(entry, state);
            if effects.iter().any(|e| matches!(e, Effect::SaveFigures(_))) {
                entry.leaving = Some(quit);
            }
            effects
        }
        (Ask::Leave { quit }, Action::ClearCell) => {
            entry.clear(state);
            state.layers.retain(|l| !matches!(l, Layer::Entry));
            let kept = keep(entry);
            if quit {
                vec![kept, Effect::Quit]
            } else {
                vec![kept]
            }
        }
        (Ask::Recover, Action::Open) => {
            let Some(found) = take_found(entry, state) else {
                return Some(Vec::new());
            };
            entry.recover(state, found.draft.cells);
            vec![Effect::AdoptFigures(found.file), keep(entry)]
        }
        (Ask::Recover, Action::ClearCell) => {
            let Some(found) = take_found(entry, state) else {
                return Some(Vec::new());
            };
            vec![Effect::DropFigures(found.file)]
        }
        (Ask::Paste(plan), Action::Open) => {
            let cells = plan
                .targets
                .into_iter()
                .map(|t| (t.indicator, t.text))
                .collect();
            if entry.set(state, cells) {
                vec![keep(entry)]
            } else {
                Vec::new()
            }
        }
        (_, Action::Back) => Vec::new(),
        (ask, Action::Redraw) => {
            entry.ask = Some(ask);
            vec![Effect::Redraw]
        }
        (ask, _) => {
            entry.ask = Some(ask);
            vec![Effect::Nothing]
        }
    })
}

/// What a killed program left of the period shown.
fn take_found(entry: &Entry, state: &mut State) -> Option<LeftDraft> {
    let at = state
        .found
        .iter()
        .position(|f| f.draft.slug == entry.slug && f.draft.period == entry.period)?;
    Some(state.found.remove(at))
}

/// Keeps what is typed for the next start.
fn keep(entry: &Entry) -> Effect {
    Effect::KeepFigures(Box::new(entry.draft()))
}

/// Puts a text into the cell of a line.
fn put(entry: &mut Entry, state: &mut State, at: usize, text: &str) -> Vec<Effect> {
    let Some(id) = entry.lines.get(at).and_then(|l| l.typed()) else {
        return vec![Effect::Nothing];
    };
    if entry.set(state, vec![(id, text.to_string())]) {
        vec![keep(entry)]
    } else {
        Vec::new()
    }
}

/// Takes what is being typed into its cell; nothing where it is no figure: it stays under the caret, and why is said.
fn commit(entry: &mut Entry, state: &mut State) -> Option<Vec<Effect>> {
    let Some(line) = entry.typing.take() else {
        return Some(Vec::new());
    };
    let Some(id) = entry.current() else {
        return Some(Vec::new());
    };
    if let Err(why) = entry.read(id, line.text()) {
        state.notice = Some(words::misread(state.lang, why, line.text()));
        entry.typing = Some(line);
        return None;
    }
    Some(put(entry, state, entry.at, line.text()))
}

/// Moves the cursor over so many cells, once what is typed is taken in.
fn go(entry: &mut Entry, state: &mut State, by: isize) -> Vec<Effect> {
    let Some(effects) = commit(entry, state) else {
        return Vec::new();
    };
    let cells: Vec<usize> = (0..entry.lines.len())
        .filter(|at| entry.lines.get(*at).is_some_and(|l| l.typed().is_some()))
        .collect();
    let now = cells.partition_point(|at| *at < entry.at);
    let last = cells.len().saturating_sub(1);
    let to = now.saturating_add_signed(by).min(last);
    if let Some(at) = cells.get(to) {
        entry.at = *at;
    }
    effects
}

/// To the first cell of the sector before or after.
fn sector(entry: &mut Entry, forward: bool) {
    let heads = entry
        .lines
        .iter()
        .enumerate()
        .filter(|(_, l)| matches!(l, super::Line::Sector(_)))
        .map(|(at, _)| at);
    let heads: Vec<usize> = heads.collect();
    let own = heads.partition_point(|at| *at < entry.at);
    let to = if forward {
        heads.get(own)
    } else {
        heads.get(own.saturating_sub(2))
    };
    let Some(to) = to.copied() else { return };
    if let Some(at) = entry
        .lines
        .iter()
        .enumerate()
        .skip(to)
        .find(|(_, l)| l.typed().is_some())
        .map(|(at, _)| at)
    {
        entry.at = at;
    }
}

/// Begins to type with what stands in the cell.
fn edit_cell(entry: &mut Entry, state: &State) {
    if entry.typing.is_some() {
        return;
    }
    let Some(id) = entry.lines.get(entry.at).and_then(|l| l.typed()) else {
        return;
    };
    let text = entry.typed(id).map_or_else(
        || notation::write(state.lang, entry.on_file(state, id)),
        |typed| typed.text.clone(),
    );
    entry.typing = Some(LineEdit::new(super::MOST_LETTERS).with(&text));
}

/// Of a figure that somebody else has changed, keeps one's own value or theirs.
fn choose(entry: &mut Entry, state: &mut State, mine: bool) -> Vec<Effect> {
    let contested = entry
        .lines
        .get(entry.at)
        .is_some_and(|l| entry.standing(state, *l) == Standing::Contested);
    let Some(id) = entry.current().filter(|_| contested) else {
        // elsewhere the key leads to the one that it is about
        if !next_contested(entry, state) {
            state.notice = Some(words::not_contested(state.lang).to_string());
        }
        return Vec::new();
    };
    entry.settle(state, id, mine);
    next_contested(entry, state);
    vec![keep(entry)]
}

/// To the next figure that must be chosen, where there is one.
pub(super) fn next_contested(entry: &mut Entry, state: &State) -> bool {
    let at = (0..entry.lines.len()).find(|at| {
        entry
            .lines
            .get(*at)
            .is_some_and(|l| entry.standing(state, *l) == Standing::Contested)
    });
    if let Some(at) = at {
        entry.at = at;
    }
    at.is_some()
}

/// Saves, unless something wrong or contested is to be looked at before.
fn save(entry: &mut Entry, state: &mut State) -> Vec<Effect> {
    let lang = state.lang;
    let Some(mut effects) = commit(entry, state) else {
        return Vec::new();
    };
    if entry.count() == 0 {
        state.notice = Some(words::nothing_typed(lang).to_string());
        return effects;
    }
    let wrong = |l: &super::Line| matches!(entry.standing(state, *l), Standing::Wrong(_));
    let count = entry.lines.iter().filter(|l| wrong(l)).count();
    if let Some(at) = entry.lines.iter().position(wrong) {
        entry.at = at;
        state.notice = Some(words::wrong_first(lang, count));
        return effects;
    }
    if next_contested(entry, state) {
        state.notice = Some(words::choose_first(lang).to_string());
        return effects;
    }
    let changes = entry.changes();
    effects.push(Effect::SaveFigures(Box::new(Sheet {
        slug: entry.slug.clone(),
        period: entry.period,
        changes,
    })));
    effects
}

/// Types into the grid; false where the key types nothing.
pub(in crate::app) fn edit(state: &mut State, key: Key) -> bool {
    with(state, |entry, state| {
        if entry.ask.is_some()
            || entry
                .lines
                .get(entry.at)
                .is_none_or(|l| l.typed().is_none())
        {
            return false;
        }
        let types = matches!(key.code, Code::Char(_) if !key.ctrl && !key.alt)
            || matches!(key.code, Code::Backspace);
        if entry.typing.is_none() && !types {
            return false;
        }
        // as in a sheet: what is typed takes the place of what stood there
        let line = entry
            .typing
            .get_or_insert_with(|| LineEdit::new(super::MOST_LETTERS));
        let known = line.key(key);
        entry.recompute(state);
        known
    })
    .unwrap_or(false)
}

impl Entry {
    /// What is to be saved.
    fn changes(&self) -> Vec<FigureChange> {
        let one = |id: &str, typed: &Typed| {
            let at = self.draft.catalogue.find(id)?;
            let after = self.read(at, &typed.text).ok()?;
            Some(FigureChange {
                indicator: id.into(),
                before: typed.before,
                after,
            })
        };
        self.typed
            .iter()
            .filter_map(|(id, typed)| one(id, typed))
            .collect()
    }
}
