//! `giaoban new` writes the file of a period once, loads without a remark, and never guesses where.

use std::fs;

use crate::program::{PROFILE, commune, data, plain, run, write};

#[test]
fn a_new_period_loads_before_anything_is_filled_in() {
    let folder = data();
    let path = folder.path();
    let file = path.join("dong-khe/so-lieu/2026-02.ron");
    let made = run(path, &["new", "02/2026"]);
    let name = file.display();
    let expect = format!(
        "Đã tạo {name}: 6 chỉ tiêu cần báo cáo, chưa có số nào\n\
         Mở tệp để điền, hoặc nhập từ bảng tính: giaoban import TỆP --commune dong-khe --period 2026-02\n"
    );
    assert_eq!((made.out, made.err.as_str(), made.code), (expect, "", 0));
    let check = run(path, &["check"]);
    assert_eq!(
        check.code,
        run(path, &["check", "--commune", "dong-khe"]).code
    );
    assert!(check.out.contains("0 lỗi, 0 cảnh báo"), "{}", check.out);
    assert!(!check.out.contains("để trống số"), "{}", check.out);
    // nothing is missing and nothing is zero
    let shown = run(path, &["show", "--period", "2026-02", "trau"]);
    assert!(
        shown.out.contains("Không có chỉ tiêu nào có số liệu"),
        "{}",
        shown.out
    );
    // filled in by hand, between the quotes
    let text = fs::read_to_string(&file).unwrap();
    let row = "(chi_tieu: \"trau\", thuc_hien: \"";
    fs::write(&file, text.replace(row, &format!("{row}570"))).unwrap();
    assert!(
        run(path, &["show", "--period", "2026-02", "trau"])
            .out
            .contains("570")
    );
}

#[test]
fn nothing_is_overwritten() {
    let folder = data();
    let path = folder.path();
    let file = path.join("dong-khe/so-lieu/2026-01.ron");
    let before = fs::read(&file).unwrap();
    let again = run(path, &["tao", "2026-01"]);
    let name = file.display();
    let expect = format!(
        "Lỗi: {name}: đã có số liệu kỳ 2026-01, không ghi đè; mở tệp này để điền tiếp, hoặc tạo kỳ khác\n"
    );
    assert_eq!((again.out.as_str(), again.err, again.code), ("", expect, 2));
    let english = run(path, &["new", "2026-01", "--lang", "en"]).err;
    let expect = format!(
        "Error: {name}: the period 2026-01 is there already and was not touched; fill in that file, or make another period\n"
    );
    assert_eq!(english, expect);
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn nobody_guesses_where_to_write() {
    let inside = plain(&["new", "2026-02"]);
    assert_eq!(
        (inside.err.as_str(), inside.code),
        (
            "Lỗi: dữ liệu có sẵn trong chương trình, không ghi vào được; tạo thư mục dữ liệu bằng: giaoban init THƯ_MỤC, rồi mở: giaoban --data THƯ_MỤC\n",
            2
        )
    );
    let folder = data();
    let path = folder.path();
    assert_eq!(
        run(path, &["new", "2026-02", "--read-only"]).err,
        "Lỗi: đang ở chế độ chỉ xem; bỏ --read-only để ghi\n"
    );
    commune(
        path,
        "cai-kinh",
        &PROFILE
            .replace("dong-khe", "cai-kinh")
            .replace("Đông Khê", "Cai Kinh"),
    );
    let two = run(path, &["new", "2026-02"]);
    assert_eq!(
        (two.err.as_str(), two.code),
        (
            "Lỗi: chưa rõ ghi vào xã nào; thêm --commune XÃ, các xã đang có: cai-kinh (Cai Kinh), dong-khe (Đông Khê)\n",
            2
        )
    );
    assert_eq!(
        run(path, &["new", "2026-02", "--commune", "cai-kinh"]).code,
        0
    );
    // an illustrative commune beside it is no reason to ask
    write(
        path,
        "cai-kinh/xa.ron",
        "(ma: \"cai-kinh\", ten: \"Mẫu\", tinh: \"Mẫu\", minh_hoa: true)",
    );
    assert_eq!(run(path, &["new", "2026-02"]).code, 0);
}

#[test]
fn empty_quotes_are_no_figure_and_no_error() {
    let folder = data();
    let path = folder.path();
    let file = path.join("dong-khe/so-lieu/2026-01.ron");
    let text = fs::read_to_string(&file).unwrap();
    // what else is said of the figure stays
    fs::write(&file, text.replace("thuc_hien: 562", "thuc_hien: \"\"")).unwrap();
    assert!(run(path, &["check"]).out.contains("0 lỗi, 0 cảnh báo"));
    let shown = run(path, &["show", "trau"]).out;
    assert!(
        !shown.contains("562") && !shown.contains(" 0 con"),
        "{shown}"
    );
    // anywhere else they are still an error
    fs::write(&file, text.replace("cung_ky: 550", "cung_ky: \"\"")).unwrap();
    assert_eq!(run(path, &["check"]).code, 1);
    // and an indicator that waits is named once like any other
    let twice = "(chi_tieu: \"hs-da\", thuc_hien: \"\", nguon: \"II\"),\n        (chi_tieu: \"hs-da\", thuc_hien: 147";
    fs::write(
        &file,
        text.replace("(chi_tieu: \"hs-da\", thuc_hien: 147", twice),
    )
    .unwrap();
    assert!(run(path, &["check"]).out.contains("hs-da"));
    assert_eq!(run(path, &["check"]).code, 1);
}
