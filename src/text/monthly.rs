//! Words of the monthly report, whose order is that of the real ones; the sentences are ours.

use chrono::NaiveDate;

use super::page::long_day;
use super::{Lang, say, texts};
use crate::model::{Period, Qualifier, date};

texts! {
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
    under: "TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE";
    chairman: "CHỦ TỊCH", "CHAIRMAN";
    appendix_plans: "Chỉ tiêu có kế hoạch", "Indicators with a plan";
    appendix_trends: "Xu hướng", "Trends";
    appendix_check: "Kết quả đối chiếu số liệu", "Cross-check of the figures";
    check_clean: "Các số liệu đã đối chiếu đều khớp.", "All figures that were compared agree.";
    check_before: "Các chỗ dưới đây phải xem lại trước khi ký:", "To be looked at before signing:";
    check_hints: "Các chỗ dưới đây có thể đúng, vì phạm vi hoặc ngày có thể khác nhau:", "These may be right, since scopes or days may differ:";
    legend_bar: "Thanh đậm là phần đã thực hiện so với kế hoạch, vạch đứng là tiến độ lẽ ra đến ngày của số liệu.", "The dark bar is what was done of the plan, the upright line is the pace due by the day of the figure.";
    legend_trend: "Đường liền là thực hiện, đường đứt là tiến độ lẽ ra.", "The solid line is what was done, the dashed one is the pace.";
    blank: "………", "………";
}

/// The heads of the table of plans.
pub const COLUMNS: [[&str; 2]; 9] = [
    ["TT", "No."],
    ["Chỉ tiêu", "Indicator"],
    ["So với", "Against"],
    ["Kế hoạch", "Plan"],
    ["Thực hiện", "Actual"],
    ["% KH", "% plan"],
    ["Lẽ ra, %", "Pace, %"],
    ["Tiến độ", "Progress"],
    ["Đánh giá", "Verdict"],
];

/// A section of the results.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// `1.4`
    pub number: &'static str,
    /// In Vietnamese and English.
    pub name: [&'static str; 2],
    /// The groups of the catalogue that it reports, in order.
    pub groups: &'static [&'static str],
    /// The sector whose other groups stand at its end, or nothing.
    pub rest: &'static str,
}

/// A section a line: number, name in both languages, groups, and the sector whose other groups it takes.
macro_rules! sections {
    ($($number:literal, $vi:literal, $en:literal, [$($group:literal),*] $(, $rest:literal)?;)*) => {
        &[$(Section {
            number: $number,
            name: [$vi, $en],
            groups: &[$($group),*],
            rest: concat!($($rest)?),
        }),*]
    };
}

/// The group that stands with the direction of the commune, before all sectors.
pub const DIRECTION: &str = "chi-dao";

/// The results, in the order of the real reports.
pub const SECTIONS: &[Section] = sections! {
    "1", "Về kinh tế", "Economy", [];
    "1.1", "Nông nghiệp và xây dựng nông thôn mới", "Agriculture and new rural area", ["trong-trot", "chan-nuoi", "lam-nghiep", "ra-quan", "nong-thon-moi"];
    "1.2", "Công nghiệp - xây dựng - giao thông", "Industry, construction, transport", ["giao-thong"];
    "1.3", "Thương mại - dịch vụ", "Trade and services", ["thuong-mai"];
    "1.4", "Quy hoạch, kế hoạch, đầu tư, giải ngân", "Planning, investment, disbursement", ["giai-ngan", "ke-hoach-von"];
    "1.5", "Tài chính, tiền tệ, tín dụng", "Finance and credit", ["thu-ngan-sach", "chi-ngan-sach", "tin-dung"];
    "1.6", "Phát triển doanh nghiệp và kinh tế tập thể", "Businesses and co-operatives", ["ho-kinh-doanh"];
    "1.7", "Tài nguyên và môi trường", "Land and environment", ["dat-dai", "moi-truong", "mat-bang"], "kinh-te";
    "2", "Về văn hóa, xã hội", "Culture and society", [];
    "2.1", "Văn hóa, thể thao, du lịch; khoa học công nghệ, đổi mới sáng tạo và chuyển đổi số", "Culture, sports, tourism; science, innovation, digital work", ["van-hoa"];
    "2.2", "Y tế, dân số", "Health and population", ["y-te", "dan-so"];
    "2.3", "Giáo dục và đào tạo", "Education", ["giao-duc", "mh-giao-duc"];
    "2.4", "An sinh xã hội và việc làm", "Social security and work", ["nguoi-co-cong", "bao-tro-bao-hiem", "qua-tang", "mh-giam-ngheo", "nha-o"];
    "2.5", "Thông tin - truyền thông", "Information", ["thong-tin"];
    "2.6", "Dân tộc - tôn giáo", "Ethnic and religious affairs", ["an-sinh"], "van-hoa-xa-hoi";
    "3", "Công tác nội vụ, thanh tra, tư pháp", "Internal affairs, inspection, justice", [];
    "3.1", "Công tác nội vụ", "Internal affairs", ["noi-vu", "thi-dua", "xay-dung-dang"];
    "3.2", "Tiếp công dân, giải quyết khiếu nại, tố cáo", "Citizen reception, complaints, denunciations", ["don-thu", "khieu-to"];
    "3.3", "Công tác tư pháp", "Justice", ["ho-tich", "chung-thuc"], "noi-vu-tu-phap";
    "4", "Hoạt động của Trung tâm Phục vụ hành chính công", "Public service centre", ["hs-nhan", "hs-ket-qua", "thu-tuc"], "hanh-chinh-cong";
    "5", "Quốc phòng, an ninh", "Defence and security", ["tuyen-quan", "dan-quan", "toi-pham", "xu-phat"], "quoc-phong-an-ninh";
};

/// `tháng 01 năm 2026`, `quý I năm 2024`, `tuần 03 năm 2026`, `năm 2025`, within a sentence.
pub fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Week(y, w) => say!(lang, "tuần {w:02} năm {y}", "week {w:02} of {y}"),
        Period::Month(y, m) => say!(lang, "tháng {m:02} năm {y}", "month {m:02} of {y}"),
        Period::Quarter(y, q) => {
            let quarter = ["I", "II", "III", "IV"].get(q.saturating_sub(1) as usize);
            let quarter = quarter.copied().unwrap_or_default();
            say!(lang, "quý {quarter} năm {y}", "quarter {quarter} of {y}")
        }
        Period::Year(y) => say!(lang, "năm {y}", "the year {y}"),
    }
}

texts! {
    place_and_day(place: &str, day: NaiveDate; long = long_day(day), short = date::format(day)): "{place}, {long}", "{place}, {short}";
    /// Under the word of what it is.
    subject(now: &str, next: &str): "Tình hình thực hiện nhiệm vụ phát triển kinh tế - xã hội {now} và phương hướng, nhiệm vụ {next}", "Social and economic work in {now} and tasks for {next}";
    /// The title of the first part; documents write it in capitals.
    situation(now: &str): "Tình hình kinh tế - xã hội {now}", "The situation in {now}";
    /// The title of the second part, likewise.
    coming(next: &str): "Phương hướng, nhiệm vụ {next}", "Tasks for {next}";
    /// The last sentence.
    closing(now: &str, next: &str, commune: &str): "Trên đây là báo cáo tình hình kinh tế - xã hội {now} và phương hướng, nhiệm vụ {next} của UBND {commune}./.", "This is the report of the People's Committee of {commune} on {now} and on the tasks for {next}.";
    window(from: NaiveDate, to: NaiveDate; from = date::format(from), to = date::format(to)): "Số liệu từ ngày {from} đến ngày {to}, trừ chỗ ghi ngày khác.", "Figures from {from} to {to}, except where another day is given.";
    until(day: NaiveDate; day = date::format(day)): " (tính đến ngày {day})", " (up to {day})";
    of_which: ", trong đó: ", ", of these: ";
    percent_of(percent: &str, plan: &str): ", bằng {percent}% {plan}", ", {percent}% of {plan}";
    /// After the first plan, what was done of another one.
    also(percent: &str, name: &str, plan: &str): "; bằng {percent}% {name} ({plan})", "; {percent}% of {name} ({plan})";
    /// A bar for those who do not see it.
    bar(percent: &str, pace: &str): "Tiến độ {percent}%, Lẽ ra, % {pace}", "Progress {percent}%, Pace, % {pace}";
    points(size: &str): "{size} điểm phần trăm", "{size} percentage points";
    more(by: &str): ", tăng {by} so với cùng kỳ", ", {by} more than in the same period last year";
    less(by: &str): ", giảm {by} so với cùng kỳ", ", {by} less than in the same period last year";
    as_much: ", bằng cùng kỳ", ", as in the same period last year";
    judged(count: usize, parts: &str): "Trong {count} chỉ tiêu có kế hoạch hoặc mức phải giữ: {parts}.", "Of {count} indicators with a plan or a level: {parts}.";
    internal_left_out(count: usize): "{count} chỉ tiêu nội bộ không đưa vào báo cáo này.", "{count} internal indicators are left out of this report.";
    holding(count: usize): "{count} phép đối chiếu khớp.", "{count} comparisons hold.";
    owner(owner: &str): "chủ trì: {owner}", "owner: {owner}";
    due(day: NaiveDate; day = date::format(day)): "hạn {day}", "due {day}";
    /// The caption of a trend: its first and its last value, and how far the picture reaches.
    trend(name: &str, unit: &str, from: (&str, NaiveDate), to: (&str, NaiveDate), most: &str; first = from.0, first_day = date::format(from.1), last = to.0, last_day = date::format(to.1)): "{name} ({unit}): {first} ngày {first_day}, {last} ngày {last_day}; trục đứng từ 0 đến {most}", "{name} ({unit}): {first} on {first_day}, {last} on {last_day}; the axis goes from 0 to {most}";
}

/// `đạt 183,852/12.118 triệu đồng`, `ước đạt 30/48 ha`
pub fn reached(lang: Lang, firm: Option<Qualifier>, actual: &str, plan: &str) -> String {
    let said = format!("{actual}/{plan}");
    let Some(firm) = firm else {
        return say!(lang, "đạt {said}", "{said}");
    };
    let word = firm.name(lang);
    match firm {
        Qualifier::Estimate => say!(lang, "{word} đạt {said}", "{word} {said}"),
        _ => say!(lang, "đạt {word} {said}", "{word} {said}"),
    }
}
