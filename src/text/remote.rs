//! Texts for those who ask from another machine, and for the server that answers them.

use super::texts;

texts! {
    nothing_asked: "chưa có lệnh nào; ở đây nhận: show (xem), find (tra), check (kiem-tra), export (xuat)",
        "no command; taken here: show (xem), find (tra), check (kiem-tra), export (xuat)";
    control: "lệnh có ký tự điều khiển nên không được nhận; chỉ gõ chữ, số và dấu câu",
        "the command has control characters and is not taken; type letters, digits and signs only";
    torn: "dấu nháy mở mà chưa đóng, hoặc dấu \\ đứng cuối; đóng dấu nháy, ví dụ: tra \"thu ngan sach\"",
        "a quote is open, or \\ stands at the end; close the quote, for example: tra \"thu ngan sach\"";
    /// A line of too many bytes or words.
    too_long(bytes, words): "lệnh quá dài; nhận nhiều nhất {bytes} byte, {words} từ",
        "the command is too long; at most {bytes} bytes and {words} words are taken";
    /// A command that is not on the list.
    no_command(word): "không nhận lệnh “{word}” từ xa; chỉ nhận: show (xem), find (tra), check (kiem-tra), export (xuat)",
        "the command “{word}” is not taken from afar; only show (xem), find (tra), check (kiem-tra), export (xuat)";
    /// An option that is not on the list.
    no_option(word): "không nhận tùy chọn “{word}” từ xa; chỉ nhận --commune, --period, --as-of, --format, --lang, --color, --glyphs, --ascii",
        "the option “{word}” is not taken from afar; only --commune, --period, --as-of, --format, --lang, --color, --glyphs, --ascii";
    /// An option without its value.
    no_value(word): "tùy chọn “{word}” còn thiếu giá trị", "the option “{word}” lacks its value";
}
