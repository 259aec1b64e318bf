//! Words of the monthly report, whose order is that of the real ones; the sentences are ours.

use super::{Lang, texts};
use crate::model::{Period, Qualifier};

texts! {
    /// What stands over every official document.
    country: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM";
    motto: "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness";
    /// Before the name of the commune, where no file names the issuing body.
    body: "ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE OF";
    number: "Số:        /BC-UBND", "No.        /BC-UBND";
    report: "BÁO CÁO", "REPORT";
    draft: "Dự thảo do chương trình lập từ tệp số liệu; chỗ chấm là chỗ phải viết thêm", "Draft made by the program from the data files; dots are places to fill in";
    illustrative: "SỐ LIỆU MINH HỌA, KHÔNG PHẢI SỐ THẬT", "ILLUSTRATION, NOT REAL FIGURES";
    part_one: "Phần thứ nhất", "Part one";
    part_two: "Phần thứ hai", "Part two";
    direction: "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CỦA UBND XÃ", "I. DIRECTION BY THE PEOPLE'S COMMITTEE";
    results: "II. KẾT QUẢ ĐẠT ĐƯỢC TRÊN CÁC LĨNH VỰC", "II. RESULTS BY SECTOR";
    assessment: "III. ĐÁNH GIÁ CHUNG", "III. OVERALL ASSESSMENT";
    done_well: "1. Kết quả đạt được", "1. What was reached";
    difficulties: "2. Khó khăn, hạn chế", "2. Difficulties and shortcomings";
    causes: "3. Nguyên nhân", "3. Causes";
    other: "Nội dung khác", "Other matters";
    nothing_slow: "Không có chỉ tiêu nào chậm so với kế hoạch.", "No indicator is behind its plan.";
    no_tasks: "Chưa có nhiệm vụ nào trong tệp dữ liệu.", "No tasks in the data files.";
    recipients: "Nơi nhận:", "Recipients:";
    under: "TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE";
    chairman: "CHỦ TỊCH", "CHAIRMAN";
    appendix: "Phụ lục", "Appendix";
    appendix_plans: "Chỉ tiêu có kế hoạch", "Indicators with a plan";
    appendix_trends: "Xu hướng", "Trends";
    appendix_check: "Kết quả đối chiếu số liệu", "Cross-check of the figures";
    check_clean: "Các số liệu đã đối chiếu đều khớp.", "All figures that were compared agree.";
    check_before: "Các chỗ dưới đây phải xem lại trước khi ký:", "To be looked at before signing:";
    check_hints: "Các chỗ dưới đây có thể đúng, vì phạm vi hoặc ngày có thể khác nhau:", "These may be right, since scopes or days may differ:";
    legend_bar: "Thanh đậm là phần đã thực hiện so với kế hoạch, vạch đứng là tiến độ lẽ ra đến ngày của số liệu.", "The dark bar is what was done of the plan, the upright line is the pace due by the day of the figure.";
    legend_trend: "Đường liền là thực hiện, đường đứt là tiến độ lẽ ra.", "The solid line is what was done, the dashed one is the pace.";
    column_number: "TT", "No.";
    column_name: "Chỉ tiêu", "Indicator";
    column_against: "So với", "Against";
    column_plan: "Kế hoạch", "Plan";
    column_actual: "Thực hiện", "Actual";
    column_percent: "% KH", "% plan";
    column_pace: "Lẽ ra, %", "Pace, %";
    column_bar: "Tiến độ", "Progress";
    column_verdict: "Đánh giá", "Verdict";
    dots: "…………………………………………………………", "…………………………………………………………";
    blank: "………", "………";
}

/// A section of the results: its number and name, and the groups of the catalogue that it reports.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// `1.4`
    pub number: &'static str,
    /// Its name, Vietnamese and English.
    pub name: [&'static str; 2],
    /// Identifiers of groups, in order.
    pub groups: &'static [&'static str],
    /// The sector whose other groups stand at its end.
    pub rest: Option<&'static str>,
}

const fn part(number: &'static str, vi: &'static str, en: &'static str) -> Section {
    Section {
        number,
        name: [vi, en],
        groups: &[],
        rest: None,
    }
}

const fn of(
    number: &'static str,
    vi: &'static str,
    en: &'static str,
    groups: &'static [&'static str],
) -> Section {
    Section {
        number,
        name: [vi, en],
        groups,
        rest: None,
    }
}

const fn last(
    number: &'static str,
    vi: &'static str,
    en: &'static str,
    groups: &'static [&'static str],
    rest: &'static str,
) -> Section {
    Section {
        number,
        name: [vi, en],
        groups,
        rest: Some(rest),
    }
}

/// The group that stands with the direction of the commune, before all sectors.
pub const DIRECTION: &str = "chi-dao";

/// The results, in the order of the real reports.
pub const SECTIONS: [Section; 21] = [
    part("1", "Về kinh tế", "Economy"),
    of(
        "1.1",
        "Nông nghiệp và xây dựng nông thôn mới",
        "Agriculture and new rural area",
        &[
            "trong-trot",
            "chan-nuoi",
            "lam-nghiep",
            "ra-quan",
            "nong-thon-moi",
        ],
    ),
    of(
        "1.2",
        "Công nghiệp - xây dựng - giao thông",
        "Industry, construction, transport",
        &["giao-thong"],
    ),
    of(
        "1.3",
        "Thương mại - dịch vụ",
        "Trade and services",
        &["thuong-mai"],
    ),
    of(
        "1.4",
        "Quy hoạch, kế hoạch, đầu tư, giải ngân",
        "Planning, investment, disbursement",
        &["giai-ngan", "ke-hoach-von"],
    ),
    of(
        "1.5",
        "Tài chính, tiền tệ, tín dụng",
        "Finance and credit",
        &["thu-ngan-sach", "chi-ngan-sach", "tin-dung"],
    ),
    of(
        "1.6",
        "Phát triển doanh nghiệp và kinh tế tập thể",
        "Businesses and co-operatives",
        &["ho-kinh-doanh"],
    ),
    last(
        "1.7",
        "Tài nguyên và môi trường",
        "Land and environment",
        &["dat-dai", "moi-truong", "mat-bang"],
        "kinh-te",
    ),
    part("2", "Về văn hóa, xã hội", "Culture and society"),
    of(
        "2.1",
        "Văn hóa, thể thao, du lịch; khoa học công nghệ, đổi mới sáng tạo và chuyển đổi số",
        "Culture, sports, tourism; science, innovation, digital work",
        &["van-hoa"],
    ),
    of(
        "2.2",
        "Y tế, dân số",
        "Health and population",
        &["y-te", "dan-so"],
    ),
    of(
        "2.3",
        "Giáo dục và đào tạo",
        "Education",
        &["giao-duc", "mh-giao-duc"],
    ),
    of(
        "2.4",
        "An sinh xã hội và việc làm",
        "Social security and work",
        &[
            "nguoi-co-cong",
            "bao-tro-bao-hiem",
            "qua-tang",
            "mh-giam-ngheo",
            "nha-o",
        ],
    ),
    of(
        "2.5",
        "Thông tin - truyền thông",
        "Information",
        &["thong-tin"],
    ),
    last(
        "2.6",
        "Dân tộc - tôn giáo",
        "Ethnic and religious affairs",
        &["an-sinh"],
        "van-hoa-xa-hoi",
    ),
    part(
        "3",
        "Công tác nội vụ, thanh tra, tư pháp",
        "Internal affairs, inspection, justice",
    ),
    of(
        "3.1",
        "Công tác nội vụ",
        "Internal affairs",
        &["noi-vu", "thi-dua", "xay-dung-dang"],
    ),
    of(
        "3.2",
        "Tiếp công dân, giải quyết khiếu nại, tố cáo",
        "Citizen reception, complaints, denunciations",
        &["don-thu", "khieu-to"],
    ),
    last(
        "3.3",
        "Công tác tư pháp",
        "Justice",
        &["ho-tich", "chung-thuc"],
        "noi-vu-tu-phap",
    ),
    last(
        "4",
        "Hoạt động của Trung tâm Phục vụ hành chính công",
        "Public service centre",
        &["hs-nhan", "hs-ket-qua", "thu-tuc"],
        "hanh-chinh-cong",
    ),
    last(
        "5",
        "Quốc phòng, an ninh",
        "Defence and security",
        &["tuyen-quan", "dan-quan", "toi-pham", "xu-phat"],
        "quoc-phong-an-ninh",
    ),
];

/// `tháng 01 năm 2026`, `quý I năm 2024`, `tuần 03 năm 2026`, `năm 2025`, within a sentence.
pub fn period(lang: Lang, period: Period) -> String {
    let roman = |q: u32| {
        ["I", "II", "III", "IV"]
            .get(q.saturating_sub(1) as usize)
            .copied()
            .unwrap_or("")
    };
    match (lang, period) {
        (Lang::Vi, Period::Week(y, w)) => format!("tuần {w:02} năm {y}"),
        (Lang::Vi, Period::Month(y, m)) => format!("tháng {m:02} năm {y}"),
        (Lang::Vi, Period::Quarter(y, q)) => format!("quý {} năm {y}", roman(q)),
        (Lang::Vi, Period::Year(y)) => format!("năm {y}"),
        (Lang::En, Period::Week(y, w)) => format!("week {w:02} of {y}"),
        (Lang::En, Period::Month(y, m)) => format!("month {m:02} of {y}"),
        (Lang::En, Period::Quarter(y, q)) => format!("quarter {} of {y}", roman(q)),
        (Lang::En, Period::Year(y)) => format!("the year {y}"),
    }
}

/// `Đông Khê, ngày 16 tháng 01 năm 2026`: a day below 10 and the first two months have a zero in front.
pub fn place_and_day(lang: Lang, place: &str, day: u32, month: u32, year: i32) -> String {
    match lang {
        Lang::Vi if month < 3 => format!("{place}, ngày {day:02} tháng {month:02} năm {year}"),
        Lang::Vi => format!("{place}, ngày {day:02} tháng {month} năm {year}"),
        Lang::En => format!("{place}, {day:02}/{month:02}/{year}"),
    }
}

texts! {
    /// The subject under the word of what it is.
    subject(now: &str, next: &str): "Tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội {now} và phương hướng, nhiệm vụ {next}", "Social and economic work in {now} and tasks for {next}";
}

/// The title of the first part.
pub fn situation(lang: Lang, now: &str) -> String {
    match lang {
        Lang::Vi => format!("Tình hình kinh tế - xã hội {now}").to_uppercase(),
        Lang::En => format!("The situation in {now}").to_uppercase(),
    }
}

/// The title of the second part.
pub fn coming(lang: Lang, next: &str) -> String {
    match lang {
        Lang::Vi => format!("Phương hướng, nhiệm vụ {next}").to_uppercase(),
        Lang::En => format!("Tasks for {next}").to_uppercase(),
    }
}

texts! {
    /// The last sentence.
    closing(now: &str, next: &str, commune: &str): "Trên đây là báo cáo tình hình kinh tế - xã hội {now} và phương hướng, nhiệm vụ {next} của UBND {commune}./.", "This is the report of the People's Committee of {commune} on {now} and on the tasks for {next}.";
    /// `Từ ngày 13/12/2025 đến ngày 12/01/2026`
    window(from: &str, to: &str): "Số liệu từ ngày {from} đến ngày {to}, trừ chỗ ghi ngày khác.", "Figures from {from} to {to}, except where another day is given.";
    /// ` (tính đến ngày 31/12/2025)`
    until(day: &str): " (tính đến ngày {day})", " (up to {day})";
}

/// `đạt 183,852/12.118 triệu đồng, bằng 1,52% dự toán năm 2026`, `ước đạt 30/48 ha, bằng 62,5% kế hoạch trồng rừng`
pub fn reached(
    lang: Lang,
    firm: Option<Qualifier>,
    actual: &str,
    plan: &str,
    percent: Option<&str>,
    name: &str,
) -> String {
    let percent = percent.map(|p| match lang {
        Lang::Vi => format!(", bằng {p}% {name}"),
        Lang::En => format!(", {p}% of {name}"),
    });
    let word = firm.map(|q| q.name(lang));
    let head = match (lang, firm, word) {
        (Lang::Vi, _, None) => "đạt ".to_string(),
        (Lang::Vi, Some(Qualifier::Estimate), Some(word)) => format!("{word} đạt "),
        (Lang::Vi, _, Some(word)) => format!("đạt {word} "),
        (Lang::En, _, word) => word.map(|w| format!("{w} ")).unwrap_or_default(),
    };
    format!("{head}{actual}/{plan}{}", percent.unwrap_or_default())
}

/// `, mức ít nhất 100%`, `, giới hạn năm 2026: nhiều nhất 7 vụ`
pub fn limit(lang: Lang, name: &str, limit: &str) -> String {
    if name.is_empty() {
        format!(", {} {limit}", lang.pick("mức", "level"))
    } else {
        format!(", {name}: {limit}")
    }
}

texts! {
    /// `; bằng 77,14% kế hoạch gồm 2 dự án dừng (43.739,384184 triệu đồng)`
    also(percent: &str, name: &str, plan: &str): "; bằng {percent}% {name} ({plan})", "; {percent}% of {name} ({plan})";
}

/// `, tăng 20 con so với cùng kỳ`, `, giảm 8,2% so với cùng kỳ`, `, bằng cùng kỳ`
pub fn since(lang: Lang, rise: std::cmp::Ordering, by: &str) -> String {
    use std::cmp::Ordering::{Equal, Greater, Less};
    match (lang, rise) {
        (Lang::Vi, Greater) => format!(", tăng {by} so với cùng kỳ"),
        (Lang::Vi, Less) => format!(", giảm {by} so với cùng kỳ"),
        (Lang::Vi, Equal) => ", bằng cùng kỳ".to_string(),
        (Lang::En, Greater) => format!(", {by} more than in the same period last year"),
        (Lang::En, Less) => format!(", {by} less than in the same period last year"),
        (Lang::En, Equal) => ", as in the same period last year".to_string(),
    }
}

/// `: ……… con (kế hoạch năm 2026: 58.000 con)`: a plan waits for a figure.
pub fn waiting(lang: Lang, unit: &str, name: &str, plan: &str) -> String {
    format!(": {} {unit} ({name}: {plan})", blank(lang))
}

texts! {
    /// `14 chỉ tiêu có kế hoạch hoặc mức: 3 vượt, 2 đạt …`
    judged(count: usize, parts: &str): "Trong {count} chỉ tiêu có kế hoạch hoặc mức phải giữ: {parts}.", "Of {count} indicators with a plan or a level: {parts}.";
    /// `7 chỉ tiêu nội bộ không đưa vào báo cáo này`
    internal_left_out(count: usize): "{count} chỉ tiêu nội bộ không đưa vào báo cáo này.", "{count} internal indicators are left out of this report.";
    /// `41 phép đối chiếu khớp.`
    holding(count: usize): "{count} phép đối chiếu khớp.", "{count} comparisons hold.";
}

/// `chủ trì: Phòng Kinh tế`
pub fn owner(lang: Lang, owner: &str) -> String {
    format!("{}: {owner}", lang.pick("chủ trì", "owner"))
}

/// `hạn 31/01/2026`
pub fn due(lang: Lang, day: &str) -> String {
    format!("{} {day}", lang.pick("hạn", "due"))
}

/// The caption of a trend: from where to where, and how far the picture reaches.
pub fn trend(
    lang: Lang,
    name: &str,
    unit: &str,
    from: &(String, String),
    to: &(String, String),
    most: &str,
) -> String {
    let ((first, first_day), (last, last_day)) = (from, to);
    match lang {
        Lang::Vi => format!(
            "{name} ({unit}): {first} ngày {first_day}, {last} ngày {last_day}; trục đứng từ 0 đến {most}"
        ),
        Lang::En => format!(
            "{name} ({unit}): {first} on {first_day}, {last} on {last_day}; the axis goes from 0 to {most}"
        ),
    }
}
