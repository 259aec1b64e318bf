//! Whether a folder can be written to, found out by writing.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

/// Makes an empty file of a name that nothing reads, and takes it away again.
pub fn writable(folder: &Path) -> io::Result<()> {
    let file = folder.join(format!(".giaoban-{}.tmp", std::process::id()));
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file)?;
    fs::remove_file(&file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        writable(folder.path()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        assert_eq!(
            writable(&folder.path().join("khong-co"))
                .unwrap_err()
                .kind(),
            io::ErrorKind::NotFound
        );
    }
}
