//! Who is let through the door: how many connections there are, and which one goes when there are too many.
//!
//! A newcomer is never turned away before it has had the time to log in. Where too many wait, one of those goes that have come least far:
//! a flood of silent connections drives out itself, not those who log in. Of those who speak only, the one goes that has waited longest.
//! Behind an exchange of keys somebody may be typing a passphrase: there the one in the middle goes, so that neither who was there
//! before a flood nor who has just come is driven out by it.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::Limits;

/// How far a guest has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Connected, and not a word.
    Silent,
    /// Speaks the protocol.
    Speaking,
    /// Has exchanged keys with us.
    Keyed,
    /// Has named a key of the file.
    Known,
    /// Logged in.
    In,
}

impl Stage {
    const ALL: [Self; 5] = [
        Self::Silent,
        Self::Speaking,
        Self::Keyed,
        Self::Known,
        Self::In,
    ];
}

/// A guest, as all who deal with it know it.
#[derive(Debug)]
pub struct Standing {
    pub id: u64,
    /// Where it comes from.
    pub address: IpAddr,
    stage: AtomicU8,
}

impl Standing {
    pub fn new(id: u64, address: IpAddr) -> Self {
        Self {
            id,
            address: household(address),
            stage: AtomicU8::new(Stage::Silent as u8),
        }
    }

    pub fn stage(&self) -> Stage {
        let stage = usize::from(self.stage.load(Ordering::Acquire));
        Stage::ALL.get(stage).copied().unwrap_or(Stage::In)
    }

    /// It has come so far.
    pub fn raise(&self, stage: Stage) {
        self.stage.fetch_max(stage as u8, Ordering::AcqRel);
    }
}

/// Who has one address of IPv6 has those beside it too.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// A connection at the door.
#[derive(Debug)]
struct Guest<C> {
    standing: Arc<Standing>,
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

impl<C> Guests<C> {
    /// Those who wait, from one address or from all, by how far they have come and how long they have waited.
    fn waiting(&self, one: Option<IpAddr>) -> Vec<(Stage, u64)> {
        let standings = self.all.values().map(|guest| &guest.standing);
        let mut those: Vec<_> = standings
            .filter(|who| one.is_none_or(|address| address == who.address))
            .map(|who| (who.stage(), who.id))
            .filter(|(stage, _)| *stage < Stage::In)
            .collect();
        those.sort_unstable();
        those
    }

    /// Sends one of these away.
    fn drive_out(&mut self, those: &[(Stage, u64)]) {
        let Some((stage, oldest)) = those.first() else {
            return;
        };
        let alike = those.iter().take_while(|(other, _)| other == stage).count();
        let middle = those.get(alike / 2).map_or(oldest, |(_, id)| id);
        let out = if *stage < Stage::Keyed {
            oldest
        } else {
            middle
        };
        self.all.remove(out);
    }
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
    pub fn admit(&self, address: IpAddr, cutter: C) -> Arc<Standing> {
        let mut guests = self.lock();
        let standing = Arc::new(Standing::new(guests.next, address));
        for (one, most) in [
            (Some(standing.address), self.limits.waiting_per_address),
            (None, self.limits.waiting),
        ] {
            let those = guests.waiting(one);
            if those.len() >= most {
                guests.drive_out(&those);
            }
        }
        guests.next += 1;
        let guest = Guest {
            standing: Arc::clone(&standing),
            _cutter: cutter,
        };
        guests.all.insert(standing.id, guest);
        standing
    }

    /// Makes room where the system has none left: one who waits goes.
    pub fn squeeze(&self) {
        let mut guests = self.lock();
        let those = guests.waiting(None);
        guests.drive_out(&those);
    }

    /// The guest has shown its key; whether there is room for it.
    pub fn enter(&self, who: &Standing) -> bool {
        let guests = self.lock();
        if !guests.all.contains_key(&who.id) {
            return false;
        }
        let standings = guests.all.values().map(|guest| &guest.standing);
        let inside = standings.filter(|other| other.stage() == Stage::In);
        let (all, here) = inside.fold((0, 0), |(all, here), other| {
            (all + 1, here + usize::from(other.address == who.address))
        });
        if all >= self.limits.sessions || here >= self.limits.per_address {
            return false;
        }
        who.raise(Stage::In);
        true
    }

    /// The guest goes, or is sent away.
    pub fn leave(&self, who: &Standing) {
        self.lock().all.remove(&who.id);
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
        let who = door.admit(HERE, Arc::clone(&real));
        who.raise(Stage::Speaking);
        let flood: Vec<Arc<()>> = (0..1000).map(|_| Arc::new(())).collect();
        for cutter in &flood {
            door.admit(HERE, Arc::clone(cutter));
        }
        assert!(stands(&real));
        assert_eq!(flood.iter().filter(|c| stands(c)).count(), 2);
        assert!(stands(&flood[999]) && stands(&flood[998]));
        assert!(door.enter(&who));
        assert_eq!(door.count(), 3);
    }

    #[test]
    fn of_those_who_speak_the_oldest_goes() {
        let door = door();
        let cutters: Vec<Arc<()>> = (0..4).map(|_| Arc::new(())).collect();
        for cutter in &cutters {
            door.admit(HERE, Arc::clone(cutter)).raise(Stage::Speaking);
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
            let who = door.admit(address, Arc::new(()));
            let inside = door.enter(&who);
            (who, inside)
        };
        let (first, _) = enter(HERE);
        assert!(enter(HERE).1);
        let (third, inside) = enter(HERE);
        assert!(!inside);
        assert!(enter(THERE).1);
        assert!(!enter(THERE).1);
        door.leave(&first);
        assert!(door.enter(&third));
        assert!(!door.enter(&first));
        door.clear();
        assert_eq!(door.count(), 0);
    }

    #[test]
    fn who_types_a_passphrase_is_not_driven_out() {
        let admit = |door: &Door<Arc<()>>, stage| {
            let cutter = Arc::new(());
            door.admit(HERE, Arc::clone(&cutter)).raise(stage);
            cutter
        };
        // with a key of the file, by whatever a stranger can do
        let door = door();
        let real = admit(&door, Stage::Known);
        for _ in 0..1000 {
            admit(&door, Stage::Keyed);
        }
        assert!(stands(&real));
        // with none named yet: who was there before, and who has just come
        let door = self::door();
        let early = admit(&door, Stage::Keyed);
        for _ in 0..1000 {
            admit(&door, Stage::Keyed);
        }
        let late = admit(&door, Stage::Keyed);
        admit(&door, Stage::Silent);
        assert!(stands(&early) && stands(&late));
        assert_eq!(door.count(), 3);
    }

    #[test]
    fn room_is_made_by_those_who_have_come_least_far() {
        let door = door();
        let (inside, silent) = (Arc::new(()), Arc::new(()));
        assert!(door.enter(&door.admit(HERE, Arc::clone(&inside))));
        door.admit(HERE, Arc::clone(&silent));
        for _ in 0..3 {
            door.squeeze();
        }
        assert!(stands(&inside) && !stands(&silent));
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let same =
            |a: &str, b: &str| household(a.parse().unwrap()) == household(b.parse().unwrap());
        assert!(same("2001:db8:0:1::1", "2001:db8:0:1:ffff::2"));
        assert!(!same("2001:db8:0:1::1", "2001:db8:0:2::1"));
        assert!(same("::ffff:10.0.0.1", "10.0.0.1"));
        assert!(!same("::ffff:10.0.0.1", "::ffff:10.0.0.2"));
    }
}
