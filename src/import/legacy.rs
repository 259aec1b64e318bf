//! Vietnamese from before Unicode: TCVN3 (fonts `.VnTime`) and VNI (fonts `VNI-Times`), whose letters look like Latin-1 to a program.

/// An old way of writing Vietnamese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Legacy {
    /// TCVN 5712, third table; also called ABC.
    Tcvn3,
    /// VNI for Windows: a letter and a second sign for its marks.
    Vni,
}

/// The signs of TCVN3 from 0xA1 on, and what they stand for. Capitals with tones have fonts of their own and the same signs.
const TCVN3: &str = "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u{ad}ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";

/// Signs that VNI puts behind a letter, with the letters they go with and what comes of them.
const VNI: [(char, &str); 14] = [
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
];
/// The same for the two signs that only `ă` has.
const VNI_BREVE: [(char, &str); 3] = [('ú', "aẳ"), ('ü', "aẵ"), ('ë', "aặ")];
/// Signs of VNI that stand for a letter alone.
const VNI_ALONE: &str = "ííììæỉóĩòịôơöưîỵñđ";

impl Legacy {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Tcvn3, Self::Vni];

    /// The text in Unicode; nothing where a sign is none of this table.
    pub fn decode(self, text: &str) -> Option<String> {
        match self {
            Self::Tcvn3 => text
                .chars()
                .map(|c| if c.is_ascii() { Some(c) } else { tcvn3(c) })
                .collect(),
            Self::Vni => vni(text),
        }
    }
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

fn tcvn3(c: char) -> Option<char> {
    // the typographic signs that stand beside letters in any font
    if matches!(c, '–' | '—' | '…' | '“' | '”' | '‘' | '’' | '\u{a0}') {
        Some(c)
    } else {
        lookup(TCVN3, c)
    }
}

fn vni(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let small: char = c.to_lowercase().next().unwrap_or(c);
        let upper = c != small;
        let marked = chars.peek().and_then(|next| {
            let sign = next.to_lowercase().next().unwrap_or(*next);
            let table = VNI
                .iter()
                .chain(&VNI_BREVE)
                .find(|(s, _)| *s == sign)
                .map(|(_, table)| *table)?;
            lookup(table, small)
        });
        let letter = if let Some(marked) = marked {
            chars.next();
            marked
        } else if c.is_ascii() || matches!(c, '–' | '—' | '…' | '“' | '”' | '‘' | '’' | '\u{a0}')
        {
            c
        } else {
            lookup(VNI_ALONE, small)?
        };
        if upper {
            out.extend(letter.to_uppercase())
        } else {
            out.push(letter)
        }
    }
    Some(out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_tcvn3() {
        let check = |text: &str, expect: &str| {
            assert_eq!(Legacy::Tcvn3.decode(text).as_deref(), Some(expect))
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
            assert_eq!(Legacy::Vni.decode(text).as_deref(), Some(expect))
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
