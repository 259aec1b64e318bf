//! The state drawn as a frame. Pure: no input or output.

mod chrome;
mod desk;
mod detail;
mod entry;
mod flow;
mod glyphs;
mod help;
mod lists;
mod meeting;
mod notes;
mod overview;
mod pen;
mod picture;
mod present;
mod sector;
mod shared;
mod table;
pub mod widgets;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::notes::Second;
use crate::app::{Density, Layer, Page, Present, State};
use crate::assess::pages::PageKind;
use crate::model::Verdict;
use crate::text::{GlyphSet, Lang, screen};
use crate::theme::{Role, Theme};

pub use glyphs::{Glyphs, TALL, has};
use pen::Pen;
pub use picture::ahead;

/// How things look: colours by meaning, signs, language.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Already mapped to the terminal's colours.
    pub theme: &'a Theme,
    pub glyphs: &'static Glyphs,
    pub lang: Lang,
}

impl Look<'_> {
    /// The look of a role, to be written on the screen or on the band of a selected row: plain text brings no background of its own.
    pub fn style(&self, role: Role) -> Style {
        let style = self.theme.style(role);
        if role == Role::Text {
            Style { bg: None, ..style }
        } else {
            style
        }
    }

    /// The colours of the screen itself.
    pub fn paper(&self) -> Style {
        self.theme.style(Role::Text)
    }

    /// Whether a bar is told from its trough, and one verdict from another, by shades; by signs otherwise, and always in ASCII.
    pub fn shaded(&self) -> bool {
        self.glyphs.set != GlyphSet::Ascii
            && self.theme.blend(Role::Actual, Role::Track, 1.0).is_some()
    }

    /// What stands between two things of one line.
    pub fn dot(&self) -> String {
        format!(" {} ", self.glyphs.dot)
    }

    /// `▼ chậm`
    pub fn verdict(&self, verdict: Verdict) -> String {
        let mark = self.glyphs.verdict(verdict);
        format!("{mark} {}", verdict.name(self.lang))
    }
}

/// Draws the whole frame. Gives back how far what it shows can be scrolled, where it is a text that can.
pub fn draw(
    state: &State,
    theme: &Theme,
    glyphs: &'static Glyphs,
    area: Rect,
    buf: &mut Buffer,
) -> Option<u16> {
    let look = Look {
        theme,
        glyphs,
        lang: state.lang,
    };
    let area = area.intersection(buf.area);
    let end = page(&mut Pen::new(buf, area, look), state, area);
    glyphs::within(glyphs.set, buf, area);
    if glyphs.tall {
        widgets::big::mend_tall(buf, area);
    }
    end
}

/// Draws the second screen of a presentation. Gives back how far what it shows can be scrolled.
pub fn notes(
    second: &Second,
    theme: &Theme,
    glyphs: &'static Glyphs,
    area: Rect,
    buf: &mut Buffer,
) -> u16 {
    let area = area.intersection(buf.area);
    let mut pen = Pen::new(
        buf,
        area,
        Look {
            theme,
            glyphs,
            lang: second.lang,
        },
    );
    pen.fill(area, Role::Text);
    let end = notes::draw(&mut pen, second);
    glyphs::within(glyphs.set, buf, area);
    end
}

/// How many things of the page presented are in sight.
pub fn in_sight(state: &State, theme: &Theme, glyphs: &'static Glyphs) -> usize {
    let several = |present: &&Present| {
        let page = present.page();
        page.is_some_and(|page| page.items() > 0 || page.kind == PageKind::Opening)
    };
    let present = state.present.as_ref().filter(several);
    let Some(present) = present.filter(|_| state.density() != Density::Tiny) else {
        return 0;
    };
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let mut buf = Buffer::empty(area);
    let area = presented(state, area, meeting::split(state).0);
    let look = Look {
        theme,
        glyphs,
        lang: state.lang,
    };
    present::page(&mut Pen::new(&mut buf, area, look), state, present)
}

fn page(pen: &mut Pen<'_>, state: &State, area: Rect) -> Option<u16> {
    pen.fill(area, Role::Text);
    if state.density() == Density::Tiny {
        let line = screen::too_small(state.lang, state.size.0, state.size.1);
        pen.text(0, 0, &line, Role::Text);
        return None;
    }
    let (over, layers) = meeting::split(state);
    let end = if state.present.is_some() && layers.is_empty() {
        present::draw(&mut pen.sub(presented(state, area, over)), state);
        // there is no line of keys, only what was answered to the last one
        if over.is_none() && state.notice.is_some() {
            chrome::footer(pen, state, area.height.saturating_sub(1));
        }
        None
    } else {
        // over what is presented stand no tabs
        let body = if state.present.is_some() {
            chrome::foot(pen, state)
        } else {
            chrome::draw(pen, state)
        };
        let body = meeting::room(body, over);
        below(pen, state, layers.last(), body)
    };
    if let Some(over) = over {
        meeting::draw(pen, state, over);
    }
    end
}

/// The room of what is presented under a form: a list keeps what is in sight in sight, anything else stays as it is, so that a figure does
/// not change its size for a form.
fn presented(state: &State, area: Rect, over: Option<&Layer>) -> Rect {
    let lists = state.present_page().is_some_and(|page| page.items() > 0);
    meeting::room(area, over.filter(|_| lists))
}

/// The layer, or the tab where there is none. Gives back how far it can be scrolled.
fn below(pen: &mut Pen<'_>, state: &State, layer: Option<&Layer>, body: Rect) -> Option<u16> {
    match layer {
        Some(Layer::Detail(id, scroll)) => {
            return Some(detail::page(&mut pen.sub(body), state, *id, *scroll));
        }
        Some(Layer::Task(at, scroll)) => {
            return Some(desk::task::page(&mut pen.sub(body), state, *at, *scroll));
        }
        Some(Layer::Target(at, scroll)) => {
            return Some(desk::target::detail(
                &mut pen.sub(body),
                state,
                *at,
                *scroll,
            ));
        }
        Some(Layer::Help(scroll)) => {
            return Some(help::page(
                &mut pen.sub(body),
                *scroll,
                state.present.is_some(),
            ));
        }
        Some(Layer::Search(search)) => lists::search(&mut pen.sub(body), state, search),
        Some(Layer::Communes(at)) => lists::communes(&mut pen.sub(body), state, *at),
        Some(Layer::Facets(at)) => desk::facets::draw(&mut pen.sub(body), state, *at),
        Some(Layer::Periods(at)) => lists::periods(&mut pen.sub(body), state, *at),
        Some(Layer::Troubles(scroll)) => {
            return Some(lists::troubles(&mut pen.sub(body), state, *scroll));
        }
        Some(Layer::Conclusions(list)) => meeting::list::page(&mut pen.sub(body), state, list),
        Some(Layer::Grid) => {
            if let Some(grid) = state.grid.as_deref() {
                entry::page(&mut pen.sub(body), state, grid);
            }
        }
        // drawn over the others
        Some(Layer::Form(_) | Layer::Decide(_)) => {}
        None => match state.page {
            Page::Overview => overview::page(&mut pen.sub(body), state),
            Page::Sector(sector) => sector::page(&mut pen.sub(body), state, sector),
            Page::Tasks => desk::tasks::page(&mut pen.sub(body), state),
            Page::Calendar => desk::calendar::page(&mut pen.sub(body), state),
            Page::Targets => desk::targets::page(&mut pen.sub(body), state),
        },
    }
    None
}
