use vertex::{Token, TokenFault};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::sign_in::SignInForm;
use crate::{
    hooks::{AccountHandle, use_today, use_words},
    prose::prose,
    state::TokenFacts,
    words::Words,
};

/// Properties of [`TokenForm`].
#[derive(Properties, PartialEq)]
pub struct TokenFormProps {
    /// The account.
    pub handle: AccountHandle,
}

/// Takes a token, counts it down, and lets go of it.
#[component]
pub fn TokenForm(props: &TokenFormProps) -> Html {
    let words = use_words();
    let today = use_today();
    let handle = &props.handle;
    let news = use_state_eq(|| None::<&'static str>);
    let revoke = {
        let (handle, news) = (handle.clone(), news.clone());
        let ended = Callback::from(move |taken| {
            let key = if taken {
                "google-revoked"
            } else {
                "google-not-revoked"
            };
            news.set(Some(key));
        });
        Callback::from(move |_: MouseEvent| handle.revoke(ended.clone()))
    };
    let forget = {
        let (handle, news) = (handle.clone(), news.clone());
        Callback::from(move |_: MouseEvent| {
            handle.forget();
            news.set(Some("google-forgotten"));
        })
    };
    let taken = {
        let news = news.clone();
        Callback::from(move |()| news.set(None))
    };
    let token = handle.account.token;
    let is_good = handle.account.may_call(today);
    html! {
        <div class="account__token">
            <p role="status">
                if let Some(key) = *news {
                    {words.say(key)}
                } else if let Some(token) = token.filter(|_| is_good) {
                    <b>{words.say("google-signed-in")}</b>{" "}{countdown(token, today, &words)}
                } else if token.is_some() {
                    <b>{words.say("google-expired")}</b>
                }
            </p>
            if is_good {
                <div class="actions">
                    <button type="button" class="button" onclick={forget}>{words.say("google-forget")}</button>
                    <button
                        type="button"
                        class="button button--quiet"
                        aria-describedby="account-revoke"
                        onclick={revoke}
                    >
                        {words.say("google-revoke")}
                    </button>
                </div>
                <p id="account-revoke" class="field__hint">{words.say("google-revoke-hint")}</p>
            } else {
                <Paste handle={handle.clone()} {taken} />
                <details>
                    <summary>{words.say("google-sign-in-instead")}</summary>
                    <SignInForm handle={handle.clone()} />
                </details>
            }
        </div>
    }
}

fn countdown(token: TokenFacts, today: u64, words: &Words) -> String {
    let minutes = token.until.saturating_sub(today).div_ceil(60_000);
    let key = if token.exact {
        "google-minutes-left"
    } else {
        "google-minutes-left-at-most"
    };
    words.say_with(key, [("minutes", minutes.into())])
}

/// Properties of [`Paste`].
#[derive(Properties, PartialEq)]
struct PasteProps {
    handle: AccountHandle,
    taken: Callback<()>,
}

/// The field for a token. What is typed stays in the field, which is emptied as soon as it is used: the
/// token is in no state and no attribute.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let fault = use_state_eq(|| None::<TokenFault>);
    let onsubmit = {
        let (field, fault) = (field.clone(), fault.clone());
        let (handle, taken) = (props.handle.clone(), props.taken.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else {
                return;
            };
            match Token::parse(&field.value()) {
                Ok(token) => {
                    field.set_value("");
                    fault.set(None);
                    taken.emit(());
                    handle.sign_in(token, None);
                }
                Err(found) => fault.set(Some(found)),
            }
        })
    };
    html! {
        <form class="account__paste" {onsubmit}>
            <div class="field">
                <label for="account-token">{words.say("google-token")}</label>
                <p id="account-token-hint" class="field__hint">{prose(&words.say("google-token-hint"))}</p>
                <input
                    ref={field}
                    id="account-token"
                    class="input"
                    type="password"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="account-token-hint account-token-fault"
                    aria-invalid={fault.is_some().then_some("true")}
                />
                <p id="account-token-fault" class="trouble" role="alert">
                    if let Some(fault) = *fault {
                        {prose(fault.message().get(words.language()))}
                    }
                </p>
            </div>
            <div class="actions">
                <button type="submit" class="button button--main">{words.say("google-token-use")}</button>
            </div>
        </form>
    }
}
