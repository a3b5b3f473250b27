//! Whether the outputs of a file are classes, and which: few short texts that come again and again.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::{shards::Numbering, source::Place};

/// Characters of the longest output that is taken for the name of a class.
const LONGEST: usize = 60;

/// Different outputs up to which they are counted; a file with more of them has no classes.
const MOST: usize = 100;

/// The fewest outputs that tell anything.
const FEWEST_OUTPUTS: u64 = 10;

/// How often a class comes on average at the least. Short answers to questions come again too, but
/// not as often as that.
const FEWEST_EACH: u64 = 5;

/// One in so many outputs may be no class: a row that got into the wrong file.
const STRAYS: u64 = 20;

/// Outputs as they come. Memory: [`MOST`] short texts.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Classes {
    outputs: u64,
    /// Outputs that are too long to be the name of a class.
    others: u64,
    has_too_many: bool,
    known: Vec<Class>,
    #[serde(skip)]
    index: FxHashMap<String, usize>,
}

/// One class: an output without the white space around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) examples: u64,
    /// Where the first output of it stands.
    pub(crate) first: Place,
}

impl Classes {
    /// Takes the output of an example. Where it may be a class, its index in [`Classes::found`].
    pub(crate) fn add(&mut self, output: &str, place: impl FnOnce() -> Place) -> Option<usize> {
        let name = output.trim();
        if name.is_empty() {
            return None;
        }
        self.outputs += 1;
        if name.contains('\n') || name.chars().nth(LONGEST).is_some() {
            self.others += 1;
            return None;
        }
        if self.has_too_many {
            return None;
        }
        if let Some(&index) = self.index.get(name) {
            if let Some(class) = self.known.get_mut(index) {
                class.examples += 1;
            }
            return Some(index);
        }
        let index = self.known.len();
        if index == MOST {
            self.give_up();
            return None;
        }
        self.index.insert(name.to_owned(), index);
        self.known.push(Class {
            name: name.to_owned(),
            examples: 1,
            first: place(),
        });
        Some(index)
    }

    /// There are too many of them.
    fn give_up(&mut self) {
        *self = Self {
            outputs: self.outputs,
            others: self.others,
            has_too_many: true,
            ..Self::default()
        };
    }

    /// Takes in the outputs of other shards of the file. No further output can be added then.
    pub(crate) fn join(&mut self, other: Self) {
        self.outputs += other.outputs;
        self.others += other.others;
        for class in other.known {
            match self.known.iter_mut().find(|known| known.name == class.name) {
                Some(known) => {
                    known.examples += class.examples;
                    known.first = known.first.earlier(class.first);
                }
                None => self.known.push(class),
            }
        }
        self.known.sort_by_key(|class| class.first.order());
        if self.has_too_many || other.has_too_many || self.known.len() > MOST {
            self.give_up();
        }
    }

    /// Gives the lines their numbers in the file.
    pub(crate) fn renumber(&mut self, numbering: &Numbering) {
        for class in &mut self.known {
            class.first.renumber(numbering);
        }
    }

    /// The classes in the order in which they came; none where the outputs are anything else.
    pub(crate) fn found(&self) -> &[Class] {
        let are_classes = !self.has_too_many
            && self.outputs >= FEWEST_OUTPUTS
            && self.others * STRAYS <= self.outputs
            && self.known.len() as u64 * FEWEST_EACH <= self.outputs;
        if are_classes { &self.known } else { &[] }
    }

    /// Outputs that say anything.
    pub(crate) fn outputs(&self) -> u64 {
        self.outputs
    }
}
