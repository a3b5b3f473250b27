use gloo_timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{hooks::use_words, services::clipboard};

/// Milliseconds for which the page says that something was copied.
const SAID_FOR: u32 = 4_000;

/// Properties of [`CopyButton`].
#[derive(Properties, PartialEq)]
pub struct CopyButtonProps {
    /// What is copied.
    pub text: AttrValue,
}

/// Puts text on the clipboard and says so.
#[component]
pub fn CopyButton(props: &CopyButtonProps) -> Html {
    let words = use_words();
    let said = use_state_eq(|| None::<&'static str>);
    let onclick = {
        let (text, said) = (props.text.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, said) = (text.clone(), said.clone());
            spawn_local(async move {
                let copied = clipboard::copy(&text).await;
                said.set(Some(if copied {
                    "page-copied"
                } else {
                    "page-not-copied"
                }));
                TimeoutFuture::new(SAID_FOR).await;
                said.set(None);
            });
        })
    };
    html! {
        <>
            <button type="button" class="button" {onclick}>{words.say("page-copy")}</button>
            <span class="copied" role="status">
                if let Some(key) = *said {
                    {words.say(key)}
                }
            </span>
        </>
    }
}
