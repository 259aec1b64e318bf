//! What the system's sshd runs, and what sets it up.

use std::path::PathBuf;

use clap::Args;

use crate::remote::Role;

/// Options of `giaoban ssh`.
#[derive(Debug, Clone, Args)]
pub struct Ssh {
    /// What the person may do.
    #[arg(long, default_value = "viewer", value_parser = read_role)]
    pub role: Role,
    /// Who the person is.
    #[arg(long = "name")]
    pub person: Option<String>,
    /// File to write down in who came.
    #[arg(long = "log", id = "visits")]
    pub log: Option<PathBuf>,
    /// Minutes without a key.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub idle: u32,
}

/// Options of `giaoban ssh-setup`.
#[derive(Debug, Clone, Args)]
pub struct SshSetup {
    /// File of the public key, or the key itself.
    #[arg(long = "key", id = "public_key", required = true)]
    pub key: String,
    /// What the person may do.
    #[arg(long, default_value = "viewer", value_parser = read_role)]
    pub role: Role,
    /// Whose key it is.
    #[arg(long = "name")]
    pub person: Option<String>,
    /// The account that people log in to.
    #[arg(long, default_value = "xa")]
    pub user: String,
    /// Where the program is to be.
    #[arg(long, default_value = "/usr/local/bin/giaoban")]
    pub program: String,
    /// File to write down in who came.
    #[arg(long = "log", id = "visits")]
    pub log: Option<String>,
    /// Minutes without a key.
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub idle: u32,
}

fn read_role(text: &str) -> Result<Role, super::Unreadable> {
    Role::read(text).ok_or(super::Unreadable)
}
