//! What an example is made of, in 64 bytes: enough to tell how much of it two examples share.
//!
//! A text is folded to lower case, its letters and digits are kept, and all else between them becomes
//! one space. Every six bytes in a row are a piece: six Latin letters or two Korean syllables. How
//! alike two examples are is the share of pieces that both have among those that either has
//! (Jaccard). One word of a sentence of a hundred letters may change and four fifths stay the same.
//!
//! The sketch is a `MinHash` by one permutation: hashes of pieces are dealt into 64 bins, the least of
//! each bin is kept, and an empty bin borrows from another. Two sketches agree in as many bins as the
//! share is, give or take 5 of 64. Of the least hash one byte is kept, by which one bin in 256 agrees
//! by chance.

use super::template::Template;

/// Bins of a sketch.
pub(super) const BINS: usize = 64;

/// Bytes of a piece.
const PIECE: usize = 6;

/// Examples from which the template is learnt, and pieces in all of them after which that is enough.
const SAMPLE: usize = 256;
const SAMPLE_PIECES: usize = 1 << 20;

pub(super) type Sketch = [u8; BINS];

/// Whether at least three quarters of two examples are the same.
pub(super) fn are_alike(a: &Sketch, b: &Sketch) -> bool {
    let same = a.iter().zip(b).filter(|(a, b)| a == b).count();
    same * 4 >= BINS * 3
}

/// Sketches of examples as they come.
#[derive(Debug, Default)]
pub(super) struct Sketches {
    /// The pieces of the first examples, until the template is known.
    sample: Vec<Vec<u64>>,
    sample_pieces: usize,
    template: Option<Template>,
    done: Vec<Sketch>,
}

impl Sketches {
    /// Takes the texts of the next example.
    pub(super) fn add(&mut self, texts: &[&str]) {
        let folded = folded(texts);
        if let Some(template) = &self.template {
            let sketch = sketch(|| pieces(&folded), template);
            self.done.push(sketch);
            return;
        }
        let mut pieces: Vec<u64> = pieces(&folded).collect();
        pieces.sort_unstable();
        pieces.dedup();
        self.sample_pieces += pieces.len();
        self.sample.push(pieces);
        if self.sample.len() == SAMPLE || self.sample_pieces >= SAMPLE_PIECES {
            self.template = Some(self.learn());
        }
    }

    /// All sketches, in the order of the examples.
    pub(super) fn finish(mut self) -> Vec<Sketch> {
        if self.template.is_none() {
            self.learn();
        }
        self.done
    }

    fn learn(&mut self) -> Template {
        let sample = std::mem::take(&mut self.sample);
        let template = Template::of(&sample);
        let sketch = |pieces: &Vec<u64>| sketch(|| pieces.iter().copied(), &template);
        self.done.extend(sample.iter().map(sketch));
        template
    }
}

/// The letters and digits of texts in lower case, with one space for all that stands between them.
fn folded(texts: &[&str]) -> String {
    let mut folded = String::with_capacity(texts.iter().map(|text| text.len() + 1).sum());
    for text in texts {
        let mut is_apart = false;
        for character in text.chars() {
            let is_kept = character.is_alphanumeric();
            if is_kept && is_apart {
                folded.push(' ');
            }
            if is_kept && character.is_ascii() {
                folded.push(character.to_ascii_lowercase());
            } else if is_kept {
                folded.extend(character.to_lowercase());
            }
            is_apart = !is_kept;
        }
        // What ends here is not what goes on.
        folded.push('\n');
    }
    folded
}

/// The hash of every piece. A text that is shorter than a piece is one.
fn pieces(folded: &str) -> impl Iterator<Item = u64> {
    let mut last = 0;
    let ends_piece = PIECE.min(folded.len());
    (1..).zip(folded.bytes()).filter_map(move |(length, byte)| {
        last = (last << 8 | u64::from(byte)) & ((1 << (8 * PIECE)) - 1);
        (length >= ends_piece).then(|| mixed(last))
    })
}

/// The sketch of an example without what it has of the template; of one that is nothing but template,
/// all of it.
fn sketch<I: Iterator<Item = u64>>(pieces: impl Fn() -> I, template: &Template) -> Sketch {
    let own = bins(pieces().filter(|piece| !template.contains(*piece)));
    let bins = own.unwrap_or_else(|| bins(pieces()).unwrap_or([0; BINS]));
    bins.map(|least| least as u8)
}

/// The least hash of each bin; nothing without any hash.
fn bins(hashes: impl Iterator<Item = u64>) -> Option<[u64; BINS]> {
    const EMPTY: u64 = u64::MAX;
    let mut bins = [EMPTY; BINS];
    for hash in hashes {
        // The upper six bits choose the bin, the rest is compared.
        if let Some(bin) = bins.get_mut((hash >> 58) as usize) {
            *bin = (*bin).min(hash << 6 >> 6);
        }
    }
    let filled = bins;
    if filled.iter().all(|&bin| bin == EMPTY) {
        return None;
    }
    for (index, bin) in (0..).zip(&mut bins) {
        let mut attempt = 0;
        while *bin == EMPTY {
            // The bin to borrow from depends on nothing but this one, so that both sketches agree.
            attempt += BINS as u64;
            let other = mixed(index + attempt) as usize % BINS;
            *bin = filled.get(other).copied().unwrap_or(EMPTY);
        }
    }
    Some(bins)
}

/// The last step of `SplitMix64`: every bit of the result depends on every bit of the number.
pub(super) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        let mut sketches = Sketches::default();
        // Others, so that what both share is not the template.
        let others = (0..10_u64).map(|n| format!("{:x}", u128::from(mixed(n)) << 60));
        for text in [a.to_owned(), b.to_owned()].into_iter().chain(others) {
            sketches.add(&[&text]);
        }
        match sketches.finish().as_slice() {
            [a, b, ..] => are_alike(a, b),
            _ => false,
        }
    }

    #[track_caller]
    fn check(a: &str, b: &str, expect: bool) {
        assert_eq!(alike(a, b), expect, "{a} / {b}");
    }

    #[test]
    fn what_differs_little_is_alike() {
        let text = "The old harbour of the town welcomes its guests again from the first of May until autumn.";
        check(text, text, true);
        check(text, &text.to_uppercase(), true);
        check(text, &text.replace(' ', "  ").replace('.', "!"), true);
        check(text, &text.replace("town", "city"), true);
        check(
            text,
            "The bakery on the corner bakes bread before dawn, and nobody minds the smell.",
            false,
        );
        let text =
            "이 주전자는 생각보다 조용하고 튼튼해서 매일 아침 물을 끓일 때마다 마음에 듭니다.";
        check(text, &text.replace("아침", "저녁"), true);
        check(
            text,
            "접이식 우산은 값에 비해 마감이 거칠고 문의해도 아무런 답이 오지 않았습니다.",
            false,
        );
    }

    #[test]
    fn a_short_text_is_alike_to_itself_alone() {
        check("", "", true);
        check("a", "a", true);
        check("a", "b", false);
        check("a", "", false);
        check("예", "아니요", false);
        check("yes", "Yes!", true);
        check("14 + 15", "14 + 16", false);
    }
}
