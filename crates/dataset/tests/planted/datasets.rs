//! Valid datasets with faults planted into them, made from a seed alone.
//!
//! [`dataset`] makes a file without a fault, lets the planters in [`kinds`] spoil it here and there,
//! and writes it; what is expected follows from marks that the planters leave, not from the code
//! that is tested. To plant another rule, write a function and add a line to `kinds::KINDS`.
#![allow(dead_code, reason = "each user has its part of it")]

mod assembly;
mod draft;
pub mod kinds;
mod random;
mod text;
mod value;
mod write;

use dataset::Options;
use draft::Draft;
use kinds::{Kind, When};
use random::Random;

/// A file and everything that is wrong with it.
#[derive(Debug)]
pub struct Planted {
    pub bytes: Vec<u8>,
    /// How it is to be inspected: the model, the cap of a line, the default context.
    pub options: Options,
    /// Every finding, in file order.
    pub expected: Vec<Expected>,
    /// Examples that are expected to be counted.
    pub examples: u64,
    /// The rules whose faults were planted; those about sizes follow from the number of examples.
    pub faults: Vec<&'static str>,
    /// Bytes of the portions in which it is to be fed.
    pub portion: usize,
}

/// A finding that is expected.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    pub line: u64,
    pub rule: &'static str,
    pub path: String,
    /// `None` where the rules leave open at which character of the line it is.
    pub column: Option<u64>,
}

/// Faults that a dataset has at the most.
const MOST_FAULTS: usize = 4;

/// The dataset of a seed: the same one for ever.
pub fn dataset(seed: u64) -> Planted {
    let mut random = Random::new(seed);
    let mut draft = Draft::valid(&mut random);
    let wanted = random.below(MOST_FAULTS + 1);
    let mut faults = Vec::new();
    // Some kinds do not fit beside others: a few more attempts than faults.
    for _ in 0..wanted * 4 {
        if faults.len() == wanted {
            break;
        }
        let kind = kinds::random(&mut random);
        let fits = match kind.when {
            When::Often => true,
            When::Once => !faults.contains(&kind.rule),
            When::Alone => faults.is_empty(),
        };
        if fits && (kind.plant)(&mut draft, &mut random) {
            faults.push(kind.rule);
            if kind.when == When::Alone {
                break;
            }
        }
    }
    assembly::assemble(draft, &mut random, faults)
}

/// A small dataset with one fault of this kind, if it can be planted there.
pub fn dataset_with(seed: u64, kind: &Kind) -> Option<Planted> {
    let mut random = Random::new(seed);
    let mut draft = Draft::valid(&mut random);
    (kind.plant)(&mut draft, &mut random)
        .then(|| assembly::assemble(draft, &mut random, vec![kind.rule]))
}
