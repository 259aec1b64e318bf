//! Whether the terminal draws text in larger sizes (kitty's OSC 66): asked once at the start, and only where the answer may be yes.

use std::io;

use super::screen;

/// Whether the variables speak of a terminal that may know text sizes, with nothing in between that would swallow them.
pub fn worth_asking(get: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &str| get(name).is_some_and(|value| !value.is_empty());
    let kitty = set("KITTY_WINDOW_ID") || get("TERM").is_some_and(|term| term == "xterm-kitty");
    kitty
        && !set("TMUX")
        && !set("STY")
        && !get("TERM").is_some_and(|term| term.starts_with("tmux") || term.starts_with("screen"))
}

/// Asks: a blank two cells wide, then one of two columns and rows, each followed by the question where the cursor is. A terminal that does not
/// know them leaves the cursor where it was; one that does not even answer is taken for one that does not know, after a while.
pub fn is_known() -> io::Result<bool> {
    let ask = |bytes: &[u8]| -> io::Result<Option<u16>> {
        screen::gate().frame(bytes)?;
        Ok(crossterm::cursor::position().ok().map(|(column, _)| column))
    };
    let mut columns = [None; 3];
    for (column, bytes) in columns.iter_mut().zip([
        b"\x1b[H".as_slice(),
        b"\x1b]66;w=2; \x07",
        b"\x1b]66;s=2; \x07",
    ]) {
        *column = ask(bytes)?;
        if column.is_none() {
            break;
        }
    }
    // as the screen was entered
    screen::gate().frame(b"\x1b[m\x1b[2J\x1b[H")?;
    Ok(
        matches!(columns, [Some(start), Some(wide), Some(tall)] if wide == start + 2 && tall == wide + 2),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_kitty_itself_is_asked() {
        let check = |variables: &[(&str, &str)], expect| {
            let get = |name: &str| {
                variables
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| (*value).to_string())
            };
            assert_eq!(worth_asking(get), expect, "{variables:?}");
        };
        check(&[("TERM", "xterm-kitty")], true);
        check(
            &[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")],
            true,
        );
        check(&[("TERM", "xterm-256color")], false);
        check(
            &[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "")],
            false,
        );
        check(
            &[
                ("TERM", "tmux-256color"),
                ("KITTY_WINDOW_ID", "1"),
                ("TMUX", "/tmp/tmux"),
            ],
            false,
        );
        check(&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/tmux")], false);
        check(&[("TERM", "screen"), ("KITTY_WINDOW_ID", "1")], false);
        check(&[], false);
    }
}
