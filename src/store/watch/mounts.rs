//! Whether a folder is on another machine's disk: the system says nothing of what others write there.

use std::path::{Path, PathBuf};

/// Kinds of disks that others write to unseen.
const SHARED: [&str; 20] = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "9p", "ceph", "virtiofs",
    "vboxsf", "prl_fs", "vmhgfs", "lustre", "gfs2", "ocfs2", "davfs", "drvfs", "fuse",
];

/// Whether any of these folders is on a disk that others write to unseen.
pub fn any_shared<'a>(folders: impl Iterator<Item = &'a Path>) -> bool {
    let list = if cfg!(target_os = "linux") {
        std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default()
    } else {
        String::new()
    };
    let mut folders = folders.filter_map(|folder| std::fs::canonicalize(folder).ok());
    folders.any(|folder| is_named_share(&folder) || is_shared(&list, &folder))
}

/// `\\machine\share` in Windows.
fn is_named_share(folder: &Path) -> bool {
    use std::path::{Component, Prefix};
    matches!(folder.components().next(), Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
}

/// The same by the system's list of disks, one a line: `36 35 98:0 /root /mount/point rw,noatime shared:1 - ext4 /dev/sda1 rw`.
fn is_shared(list: &str, folder: &Path) -> bool {
    let disk = |line: &str| {
        let (place, kind) = line.split_once(" - ")?;
        let point = PathBuf::from(unescaped(place.split(' ').nth(4)?));
        Some((point, kind.split(' ').next()?.to_string()))
    };
    let holding = list
        .lines()
        .filter_map(disk)
        .filter(|(point, _)| folder.starts_with(point));
    // of two disks at the same place the later one lies on top
    let innermost = holding.max_by_key(|(point, _)| point.components().count());
    innermost.is_some_and(|(_, kind)| SHARED.contains(&kind.as_str()) || kind.starts_with("fuse."))
}

/// A blank in a name is written `\040` there.
fn unescaped(text: &str) -> String {
    ["\\040", "\\011", "\\012", "\\134"]
        .into_iter()
        .zip([" ", "\t", "\n", "\\"])
        .fold(text.to_string(), |t, (from, to)| t.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw - proc proc rw
40 22 0:40 / /mnt/so-lieu rw,relatime shared:9 - cifs //may-chu/xa rw
41 22 0:41 / /mnt/cua\\040toi rw - fuse.sshfs xa@may: rw
42 22 8:17 / /mnt/usb rw - fuseblk /dev/sdb1 rw
43 40 8:33 / /mnt/so-lieu/rieng rw - ext4 /dev/sdc1 rw
44 22 0:44 / /srv rw - ext4 /dev/sdd1 rw
45 44 0:45 / /srv rw - nfs4 may:/srv rw
a line of another kind
";

    #[test]
    fn the_innermost_disk_counts() {
        for (folder, expect) in [
            ("/home/xa/data", false),
            ("/mnt/so-lieu", true),
            ("/mnt/so-lieu/data/dong-khe", true),
            ("/mnt/so-lieu/rieng/data", false),
            ("/mnt/so-lieu-cu", false),
            ("/mnt/cua toi/data", true),
            ("/mnt/usb/data", false),
            ("/srv/data", true),
        ] {
            assert_eq!(is_shared(LIST, Path::new(folder)), expect, "{folder}");
        }
        assert!(!is_shared("", Path::new("/home")));
    }
}
