//! What the program says of files that people write and that are wrong: what was read, what is allowed, how to mend it.

mod guess;
mod parts;
mod values;
mod words;

use super::{Lang, en_count, say, texts};
use crate::data::problem::{Encoding, ProblemKind, Thing};
use crate::model::date::format as day;
use parts::{
    at, chain, character, each, how_it_differs, in_quotes, listed, megabytes, odd_character,
    perhaps, period_name, quoted, tenths, time_meant,
};

/// The sentences about one problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, with what was read.
    pub headline: String,
    /// What is allowed in this place.
    pub allowed: Option<String>,
    /// What to do next.
    pub mend: Option<String>,
}

texts! {
    /// The word before what is allowed.
    allowed: "cho phép", "allowed";
    /// The word before how to mend it.
    mend: "cách sửa", "fix";
}

texts! {
    numbers: r#"số nguyên không có ngoặc kép (562) hoặc số trong ngoặc kép theo kiểu Việt Nam ("1.234", "1.234,56")"#,
        r#"a whole number without quotes (562), or a number in quotes in Vietnamese notation ("1.234", "1.234,56")"#;
    dates: r#"ngày/tháng/năm trong ngoặc kép, ví dụ "12/01/2026""#,
        r#"day/month/year in quotes, for example "12/01/2026""#;
    periods: r#"tuần "2026-W03", tháng "2026-01", quý "2026-Q1", năm "2026""#,
        r#"week "2026-W03", month "2026-01", quarter "2026-Q1", year "2026""#;
    ids: "chữ thường không dấu, chữ số và dấu gạch nối", "small letters without accents, digits and hyphens";
    save_as: "mở tệp, chọn Lưu thành (Save As), mục Mã hóa (Encoding) chọn UTF-8 rồi lưu lại",
        "open the file, choose Save As, set Encoding to UTF-8 and save";
    utf8: "tệp văn bản UTF-8", "UTF-8 text";
    text_file: "tệp văn bản .ron", "a .ron text file";
    round: "bản ghi trong ngoặc tròn: (từ_khóa: giá trị, …)", "a record in round brackets: (key: value, …)";
    square: "danh sách trong ngoặc vuông: […]", "a list in square brackets: […]";
    straight: "ngoặc kép thẳng: \"…\"", "straight quotes: \"…\"";
    pair: "từ_khóa: giá trị", "key: value";
    comma: "mỗi mục cách mục sau bằng một dấu phẩy", "a comma between every two items";
    write(text): "viết {text}", "write {text}";
    replace(old, new): "thay {old} bằng {new}", "replace {old} by {new}";
    exactly_one(keys): "đúng một trong: {keys}", "exactly one of: {keys}";
    check_date: "kiểm tra lại ngày, nhất là năm", "check the date, the year above all";
}

/// The message of a problem: what is wrong, and, where something can be said of it, what is `allowed` and how to `mend` it. Each is
/// said in both languages, by one of the texts above, or (in brackets) by what is worked out.
macro_rules! tell {
    ($lang:ident $(, $name:ident = $value:expr)*;
        $vi:literal, $en:literal $(; allowed $($allowed:tt),+)? $(; mend $($mend:tt),+)?
    ) => {{
        $(let $name = $value;)*
        Message {
            headline: say!($lang, $vi, $en),
            allowed: tell!(@part $lang $($($allowed),+)?),
            mend: tell!(@part $lang $($($mend),+)?),
        }
    }};
    (@part $lang:ident) => { None };
    (@part $lang:ident $vi:literal, $en:literal) => { Some(say!($lang, $vi, $en)) };
    (@part $lang:ident $text:ident) => { Some($text($lang).to_string()) };
    (@part $lang:ident ($worked_out:expr)) => { Option::<String>::from($worked_out) };
}
use tell;

/// A match whose arms are messages, as [`tell`] takes them; in brackets, one that is made elsewhere.
macro_rules! messages {
    ($lang:ident, $kind:expr; $($pattern:pat $(if $guard:expr)? => { $($told:tt)+ })+) => {
        match $kind {
            $($pattern $(if $guard)? => messages!(@told $lang $($told)+),)+
        }
    };
    (@told $lang:ident ($message:expr)) => { $message };
    (@told $lang:ident $vi:literal $($told:tt)+) => { tell!($lang; $vi $($told)+) };
    (@told $lang:ident $($told:tt)+) => { tell!($lang, $($told)+) };
}

/// The sentences about a problem; one arm a kind, so that none can be without them.
#[allow(clippy::too_many_lines)]
pub fn message(kind: &ProblemKind, lang: Lang) -> Message {
    use ProblemKind as P;
    messages! { lang, kind;
        P::Missing => {
            "không tìm thấy tệp này", "this file is not there";
            mend "đặt tệp vào đúng chỗ, hoặc kiểm tra lại thư mục dữ liệu đã chọn",
                "put the file in its place, or check which data folder was chosen"
        }
        P::NoCommune { slug, near, all } => {
            choose = say!(lang,
                "chọn một xã có trong danh sách; mỗi xã là một thư mục có tệp xa.ron",
                "choose one of those listed; every commune is a folder with a file xa.ron");
            "không có xã nào tên là \"{slug}\" trong dữ liệu", "the data has no commune named \"{slug}\"";
            allowed (listed(all));
            mend (perhaps(lang, in_quotes(near.as_deref()), choose))
        }
        P::NoFolder => {
            "không có thư mục này", "this folder is not there";
            mend "kiểm tra lại đường dẫn; thư mục dữ liệu là thư mục có tệp danh-muc.ron và mỗi xã một thư mục con",
                "check the path; the data folder is the one with danh-muc.ron and a subfolder for each commune"
        }
        P::FolderInPlace => {
            "đây là một thư mục, không phải tệp", "this is a folder, not a file";
            allowed text_file;
            mend "đổi tên hoặc dời thư mục này đi, rồi đặt tệp cùng tên vào đây",
                "rename or move this folder, then put the file in its place"
        }
        P::NoPermission => {
            "không có quyền đọc tệp này", "no permission to read this file";
            mend "cấp quyền đọc tệp cho tài khoản đang dùng, hoặc nhờ người quản trị máy",
                "let the account in use read the file, or ask the administrator of this computer"
        }
        P::LinkLoop => {
            "đường dẫn tắt này trỏ vòng về chính nó", "this link leads back to itself";
            mend "xóa đường dẫn tắt và chép tệp thật vào đây",
                "delete the link and put the real file in its place"
        }
        P::NotRegular => {
            "đây là đường ống hoặc thiết bị của hệ thống, không phải tệp dữ liệu",
                "this is a pipe or a device of the system, not a data file";
            allowed text_file;
            mend "xóa nó đi và đặt tệp dữ liệu thật vào đây",
                "delete it and put the real data file in its place"
        }
        P::TooLarge { bytes, most } => {
            bytes = megabytes(*bytes, lang), most = megabytes(*most, lang);
            "tệp quá lớn ({bytes} MB), không phải tệp số liệu",
                "the file is too large ({bytes} MB) to be a data file";
            allowed "tệp không quá {most} MB", "files of up to {most} MB";
            mend "kiểm tra xem có chép nhầm tệp khác vào đây không",
                "check whether another file was copied here by mistake"
        }
        P::System(text) => {
            "không đọc được tệp; hệ điều hành báo: {text}",
                "the file cannot be read; the system says: {text}";
            mend "thử lại; nếu vẫn lỗi, nhờ người quản trị máy",
                "try again; if it persists, ask the administrator of this computer"
        }
        P::NotUtf8 {
            byte,
            looks: Encoding::Legacy,
        } => {
            save_as = save_as(lang);
            "tệp không ở bảng mã UTF-8: đọc được byte 0x{byte:02X}, có lẽ tệp lưu theo bảng mã cũ (TCVN3, VNI, Latin-1)",
                "the file is not UTF-8: byte 0x{byte:02X} was read; it was probably saved in an old encoding (TCVN3, VNI, Latin-1)";
            allowed utf8;
            mend "{save_as}; nếu chữ bị biến dạng, chuyển mã sang Unicode trước (UniKey, Ctrl+Shift+F6)",
                "{save_as}; if letters come out wrong, convert them to Unicode first (UniKey, Ctrl+Shift+F6)"
        }
        P::NotUtf8 {
            looks: Encoding::Utf16,
            ..
        } => {
            "tệp lưu theo bảng mã UTF-16 (Notepad gọi là Unicode), không phải UTF-8",
                "the file was saved as UTF-16 (which Notepad calls Unicode), not UTF-8";
            allowed utf8;
            mend save_as
        }
        P::Zeros(from) => {
            what = match from {
                Some(line) => say!(lang, "từ dòng {line} tệp chỉ còn các byte 0", "from line {line} on there are only zero bytes"),
                None => say!(lang, "tệp chỉ toàn byte 0", "the file is nothing but zero bytes"),
            };
            "{what}: nội dung đã mất, thường do mất điện khi đang ghi",
                "{what}: the content is lost, mostly because the power failed while it was written";
            allowed utf8;
            mend "lấy lại tệp từ bản sao lưu, hoặc từ máy khác có dữ liệu này",
                "take the file from a backup, or from another computer that has the data"
        }
        P::Empty => {
            "tệp trống, hoặc chỉ có chú thích", "the file is empty or has only comments";
            allowed round;
            mend "chép tệp mẫu vào rồi điền, hoặc xóa tệp này nếu không dùng",
                "copy the sample file here and fill it in, or delete this file if it is not used"
        }
        P::Copy { original, differs } => {
            how = how_it_differs(lang, original, differs.as_ref());
            "đây là bản sao của {original}, không được tính: {how}",
                "this is a copy of {original} and does not count: {how}";
            mend (match differs {
                Some(d) if d.here == 0 => say!(lang, "dời bản sao ra khỏi thư mục", "move the copy out of the folder"),
                _ => say!(lang, "nếu bản sao có gì cần giữ thì chép sang {original}, rồi dời bản sao ra khỏi thư mục",
                    "copy what you need of it into {original}, then move the copy out of the folder"),
            })
        }
        P::TextSuffix => {
            "tệp có đuôi .ron.txt nên không được đọc", "the file ends in .ron.txt and is not read";
            allowed "đuôi .ron", "the ending .ron";
            mend "bỏ phần .txt ở cuối tên; trong Notepad, khi lưu chọn kiểu tệp All Files",
                "remove .txt from the name; in Notepad, save with type All Files"
        }

        P::More(count) => {
            "từ đây còn {count} lỗi nữa không liệt kê",
                "from here on there are {count} more errors that are not listed";
            mend "sửa các lỗi trên trước; nếu cả tệp đều lỗi, có lẽ đây không phải tệp số liệu",
                "mend those above first; if the whole file is wrong, it is perhaps no data file"
        }

        P::OddSpace(c) => {
            code = character(*c), what = odd_character(lang, *c);
            "có dấu cách lạ {code} ({what}) lẫn vào, mắt thường không thấy",
                "there is an odd space {code} here ({what}) that the eye does not see";
            allowed "dấu cách thường, dấu tab, xuống dòng", "plain spaces, tabs, line breaks";
            mend "xóa chỗ này và gõ lại dấu cách bằng phím cách",
                "delete it and type the space again with the space bar"
        }
        P::ControlCharacter(c) => {
            code = character(*c);
            "có ký tự điều khiển {code} lẫn vào, mắt thường không thấy",
                "there is a control character {code} here that the eye does not see";
            allowed "chữ, số, dấu câu, dấu cách, dấu tab, xuống dòng",
                "letters, digits, punctuation, spaces, tabs, line breaks";
            mend "xóa ký tự này; nếu tệp có nhiều chỗ như vậy, lấy lại bản gốc",
                "delete it; if there are many of them, go back to the original file"
        }
        P::SmartQuote(c) => {
            "dấu ngoặc {c} không phải ngoặc kép thẳng (thường do Word hoặc Zalo tự đổi)",
                "the quote {c} is not a straight one (Word and Zalo change them by themselves)";
            allowed straight;
            mend "gõ lại cả dấu mở và dấu đóng bằng phím \"",
                "type both the opening and the closing quote again with the \" key"
        }
        P::BareDecimal(text) => { (values::bare_decimal(lang, text)) }
        P::BareDate(text) => {
            "ngày {text} thiếu ngoặc kép", "the date {text} has no quotes";
            allowed dates;
            mend (write(lang, parts::date_meant(text)))
        }
        P::BareText(text) => {
            "{text} thiếu ngoặc kép", "{text} has no quotes";
            allowed "văn bản, mã và số có dấu chấm, dấu phẩy đều viết trong ngoặc kép",
                "text, identifiers and numbers with a dot or a comma stand in quotes";
            mend "viết \"{text}\"", "write \"{text}\""
        }
        P::UnclosedText => {
            "văn bản mở ngoặc kép mà không đóng trên cùng dòng",
                "a text is opened with a quote and not closed on the same line";
            allowed straight;
            mend "thêm dấu \" vào cuối văn bản; cần xuống dòng thì viết \\n",
                "put a \" at the end of the text; for a line break write \\n"
        }
        P::InnerQuote => {
            "trong văn bản có dấu ngoặc kép thẳng nên văn bản bị ngắt ở đây",
                "a straight quote within the text ends it here";
            allowed "“ ” hoặc \\\" bên trong văn bản", "“ ” or \\\" within a text";
            mend "thay dấu \" ở giữa bằng “ ”, hoặc viết \\\"", "replace the inner \" by “ ”, or write \\\""
        }
        P::UnopenedText => {
            "văn bản đóng ngoặc kép mà không mở", "a text is closed with a quote but not opened with one";
            allowed straight;
            mend "thêm dấu \" vào đầu văn bản", "put a \" at the beginning of the text"
        }
        P::UnclosedComment => {
            "chú thích mở bằng /* mà không đóng", "a comment is opened with /* and not closed";
            allowed "/* … */, hoặc // đến hết dòng", "/* … */, or // to the end of the line";
            mend "thêm */ vào cuối chú thích", "put */ at the end of the comment"
        }
        P::UnclosedBracket(c) => {
            closing = if *c == '[' { ']' } else { ')' };
            "ngoặc {c} mở ở đây mà không đóng", "the bracket {c} opened here is never closed";
            mend "thêm dấu {closing} vào chỗ kết thúc", "put {closing} where it ends"
        }
        P::ExtraBracket(c) => {
            "thừa ngoặc đóng {c}, không có ngoặc mở nào ứng với nó",
                "there is a closing {c} too many; no opening bracket goes with it";
            mend "xóa dấu ngoặc này, hoặc thêm ngoặc mở còn thiếu ở trước",
                "delete it, or put the missing opening bracket before it"
        }
        P::MissingRecordBracket => {
            "bản ghi thiếu ngoặc tròn mở", "a record lacks its opening round bracket";
            allowed round;
            mend "thêm dấu ( vào trước từ khóa này", "put ( before this key"
        }
        P::MissingListBracket => {
            "danh sách thiếu ngoặc vuông mở", "a list lacks its opening square bracket";
            allowed square;
            mend "thêm dấu [ vào trước bản ghi này", "put [ before this record"
        }
        P::MissingComma => {
            "thiếu dấu phẩy", "a comma is missing";
            allowed comma;
            mend "thêm dấu , vào đây", "put a , here"
        }
        P::WrongComma(c) => {
            "dấu {c} đứng chỗ của dấu phẩy", "{c} stands in place of a comma";
            allowed comma;
            mend (replace(lang, c, ','))
        }
        P::WrongColon(c) => {
            "dấu {c} đứng chỗ của dấu hai chấm", "{c} stands in place of a colon";
            allowed pair;
            mend (replace(lang, c, ':'))
        }
        P::MissingColon(key) => {
            "sau từ khóa \"{key}\" thiếu dấu hai chấm", "the key \"{key}\" has no colon after it";
            allowed pair;
            mend "viết {key}: rồi đến giá trị", "write {key}: and then the value"
        }
        P::MissingValue(key) => {
            "từ khóa \"{key}\" không có giá trị", "the key \"{key}\" has no value";
            allowed pair;
            mend "thêm giá trị, hoặc xóa từ khóa này; chưa có số thì bỏ hẳn mục, không để trống",
                "put the value, or delete the key; what is not known yet is left out, not left blank"
        }
        P::MissingKeyName => {
            "giá trị này không có từ khóa đứng trước", "this value has no key before it";
            allowed "trong ngoặc tròn, mỗi giá trị có từ khóa: từ_khóa: giá trị",
                "within round brackets every value has its key: key: value";
            mend "thêm từ khóa và dấu hai chấm vào trước giá trị",
                "put the key and a colon before the value"
        }
        P::QuotedKey(key) => {
            "từ khóa \"{key}\" viết trong ngoặc kép", "the key \"{key}\" stands in quotes";
            allowed "từ khóa không có ngoặc kép", "keys without quotes";
            mend "viết {key}: không có ngoặc kép", "write {key}: without quotes"
        }
        P::CurlyBracket(c) => {
            "ngoặc nhọn {c} không dùng trong tệp này", "the curly bracket {c} is not used in these files";
            allowed "ngoặc tròn ( ) cho bản ghi, ngoặc vuông [ ] cho danh sách",
                "round brackets ( ) for records, square brackets [ ] for lists";
            mend (replace(lang, c, if *c == '{' { '(' } else { ')' }))
        }
        P::NamedBracket(name) => {
            "thừa tên \"{name}\" trước ngoặc tròn", "there is a name \"{name}\" before the round bracket";
            allowed round;
            mend "xóa {name}, giữ lại phần trong ngoặc", "delete {name} and keep what is in the brackets"
        }
        P::NoOpening => {
            "tệp không mở đầu bằng ngoặc tròn", "the file does not begin with a round bracket";
            allowed "cả tệp là một bản ghi: ( … )", "the whole file is one record: ( … )";
            mend "thêm dấu ( vào đầu tệp và dấu ) vào cuối tệp",
                "put ( at the beginning of the file and ) at its end"
        }
        P::Trailing => {
            "còn nội dung sau khi tệp đã kết thúc", "there is something after the end of the file's record";
            allowed "sau dấu ) cuối cùng chỉ có chú thích", "only comments after the last )";
            mend "xóa phần thừa, hoặc xóa dấu ) đặt nhầm ở trước",
                "delete what is too much, or the ) that closes the record too early"
        }
        P::TooDeep { most } => {
            "ngoặc lồng quá sâu (quá {most} lớp)", "brackets are nested too deeply (beyond {most} levels)";
            allowed "không quá {most} lớp ngoặc", "at most {most} levels of brackets";
            mend "kiểm tra các dấu ngoặc mở thừa", "look for opening brackets that are too many"
        }
        P::UnexpectedCharacter(c @ ('#' | '/')) => {
            "ký tự {c} không dùng ở đây", "the character {c} is not used here";
            allowed "chú thích viết sau //", "comments after //";
            mend (replace(lang, c, "//"))
        }
        P::UnexpectedCharacter(c) => {
            "ký tự {c} không có nghĩa ở đây", "the character {c} means nothing here";
            mend "xóa ký tự này; nếu nó thuộc một văn bản, đặt cả văn bản trong ngoặc kép",
                "delete it; if it belongs to a text, put the whole text in quotes"
        }
        P::BadEscape(text) => {
            "{text} không có nghĩa trong văn bản", "{text} means nothing in a text";
            allowed "\\\" cho ngoặc kép, \\\\ cho gạch chéo ngược, \\n cho xuống dòng",
                "\\\" for a quote, \\\\ for a backslash, \\n for a line break";
            mend "viết \\\\ nếu muốn có dấu gạch chéo ngược", "write \\\\ where a backslash is meant"
        }

        P::WrongShape { want, found, text } => { (values::wrong_shape(lang, *want, *found, text)) }
        P::UnknownKey { key, allowed, near } => {
            delete = say!(lang,
                "xóa từ khóa này, hoặc ghi vào chú thích sau //",
                    "delete the key, or put it in a comment after //");
            "từ khóa \"{key}\" không có trong mẫu", "there is no key \"{key}\" here";
            allowed (listed(allowed));
            mend (perhaps(lang, *near, delete))
        }
        P::DuplicateKey { key, first } => {
            first = at(lang, first);
            "từ khóa \"{key}\" viết hai lần, lần đầu ở {first}",
                "the key \"{key}\" is given twice, first on {first}";
            allowed "mỗi từ khóa một lần trong một bản ghi", "every key once in a record";
            mend "giữ giá trị đúng, xóa giá trị kia", "keep the right value, delete the other"
        }
        P::MissingKeys(keys) if *keys == ["nen"] => {
            "bản ghi này thiếu nen", "this record lacks nen";
            allowed "nen: Sang, nen: Toi", "nen: Sang (light), nen: Toi (dark)";
            mend "thêm nen: Sang nếu nền sáng, nen: Toi nếu nền tối",
                "add nen: Sang for a light background, nen: Toi for a dark one"
        }
        P::MissingKeys(keys) => {
            names = keys.join(", "), pairs = each(keys, |key| format!("{key}: …"));
            "bản ghi này thiếu {names}", "this record lacks {names}";
            mend "thêm {pairs}", "add {pairs}"
        }
        P::EmptyText => {
            "văn bản trống", "the text is empty";
            mend "điền nội dung, hoặc xóa cả từ khóa nếu chưa có",
                "fill it in, or delete the key if there is nothing to say yet"
        }
        P::BadNumber { text, why } => { (values::bad_number(lang, text, *why)) }
        P::BadDate { text, why } => { (values::bad_date(lang, text, *why)) }
        P::BadWord {
            text,
            allowed,
            near,
        } => {
            choose = say!(lang,
                "chọn một trong các từ được phép", "choose one of the words allowed");
            "không hiểu từ \"{text}\"", "the word \"{text}\" is not known here";
            allowed (listed(allowed));
            mend (perhaps(lang, *near, choose))
        }
        P::BadId { text, near } if near.is_empty() => {
            "mã \"{text}\" viết sai quy cách", "the identifier \"{text}\" is not well formed";
            allowed ids;
            mend "đặt lại mã", "choose another identifier"
        }
        P::BadId { text, near } => {
            "mã \"{text}\" viết sai quy cách", "the identifier \"{text}\" is not well formed";
            allowed ids;
            mend "viết \"{near}\"", "write \"{near}\""
        }
        P::BadPeriod(text) => {
            "\"{text}\" không phải kỳ báo cáo", "\"{text}\" is not a reporting period";
            allowed periods;
            mend "viết lại kỳ theo một trong các mẫu trên", "write the period in one of these forms"
        }

        P::Unknown {
            what,
            id,
            near,
            all,
        } => {
            called = match what {
                    Thing::Unit | Thing::Colour | Thing::Theme => "tên là",
                    _ => "có mã",
                },
                home = parts::home(lang, *what),
                what = what.name(lang),
                declared = say!(lang, "{what} đã khai báo trong {home}", "what is declared in {home}"),
                declare = say!(lang, "sửa lại cho đúng, hoặc khai báo trong {home}",
                    "correct it, or declare it in {home}");
            "không có {what} nào {called} \"{id}\"", "there is no {what} \"{id}\"";
            allowed (quoted(all).unwrap_or(declared));
            mend (perhaps(lang, in_quotes(near.as_deref()), declare))
        }
        P::Duplicate { what, id, first } => {
            what = what.name(lang), first = at(lang, first);
            "{what} \"{id}\" có hai lần, lần đầu ở {first}",
                "the {what} \"{id}\" is there twice, first on {first}";
            allowed "mỗi {what} một lần", "every {what} once";
            mend "giữ dòng đúng, xóa hoặc đổi tên dòng kia",
                "keep the right one, delete or rename the other"
        }
        P::PeriodName { period, name, taken: true } => {
            "trong tệp ghi kỳ {period} nhưng tên tệp là {name}.ron, mà tệp {period}.ron đã có",
                "the file says period {period}, but its name is {name}.ron, and there is a {period}.ron";
            allowed "mỗi kỳ một tệp, tên tệp là kỳ báo cáo", "one file a period, named after it";
            mend "sửa lại ky; nếu đây là bản thừa của {period}.ron thì dời tệp này ra khỏi thư mục",
                "correct ky; if this is a spare copy of {period}.ron, move it out of the folder"
        }
        P::PeriodName { period, name, taken: false } => {
            "trong tệp ghi kỳ {period} nhưng tên tệp là {name}.ron",
                "the file says period {period}, but its name is {name}.ron";
            allowed "tên tệp là kỳ báo cáo", "the file is named after its period";
            mend "đổi tên tệp thành {period}.ron, hoặc sửa lại ky",
                "rename the file to {period}.ron, or correct ky"
        }
        P::FolderName { id, folder, taken: true } => {
            "mã \"{id}\" khác tên thư mục \"{folder}\", mà thư mục \"{id}\" đã có",
                "the identifier \"{id}\" is not the name of the folder \"{folder}\", and there is a folder \"{id}\"";
            allowed "mã xã trùng tên thư mục", "the commune's identifier is the name of its folder";
            mend "nếu đây là bản thừa thì dời thư mục này đi; nếu là xã khác thì đặt mã khác, không dấu, cho cả hai",
                "if this is a spare copy, move the folder away; if it is another commune, give both another identifier"
        }
        P::FolderName { id, folder, taken: false } => {
            ids = ids(lang);
            "mã \"{id}\" khác tên thư mục \"{folder}\"",
                "the identifier \"{id}\" is not the name of the folder \"{folder}\"";
            allowed "mã xã trùng tên thư mục; {ids}",
                "the commune's identifier is the name of its folder; {ids}";
            mend "đổi tên thư mục theo mã, hoặc sửa mã theo thư mục",
                "rename the folder after the identifier, or correct the identifier"
        }
        P::WindowReversed { from, to } => {
            from = day(*from), to = day(*to);
            "ngày đầu {from} sau ngày cuối {to}", "the first day {from} is after the last day {to}";
            allowed "ngày đầu không sau ngày cuối", "the first day is not after the last";
            mend "kiểm tra lại hai ngày, nhất là năm", "check both dates, the year above all"
        }
        P::WindowElsewhere {
            period,
            to,
            earliest,
            latest,
        } => {
            to = day(*to), earliest = day(*earliest), latest = day(*latest), period = period_name(lang, *period);
            "số liệu đến ngày {to} không thuộc {period}", "figures up to {to} do not belong to {period}";
            allowed "từ {earliest} đến {latest}", "{earliest} to {latest}";
            mend "sửa lại den, hoặc sửa ky và tên tệp", "correct den, or ky and the name of the file"
        }
        P::WindowTooLong { period, days, most } => {
            period = period.granularity().name(lang);
            "khoảng báo cáo dài {days} ngày, quá dài đối với một {period}",
                "the report covers {days} days, too long for a {period}";
            allowed "không quá {most} ngày", "at most {most} days";
            mend "sửa lại tu; số lũy kế từ đầu năm thì ghi tu ở riêng chỉ tiêu đó",
                "correct tu; for a figure cumulative since the new year, give that figure its own tu"
        }
        P::AfterReport { date, latest } => {
            date = day(*date), latest = day(*latest);
            "số liệu ngày {date} sau ngày báo cáo", "a figure of {date} is later than the report";
            allowed "không sau {latest}", "not after {latest}";
            mend check_date
        }
        P::LongBefore { date, earliest } => {
            date = day(*date), earliest = day(*earliest);
            "số liệu ngày {date} đã quá cũ so với kỳ báo cáo",
                "a figure of {date} is far older than the reporting period";
            allowed "không trước {earliest}", "not before {earliest}";
            mend check_date
        }
        P::HalfWindow(missing) => {
            "khoảng thời gian thiếu {missing}", "the window lacks {missing}";
            allowed "cả tu và den, hoặc không có cả hai", "both tu and den, or neither";
            mend "thêm {missing}: \"…\", hoặc xóa ngày còn lại",
                "add {missing}: \"…\", or delete the other date"
        }
        P::OnlyOne(a, b) => {
            "không dùng {a} và {b} cùng lúc", "{a} and {b} cannot be given together";
            allowed "{a} hoặc {b}", "{a} or {b}";
            mend "xóa một trong hai", "delete one of them"
        }
        P::NeedsWindow(key) => {
            "{key} cần biết khoảng thời gian của kế hoạch", "{key} needs the plan's window";
            allowed "tu và den", "tu and den";
            mend "thêm tu: \"…\", den: \"…\", hoặc xóa {key}", "add tu: \"…\", den: \"…\", or delete {key}"
        }
        P::MonthCount { given, months } => {
            weights = en_count(*given, "weight"), touched = en_count(*months, "month"), wanted = en_count(*months, "weight");
            "thang có {given} trọng số, nhưng khoảng thời gian nằm trong {months} tháng",
                "thang has {weights}, but the window touches {touched}";
            allowed "{months} trọng số, mỗi tháng một số", "{wanted}, one a month";
            mend "thêm hoặc bớt trọng số; tháng không giao việc thì ghi 0",
                "add or remove weights; a month without work gets 0"
        }
        P::NotPositive(key) => {
            "mọi số trong {key} đều bằng 0", "every number in {key} is 0";
            allowed "ít nhất một số lớn hơn 0", "at least one number above 0";
            mend "điền lại trọng số, hoặc xóa {key} để chia đều theo ngày",
                "fill in the weights, or delete {key} for an even pace"
        }
        P::Negative(key) => {
            "{key} không thể là số âm", "{key} cannot be negative";
            allowed "số từ 0 trở lên", "0 or more";
            mend "bỏ dấu trừ, hoặc kiểm tra lại số", "delete the minus sign, or check the number"
        }
        P::NotARank => {
            "thứ hạng phải là số nguyên từ 1 trở lên", "a rank is a whole number from 1";
            allowed "1, 2, 3, …", "1, 2, 3, …";
            mend "ghi thứ hạng, ví dụ 20 là trong nhóm 20 đơn vị đầu",
                "write the rank, for example 20 for among the first 20"
        }
        P::TwoPrimary { indicator, first } => {
            first = at(lang, first);
            "chỉ tiêu \"{indicator}\" có hai kế hoạch chính, kế hoạch thứ nhất ở {first}",
                "the indicator \"{indicator}\" has two primary plans, the first on {first}";
            allowed "mỗi chỉ tiêu nhiều nhất một kế hoạch có chinh: true",
                "at most one plan with chinh: true for an indicator";
            mend "xóa chinh: true ở kế hoạch không dùng để đánh giá",
                "delete chinh: true from the plan that is not used for verdicts"
        }
        P::PlanOfOther { plan, indicator } => {
            "kế hoạch \"{plan}\" là của chỉ tiêu \"{indicator}\", không phải của chỉ tiêu này",
                "the plan \"{plan}\" belongs to the indicator \"{indicator}\", not to this one";
            allowed "kế hoạch của cùng chỉ tiêu", "plans of the same indicator";
            mend "sửa lại mã kế hoạch, hoặc xóa ke_hoach nếu báo cáo không nói rõ",
                "correct the plan's identifier, or delete ke_hoach if the report does not say"
        }
        P::RatioKind => {
            "ty_le chỉ dùng cho chỉ tiêu loại TyLe", "ty_le is only for indicators of kind TyLe";
            mend "đổi loai thành TyLe, hoặc xóa ty_le", "change loai to TyLe, or delete ty_le"
        }
        P::Cycle {
            key: "thuoc",
            chain: circle,
        } => {
            circle = chain(circle);
            "các chỉ tiêu thuộc vòng quanh nhau: {circle}",
                "indicators are parts of one another in a circle: {circle}";
            allowed "chỉ tiêu con thuộc chỉ tiêu mẹ, không vòng lại",
                "a part belongs to a whole, never back to itself";
            mend "xóa thuoc ở một chỉ tiêu trong vòng", "delete thuoc from one of them"
        }
        P::Cycle {
            key: "ke_thua",
            chain: circle,
        } => {
            circle = chain(circle);
            "các bộ màu kế thừa vòng quanh: {circle}",
                "the themes inherit from each other in a circle: {circle}";
            allowed "kế thừa đi một chiều, không quay lại", "inheritance that never comes back";
            mend "bỏ ke_thua ở một trong các bộ màu này", "delete ke_thua in one of these themes"
        }
        P::Cycle { chain: circle, .. } => {
            circle = chain(circle);
            "tỷ lệ tính vòng quanh nhau: {circle}",
                "ratios are computed from one another in a circle: {circle}";
            allowed "tử số và mẫu số không tính từ chính tỷ lệ này",
                "a numerator and a denominator that are not computed from this ratio";
            mend "sửa lại tu hoặc mau", "correct tu or mau"
        }
        P::ExactlyOne { keys, given } if given.is_empty() => {
            "chưa ghi thời gian", "nothing says when this takes place";
            allowed (exactly_one(lang, keys.join(", ")));
            mend "thêm từ khóa hợp với sự kiện, ví dụ ngay: \"15/01/2026\" hoặc hang_tuan: ThuHai",
                "add the key that suits the event, for example ngay: \"15/01/2026\" or hang_tuan: ThuHai"
        }
        P::ExactlyOne { keys, given } => {
            count = given.len(), given = given.join(", ");
            "ghi thời gian theo {count} cách cùng lúc: {given}",
                "the time is given in {count} ways at once: {given}";
            allowed (exactly_one(lang, keys.join(", ")));
            mend "giữ một từ khóa; diễn ra vào nhiều dịp thì tách thành nhiều sự kiện",
                "keep one key; what takes place on several occasions becomes several events"
        }
        P::Needs { key, with } => {
            "{with} cần có {key}", "{with} needs {key}";
            allowed "{with}, {key}: …", "{with}, {key}: …";
            mend "thêm {key}: …, hoặc sửa lại {with}", "add {key}: …, or correct {with}"
        }
        P::SideCount {
            kind,
            key,
            given,
            least,
            most,
        } => {
            allowed = match (*least, *most) {
                    (0, 0) => say!(lang, "{kind} không có {key}", "{kind} has no {key}"),
                    (least, most) if least == most => say!(lang, "{kind} có đúng {least} mã ở {key}",
                        "{kind} has exactly {least} in {key}"),
                    (least, _) => say!(lang, "{kind} có từ {least} mã trở lên ở {key}",
                        "{kind} has {least} or more in {key}"),
                },
                mend = match *most {
                    0 => say!(lang, "xóa {key}, hoặc đổi loai", "delete {key}, or change loai"),
                    _ => say!(lang, "thêm hoặc bớt mã chỉ tiêu, hoặc đổi loai",
                        "add or remove indicators, or change loai"),
                };
            "quan hệ {kind} có {given} mã ở {key}", "a relation {kind} with {given} in {key}";
            allowed (allowed);
            mend (mend)
        }
        P::BadSchoolYear(text) => {
            "\"{text}\" không phải năm học", "\"{text}\" is not a school year";
            allowed "hai năm, đúng như văn bản in: \"2025-2026\"",
                "two years, as the document prints them: \"2025-2026\"";
            mend "chỉ ghi hai năm, mỗi năm bốn chữ số", "write just the two years, four digits each"
        }
        P::UnknownFinding { id, near } => {
            mend = match near {
                None => say!(lang, "xóa mục này nếu số liệu đã được sửa",
                    "delete this if the figures have been corrected"),
                Some(near) => say!(lang,
                    "có lẽ là \"{near}\"; sửa lại, hoặc xóa mục này nếu số liệu đã được sửa",
                    "perhaps \"{near}\"; correct it, or delete this if the figures have been corrected"),
            };
            "không có chỗ lệch nào mang mã \"{id}\" ở bất kỳ kỳ nào", "no period has a finding \"{id}\"";
            allowed "mã trong kết quả của giaoban check --format json, mục findings, khóa id",
                "an id from giaoban check --format json, findings";
            mend (mend)
        }
        P::AtLeastOne(keys) => {
            vi = keys.join(" và cũng không có "), en = keys.join(" and no "), keys = keys.join(", ");
            "bản ghi này không có {vi}", "this record has no {en}";
            allowed "ít nhất một trong: {keys}", "at least one of: {keys}";
            mend "thêm từ khóa còn thiếu, hoặc xóa cả bản ghi này",
                "add the key that is missing, or delete the whole record"
        }
        P::BadTime(text) => {
            like = say!(lang, "viết như \"07:30\"", "write it like \"07:30\""),
                meant = time_meant(text).map(|time| write(lang, time));
            "\"{text}\" không phải giờ trong ngày", "\"{text}\" is not a time of day";
            allowed "giờ:phút trong ngoặc kép, từ \"00:00\" đến \"23:59\"",
                "hours:minutes in quotes, from \"00:00\" to \"23:59\"";
            mend (meant.unwrap_or(like))
        }
        P::OnlyWith { key, with } => {
            "{key} chỉ dùng cùng {with}", "{key} only goes with {with}";
            allowed "{with}, {key}: …", "{with}, {key}: …";
            mend "ghi {with}, hoặc xóa {key}", "write {with}, or delete {key}"
        }
        P::OutOfRange { key, least, most } => {
            second = least + 1;
            "{key} phải là số nguyên từ {least} đến {most}",
                "{key} must be a whole number from {least} to {most}";
            allowed "{least}, {second}, …, {most}", "{least}, {second}, …, {most}";
            mend "sửa lại số", "correct the number"
        }
        P::BadDayOfYear { text, lunar: true } => {
            "\"{text}\" không phải ngày âm lịch", "\"{text}\" is not a day of the lunar calendar";
            allowed "ngày/tháng âm lịch trong ngoặc kép, ngày từ 1 đến 30, tháng từ 1 đến 12, ví dụ \"15/01\"",
                "lunar day/month in quotes, days from 1 to 30, months from 1 to 12, for example \"15/01\"";
            mend "viết ngày trước, tháng sau, không có năm",
                "write the day first, then the month, without a year"
        }
        P::BadDayOfYear { text, .. } => {
            "\"{text}\" không phải ngày trong năm", "\"{text}\" is not a day of the year";
            allowed "ngày/tháng trong ngoặc kép, không có năm, ví dụ \"19/05\"",
                "day/month in quotes, without a year, for example \"19/05\"";
            mend "viết ngày trước, tháng sau; sự kiện một lần thì ghi ngay: \"dd/mm/yyyy\"",
                "write the day first, then the month; for a single event write ngay: \"dd/mm/yyyy\""
        }
        P::YearsReversed { from, to } => {
            "năm đầu {from} sau năm cuối {to}", "the first year {from} is after the last year {to}";
            allowed "năm đầu không sau năm cuối", "the first year is not after the last";
            mend "kiểm tra lại hai năm", "check both years"
        }
        P::ThresholdOrder => {
            "các ngưỡng đánh giá không theo thứ tự", "the thresholds are not in order";
            allowed "vuot ≥ dung_nhip ≥ cham > 0", "vuot ≥ dung_nhip ≥ cham > 0";
            mend "viết lại, ví dụ (vuot: \"1,02\", dung_nhip: \"0,99\", cham: \"0,8\")",
                "write for example (vuot: \"1,02\", dung_nhip: \"0,99\", cham: \"0,8\")"
        }

        P::UnclosedMap => {
            "ngoặc {{ mở ở đây mà không đóng", "the bracket {{ opened here is never closed";
            mend "thêm dấu }} vào chỗ kết thúc", "put }} where it ends"
        }
        P::BadColour(text) => {
            "\"{text}\" không phải màu", "\"{text}\" is not a colour";
            allowed "dấu # và sáu chữ số trong 0-9, a-f: \"#0031a9\"",
                "# and six digits out of 0-9, a-f: \"#0031a9\"";
            mend "ghi đủ hai chữ số cho mỗi màu đỏ, lục, lam",
                "write two digits each for red, green and blue"
        }
        P::BadColourName(text) => {
            "màu không thể tên là \"{text}\"", "a colour cannot have the name \"{text}\"";
            allowed "tên không để trống, không bắt đầu bằng #, khác mac_dinh",
                "a name that is not empty, does not begin with # and is not mac_dinh";
            mend "đặt tên khác, ví dụ \"xanh\"", "choose another name, for example \"xanh\""
        }
        P::SelectedInk => {
            "vai \"selected\" có màu chữ (chu)", "the role \"selected\" has a text colour (chu)";
            allowed "nen, dam, mo, gach_chan, dao", "nen, dam, mo, gach_chan, dao";
            mend "xóa chu: dòng đang chọn chỉ đổi nền, chữ giữ màu tốt, xấu của nó",
                "delete chu: a selected row changes its background only, its text keeps the colours of good and bad"
        }
        P::MissingRoles(roles) => {
            roles = roles.join(", ");
            "thiếu vai: {roles}", "roles are missing: {roles}";
            allowed "mỗi vai có một dòng trong vai, hoặc lấy theo bộ màu được kế thừa",
                "every role has a line in vai, or comes from the theme that is inherited";
            mend "thêm các vai này, hoặc ghi ke_thua: \"toi\"", "add these roles, or write ke_thua: \"toi\""
        }
        P::BrokenParent(id) => {
            "bộ màu \"{id}\" được kế thừa đang có lỗi", "the theme \"{id}\" to inherit from has errors";
            allowed "kế thừa một bộ màu không có lỗi", "a theme without errors";
            mend "sửa bộ màu \"{id}\" trước", "mend the theme \"{id}\" first"
        }
        P::Faint {
            roles,
            ratio,
            least,
            ground,
        } => {
            roles = each(roles, |role| format!("\"{role}\"")), ratio = tenths(lang, *ratio), least = tenths(lang, *least),
                on = match ground {
                    None => "",
                    Some("selected") => lang.pick(" trên dòng đang chọn", " on the selected row"),
                    Some(_) => lang.pick(" trên nền thẻ", " on a card"),
                };
            "vai {roles} khó đọc{on}: tương phản {ratio}:1", "hard to read{on}: {roles}, contrast {ratio}:1";
            allowed "từ {least}:1 trở lên", "{least}:1 or more";
            mend "chọn màu chữ và màu nền khác nhau hơn về độ sáng; bộ màu vẫn được dùng",
                "choose text and background that differ more in lightness; the theme is used all the same"
        }
    }
}
