use crate::{
    borders::Borders,
    cache::Cache,
    key::Key,
    parts::{Cuts, Part, Parts},
};

/// Counts texts part by part, for a byte-pair encoding of any origin.
///
/// A merge joins two neighbours into a piece. Where no piece holds the two characters at a border side
/// by side, no merge can ever cross it: the text may be cut there and its parts counted apart, and a
/// part that was seen before need not be counted again. Real text falls into parts of a few characters,
/// most of them seen before.
#[derive(Debug)]
pub struct Cutter {
    cuts: Cuts,
    /// Of parts of up to 7, 15 and 31 bytes.
    short: Cache<1, 8>,
    middle: Cache<2, 4>,
    long: Cache<4, 2>,
}

const SHORT: usize = Key::<1>::LONGEST;
const MIDDLE: usize = Key::<2>::LONGEST;
const LONG: usize = Key::<4>::LONGEST;

impl Cutter {
    /// A cutter for what merges into these pieces, spelt as in the texts to come.
    pub fn new(pieces: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut borders = Borders::new();
        for piece in pieces {
            borders.add(piece.as_ref());
        }
        Self::with_cuts(Cuts::new(borders, &[]))
    }

    pub(crate) fn with_cuts(cuts: Cuts) -> Self {
        Self {
            cuts,
            // Three of four parts are short. Their 512 KiB fit into what is near to a processor; most
            // parts of a file of many languages stay in these and 3 MiB.
            short: Cache::new(13),
            middle: Cache::new(15),
            long: Cache::new(14),
        }
    }

    /// The tokens of `text`: one for each user-defined piece, and what `count` says of every other part;
    /// `None` if it holds U+2581, which is to be spelt as a space. `count` gives a token for each byte
    /// at the most, the same number for the same part every time, and is not asked about a single byte.
    pub fn count(&mut self, text: &str, mut count: impl FnMut(&str) -> u64) -> Option<u64> {
        let Self {
            cuts,
            short,
            middle,
            long,
        } = self;
        let mut count = |start, end| count(text.get(start..end).unwrap_or_default());
        let mut total = 0;
        for (part, start, end) in Parts::of(text, cuts) {
            total += match (part, end - start) {
                (Part::SpaceMark, _) => return None,
                // Known or not, a byte is a token.
                (Part::UserDefined, _) | (Part::Text, 1) => 1,
                (Part::Text, 2..=SHORT) => {
                    let key = Key::new(text.as_bytes(), start, end);
                    short.count(key, || count(start, end))
                }
                (Part::Text, ..=MIDDLE) => {
                    let key = Key::new(text.as_bytes(), start, end);
                    middle.count(key, || count(start, end))
                }
                (Part::Text, ..=LONG) => {
                    let key = Key::new(text.as_bytes(), start, end);
                    long.count(key, || count(start, end))
                }
                (Part::Text, _) => count(start, end),
            };
        }
        Some(total)
    }

    /// The parts of `text` in order; a user-defined piece says so.
    pub(crate) fn parts<'a>(&'a self, text: &'a str) -> Parts<'a> {
        Parts::of(text, &self.cuts)
    }

    /// Calls `each` for the parts of `text` in order, for as long as it wants more; `None` as from
    /// [`count`](Self::count).
    pub fn each_part<'a>(
        &self,
        text: &'a str,
        mut each: impl FnMut(&'a str) -> bool,
    ) -> Option<()> {
        for (part, start, end) in self.parts(text) {
            if part == Part::SpaceMark {
                return None;
            }
            if !each(text.get(start..end).unwrap_or_default()) {
                break;
            }
        }
        Some(())
    }
}
