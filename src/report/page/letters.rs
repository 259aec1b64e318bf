//! How wide letters are on paper, and where short lines break.

use unicode_normalization::UnicodeNormalization;

use crate::model::{Lang, Level};

/// Text in one line, or in two where it is longer than the room: the second begins with the sort of place that a body is of,
/// or both are of about the same length. The room is in twentieths of a point.
pub(super) fn balanced(text: &str, points: u32, room: u32) -> Vec<String> {
    if length(text, points) <= room {
        return vec![text.to_string()];
    }
    let places = Level::ALL.iter().map(|l| l.name(Lang::Vi).to_uppercase());
    let places: Vec<String> = places.map(|place| format!(" {place} ")).collect();
    let is_place = |line: &str| places.iter().any(|place| line.starts_with(place));
    let halves = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    // a number stays with the word before it
    let halves = halves.filter(|(_, second)| {
        let word = second.split_whitespace().next().unwrap_or_default();
        !word.chars().all(|c| matches!(c, '0'..='9' | 'I' | 'V'))
    });
    let halves = halves.min_by_key(|(first, second)| {
        let [first_length, second_length] = [first, second].map(|line| length(line, points));
        let parted = is_place(second) && second_length <= room;
        (!parted, first_length.max(second_length))
    });
    let (first, second) = halves.unwrap_or((text, ""));
    vec![first.to_string(), second.trim_start().to_string()]
}

/// The length of a line of bold letters in twentieths of a point; marks above and below take no room.
pub(super) fn length(text: &str, points: u32) -> u32 {
    text.nfd().map(thousandths).sum::<u32>() * points / 50
}

/// Thousandths of the letter size that a bold letter of Times takes.
fn thousandths(c: char) -> u32 {
    match c {
        '\u{300}'..='\u{36f}' => 0,
        'i' | 'j' | 'l' | 't' | 'f' | 'I' | '/' | '.' | ',' | ':' | ';' | '-' | '(' | ')' => 310,
        c if c.is_whitespace() => 250,
        'm' | 'M' | 'W' => 900,
        c if c.is_uppercase() => 720,
        _ => 500,
    }
}
