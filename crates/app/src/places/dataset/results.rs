mod actions;
mod histograms;
mod legend;

use std::rc::Rc;

use ::dataset::Role;
use actions::Actions;
use histograms::histograms;
use legend::legend;
use yew::prelude::*;

use super::{statistics::StatisticsView, verdict::VerdictView};
use crate::{
    components::{Jump, PROBLEMS, ProblemList, RuleCard, StripView},
    findings::{Filter, Findings},
    hooks::{HEADING, use_inspector, use_words},
    services::document,
    state::Slot,
};

/// Properties of [`Results`].
#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    /// What part the file plays.
    pub slot: Slot,
    /// What was found.
    pub findings: Rc<Findings>,
    /// Which of it to list.
    pub filter: Filter,
    /// Whether a new inspection is under way that will replace it.
    pub stale: bool,
}

/// The id of the summary, which takes the focus when the results are there.
pub const SUMMARY: &str = "summary";

/// The verdict, what to fix first, the numbers, and every problem.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let words = use_words();
    let findings = &props.findings;
    let inspector = use_inspector();
    let slot = props.slot;
    let jump = use_state_eq(|| None::<Jump>);
    let change = {
        let inspector = inspector.clone();
        Callback::from(move |filter: Filter| inspector.filter(slot, filter))
    };
    let go = {
        let (jump, change) = (jump.clone(), change.clone());
        Callback::from(move |index: usize| {
            // Whatever the filter hides, the place that was asked for is shown.
            change.emit(Filter::default());
            let serial = jump.map_or(0, |jump| jump.serial + 1);
            jump.set(Some(Jump { index, serial }));
        })
    };
    let list = {
        let change = change.clone();
        Callback::from(move |rule: &'static str| {
            change.emit(Filter {
                rule: Some(rule),
                ..Filter::default()
            });
            document::focus(PROBLEMS);
        })
    };
    let found = findings.totals.all() > 0;
    let report = &findings.outcome.report;
    // Vertex AI names these numbers for jobs that learn from examples.
    let statistics = matches!(report.role, Role::Training | Role::Evaluation).then(|| {
        html! { <StatisticsView statistics={report.statistics.clone()} /> }
    });
    let histograms = histograms(findings, &words);
    html! {
        <div class={classes!("results", props.stale.then_some("results--stale"))} aria-busy={props.stale.to_string()}>
            <section id={SUMMARY} class="summary" tabindex="-1" aria-labelledby={HEADING}>
                <VerdictView {findings} />
                if found {
                    <StripView {findings} jump={go.clone()} />
                    {legend(findings, &words)}
                }
            </section>
            <Actions {slot} count={findings.totals.all()} />
            <div class="results__columns">
                if found {
                    <section class="rules" aria-labelledby="rules">
                        <h2 id="rules">{words.say("dataset-fix-first")}</h2>
                        <ol class="rules__list">
                            for rule in &findings.rules {
                                <RuleCard {findings} found={*rule} jump={go.clone()} list={list.clone()} />
                            }
                        </ol>
                    </section>
                    if statistics.is_some() || histograms.is_some() {
                        <div class="numbers">{histograms}{statistics}</div>
                    }
                } else {
                    {histograms}
                    {statistics}
                }
            </div>
            if found {
                <ProblemList {findings} filter={props.filter.clone()} {change} jump={*jump} go={go.clone()} />
            }
        </div>
    }
}
