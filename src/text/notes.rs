//! Texts of the second screen: the notes of who reports.

use super::{Lang, present, say, texts};

pub use present::{key_digit, key_first, key_last, key_next, key_previous, to_page, unlocked};

texts! {
    title: "MÀN HÌNH GHI CHÚ", "SECOND SCREEN";
    notes: "GHI CHÚ CHO NGƯỜI BÁO CÁO", "NOTES FOR WHO REPORTS";
    no_notes: "Mục này chưa có ghi chú (ghi_chu trong giao-ban.ron)",
        "No notes for this item (ghi_chu in giao-ban.ron)";
    figures: "SỐ LIỆU VÀ NGUỒN", "FIGURES AND SOURCES";
    tasks: "VIỆC TRÊN TRANG", "TASKS ON THE PAGE";
    findings: "CHỖ CẦN HỎI LẠI", "TO ASK ABOUT";
    days: "LỊCH TRÊN TRANG", "CALENDAR ON THE PAGE";
    next: "TIẾP THEO", "NEXT";
    rest: "phần còn lại của trang này", "the rest of this page";
    last_page: "Hết: đây là trang cuối", "The end: this is the last page";
    no_source: "không ghi nguồn", "no source given";

    waiting: "Chưa có ai trình chiếu trên máy này", "Nobody is presenting on this machine";
    how: "Mở bảng điều hành ở cửa sổ khác rồi bấm F5 (hoặc chạy giaoban present); màn hình này sẽ tự theo",
        "Open the dashboard in another window and press F5 (or run giaoban present); this screen will follow by itself";
    foreign: "Bản giaoban đang trình chiếu khác với bản này; đóng cả hai rồi mở lại bằng cùng một bản",
        "The presentation runs another version of giaoban; close both and open them with the same one";
    holding: "đang giữ màn hình", "held";
    held: "Người trình chiếu đang giữ màn hình: phím ở đây không chuyển trang (phím F ở máy chiếu để thôi giữ)",
        "The presentation is held: keys here do not turn the page (F at the presentation lets it go)";
    black: "màn hình đang tắt (đen)", "screen off (black)";
    white: "màn hình đang tắt (trắng)", "screen off (white)";
    not_here: "Màn hình ghi chú chưa có trên hệ điều hành này; chỉ có trên Linux và macOS",
        "The second screen is not available on this system; it is on Linux and macOS";

    key_jump: "tới trang đã gõ, hoặc trang sau", "to the page typed, or the next";
    key_up: "cuộn ghi chú lên", "scroll the notes up";
    key_down: "cuộn ghi chú xuống", "scroll the notes down";
    key_back: "bỏ số đang gõ, đóng trợ giúp", "drop the number, close the help";
    key_page_short: "trang", "page";
    key_scroll_short: "cuộn", "scroll";
    /// Heads a section of the help.
    place: "Màn hình ghi chú (giaoban notes)", "Second screen (giaoban notes)";

    waits_at(folder): "Đang chờ tại {folder}", "Waiting at {folder}";
    /// Which commune is waited for.
    only(slug): "Chỉ theo buổi trình chiếu của xã {slug}", "Only presentations of the commune {slug}";
    page(page, pages): "trang {page}/{pages}", "page {page}/{pages}";

    /// A folder that others may enter, or that is another's.
    too_open(folder): "{folder}: thư mục này người khác vào được nên không dùng; chạy chmod 700 cho thư mục, hoặc xóa đi để chương trình tạo lại",
        "{folder}: others may enter this folder, so it is not used; chmod 700 mends it, or delete it and it is made anew";
    /// A folder that belongs to somebody else.
    not_ours(folder): "{folder}: thư mục này của người khác nên không dùng; đặt XDG_RUNTIME_DIR là một thư mục của riêng bạn",
        "{folder}: this folder is somebody else's, so it is not used; set XDG_RUNTIME_DIR to a folder of your own";
    /// Something that is no folder stands in its place.
    no_folder(folder): "{folder}: không phải là thư mục; xóa hoặc đổi tên để chương trình tạo thư mục ở đó",
        "{folder}: it is not a folder; delete or rename it, and a folder is made there";
    /// A folder that cannot be made or read.
    unusable(folder, why): "{folder}: không tạo hoặc không đọc được thư mục: {why}; đặt XDG_RUNTIME_DIR là một thư mục của riêng bạn",
        "{folder}: the folder cannot be made or read: {why}; set XDG_RUNTIME_DIR to a folder of your own";
}

/// `5–8 trong 12`: what of a list is in sight.
pub fn part(lang: Lang, first: usize, last: usize, all: usize) -> String {
    let range = present::range(first, last, "–");
    say!(lang, "{range} trong {all}", "{range} of {all}")
}
