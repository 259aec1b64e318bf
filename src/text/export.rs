//! Words of the export's tables, which are Vietnamese whatever the language of the program, and what the command says.

use chrono::NaiveDate;

use super::{Lang, texts};

texts! {
    /// In the tables, where no is an empty cell so that a column of them reads at a glance.
    yes: "có", "yes";
    /// Said while the export is made.
    working: "đang đọc và kết xuất số liệu…", "reading the figures and making the export…";
    /// Of a step or a decision in the tables.
    deadline(day: NaiveDate): "hạn {day}", "due {day}";
    done(day: NaiveDate): "xong {day}", "done {day}";
    reason(why: &str): "lý do: {why}", "because: {why}";
}

texts! {
    /// A file that is there already.
    file_there(file: &str): "{file}: đã có tệp này, không ghi đè; chọn tên khác, hoặc thêm --force", "{file}: the file is there already and was not touched; choose another name, or add --force";
    /// The folder of the file to write is not there.
    no_folder(file: &str, folder: &str): "không ghi được {file}: không có thư mục “{folder}”; tạo thư mục trước, hoặc chọn chỗ khác", "cannot write {file}: there is no folder “{folder}”; make it first, or choose another place";
    /// A folder where one file is written.
    json_folder(folder: &str): "-o {folder}: JSON là một tệp, không phải thư mục; viết tên tệp, ví dụ -o {folder}/giaoban.json", "-o {folder}: JSON is one file, not a folder; name the file, for example -o {folder}/giaoban.json";
    /// A folder where one document is written.
    one_file(folder: &str, ending: &str): "-o {folder}: {ending} là một tệp, không phải thư mục; viết tên tệp, ví dụ -o {folder}/bao-cao.{ending}", "-o {folder}: {ending} is one file, not a folder; name the file, for example -o {folder}/report.{ending}";
    /// A workbook or a report is of one commune.
    one_commune(ending: &str): "--commune: mỗi tệp {ending} là của một xã; ghi tên thư mục của xã, ví dụ --commune dong-khe", "--commune: a file of {ending} is of one commune; name its folder, for example --commune dong-khe";
    /// A document that no screen can show.
    not_for_screens(ending: &str): "{ending} không in ra màn hình được; ghi vào tệp, ví dụ -o bao-cao.{ending}", "{ending} cannot be printed on the screen; write it to a file, for example -o report.{ending}";
    /// A document that the line of another machine cannot carry.
    not_from_afar(ending: &str): "không gửi được tệp {ending} qua đường này; dùng --format md, hoặc chạy giaoban export trên máy có dữ liệu", "a file of {ending} cannot be sent this way; use --format md, or run giaoban export on the machine with the data";
    /// A document that could not be made.
    not_made(ending: &str, why: &str): "không tạo được tệp {ending}: {why}; báo cho người phụ trách chương trình kèm tệp dữ liệu của kỳ", "the file of {ending} could not be made: {why}; tell whoever keeps the program, with the data file of the period";
}

texts! {
    one_written(file: &str): "Đã ghi {file}", "Wrote {file}";
    all_written(files: &[String]; n = files.len(), all = files.join(", ")): "Đã ghi {n} tệp: {all}", "Wrote {n} files: {all}";
    /// Communes that could not be read are not in the export.
    left_out(communes: &[String]; all = communes.join(", ")): "Không đọc được, không có trong tệp xuất: {all}; xem lỗi bằng giaoban check", "Cannot be read, not in the export: {all}; giaoban check shows why";
    /// A period that no commune has figures of.
    no_such_period(asked: &str): "--period: không xã nào có số liệu kỳ “{asked}”; bỏ --period để xuất mọi kỳ", "--period: no commune has figures of “{asked}”; leave out --period to export all periods";
}

/// The export was written.
pub fn written(lang: Lang, files: &[String]) -> String {
    match files {
        [one] => one_written(lang, one),
        many => all_written(lang, many),
    }
}
