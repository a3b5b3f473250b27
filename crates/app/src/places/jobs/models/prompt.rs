use std::rc::Rc;

use tuning::Family;
use vertex::Settings;
use yew::prelude::*;

use super::{conversation::Said, kind::kind, sampling::Sampling, writing::text_area};
use crate::{
    components::ApiProblem,
    hooks::{ModelsHandle, use_models, use_words},
    state::{Line, OpenModel},
    words::Words,
};

/// Properties of [`PromptForm`].
#[derive(Properties, PartialEq)]
pub struct PromptFormProps {
    /// The model, which has an endpoint.
    pub open: OpenModel,
    /// What fills in a cure.
    pub settings: Rc<Settings>,
    /// Whether it is one of Google's, and not made up.
    pub is_real: bool,
}

/// A prompt to be tried, and what came of those before.
#[component]
pub fn PromptForm(props: &PromptFormProps) -> Html {
    let words = use_words();
    let handle = use_models();
    let open = &props.open;
    let family = open.family();
    if family == Some(Family::Embedding) {
        return html! { <p>{words.say("prompt-embedding")}</p> };
    }
    let is_chat = family.is_some_and(Family::is_chat);
    let conversation = &open.conversation;
    let send = {
        let handle = handle.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            handle.ask();
        })
    };
    let verb = |verb: fn(&ModelsHandle)| {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| verb(&handle))
    };
    let text_key = match family {
        Some(Family::Chat | Family::CodeChat) => "prompt-message",
        Some(Family::Code) => "prompt-prefix",
        _ => "prompt-text",
    };
    html! {
        <section class="prompt" aria-labelledby="prompt-title">
            <h3 id="prompt-title">{words.say("prompt-title")}</h3>
            <p class="field__hint">
                {words.say(if is_chat { "prompt-chat-lead" } else { "prompt-text-lead" })}
                if props.is_real {
                    {" "}{words.say("prompt-charged")}
                }
            </p>
            if open.base().is_none() && open.model.got().is_some_and(|model| model.family().is_none()) {
                {kind(family, &handle, &words)}
            }
            if is_chat {
                {text_area("prompt-context", Line::Context, &conversation.context, "2", &handle, &words)}
            }
            <Said exchanges={conversation.exchanges.clone()} settings={Rc::clone(&props.settings)} />
            <form class="prompt__form" onsubmit={send}>
                {text_area(text_key, Line::Text, &conversation.text, "4", &handle, &words)}
                if let Some(family) = family {
                    <Sampling draft={conversation.sampling.clone()} {family} base={open.base()} />
                }
                <div class="actions">
                    // A button that is disabled while the answer is awaited would lose the focus.
                    <button
                        type="submit"
                        class="button button--main"
                        aria-disabled={(!open.may_send()).then_some("true")}
                    >
                        {words.say("prompt-send")}
                    </button>
                    if open.base().is_some() {
                        <button
                            type="button"
                            class="button"
                            aria-disabled={(!open.may_count()).then_some("true")}
                            onclick={verb(ModelsHandle::count_tokens)}
                        >
                            {words.say("prompt-count")}
                        </button>
                    }
                    if conversation.is_begun() {
                        <button type="button" class="button button--quiet" onclick={verb(ModelsHandle::clear)}>
                            {words.say("prompt-clear")}
                        </button>
                    }
                </div>
            </form>
            <p role="status">{counted(props, &words)}</p>
            if let Some(error) = conversation.tokens.failed() {
                <ApiProblem error={Rc::clone(error)} settings={Rc::clone(&props.settings)} />
            }
        </section>
    }
}

/// How long the prompt is, and who says so.
fn counted(props: &PromptFormProps, words: &Words) -> Option<String> {
    let count = props.open.conversation.tokens.got()?;
    let key = if props.is_real {
        "prompt-counted"
    } else {
        "prompt-counted-simulated"
    };
    let values = [
        ("tokens", count.total_tokens.into()),
        ("characters", count.total_billable_characters.into()),
    ];
    Some(words.say_with(key, values))
}
