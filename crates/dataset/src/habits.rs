//! What the examples of a file have in common, for the rules that advise on it.

mod instruction;
mod label;
mod markers;

use crate::{
    Format,
    classes::Classes,
    example::{Example, Part},
    source::Source,
};
use instruction::Instruction;
pub(crate) use markers::Fault as MarkerFault;
use markers::Markers;

/// What the text examples of a training file have in common. Memory does not grow with the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Habits {
    pub(crate) classes: Classes,
    pub(crate) instruction: Instruction,
    pub(crate) markers: Markers,
}

impl Habits {
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
                    self.instruction.add(text);
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
