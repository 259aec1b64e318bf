//! Every way to ask for what is not there: one clear sentence, exit code 2.

use crate::program::{Ran, commune, data, finish, plain, program, run, write};

fn fails(ran: &Ran, expect: &str) {
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str(), ran.code),
        ("", expect, 2)
    );
}

#[test]
fn unknown_commune() {
    let folder = data();
    commune(
        folder.path(),
        "cai-kinh",
        "(ma: \"cai-kinh\", ten: \"Cai Kinh\", tinh: \"Lạng Sơn\")\n",
    );
    let have = "các xã đang có: cai-kinh (Cai Kinh), dong-khe (Đông Khê)\n";
    let with = |slug: &str| run(folder.path(), &["show", "--commune", slug]);
    fails(
        &with("dong-ke"),
        &format!("Lỗi: --commune: không có xã “dong-ke”; ý bạn là “dong-khe”?\n{have}"),
    );
    fails(
        &with("Đông Khê"),
        &format!("Lỗi: --commune: không có xã “Đông Khê”; ý bạn là “dong-khe”?\n{have}"),
    );
    fails(
        &with("xyz"),
        &format!("Lỗi: --commune: không có xã “xyz”\n{have}"),
    );
    fails(
        &with("../dong-khe"),
        &format!("Lỗi: --commune: không có xã “../dong-khe”; ý bạn là “dong-khe”?\n{have}"),
    );
}

#[test]
fn unknown_period() {
    let folder = data();
    fails(
        &run(folder.path(), &["show", "--period", "2026-02"]),
        "Lỗi: --period: Đông Khê không có số liệu kỳ “2026-02”; ý bạn là “2026-01”?\ncác kỳ đang có: 2026-01\n",
    );
    fails(
        &run(
            folder.path(),
            &["show", "--period", "2024-Q1", "--lang", "en"],
        ),
        "Error: --period: Đông Khê has no figures of “2024-Q1”\nperiods on file: 2026-01\n",
    );
    std::fs::remove_dir_all(folder.path().join("dong-khe/so-lieu")).unwrap();
    fails(
        &run(folder.path(), &["show", "--period", "2026-02"]),
        "Lỗi: --period: Đông Khê không có số liệu kỳ “2026-02”\ncác kỳ đang có: chưa có kỳ nào\n",
    );
}

#[test]
fn unknown_filter() {
    let folder = data();
    fails(
        &run(folder.path(), &["show", "gn-odo"]),
        "Lỗi: Đông Khê không có lĩnh vực, nhóm hay chỉ tiêu nào là “gn-odo”; ý bạn là “gn-oda”?\ntra theo từ bằng giaoban find; ngoài số liệu còn có nhiem-vu, muc-tieu, lich\n",
    );
}

#[test]
fn bad_arguments() {
    let see = "Xem thêm: giaoban --help\n";
    fails(
        &plain(&["show", "--as-of", "30/02/2026"]),
        &format!(
            "Lỗi: --as-of: không hiểu “30/02/2026”; chỉ nhận ngày có thật, viết 16/01/2026 hoặc 2026-01-16, hoặc hom-nay\n{see}"
        ),
    );
    fails(
        &plain(&["show", "--period", "2026-13"]),
        &format!(
            "Lỗi: --period: không hiểu “2026-13”; chỉ nhận tuần 2026-W03, tháng 2026-01, quý 2026-Q1 hoặc năm 2026\n{see}"
        ),
    );
    fails(
        &plain(&["--comune", "x"]),
        &format!("Lỗi: không có tùy chọn “--comune”; ý bạn là “--commune”?\n{see}"),
    );
    fails(
        &plain(&["--lang", "en", "show", "--format", "xml"]),
        "Error: --format: cannot read “xml”; takes text, json, csv\nSee also: giaoban --help\n",
    );
    let mut variable = program();
    variable.arg("show").env("GIAOBAN_LANG", "fr");
    fails(
        &finish(variable),
        "Lỗi: GIAOBAN_LANG: không hiểu “fr”; chỉ nhận vi, en / cannot read “fr”; takes vi, en\n",
    );
}

#[test]
fn missing_and_unreadable_folders() {
    let folder = data();
    let gone = folder.path().join("khong-co");
    fails(
        &run(&gone, &["show"]),
        &format!(
            "Lỗi: --data: không đọc được thư mục dữ liệu “{}”: không tồn tại\n",
            gone.display()
        ),
    );
    let file = folder.path().join("danh-muc.ron");
    fails(
        &run(&file, &["check"]),
        &format!(
            "Lỗi: --data: không đọc được thư mục dữ liệu “{}”: không phải là thư mục\n",
            file.display()
        ),
    );
    let mut variable = program();
    variable
        .arg("show")
        .env("GIAOBAN_DATA", &gone)
        .env("GIAOBAN_LANG", "en");
    fails(
        &finish(variable),
        &format!(
            "Error: GIAOBAN_DATA: cannot read the data folder “{}”: it is not there\n",
            gone.display()
        ),
    );
}

#[cfg(unix)]
#[test]
fn folders_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let folder = data();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o000)).unwrap();
    // whoever may read everything, as root may, has no such trouble
    let denied = std::fs::read_dir(folder.path()).is_err();
    let ran = run(folder.path(), &["show"]);
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    if denied {
        fails(
            &ran,
            &format!(
                "Lỗi: --data: không đọc được thư mục dữ liệu “{}”: không có quyền\n",
                folder.path().display()
            ),
        );
    }
}

#[test]
fn folders_without_a_commune() {
    let empty = tempfile::tempdir().unwrap();
    let name = empty.path().display();
    let expect = format!(
        "Lỗi: {name}: không có xã nào; mỗi xã là một thư mục có tệp xa.ron; tạo dữ liệu xem thử bằng giaoban sample\n"
    );
    fails(&run(empty.path(), &["show"]), &expect);
    fails(&run(empty.path(), &["find", "x"]), &expect);
    fails(
        &run(empty.path(), &["show", "--commune", "dong-khe"]),
        &expect,
    );
}

#[test]
fn a_commune_that_cannot_be_read() {
    let folder = data();
    write(folder.path(), "hong/xa.ron", "");
    let ran = run(folder.path(), &["show", "--commune", "hong"]);
    assert_eq!((ran.out.as_str(), ran.code), ("", 2));
    assert!(
        ran.err.starts_with(
            "Lỗi: hong: không đọc được xã này, 1 lỗi trong tệp dữ liệu; xem đủ bằng giaoban check\n"
        ),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("hong/xa.ron"), "{}", ran.err);
}

#[test]
fn the_folder_can_be_named_by_a_variable() {
    let folder = data();
    let mut command = program();
    command
        .args(["show", "trau"])
        .env("GIAOBAN_DATA", folder.path());
    let by_variable = finish(command);
    assert_eq!(by_variable, run(folder.path(), &["show", "trau"]));
    // the option wins
    let mut command = program();
    command
        .args(["show", "trau", "--data"])
        .arg(folder.path())
        .env("GIAOBAN_DATA", "/khong-co");
    assert_eq!(finish(command), by_variable);
}
