use proptest::prelude::*;

use super::*;

fn events(bytes: &[u8]) -> Vec<Event> {
    let (mut reader, mut out) = (Bytes::default(), Vec::new());
    reader.feed(bytes, &mut out);
    if reader.waits() {
        reader.settle(&mut out);
    }
    assert!(!reader.waits());
    out
}

fn check(bytes: &[u8], expect: &[Key]) {
    let expect: Vec<Event> = expect.iter().copied().map(Event::Key).collect();
    assert_eq!(
        events(bytes),
        expect,
        "{:?}",
        String::from_utf8_lossy(bytes)
    );
    // in pieces of one byte
    let (mut reader, mut out) = (Bytes::default(), Vec::new());
    for byte in bytes {
        reader.feed(&[*byte], &mut out);
    }
    reader.settle(&mut out);
    assert_eq!(out, expect, "bytewise {:?}", String::from_utf8_lossy(bytes));
}

fn plain(code: Code) -> Key {
    Key::plain(code)
}

fn alt(key: Key) -> Key {
    Key { alt: true, ..key }
}

fn ctrl(code: Code) -> Key {
    Key {
        ctrl: true,
        ..plain(code)
    }
}

fn shift(code: Code) -> Key {
    Key {
        shift: true,
        ..plain(code)
    }
}

#[test]
fn letters_are_letters() {
    check(b"q", &[Key::char('q')]);
    check(b"Q?", &[Key::char('Q'), Key::char('?')]);
    check("ư".as_bytes(), &[Key::char('ư')]);
    check(
        "ngân".as_bytes(),
        &[
            Key::char('n'),
            Key::char('g'),
            Key::char('â'),
            Key::char('n'),
        ],
    );
    check("ế😀".as_bytes(), &[Key::char('ế'), Key::char('😀')]);
    check(b"\r", &[plain(Code::Enter)]);
    check(b"\n", &[plain(Code::Enter)]);
    check(b"\t", &[plain(Code::Tab)]);
    check(
        b"\x08\x7f",
        &[plain(Code::Backspace), plain(Code::Backspace)],
    );
    check(
        b"\x03\x1a\x0c",
        &[Key::ctrl('c'), Key::ctrl('z'), Key::ctrl('l')],
    );
    check(b"\0", &[Key::ctrl(' ')]);
    check(b"\x1c\x1f", &[Key::ctrl('4'), Key::ctrl('7')]);
}

#[test]
fn broken_letters_are_dropped() {
    check(b"\xff\xfea", &[Key::char('a')]);
    check(b"\xe1\xbaa", &[Key::char('a')]);
    check(b"\xc3", &[]);
    check(b"\x80\xbf", &[]);
    // the first byte of a letter within another one begins it
    check(b"\xe1\xc6\xb0", &[Key::char('ư')]);
    // a control character in two bytes
    check(b"\xc2\x9b2J", &[Key::char('2'), Key::char('J')]);
}

#[test]
fn escape_alone_is_a_key() {
    check(b"\x1b", &[plain(Code::Esc)]);
    check(b"\x1b\x1b", &[plain(Code::Esc), plain(Code::Esc)]);
    check(b"\x1b\x1b\x1b", &[plain(Code::Esc); 3]);
    check(b"a\x1b", &[Key::char('a'), plain(Code::Esc)]);
    let (mut reader, mut out) = (Bytes::default(), Vec::new());
    reader.feed(b"\x1b", &mut out);
    assert!(reader.waits() && out.is_empty());
    reader.settle(&mut out);
    assert!(!reader.waits());
    assert_eq!(out, [Event::Key(plain(Code::Esc))]);
    // what comes after the while is no longer part of it
    reader.feed(b"[A", &mut out);
    assert_eq!(
        out[1..],
        [Event::Key(Key::char('[')), Event::Key(Key::char('A'))]
    );
}

#[test]
fn alt_comes_as_escape_before() {
    check(b"\x1bf", &[alt(Key::char('f'))]);
    check("\x1bế".as_bytes(), &[alt(Key::char('ế'))]);
    check(b"\x1b\x7f", &[alt(plain(Code::Backspace))]);
    check(b"\x1b\r", &[alt(plain(Code::Enter))]);
    check(b"\x1b[", &[alt(Key::char('['))]);
    check(b"\x1bO", &[alt(Key::char('O'))]);
    check(b"\x1bP", &[alt(Key::char('P'))]);
    check(b"\x1b\x1b[A", &[alt(plain(Code::Up))]);
    check(b"\x1b\x1bOP", &[alt(plain(Code::F(1)))]);
}

#[test]
fn arrows_and_their_neighbours() {
    for (letter, code) in [
        (b'A', Code::Up),
        (b'B', Code::Down),
        (b'C', Code::Right),
        (b'D', Code::Left),
        (b'H', Code::Home),
        (b'F', Code::End),
    ] {
        check(&[0x1b, b'[', letter], &[plain(code)]);
        check(&[0x1b, b'O', letter], &[plain(code)]);
        check(&[0x1b, b'[', b'1', b';', b'5', letter], &[ctrl(code)]);
        check(&[0x1b, b'[', b'1', b';', b'2', letter], &[shift(code)]);
    }
    check(b"\x1b[1;3A", &[alt(plain(Code::Up))]);
    check(
        b"\x1b[1;8A",
        &[Key {
            ctrl: true,
            alt: true,
            shift: true,
            ..plain(Code::Up)
        }],
    );
    check(b"\x1bO5A", &[ctrl(Code::Up)]);
    check(b"\x1b[Z", &[shift(Code::Tab)]);
    // rxvt
    check(b"\x1b[a\x1bOa", &[shift(Code::Up), ctrl(Code::Up)]);
    check(
        b"\x1b[5$\x1b[5^\x1b[5@",
        &[
            shift(Code::PageUp),
            ctrl(Code::PageUp),
            Key {
                shift: true,
                ..ctrl(Code::PageUp)
            },
        ],
    );
    for (number, code) in [
        (1, Code::Home),
        (2, Code::Insert),
        (3, Code::Delete),
        (4, Code::End),
        (5, Code::PageUp),
        (6, Code::PageDown),
        (7, Code::Home),
        (8, Code::End),
    ] {
        check(format!("\x1b[{number}~").as_bytes(), &[plain(code)]);
        check(format!("\x1b[{number};5~").as_bytes(), &[ctrl(code)]);
    }
}

#[test]
fn function_keys_of_every_terminal() {
    // xterm
    check(
        b"\x1bOP\x1bOQ\x1bOR\x1bOS",
        &[1, 2, 3, 4].map(|n| plain(Code::F(n))),
    );
    check(
        b"\x1b[15~\x1b[17~\x1b[18~\x1b[19~",
        &[5, 6, 7, 8].map(|n| plain(Code::F(n))),
    );
    check(
        b"\x1b[20~\x1b[21~\x1b[23~\x1b[24~",
        &[9, 10, 11, 12].map(|n| plain(Code::F(n))),
    );
    check(
        b"\x1b[1;2P\x1b[1;5S",
        &[shift(Code::F(1)), ctrl(Code::F(4))],
    );
    // PuTTY and rxvt
    check(
        b"\x1b[11~\x1b[12~\x1b[13~\x1b[14~",
        &[1, 2, 3, 4].map(|n| plain(Code::F(n))),
    );
    // the Linux console
    check(
        b"\x1b[[A\x1b[[B\x1b[[C\x1b[[D\x1b[[E",
        &[1, 2, 3, 4, 5].map(|n| plain(Code::F(n))),
    );
    check(
        b"\x1b[25~\x1b[26~\x1b[28~\x1b[29~\x1b[31~\x1b[34~",
        &[13, 14, 15, 16, 17, 20].map(|n| plain(Code::F(n))),
    );
    check(b"\x1b[16~\x1b[22~\x1b[99~", &[]);
}

#[test]
fn the_keypad_types_what_is_on_it() {
    check(
        b"\x1bOM\x1bOp\x1bOy\x1bOj\x1bOk\x1bOm\x1bOn\x1bOo",
        &[
            plain(Code::Enter),
            Key::char('0'),
            Key::char('9'),
            Key::char('*'),
            Key::char('+'),
            Key::char('-'),
            Key::char('.'),
            Key::char('/'),
        ],
    );
}

#[test]
fn newer_ways_to_send_keys() {
    check(
        b"\x1b[27u\x1b[13u\x1b[9;2u\x1b[127u",
        &[
            plain(Code::Esc),
            plain(Code::Enter),
            shift(Code::Tab),
            plain(Code::Backspace),
        ],
    );
    check(
        b"\x1b[97;5u\x1b[27;5;99~",
        &[Key::ctrl('a'), Key::ctrl('c')],
    );
    check(b"\x1b[97:65;5:1u", &[Key::ctrl('a')]);
}

#[test]
fn what_is_no_key_is_dropped() {
    for bytes in [
        &b"\x1b[<0;10;5M"[..],
        b"\x1b[<0;10;5m",
        b"\x1b[M !!",
        b"\x1b[?1;2c",
        b"\x1b[24;80R",
        b"\x1b[I\x1b[O",
        b"\x1b]11;rgb:0000/0000/0000\x07",
        b"\x1b]11;rgb:0000/0000/0000\x1b\\",
        b"\x1bP1$r0m\x1b\\",
        b"\x1b[99999999999999999999A",
        b"\x1b[201~",
    ] {
        check(&[bytes, b"x"].concat(), &[Key::char('x')]);
    }
    let long = [b"\x1b[".to_vec(), vec![b'1'; 5000], b"Ax".to_vec()].concat();
    check(&long, &[Key::char('x')]);
    // a torn sequence does not take the next key with it
    check(b"\x1b[1;\x1b[B", &[plain(Code::Down)]);
    check(b"\x1b[1\x03", &[Key::ctrl('c')]);
}

#[test]
fn pasted_text_comes_whole_and_clean() {
    let paste = |text: &str| Event::Paste(text.into());
    assert_eq!(
        events("\x1b[200~giải ngân\x1b[201~".as_bytes()),
        [paste("giải ngân")]
    );
    assert_eq!(events(b"\x1b[200~\x1b[201~"), [paste("")]);
    assert_eq!(
        events(b"\x1b[200~a\r\nb\x1b[31mc\x1b[201~q"),
        [paste("a\nb[31mc"), Event::Key(Key::char('q'))]
    );
    let (mut reader, mut out) = (Bytes::default(), Vec::new());
    for byte in "\x1b[200~giải\x1b[201~".as_bytes() {
        reader.feed(&[*byte], &mut out);
    }
    assert_eq!(out, [paste("giải")]);
    // time does not end it
    reader.feed(b"\x1b[200~gi", &mut out);
    assert!(!reader.waits());
    reader.settle(&mut out);
    reader.feed("ải\x1b[201~".as_bytes(), &mut out);
    assert_eq!(out[1..], [paste("giải")]);
}

#[test]
fn a_long_paste_is_cut() {
    let long = [
        &b"\x1b[200~"[..],
        &vec![b'a'; MOST_PASTED + 1000],
        b"\x1b[201~q",
    ]
    .concat();
    let got = events(&long);
    assert_eq!(got.len(), 2);
    assert_eq!(got[0], Event::Paste("a".repeat(MOST_PASTED)));
    assert_eq!(got[1], Event::Key(Key::char('q')));
}

proptest! {
    #[test]
    fn pieces_do_not_matter(bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(0x1b), Just(b'['), Just(b';'), Just(b'~'), 0x30u8..0x3a], 0..60), at in 0usize..60) {
        let at = at.min(bytes.len());
        let (mut whole, mut in_two) = (Vec::new(), Vec::new());
        let (mut one, mut two) = (Bytes::default(), Bytes::default());
        one.feed(&bytes, &mut whole);
        two.feed(&bytes[..at], &mut in_two);
        two.feed(&bytes[at..], &mut in_two);
        prop_assert_eq!(whole, in_two);
    }

    #[test]
    fn text_comes_back(text in "[a-zA-ZđĐưƯơƠâêôăế0-9 ]{0,40}") {
        let keys: Vec<Event> = text.chars().map(|c| Event::Key(Key::char(c))).collect();
        prop_assert_eq!(events(text.as_bytes()), keys);
    }
}
