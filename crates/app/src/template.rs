//! Sentences with controls in them. A sentence is written whole, in the order of its language; what
//! is no text has a slot in it.

/// Stands at both ends of a slot's name. No sentence has this character.
const EDGE: char = '\u{1}';

/// What a sentence is given in the place of something that is no text.
///
/// ```
/// use app::template::{Part, parts, slot};
///
/// let sentence = format!("Tuning for {} steps.", slot("steps"));
/// let expected = [Part::Text("Tuning for "), Part::Slot("steps"), Part::Text(" steps.")];
/// assert_eq!(parts(&sentence).collect::<Vec<_>>(), expected);
/// ```
pub fn slot(name: &str) -> String {
    format!("{EDGE}{name}{EDGE}")
}

/// A piece of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Text.
    Text(&'a str),
    /// The place of what has this name.
    Slot(&'a str),
}

/// The sentence in pieces, empty ones left out.
pub fn parts(sentence: &str) -> impl Iterator<Item = Part<'_>> {
    sentence
        .split(EDGE)
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| {
            if index % 2 == 1 {
                Part::Slot(part)
            } else {
                Part::Text(part)
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, expected: &[Part<'_>]) {
        assert_eq!(parts(sentence).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_sentence_without_slots_is_one_piece() {
        check("", &[]);
        check("No control here.", &[Part::Text("No control here.")]);
    }

    #[test]
    fn slots_may_stand_anywhere_and_side_by_side() {
        let (a, b) = (slot("a"), slot("b"));
        check(
            &format!("{a}{b} and {a}"),
            &[
                Part::Slot("a"),
                Part::Slot("b"),
                Part::Text(" and "),
                Part::Slot("a"),
            ],
        );
    }
}
