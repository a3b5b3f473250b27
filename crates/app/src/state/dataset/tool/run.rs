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
        let Work::Running(_) = tool.work else {
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
                    product: None,
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
                if let Some(tool) = self.working(run) {
                    tool.work = Work::Running(progress);
                }
            }
            ToolAction::Finished { run, product } => {
                if let Some(tool) = self.working(run) {
                    tool.work = Work::Done;
                    tool.product = Some(product);
                }
            }
            ToolAction::Failed { run, failure } => {
                if let Some(tool) = self.working(run) {
                    tool.work = Work::Failed(failure);
                }
            }
            ToolAction::Stopped => {
                if let Some(tool) = self.working(self.runs) {
                    tool.work = Work::Stopped;
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
        tool.work = match tool.reshape(self) {
            Some(_) => {
                self.runs += 1;
                Work::Running(Progress::default())
            }
            None => Work::Unsettled,
        };
        self.tool = Some(tool);
    }

    /// The tool, if it is at work in that run.
    fn working(&mut self, run: u32) -> Option<&mut Tool> {
        let is_last = run == self.runs;
        let tool = self.tool.as_mut()?;
        (is_last && matches!(tool.work, Work::Running(_))).then_some(tool)
    }
}
