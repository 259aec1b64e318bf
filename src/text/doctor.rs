//! Texts of `giaoban doctor`.

use super::{Lang, say, texts};
use crate::model::words::words;

words! {
    /// Why a terminal is taken for one of so many colours.
    Why {
        Asked: "theo --color", "as --color says";
        NoColor: "vì có biến NO_COLOR", "because of NO_COLOR";
        Dumb: "vì TERM=dumb", "because of TERM=dumb";
        Screen: "vì GNU screen làm sai màu 24 bit", "because GNU screen garbles 24-bit colours";
        Promised: "theo COLORTERM hoặc TERM", "as COLORTERM or TERM says";
        Known: "vì nhận ra loại cửa sổ này", "because this terminal is known";
        Remote: "vì mở qua SSH mà không có COLORTERM", "because it comes over SSH without COLORTERM";
        Promised256: "theo TERM hoặc TERM_PROGRAM", "as TERM or TERM_PROGRAM says";
        Unknown: "vì không có gì cho biết nhiều màu hơn", "because nothing tells of more";
    }
}

words! {
    /// Why a terminal is taken for one that has such signs.
    WhyGlyphs {
        Asked: "theo --glyphs hoặc --ascii", "as --glyphs or --ascii says";
        Setting: "theo tệp dau-ve trong thư mục cấu hình", "as the file dau-ve in the settings folder says";
        Encoding: "vì bảng mã không phải UTF-8", "because the encoding is not UTF-8";
        Terminal: "vì loại cửa sổ này thiếu dấu vẽ", "because this kind of terminal lacks the marks";
        LinuxConsole: "vì đây là màn hình console của Linux", "because this is the Linux console";
        WindowsConsole: "vì đây là cửa sổ console cũ của Windows", "because this is the old console of Windows";
        Nothing: "vì không có gì cho biết là thiếu", "because nothing says that any are missing";
    }
}

texts! {
    title: "KIỂM TRA MÁY", "CHECK OF THIS MACHINE";
    terminal: "CỬA SỔ DÒNG LỆNH", "TERMINAL";
    kind: "loại cửa sổ", "kind";
    empty: "(trống)", "(empty)";
    connection: "kết nối", "connection";
    local: "mở tại máy này", "on this machine";
    over_ssh: "từ xa qua SSH", "remote, over SSH";
    size: "kích thước", "size";
    not_a_terminal: "không đo được: đang in ra tệp hoặc sang lệnh khác",
        "not known: this goes to a file or another command";
    colours: "màu", "colours";
    colours_true: "16,7 triệu màu (24 bit)", "16.7 million (24 bits)";
    colours_256: "256 màu", "256";
    colours_16: "16 màu, thêm chữ đậm và đảo màu", "16, with bold and reverse";
    colours_none: "không dùng màu, phân biệt bằng dấu và chữ", "none: marks and words tell things apart";
    letters: "CHỮ VÀ DẤU", "LETTERS AND MARKS";
    encoding: "bảng mã", "encoding";
    no_locale: "không đặt LANG: coi như UTF-8", "LANG is not set: taken for UTF-8";
    is_utf8: "là UTF-8", "is UTF-8";
    is_not_utf8: "không phải UTF-8", "is not UTF-8";
    marks: "dấu vẽ", "marks";
    all_marks: "full: đủ các dấu vẽ", "full: all of them";
    plain_marks: "plain: chỉ dấu vẽ mà phông cũ của Windows cũng có (WGL4)",
        "plain: only those that the old fonts of Windows have too (WGL4)";
    ascii_marks: "ascii: chỉ ký tự ASCII", "ascii: ASCII only";
    change: "cách đổi", "to change";
    how_to_change: "thêm --glyphs full, plain hoặc ascii; hoặc ghi một chữ đó vào tệp dau-ve trong thư mục cấu hình",
        "add --glyphs full, plain or ascii; or write one of these words to the file dau-ve in the settings folder";
    look: "Hãy nhìn: chữ có đủ dấu, thanh và chữ số lớn liền khối, không có ô vuông hay dấu hỏi thay dấu vẽ, cột dấu | bên phải thẳng hàng. Nếu không, đổi phông chữ (ví dụ Cascadia Mono, Consolas, DejaVu Sans Mono) hoặc bộ dấu vẽ. Phông điểm ảnh (Raster Fonts) và console của Linux thiếu chữ Việt có dấu",
        "Look: letters with all of their accents, bars and big digits without gaps, no box or question mark in place of a sign, the | on the right in one line. If not, choose another font (Cascadia Mono, Consolas, DejaVu Sans Mono) or another set of signs. Raster fonts and the Linux console lack the Vietnamese letters with marks";
    card_upper: "chữ hoa", "capitals";
    card_lower: "chữ thường", "small letters";
    card_bars: "thanh", "bars";
    card_columns: "cột", "columns";
    card_scale: "kế hoạch, nhịp", "plan, pace";
    card_verdicts: "đánh giá", "verdicts";
    card_lines: "khung, dấu chỉ", "lines, pointers";
    card_big: "chữ số lớn", "big digits";
    files: "DỮ LIỆU VÀ CẤU HÌNH", "DATA AND SETTINGS";
    data: "dữ liệu", "data";
    data_inside: "bộ có sẵn trong chương trình, chỉ xem; muốn ghi thì chỉ thư mục riêng bằng --data",
        "inside the program, to look at only; to write, name a folder of yours with --data";
    data_writable: "đọc và ghi được", "can be read and written";
    data_look_only: "đọc được; không ghi, theo --read-only",
        "can be read; nothing is written, as --read-only says";
    data_unreadable: "không đọc được", "cannot be read";
    data_unwritable: "đọc được nhưng không ghi được", "can be read but not written";
    settings: "cấu hình", "settings";
    settings_there: "đã có", "there";
    settings_absent: "chưa có, không bắt buộc", "not there, nor needed";
    settings_unknown: "không biết thư mục cấu hình của người dùng",
        "the user's folder of settings is not known";
    own_themes: "bộ màu riêng", "own themes";
    none: "không có", "none";
    takes: "SẼ DÙNG", "WILL TAKE";
    theme: "bộ màu", "theme";
    layout: "bố cục", "layout";
    last_row: "ĐỌC TỪ HÀNG GHẾ CUỐI", "READ FROM THE LAST ROW";
    room: "phòng họp", "room";
    legible: "đọc được", "legible";
    this_window: "cửa sổ này", "this window";
    fits: "đọc được hết", "all of it legible";
    fits_large: "chỉ chữ hoa và chữ số đọc được", "only capitals and digits legible";
    fits_not: "chữ quá nhỏ", "letters too small";
    to_change: "CẦN CHỈNH", "TO CHANGE";
    nothing_to_change: "Không phải chỉnh gì", "Nothing has to be changed";
    try_room: "Thêm --distance 8 --height 1,5 (mét: người ngồi xa nhất, chiều cao hình chiếu) để biết hàng ghế cuối đọc được bao nhiêu dòng",
        "Add --distance 8 --height 1,5 (metres: the farthest viewer, the height of the picture) to know how many rows the last row of seats can read";
    mend_encoding: "Đặt LANG=vi_VN.UTF-8 (hoặc C.UTF-8) để có đủ dấu vẽ",
        "Set LANG=vi_VN.UTF-8 (or C.UTF-8) to have all marks";
    mend_font: "Mở bằng cửa sổ dòng lệnh khác: loại này thiếu dấu vẽ",
        "Use another terminal: this kind lacks the marks";
    mend_linux: "Mở bằng cửa sổ trong màn hình đồ họa, hoặc nạp phông có chữ Việt (setfont): console của Linux thiếu chữ Việt có dấu",
        "Use a terminal window, or load a font with Vietnamese letters (setfont): the Linux console lacks them";
    mend_windows: "Mở bằng Windows Terminal, hoặc chọn phông Consolas cho cửa sổ này: phông điểm ảnh (Raster Fonts) thiếu chữ Việt có dấu",
        "Use Windows Terminal, or choose the font Consolas for this window: raster fonts lack the Vietnamese letters";
    mend_colours: "Nếu cửa sổ hiện được nhiều màu hơn, đặt TERM=xterm-256color",
        "If the terminal shows more colours, set TERM=xterm-256color";
    mend_size: "Phóng to cửa sổ hoặc giảm cỡ chữ: cần ít nhất 40 cột x 12 dòng",
        "Enlarge the window or take a smaller font: at least 40 columns x 12 rows are needed";
    mend_data: "Chọn thư mục dữ liệu khác bằng --data, hoặc xin quyền đọc",
        "Choose another data folder with --data, or ask for the right to read it";
    mend_writing: "Xin quyền ghi vào thư mục dữ liệu, nếu không thì thêm --read-only",
        "Ask for the right to write to the data folder, or add --read-only";

    columns_and_rows(columns, rows): "{columns} cột x {rows}", "{columns} columns x {rows}";
    rows_of(rows of "row"): "{rows} dòng", "{rows}";
    when_presenting(dashboard, presentation): "{dashboard}; khi trình chiếu: {presentation}",
        "{dashboard}; when presenting: {presentation}";
    /// The farthest viewer and the height of the picture, in metres.
    about_room(distance, height): "người ngồi xa nhất cách {distance} m, hình chiếu cao {height} m",
        "farthest viewer at {distance} m, picture {height} m high";
    rows_legible(all, large): "cả hình nhiều nhất {all}: đọc được mọi chữ; đến {large}: chỉ đọc được chữ hoa và chữ số",
        "at most {all} on the whole picture: every letter; up to {large}: only capitals and digits";
    /// The room is too deep for the picture: where the last seat should be, or how high the picture.
    mend_room(rows, distance, height): "Hình chiếu nhỏ so với phòng: để đọc được {rows} dòng, ngồi trong {distance} m, hoặc hình cao từ {height} m",
        "The picture is small for the room: to read {rows} rows sit within {distance} m, or have a picture at least {height} m high";
    mend_glyphs(file, word): "Sửa tệp {file}: không hiểu “{word}”; chỉ nhận full, plain, ascii",
        "Mend the file {file}: cannot read “{word}”; takes full, plain, ascii";
    mend_theme(fault): "Sửa tệp bộ màu: {fault}", "Mend the theme file: {fault}";
}

words! {
    /// A program that the terminal runs in.
    Within {
        Tmux: ", trong tmux", ", inside tmux";
        Screen: ", trong GNU screen", ", inside GNU screen";
    }
}

words! {
    /// Which of the dashboard's layouts the window has room for.
    Layout {
        Tiny: "không đủ chỗ: cần ít nhất 40 cột x 12 dòng",
        "too little room: at least 40 columns x 12 rows";
        Small: "gọn, cho cửa sổ dưới 80 cột hoặc dưới 24 dòng", "compact, below 80 columns or 24 rows";
        Normal: "vừa, từ 80 cột x 24 dòng", "normal, from 80 columns x 24 rows";
        Wide: "rộng, từ 120 cột x 24 dòng", "wide, from 120 columns x 24 rows";
    }
}

/// `120 cột x 36 dòng`
pub fn cells(lang: Lang, columns: u16, rows: u16) -> String {
    columns_and_rows(lang, columns, rows_of(lang, usize::from(rows)))
}

/// The theme of the dashboard, and that of the presentation where it is another one.
pub fn themes(lang: Lang, dashboard: &str, presentation: &str) -> String {
    if dashboard == presentation {
        dashboard.to_string()
    } else {
        when_presenting(lang, dashboard, presentation)
    }
}

/// How many rows of text the picture may have.
pub fn about_rows(lang: Lang, all: u32, large: u32) -> String {
    rows_legible(
        lang,
        rows_of(lang, all as usize),
        rows_of(lang, large as usize),
    )
}

/// The window shows so many rows, and what that means.
pub fn about_window(lang: Lang, rows: u16, verdict: &str) -> String {
    format!("{}: {verdict}", rows_of(lang, usize::from(rows)))
}

/// A larger font: so many rows and columns remain, the latter perhaps too few; what a font of size 12 becomes.
pub fn mend_rows(lang: Lang, rows: u32, columns: u32, too_few: bool, font: u32) -> String {
    let (few, widen) = if too_few {
        (
            lang.pick("chỉ còn khoảng", "only about"),
            lang.pick(
                ", hãy mở rộng cửa sổ cho đủ 40",
                ", so widen the window to have 40",
            ),
        )
    } else {
        (lang.pick("còn khoảng", "about"), "")
    };
    say!(
        lang,
        "Để cửa sổ toàn màn hình rồi tăng cỡ chữ (Ctrl và +) đến khi còn {rows} dòng: cỡ chữ 12 thì nên đặt {font}; khi đó {few} {columns} cột{widen}",
        "Make the window fill the screen, then enlarge the font (Ctrl and +) until {rows} rows remain: a font of size 12 should be {font}; {few} {columns} columns remain{widen}"
    )
}
