use yew::prelude::*;

use crate::hooks::{focus_heading, use_creator, use_words};

/// Says what is kept, and throws it away when asked to.
#[component]
pub fn StartOver() -> Html {
    let words = use_words();
    let creator = use_creator();
    let onclick = Callback::from(move |_: MouseEvent| {
        creator.start_over();
        // The button that had the focus is gone.
        focus_heading();
    });
    html! {
        <p class="kept">
            {words.say("create-kept")}{" "}
            <button type="button" class="link-button" {onclick}>{words.say("create-start-over")}</button>
        </p>
    }
}
