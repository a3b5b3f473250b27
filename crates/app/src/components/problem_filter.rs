use std::rc::Rc;

use rule::Severity;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::severity;
use crate::{
    findings::{Filter, Findings},
    hooks::use_words,
    prose::title,
};

/// Properties of [`ProblemFilter`].
#[derive(Properties, PartialEq)]
pub struct ProblemFilterProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// The filter in use.
    pub filter: Filter,
    /// The person wants another.
    pub change: Callback<Filter>,
}

/// Severity, rule and text.
#[component]
pub fn ProblemFilter(props: &ProblemFilterProps) -> Html {
    let words = use_words();
    let filter = &props.filter;
    let totals = props.findings.totals;
    let by_severity = |wanted: Severity| {
        let pressed = filter.severity == Some(wanted);
        let next = Filter {
            severity: (!pressed).then_some(wanted),
            ..filter.clone()
        };
        let change = props.change.reform(move |_: MouseEvent| next.clone());
        html! {
            if totals.of(wanted) > 0 {
                <button class="toggle" aria-pressed={pressed.to_string()} onclick={change}>
                    {severity(wanted, &words)}
                    <span class="toggle__count">{rule::grouped(totals.of(wanted))}</span>
                </button>
            }
        }
    };
    let by_rule = {
        let (filter, findings, change) = (
            filter.clone(),
            Rc::clone(&props.findings),
            props.change.clone(),
        );
        Callback::from(move |event: Event| {
            let name = event.target_unchecked_into::<HtmlSelectElement>().value();
            let found = findings.rules.iter().find(|found| found.rule.name == name);
            change.emit(Filter {
                rule: found.map(|found| found.rule.name),
                ..filter.clone()
            });
        })
    };
    let by_text = {
        let (filter, change) = (filter.clone(), props.change.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            change.emit(Filter {
                text,
                ..filter.clone()
            });
        })
    };
    html! {
        <div class="filter" role="search" aria-label={words.say("dataset-filter")}>
            <div class="filter__severities" role="group" aria-label={words.say("dataset-filter-severity")}>
                {by_severity(Severity::Error)}
                {by_severity(Severity::Warning)}
                {by_severity(Severity::Advice)}
            </div>
            <label class="field filter__rule">
                <span class="field__label">{words.say("dataset-rule")}</span>
                <select class="input" onchange={by_rule}>
                    <option value="" selected={filter.rule.is_none()}>{words.say("dataset-every-rule")}</option>
                    for found in &props.findings.rules {
                        <option value={found.rule.name} selected={filter.rule == Some(found.rule.name)}>
                            {plain(found.rule.summary.get(words.language()))}
                        </option>
                    }
                </select>
            </label>
            <label class="field filter__text">
                <span class="field__label">{words.say("dataset-filter-text")}</span>
                <input class="input" type="search" value={filter.text.clone()} oninput={by_text} />
            </label>
        </div>
    }
}

/// A summary for a menu, which knows no markup.
fn plain(summary: &str) -> Html {
    title(&summary.replace('`', ""))
}
