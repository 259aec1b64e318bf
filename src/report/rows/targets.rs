//! Targets of several years and where they stand.

use super::{Desk, Id, indicator_id, sector};
use crate::assess::targets::{self, Path, Point, TargetStanding, Today};
use crate::model::{Period, Target};
use crate::report::column::{Loose, Vi, both, columns, computed, digits, typed};

/// A target on a day.
#[derive(Debug, Clone)]
pub struct TargetRow<'a> {
    desk: Desk<'a>,
    target: &'a Target,
    standing: TargetStanding,
}

/// The newest figure of what a target measures, and its period.
pub struct Newest(Today, Option<Period>);

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
}

columns! {
    "target": TargetRow<'a> as row {
        _ "ngay_xem": row.desk.day;
        _ "so": &*row.target.number;
        "id" "ma": Id(&row.target.id);
        "number": &*row.target.number;
        "name" "ten": &*row.target.name;
        "en": &*row.target.en;
        "sector" "linh_vuc": sector(row.desk.commune, row.target.sector);
        _ "chi_tieu": row.indicator();
        _ "noi_dung": both(|lang| targets::ask(lang, row.target));
        "shape": row.target.shape;
        "value" "gia_tri": row.target.value.map(typed);
        /// More than the value, not just the value
        "over": row.target.over;
        "unit" "don_vi": Loose(&row.target.unit);
        "from_year" "tu_nam": row.target.years.0;
        "to_year" "den_nam": row.target.years.1;
        /// The value of the year before the first
        "start" "goc": row.target.start.map(typed);
        "indicator": row.indicator();
        /// A part of a line that holds several targets
        "part": row.target.part;
        "source": &*row.target.source;
        "note": row.target.note.as_deref();
        "ask": both(|lang| targets::ask(lang, row.target));
        "path": row.standing.path.clone();
        _ "lo_trinh": row.standing.path.points.clone();
        "today": row.today();
        _ "hien_nay": row.today().map(|t| t.value());
        _ "ngay": row.today().map(|t| t.0.actual.as_of);
        /// The day that it is judged on: the figure's own, or the day of looking
        "day": row.standing.day;
        "expected" "lo_trinh_hom_nay": row.standing.expected.map(computed);
        /// Percent of the way that should be behind on that day
        "pace" "nhip": row.standing.pace.map(computed);
        /// Percent of the way that is
        "progress" "tien_do": row.standing.progress.map(computed);
        /// null: there is a figure, and nothing can be said of it yet
        "verdict" "danh_gia": row.standing.verdict;
        "verdict_vi": row.standing.verdict.map(Vi);
        _ "ghi_chu": row.target.note.as_deref();
        _ "nguon": &*row.target.source;
        "sentence": both(|lang| targets::sentence(lang, row.desk.commune, &row.standing));
    }

    "path": Path as path {
        /// index: 100 before the first year; change: points since then
        "basis": path.basis;
        "start": path.start.map(typed);
        "points": path.points.clone();
    }

    /// The end of a year
    "path_point": Point as point {
        "year": point.year;
        "value": computed(point.value);
    }

    /// The newest figure
    "today": Newest as today {
        "period": today.1;
        "value": today.value();
        "computed": today.0.actual.computed;
        "as_of": today.0.actual.as_of;
        "qualifier": today.0.actual.qualifier;
        /// It can be held against the path; what came in within a part of a year cannot
        "comparable": today.0.comparable;
    }
}

impl Newest {
    fn value(&self) -> crate::report::column::Digits {
        digits(self.0.actual.value, self.0.actual.computed)
    }
}
