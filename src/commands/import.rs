//! `giaoban import` (nhap): figures of a workbook into the file of a period, after they have been looked at.

use std::fmt::Write as _;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use super::context::Target;
use super::{Done, Error, FINE, LOOK, context, output};
use crate::assess::{self, sentence};
use crate::cli::{Cli, Import};
use crate::data::Refused;
use crate::data::problem::ProblemKind;
use crate::import::intake::{self, Book, Intake, Item, Note, Nothing, Outcome};
use crate::import::matching::{By, Mapped};
use crate::import::preview::About;
use crate::model::{Commune, IndicatorId, Period, PeriodData};
use crate::store::figures::Stamp;
use crate::store::intake::{Entry, PeriodFile};
use crate::store::mapping::Mapping;
use crate::store::{Store, clock, workbook};
use crate::text::{Lang, errors, import as text, render, writing};

/// Shows what the workbook says; writes it after a yes.
pub fn run(cli: &Cli, wish: &Import) -> Done {
    let lang = cli.lang;
    let Target {
        folder,
        store,
        commune,
    } = cli.target()?;
    let name = &*wish.workbook.to_string_lossy();
    let stage = output::Stage::begin(&text::reading(lang, name));
    let sheets = workbook::read(&wish.workbook)
        .map_err(|why| format!("{name}: {}", unreadable(lang, &why)))?;
    let book = intake::find(sheets, wish.sheet.as_deref());
    let book = book.map_err(|why| nothing(lang, name, &why))?;
    drop(stage);
    let last = commune.periods.last().map(|p| p.period.to_string());
    let which = || text::which_period(lang, name, last.as_deref().unwrap_or("2026-02"));
    let period = cli.period.or_else(|| book.period()).ok_or_else(which)?;
    let refused = |why| refused(lang, &why);
    // the bytes that are compared when it is written are those from before the data was read
    let file = PeriodFile::read(&folder, &commune.slug, period).map_err(refused)?;
    let file = file.ok_or_else(|| text::no_period(lang, &commune.slug, period))?;
    file.check(&store, &commune.slug, period).map_err(refused)?;
    let commune = cli.target()?.commune;
    let mapping = Mapping::read(&folder, &commune.slug).map_err(refused)?;
    let mut importing = Importing {
        lang,
        store: &store,
        commune: &commune,
        period,
        name,
        book: &book,
        file,
        mapping,
        asks: io::stdin().is_terminal() && io::stdout().is_terminal() && !wish.yes,
        yes: wish.yes,
        said: Vec::new(),
    };
    let taken = importing.look()?;
    importing.finish(&taken)
}

/// One import on its way.
struct Importing<'a> {
    lang: Lang,
    store: &'a Store,
    commune: &'a Commune,
    period: Period,
    name: &'a str,
    book: &'a Book,
    file: PeriodFile,
    mapping: Mapping,
    /// Somebody is there to be asked.
    asks: bool,
    /// Write without asking.
    yes: bool,
    /// What the user has said about rows just now.
    said: Vec<Mapped>,
}

impl Importing<'_> {
    /// Shows the preview; on a terminal asks what rows mean that are not plain, and shows it again.
    fn look(&mut self) -> Result<Intake, Error> {
        loop {
            let stage = output::Stage::begin(text::matching(self.lang));
            let known = &self.mapping.all;
            let taken = intake::take(self.book, self.commune, self.period, known);
            drop(stage);
            let taken = taken.map_err(|why| nothing(self.lang, self.name, &why))?;
            let subject = About {
                lang: self.lang,
                file: self.name,
                commune: self.commune,
                period: self.period,
                mapping: &self.mapping.path.to_string_lossy(),
            };
            output::print(&subject.render(&taken))?;
            if !self.asks {
                return Ok(taken);
            }
            let more = self.ask(subject, &taken)?;
            if more.is_empty() {
                return Ok(taken);
            }
            self.mapping.all.extend(more.iter().cloned());
            self.said.extend(more);
        }
    }

    /// Asks about every row that could be one of several indicators.
    fn ask(&self, subject: About<'_>, taken: &Intake) -> Result<Vec<Mapped>, Error> {
        let lang = self.lang;
        let mut more: Vec<Mapped> = Vec::new();
        for item in &taken.items {
            let all = item.candidates();
            if all.is_empty() {
                continue;
            }
            let which = text::which(lang, item.place.said(lang), &item.name);
            let mut question = format!("\n{which}\n");
            for (number, id) in (1..).zip(all) {
                let _ = writeln!(question, "  {number} = {}", subject.candidate(*id));
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
            more.push(self.mapped(item, id, item.telling_heading()));
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
    fn finish(&self, taken: &Intake) -> Done {
        let lang = self.lang;
        let doubts = taken.doubts();
        if doubts > 0 {
            output::say(&text::doubtful(lang, doubts))?;
            // what was said about rows is kept all the same: nobody wants to say it twice
            self.remember(&self.said)?;
            return Ok(LOOK);
        }
        let entries = self.entries(taken);
        if entries.is_empty() {
            output::say(text::nothing_new(lang))?;
            self.remember(&self.said)?;
            return Ok(FINE);
        }
        let refused = |why| refused(lang, &why);
        let stamp = Stamp::now();
        let (store, commune) = (self.store, self.commune);
        let edited = (self.file).edited(store, commune, self.period, &entries, &stamp);
        let (content, data) = edited.map_err(refused)?;
        self.crosscheck(data)?;
        let count = entries.len();
        if let Some(doubt) = assess::clock::doubt(commune, clock::today(), clock::built()) {
            output::remark(&doubt.said(lang));
        }
        let unwritten = match (self.yes, self.asks) {
            (true, _) => None,
            (_, false) => Some(text::not_asked(lang)),
            _ => {
                let said = answer(&text::question(lang, count, self.period))?;
                (!text::is_yes(&said)).then_some(text::declined(lang))
            }
        };
        if let Some(why) = unwritten {
            output::say(why)?;
            return Ok(LOOK);
        }
        self.file.save(&content).map_err(refused)?;
        let file = self.file.path.to_string_lossy();
        output::say(&text::written(
            lang,
            count,
            &file,
            &commune.slug,
            self.period,
        ))?;
        let mut more = self.said.clone();
        more.extend(self.learnt(taken));
        self.remember(&more)
    }

    /// Says which figures would not agree once these are in, and did agree before.
    fn crosscheck(&self, data: PeriodData) -> Done {
        let Some(at) = self.commune.period_index(self.period) else {
            return Ok(FINE);
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
            return Ok(FINE);
        }
        let lines = new.iter().flat_map(|finding| ["  ! ", finding, "\n"]);
        let lines: String = lines.collect();
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
            let cell = text::address(item.place.row, item.place.column);
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

    fn remember(&self, more: &[Mapped]) -> Done {
        if more.is_empty() {
            return Ok(FINE);
        }
        let kept = self.mapping.remember(more);
        kept.map_err(|why| refused(self.lang, &why))?;
        let file = self.mapping.path.to_string_lossy();
        output::say(&text::remembered(self.lang, more.len(), &file))
    }
}

/// Asks on the terminal; an end of the input is no answer.
fn answer(question: &str) -> Result<String, Error> {
    output::print(question)?;
    let _ = io::stdout().flush();
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    Ok(line)
}

fn nothing(lang: Lang, file: &str, why: &Nothing) -> Error {
    format!("{file}: {}", why.said(lang)).into()
}

fn unreadable(lang: Lang, why: &workbook::Fault) -> String {
    match why {
        workbook::Fault::Content(why) => why.name(lang).to_string(),
        workbook::Fault::Line(line, why) => text::at_line(lang, line, why.name(lang)),
        workbook::Fault::File(ProblemKind::Missing) => text::missing(lang).to_string(),
        workbook::Fault::File(kind) => {
            let message = errors::message(kind, lang);
            let parts = [Some(message.headline), message.mend];
            parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
        }
    }
}

fn refused(lang: Lang, why: &Refused) -> Error {
    match why {
        Refused::Broken(problem) => text::broken(lang, render::one_line(problem, lang)).into(),
        other => writing::refused(other, lang).into(),
    }
}
