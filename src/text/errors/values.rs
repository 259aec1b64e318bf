//! The sentences about numbers, dates and values of another shape.

use super::guess::{Guess, guess};
use super::parts::short;
use super::{Message, dates, ids, numbers, periods, round, square, tell, words, write};
use crate::data::problem::{DateError, Shape, Want};
use crate::model::date;
use crate::model::number::NumberError;
use crate::text::{Lang, say, texts};

texts! {
    percent_alone: "chỉ viết số; đơn vị % đã khai báo ở chỉ tiêu",
        "the number alone; the unit % is declared with the indicator";
    write_again: "viết lại số này", "write the number again";
    unquote(word): "bỏ ngoặc kép: {word}", "delete the quotes: {word}";
}

pub(super) fn bare_decimal(lang: Lang, text: &str) -> Message {
    match guess(text) {
        Guess::Two { whole, decimal } => tell!(lang,
                dotted = decimal.replace(',', "."),
                both = say!(lang,
                    "số nguyên không có ngoặc kép ({whole}) hoặc số trong ngoặc kép theo kiểu Việt Nam (\"{dotted}\", \"{decimal}\")",
                    "a whole number without quotes ({whole}), or a number in quotes in Vietnamese notation (\"{dotted}\", \"{decimal}\")"),
                zero = text.trim_start_matches('-').starts_with('0');
            "số {text} không có ngoặc kép nên đọc được hai cách",
                "the decimal \"{text}\" without quotes can be read in two ways";
            allowed (if zero { numbers(lang).to_string() } else { both });
            mend (two(lang, &whole, &decimal))),
        Guess::One(notation) => tell!(lang;
            "số {text} thiếu ngoặc kép", "the number {text} has no quotes";
            allowed numbers;
            mend "viết \"{notation}\"", "write \"{notation}\""),
        Guess::Nothing => tell!(lang;
            "{text} không phải là một số", "{text} is not a number";
            allowed numbers;
            mend write_again),
    }
}

/// How to write each of two readings.
fn two(lang: Lang, whole: &str, decimal: &str) -> String {
    let spoken = |digits: &str| match words::spoken(lang, digits) {
        Some(words) => say!(lang, "là {words}", "{words} is meant"),
        None => say!(lang, "cần như vậy", "that is meant"),
    };
    let (first, second) = (spoken(whole), spoken(decimal));
    say!(
        lang,
        "viết {whole} nếu {first}; viết \"{decimal}\" nếu {second}",
        "write {whole} if {first}; write \"{decimal}\" if {second}"
    )
}

pub(super) fn bad_number(lang: Lang, text: &str, why: NumberError) -> Message {
    use NumberError as E;
    let mend = match guess(text) {
        Guess::Two { whole, decimal } => two(lang, &whole, &decimal),
        Guess::One(notation) => write(lang, format!("\"{notation}\"")),
        Guess::Nothing => write_again(lang).to_string(),
    };
    let headline = match why {
        E::TooLong => {
            return tell!(lang, text = short(text);
                "số \"{text}\" quá dài", "the number \"{text}\" is too long";
                allowed "nhiều nhất 28 chữ số", "at most 28 digits";
                mend "kiểm tra xem có gõ thừa chữ số không", "check for digits typed too many");
        }
        E::Character('%', _) => {
            return tell!(lang;
                "số \"{text}\" có dấu %", "the number \"{text}\" has a % sign";
                allowed percent_alone;
                mend (mend));
        }
        E::Empty => say!(
            lang,
            "\"{text}\" không có chữ số nào",
            "\"{text}\" has no digits"
        ),
        E::Character(c, _) if c.is_whitespace() => {
            say!(
                lang,
                "số \"{text}\" có dấu cách bên trong",
                "the number \"{text}\" has a space in it"
            )
        }
        E::Character(c, _) => {
            say!(
                lang,
                "số \"{text}\" có ký tự lạ {c}",
                "the number \"{text}\" has a strange character {c}"
            )
        }
        E::Group => say!(
            lang,
            "dấu chấm trong số \"{text}\" không tách đúng từng nhóm ba chữ số",
            "the dot in \"{text}\" does not separate groups of exactly three digits"
        ),
        E::ZeroGroup => {
            say!(
                lang,
                "số \"{text}\" đọc được hai cách",
                "the number \"{text}\" can be read in two ways"
            )
        }
        E::Commas => {
            say!(
                lang,
                "số \"{text}\" có hai dấu phẩy trở lên",
                "the number \"{text}\" has more than one comma"
            )
        }
        E::BareComma => say!(
            lang,
            "dấu phẩy trong số \"{text}\" thiếu chữ số ở một bên",
            "the comma in \"{text}\" lacks digits on one side"
        ),
    };
    tell!(lang; "{headline}", "{headline}"; allowed numbers; mend (mend))
}

pub(super) fn bad_date(lang: Lang, text: &str, why: DateError) -> Message {
    match why {
        DateError::NoSuchDay(Some(last)) => tell!(lang;
            "không có ngày \"{text}\": tháng này chỉ có {last} ngày",
                "there is no day \"{text}\": that month has only {last} days";
            allowed dates;
            mend "kiểm tra lại ngày và tháng", "check the day and the month"),
        DateError::NoSuchDay(None) => tell!(lang;
            "không có ngày \"{text}\": tháng chỉ từ 01 đến 12",
                "there is no day \"{text}\": months go from 01 to 12";
            allowed dates;
            mend "viết ngày trước, tháng sau", "write the day first, then the month"),
        DateError::Order(day) => tell!(lang;
            "ngày \"{text}\" viết khác mẫu", "the date \"{text}\" is written in another form";
            allowed dates;
            mend (write(lang, format!("\"{}\"", date::format(day))))),
        DateError::Shape => tell!(lang;
            "\"{text}\" không phải là ngày", "\"{text}\" is not a date";
            allowed dates;
            mend "viết lại ngày theo mẫu", "write the date in this form"),
    }
}

pub(super) fn wrong_shape(lang: Lang, want: Want, found: Shape, text: &str) -> Message {
    let (place, wanted) = match want {
        Want::Text => (
            lang.pick("văn bản", "text"),
            say!(
                lang,
                "văn bản trong ngoặc kép: \"…\"",
                "text in quotes: \"…\""
            ),
        ),
        Want::Number => (lang.pick("số", "a number"), numbers(lang).to_string()),
        Want::Date => (lang.pick("ngày", "a date"), dates(lang).to_string()),
        Want::Flag => (
            lang.pick("true hoặc false", "true or false"),
            "true, false".to_string(),
        ),
        Want::Word(words) => (
            lang.pick("một từ cho sẵn", "one of a few words"),
            say!(
                lang,
                "một trong các từ (không có ngoặc kép): {words}",
                "one of the words (without quotes): {words}";
                words = words.join(", ")
            ),
        ),
        Want::Id => (
            lang.pick("mã", "an identifier"),
            say!(lang, "mã trong ngoặc kép; {ids}", "an identifier in quotes; {ids}"; ids = ids(lang)),
        ),
        Want::Period => (
            lang.pick("kỳ báo cáo", "a reporting period"),
            periods(lang).to_string(),
        ),
        Want::Struct => (
            lang.pick("bản ghi trong ngoặc tròn", "a record in round brackets"),
            round(lang).to_string(),
        ),
        Want::List => (lang.pick("danh sách", "a list"), square(lang).to_string()),
    };
    let read = match found {
        Shape::Text => say!(lang, "văn bản {text}", "the text {text}"),
        Shape::Number => say!(lang, "số {text}", "the number {text}"),
        Shape::Word => say!(lang, "từ {text}", "the word {text}"),
        Shape::Struct => say!(
            lang,
            "bản ghi trong ngoặc tròn",
            "a record in round brackets"
        ),
        Shape::List => say!(
            lang,
            "danh sách trong ngoặc vuông",
            "a list in square brackets"
        ),
    };
    let inner = text.trim_matches('"');
    let mend = match (want, found) {
        (Want::Text | Want::Id | Want::Date | Want::Period, Shape::Number | Shape::Word) => {
            say!(
                lang,
                "đặt trong ngoặc kép: \"{text}\"",
                "put it in quotes: \"{text}\""
            )
        }
        (Want::Word(words), Shape::Text) if words.contains(&inner) => unquote(lang, inner),
        (Want::Flag, Shape::Text) if matches!(inner, "true" | "false") => unquote(lang, inner),
        (Want::Flag, _) => {
            say!(
                lang,
                "viết true nếu có, false nếu không",
                "write true for yes, false for no"
            )
        }
        (Want::List, Shape::Struct) => say!(
            lang,
            "thêm [ trước ngoặc này và ] sau ngoặc đóng của nó",
            "put [ before this bracket and ] after the one that closes it"
        ),
        (Want::List, _) => {
            say!(
                lang,
                "đặt trong ngoặc vuông: [{text}]",
                "put it in square brackets: [{text}]"
            )
        }
        (Want::Struct, Shape::List) => say!(
            lang,
            "thay [ ] bằng ( ), mỗi giá trị có từ khóa đứng trước",
            "replace [ ] by ( ), with a key before every value"
        ),
        (Want::Number, Shape::Word) => say!(
            lang,
            "viết số; chưa có số thì xóa cả mục này",
            "write the number; if there is none yet, delete the item"
        ),
        _ => say!(lang, "viết lại theo mẫu", "write it again in this form"),
    };
    tell!(lang;
        "ở đây cần {place}, nhưng đọc được {read}", "{place} is needed here, but {read} was read";
        allowed (wanted);
        mend (mend))
}
