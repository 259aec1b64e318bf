//! What may be projected: nothing internal unless unlocked, no small counts of people.

use rust_decimal::Decimal;

use crate::assess::{Assessment, Attention, Row, sentence};
use crate::model::{Commune, IndicatorId};
use crate::text::{Lang, present as words, sentences};

/// What may be projected of a commune.
#[derive(Debug, Clone, Copy)]
pub struct Cover<'a> {
    /// The commune.
    pub commune: &'a Commune,
    /// What is internal may be shown too.
    pub unlocked: bool,
}

impl Cover<'_> {
    /// Whether an indicator is left out.
    pub fn hides(&self, id: IndicatorId) -> bool {
        !self.unlocked
            && self
                .commune
                .catalogue
                .indicator(id)
                .is_some_and(|i| i.internal)
    }

    /// The limit below which a value of an indicator is not said, where it is such a value.
    pub fn limit(&self, id: IndicatorId, value: Decimal) -> Option<u32> {
        let below = self.commune.meeting.suppress_below?;
        let unit = self
            .commune
            .catalogue
            .indicator(id)
            .and_then(|i| self.commune.catalogue.units.get(i.unit))?;
        (unit.people && value >= Decimal::ONE && value < Decimal::from(below)).then_some(below)
    }

    /// Whether the figure of a row is not said.
    pub fn is_small(&self, row: &Row) -> bool {
        row.actual
            .is_some_and(|a| self.limit(row.indicator, a.value).is_some())
    }

    /// A value with its unit as it may be said: `13 người`, `ít hơn 5 người`.
    pub fn value(&self, lang: Lang, id: IndicatorId, value: Decimal, decimals: u32) -> String {
        let Some(indicator) = self.commune.catalogue.indicator(id) else {
            return String::new();
        };
        let said = |value| sentence::with_unit(lang, self.commune, indicator, value, decimals);
        match self.limit(id, value) {
            Some(below) => words::fewer(lang, said(Decimal::from(below))),
            None => said(value),
        }
    }

    /// Whether a row is made of figures that are not said: the two of a ratio.
    pub fn has_small_parts(&self, assessment: &Assessment, row: &Row) -> bool {
        let ratio = self
            .commune
            .catalogue
            .indicator(row.indicator)
            .and_then(|i| i.ratio);
        ratio.is_some_and(|(n, d)| {
            [n, d]
                .into_iter()
                .any(|id| self.hides(id) || assessment.row(id).is_some_and(|r| self.is_small(r)))
        })
    }

    /// Whether a related figure of a matter may not be said.
    pub fn is_small_beside(&self, assessment: &Assessment, matter: &Attention) -> bool {
        matter
            .related
            .iter()
            .any(|id| self.hides(*id) || assessment.row(*id).is_some_and(|r| self.is_small(r)))
    }

    /// The sentence of a matter, without what may not be said.
    pub fn sentence(&self, lang: Lang, assessment: &Assessment, matter: &Attention) -> String {
        let row = assessment.row(matter.indicator);
        let Some((row, indicator)) = row.zip(self.commune.catalogue.indicator(matter.indicator))
        else {
            return String::new();
        };
        let Some((actual, standing)) = row.actual.zip(row.standings.first()) else {
            return String::new();
        };
        let name = sentence::name(lang, indicator);
        let said = self.value(lang, row.indicator, actual.value, 2);
        if self.is_small(row) {
            return words::named(name, &said);
        }
        if self.has_small_parts(assessment, row) {
            return sentences::level(
                lang,
                name,
                &said,
                None,
                &sentence::limit(lang, self.commune, indicator, standing),
            );
        }
        let shown = |id: &IndicatorId| {
            !self.hides(*id) && !assessment.row(*id).is_some_and(|r| self.is_small(r))
        };
        let related = matter.related.iter().copied().filter(shown).collect();
        sentence::of_matter(
            lang,
            self.commune,
            assessment,
            &Attention {
                related,
                ..matter.clone()
            },
        )
    }
}
