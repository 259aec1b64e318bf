use proptest::prelude::*;

use super::*;

const LETTERS: &str = "AAAAC3NzaC1lZDI1NTE5AAAAIJdD7y3aLq454yWBdwLWbieU1ebz9/cu7/QEXn9OIeZJ";

fn key() -> Key {
    Key::read(&format!("ssh-ed25519 {LETTERS} an@pc")).unwrap()
}

fn wish(name: &str, role: Role) -> Wish {
    Wish {
        name: Some(name.into()),
        role,
        key: key(),
        user: "xa".into(),
        program: "/usr/local/bin/giaoban".into(),
        program_now: "/usr/local/bin/giaoban".into(),
        data: "/srv/giaoban/data".into(),
        log: "/var/log/giaoban-xa/ssh.log".into(),
        idle: 30,
        more: Vec::new(),
    }
}

#[test]
fn a_key_is_taken_alone() {
    let key = key();
    assert_eq!(key.line, format!("ssh-ed25519 {LETTERS}"));
    assert_eq!(key.comment, "an@pc");
    assert!(key.fingerprint.starts_with("SHA256:"));
    let with_noise = format!("\u{feff}# my key\r\n\r\nssh-ed25519 {LETTERS}   Nguyễn Văn A \r\n");
    assert_eq!(Key::read(&with_noise).unwrap().comment, "Nguyễn Văn A");
    for (text, expect) in [
        (format!("ssh-ed25519 {LETTERS}"), true),
        ("khoa.pub".to_string(), false),
        ("/home/an/.ssh/id_ed25519.pub".to_string(), false),
        ("ssh-khoa.pub".to_string(), false),
    ] {
        assert_eq!(Key::is_one(&text), expect, "{text}");
    }
}

#[test]
fn what_is_no_public_key_is_refused() {
    let refused = |text: &str| Key::read(text).unwrap_err();
    assert_eq!(
        refused("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n"),
        Refusal::Private
    );
    assert_eq!(
        refused("PuTTY-User-Key-File-3: ssh-ed25519\n"),
        Refusal::Private
    );
    assert_eq!(
        refused("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----\n"),
        Refusal::Putty
    );
    assert_eq!(refused(""), Refusal::NoKey(String::new()));
    assert_eq!(refused("hello"), Refusal::NoKey("hello".into()));
    assert_eq!(refused("\x1b[2J"), Refusal::NoKey("?[2J".into()));
    assert!(matches!(refused("ssh-ed25519 AAAA x"), Refusal::NoKey(_)));
    // the kind that is said is not the one that is there
    assert!(matches!(
        refused(&format!("ssh-rsa {LETTERS} x")),
        Refusal::NoKey(_)
    ));
    assert!(matches!(
        refused(&format!("ssh-ed25519 {}", &LETTERS[..60])),
        Refusal::NoKey(_)
    ));
    assert_eq!(
        refused(&format!("command=\"/bin/sh\" ssh-ed25519 {LETTERS}")),
        Refusal::Options
    );
    assert_eq!(
        refused(&format!("ssh-ed25519 {LETTERS}\nssh-ed25519 {LETTERS}")),
        Refusal::Many(2)
    );
    assert_eq!(
        refused("ssh-ed25519-cert-v01@openssh.com AAAA x"),
        Refusal::Kind("ssh-ed25519-cert-v01@openssh.com".into())
    );
}

#[test]
fn the_line_of_a_key_is_what_sshd_takes() {
    assert_eq!(
        wish("Nguyễn Văn A", Role::Viewer).key_line().unwrap(),
        format!(
            "restrict,pty,command=\"/usr/local/bin/giaoban ssh --role viewer --name 'Nguyễn Văn A' --data /srv/giaoban/data \
             --log /var/log/giaoban-xa/ssh.log --idle 30\" ssh-ed25519 {LETTERS} Nguyễn Văn A"
        )
    );
    let odd = Wish {
        data: "/srv/dữ liệu".into(),
        more: vec!["--commune".into(), "dong-khe".into()],
        ..wish("O'A \"b\\", Role::Editor)
    };
    assert_eq!(
        odd.key_line().unwrap(),
        format!(
            "restrict,pty,command=\"/usr/local/bin/giaoban ssh --role editor --name 'O'\\''A \\\"b\\' --data '/srv/dữ liệu' \
             --log /var/log/giaoban-xa/ssh.log --idle 30 --commune dong-khe\" ssh-ed25519 {LETTERS} O'A \"b\\"
        )
    );
    // the name of the key, where none is given
    assert!(
        Wish {
            name: None,
            ..wish("", Role::Viewer)
        }
        .key_line()
        .unwrap()
        .ends_with(" an@pc")
    );
}

#[test]
fn what_cannot_be_written_down_is_refused() {
    let script = |wish: Wish| wish.script(Lang::Vi).unwrap_err();
    assert_eq!(script(wish(" ", Role::Viewer)), Refusal::NoName);
    assert_eq!(
        script(wish("a\nssh-ed25519 AAAA", Role::Viewer)),
        Refusal::Name("a?ssh-ed25519 AAAA".into())
    );
    assert_eq!(
        script(wish("\u{202e}a", Role::Viewer)),
        Refusal::Name("?a".into())
    );
    for user in ["root", "", "-x", "Xã", "xa xa", "xa;id", "xa\n"] {
        assert!(
            matches!(
                script(Wish {
                    user: user.into(),
                    ..wish("A", Role::Viewer)
                }),
                Refusal::User(_)
            ),
            "{user:?}"
        );
    }
    for path in ["", "data", "/", "//", "/srv/../etc", "/srv/\nx"] {
        assert!(
            matches!(
                script(Wish {
                    data: path.into(),
                    ..wish("A", Role::Viewer)
                }),
                Refusal::Path("--data", _)
            ),
            "{path:?}"
        );
        assert!(
            matches!(
                script(Wish {
                    log: path.into(),
                    ..wish("A", Role::Viewer)
                }),
                Refusal::Path("--log", _)
            ),
            "{path:?}"
        );
        assert!(
            matches!(
                script(Wish {
                    program: path.into(),
                    ..wish("A", Role::Viewer)
                }),
                Refusal::Path("--program", _)
            ),
            "{path:?}"
        );
    }
}

#[test]
fn who_writes_gets_folders_to_write_in() {
    let script = |role| wish("A", role).script(Lang::En).unwrap();
    assert!(script(Role::Editor).contains("2770 \"${xa}nhiem-vu\""));
    assert!(script(Role::Clerk).contains("2770 \"${xa}so-lieu\""));
    assert!(!script(Role::Viewer).contains("2770"));
    let copied = Wish {
        program_now: "/home/a b/giaoban".into(),
        ..wish("A", Role::Viewer)
    }
    .script(Lang::Vi)
    .unwrap();
    assert!(
        copied.contains(
            "install -o root -g root -m 0755 '/home/a b/giaoban' /usr/local/bin/giaoban\n"
        ),
        "{copied}"
    );
    assert!(!script(Role::Viewer).contains("-m 0755"));
    for line in script(Role::Viewer).lines() {
        assert!(!line.ends_with('.'), "{line}");
    }
}

#[test]
fn two_accounts_share_no_file() {
    let files = |user: &str| {
        let script = Wish {
            user: user.into(),
            log: Wish::usual_log(user),
            ..wish("A", Role::Viewer)
        }
        .script(Lang::Vi)
        .unwrap();
        [
            "/etc/ssh/giaoban_keys_",
            "/etc/ssh/sshd_config.d/giaoban-",
            "/var/log/giaoban-",
        ]
        .map(|begin| {
            let named = script
                .split_whitespace()
                .find(|word| word.starts_with(begin))
                .unwrap();
            named.to_string()
        })
    };
    let (one, other) = (files("xa"), files("xa2"));
    assert_eq!(
        one,
        [
            "/etc/ssh/giaoban_keys_xa",
            "/etc/ssh/sshd_config.d/giaoban-xa.conf",
            "/var/log/giaoban-xa"
        ]
    );
    assert_eq!(
        other,
        [
            "/etc/ssh/giaoban_keys_xa2",
            "/etc/ssh/sshd_config.d/giaoban-xa2.conf",
            "/var/log/giaoban-xa2"
        ]
    );
}

#[test]
fn every_refusal_is_one_line() {
    let text = || "x".to_string();
    for refusal in [
        Refusal::NoKey(text()),
        Refusal::Private,
        Refusal::Putty,
        Refusal::Many(2),
        Refusal::Options,
        Refusal::Kind(text()),
        Refusal::Weak(1024),
        Refusal::NoName,
        Refusal::Name(text()),
        Refusal::User(text()),
        Refusal::Path("--data", text()),
    ] {
        for lang in [Lang::Vi, Lang::En] {
            let message = refusal.message(lang);
            assert!(
                message.starts_with("--") && !message.contains('\n') && !message.ends_with('.'),
                "{message:?}"
            );
        }
    }
}

/// What sshd reads between the quotes of an option, and what is left of the line behind them.
fn sshd_reads(line: &str) -> (String, String) {
    let mut inner = String::new();
    let mut rest = line
        .strip_prefix("restrict,pty,command=\"")
        .unwrap()
        .chars()
        .peekable();
    loop {
        match rest.next().unwrap() {
            '"' => break,
            '\\' if rest.peek() == Some(&'"') => inner.push(rest.next().unwrap()),
            other => inner.push(other),
        }
    }
    (inner, rest.collect())
}

/// What a shell makes of a command of plain words and words in single quotes.
fn shell_reads(command: &str) -> Vec<String> {
    let (mut words, mut word, mut rest) = (Vec::new(), String::new(), command.chars());
    while let Some(c) = rest.next() {
        match c {
            ' ' => words.push(std::mem::take(&mut word)),
            '\'' => word.extend(rest.by_ref().take_while(|c| *c != '\'')),
            '\\' => word.push(rest.next().unwrap()),
            plain if plain.is_ascii_alphanumeric() || "_-./:=@%+,".contains(plain) => {
                word.push(plain);
            }
            other => panic!("a shell would act on {other:?} in {command}"),
        }
    }
    words.push(word);
    words
}

proptest! {
    #[test]
    fn a_name_comes_through_sshd_and_shell_as_it_was(name in "[ -~àáạđĐơƯ]{1,40}") {
        let name = name.trim();
        prop_assume!(!name.is_empty());
        let line = wish(name, Role::Viewer).key_line().unwrap();
        let (command, rest) = sshd_reads(&line);
        prop_assert_eq!(rest, format!(" ssh-ed25519 {LETTERS} {name}"));
        let words = shell_reads(&command);
        let expect = ["/usr/local/bin/giaoban", "ssh", "--role", "viewer", "--name", name, "--data"];
        prop_assert_eq!(&words[..7], &expect);
        prop_assert_eq!(words.len(), 12);
    }

    #[test]
    fn no_text_breaks_the_reading_of_keys(text in "\\PC{0,200}") {
        let _ = Key::read(&text);
    }
}
