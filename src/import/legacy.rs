//! Vietnamese from before Unicode: TCVN3 (fonts `.VnTime`) and VNI (fonts `VNI-Times`), whose letters look like Latin-1 to a program.

use unicode_normalization::UnicodeNormalization;

use super::sheet::{Cell, Sheet};

pub use crate::text::import::Legacy;

/// The signs of TCVN3 from 0xA1 on, and what they stand for. Capitals with tones have fonts of their own and the same signs.
const TCVN3: &str = "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u{ad}ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";

/// Signs that VNI puts behind a letter, with the letters they go with and what comes of them.
const VNI: [(char, &str); 17] = [
    ('ø', "aàeèoòuùyỳôờöừ"),
    ('ù', "aáeéoóuúyýôớöứ"),
    ('û', "aảeẻoỏuủyỷôởöử"),
    ('õ', "aãeẽoõuũyỹôỡöữ"),
    ('ï', "aạeẹoọuụôợöự"),
    ('â', "aâeêoô"),
    ('à', "aầeềoồ"),
    ('á', "aấeếoố"),
    ('å', "aẩeểoổ"),
    ('ã', "aẫeễoỗ"),
    ('ä', "aậeệoộ"),
    ('ê', "aă"),
    ('è', "aằ"),
    ('é', "aắ"),
    ('ú', "aẳ"),
    ('ü', "aẵ"),
    ('ë', "aặ"),
];
/// Signs of VNI that stand for a letter alone.
const VNI_ALONE: &str = "ííììæỉóĩòịôơöưîỵñđ";

impl Legacy {
    /// The text in Unicode; nothing where a sign is none of this table.
    pub fn decode(self, text: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => text.chars().map(tcvn3).collect(),
            Self::Vni => vni(text),
        }
    }
}

/// The sheet in Unicode; nothing where a sign is not of this encoding.
pub fn decoded(sheet: &Sheet, legacy: Legacy) -> Option<Sheet> {
    let mut sheet = sheet.clone();
    for (_, cell) in sheet.rows.iter_mut().flat_map(|row| &mut row.cells) {
        if let Cell::Text(text) = cell {
            *text = legacy.decode(text)?.nfc().collect();
        }
    }
    Some(sheet)
}

/// Whether a text has signs that Vietnamese in Unicode does not use, as old texts have.
pub fn is_suspicious(text: &str) -> bool {
    let modern = |c: char| "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ°²³±×·§«»µ\u{a0}\u{ad}".contains(c);
    text.chars()
        .any(|c| ('\u{a1}'..='\u{ff}').contains(&c) && !modern(c))
}

/// The pairs of a table written as one text.
fn lookup(table: &str, sign: char) -> Option<char> {
    let mut chars = table.chars();
    while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
        if from == sign {
            return Some(to);
        }
    }
    None
}

/// Signs that are the same in any font.
fn is_common(c: char) -> bool {
    c.is_ascii() || matches!(c, '–' | '—' | '…' | '“' | '”' | '‘' | '’' | '\u{a0}')
}

fn tcvn3(c: char) -> Option<char> {
    if is_common(c) {
        Some(c)
    } else {
        lookup(TCVN3, c)
    }
}

fn vni(text: &str) -> Option<String> {
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let small = lower(c);
        let marked = chars.peek().and_then(|next| {
            let sign = lower(*next);
            lookup(VNI.iter().find(|(s, _)| *s == sign)?.1, small)
        });
        let letter = if let Some(marked) = marked {
            chars.next();
            marked
        } else if is_common(c) {
            c
        } else {
            lookup(VNI_ALONE, small)?
        };
        if c == small {
            out.push(letter);
        } else {
            out.extend(letter.to_uppercase());
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_tcvn3() {
        let check = |text: &str, expect: &str| {
            assert_eq!(Legacy::Tcvn3.decode(text).as_deref(), Some(expect));
        };
        check(
            "Tæng thu ng©n s¸ch nhµ n\u{ad}íc",
            "Tổng thu ngân sách nhà nước",
        );
        check("ChØ tiªu", "Chỉ tiêu");
        check("§¬n vÞ tÝnh", "Đơn vị tính");
        check("Thùc hiÖn", "Thực hiện");
        check("KÕ ho¹ch", "Kế hoạch");
        check("§µn tr©u", "Đàn trâu");
        check("LuËt", "Luật");
        check("plain 12", "plain 12");
        assert_eq!(Legacy::Tcvn3.decode("¿"), None);
    }

    #[test]
    fn reads_vni() {
        let check = |text: &str, expect: &str| {
            assert_eq!(Legacy::Vni.decode(text).as_deref(), Some(expect));
        };
        check(
            "Toång thu ngaân saùch nhaø nöôùc",
            "Tổng thu ngân sách nhà nước",
        );
        check("Chæ tieâu", "Chỉ tiêu");
        check("Ñôn vò tính", "Đơn vị tính");
        check("Thöïc hieän", "Thực hiện");
        check("Keá hoaïch", "Kế hoạch");
        check("Ñaøn traâu", "Đàn trâu");
        check("KEÁ HOAÏCH", "KẾ HOẠCH");
        assert_eq!(Legacy::Vni.decode("¶"), None);
    }

    #[test]
    fn every_letter_has_one_sign_of_tcvn3() {
        let letters = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
        let pairs: Vec<char> = TCVN3.chars().collect();
        for letter in letters.chars() {
            let count = pairs
                .chunks(2)
                .filter(|pair| pair.get(1) == Some(&letter))
                .count();
            assert_eq!(count, 1, "{letter}");
        }
        let mut signs: Vec<char> = pairs
            .chunks(2)
            .filter_map(|pair| pair.first().copied())
            .collect();
        signs.sort_unstable();
        let count = signs.len();
        signs.dedup();
        assert_eq!(signs.len(), count);
    }

    #[test]
    fn modern_texts_are_left_alone() {
        for text in [
            "Tổng thu ngân sách nhà nước",
            "Chỉ tiêu",
            "Total",
            "50 m²",
            "±5 %",
            "lũy kế",
        ] {
            assert!(!is_suspicious(text), "{text}");
        }
        for text in ["Tæng thu ng©n s¸ch", "Ñaøn traâu", "§µn bß"] {
            assert!(is_suspicious(text), "{text}");
        }
    }
}
