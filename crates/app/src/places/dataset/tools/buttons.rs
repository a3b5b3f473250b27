use yew::prelude::*;

use crate::{
    hooks::{use_store, use_tools, use_words},
    state::{Slot, ToolKind},
};

/// Properties of [`ToolButtons`].
#[derive(Properties, PartialEq)]
pub struct ToolButtonsProps {
    /// What part the file plays.
    pub slot: Slot,
    /// Whether anything was found in it.
    pub has_findings: bool,
}

/// A button for each tool that can be taken to a file.
#[component]
pub fn ToolButtons(props: &ToolButtonsProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let slot = props.slot;
    let suggested = use_store().dataset.suggested_tool(slot);
    // Where nothing was found there is nothing to put right.
    let offered = slot
        .tools()
        .iter()
        .filter(|kind| props.has_findings || **kind != ToolKind::Repair);
    html! {
        for kind in offered {
            <button
                class={classes!("button", (suggested == Some(*kind)).then_some("button--main"))}
                aria-haspopup="dialog"
                onclick={
                    let (tools, kind) = (tools.clone(), *kind);
                    move |_: MouseEvent| tools.open(slot, kind)
                }
            >
                {words.say(match kind {
                    ToolKind::Repair => "tools-repair",
                    ToolKind::Convert => "tools-convert",
                    ToolKind::Split => "tools-split",
                })}
            </button>
        }
    }
}
