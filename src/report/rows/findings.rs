//! Two sides that were compared: those that do not agree, and those that do.

use rust_decimal::Decimal;

use super::{Id, indicator_id, joined, plan_id};
use crate::assess::crosscheck::{Remark, Side, Term, said};
use crate::assess::{self, sentence};
use crate::model::{Acknowledgement, Commune, Period, PeriodData, Verdict, date};
use crate::report::column::{
    Digits, Flat, Look, Sentence, Tone, Toned, both, columns, computed, typed,
};
use crate::text::{Lang, workbook as words};

/// A finding, and the report that it is about.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'a> {
    pub commune: &'a Commune,
    pub period: Option<Period>,
    pub document: Option<&'a str>,
    pub finding: &'a assess::Finding,
    /// From 1, in the list that it stands in.
    pub number: usize,
}

/// A finding with its report, where findings of several reports stand in one list.
pub struct InPeriod<'a>(pub Finding<'a>);

/// The same, where those of several communes do.
pub struct InCommune<'a>(pub Finding<'a>);

/// Two sides that agree.
pub struct Agreeing<'a>(pub Finding<'a>);

/// One side of a comparison.
pub struct OneSide<'a> {
    of: Finding<'a>,
    side: &'a Side,
    numbers: bool,
}

/// Findings of a period.
pub fn of_period<'a>(
    commune: &'a Commune,
    period: Option<&'a PeriodData>,
    findings: impl IntoIterator<Item = &'a assess::Finding>,
) -> Vec<Finding<'a>> {
    let findings = (1..).zip(findings);
    findings
        .map(|(number, finding)| Finding {
            commune,
            period: period.map(|data| data.period),
            document: period.map(|data| &*data.document),
            finding,
            number,
        })
        .collect()
}

impl<'a> Finding<'a> {
    fn side(&self, side: &'a Side, numbers: bool) -> OneSide<'a> {
        OneSide {
            of: *self,
            side,
            numbers,
        }
    }

    fn compared(&self, side: &'a Side) -> OneSide<'a> {
        self.side(side, self.finding.check.is_of_numbers())
    }

    fn indicators(&self) -> Vec<Id<'a>> {
        let indicators = self.finding.indicators.iter();
        indicators.map(|i| indicator_id(self.commune, *i)).collect()
    }

    fn difference(&self) -> Option<Digits> {
        let numbers = self.finding.check.is_of_numbers();
        numbers.then(|| typed(self.finding.difference()))
    }

    fn acknowledged(&self) -> Option<&'a Acknowledgement> {
        self.commune.acknowledged.get(self.finding.acknowledged?)
    }

    fn sentence(&self) -> Sentence {
        both(|lang| sentence::of_finding(lang, self.commune, self.finding))
    }

    /// The document and its sections.
    fn places(&self) -> String {
        let mut places = vec![self.document.unwrap_or_default()];
        let Side { sections, .. } = &self.finding.printed;
        for section in sections.iter().chain(&self.finding.recomputed.sections) {
            if !places.contains(&&**section) {
                places.push(section);
            }
        }
        places.join(", ")
    }

    fn weight(&self) -> Toned {
        let seen = self.acknowledged().is_some();
        let open = self.finding.is_open();
        let tone = if open { Verdict::Slow } else { Verdict::NoPlan };
        let word = |lang| {
            let weight = self.finding.weight.name(lang);
            if seen { words::looked_at(lang) } else { weight }.to_string()
        };
        Toned(both(word), Tone::Verdict(tone))
    }

    fn remark(&self) -> Sentence {
        both(|lang| {
            let seen = self.acknowledged().map(|seen| {
                let Acknowledgement { who, reason, .. } = seen;
                let day = date::format(seen.date);
                format!("{}: {who}, {day}, {reason}", words::looked_at(lang))
            });
            let note = self.finding.note.as_ref().map(ToString::to_string);
            joined([note, seen], "; ")
        })
    }
}

columns! {
    "finding": InCommune<'a> as finding {
        "commune": Id(&finding.0.commune.slug);
        _: Flat(InPeriod(finding.0));
    }

    /// What does not agree
    "finding": InPeriod<'a> as finding {
        "period" "ky": finding.0.period;
        "document": finding.0.document;
        _: Flat(finding.0);
    }

    "finding": Finding<'a> as of {
        [5, words::number]: of.number;
        /// By which it can be acknowledged
        "id" "ma": &*of.finding.id;
        "check" "loai": of.finding.check;
        /// hint: it may not be an error; cut: digits were cut off instead of rounded
        "weight" "muc_do": of.finding.weight;
        [14, words::weight]: of.weight();
        [52, words::content]: of.sentence();
        "indicators" "chi_tieu": of.indicators();
        "plan": plan_id(of.commune, of.finding.plan);
        "printed": of.compared(&of.finding.printed);
        _ "in" [15, words::printed]: of.compared(&of.finding.printed).total();
        "recomputed": of.compared(&of.finding.recomputed);
        _ "tinh_lai": of.compared(&of.finding.recomputed).total();
        [15, words::recomputed]: of.compared(&of.finding.recomputed).total().map(|t| computed(t.value));
        "difference" "chenh": of.difference();
        [13, words::difference]: of.difference().map(|d| d.looking(Look::Signed));
        "remark": of.finding.remark.as_ref().map(Remark::kind);
        _ "noi_dung": of.sentence();
        _ "muc": of.places();
        [14, words::section]: of.finding.sections().join("; ");
        [34, words::remark]: of.remark();
        "note" "ghi_chu": of.finding.note.as_deref();
        /// Somebody has looked at it: who, when, and why it may stand
        "acknowledged": of.acknowledged();
        _ "nguoi_xem": of.acknowledged().map(|a| &*a.who);
        _ "ngay_xem": of.acknowledged().map(|a| a.date);
        _ "ly_do": of.acknowledged().map(|a| &*a.reason);
        "sentence": of.sentence();
    }

    "held": Agreeing<'a> as of {
        "id": &*of.0.finding.id;
        "check": of.0.finding.check;
        "indicators": of.0.indicators();
        "plan": plan_id(of.0.commune, of.0.finding.plan);
        "printed": of.0.side(&of.0.finding.printed, true);
        "recomputed": of.0.side(&of.0.finding.recomputed, true);
    }

    /// One side of a comparison; without numbers where none are compared
    "side": OneSide<'a> as side {
        "total": side.total();
        "terms": side.side.terms.iter().map(|term| OneTerm { side: side.of, term, numbers: side.numbers }).collect::<Vec<_>>();
        "sections": super::texts(&side.side.sections);
    }

    /// An indicator, a plan, or something that has only a name
    "term": OneTerm<'a> as of {
        "indicator": of.indicator();
        "plan": of.plan();
        "name": said::term(Lang::Vi, of.side.commune, &of.term.0);
        "value": of.numbers.then(|| typed(of.term.1));
    }

    "acknowledgement": &'a Acknowledgement as seen {
        "who": &*seen.who;
        "date": seen.date;
        "reason": &*seen.reason;
    }
}

struct OneTerm<'a> {
    side: Finding<'a>,
    term: &'a (Term, Decimal),
    numbers: bool,
}

impl<'a> OneTerm<'a> {
    fn indicator(&self) -> Option<Id<'a>> {
        match self.term.0 {
            Term::Indicator(at) => Some(indicator_id(self.side.commune, at)),
            _ => None,
        }
    }

    fn plan(&self) -> Option<Id<'a>> {
        match self.term.0 {
            Term::Plan(at) => plan_id(self.side.commune, Some(at)),
            _ => None,
        }
    }
}

impl OneSide<'_> {
    fn total(&self) -> Option<Digits> {
        self.numbers.then(|| typed(self.side.total))
    }
}
