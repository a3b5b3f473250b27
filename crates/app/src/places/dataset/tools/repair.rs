use dataset::{RULES, Repaired, Report, Summary};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{change::change, group::group, outcome::Said};
use crate::{
    components::severity,
    hooks::{use_tools, use_words},
    prose::title,
    state::Settings,
    words::Words,
};

/// Properties of [`RepairFields`].
#[derive(Properties, PartialEq)]
pub struct RepairFieldsProps {
    /// Whether an example that says the same as an earlier one is left out.
    pub drop_duplicates: bool,
}

/// What can be chosen about a repair.
#[component]
pub fn RepairFields(props: &RepairFieldsProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let onchange = Callback::from(move |event: Event| {
        let drop_duplicates = event.target_unchecked_into::<HtmlInputElement>().checked();
        tools.set(Settings::Repair { drop_duplicates });
    });
    html! {
        <div class="tool__fields">
            <label class="check">
                <input
                    type="checkbox"
                    checked={props.drop_duplicates}
                    aria-describedby="tool-duplicates"
                    {onchange}
                />
                <span>{words.say("tools-drop-duplicates")}</span>
            </label>
            <p class="field__hint" id="tool-duplicates">{words.say("tools-drop-duplicates-hint")}</p>
        </div>
    }
}

/// What was changed and what is left.
pub fn repaired(repaired: &Repaired, left: &Report, words: &Words) -> Said {
    let changes: u64 = repaired.counts.values().sum();
    let summary = Summary::of(left);
    let problems = summary.totals.all();
    let answer = [
        words.say_with("tools-changes", [("count", changes.into())]),
        words.say_with("tools-problems-left", [("count", problems.into())]),
    ];
    let mut counts: Vec<_> = repaired.counts.iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let by_rule = counts.into_iter().map(|(name, count)| {
        let rule = RULES.iter().find(|rule| rule.name == name);
        let summary = rule.map_or(name.as_str(), |rule| rule.summary.get(words.language()));
        let of_rule = repaired.changes.iter().filter(|it| it.rule == *name);
        let rows = of_rule.map(|it| change(it, words)).collect();
        group(title(summary), *count, rows, words)
    });
    let remaining = summary.rules.iter().map(|found| {
        let summary = found
            .rule
            .map_or(found.name, |rule| rule.summary.get(words.language()));
        let name = html! {
            <span class="tally__title">{severity(found.severity, words)}<span>{title(summary)}</span></span>
        };
        group(name, found.count, Vec::new(), words)
    });
    let body = html! {
        <>
            if changes > 0 {
                <section aria-labelledby="tool-changes">
                    <h3 id="tool-changes">{words.say("tools-what-changes")}</h3>
                    <ol class="tallies">{for by_rule}</ol>
                </section>
            }
            <section aria-labelledby="tool-left">
                <h3 id="tool-left">{words.say("tools-what-is-left")}</h3>
                if problems > 0 {
                    <ol class="tallies">{for remaining}</ol>
                }
                <p class="field__hint">{words.say("tools-left-note")}</p>
            </section>
        </>
    };
    Said {
        answer: answer.join(" "),
        body,
        check: Some("tools-check-repaired"),
        is_worth_saving: changes > 0,
    }
}
