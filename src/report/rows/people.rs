//! Figures as people read them: in the sheet of a sector, and in the table of `show`.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::joined;
use crate::assess::{Standing, sentence};
use crate::model::{Indicator, Kind, PrintedPercent, Requirement, Verdict, date, number};
use crate::report::column::{
    Asked, Digits, Dotted, Look, Sentence, Tone, Toned, both, columns, computed, digits,
};
use crate::report::table::Align;
use crate::report::workbook::is_whole;
use crate::report::{GroupPart, Line};
use crate::text::{Lang, report as said, workbook as words};

/// An indicator against one of its plans; what is its own stands beside the first of them.
pub struct PeopleRow<'a> {
    line: Line<'a>,
    standing: Option<&'a Standing>,
    /// From 1, in the first row of an indicator.
    number: Option<usize>,
    said: Said,
}

/// What stands at the head of a group on a page, and not in its rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said {
    pub unit: bool,
    pub day: bool,
}

/// An indicator that stands first in its sector.
pub struct MainFigure<'a>(pub Line<'a>);

/// The rows of a group.
pub fn rows<'a>(
    group: &GroupPart<'a>,
    numbers: &mut impl Iterator<Item = usize>,
    said: Said,
) -> Vec<PeopleRow<'a>> {
    let mut out = Vec::new();
    for line in &group.rows {
        let mut number = numbers.next();
        out.extend(line.standings().map(|standing| PeopleRow {
            line: *line,
            standing,
            number: number.take(),
            said,
        }));
    }
    out
}

columns! {
    "people_row": PeopleRow<'a> as row @ PeopleRow { line, standing, number, .. } => {
        (Align::Left, 0, said::column_verdict): marked(line.said(*standing), line.verdict(*standing));
        (Align::Wrap(46), 0, said::column_name): row.own(Line::told);
        (Align::Comma, 5, said::column_same_period): row.own(Line::same_period_base);
        (Align::Comma, 0, said::column_actual): row.own(|line| Dotted(line.reached()));
        (Align::Comma, 0, said::column_plan): standing.map(|s| s.target);
        [5, words::number]: *number;
        [0, words::id]: row.own(|line| &line.indicator.id);
        [36, words::indicator]: row.own(Line::indented);
        [10, words::unit]: row.own(Line::unit_centred);
        [14, words::plan]: row.planned();
        [13, words::actual]: row.own(|line| line.reached().filter(|_| !line.is_sum()));
        [14, words::cumulative]: row.own(|line| line.reached().filter(|_| line.is_sum()));
        [9, words::percent] (Align::Comma, 0, percent_sign):
            standing.and_then(|s| s.percent).map(percent);
        [9, words::pace]: standing.and_then(|s| s.pace).map(|pace| percent(pace.percent));
        [16, words::verdict]: marked(line.said(*standing), line.verdict(*standing));
        [13, words::same_period]: row.own(Line::same_period_shown);
        (Align::Comma, 3, said::column_variance): standing.and_then(|s| s.variance).map(signed);
        [12, words::change] (Align::Comma, 4, said::column_change): row.own(Line::change);
        (Align::Left, 0, said::column_unit): row.own(|line| row.unit_apart(line));
        (Align::Left, 1, said::column_day): row.own(|line| row.day_apart(line));
        [16, words::source]: row.own(Line::section_indented);
        [18, words::against] (Align::Wrap(34), 0, said::column_against):
            standing.map(|s| both(|lang| line.held_against(lang, s)));
        (Align::Left, 6, said::column_source): row.own(Line::section_said);
        [28, words::remark]: both(|lang| row.remark(lang));
    }

    "main_figure": MainFigure<'a> as main @ MainFigure(line) => {
        [42, words::main_figures]: named(line.indicator);
        [13, words::unit]: line.unit_centred();
        [15, words::assigned]: main.assigned();
        [15, words::reached]: line.reached();
        [12, words::percent]: main.standing().and_then(|s| s.percent).map(percent);
        [12, words::pace]: main.standing().and_then(|s| s.pace).map(|pace| percent(pace.percent));
        [16, words::verdict]: marked(line.row.said(), line.row.verdict());
        [15, words::same_period]: line.same_period_base();
        [15, words::change]: line.change();
    }
}

fn percent_sign(_: Lang) -> &'static str {
    "%"
}

fn percent(value: Decimal) -> Digits {
    computed(value).looking(Look::Percent)
}

fn signed(value: Decimal) -> Digits {
    computed(value).looking(Look::Signed)
}

fn named(indicator: &Indicator) -> Sentence {
    both(|lang| indicator.called(lang).to_string())
}

fn marked(said: crate::model::Said, verdict: Verdict) -> Toned {
    let word = both(|lang| said.name(lang).to_string());
    Toned(word, Tone::Verdict(verdict))
}

impl<'a> PeopleRow<'a> {
    fn own<T>(&self, get: impl FnOnce(&Line<'a>) -> T) -> Asked<T> {
        Asked(self.number.map(|_| get(&self.line)))
    }

    /// A growth, a place or a milestone is no value of the indicator, and a level of the catalogue
    /// is no plan.
    fn planned(&self) -> Option<Decimal> {
        use Requirement::{AtLeast, AtMost, Exactly};
        let standing = self.standing?;
        let is_value = matches!(standing.requirement, AtLeast | AtMost | Exactly);
        (is_value && standing.plan.is_some()).then_some(standing.target)
    }

    fn unit_apart(&self, line: &Line<'_>) -> Option<Sentence> {
        (!self.said.unit).then(|| both(|lang| line.unit(lang).to_string()))
    }

    fn day_apart(&self, line: &Line<'_>) -> Option<NaiveDate> {
        line.row.actual.filter(|_| !self.said.day).map(|a| a.as_of)
    }

    fn remark(&self, lang: Lang) -> String {
        let planned = self.planned().map(|plan| digits(plan, false));
        let cut = |numbers: &[Option<Digits>]| {
            let cut = numbers.iter().flatten().any(|number| !is_whole(*number));
            cut.then(|| words::too_long(lang).to_string())
        };
        if self.number.is_none() {
            let continued = words::continued(lang).to_string();
            return joined([Some(continued), cut(&[planned])], "; ");
        }
        let line = &self.line;
        let cut = cut(&[line.reached(), line.same_period_shown(), planned]);
        joined(cut.into_iter().chain(line.remarks(lang)).map(Some), "; ")
    }
}

impl<'a> MainFigure<'a> {
    fn standing(&self) -> Option<&'a Standing> {
        self.0.row.standings.first()
    }

    fn assigned(&self) -> Option<Decimal> {
        let standing = self.standing().filter(|s| s.plan.is_some());
        standing.map(|s| s.target)
    }
}

impl Line<'_> {
    pub fn is_sum(&self) -> bool {
        self.indicator.kind == Kind::Cumulative
    }

    fn unit_centred(&self) -> Toned {
        let unit = both(|lang| self.unit(lang).to_string());
        Toned(unit, Tone::Centred)
    }

    fn indented(&self) -> Toned {
        Toned(named(self.indicator), Tone::Indented(self.row.depth))
    }

    fn section_indented(&self) -> Toned {
        let section = self.section().unwrap_or_default();
        Toned(both(|_| section.to_string()), Tone::Indented(1))
    }

    fn section_said(&self) -> Sentence {
        let section = self.section().unwrap_or_default();
        both(|lang| {
            if self.is_computed() {
                said::computed(lang, section)
            } else {
                section.to_string()
            }
        })
    }

    /// The value, with the word that says how firm it is.
    fn reached(&self) -> Option<Digits> {
        let actual = self.row.actual?;
        let number = digits(actual.value, actual.computed);
        let word = actual.qualifier;
        Some(word.map_or(number, |word| number.looking(Look::Qualified(word))))
    }

    /// What the change is from.
    fn same_period_base(&self) -> Option<Digits> {
        let base = self.row.same_period?.base;
        Some(digits(base, self.is_same_period_computed()))
    }

    /// What was printed, even where there is nothing to hold against it.
    pub fn same_period_shown(&self) -> Option<Digits> {
        let printed = self.figure.and_then(|f| f.same_period);
        let printed = printed.map(|value| digits(value, false));
        printed.or_else(|| self.same_period_base())
    }

    fn change(&self) -> Option<Digits> {
        self.row.same_period.map(|change| signed(change.absolute))
    }

    /// What a figure is held against: the name of the plan, and what it asks for where that is not
    /// just to reach it.
    fn held_against(&self, lang: Lang, standing: &Standing) -> String {
        let commune = self.report.commune;
        let limit = || sentence::limit(lang, commune, self.indicator, standing);
        let against = match sentence::plan_name(lang, commune, standing) {
            "" => limit(),
            name if standing.requirement == Requirement::AtLeast => name.to_string(),
            name => format!("{name}: {}", limit()),
        };
        let plan = standing.plan.and_then(|at| commune.plans.get(at));
        if plan.is_some_and(|plan| plan.derived) {
            said::derived(lang, &against)
        } else {
            against
        }
    }

    fn parts_said(&self, lang: Lang) -> Option<String> {
        let parts = self.figure?.parts().iter();
        let parts: Vec<String> = parts
            .map(|p| format!("{} {}", p.name, number::format(p.value)))
            .collect();
        (!parts.is_empty()).then(|| said::parts(lang, parts.join("; ")))
    }

    fn open_findings(&self) -> impl Iterator<Item = &crate::assess::Finding> {
        let findings = self.report.assessment.findings.iter();
        findings.filter(|f| f.is_open() && f.indicator() == Some(self.row.indicator))
    }

    /// What else is to be known of it: its day where that is another, what does not agree, what the
    /// report says.
    fn remarks(&self, lang: Lang) -> Vec<String> {
        let commune = self.report.commune;
        let last = self.report.period().map(|data| data.to);
        let day = self.row.actual.map(|actual| actual.as_of);
        let other = day.filter(|day| Some(*day) != last);
        let told = [
            other.map(|day| said::until(lang, date::format(day))),
            self.is_computed()
                .then(|| words::computed(lang).to_string()),
            self.indicator
                .internal
                .then(|| words::internal(lang).to_string()),
        ];
        let open = self.open_findings();
        let open = open.map(|f| format!("! {}", sentence::of_finding(lang, commune, f)));
        let note = self.figure.and_then(|f| f.note()).map(str::to_string);
        let told = told.into_iter().flatten().chain(open);
        told.chain(self.parts_said(lang)).chain(note).collect()
    }

    /// The name, and beneath it whatever else the report says of the figure.
    fn told(&self) -> Sentence {
        both(|lang| {
            let indent = "  ".repeat(usize::from(self.row.depth));
            let mut name = format!("{indent}{}", self.indicator.called(lang));
            if self.indicator.internal {
                name = format!("{name} ({})", said::internal(lang));
            }
            if self.open_findings().next().is_some() {
                name += " !";
            }
            let Some(figure) = self.figure else {
                return name;
            };
            let printed = figure.printed().iter().filter(|p| !self.is_repeated(p));
            let mut under: Vec<String> = printed.map(|p| self.printed_said(lang, p)).collect();
            under.dedup();
            let change = figure.same_period_printed();
            let change = change.map(|p| number::format_signed(p, 28));
            under.extend(change.map(|change| said::printed_change(lang, change)));
            under.extend(self.parts_said(lang));
            under.extend(figure.note().map(|note| said::note(lang, note)));
            let under = under.iter().map(|line| format!("\n{indent}  {line}"));
            std::iter::once(name).chain(under).collect()
        })
    }

    fn printed_said(&self, lang: Lang, printed: &PrintedPercent) -> String {
        let plan = printed
            .plan
            .and_then(|at| self.report.commune.plans.get(at));
        let plan = plan.map(|plan| plan.called(lang));
        said::printed(lang, &number::format(printed.percent), plan)
    }

    /// A printed percentage that says what stands in the percent column anyway.
    fn is_repeated(&self, printed: &PrintedPercent) -> bool {
        let slipped = self.report.assessment.findings.iter().any(|f| {
            f.indicator() == Some(self.row.indicator) && f.printed.total == printed.percent
        });
        let stands = |s: &Standing| {
            s.percent.is_some() && (printed.plan.is_none() || s.plan == printed.plan)
        };
        !slipped && self.row.standings.iter().any(stands)
    }
}
