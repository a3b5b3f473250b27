//! Words of a shell's command line.

/// A word that means exactly this text, in quotes where a shell would read more into it.
pub(crate) fn word(text: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:@=+,".contains(letter);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A word in single quotes, in which a shell leaves everything as it is.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_one_word() {
        let check = |text: &str, wanted: &str| assert_eq!(word(text), wanted);
        check("gs://my-bucket/a.jsonl", "gs://my-bucket/a.jsonl");
        check("", "''");
        check("a b", "'a b'");
        check("it's; rm -rf ~", r"'it'\''s; rm -rf ~'");
        check("$(id)", "'$(id)'");
        check("~", "'~'");
    }
}
