use vertex::Token;
use yew::prelude::*;

use crate::{
    components::{Choice, LineInput},
    hooks::{AccountHandle, use_preferences, use_words},
    prose::prose,
    services::{
        sign_in::{self, Ask, SignIn},
        storage,
    },
    state::client_id,
};

const CLIENT: &str = "tuneup.client";

/// What a token may be good for. Source: <https://developers.google.com/identity/protocols/oauth2/scopes>.
const SCOPES: [(&str, &str); 2] = [
    (
        "https://www.googleapis.com/auth/cloud-platform",
        "google-scope-jobs",
    ),
    (
        "https://www.googleapis.com/auth/devstorage.read_write",
        "google-scope-upload",
    ),
];

/// Properties of [`SignInForm`].
#[derive(Properties, PartialEq)]
pub struct SignInFormProps {
    /// The account.
    pub handle: AccountHandle,
}

/// Signs in with Google in a window of its own, as a client that the person or the deployer registered.
#[component]
pub fn SignInForm(props: &SignInFormProps) -> Html {
    let words = use_words();
    let preferences = use_preferences();
    let deployed = use_memo((), |()| sign_in::deployed_client());
    let typed = use_state_eq(|| storage::read(CLIENT).unwrap_or_default());
    let scope = use_state_eq(|| SCOPES[0].0);
    let fault = use_state_eq(|| None::<&'static str>);
    let window = use_mut_ref(|| None::<SignIn>);
    if !sign_in::is_possible() {
        return html! { <p>{words.say("google-sign-in-not-from-file")}</p> };
    }
    let id = deployed.as_ref().clone().unwrap_or((*typed).clone());
    let open = {
        let (handle, fault, scope) = (props.handle.clone(), fault.clone(), *scope);
        let signed = Callback::from(move |(token, seconds): (Token, Option<u64>)| {
            handle.sign_in(token, seconds);
        });
        let (language, theme) = (words.language(), preferences.theme);
        Callback::from(move |_: MouseEvent| {
            let Some(client_id) = client_id(&id) else {
                return fault.set(Some("google-client-fault"));
            };
            storage::write(CLIENT, client_id);
            let ask = Ask {
                client_id: client_id.to_owned(),
                scope,
                language: language.tag(),
                theme: theme.name(),
            };
            let opened = sign_in::open(ask, signed.clone());
            fault.set(opened.is_none().then_some("google-window-fault"));
            *window.borrow_mut() = opened;
        })
    };
    let choose = {
        let scope = scope.clone();
        Callback::from(move |name: String| {
            if let Some((found, _)) = SCOPES.into_iter().find(|(known, _)| *known == name) {
                scope.set(found);
            }
        })
    };
    let options = SCOPES.map(|(scope, key)| (scope.into(), words.say(key).into()));
    html! {
        <div class="account__paste">
            if deployed.is_none() {
                <div class="field">
                    <label for="account-client">{words.say("google-client")}</label>
                    <p id="account-client-hint" class="field__hint">{prose(&words.say("google-client-hint"))}</p>
                    <LineInput
                        id="account-client"
                        value={(*typed).clone()}
                        described_by="account-client-hint account-client-fault"
                        invalid={*fault == Some("google-client-fault")}
                        typed={Callback::from(move |text| typed.set(text))}
                    />
                </div>
            }
            <div class="field">
                <label for="account-scope">{words.say("google-scope")}</label>
                <Choice id="account-scope" value={*scope} options={options.to_vec()} chosen={choose} />
            </div>
            <p id="account-client-fault" class="trouble" role="alert">
                if let Some(key) = *fault {
                    {prose(&words.say(key))}
                }
            </p>
            <div class="actions">
                <button type="button" class="button" onclick={open}>{words.say("google-sign-in")}</button>
            </div>
        </div>
    }
}
