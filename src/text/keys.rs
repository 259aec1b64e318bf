//! What keys do, in the words of the help and of the last line.

use super::texts;

pub use self::{choose as choose_short, help as help_short, quit as quit_short};
pub use super::labels::{
    calendar as on_calendar, overview as on_overview, overview as tab_overview,
    targets as on_targets, tasks as on_tasks,
};

texts! {
    up: "dòng trên", "line above";
    down: "dòng dưới", "line below";
    page_up: "lên một màn", "a screen up";
    page_down: "xuống một màn", "a screen down";
    first: "dòng đầu", "first line";
    last: "dòng cuối", "last line";
    open: "xem chi tiết", "open the detail";
    fold: "gập nhóm", "fold the group";
    unfold: "mở nhóm", "unfold the group";
    group_up: "nhóm trên", "group above";
    group_down: "nhóm dưới", "group below";
    next_tab: "trang sau", "next tab";
    previous_tab: "trang trước", "previous tab";
    tab_sector: "trang theo số", "tab by number";
    back: "quay lại", "back";
    previous_indicator: "chỉ tiêu trước", "previous indicator";
    next_indicator: "chỉ tiêu sau", "next indicator";
    open_task: "xem việc", "open the task";
    filter_before: "nhóm trạng thái trước", "state before";
    filter_after: "nhóm trạng thái sau", "state after";
    order: "sắp xếp cách khác", "sort another way";
    pick: "lọc theo chủ trì, lĩnh vực, văn bản", "filter by owner, sector, document";
    show_all: "bỏ lọc, hiện tất cả", "show all again";
    month_before: "tháng trước", "month before";
    month_after: "tháng sau", "month after";
    choose: "chọn", "choose";
    search: "tìm, không cần dấu", "find, accents optional";
    older: "kỳ trước", "period before";
    newer: "kỳ sau", "period after";
    periods: "chọn kỳ", "choose a period";
    communes: "chọn xã", "choose a commune";
    theme: "đổi màu", "change the theme";
    troubles: "lỗi trong tệp", "errors in files";
    language: "tiếng Anh", "Vietnamese";
    help: "trợ giúp", "help";
    redraw: "vẽ lại màn hình", "draw the screen again";
    suspend: "tạm dừng (fg để trở lại)", "suspend (fg to come back)";
    quit: "thoát", "quit";

    up_down_short: "chọn", "select";
    open_short: "chi tiết", "detail";
    fold_short: "gập/mở", "fold";
    back_short: "về", "back";
    neighbours_short: "chỉ tiêu trước/sau", "previous/next";
    filter_short: "trạng thái", "state";
    order_short: "sắp xếp", "sort";
    pick_short: "lọc theo", "filter by";
    show_all_short: "bỏ lọc", "all";
    month_short: "tháng", "month";
    search_short: "tìm", "find";
    period_short: "kỳ", "period";
    communes_short: "xã", "commune";

    /// Heads a section of the help.
    everywhere: "Mọi trang", "Every screen";
    on_sector: "Trang lĩnh vực", "Sector page";
    on_detail: "Chi tiết", "Detail";
    in_lists: "Danh sách", "Lists";
    when_typing: "Ô tìm", "Search";
}
