//! Texts for those who ask from another machine, and for the server that answers them.

use super::{Lang, texts};

texts! {
    nothing_asked: "chưa có lệnh nào; ở đây nhận: show (xem), find (tra), check (kiem-tra), export (xuat)",
        "no command; taken here: show (xem), find (tra), check (kiem-tra), export (xuat)";
    control: "lệnh có ký tự điều khiển nên không được nhận; chỉ gõ chữ, số và dấu câu",
        "the command has control characters and is not taken; type letters, digits and signs only";
    torn: "dấu nháy mở mà chưa đóng, hoặc dấu \\ đứng cuối; đóng dấu nháy, ví dụ: tra \"thu ngan sach\"",
        "a quote is open, or \\ stands at the end; close the quote, for example: tra \"thu ngan sach\"";
}

/// A line of too many bytes or words.
pub fn too_long(lang: Lang, bytes: usize, words: usize) -> String {
    match lang {
        Lang::Vi => format!("lệnh quá dài; nhận nhiều nhất {bytes} byte, {words} từ"),
        Lang::En => {
            format!("the command is too long; at most {bytes} bytes and {words} words are taken")
        }
    }
}

/// A command that is not on the list.
pub fn no_command(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Vi => format!(
            "không nhận lệnh “{word}” từ xa; chỉ nhận: show (xem), find (tra), check (kiem-tra), export (xuat)"
        ),
        Lang::En => {
            format!(
                "the command “{word}” is not taken from afar; only show (xem), find (tra), check (kiem-tra), export (xuat)"
            )
        }
    }
}

/// An option that is not on the list.
pub fn no_option(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Vi => {
            format!(
                "không nhận tùy chọn “{word}” từ xa; chỉ nhận --commune, --period, --as-of, --format, --lang, --color, --ascii"
            )
        }
        Lang::En => {
            format!(
                "the option “{word}” is not taken from afar; only --commune, --period, --as-of, --format, --lang, --color, --ascii"
            )
        }
    }
}

/// An option without its value.
pub fn no_value(lang: Lang, word: &str) -> String {
    match lang {
        Lang::Vi => format!("tùy chọn “{word}” còn thiếu giá trị"),
        Lang::En => format!("the option “{word}” lacks its value"),
    }
}
