//! Sentences of rules, in which code stands between backticks.

use yew::prelude::*;

use crate::findings::visible;

/// A sentence with its code marked up. Whatever stands in it is text, never markup, and what cannot be
/// seen in it is named: a sentence may quote a dataset.
pub fn prose(sentence: &str) -> Html {
    let sentence = visible(sentence);
    let parts = sentence.split('`').enumerate();
    html! {
        <>
            for (index, part) in parts {
                if index % 2 == 1 {
                    <code>{part.to_owned()}</code>
                } else {
                    {part.to_owned()}
                }
            }
        </>
    }
}

/// A summary as a title: its first letter is a capital where it is a letter.
pub fn title(summary: &str) -> Html {
    let mut letters = summary.chars();
    match letters.next() {
        Some(first) => prose(&(first.to_uppercase().collect::<String>() + letters.as_str())),
        None => Html::default(),
    }
}

/// A sentence with its numbers in bold: what one looks for in a line of facts.
pub fn figures(sentence: &str) -> Html {
    html! {
        <>
            for (is_number, part) in number_parts(sentence) {
                if is_number {
                    <b>{part.to_owned()}</b>
                } else {
                    {part.to_owned()}
                }
            }
        </>
    }
}

/// The sentence in parts, each with whether it is a number.
fn number_parts(sentence: &str) -> Vec<(bool, &str)> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let inside = |c: char| c.is_ascii_digit() || (is_number && matches!(c, ',' | '.'));
        let end = rest.find(|c| inside(c) != is_number).unwrap_or(rest.len());
        // A comma or a full stop behind a number belongs to the sentence.
        let end = if is_number {
            rest[..end].trim_end_matches([',', '.']).len()
        } else {
            end
        };
        parts.push((is_number, &rest[..end]));
        rest = &rest[end..];
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &[&str]) {
        let parts = number_parts(sentence);
        let numbers: Vec<&str> = parts
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, part)| *part)
            .collect();
        assert_eq!(numbers, expected, "{sentence}");
        assert_eq!(
            parts.iter().map(|(_, part)| *part).collect::<String>(),
            sentence
        );
    }

    #[test]
    fn numbers_are_found_whole_and_without_the_sentence_around_them() {
        check("", &[]);
        check("no number", &[]);
        check("3,167,523 tokens", &["3,167,523"]);
        check("예시 10,000개", &["10,000"]);
        check("in 0.41 s, or 12.", &["0.41", "12"]);
        check("1, 2", &["1", "2"]);
    }
}
