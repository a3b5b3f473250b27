use yew::prelude::*;

use crate::{
    components::{Icon, Mark, PROBLEMS},
    hooks::{use_inspector, use_words},
    place::Place,
    services::document,
};

/// Properties of [`Actions`].
#[derive(Properties, PartialEq)]
pub struct ActionsProps {
    /// How many problems there are.
    pub count: u64,
    /// Whether one of them is an error.
    pub blocked: bool,
}

/// What can be done with the results.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let save = Callback::from(move |_: MouseEvent| inspector.save_report());
    html! {
        <div class="actions results__actions">
            if !props.blocked {
                <a class="button button--main" href={Place::Plan.href()}>{words.say("dataset-to-plan")}</a>
            }
            if props.count > 0 {
                <button class="button" onclick={|_| document::focus(PROBLEMS)}>
                    {words.say_with("dataset-all-problems", [("count", props.count.into())])}
                </button>
            }
            <button class="button" onclick={save}>
                <Mark icon={Icon::Save} />{words.say("dataset-save-report")}
            </button>
        </div>
    }
}
