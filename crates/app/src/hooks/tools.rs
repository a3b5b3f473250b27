use web_sys::File;
use yew::prelude::*;

use super::{inspector::source_of, use_store};
use crate::{
    services::{download, inspector::Inspector, tools::Tools},
    state::{Action, Dataset, DatasetAction, Settings, Slot, ToolAction, ToolKind},
};

/// What can be done with a tool. When it works follows from the state; see [`use_tool_runs`].
#[derive(Clone, PartialEq)]
pub struct ToolsHandle {
    inspector: Inspector,
    tools: Tools,
    dispatch: Callback<ToolAction>,
    dataset: Dataset,
}

/// The verbs of the tools.
#[hook]
pub fn use_tools() -> ToolsHandle {
    let store = use_store();
    let dispatcher = store.dispatcher();
    let dispatch = Callback::from(move |action| {
        dispatcher.dispatch(Action::Dataset(DatasetAction::Tool(action)));
    });
    ToolsHandle {
        inspector: use_context().expect("the app provides its inspector"),
        tools: use_context().expect("the app provides its tools"),
        dispatch,
        dataset: store.dataset.clone(),
    }
}

/// Has the worker of the tools do what the state says: write what is to be written, or nothing.
#[hook]
pub fn use_tool_runs(tools: &Tools, dataset: &Dataset) {
    {
        let tools = tools.clone();
        use_effect_with(dataset.tool.is_some(), move |is_open| {
            if *is_open {
                tools.warm_up();
            } else {
                tools.put_away();
            }
        });
    }
    let run = dataset.run();
    let tools = tools.clone();
    use_effect_with(run.as_ref().map(|run| run.number), move |_| match run {
        Some(run) => tools.start(run),
        None => tools.cancel(),
    });
}

impl ToolsHandle {
    /// Takes a tool to the file in a slot.
    pub fn open(&self, slot: Slot, kind: ToolKind) {
        self.dispatch.emit(ToolAction::Opened(slot, kind));
    }

    /// Has the tool work in another way.
    pub fn set(&self, settings: Settings) {
        self.dispatch.emit(ToolAction::Set(settings));
    }

    /// Has the tool try again.
    pub fn again(&self) {
        self.dispatch.emit(ToolAction::Again);
    }

    /// Stops the tool.
    pub fn stop(&self) {
        self.dispatch.emit(ToolAction::Stopped);
    }

    /// Puts the tool away.
    pub fn close(&self) {
        self.dispatch.emit(ToolAction::Closed);
    }

    /// Saves a file that was written.
    pub fn save(&self, index: usize) {
        if let Some(file) = self.written().get(index) {
            download::save(file, &file.name());
        }
    }

    /// Takes the files that were written into the job, and inspects them.
    pub fn check(&self) {
        let Some(tool) = &self.dataset.tool else {
            return;
        };
        let written = self.written().into_iter().zip(tool.targets());
        let taken = written.map(|(file, slot)| {
            let source = source_of(&file);
            (slot, self.inspector.take(file), source)
        });
        self.dispatch.emit(ToolAction::Taken(taken.collect()));
    }

    fn written(&self) -> Vec<File> {
        let tool = self.dataset.tool.as_ref();
        let names = tool.and_then(|tool| {
            let file = self.dataset.file(tool.slot)?;
            Some(tool.names(&file.source))
        });
        self.tools.written(&names.unwrap_or_default())
    }
}
