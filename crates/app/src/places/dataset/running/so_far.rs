use std::{cmp::Reverse, collections::BTreeMap};

use dataset::RULES;
use rule::grouped;
use yew::prelude::*;

use crate::{components::severity, prose::title, words::Words};

/// The rules that have found something so far, the worst first.
pub fn so_far(counts: &BTreeMap<String, u64>, words: &Words) -> Html {
    let mut found: Vec<_> = RULES
        .iter()
        .filter_map(|rule| Some((rule, *counts.get(rule.name)?)))
        .filter(|(_, count)| *count > 0)
        .collect();
    found.sort_by_key(|(rule, count)| (Reverse(rule.severity), Reverse(*count)));
    html! {
        if !found.is_empty() {
            <h2 class="running__found">{words.say("dataset-so-far")}</h2>
            <ul class="so-far">
                for (rule, count) in found {
                    <li>
                        {severity(rule.severity, words)}
                        <span>{title(rule.summary.get(words.language()))}</span>
                        <b>{grouped(count)}</b>
                    </li>
                }
            </ul>
        }
    }
}
