use dataset::Verdict;
use yew::prelude::*;

use crate::{
    components::{Icon, Mark, PROBLEMS},
    hooks::{use_inspector, use_store, use_words},
    place::Place,
    places::dataset::tools::ToolButtons,
    services::document,
    state::{Slot, ToolKind},
};

/// Properties of [`Actions`].
#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// What part the file plays.
    pub slot: Slot,
    /// How many problems there are in it.
    pub count: u64,
}

/// What can be done with the results of a file.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let words = use_words();
    let store = use_store();
    let inspector = use_inspector();
    let slot = props.slot;
    let is_blocked = store
        .dataset
        .outcomes()
        .any(|outcome| outcome.report.verdict == Verdict::Blocked);
    let save = Callback::from(move |_: MouseEvent| inspector.save_report(slot));
    let is_table = store.dataset.suggested_tool(slot) == Some(ToolKind::Convert);
    html! {
        <>
        if is_table {
            <div class="notice results__notice"><p>{words.say("tools-table")}</p></div>
        }
        <div class="actions results__actions">
            if !is_blocked {
                <a class="button button--main" href={Place::Plan.href()}>{words.say("dataset-to-plan")}</a>
            }
            <ToolButtons {slot} />
            if props.count > 0 {
                <button class="button" onclick={|_| document::focus(PROBLEMS)}>
                    {words.say_with("dataset-all-problems", [("count", props.count.into())])}
                </button>
            }
            <button class="button" onclick={save}>
                <Mark icon={Icon::Save} />{words.say("dataset-save-report")}
            </button>
        </div>
        </>
    }
}
