use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{hooks::use_words, services::document};

/// Properties of [`PasteDialog`].
#[derive(Properties, PartialEq)]
pub struct PasteDialogProps {
    /// The id under which it is opened.
    pub id: &'static str,
    /// Text was given.
    pub pasted: Callback<String>,
}

/// A place for text, above everything else.
#[component]
pub fn PasteDialog(props: &PasteDialogProps) -> Html {
    let words = use_words();
    let text = use_node_ref();
    let id = props.id;
    let inspect = {
        let (text, pasted) = (text.clone(), props.pasted.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = text.cast::<HtmlTextAreaElement>() {
                document::close_dialog(id);
                pasted.emit(area.value());
            }
        })
    };
    html! {
        <dialog {id} class="dialog" aria-labelledby="paste-title">
            <div class="dialog__body">
                <h2 id="paste-title">{words.say("dataset-paste-title")}</h2>
                <label class="field">
                    <span class="field__hint">{words.say("dataset-paste-hint")}</span>
                    <textarea ref={text} class="input" spellcheck="false" />
                </label>
                <div class="actions">
                    <button class="button button--main" onclick={inspect}>
                        {words.say("dataset-paste-inspect")}
                    </button>
                    <button class="button" onclick={move |_| document::close_dialog(id)}>
                        {words.say("dataset-paste-close")}
                    </button>
                </div>
            </div>
        </dialog>
    }
}
