mod bar;
mod ended;
mod first;
mod notice_line;
mod results;
mod running;
mod statistics;
mod verdict;

use std::{collections::BTreeMap, rc::Rc};

use dataset::{RULES, Verdict};
use rule::Severity;
use yew::prelude::*;

use self::{
    bar::DatasetBar,
    ended::{Cancelled, Failed},
    first::FirstScreen,
    notice_line::NoticeLine,
    results::Results,
    running::Running,
};
use crate::{
    components::DropZone,
    findings::Findings,
    hooks::{use_inspector, use_store},
    number,
    services::files::Given,
    state::{Dataset, Inspection, Source},
    words::Words,
};

/// What this place knows, for the rail.
pub fn knows(dataset: &Dataset, words: &Words) -> Option<String> {
    match &dataset.inspection {
        Inspection::Running { progress, .. } => {
            let whole = dataset.source.as_ref().map_or(0, Source::bytes);
            let percent = number::percent(progress.bytes_read, whole);
            Some(words.say_with("dataset-knows-percent", [("percent", percent.into())]))
        }
        Inspection::Done(outcome) => Some(match outcome.report.verdict {
            Verdict::Ready => words.say("dataset-knows-ready"),
            Verdict::Warnings => words.say("dataset-knows-warnings"),
            Verdict::Blocked => {
                let count = to_fix(&outcome.report.counts, dataset.choices.strict);
                words.say_with("dataset-knows-blocked", [("count", count.into())])
            }
        }),
        Inspection::Failed(_) => Some(words.say("dataset-knows-failed")),
        Inspection::Idle | Inspection::Cancelled => None,
    }
}

/// How many errors there are. A rule that knows errors and warnings counts by what it mostly is.
fn to_fix(counts: &BTreeMap<String, u64>, strict: bool) -> u64 {
    let is_error = |name: &str| {
        let rule = RULES.iter().find(|rule| rule.name == name);
        rule.is_some_and(|rule| rule.severity(strict) == Severity::Error)
    };
    let errors = counts
        .iter()
        .filter(|(name, _)| is_error(name))
        .map(|(_, count)| count)
        .sum();
    u64::max(errors, 1)
}

/// The Dataset place.
#[component]
pub fn DatasetPlace() -> Html {
    let store = use_store();
    let inspector = use_inspector();
    let dataset = &store.dataset;
    let findings = use_memo(dataset.outcome().cloned(), |outcome| {
        outcome
            .clone()
            .map(|outcome| Rc::new(Findings::new(outcome)))
    });
    let Some(source) = &dataset.source else {
        return html! { <FirstScreen notice={dataset.notice.clone()} /> };
    };
    let opened = {
        let inspector = inspector.clone();
        Callback::from(move |given: Given| inspector.open(given))
    };
    let refused = {
        let inspector = inspector.clone();
        Callback::from(move |notice| inspector.refuse(notice))
    };
    html! {
        <DropZone {opened} {refused} visible={false}>
            <NoticeLine notice={dataset.notice.clone()} />
            <DatasetBar source={source.clone()} choices={dataset.choices.clone()} report={dataset.outcome().cloned()} />
            {match &dataset.inspection {
                Inspection::Running { progress, seconds, before } => html! {
                    <Running
                        source={source.clone()}
                        progress={progress.clone()}
                        {seconds}
                        again={before.is_some()}
                    />
                },
                Inspection::Failed(failure) => html! { <Failed failure={failure.clone()} /> },
                Inspection::Cancelled => html! { <Cancelled /> },
                Inspection::Done(_) | Inspection::Idle => Html::default(),
            }}
            // In one place whether or not they are about to be replaced, so that the focus stays.
            if let Some(findings) = &*findings {
                <Results findings={findings} stale={dataset.is_running()} />
            }
        </DropZone>
    }
}
