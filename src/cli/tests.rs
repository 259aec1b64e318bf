use super::*;
use crate::text::cli as text;

fn args(line: &[&str]) -> Vec<OsString> {
    std::iter::once("giaoban")
        .chain(line.iter().copied())
        .map(OsString::from)
        .collect()
}

fn wrong(line: &[&str]) -> String {
    match read(&args(line), None) {
        Read::Wrong(text, _) => text,
        other => panic!("{line:?}: {other:?}"),
    }
}

fn run(line: &[&str]) -> Cli {
    match read(&args(line), None) {
        Read::Run(cli) => *cli,
        other => panic!("{line:?}: {other:?}"),
    }
}

#[test]
fn is_well_formed() {
    Cli::command().debug_assert();
    localized(Lang::Vi).debug_assert();
    localized(Lang::En).debug_assert();
}

#[test]
fn every_command_and_option_has_its_text_in_both_languages() {
    let root = Cli::command();
    for command in std::iter::once(&root).chain(root.get_subcommands()) {
        if command.has_subcommands() {
            assert!(!command.get_name().is_empty());
        } else {
            let name = command.get_name();
            assert!(!text::command(Lang::Vi, name).is_empty(), "{name}");
            assert_ne!(
                text::command(Lang::Vi, name),
                text::command(Lang::En, name),
                "{name}"
            );
        }
        for arg in command.get_arguments() {
            let id = arg.get_id().as_str();
            assert!(!text::option(Lang::Vi, id).is_empty(), "{id}");
            assert!(!text::option(Lang::En, id).is_empty(), "{id}");
            let takes = arg.get_action().takes_values();
            assert_eq!(takes, !text::value_name(Lang::Vi, id).is_empty(), "{id}");
        }
    }
}

#[test]
fn reads_commands_by_both_names() {
    assert!(run(&[]).command.is_none());
    assert!(matches!(run(&["show"]).command, Some(Command::Show { .. })));
    assert!(
        matches!(run(&["xem", "kinh-te"]).command, Some(Command::Show { filter, .. }) if filter == ["kinh-te"])
    );
    assert!(
        matches!(run(&["tra", "giai", "ngan"]).command, Some(Command::Find { words, .. }) if words.len() == 2)
    );
    assert!(matches!(
        run(&["kiem-tra"]).command,
        Some(Command::Check { .. })
    ));
    assert!(matches!(
        run(&["mau", "--seed", "7"]).command,
        Some(Command::Sample(Sample { seed: Some(7), .. }))
    ));
    assert!(matches!(
        run(&["hoan-tat", "bash"]).command,
        Some(Command::Completions { .. })
    ));
    assert!(matches!(
        run(&["bien-ban", "--ngay", "19/01/2026"]).command,
        Some(Command::Minutes(Minutes { date: Some(_), .. }))
    ));
    assert!(matches!(run(&["man"]).command, Some(Command::Man)));
}

#[test]
fn reads_days_periods_and_sizes() {
    let day = |y, m, d| AsOf(NaiveDate::from_ymd_opt(y, m, d));
    let as_of = |text: &str| run(&["--as-of", text]).as_of.unwrap();
    assert_eq!(as_of("16/01/2026"), day(2026, 1, 16));
    assert_eq!(as_of("2026-01-16"), day(2026, 1, 16));
    assert_eq!(as_of("1/2/2026"), day(2026, 2, 1));
    assert_eq!(as_of("today"), AsOf(None));
    assert_eq!(as_of("hom-nay"), AsOf(None));
    assert_eq!(
        run(&["--period", "2026-w03"]).period,
        Some(Period::Week(2026, 3))
    );
    assert_eq!(
        run(&["show", "--period", "2026-01"]).period,
        Some(Period::Month(2026, 1))
    );
    let frame = run(&["--print", "--size", "120x36", "--keys", "2,DOWN"]).frame;
    assert_eq!(
        (frame.print, frame.size, frame.keys.as_deref()),
        (Some(Print::Text), Some((120, 36)), Some("2,DOWN"))
    );
    let new = |text: &str| match run(&["tao", text]).command {
        Some(Command::New { new_period }) => new_period,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        [new("02/2026"), new("2/2026"), new("2026-02")],
        [Period::Month(2026, 2); 3]
    );
    assert_eq!(new("2026-q1"), Period::Quarter(2026, 1));
    assert_eq!(run(&["--print=svg"]).frame.print, Some(Print::Svg));
}

#[test]
fn says_what_is_wrong_in_vietnamese() {
    let check = |line: &[&str], expect: &str| {
        assert_eq!(wrong(line), format!("{expect}\nXem thêm: giaoban --help"));
    };
    check(
        &["--comune", "dong-khe"],
        "không có tùy chọn “--comune”; ý bạn là “--commune”?",
    );
    check(&["--zzz"], "không có tùy chọn “--zzz”");
    check(&["shw"], "không có lệnh “shw”; ý bạn là “show”?");
    let serve = if cfg!(feature = "serve") {
        "serve, "
    } else {
        ""
    };
    check(
        &["zzz"],
        &format!(
            "không có lệnh “zzz”; các lệnh: show, find, check, export, sample, present, notes, minutes, new, import, init, {serve}ssh, ssh-setup, doctor, completions, man"
        ),
    );
    check(
        &["--lang", "fr"],
        "--lang: không hiểu “fr”; chỉ nhận vi, en",
    );
    check(
        &["--color", "nonee"],
        "--color: không hiểu “nonee”; chỉ nhận auto, true, 256, 16, none; ý bạn là “none”?",
    );
    check(
        &["show", "--format", "xml"],
        "--format: không hiểu “xml”; chỉ nhận text, json, csv",
    );
    check(
        &["--as-of", "31/02/2026"],
        "--as-of: không hiểu “31/02/2026”; chỉ nhận ngày có thật, viết 16/01/2026 hoặc 2026-01-16, hoặc hom-nay",
    );
    check(
        &["--period", "01/2026"],
        "--period: không hiểu “01/2026”; chỉ nhận tuần 2026-W03, tháng 2026-01, quý 2026-Q1 hoặc năm 2026",
    );
    check(
        &["--print", "--size", "0x0"],
        "--size: không hiểu “0x0”; chỉ nhận cột x dòng, từ 1x1 đến 1000x1000, ví dụ 120x36",
    );
    check(
        &["--print=pdf"],
        "--print: không hiểu “pdf”; chỉ nhận text, ansi, svg",
    );
    check(&["--commune"], "--commune cần một giá trị");
    check(&["--lang"], "--lang cần một giá trị: vi, en");
    check(&["--size", "80x24"], "thiếu --print[=<DẠNG>]");
    check(&["find"], "thiếu <TỪ>...");
    check(&["completions"], "thiếu <SHELL>");
    check(
        &["completions", "perl"],
        "<SHELL>: không hiểu “perl”; chỉ nhận bash, elvish, fish, powershell, zsh",
    );
    check(
        &["new", "2026-6T"],
        "<KỲ>: không hiểu “2026-6T”; chỉ nhận tuần 2026-W06, tháng 2026-02 hoặc 02/2026, quý 2026-Q1, năm 2026",
    );
    check(&["man", "x"], "thừa đối số “x”");
    check(
        &["--theme", "a", "--theme", "b"],
        "--theme chỉ được viết một lần",
    );
    check(
        &["sample", "--seed", "-1"],
        "--seed: không hiểu “-1”; chỉ nhận số nguyên không âm, ví dụ 2026",
    );
}

#[test]
fn speaks_the_language_asked_for() {
    let english = "there is no option “--zzz”\nSee also: giaoban --help";
    assert_eq!(wrong(&["--lang", "en", "--zzz"]), english);
    assert_eq!(wrong(&["--zzz", "--lang=en"]), english);
    let by_variable = |value: &str| match read(&args(&["--zzz"]), Some(OsStr::new(value))) {
        Read::Wrong(text, lang) => (text, lang),
        other => panic!("{other:?}"),
    };
    assert_eq!(by_variable("en"), (english.to_string(), Lang::En));
    assert_eq!(by_variable("").1, Lang::Vi);
    let Read::Wrong(fault, _) = read(&args(&[]), Some(OsStr::new("fr"))) else {
        panic!("accepted")
    };
    assert_eq!(
        fault,
        "GIAOBAN_LANG: không hiểu “fr”; chỉ nhận vi, en / cannot read “fr”; takes vi, en"
    );
    assert!(matches!(
        read(&args(&["--lang", "vi"]), Some(OsStr::new("fr"))),
        Read::Run(cli) if cli.lang == Lang::Vi
    ));
}

#[test]
fn dashboard_options_go_with_no_command() {
    assert_eq!(
        wrong(&["--print", "show"]),
        "--print chỉ dùng khi mở bảng điều hành, không dùng với lệnh"
    );
}

#[test]
fn help_speaks_one_language() {
    let help = |line: &[&str]| match read(&args(line), None) {
        Read::Print(text) => text,
        other => panic!("{other:?}"),
    };
    for line in [
        &["--help"][..],
        &["show", "-h"],
        &["tra", "--help"],
        &["check", "-h"],
        &["mau", "-h"],
        &["completions", "-h"],
    ] {
        let text = help(line);
        for word in [
            "Usage",
            "Options",
            "aliases",
            "possible values",
            "default:",
            "Print",
        ] {
            assert!(!text.contains(word), "{line:?} {word}\n{text}");
        }
        assert!(text.contains("Cách dùng: giaoban"), "{text}");
    }
    let english: Vec<&str> = vec!["--lang", "en", "show", "--help"];
    assert!(help(&english).contains("Usage: giaoban show [OPTIONS] [SECTOR|INDICATOR]…"));
    assert!(help(&["--version"]).starts_with("giaoban "));
}

#[test]
fn without_arguments_nothing_is_parsed_and_the_defaults_are_those_of_the_parser() {
    let matches = Cli::command().get_matches_from(["giaoban"]);
    let parsed = Cli::from_arg_matches(&matches).unwrap();
    assert_eq!(format!("{:?}", Cli::default()), format!("{parsed:?}"));
}
