//! The clock of the machine: the only place where it is read.

use std::thread;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, Days, Local, NaiveDate, NaiveTime, Utc};

/// The time now. Not chrono's own way to it, which gives up on a clock before 1970.
pub fn now() -> DateTime<Local> {
    DateTime::<Utc>::from(SystemTime::now()).with_timezone(&Local)
}

/// The calendar day now.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// The day on which the program was built.
pub fn built() -> NaiveDate {
    let days = env!("GIAOBAN_BUILT").parse().ok();
    days.and_then(NaiveDate::from_epoch_days)
        .unwrap_or_default()
}

/// Tells from a thread of its own whenever another day may have begun: at midnight, and where the system says so also when the clock was
/// set or the machine has slept. Between these nothing happens.
pub fn each_day(tell: impl Fn() + Send + 'static) {
    // without the thread the next key brings the new day
    let _ = thread::Builder::new()
        .name("day".to_string())
        .spawn(move || {
            let alarm = Alarm::new();
            loop {
                alarm.wait(midnight(now()));
                tell();
            }
        });
}

/// The next midnight after a moment.
fn midnight(now: DateTime<Local>) -> DateTime<Local> {
    let next = now.date_naive().checked_add_days(Days::new(1));
    let next = next.and_then(|day| {
        day.and_time(NaiveTime::MIN)
            .and_local_timezone(Local)
            .earliest()
    });
    // where the hour is skipped or the calendar ends
    next.unwrap_or_else(|| now + Duration::from_secs(60 * 60))
}

/// Wakes at a time of the clock, not after a while: a machine that slept is not late.
#[cfg(target_os = "linux")]
struct Alarm(Option<std::os::fd::OwnedFd>);

#[cfg(target_os = "linux")]
impl Alarm {
    fn new() -> Self {
        use rustix::time::{TimerfdClockId, TimerfdFlags, timerfd_create};
        Self(timerfd_create(TimerfdClockId::Realtime, TimerfdFlags::CLOEXEC).ok())
    }

    fn wait(&self, until: DateTime<Local>) {
        use rustix::time::{Itimerspec, TimerfdTimerFlags, Timespec, timerfd_settime};
        let at = Itimerspec {
            it_interval: Timespec::default(),
            it_value: Timespec {
                tv_sec: until.timestamp(),
                tv_nsec: 0,
            },
        };
        let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
        let set = (self.0.as_ref()).filter(|timer| timerfd_settime(timer, flags, &at).is_ok());
        match set {
            // it ends with an error when the clock was set
            Some(timer) => drop(rustix::io::read(timer, &mut [0; 8])),
            None => sleep(until),
        }
    }
}

#[cfg(not(target_os = "linux"))]
struct Alarm;

#[cfg(not(target_os = "linux"))]
impl Alarm {
    fn new() -> Self {
        Self
    }

    #[allow(clippy::unused_self)] // the other one has something to keep
    fn wait(&self, until: DateTime<Local>) {
        sleep(until);
    }
}

fn sleep(until: DateTime<Local>) {
    let rest = (until - now()).to_std().unwrap_or_default();
    // never at once again, whatever the clock says
    thread::sleep(rest.max(Duration::from_secs(1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_before_1970_is_a_time_as_well() {
        let early = SystemTime::UNIX_EPOCH - Duration::from_secs(86_400 * 3);
        let early = DateTime::<Utc>::from(early).with_timezone(&Local);
        assert!(midnight(early) > early);
        assert_eq!(early.naive_utc().date().to_string(), "1969-12-29");
        assert!(built() > NaiveDate::default());
    }

    #[test]
    fn midnight_is_the_end_of_this_day() {
        let now = now();
        let next = midnight(now);
        assert!(
            next > now && next - now <= chrono::TimeDelta::hours(25),
            "{next}"
        );
        assert_ne!(next.date_naive(), now.date_naive());
    }
}
