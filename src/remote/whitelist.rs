//! The list of what may be asked for.

use super::{shown, words};
use crate::text::{Lang, remote as text};

/// Longer lines are not looked at.
const MOST_BYTES: usize = 4096;

/// More words are not looked at.
const MOST_WORDS: usize = 64;

/// The commands by all of their names; the first is the one that is run.
const COMMANDS: [[&str; 2]; 4] = [
    ["show", "xem"],
    ["find", "tra"],
    ["check", "kiem-tra"],
    ["export", "xuat"],
];

/// The options of every command that take a value. None of them names a place on this machine.
const VALUES: [&str; 7] = [
    "--commune",
    "--period",
    "--as-of",
    "--lang",
    "--color",
    "--glyphs",
    "--format",
];

/// The options that stand alone.
const FLAGS: [&str; 1] = ["--ascii"];

/// Why a line is not run. Words of the line are kept fit to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is too long, or has too many words.
    Long,
    /// It has signs that only a terminal obeys.
    Control,
    /// A quote is not closed, or nothing follows a backslash.
    Torn,
    /// There is no such command here.
    Command(String),
    /// The option is not taken here.
    Option(String),
    /// The option stands without its value.
    Value(String),
}

impl Refusal {
    /// The one line to answer.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Empty => text::nothing_asked(lang).to_string(),
            Self::Long => text::too_long(lang, MOST_BYTES, MOST_WORDS),
            Self::Control => text::control(lang).to_string(),
            Self::Torn => text::torn(lang).to_string(),
            Self::Command(word) => text::no_command(lang, word),
            Self::Option(word) => text::no_option(lang, word),
            Self::Value(word) => text::no_value(lang, word),
        }
    }
}

/// Whether a line may be run and asks for all there is: that takes long, and much is sent.
pub fn is_export(line: &str) -> bool {
    whitelist(line).is_ok_and(|words| words.first().is_some_and(|first| first == "export"))
}

/// The words of a line that may be run, the command's English name first.
pub fn whitelist(line: &str) -> Result<Vec<String>, Refusal> {
    if line.len() > MOST_BYTES {
        return Err(Refusal::Long);
    }
    if line.chars().any(|c| c.is_control() && c != '\t') {
        return Err(Refusal::Control);
    }
    let mut words = words::split(line).map_err(|_| Refusal::Torn)?;
    if words.len() > MOST_WORDS {
        return Err(Refusal::Long);
    }
    let Some((first, rest)) = words.split_first_mut() else {
        return Err(Refusal::Empty);
    };
    let known = COMMANDS
        .iter()
        .find(|names| names.contains(&first.as_str()));
    let Some([name, _]) = known else {
        return Err(Refusal::Command(shown(first)));
    };
    *first = (*name).to_string();
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        let (option, value) = word
            .split_once('=')
            .map_or((word.as_str(), None), |(option, value)| {
                (option, Some(value))
            });
        match word.as_str() {
            // words only from here on
            "--" => break,
            // a value that looks like an option may be taken for one by who reads the words next
            _ if VALUES.contains(&option)
                && value.is_none()
                && rest.next().is_none_or(|value| value.starts_with('-')) =>
            {
                return Err(Refusal::Value(option.to_string()));
            }
            _ if VALUES.contains(&option) => {}
            flag if FLAGS.contains(&flag) => {}
            other if other.starts_with('-') => return Err(Refusal::Option(shown(other))),
            _ => {}
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn taken(line: &str, expect: &[&str]) {
        assert_eq!(whitelist(line).unwrap(), expect, "{line:?}");
    }

    fn refused(line: &str, expect: &Refusal) {
        assert_eq!(whitelist(line).as_ref().unwrap_err(), expect, "{line:?}");
    }

    #[test]
    fn the_four_commands_pass_by_both_names() {
        taken("show", &["show"]);
        taken("xem kinh-te", &["show", "kinh-te"]);
        taken("tra thu ngan sach", &["find", "thu", "ngan", "sach"]);
        taken("find 'thu ngân sách'", &["find", "thu ngân sách"]);
        taken("kiem-tra --format json", &["check", "--format", "json"]);
        taken("check --commune=dong-khe", &["check", "--commune=dong-khe"]);
        taken(
            "xuat --format csv --period 2026-01",
            &["export", "--format", "csv", "--period", "2026-01"],
        );
        taken(
            "export --ascii --lang en --color none",
            &["export", "--ascii", "--lang", "en", "--color", "none"],
        );
        taken("xem --as-of 02/02/2026", &["show", "--as-of", "02/02/2026"]);
        taken("tra -- --data", &["find", "--", "--data"]);
        // nothing here is a shell: these are words to look for
        taken("tra $(id) ; id", &["find", "$(id)", ";", "id"]);
        taken("tra ../../etc/passwd", &["find", "../../etc/passwd"]);
    }

    #[test]
    fn everything_else_is_refused() {
        let command = |word: &str| Refusal::Command(word.into());
        let option = |word: &str| Refusal::Option(word.into());
        refused("", &Refusal::Empty);
        refused("   ", &Refusal::Empty);
        refused("/bin/sh", &command("/bin/sh"));
        refused("; id", &command(";"));
        refused("$(id)", &command("$(id)"));
        refused("../../etc/passwd", &command("../../etc/passwd"));
        refused("sh -c 'xem'", &command("sh"));
        refused("''", &command(""));
        refused("SHOW", &command("SHOW"));
        refused("sample", &command("sample"));
        refused("serve", &command("serve"));
        refused("man", &command("man"));
        refused("--lang en show", &command("--lang"));
        refused("scp -f x", &command("scp"));
        refused("show --data /etc", &option("--data"));
        refused("show --data=/etc", &option("--data=/etc"));
        refused("export -o x", &option("-o"));
        refused("export -ox", &option("-ox"));
        refused("export --out x", &option("--out"));
        refused("xem --theme x.ron", &option("--theme"));
        refused("xem --print", &option("--print"));
        refused("xem --help", &option("--help"));
        refused("xem -h", &option("-h"));
        refused("xem --ascii=1", &option("--ascii=1"));
        refused("xem --per 2026", &option("--per"));
        refused("xem --commune", &Refusal::Value("--commune".into()));
        refused(
            "xem --commune --data=/etc",
            &Refusal::Value("--commune".into()),
        );
        refused("tra 'thu", &Refusal::Torn);
        refused("tra thu\\", &Refusal::Torn);
        refused("tra thu\nid", &Refusal::Control);
        refused("tra thu\0", &Refusal::Control);
        refused("tra \x1b[2J", &Refusal::Control);
        refused("tra \u{9b}2J", &Refusal::Control);
        refused(&format!("tra {}", "a".repeat(4093)), &Refusal::Long);
        refused(&"tra ".repeat(65), &Refusal::Long);
        taken(&"tra ".repeat(64), &[&["find"][..], &["tra"; 63]].concat());
    }

    #[test]
    fn a_refusal_is_one_line() {
        for refusal in [
            Refusal::Empty,
            Refusal::Long,
            Refusal::Control,
            Refusal::Torn,
            Refusal::Command("x".into()),
            Refusal::Option("x".into()),
            Refusal::Value("x".into()),
        ] {
            for lang in [Lang::Vi, Lang::En] {
                let message = refusal.message(lang);
                assert!(
                    !message.is_empty() && !message.contains('\n') && !message.ends_with('.'),
                    "{message:?}"
                );
            }
        }
    }

    proptest! {
        #[test]
        fn what_passes_begins_with_a_command_and_names_no_other_option(line in "(show|xem|tra|check|sh) ([-a-z= \"'\\\\]|--(data|ascii|lang|format)){0,12}") {
            if let Ok(words) = whitelist(&line) {
                prop_assert!(COMMANDS.iter().any(|[name, _]| words[0] == *name));
                let options = words.iter().take_while(|w| *w != "--").filter(|w| w.starts_with('-'));
                for option in options {
                    let name = option.split('=').next().unwrap();
                    prop_assert!(VALUES.contains(&name) || FLAGS.contains(&name), "{}", option);
                }
            }
        }

        #[test]
        fn no_line_breaks_it(line in "\\PC*") {
            let _ = whitelist(&line);
        }
    }
}
