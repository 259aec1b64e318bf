//! The findings of the cross-check in neutral words: what is printed, what comes out, by how much they differ.

use super::{plural, texts};

texts! {
    hint: "gợi ý", "hint";
    cut: "số lẻ bị cắt, không làm tròn", "digits were cut, not rounded";
    thousand: "hai số lệch nhau khoảng 1.000 lần, có thể khác đơn vị tính",
        "about a thousand times apart, perhaps in another unit";
    other_unit: "chênh nhau nhiều lần, có thể lệch đơn vị tính (nghìn, triệu đồng)",
        "many times larger, perhaps another unit (thousand, million)";
    plans: "kế hoạch", "plans";
    place: "mục", "section";
    why: "giải thích:", "note:";
    points: " điểm", " points";
    acknowledged: "đã xem", "looked at";
    printed_side: "in", "printed";
    recomputed_side: "tính lại", "recomputed";
    difference: "lệch", "difference";
    percent(name, printed, recomputed, parts): "{name}: in {printed}%, tính lại {recomputed}% ({parts})",
        "{name}: printed {printed}%, recomputed {recomputed}% ({parts})";
    change(name, printed, recomputed, actual, base): "{name}: so cùng kỳ in {printed}%, tính lại {recomputed}% ({actual} so với {base})",
        "{name}: change on the year printed {printed}%, recomputed {recomputed}% ({actual} against {base})";
    sum(name, printed, recomputed, terms, difference): "{name}: in {printed}, cộng lại {recomputed} ({terms}), lệch {difference}",
        "{name}: printed {printed}, adds up to {recomputed} ({terms}), difference {difference}";
    /// `Kế hoạch của Tổng giải ngân`, at the beginning of a sentence.
    plan_of(name): "Kế hoạch của {name}", "Plan of {name}";
    /// At the beginning of a sentence.
    plan_called(name): "Mức giao: {name}", "Plan: {name}";
    twice(name): "có thể đã cộng hai lần: {name}", "perhaps added twice: {name}";
    two_sums(names, sum, other_names, other, difference): "{names}: {sum}; {other_names}: {other}; lệch {difference}",
        "{names}: {sum}; {other_names}: {other}; difference {difference}";
    count(name, printed, counted, names): "{name}: in {printed}, đếm lại {counted} ({names})",
        "{name}: printed {printed}, counted {counted} ({names})";
    named(count): "{count} mục kê tên", "{count} named";
    parts_add_up(count: usize; parts = plural(count, "part adds", "parts add")): "{count} phần cộng lại",
        "{count} {parts} up";
    falls(name, printed, period, before): "{name}: lũy kế in {printed}, nhỏ hơn {before} của {period}",
        "{name}: cumulative {printed}, less than {before} of {period}";
    blank(name): "{name}: báo cáo nêu nhưng để trống số",
        "{name}: named in the report, its figure left blank";
    against(actual, base): "{actual} so với {base}", "{actual} against {base}";
    cited_after(cited, event): "Văn bản được dẫn ({cited}) đề ngày sau {event}",
        "A cited document ({cited}) bears a day after {event}";
    larger(part, printed, whole, limit): "{part} {printed} lớn hơn {whole} {limit}",
        "{part} {printed} is more than {whole} {limit}";
    product(name, printed, recomputed, terms): "{name}: in {printed}, nhân lại {recomputed} ({terms})",
        "{name}: printed {printed}, multiplies to {recomputed} ({terms})";
    complement(names, total, terms): "{names}: cộng lại {total}% ({terms}), không phải 100%",
        "{names}: add up to {total}% ({terms}), not 100%";
    same(first, printed, second, other): "{first} in {printed}, {second} in {other}: phải là cùng một số",
        "{first} printed {printed}, {second} printed {other}: the same figure in two places";
    cited_later(cited, reported): "Văn bản được dẫn ({cited}) đề ngày sau ngày lập văn bản, {reported}",
        "A cited document ({cited}) bears a day after that of this document, {reported}";
    school_year(printed, expected): "Năm học in {printed}; một năm học là {expected}",
        "School year printed {printed}; one school year is {expected}";
    deadline_before(task, source): "Hạn của việc ({task}) trước ngày văn bản ({source})",
        "The deadline of a task ({task}) is before its document ({source})";
}
