use tuning::{Family, Model};
use yew::prelude::*;

use crate::{
    components::LineInput,
    hooks::{use_models, use_words},
    number::grouped,
    state::{Line, SamplingDraft, SamplingField},
};

/// Properties of [`Sampling`].
#[derive(Properties, PartialEq)]
pub struct SamplingProps {
    /// What was typed.
    pub draft: SamplingDraft,
    /// What kind of model is asked.
    pub family: Family,
    /// The model that was tuned, where it is known.
    pub base: Option<&'static Model>,
}

/// How freely the model answers.
#[component]
pub fn Sampling(props: &SamplingProps) -> Html {
    let words = use_words();
    let fields = SamplingField::ALL
        .into_iter()
        .filter(|field| field.applies_to(props.family));
    html! {
        <details class="fold">
            <summary>{words.say("sampling-title")}</summary>
            <p class="field__hint">{words.say("sampling-hint")}</p>
            <div class="prompt__sampling">
                for field in fields {
                    <Value {field} draft={props.draft.clone()} base={props.base} />
                }
            </div>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct ValueProps {
    field: SamplingField,
    draft: SamplingDraft,
    base: Option<&'static Model>,
}

#[component]
fn Value(props: &ValueProps) -> Html {
    let words = use_words();
    let handle = use_models();
    let field = props.field;
    let (key, what) = match field {
        SamplingField::Temperature => ("sampling-temperature", "sampling-temperature-hint"),
        SamplingField::MaxOutputTokens => ("sampling-longest", "sampling-longest-hint"),
        SamplingField::TopK => ("sampling-top-k", "sampling-top-k-hint"),
        SamplingField::TopP => ("sampling-top-p", "sampling-top-p-hint"),
    };
    let invalid = !props.draft.is_right(field, props.base);
    let (least, most) = field.range(props.base);
    let range = [
        ("least", grouped(least).into()),
        ("most", grouped(most).into()),
    ];
    let hint = format!("{key}-range");
    html! {
        <div class="field">
            <label class="field__label" for={key}>{words.say(key)}</label>
            <LineInput
                id={key}
                value={props.draft.typed(field).to_owned()}
                described_by={hint.clone()}
                {invalid}
                numeric={true}
                typed={move |text| handle.write(Line::Sampling(field), text)}
            />
            <p id={hint} class={classes!("field__hint", invalid.then_some("models__wrong"))}>
                {words.say_with("sampling-range", range)}{" "}{words.say(what)}
            </p>
        </div>
    }
}
