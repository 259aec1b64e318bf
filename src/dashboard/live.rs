//! Files that change while somebody looks: they are read again away from the drawing, and whoever looks is told.

use std::sync::Arc;
use std::thread;

use super::Shelf;
use crate::store::watch::{Taken, Watcher};

/// Takes changes of files up into a shelf that keeps what it has loaded, and tells so, as long as the watcher lives. The shelf need not
/// have loaded anything yet: what it loads afterwards is watched from now on. There is nothing to watch in the data inside the program.
pub fn watch(shelf: &Arc<Shelf>, told: impl Fn() + Send + 'static) -> Option<Watcher> {
    let kept = Arc::clone(shelf);
    Watcher::new(shelf.root(), move |changes| {
        let upshot = kept.take_up(changes);
        if !upshot.changed.is_empty() {
            told();
        }
        if upshot.doubted {
            Taken::Half
        } else {
            Taken::Done
        }
    })
}

/// Reads what a shelf has begun with to its end, beside the first frame.
pub fn complete(shelf: Arc<Shelf>, told: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        if !shelf.refresh().is_empty() {
            told();
        }
    });
}
