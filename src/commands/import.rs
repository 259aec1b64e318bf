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
use crate::import::intake::{self, Doubt, Found, Intake, Note, Outcome};
use crate::import::matching::{By, Mapped};
use crate::import::preview::{self, Subject};
use crate::import::sheet::address;
use crate::model::{Commune, Period, PeriodData};
use crate::store::figures::Stamp;
use crate::store::intake::{Entry, PeriodFile};
use crate::store::mapping::Mapping;
use crate::store::{Store, workbook};
use crate::text::render;

use crate::text::{Lang, import as text, writing};

/// What to read, and how.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// The workbook.
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
        .map_err(|why| Error::Said(text::unreadable(lang, &name, &why)))?;
    let nothing = |why| Error::Said(text::nothing(lang, &name, &why));
    let found = intake::find(sheets, wish.sheet).map_err(nothing)?;
    drop(stage);
    let last = commune.periods.last().map(|p| p.period);
    let period = cli
        .global
        .period
        .or_else(|| found.period())
        .ok_or_else(|| Error::Said(text::which_period(lang, &name, last)))?;
    let refused = |refused| Error::Said(refusal(lang, &refused));
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
        found: &found,
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
    found: &'a Found,
    /// What the user has said about rows just now.
    said: Vec<Mapped>,
}

impl Import<'_> {
    /// Shows the preview; on a terminal asks what rows mean that are not plain, and shows it again.
    fn look(&mut self, mapping: &mut Mapping, asks: bool) -> Result<Intake, Error> {
        loop {
            let stage = output::Stage::begin(text::matching(self.lang));
            let taken = intake::take(self.found, self.commune, self.period, &mapping.all);
            drop(stage);
            let taken =
                taken.map_err(|why| Error::Said(text::nothing(self.lang, self.name, &why)))?;
            let shown = context::display(&mapping.path);
            let subject = Subject {
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
        let mut more: Vec<Mapped> = Vec::new();
        for line in &taken.lines {
            let Some(all) = preview::candidates(line) else {
                continue;
            };
            let mut question = format!(
                "\n{}\n",
                text::which(self.lang, &text::place(self.lang, &line.place), &line.name)
            );
            for (number, id) in (1..).zip(all) {
                let _ = writeln!(
                    question,
                    "  {number} = {}",
                    preview::candidate(self.commune, *id, self.lang)
                );
            }
            let _ = write!(question, "  {}: ", text::choose_later(self.lang));
            let Ok(chosen) = answer(&question)?.trim().parse::<usize>() else {
                continue;
            };
            let indicator = match chosen.checked_sub(1) {
                None => None,
                Some(at) => match all
                    .get(at)
                    .and_then(|id| self.commune.catalogue.indicator(*id))
                {
                    Some(indicator) => Some(indicator.id.clone()),
                    None => continue,
                },
            };
            let several = matches!(line.outcome, Outcome::Doubt(Doubt::Several(_)));
            let heading = line.heading.as_deref().filter(|_| several).map(Into::into);
            more.push(Mapped {
                name: line.name.as_str().into(),
                heading,
                unit: None,
                indicator,
            });
        }
        Ok(more)
    }

    /// Writes, if nothing is in doubt and the answer is a yes.
    fn finish(
        &self,
        taken: &Intake,
        (file, mapping): (&PeriodFile, &Mapping),
        (asks, yes): (bool, bool),
    ) -> Result<ExitCode, Error> {
        let lang = self.lang;
        let counts = preview::counts(taken);
        let say = |text: &str| output::print(&format!("{text}\n"));
        if counts.doubts > 0 {
            say(&text::doubtful(lang, counts.doubts))?;
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
        let refused = |refused| Error::Said(refusal(lang, &refused));
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
            let day = commune
                .periods
                .get(at)
                .map_or_else(context::today, |p| p.reported);
            let findings = assess::assess(commune, Some(at), day).findings;
            let open = findings
                .iter()
                .filter(|f| f.is_open())
                .map(|f| sentence::of_finding(self.lang, commune, f));
            open.collect::<Vec<String>>()
        };
        let before = open(self.commune);
        let mut after = self.commune.clone();
        if let Some(period) = after.periods.get_mut(at) {
            *period = data;
        }
        let new: Vec<String> = open(&after)
            .into_iter()
            .filter(|finding| !before.contains(finding))
            .collect();
        if new.is_empty() {
            return Ok(());
        }
        let lines: String = new
            .iter()
            .flat_map(|finding| ["  ! ", finding, "\n"])
            .collect();
        output::print(&format!(
            "\n{}: {}\n{lines}\n",
            text::findings(self.lang),
            new.len()
        ))
    }

    fn entries(&self, taken: &Intake) -> Vec<Entry> {
        let book = Path::new(self.name).file_name().map_or_else(
            || self.name.to_string(),
            |n| n.to_string_lossy().into_owned(),
        );
        let entry = |line: &intake::Line| {
            let (Outcome::New(value) | Outcome::Changed { new: value, .. }) = line.outcome else {
                return None;
            };
            let indicator = self
                .commune
                .catalogue
                .indicator(line.indicator?)?
                .id
                .clone();
            let qualifier = line.notes.iter().find_map(|n| {
                if let Note::Qualified(q) = n {
                    Some(*q)
                } else {
                    None
                }
            });
            let source = format!(
                "{book}, {}!{}",
                line.place.sheet,
                address(line.place.row, line.place.column)
            );
            Some(Entry {
                indicator,
                field: line.field,
                value,
                qualifier,
                source,
            })
        };
        taken.lines.iter().filter_map(entry).collect()
    }

    /// Names that were matched by more than their letters, and that the user has now agreed to.
    fn learnt(&self, taken: &Intake) -> Vec<Mapped> {
        let mut more: Vec<Mapped> = Vec::new();
        for line in &taken.lines {
            let by = line.notes.iter().find_map(|n| {
                if let Note::Matched(by) = n {
                    Some(*by)
                } else {
                    None
                }
            });
            if !matches!(by, Some(By::Spelling | By::Parent)) || line.outcome.value().is_none() {
                continue;
            }
            let indicator = line
                .indicator
                .and_then(|id| self.commune.catalogue.indicator(id))
                .map(|i| i.id.clone());
            let heading = line
                .heading
                .as_deref()
                .filter(|_| by == Some(By::Parent))
                .map(Into::into);
            let mapped = Mapped {
                name: line.name.as_str().into(),
                heading,
                unit: None,
                indicator,
            };
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
        mapping
            .remember(more)
            .map_err(|r| Error::Said(refusal(self.lang, &r)))?;
        output::print(&format!(
            "{}\n",
            text::remembered(self.lang, more.len(), &context::display(&mapping.path))
        ))
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

fn refusal(lang: Lang, refused: &Refused) -> String {
    match refused {
        Refused::Broken(problem) => text::broken(lang, &render::one_line(problem, lang)),
        other => writing::refused(other, lang),
    }
}
