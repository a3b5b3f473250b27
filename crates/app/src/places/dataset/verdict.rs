mod uncounted;

use std::rc::Rc;

use dataset::Role;
use uncounted::UncountedNotice;
use worker::protocol::Exactness;
use yew::prelude::*;

use super::standing::examples;
use crate::{
    components::{Icon, Mark},
    findings::{Findings, Headline},
    hooks::{HEADING, use_words},
    number,
    prose::figures,
    words::Words,
};

/// Properties of [`VerdictView`].
#[derive(Properties, PartialEq)]
pub struct VerdictProps {
    /// What was found.
    pub findings: Rc<Findings>,
}

/// The answer in a sentence, and the facts in a line.
#[component]
pub fn VerdictView(props: &VerdictProps) -> Html {
    let words = use_words();
    let findings = &props.findings;
    let report = &findings.outcome.report;
    let (mark, icon) = match findings.headline {
        Headline::Ready => ("verdict__mark verdict__mark--ok", Icon::Tick),
        Headline::Warnings(_) => ("verdict__mark verdict__mark--warning", Icon::Triangle),
        Headline::Lines { .. } | Headline::File => {
            ("verdict__mark verdict__mark--error", Icon::Cross)
        }
    };
    let cut = findings.cut_fields();
    html! {
        <div class="verdict">
            <span class={mark}><Mark {icon} /></span>
            <div>
                <h1 id={HEADING} tabindex="-1">{sentence(findings, &words)}</h1>
                <ul class="facts">
                    <li>{figures(&examples(report, &words))}</li>
                    // Labels are identifiers: there is nothing to count in them.
                    if report.role != Role::Labels {
                        <li>{tokens(findings, &words)}</li>
                    }
                    if cut > 0 {
                        <li>{figures(&words.say_with("dataset-cut", [("count", cut.into())]))}</li>
                    }
                    <li>
                        {figures(&words.say_with(
                            "dataset-checked-in",
                            [("seconds", number::seconds(findings.outcome.seconds).into())],
                        ))}
                    </li>
                </ul>
                if let Some(why) = &findings.outcome.uncounted {
                    <UncountedNotice why={why.clone()} />
                }
            </div>
        </div>
    }
}

/// The answer in a sentence.
pub fn sentence(findings: &Findings, words: &Words) -> String {
    let report = &findings.outcome.report;
    let ready = match report.role {
        Role::Training | Role::Evaluation => "dataset-verdict-ready",
        Role::Corpus | Role::Queries | Role::Labels => "dataset-verdict-ready-rows",
    };
    match findings.headline {
        Headline::Ready => words.say_with(ready, [("count", report.file.examples.into())]),
        Headline::Warnings(count) => {
            words.say_with("dataset-verdict-warnings", [("count", count.into())])
        }
        Headline::Lines { lines, file } => {
            let key = match (file, findings.is_at_least) {
                (false, false) => "dataset-verdict-lines",
                (false, true) => "dataset-verdict-lines-at-least",
                (true, false) => "dataset-verdict-lines-file",
                (true, true) => "dataset-verdict-lines-file-at-least",
            };
            words.say_with(key, [("count", lines.into())])
        }
        Headline::File => words.say("dataset-verdict-file"),
    }
}

/// The tokens, never without the name of what counted them and how far to trust it.
fn tokens(findings: &Findings, words: &Words) -> Html {
    let report = &findings.outcome.report;
    if !findings.is_counted() {
        return html! { <span class="chip">{words.say("dataset-not-counted")}</span> };
    }
    let exactness = words.say(match report.tokenizer.exactness {
        Exactness::Exact => "dataset-exact",
        Exactness::Estimate => "dataset-estimate",
    });
    let count = report.statistics.total_token_count;
    html! {
        <>
            {figures(&words.say_with("dataset-tokens", [("count", count.into())]))}{" "}
            <span class="chip">{format!("{exactness} · {}", report.tokenizer.name)}</span>
        </>
    }
}

#[cfg(test)]
mod tests {
    use rule::Language;

    use super::*;
    use crate::state::Outcome;

    /// What is said of a file with two broken lines and `unlisted` more of which nothing is listed.
    #[track_caller]
    fn check(unlisted: u64, english: &str, korean: &str) {
        let json = include_str!("../../state/dataset/tests/report.json");
        let mut report: dataset::Report = serde_json::from_str(json).expect("a report");
        let broken = |line| {
            let json = format!(
                r#"{{"rule": "invalid-json", "code": "L005", "severity": "error", "line": {line}, "column": 1,
                "path": "", "span": {{"start": 0, "end": 1}}, "message": "no value"}}"#
            );
            serde_json::from_str(&json).expect("a finding")
        };
        report.verdict = dataset::Verdict::Blocked;
        report.diagnostics = [1, 2].map(broken).into();
        report.counts = [("invalid-json".to_owned(), 2 + unlisted)].into();
        let findings = Findings::new(Rc::new(Outcome {
            report,
            seconds: 1.0,
            uncounted: None,
        }));
        for (language, expect) in [(Language::English, english), (Language::Korean, korean)] {
            assert_eq!(sentence(&findings, &Words::new(language)), expect);
        }
    }

    #[test]
    fn what_is_not_listed_is_not_passed_over() {
        check(
            0,
            "Not ready: 2 lines would be rejected",
            "준비 안 됨: 2줄이 거부됩니다",
        );
        check(
            1,
            "Not ready: at least 2 lines would be rejected",
            "준비 안 됨: 적어도 2줄이 거부됩니다",
        );
    }
}
