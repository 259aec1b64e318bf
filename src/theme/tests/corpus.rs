//! Bad theme files with every message they get.

use crate::text::Lang;
use crate::theme::Registry;

const ROLES: &str = "text, muted, title, tab, tab.active, badge, group, headline, number, good, warn, bad, neutral, plan, pace, actual, \
    actual.good, actual.bad, same_period, estimate, grid, grid.track, selected, match, key, key.label, border, illustrative, error, input";

/// Loads the files and compares all messages; `{ROLES}` stands for the list of roles.
fn check(files: &[(&str, &str)], vi: &[&str], en: &[&str]) {
    let (all, problems) = Registry::load(files);
    for (lang, expect) in [(Lang::Vi, vi), (Lang::En, en)] {
        let got: Vec<_> = problems.iter().map(|p| p.message(lang)).collect();
        let expect: Vec<_> = expect.iter().map(|e| e.replace("{ROLES}", ROLES)).collect();
        assert_eq!(got, expect);
    }
    let warned = problems.iter().all(crate::theme::ThemeProblem::is_warning);
    assert_eq!(
        all.names().len(),
        if warned { 5 } else { 4 },
        "a theme with errors is left out, the others stay"
    );
}

#[test]
fn a_missing_bracket() {
    check(
        &[(
            "a.ron",
            "(\n    ten: \"A\",\n    en: \"A\",\n    nen: Toi,\n    vai: {\"text\": (chu: \"#ffffff\",\n",
        )],
        &[concat!(
            "a.ron:5:35: tệp hết giữa chừng\n",
            "  cho phép: (ten: \"…\", en: \"…\", nen: Sang, vai: {\"text\": (chu: \"#000000\", nen: \"#ffffff\"), …})\n",
            "  cách sửa: xem lại dấu phẩy, dấu ngoặc, ngoặc kép ngay trước chỗ này; so với một tệp mẫu trong thư mục themes"
        )],
        &[concat!(
            "a.ron:5:35: the file ends too early\n",
            "  allowed: (ten: \"…\", en: \"…\", nen: Sang, vai: {\"text\": (chu: \"#000000\", nen: \"#ffffff\"), …})\n",
            "  what to do: check the comma, bracket or double quote just before this place; compare with a file in the themes folder"
        )],
    );
}

#[test]
fn smart_quotes() {
    check(
        &[("a.ron", "(ten: “Xanh”, en: \"Blue\", nen: Toi)")],
        &[concat!(
            "a.ron:1:7: ký tự của trình soạn thảo văn bản: “\n",
            "  cho phép: dấu ngoặc kép thẳng (\") và dấu cách thường\n",
            "  cách sửa: xóa ký tự này và gõ lại trong trình soạn thảo thuần văn bản"
        )],
        &[concat!(
            "a.ron:1:7: a word processor's character: “\n",
            "  allowed: straight double quotes (\") and plain spaces\n",
            "  what to do: delete it and type it again in a plain text editor"
        )],
    );
}

#[test]
fn unknown_keys() {
    check(
        &[
            (
                "a.ron",
                "(\n    ten: \"Xanh\",\n    en: \"Blue\",\n    nen: Toi,\n    mau: {},\n)",
            ),
            (
                "b.ron",
                "(ten: \"Đỏ\", en: \"Red\", nen: Toi, ke_thua: \"toi\", vai: {\n    \"bad\": (chu: \"#ffffff\", đậm: true),\n    \"good\": (nghieng: true),\n})",
            ),
        ],
        &[
            "a.ron:5:5: không có từ khóa mau\n  cho phép: ten, en, nen, ke_thua, bang_mau, vai\n  cách sửa: sửa lại từ khóa, hoặc xóa từ khóa này",
            "b.ron:2:29: không có từ khóa đậm\n  cho phép: chu, nen, dam, mo, gach_chan, dao\n  cách sửa: sửa lại từ khóa, hoặc xóa từ khóa này",
            "b.ron:3:14: không có từ khóa nghieng\n  cho phép: chu, nen, dam, mo, gach_chan, dao\n  cách sửa: sửa lại từ khóa, hoặc xóa từ khóa này",
        ],
        &[
            "a.ron:5:5: no such key: mau\n  allowed: ten, en, nen, ke_thua, bang_mau, vai\n  what to do: correct the key's name, or delete the key",
            "b.ron:2:29: no such key: đậm\n  allowed: chu, nen, dam, mo, gach_chan, dao\n  what to do: correct the key's name, or delete the key",
            "b.ron:3:14: no such key: nghieng\n  allowed: chu, nen, dam, mo, gach_chan, dao\n  what to do: correct the key's name, or delete the key",
        ],
    );
}

#[test]
fn unknown_roles_and_doubles() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"Blue\", nen: Toi, ke_thua: \"toi\", vai: {\n    \"tot\": (dam: true),\n    \"bad\": (),\n    \"bad\": (dam: true),\n})",
        )],
        &[
            "a.ron:2:5: không có vai \"tot\"\n  cho phép: {ROLES}\n  cách sửa: sửa lại tên vai, hoặc xóa dòng này",
            "a.ron:4:5: \"bad\" ghi hai lần\n  cho phép: mỗi tên một lần\n  cách sửa: giữ một dòng, xóa dòng kia",
        ],
        &[
            "a.ron:2:5: no such role: \"tot\"\n  allowed: {ROLES}\n  what to do: correct the role's name, or delete the line",
            "a.ron:4:5: \"bad\" is written twice\n  allowed: every name once\n  what to do: keep one line, delete the other",
        ],
    );
}

#[test]
fn bad_and_unknown_colours() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"Blue\", nen: Toi, ke_thua: \"don-sac\",\n    bang_mau: {\"xanh\": \"#2af\", \"đỏ\": \"#ff8a4c\", \"#1\": \"#000000\"},\n    vai: {\n        \"good\": (chu: \"xanhh\"),\n        \"bad\": (chu: \"đỏ\", nen: \"#00000g\"),\n    },\n)",
        )],
        &[
            "a.ron:2:24: không phải màu: \"#2af\"\n  cho phép: dấu # và sáu chữ số trong 0-9, a-f: \"#0031a9\"\n  cách sửa: ghi đủ hai chữ số cho mỗi màu đỏ, lục, lam",
            "a.ron:2:49: tên màu không dùng được: \"#1\"\n  cho phép: tên không để trống, không bắt đầu bằng #, khác mac_dinh\n  cách sửa: đặt tên khác, ví dụ \"xanh\"",
            "a.ron:4:23: không có màu tên \"xanhh\"\n  cho phép: \"#rrggbb\", mac_dinh, đỏ\n  cách sửa: sửa lại tên màu, hoặc thêm tên này vào bang_mau",
            "a.ron:5:33: không phải màu: \"#00000g\"\n  cho phép: dấu # và sáu chữ số trong 0-9, a-f: \"#0031a9\"\n  cách sửa: ghi đủ hai chữ số cho mỗi màu đỏ, lục, lam",
        ],
        &[
            "a.ron:2:24: not a colour: \"#2af\"\n  allowed: # and six digits out of 0-9, a-f: \"#0031a9\"\n  what to do: write two digits each for red, green and blue",
            "a.ron:2:49: a colour cannot have this name: \"#1\"\n  allowed: a name that is not empty, does not begin with # and is not mac_dinh\n  what to do: choose another name, for example \"xanh\"",
            "a.ron:4:23: no colour is named \"xanhh\"\n  allowed: \"#rrggbb\", mac_dinh, đỏ\n  what to do: correct the colour's name, or add the name to bang_mau",
            "a.ron:5:33: not a colour: \"#00000g\"\n  allowed: # and six digits out of 0-9, a-f: \"#0031a9\"\n  what to do: write two digits each for red, green and blue",
        ],
    );
}

#[test]
fn values_of_another_kind() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"\", nen: Xam, ke_thua: \"toi\", vai: {\n    \"good\": (chu: 12),\n    \"bad\": (dam: \"có\"),\n})",
        )],
        &[
            "a.ron:1:19: thiếu từ khóa en, hoặc từ khóa để trống\n  cho phép: tên tiếng Anh của bộ màu\n  cách sửa: ghi thêm, ví dụ en: \"Projector light\"",
            "a.ron:1:28: không rõ nền sáng hay tối: Xam\n  cho phép: Sang, Toi\n  cách sửa: ghi nen: Sang hoặc nen: Toi, không có ngoặc kép",
            "a.ron:2:19: không phải chữ trong ngoặc kép: 12)\n  cho phép: chữ trong ngoặc kép\n  cách sửa: đặt giá trị vào trong ngoặc kép",
            "a.ron:3:18: không phải true hay false: \"có\")\n  cho phép: true (có), false (không)\n  cách sửa: ghi true hoặc false, không có ngoặc kép",
        ],
        &[
            "a.ron:1:19: the key en is missing or empty\n  allowed: the theme's name in English\n  what to do: add it, for example en: \"Projector light\"",
            "a.ron:1:28: neither light nor dark: Xam\n  allowed: Sang (light), Toi (dark)\n  what to do: write nen: Sang or nen: Toi, without quotes",
            "a.ron:2:19: not a text in double quotes: 12)\n  allowed: a text in double quotes\n  what to do: put the value between double quotes",
            "a.ron:3:18: neither true nor false: \"có\")\n  allowed: true, false\n  what to do: write true or false, without quotes",
        ],
    );
}

#[test]
fn missing_key_and_missing_roles() {
    check(
        &[
            ("a.ron", "(ten: \"Xanh\", en: \"Blue\")"),
            (
                "b.ron",
                "(ten: \"Đỏ\", en: \"Red\", nen: Sang, vai: {\"text\": (), \"muted\": (), \"title\": (), \"tab\": (), \"badge\": (), \"group\": (), \"headline\": (), \"number\": (), \"good\": (), \"warn\": (), \"neutral\": (), \"plan\": (), \"pace\": (), \"same_period\": (), \"estimate\": (), \"grid\": (), \"selected\": (), \"match\": (), \"key\": (), \"border\": (), \"illustrative\": (), \"error\": (), \"input\": ()})",
            ),
        ],
        &[
            "a.ron:1:25: thiếu từ khóa nen, hoặc từ khóa để trống\n  cho phép: nền sáng hay nền tối\n  cách sửa: ghi thêm, ví dụ nen: Sang",
            "b.ron: thiếu vai: bad, actual, actual.good, actual.bad\n  cho phép: mỗi vai có một dòng trong vai, hoặc lấy theo bộ màu được kế thừa\n  cách sửa: thêm các vai này, hoặc ghi ke_thua: \"toi\"",
        ],
        &[
            "a.ron:1:25: the key nen is missing or empty\n  allowed: light or dark background\n  what to do: add it, for example nen: Sang",
            "b.ron: roles are missing: bad, actual, actual.good, actual.bad\n  allowed: every role has a line in vai, or comes from the theme that is inherited\n  what to do: add these roles, or write ke_thua: \"toi\"",
        ],
    );
}

#[test]
fn an_unknown_parent() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"Blue\", nen: Toi,\n  ke_thua: \"den\")",
        )],
        &[
            "a.ron:2:12: không có bộ màu \"den\" để kế thừa\n  cho phép: chieu-sang, toi, tuong-phan-cao, don-sac\n  cách sửa: sửa lại tên trong ke_thua, không ghi đuôi .ron",
        ],
        &[
            "a.ron:2:12: no theme \"den\" to inherit from\n  allowed: chieu-sang, toi, tuong-phan-cao, don-sac\n  what to do: correct the name in ke_thua, without .ron at its end",
        ],
    );
}

#[test]
fn a_ring_of_themes() {
    check(
        &[
            ("a.ron", "(ten: \"A\", en: \"A\", nen: Toi, ke_thua: \"b\")"),
            ("b.ron", "(ten: \"B\", en: \"B\", nen: Toi, ke_thua: \"a\")"),
        ],
        &[
            "a.ron:1:40: các bộ màu kế thừa vòng quanh: a → b → a\n  cho phép: kế thừa đi một chiều, không quay lại\n  cách sửa: bỏ ke_thua ở một trong các bộ màu này",
            "b.ron:1:40: các bộ màu kế thừa vòng quanh: b → a → b\n  cho phép: kế thừa đi một chiều, không quay lại\n  cách sửa: bỏ ke_thua ở một trong các bộ màu này",
        ],
        &[
            "a.ron:1:40: the themes inherit from each other in a ring: a → b → a\n  allowed: inheritance that never comes back\n  what to do: delete ke_thua in one of these themes",
            "b.ron:1:40: the themes inherit from each other in a ring: b → a → b\n  allowed: inheritance that never comes back\n  what to do: delete ke_thua in one of these themes",
        ],
    );
}

#[test]
fn letters_for_the_band_and_a_broken_parent() {
    check(
        &[
            (
                "a.ron",
                "(ten: \"A\", en: \"A\", nen: Toi, ke_thua: \"toi\", vai: {\n    \"selected\": (chu: \"#ffffff\", nen: \"#0000af\"),\n})",
            ),
            ("b.ron", "(ten: \"B\", en: \"B\", nen: Toi, ke_thua: \"a\")"),
        ],
        &[
            "a.ron:2:23: vai \"selected\" có màu chữ (chu)\n  cho phép: nen, dam, mo, gach_chan, dao\n  cách sửa: xóa chu: dòng đang chọn chỉ đổi nền, chữ giữ màu tốt, xấu của nó",
            "b.ron:1:40: bộ màu \"a\" được kế thừa đang có lỗi\n  cho phép: kế thừa một bộ màu không có lỗi\n  cách sửa: sửa bộ màu \"a\" trước",
        ],
        &[
            "a.ron:2:23: the role \"selected\" has a text colour (chu)\n  allowed: nen, dam, mo, gach_chan, dao\n  what to do: delete chu: a selected row changes its background only, its text keeps the colours of good and bad",
            "b.ron:1:40: the theme \"a\" to inherit from has errors\n  allowed: a theme without errors\n  what to do: mend the theme \"a\" first",
        ],
    );
}

#[test]
fn two_files_for_one_theme() {
    let text = "(ten: \"A\", en: \"A\", nen: Toi, ke_thua: \"toi\", vai: {\"text\": (chu: 1)})";
    check(
        &[("a.ron", text), ("x/a.ron", text)],
        &[
            "x/a.ron: đã có một tệp khác cho bộ màu \"a\"\n  cho phép: mỗi bộ màu một tệp\n  cách sửa: đổi tên hoặc xóa một trong hai tệp",
            "a.ron:1:67: không phải chữ trong ngoặc kép: 1)})\n  cho phép: chữ trong ngoặc kép\n  cách sửa: đặt giá trị vào trong ngoặc kép",
        ],
        &[
            "x/a.ron: another file already holds the theme \"a\"\n  allowed: one file for every theme\n  what to do: rename or delete one of the two files",
            "a.ron:1:67: not a text in double quotes: 1)})\n  allowed: a text in double quotes\n  what to do: put the value between double quotes",
        ],
    );
}

#[test]
fn colours_hard_to_read() {
    // #777777 on white is 4,48:1; black on #777777 is 4,69:1 (0,1845 + 0,05 over 0,05);
    // #a60000 is 8,01:1 on white, and falls under 7 on the band, which is 0,8 as bright
    check(
        &[(
            "a.ron",
            "(ten: \"A\", en: \"A\", nen: Sang, ke_thua: \"chieu-sang\", bang_mau: {\"xấu\": \"#a60000\"}, vai: {\n    \"number\": (chu: \"#777777\"),\n    \"match\": (nen: \"#777777\"),\n})",
        )],
        &[
            "a.ron:2:5: vai \"number\" khó đọc: tương phản 4,4:1\n  cho phép: từ 7,0:1 trở lên\n  cách sửa: chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng",
            "a.ron: vai \"bad\", \"actual.bad\", \"error\" khó đọc trên dòng đang chọn: tương phản 6,3:1\n  cho phép: từ 7,0:1 trở lên\n  cách sửa: chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng",
            "a.ron:3:5: vai \"match\" khó đọc: tương phản 4,6:1\n  cho phép: từ 7,0:1 trở lên\n  cách sửa: chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng",
        ],
        &[
            "a.ron:2:5: hard to read: \"number\", contrast 4.4:1\n  allowed: 7.0:1 or more\n  what to do: choose text and background that differ more in lightness; the theme is used all the same",
            "a.ron: hard to read on the selected row: \"bad\", \"actual.bad\", \"error\", contrast 6.3:1\n  allowed: 7.0:1 or more\n  what to do: choose text and background that differ more in lightness; the theme is used all the same",
            "a.ron:3:5: hard to read: \"match\", contrast 4.6:1\n  allowed: 7.0:1 or more\n  what to do: choose text and background that differ more in lightness; the theme is used all the same",
        ],
    );
}
