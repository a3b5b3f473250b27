use std::borrow::Cow;

use rustc_hash::FxHashMap;
use serde_json::value::RawValue;
use tokens::Cutter;

use crate::{
    added::{AddedTokens, Segment},
    merge::Merger,
    raw::{Raw, Vocab, merges},
    rules::{Merge, Rules},
    shape::{Prefix, SPACE_MARK, Shape},
};

/// Counts as the library does with a tokenizer that descends from `SentencePiece`, which writes spaces as
/// a mark and merges characters across a whole text (Gemma, Llama 2, Mistral).
///
/// In here a mark is spelt as a plain space, which is one byte and not three: most texts need no copy.
#[derive(Debug)]
pub(crate) struct Marked {
    /// Those that are found in a text as it is given.
    added: AddedTokens,
    merged: Merged,
    /// Entries of the vocabulary.
    pieces: u64,
}

impl Marked {
    /// Reads a file that this can count with exactly; all others are left to the library.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let Raw {
            mut frame,
            vocab,
            merges,
        } = Raw::of(text)?;
        tokenizers::canonicalize_value(&mut frame).ok()?;
        let shape = Shape::of(frame)?;
        let Vocab(vocab) = serde_json::from_str(vocab.get()).ok()?;
        check_pieces(&vocab, &shape)?;
        let merges = read_merges(merges, &vocab, shape.is_cut_at_spaces)?;
        let mut is_product = vec![false; vocab.len()];
        for merge in &merges {
            *is_product.get_mut(merge.product as usize)? = true;
        }
        let products = vocab.iter().filter_map(|(piece, &number)| {
            let is_product = *is_product.get(number as usize)?;
            is_product.then(|| with_spaces(piece))
        });
        let cutter = Cutter::new(products);
        let characters = vocab.iter().filter_map(|(piece, &number)| {
            let mut characters = piece.chars();
            match (characters.next()?, characters.next()) {
                // A space never comes as far as the pieces.
                (_, Some(_)) | (' ', _) => None,
                (SPACE_MARK, None) => Some((' ', number)),
                (character, None) => Some((character, number)),
            }
        });
        let rules = Rules::new(characters.collect(), &merges);
        let with_spaces = |token: &String| with_spaces(token).into_owned();
        let added = shape.added_normalized.iter().map(with_spaces).collect();
        Some(Self {
            added: AddedTokens::new(shape.added),
            merged: Merged {
                prefix: shape.prefix,
                added: AddedTokens::new(added),
                rules,
                cutter,
                merger: Merger::default(),
            },
            pieces: vocab.len() as u64,
        })
    }

    pub(crate) fn pieces(&self) -> u64 {
        self.pieces
    }

    /// Tokens in `text`.
    pub(crate) fn count(&mut self, text: &str) -> u64 {
        let mut total = 0;
        let mut is_start = true;
        self.added.segments(text, |segment| {
            total += match segment {
                Segment::Added(_) => 1,
                Segment::Text(text) => self.merged.count(text, is_start),
            };
            is_start = false;
            true
        });
        total
    }

    /// The byte offset at which the first `limit` tokens of `text` end; `None` when it has no more.
    pub(crate) fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        if self.count(text) <= limit {
            return None;
        }
        let mut left = limit;
        let mut cut = 0;
        let mut is_start = true;
        self.added.segments(text, |segment| {
            let length = match segment {
                Segment::Added(token) if left > 0 => {
                    left -= 1;
                    token.len()
                }
                Segment::Added(_) => 0,
                Segment::Text(text) => {
                    let (normalized, prefixed) = normalized(self.merged.prefix, text, is_start);
                    let fitting = self.merged.fitting(&normalized, &mut left);
                    // Back to the text as it was given: the same number of characters from the start.
                    let fitting = normalized
                        .get(..fitting)
                        .unwrap_or_default()
                        .chars()
                        .count();
                    let mut ends = text.char_indices().map(|(offset, _)| offset);
                    ends.nth(fitting.saturating_sub(prefixed))
                        .unwrap_or(text.len())
                }
            };
            cut += length;
            is_start = false;
            length == segment.text().len()
        });
        Some(cut)
    }
}

/// What becomes of text between the added tokens that stand in it as it is given.
#[derive(Debug)]
struct Merged {
    prefix: Prefix,
    /// Those that are found once marks are written.
    added: AddedTokens,
    rules: Rules,
    cutter: Cutter,
    merger: Merger,
}

impl Merged {
    /// Tokens in `text`, the first one or one behind an added token.
    fn count(&mut self, text: &str, is_start: bool) -> u64 {
        // Most texts hold no mark, as the pieces tell in passing, and are counted where they are.
        let is_bare = !self.prefix.is_put_before(text, is_start) && self.added.is_empty();
        let count = is_bare.then(|| self.count_normalized(text)).flatten();
        count
            .or_else(|| self.count_normalized(&normalized(self.prefix, text, is_start).0))
            .unwrap_or_default() // the second text has none
    }

    /// `None` if `text` holds a mark.
    fn count_normalized(&mut self, text: &str) -> Option<u64> {
        let mut total = Some(0);
        self.added.segments(text, |segment| {
            let count = match segment {
                Segment::Added(_) => Some(1),
                Segment::Text(text) => self
                    .cutter
                    .count(text, |part| self.merger.count(&self.rules, part)),
            };
            total = total.zip(count).map(|(total, count)| total + count);
            total.is_some()
        });
        total
    }

    /// The bytes of the first tokens of `text`, as many as fit in `left`, which is lowered.
    fn fitting(&mut self, text: &str, left: &mut u64) -> usize {
        let mut fitting = 0;
        let mut is_full = false;
        let mut take = |length, tokens| {
            is_full |= tokens > *left;
            if !is_full {
                fitting += length;
                *left -= tokens;
            }
            !is_full
        };
        self.added.segments(text, |segment| match segment {
            Segment::Added(token) => take(token.len(), 1),
            Segment::Text(text) => {
                let mut goes_on = true;
                self.cutter.each_part(text, |part| {
                    self.merger.split(&self.rules, part, |length, tokens| {
                        goes_on = take(length, tokens);
                    });
                    goes_on
                });
                goes_on
            }
        });
        fitting
    }
}

/// `text` as it is merged, and how many characters were put before it.
fn normalized(prefix: Prefix, text: &str, is_start: bool) -> (Cow<'_, str>, usize) {
    let is_prefixed = prefix.is_put_before(text, is_start);
    let text = with_spaces(text);
    if is_prefixed {
        (Cow::Owned(format!(" {text}")), 1)
    } else {
        (text, 0)
    }
}

fn with_spaces(text: &str) -> Cow<'_, str> {
    if text.contains(SPACE_MARK) {
        Cow::Owned(text.replace(SPACE_MARK, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Makes sure of what the library asks of the pieces, and of what is taken for granted here.
fn check_pieces(vocab: &FxHashMap<Cow<'_, str>, u32>, shape: &Shape) -> Option<()> {
    // Numbers without a gap: each stands for one piece, and none is left for an added token to take.
    let mut is_taken = vec![false; vocab.len()];
    for &number in vocab.values() {
        let is_taken = is_taken.get_mut(number as usize)?;
        if std::mem::replace(is_taken, true) {
            return None;
        }
    }
    let is_there = |piece: &str| vocab.contains_key(piece);
    let has_bytes = (0..=u8::MAX).all(|byte| {
        let is_own_piece = byte.is_ascii() && is_there(char::from(byte).encode_utf8(&mut [0; 4]));
        is_own_piece || is_there(&format!("<0x{byte:02X}>"))
    });
    let has_unknown = shape.unknown.as_deref().is_none_or(is_there);
    let has_mark = is_there(SPACE_MARK.encode_utf8(&mut [0; 4]));
    (has_bytes && has_unknown && has_mark).then_some(())
}

/// The merge rules by the numbers of their pieces.
fn read_merges(
    raw: &RawValue,
    vocab: &FxHashMap<Cow<'_, str>, u32>,
    is_cut_at_spaces: bool,
) -> Option<Vec<Merge>> {
    let mut found = Vec::new();
    let mut product = String::new();
    merges(raw, |left, right| {
        // A byte of an unknown character would be a neighbour like others.
        if left.is_empty() || right.is_empty() || is_byte(left) || is_byte(right) {
            return None;
        }
        product.clear();
        product.push_str(left);
        product.push_str(right);
        let merge = Merge {
            left: *vocab.get(left)?,
            right: *vocab.get(right)?,
            product: *vocab.get(product.as_str())?,
        };
        let is_cut = is_cut_at_spaces
            && product
                .chars()
                .skip(1)
                .any(|character| character == SPACE_MARK);
        if !is_cut {
            found.push(merge);
        }
        Some(())
    })?;
    Some(found)
}

fn is_byte(piece: &str) -> bool {
    matches!(piece.as_bytes(), [b'<', b'0', b'x', _, _, b'>'])
}
