//! Text within a line of GitHub Flavored Markdown.

use std::borrow::Cow;

use rule::visible;

/// A sentence in which code stands between backticks, as rules and findings write them. Whatever it
/// quotes is text: it holds no markup, no line break, and nothing that a reader of Markdown turns into
/// a link or a mention by itself; words that look so become code.
pub(super) fn prose(sentence: &str) -> String {
    let sentence = visible(sentence);
    let mut line = Line::default();
    let parts: Vec<&str> = sentence.split('`').collect();
    // A backtick without its partner is a sign like any other.
    let paired = parts.len() - 1 - (parts.len() - 1) % 2;
    for (index, part) in parts.into_iter().enumerate() {
        if index % 2 == 1 && index < paired {
            line.code(part);
        } else {
            if index > paired {
                line.text("`");
            }
            for word in part.split_inclusive(' ') {
                line.word(word);
            }
        }
    }
    line.finish()
}

/// A value of the data, as code: nothing in it means anything.
pub(super) fn code(value: &str) -> String {
    let mut line = Line::default();
    line.code(&visible(value));
    line.finish()
}

/// A line that grows. Code that meets code becomes one piece: two backticks in a row would be a mark
/// of their own.
#[derive(Default)]
struct Line {
    done: String,
    open: String,
}

impl Line {
    fn word(&mut self, word: &str) {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':', ')']);
        if is_linked(bare) {
            self.code(bare);
            self.text(word.get(bare.len()..).unwrap_or_default());
        } else {
            self.text(word);
        }
    }

    /// Code holds no backtick, and no pipe, which would end the cell of a table.
    fn code(&mut self, text: &str) {
        for part in text.split_inclusive(['`', '|']) {
            let plain = part.trim_end_matches(['`', '|']);
            self.open.push_str(plain);
            self.text(part.get(plain.len()..).unwrap_or_default());
        }
    }

    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.close();
        for character in text.chars() {
            match character {
                // A reader that knows no backslash still knows these.
                '&' => self.done.push_str("&amp;"),
                '<' => self.done.push_str("&lt;"),
                '>' => self.done.push_str("&gt;"),
                '|' => self.done.push_str("&#124;"),
                '`' => self.done.push_str("&#96;"),
                '\\' | '*' | '_' | '[' | ']' | '~' | '$' => {
                    self.done.push('\\');
                    self.done.push(character);
                }
                plain => self.done.push(plain),
            }
        }
    }

    fn close(&mut self) {
        if self.open.is_empty() {
            return;
        }
        // One space at both ends belongs to the marks.
        let is_padded = self.open.starts_with(' ')
            && self.open.ends_with(' ')
            && !self.open.trim_matches(' ').is_empty();
        let pad = if is_padded { " " } else { "" };
        self.done.extend(["`", pad, &self.open, pad, "`"]);
        self.open.clear();
    }

    fn finish(mut self) -> String {
        self.close();
        self.done
    }
}

/// Whether a reader of Markdown may make a link or a mention of a word: an address of the web or of
/// mail, a person, an issue.
fn is_linked(word: &str) -> bool {
    let word: Cow<'_, str> = word.to_ascii_lowercase().into();
    let number_follows = |(at, _): (usize, &str)| {
        let rest = word.get(at + 1..).unwrap_or_default();
        rest.starts_with(|next: char| next.is_ascii_digit())
    };
    word.contains('@')
        || word.contains("://")
        || word.contains("www.")
        || word.match_indices('#').any(number_follows)
        || word
            .match_indices("gh-")
            .any(|(at, _)| number_follows((at + 2, "-")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(sentence: &str, expect: &str) {
        assert_eq!(prose(sentence), expect);
    }

    #[test]
    fn our_own_sentences_keep_their_code() {
        check("", "");
        check("the message is empty", "the message is empty");
        check(
            "`bot` is called `assistant` here",
            "`bot` is called `assistant` here",
        );
        check("6 of the 10 examples", "6 of the 10 examples");
    }

    #[test]
    fn what_is_quoted_is_no_markup() {
        check("<b>&amp;", "&lt;b&gt;&amp;amp;");
        check("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)");
        check("*a* _b_ ~c~ \\", r"\*a\* \_b\_ \~c\~ \\");
        check("a | b", "a &#124; b");
        check("`a|b`", "`a`&#124;`b`");
        check("one\ntwo\u{202e}", "one␊two⟨U+202E⟩");
    }

    #[test]
    fn a_lone_backtick_is_a_sign() {
        check("a ` b", "a &#96; b");
        check("`a` ` b", "`a` &#96; b");
        check("``", "");
        assert_eq!(code("a`b"), "`a`&#96;`b`");
        assert_eq!(code("` `"), "&#96;` `&#96;");
        assert_eq!(code(" a "), "`  a  `");
    }

    #[test]
    fn nothing_becomes_a_link_by_itself() {
        check("see https://a.b, or not", "see `https://a.b`, or not");
        check("WWW.a.b", "`WWW.a.b`");
        check("mail a@b.c", "mail `a@b.c`");
        check("@someone #12 # 12", "`@someone` `#12` # 12");
        check("`a`@b", "`a@b`");
    }

    /// What remains when entities and escapes are undone and the marks of code are taken away.
    fn read(markdown: &str) -> String {
        let (mut text, mut in_code) = (String::new(), false);
        let mut rest = markdown.chars().peekable();
        while let Some(character) = rest.next() {
            match character {
                '`' => in_code = !in_code,
                '\\' if !in_code => text.extend(rest.next()),
                '<' | '>' | '[' | ']' | '*' | '_' | '|' if !in_code => {
                    panic!("{character} is bare in {markdown}")
                }
                '|' => panic!("a cell ends in {markdown}"),
                '&' if !in_code => {
                    let entity: String = rest.by_ref().take_while(|&c| c != ';').collect();
                    text.push(match entity.as_str() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "#124" => '|',
                        "#96" => '`',
                        _ => panic!("&{entity}; in {markdown}"),
                    });
                }
                plain => text.push(plain),
            }
        }
        assert!(!in_code, "code goes on in {markdown}");
        text
    }

    proptest! {
        #[test]
        fn every_sentence_can_be_read_back(sentence in "[a`|<>&;\\\\\\[\\]()*_@#1.: \n\u{202e}-]{0,16}") {
            let without_marks = |text: &str| text.replace(['`', ' '], "");
            let markdown = prose(&sentence);
            prop_assert_eq!(without_marks(&read(&markdown)), without_marks(&visible(&sentence)));
            let is_one_line = !markdown.contains(['\n', '\u{202e}']);
            prop_assert!(is_one_line);
            prop_assert_eq!(read(&code(&sentence)).replace(' ', ""), visible(&sentence).replace(' ', ""));
        }
    }
}
