mod part;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::label::labels;
use crate::source::Place;

/// Inputs that tell which labels may be markers.
const SAMPLE: usize = 128;

/// Markers that are followed; four bits hold one of them in an order.
const MOST_MARKERS: usize = 15;

/// Labels of one input of the sample that are looked at.
const MOST_LABELS: usize = 256;

/// Markers of one input whose order is looked at, as many as 64 bits hold.
const MOST_IN_ORDER: u32 = 16;

/// Different ways of using the markers up to which they are counted; inputs that differ more than
/// that have no common shape.
const MOST_USES: usize = 64;

/// The fewest inputs that tell anything.
const FEWEST_INPUTS: u64 = 10;

/// Which markers the inputs use, and in which order. The first inputs tell what to look for; of the
/// others only how they use it is kept, not one by one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Markers {
    sample: Vec<(Place, Vec<String>)>,
    table: Option<Table>,
    /// Whether these inputs are only a part of the file's, which tells nothing about the others.
    is_part: bool,
    /// Whether a part has more inputs than the sample, and nobody knew what to look for in them.
    is_lost: bool,
}

/// An input that does not use the markers as most do.
#[derive(Debug, Clone, Default)]
pub(crate) struct Uneven {
    /// The first ones in the file: what is wrong with each, and where it stands.
    pub(crate) inputs: Vec<(Fault, Place)>,
    /// How many there are.
    pub(crate) count: u64,
    /// Inputs in the file.
    pub(crate) of: u64,
}

/// What is wrong with the markers of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A marker that so many inputs have is missing.
    Missing { marker: String, inputs: u64 },
    /// The markers stand in another order than this one.
    Reordered { order: Vec<String> },
    /// A marker is written with other capitals or another colon.
    Respelled { marker: String },
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Table {
    markers: Vec<Marker>,
    uses: Vec<(Use, Inputs)>,
    inputs: u64,
    has_too_many_uses: bool,
}

/// What is looked for in the inputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Marker {
    /// As most write it, with the colon.
    label: String,
    /// The word, however it is written.
    word: String,
}

/// How an input uses the markers. In the sets, each marker is one bit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Use {
    present: u16,
    /// Those that are present, but not once as most write them.
    respelled: u16,
    /// The first sixteen markers that occur, four bits each from the lowest on: their index and one.
    order: u64,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Inputs {
    count: u64,
    /// Where the first ones stand.
    places: Vec<Place>,
}

impl Markers {
    /// Takes the next input. Of each way of using the markers, `most` inputs are remembered by their
    /// place.
    pub(crate) fn add(&mut self, text: &str, place: impl FnOnce() -> Place, most: usize) {
        if let Some(table) = &mut self.table {
            table.add(labels(text), place, most);
            return;
        }
        if self.sample.len() == SAMPLE {
            self.is_lost = true;
            return;
        }
        let labels = labels(text).take(MOST_LABELS).map(str::to_owned).collect();
        self.sample.push((place(), labels));
        if !self.is_part {
            self.learn(most);
        }
    }

    fn learn(&mut self, most: usize) {
        if self.sample.len() == SAMPLE {
            self.table = Some(Table::learn(&self.sample, most));
            self.sample = Vec::new();
        }
    }

    /// The inputs that do not use the markers as most do.
    pub(crate) fn uneven(&self) -> Uneven {
        match &self.table {
            Some(table) => table.uneven(),
            None => Table::learn(&self.sample, usize::MAX).uneven(),
        }
    }
}

impl Table {
    fn learn(sample: &[(Place, Vec<String>)], most: usize) -> Self {
        let mut table = Self {
            markers: frequent(sample),
            ..Self::default()
        };
        for (place, labels) in sample {
            table.add(labels.iter().map(String::as_str), || *place, most);
        }
        table
    }

    fn add<'a>(
        &mut self,
        labels: impl Iterator<Item = &'a str>,
        place: impl FnOnce() -> Place,
        most: usize,
    ) {
        self.inputs += 1;
        if self.markers.is_empty() || self.has_too_many_uses {
            return;
        }
        let used = self.use_of(labels);
        if let Some(inputs) = self.inputs(used) {
            inputs.count += 1;
            if inputs.places.len() < most {
                inputs.places.push(place());
            }
        }
    }

    /// The inputs that use the markers so; `None` where there are too many ways of using them.
    fn inputs(&mut self, used: Use) -> Option<&mut Inputs> {
        let known = self.uses.iter().position(|(known, _)| *known == used);
        let index = known.unwrap_or(self.uses.len());
        if index == MOST_USES {
            self.give_up();
        } else if known.is_none() {
            self.uses.push((used, Inputs::default()));
        }
        self.uses.get_mut(index).map(|(_, inputs)| inputs)
    }

    fn give_up(&mut self) {
        self.has_too_many_uses = true;
        self.uses = Vec::new();
    }

    fn use_of<'a>(&self, labels: impl Iterator<Item = &'a str>) -> Use {
        let (mut present, mut as_usual, mut order, mut length) = (0, 0, 0, 0);
        for label in labels {
            let word = folded(label);
            let Some(index) = self.markers.iter().position(|marker| marker.word == word) else {
                continue;
            };
            present |= bit(index);
            if self
                .markers
                .get(index)
                .is_some_and(|marker| marker.label == label)
            {
                as_usual |= bit(index);
            }
            if length < MOST_IN_ORDER {
                order |= (index as u64 + 1) << (4 * length);
                length += 1;
            }
        }
        Use {
            present,
            respelled: present & !as_usual,
            order,
        }
    }

    /// Inputs whose use is so.
    fn count(&self, is_so: impl Fn(&Use) -> bool) -> u64 {
        self.uses
            .iter()
            .filter(|(used, _)| is_so(used))
            .map(|(_, inputs)| inputs.count)
            .sum()
    }

    fn uneven(&self) -> Uneven {
        let mut uneven = Uneven {
            of: self.inputs,
            ..Uneven::default()
        };
        if self.inputs < FEWEST_INPUTS {
            return uneven;
        }
        let usual: u16 = (0..self.markers.len())
            .map(bit)
            .filter(|bit| is_most(self.count(|used| used.present & bit != 0), self.inputs))
            .sum();
        let order = self.order(usual);
        for (used, inputs) in &self.uses {
            if let Some(fault) = self.fault(*used, usual, &order) {
                uneven.count += inputs.count;
                let places = inputs.places.iter();
                uneven
                    .inputs
                    .extend(places.map(|&place| (fault.clone(), place)));
            }
        }
        uneven.inputs.sort_by_key(|(_, place)| place.order());
        uneven
    }

    /// The order in which most inputs have the usual markers; empty when there is none.
    fn order(&self, usual: u16) -> Vec<usize> {
        let whole = |used: &Use| used.present & usual == usual;
        let commonest = self
            .uses
            .iter()
            .filter(|(used, _)| whole(used))
            .max_by_key(|(used, inputs)| (inputs.count, used.order));
        let mut order = Vec::new();
        for index in commonest.into_iter().flat_map(|(used, _)| used.indices()) {
            if bit(index) & usual != 0 && !order.contains(&index) {
                order.push(index);
            }
        }
        let follow = self.count(|used| whole(used) && used.follows(&order));
        if is_most(follow, self.count(whole)) {
            order
        } else {
            Vec::new()
        }
    }

    fn fault(&self, used: Use, usual: u16, order: &[usize]) -> Option<Fault> {
        let marker = |index: usize| self.markers.get(index).map(|marker| marker.label.clone());
        let first_of = |set: u16| (set != 0).then(|| set.trailing_zeros() as usize);
        if let Some(index) = first_of(usual & !used.present) {
            let inputs = self.count(|used| used.present & bit(index) != 0);
            return marker(index).map(|marker| Fault::Missing { marker, inputs });
        }
        if !used.follows(order) {
            let order = order.iter().copied().filter_map(marker).collect();
            return Some(Fault::Reordered { order });
        }
        let is_settled = |index: usize| {
            let bit = bit(index);
            is_most(self.count(|used| used.respelled & bit == 0), self.inputs)
        };
        first_of(usual & used.respelled)
            .filter(|&index| is_settled(index))
            .and_then(marker)
            .map(|marker| Fault::Respelled { marker })
    }
}

impl Use {
    /// The markers in the order in which they occur, as often as they do.
    fn indices(self) -> impl Iterator<Item = usize> {
        (0..MOST_IN_ORDER)
            .map(move |place| (self.order >> (4 * place)) & 0xf)
            .take_while(|&index| index > 0)
            .map(|index| index as usize - 1)
    }

    /// Whether the markers occur in this order, whatever stands in between; of an input with too
    /// many of them nobody knows.
    fn follows(self, order: &[usize]) -> bool {
        let mut indices = self.indices();
        self.order >> (4 * (MOST_IN_ORDER - 1)) != 0
            || order
                .iter()
                .filter(|&&index| self.present & bit(index) != 0)
                .all(|wanted| indices.any(|index| index == *wanted))
    }
}

/// The labels that at least half of the inputs have, most frequent first, as most of them write
/// them.
fn frequent(sample: &[(Place, Vec<String>)]) -> Vec<Marker> {
    let mut spellings: FxHashMap<String, FxHashMap<&str, usize>> = FxHashMap::default();
    for (_, labels) in sample {
        let mut seen = Vec::new();
        for label in labels {
            let word = folded(label);
            if !seen.contains(&word) {
                let spellings = spellings.entry(word.clone()).or_default();
                *spellings.entry(label).or_default() += 1;
                seen.push(word);
            }
        }
    }
    let mut frequent: Vec<(usize, &str)> = spellings
        .values()
        .filter_map(|spellings| {
            let inputs: usize = spellings.values().sum();
            let (spelling, _) = spellings
                .iter()
                .max_by_key(|(label, count)| (**count, **label))?;
            (inputs * 2 >= sample.len()).then_some((inputs, *spelling))
        })
        .collect();
    frequent.sort_unstable_by(|a, b| b.cmp(a));
    frequent.truncate(MOST_MARKERS);
    let marker = |(_, label): (usize, &str)| Marker {
        label: label.to_owned(),
        word: folded(label),
    };
    frequent.into_iter().map(marker).collect()
}

/// The word of a label, however it is written.
fn folded(label: &str) -> String {
    label.trim_end_matches([':', '：']).to_lowercase()
}

fn bit(index: usize) -> u16 {
    1 << index
}

/// Four fifths: what fewer do is one way among others.
fn is_most(count: u64, of: u64) -> bool {
    count * 5 >= of * 4
}
