//! Every rule of every kind, as a reader meets them: in groups, and by name.

use std::sync::LazyLock;

use rule::{Language, Rule};

use crate::findings::contains;

/// A rule, without its check.
#[derive(Debug, Clone, Copy)]
pub struct Entry(&'static Rule<()>);

impl std::ops::Deref for Entry {
    type Target = Rule<()>;

    fn deref(&self) -> &Self::Target {
        self.0
    }
}

/// Names are unique.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// Rules about the same thing; their codes have the same letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The key of its name in the locales.
    pub name: &'static str,
    /// Its rules, by code.
    pub entries: Vec<Entry>,
}

/// The letters of the codes, in the order of the work, and the keys of what they stand for.
const LETTERS: [(char, &str); 7] = [
    ('F', "rules-group-file"),
    ('T', "rules-group-text"),
    ('C', "rules-group-chat"),
    ('V', "rules-group-evaluation"),
    ('M', "rules-group-embedding"),
    ('G', "rules-group-gemini"),
    ('J', "rules-group-job"),
];

static RULES: LazyLock<Vec<Rule<()>>> = LazyLock::new(|| {
    let datasets = dataset::RULES.iter().map(|rule| rule.without_check());
    let runs = tuning::RULES.iter().map(|rule| rule.without_check());
    let requests = vertex::RULES.iter().map(|rule| rule.without_check());
    let files = vertex::rules::FILE_RULES
        .iter()
        .map(|rule| rule.without_check());
    let mut rules: Vec<_> = datasets.chain(runs).chain(requests).chain(files).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
});

/// All rules, in groups. A group without rules is left out.
pub fn groups() -> Vec<Group> {
    let groups = LETTERS.into_iter().map(|(letter, name)| Group {
        name,
        entries: RULES
            .iter()
            .filter(|rule| rule.code.starts_with(letter))
            .map(Entry)
            .collect(),
    });
    groups.filter(|group| !group.entries.is_empty()).collect()
}

/// The rule that is called so.
pub fn find(name: &str) -> Option<Entry> {
    RULES.iter().find(|rule| rule.name == name).map(Entry)
}

impl Entry {
    /// Whether each word stands somewhere in its code, name or summary; letter case does not count.
    pub fn holds(self, words: &str, language: Language) -> bool {
        let fields = [self.code, self.name, self.summary.get(language)];
        words
            .split_whitespace()
            .all(|word| fields.iter().any(|field| contains(field, word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_in_one_group_and_found_by_its_name() {
        let mut names: Vec<&str> = groups()
            .iter()
            .flat_map(|group| &group.entries)
            .map(|entry| entry.name)
            .collect();
        let of_jobs = vertex::RULES.len() + vertex::rules::FILE_RULES.len();
        let all = dataset::RULES.len() + tuning::RULES.len() + of_jobs;
        assert_eq!(names.len(), all);
        for name in &names {
            assert_eq!(find(name).map(|entry| entry.name), Some(*name));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert_eq!(find("no-such-rule"), None);
    }

    #[track_caller]
    fn check(words: &str, expected: bool) {
        let entry = find("invalid-json").expect("a rule");
        assert_eq!(entry.holds(words, Language::English), expected, "{words}");
    }

    #[test]
    fn a_rule_is_looked_for_by_code_name_and_summary() {
        check("", true);
        check("f005", true);
        check("JSON", true);
        check(" json  F005 ", true);
        check("json F006", false);
        check("no such words", false);
    }
}
