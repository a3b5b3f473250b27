//! How much is shown of texts that would be lost: what a page can draw at once, more when asked for.

use dataset::LostText;

use super::visible;

/// What an element around a text costs, in characters.
const EACH: usize = 200;

/// The beginnings of the texts that are drawn where about `most` characters may be, and whether that is
/// all. Lines stay lines; what else cannot be seen is named.
pub fn beginning(texts: &[LostText], most: usize) -> (Vec<String>, bool) {
    let mut left = most;
    let mut shown = Vec::new();
    for LostText { text, .. } in texts {
        if left < EACH {
            return (shown, false);
        }
        left -= EACH;
        let end = text.char_indices().nth(left).map(|(end, _)| end);
        let part = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        shown.push(lines(part));
        if end.is_some() {
            return (shown, false);
        }
        left -= part.chars().count();
    }
    (shown, true)
}

fn lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[&str], most: usize, expect: &[&str], is_all: bool) {
        let texts: Vec<_> = texts
            .iter()
            .map(|text| LostText {
                path: "$.text".to_owned(),
                text: (*text).to_owned(),
            })
            .collect();
        let expect = expect.iter().map(|text| (*text).to_owned()).collect();
        assert_eq!(beginning(&texts, most), (expect, is_all));
    }

    #[test]
    fn as_much_is_shown_as_may_be() {
        check(&["one", "two"], EACH * 2 + 6, &["one", "two"], true);
        check(&["one", "two"], EACH * 2 + 5, &["one", "tw"], false);
        check(&["one", "two"], EACH + 2, &["on"], false);
        check(&["one", "two"], EACH * 2 + 2, &["one"], false);
        check(&["한국어"], EACH + 2, &["한국"], false);
        check(&["one", ""], EACH + 3, &["one"], false);
        check(&["", ""], EACH * 2, &["", ""], true);
    }

    #[test]
    fn lines_stay_lines_and_nothing_is_hidden() {
        check(
            &["a\nb\r\n\u{202e}c\t"],
            1_000,
            &["a\nb␍\n⟨U+202E⟩c→"],
            true,
        );
    }
}
