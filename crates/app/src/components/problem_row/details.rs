use dataset::{Diagnostic, RULES};
use yew::prelude::*;

use crate::{
    components::{CodeFrame, LostTexts, rule_link, source_line},
    findings::visible,
    hooks::use_words,
    prose::{prose, title},
};

/// Properties of [`Details`].
#[derive(Properties, PartialEq)]
pub struct DetailsProps {
    /// The finding.
    pub found: Diagnostic,
    /// Whether what is marked would be lost, rather than being wrong.
    pub lost: bool,
    /// To be called when this takes more or less room than before.
    pub resized: Callback<()>,
}

/// Everything that there is to say about a finding.
#[component]
pub fn Details(props: &DetailsProps) -> Html {
    let words = use_words();
    let language = words.language();
    let found = &props.found;
    let Some(rule) = RULES.iter().copied().find(|rule| rule.name == found.rule) else {
        return Html::default();
    };
    let details = found.details.as_ref();
    let frame = details.and_then(|details| details.frame.clone());
    let lost = details.and_then(|details| details.lost.as_deref().cloned());
    html! {
        <>
            if let Some(frame) = frame {
                <CodeFrame {frame} line={found.line} lost={props.lost} />
            }
            <p class="problem__full">{prose(found.message(language))}</p>
            if let Some(lost) = lost {
                <LostTexts {lost} id="lost-texts" resized={&props.resized} />
            }
            <dl class="about">
                <dt>{words.say("dataset-rule")}</dt>
                <dd>{title(rule.summary.get(language))}{" "}{rule_link(rule.name)}</dd>
                if !found.path.is_empty() {
                    <dt>{words.say("dataset-path")}</dt>
                    <dd><code>{visible(&found.path).into_owned()}</code></dd>
                }
                <dt>{words.say("dataset-why")}</dt>
                <dd>{prose(rule.explanation.get(language))}</dd>
                <dt>{words.say("dataset-what-to-change")}</dt>
                <dd>{prose(rule.help.get(language))}</dd>
                <dt>{words.say("dataset-source")}</dt>
                <dd>{source_line(rule.source, &words)}</dd>
            </dl>
        </>
    }
}
