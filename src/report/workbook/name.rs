//! Names of sheets: at most 31 characters, none of those that a reference needs, each name once.

use crate::text::fold::one_line;

/// Longest name, in characters.
const MOST: usize = 31;

/// A name for a sheet that is not among `taken`, which it joins.
pub fn unique(wanted: &str, taken: &mut Vec<String>) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| {
            if c.is_control() || "[]:*?/\\".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let clean = one_line(&clean);
    let clean = clean.trim_matches(['\'', ' ']);
    let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") {
        "Trang"
    } else {
        clean
    };
    let mut name = cut(clean, MOST);
    let mut count = 2;
    // names differ by more than their capitals
    while taken.contains(&name.to_lowercase()) {
        let end = format!(" ({count})");
        name = cut(clean, MOST - end.chars().count()) + &end;
        count += 1;
    }
    taken.push(name.to_lowercase());
    name
}

fn cut(text: &str, most: usize) -> String {
    // a spreadsheet counts a sign beyond the common ones twice
    let mut left = most;
    let fits = |c: &char| {
        let fits = c.len_utf16() <= left;
        left -= if fits { c.len_utf16() } else { left };
        fits
    };
    let cut: String = text.chars().take_while(fits).collect();
    cut.trim_end_matches(['\'', ' ']).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names() {
        let mut taken = Vec::new();
        let mut check =
            |wanted: &str, expect: &str| assert_eq!(unique(wanted, &mut taken), expect, "{wanted}");
        check("Kinh tế", "Kinh tế");
        check("KINH TẾ", "KINH TẾ (2)");
        check("Văn hóa/Xã hội [1]", "Văn hóa Xã hội 1");
        check("'Đất đai'", "Đất đai");
        check("", "Trang");
        check("History", "Trang (2)");
        check(
            "Khoa học, công nghệ và chuyển đổi số",
            "Khoa học, công nghệ và chuyển đ",
        );
        check(
            "Khoa học, công nghệ và chuyển đổi xanh",
            "Khoa học, công nghệ và chuy (2)",
        );
    }

    proptest! {
        #[test]
        fn a_spreadsheet_takes_every_name(wanted in prop::collection::vec(".{0,40}", 1..5)) {
            let mut taken = Vec::new();
            let mut workbook = rust_xlsxwriter::Workbook::new();
            for wanted in wanted {
                let name = unique(&wanted, &mut taken);
                prop_assert!(workbook.add_worksheet().set_name(&name).is_ok(), "{name}");
            }
            prop_assert!(workbook.save_to_buffer().is_ok());
        }
    }
}
