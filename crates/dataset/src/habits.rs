//! What the examples of a file have in common, for the rules that advise on it.

mod instruction;
mod label;
mod markers;

use serde::{Deserialize, Serialize};

use crate::{
    Format,
    classes::Classes,
    example::{Example, Part},
    shards::Numbering,
    source::Source,
};
use instruction::Instruction;
pub(crate) use markers::{Fault as MarkerFault, Marker, Markers};

/// What the text examples of a training file have in common. Memory does not grow with the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Habits {
    pub(crate) classes: Classes,
    pub(crate) instruction: Instruction,
    pub(crate) markers: Markers,
}

impl Habits {
    /// Takes in those of other shards of the file. Of uneven examples, `most` are remembered.
    pub(crate) fn join(&mut self, other: Self, most: usize) {
        self.classes.join(other.classes);
        self.instruction.join(other.instruction);
        self.markers.join(other.markers, most);
    }

    /// Gives the lines their numbers in the file.
    pub(crate) fn renumber(&mut self, numbering: &Numbering) {
        self.classes.renumber(numbering);
        self.markers.renumber(numbering);
    }

    /// Takes the next example. Of uneven ones, `most` are remembered by their place.
    pub(crate) fn add(&mut self, example: &Example<'_>, source: Source<'_>, most: usize) {
        if example.format != Format::Text {
            return;
        }
        for field in &example.fields {
            let text = field.text.text.as_ref();
            let place = || source.place(field.value.start, field.value.end);
            if text.trim().is_empty() {
                continue;
            }
            match field.part {
                Part::Input => {
                    self.instruction.add(text, source.first_line);
                    self.markers.add(text, place, most);
                }
                Part::Output => {
                    self.classes.add(text, place);
                }
                Part::Context | Part::Other => {}
            }
        }
    }
}
