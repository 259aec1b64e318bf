//! What a second screen is told of the page shown: the notes of who reports, where each figure comes from, and what comes next. Pure.

use super::Picture;
use crate::app::{Blank, Present, State};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::assess::agenda::{Entry, Occurrence};
use crate::assess::pages::{Cover, MeetingPage, PageKind};
use crate::assess::{sentence, tasks};
use crate::model::{Commune, Figure, Given, IndicatorId, PeriodData, Task, date};
use crate::text::{Lang, calendar, desk, present as words, screen, tasks as task_words};

/// The longest text of a sheet, in characters; notes are files that people write.
const MOST: usize = 8000;

/// The most lines of a sheet.
const LINES: usize = 60;

/// The page that is presented, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Sheet {
    /// The commune: `Xã Đông Khê`.
    pub commune: String,
    /// Its figures are made up.
    pub illustrative: bool,
    /// Number of the page, counted from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The page itself.
    pub shown: Name,
    /// The page after it; none on the last.
    pub next: Option<Name>,
    /// What comes next as it will be seen, from small to large; who draws pages adds them.
    pub pictures: Vec<Picture>,
    /// Which of a list are in sight, where not all are: first, last, all.
    pub part: Option<(usize, usize, usize)>,
    /// The sentence of the page.
    pub said: String,
    /// Notes for who reports.
    pub notes: String,
    /// What its lines are.
    pub kind: Kind,
    /// What is on the page.
    pub lines: Vec<SheetLine>,
    /// The time of the point.
    pub timer: Option<Timer>,
    /// Nothing is shown.
    pub blank: Option<Blank>,
    /// Only the keyboard of the presentation moves it.
    pub frozen: bool,
    /// Internal rows are shown.
    pub unlocked: bool,
}

/// What the lines of a page are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Figures.
    Figures,
    /// Tasks.
    Tasks,
    /// What does not add up.
    Findings,
    /// Days.
    Days,
    /// The points of the meeting.
    Agenda,
    /// It has none.
    #[default]
    Other,
}

/// What a page is called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// What it belongs to: `Kinh tế`; empty where it stands for itself.
    pub belongs: String,
    /// Its own name.
    pub name: String,
    /// Who reports; may be empty.
    pub reporter: String,
}

/// One thing on the page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetLine {
    pub name: String,
    /// The figure, or how it stands.
    pub value: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// A remark; may be empty.
    pub note: String,
}

/// The time of a point of the meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timer {
    /// Minutes that it may take.
    pub minutes: u16,
    /// Milliseconds that it has taken; none before the clock runs.
    pub spent: Option<u64>,
}

impl Sheet {
    /// The same page at the same place: what differs by the time alone is not told again.
    pub fn is_as(&self, other: &Self) -> bool {
        let untimed = |sheet: &Self| Self {
            timer: sheet.timer.map(|t| Timer { spent: None, ..t }),
            ..sheet.clone()
        };
        let runs = |sheet: &Self| sheet.timer.is_some_and(|t| t.spent.is_some());
        runs(self) == runs(other) && untimed(self) == untimed(other)
    }
}

/// What is presented now, in this language; nothing where nothing is.
pub fn sheet(state: &State, lang: Lang) -> Option<Sheet> {
    let present = state.present.as_ref()?;
    let page = present.page()?;
    let commune = &*state.data.commune;
    let teller = Teller {
        state,
        lang,
        commune,
        cover: Cover {
            commune,
            unlocked: present.unlocked,
        },
    };
    let next = present.pages.get(present.at + 1);
    Some(Sheet {
        commune: format!("{} {}", commune.level.name(lang), commune.name),
        illustrative: commune.illustrative,
        page: present.at + 1,
        pages: present.pages.len(),
        shown: teller.name(page),
        next: next.map(|page| teller.name(page)),
        pictures: Vec::new(),
        part: part(present, page),
        said: cut(&teller.said(page)),
        notes: cut(page.item.notes.as_deref().unwrap_or_default()),
        kind: match page.kind {
            PageKind::Matter(..) | PageKind::Headline(_) | PageKind::Well(_) => Kind::Figures,
            PageKind::Conclusions { .. } | PageKind::Gaps(_) | PageKind::Closing(_) => Kind::Tasks,
            PageKind::Findings(_) => Kind::Findings,
            PageKind::Week(..) => Kind::Days,
            PageKind::Opening => Kind::Agenda,
            PageKind::Item => Kind::Other,
        },
        lines: teller.lines(present, page),
        timer: page.item.minutes.map(|minutes| Timer {
            minutes,
            spent: (present.spent()).map(|s| u64::try_from(s.as_millis()).unwrap_or(u64::MAX)),
        }),
        blank: present.blank,
        frozen: present.frozen,
        unlocked: present.unlocked,
    })
}

fn cut(text: &str) -> String {
    text.chars().take(MOST).collect()
}

/// Which of a list are in sight, where not all are.
fn part(present: &Present, page: &MeetingPage) -> Option<(usize, usize, usize)> {
    let all = page.items();
    let last = (present.first + present.seen).min(all);
    (present.seen > 0 && present.seen < all).then_some((present.first + 1, last, all))
}

struct Teller<'a> {
    state: &'a State,
    lang: Lang,
    commune: &'a Commune,
    cover: Cover<'a>,
}

impl Teller<'_> {
    fn name(&self, page: &MeetingPage) -> Name {
        let name = match (&page.kind, page.item.title.as_deref()) {
            // the agenda calls it by its own name, which says the same
            (PageKind::Conclusions { .. }, Some(title)) => title.to_string(),
            _ => page.name(self.lang, self.commune),
        };
        let belongs = page
            .belongs(self.lang, self.commune)
            .filter(|b| **b != name)
            .unwrap_or_default();
        Name {
            belongs: belongs.to_string(),
            name,
            reporter: page
                .item
                .reporter
                .as_deref()
                .unwrap_or_default()
                .to_string(),
        }
    }

    /// The sentence of one figure off pace.
    fn said(&self, page: &MeetingPage) -> String {
        let PageKind::Matter(at, _) = &page.kind else {
            return String::new();
        };
        let assessment = &self.state.assessment;
        assessment
            .attention
            .get(*at)
            .map(|matter| self.cover.sentence(self.lang, assessment, matter))
            .unwrap_or_default()
    }

    fn lines(&self, present: &Present, page: &MeetingPage) -> Vec<SheetLine> {
        let lines = match &page.kind {
            PageKind::Matter(at, id) => self.matter(*at, *id),
            PageKind::Headline(ids) | PageKind::Well(ids) => {
                in_sight(present, ids, |id| self.figure(*id))
            }
            PageKind::Findings(list) => in_sight(present, list, |at| self.finding(*at)),
            PageKind::Conclusions { tasks, .. }
            | PageKind::Gaps(tasks)
            | PageKind::Closing(tasks) => in_sight(present, tasks, |at| self.task(*at)),
            PageKind::Week(_, _, days) => in_sight(present, days, |of| self.day(of)),
            PageKind::Opening => self.agenda(present),
            PageKind::Item => Vec::new(),
        };
        let brief = |text: String| text.chars().take(MOST / 16).collect();
        let lines = lines.into_iter().take(LINES).map(|line| SheetLine {
            name: brief(line.name),
            value: brief(line.value),
            source: brief(line.source),
            note: brief(line.note),
        });
        lines.collect()
    }

    /// The points of the meeting, each with its first page.
    fn agenda(&self, present: &Present) -> Vec<SheetLine> {
        let mut points: Vec<usize> = Vec::new();
        let mut out = Vec::new();
        for (number, page) in (1..).zip(present.pages.iter()) {
            if page.kind == PageKind::Opening || points.contains(&page.point) {
                continue;
            }
            points.push(page.point);
            let name = page.belongs(self.lang, self.commune);
            let name = name.map_or_else(|| page.name(self.lang, self.commune), str::to_string);
            let minutes = page
                .item
                .minutes
                .map(|minutes| words::timer(self.lang, minutes, None));
            out.push(SheetLine {
                name: format!("{number}. {name}"),
                value: joined([page.item.reporter.as_deref().map(str::to_string), minutes]),
                ..SheetLine::default()
            });
        }
        out
    }

    /// The figure, those it is computed from, and those that go with it.
    fn matter(&self, at: usize, id: IndicatorId) -> Vec<SheetLine> {
        let matter = self.state.assessment.attention.get(at);
        let related = matter.map(|m| m.related.clone()).unwrap_or_default();
        let indicator = self.commune.catalogue.indicator(id);
        let ratio = indicator.and_then(|i| i.ratio);
        let ratio = ratio.map_or([id, id], |(n, d)| [n, d]);
        let mut ids = vec![id];
        for other in ratio.into_iter().chain(related) {
            if !ids.contains(&other) && !self.cover.hides(other) {
                ids.push(other);
            }
        }
        ids.into_iter().filter_map(|id| self.figure(id)).collect()
    }

    fn period(&self) -> Option<&PeriodData> {
        self.commune.periods.get(self.state.assessment.period?)
    }

    fn figure(&self, id: IndicatorId) -> Option<SheetLine> {
        let lang = self.lang;
        let indicator = self.commune.catalogue.indicator(id)?;
        let actual = self.state.assessment.row(id).and_then(|r| r.actual);
        let data = self.period();
        let figure = data.and_then(|d| d.figure(id));
        let value = match actual {
            Some(actual) => {
                let exact = if actual.computed { 2 } else { 28 };
                let firm = actual.qualifier.map(|q| format!("{} ", q.name(lang)));
                let value = self.cover.value(lang, id, actual.value, exact);
                let until = screen::until(lang, date::format(actual.as_of));
                format!("{}{value} · {until}", firm.unwrap_or_default())
            }
            None => screen::no_figures(lang).to_string(),
        };
        let source = match (figure, data) {
            (Some(figure), Some(data)) => source(&data.document, figure.section.as_deref()),
            _ if actual.is_some_and(|a| a.computed) => screen::computed(lang).to_string(),
            _ => String::new(),
        };
        Some(SheetLine {
            name: indicator.called(lang).to_string(),
            value,
            source,
            note: figure
                .and_then(Figure::note)
                .unwrap_or_default()
                .to_string(),
        })
    }

    fn finding(&self, at: usize) -> Option<SheetLine> {
        let finding = self.state.assessment.findings.get(at)?;
        let document = self.period().map_or("", |d| &d.document);
        let sections = finding.sections().join("; ");
        Some(SheetLine {
            name: sentence::of_finding(self.lang, self.commune, finding),
            source: source(document, Some(&*sections).filter(|s| !s.is_empty())),
            ..SheetLine::default()
        })
    }

    fn task(&self, at: usize) -> Option<SheetLine> {
        let lang = self.lang;
        let task = self.commune.tasks.get(at)?;
        // from the day that the page looks from, so that both say the same
        let standing = tasks::standing(at, task, self.state.assessment.as_of);
        let owner = match &task.owner {
            Given::Stated(name) => name.to_string(),
            Given::Default(name) => task_words::as_default(lang, name),
            Given::Missing => task_words::no_owner(lang).to_string(),
        };
        let by_default = standing.is_by_default();
        let stands = task_words::standing_given(lang, standing.state, standing.left, by_default);
        let moved = task.history.iter().rev().find_map(|change| {
            let reason = change.reason.as_deref()?;
            Some(format!("{}: {reason}", date::format_short(change.date)))
        });
        let note = moved.or_else(|| task.note.as_deref().map(str::to_string));
        Some(SheetLine {
            name: task.title.to_string(),
            value: joined([Some(owner), due(lang, task), Some(stands)]),
            source: self.source_of(task),
            note: note.unwrap_or_default(),
        })
    }

    fn source_of(&self, task: &Task) -> String {
        let of = self.commune.task_sources.get(task.source);
        of.map(|s| source(&s.name, task.section.as_deref()))
            .unwrap_or_default()
    }

    fn day(&self, of: &Occurrence) -> Option<SheetLine> {
        let (lang, commune) = (self.lang, self.commune);
        let due = desk::deadline(lang);
        let (name, source) = match of.entry {
            Entry::Event(at) => {
                let event = commune.events.get(at)?;
                let hour = event.hour.as_deref().map(|hour| format!("{hour} "));
                let name = format!("{}{}", hour.unwrap_or_default(), event.title);
                (
                    name,
                    event.source.as_deref().unwrap_or_default().to_string(),
                )
            }
            Entry::Deadline(at) => {
                let task = commune.tasks.get(at)?;
                (format!("{due} {}", task.title), self.source_of(task))
            }
            Entry::Step(at, step) => {
                let task = commune.tasks.get(at)?;
                let step = task.milestones.get(step).map(|s| format!("{}; ", s.title));
                let name = format!("{due} {}{}", step.unwrap_or_default(), task.title);
                (name, self.source_of(task))
            }
            Entry::PlanEnd(at) => {
                let plan = commune.plans.get(at);
                let plan = plan.filter(|p| !self.cover.hides(p.indicator))?;
                let indicator = commune.catalogue.indicator(plan.indicator)?;
                let of = indicator.called(lang);
                let name = format!("{due} {of} ({})", lang.pick(&plan.name, &plan.en));
                (name, String::new())
            }
        };
        Some(SheetLine {
            name,
            value: if of.lasts() {
                calendar::days(of.first, of.last)
            } else {
                calendar::day_short(lang, of.first)
            },
            source,
            note: String::new(),
        })
    }
}

/// The lines of what is in sight of a list.
fn in_sight<T>(
    present: &Present,
    list: &[T],
    line: impl Fn(&T) -> Option<SheetLine>,
) -> Vec<SheetLine> {
    let seen = match present.seen {
        0 => LINES,
        seen => seen.min(LINES),
    };
    let list = list.iter().skip(present.first).take(seen);
    list.filter_map(line).collect()
}

/// `Phòng Kinh tế · 5 phút`
fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// `Báo cáo 01/2026, II.1.4.a`
fn source(document: &str, section: Option<&str>) -> String {
    match section {
        Some(section) if document.is_empty() => section.to_string(),
        Some(section) => format!("{document}, {section}"),
        None => document.to_string(),
    }
}

/// `hạn 15/02/2026`, or the deadline in words.
fn due(lang: Lang, task: &Task) -> Option<String> {
    let day = |day: NaiveDate| {
        let due = task_words::deadline(lang).to_lowercase();
        format!("{due} {}", date::format(day))
    };
    match (&task.deadline, task.deadline_words.as_deref()) {
        (Given::Stated(due), _) => Some(day(*due)),
        (_, Some(said)) => Some(said.to_string()),
        (Given::Default(due), None) => Some(task_words::as_default(lang, day(*due))),
        (Given::Missing, None) => None,
    }
}
