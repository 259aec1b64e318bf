//! Texts of the screens: headings, columns, counts, notices.

use super::{Lang, en_count, texts};

texts! {
    illustrative: "MINH HỌA", "ILLUSTRATION";
    illustrative_long: "MINH HỌA: số liệu do chương trình tự sinh, không phải số thật", "ILLUSTRATION: figures made up by the program";

    column_indicator: "Chỉ tiêu", "Indicator";
    column_same: "CK", "PY";
    column_actual: "TH", "AC";
    column_plan: "KH", "PL";
    column_percent: "%KH", "%PL";
    column_verdict: "Đánh giá", "Verdict";
    column_variance: "±KH", "±PL";
    column_same_change: "±CK%", "±PY%";
    column_trend: "Xu hướng", "Trend";

    to_discuss: "CẦN BÀN HÔM NAY", "TO DISCUSS TODAY";
    nothing_to_judge: "Kỳ này chưa có chỉ tiêu nào kèm kế hoạch để so", "No figure has a plan to be compared with";
    nothing_to_discuss: "Không có chỉ tiêu nào chậm", "Nothing is slow";
    with_plan: "chỉ tiêu có kế hoạch hoặc mức", "indicators with a plan or a level";
    checked: "ĐỐI CHIẾU", "CROSS-CHECK";
    sectors: "LĨNH VỰC", "SECTORS";
    no_figures: "Chưa có số liệu", "No figures yet";
    no_plan_all: "không giao kế hoạch", "no plan assigned";

    plans: "KẾ HOẠCH", "PLANS";
    level_default: "mức của danh mục", "level of the catalogue";
    parts: "CẤU THÀNH", "PARTS";
    breakdown: "PHÂN TỔ", "BREAKDOWN";
    over_time: "THEO THỜI GIAN", "OVER TIME";
    compared: "SO SÁNH", "COMPARED";
    against_previous: "so kỳ trước", "against the period before";
    against_year: "so cùng kỳ năm trước", "against the same period last year";
    reference: "THAM CHIẾU, không phải số của xã", "REFERENCE, not the commune's own";
    source: "Nguồn:", "Source:";
    note: "Ghi chú:", "Note:";
    definition: "Cách tính:", "How counted:";
    kind: "Loại:", "Kind:";
    computed: "tính từ hai chỉ tiêu", "computed from two indicators";
    one_period: "1 kỳ: chưa có xu hướng", "1 period: no trend yet";
    printed: "tỷ lệ in", "percentage as printed";
    holds: "khớp", "holds";
    projection: "nếu giữ tương quan với nhịp như hiện nay, đến hạn đạt", "if it keeps its relation to the pace, by the end";
    own_line: "xã", "commune";
    path_line: "đường mảnh: nhịp kế hoạch", "thin line: the plan's pace";

    legend_pace: "nhịp", "pace";
    legend_plan: "kế hoạch", "plan";

    help_title: "TRỢ GIÚP", "HELP";
    help_keys: "PHÍM", "KEYS";
    help_notation: "KÝ HIỆU", "NOTATION";
    legend_actual: "TH: thực hiện", "AC: actual";
    legend_plan_code: "KH: kế hoạch, dự toán, mức", "PL: plan, estimate, level";
    legend_same: "CK: cùng kỳ năm trước", "PY: same period last year";
    legend_variance: "±KH: thực hiện trừ kế hoạch", "±PL: actual less plan";
    derived: "suy ra", "derived";
    derived_long: "kế hoạch suy ra từ tỷ lệ in, văn bản không in số kế hoạch", "plan derived from the printed percentage; no document prints it";
    legend_slip: "tỷ lệ in trong báo cáo không khớp số liệu", "a printed percentage does not follow from its figures";
    legend_beyond: "quá khung 100%", "beyond 100%";
    legend_missing: "không có số (khác với 0)", "no figure (not the same as 0)";
    legend_bar: "thanh: thực hiện so với kế hoạch", "bar: actual on the plan's scale";

    search_title: "TÌM", "FIND";
    search_hint: "gõ vài chữ, không cần dấu", "type a few letters, accents optional";
    search_none: "Không thấy gì khớp", "Nothing fits";
    communes_title: "CHỌN XÃ", "CHOOSE A COMMUNE";
    periods_title: "CHỌN KỲ", "CHOOSE A PERIOD";
    troubles_title: "LỖI TRONG TỆP", "ERRORS IN FILES";
    troubles_none: "Không có lỗi nào trong tệp số liệu và tệp màu", "No errors in data files and theme files";
    no_periods: "chưa có báo cáo số liệu nào", "no report with figures yet";
    reading: "Đang đọc…", "Reading…";
}

texts! {
    /// `Cửa sổ 30x8 quá nhỏ: cần ít nhất 40x12`
    too_small(width: u16, height: u16): "Cửa sổ {width}x{height} quá nhỏ: cần ít nhất 40x12", "Window {width}x{height} too small: needs at least 40x12";
    /// `xem ngày 16/01/2026`
    as_of(day: &str): "xem ngày {day}", "as of {day}";
    /// `đến 12/01`
    until(day: &str): "đến {day}", "to {day}";
}

/// `nhịp 90,0%`
pub fn pace(lang: Lang, percent: &str) -> String {
    format!("{} {percent}%", legend_pace(lang))
}

texts! {
    /// `tỉnh Cao Bằng`
    province(name: &str): "tỉnh {name}", "{name} province";
}

/// `39 chỉ tiêu`
pub fn indicators(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} chỉ tiêu"),
        Lang::En => en_count(count, "indicator"),
    }
}

/// `1 chỗ lệch`
pub fn slips(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} chỗ lệch"),
        Lang::En => en_count(count, "slip"),
    }
}

/// `1 kỳ`, `24 kỳ`
pub fn periods(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} kỳ"),
        Lang::En => en_count(count, "period"),
    }
}

texts! {
    /// `còn 3 việc nữa`: matters that did not fit.
    more_matters(count: usize): "còn {count} điểm nữa: ↓", "{count} more: ↓";
}

/// `số liệu chốt 12/01–15/01`, where there is no room for the day of the report.
pub fn ages_brief(lang: Lang, from: &str, to: &str, dash: &str) -> String {
    let days = if from == to {
        to.to_string()
    } else {
        format!("{from}{dash}{to}")
    };
    match lang {
        Lang::Vi => format!("số liệu chốt {days}"),
        Lang::En => format!("figures of {days}"),
    }
}

/// `! 7 chỗ lệch, 3 gợi ý`: findings that are open, and the others.
pub fn findings(lang: Lang, open: usize, others: usize) -> String {
    let slips = (open > 0).then(|| format!("! {}", slips(lang, open)));
    let hints = (others > 0).then(|| match lang {
        Lang::Vi => format!("{others} gợi ý"),
        Lang::En => en_count(others, "hint"),
    });
    slips
        .into_iter()
        .chain(hints)
        .collect::<Vec<_>>()
        .join(", ")
}

/// `! 7 chỗ lệch, 3 gợi ý nữa: ↓`: findings that did not fit.
pub fn more_slips(lang: Lang, open: usize, others: usize) -> String {
    let all = findings(lang, open, others);
    match lang {
        Lang::Vi => format!("{all} nữa: ↓"),
        Lang::En => format!("{all} more: ↓"),
    }
}

/// `2 lỗi trong tệp: F9`
pub fn troubles(lang: Lang, count: usize, first: &str) -> String {
    match lang {
        Lang::Vi => format!("{count} lỗi trong tệp, xem F9: {first}"),
        Lang::En => format!("{} in files, see F9: {first}", en_count(count, "error")),
    }
}

/// `Số liệu chốt 12/01–15/01, báo cáo ngày 16/01/2026`
pub fn ages(lang: Lang, from: &str, to: &str, reported: &str, dash: &str) -> String {
    let days = if from == to {
        to.to_string()
    } else {
        format!("{from}{dash}{to}")
    };
    match lang {
        Lang::Vi => format!("số liệu chốt {days}, báo cáo ngày {reported}"),
        Lang::En => format!("figures of {days}, report of {reported}"),
    }
}

texts! {
    /// `, cách hôm nay 309 ngày`
    old(days: i64): ", cách hôm nay {days} ngày", ", {days} days before today";
}

/// `mỗi tuần cần 236,7 triệu đồng trong 353 ngày còn lại`
pub fn needed(lang: Lang, week: &str, days: i64) -> String {
    match lang {
        Lang::Vi => format!("mỗi tuần cần {week} trong {days} ngày còn lại"),
        Lang::En if days == 1 => format!("needs {week} a week over the day left"),
        Lang::En => format!("needs {week} a week over the {days} days left"),
    }
}

texts! {
    /// `còn thiếu 8.124,6`
    missing(value: &str): "còn thiếu {value}", "{value} missing";
    /// `từ 01/01/2025 đến 31/01/2026`
    window(from: &str, to: &str): "từ {from} đến {to}", "{from} to {to}";
    /// `do UBND tỉnh giao`: who assigned a plan.
    assigned_by(by: &str): "do {by} giao", "assigned by {by}";
}

/// `theo nhịp Cả nước`: which curve a plan is paced on.
pub fn curve(lang: Lang, place: Option<&str>, by_month: bool) -> String {
    match (lang, place, by_month) {
        (Lang::Vi, Some(place), _) => {
            format!("nhịp theo {place}, từ điểm công bố cuối đi thẳng đến 100% vào ngày hết hạn")
        }
        (Lang::En, Some(place), _) => format!(
            "paced along {place}, from its last published point straight to 100% on the last day"
        ),
        (Lang::Vi, None, true) => "nhịp theo trọng số từng tháng".to_string(),
        (Lang::En, None, true) => "paced by monthly weights".to_string(),
        (Lang::Vi, None, false) => "nhịp đều theo ngày".to_string(),
        (Lang::En, None, false) => "paced evenly by day".to_string(),
    }
}

/// `7 kết quả`
pub fn hits(lang: Lang, count: usize) -> String {
    match lang {
        Lang::Vi => format!("{count} kết quả"),
        Lang::En => en_count(count, "hit"),
    }
}

texts! {
    /// `+10% so với cùng kỳ, như báo cáo in`: no base to recompute it from.
    printed_change(percent: &str): "{percent}% so với cùng kỳ, như báo cáo in", "{percent}% on the year, as the report prints it";
    /// `tính lại 80,59%`
    recomputed(percent: &str): "tính lại {percent}%", "recomputed {percent}%";
}

/// `100% = 41.864,6`
pub fn scale(_: Lang, plan: &str) -> String {
    format!("100% = {plan}")
}

texts! {
    /// `đường mờ: Cao Bằng (tham chiếu)`
    other_line(place: &str): "đường mờ: {place} (tham chiếu)", "dim line: {place} (reference)";
    /// `thấp nhất 12, cao nhất 45`
    range(least: &str, most: &str): "thấp nhất {least}, cao nhất {most}", "lowest {least}, highest {most}";
}
