//! Labels in a text: a word and a colon, as in `question:`.

/// Characters of the longest word that is taken for a label.
const LONGEST: usize = 24;

/// Words before a colon that make code, not a template.
const OF_CODE: [&str; 11] = [
    "begin",
    "default",
    "do",
    "else",
    "except",
    "finally",
    "private",
    "protected",
    "public",
    "then",
    "try",
];

/// The labels of a text in reading order, each with its colon.
pub(super) fn labels(text: &str) -> impl Iterator<Item = &str> {
    // The full-width colon is EF BC 9A.
    memchr::memchr2_iter(b':', 0xef, text.as_bytes()).filter_map(|at| label_at(text, at))
}

/// The label whose colon stands at byte `at`, if that is a colon and one stands there.
fn label_at(text: &str, at: usize) -> Option<&str> {
    let (before, behind) = text.split_at_checked(at)?;
    let mut rest = behind.chars();
    let colon = rest.next().filter(|colon| matches!(colon, ':' | '：'))?;
    // Not `http://`, `std::`, `10:30`, `{a:1}` or `:)`.
    let is_followed = match rest.next() {
        None | Some('*' | '_') => true,
        Some(next) => next.is_whitespace() || (next.is_alphabetic() && !next.is_ascii()),
    };
    if !is_followed && colon == ':' {
        return None;
    }
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    let word_length: usize = before
        .chars()
        .rev()
        .take(LONGEST + 1)
        .take_while(|&c| is_of_word(c))
        .map(char::len_utf8)
        .sum();
    let start = at - word_length;
    let word = before.get(start..)?.trim_start_matches(['_', '-']);
    let start = at - word.len();
    let is_apart = before.get(..start)?.chars().next_back().is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '*' | '_' | '-' | '#' | '>' | '(' | '[' | '{' | '"' | '\''
            )
    });
    let is_word = word.chars().next().is_some_and(char::is_alphabetic)
        && word.chars().count() <= LONGEST
        && !OF_CODE.contains(&word);
    (is_apart && is_word)
        .then(|| text.get(start..at + colon.len_utf8()))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(labels(text).collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn a_label_is_a_word_with_a_colon() {
        check("question: Who? context: He.", &["question:", "context:"]);
        check("context:\nHe.\nquestion:", &["context:", "question:"]);
        check("질문: 누구? 문맥:그는", &["질문:", "문맥:"]);
        check("問題：何？", &["問題："]);
        check("**Text:** a", &["Text:"]);
        check("Option_1: a\tQ2: b", &["Option_1:", "Q2:"]);
    }

    #[test]
    fn other_colons_make_none() {
        check("see https://example.org:8080/a:b and C:\\temp", &[]);
        check("at 10:30, score 3:1, John 3:16", &[]);
        check("std::vector, a := b, f(x): y, {a:1}, \"key\": 1", &[]);
        check("if x:=1 else: pass\ntry:\n", &[]);
        check("smile :) or : alone", &[]);
        check("you@example.org: hi, a/b: c, x.y: z", &[]);
        check(&format!("{}: a", "x".repeat(25)), &[]);
    }
}
