//! Words and sentences of five-year targets.

use super::{Lang, say, sentences, texts, with_unit};
use crate::model::target::Shape;

texts! {
    targets: "Mục tiêu 5 năm", "Five-year targets";
    number: "Số", "No.";
    target: "Mục tiêu", "Target";
    path: "Lộ trình", "Path";
    today: "Hiện nay", "Today";
    no_figure: "chưa có số liệu", "no figure yet";
    not_yet_judged: "chưa xét được", "cannot be judged yet";
    along(path): ", lộ trình {path}", ", path {path}";
    figure_on(figure, day): "{day} là {figure}", "{figure} on {day}";
}

/// One of what a unit is counted by: `/người`, `/năm`.
pub fn per(lang: Lang, name: &str) -> Option<&'static str> {
    let words = [("người", "person"), ("năm", "year"), ("hộ", "household")];
    let (vi, en) = words.into_iter().find(|(vi, _)| *vi == name)?;
    Some(lang.pick(vi, en))
}

/// What a target asks for: `tăng bình quân 10%/năm`, `đến 2030 đạt trên 60 triệu đồng/người/năm`, `duy trì 100%`, `trên 90%`,
/// `trong nhóm 20 dẫn đầu`, `đến 2030 hoàn thành`.
pub fn ask(
    lang: Lang,
    shape: Shape,
    value: Option<&str>,
    unit: &str,
    over: bool,
    last: i32,
) -> String {
    let Some(value) = value else {
        return say!(lang, "đến {last} hoàn thành", "done by {last}");
    };
    let mut level = with_unit(value, unit);
    if over {
        level = say!(lang, "trên {level}", "over {level}");
    }
    match shape {
        Shape::Growth => say!(lang, "tăng bình quân {level}", "average growth of {level}"),
        Shape::Reduction => say!(lang, "giảm bình quân {level}", "average fall of {level}"),
        Shape::Reach | Shape::Milestone => {
            say!(lang, "đến {last} đạt {level}", "{level} by {last}")
        }
        Shape::Keep => say!(lang, "duy trì {level}", "keep {level}"),
        Shape::AtLeast if over => level,
        Shape::AtLeast => sentences::at_least(lang, level),
        Shape::Rank => sentences::rank(lang, value),
    }
}

/// What is known of a target today; all numbers written out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it asks for.
    pub ask: &'a str,
    /// The figure with its unit, and its day.
    pub today: Option<(&'a str, &'a str)>,
    /// Where the path should be on that day, with its unit.
    pub path: Option<&'a str>,
    /// The word of the verdict, where there is one.
    pub verdict: Option<&'a str>,
}

/// `Tỷ lệ che phủ rừng: đến 2030 đạt 72%; 12/01/2026 là 70,32%, lộ trình 70,33%: đúng nhịp`
pub fn sentence(lang: Lang, line: Line<'_>) -> String {
    let Line { name, ask, .. } = line;
    let Some((figure, day)) = line.today else {
        return format!("{name}: {ask}; {}", no_figure(lang));
    };
    let figure = figure_on(lang, figure, day);
    let path = line.path.map(|path| along(lang, path)).unwrap_or_default();
    let verdict = line.verdict.unwrap_or(not_yet_judged(lang));
    format!("{name}: {ask}; {figure}{path}: {verdict}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};

    #[test]
    fn the_eleven_targets_of_the_real_plan() {
        let check = |shape, value, unit: &str, over, vi: &str, en: &str| {
            assert_eq!(ask(Vi, shape, value, unit, over, 2030), vi);
            assert_eq!(ask(En, shape, value, unit, over, 2030), en);
        };
        check(
            Shape::Growth,
            Some("10"),
            "%/năm",
            false,
            "tăng bình quân 10%/năm",
            "average growth of 10%/năm",
        );
        check(
            Shape::Reach,
            Some("65"),
            "triệu đồng/ha",
            false,
            "đến 2030 đạt 65 triệu đồng/ha",
            "65 triệu đồng/ha by 2030",
        );
        check(
            Shape::Reach,
            Some("60"),
            "triệu đồng",
            true,
            "đến 2030 đạt trên 60 triệu đồng",
            "over 60 triệu đồng by 2030",
        );
        check(
            Shape::Reduction,
            Some("3"),
            "%/năm",
            true,
            "giảm bình quân trên 3%/năm",
            "average fall of over 3%/năm",
        );
        check(
            Shape::Milestone,
            None,
            "chuẩn",
            false,
            "đến 2030 hoàn thành",
            "done by 2030",
        );
        check(
            Shape::AtLeast,
            Some("1"),
            "điểm trường",
            false,
            "ít nhất 1 điểm trường",
            "at least 1 điểm trường",
        );
        check(
            Shape::Keep,
            Some("100"),
            "%",
            false,
            "duy trì 100%",
            "keep 100%",
        );
        check(
            Shape::AtLeast,
            Some("90"),
            "%",
            true,
            "trên 90%",
            "over 90%",
        );
        check(
            Shape::Rank,
            Some("20"),
            "hạng",
            false,
            "trong nhóm 20 dẫn đầu",
            "within the top 20",
        );
    }

    #[test]
    fn sentences() {
        let forest = Line {
            name: "Tỷ lệ che phủ rừng",
            ask: "đến 2030 đạt 72%",
            today: Some(("70,32%", "12/01/2026")),
            path: Some("70,33%"),
            verdict: Some("đúng nhịp"),
        };
        assert_eq!(
            sentence(Vi, forest),
            "Tỷ lệ che phủ rừng: đến 2030 đạt 72%; 12/01/2026 là 70,32%, lộ trình 70,33%: đúng nhịp"
        );
        let open = Line {
            path: None,
            verdict: None,
            ..forest
        };
        assert_eq!(
            sentence(Vi, open),
            "Tỷ lệ che phủ rừng: đến 2030 đạt 72%; 12/01/2026 là 70,32%: chưa xét được"
        );
        assert_eq!(
            sentence(
                Vi,
                Line {
                    today: None,
                    ..forest
                }
            ),
            "Tỷ lệ che phủ rừng: đến 2030 đạt 72%; chưa có số liệu"
        );
        let en = Line {
            name: "Forest cover",
            ask: "72% by 2030",
            verdict: Some("on pace"),
            ..forest
        };
        assert_eq!(
            sentence(En, en),
            "Forest cover: 72% by 2030; 70,32% on 12/01/2026, path 70,33%: on pace"
        );
    }
}
