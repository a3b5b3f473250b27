use std::{cmp::Reverse, rc::Rc};

use rule::SettingProblem;
use vertex::json;
use yew::prelude::*;

use super::field_text;
use crate::{
    components::{Icon, Mark, rule_link, severity},
    hooks::use_words,
    number,
    place::Place,
    prose::prose,
    services::document,
    state::Draft,
    words::Words,
};

/// The id of the answer, which takes the focus.
pub const DRY_RUN: &str = "dry-run";

/// Properties of [`DryRun`].
#[derive(Properties, PartialEq)]
pub struct DryRunProps {
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// The answer to a dry run: what is in the way, with a way to each place; or what would be sent.
#[component]
pub fn DryRun(props: &DryRunProps) -> Html {
    let words = use_words();
    let draft = &props.draft;
    let ready = draft.is_ready();
    let mut remarks: Vec<&SettingProblem> = draft.remarks().collect();
    remarks.sort_by_key(|problem| Reverse(problem.severity));
    let (class, icon) = if ready {
        ("verdict__mark verdict__mark--ok", Icon::Tick)
    } else {
        ("verdict__mark verdict__mark--error", Icon::Cross)
    };
    html! {
        <section id={DRY_RUN} class="dry-run" tabindex="-1" aria-labelledby="dry-run-title">
            <div class="verdict">
                <span {class}><Mark {icon} /></span>
                <div class="dry-run__body">
                    <h2 id="dry-run-title">{title(draft, &words)}</h2>
                    if ready {
                        {would_be_sent(draft, &words)}
                    } else {
                        {in_the_way(draft, &words)}
                    }
                    if !remarks.is_empty() {
                        <h3>{words.say("launch-remarks")}</h3>
                        <ul class="troubles">
                            for problem in remarks {
                                <li class="trouble">
                                    {severity(problem.severity, &words)}
                                    <span>
                                        {prose(problem.message.get(words.language()))}{" "}
                                        {rule_link(&problem.rule)}
                                    </span>
                                </li>
                            }
                        </ul>
                    }
                </div>
            </div>
        </section>
    }
}

fn title(draft: &Draft, words: &Words) -> String {
    if draft.is_ready() {
        return words.say("launch-ready");
    }
    let count = (draft.missing.len() + draft.errors().count()) as u64;
    words.say_with("launch-not-ready", [("count", count.into())])
}

/// Links to the fields: what must be filled in, then what is wrong.
fn in_the_way(draft: &Draft, words: &Words) -> Html {
    let link = |setting: &str, text: Html| {
        let id = field_text::id(setting);
        // A link to the field's own fragment would leave the place: the fragment is its address.
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            document::focus(&id);
        });
        html! { <li><a href={Place::Launch.href()} {onclick}>{text}</a></li> }
    };
    let problem_text = |problem: &SettingProblem| {
        let name = field_text::name_of_setting(&problem.field).map(|key| words.say(key) + ": ");
        html! { <>{name.unwrap_or_default()}{prose(problem.message.get(words.language()))}</> }
    };
    html! {
        <ul class="dry-run__links">
            for field in &draft.missing {
                {{
                    let name = words.say(field_text::name(*field));
                    let text = words.say_with("launch-fill-in", [("name", name.into())]);
                    link(field.setting(), html! { {text} })
                }}
            }
            for problem in draft.errors() {
                {link(&problem.field, problem_text(problem))}
            }
        </ul>
    }
}

fn would_be_sent(draft: &Draft, words: &Words) -> Html {
    let request = &draft.request;
    let bytes = number::bytes(json::compact(&request.body).len() as u64);
    html! {
        <>
            <p class="dry-run__url"><code>{format!("{} {}", request.method, request.url)}</code></p>
            <p>{words.say_with("launch-would-send", [
                ("bytes", bytes.into()),
                ("model", draft.settings.model.as_str().into()),
                ("project", draft.settings.project.as_str().into()),
            ])}</p>
        </>
    }
}
