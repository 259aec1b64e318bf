//! The program in real terminals: here, beside others who write, and over SSH.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines
)]

#[path = "../support/desk.rs"]
mod desk;
#[path = "../support/files.rs"]
mod files;
#[cfg(unix)]
#[path = "../support/pty.rs"]
mod pty;
#[cfg(unix)]
#[path = "../support/snapshots.rs"]
mod snapshots;
#[cfg(unix)]
#[path = "../support/ssh.rs"]
mod ssh;
#[cfg(unix)]
#[path = "../support/sshd.rs"]
mod sshd;

#[cfg(unix)]
mod entry_grid;
#[cfg(unix)]
mod live_reload;
#[cfg(unix)]
mod meeting_form;
#[cfg(unix)]
mod meeting_presented;
#[cfg(unix)]
mod midnight;
mod presenting_keys;
#[cfg(unix)]
mod second_screen;
#[cfg(all(unix, feature = "serve"))]
mod ssh_live;
#[cfg(unix)]
mod ssh_openssh;
#[cfg(all(unix, feature = "serve"))]
mod ssh_serve;
#[cfg(unix)]
mod terminal;
