//! Texts of the screens: headings, columns, counts, notices.

use super::{Lang, joined, say, texts};
use crate::model::Granularity;

/// The window of a trend: `26 tuần`.
pub fn trend_window(lang: Lang, count: usize, each: Granularity) -> String {
    let each = each.name(lang);
    say!(lang, "{count} {each}", "{count} {each}s")
}

pub use super::sentences::no_plan as no_plan_all;

texts! {
    illustrative: "MINH HỌA", "ILLUSTRATION";
    illustrative_long: "MINH HỌA: số liệu do chương trình tự sinh, không phải số thật",
        "ILLUSTRATION: figures made up by the program";

    column_indicator: "Chỉ tiêu", "Indicator";
    column_same: "CK", "PY";
    column_actual: "TH", "AC";
    column_plan: "KH", "PL";
    column_percent: "%KH", "%PL";
    column_verdict: "Đánh giá", "Verdict";
    column_variance: "±KH", "±PL";
    column_same_change: "±CK%", "±PY%";
    column_trend: "Xu hướng", "Trend";
    column_limit: "mức", "limit";
    days_left(days, date): "còn {days} ngày, đến {date}", "{days} days left, until {date}";
    behind_pace(points): "kém nhịp {points} điểm", "{points} points behind pace";
    ahead_of_pace(points): "vượt nhịp {points} điểm", "{points} points ahead of pace";
    per_week(amount): "mỗi tuần cần {amount}", "{amount} needed a week";
    share_missing(percent): "{percent}% số còn thiếu", "{percent}% of what is missing";
    pace_short(percent): "nhịp {percent}", "pace {percent}";
    missing: "chưa có", "none";
    column_course: "Trên nhịp", "On its path";

    nothing_to_judge: "Kỳ này chưa có chỉ tiêu nào kèm kế hoạch để so",
        "No figure has a plan to be compared with";
    nothing_to_discuss: "Không có chỉ tiêu nào chậm", "Nothing is slow";
    checked: "ĐỐI CHIẾU", "CROSS-CHECK";
    no_figures: "Chưa có số liệu", "No figures yet";

    plans: "KẾ HOẠCH", "PLANS";
    level_default: "mức của danh mục", "level of the catalogue";
    parts: "CẤU THÀNH", "PARTS";
    two_parts: "TỬ SỐ, MẪU SỐ", "NUMERATOR, DENOMINATOR";
    breakdown: "PHÂN TỔ", "BREAKDOWN";
    by_hamlet: "THEO THÔN, XÓM", "BY HAMLET";
    hamlet: "Thôn, xóm", "Hamlet";
    over_time: "THEO THỜI GIAN", "OVER TIME";
    compared: "SO SÁNH", "COMPARED";
    against_previous: "so kỳ trước", "against the period before";
    against_year: "so cùng kỳ năm trước", "against the same period last year";
    reference: "THAM CHIẾU, không phải số của xã", "REFERENCE, not the commune's own";
    source: "Nguồn:", "Source:";
    note: "Ghi chú:", "Note:";
    definition: "Cách tính:", "How counted:";
    computed: "tính từ hai chỉ tiêu", "computed from two indicators";
    one_period: "1 kỳ: chưa có xu hướng", "1 period: no trend yet";
    printed: "tỷ lệ in", "percentage as printed";
    holds: "khớp", "holds";
    projection: "nếu giữ tương quan với nhịp như hiện nay, đến hạn đạt",
        "if it keeps its relation to the pace, by the end";
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
    derived_long: "kế hoạch suy ra từ tỷ lệ in, văn bản không in số kế hoạch",
        "plan derived from the printed percentage; no document prints it";
    legend_slip: "tỷ lệ in trong báo cáo không khớp số liệu",
        "a printed percentage does not follow from its figures";
    legend_beyond: "quá khung 100%", "beyond 100%";
    legend_missing: "không có số (khác với 0)", "no figure (not the same as 0)";
    help_actual: "thực hiện", "actual";
    help_trend: "xu hướng: mỗi cột một kỳ, sang năm mới thì cách một ô; cột cuối có màu của đánh giá",
        "trend: a column a period, a gap at the new year; the last one in the colour of its verdict";
    help_course: "khi mới có một kỳ: đường phải theo đến kế hoạch, và cột sáng là chỗ đang đứng",
        "one period only: the path up to the plan, and as a bright column where we stand";

    search_title: "TÌM", "FIND";
    search_hint: "gõ vài chữ, không cần dấu", "type a few letters, accents optional";
    search_none: "Không thấy gì khớp", "Nothing fits";
    communes_title: "CHỌN XÃ", "CHOOSE A COMMUNE";
    periods_title: "CHỌN KỲ", "CHOOSE A PERIOD";
    troubles_title: "LỖI TRONG TỆP", "ERRORS IN FILES";
    troubles_none: "Không có lỗi nào trong tệp số liệu và tệp màu", "No errors in data files and theme files";
    no_periods: "chưa có báo cáo số liệu nào", "no report with figures yet";
    reading: "Đang đọc…", "Reading…";

    too_small(width, height): "Cửa sổ {width}x{height} quá nhỏ: cần ít nhất 40x12",
        "Window {width}x{height} too small: needs at least 40x12";
    as_of(day): "xem ngày {day}", "as of {day}";
    until(day): "đến {day}", "to {day}";
    pace(percent): "nhịp {percent}%", "pace {percent}%";
    province(name): "tỉnh {name}", "{name} province";
    indicators(count of "indicator"): "{count} chỉ tiêu", "{count}";
    slips(count of "slip"): "{count} chỗ lệch", "{count}";
    periods(count of "period"): "{count} kỳ", "{count}";
    hits(count of "hit"): "{count} kết quả", "{count}";
    hints(count of "hint"): "{count} gợi ý", "{count}";
    troubles(count of "error", first): "{count} lỗi trong tệp, xem F9: {first}",
        "{count} in files, see F9: {first}";
    ages_of(days): "số liệu chốt {days}", "figures of {days}";
    reported(day): ", báo cáo ngày {day}", ", report of {day}";
    old(days): ", cách hôm nay {days} ngày", ", {days} days before today";
    window(from, to): "từ {from} đến {to}", "{from} to {to}";
    /// Who assigned a plan.
    assigned_by(by): "do {by} giao", "assigned by {by}";
    curve_along(place): "nhịp theo {place}, từ điểm công bố cuối đi thẳng đến 100% vào ngày hết hạn",
        "paced along {place}, from its last published point straight to 100% on the last day";
    curve_by_month: "nhịp theo trọng số từng tháng", "paced by monthly weights";
    curve_even: "nhịp đều theo ngày", "paced evenly by day";
    /// No base to recompute it from.
    printed_change(percent): "{percent}% so với cùng kỳ, như báo cáo in",
        "{percent}% on the year, as the report prints it";
    recomputed(percent): "tính lại {percent}%", "recomputed {percent}%";
    other_line(place): "đường mờ: {place} (tham chiếu)", "dim line: {place} (reference)";
    range(least, most): "thấp nhất {least}, cao nhất {most}", "lowest {least}, highest {most}";
}

/// `số liệu chốt 12/01–15/01`, where there is no room for the day of the report.
pub fn ages_brief(lang: Lang, from: &str, to: &str, dash: &str) -> String {
    if from == to {
        ages_of(lang, to)
    } else {
        ages_of(lang, format!("{from}{dash}{to}"))
    }
}

/// `số liệu chốt 12/01–15/01, báo cáo ngày 16/01/2026`
pub fn ages(lang: Lang, from: &str, to: &str, day: &str, dash: &str) -> String {
    ages_brief(lang, from, to, dash) + &reported(lang, day)
}

/// `! 7 chỗ lệch, 3 gợi ý`: findings that are open, and the others.
pub fn findings(lang: Lang, open: usize, others: usize) -> String {
    let slips = (open > 0).then(|| format!("! {}", slips(lang, open)));
    let hints = (others > 0).then(|| hints(lang, others));
    joined([slips, hints], ", ")
}

/// `mỗi tuần cần 236,7 triệu đồng trong 353 ngày còn lại`
pub fn needed(lang: Lang, week: &str, days: i64) -> String {
    let left = if days == 1 {
        "day left".to_string()
    } else {
        format!("{days} days left")
    };
    say!(
        lang,
        "mỗi tuần cần {week} trong {days} ngày còn lại",
        "needs {week} a week over the {left}"
    )
}

/// Which curve a plan is paced on.
pub fn curve(lang: Lang, place: Option<&str>, by_month: bool) -> String {
    match place {
        Some(place) => curve_along(lang, place),
        None if by_month => curve_by_month(lang).to_string(),
        None => curve_even(lang).to_string(),
    }
}

/// `100% = 41.864,6`
pub fn scale(plan: &str) -> String {
    format!("100% = {plan}")
}
