use rustc_hash::{FxHashMap, FxHashSet};

/// What many examples of a file have in common: an instruction, labels, a way of speaking. It says
/// nothing about which of them are alike.
#[derive(Debug, Default)]
pub(super) struct Template {
    pieces: FxHashSet<u64>,
}

/// More examples than this that share a piece are no group of near-duplicates, unless the file is
/// large.
const FEW: usize = 24;

impl Template {
    /// Learns it from the pieces of some examples. It is what over half of them have, or an eighth but
    /// over [`FEW`]: a file may use several instructions.
    pub(super) fn of(sample: &[Vec<u64>]) -> Self {
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        for &piece in sample.iter().flatten() {
            *counts.entry(piece).or_default() += 1;
        }
        let most = (sample.len() / 2).min(FEW.max(sample.len() / 8));
        let is_shared = |&(_, count): &(u64, usize)| count > most;
        Self {
            pieces: counts
                .into_iter()
                .filter(is_shared)
                .map(|(piece, _)| piece)
                .collect(),
        }
    }

    pub(super) fn contains(&self, piece: u64) -> bool {
        self.pieces.contains(&piece)
    }
}
