use crate::{
    borders::Borders,
    cache::{Cache, Key, LONGEST},
    parts::{Cuts, Part, parts},
};

/// Counts texts part by part, for a byte-pair encoding of any origin.
///
/// A merge joins two neighbours into a piece. Where no piece holds the two characters at a border side
/// by side, no merge can ever cross it: the text may be cut there and its parts counted apart, and a
/// part that was seen before need not be counted again.
pub struct Cutter {
    cuts: Cuts,
    cache: Cache,
}

impl Cutter {
    /// A cutter for what merges into these pieces, spelt as in the texts to come.
    pub fn new(pieces: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut borders = Borders::new();
        for piece in pieces {
            borders.add(piece.as_ref());
        }
        Self {
            cuts: Cuts::new(borders, &[]),
            cache: Cache::new(),
        }
    }

    /// The sum of `count` over the parts of `text`; `None` if it holds U+2581, which is to be spelt as
    /// a space. `count` gives a token for each byte at the most, the same number for the same part
    /// every time, and is not asked about a single byte.
    pub fn count(&mut self, text: &str, mut count: impl FnMut(&str) -> u64) -> Option<u64> {
        let Self { cuts, cache } = self;
        let mut total = 0;
        let told = parts(cuts, text, |_, start, end| {
            let mut count = || count(text.get(start..end).unwrap_or_default());
            total += match end - start {
                1 => 1,
                2..=LONGEST => cache.count(Key::new(text.as_bytes(), start, end), count),
                _ => count(),
            };
            true
        });
        told.ok().map(|()| total)
    }

    /// Calls `each` for the parts of `text` in order, for as long as it wants more; `None` as from
    /// [`count`](Self::count).
    pub fn parts<'a>(&self, text: &'a str, mut each: impl FnMut(&'a str) -> bool) -> Option<()> {
        let each = |_: Part, start, end| each(text.get(start..end).unwrap_or_default());
        parts(&self.cuts, text, each).ok()
    }
}

impl std::fmt::Debug for Cutter {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Cutter")
            .field("cache", &self.cache)
            .finish_non_exhaustive()
    }
}
