use tuning::Family;
use yew::prelude::*;

use crate::{components::Choice, hooks::ModelsHandle, words::Words};

/// Asks the person what nothing else says.
pub fn kind(family: Option<Family>, handle: &ModelsHandle, words: &Words) -> Html {
    const KINDS: [(Family, &str); 4] = [
        (Family::Text, "prompt-kind-text"),
        (Family::Code, "prompt-kind-code"),
        (Family::Chat, "prompt-kind-chat"),
        (Family::CodeChat, "prompt-kind-code-chat"),
    ];
    let unknown = ("".into(), words.say("prompt-kind-unknown").into());
    let kinds = KINDS.map(|(_, key)| (key.into(), words.say(key).into()));
    let options: Vec<_> = [unknown].into_iter().chain(kinds).collect();
    let chosen = KINDS.iter().find(|(known, _)| Some(*known) == family);
    let value = chosen.map_or("", |(_, key)| key);
    let handle = handle.clone();
    let chosen = move |value: String| {
        if let Some((family, _)) = KINDS.iter().find(|(_, key)| *key == value) {
            handle.is_of(*family);
        }
    };
    html! {
        <div class="field">
            <label class="field__label" for="prompt-kind">{words.say("prompt-kind")}</label>
            <Choice id="prompt-kind" {value} {options} {chosen} />
        </div>
    }
}
