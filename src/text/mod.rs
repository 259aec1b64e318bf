//! Every user-facing string, in Vietnamese and English: a string without both does not compile.

pub mod calendar;
pub mod cli;
pub mod collate;
pub mod crosscheck;
pub mod desk;
pub mod doctor;
pub mod entry;
pub mod errors;
pub mod export;
pub mod fold;
pub mod import;
pub mod keys;
pub mod labels;
pub mod live;
pub mod meeting;
pub mod minutes;
pub mod monthly;
pub mod new;
pub mod notes;
pub mod page;
pub mod present;
pub mod remote;
pub mod render;
pub mod report;
pub mod screen;
pub mod sentences;
pub mod serve;
pub mod ssh;
pub mod targets;
pub mod tasks;
pub mod theme;
pub mod workbook;
pub mod writing;

pub use crate::model::{Lang, Word};

/// A count with an English noun: `1 task`, `2 tasks`.
pub fn en_count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// A sentence with arguments: `say!(lang, "Đã ghi {file}", "Wrote {file}")`, or with what is worked out for it:
/// `say!(lang, "{n} tệp", "{files}"; n = all.len(), files = en_count(n, "file"))`.
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(; $($name:ident = $value:expr),+)?) => {{
        $($(let $name = $value;)+)?
        match $lang {
            $crate::text::Lang::Vi => format!($vi),
            $crate::text::Lang::En => format!($en),
        }
    }};
}

/// Declares texts, one line each, Vietnamese first: `name: "…", "…";` is a fixed one, `name(arg: &str): "… {arg}", "… {arg}";` one
/// with arguments, `name(all: &[&str]; list = all.join(", ")): "… {list}", "…";` one with something worked out of them.
macro_rules! texts {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($($arg:ident: $ty:ty),* $(; $($var:ident = $value:expr),+)?))?: $vi:literal, $en:literal;
    )*) => {
        $($crate::text::texts! { @one [$(#[$doc])*] $name [$(($($arg: $ty),* $(; $($var = $value),+)?))?] $vi, $en })*
    };
    (@one [$(#[$doc:meta])*] $name:ident [] $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $vi, "`")]
        pub const fn $name(lang: $crate::text::Lang) -> &'static str {
            lang.pick($vi, $en)
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident [($($arg:ident: $ty:ty),* $(; $($var:ident = $value:expr),+)?)] $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $vi, "`")]
        pub fn $name(lang: $crate::text::Lang, $($arg: $ty),*) -> String {
            $crate::text::say!(lang, $vi, $en $(; $($var = $value),+)?)
        }
    };
}
pub(crate) use {say, texts};

#[cfg(test)]
mod tests {
    use super::*;

    texts! {
        fixed: "một", "one";
        with(file: &str, count: usize): "{file}: {count} dòng", "{file}: {count} rows";
        worked_out(all: &[&str]; n = all.len(), list = all.join(", ")): "{n} tệp: {list}", "{n} files: {list}";
    }

    #[test]
    fn texts_take_arguments() {
        assert_eq!((fixed(Lang::Vi), fixed(Lang::En)), ("một", "one"));
        assert_eq!(with(Lang::Vi, "a.ron", 2), "a.ron: 2 dòng");
        assert_eq!(worked_out(Lang::En, &["a", "b"]), "2 files: a, b");
    }
}
