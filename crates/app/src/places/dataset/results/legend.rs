use rule::{Severity, grouped};
use yew::prelude::*;

use crate::{components::severity, findings::Findings, words::Words};

/// The ends of the strip, and what is on it.
pub fn legend(findings: &Findings, words: &Words) -> Html {
    let totals = findings.totals;
    let count = |wanted: Severity| {
        html! {
            if totals.of(wanted) > 0 {
                <li class="legend__item">
                    {severity(wanted, words)}<b>{grouped(totals.of(wanted))}</b>
                </li>
            }
        }
    };
    let line = |line: u64| words.say_with("dataset-line", [("line", grouped(line).into())]);
    html! {
        <ul class="legend">
            if !findings.strip.marks.is_empty() {
                <li class="legend__end">{line(1)}</li>
            }
            {count(Severity::Error)}
            {count(Severity::Warning)}
            {count(Severity::Advice)}
            if !findings.strip.marks.is_empty() {
                <li class="legend__end legend__end--last">{line(findings.strip.lines)}</li>
            }
        </ul>
    }
}
