//! Chance from a seed: the same on every machine, in whole numbers only.

/// `SplitMix64`: small, well mixed, and fixed for good, so that a seed gives the same files in every version.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of their own for every name, so that a new indicator leaves the figures of the others as they are.
    pub fn new(seed: u64, name: &str) -> Self {
        let start = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(name.bytes().fold(start, |state, byte| {
            (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `low` to `high`, both included; `low` where they are the wrong way round.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let Some(span) = u64::try_from(high - low)
            .ok()
            .and_then(|s| s.checked_add(1))
        else {
            return low;
        };
        let above = (u128::from(self.next()) * u128::from(span)) >> 64;
        low + i64::try_from(above).unwrap_or(0)
    }

    /// Whether something happens that does so in `per_mille` of 1000 cases.
    pub fn chance(&mut self, per_mille: i64) -> bool {
        self.between(1, 1000) <= per_mille
    }

    /// How many of `trials` cases it happens in.
    pub fn hits(&mut self, trials: i64, per_mille: i64) -> i64 {
        (0..trials).map(|_| i64::from(self.chance(per_mille))).sum()
    }

    /// A count that is `mean` thousandths on average, spread as counts of chance events are.
    pub fn count(&mut self, mean: i64) -> i64 {
        if mean <= 0 {
            return 0;
        }
        let trials = mean / 250 + 8;
        // chances in millionths, since that of a rare event is below one in a thousand
        let chance = mean * 1000 / trials;
        (0..trials)
            .map(|_| i64::from(self.between(1, 1_000_000) <= chance))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_fixed() {
        // the first outputs of SplitMix64 from state 0, as published with the algorithm
        let mut dice = Dice(0);
        assert_eq!(
            [dice.next(), dice.next()],
            [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]
        );
    }

    #[test]
    fn stays_within_bounds() {
        let mut dice = Dice::new(1, "thử");
        let rolls: Vec<i64> = (0..2000).map(|_| dice.between(-3, 3)).collect();
        assert!((-3..=3).all(|n| rolls.contains(&n)) && rolls.iter().all(|n| (-3..=3).contains(n)));
        assert_eq!(dice.between(5, 4), 5);
        assert_eq!((dice.hits(50, 0), dice.hits(50, 1000)), (0, 50));
        assert_eq!((dice.count(0), dice.count(-5)), (0, 0));
    }

    #[test]
    fn counts_lie_about_their_mean() {
        let mut dice = Dice::new(7, "thử");
        for mean in [300, 4_000, 60_000] {
            let sum: i64 = (0..1000).map(|_| dice.count(mean)).sum();
            assert!((sum - mean).abs() < mean / 5, "{mean}: {sum}");
        }
    }

    #[test]
    fn names_and_seeds_have_dice_of_their_own() {
        let first = |seed, name| Dice::new(seed, name).next();
        assert_eq!(first(1, "a"), first(1, "a"));
        assert!(first(1, "a") != first(1, "b") && first(1, "a") != first(2, "a"));
    }
}
