//! Texts of the forced command of an sshd, and of the lines that set it up.

use super::texts;

pub use super::serve::{idle, needs_terminal as no_terminal};

texts! {
    no_data: "chưa mở được dữ liệu trên máy chủ; xin báo người quản trị máy",
        "the data on the server cannot be opened; please tell its keeper";
    no_name: "--name: khóa không có tên; ghi tên người dùng khóa, ví dụ --name \"Nguyễn Văn A\"",
        "--name: the key has no name; give that of its owner, for example --name \"Nguyen Van A\"";
    private_key: "--key: đây là khóa riêng, không được đưa cho ai; dùng tệp .pub đi cùng",
        "--key: this is a private key, which must never be handed on; take the file .pub beside it";
    putty_key: "--key: tệp khóa dạng của PuTTY; chép dòng “ssh-ed25519 AAAA…” trong cửa sổ PuTTYgen, hoặc đổi bằng ssh-keygen -i -f TỆP",
        "--key: a key in PuTTY's own form; copy the line “ssh-ed25519 AAAA…” from the window of PuTTYgen, or run ssh-keygen -i -f FILE";
    key_options: "--key: có chữ đứng trước khóa; chỉ đưa khóa, như trong tệp .pub: ssh-ed25519 AAAA… Nguyễn Văn A",
        "--key: something stands before the key; give the key alone, as in the file .pub: ssh-ed25519 AAAA… Nguyen Van A";
    odd_option: "--commune, --theme: không nhận ký tự điều khiển",
        "--commune, --theme: control characters are not taken";
    host: "may-chu", "server";
    setup_account: "1. Tài khoản chung, không có mật khẩu", "1. The account for all, without a password";
    setup_program: "2. Chương trình, và dữ liệu mà tài khoản chỉ được đọc",
        "2. The program, and the data, which the account may only read";
    setup_figures: "2b. Vai trò clerk: được ghi số liệu, chỉ trong thư mục so-lieu",
        "2b. The role clerk: figures may be written, in the folders so-lieu only";
    setup_writing: "2b. Vai trò editor: được ghi kết luận, chỉ trong thư mục nhiem-vu",
        "2b. The role editor: conclusions may be written, in the folders nhiem-vu only";
    setup_sshd: "3. sshd: chỉ nhận khóa, không chuyển tiếp gì; nơi không có thư mục này, ghi các dòng vào cuối /etc/ssh/sshd_config",
        "3. sshd: keys only, nothing forwarded; without this folder, put the lines at the end of /etc/ssh/sshd_config";
    setup_key: "4. Khóa, mỗi người một dòng; xóa dòng là người đó không vào được nữa",
        "4. The key, a line for each; without the line the person does not come in any more";
    setup_systemd: "5. Giới hạn bộ nhớ và số tiến trình, nơi có systemd",
        "5. Limits of memory and processes, where there is systemd";
    setup_reload: "6. Kiểm tra cấu hình, rồi cho sshd đọc lại",
        "6. Check the configuration, then have sshd read it again";
    setup_try: "7. Thử, từ máy của người có khóa", "7. Try it, from the machine of whoever has the key";
    setup_log: "Ai đã vào, lúc nào, xem gì:", "Who came, when, for what:";
    newer_sshd: "OpenSSH 9.2 trở lên: bỏ dấu # ở dòng dưới",
        "OpenSSH 9.2 and later: take the # away from the next line";
    force_command: "Một vai trò cho mọi khóa: bỏ dấu # ở dòng dưới; khi đó command= của từng khóa không còn tác dụng",
        "One role for all keys: take the # away from the next line; then command= of the keys does nothing any more";
}

texts! {
    /// A terminal that cannot be drawn on.
    no_drawing(term): "không vẽ được trên terminal “{term}”; gõ TERM=xterm ssh …, hoặc hỏi bằng lệnh, ví dụ: tra thu ngan sach",
        "nothing can be drawn on the terminal “{term}”; type TERM=xterm ssh …, or ask by a command: tra thu ngan sach";
    /// Text that is no key.
    no_key(said): "--key: “{said}” không phải khóa công khai; cần một dòng như trong tệp .pub: ssh-ed25519 AAAA… Nguyễn Văn A",
        "--key: “{said}” is not a public key; a line as in the file .pub is: ssh-ed25519 AAAA… Nguyen Van A";
    /// Several keys at once.
    many_keys(count): "--key: có {count} dòng; mỗi lần một khóa",
        "--key: there are {count} lines; one key at a time";
    /// A kind of key that is not taken.
    key_kind(kind): "--key: không nhận khóa loại {kind}; tạo khóa bằng ssh-keygen -t ed25519",
        "--key: keys of the kind {kind} are not taken; make one with ssh-keygen -t ed25519";
    /// An RSA key that is too short.
    weak_key(bits, least): "--key: khóa RSA {bits} bit quá ngắn, cần ít nhất {least}; tốt hơn: ssh-keygen -t ed25519",
        "--key: an RSA key of {bits} bits is too short, at least {least} are needed; better: ssh-keygen -t ed25519";
    /// A name that cannot be written down.
    bad_name(name): "--name: không dùng được “{name}”; chỉ gồm chữ, số, dấu cách và dấu câu trên bàn phím, nhiều nhất 60 ký tự",
        "--name: “{name}” cannot be used; letters, digits, spaces and the signs of a keyboard, 60 at most";
    /// A name that no account has.
    bad_user(user): "--user: “{user}” không dùng làm tài khoản được; chữ thường không dấu, số, - và _, khác root, ví dụ xa",
        "--user: “{user}” cannot be the account; small letters, digits, - and _, not root, for example xa";
    /// A path that leads nowhere for sure.
    bad_path(option, path): "{option}: “{path}” không phải đường dẫn đầy đủ; viết từ / trở đi, không có .., ví dụ /srv/giaoban/data",
        "{option}: “{path}” is not a whole path; write it from / on, without .., for example /srv/giaoban/data";

    /// What the lines are.
    setup_head: "Các dòng để vào bảng điều hành qua sshd của máy. Chưa có gì được sửa: đọc, rồi chạy bằng quyền root (sudo sh TỆP) hoặc chép từng phần",
        "The lines that open the dashboard through the machine's sshd. Nothing is changed yet: read, then run as root (sudo sh FILE) or copy part by part";
    /// Whom they are for.
    setup_person(name, role, fingerprint): "{name}, vai trò {role}, khóa {fingerprint}",
        "{name}, role {role}, key {fingerprint}";
    /// The key is in the file already.
    key_there(file): "{file}: khóa này đã có; muốn đổi vai trò hay tên thì sửa dòng đó",
        "{file}: the key is there already; change that line for another role or name";
    /// A file of a key that cannot be read.
    no_key_file(file, why): "--key: không đọc được tệp “{file}”: {why}; đưa tệp .pub, hoặc chính dòng khóa trong dấu nháy",
        "--key: the file “{file}” cannot be read: {why}; give the file .pub, or the line of the key in quotes";
}
