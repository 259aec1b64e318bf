//! What is said when something is not written: where, what, what to do.

use super::{Lang, render, say, texts};
use crate::data::{Fault, FaultKind, Refused};
use crate::model::date;

/// Why a file was not written.
pub fn fault(fault: &Fault, lang: Lang) -> String {
    use FaultKind as K;
    let file = &fault.file;
    let (vi, en) = match &fault.kind {
        K::Busy => (
            "chương trình khác đang ghi vào thư mục này; đợi một lát rồi ghi lại",
            "another program is writing in this folder; wait a moment and save again",
        ),
        K::Changed => (
            "tệp vừa được người khác sửa, chưa ghi đè; xem lại số liệu mới rồi ghi lại",
            "somebody else has just changed the file; nothing was overwritten; look at what is there now and save again",
        ),
        K::AlreadyThere => (
            "đã có tệp này, không ghi đè; đổi tên hoặc dời tệp cũ đi rồi ghi lại",
            "the file is there already; nothing was overwritten; rename or move the old file, then save again",
        ),
        K::NoFolder => (
            "không có thư mục này; kiểm tra lại thư mục dữ liệu, hoặc tạo thư mục rồi ghi lại",
            "this folder is not there; check the data folder, or make the folder and save again",
        ),
        K::NotAFolder => (
            "chỗ này là một tệp, không phải thư mục; chọn thư mục khác, hoặc dời tệp này đi",
            "a file stands here, not a folder; choose another folder, or move this file away",
        ),
        K::ProtectedFile => (
            "tệp đang để chế độ chỉ đọc; cấp quyền ghi tệp cho tài khoản đang dùng rồi ghi lại",
            "the file is read-only; let the account in use write the file, then save again",
        ),
        K::ProtectedFolder => (
            "không có quyền ghi vào thư mục này; cấp quyền ghi thư mục cho tài khoản đang dùng rồi ghi lại",
            "no permission to write in this folder; let the account in use write in the folder, then save again",
        ),
        K::ReadOnlyDisk => (
            "ổ đĩa chỉ cho đọc; chép thư mục dữ liệu sang ổ đĩa ghi được",
            "the disk is read-only; copy the data folder to a disk that can be written",
        ),
        K::Full => (
            "đĩa đã đầy, tệp cũ vẫn còn nguyên; xóa bớt tệp không cần rồi ghi lại",
            "the disk is full; the old file is as it was; delete what is not needed, then save again",
        ),
        K::BrokenLink => (
            "đường dẫn tắt trỏ đến tệp không còn nữa; xóa đường dẫn tắt, hoặc đặt lại tệp nó trỏ đến",
            "the link leads to a file that is not there; delete the link, or put back the file it leads to",
        ),
        K::LinkLoop => (
            "đường dẫn tắt trỏ vòng về chính nó; xóa đường dẫn tắt và chép tệp thật vào đây",
            "the link leads back to itself; delete the link and put the real file in its place",
        ),
        K::NotAFile => (
            "đây không phải tệp văn bản; dời thư mục hoặc thiết bị cùng tên đi",
            "this is not a text file; move the folder or device of this name away",
        ),
        K::NotText => (
            "tệp không ở bảng mã UTF-8; mở tệp, lưu lại bằng bảng mã UTF-8",
            "the file is not UTF-8; open the file and save it as UTF-8",
        ),
        K::TooLarge => (
            "tệp quá lớn; kiểm tra xem có chép nhầm tệp khác vào đây không",
            "the file is too large; check whether another file was copied here by mistake",
        ),
        K::System(text) => {
            return say!(
                lang,
                "{file}: không ghi được: hệ điều hành báo: {text}; thử lại; nếu vẫn lỗi, nhờ người quản trị máy",
                "{file}: cannot write: the system says: {text}; try again; if it persists, ask the administrator of this computer"
            );
        }
    };
    say!(
        lang,
        "{file}: không ghi được: {vi}",
        "{file}: cannot write: {en}"
    )
}

texts! {
    /// The data inside the program cannot be written: the way out.
    embedded: "dữ liệu có sẵn trong chương trình, không ghi vào được; tạo thư mục dữ liệu bằng: giaoban init THƯ_MỤC, rồi mở: giaoban --data THƯ_MỤC", "the data inside the program cannot be written; make a data folder with: giaoban init FOLDER, then open it: giaoban --data FOLDER";
    read_only: "đang ở chế độ chỉ xem, không ghi gì; mở lại không có --read-only để ghi", "this is look-only and writes nothing; open it again without --read-only to write";
    no_title: "kết luận chưa có nội dung; gõ nội dung rồi ghi", "the conclusion has no text; type it, then save";
    no_commune(slug: &str): "không đọc được xã \"{slug}\" trong thư mục dữ liệu; chạy giaoban check để xem chỗ sai", "the commune \"{slug}\" cannot be read; giaoban check shows what is wrong";
    closed(day: &str): "cuộc họp ngày {day} đã chốt, không sửa nữa; việc phát sinh thì ghi vào cuộc họp sau", "the meeting of {day} is closed and stays as it is; take what is new to the next meeting";
    no_decision(task: &str): "chưa ghi gì mới cho việc {task}; chọn trạng thái hoặc hạn mới", "nothing new is said about task {task}; choose a state or a new deadline";
    no_conclusion(id: &str): "không có kết luận {id} trong cuộc họp này, có thể người khác vừa xóa; xem lại danh sách kết luận", "this meeting has no conclusion {id}; somebody has perhaps just deleted it; look at the list again";
    not_the_record(file: &str, day: &str): "{file}: không phải biên bản cuộc họp ngày {day} (cần hop: true và đúng ngày); sửa lại tệp, hoặc dời tệp đi", "{file}: not the record of the meeting of {day} (it needs hop: true and that day); correct the file, or move it away";
    unknown(thing: &str, id: &str): "không có {thing} \"{id}\"; chọn lại cho đúng, hoặc bỏ trống", "there is no {thing} \"{id}\"; choose another one, or leave it empty";
    unknown_near(thing: &str, id: &str, near: &str): "không có {thing} \"{id}\"; có lẽ là \"{near}\"; chọn lại cho đúng", "there is no {thing} \"{id}\"; perhaps \"{near}\" is meant; choose it";
    gone(file: &str): "{file}: tệp không còn nữa, chưa ghi gì; đặt lại tệp vào chỗ cũ rồi lưu lại", "{file}: the file is not there any more, nothing was written; put it back, then save again";
    contested(count: usize): "Tệp vừa có người sửa {count} ô mình đang sửa, chưa ghi gì: ở từng ô, F7 giữ số của mình, F9 lấy số trong tệp", "Somebody has changed {count} of these figures, nothing was written: F7 keeps yours, F9 takes theirs";
    undeclared(id: &str): "danh mục không còn chỉ tiêu \"{id}\", chưa ghi gì; khai báo lại trong danh-muc.ron hoặc xa.ron rồi lưu lại", "the catalogue has no indicator \"{id}\" any more, nothing was written; declare it again, then save";
    broken(problem: &str): "{problem}; sửa tệp rồi ghi lại", "{problem}; mend the file, then save again";
    spoiled(problem: &str): "ghi số này vào thì tệp sẽ sai, nên chưa ghi gì: {problem}", "with these figures the file would be wrong, so nothing was written: {problem}";
    form(file: &str): "{file}: tệp viết theo cách mà chương trình không sửa được, chưa ghi gì; sửa số trong tệp bằng tay", "{file}: the file is written in a way that cannot be edited here, nothing was written; edit it by hand";
}

/// Why something was not written.
pub fn refused(refused: &Refused, lang: Lang) -> String {
    match refused {
        Refused::Embedded => embedded(lang).to_string(),
        Refused::ReadOnly => read_only(lang).to_string(),
        Refused::NoCommune(slug) => no_commune(lang, slug),
        Refused::Closed(day) => closed(lang, &date::format(*day)),
        Refused::NoTitle => no_title(lang).to_string(),
        Refused::NoDecision(task) => no_decision(lang, task),
        Refused::NoConclusion(id) => no_conclusion(lang, id),
        Refused::Unknown { what, id, near } => {
            let thing = what.name(lang);
            match near {
                Some(near) => unknown_near(lang, thing, id, near),
                None => unknown(lang, thing, id),
            }
        }
        Refused::NotTheRecord { file, date } => not_the_record(lang, file, &date::format(*date)),
        Refused::Gone(file) => gone(lang, file),
        Refused::Contested(all) => contested(lang, all.len()),
        Refused::Undeclared(id) => undeclared(lang, id),
        Refused::Broken(problem) => broken(lang, &render::one_line(problem, lang)),
        Refused::Spoiled(problem) => spoiled(lang, &render::one_line(problem, lang)),
        Refused::Form(file) => form(lang, file),
        Refused::Fault(fault) => self::fault(fault, lang),
    }
}

texts! {
    /// Files that `init` would overwrite.
    data_there(folder: &str, count: usize, first: &str): "{folder}: đã có {count} tệp cùng tên nhưng khác nội dung, không ghi đè (ví dụ {first}); chọn thư mục khác: giaoban init THƯ_MỤC", "{folder}: {count} files are there with another content, none was touched ({first}); choose another folder: giaoban init FOLDER";
}

/// What `init` has written, and the next command.
pub fn data_written(lang: Lang, folder: &str, count: usize) -> String {
    let shown = if folder.contains([' ', '(', ')', '&', ';', '$']) {
        format!("\"{folder}\"")
    } else {
        folder.to_string()
    };
    if count == 0 {
        return say!(
            lang,
            "{folder}: đã có đủ dữ liệu, không ghi thêm; mở bằng: giaoban --data {shown}",
            "{folder}: all of the data is there already; open it with: giaoban --data {shown}"
        );
    }
    say!(
        lang,
        "Đã ghi {count} tệp vào {folder}; mở bằng: giaoban --data {shown}",
        "Wrote {count} files to {folder}; open it with: giaoban --data {shown}"
    )
}
