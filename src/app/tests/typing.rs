//! The search line: letters, input methods, paste, caret, hits.

use proptest::prelude::*;
use unicode_normalization::is_nfc;

use super::*;
use crate::app::LineEdit;
use crate::input::Key;

/// The line with its caret after keys were pressed in the search.
fn line(keys: &str) -> String {
    let mut state = start();
    press(&mut state, "2,/");
    press(&mut state, keys);
    match state.layers.last() {
        Some(Layer::Search(search)) => {
            let (before, after) = search.line.parts();
            format!("{before}|{after}")
        }
        _ => "closed".into(),
    }
}

#[track_caller]
fn typed(keys: &str, expect: &str) {
    assert_eq!(line(keys), expect, "{keys}");
}

#[test]
fn letters_are_typed_at_the_caret() {
    typed("type:thu", "thu|");
    typed("type:giai ngan", "giai ngan|");
    typed("type:q?/1", "q?/1|");
    typed("type:tu,LEFT,type:h", "th|u");
    typed("type:hu,HOME,type:t", "t|hu");
    typed("type:th,HOME,END,type:u", "thu|");
    typed("type:thu,LEFT*9", "|thu");
    typed("type:thu,HOME,RIGHT*9", "thu|");
    typed("type:thu,BS", "th|");
    typed("type:thu,C-h*2", "t|");
    typed("BS,type:a", "a|");
    typed("type:thu,LEFT,BS", "t|u");
    typed("type:thu,HOME,BS", "|thu");
    typed("type:thu,HOME,DEL", "|hu");
    typed("type:thu,DEL", "thu|");
    typed("type:thu,LEFT,C-u,type:a", "a|");
    typed("type:thu,C-a", "thu|");
}

#[test]
fn an_input_method_replaces_letters_in_a_burst() {
    // Telex: d d -> đ, w -> ư, o w -> ơ, then the tone: backspaces and the new letters as separate keys
    typed("d,BS,đ", "đ|");
    typed("type:thue,BS,ê,BS,ế", "thuế|");
    typed("type:nguoi,BS*3,type:ươi,BS*2,type:ời", "người|");
    typed("type:giai,BS*2,type:ải", "giải|");
    // in the middle of a line
    typed("type:a c,HOME,RIGHT,BS,ă", "ă| c");
    // with the 0x08 that some machines send
    typed("type:thue,C-h,ế", "thuế|");
}

#[test]
fn a_mark_of_its_own_joins_its_letter() {
    let mark = |keys: &[&str]| {
        let mut line = LineEdit::default();
        for text in keys {
            line.insert(text);
        }
        (line.text().to_string(), line.caret())
    };
    assert_eq!(mark(&["e", "\u{302}"]), ("ê".into(), 1));
    assert_eq!(mark(&["e", "\u{302}", "\u{301}"]), ("ế".into(), 1));
    // the tone before the hat, as some write it, is the same letter
    assert_eq!(mark(&["e", "\u{323}", "\u{302}"]), ("ệ".into(), 1));
    assert_eq!(mark(&["u", "\u{31b}", "\u{309}", "a"]), ("ửa".into(), 2));
    assert_eq!(mark(&["gia\u{309}i nga\u{302}n"]), ("giải ngân".into(), 9));
    // a mark after nothing stays one
    assert_eq!(mark(&["\u{301}"]).1, 1);
    // as keys
    let mut state = start();
    press(&mut state, "/,e");
    update(&mut state, Message::Input(Event::Key(Key::char('\u{302}'))));
    assert_eq!(told(&state), "O Thu? > find ê|: Chè of 1");
    // one backspace takes the whole letter
    press(&mut state, "BS");
    assert_eq!(told(&state), "O Thu? > find |: Thu of 8");
    // in the middle: the caret stays behind the letter
    let mut line = LineEdit::default();
    line.insert("en");
    line.move_caret(-1);
    line.insert("\u{302}");
    assert_eq!((line.text(), line.caret()), ("ên", 1));
    // a mark that is left of a removed letter joins the one before
    let mut line = LineEdit::default();
    line.insert("ax\u{302}");
    line.move_caret(-1);
    line.backspace();
    assert_eq!((line.text(), line.caret()), ("â", 1));
}

#[test]
fn a_paste_is_typed_and_made_harmless() {
    typed("paste:giải ngân", "giải ngân|");
    typed("type:ab,LEFT,paste:xy", "axy|b");
    let mut line = LineEdit::default();
    line.insert("a\nb\tc\u{1b}[31m\u{7}\u{9b}d");
    assert_eq!(line.text(), "a b c[31md");
    // a page is not a search: 80 letters are kept, from the front; a mark that joins takes no room
    let mut line = LineEdit::default();
    line.insert(&"ab".repeat(1000));
    assert_eq!((line.text().len(), line.caret()), (80, 80));
    line.insert("c");
    assert_eq!(
        (line.text().chars().count(), line.text().ends_with('b')),
        (80, true)
    );
    line.move_caret(-80);
    line.insert("c");
    assert_eq!(
        (
            line.text().chars().count(),
            line.caret(),
            line.text().starts_with('a')
        ),
        (80, 0, true)
    );
    line.move_caret(1);
    line.insert("\u{301}");
    assert_eq!(
        (
            line.text().chars().count(),
            line.caret(),
            line.text().starts_with('á')
        ),
        (80, 1, true)
    );
}

#[test]
fn hits_follow_what_is_typed() {
    // nothing typed: all that the period has
    check("/", "O Thu? > find |: Thu of 8");
    // its own name, then those whose group fits
    check("/,type:tr", "O Thu? > find tr|: Trâu of 4");
    check("/,type:trau", "O Thu? > find trau|: Trâu of 1");
    check(
        "/,type:giai ngan",
        "O Thu? > find giai ngan|: Giải ngân of 1",
    );
    // by its group, the row that is named so itself first; what has no figure comes last
    check("/,type:ho so", "O Thu? > find ho so|: Hồ sơ of 2");
    check("/,type:ho so,DOWN", "O Thu? > find ho so|: Đơn of 2");
    check("/,type:khong co", "O Thu? > find khong co|: - of 0");
    check("/,type:trau,C-u", "O Thu? > find |: Thu of 8");
    check("/,DOWN*2", "O Thu? > find |: Trâu of 8");
    check("/,TAB", "O Thu? > find |: Giải ngân of 8");
    check("/,DOWN*20", "O Thu? > find |: Hồ sơ of 8");
    check("/,DOWN*2,UP*5", "O Thu? > find |: Thu of 8");
    // another query starts at its best hit
    check("/,DOWN*2,type:l", "O Thu? > find l|: Lúa of 1");
}

#[test]
fn a_hit_opens_on_its_own_page() {
    check("/,type:bo,ENTER", "S0 Bò > detail Bò");
    check("3,/,type:ngo,ENTER,ESC", "S0 Ngô");
    check("/,type:ho so,ENTER", "S1 Hồ sơ > detail Hồ sơ");
    // in a folded group
    check("2,C-DOWN,LEFT,/,type:trau,ENTER,ESC", "S0 Trâu");
    // nothing to open
    check("/,type:zzz,ENTER", "O Thu? > find zzz|: - of 0");
    // Esc leaves everything as it was, over a detail too
    check("2,DOWN,/,type:bo,ESC", "S0 Giải ngân");
    check("2,ENTER,/,type:bo,ESC", "S0 Thu > detail Thu");
    check("2,ENTER,/,type:bo,ENTER,ESC", "S0 Bò");
    // the key that opens it, pressed again, is a letter
    check("/,/", "O Thu? > find /|: - of 0");
    check("F3,F3", "O Thu? > find |: Thu of 8");
}

proptest! {
    #[test]
    fn the_line_stays_composed_and_the_caret_inside(steps in proptest::collection::vec((0u8..6, "\\PC{0,3}|[\u{300}-\u{31b}\u{323}]|[aeiouyd]"), 0..40)) {
        let mut line = LineEdit::default();
        for (what, text) in steps {
            match what {
                0 => { line.backspace(); }
                1 => line.delete(),
                2 => line.move_caret(-1),
                3 => line.move_caret(1),
                _ => line.insert(&text),
            }
            let length = line.text().chars().count();
            prop_assert!(is_nfc(line.text()), "{line:?}");
            prop_assert!(line.caret() <= length && length <= 80);
        }
    }
}
