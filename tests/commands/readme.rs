//! The README is true: its screens are what the program prints now, its commands run, its example data load, its keys are those of the
//! key map. `GIAOBAN_BLESS=1 cargo test --test commands readme` writes its screens, pictures, messages and keys anew.

mod blocks;

use std::fs;
use std::path::Path;

use blocks::{Fence, Place, blocks, keys_table, split_words};
use giaoban::cli::{self, Read};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// The folder of the example commune, as the README names it.
const DATA: &str = "du-lieu";
/// The file that the mistakes are made in.
const FIGURES: &str = "du-lieu/xa-mau/so-lieu/2026-03.ron";

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap()
}

/// What a block stands for now; nothing where it is written by hand.
fn made(place: &Place, block: &Fence<'_>) -> Option<String> {
    let (what, rest) = block.marker?;
    let text = match what {
        "print" => place
            .run(&[vec!["--print".to_string()], split_words(rest)].concat())
            .whole(),
        "run" => place.run(&split_words(rest)).whole(),
        "mistake" => {
            let (from, to) = rest.split_once(" => ").expect("mistake: FROM => TO");
            let kept = place.read(FIGURES);
            assert_eq!(
                kept.matches(from).count(),
                1,
                "{from} stands once in {FIGURES}"
            );
            place.write(FIGURES, &kept.replace(from, to));
            let said = place.run(&["--data", DATA, "check"].map(String::from));
            place.write(FIGURES, &kept);
            assert_eq!(said.code, 1, "{from} => {to} is refused");
            // the count at the end is the same for all of them
            said.out
                .rsplit_once("\n\n")
                .map(|(problem, _)| format!("{problem}\n"))?
        }
        _ => return None,
    };
    Some(
        text.lines()
            .flat_map(|line| [line.trim_end(), "\n"])
            .collect(),
    )
}

#[test]
fn screens_messages_pictures_and_keys_are_those_of_the_program() {
    let (readme, place) = (readme(), Place::with_files(&readme()));
    let mut fresh = String::new();
    let mut at = 0;
    for block in blocks(&readme) {
        if let Some(text) = made(&place, &block) {
            fresh.push_str(&readme[at..block.content.start]);
            fresh.push_str(&text);
            at = block.content.end;
        }
    }
    fresh.push_str(&readme[at..]);
    let (open, close) = ("<!-- keys -->\n", "<!-- /keys -->");
    let (before, rest) = fresh.split_once(open).expect("the marker of the key table");
    let (_, after) = rest.split_once(close).expect("the end of the key table");
    let fresh = format!("{before}{open}{}{close}{after}", keys_table());
    let pictures: Vec<(String, String)> = readme
        .lines()
        .filter_map(|line| {
            line.strip_prefix("<!-- picture: ")?
                .strip_suffix(" -->")?
                .split_once(' ')
        })
        .map(|(file, args)| {
            (
                file.to_string(),
                place
                    .run(&[vec!["--print=svg".to_string()], split_words(args)].concat())
                    .whole(),
            )
        })
        .collect();
    assert!(!pictures.is_empty());

    if std::env::var_os("GIAOBAN_BLESS").is_some() {
        fs::write(Path::new(ROOT).join("README.md"), fresh).unwrap();
        for (file, picture) in pictures {
            let file = Path::new(ROOT).join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, picture).unwrap();
        }
        return;
    }
    for (number, (is, should)) in (1..).zip(readme.lines().zip(fresh.lines())) {
        assert_eq!(
            is, should,
            "README.md:{number}: run GIAOBAN_BLESS=1 cargo test --test commands readme"
        );
    }
    assert_eq!(readme, fresh);
    for (file, picture) in pictures {
        assert!(readme.contains(&format!("]({file})")), "{file} is shown");
        let there = fs::read_to_string(Path::new(ROOT).join(&file)).unwrap_or_default();
        assert!(
            there == picture,
            "{file}: run GIAOBAN_BLESS=1 cargo test --test commands readme"
        );
    }
}

#[test]
fn every_picture_is_in_the_readme() {
    let readme = readme();
    for entry in fs::read_dir(Path::new(ROOT).join("tests/pictures")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            readme.contains(&format!("<!-- picture: tests/pictures/{name} ")),
            "{name} is a leftover"
        );
    }
}

#[test]
fn the_example_data_load_without_a_problem() {
    let place = Place::with_files(&readme());
    let said = place.run(&["--data", DATA, "--lang", "en", "check"].map(String::from));
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.ends_with("0 errors, 0 warnings in the data files; 0 figures that do not agree; looked at 1 commune, 1 period\n"));
}

#[test]
fn the_example_theme_loads_without_a_remark() {
    let place = Place::with_files(&readme());
    let list = place.run(
        &[
            "--theme",
            "hoi-truong",
            "--lang",
            "en",
            "--print",
            "--keys",
            "F9",
        ]
        .map(String::from),
    );
    assert!(
        list.out.contains("No errors in data files and theme files"),
        "{}{}",
        list.out,
        list.err
    );
}

/// Every line of a block of commands runs as it stands; one that opens the live dashboard prints a frame instead.
#[test]
fn every_command_runs() {
    let readme = readme();
    let place = Place::with_files(&readme);
    let mut count = 0;
    for line in blocks(&readme)
        .iter()
        .filter(|b| b.language == "sh")
        .flat_map(|b| readme[b.content.clone()].lines())
    {
        let (command, remark) = line.split_once(" # ").unwrap_or((line, ""));
        let simple = command
            .split(" | ")
            .next()
            .unwrap()
            .split(" > ")
            .next()
            .unwrap()
            .trim();
        let words: Vec<String> = split_words(simple)
            .into_iter()
            .skip_while(|w| w.split_once('=').is_some_and(|(n, _)| is_name(n)))
            .collect();
        match words.first().map(String::as_str) {
            Some("giaoban") => {}
            Some("cargo" | "ssh" | "cp" | "git") | None => continue,
            Some(other) => panic!("{other}: only giaoban is tried out"),
        }
        let args: Vec<_> = words.iter().map(Into::into).collect();
        let live = match cli::read(&args, None) {
            Read::Run(cli) => cli.command.is_none() && cli.frame.print.is_none(),
            Read::Print(_) => false,
            Read::Wrong(why, _) => panic!("{line}: {why}"),
        };
        let said = place.shell(&if live {
            format!("{command} --print")
        } else {
            command.to_string()
        });
        let expected = i32::from(remark.contains("exit code 1") || remark.contains("mã thoát 1"));
        assert_eq!(said.code, expected, "{line}\n{}{}", said.out, said.err);
        count += 1;
    }
    assert!(count >= 30, "{count} commands");
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}
