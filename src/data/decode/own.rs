//! Records that the program writes for itself: what is typed and not saved yet, and which rows of workbooks are known.

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::named::Named;
use crate::data::record::{List, record};
use crate::model::{Period, Qualifier};

record! {
    RecoveryFile: "Số đang gõ, chưa lưu", "What is typed and not saved yet" {
        must period: Period = "ky", "kỳ báo cáo", "the period";
        must date: NaiveDate = "ngay", "ngày gõ", "the day of the last change";
        may time: NaiveTime = "gio", "giờ gõ", "its hour";
        must cells: List<CellRecord<'t>> = "so_lieu", "các số đang gõ", "what was typed";
    }
}

record! {
    CellRecord: "Một số đang gõ", "A figure as it was typed" {
        must indicator: Named<'t> = "chi_tieu", "mã chỉ tiêu", "the indicator";
        may typed: Box<str> = "go", "chữ đã gõ; không ghi là xóa số", "as typed; absent where the figure was taken out";
        may before: Decimal = "cu", "số đang có trong tệp", "what was in the file";
        may qualifier: Qualifier = "tinh_chat", "mức độ chắc chắn của số đó", "how firm that was";
    }
}

record! {
    MappingFile: "Bảng ánh xạ khi nhập từ bảng tính", "Which rows of workbooks mean which indicators" {
        must rows: List<RowRecord<'t>> = "anh_xa", "các dòng đã biết", "the rows that are known";
    }
}

record! {
    RowRecord: "Một dòng trong bảng tính", "A row of workbooks" {
        must name: Box<str> = "ten", "tên dòng như trong bảng", "its name, as in the table";
        may heading: Box<str> = "muc", "tên mục ở trên, khi riêng tên chưa đủ rõ", "the heading above, where the name alone is not enough";
        may unit: Box<str> = "don_vi", "đơn vị tính, khi riêng tên chưa đủ rõ", "the unit, where the name alone is not enough";
        may indicator: Named<'t> = "chi_tieu", "mã chỉ tiêu", "the indicator";
        may left_out: bool = "bo_qua", "không dùng dòng này", "the row is not used";
    }
}
