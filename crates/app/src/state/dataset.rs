mod choices;
mod inspection;
mod queue;
mod slot;
mod sort;
mod source;
mod tool;

use std::{collections::BTreeMap, rc::Rc};

use ::dataset::Progress;
use tuning::Model;
use worker::protocol::Failure;

pub use choices::{Choices, TokenizerChoice};
pub use inspection::{Inspection, Outcome};
pub use queue::Pass;
pub use slot::{Kind, Slot};
pub use sort::Glimpse;
#[cfg(test)]
pub use sort::sort;
pub use source::Source;
pub use tool::{
    ConvertSettings, Mapping, Product, Run, SHOWN, Settings, SplitSettings, Tool, ToolAction,
    ToolKind, Unmapped, Work,
};

use crate::findings::Filter;

/// The files of the job that is being looked at, and what was found in them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    /// The files, each in its slot; none on the first screen.
    pub files: BTreeMap<Slot, JobFile>,
    /// The slot whose findings the person looks at.
    chosen: Option<Slot>,
    /// How the files are to be inspected.
    pub choices: Choices,
    /// Something to say about the last drop or choice of files.
    pub notice: Option<Notice>,
    /// How many passes have begun. The last one may be under way.
    passes: u32,
    /// The tool that the person has taken up.
    pub tool: Option<Tool>,
    /// How many runs of tools have begun. The last one may be under way.
    runs: u32,
}

/// Names a file for as long as the page has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A file of the job.
#[derive(Debug, Clone, PartialEq)]
pub struct JobFile {
    /// Under which the browser's file is kept.
    pub id: FileId,
    /// Where the bytes come from.
    pub source: Source,
    /// How far its inspection has come.
    pub inspection: Inspection,
    /// Which of its findings the person wants to see.
    pub filter: Filter,
    /// The files that the last pass over it compared it with.
    compared: Vec<(Slot, FileId)>,
}

/// A file that was given, before its part in the job is known.
#[derive(Debug, Clone, PartialEq)]
pub struct GivenFile {
    /// Under which the browser's file is kept.
    pub id: FileId,
    /// Where the bytes come from.
    pub source: Source,
    /// What tells its part.
    pub glimpse: Glimpse,
}

/// Something to say about the last drop or choice of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A folder was dropped.
    Folder {
        /// Its name.
        name: String,
    },
    /// For some of the files that were given there is no part in the job.
    LeftOut {
        /// Their names.
        names: Vec<String>,
    },
    /// Something other than a file was dropped.
    NoFile,
}

/// Something that happened to the dataset.
#[derive(Debug, Clone, PartialEq)]
pub enum DatasetAction {
    /// Files were given, and each finds its slot.
    Given(Vec<GivenFile>),
    /// A file was given for a slot.
    Put(Slot, FileId, Source),
    /// The person said that a file plays another part; two files change places.
    Moved {
        /// Where it was.
        from: Slot,
        /// Where it goes.
        to: Slot,
    },
    /// The person took a file out of the job.
    Removed(Slot),
    /// The person wants to see the findings of another file.
    Shown(Slot),
    /// The person wants to see only some of the findings in a file.
    Filtered(Slot, Filter),
    /// The person chose how to inspect, and the inspections begin again.
    Chose(Choices),
    /// The pass has come further.
    Progressed {
        /// Which pass.
        pass: u32,
        /// How far.
        progress: Progress,
        /// Seconds since it began.
        seconds: f64,
    },
    /// The pass is done.
    Finished {
        /// Which pass.
        pass: u32,
        /// What it found.
        outcome: Rc<Outcome>,
    },
    /// There will be no report of the pass.
    Failed {
        /// Which pass.
        pass: u32,
        /// Why.
        failure: Failure,
    },
    /// The person stopped the inspections.
    Cancelled,
    /// Nothing could be opened.
    Refused(Notice),
    /// Something about a tool.
    Tool(ToolAction),
    /// Back to the first screen.
    Closed,
}

impl Dataset {
    /// The dataset after `action`. Words about a pass that is not under way change nothing.
    #[must_use]
    pub fn apply(&self, action: DatasetAction) -> Self {
        let mut next = self.clone();
        match action {
            DatasetAction::Given(files) => next.take(files),
            DatasetAction::Put(slot, id, source) => next.put(slot, id, source),
            DatasetAction::Moved { from, to } => next.change_places(from, to),
            DatasetAction::Removed(slot) => {
                next.files.remove(&slot);
                next.notice = None;
            }
            DatasetAction::Shown(slot) => {
                next.chosen = Some(slot);
                return next;
            }
            DatasetAction::Filtered(slot, filter) => {
                if let Some(file) = next.files.get_mut(&slot) {
                    file.filter = filter;
                }
                return next;
            }
            DatasetAction::Chose(choices) => {
                next.choices = choices;
                for file in next.files.values_mut() {
                    file.inspection = file.inspection.again();
                }
            }
            DatasetAction::Progressed {
                pass,
                progress,
                seconds,
            } => {
                if let Some(JobFile {
                    inspection:
                        Inspection::Running {
                            progress: last,
                            seconds: since,
                            ..
                        },
                    ..
                }) = next.running_in(pass)
                {
                    (*last, *since) = (progress, seconds);
                }
                return next;
            }
            DatasetAction::Finished { pass, outcome } => match next.running_in(pass) {
                Some(file) => {
                    file.inspection = Inspection::Done(outcome);
                    // What it let through need not be among the new findings.
                    file.filter = Filter::default();
                }
                None => return next,
            },
            DatasetAction::Failed { pass, failure } => match next.running_in(pass) {
                Some(file) => file.inspection = Inspection::Failed(failure),
                None => return next,
            },
            DatasetAction::Cancelled => {
                for file in next.files.values_mut() {
                    if file.inspection.is_open() {
                        file.inspection = Inspection::Cancelled;
                    }
                }
                return next;
            }
            DatasetAction::Refused(notice) => {
                next.notice = Some(notice);
                return next;
            }
            DatasetAction::Tool(action) => next.apply_to_tool(action),
            DatasetAction::Closed => {
                next = Self {
                    choices: Choices {
                        tokenizer: self.choices.tokenizer.clone(),
                        ..Choices::default()
                    },
                    passes: self.passes,
                    runs: self.runs,
                    ..Self::default()
                };
            }
        }
        next.drop_orphaned_tool();
        next.settle();
        next
    }

    /// What kind of job has these files.
    pub fn kind(&self) -> Kind {
        self.files
            .keys()
            .next_back()
            .map_or(Kind::default(), |slot| slot.kind())
    }

    /// The model that was chosen; none where the files are of another kind of job.
    pub fn model(&self) -> Option<&'static Model> {
        if self.files.is_empty() {
            self.choices.model.as_deref().and_then(Model::find)
        } else {
            self.choices.model_for(self.kind())
        }
    }

    /// The models that can be chosen: with files, those that are tuned with such files.
    pub fn models(&self) -> impl Iterator<Item = &'static Model> + use<> {
        let kind = (!self.files.is_empty()).then(|| self.kind());
        Model::offered()
            .filter(move |model| kind.is_none_or(|kind| Kind::that_tunes(model.family) == kind))
    }

    /// The file whose findings are shown: the one that was chosen last, else the first.
    pub fn shown(&self) -> Option<(Slot, &JobFile)> {
        let chosen = self.chosen.and_then(|slot| self.files.get_key_value(&slot));
        let (slot, file) = chosen.or_else(|| self.files.first_key_value())?;
        Some((*slot, file))
    }

    /// The file in a slot.
    pub fn file(&self, slot: Slot) -> Option<&JobFile> {
        self.files.get(&slot)
    }

    /// What was found last in the file in a slot.
    pub fn outcome(&self, slot: Slot) -> Option<&Rc<Outcome>> {
        self.file(slot)?.inspection.outcome()
    }

    /// What was found last in each file.
    pub fn outcomes(&self) -> impl Iterator<Item = &Rc<Outcome>> {
        self.files
            .values()
            .filter_map(|file| file.inspection.outcome())
    }

    /// Gives each file its slot. Files of another kind of job than the one that is there begin a job
    /// of their own.
    fn take(&mut self, given: Vec<GivenFile>) {
        let taken: Vec<Slot> = self.files.keys().copied().collect();
        let glimpses: Vec<_> = given.iter().map(|file| file.glimpse.clone()).collect();
        let slots = sort::sort(&glimpses, &taken);
        let mut left_out = Vec::new();
        let mut first = None;
        for (file, slot) in given.into_iter().zip(slots) {
            match slot {
                Some(slot) => {
                    self.put(slot, file.id, file.source);
                    first = Some(first.map_or(slot, |first: Slot| first.min(slot)));
                }
                None => left_out.push(file.glimpse.name),
            }
        }
        self.chosen = first.or(self.chosen);
        self.notice = (!left_out.is_empty()).then_some(Notice::LeftOut { names: left_out });
    }

    fn put(&mut self, slot: Slot, id: FileId, source: Source) {
        self.files.retain(|other, _| other.kind() == slot.kind());
        if self.files.is_empty() || slot == Slot::Training {
            self.choices = self.choices.for_source(&source);
        }
        let inspection = Inspection::Waiting { before: None };
        let file = JobFile {
            id,
            source,
            inspection,
            filter: Filter::default(),
            compared: Vec::new(),
        };
        self.files.insert(slot, file);
        self.chosen = Some(slot);
        self.notice = None;
    }

    fn change_places(&mut self, from: Slot, to: Slot) {
        let (moved, other) = (self.files.remove(&from), self.files.remove(&to));
        for (slot, file) in [(to, moved), (from, other)] {
            if let Some(mut file) = file {
                // What was found is about another part.
                file.inspection = Inspection::Waiting { before: None };
                self.files.insert(slot, file);
            }
        }
        self.chosen = Some(to);
        self.notice = None;
    }
}

#[cfg(test)]
mod tests;
