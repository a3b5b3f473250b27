use std::rc::Rc;

use vertex::{BuiltRequest, SnippetLanguage, json};
use yew::prelude::*;

use super::code::{View, shown};
use crate::{
    components::{CopyButton, Icon, Mark, Tab, Tabs, json_text, panel_id, tab_id},
    hooks::use_words,
    services::{download, files},
    state::Draft,
};

/// Properties of [`RequestView`].
#[derive(Properties, PartialEq)]
pub struct RequestViewProps {
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// The request, exactly as it would be sent, growing as the form is filled in.
#[component]
pub fn RequestView(props: &RequestViewProps) -> Html {
    let words = use_words();
    let view = use_state_eq(|| View::Request);
    let settings = &props.draft.settings;
    let request = &props.draft.request;
    let text = view.text(settings, request);
    let tabs = View::ALL.map(|view| Tab {
        name: view.name(),
        label: words.say(view.label()).into(),
    });
    let choose = {
        let view = view.clone();
        Callback::from(move |name: &'static str| {
            view.set(View::find(name).unwrap_or(View::Request));
        })
    };
    let save = {
        let (text, name) = (text.clone(), view.file_name());
        Callback::from(move |_: MouseEvent| {
            if let Some(file) = files::from_bytes(text.as_bytes(), name) {
                download::save(&file, name);
            }
        })
    };
    html! {
        <section class="request" aria-labelledby="launch-request">
            <h2 id="launch-request">{words.say("launch-request")}</h2>
            <Tabs label={words.say("launch-request")} tabs={tabs.to_vec()} current={view.name()} {choose} />
            <pre
                class="request__code"
                role="tabpanel"
                id={panel_id(view.name())}
                aria-labelledby={tab_id(view.name())}
                tabindex="0"
                dir="ltr"
            >
                <code>{code(*view, request, &text)}</code>
            </pre>
            <div class="actions">
                <CopyButton text={text.clone()} />
                <button type="button" class="button" onclick={save}>
                    <Mark icon={Icon::Save} />{words.say("launch-save")}
                </button>
            </div>
        </section>
    }
}

fn code(view: View, request: &BuiltRequest, text: &str) -> Html {
    match view {
        View::Snippet(SnippetLanguage::Json) => json_text(text),
        View::Snippet(_) => html! { {text.to_owned()} },
        View::Request => html! {
            <>
                <b class="request__method">{request.method}</b>{" "}{url(&request.url)}{"\n"}
                for (name, value) in &request.headers {
                    <span class="request__header">{format!("{name}: ")}</span>{shown(value) + "\n"}
                }
                {"\n"}
                {json_text(&json::pretty(&request.body))}
            </>
        },
    }
}

/// An address that is broken behind its slashes, if it must be broken at all.
fn url(url: &str) -> Html {
    let parts = url.split_inclusive(['/', '?']);
    html! {
        <>
            for part in parts {
                {part.to_owned()}<wbr />
            }
        </>
    }
}
