//! The dashboard as a whole: state, theme and store behind one program that takes events and draws frames.

mod followed;
pub mod live;
pub mod print;
pub mod shelf;

use std::sync::Arc;

use std::time::Duration;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{self, Access, Data, Effect, Message, Outcome, Present, State, Step};
use crate::data::Problem;
use crate::data::meeting::MeetingWrite;
use crate::data::typed::Sheet;
use crate::input::{Event, Flow, Program};
use crate::model::Period;
use crate::model::date::AsOf;
use crate::store::figures::recovery::{self, Keeper};
use crate::store::figures::{self, Stamp};
use crate::store::{Meeting, Root};
use crate::text::render;

use crate::text::{GlyphSet, Lang, writing};
use crate::theme::registry::LIGHT;
use crate::theme::{Depth, Registry, Theme};
use crate::view::{self, Glyphs, TALL};

pub use followed::Followed;
pub use shelf::Shelf;

/// Says which day it is.
pub type Clock = Arc<dyn Fn() -> NaiveDate + Send + Sync>;

pub struct Start {
    pub store: Arc<Shelf>,
    pub data: Data,
    pub theme_problems: Vec<Problem>,
    /// The one asked for; otherwise the latest.
    pub period: Option<Period>,
    /// The one asked for.
    pub as_of: Option<AsOf>,
    pub today: Clock,
    /// The day on which the program was built, where the clock is to be held against it.
    pub built: Option<NaiveDate>,
    pub lang: Lang,
    pub themes: Registry,
    pub theme: String,
    pub depth: Depth,
    pub glyphs: GlyphSet,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Nothing may be written.
    pub read_only: bool,
}

/// Which day it is, and which is looked on.
struct Calendar {
    as_of: Option<AsOf>,
    clock: Clock,
    built: Option<NaiveDate>,
}

/// The day of the clock beside that of the building of the program.
type Held = Option<(NaiveDate, NaiveDate)>;

impl Calendar {
    /// The clock, today, and the day that was asked for. A day that was named is today in every respect: ages too are counted from it, so that a
    /// frame can be printed again.
    fn days(&self) -> (Held, NaiveDate, Option<NaiveDate>) {
        let now = (self.clock)();
        let today = self.as_of.and_then(|asked| asked.0).unwrap_or(now);
        let held = self.built.map(|built| (now, built));
        (held, today, self.as_of.map(|_| today))
    }
}

/// Takes a line of what was written.
pub type Record = Box<dyn Fn(&str) + Send>;

pub struct Dashboard {
    state: State,
    calendar: Calendar,
    store: Arc<Shelf>,
    themes: Registry,
    theme: Theme,
    depth: Depth,
    glyphs: &'static Glyphs,
    /// The theme that meetings are presented in; none where the user has named one for everything.
    projected: Option<&'static str>,
    /// The theme to go back to after presenting.
    former: Option<String>,
    followed: Option<Followed>,
    /// What is typed and not yet saved, kept on the disk.
    keeper: Keeper,
    /// Who uses it, where that is not the account that runs the program.
    by: Option<String>,
    /// Told of everything that was written.
    record: Option<Record>,
    /// What waits until the first frame is drawn.
    rest: Option<Box<dyn FnOnce() + Send>>,
}

impl Dashboard {
    /// A dashboard that shows what it starts with. A theme that does not exist is replaced by the dark one.
    pub fn new(start: Start) -> Self {
        let access = match start.store.root() {
            Root::Embedded => Access::Embedded,
            Root::Folder(_) if start.read_only => Access::ReadOnly,
            Root::Folder(_) => Access::Write,
        };
        let calendar = Calendar {
            as_of: start.as_of,
            clock: start.today,
            built: start.built,
        };
        let (clock, today, as_of) = calendar.days();
        let mut state = State::new(start.data, start.period, today, as_of, start.size);
        state.clock = clock;
        state.lang = start.lang;
        state.access = access;
        state.theme_problems = start.theme_problems;
        state.root = start.store.root().name("");
        if access == Access::Write {
            let slug = state.data.commune.slug.clone();
            app::left(&mut state, recovery::find(&start.store, &slug));
        }
        let theme = start
            .themes
            .get(&start.theme)
            .or_else(|| start.themes.get(crate::theme::registry::DARK))
            .unwrap_or_default();
        state.theme.clone_from(&theme.id);
        let theme = theme.at(start.depth);
        Self {
            state,
            calendar,
            store: start.store,
            themes: start.themes,
            theme,
            depth: start.depth,
            glyphs: Glyphs::of(start.glyphs),
            projected: Some(LIGHT),
            former: None,
            followed: None,
            keeper: Keeper::default(),
            by: None,
            record: None,
            rest: None,
        }
    }

    /// Has everything told that is written.
    pub fn recorded(self, record: Record) -> Self {
        Self {
            record: Some(record),
            ..self
        }
    }

    fn told(&self, line: &str) {
        if let Some(record) = &self.record {
            record(line);
        }
    }

    /// Writes in the name of somebody else than the account that runs the program, and no more than this one may.
    pub fn signed(mut self, by: Option<&str>, may: Access) -> Self {
        self.by = by.map(str::to_string);
        if self.state.access == Access::Write {
            self.state.access = may;
        }
        if !self.state.access.figures() {
            // what was left unsaved is for those who may save it
            app::left(&mut self.state, Vec::new());
        }
        self
    }

    fn stamp(&self) -> Stamp {
        let now = Stamp::now();
        Stamp {
            by: self.by.clone().or(now.by),
            ..now
        }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    /// Presents in the theme of the rest: the user has named it.
    pub fn keep_theme(&mut self) {
        self.projected = None;
    }

    /// Does something as soon as the first frame is drawn.
    pub fn afterwards(&mut self, rest: impl FnOnce() + Send + 'static) {
        self.rest = Some(Box::new(rest));
    }

    /// Lets second screens follow what is presented.
    pub fn let_follow(&mut self, followed: Followed) {
        self.followed = Some(followed);
        self.settle();
    }

    /// Presents the meeting from a page on, counted from 1; where `auto` is given the pages go by themselves.
    pub fn present(&mut self, from: usize, auto: Option<Duration>) {
        app::start_presenting(&mut self.state, false);
        if let Some(present) = &mut self.state.present {
            present.step(Step::To(from.saturating_sub(1)));
            present.auto = auto;
        }
        self.settle();
    }

    pub fn render(&self, area: Rect, buf: &mut Buffer) {
        let _ = self.draw_into(area, buf);
    }

    fn draw_into(&self, area: Rect, buf: &mut Buffer) -> Option<u16> {
        view::draw(&self.state, &self.theme, self.glyphs, area, buf)
    }

    /// Takes a scroll beyond the end back to the end, so that the next key up moves the text. Only drawing tells how long it is.
    fn keep_scroll(&mut self) {
        if self.state.scroll_mut().is_none_or(|at| *at == 0) {
            return;
        }
        let area = Rect::new(0, 0, self.state.size.0, self.state.size.1);
        let end = self.draw_into(area, &mut Buffer::empty(area));
        if let Some((at, end)) = self.state.scroll_mut().zip(end) {
            *at = end.min(*at);
        }
    }

    /// Takes a message in, and does what the state then asks of the outside.
    fn tell(&mut self, message: Message) -> Flow {
        let Outcome { effects, flow } = app::update(&mut self.state, message);
        for effect in effects {
            let answer = self.perform(effect);
            if answer.is_some_and(|answer| self.tell(answer) == Flow::Quit) {
                return Flow::Quit;
            }
        }
        flow
    }

    fn perform(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::NextTheme => self.next_theme(),
            Effect::ListCommunes => return Some(Message::Communes(self.store.communes())),
            Effect::Load(slug) => return Some(self.load(&slug)),
            Effect::Save(write) => return Some(self.save(&write)),
            Effect::SaveFigures(sheet) => return Some(self.save_figures(&sheet)),
            Effect::KeepFigures(draft) => {
                let stamp = self.stamp();
                let kept =
                    (self.keeper).keep(&self.store, &draft, &stamp, !self.state.access.figures());
                let why = writing::refused(&kept.err()?, self.state.lang);
                return Some(Message::Failed(self.store.inside(&why)));
            }
            Effect::AdoptFigures(file) => self.keeper.adopt(&file),
            Effect::DropFigures(file) => recovery::remove(&file),
        }
        None
    }

    fn next_theme(&mut self) {
        let name = self.themes.next(&self.state.theme).to_string();
        if let Some(label) = self.use_theme(name) {
            self.state.notice = Some(label);
        }
    }

    fn use_theme(&mut self, name: String) -> Option<String> {
        let theme = self.themes.get(&name)?;
        let label = theme.label(self.state.lang).to_string();
        self.theme = theme.at(self.depth);
        self.state.theme = name;
        Some(label)
    }

    /// Sets what follows from the state: the theme of the projector, and how much of a list is in sight.
    fn settle(&mut self) {
        match (
            self.state.present.is_some(),
            self.projected,
            self.former.take(),
        ) {
            (true, Some(light), None) => {
                let former = self.state.theme.clone();
                if self.use_theme(light.to_string()).is_some() {
                    self.former = Some(former);
                }
            }
            (false, _, Some(former)) => drop(self.use_theme(former)),
            (_, _, former) => self.former = former,
        }
        if self.state.present_page().is_some() {
            let seen = view::in_sight(&self.state, &self.theme, self.glyphs);
            if let Some(present) = &mut self.state.present {
                present.seen = seen;
            }
        }
        if let Some(followed) = &mut self.followed {
            followed.settle(&self.state, self.glyphs);
        }
    }

    /// Turns the page as second screens ask.
    fn drive(&mut self) -> Flow {
        let steps = self
            .followed
            .as_ref()
            .map(Followed::steps)
            .unwrap_or_default();
        let mut flow = Flow::Idle;
        for step in steps {
            if self.tell(Message::Drive(step)) == Flow::Draw {
                flow = Flow::Draw;
                // how much of a list is in sight decides what the next step is
                self.settle();
            }
        }
        flow
    }

    /// Takes up the commune as it is now, where that is not what is shown; everything on the screen stays in its place.
    pub fn renew(&mut self) -> Flow {
        let shown = &mut self.state.data;
        let data = self.store.data(&shown.commune.slug);
        if data.is_there() && !Arc::ptr_eq(&data.commune, &shown.commune) {
            let flow = self.tell(Message::Renewed(Box::new(data)));
            self.keep_scroll();
            self.settle();
            return flow;
        }
        if shown.problems == data.problems && shown.spoilt == data.spoilt {
            return Flow::Idle;
        }
        (shown.problems, shown.spoilt) = (data.problems, data.spoilt);
        Flow::Draw
    }

    /// Writes into the record of the meeting, then reads the commune again.
    fn save(&mut self, write: &MeetingWrite) -> Message {
        let may_not = !self.state.access.records();
        let written = Meeting::new(&self.store, &write.slug, write.meeting, may_not)
            .and_then(|meeting| meeting.signed(self.by.as_deref()).write(&write.change));
        match written {
            Ok(()) => {
                self.told(&write.line());
                Message::Saved(self.read_again(&write.slug))
            }
            Err(why) => {
                Message::Refused(self.store.inside(&writing::refused(&why, self.state.lang)))
            }
        }
    }

    /// Saves typed figures, then reads the commune again, so that both values are seen where somebody else was faster.
    fn save_figures(&mut self, sheet: &Sheet) -> Message {
        let (slug, period, stamp) = (&sheet.slug, sheet.period, self.stamp());
        let saved = figures::save(
            &self.store,
            slug,
            period,
            &sheet.changes,
            &stamp,
            !self.state.access.figures(),
        );
        let data = self.read_again(slug);
        if saved.is_ok() {
            self.told(&sheet.line());
            self.keeper.forget();
        }
        let lang = self.state.lang;
        Message::Figures(data, saved.map_err(|why| writing::refused(&why, lang)))
    }

    /// A commune as it is now, for everybody who looks at it.
    fn read_again(&self, slug: &str) -> Option<Box<Data>> {
        self.store.refresh();
        let data = self.store.data(slug);
        data.is_there().then(|| Box::new(data))
    }

    fn load(&mut self, slug: &str) -> Message {
        let data = self.store.data(slug);
        if !data.is_there() {
            let first = data.problems.first();
            let first = first.map(|p| render::one_line(p, self.state.lang));
            return Message::Failed(first.unwrap_or_else(|| slug.to_string()));
        }
        if self.state.access.figures() {
            app::left(&mut self.state, recovery::find(&self.store, slug));
        }
        Message::Loaded(Box::new(data))
    }
}

impl Program for Dashboard {
    fn event(&mut self, event: Event) -> Flow {
        let (clock, today, as_of) = self.calendar.days();
        let turned = clock != self.state.clock || today != self.state.today;
        self.state.clock = clock;
        if today != self.state.today {
            self.tell(Message::Day(today, as_of));
        }
        let flow = match event {
            Event::DataChanged => self.renew(),
            Event::Remote => self.drive(),
            event => self.tell(Message::Input(event)),
        };
        let flow = flow.or_draw(turned);
        self.keep_scroll();
        self.settle();
        flow
    }

    fn wake(&self) -> Option<Duration> {
        self.state.present.as_ref().map(Present::wake)
    }

    fn text_sizes(&mut self) {
        if self.glyphs.set == GlyphSet::Full {
            self.glyphs = &TALL;
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.render(area, frame.buffer_mut());
        if let Some(rest) = self.rest.take() {
            rest();
        }
    }
}
