//! What was seen in a file, small enough to keep for every line: duplicates, contradictions, leaks
//! and ids are found by comparing these notes.
//!
//! A note is 24 bytes whatever the example. Ten million of them are 240 MB; with the room that the
//! lists have to grow, 250 MB of a native process and 305 MB of a wasm memory (measured).
//!
//! What is compared are SipHash-1-3 values: 80 bits of the subject, 64 more of the rest. What is the
//! same is always found. Among ten million notes, the chance that any two different subjects look the
//! same is 10^14 / 2^81, less than one in 10^10. That two different rests look the same matters only
//! under one subject; were it the same in all ten million notes, the chance would be 10^14 / 2^65, three
//! in a million. The texts themselves cannot be compared: they are gone when their likes come. Who
//! builds a collision on purpose gets a wrong warning about a file of their own.

use siphasher::sip128::{Hasher128, SipHasher13};
use std::hash::Hasher;

use crate::shards::Numbering;

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
        Self {
            subject: subject.0.first_chunk().copied().unwrap_or_default(),
            rest: rest.0.first_chunk().copied().unwrap_or_default(),
            line: bytes_of(line),
        }
    }

    /// The line that was noted, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
            .iter()
            .fold(0, |line, &byte| line << 8 | u64::from(byte))
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

/// A number of a line in six bytes.
fn bytes_of(line: u64) -> [u8; 6] {
    line.to_be_bytes().last_chunk().copied().unwrap_or_default()
}

/// What stands for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key([u8; 16]);

impl Key {
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

    /// Takes in what was seen elsewhere.
    pub(crate) fn merge(&mut self, other: Self) {
        for (bucket, more) in self.buckets.iter_mut().zip(other.buckets) {
            bucket.reserve_exact(more.len());
            bucket.extend(more);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.buckets.iter().map(Vec::len).sum()
    }

    /// Gives the lines their numbers in the file.
    pub(crate) fn renumber(&mut self, numbering: &Numbering) {
        for note in self.buckets.iter_mut().flatten() {
            note.line = bytes_of(numbering.line(note.line()));
        }
    }

    /// The notes, which are given up one list after the other.
    pub(crate) fn into_notes(self) -> impl Iterator<Item = Note> {
        self.buckets.into_iter().flatten()
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

    /// Notes that are in order already; `None` when they are not.
    pub(crate) fn from_sorted(notes: &[[u8; Note::BYTES]]) -> Option<Self> {
        // Their bytes sort as they do.
        if !notes.is_sorted() {
            return None;
        }
        let mut sorted = Seen::default().sort();
        for same in notes.chunk_by(|a, b| a.first() == b.first()) {
            let bucket: Vec<_> = same.iter().map(Note::from_bytes).collect();
            if let Some(first) = bucket.first()
                && let Some(place) = sorted.buckets.get_mut(first.bucket())
            {
                *place = bucket;
            }
        }
        Some(sorted)
    }

    /// The notes about each subject.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &[Note]> {
        self.buckets
            .iter()
            .flat_map(|bucket| bucket.chunk_by(Note::is_about_the_same))
    }

    /// The notes about the subject of `note`, which may come from another file; none when it was not
    /// seen.
    pub(crate) fn about(&self, note: &Note) -> &[Note] {
        let bucket = self.buckets.get(note.bucket());
        let bucket = bucket.map(Vec::as_slice).unwrap_or_default();
        let from = bucket.partition_point(|seen| seen.subject < note.subject);
        let behind = bucket.get(from..).unwrap_or_default();
        let length = behind.partition_point(|seen| seen.is_about_the_same(note));
        behind.get(..length).unwrap_or_default()
    }

    /// The first line that says the same as `note`, which may come from another file.
    pub(crate) fn first_line_saying(&self, note: &Note) -> Option<u64> {
        let about = self.about(note);
        let from = about.partition_point(|seen| seen.rest < note.rest);
        about
            .get(from)
            .filter(|seen| seen.says_the_same(note))
            .map(Note::line)
    }

    /// Every note whose subject came before, in no order of lines.
    ///
    /// The first note about a subject is none of them. Of the others each is exactly one thing: where its
    /// rest came before, it repeats the first note that has this rest; where it did not, it contradicts
    /// the first note of all.
    pub(crate) fn again(&self) -> impl Iterator<Item = Again> {
        self.subjects().flat_map(|about| {
            let first = about.iter().min_by_key(|note| note.line());
            about.chunk_by(Note::says_the_same).flat_map(move |saying| {
                saying.iter().filter_map(move |note| {
                    let (first, first_saying) = (first?, saying.first()?);
                    // Told apart by their place in the list: one line may hold several examples.
                    if !std::ptr::eq(note, first_saying) {
                        Some(Again::new(How::Repeats, first_saying, note))
                    } else if !std::ptr::eq(note, first) {
                        Some(Again::new(How::Contradicts, first, note))
                    } else {
                        None
                    }
                })
            })
        })
    }
}

/// A note whose subject came before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Again {
    pub(crate) line: u64,
    /// The line that it is held against; the same one where a line holds several examples.
    pub(crate) earlier: u64,
    pub(crate) how: How,
}

/// What a note is to an earlier one about the same subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// Both have the same rest.
    Repeats,
    /// Their rests differ.
    Contradicts,
}

impl Again {
    fn new(how: How, earlier: &Note, note: &Note) -> Self {
        Self {
            line: note.line(),
            earlier: earlier.line(),
            how,
        }
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
                .about(&note(subject, "", 0))
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
        assert_eq!(sorted.first_line_saying(&note("a", "x", 9)), Some(1));
        assert_eq!(sorted.first_line_saying(&note("a", "z", 9)), None);
        assert_eq!(sorted.first_line_saying(&note("d", "x", 9)), None);
    }

    #[track_caller]
    fn check_again(sayings: &[(&str, &str, u64)], expect: &[(u64, u64, How)]) {
        let mut seen = Seen::default();
        for &(subject, rest, line) in sayings {
            seen.push(note(subject, rest, line));
        }
        let mut again: Vec<_> = seen.sort().again().collect();
        again.sort_unstable();
        let expect: Vec<_> = expect
            .iter()
            .map(|&(line, earlier, how)| Again { line, earlier, how })
            .collect();
        assert_eq!(again, expect, "{sayings:?}");
    }

    #[test]
    fn what_comes_again_is_one_thing() {
        use How::{Contradicts, Repeats};
        check_again(&[("a", "x", 1), ("b", "x", 2)], &[]);
        check_again(&[("a", "x", 1), ("a", "x", 2)], &[(2, 1, Repeats)]);
        check_again(&[("a", "x", 1), ("a", "y", 2)], &[(2, 1, Contradicts)]);
        check_again(
            &[
                ("a", "x", 2),
                ("a", "y", 3),
                ("a", "x", 5),
                ("a", "y", 7),
                ("a", "z", 9),
                ("a", "x", 11),
            ],
            &[
                (3, 2, Contradicts),
                (5, 2, Repeats),
                (7, 3, Repeats),
                (9, 2, Contradicts),
                (11, 2, Repeats),
            ],
        );
        // Several on one line.
        check_again(
            &[("a", "x", 1), ("a", "x", 1), ("a", "y", 1)],
            &[(1, 1, Repeats), (1, 1, Contradicts)],
        );
    }

    #[test]
    fn what_was_noted_in_two_places_is_one_list() {
        let (mut even, mut odd, mut all) = (Seen::default(), Seen::default(), Seen::default());
        for line in 1..=1_000 {
            let note = note(&(line % 300).to_string(), "", line);
            all.push(note);
            if line % 2 == 0 { &mut even } else { &mut odd }.push(note);
        }
        even.merge(odd);
        assert_eq!(even.sort(), all.sort());
    }
}
