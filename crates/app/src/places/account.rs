//! Whom the page speaks to: a part of the places that send something.

mod sign_in;
mod token;

use yew::prelude::*;

use self::token::TokenForm;
use crate::{
    components::Choice,
    hooks::{use_account, use_words},
    prose::prose,
    services::document,
    state::Destination,
};

/// The id of the section.
pub const ACCOUNT: &str = "account";

/// Where requests go, and the token that signs them.
#[component]
pub fn AccountSection() -> Html {
    let words = use_words();
    let handle = use_account();
    let destination = handle.account.destination;
    let options = [
        (Destination::Simulated, "google-simulated"),
        (Destination::Google, "google-real"),
    ];
    let chosen = {
        let handle = handle.clone();
        Callback::from(move |name: String| handle.head_for(Destination::from_name(&name)))
    };
    html! {
        <section id={ACCOUNT} class="account" tabindex="-1" aria-labelledby="account-title">
            <h2 id="account-title">{words.say("google-account")}</h2>
            <div class="field account__destination">
                <label class="field__label" for="account-destination">{words.say("google-destination")}</label>
                <Choice
                    id="account-destination"
                    value={destination.name()}
                    options={options
                        .map(|(destination, key)| (destination.name().into(), words.say(key).into()))
                        .to_vec()}
                    {chosen}
                />
            </div>
            if destination == Destination::Google {
                <TokenForm {handle} />
            } else {
                <p>{prose(&words.say(lead()))}</p>
            }
        </section>
    }
}

/// What the simulated Google is, as one sentence: it is inside the page, or beside it.
fn lead() -> &'static str {
    if document::simulator().is_some() {
        "google-server-lead"
    } else {
        "google-simulated-lead"
    }
}
