//! What was seen in a file, small enough to keep for every line: duplicates, contradictions, leaks
//! and ids are found by comparing these notes.
//!
//! A note is 24 bytes whatever the example, so ten million of them are 240 MB. What is compared are
//! SipHash-1-3 values: 80 bits of the subject, 64 more of the rest. Among ten million notes, the
//! chance that any two different subjects look the same is 10^14 / 2^81, less than one in 10^10.

use siphasher::sip128::{Hasher128, SipHasher13};
use std::hash::Hasher;

/// One example, row or label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Note {
    // In the order in which notes are sorted: big-endian, so that bytes sort as the numbers do.
    subject: [u8; 10],
    rest: [u8; 8],
    line: [u8; 6],
}

impl Note {
    /// Bytes of a note.
    pub(crate) const BYTES: usize = 24;

    /// Notes `subject` (the input, an id) with what belongs to it (the output, another id).
    pub(crate) fn new(subject: Key, rest: Key, line: u64) -> Self {
        let [.., a, b, c, d, e, f] = line.to_be_bytes();
        Self {
            subject: subject.0.first_chunk().copied().unwrap_or_default(),
            rest: rest.0.first_chunk().copied().unwrap_or_default(),
            line: [a, b, c, d, e, f],
        }
    }

    /// The line that was noted, from 1.
    pub(crate) fn line(&self) -> u64 {
        let [a, b, c, d, e, f] = self.line;
        u64::from_be_bytes([0, 0, a, b, c, d, e, f])
    }

    /// Whether both have the same subject.
    pub(crate) fn is_about_the_same(&self, other: &Self) -> bool {
        self.subject == other.subject
    }

    /// Whether both say the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.subject == other.subject && self.rest == other.rest
    }

    fn bucket(&self) -> usize {
        usize::from(self.subject[0])
    }

    pub(crate) fn to_bytes(self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        let (subject, behind) = bytes.split_at_mut(10);
        let (rest, line) = behind.split_at_mut(8);
        subject.copy_from_slice(&self.subject);
        rest.copy_from_slice(&self.rest);
        line.copy_from_slice(&self.line);
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8; Self::BYTES]) -> Self {
        let part = |from: usize| bytes.get(from..).unwrap_or_default();
        Self {
            subject: part(0).first_chunk().copied().unwrap_or_default(),
            rest: part(10).first_chunk().copied().unwrap_or_default(),
            line: part(18).first_chunk().copied().unwrap_or_default(),
        }
    }
}

/// What stands for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key([u8; 16]);

impl Key {
    /// All of it as a number.
    pub(crate) fn number(self) -> u128 {
        u128::from_be_bytes(self.0)
    }

    /// Of nothing: for subjects to which nothing belongs.
    pub(crate) const NONE: Self = Self([0; 16]);

    /// Of a sequence of texts; `["a", "b"]` and `["ab"]` differ.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hasher = SipHasher13::new();
        for text in texts {
            hasher.write_u64(text.len() as u64);
            hasher.write(text.as_bytes());
        }
        Self(hasher.finish128().as_u128().to_be_bytes())
    }
}

/// Notes in the order in which they came.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// By the first byte of the subject: a list that grows is copied, and small ones are copied
    /// cheaply.
    buckets: Vec<Vec<Note>>,
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            buckets: vec![Vec::new(); 256],
        }
    }
}

impl Seen {
    pub(crate) fn push(&mut self, note: Note) {
        if let Some(bucket) = self.buckets.get_mut(note.bucket()) {
            if bucket.len() == bucket.capacity() {
                // By a quarter, not by doubling: of the space of a full worker none is left over.
                bucket.reserve_exact(bucket.len() / 4 + 16);
            }
            bucket.push(note);
        }
    }

    pub(crate) fn sort(mut self) -> Sorted {
        for bucket in &mut self.buckets {
            bucket.sort_unstable();
        }
        Sorted {
            buckets: self.buckets,
        }
    }
}

/// Notes by subject, what belongs to it, and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sorted {
    buckets: Vec<Vec<Note>>,
}

impl Sorted {
    pub(crate) fn len(&self) -> usize {
        self.buckets.iter().map(Vec::len).sum()
    }

    /// Every note, in order.
    pub(crate) fn notes(&self) -> impl Iterator<Item = Note> {
        self.buckets.iter().flatten().copied()
    }

    /// The notes about each subject.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &[Note]> {
        self.buckets
            .iter()
            .flat_map(|bucket| bucket.chunk_by(Note::is_about_the_same))
    }

    /// The notes about one subject; none when it was not seen.
    pub(crate) fn about(&self, subject: Key) -> &[Note] {
        let wanted = Note::new(subject, Key::NONE, 0);
        let bucket = self.buckets.get(wanted.bucket());
        let bucket = bucket.map(Vec::as_slice).unwrap_or_default();
        let from = bucket.partition_point(|note| note.subject < wanted.subject);
        let behind = bucket.get(from..).unwrap_or_default();
        let length = behind.partition_point(|note| note.subject == wanted.subject);
        behind.get(..length).unwrap_or_default()
    }

    /// The first line that says the same as `note`, which may come from another file.
    pub(crate) fn first_line_saying(&self, note: &Note, subject: Key) -> Option<u64> {
        self.about(subject)
            .iter()
            .find(|seen| seen.says_the_same(note))
            .map(Note::line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(subject: &str, rest: &str, line: u64) -> Note {
        Note::new(Key::of([subject]), Key::of([rest]), line)
    }

    #[test]
    fn a_note_survives_the_journey() {
        let note = note("a", "b", (1 << 48) - 1);
        assert_eq!(note.line(), (1 << 48) - 1);
        assert_eq!(Note::from_bytes(&note.to_bytes()), note);
    }

    #[test]
    fn texts_are_kept_apart() {
        assert_ne!(Key::of(["a", "b"]), Key::of(["ab"]));
        assert_ne!(Key::of(["", "a"]), Key::of(["a", ""]));
    }

    #[test]
    fn what_was_seen_is_found() {
        let mut seen = Seen::default();
        for (line, subject) in (1..).zip(["a", "b", "a", "c", "a"]) {
            seen.push(note(subject, if line == 5 { "y" } else { "x" }, line));
        }
        let sorted = seen.sort();
        let lines = |subject: &str| {
            let mut lines: Vec<_> = sorted
                .about(Key::of([subject]))
                .iter()
                .map(Note::line)
                .collect();
            lines.sort_unstable();
            lines
        };
        assert_eq!(lines("a"), [1, 3, 5]);
        assert_eq!(lines("c"), [4]);
        assert_eq!(lines("d"), [0; 0]);
        assert_eq!(sorted.len(), 5);
        assert_eq!(sorted.subjects().count(), 3);
        let again = note("a", "x", 9);
        assert_eq!(sorted.first_line_saying(&again, Key::of(["a"])), Some(1));
        let other = note("a", "z", 9);
        assert_eq!(sorted.first_line_saying(&other, Key::of(["a"])), None);
    }
}
