use super::super::{Selection, fixture, select};
use super::*;

fn text(style: Style, words: &[&str]) -> String {
    let commune = fixture::commune();
    let assessment = fixture::assessment(&commune);
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    let selection = select::select(&commune, &words).unwrap();
    build(
        &Report {
            commune: &commune,
            assessment: &assessment,
            selection: &selection,
        },
        style,
        &[],
    )
}

#[test]
fn whole_columns_leave_a_narrow_page_and_no_figure_is_cut() {
    let wide = text(Style::default(), &["kinh-te"]);
    assert!(wide.contains("Nguồn") && wide.contains("±KH") && wide.contains("II.1.4.a"));
    let narrow = text(
        Style {
            width: Some(100),
            ..Style::default()
        },
        &["kinh-te"],
    );
    assert!(
        narrow
            .lines()
            .all(|l| table::width(l) <= 100 || l.starts_with("TH thực hiện")),
        "{narrow}"
    );
    let tiny = text(
        Style {
            width: Some(20),
            ..Style::default()
        },
        &["kinh-te"],
    );
    for figure in [
        "33.740,012029",
        "41.864,648184",
        "43.739,378184",
        "3.966,920",
        "80,59",
        "ước 183,854636",
        "562",
    ] {
        assert!(
            narrow.contains(figure) && tiny.contains(figure),
            "{figure}\n{narrow}"
        );
    }
    assert!(
        !tiny.contains("±KH  ") && !tiny.contains("II.1.5"),
        "{tiny}"
    );
}

#[test]
fn bold_only_where_asked_for() {
    assert!(!text(Style::default(), &[]).contains('\x1b'));
    assert!(
        text(
            Style {
                bold: true,
                ..Style::default()
            },
            &[]
        )
        .starts_with("\x1b[1mXÃ ĐÔNG KHÊ")
    );
}

#[test]
fn ascii_marks_stand_in_every_row() {
    let plain = text(
        Style {
            glyphs: GlyphSet::Ascii,
            ..Style::default()
        },
        &["thu", "tuyen-quan", "trau"],
    );
    for start in ["V rất chậm", "? chưa có số", ". không giao KH"] {
        assert!(
            plain.lines().any(|l| l.starts_with(start)),
            "{start}\n{plain}"
        );
    }
    assert!(!plain.contains(['▼', '◌', '·', '−', '–']), "{plain}");
}

#[test]
fn faults_stand_at_the_end() {
    let commune = fixture::commune();
    let assessment = fixture::assessment(&commune);
    let report = Report {
        commune: &commune,
        assessment: &assessment,
        selection: &Selection::ALL,
    };
    let fault = Fault {
        file: "data/x.ron".into(),
        line: 3,
        column: 7,
        message: "thiếu dấu phẩy".into(),
        ..Fault::default()
    };
    let whole = Fault {
        file: "data/y.ron".into(),
        message: "tệp rỗng".into(),
        ..Fault::default()
    };
    let out = build(&report, Style::default(), &[fault, whole]);
    assert!(out.contains("\nLỗi trong tệp dữ liệu".to_uppercase().as_str()));
    assert!(
        out.contains("\ndata/x.ron:3:7: thiếu dấu phẩy\ndata/y.ron: tệp rỗng\n"),
        "{out}"
    );
}
