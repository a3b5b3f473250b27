use tuning::Model;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    hooks::{use_inspector, use_words},
    state::Choices,
};

/// Properties of each field.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// How the file is inspected.
    pub choices: Choices,
    /// The models that the file can be for.
    pub models: Vec<&'static Model>,
    /// The model whose limits were applied last.
    pub model: Option<AttrValue>,
}

/// The model to tune.
#[component]
pub fn ModelField(props: &FieldProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let onchange = {
        let choices = props.choices.clone();
        Callback::from(move |event: Event| {
            let model = event.target_unchecked_into::<HtmlSelectElement>().value();
            let model = (!model.is_empty()).then_some(model);
            inspector.choose(Choices {
                model,
                ..choices.clone()
            });
        })
    };
    let chosen = props.choices.model.as_deref();
    let chosen = chosen.filter(|name| props.models.iter().any(|model| model.name == *name));
    let detected = match (&props.model, chosen) {
        (Some(model), None) => {
            words.say_with("dataset-model-detected", [("model", model.as_str().into())])
        }
        _ => words.say("dataset-model-detect"),
    };
    html! {
        <label class="field">
            <span class="field__label">{words.say("dataset-model")}</span>
            <select class="input" {onchange}>
                <option value="" selected={chosen.is_none()}>{detected}</option>
                for model in &props.models {
                    <option value={model.name} selected={chosen == Some(model.name)}>{model.name}</option>
                }
            </select>
        </label>
    }
}

/// The default context of the job.
#[component]
pub fn ContextField(props: &FieldProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let onchange = {
        let choices = props.choices.clone();
        Callback::from(move |event: Event| {
            let default_context = event.target_unchecked_into::<HtmlInputElement>().value();
            inspector.choose(Choices {
                default_context,
                ..choices.clone()
            });
        })
    };
    html! {
        <label class="field dataset-bar__context">
            <span class="field__label">{words.say("dataset-context")}</span>
            <input class="input" value={props.choices.default_context.clone()} {onchange} />
        </label>
    }
}

/// Whether doubtful findings are errors.
#[component]
pub fn StrictField(props: &FieldProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let onchange = {
        let choices = props.choices.clone();
        Callback::from(move |event: Event| {
            let strict = event.target_unchecked_into::<HtmlInputElement>().checked();
            inspector.choose(Choices {
                strict,
                ..choices.clone()
            });
        })
    };
    html! {
        <label class="check" title={words.say("dataset-strict-hint")}>
            <input type="checkbox" checked={props.choices.strict} {onchange} />
            <span>{words.say("dataset-strict")}</span>
        </label>
    }
}
