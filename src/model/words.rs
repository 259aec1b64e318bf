//! Words: every value of a list is one line that says what it is called in data files, in exports, in Vietnamese and in English.

/// The language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
pub trait Word: Copy + 'static {
    const ALL: &'static [Self];
    /// The words of data files, in the order of `ALL`.
    const FILE: &'static [&'static str];

    fn from_file(word: &str) -> Option<Self> {
        let at = Self::FILE.iter().position(|own| *own == word)?;
        Self::ALL.get(at).copied()
    }
}

/// Declares an enum whose values are one line each: `Value: "TrongTep", "in_exports", "tiếng Việt", "English";`. What an enum
/// has no use for is left out: three words are without that of data files, two are the names alone, one is that of exports, and
/// after `Name in files` that of data files. `impl Name { … }` gives words to an enum whose values hold data: `Done(_): …;`.
macro_rules! words {
    (impl $name:ident {
        $($value:ident $(($($data:tt)*))?: $($word:literal),+;)*
    }) => {
        words!(@methods $name [impl] $([Self::$value $(($($data)*))?] $($word),+;)*);
    };
    ($(#[$meta:meta])* $name:ident in files {
        $($(#[$doc:meta])* $value:ident: $file:literal;)*
    }) => {
        words!(@enum [$(#[$meta])*] $name $([$(#[$doc])*] $value;)*);
        words!(@file $name [enum] $([Self::$value] $file;)*);
    };
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $value:ident: $($word:literal),+;)*
    }) => {
        words!(@enum [$(#[$meta])*] $name $([$(#[$doc])*] $value;)*);
        words!(@methods $name [enum] $([Self::$value] $($word),+;)*);
    };

    (@enum [$(#[$meta:meta])*] $name:ident $([$(#[$doc:meta])*] $value:ident;)*) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $value,)*
        }
        impl $name {
            /// In the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];
        }
    };

    (@methods $name:ident $kind:tt
        $([$($value:tt)*] $file:literal, $code:literal, $vi:literal, $en:literal;)*
    ) => {
        words!(@file $name $kind $([$($value)*] $file;)*);
        words!(@code $name $([$($value)*] $code;)*);
        words!(@name $name $([$($value)*] $vi, $en;)*);
    };
    (@methods $name:ident $kind:tt $([$($value:tt)*] $code:literal, $vi:literal, $en:literal;)*) => {
        words!(@code $name $([$($value)*] $code;)*);
        words!(@name $name $([$($value)*] $vi, $en;)*);
    };
    (@methods $name:ident $kind:tt $([$($value:tt)*] $vi:literal, $en:literal;)*) => {
        words!(@name $name $([$($value)*] $vi, $en;)*);
    };
    (@methods $name:ident $kind:tt $([$($value:tt)*] $code:literal;)*) => {
        words!(@code $name $([$($value)*] $code;)*);
    };

    (@file $name:ident $kind:tt $([$($value:tt)*] $file:literal;)*) => {
        impl $name {
            /// Those of data files, in the order of declaration.
            pub const FILE: &'static [&'static str] = &[$($file),*];

            /// In data files.
            pub const fn file(self) -> &'static str {
                match self { $($($value)* => $file,)* }
            }
        }
        words!(@word $name $kind);
    };
    // a value that holds data is not made of its word alone
    (@word $name:ident [impl]) => {};
    (@word $name:ident [enum]) => {
        impl $crate::model::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            const FILE: &'static [&'static str] = Self::FILE;
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
    use crate::model::{Progress, Qualifier, Verdict};

    #[test]
    fn a_word_of_a_file_is_found_again() {
        for value in Qualifier::ALL {
            assert_eq!(Qualifier::from_file(value.file()), Some(*value));
        }
        assert_eq!(Qualifier::from_file("uoc"), None);
        let done = Progress::Done(chrono::NaiveDate::default());
        assert_eq!((done.file(), done.name(Lang::En)), ("Xong", "done"));
        assert_eq!(Verdict::ALL.len(), 7);
    }
}
