//! Opening what may not be what it was: whatever stands in the place of a file, opening it never waits.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io;
use std::path::Path;

/// Opens a plain file, with what is known of it. A folder, a pipe, a socket or a device is an error.
pub fn open(path: &Path, options: &mut OpenOptions) -> io::Result<(File, Metadata)> {
    // some devices do something when they are opened
    match fs::metadata(path) {
        Ok(about) => plain(&about)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let file = unblocked(options).open(path)?;
    let about = file.metadata()?;
    // it may be another one by now
    plain(&about)?;
    Ok((file, about))
}

/// The same for reading.
pub fn read(path: &Path) -> io::Result<(File, Metadata)> {
    open(path, OpenOptions::new().read(true))
}

fn plain(about: &Metadata) -> io::Result<()> {
    if about.is_dir() {
        Err(io::ErrorKind::IsADirectory.into())
    } else if about.is_file() {
        Ok(())
    } else {
        Err(io::ErrorKind::InvalidInput.into())
    }
}

/// Options with which opening a pipe does not wait for its other end.
#[cfg(unix)]
pub fn unblocked(options: &mut OpenOptions) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits();
    std::os::unix::fs::OpenOptionsExt::custom_flags(options, i32::try_from(flags).unwrap_or(0))
}

#[cfg(not(unix))]
pub fn unblocked(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}
