#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use super::*;

fn fine() -> Facts {
    Facts {
        version: "1.2.3",
        kind: vec![
            ("TERM", "xterm-256color".into()),
            ("TERM_PROGRAM", String::new()),
        ],
        ssh: false,
        within: None,
        size: Some((57, 16)),
        colours: Depth::True,
        colours_why: words::Why::Promised.name(Lang::Vi),
        colours_chosen: false,
        locale: Some(("LANG", "vi_VN.UTF-8".into())),
        utf8: true,
        glyphs: GlyphSet::Full,
        glyphs_why: WhyGlyphs::Nothing,
        glyphs_fault: None,
        card: vec![
            Sample {
                name: "chữ hoa",
                lines: vec!["ỆỒẴỰ".into()],
            },
            Sample {
                name: "chữ số lớn",
                lines: vec!["▟▀▙".into(), "▜▄▛".into()],
            },
        ],
        data: Data::Writable("/du-lieu (--data)".into()),
        clock: (NaiveDate::from_ymd_opt(2026, 1, 19).unwrap(), None),
        settings: Some(("/cau-hinh".into(), false)),
        themes: Vec::new(),
        theme_faults: Vec::new(),
        takes: ("toi".into(), "chieu-sang".into()),
        layout: Some(Layout::Small),
        room: Some(Room {
            distance: number::parse("8").unwrap(),
            height: number::parse("1,5").unwrap(),
        }),
    }
}

fn report(facts: &Facts) -> String {
    text(
        facts,
        Style {
            lang: Lang::Vi,
            ..Style::default()
        },
    )
}

#[test]
fn a_machine_without_faults() {
    let expect = "\
KIỂM TRA MÁY · giaoban 1.2.3

CỬA SỔ DÒNG LỆNH
  loại cửa sổ     TERM=xterm-256color · TERM_PROGRAM=(trống)
  kết nối         mở tại máy này
  kích thước      57 cột x 16 dòng
  màu             16,7 triệu màu (24 bit), theo COLORTERM hoặc TERM

CHỮ VÀ DẤU
  bảng mã         LANG=vi_VN.UTF-8 là UTF-8
  dấu vẽ          full: đủ các dấu vẽ, vì không có gì cho biết là thiếu
  cách đổi        thêm --glyphs full, plain hoặc ascii; hoặc ghi một chữ đó vào tệp dau-ve trong thư mục cấu hình
  Hãy nhìn: chữ có đủ dấu, thanh và chữ số lớn liền khối, không có ô vuông hay dấu hỏi thay dấu vẽ, cột dấu | bên phải thẳng hàng. Nếu không, đổi phông chữ (ví dụ Cascadia Mono, Consolas, DejaVu Sans Mono) hoặc bộ dấu vẽ. Phông điểm ảnh (Raster Fonts) và console của Linux thiếu chữ Việt có dấu
  chữ hoa         ỆỒẴỰ |
  chữ số lớn      ▟▀▙  |
                  ▜▄▛  |

DỮ LIỆU VÀ CẤU HÌNH
  dữ liệu         /du-lieu (--data): đọc và ghi được
  đồng hồ máy     19/01/2026, hợp lý
  cấu hình        /cau-hinh: chưa có, không bắt buộc
  bộ màu riêng    không có

SẼ DÙNG
  bộ màu          toi; khi trình chiếu: chieu-sang
  bố cục          gọn, cho cửa sổ dưới 80 cột hoặc dưới 24 dòng

ĐỌC TỪ HÀNG GHẾ CUỐI
  phòng họp       người ngồi xa nhất cách 8 m, hình chiếu cao 1,5 m
  đọc được        cả hình nhiều nhất 16 dòng: đọc được mọi chữ; đến 22 dòng: chỉ đọc được chữ hoa và chữ số
  cửa sổ này      16 dòng: đọc được hết

Không phải chỉnh gì
";
    assert_eq!(report(&fine()), expect);
    assert_eq!(advice(&fine(), Lang::Vi), Vec::<String>::new());
}

#[test]
fn what_should_be_changed() {
    type Change = fn(&mut Facts);
    let cases: [(Change, &[&str]); 18] = [
        (
            |f| f.glyphs_why = WhyGlyphs::Encoding,
            &["Đặt LANG=vi_VN.UTF-8"],
        ),
        (
            |f| f.glyphs_why = WhyGlyphs::Terminal,
            &["Mở bằng cửa sổ dòng lệnh khác"],
        ),
        (
            |f| (f.glyphs_why, f.colours) = (WhyGlyphs::LinuxConsole, Depth::C16),
            &["nạp phông có chữ Việt (setfont)"],
        ),
        (
            |f| (f.glyphs_why, f.colours) = (WhyGlyphs::WindowsConsole, Depth::C16),
            &["chọn phông Consolas"],
        ),
        (
            |f| (f.glyphs, f.glyphs_why) = (GlyphSet::Plain, WhyGlyphs::Asked),
            &[],
        ),
        (
            |f| f.glyphs_fault = Some(("/cau-hinh/dau-ve".into(), "đủ".into())),
            &["Sửa tệp /cau-hinh/dau-ve: không hiểu “đủ”"],
        ),
        (
            |f| f.colours = Depth::C16,
            &["Nếu cửa sổ hiện được nhiều màu hơn"],
        ),
        (|f| (f.colours, f.colours_chosen) = (Depth::C16, true), &[]),
        (
            |f| (f.colours, f.size, f.layout) = (Depth::C16, None, None),
            &[],
        ),
        (
            |f| (f.size, f.layout) = (Some((30, 8)), Some(Layout::Tiny)),
            &["Phóng to cửa sổ hoặc giảm cỡ chữ"],
        ),
        (
            |f| f.data = Data::Unreadable("/x".into(), "không tồn tại".into()),
            &["Chọn thư mục dữ liệu khác"],
        ),
        (
            |f| f.data = Data::Unwritable("/x".into(), "ổ đĩa chỉ cho đọc".into()),
            &["Xin quyền ghi"],
        ),
        (|f| f.data = Data::LookOnly("/x".into()), &[]),
        (|f| f.data = Data::Inside, &[]),
        (
            |f| f.theme_faults = vec!["a.ron:1:1: sai".into()],
            &["Sửa tệp bộ màu: a.ron:1:1: sai"],
        ),
        // 36 rows where 16 can be read: 12 x 36 / 16 = 27 points, 120 x 16 / 36 = 53 columns
        (
            |f| f.size = Some((120, 36)),
            &["còn 16 dòng: cỡ chữ 12 thì nên đặt 27; khi đó còn khoảng 53 cột"],
        ),
        (
            |f| f.size = Some((80, 50)),
            &[
                "cỡ chữ 12 thì nên đặt 38; khi đó chỉ còn khoảng 25 cột, hãy mở rộng cửa sổ cho đủ 40",
            ],
        ),
        // 10 m and 0,68 m: 5 rows; what the program needs is 12
        (
            |f| {
                f.size = Some((80, 24));
                f.room = Some(Room {
                    distance: number::parse("10").unwrap(),
                    height: number::parse("0,68").unwrap(),
                });
            },
            &[
                "còn 12 dòng: cỡ chữ 12 thì nên đặt 24",
                "để đọc được 12 dòng, ngồi trong 4,9 m, hoặc hình cao từ 1,4 m",
            ],
        ),
    ];
    for (at, (change, expect)) in cases.into_iter().enumerate() {
        let mut facts = fine();
        change(&mut facts);
        let said = advice(&facts, Lang::Vi);
        assert_eq!(said.len(), expect.len(), "case {at}: {said:?}");
        for (said, expect) in said.iter().zip(expect) {
            assert!(said.contains(expect), "case {at}: {said}");
        }
        let whole = report(&facts);
        assert!(said.iter().all(|s| whole.contains(s)), "case {at}");
        assert_eq!(
            whole.contains("Không phải chỉnh gì"),
            expect.is_empty(),
            "case {at}"
        );
        // English has its own words for all of it
        assert_eq!(advice(&facts, Lang::En).len(), expect.len());
    }
}

#[test]
fn what_a_window_of_so_many_rows_shows() {
    for (rows, expect) in [
        (16, "16 dòng: đọc được hết"),
        (17, "17 dòng: chỉ chữ hoa"),
        (22, "22 dòng: chỉ chữ hoa"),
        (23, "23 dòng: chữ quá nhỏ"),
    ] {
        let facts = Facts {
            size: Some((100, rows)),
            ..fine()
        };
        assert!(report(&facts).contains(expect), "{rows}");
    }
}

#[test]
fn a_pipe_and_a_narrow_window() {
    let facts = Facts {
        size: None,
        layout: None,
        room: None,
        ..fine()
    };
    let said = report(&facts);
    assert!(said.contains("kích thước      không đo được: đang in ra tệp hoặc sang lệnh khác"));
    assert!(!said.contains("bố cục") && !said.contains("ĐỌC TỪ HÀNG GHẾ CUỐI"));
    assert!(said.ends_with("để biết hàng ghế cuối đọc được bao nhiêu dòng\n"));
    let narrow = text(
        &fine(),
        Style {
            width: Some(60),
            ..Style::default()
        },
    );
    assert!(narrow.lines().all(|l| table::width(l) <= 60), "{narrow}");
}
