use yew::prelude::*;

use crate::{hooks::use_words, services::document};

/// Properties of [`Question`].
#[derive(Properties, PartialEq)]
pub struct QuestionProps {
    /// Its id in the document.
    pub id: AttrValue,
    /// The person answered: whether the file is to be uploaded.
    pub answered: Callback<bool>,
}

/// Asks whether a file with errors is meant to be uploaded.
#[component]
pub fn Question(props: &QuestionProps) -> Html {
    let words = use_words();
    use_effect_with(props.id.clone(), |id| document::focus(id));
    let answer = |answer: bool| props.answered.reform(move |_: MouseEvent| answer);
    html! {
        <div class="upload__question" id={props.id.clone()} tabindex="-1">
            <p>{words.say("upload-blocked")}</p>
            <div class="actions">
                <button type="button" class="button" onclick={answer(true)}>{words.say("upload-all-the-same")}</button>
                <button type="button" class="button" onclick={answer(false)}>{words.say("upload-leave")}</button>
            </div>
        </div>
    }
}
