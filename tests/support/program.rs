//! Runs the real program on a small data folder of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub const CATALOGUE: &str = r#"(
    don_vi: [
        (ten: "triệu đồng", en: "million VND"),
        (ten: "con", en: "head"),
        (ten: "hồ sơ", en: "dossiers"),
        (ten: "%", en: "%"),
        (ten: "người", en: "people"),
    ],
    linh_vuc: [
        (ma: "kinh-te", ten: "Kinh tế", en: "Economy", bao_cao: "Phòng Kinh tế"),
        (ma: "hanh-chinh-cong", ten: "Hành chính công", en: "Public service"),
        (ma: "quoc-phong", ten: "Quốc phòng - An ninh", en: "Defence"),
    ],
    nhom: [
        (ma: "giai-ngan", linh_vuc: "kinh-te", ten: "Giải ngân vốn đầu tư công", en: "Disbursement"),
        (ma: "thu-ngan-sach", linh_vuc: "kinh-te", ten: "Thu ngân sách", en: "Revenue"),
        (ma: "chan-nuoi", linh_vuc: "kinh-te", ten: "Chăn nuôi", en: "Livestock"),
        (ma: "ho-so", linh_vuc: "hanh-chinh-cong", ten: "Hồ sơ thủ tục hành chính", en: "Dossiers"),
        (ma: "quan-su", linh_vuc: "quoc-phong", ten: "Quân sự", en: "Military"),
    ],
    chi_tieu: [
        (ma: "gn-tong", nhom: "giai-ngan", ten: "Tổng vốn đầu tư công năm 2025", en: "Total capital 2025", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, tieu_bieu: true),
        (ma: "gn-oda", nhom: "giai-ngan", ten: "Vốn nước ngoài (ODA)", en: "Foreign capital", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "gn-tong"),
        (ma: "thu", nhom: "thu-ngan-sach", ten: "Thu ngân sách nhà nước trên địa bàn", ngan: "Thu NSNN", en: "Revenue", don_vi: "triệu đồng", loai: LuyKe, huong: Tang),
        (ma: "trau", nhom: "chan-nuoi", ten: "Đàn trâu", en: "Buffaloes", don_vi: "con", loai: ThoiDiem),
        (ma: "hs-da", nhom: "ho-so", ten: "Hồ sơ đã giải quyết", en: "Settled", don_vi: "hồ sơ", loai: PhatSinh),
        (ma: "hs-dung", nhom: "ho-so", ten: "Hồ sơ giải quyết đúng hạn", en: "Settled on time", don_vi: "hồ sơ", loai: PhatSinh, huong: Tang),
        (ma: "hs-dung-han", nhom: "ho-so", ten: "Tỷ lệ giải quyết đúng hạn", en: "Share on time", don_vi: "%", loai: TyLe, huong: Tang,
            ty_le: (tu: "hs-dung", mau: "hs-da"), muc: (yeu_cau: ItNhat, gia_tri: 100), dinh_nghia: "đúng hạn / đã giải quyết"),
        (ma: "tuyen-quan", nhom: "quan-su", ten: "Công dân nhập ngũ", en: "Recruits", don_vi: "người", loai: PhatSinh, huong: Tang, noi_bo: true),
    ],
)
"#;

pub const PROFILE: &str = r#"(ma: "dong-khe", ten: "Đông Khê", tinh: "Cao Bằng", thon: ["Nà Lũng", "Đông Nội"])
"#;

pub const PLANS: &str = r#"(
    van_ban: "bao-cao.txt",
    ke_hoach: [
        (ma: "gn-tru-dung", chi_tieu: "gn-tong", ten: "trừ 2 dự án dừng", en: "without 2 stopped projects", gia_tri: "41.864,648184",
            tu: "01/01/2025", den: "31/01/2026", chinh: true, giao_boi: "UBND tỉnh", nguon: "II.1.4.a"),
        (ma: "gn-ca", chi_tieu: "gn-tong", ten: "gồm cả 2 dự án dừng", gia_tri: "43.739,384184", tu: "01/01/2025", den: "31/01/2026", nguon: "II.1.4.a"),
        (ma: "gn-oda-2025", chi_tieu: "gn-oda", ten: "kế hoạch năm 2025", gia_tri: "10.214,112", tu: "01/01/2025", den: "31/01/2026", nguon: "II.1.4.a"),
        (ma: "thu-2026", chi_tieu: "thu", ten: "dự toán năm 2026", gia_tri: "12.118", tu: "01/01/2026", den: "31/12/2026", thang: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, "1,5"], nguon: "II.1.5"),
        (ma: "tq-2026", chi_tieu: "tuyen-quan", ten: "chỉ tiêu giao quân", gia_tri: 13, yeu_cau: Dung, nguon: "II.5", ghi_chu: "giao ngày 10/02"),
    ],
)
"#;

pub const FIGURES: &str = r#"(
    ky: "2026-01", tu: "13/12/2025", den: "12/01/2026", lap: "16/01/2026", van_ban: "bao-cao.txt",
    so_lieu: [
        (chi_tieu: "gn-tong", thuc_hien: "33.740,012029", ty_le_in: [(ke_hoach: "gn-tru-dung", gia_tri: "80,0", nguon: "II.1.4.b"), (ke_hoach: "gn-ca", gia_tri: "77,14")], nguon: "II.1.4.a"),
        (chi_tieu: "gn-oda", thuc_hien: "3.966,920", nguon: "II.1.4.c"),
        (chi_tieu: "thu", thuc_hien: "183,854636", tinh_chat: Uoc, tu: "01/01/2026", nguon: "II.1.5"),
        (chi_tieu: "trau", thuc_hien: 562, ngay: "31/12/2025", cung_ky: 550, phan_to: [(ten: "Nà Lũng", gia_tri: 500), (ten: "Đông Nội, \"mới\"", gia_tri: 62)], ghi_chu: "chưa kể; đang điều tra", nguon: "II.1.1.b"),
        (chi_tieu: "hs-da", thuc_hien: 147, nguon: "II.4"),
        (chi_tieu: "hs-dung", thuc_hien: 143, nguon: "II.4"),
    ],
)
"#;

/// A data folder with one commune.
pub fn data() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "danh-muc.ron", CATALOGUE);
    commune(folder.path(), "dong-khe", PROFILE);
    folder
}

/// Adds a commune with the figures above.
pub fn commune(folder: &Path, slug: &str, profile: &str) {
    write(folder, &format!("{slug}/xa.ron"), profile);
    write(folder, &format!("{slug}/ke-hoach.ron"), PLANS);
    write(folder, &format!("{slug}/so-lieu/2026-01.ron"), FIGURES);
}

pub fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// What a run has printed, and its exit code.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub code: i32,
}

/// The program, away from the variables of whoever runs the tests.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_giaoban"));
    command
        .env_remove("GIAOBAN_DATA")
        .env_remove("GIAOBAN_LANG")
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

pub fn finish(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// Runs with a data folder.
pub fn run(data: &Path, args: &[&str]) -> Ran {
    let mut command = program();
    command.args(args).arg("--data").arg(data);
    finish(command)
}

/// Runs with nothing but the arguments.
pub fn plain(args: &[&str]) -> Ran {
    let mut command = program();
    command.args(args);
    finish(command)
}
