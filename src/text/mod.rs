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
pub mod present;
pub mod remote;
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

/// The language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese, the default.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that this language reads.
    #[must_use]
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// A count with an English noun: `1 task`, `2 tasks`.
#[must_use]
pub fn en_count(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Declares fixed texts: `name: "Vietnamese", "English";` becomes `fn name(lang) -> &'static str`.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $vi:literal, $en:literal;)*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $vi, "`")]
            #[must_use]
            pub const fn $name(lang: $crate::text::Lang) -> &'static str {
                lang.pick($vi, $en)
            }
        )*
    };
}
pub(crate) use texts;
