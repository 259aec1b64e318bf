//! What is written down of those who were not let in: a few lines, and of the rest how many, so that nobody fills a disk from outside.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Log;

/// So many lines are written within a while.
const MOST_LINES: u32 = 10;

/// How long that is.
const WHILE: Duration = Duration::from_secs(600);

/// Counts the lines.
#[derive(Debug, Default)]
pub struct Strangers(Mutex<Tally>);

#[derive(Debug, Default)]
struct Tally {
    since: Option<Instant>,
    written: u32,
    left_out: u64,
}

impl Tally {
    /// What is to be written of the while that is over, if it is.
    fn turn(&mut self, now: Instant) -> Option<String> {
        let since = *self.since.get_or_insert(now);
        if now.saturating_duration_since(since) < WHILE {
            return None;
        }
        let left_out = std::mem::take(self).left_out;
        self.since = Some(now);
        (left_out > 0).then(|| format!("refused: {left_out} more in {} s", WHILE.as_secs()))
    }

    /// Whether another line may be written.
    fn take(&mut self) -> bool {
        let may = self.written < MOST_LINES;
        if may {
            self.written += 1;
        } else {
            self.left_out += 1;
        }
        may
    }
}

impl Strangers {
    /// Writes down that somebody was refused, or counts it.
    pub fn refused(&self, log: &Log, from: impl std::fmt::Display, why: &str) {
        let mut lines = Vec::new();
        {
            let mut tally = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            lines.extend(tally.turn(Instant::now()));
            if tally.take() {
                lines.push(format!("from={from} refused: {why}"));
            }
        }
        for line in lines {
            log.line(&line);
        }
    }

    /// Writes down how many were only counted, once their while is over.
    pub fn settle(&self, log: &Log) {
        let line = {
            let mut tally = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            tally.turn(Instant::now())
        };
        if let Some(line) = line {
            log.line(&line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_written_and_the_rest_counted() {
        let mut tally = Tally::default();
        let start = Instant::now();
        assert_eq!(tally.turn(start), None);
        let written = (0..1000).filter(|_| tally.take()).count();
        assert_eq!(written, 10);
        assert_eq!(tally.turn(start + Duration::from_secs(599)), None);
        assert_eq!(
            tally.turn(start + Duration::from_secs(600)).as_deref(),
            Some("refused: 990 more in 600 s")
        );
        assert!(tally.take());
        assert_eq!(tally.turn(start + Duration::from_secs(1300)), None);
    }
}
