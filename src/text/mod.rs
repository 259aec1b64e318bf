//! Every sentence a user sees, in Vietnamese and English (one without both does not compile); folding and sorting of Vietnamese letters.

pub mod calendar;
pub mod cli;
pub mod clock;
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
pub mod measure;
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
pub mod workbook;
pub mod writing;

use std::fmt::Display;

use itertools::Itertools;

pub use crate::model::{Lang, Word};
pub use labels::GlyphSet;

/// A count with an English noun: `1 task`, `2 tasks`.
pub fn en_count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", plural(count, "", "s"))
}

/// What differs in English between one and several.
pub const fn plural<'a>(count: usize, one: &'a str, several: &'a str) -> &'a str {
    if count == 1 { one } else { several }
}

/// How many days, whichever way they lie: `1 day`, `3 days`.
fn en_days(days: i64) -> String {
    en_count(
        usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX),
        "day",
    )
}

/// A value with its unit: `10%/năm`, `65 triệu đồng/ha`.
pub fn with_unit(value: impl Display, unit: &str) -> String {
    let gap = if unit.is_empty() || unit.starts_with('%') {
        ""
    } else {
        " "
    };
    format!("{value}{gap}{unit}")
}

/// Those parts of a sentence that there are.
pub fn joined<T: Display>(parts: impl IntoIterator<Item = Option<T>>, between: &str) -> String {
    parts.into_iter().flatten().join(between)
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

/// Declares texts, Vietnamese first: `name: "…", "…";` is a fixed one, `name(arg): "… {arg}", "… {arg}";` one with arguments (whatever
/// can be displayed, if no type is named). A `count of "file"` is followed in English by its noun: `"{count} tệp", "{count}"` gives
/// `2 files`. What is worked out comes last: `name(all: &[&str]; list = all.join(", ")): "… {list}", "…";`.
macro_rules! texts {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($($args:tt)*))?: $vi:literal, $en:literal;
    )*) => {
        $($crate::text::texts! { @one [$(#[$doc])*] $name [$(($($args)*))?] $vi, $en })*
    };
    (@one [$(#[$doc:meta])*] $name:ident [] $vi:literal, $en:literal) => {
        $(#[$doc])*
        #[doc = concat!("`", $vi, "`")]
        pub const fn $name(lang: $crate::text::Lang) -> &'static str {
            lang.pick($vi, $en)
        }
    };
    (@one [$(#[$doc:meta])*] $name:ident
        [($($arg:ident $(of $noun:literal)? $(: $ty:ty)?),* $(; $($var:ident = $value:expr),+)?)]
        $vi:literal, $en:literal
    ) => {
        $(#[$doc])*
        #[doc = concat!("`", $vi, "`")]
        pub fn $name(
            lang: $crate::text::Lang,
            $($arg: $crate::text::texts!(@type $(of $noun)? $($ty)?)),*
        ) -> String {
            $($(let $var = $value;)+)?
            match lang {
                $crate::text::Lang::Vi => format!($vi),
                $crate::text::Lang::En => {
                    $($(let $arg = $crate::text::en_count($arg, $noun);)?)*
                    format!($en)
                }
            }
        }
    };
    (@type) => { impl std::fmt::Display };
    (@type of $noun:literal) => { usize };
    (@type $ty:ty) => { $ty };
}
pub(crate) use {say, texts};

#[cfg(test)]
mod tests {
    use super::*;

    texts! {
        fixed: "một", "one";
        with(file, count of "row"): "{file}: {count} dòng", "{file}: {count}";
        worked_out(all: &[&str]; n = all.len(), list = all.join(", ")): "{n} tệp: {list}", "{n} files: {list}";
    }

    #[test]
    fn texts_take_arguments() {
        assert_eq!((fixed(Lang::Vi), fixed(Lang::En)), ("một", "one"));
        assert_eq!(with(Lang::Vi, "a.ron", 2), "a.ron: 2 dòng");
        assert_eq!(with(Lang::En, "a.ron", 1), "a.ron: 1 row");
        assert_eq!(worked_out(Lang::En, &["a", "b"]), "2 files: a, b");
    }
}
