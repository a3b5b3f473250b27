//! The tools: what writes other files from a file of the job. A tool works as soon as it is taken up,
//! and again whenever its settings change.

mod convert;
mod names;
mod run;
mod split;

use std::rc::Rc;

use ::dataset::{Options, Progress, RepairOptions, Report, Verdict};
use worker::protocol::{Failure, Reshape, Reshaped};

pub use convert::{ConvertSettings, Mapping, Unmapped};
pub use run::{Run, ToolAction};
pub use split::SplitSettings;

use super::{Dataset, FileId, JobFile, Kind, Slot};

/// A tool at work on a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Tool {
    /// What part the file plays.
    pub slot: Slot,
    /// The file.
    pub file: FileId,
    /// Which tool, and how it works.
    pub settings: Settings,
    /// How far it has come.
    pub work: Work,
    /// What it wrote last, maybe with other settings.
    pub product: Option<Rc<Product>>,
}

/// Which tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToolKind {
    /// Puts right what can be put right in one way only.
    Repair,
    /// Writes the examples in another shape.
    Convert,
    /// Writes a training file and an evaluation file.
    Split,
}

/// How a tool works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settings {
    /// Puts right what can be put right in one way only.
    Repair {
        /// Whether an example that says the same as an earlier one is left out.
        drop_duplicates: bool,
    },
    /// Writes the examples in another shape.
    Convert(ConvertSettings),
    /// Writes a training file and an evaluation file.
    Split(SplitSettings),
}

/// How far a tool has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    /// The settings are not complete.
    Unsettled,
    /// Under way, so far; a split reads its file twice.
    Running(Progress),
    /// At its end.
    Done,
    /// At an end without a result.
    Failed(Failure),
    /// Stopped by the person.
    Stopped,
}

/// What a tool has written, and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Product {
    /// What was done.
    pub reshaped: Reshaped,
}

/// Two products are equal when they are one and the same: they may be long.
impl PartialEq for Product {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// How many changes of a rule, or losses of a kind, are shown.
pub const SHOWN: usize = 10;

impl Dataset {
    /// The tools that can be taken to a file that was inspected.
    pub fn tools(&self, slot: Slot) -> Vec<ToolKind> {
        let Some((file, report)) = self.inspected(slot) else {
            return Vec::new();
        };
        if is_table(slot, file) {
            return vec![ToolKind::Convert];
        }
        let of_slot: &[_] = match slot {
            Slot::Training => &[ToolKind::Repair, ToolKind::Convert, ToolKind::Split],
            Slot::Evaluation => &[ToolKind::Repair, ToolKind::Convert],
            _ => &[ToolKind::Repair],
        };
        // Where nothing was found there is nothing to put right.
        let is_of_use = |kind: &ToolKind| *kind != ToolKind::Repair || !report.counts.is_empty();
        of_slot.iter().copied().filter(is_of_use).collect()
    }

    /// The tool that helps most with a file that is not ready.
    pub fn suggested_tool(&self, slot: Slot) -> Option<ToolKind> {
        let (file, report) = self.inspected(slot)?;
        if is_table(slot, file) {
            Some(ToolKind::Convert)
        } else {
            (report.verdict == Verdict::Blocked).then_some(ToolKind::Repair)
        }
    }

    fn inspected(&self, slot: Slot) -> Option<(&JobFile, &Report)> {
        let file = self.file(slot)?;
        Some((file, &file.inspection.outcome()?.report))
    }
}

/// Whether examples were given as a table.
fn is_table(slot: Slot, file: &JobFile) -> bool {
    slot.kind() == Kind::Examples && convert::shape_of(&file.source).is_some()
}

impl Settings {
    /// How a tool works before anything is chosen.
    fn new(kind: ToolKind, file: &JobFile) -> Self {
        let report = file.inspection.outcome().map(|outcome| &outcome.report);
        match kind {
            ToolKind::Repair => Self::Repair {
                drop_duplicates: false,
            },
            ToolKind::Convert => Self::Convert(ConvertSettings::new(report)),
            ToolKind::Split => Self::Split(SplitSettings::new(report)),
        }
    }

    /// Which tool this is.
    pub fn kind(&self) -> ToolKind {
        match self {
            Self::Repair { .. } => ToolKind::Repair,
            Self::Convert(_) => ToolKind::Convert,
            Self::Split(_) => ToolKind::Split,
        }
    }
}

impl Tool {
    /// What the worker is to do; `None` while the settings are not complete.
    fn reshape(&self, dataset: &Dataset) -> Option<Reshape> {
        let file = dataset.file(self.slot)?;
        match &self.settings {
            Settings::Repair { drop_duplicates } => {
                let inspect = dataset.choices.options(self.slot, &file.source);
                let how = RepairOptions {
                    role: self.slot.role(),
                    model: inspect.model.clone(),
                    drop_duplicates: *drop_duplicates,
                    max_changes_per_rule: SHOWN,
                    ..RepairOptions::default()
                };
                let inspect = Options {
                    file_name: self.names(&file.source).into_iter().next(),
                    max_diagnostics_per_rule: 1,
                    details: false,
                    ..inspect
                };
                Some(Reshape::Repair { how, inspect })
            }
            Settings::Convert(settings) => settings.options(&file.source).map(Reshape::Convert),
            Settings::Split(settings) => settings.options().map(Reshape::Split),
        }
    }

    /// The slots of the files that were written, when they are to be checked.
    pub fn targets(&self) -> Vec<Slot> {
        match self.settings.kind() {
            ToolKind::Repair | ToolKind::Convert => vec![self.slot],
            ToolKind::Split => vec![Slot::Training, Slot::Evaluation],
        }
    }
}

#[cfg(test)]
mod tests;
