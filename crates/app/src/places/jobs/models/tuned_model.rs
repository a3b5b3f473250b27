use std::rc::Rc;

use vertex::resource::ModelName;
use yew::prelude::*;

use super::{panel::Panel, prompt::PromptForm};
use crate::{
    components::ApiProblem,
    hooks::{use_models, use_store, use_words},
    state::{Ask, Destination},
};

/// Properties of [`TunedModel`].
#[derive(Properties, PartialEq)]
pub struct TunedModelProps {
    /// Its full name.
    pub name: ModelName,
}

/// A tuned model: what it is, where it can be called, and what it answers. Nothing is asked before the
/// person wants to look at it.
#[component]
pub fn TunedModel(props: &TunedModelProps) -> Html {
    let words = use_words();
    let store = use_store();
    let handle = use_models();
    let open = handle.models.open.as_ref();
    let Some(open) = open.filter(|open| open.name == props.name) else {
        let name = props.name.clone();
        return html! {
            <div class="tuned-model">
                <h3>{words.say("model-title")}</h3>
                <p><code class="tuned-model__name">{props.name.to_string()}</code></p>
                <div>
                    <button type="button" class="button" onclick={move |_| handle.open(name.clone())}>
                        {words.say("model-load")}
                    </button>
                </div>
            </div>
        };
    };
    let settings = Rc::new(store.jobs_settings());
    let is_real = store.account.destination == Destination::Google;
    let again = {
        let (handle, name) = (handle.clone(), props.name.clone());
        Callback::from(move |_: MouseEvent| handle.open(name.clone()))
    };
    let close = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.close())
    };
    html! {
        <div class="tuned-model">
            {match &open.model {
                Ask::Not => Html::default(),
                Ask::Pending(_) => html! { <p role="status">{words.say("models-asking")}</p> },
                Ask::Failed(error) => html! {
                    <>
                        <ApiProblem error={Rc::clone(error)} settings={Rc::clone(&settings)} />
                        <div class="actions">
                            <button type="button" class="button" onclick={again}>{words.say("model-again")}</button>
                        </div>
                    </>
                },
                Ask::Got(_) => html! {
                    <>
                        <Panel open={open.clone()} settings={Rc::clone(&settings)} {is_real} />
                        if open.endpoint_name().is_some() {
                            <PromptForm open={open.clone()} {settings} {is_real} />
                        }
                    </>
                },
            }}
            <div class="actions">
                <button type="button" class="button button--quiet" onclick={close}>{words.say("model-close")}</button>
            </div>
        </div>
    }
}

/// The day of a time as RFC 3339 writes it, in UTC as the service has it.
pub fn day(time: Option<&str>) -> String {
    let day = time.and_then(|time| time.split_once('T'));
    day.map_or_else(|| "–".to_owned(), |(day, _)| day.to_owned())
}
