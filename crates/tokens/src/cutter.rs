use crate::{Vocabulary, cache::Cache};

/// Counts texts part by part, for a byte-pair encoding of any origin.
///
/// A merge joins two neighbours into a piece. Where no piece holds the two characters at a border side
/// by side, no merge can ever cross it: the text may be cut there and its parts counted apart, and a
/// part that was seen before need not be counted again.
#[derive(Debug)]
pub struct Cutter {
    neighbours: Vocabulary,
    cache: Cache,
}

impl Default for Cutter {
    fn default() -> Self {
        Self {
            neighbours: Vocabulary::empty(),
            cache: Cache::new(),
        }
    }
}

impl Cutter {
    /// Takes in a piece that text is merged into, spelt as in the texts to come. All pieces come
    /// before the first text.
    pub fn add(&mut self, piece: &str) {
        self.neighbours.add_neighbours(piece);
    }

    /// The sum of `count` over the parts of `text`. It must give the same number for the same part
    /// every time, and no more than the part has bytes.
    pub fn count(&mut self, text: &str, mut count: impl FnMut(&str) -> u64) -> u64 {
        let Self { neighbours, cache } = self;
        let mut total = 0;
        parts(neighbours, text, |part| {
            total += cache.count(part, || count(part));
            true
        });
        total
    }

    /// The parts of `text`, in order, for as long as `each` wants more.
    pub fn parts<'a>(&self, text: &'a str, each: impl FnMut(&'a str) -> bool) {
        parts(&self.neighbours, text, each);
    }
}

fn parts<'a>(neighbours: &Vocabulary, text: &'a str, mut each: impl FnMut(&'a str) -> bool) {
    let mut start = 0;
    let mut before: Option<char> = None;
    for (position, character) in text.char_indices() {
        if before.is_some_and(|before| !neighbours.may_join(before, character)) {
            if !each(text.get(start..position).unwrap_or_default()) {
                return;
            }
            start = position;
        }
        before = Some(character);
    }
    if start < text.len() {
        each(text.get(start..).unwrap_or_default());
    }
}
