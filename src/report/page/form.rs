//! Forms: the measures of official documents. Lengths are in millimetres, letters and gaps in points.

use super::Align;
use crate::model::words::words;

words! {
    /// What a paragraph is; also the styles of a docx, with the names that Word shows.
    Style {
        Parent: "CoQuanTren", "Cơ quan chủ quản", "Parent body";
        Issuer: "CoQuan", "Cơ quan ban hành", "Issuing body";
        Number: "SoKyHieu", "Số, ký hiệu", "Number";
        State: "QuocHieu", "Quốc hiệu", "State";
        Motto: "TieuNgu", "Tiêu ngữ", "Motto";
        PlaceAndDay: "DiaDanhNgay", "Địa danh, ngày tháng", "Place and day";
        Kind: "TenLoai", "Tên loại", "Kind";
        Subject: "TrichYeu", "Trích yếu", "Subject";
        Part: "Phan", "Phần, phụ lục", "Part, appendix";
        With: "KemTheo", "Kèm theo", "Goes with";
        Heading: "Muc", "Mục", "Heading";
        SubHeading: "MucNho", "Mục nhỏ", "Subheading";
        Body: "NoiDung", "Nội dung", "Body";
        Power: "QuyenHan", "Quyền hạn", "Power";
        Office: "ChucVu", "Chức vụ", "Office";
        Signer: "NguoiKy", "Họ tên người ký", "Signer";
        RecipientsWord: "NoiNhan", "Nơi nhận", "Recipients";
        Recipient: "DanhSachNoiNhan", "Danh sách nơi nhận", "Recipient";
        Remark: "LuuY", "Lưu ý", "Remark";
        Legend: "ChuGiai", "Chú giải", "Legend";
        Caption: "TenHinh", "Tên hình", "Caption";
        Picture: "Hinh", "Hình", "Picture";
        TableHead: "DauBang", "Đầu bảng", "Table head";
        TableGroup: "NhomBang", "Nhóm của bảng", "Table group";
        Cell: "OBang", "Ô bảng", "Table cell";
        Rule: "DuongKe", "Đường kẻ", "Rule";
        PageNumber: "SoTrang", "Số trang", "Page number";
    }
}

/// What a kind of official document is measured by.
#[derive(Debug)]
pub struct Form {
    /// Above, below, on the left and on the right.
    pub margins: [u32; 4],
    /// From the edge of the paper to the page number above and to remarks below.
    pub edge: u32,
    /// The columns of the letterhead.
    pub letterhead: [u32; 2],
    /// How far the first line of a paragraph is set in, in hundredths of a millimetre.
    pub first_line: u32,
    pub between_paragraphs: u32,
    pub leading: Leading,
    pub look: fn(Style) -> Look,
}

/// From line to line within a paragraph.
#[derive(Debug, Clone, Copy)]
pub enum Leading {
    /// Percent of a single line.
    Percent(u32),
    Exactly(u32),
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub size: u32,
    pub bold: bool,
    pub italic: bool,
    pub align: Align,
    pub before: u32,
    pub after: u32,
    /// Stays on the page of what follows.
    pub leads: bool,
    /// A solid line under it, in percent of the length of its last line; none where 0.
    pub rule: u32,
}

impl Look {
    pub const fn new(size: u32, align: Align) -> Self {
        Self {
            size,
            bold: false,
            italic: false,
            align,
            before: 0,
            after: 0,
            leads: false,
            rule: 0,
        }
    }

    const fn centred(size: u32) -> Self {
        Self::new(size, Align::Centre)
    }

    const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    const fn gaps(self, before: u32, after: u32) -> Self {
        Self {
            before,
            after,
            ..self
        }
    }

    const fn leads(self) -> Self {
        Self {
            leads: true,
            ..self
        }
    }

    const fn rule(self, rule: u32) -> Self {
        Self { rule, ..self }
    }
}

/// Nghị định 30/2020/NĐ-CP, Phụ lục I.
pub static STATE: Form = Form {
    margins: [20, 20, 30, 15],
    edge: 10,
    letterhead: [66, 99],
    first_line: 1270,
    between_paragraphs: 6,
    leading: Leading::Percent(110),
    look: state,
};

fn state(style: Style) -> Look {
    let text = Look::new(14, Align::Justified);
    let left = |size| Look::new(size, Align::Left);
    match style {
        Style::Parent => Look::centred(13),
        Style::Number => Look::centred(13).gaps(6, 0),
        Style::Issuer => Look::centred(13).bold().rule(40),
        Style::State => Look::centred(13).bold(),
        Style::Motto => Look::centred(14).bold().rule(100),
        Style::PlaceAndDay => Look::centred(14).italic().gaps(6, 0),
        Style::Kind => Look::centred(14).bold().gaps(18, 0),
        Style::Subject => Look::centred(14).bold().gaps(0, 12).rule(40),
        Style::Part => Look::centred(14).bold().gaps(0, 6).leads(),
        Style::With => Look::centred(14).italic().gaps(0, 12),
        Style::Heading => text.bold().leads(),
        Style::SubHeading => text.bold().italic().leads(),
        Style::Body => text,
        Style::Power | Style::Office => Look::centred(14).bold(),
        Style::Signer => Look::centred(14).bold().gaps(72, 0),
        Style::RecipientsWord => left(12).bold().italic(),
        Style::Recipient => left(11),
        Style::Remark => Look::centred(12).italic().gaps(0, 6),
        Style::Legend => left(12).italic().gaps(0, 6).leads(),
        Style::Caption => left(12).gaps(6, 2).leads(),
        Style::Picture => Look::centred(12).gaps(0, 6),
        Style::TableHead => Look::centred(12).bold().gaps(2, 2).leads(),
        Style::TableGroup => left(12).bold().gaps(2, 2).leads(),
        Style::Cell => left(12).gaps(2, 2),
        Style::Rule => Look::centred(1),
        Style::PageNumber => Look::centred(14),
    }
}
