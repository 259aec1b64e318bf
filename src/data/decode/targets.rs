//! `muc-tieu.ron`: the targets of a plan of several years.

use rust_decimal::Decimal;

use super::assemble::Assembled;
use super::named::{self, Identifiers, Named};
use super::plans::not_a_rank;
use crate::data::fields::{Read, Reader};
use crate::data::problem::{ProblemKind, Thing};
use crate::data::record::{Later, List, Value, Whole, record};
use crate::data::syntax::Tree;
use crate::model::{Shape, Target};

record! {
    TargetsFile: "Mục tiêu nhiều năm", "Targets of several years" {
        may document: Box<str> = "van_ban", "văn bản đặt mục tiêu, ghi một lần cho cả tệp", "the document they are from, once for the whole file";
        must targets: Later<List<TargetRecord<'t>>> = "muc_tieu", "các mục tiêu", "the targets";
    }
}

record! {
    TargetRecord: "Một mục tiêu", "A target" {
        must id: Named<'t> = "ma", "mã mục tiêu", "its identifier";
        must number: Box<str> = "so", "số thứ tự trong văn bản, ví dụ 6a", "its number in the document, such as 6a";
        must name: Box<str> = "ten", "nội dung", "what it is";
        may en: Box<str> = "en", "nội dung bằng tiếng Anh", "the same in English";
        may sector: Named<'t> = "linh_vuc", "mã lĩnh vực", "its sector";
        must shape: Shape = "dang", "dạng mục tiêu", "what is asked for";
        may value: Decimal = "gia_tri", "giá trị; chỉ CotMoc không cần", "the value; only CotMoc needs none";
        may over: bool = "tren", "phải trên giá trị đó, bằng là chưa đạt", "more than the value, not just the value";
        may unit: Box<str> = "don_vi", "đơn vị tính; chỉ CotMoc không cần", "its unit; only CotMoc needs none";
        must from: Year = "tu_nam", "năm đầu", "the first year";
        must to: Year = "den_nam", "năm cuối", "the last year";
        may start: Decimal = "goc", "giá trị gốc, của năm trước năm đầu", "where the path starts: the value of the year before the first";
        may indicator: Named<'t> = "chi_tieu", "mã chỉ tiêu đo mục tiêu này", "the indicator that measures it";
        may part: bool = "phan", "là một phần của dòng có nhiều mục tiêu", "it is a part of a line that holds several targets";
        must source: Box<str> = "nguon", "mục trong văn bản", "the section of the document";
        may note: Box<str> = "ghi_chu", "ghi chú, có hiện trên màn hình", "a remark, which is shown";
    }
}

type Year = Whole<1900, 2200>;

/// Reads the file with this name.
pub fn file(
    reader: &mut Reader<'_>,
    tree: &Tree<'_>,
    name: &str,
    assembled: &Assembled,
) -> Read<Vec<Target>> {
    let file = TargetsFile::root(reader, tree)?;
    let document = file.document.lenient();
    named::each(
        reader,
        &file.targets,
        (Thing::Target, name),
        &mut Identifiers::default(),
        |r| (&r.id, r.at),
        |reader, id, r| target(reader, id, r, document.as_deref(), assembled),
    )
}

/// Makes one target. What bears on its path must be good; a bad sector, indicator or remark is left out.
fn target(
    reader: &mut Reader<'_>,
    id: Box<str>,
    mut r: TargetRecord<'_>,
    document: Option<&str>,
    assembled: &Assembled,
) -> Read<Target> {
    let has_value = needed(reader, &r, "gia_tri", r.value.is_given());
    let has_unit = needed(reader, &r, "don_vi", r.unit.is_given());
    let sector = (r.sector).then(|n| assembled.sector(reader, &n));
    let indicator = (r.indicator).then(|n| assembled.indicator(reader, &n));
    if r.shape.get() == Some(&Shape::Rank) {
        r.value.refuse(reader, not_a_rank);
    }
    let from = r.from.get().map(|year| year.0);
    r.to.refuse(reader, |Whole(to)| {
        let from = from.filter(|from| from > to)?;
        Some(ProblemKind::YearsReversed { from, to: *to })
    });
    has_value.and(has_unit)?;
    let name = r.name.required()?;
    Ok(Target {
        id,
        number: r.number.required()?,
        en: r.en.or(&name),
        name,
        sector: sector.lenient(),
        shape: r.shape.required()?,
        value: r.value.optional()?,
        over: r.over.or_default()?,
        unit: r.unit.or_default()?,
        years: (r.from.required()?.0, r.to.required()?.0),
        start: r.start.optional()?,
        indicator: indicator.lenient(),
        part: r.part.or_default()?,
        source: named::source(document, r.source.lenient()).unwrap_or_default(),
        note: r.note.lenient(),
    })
}

/// Reports a key that is absent and that all shapes but milestones must have.
fn needed(
    reader: &mut Reader<'_>,
    r: &TargetRecord<'_>,
    key: &'static str,
    is_given: bool,
) -> Read<()> {
    match r.shape.get() {
        Some(shape) if *shape != Shape::Milestone && !is_given && !r.at.misspelled => {
            let with = format!("dang: {}", shape.file()).into();
            Err(reader.report(r.shape.span(), ProblemKind::Needs { key, with }))
        }
        _ => Ok(()),
    }
}
