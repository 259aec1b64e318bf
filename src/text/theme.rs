//! What is said about theme files.

use super::Lang;

/// A problem in three parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What was read.
    pub read: String,
    /// What is allowed.
    pub allowed: String,
    /// What to do.
    pub remedy: String,
}

fn explain(
    read: impl Into<String>,
    allowed: impl Into<String>,
    remedy: impl Into<String>,
) -> Explanation {
    Explanation {
        read: read.into(),
        allowed: allowed.into(),
        remedy: remedy.into(),
    }
}

/// The three lines of a problem, with its place first.
pub fn message(lang: Lang, place: &str, e: &Explanation) -> String {
    match lang {
        Lang::Vi => format!(
            "{place}: {}\n  cho phép: {}\n  cách sửa: {}",
            e.read, e.allowed, e.remedy
        ),
        Lang::En => format!(
            "{place}: {}\n  allowed: {}\n  what to do: {}",
            e.read, e.allowed, e.remedy
        ),
    }
}

/// The text does not follow the format.
pub fn syntax(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            if read.is_empty() {
                "tệp hết giữa chừng".to_owned()
            } else {
                format!("không đọc được từ chỗ này: {read}")
            },
            "(ten: \"…\", en: \"…\", nen: Sang, vai: {\"text\": (chu: \"#000000\", nen: \"#ffffff\"), …})",
            "xem lại dấu phẩy, dấu ngoặc, ngoặc kép ngay trước chỗ này; so với một tệp mẫu trong thư mục themes",
        ),
        Lang::En => explain(
            if read.is_empty() {
                "the file ends too early".to_owned()
            } else {
                format!("cannot be read from here on: {read}")
            },
            "(ten: \"…\", en: \"…\", nen: Sang, vai: {\"text\": (chu: \"#000000\", nen: \"#ffffff\"), …})",
            "check the comma, bracket or double quote just before this place; compare with a file in the themes folder",
        ),
    }
}

/// A curly quote or a hard space.
pub fn word_processor_mark(lang: Lang, mark: char) -> Explanation {
    let shown = if mark.is_whitespace() {
        format!("U+{:04X}", u32::from(mark))
    } else {
        mark.to_string()
    };
    match lang {
        Lang::Vi => explain(
            format!("ký tự của trình soạn thảo văn bản: {shown}"),
            "dấu ngoặc kép thẳng (\") và dấu cách thường",
            "xóa ký tự này và gõ lại trong trình soạn thảo thuần văn bản",
        ),
        Lang::En => explain(
            format!("a word processor's character: {shown}"),
            "straight double quotes (\") and plain spaces",
            "delete it and type it again in a plain text editor",
        ),
    }
}

/// A key that does not exist there.
pub fn unknown_key(lang: Lang, read: &str, allowed: &[&str]) -> Explanation {
    let allowed = allowed.join(", ");
    match lang {
        Lang::Vi => explain(
            format!("không có từ khóa {read}"),
            allowed,
            "sửa lại từ khóa, hoặc xóa từ khóa này",
        ),
        Lang::En => explain(
            format!("no such key: {read}"),
            allowed,
            "correct the key's name, or delete the key",
        ),
    }
}

/// A key that must be there.
pub fn missing_key(lang: Lang, key: &str) -> Explanation {
    let (vi, en, sample) = match key {
        "ten" => (
            "tên tiếng Việt của bộ màu",
            "the theme's name in Vietnamese",
            "ten: \"Chiếu sáng\"",
        ),
        "en" => (
            "tên tiếng Anh của bộ màu",
            "the theme's name in English",
            "en: \"Projector light\"",
        ),
        _ => (
            "nền sáng hay nền tối",
            "light or dark background",
            "nen: Sang",
        ),
    };
    match lang {
        Lang::Vi => explain(
            format!("thiếu từ khóa {key}, hoặc từ khóa để trống"),
            vi,
            format!("ghi thêm, ví dụ {sample}"),
        ),
        Lang::En => explain(
            format!("the key {key} is missing or empty"),
            en,
            format!("add it, for example {sample}"),
        ),
    }
}

/// Something written twice.
pub fn twice(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("{read} ghi hai lần"),
            "mỗi tên một lần",
            "giữ một dòng, xóa dòng kia",
        ),
        Lang::En => explain(
            format!("{read} is written twice"),
            "every name once",
            "keep one line, delete the other",
        ),
    }
}

/// Something else in place of a quoted text.
pub fn not_text(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("không phải chữ trong ngoặc kép: {read}"),
            "chữ trong ngoặc kép",
            "đặt giá trị vào trong ngoặc kép",
        ),
        Lang::En => explain(
            format!("not a text in double quotes: {read}"),
            "a text in double quotes",
            "put the value between double quotes",
        ),
    }
}

/// Something else in place of yes or no.
pub fn not_yes_no(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("không phải true hay false: {read}"),
            "true (có), false (không)",
            "ghi true hoặc false, không có ngoặc kép",
        ),
        Lang::En => explain(
            format!("neither true nor false: {read}"),
            "true, false",
            "write true or false, without quotes",
        ),
    }
}

/// A background that is neither light nor dark.
pub fn unknown_ground(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("không rõ nền sáng hay tối: {read}"),
            "Sang, Toi",
            "ghi nen: Sang hoặc nen: Toi, không có ngoặc kép",
        ),
        Lang::En => explain(
            format!("neither light nor dark: {read}"),
            "Sang (light), Toi (dark)",
            "write nen: Sang or nen: Toi, without quotes",
        ),
    }
}

/// A role that does not exist.
pub fn unknown_role(
    lang: Lang,
    read: &str,
    roles: impl Iterator<Item = &'static str>,
) -> Explanation {
    let allowed = roles.collect::<Vec<_>>().join(", ");
    match lang {
        Lang::Vi => explain(
            format!("không có vai \"{read}\""),
            allowed,
            "sửa lại tên vai, hoặc xóa dòng này",
        ),
        Lang::En => explain(
            format!("no such role: \"{read}\""),
            allowed,
            "correct the role's name, or delete the line",
        ),
    }
}

/// A colour that is not `#rrggbb`.
pub fn bad_colour(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("không phải màu: \"{read}\""),
            "dấu # và sáu chữ số trong 0-9, a-f: \"#0031a9\"",
            "ghi đủ hai chữ số cho mỗi màu đỏ, lục, lam",
        ),
        Lang::En => explain(
            format!("not a colour: \"{read}\""),
            "# and six digits out of 0-9, a-f: \"#0031a9\"",
            "write two digits each for red, green and blue",
        ),
    }
}

/// A name that no palette has.
pub fn unknown_colour(lang: Lang, read: &str, names: &[String]) -> Explanation {
    let list = names.join(", ");
    match lang {
        Lang::Vi => explain(
            format!("không có màu tên \"{read}\""),
            if list.is_empty() {
                "\"#rrggbb\", mac_dinh".to_owned()
            } else {
                format!("\"#rrggbb\", mac_dinh, {list}")
            },
            "sửa lại tên màu, hoặc thêm tên này vào bang_mau",
        ),
        Lang::En => explain(
            format!("no colour is named \"{read}\""),
            if list.is_empty() {
                "\"#rrggbb\", mac_dinh".to_owned()
            } else {
                format!("\"#rrggbb\", mac_dinh, {list}")
            },
            "correct the colour's name, or add the name to bang_mau",
        ),
    }
}

/// A name that a colour may not have.
pub fn bad_colour_name(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("tên màu không dùng được: \"{read}\""),
            "tên không để trống, không bắt đầu bằng #, khác mac_dinh",
            "đặt tên khác, ví dụ \"xanh\"",
        ),
        Lang::En => explain(
            format!("a colour cannot have this name: \"{read}\""),
            "a name that is not empty, does not begin with # and is not mac_dinh",
            "choose another name, for example \"xanh\"",
        ),
    }
}

/// A foreground for the band of the selected row.
pub fn selected_ink(lang: Lang) -> Explanation {
    match lang {
        Lang::Vi => explain(
            "vai \"selected\" có màu chữ (chu)",
            "nen, dam, mo, gach_chan, dao",
            "xóa chu: dòng đang chọn chỉ đổi nền, chữ giữ màu tốt, xấu của nó",
        ),
        Lang::En => explain(
            "the role \"selected\" has a text colour (chu)",
            "nen, dam, mo, gach_chan, dao",
            "delete chu: a selected row changes its background only, its text keeps the colours of good and bad",
        ),
    }
}

/// A theme to inherit that does not exist.
pub fn unknown_parent(lang: Lang, read: &str, names: &[String]) -> Explanation {
    let names = names.join(", ");
    match lang {
        Lang::Vi => explain(
            format!("không có bộ màu \"{read}\" để kế thừa"),
            names,
            "sửa lại tên trong ke_thua, không ghi đuôi .ron",
        ),
        Lang::En => explain(
            format!("no theme \"{read}\" to inherit from"),
            names,
            "correct the name in ke_thua, without .ron at its end",
        ),
    }
}

/// A theme to inherit that itself has errors.
pub fn broken_parent(lang: Lang, read: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("bộ màu \"{read}\" được kế thừa đang có lỗi"),
            "kế thừa một bộ màu không có lỗi",
            format!("sửa bộ màu \"{read}\" trước"),
        ),
        Lang::En => explain(
            format!("the theme \"{read}\" to inherit from has errors"),
            "a theme without errors",
            format!("mend the theme \"{read}\" first"),
        ),
    }
}

/// Themes that inherit each other in a ring.
pub fn inheritance_loop(lang: Lang, chain: &[String]) -> Explanation {
    let chain = chain.join(" → ");
    match lang {
        Lang::Vi => explain(
            format!("các bộ màu kế thừa vòng quanh: {chain}"),
            "kế thừa đi một chiều, không quay lại",
            "bỏ ke_thua ở một trong các bộ màu này",
        ),
        Lang::En => explain(
            format!("the themes inherit from each other in a ring: {chain}"),
            "inheritance that never comes back",
            "delete ke_thua in one of these themes",
        ),
    }
}

/// Roles without a look.
pub fn missing_roles(lang: Lang, roles: &[&str]) -> Explanation {
    let roles = roles.join(", ");
    match lang {
        Lang::Vi => explain(
            format!("thiếu vai: {roles}"),
            "mỗi vai có một dòng trong vai, hoặc lấy theo bộ màu được kế thừa",
            "thêm các vai này, hoặc ghi ke_thua: \"toi\"",
        ),
        Lang::En => explain(
            format!("roles are missing: {roles}"),
            "every role has a line in vai, or comes from the theme that is inherited",
            "add these roles, or write ke_thua: \"toi\"",
        ),
    }
}

/// Two files for one theme.
pub fn same_name(lang: Lang, id: &str) -> Explanation {
    match lang {
        Lang::Vi => explain(
            format!("đã có một tệp khác cho bộ màu \"{id}\""),
            "mỗi bộ màu một tệp",
            "đổi tên hoặc xóa một trong hai tệp",
        ),
        Lang::En => explain(
            format!("another file already holds the theme \"{id}\""),
            "one file for every theme",
            "rename or delete one of the two files",
        ),
    }
}

/// Colours that are hard to read.
pub fn contrast(lang: Lang, roles: &[&str], ratio: f64, limit: f64, selected: bool) -> Explanation {
    // cut, not rounded: 6,96 must not read as the 7,0 it misses
    let tenths = |value: f64| format!("{:.1}", (value * 10.0).floor() / 10.0);
    let roles = roles
        .iter()
        .map(|role| format!("\"{role}\""))
        .collect::<Vec<_>>()
        .join(", ");
    match lang {
        Lang::Vi => {
            let on = if selected {
                " trên dòng đang chọn"
            } else {
                ""
            };
            let (ratio, limit) = (
                tenths(ratio).replace('.', ","),
                tenths(limit).replace('.', ","),
            );
            explain(
                format!("vai {roles} khó đọc{on}: tương phản {ratio}:1"),
                format!("từ {limit}:1 trở lên"),
                "chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng",
            )
        }
        Lang::En => {
            let on = if selected { " on the selected row" } else { "" };
            explain(
                format!("hard to read{on}: {roles}, contrast {}:1", tenths(ratio)),
                format!("{}:1 or more", tenths(limit)),
                "choose text and background that differ more in lightness; the theme is used all the same",
            )
        }
    }
}
