//! Markers of a part of the file, and of the parts together.

use super::{Marker, Markers, SAMPLE, Table};
use crate::{
    shards::{Numbering, shard_of},
    source::Place,
};

impl Markers {
    /// Of a part of a file whose first inputs told what to look for; `None` where they did not, or there
    /// are none.
    pub(crate) fn of_part(markers: Option<Vec<Marker>>) -> Self {
        let of_markers = |markers| Table {
            markers,
            ..Table::default()
        };
        Self {
            table: markers.map(of_markers),
            is_part: true,
            ..Self::default()
        }
    }

    /// What to look for, once it is known.
    pub(crate) fn learned(&self) -> Option<&[Marker]> {
        self.table.as_ref().map(|table| table.markers.as_slice())
    }

    /// Whether nothing can be told of these inputs.
    pub(crate) fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// Takes in those of other shards of the file. Of each way of using them, `most` inputs are
    /// remembered.
    pub(crate) fn join(&mut self, other: Self, most: usize) {
        self.is_lost |= other.is_lost;
        match (&mut self.table, other.table) {
            (Some(table), Some(other)) if table.markers == other.markers => table.join(other, most),
            (None, None) => {
                self.sample.extend(other.sample);
                self.sample.sort_by_key(|(place, _)| shard_of(place.line));
                self.is_lost |= self.sample.len() > SAMPLE;
                self.sample.truncate(SAMPLE);
            }
            _ => self.is_lost = true,
        }
    }

    /// These are all inputs of the file: learns from them as if they had come in order.
    pub(crate) fn make_whole(&mut self, most: usize) {
        self.is_part = false;
        self.learn(most);
    }

    /// Gives the lines their numbers in the file.
    pub(crate) fn renumber(&mut self, numbering: &Numbering) {
        let sampled = self.sample.iter_mut().map(|(place, _)| place);
        let uses = self.table.iter_mut().flat_map(|table| &mut table.uses);
        sampled
            .chain(uses.flat_map(|(_, inputs)| &mut inputs.places))
            .for_each(|place: &mut Place| place.renumber(numbering));
    }
}

impl Table {
    fn join(&mut self, other: Self, most: usize) {
        self.inputs += other.inputs;
        if other.has_too_many_uses {
            self.give_up();
        }
        for (used, more) in other.uses {
            if self.has_too_many_uses {
                return;
            }
            if let Some(inputs) = self.inputs(used) {
                inputs.count += more.count;
                inputs.places.extend(more.places);
                inputs.places.sort_by_key(|place| shard_of(place.line));
                inputs.places.truncate(most);
            }
        }
    }
}
