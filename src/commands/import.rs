//! `giaoban import` (nhap): figures of a workbook into the file of a period, after they have been looked at.

use std::fmt::Write as _;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::target::{self, Target};
use super::{Error, LOOK, context, output};
use crate::assess::{self, sentence};
use crate::cli::Cli;
use crate::data::Refused;
use crate::data::problem::ProblemKind;
use crate::import::intake::{self, Book, Intake, Item, Note, Nothing, Outcome};
use crate::import::matching::{By, Mapped};
use crate::import::preview::{self, About};
use crate::import::sheet::address;
use crate::model::{Commune, IndicatorId, Period, PeriodData};
use crate::store::figures::Stamp;
use crate::store::intake::{Entry, PeriodFile};
use crate::store::mapping::Mapping;
use crate::store::{Store, workbook};
use crate::text::{Lang, errors, import as text, render, writing};

/// What to read, and how.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    pub file: &'a Path,
    /// Only the sheet of this name.
    pub sheet: Option<&'a str>,
    /// Write without asking.
    pub yes: bool,
}

/// Shows what the workbook says; writes it after a yes.
pub fn run(cli: &Cli, lang: Lang, wish: &Wish<'_>) -> Result<ExitCode, Error> {
    let Target {
        folder,
        store,
        commune,
    } = target::open(cli, lang)?;
    let name = context::display(wish.file);
    let stage = output::Stage::begin(&text::reading(lang, &name));
    let sheets = workbook::read(wish.file)
        .map_err(|why| Error::Said(format!("{name}: {}", unreadable(lang, &why))))?;
    let book = intake::find(sheets, wish.sheet).map_err(|why| nothing(lang, &name, &why))?;
    drop(stage);
    let last = commune.periods.last().map(|p| p.period.to_string());
    let which = || text::which_period(lang, &name, last.as_deref().unwrap_or("2026-02"));
    let period = cli.global.period.or_else(|| book.period());
    let period = period.ok_or_else(|| Error::Said(which()))?;
    let refused = |why| refused(lang, &why);
    // the bytes that are compared when it is written are those from before the data was read
    let file = PeriodFile::read(&folder, &commune.slug, period).map_err(refused)?;
    let file = file.ok_or_else(|| Error::Said(text::no_period(lang, &commune.slug, period)))?;
    file.check(&store, &commune.slug, period).map_err(refused)?;
    let commune = target::open(cli, lang)?.commune;
    let mut mapping = Mapping::read(&folder, &commune.slug).map_err(refused)?;
    let mut import = Import {
        lang,
        store: &store,
        commune: &commune,
        period,
        name: &name,
        book: &book,
        said: Vec::new(),
    };
    let asks = io::stdin().is_terminal() && io::stdout().is_terminal() && !wish.yes;
    let taken = import.look(&mut mapping, asks)?;
    import.finish(&taken, (&file, &mapping), (asks, wish.yes))
}

/// One import on its way.
struct Import<'a> {
    lang: Lang,
    store: &'a Store,
    commune: &'a Commune,
    period: Period,
    name: &'a str,
    book: &'a Book,
    /// What the user has said about rows just now.
    said: Vec<Mapped>,
}

impl Import<'_> {
    /// Shows the preview; on a terminal asks what rows mean that are not plain, and shows it again.
    fn look(&mut self, mapping: &mut Mapping, asks: bool) -> Result<Intake, Error> {
        loop {
            let stage = output::Stage::begin(text::matching(self.lang));
            let taken = intake::take(self.book, self.commune, self.period, &mapping.all);
            drop(stage);
            let taken = taken.map_err(|why| nothing(self.lang, self.name, &why))?;
            let shown = context::display(&mapping.path);
            let subject = About {
                file: self.name,
                commune: self.commune,
                period: self.period,
                mapping: &shown,
            };
            output::print(&preview::render(&taken, subject, self.lang))?;
            if !asks {
                return Ok(taken);
            }
            let more = self.ask(&taken)?;
            if more.is_empty() {
                return Ok(taken);
            }
            mapping.all.extend(more.iter().cloned());
            self.said.extend(more);
        }
    }

    /// Asks about every row that could be one of several indicators.
    fn ask(&self, taken: &Intake) -> Result<Vec<Mapped>, Error> {
        let lang = self.lang;
        let mut more: Vec<Mapped> = Vec::new();
        for item in &taken.items {
            let Some(all) = preview::candidates(item) else {
                continue;
            };
            let which = text::which(lang, &item.place.said(lang), &item.name);
            let mut question = format!("\n{which}\n");
            for (number, id) in (1..).zip(all) {
                let name = preview::candidate(self.commune, *id, lang);
                let _ = writeln!(question, "  {number} = {name}");
            }
            let _ = write!(question, "  {}: ", text::choose_later(lang));
            let Ok(chosen) = answer(&question)?.trim().parse::<usize>() else {
                continue;
            };
            let id = match chosen.checked_sub(1).map(|at| all.get(at)) {
                None => None,
                Some(Some(id)) => Some(*id),
                Some(None) => continue,
            };
            more.push(self.mapped(item, id, preview::telling_heading(item)));
        }
        Ok(more)
    }

    /// An entry of the mapping: the row of an item means an indicator, or is left out.
    fn mapped(&self, item: &Item, id: Option<IndicatorId>, heading: Option<&str>) -> Mapped {
        let indicator = id.and_then(|id| self.commune.catalogue.indicator(id));
        Mapped {
            name: item.name.as_str().into(),
            heading: heading.map(Into::into),
            unit: None,
            indicator: indicator.map(|i| i.id.clone()),
        }
    }

    /// Writes, if nothing is in doubt and the answer is a yes.
    fn finish(
        &self,
        taken: &Intake,
        (file, mapping): (&PeriodFile, &Mapping),
        (asks, yes): (bool, bool),
    ) -> Result<ExitCode, Error> {
        let lang = self.lang;
        let doubts = preview::doubts(taken);
        let say = |text: &str| output::print(&format!("{text}\n"));
        if doubts > 0 {
            say(&text::doubtful(lang, doubts))?;
            // what was said about rows is kept all the same: nobody wants to say it twice
            self.remember(mapping, &self.said)?;
            return Ok(ExitCode::from(LOOK));
        }
        let entries = self.entries(taken);
        if entries.is_empty() {
            say(text::nothing_new(lang))?;
            self.remember(mapping, &self.said)?;
            return Ok(ExitCode::SUCCESS);
        }
        let refused = |why| refused(lang, &why);
        let (content, data) = file
            .edited(
                self.store,
                self.commune,
                self.period,
                &entries,
                &Stamp::now(),
            )
            .map_err(refused)?;
        self.crosscheck(data)?;
        if !yes {
            if !asks {
                say(text::not_asked(lang))?;
                return Ok(ExitCode::from(LOOK));
            }
            if !text::is_yes(&answer(&text::question(lang, entries.len(), self.period))?) {
                say(text::declined(lang))?;
                return Ok(ExitCode::from(LOOK));
            }
        }
        file.save(&content).map_err(refused)?;
        say(&text::written(
            lang,
            entries.len(),
            &context::display(&file.path),
            &self.commune.slug,
            self.period,
        ))?;
        let mut more = self.said.clone();
        more.extend(self.learnt(taken));
        self.remember(mapping, &more)?;
        Ok(ExitCode::SUCCESS)
    }

    /// Says which figures would not agree once these are in, and did agree before.
    fn crosscheck(&self, data: PeriodData) -> Result<(), Error> {
        let Some(at) = self.commune.period_index(self.period) else {
            return Ok(());
        };
        let open = |commune: &Commune| {
            let period = commune.periods.get(at);
            let day = period.map_or_else(context::today, |p| p.reported);
            let findings = assess::assess(commune, Some(at), day).findings;
            let open = findings.iter().filter(|f| f.is_open());
            let said = open.map(|f| sentence::of_finding(self.lang, commune, f));
            said.collect::<Vec<String>>()
        };
        let before = open(self.commune);
        let mut after = self.commune.clone();
        if let Some(period) = after.periods.get_mut(at) {
            *period = data;
        }
        let mut new = open(&after);
        new.retain(|finding| !before.contains(finding));
        if new.is_empty() {
            return Ok(());
        }
        let lines: String = new
            .iter()
            .flat_map(|finding| ["  ! ", finding, "\n"])
            .collect();
        let head = text::findings(self.lang);
        output::print(&format!("\n{head}: {}\n{lines}\n", new.len()))
    }

    fn entries(&self, taken: &Intake) -> Vec<Entry> {
        let book = Path::new(self.name).file_name();
        let book = book.map_or(self.name.into(), |n| n.to_string_lossy());
        let entry = |item: &Item| {
            let (Outcome::New(value) | Outcome::Changed { new: value, .. }) = item.outcome else {
                return None;
            };
            let indicator = self.commune.catalogue.indicator(item.indicator?)?;
            let qualifier = item.notes.iter().find_map(|note| match note {
                Note::Qualified(qualifier) => Some(*qualifier),
                _ => None,
            });
            let cell = address(item.place.row, item.place.column);
            Some(Entry {
                indicator: indicator.id.clone(),
                field: item.field,
                value,
                qualifier,
                source: format!("{book}, {}!{cell}", item.place.sheet),
            })
        };
        taken.items.iter().filter_map(entry).collect()
    }

    /// Names that were matched by more than their letters, and that the user has now agreed to.
    fn learnt(&self, taken: &Intake) -> Vec<Mapped> {
        let mut more: Vec<Mapped> = Vec::new();
        for item in taken.items.iter().filter(|i| i.outcome.value().is_some()) {
            let is = |by| item.notes.contains(&Note::Matched(by));
            if !is(By::Spelling) && !is(By::Parent) {
                continue;
            }
            let heading = item.heading.as_deref().filter(|_| is(By::Parent));
            let mapped = self.mapped(item, item.indicator, heading);
            if mapped.indicator.is_some() && !more.contains(&mapped) {
                more.push(mapped);
            }
        }
        more
    }

    fn remember(&self, mapping: &Mapping, more: &[Mapped]) -> Result<(), Error> {
        if more.is_empty() {
            return Ok(());
        }
        let lang = self.lang;
        mapping.remember(more).map_err(|why| refused(lang, &why))?;
        let file = context::display(&mapping.path);
        output::print(&format!("{}\n", text::remembered(lang, more.len(), &file)))
    }
}

/// Asks on the terminal; an end of the input is no answer.
fn answer(question: &str) -> Result<String, Error> {
    output::print(question)?;
    let _ = io::stdout().flush();
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .map_err(Error::Print)?;
    Ok(line)
}

fn nothing(lang: Lang, file: &str, why: &Nothing) -> Error {
    Error::Said(format!("{file}: {}", why.said(lang)))
}

fn unreadable(lang: Lang, why: &workbook::Fault) -> String {
    match why {
        workbook::Fault::Content(why) => why.name(lang).to_string(),
        workbook::Fault::File(ProblemKind::Missing) => text::missing(lang).to_string(),
        workbook::Fault::File(kind) => {
            let message = errors::message(kind, lang);
            let parts = [Some(message.headline), message.mend];
            parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
        }
    }
}

fn refused(lang: Lang, why: &Refused) -> Error {
    Error::Said(match why {
        Refused::Broken(problem) => text::broken(lang, &render::one_line(problem, lang)),
        other => writing::refused(other, lang),
    })
}
