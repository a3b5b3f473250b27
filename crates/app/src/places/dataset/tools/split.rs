use dataset::Split;
use rule::grouped;
use tuning::limits::{MAXIMUM_EVALUATION_EXAMPLES, MINIMUM_EVALUATION_EXAMPLES};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::outcome::Said;
use crate::{
    findings::visible,
    hooks::{use_tools, use_words},
    state::{Settings, SplitSettings},
    words::Words,
};

/// Properties of [`SplitFields`].
#[derive(Properties, PartialEq)]
pub struct SplitFieldsProps {
    /// What was typed.
    pub settings: SplitSettings,
}

/// What can be chosen about a split.
#[component]
pub fn SplitFields(props: &SplitFieldsProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let settings = &props.settings;
    let set = |with: fn(String, SplitSettings) -> SplitSettings| {
        let (tools, settings) = (tools.clone(), settings.clone());
        Callback::from(move |text| tools.set(Settings::Split(with(text, settings.clone()))))
    };
    let range = words.say_with(
        "tools-evaluation-hint",
        [
            ("least", MINIMUM_EVALUATION_EXAMPLES.into()),
            ("most", MAXIMUM_EVALUATION_EXAMPLES.into()),
        ],
    );
    html! {
        <div class="tool__fields">
            <NumberField
                id="tool-evaluation"
                label={words.say("tools-evaluation")}
                hint={range}
                value={settings.evaluation.clone()}
                changed={set(|evaluation, settings| SplitSettings { evaluation, ..settings })}
            />
            <NumberField
                id="tool-seed"
                label={words.say("tools-seed")}
                hint={words.say("tools-seed-hint")}
                value={settings.seed.clone()}
                changed={set(|seed, settings| SplitSettings { seed, ..settings })}
            />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NumberFieldProps {
    id: &'static str,
    label: AttrValue,
    hint: AttrValue,
    value: AttrValue,
    changed: Callback<String>,
}

/// A field for a whole number, which counts when it is left or Enter is pressed.
#[component]
fn NumberField(props: &NumberFieldProps) -> Html {
    let words = use_words();
    let is_wrong = SplitSettings::whole(&props.value).is_none();
    let hint = format!("{}-hint", props.id);
    let onchange = props
        .changed
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field">
            <label class="field__label" for={props.id}>{&props.label}</label>
            <input
                id={props.id}
                class="input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                value={props.value.clone()}
                aria-describedby={hint.clone()}
                aria-invalid={is_wrong.then_some("true")}
                {onchange}
            />
            <p id={hint} class={classes!("field__hint", is_wrong.then_some("tool__trouble"))}>
                if is_wrong {
                    {words.say("tools-whole-number")}
                } else {
                    {&props.hint}
                }
            </p>
        </div>
    }
}

/// How the file was split.
pub fn divided(split: &Split, words: &Words) -> Said {
    let answer = words.say_with(
        "tools-divided",
        [
            ("training", split.training.into()),
            ("evaluation", split.evaluation.into()),
        ],
    );
    let alike = words.say_with(
        "tools-alike",
        [
            ("examples", split.alike.examples.into()),
            ("groups", split.alike.groups.into()),
        ],
    );
    let body = html! {
        <>
            for oddity in &split.oddities {
                <div class="notice notice--warning">
                    <p>{oddity.message().get(words.language()).to_owned()}</p>
                </div>
            }
            if split.alike.groups > 0 {
                <p>{alike}</p>
            }
            if !split.classes.is_empty() {
                {classes(split, words)}
            }
        </>
    };
    Said {
        answer,
        body,
        check: Some("tools-check-both"),
        is_worth_saving: split.evaluation > 0,
    }
}

fn classes(split: &Split, words: &Words) -> Html {
    html! {
        <table class="table tool__classes">
            <caption>{words.say("tools-classes")}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.say("tools-class")}</th>
                    <th scope="col">{words.say("dataset-slot-training")}</th>
                    <th scope="col">{words.say("dataset-slot-evaluation")}</th>
                </tr>
            </thead>
            <tbody>
                for class in &split.classes {
                    <tr>
                        <th scope="row"><bdi>{visible(&class.name).into_owned()}</bdi></th>
                        <td>{grouped(class.training)}</td>
                        <td>{grouped(class.evaluation)}</td>
                    </tr>
                }
            </tbody>
        </table>
    }
}
