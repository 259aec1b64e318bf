//! How many connections there can be: each is an open file, and the system lets a process have so many.

use super::Limits;

/// Files that are open for other things: the data, the keys, the log, what wakes the threads.
const OTHERS: usize = 24;

/// How many files may be open, after asking for so many as these limits want.
pub fn open_files(limits: &Limits) -> Option<usize> {
    let wanted = limits.sessions + limits.waiting + OTHERS;
    may_open(u64::try_from(wanted).ok()?).and_then(|most| usize::try_from(most).ok())
}

#[cfg(unix)]
fn may_open(wanted: u64) -> Option<u64> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let current = now.current?;
    if current >= wanted {
        return Some(current);
    }
    let more = now.maximum.map_or(wanted, |most| wanted.min(most));
    let raised = Rlimit {
        current: Some(more),
        maximum: now.maximum,
    };
    let raised = setrlimit(Resource::Nofile, raised);
    Some(raised.map_or(current, |()| more.max(current)))
}

#[cfg(not(unix))]
fn may_open(_: u64) -> Option<u64> {
    None
}

impl Limits {
    /// The same, with no more connections than so many open files let there be. A part is kept for those who are logging in.
    pub fn within(self, files: usize) -> Self {
        let most = files.saturating_sub(OTHERS).max(4);
        let waiting = self.waiting.min(most / 2);
        Self {
            waiting,
            waiting_per_address: self.waiting_per_address.min(waiting * 3 / 4).max(1),
            sessions: self.sessions.min(most - waiting),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_what_may_be_opened() {
        let usual = Limits::default();
        assert_eq!(usual.within(1024), usual);
        for (files, expect) in [(64, (20, 15, 20)), (30, (3, 2, 3)), (0, (2, 1, 2))] {
            let fits = usual.within(files);
            assert_eq!(
                (fits.waiting, fits.waiting_per_address, fits.sessions),
                expect,
                "{files}"
            );
        }
    }
}
