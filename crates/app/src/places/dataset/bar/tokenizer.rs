use web_sys::File;
use yew::prelude::*;

use super::fields::FieldProps;
use crate::{
    components::FileButton,
    findings::visible,
    hooks::{use_inspector, use_words},
    services::document,
    state::{Choices, TokenizerChoice},
};

/// The id of the field.
const FIELD: &str = "tokenizer";

/// What counts the tokens.
#[component]
pub fn TokenizerField(props: &FieldProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let chosen = {
        let inspector = inspector.clone();
        Callback::from(move |files: Vec<File>| {
            if let Some(file) = files.into_iter().next() {
                inspector.count_with(file);
            }
        })
    };
    let built_in = {
        let choices = props.choices.clone();
        Callback::from(move |_: MouseEvent| {
            let tokenizer = TokenizerChoice::BuiltIn;
            inspector.choose(Choices {
                tokenizer,
                ..choices.clone()
            });
        })
    };
    let own = match &props.choices.tokenizer {
        TokenizerChoice::BuiltIn => None,
        TokenizerChoice::Own { name } => Some(name.clone()),
    };
    {
        // The control that was used is gone; the focus stays where it was.
        let changed = use_mut_ref(|| false);
        use_effect_with(own.clone(), move |_| {
            if changed.replace(true) {
                document::focus(FIELD);
            }
        });
    }
    html! {
        <div id={FIELD} tabindex="-1" class="field" role="group" aria-labelledby="tokenizer-label">
            <span class="field__label" id="tokenizer-label">{words.say("dataset-tokenizer")}</span>
            <div class="actions">
                if let Some(name) = own {
                    <span><bdi>{visible(&name).into_owned()}</bdi></span>
                    <button class="link-button" onclick={built_in}>{words.say("dataset-tokenizer-built-in")}</button>
                } else {
                    <FileButton
                        label={words.say("dataset-tokenizer-own")}
                        accept=".json,application/json"
                        {chosen}
                    />
                }
            </div>
        </div>
    }
}
