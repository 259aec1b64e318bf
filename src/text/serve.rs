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
    /// Where the server listens and how it is known.
    listening(address, fingerprint, people, file): "Đang phục vụ SSH tại {address}\nDấu khóa máy chủ: {fingerprint}\nKhóa được vào: {people} ({file})",
        "Serving SSH at {address}\nHost key fingerprint: {fingerprint}\nKeys that may come in: {people} ({file})";
    /// The address cannot be listened at.
    cannot_listen(address, why): "--listen: không mở được {address}: {why}; chọn cổng khác, ví dụ 127.0.0.1:2222",
        "--listen: cannot open {address}: {why}; take another port, for example 127.0.0.1:2222";
    /// There is no folder to keep keys in.
    no_folder: "không biết để khóa ở thư mục nào; chỉ rõ bằng --keys THƯ_MỤC",
        "there is no folder to keep keys in; name one with --keys FOLDER";

    /// A file of keys that cannot be used.
    unreadable(file, why): "{file}: không đọc hoặc ghi được: {why}",
        "{file}: cannot be read or written: {why}";
    too_open(file): "{file}: người khác đọc hoặc sửa được tệp này nên không dùng; chạy chmod 600 cho tệp",
        "{file}: others may read or change this file, so it is not used; chmod 600 mends it";
    too_large(file): "{file}: tệp khóa lớn hơn 1 MiB nên không dùng",
        "{file}: a file of keys of more than 1 MiB is not used";
    /// The file of the server's own key is not one.
    no_host_key(file): "{file}: không phải khóa riêng ed25519 dạng OpenSSH không mật khẩu; xóa tệp để tạo khóa mới",
        "{file}: is not an ed25519 private key of OpenSSH without passphrase; remove it to have a new one made";
    /// A line that is no key.
    no_key(file, line): "{file}:{line}: không phải một khóa; mỗi dòng như trong tệp .pub: ssh-ed25519 AAAA… Nguyễn Văn A",
        "{file}:{line}: is not a key; a line is as in the file .pub: ssh-ed25519 AAAA… Nguyen Van A";
    /// A line with an option that is not taken.
    bad_option(file, line, option): "{file}:{line}: không nhận tùy chọn “{option}” nên khóa này không vào được; nhận role=\"viewer\", role=\"editor\"",
        "{file}:{line}: the option “{option}” is not taken, so the key stays out; role=\"viewer\" and role=\"editor\" are";
    /// A line with a role that there is not.
    bad_role(file, line, role): "{file}:{line}: không có vai trò “{role}”; có viewer (xem), editor (ghi)",
        "{file}:{line}: there is no role “{role}”; there are viewer (xem), editor (ghi)";
    rsa(file, line): "{file}:{line}: khóa RSA không vào được máy chủ này: thư viện RSA có lỗi lộ thời gian chưa vá nên không đưa vào chương trình; tạo khóa bằng ssh-keygen -t ed25519, hoặc dùng sshd của máy (giaoban ssh-setup)",
        "{file}:{line}: RSA keys do not come in here: the RSA library leaks by its timing and is left out of the program; make a key with ssh-keygen -t ed25519, or use the machine's sshd (giaoban ssh-setup)";
    other_kind(file, line, kind): "{file}:{line}: không nhận khóa loại {kind}; nhận ssh-ed25519 và ecdsa, tạo bằng ssh-keygen -t ed25519",
        "{file}:{line}: keys of the kind {kind} are not taken; ssh-ed25519 and ecdsa are, made with ssh-keygen -t ed25519";
}

/// A line with a kind of key that is not taken.
pub fn bad_kind(lang: Lang, file: &str, line: usize, kind: &str) -> String {
    if kind.starts_with("ssh-rsa") || kind.starts_with("rsa-") {
        rsa(lang, file, line)
    } else {
        other_kind(lang, file, line, kind)
    }
}
