//! The data and the themes are inside the program: it is built again when they change. So is the day of building, against which a clock
//! is held.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    embed()?;
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=themes");
    // the same source gives the same program where this is set
    println!("cargo:rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let given = env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = given
        .and_then(|given| given.parse().ok())
        .unwrap_or_else(|| {
            let since = SystemTime::now().duration_since(UNIX_EPOCH);
            since.map_or(0, |since| since.as_secs())
        });
    println!("cargo:rustc-env=GIAOBAN_BUILT={}", seconds / 86_400);
    Ok(())
}

/// The files of the data as a table of paths, which have `/` between their parts, and texts, in the order of the paths.
fn embed() -> io::Result<()> {
    let root = fs::canonicalize("data")?;
    let mut files = Vec::new();
    collect(&root, "", &mut files)?;
    files.sort_unstable();
    let row = |path: &String| {
        let file = root.join(path);
        format!(
            "    ({path:?}, include_str!({:?})),\n",
            file.display().to_string()
        )
    };
    let rows: String = files.iter().map(row).collect();
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(
        Path::new(&out).join("embedded.rs"),
        format!("&[\n{rows}]\n"),
    )
}

fn collect(folder: &Path, path: &str, out: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // names that begin with a dot are locks and what editors leave behind
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{path}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), out)?;
        } else {
            out.push(path);
        }
    }
    Ok(())
}
