//! What was changed, short enough to be read.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::Repaired;

/// One change: what a rule finds fault with, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The line of the file that was repaired, from 1, on which it starts.
    pub line: u64,
    /// The name of the rule that is kept now.
    pub rule: Cow<'static, str>,
    /// What stood there. Of a long text only what changed, with a little around it; `…` stands for
    /// what is left out.
    pub before: String,
    /// What stands there now; nothing where something was left out.
    pub after: String,
}

/// All changes counted, the first ones of each rule kept.
#[derive(Debug)]
pub(super) struct Changes {
    most: usize,
    counts: BTreeMap<&'static str, u64>,
    kept: Vec<Change>,
}

impl Changes {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            counts: BTreeMap::new(),
            kept: Vec::new(),
        }
    }

    /// Counts a change from `before` to `after`.
    pub(super) fn add(&mut self, rule: &'static str, line: u64, before: &[u8], after: &[u8]) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count <= self.most as u64 {
            let (before, after) = shortened(before, after);
            self.kept.push(Change {
                line,
                rule: rule.into(),
                before,
                after,
            });
        }
    }

    pub(super) fn into_repaired(mut self) -> Repaired {
        self.kept.sort_by_key(|change| change.line);
        Repaired {
            changes: self.kept,
            counts: self
                .counts
                .into_iter()
                .map(|(rule, count)| (rule.to_owned(), count))
                .collect(),
        }
    }
}

/// Bytes of a text that is shown whole, that are shown around a change, and of the change itself.
const SHORT: usize = 160;
const AROUND: usize = 40;
const CHANGED: usize = 160;

/// Two texts around the place where they differ.
fn shortened(before: &[u8], after: &[u8]) -> (String, String) {
    if before.len().max(after.len()) <= SHORT {
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        return (text(before), text(after));
    }
    let same_head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let shorter = before.len().min(after.len());
    let same_tail = before
        .iter()
        .rev()
        .zip(after.iter().rev())
        .take(shorter - same_head)
        .take_while(|(a, b)| a == b)
        .count();
    (
        around(before, same_head, same_tail),
        around(after, same_head, same_tail),
    )
}

/// The middle of a text, behind `head` bytes and before `tail`, with a little around it.
fn around(text: &[u8], head: usize, tail: usize) -> String {
    let from = boundary(text, head.saturating_sub(AROUND));
    let to = boundary(text, text.len() - tail.saturating_sub(AROUND));
    let shown = |from: usize, to: usize| {
        String::from_utf8_lossy(text.get(from..to).unwrap_or_default()).into_owned()
    };
    let mut shortened = String::new();
    if from > 0 {
        shortened.push('…');
    }
    if to - from <= CHANGED + 2 * AROUND {
        shortened += &shown(from, to);
    } else {
        let head_end = boundary(text, from + AROUND + CHANGED / 2);
        let tail_start = boundary(text, to - AROUND - CHANGED / 2);
        shortened += &[shown(from, head_end), shown(tail_start, to)].join(" … ");
    }
    if to < text.len() {
        shortened.push('…');
    }
    shortened
}

/// The start of the character that holds byte `at`.
fn boundary(text: &[u8], mut at: usize) -> usize {
    while at > 0 && text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, expect: (&str, &str)) {
        let (before, after) = shortened(before.as_bytes(), after.as_bytes());
        assert_eq!((before.as_str(), after.as_str()), expect);
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        check("{'a': 1}", "{\"a\": 1}", ("{'a': 1}", "{\"a\": 1}"));
        check("", "", ("", ""));
    }

    #[test]
    fn a_long_text_is_shown_around_the_change() {
        let (head, tail) = ("가".repeat(100), "나".repeat(100));
        let around = ("가".repeat(13), "나".repeat(13));
        check(
            &format!("{head}'x'{tail}"),
            &format!("{head}\"x\"{tail}"),
            (
                &format!("…가{}'x'{}…", around.0, around.1),
                &format!("…가{}\"x\"{}…", around.0, around.1),
            ),
        );
    }

    #[test]
    fn a_long_change_is_cut_in_its_middle() {
        let long = "x".repeat(10_000);
        let shown = format!("{} … {}", "x".repeat(120), "x".repeat(120));
        check(&long, "", (&shown, ""));
    }
}
