//! An independent reading of data files: words, numbers and texts as they stand, nothing understood.
#![allow(dead_code)]

use std::fs;
use std::path::Path;

use rust_decimal::Decimal;

/// What stands in a data file; a word, a bare number and a text in quotes are all text.
#[derive(Debug, Clone)]
pub enum Tree {
    Text(String),
    List(Vec<Tree>),
    Fields(Vec<(String, Tree)>),
}

impl Tree {
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let letters: Vec<char> = text.chars().collect();
        let mut at = 0;
        value(&letters, &mut at)
    }

    pub fn get(&self, key: &str) -> Option<&Tree> {
        let Self::Fields(fields) = self else {
            panic!("no fields")
        };
        fields.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key).map(|v| {
            if let Self::Text(text) = v {
                text.clone()
            } else {
                panic!("{key} is no text")
            }
        })
    }

    /// A decimal in Vietnamese notation.
    pub fn decimal(&self, key: &str) -> Option<Decimal> {
        self.text(key)
            .map(|text| text.replace('.', "").replace(',', ".").parse().unwrap())
    }

    pub fn list(&self, key: &str) -> &[Tree] {
        match self.get(key) {
            Some(Self::List(list)) => list,
            None => &[],
            Some(_) => panic!("{key} is no list"),
        }
    }
}

fn space(letters: &[char], at: &mut usize) {
    while *at < letters.len() {
        if letters[*at].is_whitespace() || letters[*at] == ',' {
            *at += 1;
        } else if letters[*at] == '/' {
            while *at < letters.len() && letters[*at] != '\n' {
                *at += 1;
            }
        } else {
            break;
        }
    }
}

fn word(letters: &[char], at: &mut usize) -> String {
    let start = *at;
    while *at < letters.len() && (letters[*at].is_alphanumeric() || "_-.".contains(letters[*at])) {
        *at += 1;
    }
    assert!(*at > start, "a word at {start}");
    letters[start..*at].iter().collect()
}

fn value(letters: &[char], at: &mut usize) -> Tree {
    space(letters, at);
    match letters[*at] {
        '"' => {
            let mut text = String::new();
            *at += 1;
            while letters[*at] != '"' {
                if letters[*at] == '\\' {
                    *at += 1;
                }
                text.push(letters[*at]);
                *at += 1;
            }
            *at += 1;
            Tree::Text(text)
        }
        '[' => {
            *at += 1;
            let mut list = Vec::new();
            loop {
                space(letters, at);
                if letters[*at] == ']' {
                    *at += 1;
                    return Tree::List(list);
                }
                list.push(value(letters, at));
            }
        }
        '(' => {
            *at += 1;
            let mut fields = Vec::new();
            loop {
                space(letters, at);
                if letters[*at] == ')' {
                    *at += 1;
                    return Tree::Fields(fields);
                }
                // a pair such as (1, ThuBa) has no keys
                let before = *at;
                let key = word(letters, at);
                space(letters, at);
                if letters[*at] == ':' {
                    *at += 1;
                    fields.push((key, value(letters, at)));
                } else {
                    *at = before;
                    fields.push((String::new(), value(letters, at)));
                }
            }
        }
        _ => Tree::Text(word(letters, at)),
    }
}
