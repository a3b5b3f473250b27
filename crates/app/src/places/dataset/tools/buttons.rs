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
}

/// A button for each tool that can be taken to a file.
#[component]
pub fn ToolButtons(props: &ToolButtonsProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let slot = props.slot;
    let store = use_store();
    let suggested = store.dataset.suggested_tool(slot);
    html! {
        for kind in store.dataset.tools(slot) {
            <button
                class={classes!("button", (suggested == Some(kind)).then_some("button--main"))}
                aria-haspopup="dialog"
                onclick={
                    let tools = tools.clone();
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
