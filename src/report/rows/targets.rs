//! Targets of several years and where they stand.

use super::{Desk, Id, indicator_id, joined, sector_of};
use crate::assess::targets::{self, Basis, Path, TargetStanding, Today, YearEnd};
use crate::model::{Period, Target, Verdict, date};
use crate::report::column::{
    Digits, Dotted, Loose, Sentence, Tone, Toned, Vi, both, columns, computed, digits,
};
use crate::report::shown;
use crate::report::table::Align;
use crate::text::{desk as states, report as said, targets as words};

/// A target on a day.
pub struct TargetRow<'a> {
    desk: Desk<'a>,
    target: &'a Target,
    standing: TargetStanding,
}

/// The newest figure of what a target measures, and its period.
struct Newest(Today, Option<Period>);

pub fn rows<'a>(desk: &Desk<'a>) -> Vec<TargetRow<'a>> {
    let standings = targets::standings(desk.commune, desk.period, desk.day);
    let row = |standing: TargetStanding| {
        Some(TargetRow {
            desk: *desk,
            target: desk.commune.targets.get(standing.target)?,
            standing,
        })
    };
    standings.into_iter().filter_map(row).collect()
}

impl<'a> TargetRow<'a> {
    fn indicator(&self) -> Option<Id<'a>> {
        let indicator = self.target.indicator?;
        Some(indicator_id(self.desk.commune, indicator))
    }

    fn today(&self) -> Option<Newest> {
        let today = self.standing.today?;
        let period = self.desk.commune.periods.get(today.period);
        Some(Newest(today, period.map(|data| data.period)))
    }

    fn verdict(&self) -> Toned {
        let verdict = self.standing.verdict;
        let words = both(|lang| {
            let word = verdict.map_or(states::not_comparable(lang), |v| v.name(lang));
            word.to_string()
        });
        Toned(words, Tone::Verdict(verdict.unwrap_or(Verdict::NoPlan)))
    }

    fn name(&self) -> Sentence {
        both(|lang| {
            let name = self.target.called(lang).to_string();
            let note = self.target.note.as_ref();
            let note = note.map(|note| said::note(lang, note));
            joined([Some(name), note], "\n  ")
        })
    }

    /// An index or a change in points is no value to hold the figure against.
    fn path(&self) -> Option<Digits> {
        let is_value = self.standing.path.basis == Basis::Value;
        let expected = self.standing.expected.filter(|_| is_value);
        expected.map(computed)
    }
}

impl Newest {
    fn value(&self) -> Digits {
        digits(self.0.actual.value, self.0.actual.computed)
    }

    fn said(&self) -> String {
        let actual = self.0.actual;
        let value = shown(actual.value, actual.computed);
        format!("{value} ({})", date::format(actual.as_of))
    }
}

columns! {
    "target": TargetRow<'a> as row @ TargetRow { desk, target, standing } => {
        _ "ngay_xem": desk.day;
        _ "so": &target.number;
        (Align::Left, 0, said::column_verdict): row.verdict();
        "id" "ma": Id(&target.id);
        "number" (Align::Left, 3, words::number): &target.number;
        "name" "ten": &target.name;
        (Align::Wrap(56), 0, words::target): row.name();
        "en": &target.en;
        "sector" "linh_vuc": sector_of(desk.commune, target.sector);
        _ "chi_tieu": row.indicator();
        _ "noi_dung": both(|lang| targets::ask(lang, desk.commune, target));
        "shape": target.shape;
        "value" "gia_tri": target.value;
        /// More than the value, not just the value
        "over": target.over;
        "unit" "don_vi": Loose(&target.unit);
        "from_year" "tu_nam": target.years.0;
        "to_year" "den_nam": target.years.1;
        /// The value of the year before the first
        "start" "goc": target.start;
        "indicator": row.indicator();
        /// A part of a line that holds several targets
        "part": target.part;
        "source": &target.source;
        "note": &target.note;
        "ask" (Align::Wrap(40), 0, said::column_ask): both(|lang| targets::ask(lang, desk.commune, target));
        "path": standing.path.clone();
        _ "lo_trinh": standing.path.points.clone();
        "today": row.today();
        (Align::Left, 0, words::today): Dotted(row.today().map(|today| today.said()));
        _ "hien_nay": row.today().map(|today| today.value());
        _ "ngay": row.today().map(|today| today.0.actual.as_of);
        /// The day that it is judged on: the figure's own, or the day of looking
        "day": standing.day;
        "expected" "lo_trinh_hom_nay": standing.expected.map(computed);
        (Align::Left, 2, words::path): row.path();
        /// Percent of the way that should be behind on that day
        "pace" "nhip": standing.pace.map(computed);
        /// Percent of the way that is
        "progress" "tien_do": standing.progress.map(computed);
        /// null: there is a figure, and nothing can be said of it yet
        "verdict" "danh_gia": standing.verdict;
        "verdict_vi": standing.verdict.map(Vi);
        _ "ghi_chu": &target.note;
        _ "nguon" (Align::Wrap(44), 4, said::column_source): &target.source;
        "sentence": both(|lang| targets::sentence(lang, desk.commune, standing));
    }

    "path": Path as path => {
        /// index: 100 before the first year; change: points since then
        "basis": path.basis;
        "start": path.start;
        "points": path.points.clone();
    }

    /// The end of a year
    "path_point": YearEnd as point => {
        "year": point.year;
        "value": computed(point.value);
    }

    /// The newest figure
    "today": Newest as newest @ Newest(today, period) => {
        "period": *period;
        "value": newest.value();
        "computed": today.actual.computed;
        "as_of": today.actual.as_of;
        "qualifier": today.actual.qualifier;
        /// It can be held against the path; what came in within a part of a year cannot
        "comparable": today.comparable;
    }
}
