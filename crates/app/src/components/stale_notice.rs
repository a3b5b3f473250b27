use yew::prelude::*;

use crate::{hooks::use_words, services::document};

/// Says that page and worker come from different releases.
#[component]
pub fn StaleNotice() -> Html {
    let words = use_words();
    html! {
        <div class="notice" role="alert">
            <p>{words.say("page-stale")}</p>
            <button class="button" onclick={|_| document::reload()}>{words.say("page-reload")}</button>
        </div>
    }
}
