//! Words of the export's tables, which are Vietnamese whatever the language of the program, and what the command says.

use super::Lang;
use crate::model::{Kind, Qualifier, TaskState, Verdict};
use crate::text::texts;

/// `có` or nothing, so that a column of them reads at a glance.
pub const fn yes(value: bool) -> &'static str {
    if value { "có" } else { "" }
}

texts! {
    /// Said while the export is made.
    working: "đang đọc và kết xuất số liệu…", "reading the figures and making the export…";
}

/// A verdict by its code.
pub fn verdict(code: &str) -> &'static str {
    let verdict = match code {
        "very_slow" => Verdict::VerySlow,
        "slow" => Verdict::Slow,
        "on_pace" => Verdict::OnPace,
        "met" => Verdict::Met,
        "ahead" => Verdict::Ahead,
        "no_figure" => Verdict::NoFigure,
        _ => Verdict::NoPlan,
    };
    verdict.name(Lang::Vi)
}

/// A sort of measure by its code.
pub fn kind(code: &str) -> &'static str {
    let kind = match code {
        "flow" => Kind::Flow,
        "cumulative" => Kind::Cumulative,
        "stock" => Kind::Stock,
        _ => Kind::Ratio,
    };
    kind.name(Lang::Vi)
}

/// How firm a figure is, by its code.
pub fn qualifier(code: &str) -> &'static str {
    let qualifier = match code {
        "estimate" => Qualifier::Estimate,
        "over" => Qualifier::Over,
        "under" => Qualifier::Under,
        "nearly" => Qualifier::Nearly,
        "about" => Qualifier::About,
        _ => Qualifier::Preliminary,
    };
    qualifier.name(Lang::Vi)
}

/// What a plan asks for, by its code.
pub fn requirement(code: &str) -> &'static str {
    match code {
        "at_least" => "ít nhất",
        "at_most" => "nhiều nhất",
        "exactly" => "đúng",
        "growth" => "tăng bình quân (%)",
        "reduction" => "giảm bình quân (điểm)",
        "rank" => "xếp hạng",
        _ => "hoàn thành",
    }
}

/// Whether an owner or a deadline is the task's own, by its code.
pub fn given(code: &str) -> &'static str {
    match code {
        "stated" => "văn bản nêu",
        "default" => "mặc định",
        _ => "không nêu",
    }
}

/// How sure a finding is, by its code.
pub fn weight(code: &str) -> &'static str {
    match code {
        "wrong" => "không khớp",
        "cut" => "cắt số lẻ",
        _ => "gợi ý",
    }
}

/// `lấy ý kiến (hạn 2026-02-10; xong 2026-02-09)`
pub fn step(title: &str, deadline: Option<&str>, done: Option<&str>) -> String {
    let days: Vec<String> = [
        deadline.map(|d| format!("hạn {d}")),
        done.map(|d| format!("xong {d}")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if days.is_empty() {
        title.to_string()
    } else {
        format!("{title} ({})", days.join(", "))
    }
}

/// `2026-01-19: chờ, hạn 2026-02-15, lý do …`
pub fn change(
    date: &str,
    progress: Option<&str>,
    deadline: Option<&str>,
    reason: Option<&str>,
) -> String {
    let state = progress.map(|code| match code {
        "open" => TaskState::Open,
        "waiting" => TaskState::Waiting,
        "paused" => TaskState::Paused,
        "returned" => TaskState::Returned,
        _ => TaskState::Done,
    });
    let parts = [
        state.map(|s| s.name(Lang::Vi).to_string()),
        deadline.map(|d| format!("hạn {d}")),
        reason.map(|r| format!("lý do: {r}")),
    ];
    format!(
        "{date}: {}",
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    )
}

texts! {
    /// A file that is there already.
    file_there(file: &str): "{file}: đã có tệp này, không ghi đè; chọn tên khác, hoặc thêm --force", "{file}: the file is there already and was not touched; choose another name, or add --force";
    /// The folder of the file to write is not there.
    no_folder(file: &str, folder: &str): "không ghi được {file}: không có thư mục “{folder}”; tạo thư mục trước, hoặc chọn chỗ khác", "cannot write {file}: there is no folder “{folder}”; make it first, or choose another place";
    /// A folder where one file is written.
    json_folder(folder: &str): "-o {folder}: JSON là một tệp, không phải thư mục; viết tên tệp, ví dụ -o {folder}/giaoban.json", "-o {folder}: JSON is one file, not a folder; name the file, for example -o {folder}/giaoban.json";
    /// A folder where one document is written.
    one_file(folder: &str, ending: &str): "-o {folder}: {ending} là một tệp, không phải thư mục; viết tên tệp, ví dụ -o {folder}/bao-cao.{ending}", "-o {folder}: {ending} is one file, not a folder; name the file, for example -o {folder}/report.{ending}";
    /// A workbook or a report is of one commune.
    one_commune(ending: &str): "--commune: mỗi tệp {ending} là của một xã; ghi tên thư mục của xã, ví dụ --commune dong-khe", "--commune: a file of {ending} is of one commune; name its folder, for example --commune dong-khe";
    /// A document that no screen can show.
    not_for_screens(ending: &str): "{ending} không in ra màn hình được; ghi vào tệp, ví dụ -o bao-cao.{ending}", "{ending} cannot be printed on the screen; write it to a file, for example -o report.{ending}";
    /// A document that the line of another machine cannot carry.
    not_from_afar(ending: &str): "không gửi được tệp {ending} qua đường này; dùng --format md, hoặc chạy giaoban export trên máy có dữ liệu", "a file of {ending} cannot be sent this way; use --format md, or run giaoban export on the machine with the data";
    /// A document that could not be made.
    not_made(ending: &str, why: &str): "không tạo được tệp {ending}: {why}; báo cho người phụ trách chương trình kèm tệp dữ liệu của kỳ", "the file of {ending} could not be made: {why}; tell whoever keeps the program, with the data file of the period";
}

/// The export was written.
pub fn written(lang: Lang, files: &[String]) -> String {
    match (lang, files) {
        (Lang::Vi, [one]) => format!("Đã ghi {one}"),
        (Lang::En, [one]) => format!("Wrote {one}"),
        (Lang::Vi, many) => format!("Đã ghi {} tệp: {}", many.len(), many.join(", ")),
        (Lang::En, many) => format!("Wrote {} files: {}", many.len(), many.join(", ")),
    }
}

/// Communes that could not be read are not in the export.
pub fn left_out(lang: Lang, communes: &[&str]) -> String {
    match lang {
        Lang::Vi => format!(
            "Không đọc được, không có trong tệp xuất: {}; xem lỗi bằng giaoban check",
            communes.join(", ")
        ),
        Lang::En => format!(
            "Cannot be read, not in the export: {}; giaoban check shows why",
            communes.join(", ")
        ),
    }
}

texts! {
    /// A period that no commune has figures of.
    no_such_period(asked: &str): "--period: không xã nào có số liệu kỳ “{asked}”; bỏ --period để xuất mọi kỳ", "--period: no commune has figures of “{asked}”; leave out --period to export all periods";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_said_as_on_the_screens() {
        assert_eq!(
            (verdict("very_slow"), verdict("no_plan")),
            ("rất chậm", "không giao KH")
        );
        assert_eq!((kind("stock"), qualifier("estimate")), ("thời điểm", "ước"));
        assert_eq!(
            (weight("hint"), weight("cut"), weight("wrong")),
            ("gợi ý", "cắt số lẻ", "không khớp")
        );
        assert_eq!(
            (given("default"), given("missing")),
            ("mặc định", "không nêu")
        );
    }

    #[test]
    fn steps_and_changes() {
        assert_eq!(step("lấy ý kiến", None, None), "lấy ý kiến");
        assert_eq!(
            step("lấy ý kiến", Some("2026-02-10"), Some("2026-02-09")),
            "lấy ý kiến (hạn 2026-02-10, xong 2026-02-09)"
        );
        assert_eq!(
            change(
                "2026-01-19",
                Some("waiting"),
                Some("2026-02-15"),
                Some("chờ vốn")
            ),
            "2026-01-19: chờ, hạn 2026-02-15, lý do: chờ vốn"
        );
    }
}
