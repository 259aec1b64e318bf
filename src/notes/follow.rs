//! The second screen's end: finds the presentation, follows it, and waits for the next.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use notify::event::ModifyKind;
use notify::{EventKind, RecursiveMode, Watcher};

use super::place::{self, Socket, lock};
use super::{Refusal, Wake};
use crate::app::notes::wire::{Asked, Lines, MOST_TOLD, PROTOCOL, Told, line};
use crate::app::notes::{Link, News};
use crate::text::Lang;

/// How long a presentation that is stopped may keep a key waiting.
const PATIENCE: Duration = Duration::from_millis(200);

/// How often to look where the system cannot tell of new sockets.
const GLANCE: Duration = Duration::from_secs(1);

/// The line to whatever presentation there is.
pub struct Follower {
    shared: Arc<Shared>,
}

struct Shared {
    news: Mutex<Vec<News>>,
    line: Mutex<Option<UnixStream>>,
    lang: Mutex<Lang>,
    wake: Wake,
}

impl Follower {
    /// Follows the newest presentation, or the newest of one commune. `folder` makes and checks the place of the sockets; `refused` words why
    /// it cannot be used; `wake` is called when there are news.
    pub fn start(
        folder: impl Fn() -> Result<PathBuf, Refusal> + Send + 'static,
        refused: impl Fn(&Refusal) -> String + Send + 'static,
        only: Option<String>,
        lang: Lang,
        wake: Wake,
    ) -> std::io::Result<Self> {
        let shared = Arc::new(Shared {
            news: Mutex::default(),
            line: Mutex::default(),
            lang: Mutex::new(lang),
            wake,
        });
        let told = Arc::clone(&shared);
        thread::Builder::new().name("notes".into()).spawn(move || {
            let mut spurned = Vec::new();
            loop {
                let news = match folder() {
                    Ok(folder) => told.follow(&folder, only.as_deref(), &mut spurned),
                    Err(refusal) => Some(News::Link(Link::Refused(refused(&refusal)))),
                };
                if let Some(news) = news {
                    told.tell(news);
                    return;
                }
            }
        })?;
        Ok(Self { shared })
    }

    /// What came since the last time of asking.
    pub fn news(&self) -> Vec<News> {
        std::mem::take(&mut lock(&self.shared.news))
    }

    /// Asks the presentation for something.
    pub fn ask(&self, asked: &Asked) {
        if let Asked::Lang(lang) = asked {
            *lock(&self.shared.lang) = *lang;
        }
        let mut held = lock(&self.shared.line);
        if let Some(stream) = held.as_mut()
            && stream.write_all(&line(asked)).is_err()
        {
            // its reader finds the end and looks for another
            let _ = stream.shutdown(std::net::Shutdown::Both);
            *held = None;
        }
    }
}

impl Shared {
    fn tell(&self, news: News) {
        let mut all = lock(&self.news);
        // of pages told in a row only the last counts
        if matches!((all.last(), &news), (Some(News::Sheet(_)), News::Sheet(_))) {
            all.pop();
        }
        all.push(news);
        drop(all);
        (self.wake)();
    }

    /// Follows one presentation to its end, or waits for one. Those in `spurned` have hung up at once and are not called again.
    fn follow(&self, folder: &Path, only: Option<&str>, spurned: &mut Vec<Socket>) -> Option<News> {
        // watched before it is looked through, so that nothing comes in between
        let watched = watch(folder);
        let sockets = place::sockets(folder, only);
        spurned.retain(|socket| sockets.contains(socket));
        for socket in sockets
            .iter()
            .filter(|s| !spurned.contains(s))
            .cloned()
            .collect::<Vec<_>>()
        {
            let Ok(stream) = UnixStream::connect(&socket.path) else {
                continue;
            };
            let told = self.listen(stream);
            *lock(&self.line) = None;
            match told {
                End::Followed => self.tell(News::Link(Link::Waiting)),
                End::Foreign => {
                    self.tell(News::Link(Link::Foreign));
                    spurned.push(socket);
                }
                End::Spurned => spurned.push(socket),
            }
            // another may have come meanwhile
            return None;
        }
        match watched {
            Some((_watcher, changes)) => drop(changes.recv()),
            None => thread::sleep(GLANCE),
        }
        None
    }

    /// Takes in what a presentation tells, to its end.
    fn listen(&self, mut stream: UnixStream) -> End {
        let hello = [
            line(&Asked::Hello(PROTOCOL.to_string())),
            line(&Asked::Lang(*lock(&self.lang))),
        ]
        .concat();
        let Ok(mut writer) = stream.try_clone() else {
            return End::Spurned;
        };
        if writer.set_write_timeout(Some(PATIENCE)).is_err() || writer.write_all(&hello).is_err() {
            return End::Spurned;
        }
        *lock(&self.line) = Some(writer);
        let mut lines = Lines::new(MOST_TOLD);
        let (mut greeted, mut followed) = (false, false);
        let mut buffer = vec![0; 16 * 1024];
        loop {
            let count = match stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => break,
            };
            let Ok(told) = lines.take::<Told>(buffer.get(..count).unwrap_or_default()) else {
                return End::Foreign;
            };
            for told in told {
                match told {
                    Told::Hello(protocol) if !greeted && protocol == PROTOCOL => greeted = true,
                    Told::Sheet(sheet) if greeted => {
                        followed = true;
                        self.tell(News::Sheet(sheet));
                    }
                    Told::Hello(_) | Told::Sheet(_) => return End::Foreign,
                }
            }
        }
        if followed {
            End::Followed
        } else {
            End::Spurned
        }
    }
}

/// How following one presentation ended.
enum End {
    /// It is over.
    Followed,
    /// It speaks otherwise.
    Foreign,
    /// It said nothing.
    Spurned,
}

/// Is told of what comes into a folder or goes; nothing where the system cannot tell.
fn watch(folder: &Path) -> Option<(notify::RecommendedWatcher, Receiver<()>)> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // that somebody looks into the folder is no change: we do so ourselves
        let counts = event.is_ok_and(|e| {
            matches!(
                e.kind,
                EventKind::Create(_)
                    | EventKind::Remove(_)
                    | EventKind::Modify(ModifyKind::Name(_))
                    | EventKind::Other
            )
        });
        if counts {
            let _ = sender.send(());
        }
    })
    .ok()?;
    watcher.watch(folder, RecursiveMode::NonRecursive).ok()?;
    Some((watcher, changes))
}
