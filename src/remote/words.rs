//! A line into words, as people write them: blanks between, quotes around what belongs together. Nothing is replaced or expanded.

/// Why a line is not words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Torn {
    /// A quote is opened and not closed.
    Quote,
    /// A backslash stands at the end.
    Backslash,
}

/// Splits at blanks. `'…'` is taken as it stands; in `"…"` and outside of quotes a backslash takes the next sign as it stands.
pub fn split(line: &str) -> Result<Vec<String>, Torn> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ' ' | '\t' => words.extend(word.take()),
            '\'' => {
                let open = word.get_or_insert_default();
                loop {
                    match signs.next().ok_or(Torn::Quote)? {
                        '\'' => break,
                        inner => open.push(inner),
                    }
                }
            }
            '"' => {
                let open = word.get_or_insert_default();
                loop {
                    match signs.next().ok_or(Torn::Quote)? {
                        '"' => break,
                        '\\' => open.push(signs.next().ok_or(Torn::Quote)?),
                        inner => open.push(inner),
                    }
                }
            }
            '\\' => word
                .get_or_insert_default()
                .push(signs.next().ok_or(Torn::Backslash)?),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(line: &str, expect: &[&str]) {
        assert_eq!(split(line).unwrap(), expect, "{line:?}");
    }

    #[test]
    fn lines_become_words() {
        check("", &[]);
        check("  \t ", &[]);
        check("tra thu ngan sach", &["tra", "thu", "ngan", "sach"]);
        check("  tra   thu ", &["tra", "thu"]);
        check("tra 'thu ngân sách'", &["tra", "thu ngân sách"]);
        check("tra \"thu ngân sách\"", &["tra", "thu ngân sách"]);
        check("tra thu\\ ngan", &["tra", "thu ngan"]);
        check("a'b c'd", &["ab cd"]);
        check("tra ''", &["tra", ""]);
        check("'it'\\''s'", &["it's"]);
        check(r#""a\"b" 'a\b'"#, &["a\"b", "a\\b"]);
        // letters like any others
        check(
            "$(id) `id` $HOME * ~ ; | & > <",
            &["$(id)", "`id`", "$HOME", "*", "~", ";", "|", "&", ">", "<"],
        );
    }

    #[test]
    fn torn_lines_are_told() {
        for (line, expect) in [
            ("tra 'thu", Torn::Quote),
            ("tra \"thu", Torn::Quote),
            ("tra \"thu\\", Torn::Quote),
            ("tra \"thu\\\"", Torn::Quote),
            ("tra thu\\", Torn::Backslash),
        ] {
            assert_eq!(split(line), Err(expect), "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn quoted_words_come_back(words in prop::collection::vec("[^']*", 0..6)) {
            let line: Vec<String> = words.iter().map(|w| format!("'{w}'")).collect();
            prop_assert_eq!(split(&line.join(" ")), Ok(words));
        }

        #[test]
        fn no_line_breaks_it(line in ".*") {
            let _ = split(&line);
        }
    }
}
