use std::rc::Rc;

use vertex::{ApiError, Settings};
use yew::prelude::*;

use super::CopyButton;
use crate::{hooks::use_words, prose::prose};

/// Properties of [`ApiProblem`].
#[derive(Properties, PartialEq)]
pub struct ApiProblemProps {
    /// What went wrong.
    pub error: Rc<ApiError>,
    /// What fills in the cure.
    pub settings: Rc<Settings>,
}

/// A call that failed: what is wrong, what Google said of it, and what to do.
#[component]
pub fn ApiProblem(props: &ApiProblemProps) -> Html {
    let words = use_words();
    let error = &props.error;
    let help = error.help(&props.settings);
    let language = words.language();
    html! {
        <div class="api-problem">
            <p class="api-problem__what">{prose(error.message().get(language))}</p>
            if !error.said.is_empty() {
                <p class="api-problem__said">
                    {words.say("google-said")}{" "}<q dir="auto">{error.said.clone()}</q>
                </p>
            }
            if !error.violations.is_empty() {
                <ul class="api-problem__fields">
                    for violation in &error.violations {
                        <li><code>{violation.field.clone()}</code>{": "}<span dir="auto">{violation.description.clone()}</span></li>
                    }
                </ul>
            }
            <p>{prose(help.text.get(language))}</p>
            if let Some(command) = help.command {
                <pre class="api-problem__command" tabindex="0" dir="ltr"><code>{command.clone()}</code></pre>
                <div class="actions"><CopyButton text={command} /></div>
            }
            if let Some(link) = help.link {
                <p><a href={link} rel="noreferrer" target="_blank">{words.say("google-console")}</a></p>
            }
        </div>
    }
}
