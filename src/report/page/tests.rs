use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::Event;

use super::form::{self, Form, Leading, Look};
use super::*;
use crate::report::{Report, Selection, fixture, minutes, monthly};

/// An element of a part, read back.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Node>,
}

impl Node {
    fn read(xml: &str) -> Self {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut open = vec![Self::default()];
        let begin = |tag: &quick_xml::events::BytesStart| Self {
            name: tag.name().as_ref().to_string(),
            attributes: tag
                .attributes()
                .map(|a| {
                    let a = a.unwrap();
                    let key = a.key.as_ref().to_string();
                    let value = a.normalized_value(XmlVersion::Implicit1_0).unwrap();
                    (key, value.into_owned())
                })
                .collect(),
            ..Self::default()
        };
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => open.push(begin(&tag)),
                Event::Empty(tag) => open.last_mut().unwrap().children.push(begin(&tag)),
                Event::End(_) => {
                    let done = open.pop().unwrap();
                    open.last_mut().unwrap().children.push(done);
                }
                Event::Text(text) => open.last_mut().unwrap().text += &text,
                Event::GeneralRef(of) => {
                    let of = format!("&{};", &*of);
                    open.last_mut().unwrap().text += &quick_xml::escape::unescape(&of).unwrap();
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(open.len(), 1);
        open.remove(0)
    }

    /// All elements of a name within this one, in order.
    fn all(&self, name: &str) -> Vec<&Self> {
        let within = self.children.iter().flat_map(|child| {
            let own = (child.name == name).then_some(child);
            own.into_iter().chain(child.all(name))
        });
        within.collect()
    }

    fn one(&self, name: &str) -> &Self {
        let all = self.all(name);
        all.first()
            .unwrap_or_else(|| panic!("no {name} in {self:?}"))
    }

    fn words(&self) -> String {
        self.all("w:t").iter().map(|t| t.text.as_str()).collect()
    }

    fn get(&self, attribute: &str) -> &str {
        &self.attributes[attribute]
    }

    fn number(&self, attribute: &str) -> u32 {
        self.get(attribute).parse().unwrap()
    }
}

fn parts(document: &Document) -> BTreeMap<String, Vec<u8>> {
    let bytes = docx::write(document).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        let mut file = archive.by_name(name).unwrap();
        file.read_to_end(&mut bytes).unwrap();
        bytes
    };
    names
        .iter()
        .map(|name| (name.clone(), part(name)))
        .collect()
}

fn part(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> Node {
    Node::read(std::str::from_utf8(&parts[name]).unwrap())
}

/// The notice and the report of the small commune.
fn documents() -> [Document; 2] {
    let mut commune = fixture::commune();
    commune.illustrative = true;
    let day = fixture::day(2026, 1, 19);
    commune.task_sources.push(crate::model::TaskSource {
        document: "tep.ron".into(),
        name: "Giao ban".into(),
        date: day,
        citations: Vec::new(),
        meeting: true,
        closed: true,
    });
    let notice = &mut commune.meeting.notice;
    notice.parent_body = Some("TỈNH CAO BẰNG".into());
    notice.body = Some("ỦY BAN NHÂN DÂN XÃ ĐÔNG KHÊ".into());
    notice.place = Some("Đông Khê".into());
    notice.authority = Some("TM. ỦY BAN NHÂN DÂN".into());
    notice.signer_title = Some("CHỦ TỊCH".into());
    notice.signer = Some("Nguyễn Văn Mẫu".into());
    notice.recipients = vec!["UBND tỉnh".into(), "Lưu: VT".into()];
    let assessment = crate::assess::assess(&commune, Some(0), day);
    let report = Report {
        commune: &commune,
        assessment: &assessment,
        selection: &Selection::ALL,
    };
    [
        minutes::build(&commune, Some(0), day),
        monthly::build(&report, Lang::Vi),
    ]
}

/// Twentieths of a point in millimetres.
fn millimetres(twips: u32) -> f64 {
    f64::from(twips) * 25.4 / 1440.0
}

#[test]
fn pages_have_the_margins_of_the_decree() {
    for document in documents() {
        let parts = parts(&document);
        let body = part(&parts, "word/document.xml");
        let sections = body.all("w:sectPr");
        assert!(!sections.is_empty());
        for section in sections {
            let size = section.one("w:pgSz");
            let sides = [size.number("w:w"), size.number("w:h")];
            match size.get("w:orient") {
                "portrait" => assert_eq!(sides, [11_906, 16_838]),
                "landscape" => assert_eq!(sides, [16_838, 11_906]),
                other => panic!("{other}"),
            }
            let margins = section.one("w:pgMar");
            for (side, least, most) in [
                ("w:top", 20.0, 25.0),
                ("w:bottom", 20.0, 25.0),
                ("w:left", 30.0, 35.0),
                ("w:right", 15.0, 20.0),
            ] {
                // a twentieth of a point is 0,018 mm
                let wide = millimetres(margins.number(side));
                assert!(wide > least - 0.02 && wide < most + 0.02, "{side} {wide}");
            }
            // the number of the page stands in the margin above, and not on the first page
            let letters = 14.0 * 25.4 / 72.0;
            let above = millimetres(margins.number("w:header"));
            assert!(above + letters < millimetres(margins.number("w:top")));
            assert_eq!(section.all("w:titlePg").len(), 1);
            assert_eq!(section.one("w:pgNumType").number("w:start"), 1);
            let heads = section.all("w:headerReference");
            assert_eq!(heads.len(), 1);
            assert_eq!(heads[0].get("w:type"), "default");
        }
        let header = part(&parts, "word/header.xml");
        assert_eq!(header.one("w:fldSimple").get("w:instr"), "PAGE");
        assert_eq!(header.one("w:pStyle").get("w:val"), "SoTrang");
    }
}

/// What the decree says of an element: sizes, bold, italic, place.
type Measure = ([u32; 2], bool, bool, &'static str);

#[test]
fn letters_have_the_measures_of_the_decree() {
    let check = |document: &Document, kind: &str, subject: &str, first: &str, section: &str| {
        let parts = parts(document);
        let fonts = part(&parts, "word/styles.xml");
        assert_eq!(fonts.one("w:rFonts").get("w:ascii"), "Times New Roman");
        assert_eq!(
            fonts.one("w:rPrDefault").one("w:color").get("w:val"),
            "000000"
        );
        let paragraphs = part(&parts, "word/document.xml");
        let paragraphs = paragraphs.all("w:p");
        let number = part(&parts, "word/header.xml");
        let table: [(&str, Measure); 15] = [
            (
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                ([12, 13], true, false, "center"),
            ),
            (
                "Độc lập - Tự do - Hạnh phúc",
                ([13, 14], true, false, "center"),
            ),
            ("TỈNH CAO BẰNG", ([12, 13], false, false, "center")),
            ("ỦY BAN NHÂN DÂN", ([12, 13], true, false, "center")),
            ("XÃ ĐÔNG KHÊ", ([12, 13], true, false, "center")),
            ("Số:", ([13, 13], false, false, "center")),
            ("Đông Khê, ngày", ([13, 14], false, true, "center")),
            (kind, ([13, 14], true, false, "center")),
            (subject, ([13, 14], true, false, "center")),
            (first, ([13, 14], false, false, "both")),
            (section, ([13, 14], true, false, "both")),
            ("TM. ỦY BAN NHÂN DÂN", ([13, 14], true, false, "center")),
            ("Nguyễn Văn Mẫu", ([13, 14], true, false, "center")),
            ("Nơi nhận:", ([12, 12], true, true, "left")),
            ("- UBND tỉnh;", ([11, 11], false, false, "left")),
        ];
        let looks = |paragraph: &Node, (sizes, bold, italic, place): Measure| {
            let id = paragraph.one("w:pStyle").get("w:val");
            let styles = fonts.all("w:style");
            let style = styles.iter().find(|s| s.get("w:styleId") == id).unwrap();
            let size = style.one("w:sz").number("w:val");
            assert!(
                (sizes[0] * 2..=sizes[1] * 2).contains(&size),
                "{id}: {size}"
            );
            assert_eq!(style.one("w:b").get("w:val"), bold.to_string(), "{id}");
            assert_eq!(style.one("w:i").get("w:val"), italic.to_string(), "{id}");
            assert_eq!(style.one("w:jc").get("w:val"), place, "{id}");
            // nothing in the paragraph overrules its style
            assert!(paragraph.all("w:sz").is_empty() && paragraph.all("w:rPr").is_empty());
            if place == "both" {
                let first_line = f64::from(style.one("w:ind").number("w:firstLine")) / 567.0;
                assert!(
                    [1.0, 1.27].iter().any(|cm| (first_line - cm).abs() < 0.01),
                    "{id}"
                );
                let spacing = style.one("w:spacing");
                assert!(spacing.number("w:after") >= 6 * 20, "{id}");
                assert_eq!(spacing.get("w:lineRule"), "auto");
                assert!((240..=360).contains(&spacing.number("w:line")), "{id}");
            }
        };
        for (text, measure) in table {
            let starts = |p: &&&Node| p.words().starts_with(text);
            let found = paragraphs.iter().find(starts);
            looks(found.unwrap_or_else(|| panic!("{text}")), measure);
        }
        looks(number.one("w:p"), ([13, 14], false, false, "center"));
    };
    let [notice, report] = documents();
    check(
        &notice,
        "THÔNG BÁO",
        "Kết luận cuộc họp",
        "Số liệu tháng",
        "I. KẾT QUẢ",
    );
    check(
        &report,
        "BÁO CÁO",
        "Tình hình thực hiện",
        "Số liệu từ ngày",
        "I. CÔNG TÁC",
    );
}

#[test]
fn rules_are_drawn_and_as_long_as_the_decree_says() {
    for document in documents() {
        let body = part(&parts(&document), "word/document.xml");
        assert!(!body.words().contains("——"));
        let paragraphs = body.all("w:p");
        let under = |text: &str| {
            let mut at = paragraphs
                .iter()
                .position(|p| p.words().starts_with(text))
                .unwrap();
            while paragraphs[at].all("w:pBdr").is_empty() {
                at += 1;
            }
            assert_eq!(paragraphs[at].one("w:top").get("w:val"), "single");
            let sides = paragraphs[at].one("w:ind");
            millimetres(sides.number("w:left") + sides.number("w:right"))
        };
        let [left, right] = document.form.letterhead.map(f64::from);
        // as wide as the letters of Times New Roman Bold set them: 60,2 mm and 32,9 mm
        let motto = right - under("Độc lập");
        assert!((57.2..63.2).contains(&motto), "{motto}");
        let issuer = left - under("XÃ ĐÔNG KHÊ");
        assert!((32.9 / 3.0..32.9 / 2.0).contains(&issuer), "{issuer}");
    }
}

#[test]
fn another_form_is_other_measures() {
    fn party(style: Style) -> Look {
        Look::new(13, (form::STATE.look)(style).align)
    }
    static PARTY: Form = Form {
        margins: [20, 20, 30, 15],
        edge: 10,
        letterhead: [75, 90],
        first_line: 1000,
        between_paragraphs: 8,
        leading: Leading::Exactly(18),
        look: party,
    };
    let [mut document, _] = documents();
    document.form = &PARTY;
    let styles = part(&parts(&document), "word/styles.xml");
    let styles = styles.all("w:style");
    let body = styles
        .iter()
        .find(|s| s.get("w:styleId") == "NoiDung")
        .unwrap();
    assert_eq!(body.one("w:ind").get("w:firstLine"), "567");
    let spacing = body.one("w:spacing");
    assert_eq!(spacing.get("w:lineRule"), "exact");
    assert_eq!(
        (spacing.number("w:line"), spacing.number("w:after")),
        (360, 160)
    );
    // and Markdown is as bold as the form is
    assert!(md::write(&document).contains("\n\nKết luận cuộc họp"));
}

#[test]
fn what_xml_forbids_is_left_out() {
    let bad = "a\u{0}b\u{1}c\u{b}d\u{1f}e\u{fffe}f\u{ffff}g\u{7f}h<i>&\"j'k\u{85}l\nm\u{a0}n";
    let [mut document, _] = documents();
    let cell = |text: &str| Cell::from(text.to_string());
    document.blocks = vec![
        Block::body(bad),
        Block::Item(0, bad.to_string()),
        Block::Table(Table {
            columns: vec![
                Column {
                    head: "STT",
                    width: 20,
                    align: Align::Left,
                };
                2
            ],
            rows: vec![
                vec![cell(bad)],
                vec![
                    cell(bad),
                    Cell::Drawn(Some((
                        Drawing::Bar {
                            done: 1,
                            pace: None,
                        },
                        bad.to_string(),
                    ))),
                ],
            ],
        }),
    ];
    let parts = parts(&document);
    let text = std::str::from_utf8(&parts["word/document.xml"]).unwrap();
    let is_char = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    assert!(text.chars().all(is_char));
    let read = "abc defgh<i>&\"j'k l m\u{a0}n";
    let body = part(&parts, "word/document.xml");
    let words: Vec<String> = body.all("w:p").iter().map(|p| p.words()).collect();
    assert!(words.contains(&read.to_string()), "{words:?}");
    assert!(words.contains(&format!("- {read}")), "{words:?}");
    assert_eq!(body.one("wp:docPr").get("descr"), read);
}

#[test]
fn every_part_is_there_and_known() {
    for document in documents() {
        let parts = parts(&document);
        let types = part(&parts, "[Content_Types].xml");
        for named in types.all("Override") {
            let name = named.get("PartName").trim_start_matches('/');
            assert!(parts.contains_key(name), "{name}");
        }
        let relations = part(&parts, "word/_rels/document.xml.rels");
        let relations = relations.all("Relationship");
        for relation in &relations {
            let target = format!("word/{}", relation.get("Target"));
            assert!(parts.contains_key(&target), "{target}");
        }
        let body = part(&parts, "word/document.xml");
        let known = |id: &str| relations.iter().any(|r| r.get("Id") == id);
        let ids = ["w:headerReference", "w:footerReference"];
        let ids = ids.iter().flat_map(|name| body.all(name));
        assert!(ids.map(|n| n.get("r:id")).all(known));
        assert!(
            body.all("a:blip")
                .iter()
                .map(|n| n.get("r:embed"))
                .all(known)
        );
        let styles = part(&parts, "word/styles.xml");
        let styles: Vec<&str> = styles
            .all("w:style")
            .iter()
            .map(|s| s.get("w:styleId"))
            .collect();
        for style in body.all("w:pStyle") {
            assert!(styles.contains(&style.get("w:val")), "{style:?}");
        }
        // every table and every cell ends with a paragraph
        for cell in body.all("w:tc") {
            assert_eq!(cell.children.last().unwrap().name, "w:p");
        }
    }
}

#[test]
fn made_up_figures_are_said_to_be_so_on_every_page() {
    for document in documents() {
        let parts = parts(&document);
        assert!(part(&parts, "word/footer.xml").words().contains("MINH HỌA"));
        let body = part(&parts, "word/document.xml");
        for section in body.all("w:sectPr") {
            let feet: Vec<&str> = section
                .all("w:footerReference")
                .iter()
                .map(|f| f.get("w:type"))
                .collect();
            assert_eq!(feet, ["default", "first"]);
        }
    }
}
