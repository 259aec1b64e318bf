//! The data and the themes are inside the program: it is built again when they change. So is the day of building, against which a clock
//! is held.

use std::time::{SystemTime, UNIX_EPOCH};

fn main() {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=themes");
    // the same source gives the same program where this is set
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let given = std::env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = given
        .and_then(|given| given.parse().ok())
        .unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            since.map_or(0, |since| since.as_secs())
        });
    println!("cargo:rustc-env=GIAOBAN_BUILT={}", seconds / 86_400);
}
