//! Work for those who have not logged in: one piece at a time, so that a thread is always left for the others, and no more than half of
//! that one thread's time. Who has come further goes first; of the rest, addresses take turns.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::door::Standing;

/// After so much work as much time passes without any.
const SPELL: Duration = Duration::from_millis(5);

/// No piece of work takes so long; one that does has been forgotten.
const FORGOTTEN: Duration = Duration::from_millis(500);

/// Gives out the turns.
#[derive(Debug, Default)]
pub struct Turns(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    /// Whose turn it is, and since when.
    at_work: Option<(u64, Instant)>,
    /// Work since the last rest.
    worked: Duration,
    resting: bool,
    waiting: BTreeMap<u64, (Arc<Standing>, Waker)>,
    /// Counts the turns.
    count: u64,
    /// The last turn of each address that has had one of late.
    last: BTreeMap<IpAddr, u64>,
}

/// More addresses than can wait at a time are not remembered.
const MOST_ADDRESSES: usize = 1024;

impl State {
    fn give(&mut self, who: &Standing, now: Instant) {
        self.at_work = Some((who.id, now));
        self.count += 1;
        if self.last.len() >= MOST_ADDRESSES {
            self.last.clear();
        }
        self.last.insert(who.address, self.count);
    }

    /// Gives the turn to the next of those who wait.
    fn next(&mut self, now: Instant) {
        if self.at_work.is_some() || self.resting {
            return;
        }
        let rank = |who: &Standing| {
            let last = self.last.get(&who.address).copied().unwrap_or(0);
            (std::cmp::Reverse(who.stage()), last, who.id)
        };
        let best = self.waiting.iter().min_by_key(|(_, (who, _))| rank(who));
        let Some(id) = best.map(|(id, _)| *id) else {
            return;
        };
        if let Some((who, waker)) = self.waiting.remove(&id) {
            self.give(&who, now);
            waker.wake();
        }
    }

    /// Takes the turn back, if it is this one's; how long a rest is due then.
    fn done(&mut self, id: u64, now: Instant) -> Option<Duration> {
        let (_, since) = self.at_work.take_if(|(at_work, _)| *at_work == id)?;
        self.worked += now.saturating_duration_since(since);
        if self.worked < SPELL {
            self.next(now);
            return None;
        }
        self.resting = true;
        Some(std::mem::take(&mut self.worked))
    }
}

impl Turns {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is this one's turn; it is woken when it is.
    pub fn poll(&self, who: &Arc<Standing>, context: &Context<'_>) -> Poll<()> {
        let now = Instant::now();
        let mut state = self.lock();
        match &mut state.at_work {
            Some((id, since)) if *id == who.id => {
                // what went by until it was awake was no work
                *since = now;
                return Poll::Ready(());
            }
            Some((_, since)) if now.saturating_duration_since(*since) > FORGOTTEN => {
                state.at_work = None;
            }
            _ => {}
        }
        if state.at_work.is_none() && !state.resting && state.waiting.is_empty() {
            state.give(who, now);
            return Poll::Ready(());
        }
        let waits = (Arc::clone(who), context.waker().clone());
        state.waiting.insert(who.id, waits);
        state.next(now);
        Poll::Pending
    }

    /// The work of this one's turn is done.
    pub fn done(self: &Arc<Self>, id: u64) {
        let rest = self.lock().done(id, Instant::now());
        let Some(rest) = rest else { return };
        let turns = Arc::clone(self);
        let wake = move || {
            let mut state = turns.lock();
            state.resting = false;
            state.next(Instant::now());
        };
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(async move {
                tokio::time::sleep(rest).await;
                wake();
            })),
            // the server has stopped
            Err(_) => wake(),
        }
    }

    /// This one wants no turn any more.
    pub fn leave(self: &Arc<Self>, id: u64) {
        self.lock().waiting.remove(&id);
        self.done(id);
    }
}

#[cfg(test)]
mod tests {
    use super::super::door::Stage;
    use super::*;

    fn who(id: u64, address: u8, stage: Stage) -> Arc<Standing> {
        let who = Standing::new(id, IpAddr::from([127, 0, 0, address]));
        who.raise(stage);
        Arc::new(who)
    }

    fn asks(turns: &Turns, who: &Arc<Standing>) -> bool {
        let context = Context::from_waker(Waker::noop());
        turns.poll(who, &context).is_ready()
    }

    #[test]
    fn one_works_at_a_time_and_addresses_take_turns() {
        let turns = Arc::new(Turns::default());
        let flood: Vec<_> = (0..50).map(|id| who(id, 1, Stage::Silent)).collect();
        assert_eq!(flood.iter().filter(|who| asks(&turns, who)).count(), 1);
        let other = who(90, 2, Stage::Silent);
        let further = who(91, 1, Stage::Keyed);
        assert!(!asks(&turns, &other) && !asks(&turns, &further));
        // whose turn it is hears so again
        assert!(asks(&turns, &flood[0]));
        // who has come further, then another address, then the flood
        let mut order = Vec::new();
        for _ in 0..4 {
            let (id, _) = turns.lock().at_work.unwrap();
            order.push(id);
            turns.done(id);
        }
        assert_eq!(order, [0, 91, 90, 1]);
        // who goes while it is its turn hands it on; who goes while it waits is not asked
        turns.leave(3);
        turns.leave(2);
        assert_eq!(turns.lock().at_work.unwrap().0, 4);
    }

    #[test]
    fn work_is_followed_by_as_much_rest() {
        let start = Instant::now();
        let mut state = State::default();
        state.give(&who(1, 1, Stage::Silent), start);
        assert_eq!(state.done(1, start + Duration::from_millis(4)), None);
        state.give(&who(2, 1, Stage::Silent), start);
        // another's turn is not taken back
        assert_eq!(state.done(1, start), None);
        let rest = state.done(2, start + Duration::from_millis(3));
        assert_eq!(rest, Some(Duration::from_millis(7)));
        let waits = (who(3, 1, Stage::Silent), Waker::noop().clone());
        state.waiting.insert(3, waits);
        state.next(start);
        assert_eq!(state.at_work, None);
        state.resting = false;
        state.next(start);
        assert_eq!(state.at_work, Some((3, start)));
    }
}
