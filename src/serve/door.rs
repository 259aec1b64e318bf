//! Who is let through the door: how many connections there are, and which one goes when there are too many.
//!
//! A newcomer is never turned away before it has had the time to log in. Where too many wait, the one goes that has said least, and of
//! these the one that has waited longest: a flood of silent connections drives out itself, not those who log in.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::Limits;

/// How far a guest has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Connected, and not a word.
    Silent,
    /// Speaks the protocol.
    Speaking,
    /// Logged in.
    In,
}

/// A connection at the door.
#[derive(Debug)]
struct Guest<C> {
    address: IpAddr,
    stage: Stage,
    /// Dropping it cuts the connection.
    _cutter: C,
}

/// The connections there are; `C` cuts one when it is dropped.
#[derive(Debug)]
pub struct Door<C> {
    limits: Limits,
    guests: Mutex<Guests<C>>,
}

#[derive(Debug)]
struct Guests<C> {
    next: u64,
    all: BTreeMap<u64, Guest<C>>,
}

impl<C> Door<C> {
    /// A door that nobody has come through.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            guests: Mutex::new(Guests {
                next: 0,
                all: BTreeMap::new(),
            }),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Guests<C>> {
        self.guests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a connection wait here; another one may have to go for it.
    pub fn admit(&self, address: IpAddr, cutter: C) -> u64 {
        let mut guests = self.lock();
        let waiting = |guests: &Guests<C>, one: Option<IpAddr>| {
            let fits = |g: &Guest<C>| g.stage < Stage::In && one.is_none_or(|a| a == g.address);
            let mut those: Vec<(Stage, u64)> = guests
                .all
                .iter()
                .filter(|(_, g)| fits(g))
                .map(|(id, g)| (g.stage, *id))
                .collect();
            those.sort_unstable();
            those
        };
        for (one, most) in [
            (Some(address), self.limits.waiting_per_address),
            (None, self.limits.waiting),
        ] {
            let those = waiting(&guests, one);
            if let Some((_, least)) = those.first().filter(|_| those.len() >= most) {
                guests.all.remove(least);
            }
        }
        let id = guests.next;
        guests.next += 1;
        guests.all.insert(
            id,
            Guest {
                address,
                stage: Stage::Silent,
                _cutter: cutter,
            },
        );
        id
    }

    /// The guest speaks the protocol.
    pub fn speaks(&self, id: u64) {
        if let Some(guest) = self.lock().all.get_mut(&id) {
            guest.stage = guest.stage.max(Stage::Speaking);
        }
    }

    /// The guest has shown its key; whether there is room for it.
    pub fn enter(&self, id: u64) -> bool {
        let mut guests = self.lock();
        let Some(address) = guests.all.get(&id).map(|g| g.address) else {
            return false;
        };
        let inside = guests.all.values().filter(|g| g.stage == Stage::In);
        let (all, here) = inside.fold((0, 0), |(all, here), g| {
            (all + 1, here + usize::from(g.address == address))
        });
        if all >= self.limits.sessions || here >= self.limits.per_address {
            return false;
        }
        if let Some(guest) = guests.all.get_mut(&id) {
            guest.stage = Stage::In;
        }
        true
    }

    /// The guest goes, or is sent away.
    pub fn leave(&self, id: u64) {
        self.lock().all.remove(&id);
    }

    /// Sends all away.
    pub fn clear(&self) {
        self.lock().all.clear();
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.lock().all.len()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(127, 0, 0, 2));

    fn door() -> Door<Arc<()>> {
        Door::new(Limits {
            sessions: 3,
            per_address: 2,
            waiting: 4,
            waiting_per_address: 3,
            ..Limits::default()
        })
    }

    /// Whether the connection still stands: its cutter is held by the door too.
    fn stands(cutter: &Arc<()>) -> bool {
        Arc::strong_count(cutter) == 2
    }

    #[test]
    fn a_flood_drives_out_itself() {
        let door = door();
        let real = Arc::new(());
        let id = door.admit(HERE, Arc::clone(&real));
        door.speaks(id);
        let flood: Vec<Arc<()>> = (0..1000).map(|_| Arc::new(())).collect();
        for cutter in &flood {
            door.admit(HERE, Arc::clone(cutter));
        }
        assert!(stands(&real));
        assert_eq!(flood.iter().filter(|c| stands(c)).count(), 2);
        assert!(stands(&flood[999]) && stands(&flood[998]));
        assert!(door.enter(id));
        assert_eq!(door.count(), 3);
    }

    #[test]
    fn of_those_who_speak_the_oldest_goes() {
        let door = door();
        let cutters: Vec<Arc<()>> = (0..4).map(|_| Arc::new(())).collect();
        for cutter in &cutters {
            let id = door.admit(HERE, Arc::clone(cutter));
            door.speaks(id);
        }
        assert_eq!(
            cutters.iter().map(stands).collect::<Vec<_>>(),
            [false, true, true, true]
        );
        // another address has room of its own, up to the limit of all
        let (one, two) = (Arc::new(()), Arc::new(()));
        door.admit(THERE, Arc::clone(&one));
        assert_eq!(cutters.iter().filter(|c| stands(c)).count(), 3);
        door.admit(THERE, Arc::clone(&two));
        assert_eq!((stands(&one), stands(&two)), (false, true));
    }

    #[test]
    fn there_is_room_for_so_many() {
        let door = door();
        let enter = |address| {
            let id = door.admit(address, Arc::new(()));
            (id, door.enter(id))
        };
        let (first, _) = enter(HERE);
        assert!(enter(HERE).1);
        let (third, inside) = enter(HERE);
        assert!(!inside);
        assert!(enter(THERE).1);
        assert!(!enter(THERE).1);
        door.leave(first);
        assert!(door.enter(third));
        assert!(!door.enter(first));
        door.clear();
        assert_eq!(door.count(), 0);
    }
}
