use worker::protocol::Uncounted;
use yew::prelude::*;

use crate::hooks::{use_inspector, use_words};

/// Properties of [`UncountedNotice`].
#[derive(Properties, PartialEq)]
pub struct UncountedProps {
    /// Why.
    pub why: Uncounted,
}

/// Why tokens were not counted although they should have been.
#[component]
pub fn UncountedNotice(props: &UncountedProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let (key, reason) = match &props.why {
        Uncounted::Unreachable => ("dataset-uncounted-unreachable", None),
        Uncounted::Damaged => ("dataset-uncounted-damaged", None),
        Uncounted::OwnTokenizer { reason } => ("dataset-uncounted-own", Some(reason.clone())),
    };
    let again = Callback::from(move |_: MouseEvent| inspector.again());
    html! {
        <div class="notice notice--warning">
            <p>
                {words.say(key)}
                if let Some(reason) = reason {
                    {" "}<code lang="en">{reason}</code>
                }
            </p>
            <button class="button" onclick={again}>{words.say("dataset-again")}</button>
        </div>
    }
}
