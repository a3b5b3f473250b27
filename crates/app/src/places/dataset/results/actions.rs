use dataset::Verdict;
use yew::prelude::*;

use crate::{
    components::{Icon, Mark, PROBLEMS},
    hooks::{use_inspector, use_store, use_words},
    place::Place,
    places::dataset::tools::ToolButtons,
    report_form::ReportForm,
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
    let language = words.language();
    let report_as = |form: ReportForm| {
        let inspector = inspector.clone();
        let save = move |_: MouseEvent| inspector.save_report(slot, form, language);
        let label = words.say_with("dataset-report-as", [("form", form.name().into())]);
        html! { <button class="button" aria-label={label} onclick={save}>{form.name()}</button> }
    };
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
            <div class="reports">
                <span class="reports__label"><Mark icon={Icon::Save} />{words.say("dataset-report")}</span>
                <span class="reports__forms">{for ReportForm::ALL.map(report_as)}</span>
            </div>
        </div>
        </>
    }
}
