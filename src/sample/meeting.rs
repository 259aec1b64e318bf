//! The Monday meeting of the sample commune.

use super::files::HEAD;

/// Everything that the file of a meeting can say.
const BODY: &str = r#"(
    ten: "Giao ban UBND xã",
    gio: "07:30",
    dia_diem: "Phòng họp UBND xã",
    chu_tri: "Chủ tịch UBND xã",
    muc: [
        (ten: "Kết luận tuần trước", bao_cao: "Văn phòng HĐND và UBND", phut: 10, ghi_chu: "Nêu việc quá hạn trước, hỏi rõ ngày xong mới"),
        (linh_vuc: "kinh-te", bao_cao: "Phòng Kinh tế", phut: 15, ghi_chu: "Giải ngân và thu ngân sách nói trước"),
        (linh_vuc: "van-hoa-xa-hoi", bao_cao: "Phòng Văn hóa - Xã hội", phut: 10),
        (linh_vuc: "hanh-chinh-cong", bao_cao: "Trung tâm Phục vụ hành chính công", phut: 10),
        (linh_vuc: "quoc-phong-an-ninh", bao_cao: "Ban Chỉ huy Quân sự xã, Công an xã", phut: 10),
        (linh_vuc: "noi-vu-tu-phap", bao_cao: "Văn phòng HĐND và UBND", phut: 5),
        (ten: "Lịch tuần tới và kết luận của chủ trì", bao_cao: "Chủ tịch UBND xã", phut: 15),
    ],
    don_vi: [
        "Văn phòng HĐND và UBND",
        "Phòng Kinh tế",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Ban Chỉ huy Quân sự xã",
        "Công an xã",
        "Trạm Y tế xã",
        "Ủy ban MTTQ xã",
    ],
    che_duoi: 5,
    thong_bao: (
        co_quan_tren: "TỈNH CAO BẰNG (MINH HỌA)",
        co_quan: "ỦY BAN NHÂN DÂN XÃ MINH HỌA",
        ky_hieu: "TB-UBND",
        dia_danh: "Minh Họa",
        quyen_ky: "TL. CHỦ TỊCH",
        chuc_vu: "CHÁNH VĂN PHÒNG",
        nguoi_ky: "Nguyễn Văn Mẫu",
        noi_nhan: [
            "Thường trực Đảng ủy xã (b/c)",
            "Thường trực HĐND xã (b/c)",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            "Các phòng, ban, đơn vị của xã",
            "Trưởng các xóm",
            "Lưu: VT",
        ],
    ),
)
"#;

/// The file of the meeting.
pub fn file() -> String {
    format!("{HEAD}\n{BODY}")
}
