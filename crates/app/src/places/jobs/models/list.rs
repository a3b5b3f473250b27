use vertex::{models, resource::ModelName};
use yew::prelude::*;

use super::tuned_model::day;
use crate::{hooks::use_words, state::Listing};

/// Properties of [`ModelList`].
#[derive(Properties, PartialEq)]
pub struct ModelListProps {
    /// What was found.
    pub list: Listing,
    /// The model that is being looked at.
    pub open: Option<ModelName>,
    /// The person wants to look at a model.
    pub chosen: Callback<ModelName>,
    /// The person wants the rest of the list.
    pub more: Callback<()>,
}

/// One line a model, the newest first.
#[component]
pub fn ModelList(props: &ModelListProps) -> Html {
    let words = use_words();
    let list = &props.list;
    let is_pending = list.page.pending().is_some();
    let count = list.found.len() as u64;
    let said = if is_pending {
        words.say("models-asking")
    } else if list.page.failed().is_some() {
        String::new()
    } else {
        words.say_with("models-found", [("count", count.into())])
    };
    html! {
        <>
            <p role="status" class="models__said">{said}</p>
            if !list.found.is_empty() {
                <ul class="models__list">
                    for model in &list.found {
                        {line(model, props, &words)}
                    }
                </ul>
            }
            if list.next_page.is_some() && !is_pending {
                <div>
                    <button type="button" class="button" onclick={props.more.reform(|_: MouseEvent| ())}>
                        {words.say("models-more")}
                    </button>
                </div>
            }
        </>
    }
}

fn line(model: &models::TunedModel, props: &ModelListProps, words: &crate::words::Words) -> Html {
    let Some(name) = model.model_name() else {
        return Html::default();
    };
    let is_open = props.open.as_ref() == Some(&name);
    let onclick = {
        let (chosen, name) = (props.chosen.clone(), name.clone());
        Callback::from(move |_: MouseEvent| chosen.emit(name.clone()))
    };
    let called = if model.display_name.is_empty() {
        name.id()
    } else {
        &model.display_name
    };
    let deployed = if model.endpoint().is_some() {
        "models-deployed"
    } else {
        "models-not-deployed"
    };
    html! {
        <li class="models__line">
            <button
                type="button"
                class="link-button models__name"
                aria-current={is_open.then_some("true")}
                {onclick}
            >
                <bdi>{called.to_owned()}</bdi>
            </button>
            <span>{model.base_model().unwrap_or_default().to_owned()}</span>
            <span>{day(model.create_time.as_deref())}</span>
            <span>{words.say(deployed)}</span>
        </li>
    }
}
