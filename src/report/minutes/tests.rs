use super::*;
use crate::model::{AgendaItem, Given, NoticeForm, Progress, Task, TaskChange, TaskSource};
use crate::report::fixture;
use crate::report::page::{Cell, docx, md};
use crate::text::page;

fn day(text: &str) -> NaiveDate {
    crate::model::date::parse(text).unwrap()
}

fn source(commune: &mut Commune, on: &str, meeting: bool, closed: bool) -> usize {
    let name = if meeting {
        format!("Giao ban {on}")
    } else {
        "Kế hoạch công tác".to_string()
    };
    let date = day(on);
    commune.task_sources.push(TaskSource {
        document: "tep.ron".into(),
        name: name.into(),
        date,
        citations: Vec::new(),
        meeting,
        closed,
    });
    commune.task_sources.len() - 1
}

fn task<'c>(commune: &'c mut Commune, source: usize, id: &str, title: &str) -> &'c mut Task {
    commune.tasks.push(Task {
        id: id.into(),
        title: title.into(),
        source,
        ..Task::default()
    });
    commune.tasks.last_mut().unwrap()
}

fn changed(source: usize, on: &str) -> TaskChange {
    TaskChange {
        date: day(on),
        progress: None,
        deadline: None,
        reason: None,
        source,
    }
}

/// Two meetings, of 12/01 and 19/01/2026.
fn commune() -> Commune {
    let mut commune = fixture::commune();
    let (first, second) = (
        source(&mut commune, "12/01/2026", true, true),
        source(&mut commune, "19/01/2026", true, true),
    );
    let old = task(&mut commune, first, "gb-2026-01-12-1", "Đôn đốc nhà thầu.");
    old.owner = Given::Stated("Phòng Kinh tế".into());
    old.deadline = Given::Stated(day("25/01/2026"));
    old.first_deadline = Some(day("16/01/2026"));
    old.history.push(TaskChange {
        deadline: Some(day("25/01/2026")),
        reason: Some("chờ vốn".into()),
        ..changed(second, "19/01/2026")
    });
    let done = task(&mut commune, first, "gb-2026-01-12-2", "Họp thôn");
    done.deadline = Given::Stated(day("15/01/2026"));
    done.progress = Progress::Done(day("17/01/2026"));
    done.history.push(TaskChange {
        progress: Some(Progress::Done(day("17/01/2026"))),
        reason: Some("đủ 5 thôn".into()),
        ..changed(second, "19/01/2026")
    });
    let new = task(&mut commune, second, "gb-2026-01-19-1", "Rà soát hộ nghèo");
    new.owner = Given::Stated("Phòng Văn hóa".into());
    new.support = vec!["Công an xã".into(), "Trạm Y tế xã".into()];
    new.deadline = Given::Stated(day("23/01/2026"));
    new.deliverable = Some("danh sách".into());
    new.follows = Some("gb-2026-01-12-1".into());
    task(&mut commune, second, "gb-2026-01-19-2", "Kiểm tra chợ");
    commune
}

/// What a part of the notice says, line by line.
fn said(notice: &Document, title: &str) -> Vec<String> {
    let is = |block: &Block| matches!(block, Block::Heading(2, _, text) if text.ends_with(title));
    let begin = notice.blocks.iter().position(is);
    let begin = begin.unwrap_or_else(|| panic!("{title}"));
    let lines = notice.blocks[begin + 1..]
        .iter()
        .map_while(|block| match block {
            Block::Heading(3, _, text) => Some(text.clone()),
            Block::Text(Style::Body, text) if !text.starts_with("Trên đây") => {
                Some(text.clone())
            }
            Block::Item(0, text) => Some(format!("- {text}")),
            _ => None,
        });
    lines.collect()
}

fn letterhead(notice: &Document) -> &Letterhead {
    let found = notice.blocks.iter().find_map(|block| match block {
        Block::Letterhead(head) => Some(head),
        _ => None,
    });
    found.unwrap()
}

fn signature(notice: &Document) -> &Signature {
    let found = notice.blocks.iter().find_map(|block| match block {
        Block::Signature(signature) => Some(signature),
        _ => None,
    });
    found.unwrap()
}

fn built(on: &str) -> Document {
    build(&commune(), Some(0), day(on))
}

#[test]
fn what_was_concluded_is_grouped_by_owner() {
    let mut commune = self::commune();
    let more = task(&mut commune, 1, "gb-2026-01-19-3", "Họp dân");
    more.owner = Given::Stated("Phòng Văn hóa".into());
    more.deadline_words = Some("trước Tết".into());
    let notice = build(&commune, Some(0), day("19/01/2026"));
    assert_eq!(
        said(&notice, words::CONCLUSIONS),
        [
            "Chủ trì cuộc họp kết luận, giao 3 nhiệm vụ (1 nhiệm vụ chưa giao chủ trì, 1 nhiệm vụ chưa ấn định thời hạn) như sau:",
            "1. Giao Phòng Văn hóa",
            "a) Rà soát hộ nghèo. Tiếp theo việc: Đôn đốc nhà thầu; phối hợp: Công an xã, Trạm Y tế xã; thời hạn: 23/01/2026; sản phẩm: danh sách.",
            "b) Họp dân. Thời hạn: trước Tết.",
            "2. Nhiệm vụ chưa giao cơ quan, đơn vị chủ trì",
            "a) Kiểm tra chợ. Thời hạn: chưa ấn định.",
        ]
    );
}

#[test]
fn the_last_conclusions_stand_as_the_meeting_left_them() {
    let notice = built("19/01/2026");
    assert_eq!(
        said(&notice, words::BEFORE),
        [
            "Giao ban 12/01/2026: tổng số 2 nhiệm vụ: đã xong 1 (trong đó muộn 1); chưa xong 1.",
            "- Đang làm, còn 6 ngày: Đôn đốc nhà thầu. Chủ trì: Phòng Kinh tế; thời hạn: 25/01/2026.",
            "- Xong muộn 2 ngày: Họp thôn. Chủ trì: chưa giao; thời hạn: 15/01/2026.",
        ]
    );
    assert_eq!(
        said(&notice, words::CHANGES),
        [
            "- Đôn đốc nhà thầu (Giao ban 12/01/2026). Thời hạn mới 25/01/2026 (trước là 16/01/2026); lý do: chờ vốn; chủ trì: Phòng Kinh tế.",
            "- Họp thôn (Giao ban 12/01/2026). Đã xong ngày 17/01/2026; ghi chú: đủ 5 thôn; chủ trì: chưa giao.",
        ]
    );
}

#[test]
fn later_decisions_are_taken_back() {
    let notice = built("12/01/2026");
    assert_eq!(
        said(&notice, words::CONCLUSIONS),
        [
            "Chủ trì cuộc họp kết luận, giao 2 nhiệm vụ (1 nhiệm vụ chưa giao chủ trì) như sau:",
            "1. Giao Phòng Kinh tế",
            "a) Đôn đốc nhà thầu. Thời hạn: 16/01/2026.",
            "2. Nhiệm vụ chưa giao cơ quan, đơn vị chủ trì",
            "a) Họp thôn. Thời hạn: 15/01/2026.",
        ]
    );
    assert!(!md::write(&notice).contains(words::CHANGES));
    assert_eq!(said(&notice, words::BEFORE), [words::NOTHING_BEFORE]);
}

#[test]
fn later_documents_are_not_known_yet() {
    let mut commune = self::commune();
    let later = source(&mut commune, "29/01/2026", false, false);
    task(&mut commune, later, "kh-1", "Việc sau");
    let decided = task(&mut commune, later, "kh-2", "Việc đã bàn");
    decided.history.push(TaskChange {
        progress: Some(Progress::Waiting),
        ..changed(1, "19/01/2026")
    });
    let titles = |on: &str| {
        rewind::to(&commune, day(on))
            .tasks
            .iter()
            .map(|t| t.title.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles("12/01/2026"), ["Đôn đốc nhà thầu.", "Họp thôn"]);
    assert_eq!(
        titles("19/01/2026"),
        [
            "Đôn đốc nhà thầu.",
            "Họp thôn",
            "Rà soát hộ nghèo",
            "Kiểm tra chợ",
            "Việc đã bàn"
        ]
    );
}

#[test]
fn a_deadline_that_only_later_meetings_set_was_not_there() {
    let check = |first: Option<&str>, moves: &[(&str, &str)], on: &str, expect: Option<&str>| {
        let mut commune = Commune::default();
        let s = source(&mut commune, "05/01/2026", true, true);
        let it = task(&mut commune, s, "gb-2026-01-05-1", "Việc");
        it.first_deadline = first.map(day);
        it.deadline = moves
            .last()
            .map_or(Given::Missing, |(_, to)| Given::Stated(day(to)));
        it.history = moves
            .iter()
            .map(|(on, to)| TaskChange {
                deadline: Some(day(to)),
                ..changed(s, on)
            })
            .collect();
        let back = rewind::to(&commune, day(on));
        assert_eq!(
            back.tasks[0].deadline.get().copied(),
            expect.map(day),
            "{first:?} {moves:?} {on}"
        );
    };
    let two = [("12/01/2026", "16/01/2026"), ("19/01/2026", "30/01/2026")];
    // the loader keeps the first deadline on record: that of the file, or else what the first meeting set
    check(Some("09/01/2026"), &two, "05/01/2026", Some("09/01/2026"));
    check(Some("16/01/2026"), &two, "05/01/2026", None);
    check(Some("09/01/2026"), &two, "12/01/2026", Some("16/01/2026"));
    check(Some("09/01/2026"), &two, "19/01/2026", Some("30/01/2026"));
    check(None, &two[..1], "05/01/2026", None);
    check(Some("09/01/2026"), &[], "05/01/2026", None);
}

#[test]
fn the_figures_are_exact() {
    let notice = built("19/01/2026");
    let results = said(&notice, words::RESULTS);
    // 33.740,012029 / 41.864,648184 = 80,593 %; 13/12/2025 to 12/01/2026 of 01/01/2025 to 31/01/2026: day 377 of 396 = 95,2 %
    for exact in [
        "33.740,012029 triệu đồng, đạt 80,6% trừ 2 dự án dừng, tiến độ cần đạt 95,2%: chậm",
        "97,28% (143/147)",
        "(mục II.1.4.a)",
    ] {
        assert!(
            results.iter().any(|line| line.contains(exact)),
            "{exact}\n{results:#?}"
        );
    }
    assert!(
        results[0].contains("từ 13/12/2025 đến 12/01/2026")
            && results[0].contains("(nguồn: bao-cao.txt)"),
        "{}",
        results[0]
    );
    assert!(
        !results
            .iter()
            .any(|line| line.contains("Công dân nhập ngũ")),
        "{results:#?}"
    );
    assert_eq!(
        said(&build(&commune(), None, day("19/01/2026")), words::RESULTS),
        [words::NO_FIGURES]
    );
}

#[test]
fn sectors_come_in_the_order_of_the_agenda() {
    let mut commune = self::commune();
    let item = |sector, reporter: &str| AgendaItem {
        sector: Some(sector),
        reporter: Some(reporter.into()),
        ..AgendaItem::default()
    };
    commune.meeting.items = vec![item(1, "Trung tâm"), item(0, "Kế toán")];
    let notice = build(&commune, Some(0), day("19/01/2026"));
    let headings: Vec<_> = said(&notice, words::RESULTS)
        .into_iter()
        .filter(|l| l.starts_with(char::is_numeric))
        .collect();
    assert_eq!(
        headings,
        [
            "1. Hành chính công (Trung tâm báo cáo)",
            "2. Kinh tế (Kế toán báo cáo)"
        ]
    );
}

#[test]
fn what_the_file_does_not_say_is_left_to_fill_in() {
    let bare = built("19/01/2026");
    let (head, signed) = (letterhead(&bare), signature(&bare));
    assert_eq!(
        (
            head.parent.as_deref(),
            head.issuer.as_str(),
            signed.signer.as_deref()
        ),
        (None, "……", Some("……"))
    );
    assert_eq!(signed.authority, ["……", "……"]);
    assert_eq!(signed.recipient_lines(), ["- ……;", "- Lưu: VT."]);
    assert!(head.number.ends_with("/TB-……") && head.place_and_day.starts_with("……, ngày"));
    let mut commune = self::commune();
    commune.meeting.notice = NoticeForm {
        body: Some("Ủy ban nhân dân xã Đông Khê".into()),
        recipients: ["Lưu: VP.", "- Thường trực Đảng ủy (b/c);", "Các thôn"]
            .map(Into::into)
            .to_vec(),
        ..NoticeForm::default()
    };
    let notice = build(&commune, Some(0), day("19/01/2026"));
    assert_eq!(letterhead(&notice).issuer, "ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ");
    assert_eq!(
        signature(&notice).recipient_lines(),
        ["- Thường trực Đảng ủy (b/c);", "- Các thôn;", "- Lưu: VP."]
    );
    assert!(letterhead(&notice).number.ends_with("/TB-UBND"));
    let text = md::write(&notice);
    assert!(
        text.contains("Ủy ban nhân dân xã Đông Khê tổ chức cuộc họp giao ban"),
        "{text}"
    );
}

#[test]
fn the_table_follows_up_what_is_open() {
    let notice = built("19/01/2026");
    let table = notice.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut title = "";
    let mut rows = Vec::new();
    for row in &table.unwrap().rows {
        let cells: Vec<&str> = row
            .iter()
            .map(|cell| match cell {
                Cell::Text(0, text) => text.as_str(),
                other => panic!("{other:?}"),
            })
            .collect();
        match cells[..] {
            [group] => title = group,
            _ => rows.push((title, cells.join("|"))),
        }
    }
    assert_eq!(
        rows,
        [
            (
                "Kết luận ngày 19/01/2026",
                "1|Rà soát hộ nghèo|Phòng Văn hóa|Công an xã, Trạm Y tế xã|23/01/2026|danh sách|Giao ban 19/01/2026; tiếp theo Giao ban 12/01/2026".to_string()
            ),
            ("Kết luận ngày 19/01/2026", "2|Kiểm tra chợ|chưa giao||chưa ấn định||Giao ban 19/01/2026".to_string()),
            (words::OPEN_BEFORE, "3|Đôn đốc nhà thầu|Phòng Kinh tế||25/01/2026||Giao ban 12/01/2026".to_string()),
        ]
    );
}

#[test]
fn figures_of_the_day() {
    let mut commune = fixture::commune(); // up to 12/01, reported on 16/01/2026
    let check = |commune: &Commune, on: &str, expect| {
        assert_eq!(period_on(commune, day(on)), expect, "{on}");
    };
    check(&commune, "19/01/2026", Some(0));
    check(&commune, "16/01/2026", Some(0));
    check(&commune, "12/01/2026", Some(0)); // over, if not yet reported
    check(&commune, "11/01/2026", None);
    let mut next = commune.periods[0].clone();
    (next.from, next.to, next.reported) = (day("13/01/2026"), day("12/02/2026"), day("16/02/2026"));
    commune.periods.push(next);
    check(&commune, "13/02/2026", Some(0)); // the last one reported by then
    check(&commune, "16/02/2026", Some(1));
}

#[test]
fn the_days_of_meetings() {
    let mut commune = self::commune();
    source(&mut commune, "01/01/2026", false, false);
    assert_eq!(meetings(&commune), [day("12/01/2026"), day("19/01/2026")]);
}

#[test]
fn nothing_in_markdown_is_a_mark_by_chance() {
    let mut commune = self::commune();
    task(
        &mut commune,
        1,
        "gb-2026-01-19-3",
        "Thu *phí* | lệ_phí <x> #1\nhai",
    );
    let text = md::write(&build(&commune, Some(0), day("19/01/2026")));
    assert!(
        text.contains("Thu \\*phí\\* \\| lệ\\_phí \\<x\\> \\#1 hai"),
        "{text}"
    );
}

#[test]
fn the_document_reads_back() {
    let mut commune = self::commune();
    task(
        &mut commune,
        1,
        "gb-2026-01-19-3",
        "Thu <phí> & lệ phí\u{1}",
    );
    let bytes = docx::write(&build(&commune, Some(0), day("19/01/2026"))).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let part = archive.by_name("word/document.xml").unwrap();
    let document = std::io::read_to_string(part).unwrap();
    for text in [
        page::state(Lang::Vi),
        page::motto(Lang::Vi),
        words::KIND,
        words::FOLLOW_UP,
        "Thu &lt;phí&gt; &amp; lệ phí",
        "33.740,012029",
    ] {
        assert!(document.contains(text), "{text}");
    }
}
