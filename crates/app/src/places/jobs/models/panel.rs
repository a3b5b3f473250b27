use std::rc::Rc;

use vertex::{Settings, endpoints, models};
use yew::prelude::*;

use super::tuned_model::day;
use crate::{
    components::ApiProblem,
    hooks::use_words,
    state::{Ask, OpenModel},
};

/// Properties of [`Panel`].
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// The model, which is here.
    pub open: OpenModel,
    /// What fills in a cure.
    pub settings: Rc<Settings>,
    /// Whether it is one of Google's, and not made up.
    pub is_real: bool,
}

/// What a model is, and where it can be called.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let words = use_words();
    let open = &props.open;
    let Some(model) = open.model.got() else {
        return Html::default();
    };
    let endpoint = open.endpoint_name();
    let called = if model.display_name.is_empty() {
        open.name.id()
    } else {
        &model.display_name
    };
    let base = model.base_model().unwrap_or("–");
    let fact = |key: &str, value: Html| {
        html! {
            <div>
                <dt>{words.say(key)}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let code = |text: &str| html! { <code class="tuned-model__name">{text.to_owned()}</code> };
    let link = |url: String| {
        html! {
            <>
                {" "}
                <a href={url} rel="noreferrer" target="_blank">{words.say("google-console")}</a>
            </>
        }
    };
    html! {
        <>
            <h3><bdi>{called.to_owned()}</bdi></h3>
            <dl class="tuned-model__facts">
                {fact("model-base", html! { {base.to_owned()} })}
                {fact("model-region", html! { {open.name.region().name()} })}
                {fact("model-created", html! { {day(model.create_time.as_deref())} })}
                {fact("model-name", html! {
                    <>
                        {code(open.name.as_str())}
                        if props.is_real {
                            {link(models::console(&open.name))}
                        }
                    </>
                })}
                if let Some(name) = &endpoint {
                    {fact("model-endpoint", html! {
                        <>
                            if let Some(endpoint) = open.endpoint.got() {
                                <bdi>{endpoint.display_name.clone()}</bdi>{" "}
                            }
                            {code(name.as_str())}
                            if props.is_real {
                                {link(endpoints::console(name))}
                            }
                        </>
                    })}
                }
            </dl>
            if endpoint.is_none() {
                <p class="notice">{words.say("model-no-endpoint")}</p>
            }
            if matches!(open.endpoint, Ask::Pending(_)) {
                <p role="status">{words.say("models-asking")}</p>
            }
            if let Some(error) = open.endpoint.failed() {
                <ApiProblem error={Rc::clone(error)} settings={Rc::clone(&props.settings)} />
            }
        </>
    }
}
