mod buttons;
mod change;
mod convert;
mod group;
mod loss;
mod outcome;
mod repair;
mod split;

pub use buttons::ToolButtons;
use convert::{ConvertFields, converted};
use outcome::{Outcome, Said};
use repair::{RepairFields, repaired};
use split::{SplitFields, divided};
use worker::protocol::Reshaped;
use yew::prelude::*;

use super::bar::source_name;
use crate::{
    findings::visible,
    hooks::{use_store, use_tools, use_words},
    services::document,
    state::{JobFile, Product, Settings, Tool, ToolKind, Work},
    words::Words,
};

/// The id under which the dialog is opened.
const DIALOG: &str = "tool";

/// The tool that the person has taken up, above everything else.
#[component]
pub fn ToolDialog() -> Html {
    let store = use_store();
    let dataset = &store.dataset;
    let Some(tool) = &dataset.tool else {
        return Html::default();
    };
    let Some(file) = dataset.file(tool.slot) else {
        return Html::default();
    };
    html! { <Panel tool={tool.clone()} file={file.clone()} /> }
}

#[derive(Properties, PartialEq)]
struct PanelProps {
    tool: Tool,
    file: JobFile,
}

#[component]
fn Panel(props: &PanelProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let PanelProps { tool, file } = props;
    use_effect_with((), |()| document::open_dialog(DIALOG));
    let onclose = {
        let tools = tools.clone();
        Callback::from(move |_: Event| tools.close())
    };
    let (title, lead) = match tool.settings.kind() {
        ToolKind::Repair => ("tools-repair-title", "tools-repair-lead"),
        ToolKind::Convert => ("tools-convert-title", "tools-convert-lead"),
        ToolKind::Split => ("tools-split-title", "tools-split-lead"),
    };
    let name = visible(&source_name(&file.source, &words)).into_owned();
    // What was written before is worth a look until there is something newer, or is known to be nothing.
    let is_shown = matches!(tool.work, Work::Running(_) | Work::Done);
    let said = tool.product.as_ref().filter(|_| is_shown);
    let fields = match &tool.settings {
        Settings::Repair { drop_duplicates } => {
            html! { <RepairFields drop_duplicates={*drop_duplicates} /> }
        }
        Settings::Convert(settings) => {
            html! { <ConvertFields settings={settings.clone()} product={tool.product.clone()} /> }
        }
        Settings::Split(settings) => html! { <SplitFields settings={settings.clone()} /> },
    };
    html! {
        <dialog id={DIALOG} class="dialog dialog--wide" aria-labelledby="tool-title" {onclose}>
            <div class="dialog__body">
                <div>
                    <h2 id="tool-title">
                        {words.say(title)}{" "}<bdi class="tool__name">{name}</bdi>
                    </h2>
                    <p class="lead">{words.say(lead)}</p>
                </div>
                {fields}
                <Outcome
                    tool={tool.clone()}
                    source={file.source.clone()}
                    said={said.map(|product| say(product, &words))}
                />
            </div>
        </dialog>
    }
}

/// What there is to say about what was written.
fn say(product: &Product, words: &Words) -> Said {
    match &product.reshaped {
        Reshaped::Repaired { repaired: it, left } => repaired(it, left, words),
        Reshaped::Converted(it) => converted(it, words),
        Reshaped::Split(it) => divided(it, words),
    }
}
