use std::{collections::BTreeSet, fs, path::Path};

use super::*;

/// The keys that a source defines, and the variables that each uses.
fn keys(sources: [&str; 8]) -> BTreeSet<(String, BTreeSet<String>)> {
    let mut found = BTreeSet::new();
    for source in sources {
        let mut entry: Option<(String, BTreeSet<String>)> = None;
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if !line.starts_with(' ') && line.contains(" =") {
                found.extend(entry.take());
                entry = line
                    .split_once(" =")
                    .map(|(key, _)| (key.to_owned(), BTreeSet::new()));
            }
            if let Some((_, variables)) = &mut entry {
                let names = line.split('$').skip(1).map(|rest| {
                    rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                        .next()
                        .unwrap_or("")
                });
                variables.extend(names.map(str::to_owned));
            }
        }
        found.extend(entry);
    }
    found
}

fn names(sources: [&str; 8]) -> BTreeSet<String> {
    keys(sources).into_iter().map(|(key, _)| key).collect()
}

/// All Rust of this crate, as text.
fn code() -> String {
    fn read(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                read(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                into.push_str(&fs::read_to_string(path).expect("Rust is UTF-8"));
            }
        }
    }
    let mut text = String::new();
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    text
}

#[test]
fn every_sentence_is_well_formed() {
    for source in ENGLISH.into_iter().chain(KOREAN) {
        let errors = FluentResource::try_new(source.to_owned())
            .err()
            .map(|(_, errors)| errors);
        assert_eq!(errors, None);
    }
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    assert_eq!(keys(ENGLISH), keys(KOREAN));
}

#[test]
fn no_key_is_defined_twice() {
    for sources in [ENGLISH, KOREAN] {
        let all: Vec<&str> = sources
            .iter()
            .flat_map(|source| source.lines())
            .filter(|line| !line.starts_with([' ', '#', '}']))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
            .collect();
        let once: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), once.len());
    }
}

#[test]
fn every_sentence_is_said_somewhere() {
    let code = code();
    let unsaid: Vec<String> = names(ENGLISH)
        .into_iter()
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unsaid, Vec::<String>::new());
}

#[test]
fn everything_said_has_a_sentence() {
    let code = code();
    let known = names(ENGLISH);
    let mut unknown = BTreeSet::new();
    for call in ["say(\"", "say_with(\""] {
        for rest in code.split(call).skip(1) {
            let key = rest.split('"').next().unwrap_or_default();
            // This very list holds the calls without a key behind them.
            if !key.is_empty()
                && key.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                && !known.contains(key)
            {
                unknown.insert(key);
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new());
}

#[test]
fn counts_agree_with_their_nouns_and_are_grouped() {
    let words = Words::new(Language::English);
    let lines = |count: u64| words.say_with("dataset-lines", [("count", count.into())]);
    assert_eq!(
        [lines(1), lines(2), lines(12_345)],
        ["1 line", "2 lines", "12,345 lines"]
    );
    let words = Words::new(Language::Korean);
    assert_eq!(
        words.say_with("dataset-lines", [("count", 12_345_u64.into())]),
        "12,345줄"
    );
}

#[test]
fn a_missing_sentence_shows_its_key() {
    let key = "no-such-key";
    assert_eq!(Words::new(Language::English).say(key), key);
}
