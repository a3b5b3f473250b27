use std::rc::Rc;

use yew::prelude::*;

use crate::{
    components::ApiProblem,
    hooks::{use_jobs, use_store, use_today, use_words},
    moment,
    places::account::ACCOUNT,
    services::document,
    state::{About, Pulse},
};

/// Properties of [`Asked`].
#[derive(Properties, PartialEq)]
pub struct AskedProps {
    /// What is asked about.
    pub about: About,
    /// How asking goes.
    pub pulse: Pulse,
    /// Whether it will be asked about again without the person.
    pub goes_on: bool,
}

/// When Google was asked last, what went wrong then, and the way to ask now.
#[component]
pub fn Asked(props: &AskedProps) -> Html {
    let words = use_words();
    let store = use_store();
    let jobs = use_jobs();
    let now = use_today();
    let pulse = &props.pulse;
    if !store.account.may_call(now) {
        return html! { <NoToken /> };
    }
    let about = props.about;
    let since = pulse.heard.map(|heard| {
        let time = moment::lasting(now.saturating_sub(heard), &words);
        words.say_with("jobs-asked", [("time", time.into())])
    });
    html! {
        <>
            <div class="jobs__asked">
                <p>{since.unwrap_or_else(|| words.say("jobs-asking"))}</p>
                <button type="button" class="link-button" onclick={move |_| jobs.ask(about)}>
                    {words.say("jobs-refresh")}
                </button>
            </div>
            <div role="status">
                if let Some(error) = &pulse.error {
                    <ApiProblem error={Rc::clone(error)} settings={Rc::new(store.jobs_settings())} />
                    if pulse.wants_token() {
                        <p>{to_account(words.say("jobs-to-account"))}</p>
                    } else if props.goes_on {
                        <p>{words.say("jobs-asks-again")}</p>
                    }
                }
            </div>
        </>
    }
}

/// That nothing is asked before there is a token.
#[component]
fn NoToken() -> Html {
    let words = use_words();
    let store = use_store();
    let key = if store.account.token.is_some() {
        "jobs-token-expired"
    } else {
        "jobs-no-token"
    };
    html! {
        <div class="notice notice--warning" role="status">
            <p>{words.say(key)}{" "}{to_account(words.say("jobs-to-account"))}</p>
        </div>
    }
}

/// Leads to the account. A link to its fragment would leave the place: the fragment is its address.
fn to_account(text: String) -> Html {
    html! {
        <button type="button" class="link-button" onclick={|_| document::focus(ACCOUNT)}>{text}</button>
    }
}
