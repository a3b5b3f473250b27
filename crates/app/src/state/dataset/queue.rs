//! Which file is inspected next. One worker inspects one after the other; the order follows from what
//! is known of each file, and is stored nowhere.

use ::dataset::Options;

use super::{Dataset, FileId, Inspection, JobFile, Slot, TokenizerChoice};

/// One pass over one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Later passes have greater numbers.
    pub number: u32,
    /// The file.
    pub file: FileId,
    /// The files whose fingerprints it is compared with.
    pub against: Vec<FileId>,
    /// How to inspect.
    pub options: Options,
    /// What counts the tokens.
    pub tokenizer: TokenizerChoice,
}

impl Dataset {
    /// The pass that is under way.
    pub fn pass(&self) -> Option<Pass> {
        let (slot, file) = self.running()?;
        Some(Pass {
            number: self.passes,
            file: file.id,
            against: file.compared.iter().map(|(_, id)| *id).collect(),
            options: self.choices.options(slot, &file.source),
            tokenizer: self.choices.tokenizer.clone(),
        })
    }

    /// The file that is being inspected.
    pub fn running(&self) -> Option<(Slot, &JobFile)> {
        let mut files = self.files.iter();
        let (slot, file) = files.find(|(_, file)| file.inspection.is_running())?;
        Some((*slot, file))
    }

    /// The file that is being inspected, if it is in that pass.
    pub(super) fn running_in(&mut self, pass: u32) -> Option<&mut JobFile> {
        self.files
            .values_mut()
            .find(|file| file.inspection.is_running())
            .filter(|_| pass == self.passes)
    }

    /// Sees to it that every file is held against the others of the job as they are now, and that one
    /// is being inspected for as long as one is waiting.
    pub(super) fn settle(&mut self) {
        for slot in Slot::ALL {
            let others = self.comparable(slot);
            if let Some(file) = self.files.get_mut(&slot)
                && matches!(
                    file.inspection,
                    Inspection::Running { .. } | Inspection::Done(_)
                )
                && file.compared != others
            {
                file.inspection = file.inspection.again();
            }
        }
        if self.running().is_some() {
            return;
        }
        let waiting = self.files.iter().filter_map(|(slot, file)| {
            let Inspection::Waiting { before } = &file.inspection else {
                return None;
            };
            // What is new comes first: others may be waiting for nothing but its fingerprint.
            Some((before.is_some(), *slot))
        });
        let Some((_, slot)) = waiting.min() else {
            return;
        };
        let others = self.comparable(slot);
        if let Some(file) = self.files.get_mut(&slot) {
            file.inspection = file.inspection.start();
            file.compared = others;
            self.passes += 1;
        }
    }

    /// The files that the file in a slot can be compared with: those that have been inspected.
    fn comparable(&self, slot: Slot) -> Vec<(Slot, FileId)> {
        let others = slot.compares_with().iter();
        others
            .filter_map(|other| {
                let file = self.files.get(other)?;
                file.inspection.outcome().map(|_| (*other, file.id))
            })
            .collect()
    }
}
