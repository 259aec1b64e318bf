//! Answers to commands. An export is made once for all who ask for the same one, a few are on their way at a time, and nobody has more
//! than one of them; what nobody waits for any more is not made.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::NaiveDate;
use russh::keys::ssh_key::public::KeyData;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::{Instant, sleep_until};

use crate::remote::Answer;

/// How many short commands read files at the same time.
const READERS: usize = 2;

/// How many exports are made at the same time: the other threads are for those who look.
const MAKERS: usize = 1;

/// How many exports are made or on their way.
const MOST_EXPORTS: usize = 8;

/// How many short commands one key has at a time.
const MOST_SHORT: usize = 2;

/// An export that was made is kept for so long, for the next who asks.
const KEPT: Duration = Duration::from_secs(60);

/// So many bytes of exports are kept when nobody takes them.
const MOST_KEPT: usize = 32 << 20;

/// No answer is longer.
pub const MOST_BYTES: usize = 128 << 20;

/// What tells one export from another.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    pub line: String,
    /// The language by its code.
    pub lang: &'static str,
    /// The generation of the data.
    pub generation: u64,
    pub today: NaiveDate,
}

/// What all connections share of answers.
#[derive(Debug)]
pub struct Answers {
    exports: Store<Question, Answer>,
    readers: Arc<Semaphore>,
    makers: Arc<Semaphore>,
    under_way: Arc<Semaphore>,
    budgets: Mutex<HashMap<KeyData, Arc<Budget>>>,
}

/// What one key may ask for at a time.
#[derive(Debug)]
pub struct Budget {
    export: Arc<Semaphore>,
    short: Arc<Semaphore>,
    /// Who has had something made waits as long as that took.
    rested: Mutex<Option<Instant>>,
}

/// An answer on its way, which counts as long as this lives.
#[derive(Debug)]
pub struct Turn {
    _own: Option<OwnedSemaphorePermit>,
    _all: Option<OwnedSemaphorePermit>,
}

impl Budget {
    async fn rest(&self) {
        let rested = *lock(&self.rested);
        if let Some(rested) = rested {
            sleep_until(rested).await;
        }
    }

    /// Makes an answer, on a thread that may wait for files. The place is taken until it is made, whether anybody waits or not.
    async fn make(
        self: &Arc<Self>,
        place: OwnedSemaphorePermit,
        make: impl FnOnce() -> Answer + Send + 'static,
    ) -> Option<Answer> {
        let budget = Arc::clone(self);
        let made = tokio::task::spawn_blocking(move || {
            let _place = place;
            let start = Instant::now();
            let answer = make();
            let now = Instant::now();
            let mut rested = lock(&budget.rested);
            *rested = Some(rested.map_or(now, |rested| rested.max(now)) + (now - start));
            answer
        });
        made.await.ok()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for Answers {
    fn default() -> Self {
        let places = |count| Arc::new(Semaphore::new(count));
        Self {
            exports: Store::default(),
            readers: places(READERS),
            makers: places(MAKERS),
            under_way: places(MOST_EXPORTS),
            budgets: Mutex::default(),
        }
    }
}

impl Answers {
    fn budget(&self, key: &KeyData) -> Arc<Budget> {
        let mut budgets = lock(&self.budgets);
        let budget = budgets.entry(key.clone()).or_insert_with(|| {
            Arc::new(Budget {
                export: Arc::new(Semaphore::new(1)),
                short: Arc::new(Semaphore::new(MOST_SHORT)),
                rested: Mutex::default(),
            })
        });
        Arc::clone(budget)
    }

    /// The answer to a short command.
    pub async fn short(
        &self,
        key: &KeyData,
        make: impl FnOnce() -> Answer + Send + 'static,
    ) -> Option<(Arc<Answer>, Turn)> {
        let budget = self.budget(key);
        let own = Arc::clone(&budget.short).acquire_owned().await.ok();
        budget.rest().await;
        let reading = Arc::clone(&self.readers).acquire_owned().await.ok()?;
        let answer = budget.make(reading, make).await?;
        let turn = Turn {
            _own: own,
            _all: None,
        };
        Some((Arc::new(answer), turn))
    }

    /// An export, made now or made before.
    pub async fn export(
        self: &Arc<Self>,
        key: &KeyData,
        question: Question,
        make: impl FnOnce() -> Answer + Send + 'static,
    ) -> Option<(Arc<Answer>, Turn)> {
        let budget = self.budget(key);
        let own = Arc::clone(&budget.export).acquire_owned().await.ok();
        let all = Arc::clone(&self.under_way).acquire_owned().await.ok();
        let mut made = match self.exports.ask(&question) {
            Asked::There(made) => made,
            Asked::Make(made, sender) => {
                let (answers, budget) = (Arc::clone(self), Arc::clone(&budget));
                tokio::spawn(async move {
                    let making = tokio::select! {
                        biased;
                        () = sender.closed() => None,
                        making = answers.place(&budget) => making,
                    };
                    // what has begun goes on, so that who asks again and again has it made once
                    let answer = match making {
                        Some(making) => budget.make(making, make).await,
                        None => None,
                    };
                    match answer {
                        Some(answer) => drop(sender.send_replace(Some(Arc::new(answer)))),
                        None => answers.exports.forget(&question, &sender),
                    }
                });
                made
            }
        };
        let answer = made.wait_for(Option::is_some).await.ok()?.clone()?;
        let turn = Turn {
            _own: own,
            _all: all,
        };
        Some((answer, turn))
    }

    /// A place to make an export, once this key has rested.
    async fn place(&self, budget: &Budget) -> Option<OwnedSemaphorePermit> {
        budget.rest().await;
        Arc::clone(&self.makers).acquire_owned().await.ok()
    }

    /// Lets go of what nobody has asked for of late.
    pub fn settle(&self) {
        self.exports.settle(Instant::now(), |answer| {
            answer.text.len() + answer.remark.len()
        });
        lock(&self.budgets).retain(|_, budget| Arc::strong_count(budget) > 1);
    }
}

type Slot<A> = Arc<watch::Sender<Option<Arc<A>>>>;

/// What was asked for of late, made or being made.
#[derive(Debug)]
struct Store<Q, A>(Mutex<HashMap<Q, (Slot<A>, Instant)>>);

/// What becomes of a question.
enum Asked<A> {
    /// It is answered or being answered.
    There(watch::Receiver<Option<Arc<A>>>),
    /// Whoever asked answers it.
    Make(watch::Receiver<Option<Arc<A>>>, Slot<A>),
}

impl<Q, A> Default for Store<Q, A> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<Q: Clone + Eq + Hash, A> Store<Q, A> {
    fn ask(&self, question: &Q) -> Asked<A> {
        let mut all = lock(&self.0);
        let now = Instant::now();
        if let Some((slot, asked)) = all.get_mut(question) {
            // one that is being given up answers nobody
            if slot.receiver_count() > 0 || slot.borrow().is_some() {
                *asked = now;
                return Asked::There(slot.subscribe());
            }
        }
        let slot = Arc::new(watch::Sender::new(None));
        all.insert(question.clone(), (Arc::clone(&slot), now));
        Asked::Make(slot.subscribe(), slot)
    }

    fn forget(&self, question: &Q, slot: &Slot<A>) {
        let mut all = lock(&self.0);
        if all
            .get(question)
            .is_some_and(|(now, _)| Arc::ptr_eq(now, slot))
        {
            all.remove(question);
        }
    }

    /// Forgets what was asked for long ago, and what is more than is kept: the oldest first.
    fn settle(&self, now: Instant, size: impl Fn(&A) -> usize) {
        let mut all = lock(&self.0);
        let mut idle: Vec<(Instant, usize, Q)> = all
            .iter()
            .filter(|(_, (slot, _))| slot.receiver_count() == 0)
            .map(|(question, (slot, asked))| {
                let size = slot.borrow().as_deref().map_or(0, &size);
                (*asked, size, question.clone())
            })
            .collect();
        idle.sort_by_key(|(asked, ..)| std::cmp::Reverse(*asked));
        let mut kept = 0;
        for (asked, size, question) in idle {
            kept += size;
            if kept > MOST_KEPT || now.saturating_duration_since(asked) > KEPT {
                all.remove(&question);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use russh::keys::PublicKey;
    use tokio::time::timeout;

    use super::super::samples::{AN, BINH};
    use super::*;

    fn key(line: &str) -> KeyData {
        PublicKey::from_openssh(line).unwrap().key_data().clone()
    }

    fn keys() -> (KeyData, KeyData) {
        (key(AN), key(BINH))
    }

    fn question(line: &str) -> Question {
        Question {
            line: line.into(),
            lang: "vi",
            generation: 0,
            today: NaiveDate::from_ymd_opt(2026, 1, 19).unwrap(),
        }
    }

    fn run(test: impl Future<Output = ()>) {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build();
        runtime.unwrap().block_on(test);
    }

    #[test]
    fn an_export_is_made_once_for_all() {
        run(async {
            let (answers, made) = (Arc::new(Answers::default()), Arc::new(AtomicUsize::new(0)));
            let make = |made: &Arc<AtomicUsize>| {
                let made = Arc::clone(made);
                move || {
                    made.fetch_add(1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(20));
                    Answer::default()
                }
            };
            let (an, binh) = keys();
            let both = tokio::join!(
                answers.export(&an, question("a"), make(&made)),
                answers.export(&binh, question("a"), make(&made))
            );
            let (first, second) = (both.0.unwrap(), both.1.unwrap());
            assert!(Arc::ptr_eq(&first.0, &second.0));
            drop(first.1);
            // asked again later
            let third = answers.export(&an, question("a"), make(&made)).await;
            assert!(Arc::ptr_eq(&third.unwrap().0, &second.0));
            assert_eq!(made.load(Ordering::SeqCst), 1);
            answers.export(&an, question("b"), make(&made)).await;
            assert_eq!(made.load(Ordering::SeqCst), 2);
        });
    }

    #[test]
    fn a_key_has_one_export_at_a_time_and_others_their_own() {
        run(async {
            let answers = Arc::new(Answers::default());
            let (an, binh) = keys();
            let first = answers.export(&an, question("a"), Answer::default).await;
            let short = Duration::from_millis(50);
            let again = answers.export(&an, question("b"), Answer::default);
            assert!(timeout(short, again).await.is_err());
            let other = answers.export(&binh, question("b"), Answer::default);
            assert!(timeout(Duration::from_secs(5), other).await.is_ok());
            let look = answers.short(&an, Answer::default);
            assert!(timeout(Duration::from_secs(5), look).await.is_ok());
            drop(first);
            let again = answers.export(&an, question("b"), Answer::default);
            assert!(timeout(Duration::from_secs(5), again).await.is_ok());
        });
    }

    #[test]
    fn what_nobody_waits_for_is_not_made() {
        run(async {
            let (answers, made) = (Arc::new(Answers::default()), Arc::new(AtomicUsize::new(0)));
            let (an, _) = keys();
            let maker = Arc::clone(&answers.makers).acquire_owned().await;
            let count = Arc::clone(&made);
            let asked = answers.export(&an, question("a"), move || {
                count.fetch_add(1, Ordering::SeqCst);
                Answer::default()
            });
            assert!(timeout(Duration::from_millis(20), asked).await.is_err());
            drop(maker);
            // the maker is free for the next one, who gets its own answer
            let next = answers.export(&an, question("a"), Answer::default);
            assert!(next.await.is_some());
            assert_eq!(made.load(Ordering::SeqCst), 0);
        });
    }

    #[test]
    fn little_is_kept_and_not_for_long() {
        run(async {
            let store = Store::<u8, usize>::default();
            let now = Instant::now();
            for (question, size) in [(1, MOST_KEPT / 2), (2, MOST_KEPT / 2), (3, 1)] {
                let Asked::Make(_, slot) = store.ask(&question) else {
                    panic!("asked before");
                };
                slot.send_replace(Some(Arc::new(size)));
            }
            store.settle(now, |size| *size);
            assert_eq!(lock(&store.0).len(), 2);
            store.settle(now + KEPT + Duration::from_secs(5), |size| *size);
            assert!(lock(&store.0).is_empty());
        });
    }

    #[test]
    fn who_asks_again_and_again_has_half_of_the_time() {
        run(async {
            let answers = Arc::new(Answers::default());
            let (an, _) = keys();
            let start = Instant::now();
            for _ in 0..3 {
                let slow = || {
                    std::thread::sleep(Duration::from_millis(20));
                    Answer::default()
                };
                answers.short(&an, slow).await;
            }
            // three of twenty, and two rests
            assert!(start.elapsed() >= Duration::from_millis(100));
        });
    }
}
