//! What the built-in SSH server takes.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

/// Options of `giaoban serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address and port.
    #[arg(long, default_value = "127.0.0.1:2222")]
    pub listen: SocketAddr,
    /// Folder of the server's own key and of the people's keys.
    #[arg(long = "keys")]
    pub key_folder: Option<PathBuf>,
    /// File to write down in who came; the standard error otherwise.
    #[arg(long)]
    pub log: Option<PathBuf>,
    /// Minutes without a key.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub idle: u32,
    /// People at the same time.
    #[arg(long, default_value_t = 250, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub sessions: u32,
    /// People at the same time from one address.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub per_address: Option<u32>,
}
