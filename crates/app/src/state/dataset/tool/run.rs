use std::rc::Rc;

use ::dataset::Progress;
use worker::protocol::{Failure, Reshape};

use super::{Product, Settings, Tool, ToolKind, Work};
use crate::state::{Dataset, FileId, Slot, Source};

/// One piece of work for the worker of the tools.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Later runs have greater numbers.
    pub number: u32,
    /// The file that is read.
    pub file: FileId,
    /// The files whose fingerprints it is compared with.
    pub against: Vec<FileId>,
    /// What is to be written.
    pub reshape: Reshape,
}

/// Something that happened to a tool.
#[derive(Debug, Clone, PartialEq)]
pub enum ToolAction {
    /// The person took a tool to a file.
    Opened(Slot, ToolKind),
    /// The person changed how it works.
    Set(Settings),
    /// The run has come further.
    Progressed {
        /// Which run.
        run: u32,
        /// How far.
        progress: Progress,
    },
    /// The run is done.
    Finished {
        /// Which run.
        run: u32,
        /// What it wrote.
        product: Rc<Product>,
    },
    /// The run came to nothing.
    Failed {
        /// Which run.
        run: u32,
        /// Why.
        failure: Failure,
    },
    /// The person stopped it.
    Stopped,
    /// The person wants to try again.
    Again,
    /// The person took the files that were written into the job, in place of those that are there.
    Taken(Vec<(Slot, FileId, Source)>),
    /// The person put the tool away.
    Closed,
}

impl Dataset {
    /// The run that is under way.
    pub fn run(&self) -> Option<Run> {
        let tool = self.tool.as_ref()?;
        let Work::Running { .. } = tool.work else {
            return None;
        };
        let file = self.file(tool.slot)?;
        Some(Run {
            number: self.runs,
            file: tool.file,
            against: file.compared.iter().map(|(_, id)| *id).collect(),
            reshape: tool.reshape(self)?,
        })
    }

    /// Words about a run that is not under way change nothing.
    pub(in crate::state::dataset) fn apply_to_tool(&mut self, action: ToolAction) {
        match action {
            ToolAction::Opened(slot, kind) => {
                self.tool = self.file(slot).map(|file| Tool {
                    slot,
                    file: file.id,
                    settings: Settings::new(kind, file),
                    work: Work::Unsettled,
                });
                self.work();
            }
            ToolAction::Set(settings) => {
                if let Some(tool) = &mut self.tool {
                    tool.settings = settings;
                }
                self.work();
            }
            ToolAction::Again => self.work(),
            ToolAction::Progressed { run, progress } => {
                if let Some(Work::Running { progress: last, .. }) = self.work_of(run) {
                    *last = progress;
                }
            }
            ToolAction::Finished { run, product } => {
                if let Some(work) = self.work_of(run) {
                    *work = Work::Done(product);
                }
            }
            ToolAction::Failed { run, failure } => {
                if let Some(work) = self.work_of(run) {
                    *work = Work::Failed(failure);
                }
            }
            ToolAction::Stopped => {
                if let Some(work) = self.work_of(self.runs) {
                    *work = Work::Stopped;
                }
            }
            ToolAction::Taken(files) => {
                let choices = self.choices.clone();
                let first = files.first().map(|(slot, ..)| *slot);
                for (slot, id, source) in files {
                    self.put(slot, id, source);
                }
                // They are the same examples: what was chosen for them still fits.
                self.choices = choices;
                self.chosen = first.or(self.chosen);
                self.tool = None;
            }
            ToolAction::Closed => self.tool = None,
        }
    }

    /// Puts a tool away whose file is gone.
    pub(in crate::state::dataset) fn drop_orphaned_tool(&mut self) {
        let is_there = |tool: &Tool| {
            self.file(tool.slot)
                .is_some_and(|file| file.id == tool.file)
        };
        if self.tool.as_ref().is_some_and(|tool| !is_there(tool)) {
            self.tool = None;
        }
    }

    /// Starts the tool, if its settings are complete.
    fn work(&mut self) {
        let Some(mut tool) = self.tool.take() else {
            return;
        };
        let before = match tool.work {
            Work::Done(product) => Some(product),
            Work::Running { before, .. } => before,
            Work::Unsettled | Work::Failed(_) | Work::Stopped => None,
        };
        tool.work = Work::Unsettled;
        if tool.reshape(self).is_some() {
            self.runs += 1;
            tool.work = Work::Running {
                progress: Progress::default(),
                before,
            };
        }
        self.tool = Some(tool);
    }

    /// The work that is under way in that run.
    fn work_of(&mut self, run: u32) -> Option<&mut Work> {
        let is_last = run == self.runs;
        let work = &mut self.tool.as_mut()?.work;
        (is_last && matches!(work, Work::Running { .. })).then_some(work)
    }
}
