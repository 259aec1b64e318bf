//! How many rows of text can be read from how far.
//!
//! AVIXA DISCAS, for reading and deciding: what is to be read has at least 1/200 of the distance in
//! height. In the usual fonts small letters are 0,52 em tall, capitals and digits 0,72 em, and a
//! row of a terminal 1,2 em.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// The distance of the farthest viewer, by which the height of a letter is multiplied at most.
const TIMES: Decimal = Decimal::from_parts(200, 0, 0, false, 0);
/// The height of small letters in that of a row: 0,52 of 1,2.
const SMALL: [Decimal; 2] = [hundredths(52), hundredths(120)];
/// The same of capitals and digits.
const LARGE: [Decimal; 2] = [hundredths(72), hundredths(120)];

const fn hundredths(number: u32) -> Decimal {
    Decimal::from_parts(number, 0, 0, false, 2)
}

/// A room to present in, in metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// From the picture to the farthest viewer.
    pub distance: Decimal,
    /// Height of the picture.
    pub height: Decimal,
}

/// How many rows the picture may have: for every letter to be read, and for capitals and digits.
pub fn legible(room: Room) -> (u32, u32) {
    let rows = |[letter, row]: [Decimal; 2]| {
        let whole = room.height.checked_mul(TIMES)?.checked_mul(letter)?;
        let rows = whole.checked_div(room.distance.checked_mul(row)?)?;
        rows.floor().to_u32()
    };
    (rows(SMALL).unwrap_or(0), rows(LARGE).unwrap_or(0))
}

/// From how far so many rows can be read, cut to one decimal.
pub(super) fn farthest(height: Decimal, rows: u32) -> Decimal {
    let [letter, row] = SMALL;
    let most = (height * TIMES * letter).checked_div(Decimal::from(rows) * row);
    most.unwrap_or_default().trunc_with_scale(1).normalize()
}

/// How high the picture has to be for so many rows, rounded up to one decimal.
pub(super) fn lowest(distance: Decimal, rows: u32) -> Decimal {
    let [letter, row] = SMALL;
    let least = distance * Decimal::from(rows) * row / (TIMES * letter);
    least
        .round_dp_with_strategy(1, RoundingStrategy::AwayFromZero)
        .normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number;

    fn metres(text: &str) -> Decimal {
        number::parse(text).unwrap()
    }

    #[test]
    fn rows_by_screen_and_distance() {
        // 55 and 75 inch television, projection of 100 and 120 inches; at 4, 6, 8 and 10 metres
        for (height, expect) in [
            ("0,685", [(14, 20), (9, 13), (7, 10), (5, 8)]),
            ("0,934", [(20, 28), (13, 18), (10, 14), (8, 11)]),
            ("1,245", [(26, 37), (17, 24), (13, 18), (10, 14)]),
            ("1,494", [(32, 44), (21, 29), (16, 22), (12, 17)]),
        ] {
            for (distance, expect) in ["4", "6", "8", "10"].into_iter().zip(expect) {
                let room = Room {
                    distance: metres(distance),
                    height: metres(height),
                };
                assert_eq!(legible(room), expect, "{height} m at {distance} m");
            }
        }
        assert_eq!(
            legible(Room {
                distance: metres("8"),
                height: metres("1,5")
            }),
            (16, 22)
        );
        assert_eq!(
            legible(Room {
                distance: Decimal::ZERO,
                height: metres("1,5")
            }),
            (0, 0)
        );
    }

    #[test]
    fn the_way_back() {
        // 0,685 x 200 x 0,52 / (12 x 1,2) = 4,947…; 8 x 12 x 1,2 / (200 x 0,52) = 1,107…
        assert_eq!(farthest(metres("0,685"), 12), metres("4,9"));
        assert_eq!(lowest(metres("8"), 12), metres("1,2"));
        assert!(
            legible(Room {
                distance: metres("4,9"),
                height: metres("0,685")
            })
            .0 >= 12
        );
        assert!(
            legible(Room {
                distance: metres("8"),
                height: metres("1,2")
            })
            .0 >= 12
        );
    }
}
