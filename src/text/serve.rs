//! Texts of the built-in SSH server: what its keeper is told, and what those who come in are.

use super::{Lang, texts};

texts! {
    needs_terminal: "bảng điều hành cần một terminal: ssh -t; hoặc gõ một lệnh, ví dụ: tra thu ngan sach",
        "the dashboard needs a terminal: ssh -t; or give a command, for example: tra thu ngan sach";
    stopping: "Máy chủ đang dừng, mời kết nối lại sau", "The server is stopping, please connect again later";
    idle: "Phiên đã đóng vì lâu không có phím nào được bấm",
        "The session was closed: no key was pressed for long";
    removed: "Phiên đã đóng: khóa này không còn được vào, hoặc đã đổi vai trò; mời kết nối lại hoặc hỏi người quản trị",
        "The session was closed: the key may not come in any more, or has another role; connect again or ask the keeper";
    full: "Máy chủ đã đủ số phiên, mời thử lại sau",
        "The server has as many sessions as it takes, please try again later";
    stopped: "đã dừng", "stopped";
    reloaded: "đã đọc lại khóa và dữ liệu", "keys and data are read again";
    /// An answer that is not sent.
    answer_too_long(most): "kết quả dài hơn {most} MiB nên không gửi; chọn một xã bằng --commune hoặc một kỳ bằng --period",
        "the answer is longer than {most} MiB and is not sent; choose one commune by --commune or one period by --period";
    /// The log could not be opened anew.
    same_log(why): "không mở lại được tệp nhật ký nên vẫn ghi vào tệp cũ: {why}",
        "the log cannot be opened anew, so it goes on in the old file: {why}";
    /// Where the server listens and how it is known.
    listening(address, fingerprint, people, file): "Đang phục vụ SSH tại {address}\nDấu khóa máy chủ: {fingerprint}\nKhóa được vào: {people} ({file})",
        "Serving SSH at {address}\nHost key fingerprint: {fingerprint}\nKeys that may come in: {people} ({file})";
    /// The address cannot be listened at.
    cannot_listen(address, why): "--listen: không mở được {address}: {why}; chọn cổng khác, ví dụ 127.0.0.1:2222",
        "--listen: cannot open {address}: {why}; take another port, for example 127.0.0.1:2222";
    /// The system lets fewer connections be than were asked for.
    few_files(fit, asked, files): "chỉ đủ chỗ cho {fit} phiên, không phải {asked}, vì hệ thống cho mở {files} tệp; tăng bằng ulimit -n (systemd: LimitNOFILE)",
        "there is room for {fit} sessions, not {asked}, since the system lets {files} files be open; raise that with ulimit -n (systemd: LimitNOFILE)";
    /// There is no folder to keep keys in.
    no_folder: "không biết để khóa ở thư mục nào; chỉ rõ bằng --keys THƯ_MỤC",
        "there is no folder to keep keys in; name one with --keys FOLDER";

    /// A file of keys that cannot be used.
    unreadable(file, why): "{file}: không đọc hoặc ghi được: {why}",
        "{file}: cannot be read or written: {why}";
    too_open(file): "{file}: người khác đọc hoặc sửa được tệp này nên không dùng; chạy chmod 600 cho tệp",
        "{file}: others may read or change this file, so it is not used; chmod 600 mends it";
    folder_open(folder): "{folder}: người khác sửa được thư mục này, tức là thay được tệp khóa, nên chưa ai vào được; chạy chmod go-w cho thư mục",
        "{folder}: others may change this folder, that is put another file of keys there, so nobody comes in yet; chmod go-w mends it";
    /// A file or folder of another user.
    foreign(file, owner): "{file}: thuộc về người dùng số {owner}, không phải người chạy máy chủ hay root, nên không dùng; chạy chown để đổi chủ",
        "{file}: belongs to the user number {owner}, who is neither the one that runs the server nor root, so it is not used; chown mends it";
    too_large(file): "{file}: tệp khóa lớn hơn 1 MiB nên không dùng",
        "{file}: a file of keys of more than 1 MiB is not used";
    /// The file of the server's own key is not one.
    no_host_key(file): "{file}: không phải khóa riêng dạng OpenSSH; khóa máy chủ là khóa ed25519 hoặc ecdsa không mật khẩu; xóa tệp để chương trình tạo khóa mới, hoặc tạo bằng ssh-keygen -t ed25519 -N \"\" -f {file}",
        "{file}: is not a private key of OpenSSH; the server's own key is one of ed25519 or ecdsa without passphrase; remove the file to have one made, or make one with ssh-keygen -t ed25519 -N \"\" -f {file}";
    /// The server's own key has a passphrase.
    host_locked(file): "{file}: khóa máy chủ có mật khẩu, máy chủ không tự mở được; bỏ mật khẩu bằng ssh-keygen -p -N \"\" -f {file}, hoặc xóa tệp để chương trình tạo khóa mới",
        "{file}: the server's own key has a passphrase, which nobody is there to type; take it off with ssh-keygen -p -N \"\" -f {file}, or remove the file to have a new key made";
    /// The server's own key is of a kind that is not used.
    host_kind(file, kind): "{file}: khóa máy chủ loại {kind} không dùng được; nhận ed25519 và ecdsa dạng OpenSSH; chuyển tệp đi nơi khác rồi chạy ssh-keygen -t ed25519 -N \"\" -f {file}",
        "{file}: a server's own key of the kind {kind} cannot be used; ed25519 and ecdsa in OpenSSH's form are; move the file away, then run ssh-keygen -t ed25519 -N \"\" -f {file}";
    /// A line that is no key.
    no_key(file, line): "{file}:{line}: không phải một khóa; mỗi dòng như trong tệp .pub: ssh-ed25519 AAAA… Nguyễn Văn A",
        "{file}:{line}: is not a key; a line is as in the file .pub: ssh-ed25519 AAAA… Nguyen Van A";
    /// Lines with two bytes a letter.
    utf16(file, line): "{file}:{line}: từ dòng này là UTF-16 (PowerShell và Notepad cũ lưu như vậy) nên không đọc được; lưu lại tệp bằng UTF-8, trong PowerShell dùng Out-File -Append -Encoding utf8",
        "{file}:{line}: from here on this is UTF-16 (as PowerShell and old Notepads save), which is not read; save the file as UTF-8, in PowerShell with Out-File -Append -Encoding utf8";
    /// A line in an old encoding.
    not_utf8(file, line): "{file}:{line}: dòng này không phải UTF-8, thường do tên ghi bằng bảng mã cũ, nên khóa này không vào được; gõ lại tên và lưu tệp bằng UTF-8",
        "{file}:{line}: this line is not UTF-8, most often by a name in an old encoding, so the key stays out; type the name again and save the file as UTF-8";
    sign_before_comment(file, line, sign, code): "{file}:{line}: ký tự “{sign}” ({code}) không đứng được trước phần tên nên khóa này không vào được; gõ lại bằng nháy thẳng \" và dấu cách thường",
        "{file}:{line}: the character “{sign}” ({code}) may not stand before the name, so the key stays out; type it again with straight quotes \" and plain spaces";
    /// A public key as `PuTTYgen` saves it.
    ssh2(file, line): "{file}:{line}: đây là khóa công khai PuTTYgen lưu (dạng SSH2) nên không đọc được; chép dòng ssh-ed25519 AAAA… trong ô trên cùng của PuTTYgen, hoặc chạy ssh-keygen -i -f TỆP",
        "{file}:{line}: this is a public key as PuTTYgen saves it (SSH2), which is not read; copy the line ssh-ed25519 AAAA… from the box at the top of PuTTYgen, or run ssh-keygen -i -f FILE";
    /// A private key where a public one belongs.
    private(file, line): "{file}:{line}: đây là khóa riêng, không để ở đây; xóa nó, chép dòng trong tệp .pub, và tạo khóa mới nếu người khác đã đọc được",
        "{file}:{line}: this is a private key, which does not belong here; remove it, copy the line of the file .pub, and make a new key if others could read it";
    /// The same key on two lines.
    twice(file, line, first): "{file}:{line}: khóa này đã có ở dòng {first}; dòng {first} được tính, kể cả vai trò; xóa một trong hai dòng",
        "{file}:{line}: this key stands on line {first} already; line {first} counts, with its role; remove one of the two";
    /// Lines that are not told of one by one.
    more_faults(file, count): "{file}: còn {count} dòng khác không đọc được",
        "{file}: {count} more lines are not read";
    /// A line with an option that is not taken.
    bad_option(file, line, option): "{file}:{line}: không nhận tùy chọn “{option}” nên khóa này không vào được; nhận role=\"viewer\", role=\"editor\", role=\"clerk\"",
        "{file}:{line}: the option “{option}” is not taken, so the key stays out; role=\"viewer\", role=\"editor\" and role=\"clerk\" are";
    /// A line with a role that there is not.
    bad_role(file, line, role): "{file}:{line}: không có vai trò “{role}”; có viewer (xem), editor (ghi), clerk (nhap)",
        "{file}:{line}: there is no role “{role}”; there are viewer (xem), editor (ghi), clerk (nhap)";
    rsa(file, line): "{file}:{line}: khóa RSA không vào được máy chủ này: thư viện RSA có lỗi lộ thời gian chưa vá nên không đưa vào chương trình; tạo khóa bằng ssh-keygen -t ed25519, hoặc dùng sshd của máy (giaoban ssh-setup)",
        "{file}:{line}: RSA keys do not come in here: the RSA library leaks by its timing and is left out of the program; make a key with ssh-keygen -t ed25519, or use the machine's sshd (giaoban ssh-setup)";
    other_kind(file, line, kind): "{file}:{line}: không nhận khóa loại {kind}; nhận ssh-ed25519 và ecdsa, tạo bằng ssh-keygen -t ed25519",
        "{file}:{line}: keys of the kind {kind} are not taken; ssh-ed25519 and ecdsa are, made with ssh-keygen -t ed25519";
}

/// A sign before the comment of a key that only looks like one that stands there.
pub fn odd_sign(lang: Lang, file: &str, line: usize, sign: char) -> String {
    let code = format!("U+{:04X}", u32::from(sign));
    let seen = shown_sign(sign);
    sign_before_comment(lang, file, line, seen, &*code)
}

/// What cannot be seen, or turns letters around, is known by its code alone.
fn shown_sign(sign: char) -> char {
    let seen = sign.is_alphanumeric() || ('\u{2010}'..='\u{2027}').contains(&sign);
    if seen { sign } else { '?' }
}

/// A line with a kind of key that is not taken.
pub fn bad_kind(lang: Lang, file: &str, line: usize, kind: &str) -> String {
    if kind.starts_with("ssh-rsa") || kind.starts_with("rsa-") {
        rsa(lang, file, line)
    } else {
        other_kind(lang, file, line, kind)
    }
}
