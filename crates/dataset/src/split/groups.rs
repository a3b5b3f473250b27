use super::{
    Alike,
    sketch::{BINS, Sketch, are_alike},
};

/// Bins of a band. Examples that agree in all bins of one of the 16 bands are compared: of those that
/// share three quarters, all but two in a thousand.
const BAND: usize = 4;

/// Which examples are alike, by way of others too: a partition of all examples.
pub(super) struct Groups {
    /// The indices of the examples, group by group.
    members: Vec<u32>,
    /// Where each group starts in `members`, and its length.
    spans: Vec<(u32, u32)>,
}

impl Groups {
    pub(super) fn of(sketches: &[Sketch]) -> Self {
        let mut union = Union {
            parents: (0..sketches.len() as u32).collect(),
        };
        let mut keys: Vec<([u8; BAND], u32)> = Vec::with_capacity(sketches.len());
        for band in 0..BINS / BAND {
            keys.clear();
            keys.extend(sketches.iter().zip(0..).map(|(sketch, index)| {
                let (bands, _) = sketch.as_chunks();
                (bands.get(band).copied().unwrap_or_default(), index)
            }));
            keys.sort_unstable();
            for same in keys.chunk_by(|a, b| a.0 == b.0) {
                let Some(&(_, first)) = same.first() else {
                    continue;
                };
                for pair in same.windows(2) {
                    let &[(_, before), (_, this)] = pair else {
                        continue;
                    };
                    for other in [first, before] {
                        union.join_if_alike(other, this, sketches);
                    }
                }
            }
        }
        Self::from(union)
    }

    /// The groups; an example that is like no other is one by itself.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.spans.iter().map(|&(start, length)| {
            let (start, length) = (start as usize, length as usize);
            self.members.get(start..start + length).unwrap_or_default()
        })
    }

    /// The groups of several, of the examples that count.
    pub(super) fn alike(&self, counts: impl Fn(usize) -> bool) -> Alike {
        let mut alike = Alike::default();
        for group in self.iter() {
            let examples = group
                .iter()
                .filter(|&&index| counts(index as usize))
                .count() as u64;
            if examples > 1 {
                alike.groups += 1;
                alike.examples += examples;
                alike.largest = alike.largest.max(examples);
            }
        }
        alike
    }
}

impl From<Union> for Groups {
    fn from(mut union: Union) -> Self {
        let mut by_root: Vec<(u32, u32)> = (0..union.parents.len() as u32)
            .map(|index| (union.root(index), index))
            .collect();
        by_root.sort_unstable();
        let mut start = 0;
        let spans = by_root
            .chunk_by(|a, b| a.0 == b.0)
            .map(|group| {
                let length = group.len() as u32;
                start += length;
                (start - length, length)
            })
            .collect();
        Self {
            members: by_root.into_iter().map(|(_, index)| index).collect(),
            spans,
        }
    }
}

/// Sets that grow together. A root is the least member of its set.
struct Union {
    parents: Vec<u32>,
}

impl Union {
    fn root(&mut self, mut index: u32) -> u32 {
        loop {
            let parent = self.parent(index);
            if parent == index {
                return index;
            }
            // Every step halves the way for the next one.
            let above = self.parent(parent);
            if let Some(slot) = self.parents.get_mut(index as usize) {
                *slot = above;
            }
            index = above;
        }
    }

    fn parent(&self, index: u32) -> u32 {
        self.parents.get(index as usize).copied().unwrap_or(index)
    }

    fn join_if_alike(&mut self, a: u32, b: u32, sketches: &[Sketch]) {
        let (root, other) = (self.root(a), self.root(b));
        let sketch = |index: u32| sketches.get(index as usize);
        if root != other
            && let (Some(of_a), Some(of_b)) = (sketch(a), sketch(b))
            && are_alike(of_a, of_b)
            && let Some(slot) = self.parents.get_mut(root.max(other) as usize)
        {
            *slot = root.min(other);
        }
    }
}
