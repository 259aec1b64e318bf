//! Two sides that were compared: those that do not agree, and those that do.

use super::{Id, indicator_id, joined, plan_id};
use crate::assess::crosscheck::{Remark, Side, Term, said};
use crate::assess::{self, sentence};
use crate::model::{Acknowledgement, Commune, Period, PeriodData, Verdict, date};
use crate::report::column::{
    Digits, Flat, Look, Sentence, Tone, Toned, both, columns, computed, digits, list,
};
use crate::text::{Lang, workbook as words};

/// A finding, and the report that it is about.
#[derive(Debug, Clone, Copy)]
pub struct FindingRow<'a> {
    pub commune: &'a Commune,
    pub period: Option<Period>,
    pub document: Option<&'a str>,
    pub finding: &'a assess::Finding,
    /// From 1, in the list that it stands in.
    pub number: usize,
}

/// A finding with its report, where those of several reports stand in one list.
pub struct InPeriod<'a>(pub FindingRow<'a>);

/// The same with its commune.
pub struct InCommune<'a>(pub FindingRow<'a>);

/// Two sides that agree.
pub struct Agreeing<'a>(pub FindingRow<'a>);

/// One side of a comparison; the flag says whether numbers are compared.
struct OneSide<'a>(FindingRow<'a>, &'a Side, bool);

struct OneTerm<'a>(FindingRow<'a>, &'a Term, Option<Digits>);

/// Findings of a period.
pub fn of_period<'a>(
    commune: &'a Commune,
    period: Option<&'a PeriodData>,
    findings: impl IntoIterator<Item = &'a assess::Finding>,
) -> Vec<FindingRow<'a>> {
    let findings = (1..).zip(findings);
    findings
        .map(|(number, finding)| FindingRow {
            commune,
            period: period.map(|data| data.period),
            document: period.map(|data| &*data.document),
            finding,
            number,
        })
        .collect()
}

impl<'a> FindingRow<'a> {
    fn printed(&self) -> OneSide<'a> {
        OneSide(
            *self,
            &self.finding.printed,
            self.finding.check.is_of_numbers(),
        )
    }

    fn recomputed(&self) -> OneSide<'a> {
        OneSide(
            *self,
            &self.finding.recomputed,
            self.finding.check.is_of_numbers(),
        )
    }

    fn indicators(&self) -> impl Iterator<Item = Id<'a>> {
        let commune = self.commune;
        let indicators = self.finding.indicators.iter();
        indicators.map(move |id| indicator_id(commune, *id))
    }

    fn difference(&self) -> Option<Digits> {
        let numbers = self.finding.check.is_of_numbers();
        let difference = digits(self.finding.difference(), false);
        numbers.then(|| difference.looking(Look::Signed))
    }

    fn seen(&self) -> Option<&'a Acknowledgement> {
        self.commune.acknowledged.get(self.finding.acknowledged?)
    }

    fn sentence(&self) -> Sentence {
        both(|lang| sentence::of_finding(lang, self.commune, self.finding))
    }

    /// The document and its sections.
    fn places(&self) -> String {
        let mut places = vec![self.document.unwrap_or_default()];
        let sides = [&self.finding.printed, &self.finding.recomputed];
        for section in sides.into_iter().flat_map(|side| &side.sections) {
            if !places.contains(&&**section) {
                places.push(section);
            }
        }
        places.join(", ")
    }

    fn weight(&self) -> Toned {
        let weight = |lang| match self.seen() {
            Some(_) => words::looked_at(lang).to_string(),
            None => self.finding.weight.name(lang).to_string(),
        };
        let tone = if self.finding.is_open() {
            Verdict::Slow
        } else {
            Verdict::NoPlan
        };
        Toned(both(weight), Tone::Coloured(tone))
    }

    fn remark(&self) -> Sentence {
        both(|lang| {
            let seen = self.seen().map(|seen| {
                let (who, day) = (&seen.who, date::format(seen.date));
                format!("{}: {who}, {day}, {}", words::looked_at(lang), seen.reason)
            });
            let note = self.finding.note.as_ref().map(ToString::to_string);
            joined([note, seen], "; ")
        })
    }
}

columns! {
    "finding": InCommune<'a> as InCommune(of) => {
        "commune": Id(&of.commune.slug);
        _: Flat(InPeriod(*of));
    }

    /// What does not agree
    "finding": InPeriod<'a> as InPeriod(of) => {
        "period" "ky": of.period;
        "document": of.document;
        _: Flat(*of);
    }

    "finding": FindingRow<'a> as of @ FindingRow { finding, .. } => {
        [5, words::number]: of.number;
        /// By which it can be acknowledged
        "id" "ma": &finding.id;
        "check" "loai": finding.check;
        /// hint: it may not be an error; cut: digits were cut off instead of rounded
        "weight" "muc_do": finding.weight;
        [14, words::weight]: of.weight();
        [52, words::content]: of.sentence();
        "indicators" "chi_tieu": list(of.indicators());
        "plan": plan_id(of.commune, finding.plan);
        "printed": of.printed();
        _ "in" [15, words::printed]: of.printed().total();
        "recomputed": of.recomputed();
        _ "tinh_lai": of.recomputed().total();
        [15, words::recomputed]: of.recomputed().total().map(|total| computed(total.value));
        "difference" "chenh" [13, words::difference]: of.difference();
        "remark": finding.remark.as_ref().map(Remark::kind);
        _ "noi_dung": of.sentence();
        _ "muc": of.places();
        [14, words::section]: finding.sections().join("; ");
        [34, words::remark]: of.remark();
        "note" "ghi_chu": &finding.note;
        /// Somebody has looked at it: who, when, and why it may stand
        "acknowledged": of.seen();
        _ "nguoi_xem": of.seen().map(|seen| &seen.who);
        _ "ngay_xem": of.seen().map(|seen| seen.date);
        _ "ly_do": of.seen().map(|seen| &seen.reason);
        "sentence": of.sentence();
    }

    "held": Agreeing<'a> as Agreeing(of) => {
        "id": &of.finding.id;
        "check": of.finding.check;
        "indicators": list(of.indicators());
        "plan": plan_id(of.commune, of.finding.plan);
        "printed": OneSide(*of, &of.finding.printed, true);
        "recomputed": OneSide(*of, &of.finding.recomputed, true);
    }

    /// One side of a comparison; without numbers where none are compared
    "side": OneSide<'a> as side => {
        "total": side.total();
        "terms": side.terms();
        "sections": &side.1.sections;
    }

    /// An indicator, a plan, or something that has only a name
    "term": OneTerm<'a> as OneTerm(of, term, value) => {
        "indicator": match term {
            Term::Indicator(id) => Some(indicator_id(of.commune, *id)),
            _ => None,
        };
        "plan": match term {
            Term::Plan(at) => plan_id(of.commune, Some(*at)),
            _ => None,
        };
        "name": said::term(Lang::Vi, of.commune, term);
        "value": *value;
    }

    "acknowledgement": &'a Acknowledgement as seen => {
        "who": &seen.who;
        "date": seen.date;
        "reason": &seen.reason;
    }
}

impl<'a> OneSide<'a> {
    fn total(&self) -> Option<Digits> {
        self.2.then(|| digits(self.1.total, false))
    }

    fn terms(&self) -> Vec<OneTerm<'a>> {
        let Self(of, side, numbers) = *self;
        let terms = side.terms.iter();
        terms
            .map(|(term, value)| OneTerm(of, term, numbers.then(|| digits(*value, false))))
            .collect()
    }
}
