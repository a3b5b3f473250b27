use crate::{
    borders::Borders,
    cache::Cache,
    key::{Key, LONGEST},
    parts::{Cuts, HasSpaceMark, Part, parts},
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
        let part = |start, end| text.get(start..end).unwrap_or_default();
        let count = |start, end| count(part(start, end));
        count_parts(&self.cuts, &mut self.cache, text, count).ok()
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

/// Counts the parts of a text one by one. `merge` gives the tokens of the bytes from one place to
/// another.
pub(crate) fn count_parts(
    cuts: &Cuts,
    cache: &mut Cache,
    text: &str,
    mut merge: impl FnMut(usize, usize) -> u64,
) -> Result<u64, HasSpaceMark> {
    let bytes = text.as_bytes();
    let mut total = 0;
    let mut queue = [(Key::default(), 0, 0); QUEUE];
    let mut queued = 0;
    parts(cuts, text, |part, start, end| {
        match part {
            Part::UserDefined => total += 1,
            Part::Text => match end - start {
                1 => total += 1, // known or not, a byte is a token
                2..=LONGEST => {
                    if let Some(free) = queue.get_mut(queued) {
                        *free = (Key::new(bytes, start, end), start, end);
                    }
                    queued += 1;
                    if queued == QUEUE {
                        for &(key, start, end) in &queue {
                            total += cache.count(key, || merge(start, end));
                        }
                        queued = 0;
                    }
                }
                _ => total += merge(start, end),
            },
        }
        true
    })?;
    for &(key, start, end) in queue.iter().take(queued) {
        total += cache.count(key, || merge(start, end));
    }
    Ok(total)
}

/// Parts that are looked up together: a processor does not wait for the memory of one before it asks
/// for that of the next, unless it has to guess in between where a part ends.
const QUEUE: usize = 32;
