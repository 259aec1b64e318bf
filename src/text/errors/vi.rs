//! The sentences in Vietnamese.

use super::guess::{Guess, guess};
use super::{Message, at, chain, code, listed, meant_time, megabytes, quoted, say, some, words};
use crate::data::problem::{DateError, Encoding, ProblemKind, Shape, Thing, Want};
use crate::model::number::NumberError;
use crate::model::{Granularity, Period, date};
use crate::text::Lang;

const NUMBERS: &str = r#"số nguyên không có ngoặc kép (562) hoặc số trong ngoặc kép theo kiểu Việt Nam ("1.234", "1.234,56")"#;
const DATES: &str = r#"ngày/tháng/năm trong ngoặc kép, ví dụ "12/01/2026""#;
const PERIODS: &str = r#"tuần "2026-W03", tháng "2026-01", quý "2026-Q1", năm "2026""#;
const IDS: &str = "chữ thường không dấu, chữ số và dấu gạch nối";
const SAVE_AS: &str =
    "mở tệp, chọn Lưu thành (Save As), mục Mã hóa (Encoding) chọn UTF-8 rồi lưu lại";
const ROUND: &str = "bản ghi trong ngoặc tròn: (từ_khóa: giá trị, …)";
const SQUARE: &str = "danh sách trong ngoặc vuông: […]";
const STRAIGHT: &str = "ngoặc kép thẳng: \"…\"";

/// One arm a kind, so that none can be without its sentences.
#[allow(clippy::too_many_lines)]
pub(super) fn message(kind: &ProblemKind) -> Message {
    use ProblemKind as P;
    match kind {
        P::Missing => say(
            "không tìm thấy tệp này",
            None,
            some("đặt tệp vào đúng chỗ, hoặc kiểm tra lại thư mục dữ liệu đã chọn"),
        ),
        P::NoCommune { slug, near, all } => say(
            format!("không có xã nào tên là \"{slug}\" trong dữ liệu"),
            listed(all),
            near.as_ref()
                .map(|n| format!("có lẽ là \"{n}\"; sửa lại cho đúng"))
                .or_else(|| {
                    some("chọn một xã có trong danh sách; mỗi xã là một thư mục có tệp xa.ron")
                }),
        ),
        P::NoFolder => say(
            "không có thư mục này",
            None,
            some(
                "kiểm tra lại đường dẫn; thư mục dữ liệu là thư mục có tệp danh-muc.ron và mỗi xã một thư mục con",
            ),
        ),
        P::FolderInPlace => say(
            "đây là một thư mục, không phải tệp",
            some("tệp văn bản .ron"),
            some("đổi tên hoặc dời thư mục này đi, rồi đặt tệp cùng tên vào đây"),
        ),
        P::NoPermission => say(
            "không có quyền đọc tệp này",
            None,
            some("cấp quyền đọc tệp cho tài khoản đang dùng, hoặc nhờ người quản trị máy"),
        ),
        P::LinkLoop => say(
            "đường dẫn tắt này trỏ vòng về chính nó",
            None,
            some("xóa đường dẫn tắt và chép tệp thật vào đây"),
        ),
        P::NotRegular => say(
            "đây là đường ống hoặc thiết bị của hệ thống, không phải tệp dữ liệu",
            some("tệp văn bản .ron"),
            some("xóa nó đi và đặt tệp dữ liệu thật vào đây"),
        ),
        P::TooLarge { bytes, most } => say(
            format!(
                "tệp quá lớn ({} MB), không phải tệp số liệu",
                megabytes(*bytes, Lang::Vi)
            ),
            some(format!("tệp không quá {} MB", megabytes(*most, Lang::Vi))),
            some("kiểm tra xem có chép nhầm tệp khác vào đây không"),
        ),
        P::System(text) => say(
            format!("không đọc được tệp; hệ điều hành báo: {text}"),
            None,
            some("thử lại; nếu vẫn lỗi, nhờ người quản trị máy"),
        ),
        P::NotUtf8 {
            byte,
            looks: Encoding::Legacy,
        } => say(
            format!(
                "tệp không ở bảng mã UTF-8: đọc được byte 0x{byte:02X}, có lẽ tệp lưu theo bảng mã cũ (TCVN3, VNI, Latin-1)"
            ),
            some("tệp văn bản UTF-8"),
            some(format!(
                "{SAVE_AS}; nếu chữ bị biến dạng, chuyển mã sang Unicode trước (UniKey, Ctrl+Shift+F6)"
            )),
        ),
        P::NotUtf8 {
            looks: Encoding::Utf16,
            ..
        } => say(
            "tệp lưu theo bảng mã UTF-16 (Notepad gọi là Unicode), không phải UTF-8",
            some("tệp văn bản UTF-8"),
            some(SAVE_AS),
        ),
        P::Empty => say(
            "tệp trống, hoặc chỉ có chú thích",
            some(ROUND),
            some("chép tệp mẫu vào rồi điền, hoặc xóa tệp này nếu không dùng"),
        ),
        P::TextSuffix => say(
            "tệp có đuôi .ron.txt nên không được đọc",
            some("đuôi .ron"),
            some("bỏ phần .txt ở cuối tên; trong Notepad, khi lưu chọn kiểu tệp All Files"),
        ),

        P::More(count) => say(
            format!("từ đây còn {count} lỗi nữa không liệt kê"),
            None,
            some("sửa các lỗi trên trước; nếu cả tệp đều lỗi, có lẽ đây không phải tệp số liệu"),
        ),

        P::OddSpace(c) => say(
            format!(
                "có dấu cách lạ {} ({}) lẫn vào, mắt thường không thấy",
                code(*c),
                space(*c)
            ),
            some("dấu cách thường, dấu tab, xuống dòng"),
            some("xóa chỗ này và gõ lại dấu cách bằng phím cách"),
        ),
        P::ControlCharacter(c) => say(
            format!(
                "có ký tự điều khiển {} lẫn vào, mắt thường không thấy",
                code(*c)
            ),
            some("chữ, số, dấu câu, dấu cách, dấu tab, xuống dòng"),
            some("xóa ký tự này; nếu tệp có nhiều chỗ như vậy, lấy lại bản gốc"),
        ),
        P::SmartQuote(c) => say(
            format!("dấu ngoặc {c} không phải ngoặc kép thẳng (thường do Word hoặc Zalo tự đổi)"),
            some(STRAIGHT),
            some("gõ lại cả dấu mở và dấu đóng bằng phím \""),
        ),
        P::BareDecimal(text) => bare_decimal(text),
        P::BareDate(text) => say(
            format!("ngày {text} thiếu ngoặc kép"),
            some(DATES),
            some(format!("viết {}", date_guess(text))),
        ),
        P::BareText(text) => say(
            format!("{text} thiếu ngoặc kép"),
            some("văn bản, mã và số có dấu chấm, dấu phẩy đều viết trong ngoặc kép"),
            some(format!("viết \"{text}\"")),
        ),
        P::UnclosedText => say(
            "văn bản mở ngoặc kép mà không đóng trên cùng dòng",
            some(STRAIGHT),
            some("thêm dấu \" vào cuối văn bản; cần xuống dòng thì viết \\n"),
        ),
        P::InnerQuote => say(
            "trong văn bản có dấu ngoặc kép thẳng nên văn bản bị ngắt ở đây",
            some(r#"“ ” hoặc \" bên trong văn bản"#),
            some(r#"thay dấu " ở giữa bằng “ ”, hoặc viết \" "#.trim_end()),
        ),
        P::UnopenedText => say(
            "văn bản đóng ngoặc kép mà không mở",
            some(STRAIGHT),
            some("thêm dấu \" vào đầu văn bản"),
        ),
        P::UnclosedComment => say(
            "chú thích mở bằng /* mà không đóng",
            some("/* … */, hoặc // đến hết dòng"),
            some("thêm */ vào cuối chú thích"),
        ),
        P::UnclosedBracket(c) => say(
            format!("ngoặc {c} mở ở đây mà không đóng"),
            None,
            some(format!(
                "thêm {} vào chỗ kết thúc",
                if *c == '[' { "dấu ]" } else { "dấu )" }
            )),
        ),
        P::ExtraBracket(c) => say(
            format!("thừa ngoặc đóng {c}, không có ngoặc mở nào ứng với nó"),
            None,
            some("xóa dấu ngoặc này, hoặc thêm ngoặc mở còn thiếu ở trước"),
        ),
        P::MissingRecordBracket => say(
            "bản ghi thiếu ngoặc tròn mở",
            some(ROUND),
            some("thêm dấu ( vào trước từ khóa này"),
        ),
        P::MissingListBracket => say(
            "danh sách thiếu ngoặc vuông mở",
            some(SQUARE),
            some("thêm dấu [ vào trước bản ghi này"),
        ),
        P::MissingComma => say(
            "thiếu dấu phẩy",
            some("mỗi mục cách mục sau bằng một dấu phẩy"),
            some("thêm dấu , vào đây"),
        ),
        P::WrongComma(c) => say(
            format!("dấu {c} đứng chỗ của dấu phẩy"),
            some("mỗi mục cách mục sau bằng một dấu phẩy"),
            some(format!("thay {c} bằng ,")),
        ),
        P::WrongColon(c) => say(
            format!("dấu {c} đứng chỗ của dấu hai chấm"),
            some("từ_khóa: giá trị"),
            some(format!("thay {c} bằng :")),
        ),
        P::MissingColon(key) => say(
            format!("sau từ khóa \"{key}\" thiếu dấu hai chấm"),
            some("từ_khóa: giá trị"),
            some(format!("viết {key}: rồi đến giá trị")),
        ),
        P::MissingValue(key) => say(
            format!("từ khóa \"{key}\" không có giá trị"),
            some("từ_khóa: giá trị"),
            some("thêm giá trị, hoặc xóa từ khóa này; chưa có số thì bỏ hẳn mục, không để trống"),
        ),
        P::MissingKeyName => say(
            "giá trị này không có từ khóa đứng trước",
            some("trong ngoặc tròn, mỗi giá trị có từ khóa: từ_khóa: giá trị"),
            some("thêm từ khóa và dấu hai chấm vào trước giá trị"),
        ),
        P::QuotedKey(key) => say(
            format!("từ khóa \"{key}\" viết trong ngoặc kép"),
            some("từ khóa không có ngoặc kép"),
            some(format!("viết {key}: không có ngoặc kép")),
        ),
        P::CurlyBracket(c) => say(
            format!("ngoặc nhọn {c} không dùng trong tệp này"),
            some("ngoặc tròn ( ) cho bản ghi, ngoặc vuông [ ] cho danh sách"),
            some(format!(
                "thay {c} bằng {}",
                if *c == '{' { "(" } else { ")" }
            )),
        ),
        P::NamedBracket(name) => say(
            format!("thừa tên \"{name}\" trước ngoặc tròn"),
            some(ROUND),
            some(format!("xóa {name}, giữ lại phần trong ngoặc")),
        ),
        P::NoOpening => say(
            "tệp không mở đầu bằng ngoặc tròn",
            some("cả tệp là một bản ghi: ( … )"),
            some("thêm dấu ( vào đầu tệp và dấu ) vào cuối tệp"),
        ),
        P::Trailing => say(
            "còn nội dung sau khi tệp đã kết thúc",
            some("sau dấu ) cuối cùng chỉ có chú thích"),
            some("xóa phần thừa, hoặc xóa dấu ) đặt nhầm ở trước"),
        ),
        P::TooDeep { most } => say(
            format!("ngoặc lồng quá sâu (quá {most} lớp)"),
            some(format!("không quá {most} lớp ngoặc")),
            some("kiểm tra các dấu ngoặc mở thừa"),
        ),
        P::UnexpectedCharacter(c @ ('#' | '/')) => say(
            format!("ký tự {c} không dùng ở đây"),
            some("chú thích viết sau //"),
            some(format!("thay {c} bằng //")),
        ),
        P::UnexpectedCharacter(c) => say(
            format!("ký tự {c} không có nghĩa ở đây"),
            None,
            some("xóa ký tự này; nếu nó thuộc một văn bản, đặt cả văn bản trong ngoặc kép"),
        ),
        P::BadEscape(text) => say(
            format!("{text} không có nghĩa trong văn bản"),
            some(r#"\" cho ngoặc kép, \\ cho gạch chéo ngược, \n cho xuống dòng"#),
            some(r"viết \\ nếu muốn có dấu gạch chéo ngược"),
        ),

        P::WrongShape { want, found, text } => wrong_shape(*want, *found, text),
        P::UnknownKey { key, allowed, near } => say(
            format!("từ khóa \"{key}\" không có trong mẫu"),
            listed(allowed),
            some(near.map_or_else(
                || "xóa từ khóa này, hoặc ghi vào chú thích sau //".to_string(),
                |n| format!("có lẽ là {n}; sửa lại cho đúng"),
            )),
        ),
        P::DuplicateKey { key, first } => say(
            format!(
                "từ khóa \"{key}\" viết hai lần, lần đầu ở {}",
                at(first, "dòng")
            ),
            some("mỗi từ khóa một lần trong một bản ghi"),
            some("giữ giá trị đúng, xóa giá trị kia"),
        ),
        P::MissingKeys(keys) => say(
            format!("bản ghi này thiếu {}", keys.join(", ")),
            None,
            some(format!(
                "thêm {}",
                keys.iter()
                    .map(|k| format!("{k}: …"))
                    .collect::<Vec<_>>()
                    .join(", ")
            )),
        ),
        P::EmptyText => say(
            "văn bản trống",
            None,
            some("điền nội dung, hoặc xóa cả từ khóa nếu chưa có"),
        ),
        P::BadNumber { text, why } => bad_number(text, *why),
        P::BadDate { text, why } => bad_date(text, *why),
        P::BadWord {
            text,
            allowed,
            near,
        } => say(
            format!("không hiểu từ \"{text}\""),
            listed(allowed),
            some(near.map_or_else(
                || "chọn một trong các từ được phép".to_string(),
                |n| format!("có lẽ là {n}; sửa lại cho đúng"),
            )),
        ),
        P::BadId { text, near } => say(
            format!("mã \"{text}\" viết sai quy cách"),
            some(IDS),
            some(if near.is_empty() {
                "đặt lại mã".to_string()
            } else {
                format!("viết \"{near}\"")
            }),
        ),
        P::BadPeriod(text) => say(
            format!("\"{text}\" không phải kỳ báo cáo"),
            some(PERIODS),
            some("viết lại kỳ theo một trong các mẫu trên"),
        ),

        P::Unknown {
            what,
            id,
            near,
            all,
        } => say(
            format!("không có {} nào {} \"{id}\"", thing(*what), called(*what)),
            quoted(all).or_else(|| {
                some(format!(
                    "{} đã khai báo trong {}",
                    thing(*what),
                    home(*what)
                ))
            }),
            some(near.as_ref().map_or_else(
                || format!("sửa lại cho đúng, hoặc khai báo trong {}", home(*what)),
                |n| format!("có lẽ là \"{n}\"; sửa lại cho đúng"),
            )),
        ),
        P::Duplicate { what, id, first } => say(
            format!(
                "{} \"{id}\" có hai lần, lần đầu ở {}",
                thing(*what),
                at(first, "dòng")
            ),
            some(format!("mỗi {} một lần", thing(*what))),
            some("giữ dòng đúng, xóa hoặc đổi tên dòng kia"),
        ),
        P::PeriodName { period, name } => say(
            format!("trong tệp ghi kỳ {period} nhưng tên tệp là {name}.ron"),
            some("tên tệp là kỳ báo cáo"),
            some(format!("đổi tên tệp thành {period}.ron, hoặc sửa lại ky")),
        ),
        P::FolderName { id, folder } => say(
            format!("mã \"{id}\" khác tên thư mục \"{folder}\""),
            some(format!("mã xã trùng tên thư mục; {IDS}")),
            some("đổi tên thư mục theo mã, hoặc sửa mã theo thư mục"),
        ),
        P::WindowReversed { from, to } => say(
            format!(
                "ngày đầu {} sau ngày cuối {}",
                date::format(*from),
                date::format(*to)
            ),
            some("ngày đầu không sau ngày cuối"),
            some("kiểm tra lại hai ngày, nhất là năm"),
        ),
        P::WindowElsewhere {
            period,
            to,
            earliest,
            latest,
        } => say(
            format!(
                "số liệu đến ngày {} không thuộc {}",
                date::format(*to),
                period_name(*period)
            ),
            some(format!(
                "từ {} đến {}",
                date::format(*earliest),
                date::format(*latest)
            )),
            some("sửa lại den, hoặc sửa ky và tên tệp"),
        ),
        P::WindowTooLong { period, days, most } => say(
            format!(
                "khoảng báo cáo dài {days} ngày, quá dài đối với một {}",
                granularity(*period)
            ),
            some(format!("không quá {most} ngày")),
            some("sửa lại tu; số lũy kế từ đầu năm thì ghi tu ở riêng chỉ tiêu đó"),
        ),
        P::AfterReport { date, latest } => say(
            format!("số liệu ngày {} sau ngày báo cáo", date::format(*date)),
            some(format!("không sau {}", date::format(*latest))),
            some("kiểm tra lại ngày, nhất là năm"),
        ),
        P::LongBefore { date, earliest } => say(
            format!(
                "số liệu ngày {} đã quá cũ so với kỳ báo cáo",
                date::format(*date)
            ),
            some(format!("không trước {}", date::format(*earliest))),
            some("kiểm tra lại ngày, nhất là năm"),
        ),
        P::HalfWindow(missing) => say(
            format!("khoảng thời gian thiếu {missing}"),
            some("cả tu và den, hoặc không có cả hai"),
            some(format!("thêm {missing}: \"…\", hoặc xóa ngày còn lại")),
        ),
        P::OnlyOne(a, b) => say(
            format!("không dùng {a} và {b} cùng lúc"),
            some(format!("{a} hoặc {b}")),
            some("xóa một trong hai"),
        ),
        P::NeedsWindow(key) => say(
            format!("{key} cần biết khoảng thời gian của kế hoạch"),
            some("tu và den"),
            some(format!("thêm tu: \"…\", den: \"…\", hoặc xóa {key}")),
        ),
        P::MonthCount { given, months } => say(
            format!("thang có {given} trọng số, nhưng khoảng thời gian nằm trong {months} tháng"),
            some(format!("{months} trọng số, mỗi tháng một số")),
            some("thêm hoặc bớt trọng số; tháng không giao việc thì ghi 0"),
        ),
        P::NotPositive(key) => say(
            format!("mọi số trong {key} đều bằng 0"),
            some("ít nhất một số lớn hơn 0"),
            some(format!(
                "điền lại trọng số, hoặc xóa {key} để chia đều theo ngày"
            )),
        ),
        P::Negative(key) => say(
            format!("{key} không thể là số âm"),
            some("số từ 0 trở lên"),
            some("bỏ dấu trừ, hoặc kiểm tra lại số"),
        ),
        P::NotARank => say(
            "thứ hạng phải là số nguyên từ 1 trở lên",
            some("1, 2, 3, …"),
            some("ghi thứ hạng, ví dụ 20 là trong nhóm 20 đơn vị đầu"),
        ),
        P::TwoPrimary { indicator, first } => say(
            format!(
                "chỉ tiêu \"{indicator}\" có hai kế hoạch chính, kế hoạch thứ nhất ở {}",
                at(first, "dòng")
            ),
            some("mỗi chỉ tiêu nhiều nhất một kế hoạch có chinh: true"),
            some("xóa chinh: true ở kế hoạch không dùng để đánh giá"),
        ),
        P::PlanOfOther { plan, indicator } => say(
            format!(
                "kế hoạch \"{plan}\" là của chỉ tiêu \"{indicator}\", không phải của chỉ tiêu này"
            ),
            some("kế hoạch của cùng chỉ tiêu"),
            some("sửa lại mã kế hoạch, hoặc xóa ke_hoach nếu báo cáo không nói rõ"),
        ),
        P::RatioKind => say(
            "ty_le chỉ dùng cho chỉ tiêu loại TyLe",
            None,
            some("đổi loai thành TyLe, hoặc xóa ty_le"),
        ),
        P::Cycle {
            key: "thuoc",
            chain: circle,
        } => say(
            format!("các chỉ tiêu thuộc vòng quanh nhau: {}", chain(circle)),
            some("chỉ tiêu con thuộc chỉ tiêu mẹ, không vòng lại"),
            some("xóa thuoc ở một chỉ tiêu trong vòng"),
        ),
        P::Cycle { chain: circle, .. } => say(
            format!("tỷ lệ tính vòng quanh nhau: {}", chain(circle)),
            some("tử số và mẫu số không tính từ chính tỷ lệ này"),
            some("sửa lại tu hoặc mau"),
        ),
        P::ExactlyOne { keys, given } if given.is_empty() => say(
            "chưa ghi thời gian",
            some(format!("đúng một trong: {}", keys.join(", "))),
            some("thêm từ khóa hợp với sự kiện, ví dụ ngay: \"15/01/2026\" hoặc hang_tuan: ThuHai"),
        ),
        P::ExactlyOne { keys, given } => say(
            format!(
                "ghi thời gian theo {} cách cùng lúc: {}",
                given.len(),
                given.join(", ")
            ),
            some(format!("đúng một trong: {}", keys.join(", "))),
            some("giữ một từ khóa; diễn ra vào nhiều dịp thì tách thành nhiều sự kiện"),
        ),
        P::Needs { key, with } => say(
            format!("{with} cần có {key}"),
            some(format!("{with}, {key}: …")),
            some(format!("thêm {key}: …, hoặc sửa lại {with}")),
        ),
        P::SideCount {
            kind,
            key,
            given,
            least,
            most,
        } => {
            let allowed = match (*least, *most) {
                (0, 0) => format!("{kind} không có {key}"),
                (least, most) if least == most => format!("{kind} có đúng {least} mã ở {key}"),
                (least, _) => format!("{kind} có từ {least} mã trở lên ở {key}"),
            };
            let mend = if *most == 0 {
                format!("xóa {key}, hoặc đổi loai")
            } else {
                "thêm hoặc bớt mã chỉ tiêu, hoặc đổi loai".to_string()
            };
            say(
                format!("quan hệ {kind} có {given} mã ở {key}"),
                some(allowed),
                some(mend),
            )
        }
        P::BadSchoolYear(text) => say(
            format!("\"{text}\" không phải năm học"),
            some("hai năm, đúng như văn bản in: \"2025-2026\""),
            some("chỉ ghi hai năm, mỗi năm bốn chữ số"),
        ),
        P::UnknownFinding { id, near } => say(
            format!("không có chỗ lệch nào mang mã \"{id}\" ở bất kỳ kỳ nào"),
            some("mã trong kết quả của giaoban check --format json, mục findings, khóa id"),
            some(near.as_ref().map_or_else(
                || "xóa mục này nếu số liệu đã được sửa".to_string(),
                |n| format!("có lẽ là \"{n}\"; sửa lại, hoặc xóa mục này nếu số liệu đã được sửa"),
            )),
        ),
        P::AtLeastOne(keys) => say(
            format!("bản ghi này không có {}", keys.join(" và cũng không có ")),
            some(format!("ít nhất một trong: {}", keys.join(", "))),
            some("thêm từ khóa còn thiếu, hoặc xóa cả bản ghi này"),
        ),
        P::BadTime(text) => say(
            format!("\"{text}\" không phải giờ trong ngày"),
            some("giờ:phút trong ngoặc kép, từ \"00:00\" đến \"23:59\""),
            some(meant_time(text).map_or_else(
                || "viết như \"07:30\"".to_string(),
                |t| format!("viết \"{t}\""),
            )),
        ),
        P::OnlyWith { key, with } => say(
            format!("{key} chỉ dùng cùng {with}"),
            some(format!("{with}, {key}: …")),
            some(format!("ghi {with}, hoặc xóa {key}")),
        ),
        P::OutOfRange { key, least, most } => say(
            format!("{key} phải là số nguyên từ {least} đến {most}"),
            some(format!("{least}, {}, …, {most}", least + 1)),
            some("sửa lại số"),
        ),
        P::BadDayOfYear { text, lunar: true } => say(
            format!("\"{text}\" không phải ngày âm lịch"),
            some(
                "ngày/tháng âm lịch trong ngoặc kép, ngày từ 1 đến 30, tháng từ 1 đến 12, ví dụ \"15/01\"",
            ),
            some("viết ngày trước, tháng sau, không có năm"),
        ),
        P::BadDayOfYear { text, .. } => say(
            format!("\"{text}\" không phải ngày trong năm"),
            some("ngày/tháng trong ngoặc kép, không có năm, ví dụ \"19/05\""),
            some("viết ngày trước, tháng sau; sự kiện một lần thì ghi ngay: \"dd/mm/yyyy\""),
        ),
        P::YearsReversed { from, to } => say(
            format!("năm đầu {from} sau năm cuối {to}"),
            some("năm đầu không sau năm cuối"),
            some("kiểm tra lại hai năm"),
        ),
        P::ThresholdOrder => say(
            "các ngưỡng đánh giá không theo thứ tự",
            some("vuot ≥ dung_nhip ≥ cham > 0"),
            some(r#"viết lại, ví dụ (vuot: "1,02", dung_nhip: "0,99", cham: "0,8")"#),
        ),
    }
}

fn bare_decimal(text: &str) -> Message {
    match guess(text) {
        Guess::Two { whole, decimal } => {
            let dotted = decimal.replace(',', ".");
            let allowed = format!(
                "số nguyên không có ngoặc kép ({whole}) hoặc số trong ngoặc kép theo kiểu Việt Nam (\"{dotted}\", \"{decimal}\")"
            );
            let allowed = if text.starts_with('0') || text.starts_with("-0") {
                NUMBERS.to_string()
            } else {
                allowed
            };
            say(
                format!("số {text} không có ngoặc kép nên đọc được hai cách"),
                allowed,
                Some(two(&whole, &decimal)),
            )
        }
        Guess::One(notation) => say(
            format!("số {text} thiếu ngoặc kép"),
            some(NUMBERS),
            some(format!("viết \"{notation}\"")),
        ),
        Guess::Nothing => say(
            format!("{text} không phải là một số"),
            some(NUMBERS),
            some("viết lại số này"),
        ),
    }
}

/// How to write each of two readings.
fn two(whole: &str, decimal: &str) -> String {
    let spoken = |digits: &str| {
        words::vi(digits).map_or_else(|| "cần như vậy".to_string(), |w| format!("là {w}"))
    };
    format!(
        "viết {whole} nếu {}; viết \"{decimal}\" nếu {}",
        spoken(whole),
        spoken(decimal)
    )
}

fn bad_number(text: &str, why: NumberError) -> Message {
    let headline = match why {
        NumberError::Empty => format!("\"{text}\" không có chữ số nào"),
        NumberError::Character('%', _) => format!("số \"{text}\" có dấu %"),
        NumberError::Character(c, _) if c.is_whitespace() => {
            format!("số \"{text}\" có dấu cách bên trong")
        }
        NumberError::Character(c, _) => format!("số \"{text}\" có ký tự lạ {c}"),
        NumberError::Group => {
            format!("dấu chấm trong số \"{text}\" không tách đúng từng nhóm ba chữ số")
        }
        NumberError::ZeroGroup => format!("số \"{text}\" đọc được hai cách"),
        NumberError::Commas => format!("số \"{text}\" có hai dấu phẩy trở lên"),
        NumberError::BareComma => format!("dấu phẩy trong số \"{text}\" thiếu chữ số ở một bên"),
        NumberError::TooLong => format!("số \"{}\" quá dài", super::short(text)),
    };
    let allowed = match why {
        NumberError::TooLong => "nhiều nhất 28 chữ số".to_string(),
        NumberError::Character('%', _) => {
            "chỉ viết số; đơn vị % đã khai báo ở chỉ tiêu".to_string()
        }
        _ => NUMBERS.to_string(),
    };
    let mend = match (why, guess(text)) {
        (NumberError::TooLong, _) => some("kiểm tra xem có gõ thừa chữ số không"),
        (_, Guess::Two { whole, decimal }) => Some(two(&whole, &decimal)),
        (_, Guess::One(notation)) => Some(format!("viết \"{notation}\"")),
        (_, Guess::Nothing) => some("viết lại số này"),
    };
    say(headline, allowed, mend)
}

fn date_guess(text: &str) -> String {
    match super::meant_date(text) {
        Some(day) => format!("\"{}\"", date::format(day)),
        None => format!("\"{text}\""),
    }
}

fn bad_date(text: &str, why: DateError) -> Message {
    match why {
        DateError::NoSuchDay(Some(last)) => say(
            format!("không có ngày \"{text}\": tháng này chỉ có {last} ngày"),
            some(DATES),
            some("kiểm tra lại ngày và tháng"),
        ),
        DateError::NoSuchDay(None) => say(
            format!("không có ngày \"{text}\": tháng chỉ từ 01 đến 12"),
            some(DATES),
            some("viết ngày trước, tháng sau"),
        ),
        DateError::Order(day) => say(
            format!("ngày \"{text}\" viết khác mẫu"),
            some(DATES),
            Some(format!("viết \"{}\"", date::format(day))),
        ),
        DateError::Shape => say(
            format!("\"{text}\" không phải là ngày"),
            some(DATES),
            some("viết lại ngày theo mẫu"),
        ),
    }
}

fn wrong_shape(want: Want, found: Shape, text: &str) -> Message {
    let wanted = match want {
        Want::Text => "văn bản trong ngoặc kép: \"…\"".to_string(),
        Want::Number => NUMBERS.to_string(),
        Want::Date => DATES.to_string(),
        Want::Flag => "true, false".to_string(),
        Want::Word(words) => format!(
            "một trong các từ (không có ngoặc kép): {}",
            words.join(", ")
        ),
        Want::Id => format!("mã trong ngoặc kép; {IDS}"),
        Want::Period => PERIODS.to_string(),
        Want::Struct => ROUND.to_string(),
        Want::List => SQUARE.to_string(),
    };
    let place = match want {
        Want::Text => "văn bản",
        Want::Number => "số",
        Want::Date => "ngày",
        Want::Flag => "true hoặc false",
        Want::Word(_) => "một từ cho sẵn",
        Want::Id => "mã",
        Want::Period => "kỳ báo cáo",
        Want::Struct => "bản ghi trong ngoặc tròn",
        Want::List => "danh sách",
    };
    let read = match found {
        Shape::Text => format!("văn bản {text}"),
        Shape::Number => format!("số {text}"),
        Shape::Word => format!("từ {text}"),
        Shape::Struct => "bản ghi trong ngoặc tròn".to_string(),
        Shape::List => "danh sách trong ngoặc vuông".to_string(),
    };
    let inner = text.trim_matches('"');
    let mend = match (want, found) {
        (Want::Text | Want::Id | Want::Date | Want::Period, Shape::Number | Shape::Word) => {
            format!("đặt trong ngoặc kép: \"{text}\"")
        }
        (Want::Word(words), Shape::Text) if words.contains(&inner) => {
            format!("bỏ ngoặc kép: {inner}")
        }
        (Want::Flag, Shape::Text) if matches!(inner, "true" | "false") => {
            format!("bỏ ngoặc kép: {inner}")
        }
        (Want::Flag, _) => "viết true nếu có, false nếu không".to_string(),
        (Want::List, Shape::Struct) => {
            "thêm [ trước ngoặc này và ] sau ngoặc đóng của nó".to_string()
        }
        (Want::List, _) => format!("đặt trong ngoặc vuông: [{text}]"),
        (Want::Struct, Shape::List) => {
            "thay [ ] bằng ( ), mỗi giá trị có từ khóa đứng trước".to_string()
        }
        (Want::Number, Shape::Word) => "viết số; chưa có số thì xóa cả mục này".to_string(),
        _ => "viết lại theo mẫu".to_string(),
    };
    say(
        format!("ở đây cần {place}, nhưng đọc được {read}"),
        wanted,
        Some(mend),
    )
}

pub(super) fn thing(what: Thing) -> &'static str {
    match what {
        Thing::Indicator => "chỉ tiêu",
        Thing::Group => "nhóm",
        Thing::Sector => "lĩnh vực",
        Thing::Unit => "đơn vị tính",
        Thing::Plan => "kế hoạch",
        Thing::Reference => "tham chiếu",
        Thing::Hamlet => "thôn",
        Thing::Part => "phân tổ",
        Thing::Point => "ngày",
        Thing::Task => "nhiệm vụ",
        Thing::Change => "thay đổi của nhiệm vụ",
        Thing::Event => "sự kiện",
        Thing::Target => "mục tiêu",
        Thing::Relation => "quan hệ",
        Thing::Finding => "chỗ lệch",
    }
}

fn called(what: Thing) -> &'static str {
    if what == Thing::Unit {
        "tên là"
    } else {
        "có mã"
    }
}

fn home(what: Thing) -> &'static str {
    match what {
        Thing::Indicator | Thing::Group | Thing::Unit => "danh-muc.ron hoặc xa.ron",
        Thing::Plan => "ke-hoach.ron",
        Thing::Reference | Thing::Point => "tham-chieu.ron",
        Thing::Sector => "danh-muc.ron",
        Thing::Hamlet | Thing::Part => "xa.ron",
        Thing::Task | Thing::Change => "nhiem-vu/*.ron",
        Thing::Event => "lich.ron",
        Thing::Target => "muc-tieu.ron",
        Thing::Relation => "doi-chieu.ron",
        Thing::Finding => "da-xem.ron",
    }
}

fn granularity(period: Period) -> &'static str {
    match period.granularity() {
        Granularity::Week => "tuần",
        Granularity::Month => "tháng",
        Granularity::Quarter => "quý",
        Granularity::Year => "năm",
    }
}

fn period_name(period: Period) -> String {
    match period {
        Period::Week(year, week) => format!("tuần {week} năm {year}"),
        Period::Month(year, month) => format!("tháng {month:02}/{year}"),
        Period::Quarter(year, quarter) => {
            format!(
                "quý {} năm {year}",
                ["I", "II", "III", "IV"]
                    .get(quarter.saturating_sub(1) as usize)
                    .unwrap_or(&"")
            )
        }
        Period::Year(year) => format!("năm {year}"),
    }
}

fn space(c: char) -> &'static str {
    match c {
        '\u{a0}' | '\u{202f}' => "dấu cách không ngắt, thường do chép từ Word hoặc trang web",
        '\u{feff}' => "dấu BOM lạc giữa tệp",
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' => {
            "ký tự ẩn không có bề rộng"
        }
        _ => "không phải dấu cách thường",
    }
}
