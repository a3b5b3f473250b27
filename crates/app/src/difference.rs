//! Where two texts differ.

/// Two texts, cut where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference<'a> {
    /// What both begin with.
    pub head: &'a str,
    /// What only the first one has.
    pub before: &'a str,
    /// What only the second one has.
    pub after: &'a str,
    /// What both end with.
    pub tail: &'a str,
}

impl<'a> Difference<'a> {
    /// Compares two texts.
    ///
    /// ```
    /// use app::difference::Difference;
    ///
    /// let it = Difference::of("{'a': 1,}", "{'a': 1}");
    /// assert_eq!((it.head, it.before, it.after, it.tail), ("{'a': 1", ",", "", "}"));
    /// ```
    pub fn of(before: &'a str, after: &'a str) -> Self {
        let same = |(a, b): &(char, char)| a == b;
        let length = |(character, _): (char, char)| character.len_utf8();
        let head: usize = before
            .chars()
            .zip(after.chars())
            .take_while(same)
            .map(length)
            .sum();
        let (rest_before, rest_after) = (&before[head..], &after[head..]);
        let tail: usize = rest_before
            .chars()
            .rev()
            .zip(rest_after.chars().rev())
            .take_while(same)
            .map(length)
            .sum();
        Self {
            head: &before[..head],
            before: &rest_before[..rest_before.len() - tail],
            after: &rest_after[..rest_after.len() - tail],
            tail: &rest_before[rest_before.len() - tail..],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expected: (&str, &str, &str, &str)) {
        let it = Difference::of(before, after);
        assert_eq!((it.head, it.before, it.after, it.tail), expected);
    }

    #[test]
    fn texts_are_cut_where_they_differ() {
        check("", "", ("", "", "", ""));
        check("same", "same", ("same", "", "", ""));
        check("", "new", ("", "", "new", ""));
        check("old", "", ("", "old", "", ""));
        check("aXb", "aYYb", ("a", "X", "YY", "b"));
        // Nothing belongs to both ends.
        check("aa", "aaa", ("aa", "", "a", ""));
        check("가각", "가갂", ("가", "각", "갂", ""));
    }
}
