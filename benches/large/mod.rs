//! A commune far larger than any: 300 indicators, a file a week for five years, 78,000 figures.

#![allow(dead_code, reason = "each bench uses a part")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use giaoban::model::{Period, date, number};
use rust_decimal::Decimal;
use tempfile::TempDir;

pub const SLUG: &str = "lon";
pub const FIGURES: usize = WEEKS * INDICATORS;
const WEEKS: usize = 260;
const INDICATORS: usize = 300;
const SECTORS: usize = 6;
const GROUPS: usize = 30;
const UNITS: [&str; 5] = ["triệu đồng", "người", "hồ sơ", "ha", "vụ"];

/// The files in a folder of their own, which goes when this does.
pub struct Large {
    folder: TempDir,
    /// The texts of the weekly files.
    pub weeks: Vec<String>,
}

impl Large {
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let weekly = folder.path().join(SLUG).join("so-lieu");
        fs::create_dir_all(&weekly).expect("a folder within");
        let write =
            |path: &str, text: &str| fs::write(folder.path().join(path), text).expect("a file");
        write("danh-muc.ron", &catalogue());
        write(
            &format!("{SLUG}/xa.ron"),
            "(ma: \"lon\", ten: \"Lớn\", cap: Xa, tinh: \"Cao Bằng\", minh_hoa: true)\n",
        );
        write(&format!("{SLUG}/ke-hoach.ron"), &plans());
        let mut weeks = Vec::with_capacity(WEEKS);
        for at in 0..WEEKS {
            let period = Period::Week(2021, 1).shifted(i32::try_from(at).expect("few weeks"));
            let text = week(period, at);
            write(&format!("{SLUG}/so-lieu/{period}.ron"), &text);
            weeks.push(text);
        }
        Self { folder, weeks }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Bytes of the weekly files.
    pub fn bytes(&self) -> usize {
        self.weeks.iter().map(String::len).sum()
    }
}

fn write(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("memory");
}

fn catalogue() -> String {
    let mut out = "(\n    don_vi: [\n".to_string();
    for unit in UNITS {
        write(
            &mut out,
            format_args!("        (ten: \"{unit}\", en: \"{unit}\"),\n"),
        );
    }
    out.push_str("    ],\n    linh_vuc: [\n");
    for at in 0..SECTORS {
        write(
            &mut out,
            format_args!(
                "        (ma: \"lv-{at}\", ten: \"Lĩnh vực {at}\", en: \"Sector {at}\"),\n"
            ),
        );
    }
    out.push_str("    ],\n    nhom: [\n");
    for at in 0..GROUPS {
        let sector = at * SECTORS / GROUPS;
        write(
            &mut out,
            format_args!(
                "        (ma: \"nhom-{at}\", linh_vuc: \"lv-{sector}\", ten: \"Nhóm {at}\", en: \"Group {at}\"),\n"
            ),
        );
    }
    out.push_str("    ],\n    chi_tieu: [\n");
    for at in 0..INDICATORS {
        let group = at * GROUPS / INDICATORS;
        let unit = UNITS[group % UNITS.len()];
        let kind = ["LuyKe", "ThoiDiem", "PhatSinh"][at % 3];
        write(
            &mut out,
            format_args!(
                "        (ma: \"chi-tieu-{at:03}\", nhom: \"nhom-{group}\", ten: \"Chỉ tiêu số {at}\", en: \"Indicator {at}\", don_vi: \"{unit}\", loai: {kind}, huong: Tang),\n"
            ),
        );
    }
    out.push_str("    ],\n)\n");
    out
}

/// A plan a year for every sum.
fn plans() -> String {
    let mut out = "(\n    ke_hoach: [\n".to_string();
    for year in 2021..2026 {
        for at in (0..INDICATORS).step_by(3) {
            write(
                &mut out,
                format_args!(
                    "        (ma: \"kh-{year}-{at:03}\", chi_tieu: \"chi-tieu-{at:03}\", ten: \"kế hoạch năm {year}\", gia_tri: \"12.500\", tu: \"01/01/{year}\", den: \"31/12/{year}\", nguon: \"biểu kế hoạch\"),\n"
                ),
            );
        }
    }
    out.push_str("    ],\n)\n");
    out
}

fn week(period: Period, at: usize) -> String {
    let (from, to) = period.window();
    let (from, to) = (date::format(from), date::format(to));
    let mut out = format!(
        "(\n    ky: \"{period}\", tu: \"{from}\", den: \"{to}\", lap: \"{to}\", van_ban: \"Báo cáo tuần\",\n    so_lieu: [\n"
    );
    for indicator in 0..INDICATORS {
        let value = i64::try_from(at % 52 * 20_000 + indicator * 1_237 % 90_000).expect("small");
        let value = number::format(Decimal::new(value, 2));
        write(
            &mut out,
            format_args!("        (chi_tieu: \"chi-tieu-{indicator:03}\", thuc_hien: \"{value}\""),
        );
        if indicator % 4 == 0 {
            write(&mut out, format_args!(", ngay: \"{to}\""));
        }
        if indicator % 5 == 0 {
            write(&mut out, format_args!(", cung_ky: \"{value}\""));
        }
        write(
            &mut out,
            format_args!(", nguon: \"biểu {}\"),\n", 1 + indicator / 40),
        );
    }
    out.push_str("    ],\n)\n");
    out
}
