use std::rc::Rc;

use rule::grouped;
use yew::prelude::*;

use super::{CodeFrame, rule_link, severity};
use crate::{
    findings::{Findings, RuleFindings, is_cut},
    hooks::use_words,
    place::Place,
    prose::{prose, title},
};

/// Properties of [`RuleCard`].
#[derive(Properties, PartialEq)]
pub struct RuleCardProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// What this rule found.
    pub found: RuleFindings,
    /// The person wants to see one finding, by its position in the report.
    pub jump: Callback<usize>,
    /// The person wants to see all findings of this rule.
    pub list: Callback<&'static str>,
}

/// What one rule found: how bad, what it means, what to do, where it is first.
#[component]
pub fn RuleCard(props: &RuleCardProps) -> Html {
    let words = use_words();
    let language = words.language();
    let RuleFindings {
        rule, count, first, ..
    } = props.found;
    let Some(example) = props.findings.outcome.report.diagnostics.get(first) else {
        return Html::default();
    };
    let frame = example
        .details
        .as_ref()
        .and_then(|details| details.frame.clone());
    let jump = {
        let jump = props.jump.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            jump.emit(first);
        })
    };
    let list = props.list.reform(move |_: MouseEvent| rule.name);
    // A finding about the whole file has no line to name.
    let place = match example.span {
        Some(_) => words.say_with("dataset-first-at", [("line", grouped(example.line).into())]),
        None => words.say("dataset-whole-file"),
    };
    html! {
        <li class="rule" id={format!("rule-{}", rule.name)}>
            <div class="rule__severity">{severity(props.found.severity, &words)}</div>
            <div class="rule__body">
                <h3 class="rule__title">
                    <a href={Place::Dataset.href()} onclick={jump}>{title(rule.summary.get(language))}</a>
                </h3>
                <p class="rule__here">
                    <span class="rule__place">{place}{" "}</span>{prose(example.message(language))}
                </p>
                if let Some(frame) = frame {
                    <CodeFrame {frame} line={example.line} lost={is_cut(rule.name)} />
                }
                <p class="rule__why">{prose(rule.explanation.get(language))}</p>
                <p class="rule__help">
                    <b>{words.say("dataset-what-to-do")}</b>{" "}{prose(rule.help.get(language))}
                </p>
                <p class="rule__about">{words.say("rules-about")}{" "}{rule_link(rule.name)}</p>
                if count > 1 {
                    <button class="link-button" onclick={list}>
                        {words.say_with("dataset-list-rule", [("count", count.into())])}
                    </button>
                }
            </div>
            <div class="rule__count">
                {grouped(count)}
                <span class="visually-hidden">{" "}{words.say_with("dataset-times", [("count", count.into())])}</span>
            </div>
        </li>
    }
}
