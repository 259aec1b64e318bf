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

/// A value of a list that has words; what each is called, it says itself: `file()`, `code()`, `name(lang)`.
pub trait Word: Copy + 'static {
    /// In the order of declaration.
    const ALL: &'static [Self];
    /// The words of data files, in the order of `ALL`; empty where no file has them.
    const FILE: &'static [&'static str];

    /// What `code()` says, for all lists alike.
    fn in_exports(self) -> &'static str;
    /// What `name(lang)` says, for all lists alike.
    fn in_lang(self, lang: Lang) -> &'static str;

    fn from_file(word: &str) -> Option<Self> {
        let at = Self::FILE.iter().position(|own| *own == word)?;
        Self::ALL.get(at).copied()
    }
}

/// Declares an enum with its words: `Value: "TrongTep", "in_exports", "tiếng Việt", "English";`, without the first where
/// data files do not have it.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $value:ident: $file:literal, $code:literal, $vi:literal, $en:literal;)*
    }) => {
        words!(@enum [$(#[$meta])*] $name $([$(#[$doc])*] $value, $file, $code, $vi, $en;)*);
        impl $name {
            const FILE_WORDS: &[&str] = &[$($file),*];
        }
    };
    ($(#[$meta:meta])* $name:ident {
        $($(#[$doc:meta])* $value:ident: $code:literal, $vi:literal, $en:literal;)*
    }) => {
        words!(@enum [$(#[$meta])*] $name $([$(#[$doc])*] $value, "", $code, $vi, $en;)*);
        impl $name {
            const FILE_WORDS: &[&str] = &[];
        }
    };
    (@enum [$(#[$meta:meta])*] $name:ident
        $([$(#[$doc:meta])*] $value:ident, $file:literal, $code:literal, $vi:literal, $en:literal;)*
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $value,)*
        }
        impl $crate::model::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$value),*];
            const FILE: &'static [&'static str] = Self::FILE_WORDS;

            fn in_exports(self) -> &'static str {
                self.code()
            }
            fn in_lang(self, lang: $crate::model::Lang) -> &'static str {
                self.name(lang)
            }
        }
        impl $name {
            /// In data files.
            pub const fn file(self) -> &'static str {
                match self { $(Self::$value => $file,)* }
            }
            /// In exports, whatever the language.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code,)* }
            }
            pub const fn name(self, lang: $crate::model::Lang) -> &'static str {
                match self { $(Self::$value => lang.pick($vi, $en),)* }
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Qualifier, Verdict};

    #[test]
    fn a_word_of_a_file_is_found_again() {
        for value in Qualifier::ALL {
            assert_eq!(Qualifier::from_file(value.file()), Some(*value));
        }
        assert_eq!(Qualifier::from_file("uoc"), None);
        assert_eq!(Verdict::from_file(""), None);
    }
}
