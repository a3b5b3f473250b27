use yew::prelude::*;

use crate::{hooks::use_words, services::document};

/// The way past the rail for who uses the keyboard.
#[component]
pub fn SkipLink() -> Html {
    let words = use_words();
    // A link to `#main` would leave the place: the fragment is its address.
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        document::focus("main");
    });
    html! { <a class="skip-link" href="#main" onclick={skip}>{words.say("page-skip")}</a> }
}
