//! Words: every value of a list is one line that says what it is called in data files, in exports, in Vietnamese and in English.

use serde::{Deserialize, Serialize};

/// The language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    #[default]
    Vi,
    En,
}

impl Lang {
    /// The one of two texts that this language reads.
    pub const fn pick<'a>(self, vi: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}

/// A value of a list that data files have words for; what each is called, it says itself: `file()`, `code()`, `name(lang)`.
pub trait Word: Copy + PartialEq + 'static {
    /// In the order of declaration.
    const ALL: &'static [Self];
    /// The words of data files, in the order of `ALL`.
    const FILE: &'static [&'static str];

    /// What it is called on the screen.
    fn meaning(self, lang: Lang) -> &'static str;

    /// Its word in data files.
    fn in_file(self) -> &'static str {
        let at = Self::ALL.iter().position(|own| *own == self);
        at.and_then(|at| Self::FILE.get(at).copied())
            .unwrap_or_default()
    }

    fn from_file(word: &str) -> Option<Self> {
        let at = Self::FILE.iter().position(|own| *own == word)?;
        Self::ALL.get(at).copied()
    }
}

/// A value of a list that exports have codes for.
pub trait Coded: Copy {
    /// In the order of declaration.
    const CODES: &'static [&'static str];
    /// The Vietnamese names; the codes, where it has no names.
    const NAMES: &'static [&'static str];

    /// The code, the Vietnamese and the English name.
    fn words(self) -> [&'static str; 3];
}

/// Declares an enum whose values are one line each: `Value: "TrongTep", "in_exports", "tiếng Việt", "English";`. What an enum
/// has no use for is left out: three words are without that of data files, two are the names alone, one is that of exports.
/// `impl Name { … }` gives words to an enum whose values hold data: `Done(_): …;`.
macro_rules! words {
    (impl $name:ident {
        $($value:ident $(($($data:tt)*))?: $($word:literal),+;)*
    }) => {
        words!(@methods $name $([Self::$value $(($($data)*))?] $($word),+;)*);
    };
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $value:ident: $($word:literal),+;)*
    }) => {
        words!(@enum [$(#[$meta])*] $name $([$(#[$doc])*] $value;)*);
        words!(@methods $name $([Self::$value] $($word),+;)*);
    };

    (@enum [$(#[$meta:meta])*] $name:ident $([$(#[$doc:meta])*] $value:ident;)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $value,)*
        }
        impl $name {
            /// In the order of declaration.
            #[allow(dead_code, reason = "not every table is gone through")]
            pub const ALL: &'static [Self] = &[$(Self::$value),*];
        }
    };

    (@methods $name:ident $([$($value:tt)*] $file:literal, $code:literal, $vi:literal, $en:literal;)*) => {
        words!(@file $name $([$($value)*] $file;)*);
        words!(@methods $name $([$($value)*] $code, $vi, $en;)*);
    };
    (@methods $name:ident $([$($value:tt)*] $code:literal, $vi:literal, $en:literal;)*) => {
        words!(@code $name $([$($value)*] $code;)*);
        words!(@name $name $([$($value)*] $vi, $en;)*);
        words!(@coded $name $([$($value)*] $code, $vi, $en;)*);
    };
    (@methods $name:ident $([$($value:tt)*] $vi:literal, $en:literal;)*) => {
        words!(@name $name $([$($value)*] $vi, $en;)*);
    };
    (@methods $name:ident $([$($value:tt)*] $code:literal;)*) => {
        words!(@code $name $([$($value)*] $code;)*);
        words!(@coded $name $([$($value)*] $code, $code, $code;)*);
    };

    (@file $name:ident $([$($value:tt)*] $file:literal;)*) => {
        impl $name {
            /// In data files.
            pub const fn file(self) -> &'static str {
                match self { $($($value)* => $file,)* }
            }
        }
        impl $crate::model::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            const FILE: &'static [&'static str] = &[$($file),*];

            fn meaning(self, lang: $crate::model::Lang) -> &'static str {
                self.name(lang)
            }
        }
    };
    (@coded $name:ident $([$($value:tt)*] $code:literal, $vi:literal, $en:literal;)*) => {
        impl $crate::model::words::Coded for $name {
            const CODES: &'static [&'static str] = &[$($code),*];
            const NAMES: &'static [&'static str] = &[$($vi),*];

            fn words(self) -> [&'static str; 3] {
                match self { $($($value)* => [$code, $vi, $en],)* }
            }
        }
    };
    (@code $name:ident $([$($value:tt)*] $code:literal;)*) => {
        impl $name {
            /// In exports, whatever the language.
            pub const fn code(self) -> &'static str {
                match self { $($($value)* => $code,)* }
            }
        }
    };
    (@name $name:ident $([$($value:tt)*] $vi:literal, $en:literal;)*) => {
        impl $name {
            pub const fn name(self, lang: $crate::model::Lang) -> &'static str {
                match self { $($($value)* => lang.pick($vi, $en),)* }
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Qualifier, TaskState, Verdict};

    #[test]
    fn a_word_of_a_file_is_found_again() {
        for value in Qualifier::ALL {
            assert_eq!(Qualifier::from_file(value.file()), Some(*value));
        }
        assert_eq!(Qualifier::from_file("uoc"), None);
        let overdue = TaskState::Overdue(3);
        assert_eq!(
            (overdue.code(), overdue.name(Lang::Vi)),
            ("overdue", "quá hạn")
        );
        assert_eq!(Verdict::ALL.len(), 7);
    }
}
