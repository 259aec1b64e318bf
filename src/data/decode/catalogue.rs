//! `danh-muc.ron`, and the same lists where a commune adds its own: sectors, groups, units, indicators, thresholds.

use rust_decimal::Decimal;

use super::named::Named;
use crate::data::fields::{Read, Reader};
use crate::data::problem::ProblemKind;
use crate::data::record::{Field, Later, List, Value, record};
use crate::data::syntax::Tree;
use crate::model::{Direction, Kind, Lang, Requirement, Sector, Thresholds, Unit, Word};

record! {
    CatalogueFile: "Danh mục chuẩn", "The standard catalogue" {
        may thresholds: ThresholdsRecord<'t> = "nguong", "ngưỡng đánh giá", "where verdicts begin";
        must units: List<UnitRecord<'t>> = "don_vi", "các đơn vị tính", "units of measure";
        must sectors: List<SectorRecord<'t>> = "linh_vuc", "các lĩnh vực, theo thứ tự thẻ trên màn hình", "sectors, in the order of their tabs";
        must groups: List<GroupRecord<'t>> = "nhom", "các nhóm chỉ tiêu", "groups of indicators";
        must indicators: Later<List<IndicatorRecord<'t>>> = "chi_tieu", "các chỉ tiêu", "indicators";
    }
}

record! {
    ThresholdsRecord: "Ngưỡng: số thực hiện chia cho số phải đạt đến ngày đó", "Thresholds: the actual divided by what was expected by then" {
        must ahead: Decimal = "vuot", "từ đây là vượt", "ahead from here on";
        must on_pace: Decimal = "dung_nhip", "từ đây là đúng nhịp", "on pace from here on";
        must slow: Decimal = "cham", "từ đây là chậm, dưới nữa là rất chậm", "slow from here on, very slow below";
    }
}

record! {
    UnitRecord: "Một đơn vị tính", "A unit of measure" {
        must name: Box<str> = "ten", "tên, cũng là mã của đơn vị", "its name, which is also its identifier";
        may short: Box<str> = "ngan", "tên viết tắt", "its short name";
        must en: Box<str> = "en", "tên tiếng Anh", "its English name";
        may people: bool = "nguoi", "đếm người hoặc hộ: số nhỏ có thể làm lộ danh tính", "it counts people or households: a small number may point at somebody";
    }
}

record! {
    SectorRecord: "Một lĩnh vực", "A sector" {
        must id: Named<'t> = "ma", "mã lĩnh vực", "its identifier";
        must name: Box<str> = "ten", "tên", "its name";
        may short: Box<str> = "ngan", "tên ngắn cho màn hình hẹp", "a short name for narrow screens";
        must en: Box<str> = "en", "tên tiếng Anh", "its English name";
        may reporter: Box<str> = "bao_cao", "cơ quan báo cáo lĩnh vực này", "the office that reports it";
    }
}

record! {
    GroupRecord: "Một nhóm chỉ tiêu", "A group of indicators" {
        must id: Named<'t> = "ma", "mã nhóm", "its identifier";
        must sector: Named<'t> = "linh_vuc", "mã lĩnh vực của nhóm", "its sector";
        must name: Box<str> = "ten", "tên", "its name";
        must en: Box<str> = "en", "tên tiếng Anh", "its English name";
    }
}

record! {
    IndicatorRecord: "Một chỉ tiêu", "An indicator" {
        must id: Named<'t> = "ma", "mã chỉ tiêu", "its identifier";
        must group: Named<'t> = "nhom", "mã nhóm của chỉ tiêu", "its group";
        must name: Box<str> = "ten", "tên", "its name";
        may short: Box<str> = "ngan", "tên ngắn", "a short name";
        must en: Box<str> = "en", "tên tiếng Anh", "its English name";
        must unit: Box<str> = "don_vi", "đơn vị tính, ghi đúng `ten` của đơn vị", "its unit, by the `ten` of that";
        must kind: Kind = "loai", "loại số liệu", "what sort of figure it is";
        may direction: Direction = "huong", "chiều nào là tốt; không ghi là TrungTinh", "which way is good; TrungTinh if absent";
        may headline: bool = "tieu_bieu", "chỉ tiêu tiêu biểu: đứng đầu lĩnh vực và lên trang tổng quan", "a headline: first in its sector and on the overview";
        may parent: Named<'t> = "thuoc", "mã chỉ tiêu mà nó là một phần", "the indicator it is a part of";
        may ratio: RatioRecord<'t> = "ty_le", "hai chỉ tiêu để tính tỷ lệ, chỉ dùng với `loai: TyLe`", "the two indicators a ratio is worked out from, only with `loai: TyLe`";
        may level: LevelRecord<'t> = "muc", "mức phải giữ khi không giao kế hoạch", "a level to keep where no plan is assigned";
        may internal: bool = "noi_bo", "nội bộ: không trình chiếu khi chưa mở khóa", "internal: not presented unless unlocked";
        may definition: Box<str> = "dinh_nghia", "cách tính", "how it is counted";
    }
}

record! {
    RatioRecord: "Cách tính tỷ lệ", "How a ratio is worked out" {
        must numerator: Named<'t> = "tu", "mã chỉ tiêu ở tử số", "the indicator above the line";
        must denominator: Named<'t> = "mau", "mã chỉ tiêu ở mẫu số", "the indicator below the line";
    }
}

record! {
    LevelRecord: "Mức phải giữ", "A level to keep" {
        must requirement: Bound = "yeu_cau", "yêu cầu", "what is asked for";
        must value: Decimal = "gia_tri", "giá trị, theo đơn vị của chỉ tiêu", "the value, in the indicator's unit";
    }
}

/// What a level can ask for: a plan can ask for more.
#[derive(Clone, Copy, PartialEq)]
pub struct Bound(pub(crate) Requirement);

impl Word for Bound {
    const ALL: &'static [Self] = &[
        Self(Requirement::AtLeast),
        Self(Requirement::AtMost),
        Self(Requirement::Exactly),
    ];
    const FILE: &'static [&'static str] = &[
        Requirement::AtLeast.file(),
        Requirement::AtMost.file(),
        Requirement::Exactly.file(),
    ];

    fn meaning(self, lang: Lang) -> &'static str {
        self.0.name(lang)
    }
}

/// What one file adds to the catalogue; groups and indicators with names that are not looked up yet.
#[derive(Default)]
pub struct Part<'t> {
    pub thresholds: Option<Thresholds>,
    pub units: Vec<(Named<'t>, Unit)>,
    pub sectors: Vec<(Named<'t>, Sector)>,
    pub groups: Vec<(Named<'t>, GroupRecord<'t>)>,
    pub indicators: Vec<(Named<'t>, Box<IndicatorRecord<'t>>)>,
    /// The commune's own order of tabs.
    pub order: Option<Vec<Named<'t>>>,
    /// Identifiers of what could not be read: naming them elsewhere is no error of that place.
    pub spoiled: Vec<Box<str>>,
    /// Something of the file may be missing altogether.
    pub torn: bool,
}

impl Part<'_> {
    /// Of a file of which nothing could be read.
    pub fn torn() -> Self {
        Self {
            torn: true,
            ..Self::default()
        }
    }
}

/// Reads `danh-muc.ron`.
pub fn file<'t>(reader: &mut Reader<'_>, tree: &'t Tree<'t>) -> Part<'t> {
    let Ok(r) = CatalogueFile::root(reader, tree) else {
        return Part::torn();
    };
    let absent = [
        r.units.is_given(),
        r.sectors.is_given(),
        r.groups.is_given(),
        r.indicators.is_given(),
    ]
    .contains(&false);
    let torn = tree.torn || absent || r.sectors.is_bad();
    let mut part = lists(reader, r.units, r.groups, &r.indicators);
    part.torn |= torn;
    part.thresholds = r.thresholds.then(|r| thresholds(reader, &r)).lenient();
    part.sectors = r.sectors.good().filter_map(sector).collect();
    part
}

/// Takes the lists that both kinds of file have. A bad translation or short name loses nothing.
pub fn lists<'t>(
    reader: &mut Reader<'_>,
    units: Field<'t, List<UnitRecord<'t>>>,
    groups: Field<'t, List<GroupRecord<'t>>>,
    indicators: &Field<'t, Later<List<IndicatorRecord<'t>>>>,
) -> Part<'t> {
    let mut part = Part {
        torn: units.is_bad() || groups.is_bad(),
        units: units.good().filter_map(unit).collect(),
        ..Part::default()
    };
    for mut group in groups.good() {
        if let Some(id) = std::mem::take(&mut group.id).lenient() {
            part.groups.push((id, group));
        }
    }
    let list = indicators.items(reader);
    part.torn |= indicators.is_given() && list.is_err();
    for item in list.into_iter().flatten() {
        let Ok(mut indicator) = IndicatorRecord::read(reader, item) else {
            continue;
        };
        let Some(id) = std::mem::take(&mut indicator.id).lenient() else {
            continue;
        };
        // what a figure of it means hangs on the kind, and which way is good on the direction: without them it is not shown
        let Some(kind) = indicator
            .kind
            .get()
            .filter(|_| !indicator.direction.is_bad())
        else {
            part.spoiled.push(id.id.into());
            continue;
        };
        let both = |r: &RatioRecord<'_>| r.numerator.get().and(r.denominator.get()).is_some();
        if *kind != Kind::Ratio && indicator.ratio.get().is_some_and(both) {
            reader.report(indicator.ratio.key_span(), ProblemKind::RatioKind);
            indicator.ratio = Field::default();
        }
        part.indicators.push((id, Box::new(indicator)));
    }
    part
}

fn thresholds(reader: &mut Reader<'_>, r: &ThresholdsRecord<'_>) -> Read<Thresholds> {
    let read = Thresholds {
        ahead: r.ahead.required()?,
        on_pace: r.on_pace.required()?,
        slow: r.slow.required()?,
    };
    if read.ahead >= read.on_pace && read.on_pace >= read.slow && read.slow > Decimal::ZERO {
        Ok(read)
    } else {
        Err(reader.report(r.at.key_span(), ProblemKind::ThresholdOrder))
    }
}

fn unit(r: UnitRecord<'_>) -> Option<(Named<'_>, Unit)> {
    let span = r.name.span();
    let name = r.name.lenient()?;
    let named = Named {
        id: name.to_string().into(),
        span,
    };
    let unit = Unit {
        short: r.short.or(&name),
        en: r.en.or(&name),
        people: r.people.lenient().unwrap_or_default(),
        name,
    };
    Some((named, unit))
}

fn sector(r: SectorRecord<'_>) -> Option<(Named<'_>, Sector)> {
    let named = r.id.lenient()?;
    let id: Box<str> = named.id.as_ref().into();
    let name = r.name.or(&id);
    let sector = Sector {
        id,
        short: r.short.or(&name),
        en: r.en.or(&name),
        reporter: r.reporter.lenient().unwrap_or_default(),
        name,
    };
    Some((named, sector))
}
