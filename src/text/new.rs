//! Texts of `giaoban new`: the file of a new period.

use super::texts;
use crate::model::Period;

texts! {
    /// There is such a period already.
    period_there(file, period: Period): "{file}: đã có số liệu kỳ {period}, không ghi đè; mở tệp này để điền tiếp, hoặc tạo kỳ khác",
        "{file}: the period {period} is there already and was not touched; fill in that file, or make another period";
    /// What was written, and what to do next.
    written(file, count, commune, period: Period): "Đã tạo {file}: {count} chỉ tiêu cần báo cáo, chưa có số nào\nMở tệp để điền, hoặc nhập từ bảng tính: giaoban import TỆP --commune {commune} --period {period}",
        "Wrote {file}: {count} indicators that are due, none filled in yet\nOpen the file and fill them in, or take them from a workbook: giaoban import FILE --commune {commune} --period {period}";
    /// There are several communes: none is guessed.
    which_commune(communes): "chưa rõ ghi vào xã nào; thêm --commune XÃ, các xã đang có: {communes}",
        "it is not plain which commune to write into; add --commune SLUG, communes on file: {communes}";
}
