//! Reads the README's blocks, and runs the program in a folder that holds its example files and nothing else.

use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::process::{Command, Output, Stdio};

use giaoban::app::Context;
use giaoban::app::keymap::{self, BINDINGS};
use giaoban::text::{GlyphSet, Lang};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_giaoban");

/// One fenced block, with the marker in the line above it: `<!-- print: --size 80x24 -->` is `("print", "--size 80x24")`.
pub struct Fence<'a> {
    /// What the block is and from what it is made.
    pub marker: Option<(&'a str, &'a str)>,
    /// What stands after the opening fence.
    pub language: &'a str,
    /// The lines between the fences, in bytes of the README.
    pub content: Range<usize>,
}

/// All fenced blocks, in order.
pub fn blocks(readme: &str) -> Vec<Fence<'_>> {
    let mut out = Vec::new();
    let mut open: Option<Fence<'_>> = None;
    let mut before = "";
    let mut at = 0;
    for line in readme.split_inclusive('\n') {
        let text = line.trim_end();
        let fence = text.trim_start().strip_prefix("```");
        match (&mut open, fence) {
            (Some(block), Some("")) => {
                block.content.end = at;
                out.extend(open.take());
            }
            (None, Some(language)) => {
                let marker = before
                    .strip_prefix("<!-- ")
                    .and_then(|m| m.strip_suffix(" -->"))
                    .and_then(|m| m.split_once(": "));
                open = Some(Fence {
                    marker,
                    language,
                    content: at + line.len()..at,
                });
            }
            _ => {}
        }
        before = text;
        at += line.len();
    }
    assert!(open.is_none(), "a block is not closed");
    out
}

/// Splits at spaces as a shell does; `'…'` and `"…"` keep theirs.
pub fn split_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in text.chars() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What a run said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    /// Both outputs of a run that did what it was asked.
    pub fn whole(self) -> String {
        assert!(self.code <= 1, "{}", self.err);
        self.out + &self.err
    }
}

/// A folder with the example files of the README: the data at their own paths, the theme in the folder of settings.
pub struct Place {
    folder: TempDir,
}

impl Place {
    pub fn with_files(readme: &str) -> Self {
        let place = Self {
            folder: TempDir::new().unwrap(),
        };
        for block in blocks(readme) {
            if let Some(("file", path)) = block.marker {
                place.write(path, &readme[block.content]);
            }
        }
        place
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    pub fn write(&self, path: &str, text: &str) {
        let file = self.folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Runs the program with these arguments.
    pub fn run(&self, args: &[String]) -> Said {
        self.finish(Command::new(PROGRAM).args(args))
    }

    /// Runs a line of shell in which `giaoban` is the program.
    pub fn shell(&self, line: &str) -> Said {
        self.finish(Command::new("sh").args(["-c", line]))
    }

    fn finish(&self, command: &mut Command) -> Said {
        let folder = std::path::Path::new(PROGRAM).parent().unwrap();
        let path = format!(
            "{}:{}",
            folder.display(),
            std::env::var("PATH").unwrap_or_default()
        );
        command
            .env_clear()
            .env("PATH", path)
            .env("LANG", "C.UTF-8")
            .env("TERM", "xterm-256color");
        command
            .env("HOME", self.folder.path())
            .env("XDG_CONFIG_HOME", self.folder.path().join(".config"));
        let Output {
            status,
            stdout,
            stderr,
        } = command
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said {
            code: status.code().unwrap_or(-1),
            out: text(stdout),
            err: text(stderr),
        }
    }
}

type Words = fn(Lang) -> &'static str;

/// The key map as a table: where a key holds, the keys, what they do in both languages; digits of tabs in one line.
pub fn keys_table() -> String {
    let mut out = String::from("| where | keys | does | việc |\n|---|---|---|---|\n");
    let mut rows: Vec<(Context, Words, Vec<String>)> = Vec::new();
    for binding in BINDINGS.iter() {
        let names = binding
            .keys
            .iter()
            .map(|key| format!("`{}`", key.name(GlyphSet::Full)));
        // the same words in the same place are one line
        match rows.iter_mut().find(|(context, label, _)| {
            *context == binding.context && label(Lang::Vi) == (binding.label)(Lang::Vi)
        }) {
            Some((.., keys)) => keys.extend(names),
            None => rows.push((binding.context, binding.label, names.collect())),
        }
    }
    for (place, called) in keymap::PLACES {
        for (_, label, keys) in rows.iter().filter(|(context, ..)| *context == place) {
            let _ = writeln!(
                out,
                "| {} | {} | {} | {} |",
                called(Lang::En),
                keys.join(" "),
                label(Lang::En),
                label(Lang::Vi)
            );
        }
    }
    assert_eq!(
        out.lines().count(),
        rows.len() + 2,
        "a place of the key map is not in the table"
    );
    out
}
