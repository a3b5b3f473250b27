use rule::{Message, SettingProblem};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::{
    components::{rule_link, severity},
    hooks::{use_actions, use_words},
    prose::prose,
    state::{Action, LaunchAction},
    words::Words,
};

/// Properties of [`Elsewhere`].
#[derive(Properties, PartialEq)]
pub struct ElsewhereProps {
    /// The body, as it was pasted.
    pub text: AttrValue,
}

/// Checks a request that was written elsewhere.
#[component]
pub fn Elsewhere(props: &ElsewhereProps) -> Html {
    let words = use_words();
    let actions = use_actions();
    let found = use_memo(props.text.clone(), |text| check(text));
    let oninput = actions.reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::Launch(LaunchAction::Elsewhere(text))
    });
    html! {
        <details class="elsewhere fold" open={!props.text.is_empty()}>
            <summary>{words.say("launch-elsewhere")}</summary>
            <label class="setting__name" for="launch-elsewhere-body">{words.say("launch-elsewhere-body")}</label>
            <p class="field__hint" id="launch-elsewhere-hint">{words.say("launch-elsewhere-hint")}</p>
            <textarea
                id="launch-elsewhere-body"
                class="input elsewhere__body"
                rows="8"
                spellcheck="false"
                aria-describedby="launch-elsewhere-hint"
                value={props.text.clone()}
                {oninput}
            />
            <p role="status" class="elsewhere__verdict">
                if let Some(found) = &*found {
                    {verdict(found, &words)}
                }
            </p>
            if let Some(Ok(problems)) = &*found {
                <ul class="troubles">
                    for problem in problems {
                        <li class="trouble trouble--stacked">
                            {severity(problem.severity, &words)}
                            <span>
                                <code class="elsewhere__path">{problem.field.clone()}</code>
                                {" "}{prose(problem.message.get(words.language()))}{" "}
                                <span class="trouble__help">{problem.code.clone()}</span>{" "}
                                {rule_link(&problem.rule)}
                            </span>
                        </li>
                    }
                </ul>
            }
        </details>
    }
}

type Found = Result<Vec<SettingProblem>, Message>;

/// What is wrong with a body; `None` where there is none.
fn check(text: &str) -> Option<Found> {
    (!text.trim().is_empty()).then(|| vertex::check_request(text).map_err(|why| why.message()))
}

fn verdict(found: &Found, words: &Words) -> Html {
    match found {
        Ok(problems) => {
            let count = problems.len() as u64;
            html! { {words.say_with("launch-elsewhere-found", [("count", count.into())])} }
        }
        Err(why) => prose(why.get(words.language())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shape of the body in Google's own sample command, its variables left as they are.
    const SAMPLE: &str = include_str!("elsewhere/sample.json");

    #[test]
    fn google_s_own_sample_is_caught() {
        let problems = check(SAMPLE).expect("a body").expect("JSON");
        let codes: Vec<&str> = problems
            .iter()
            .map(|problem| problem.code.as_ref())
            .collect();
        assert!(codes.contains(&"J028"), "{codes:?}");
        assert!(codes.contains(&"J004"), "{codes:?}");
        let unknown = problems.iter().find(|problem| problem.code == "J028");
        assert_eq!(
            unknown.map(|problem| problem.field.as_str()),
            Some("runtimeConfig.parameterValues.accelerator_type:")
        );
    }

    #[test]
    fn what_is_no_body_is_told_apart_from_nothing() {
        assert_eq!(check(" \n"), None);
        assert!(matches!(check("curl -X POST"), Some(Err(_))));
        assert!(matches!(check("[]"), Some(Err(_))));
    }
}
