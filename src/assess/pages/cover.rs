//! What may be projected: nothing internal unless unlocked, no small counts of people.

use rust_decimal::Decimal;

use crate::assess::{Assessment, Attention, Row, sentence};
use crate::model::{Commune, IndicatorId};
use crate::text::{Lang, present as words, sentences};

/// What may be projected of a commune.
#[derive(Debug, Clone, Copy)]
pub struct Cover<'a> {
    pub commune: &'a Commune,
    /// What is internal may be shown too.
    pub unlocked: bool,
}

impl Cover<'_> {
    /// Whether an indicator is left out.
    pub fn hides(&self, id: IndicatorId) -> bool {
        !self.unlocked && self.commune.indicator(id).is_some_and(|i| i.internal)
    }

    /// The limit below which a value of an indicator is not said, where it is such a value.
    pub fn limit(&self, id: IndicatorId, value: Decimal) -> Option<u32> {
        let below = self.commune.meeting.suppress_below?;
        let unit = self.commune.unit(self.commune.indicator(id)?)?;
        (unit.people && value >= Decimal::ONE && value < Decimal::from(below)).then_some(below)
    }

    /// Whether the figure of a row is not said.
    pub fn is_small(&self, row: &Row) -> bool {
        row.actual
            .is_some_and(|a| self.limit(row.indicator, a.value).is_some())
    }

    /// A value with its unit as it may be said: `13 người`, `ít hơn 5 người`.
    pub fn value(&self, lang: Lang, id: IndicatorId, value: Decimal, decimals: u32) -> String {
        let Some(indicator) = self.commune.indicator(id) else {
            return String::new();
        };
        let said = |value| sentence::with_unit(lang, self.commune, indicator, value, decimals);
        match self.limit(id, value) {
            Some(below) => words::fewer(lang, said(Decimal::from(below))),
            None => said(value),
        }
    }

    /// Whether a figure is not said, or not even its indicator.
    pub fn covers(&self, assessment: &Assessment, id: IndicatorId) -> bool {
        self.hides(id) || assessment.row(id).is_some_and(|r| self.is_small(r))
    }

    /// Whether a row is made of figures that are not said: the two of a ratio.
    pub fn has_small_parts(&self, assessment: &Assessment, row: &Row) -> bool {
        let indicator = self.commune.indicator(row.indicator);
        let covers = |id| self.covers(assessment, id);
        let ratio = indicator.and_then(|i| i.ratio);
        ratio.is_some_and(|(numerator, denominator)| covers(numerator) || covers(denominator))
    }

    /// Whether a related figure of a matter may not be said.
    pub fn is_small_beside(&self, assessment: &Assessment, matter: &Attention) -> bool {
        let mut related = matter.related.iter();
        related.any(|id| self.covers(assessment, *id))
    }

    /// The sentence of a matter, without what may not be said.
    pub fn sentence(&self, lang: Lang, assessment: &Assessment, matter: &Attention) -> String {
        self.said(lang, assessment, matter).unwrap_or_default()
    }

    fn said(&self, lang: Lang, assessment: &Assessment, matter: &Attention) -> Option<String> {
        let row = assessment.row(matter.indicator)?;
        let indicator = self.commune.indicator(matter.indicator)?;
        let (actual, standing) = (row.actual?, row.standings.first()?);
        let name = indicator.called(lang);
        let said = self.value(lang, row.indicator, actual.value, 2);
        if self.is_small(row) {
            return Some(words::named(name, &said));
        }
        if self.has_small_parts(assessment, row) {
            let limit = sentence::asked(lang, self.commune, indicator, standing);
            return Some(sentences::level(lang, name, &said, None, Some(&limit)));
        }
        let mut matter = matter.clone();
        matter.related.retain(|id| !self.covers(assessment, *id));
        Some(sentence::of_matter(lang, self.commune, assessment, &matter))
    }
}
