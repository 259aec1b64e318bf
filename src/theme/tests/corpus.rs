//! Bad theme files with every message they get.

use crate::data::Severity;
use crate::text::{Lang, render};
use crate::theme::Registry;

const ROLES: &str = "text, muted, title, tab, tab.active, badge, group, headline, number, good, warn, bad, neutral, plan, pace, actual, \
    actual.good, actual.warn, actual.bad, actual.past, same_period, estimate, grid, grid.track, text.card, selected, match, key, key.label, border, illustrative, error, input";

/// Loads the files and compares all messages; `{ROLES}` stands for the list of roles.
fn check(files: &[(&str, &str)], vi: &str, en: &str) {
    let (all, problems) = Registry::load(files);
    for (lang, expect) in [(Lang::Vi, vi), (Lang::En, en)] {
        let got: Vec<_> = problems.iter().map(|p| render::full(p, lang)).collect();
        assert_eq!(got.join("\n\n"), expect.trim().replace("{ROLES}", ROLES));
    }
    let warned = problems.iter().all(|p| p.severity == Severity::Warning);
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
        r##"
lỗi: ngoặc ( mở ở đây mà không đóng
 --> a.ron:1:1
  |
1 | (
  | ^
  |
  = cách sửa: thêm dấu ) vào chỗ kết thúc

lỗi: ngoặc { mở ở đây mà không đóng
 --> a.ron:5:10
  |
5 |     vai: {"text": (chu: "#ffffff",
  |          ^
  |
  = cách sửa: thêm dấu } vào chỗ kết thúc

lỗi: ngoặc ( mở ở đây mà không đóng
 --> a.ron:5:19
  |
5 |     vai: {"text": (chu: "#ffffff",
  |                   ^
  |
  = cách sửa: thêm dấu ) vào chỗ kết thúc
"##,
        r##"
error: the bracket ( opened here is never closed
 --> a.ron:1:1
  |
1 | (
  | ^
  |
  = fix: put ) where it ends

error: the bracket { opened here is never closed
 --> a.ron:5:10
  |
5 |     vai: {"text": (chu: "#ffffff",
  |          ^
  |
  = fix: put } where it ends

error: the bracket ( opened here is never closed
 --> a.ron:5:19
  |
5 |     vai: {"text": (chu: "#ffffff",
  |                   ^
  |
  = fix: put ) where it ends
"##,
    );
}

#[test]
fn smart_quotes() {
    check(
        &[("a.ron", "(ten: “Xanh”, en: \"Blue\", nen: Toi)")],
        r#"
lỗi: dấu ngoặc “ không phải ngoặc kép thẳng (thường do Word hoặc Zalo tự đổi)
 --> a.ron:1:7
  |
1 | (ten: “Xanh”, en: "Blue", nen: Toi)
  |       ^
  |
  = cho phép: ngoặc kép thẳng: "…"
  = cách sửa: gõ lại cả dấu mở và dấu đóng bằng phím "
"#,
        r#"
error: the quote “ is not a straight one (Word and Zalo change them by themselves)
 --> a.ron:1:7
  |
1 | (ten: “Xanh”, en: "Blue", nen: Toi)
  |       ^
  |
  = allowed: straight quotes: "…"
  = fix: type both the opening and the closing quote again with the " key
"#,
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
        r##"
lỗi: từ khóa "mau" không có trong mẫu
 --> a.ron:5:5
  |
5 |     mau: {},
  |     ^^^
  |
  = cho phép: ten, en, nen, ke_thua, bang_mau, vai
  = cách sửa: xóa từ khóa này, hoặc ghi vào chú thích sau //

lỗi: từ khóa "đậm" không có trong mẫu
 --> b.ron:2:29
  |
2 |     "bad": (chu: "#ffffff", đậm: true),
  |                             ^^^
  |
  = cho phép: chu, nen, dam, mo, gach_chan, dao
  = cách sửa: có lẽ là dam; sửa lại cho đúng

lỗi: từ khóa "nghieng" không có trong mẫu
 --> b.ron:3:14
  |
3 |     "good": (nghieng: true),
  |              ^^^^^^^
  |
  = cho phép: chu, nen, dam, mo, gach_chan, dao
  = cách sửa: xóa từ khóa này, hoặc ghi vào chú thích sau //
"##,
        r##"
error: there is no key "mau" here
 --> a.ron:5:5
  |
5 |     mau: {},
  |     ^^^
  |
  = allowed: ten, en, nen, ke_thua, bang_mau, vai
  = fix: delete the key, or put it in a comment after //

error: there is no key "đậm" here
 --> b.ron:2:29
  |
2 |     "bad": (chu: "#ffffff", đậm: true),
  |                             ^^^
  |
  = allowed: chu, nen, dam, mo, gach_chan, dao
  = fix: perhaps dam is meant; correct it

error: there is no key "nghieng" here
 --> b.ron:3:14
  |
3 |     "good": (nghieng: true),
  |              ^^^^^^^
  |
  = allowed: chu, nen, dam, mo, gach_chan, dao
  = fix: delete the key, or put it in a comment after //
"##,
    );
}

#[test]
fn unknown_roles_and_doubles() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"Blue\", nen: Toi, ke_thua: \"toi\", vai: {\n    \"tot\": (dam: true),\n    \"bad\": (),\n    \"bad\": (dam: true),\n})",
        )],
        r#"
lỗi: từ khóa "tot" không có trong mẫu
 --> a.ron:2:5
  |
2 |     "tot": (dam: true),
  |     ^^^^^
  |
  = cho phép: {ROLES}
  = cách sửa: xóa từ khóa này, hoặc ghi vào chú thích sau //

lỗi: từ khóa "bad" viết hai lần, lần đầu ở dòng 3
 --> a.ron:4:5
  |
4 |     "bad": (dam: true),
  |     ^^^^^
  |
  = cho phép: mỗi từ khóa một lần trong một bản ghi
  = cách sửa: giữ giá trị đúng, xóa giá trị kia
"#,
        r#"
error: there is no key "tot" here
 --> a.ron:2:5
  |
2 |     "tot": (dam: true),
  |     ^^^^^
  |
  = allowed: {ROLES}
  = fix: delete the key, or put it in a comment after //

error: the key "bad" is given twice, first on line 3
 --> a.ron:4:5
  |
4 |     "bad": (dam: true),
  |     ^^^^^
  |
  = allowed: every key once in a record
  = fix: keep the right value, delete the other
"#,
    );
}

#[test]
fn bad_and_unknown_colours() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"Blue\", nen: Toi, ke_thua: \"don-sac\",\n    bang_mau: {\"xanh\": \"#2af\", \"đỏ\": \"#ff8a4c\", \"#1\": \"#000000\"},\n    vai: {\n        \"good\": (chu: \"xanhh\"),\n        \"bad\": (chu: \"đỏ\", nen: \"#00000g\"),\n    },\n)",
        )],
        r##"
lỗi: "#2af" không phải màu
 --> a.ron:2:24
  |
2 |     bang_mau: {"xanh": "#2af", "đỏ": "#ff8a4c", "#1": "#000000"},
  |                        ^^^^^^
  |
  = cho phép: dấu # và sáu chữ số trong 0-9, a-f: "#0031a9"
  = cách sửa: ghi đủ hai chữ số cho mỗi màu đỏ, lục, lam

lỗi: màu không thể tên là "#1"
 --> a.ron:2:49
  |
2 |     bang_mau: {"xanh": "#2af", "đỏ": "#ff8a4c", "#1": "#000000"},
  |                                                 ^^^^
  |
  = cho phép: tên không để trống, không bắt đầu bằng #, khác mac_dinh
  = cách sửa: đặt tên khác, ví dụ "xanh"

lỗi: không có màu nào tên là "xanhh"
 --> a.ron:4:23
  |
4 |         "good": (chu: "xanhh"),
  |                       ^^^^^^^
  |
  = cho phép: "#rrggbb", "mac_dinh", "đỏ"
  = cách sửa: sửa lại cho đúng, hoặc khai báo trong bang_mau

lỗi: "#00000g" không phải màu
 --> a.ron:5:33
  |
5 |         "bad": (chu: "đỏ", nen: "#00000g"),
  |                                 ^^^^^^^^^
  |
  = cho phép: dấu # và sáu chữ số trong 0-9, a-f: "#0031a9"
  = cách sửa: ghi đủ hai chữ số cho mỗi màu đỏ, lục, lam
"##,
        r##"
error: "#2af" is not a colour
 --> a.ron:2:24
  |
2 |     bang_mau: {"xanh": "#2af", "đỏ": "#ff8a4c", "#1": "#000000"},
  |                        ^^^^^^
  |
  = allowed: # and six digits out of 0-9, a-f: "#0031a9"
  = fix: write two digits each for red, green and blue

error: a colour cannot have the name "#1"
 --> a.ron:2:49
  |
2 |     bang_mau: {"xanh": "#2af", "đỏ": "#ff8a4c", "#1": "#000000"},
  |                                                 ^^^^
  |
  = allowed: a name that is not empty, does not begin with # and is not mac_dinh
  = fix: choose another name, for example "xanh"

error: there is no colour "xanhh"
 --> a.ron:4:23
  |
4 |         "good": (chu: "xanhh"),
  |                       ^^^^^^^
  |
  = allowed: "#rrggbb", "mac_dinh", "đỏ"
  = fix: correct it, or declare it in bang_mau

error: "#00000g" is not a colour
 --> a.ron:5:33
  |
5 |         "bad": (chu: "đỏ", nen: "#00000g"),
  |                                 ^^^^^^^^^
  |
  = allowed: # and six digits out of 0-9, a-f: "#0031a9"
  = fix: write two digits each for red, green and blue
"##,
    );
}

#[test]
fn values_of_another_kind() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"\", nen: Xam, ke_thua: \"toi\", vai: {\n    \"good\": (chu: 12),\n    \"bad\": (dam: \"có\"),\n})",
        )],
        r#"
lỗi: văn bản trống
 --> a.ron:1:19
  |
1 | (ten: "Xanh", en: "", nen: Xam, ke_thua: "toi", vai: {
  |                   ^^
  |
  = cách sửa: điền nội dung, hoặc xóa cả từ khóa nếu chưa có

lỗi: không hiểu từ "Xam"
 --> a.ron:1:28
  |
1 | (ten: "Xanh", en: "", nen: Xam, ke_thua: "toi", vai: {
  |                            ^^^
  |
  = cho phép: Sang, Toi
  = cách sửa: chọn một trong các từ được phép

lỗi: ở đây cần văn bản, nhưng đọc được số 12
 --> a.ron:2:19
  |
2 |     "good": (chu: 12),
  |                   ^^
  |
  = cho phép: văn bản trong ngoặc kép: "…"
  = cách sửa: đặt trong ngoặc kép: "12"

lỗi: ở đây cần true hoặc false, nhưng đọc được văn bản "có"
 --> a.ron:3:18
  |
3 |     "bad": (dam: "có"),
  |                  ^^^^
  |
  = cho phép: true, false
  = cách sửa: viết true nếu có, false nếu không
"#,
        r#"
error: the text is empty
 --> a.ron:1:19
  |
1 | (ten: "Xanh", en: "", nen: Xam, ke_thua: "toi", vai: {
  |                   ^^
  |
  = fix: fill it in, or delete the key if there is nothing to say yet

error: the word "Xam" is not known here
 --> a.ron:1:28
  |
1 | (ten: "Xanh", en: "", nen: Xam, ke_thua: "toi", vai: {
  |                            ^^^
  |
  = allowed: Sang, Toi
  = fix: choose one of the words allowed

error: text is needed here, but the number 12 was read
 --> a.ron:2:19
  |
2 |     "good": (chu: 12),
  |                   ^^
  |
  = allowed: text in quotes: "…"
  = fix: put it in quotes: "12"

error: true or false is needed here, but the text "có" was read
 --> a.ron:3:18
  |
3 |     "bad": (dam: "có"),
  |                  ^^^^
  |
  = allowed: true, false
  = fix: write true for yes, false for no
"#,
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
        r#"
lỗi: bản ghi này thiếu nen
 --> a.ron:1:25
  |
1 | (ten: "Xanh", en: "Blue")
  |                         ^
  |
  = cho phép: nen: Sang, nen: Toi
  = cách sửa: thêm nen: Sang nếu nền sáng, nen: Toi nếu nền tối

lỗi: thiếu vai: bad, actual, actual.good, actual.warn, actual.bad, actual.past
 --> b.ron
 |
 = cho phép: mỗi vai có một dòng trong vai, hoặc lấy theo bộ màu được kế thừa
 = cách sửa: thêm các vai này, hoặc ghi ke_thua: "toi"
"#,
        r#"
error: this record lacks nen
 --> a.ron:1:25
  |
1 | (ten: "Xanh", en: "Blue")
  |                         ^
  |
  = allowed: nen: Sang (light), nen: Toi (dark)
  = fix: add nen: Sang for a light background, nen: Toi for a dark one

error: roles are missing: bad, actual, actual.good, actual.warn, actual.bad, actual.past
 --> b.ron
 |
 = allowed: every role has a line in vai, or comes from the theme that is inherited
 = fix: add these roles, or write ke_thua: "toi"
"#,
    );
}

#[test]
fn an_unknown_parent() {
    check(
        &[(
            "a.ron",
            "(ten: \"Xanh\", en: \"Blue\", nen: Toi,\n  ke_thua: \"den\")",
        )],
        r#"
lỗi: không có bộ màu nào tên là "den"
 --> a.ron:2:12
  |
2 |   ke_thua: "den")
  |            ^^^^^
  |
  = cho phép: "chieu-sang", "toi", "tuong-phan-cao", "don-sac"
  = cách sửa: sửa lại cho đúng, hoặc khai báo trong thư mục themes
"#,
        r#"
error: there is no theme "den"
 --> a.ron:2:12
  |
2 |   ke_thua: "den")
  |            ^^^^^
  |
  = allowed: "chieu-sang", "toi", "tuong-phan-cao", "don-sac"
  = fix: correct it, or declare it in the folder themes
"#,
    );
}

#[test]
fn a_ring_of_themes() {
    check(
        &[
            ("a.ron", "(ten: \"A\", en: \"A\", nen: Toi, ke_thua: \"b\")"),
            ("b.ron", "(ten: \"B\", en: \"B\", nen: Toi, ke_thua: \"a\")"),
        ],
        r#"
lỗi: các bộ màu kế thừa vòng quanh: a → b → a
 --> a.ron:1:40
  |
1 | (ten: "A", en: "A", nen: Toi, ke_thua: "b")
  |                                        ^^^
  |
  = cho phép: kế thừa đi một chiều, không quay lại
  = cách sửa: bỏ ke_thua ở một trong các bộ màu này

lỗi: các bộ màu kế thừa vòng quanh: b → a → b
 --> b.ron:1:40
  |
1 | (ten: "B", en: "B", nen: Toi, ke_thua: "a")
  |                                        ^^^
  |
  = cho phép: kế thừa đi một chiều, không quay lại
  = cách sửa: bỏ ke_thua ở một trong các bộ màu này
"#,
        r#"
error: the themes inherit from each other in a circle: a → b → a
 --> a.ron:1:40
  |
1 | (ten: "A", en: "A", nen: Toi, ke_thua: "b")
  |                                        ^^^
  |
  = allowed: inheritance that never comes back
  = fix: delete ke_thua in one of these themes

error: the themes inherit from each other in a circle: b → a → b
 --> b.ron:1:40
  |
1 | (ten: "B", en: "B", nen: Toi, ke_thua: "a")
  |                                        ^^^
  |
  = allowed: inheritance that never comes back
  = fix: delete ke_thua in one of these themes
"#,
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
        r##"
lỗi: vai "selected" có màu chữ (chu)
 --> a.ron:2:23
  |
2 |     "selected": (chu: "#ffffff", nen: "#0000af"),
  |                       ^^^^^^^^^
  |
  = cho phép: nen, dam, mo, gach_chan, dao
  = cách sửa: xóa chu: dòng đang chọn chỉ đổi nền, chữ giữ màu tốt, xấu của nó

lỗi: bộ màu "a" được kế thừa đang có lỗi
 --> b.ron:1:40
  |
1 | (ten: "B", en: "B", nen: Toi, ke_thua: "a")
  |                                        ^^^
  |
  = cho phép: kế thừa một bộ màu không có lỗi
  = cách sửa: sửa bộ màu "a" trước
"##,
        r##"
error: the role "selected" has a text colour (chu)
 --> a.ron:2:23
  |
2 |     "selected": (chu: "#ffffff", nen: "#0000af"),
  |                       ^^^^^^^^^
  |
  = allowed: nen, dam, mo, gach_chan, dao
  = fix: delete chu: a selected row changes its background only, its text keeps the colours of good and bad

error: the theme "a" to inherit from has errors
 --> b.ron:1:40
  |
1 | (ten: "B", en: "B", nen: Toi, ke_thua: "a")
  |                                        ^^^
  |
  = allowed: a theme without errors
  = fix: mend the theme "a" first
"##,
    );
}

#[test]
fn two_files_for_one_theme() {
    let text = "(ten: \"A\", en: \"A\", nen: Toi, ke_thua: \"toi\", vai: {\"text\": (chu: 1)})";
    check(
        &[("a.ron", text), ("x/a.ron", text)],
        r#"
lỗi: bộ màu "a" có hai lần, lần đầu ở a.ron, dòng 1
 --> x/a.ron
 |
 = cho phép: mỗi bộ màu một lần
 = cách sửa: giữ dòng đúng, xóa hoặc đổi tên dòng kia

lỗi: ở đây cần văn bản, nhưng đọc được số 1
 --> a.ron:1:67
  |
1 | (ten: "A", en: "A", nen: Toi, ke_thua: "toi", vai: {"text": (chu: 1)})
  |                                                                   ^
  |
  = cho phép: văn bản trong ngoặc kép: "…"
  = cách sửa: đặt trong ngoặc kép: "1"
"#,
        r#"
error: the theme "a" is there twice, first on a.ron, line 1
 --> x/a.ron
 |
 = allowed: every theme once
 = fix: keep the right one, delete or rename the other

error: text is needed here, but the number 1 was read
 --> a.ron:1:67
  |
1 | (ten: "A", en: "A", nen: Toi, ke_thua: "toi", vai: {"text": (chu: 1)})
  |                                                                   ^
  |
  = allowed: text in quotes: "…"
  = fix: put it in quotes: "1"
"#,
    );
}

#[test]
fn colours_hard_to_read() {
    // #777777 on white is 4,48:1; black on #777777 is 4,69:1 (0,1845 + 0,05 over 0,05);
    // #a60000 is 8,01:1 on white, and falls under 7 on the band, which is 0,78 as bright
    check(
        &[(
            "a.ron",
            "(ten: \"A\", en: \"A\", nen: Sang, ke_thua: \"chieu-sang\", bang_mau: {\"xấu\": \"#a60000\"}, vai: {\n    \"number\": (chu: \"#777777\"),\n    \"match\": (nen: \"#777777\"),\n})",
        )],
        r##"
cảnh báo: vai "number" khó đọc: tương phản 4,4:1
 --> a.ron:2:5
  |
2 |     "number": (chu: "#777777"),
  |     ^^^^^^^^
  |
  = cho phép: từ 7,0:1 trở lên
  = cách sửa: chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng

cảnh báo: vai "bad", "error" khó đọc trên dòng đang chọn: tương phản 6,2:1
 --> a.ron
 |
 = cho phép: từ 7,0:1 trở lên
 = cách sửa: chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng

cảnh báo: vai "match" khó đọc: tương phản 4,6:1
 --> a.ron:3:5
  |
3 |     "match": (nen: "#777777"),
  |     ^^^^^^^
  |
  = cho phép: từ 7,0:1 trở lên
  = cách sửa: chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng
"##,
        r##"
warning: hard to read: "number", contrast 4.4:1
 --> a.ron:2:5
  |
2 |     "number": (chu: "#777777"),
  |     ^^^^^^^^
  |
  = allowed: 7.0:1 or more
  = fix: choose text and background that differ more in lightness; the theme is used all the same

warning: hard to read on the selected row: "bad", "error", contrast 6.2:1
 --> a.ron
 |
 = allowed: 7.0:1 or more
 = fix: choose text and background that differ more in lightness; the theme is used all the same

warning: hard to read: "match", contrast 4.6:1
 --> a.ron:3:5
  |
3 |     "match": (nen: "#777777"),
  |     ^^^^^^^
  |
  = allowed: 7.0:1 or more
  = fix: choose text and background that differ more in lightness; the theme is used all the same
"##,
    );
}
