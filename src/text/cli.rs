//! Texts of the command line: help of every command and option, and what is said when an argument is wrong.

use super::{Lang, plural, texts};

texts! {
    about: "Bảng điều hành cho cuộc họp giao ban thứ Hai của xã",
        "Dashboard for the Monday meeting of a commune";
    usage: "Cách dùng:", "Usage:";
    commands: "Lệnh:", "Commands:";
    arguments: "Đối số:", "Arguments:";
    options: "Tùy chọn:", "Options:";
    usage_options: "[TÙY CHỌN]", "[OPTIONS]";
    usage_command: "[LỆNH]", "[COMMAND]";
    error: "Lỗi:", "Error:";
    see_help: "Xem thêm:", "See also:";
    after_help: "Không có lệnh nào thì mở bảng điều hành. Mã thoát: 0 tốt, 1 có điều cần xem, 2 không chạy được.",
        "Without a command the dashboard opens. Exit codes: 0 fine, 1 something to look at, 2 cannot run.";
    man_name: "TÊN", "NAME";
    man_synopsis: "CÁCH DÙNG", "SYNOPSIS";
    man_description: "MÔ TẢ", "DESCRIPTION";
    man_options: "TÙY CHỌN", "OPTIONS";
    man_notes: "GHI CHÚ", "NOTES";
}

/// Declares what is said by name; nothing of a name that is not there.
macro_rules! by_name {
    ($(#[$doc:meta])* $name:ident { $($($id:literal)|+: $vi:literal, $en:literal;)* }) => {
        $(#[$doc])*
        pub fn $name(lang: Lang, id: &str) -> &'static str {
            match id {
                $($($id)|+ => lang.pick($vi, $en),)*
                _ => "",
            }
        }
    };
}

by_name! {
    /// What a command does; with its other name.
    command {
        "show": "In số liệu của một kỳ (tên khác: xem)", "Print the figures of a period (also: xem)";
        "find": "Tra chỉ tiêu, nhiệm vụ, mục tiêu, sự kiện, thôn; gõ không dấu cũng được (tên khác: tra)",
            "Look up indicators, tasks, targets, events, hamlets; accents optional (also: tra)";
        "check": "Kiểm tra tệp dữ liệu và đối chiếu số liệu (tên khác: kiem-tra)",
            "Check the data files and their figures (also: kiem-tra)";
        "export": "Xuất mọi số liệu, kế hoạch, nhiệm vụ, sự kiện ra JSON hoặc CSV; xuất một kỳ của một xã ra Excel, Word hoặc Markdown (tên khác: xuat)",
            "Export all figures, plans, tasks and events as JSON or CSV; one period of one commune to Excel, Word or Markdown (also: xuat)";
        "sample": "Tạo bộ dữ liệu minh họa để xem thử (tên khác: mau)",
            "Write illustrative data to try the program (also: mau)";
        "new": "Tạo tệp số liệu của kỳ mới, có sẵn mọi chỉ tiêu cần báo cáo, chỉ việc điền (tên khác: tao)",
            "Write the file of a new period with every indicator that is due, ready to be filled in (also: tao)";
        "import": "Nhập số liệu từ bảng tính .xlsx, .xls, .ods, .csv: xem trước, hỏi rồi mới ghi (tên khác: nhap)",
            "Take figures from a workbook, .xlsx, .xls, .ods or .csv: shows them first, writes after a yes (also: nhap)";
        "init": "Chép dữ liệu có sẵn trong chương trình ra thư mục để sửa và ghi được (tên khác: khoi-tao)",
            "Write the data inside the program to a folder, to be changed there (also: khoi-tao)";
        "serve": "Phục vụ bảng điều hành qua SSH, chỉ nhận khóa (tên khác: phuc-vu)",
            "Serve the dashboard over SSH, keys only (also: phuc-vu)";
        "ssh": "Trả lời một lần đăng nhập qua sshd của máy: bảng điều hành hoặc một lệnh tra cứu; xem ssh-setup",
            "Answer one login through the machine's sshd: the dashboard or one command; see ssh-setup";
        "ssh-setup": "In các dòng cài đặt để một người vào được qua sshd của máy (tên khác: cai-dat-ssh)",
            "Print the lines that let somebody in through the machine's sshd (also: cai-dat-ssh)";
        "doctor": "Kiểm tra máy và phòng họp: màu, phông chữ, hàng ghế cuối đọc được bao nhiêu dòng (tên khác: kiem-tra-may)",
            "Check this machine and the room: colours, font, how many rows the last row can read (also: kiem-tra-may)";
        "completions": "In tệp gợi ý lệnh cho một loại shell (tên khác: hoan-tat)",
            "Print completions for a shell (also: hoan-tat)";
        "present": "Trình chiếu cuộc họp giao ban theo chương trình (tên khác: trinh-chieu)",
            "Present the meeting in the order of its agenda (also: trinh-chieu)";
        "notes": "Màn hình ghi chú cho người báo cáo: theo và điều khiển buổi trình chiếu trên cùng máy (tên khác: ghi-chu)",
            "Second screen for who reports: follows and drives a presentation on the same machine (also: ghi-chu)";
        "minutes": "Viết thông báo kết luận cuộc họp giao ban, thể thức theo Nghị định 30/2020/NĐ-CP (tên khác: bien-ban)",
            "Write the notice of a meeting's conclusions, laid out by Nghị định 30/2020/NĐ-CP (also: bien-ban)";
        "man": "In trang hướng dẫn dạng man", "Print the manual page";
    }
}

by_name! {
    /// What an option or argument does.
    option {
        "data": "Thư mục dữ liệu; mặc định là biến GIAOBAN_DATA, rồi đến dữ liệu có sẵn trong chương trình",
            "Data folder; by default the variable GIAOBAN_DATA, then the data inside the program";
        "commune": "Xã, viết như tên thư mục: dong-khe", "Commune, as its folder is named: dong-khe";
        "period": "Kỳ số liệu: 2026-W03, 2026-01, 2026-Q1 hoặc 2026; mặc định là kỳ mới nhất",
            "Period: 2026-W03, 2026-01, 2026-Q1 or 2026; the latest by default";
        "as_of": "Ngày xem: 16/01/2026, 2026-01-16 hoặc hom-nay; mặc định theo ngày lập báo cáo",
            "Day of looking: 16/01/2026, 2026-01-16 or today; by default the day of the report";
        "theme": "Bộ màu: chieu-sang, toi, tuong-phan-cao, don-sac, hoặc bộ màu của bạn",
            "Theme: chieu-sang (light), toi (dark), tuong-phan-cao (high contrast), don-sac (no colour), or your own";
        "lang": "Ngôn ngữ: vi (mặc định) hoặc en; hoặc biến GIAOBAN_LANG",
            "Language: vi (default) or en; or the variable GIAOBAN_LANG";
        "color": "Số màu: auto (tự nhận), true, 256, 16, none", "Colours: auto, true, 256, 16, none";
        "glyphs": "Bộ dấu vẽ: full (đủ), plain (phông của Windows cũ, WGL4), ascii; mặc định tự nhận, hoặc theo tệp dau-ve trong thư mục cấu hình",
            "Signs of bars and marks: full, plain (fonts of old Windows, WGL4), ascii; by default as the terminal has, or as the file dau-ve in the settings folder says";
        "ascii": "Như --glyphs ascii", "The same as --glyphs ascii";
        "read_only": "Chỉ xem, không ghi vào tệp dữ liệu nào", "Look only, never write to a data file";
        "print": "Bảng điều hành: in một màn hình rồi thoát; text (mặc định), ansi hoặc svg",
            "Dashboard: print one frame and exit; text (default), ansi or svg";
        "size": "Bảng điều hành: cỡ màn hình khi in, cột x dòng: 120x36",
            "Dashboard: size of the printed frame, columns x rows: 120x36";
        "keys": "Bảng điều hành: các phím bấm trước khi in: '2,DOWN,ENTER,type:giai ngan'",
            "Dashboard: keys to press before printing: '2,DOWN,ENTER,type:giai ngan'";
        "help": "In phần trợ giúp này", "Print this help";
        "version": "In phiên bản", "Print the version";
        "format": "Dạng in: text (mặc định), json, csv", "Output: text (default), json, csv";
        "check_format": "Dạng in: text (mặc định), json", "Output: text (default), json";
        "export_format": "Dạng xuất: json, csv; xlsx (bảng tính), docx và md (báo cáo tháng) của một kỳ của một xã; không ghi thì theo đuôi tệp của -o, còn lại là json",
            "Output: json, csv; xlsx (workbook), docx and md (monthly report) of one period of one commune; by default that of the ending of -o, otherwise json";
        "output": "Ghi ra tệp này; với csv, tên thư mục (hoặc kết thúc bằng /) thì mỗi bảng một tệp",
            "Write to this file; with csv, a folder (or a path ending in /) gets one file a table";
        "minutes_output": "Ghi ra tệp .docx hoặc .md này; không có thì in Markdown ra màn hình",
            "Write to this .docx or .md file; Markdown to the screen without it";
        "date": "Ngày họp: 19/01/2026 hoặc 2026-01-19; mặc định là cuộc họp gần nhất đến ngày xem",
            "Day of the meeting: 19/01/2026 or 2026-01-19; by default the last one until the day of looking";
        "minutes_force": "Ghi đè tệp đã có", "Overwrite the file that is there";
        "schema": "In mô tả cấu trúc của tệp JSON (JSON Schema)",
            "Print the JSON Schema of the JSON document";
        "filter": "Chỉ in lĩnh vực, nhóm hoặc chỉ tiêu này: mã, hoặc tên không dấu; hoặc nhiem-vu, muc-tieu, lich",
            "Only this sector, group or indicator: its identifier, or its name, accents optional; or nhiem-vu (tasks), muc-tieu (targets), lich (calendar)";
        "words": "Các từ cần tra, không dấu cũng được: giai ngan",
            "Words to look for, accents optional: giai ngan";
        "out": "Thư mục ghi dữ liệu minh họa; mặc định: data",
            "Folder to write the illustrative data to; data by default";
        "new_period": "Kỳ cần tạo: tuần 2026-W06, tháng 2026-02 hoặc 02/2026, quý 2026-Q1, năm 2026",
            "The new period: a week 2026-W06, a month 2026-02 or 02/2026, a quarter 2026-Q1, a year 2026";
        "workbook": "Bảng tính cần nhập", "The workbook";
        "sheet": "Chỉ đọc trang tính có tên này; mặc định đọc mọi trang có bảng số liệu",
            "Read only the sheet of this name; by default all that have a table of figures";
        "yes": "Ghi ngay, không hỏi; có chỗ chưa rõ thì vẫn không ghi gì",
            "Write without asking; where anything is in doubt nothing is written all the same";
        "folder": "Thư mục ghi dữ liệu; mặc định: du-lieu", "Folder to write the data to; du-lieu by default";
        "seed": "Số gốc để sinh số liệu; cùng số gốc thì cùng số liệu",
            "Seed of the figures; the same seed gives the same figures";
        "auto": "Tự chuyển trang sau chừng ấy thời gian, đến khi có người bấm phím: 20s, 2m",
            "Turn the pages by itself after so long, until a key is pressed: 20s, 2m";
        "from": "Bắt đầu từ trang số mấy", "The page to begin with";
        "force": "Ghi đè tệp đã có", "Overwrite files that are there";
        "distance": "Người ngồi xa nhất cách hình chiếu mấy mét, ví dụ 8; cần có --height (tên khác: --khoang-cach)",
            "Metres from the picture to the farthest viewer, for example 8; goes with --height (also: --khoang-cach)";
        "height": "Hình chiếu cao mấy mét, ví dụ 1,5; cần có --distance (tên khác: --cao)",
            "Height of the picture in metres, for example 1.5; goes with --distance (also: --cao)";
        "shell": "Loại shell: bash, zsh, fish, powershell, elvish",
            "Shell: bash, zsh, fish, powershell, elvish";
        "listen": "Địa chỉ và cổng; mặc định: 127.0.0.1:2222", "Address and port; 127.0.0.1:2222 by default";
        "key_folder": "Thư mục có khóa máy chủ host_ed25519 (tự tạo) và authorized_keys, mỗi người một dòng; mặc định: giaoban/ssh trong thư mục cấu hình",
            "Folder of the host key host_ed25519 (made when missing) and of authorized_keys, a line for each; by default giaoban/ssh in the configuration folder";
        "log": "Ghi nhật ký vào tệp này; mặc định ra màn hình lỗi",
            "Write the log to this file; to the standard error by default";
        "role": "Vai trò: viewer (chỉ xem, mặc định), editor (ghi kết luận, trạng thái nhiệm vụ) hoặc clerk (nhập số liệu)",
            "Role: viewer (looks, the default), editor (conclusions and states of tasks) or clerk (figures)";
        "person": "Tên người dùng khóa, để ghi nhật ký", "Name of the key's owner, for the log";
        "visits": "Ghi nhật ký vào tệp này; mặc định: ssh với giaoban/ssh.log trong thư mục trạng thái, ssh-setup với /var/log/giaoban-xa/ssh.log",
            "Write the log to this file; by default giaoban/ssh.log in the state folder for ssh, /var/log/giaoban-xa/ssh.log for ssh-setup";
        "public_key": "Tệp khóa công khai (.pub), hoặc chính dòng khóa: 'ssh-ed25519 AAAA…'",
            "File of the public key (.pub), or the key itself: 'ssh-ed25519 AAAA…'";
        "user": "Tài khoản để đăng nhập; mặc định: xa", "Account to log in to; xa by default";
        "program": "Nơi đặt chương trình; mặc định: /usr/local/bin/giaoban",
            "Where the program is to be; /usr/local/bin/giaoban by default";
        "idle": "Đóng phiên sau số phút không bấm phím; mặc định: 30",
            "Close a session after so many minutes without a key; 30 by default";
        "sessions": "Số phiên cùng lúc; mặc định: 250", "Sessions at the same time; 250 by default";
        "per_address": "Số phiên cùng lúc từ một địa chỉ; mặc định bằng --sessions",
            "Sessions at the same time from one address; as --sessions by default";
    }
}

by_name! {
    /// The name of an option's value in usage lines.
    value_name {
        "data" | "out" | "folder" | "key_folder": "THƯ MỤC", "DIR";
        "commune": "XÃ", "SLUG";
        "period" | "new_period": "KỲ", "PERIOD";
        "as_of" | "date": "NGÀY", "DATE";
        "theme" | "person" | "user" | "sheet": "TÊN", "NAME";
        "lang": "vi|en", "vi|en";
        "color": "MÀU", "COLOR";
        "glyphs": "BỘ", "SET";
        "role": "viewer|editor|clerk", "viewer|editor|clerk";
        "public_key": "KHÓA", "KEY";
        "program": "ĐƯỜNG DẪN", "PATH";
        "output" | "minutes_output" | "log" | "visits" | "workbook": "TỆP", "FILE";
        "print" | "format" | "check_format" | "export_format": "DẠNG", "FORMAT";
        "size": "CỠ", "SIZE";
        "keys": "PHÍM", "KEYS";
        "filter": "LĨNH VỰC|CHỈ TIÊU", "SECTOR|INDICATOR";
        "words": "TỪ", "WORDS";
        "auto": "THỜI GIAN", "TIME";
        "from": "TRANG", "PAGE";
        "listen": "ĐỊA CHỈ:CỔNG", "ADDRESS:PORT";
        "seed" | "idle" | "sessions" | "per_address": "SỐ", "NUMBER";
        "distance" | "height": "MÉT", "METRES";
        "shell": "SHELL", "SHELL";
    }
}

by_name! {
    /// What the values of an option must look like, where it is not one of a few words.
    shape {
        "--as-of": "ngày có thật, viết 16/01/2026 hoặc 2026-01-16, hoặc hom-nay",
            "a day that exists, written 16/01/2026 or 2026-01-16, or today";
        "--date": "ngày có thật, viết 19/01/2026 hoặc 2026-01-19",
            "a day that exists, written 19/01/2026 or 2026-01-19";
        "--period": "tuần 2026-W03, tháng 2026-01, quý 2026-Q1 hoặc năm 2026",
            "a week 2026-W03, a month 2026-01, a quarter 2026-Q1 or a year 2026";
        "<KỲ>" | "<PERIOD>": "tuần 2026-W06, tháng 2026-02 hoặc 02/2026, quý 2026-Q1, năm 2026",
            "a week 2026-W06, a month 2026-02 or 02/2026, a quarter 2026-Q1, a year 2026";
        "--size": "cột x dòng, từ 1x1 đến 1000x1000, ví dụ 120x36",
            "columns x rows from 1x1 to 1000x1000, for example 120x36";
        "--auto": "số giây hoặc phút, từ 1s đến 60m, ví dụ 20s",
            "seconds or minutes from 1s to 60m, for example 20s";
        "--from": "số trang từ 1 đến 999", "a page from 1 to 999";
        "--listen": "địa chỉ IP và cổng, ví dụ 127.0.0.1:2222",
            "an IP address and a port, for example 127.0.0.1:2222";
        "--role": "viewer (xem), editor (ghi), clerk (nhap)", "viewer (xem), editor (ghi), clerk (nhap)";
        "--idle": "số phút từ 1 đến 1440", "minutes from 1 to 1440";
        "--sessions" | "--per-address": "số nguyên từ 1 đến 10000", "a whole number from 1 to 10000";
        "--distance": "số mét từ 0,5 đến 100, ví dụ 8 hoặc 7,5",
            "metres from 0.5 to 100, for example 8 or 7.5";
        "--height": "số mét từ 0,1 đến 20, ví dụ 1,5", "metres from 0.1 to 20, for example 1.5";
        "--seed": "số nguyên không âm, ví dụ 2026", "a whole number, for example 2026";
    }
}

/// `; ý bạn là “…”?`, where something is near.
pub fn meant(lang: Lang, near: Option<&str>) -> String {
    near.map(|near| did_you_mean(lang, near))
        .unwrap_or_default()
}

texts! {
    did_you_mean(near): "; ý bạn là “{near}”?", "; did you mean “{near}”?";
    any_value: "giá trị khác, xem trợ giúp", "another value, see the help";

    unknown_option(option, meant): "không có tùy chọn “{option}”{meant}",
        "there is no option “{option}”{meant}";
    /// An argument where none is taken.
    extra_argument(argument): "thừa đối số “{argument}”", "one argument too many: “{argument}”";
    unknown_command(command, meant): "không có lệnh “{command}”{meant}",
        "there is no command “{command}”{meant}";
    these_commands(all): "; các lệnh: {all}", "; commands: {all}";
    /// A value that an option does not take.
    bad_value(option, value, allowed, meant): "{option}: không hiểu “{value}”; chỉ nhận {allowed}{meant}",
        "{option}: cannot read “{value}”; takes {allowed}{meant}";
    /// An option without its value.
    missing_value(option, allowed): "{option} cần một giá trị{allowed}", "{option} needs a value{allowed}";
    /// An argument that must be given, or an option that another one needs.
    missing_argument(names): "thiếu {names}", "missing: {names}";
    given_twice(option): "{option} chỉ được viết một lần", "{option} can be given only once";
    conflict(option, other): "{option} không dùng cùng với {other}", "{option} cannot be used with {other}";
    /// An option of the dashboard beside a command.
    only_dashboard(option): "{option} chỉ dùng khi mở bảng điều hành, không dùng với lệnh",
        "{option} belongs to the dashboard and goes with no command";
    /// Anything else that is wrong with the arguments.
    bad_arguments: "không hiểu các đối số", "the arguments cannot be read";
    /// An argument that is not UTF-8.
    not_utf8: "một đối số không phải chữ Unicode (UTF-8); hãy gõ lại",
        "an argument is not Unicode text (UTF-8); type it again";

    unknown_commune(asked, available, meant): "--commune: không có xã “{asked}”{meant}\ncác xã đang có: {available}",
        "--commune: there is no commune “{asked}”{meant}\ncommunes on file: {available}";
    /// A period that the commune has no figures of.
    unknown_period(asked, commune, available, meant): "--period: {commune} không có số liệu kỳ “{asked}”{meant}\ncác kỳ đang có: {available}",
        "--period: {commune} has no figures of “{asked}”{meant}\nperiods on file: {available}";
    /// Some of many.
    periods_between(first, last, count): "{first} … {last} ({count} kỳ)",
        "{first} … {last} ({count} periods)";
    /// A commune without any period.
    no_periods: "chưa có kỳ nào", "none yet";
    /// A data folder without a commune.
    no_commune(folder): "{folder}: không có xã nào; mỗi xã là một thư mục có tệp xa.ron; tạo dữ liệu xem thử bằng giaoban sample",
        "{folder}: there is no commune; each is a folder with a file xa.ron; giaoban sample writes one to try";
    /// A commune whose files are too broken to show anything.
    commune_unreadable(slug, problems of "error", first):
        "{slug}: không đọc được xã này, {problems} lỗi trong tệp dữ liệu; xem đủ bằng giaoban check\n{first}",
        "{slug}: this commune cannot be read, {problems} in its files; giaoban check shows them all\n{first}";
    /// A filter of `show` that fits nothing.
    unknown_filter(word, commune, meant): "{commune} không có lĩnh vực, nhóm hay chỉ tiêu nào là “{word}”{meant}\ntra theo từ bằng giaoban find; ngoài số liệu còn có nhiem-vu, muc-tieu, lich",
        "{commune} has no sector, group or indicator “{word}”{meant}\ngiaoban find looks for words; beside figures there are nhiem-vu (tasks), muc-tieu (targets), lich (calendar)";
    nothing_found(words, commune): "{commune}: không có gì khớp với “{words}”; thử ít từ hơn",
        "{commune}: nothing fits “{words}”; try fewer words";
    /// Words were given, but nothing to look for.
    empty_words: "chưa có từ nào để tra, ví dụ: giaoban find giai ngan",
        "no words to look for, for example: giaoban find giai ngan";
    /// The folder of the data does not exist or cannot be read.
    bad_folder(option, folder, why): "{option}: không đọc được thư mục dữ liệu “{folder}”: {why}",
        "{option}: cannot read the data folder “{folder}”: {why}";
    cannot_write(file, why): "không ghi được {file}: {why}", "cannot write {file}: {why}";
    cannot_print(why): "không in ra được: {why}", "cannot write the output: {why}";
    /// Files that `sample` would overwrite.
    files_there(folder, count of "file", first; was = plural(count, "is there already, it was not", "are there already, none was")):
        "{folder}: đã có {count} tệp ở đó, không ghi đè (ví dụ {first}); chọn thư mục khác bằng --out, hoặc thêm --force",
        "{folder}: {count} {was} touched ({first}); choose another folder with --out, or add --force";
    /// What `sample` would do with `--read-only`.
    read_only: "đang ở chế độ chỉ xem; bỏ --read-only để ghi",
        "this is look-only; leave out --read-only to write";
    /// What `sample` has written.
    written(folder, count of "file"): "Đã ghi {count} tệp vào {folder}; xem bằng: giaoban --data {folder} --commune minh-hoa",
        "Wrote {count} to {folder}; look at them with: giaoban --data {folder} --commune minh-hoa";
    unknown_theme(asked, available, meant): "--theme: không có bộ màu “{asked}”{meant}\ncác bộ màu đang có: {available}",
        "--theme: there is no theme “{asked}”{meant}\nthemes there are: {available}";
    /// The dashboard needs a terminal.
    no_terminal: "bảng điều hành cần một cửa sổ dòng lệnh\nđể lấy văn bản: giaoban show, hoặc giaoban --print",
        "the dashboard needs a terminal\nfor text: giaoban show, or giaoban --print";
    /// The one line that is left when the program fails by its own fault; `{place}` becomes the place in the source.
    broken: "giaoban: chương trình gặp lỗi nội bộ tại {place}; số liệu không bị ảnh hưởng, xin báo cho nhóm phát triển",
        "giaoban: the program met an error of its own at {place}; no data was touched, please report it to the developers";
    /// A step of `--keys` that cannot be read, and what may stand there.
    bad_keys(step, text, allowed): "--keys: bước {step} “{text}” không đọc được\ncho phép: {allowed}",
        "--keys: step {step} “{text}” cannot be read\nallowed: {allowed}";
    /// What a step of `--keys` may be.
    key_forms: "một chữ, UP DOWN LEFT RIGHT ENTER ESC TAB S-TAB PGUP PGDN HOME END F1…F12, C-x, j*3, type:chữ, resize:100x30",
        "a letter, UP DOWN LEFT RIGHT ENTER ESC TAB S-TAB PGUP PGDN HOME END F1…F12, C-x, j*3, type:text, resize:100x30";
    /// What the number after `*` in a step of `--keys` may be.
    key_counts(most): "số lần từ 1 đến {most}", "a count from 1 to {most}";
    /// What the size in a step of `--keys` may be.
    key_cells: "CỘTxDÒNG, như 100x30", "COLUMNSxROWS, as in 100x30";
}

/// A bad value of the variable `GIAOBAN_LANG`.
pub fn bad_lang_variable(value: &str) -> String {
    format!(
        "GIAOBAN_LANG: không hiểu “{value}”; chỉ nhận vi, en / cannot read “{value}”; takes vi, en"
    )
}

/// Why a file or folder could not be used, in plain words.
pub fn io_reason(lang: Lang, kind: std::io::ErrorKind) -> Option<&'static str> {
    use std::io::ErrorKind as Kind;
    Some(match kind {
        Kind::NotFound => lang.pick("không tồn tại", "it is not there"),
        Kind::PermissionDenied => lang.pick("không có quyền truy cập", "permission denied"),
        Kind::NotADirectory => lang.pick("không phải là thư mục", "it is not a folder"),
        Kind::IsADirectory => lang.pick("là một thư mục", "it is a folder"),
        Kind::InvalidInput => lang.pick(
            "là đường ống hoặc thiết bị, không phải tệp",
            "it is a pipe or a device, not a file",
        ),
        Kind::StorageFull => lang.pick("hết chỗ trên đĩa", "the disk is full"),
        Kind::ReadOnlyFilesystem => lang.pick("ổ đĩa chỉ cho đọc", "the disk is read-only"),
        _ => return None,
    })
}
