use yew::prelude::*;

/// What a piece of JSON is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Key,
    Text,
    Word,
    Other,
}

impl Kind {
    fn class(self) -> Option<&'static str> {
        match self {
            Self::Key => Some("json__key"),
            Self::Text => Some("json__text"),
            Self::Word => Some("json__word"),
            Self::Other => None,
        }
    }
}

/// JSON in colours. Whatever stands in it is text, never markup.
pub fn json_text(json: &str) -> Html {
    html! {
        <>
            for (kind, piece) in pieces(json) {
                if let Some(class) = kind.class() {
                    <span {class}>{piece.to_owned()}</span>
                } else {
                    {piece.to_owned()}
                }
            }
        </>
    }
}

/// Well-formed JSON in pieces, nothing left out.
fn pieces(json: &str) -> Vec<(Kind, &str)> {
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
    let mut pieces = Vec::new();
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => string_end(rest),
            _ if is_word(first) => rest.find(|c| !is_word(c)),
            _ => rest.find(|c| c == '"' || is_word(c)),
        };
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        let kind = match first {
            '"' if after.trim_start().starts_with(':') => Kind::Key,
            '"' => Kind::Text,
            _ if is_word(first) => Kind::Word,
            _ => Kind::Other,
        };
        pieces.push((kind, piece));
        rest = after;
    }
    pieces
}

/// Behind the closing quote of the string at the start.
fn string_end(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (index, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &[(Kind, &str)]) {
        let found: Vec<_> = pieces(json)
            .into_iter()
            .filter(|(kind, _)| *kind != Kind::Other)
            .collect();
        assert_eq!(found, expected);
        assert_eq!(
            pieces(json)
                .iter()
                .map(|(_, piece)| *piece)
                .collect::<String>(),
            json
        );
    }

    #[test]
    fn keys_texts_and_words_are_told_apart() {
        check(
            "{\n  \"a\": \"b\",\n  \"c\": [1, -2.5e+3, true, null],\n  \"d\": {}\n}\n",
            &[
                (Kind::Key, "\"a\""),
                (Kind::Text, "\"b\""),
                (Kind::Key, "\"c\""),
                (Kind::Word, "1"),
                (Kind::Word, "-2.5e+3"),
                (Kind::Word, "true"),
                (Kind::Word, "null"),
                (Kind::Key, "\"d\""),
            ],
        );
    }

    #[test]
    fn quotes_within_a_text_do_not_end_it() {
        check(
            r#"["\"한\\", "x"]"#,
            &[(Kind::Text, r#""\"한\\""#), (Kind::Text, "\"x\"")],
        );
        check(
            r#"{"a\": 1": 2}"#,
            &[(Kind::Key, r#""a\": 1""#), (Kind::Word, "2")],
        );
    }

    #[test]
    fn what_breaks_off_is_shown_as_it_is() {
        check("\"a", &[(Kind::Text, "\"a")]);
        check("", &[]);
    }
}
