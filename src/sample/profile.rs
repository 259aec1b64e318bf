//! The profile of the sample commune, with the indicators that it adds to the catalogue.

use super::files::{HEAD, hamlet};
use super::table::HAMLETS;

/// Units, groups and indicators of its own.
const OWN: &str = r#"    don_vi: [
        (ten: "tấn", en: "tonnes"),
        (ten: "học sinh", en: "pupils", nguoi: true),
    ],
    nhom: [
        (ma: "mh-giam-ngheo", linh_vuc: "van-hoa-xa-hoi", ten: "Giảm nghèo", en: "Poverty reduction"),
        (ma: "mh-giao-duc", linh_vuc: "van-hoa-xa-hoi", ten: "Giáo dục", en: "Education"),
        (ma: "mh-so", linh_vuc: "hanh-chinh-cong", ten: "Dịch vụ công trực tuyến, số hóa", en: "Online services, digitisation"),
        (ma: "mh-giao-thong", linh_vuc: "quoc-phong-an-ninh", ten: "Trật tự, an toàn giao thông", en: "Road safety and public order"),
    ],
    chi_tieu: [
        // Kinh tế
        (ma: "mh-gn-dp", nhom: "giai-ngan", ten: "Vốn ngân sách địa phương", en: "Local budget", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "gn-tong"),
        (ma: "mh-gn-tw", nhom: "giai-ngan", ten: "Vốn ngân sách trung ương, các chương trình mục tiêu quốc gia", ngan: "Vốn NSTW, CTMTQG",
            en: "Central budget, national target programmes", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "gn-tong"),
        (ma: "mh-gn-nn", nhom: "giai-ngan", ten: "Vốn nước ngoài (ODA)", en: "Foreign capital (ODA)", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "gn-tong"),
        (ma: "mh-thu-phi", nhom: "thu-ngan-sach", ten: "Thu phí, lệ phí", en: "Fees and charges", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "tns-tong"),
        (ma: "mh-thu-dat", nhom: "thu-ngan-sach", ten: "Thu từ đất", en: "Revenue from land", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "tns-tong"),
        (ma: "mh-thu-khac", nhom: "thu-ngan-sach", ten: "Thu khác", en: "Other revenue", don_vi: "triệu đồng", loai: LuyKe, huong: Tang, thuoc: "tns-tong"),
        (ma: "mh-trong-rung", nhom: "nong-thon-moi", ten: "Diện tích rừng trồng mới", en: "Newly planted forest", don_vi: "ha", loai: LuyKe, huong: Tang),
        (ma: "mh-rac-ty-le", nhom: "moi-truong", ten: "Tỷ lệ rác thải sinh hoạt được thu gom", ngan: "Tỷ lệ rác được thu gom", en: "Share of household waste collected",
            don_vi: "%", loai: TyLe, huong: Tang, ty_le: (tu: "mh-rac-thu-gom", mau: "mh-rac-phat-sinh"), dinh_nghia: "khối lượng thu gom / khối lượng phát sinh"),
        (ma: "mh-rac-phat-sinh", nhom: "moi-truong", ten: "Rác thải sinh hoạt phát sinh", en: "Household waste produced", don_vi: "tấn", loai: PhatSinh),
        (ma: "mh-rac-thu-gom", nhom: "moi-truong", ten: "Rác thải sinh hoạt được thu gom", ngan: "Rác thải được thu gom", en: "Household waste collected",
            don_vi: "tấn", loai: PhatSinh, huong: Tang, thuoc: "mh-rac-phat-sinh"),
        (ma: "mh-gieo-trong", nhom: "trong-trot", ten: "Diện tích gieo trồng cây hằng năm", ngan: "DT gieo trồng cây hằng năm", en: "Area sown with annual crops", don_vi: "ha", loai: LuyKe, huong: Tang),

        // Văn hóa - Xã hội
        (ma: "mh-bhyt-ty-le", nhom: "bao-tro-bao-hiem", ten: "Tỷ lệ bao phủ bảo hiểm y tế", ngan: "Tỷ lệ bao phủ BHYT", en: "Health insurance coverage",
            don_vi: "%", loai: TyLe, huong: Tang, tieu_bieu: true, ty_le: (tu: "mh-bhyt-nguoi", mau: "mh-dan-so"), dinh_nghia: "người tham gia bảo hiểm y tế / dân số"),
        (ma: "mh-dan-so", nhom: "bao-tro-bao-hiem", ten: "Dân số", en: "Population", don_vi: "người", loai: ThoiDiem),
        (ma: "mh-bhyt-nguoi", nhom: "bao-tro-bao-hiem", ten: "Người tham gia bảo hiểm y tế", ngan: "Người tham gia BHYT", en: "People with health insurance",
            don_vi: "người", loai: ThoiDiem, huong: Tang, thuoc: "mh-dan-so"),
        (ma: "mh-ho-ngheo", nhom: "mh-giam-ngheo", ten: "Hộ nghèo", en: "Poor households", don_vi: "hộ", loai: ThoiDiem, huong: Giam, tieu_bieu: true),
        (ma: "mh-bo-hoc", nhom: "mh-giao-duc", ten: "Học sinh bỏ học", en: "Pupils who left school", don_vi: "học sinh", loai: LuyKe, huong: Giam),

        // Hành chính công
        (ma: "mh-truc-tuyen-ty-le", nhom: "mh-so", ten: "Tỷ lệ hồ sơ nộp trực tuyến", ngan: "Tỷ lệ HS trực tuyến", en: "Share of dossiers filed online",
            don_vi: "%", loai: TyLe, huong: Tang, tieu_bieu: true, ty_le: (tu: "mh-truc-tuyen", mau: "hs-tiep-nhan"), dinh_nghia: "hồ sơ nộp trực tuyến / hồ sơ tiếp nhận trong kỳ"),
        (ma: "mh-truc-tuyen", nhom: "mh-so", ten: "Hồ sơ nộp trực tuyến", en: "Filed online", don_vi: "hồ sơ", loai: PhatSinh, huong: Tang),
        (ma: "mh-so-hoa-ty-le", nhom: "mh-so", ten: "Tỷ lệ hồ sơ được số hóa", en: "Share of dossiers digitised",
            don_vi: "%", loai: TyLe, huong: Tang, ty_le: (tu: "mh-so-hoa", mau: "hs-da-giai-quyet"), dinh_nghia: "hồ sơ được số hóa / hồ sơ đã giải quyết"),
        (ma: "mh-so-hoa", nhom: "mh-so", ten: "Hồ sơ được số hóa", en: "Dossiers digitised", don_vi: "hồ sơ", loai: PhatSinh, huong: Tang),

        // Quốc phòng - An ninh
        (ma: "mh-tai-nan-vu", nhom: "mh-giao-thong", ten: "Vụ tai nạn giao thông", en: "Road accidents", don_vi: "vụ", loai: LuyKe, huong: Giam, tieu_bieu: true),
        (ma: "mh-tuan-tra", nhom: "mh-giao-thong", ten: "Lượt tuần tra, kiểm soát", en: "Patrols", don_vi: "lượt", loai: LuyKe, huong: Tang),
        (ma: "mh-vi-pham-gt", nhom: "mh-giao-thong", ten: "Trường hợp vi phạm giao thông bị xử lý", ngan: "Vi phạm giao thông bị xử lý", en: "Traffic offences dealt with", don_vi: "trường hợp", loai: PhatSinh),
    ],
"#;

/// The file of the profile.
pub fn file() -> String {
    let hamlets: Vec<String> = (0..HAMLETS)
        .map(|at| format!("\"{}\"", hamlet(at)))
        .collect();
    format!(
        "{HEAD}\n(\n    ma: \"minh-hoa\",\n    ten: \"Minh Họa\",\n    cap: Xa,\n    tinh: \"Cao Bằng (minh họa)\",\n    minh_hoa: true,\n    thon: [{}],\n{OWN})\n",
        hamlets.join(", ")
    )
}
