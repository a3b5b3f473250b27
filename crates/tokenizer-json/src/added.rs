/// Tokens that are found in a text before anything is merged: leftmost first, and of those that start
/// at the same place the longest.
#[derive(Debug, Default)]
pub(crate) struct AddedTokens {
    /// Sorted, so that those that share a beginning stand together.
    tokens: Vec<String>,
    /// For each first byte, where its tokens are.
    by_first_byte: Vec<std::ops::Range<usize>>,
}

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Segment<'a> {
    /// One added token.
    Added(&'a str),
    /// What stands between them; never empty.
    Text(&'a str),
}

impl Segment<'_> {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Added(text) | Self::Text(text) => text,
        }
    }
}

impl AddedTokens {
    /// None of `tokens` is empty.
    pub(crate) fn new(mut tokens: Vec<String>) -> Self {
        tokens.sort_unstable();
        let starts =
            |byte: u8| tokens.partition_point(|token| token.as_bytes().first() < Some(&byte));
        let by_first_byte = (0..=u8::MAX)
            .map(|byte| starts(byte)..byte.checked_add(1).map_or(tokens.len(), starts))
            .collect();
        Self {
            tokens,
            by_first_byte,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The segments of `text`, in order, for as long as `each` wants more.
    pub(crate) fn segments<'a>(&self, text: &'a str, mut each: impl FnMut(Segment<'a>) -> bool) {
        let mut start = 0;
        while let Some((from, to)) = self.find(text, start) {
            if start < from && !each(Segment::Text(slice(text, start, from))) {
                return;
            }
            if !each(Segment::Added(slice(text, from, to))) {
                return;
            }
            start = to;
        }
        if start < text.len() {
            each(Segment::Text(slice(text, start, text.len())));
        }
    }

    /// Where the first token at or after `start` is.
    fn find(&self, text: &str, start: usize) -> Option<(usize, usize)> {
        if self.is_empty() {
            return None;
        }
        let rest = text.as_bytes().get(start..)?;
        rest.iter().enumerate().find_map(|(offset, byte)| {
            let candidates = self.by_first_byte.get(usize::from(*byte))?;
            if candidates.is_empty() {
                return None;
            }
            let length = longest(self.tokens.get(candidates.clone())?, rest.get(offset..)?)?;
            Some((start + offset, start + offset + length))
        })
    }
}

/// The length of the longest of `candidates` that `text` starts with. They are sorted and share their
/// first byte with it.
fn longest(mut candidates: &[String], text: &[u8]) -> Option<usize> {
    let byte_at = |token: &String, depth: usize| token.as_bytes().get(depth).copied();
    let mut longest = None;
    let mut depth = 1;
    // The candidates share their first `depth` bytes with the text: one that ends here comes first.
    while let Some(first) = candidates.first() {
        if first.len() == depth {
            longest = Some(depth);
        }
        let Some(next) = text.get(depth).copied() else {
            break;
        };
        let from = candidates.partition_point(|token| byte_at(token, depth) < Some(next));
        let to = candidates.partition_point(|token| byte_at(token, depth) <= Some(next));
        candidates = candidates.get(from..to).unwrap_or_default();
        depth += 1;
    }
    longest
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tokens: &[&str], text: &str, expected: &[Segment<'_>]) {
        let tokens = AddedTokens::new(tokens.iter().map(ToString::to_string).collect());
        let mut found = Vec::new();
        tokens.segments(text, |segment| {
            found.push(segment);
            true
        });
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn the_leftmost_and_then_the_longest_is_found() {
        use Segment::{Added, Text};
        check(&[], "<a>", &[Text("<a>")]);
        check(&["<a>"], "", &[]);
        check(
            &["<a>"],
            "x<a><a>",
            &[Text("x"), Added("<a>"), Added("<a>")],
        );
        check(
            &["ab", "abcd", "bc"],
            "abcabcd",
            &[Added("ab"), Text("c"), Added("abcd")],
        );
        check(&["aab"], "aaab", &[Text("a"), Added("aab")]);
        check(
            &["한글", "한"],
            "한한글국",
            &[Added("한"), Added("한글"), Text("국")],
        );
    }
}
