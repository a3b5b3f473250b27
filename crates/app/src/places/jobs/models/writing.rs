use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{hooks::ModelsHandle, state::Line, words::Words};

/// A field for several lines, named by the sentence that is its label.
pub fn text_area(
    key: &'static str,
    line: Line,
    value: &str,
    rows: &'static str,
    handle: &ModelsHandle,
    words: &Words,
) -> Html {
    let handle = handle.clone();
    let oninput = move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        handle.write(line, text);
    };
    html! {
        <div class="field">
            <label class="field__label" for={key}>{words.say(key)}</label>
            <textarea id={key} class="input prompt__text" {rows} dir="auto" value={value.to_owned()} {oninput} />
        </div>
    }
}
