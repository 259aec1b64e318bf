//! Rows of a list that are as high as their texts need.

use crate::text::measure::{fitted, wrap};
use crate::view::pen::Pen;

/// The first row shown so that the cursor's is seen whole: pages as full as the heights allow, so that a step of the cursor within a page
/// moves nothing else; the last page is filled from above.
pub fn first_of_page(heights: &[u16], cursor: usize, room: u16) -> usize {
    let (mut start, mut used) = (0, 0u16);
    for (at, height) in heights.iter().enumerate() {
        if used.saturating_add(*height) > room && at > start {
            start = at;
            used = 0;
        }
        used = used.saturating_add(*height);
        if at >= cursor {
            break;
        }
    }
    let mut sum = heights
        .get(start..)
        .unwrap_or_default()
        .iter()
        .fold(0u16, |sum, h| sum.saturating_add(*h));
    while let Some(height) = start.checked_sub(1).and_then(|before| heights.get(before)) {
        sum = sum.saturating_add(*height);
        if sum > room {
            break;
        }
        start -= 1;
    }
    start
}

/// Draws a list between two rows of the pen, each thing with its height: the page that has the cursor on it, marked where there is more.
pub fn list<T>(
    pen: &mut Pen<'_>,
    (top, end): (u16, u16),
    things: &[(u16, T)],
    cursor: usize,
    mut draw: impl FnMut(&mut Pen<'_>, u16, &T, bool),
) {
    let heights: Vec<u16> = things.iter().map(|(height, _)| *height).collect();
    let from = first_of_page(&heights, cursor, end.saturating_sub(top));
    let (mut y, mut below) = (top, from);
    for (at, (height, thing)) in things.iter().enumerate().skip(from) {
        if y + height > end && y > top {
            break;
        }
        draw(pen, y, thing, at == cursor);
        y += height;
        below = at + 1;
    }
    let above = (top.saturating_sub(1), from > 0);
    let more = (end.saturating_sub(1), below < things.len());
    pen.more(pen.width().saturating_sub(1), above, more);
}

/// A text in at most `most` lines of `room` columns; what is left out is marked at the end of the last.
pub fn lines(text: &str, room: u16, most: usize, cut: &str) -> Vec<String> {
    if room == 0 || text.is_empty() {
        return Vec::new();
    }
    let mut out = wrap(text, room);
    let most = most.max(1);
    if out.len() > most {
        let rest = out.split_off(most - 1).join(" ");
        out.push(fitted(&rest, room, cut).into_owned());
    }
    out
}

/// The same where something stands at the right of the first rows: `first` tells the room of each of these.
pub fn around(text: &str, first: &[u16], room: u16, most: usize, cut: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut rest = text;
    for own in first {
        let last = out.len() + 1 >= most || *own >= room;
        let line = wrap(rest, *own).into_iter().next().unwrap_or_default();
        let after = rest.strip_prefix(&line).map(str::trim_start);
        match after.filter(|after| !last && !after.is_empty()) {
            Some(after) => rest = after,
            None => break,
        }
        out.push(line);
    }
    let own = first.get(out.len()).copied().unwrap_or(room);
    let left = most.saturating_sub(out.len());
    out.extend(lines(rest, own, left, cut));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pages_hold_whole_rows() {
        let check = |heights: &[u16], cursor, room, expect| {
            assert_eq!(
                first_of_page(heights, cursor, room),
                expect,
                "{heights:?} {cursor}"
            );
        };
        check(&[], 0, 5, 0);
        check(&[1, 1, 1], 2, 5, 0);
        // 1 + 2 + 2 fill five lines; the next page begins with the fourth row
        check(&[1, 2, 2, 1, 2, 2, 9], 2, 5, 0);
        check(&[1, 2, 2, 1, 2, 2, 9], 3, 5, 3);
        check(&[1, 2, 2, 1, 2, 2, 9], 5, 5, 3);
        // a row higher than the page stands alone
        check(&[1, 2, 2, 1, 2, 2, 9], 6, 5, 6);
        // the last page is filled from above
        check(&[1, 1, 1, 1, 1, 1, 1], 6, 5, 2);
        check(&[2, 2, 2, 2], 3, 5, 2);
    }

    #[test]
    fn texts_in_few_lines() {
        assert_eq!(
            lines("Kiểm tra phòng cháy, chữa cháy rừng", 20, 2, "…"),
            ["Kiểm tra phòng cháy,", "chữa cháy rừng"]
        );
        assert_eq!(
            lines("Kiểm tra phòng cháy, chữa cháy rừng", 14, 2, "…"),
            ["Kiểm tra phòng", "cháy, chữa ch…"]
        );
        assert_eq!(lines("Kiểm tra", 14, 1, "…"), ["Kiểm tra"]);
        assert_eq!(lines("Kiểm tra rừng", 8, 1, "…"), ["Kiểm tr…"]);
        assert!(lines("", 8, 1, "…").is_empty() && lines("a", 0, 1, "…").is_empty());
    }

    #[test]
    fn texts_go_around_what_stands_beside_their_first_rows() {
        let text = "Kiểm tra phòng cháy, chữa cháy rừng";
        let check = |first: &[u16], room, most, expect: &[&str]| {
            assert_eq!(around(text, first, room, most, "…"), expect, "{first:?}");
        };
        check(&[], 40, 1, &[text]);
        check(&[40], 40, 3, &[text]);
        check(&[10], 40, 2, &["Kiểm tra", "phòng cháy, chữa cháy rừng"]);
        check(
            &[10, 12],
            40,
            3,
            &["Kiểm tra", "phòng cháy,", "chữa cháy rừng"],
        );
        check(&[10, 12], 40, 2, &["Kiểm tra", "phòng cháy,…"]);
        check(&[20], 40, 1, &["Kiểm tra phòng cháy…"]);
        check(
            &[20, 20],
            20,
            2,
            &["Kiểm tra phòng cháy,", "chữa cháy rừng"],
        );
    }

    proptest! {
        #[test]
        fn the_row_under_the_cursor_is_seen(heights in prop::collection::vec(1u16..4, 1..40), at in 0usize..40, room in 4u16..20) {
            let cursor = at.min(heights.len() - 1);
            let from = first_of_page(&heights, cursor, room);
            prop_assert!(from <= cursor);
            prop_assert!(heights[from..=cursor].iter().sum::<u16>() <= room);
        }

        #[test]
        fn texts_keep_within_their_room(words in prop::collection::vec("[a-zđư]{1,9}", 0..12), room in 1u16..30, most in 1usize..4) {
            let parts = lines(&words.join(" "), room, most, "…");
            prop_assert!(parts.len() <= most);
            prop_assert!(parts.iter().all(|p| crate::view::pen::width(p) <= room), "{parts:?}");
        }
    }
}
