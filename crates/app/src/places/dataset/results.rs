mod actions;
mod histograms;
mod legend;

use std::rc::Rc;

use actions::Actions;
use dataset::Verdict;
use histograms::histograms;
use legend::legend;
use yew::prelude::*;

use super::{
    statistics::StatisticsView,
    verdict::{VerdictView, sentence},
};
use crate::{
    components::{Jump, PROBLEMS, ProblemList, RuleCard, StripView},
    findings::{Filter, Findings},
    hooks::{HEADING, use_words},
    services::document,
};

/// Properties of [`Results`].
#[derive(Properties, PartialEq)]
pub struct ResultsProps {
    /// What was found.
    pub findings: Rc<Findings>,
    /// Whether a new inspection is under way that will replace it.
    pub stale: bool,
}

/// The id of the summary, which takes the focus when the results are there.
const SUMMARY: &str = "summary";

/// The verdict, what to fix first, the numbers, and every problem.
#[component]
pub fn Results(props: &ResultsProps) -> Html {
    let words = use_words();
    let findings = &props.findings;
    let filter = use_state_eq(Filter::default);
    let jump = use_state_eq(|| None::<Jump>);
    let news = use_state_eq(String::new);
    {
        let (filter, news, words) = (filter.clone(), news.clone(), words.clone());
        let arrived = use_mut_ref(|| false);
        use_effect_with(Rc::clone(findings), move |findings| {
            filter.set(Filter::default());
            if arrived.replace(true) {
                // The person changed a setting and is still there: the focus stays, the news is told.
                news.set(sentence(findings, &words));
            } else {
                document::focus(SUMMARY);
            }
        });
    }
    let go = {
        let (filter, jump) = (filter.clone(), jump.clone());
        Callback::from(move |index: usize| {
            // Whatever the filter hides, the place that was asked for is shown.
            filter.set(Filter::default());
            let serial = jump.map_or(0, |jump| jump.serial + 1);
            jump.set(Some(Jump { index, serial }));
        })
    };
    let list = {
        let filter = filter.clone();
        Callback::from(move |rule: &'static str| {
            filter.set(Filter {
                rule: Some(rule),
                ..Filter::default()
            });
            document::focus(PROBLEMS);
        })
    };
    let change = {
        let filter = filter.clone();
        Callback::from(move |next: Filter| filter.set(next))
    };
    let found = findings.totals.all() > 0;
    let is_blocked = findings.outcome.report.verdict == Verdict::Blocked;
    let statistics = html! {
        <StatisticsView statistics={findings.outcome.report.statistics.clone()} />
    };
    html! {
        <div class={classes!("results", props.stale.then_some("results--stale"))} aria-busy={props.stale.to_string()}>
            <p class="visually-hidden" role="status">{(*news).clone()}</p>
            <section id={SUMMARY} class="summary" tabindex="-1" aria-labelledby={HEADING}>
                <VerdictView {findings} />
                if found {
                    <StripView {findings} jump={go.clone()} />
                    {legend(findings, &words)}
                }
            </section>
            <Actions count={findings.totals.all()} blocked={is_blocked} />
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
                    <div class="numbers">{histograms(findings, &words)}{statistics}</div>
                } else {
                    {histograms(findings, &words)}
                    {statistics}
                }
            </div>
            if found {
                <ProblemList {findings} filter={(*filter).clone()} {change} jump={*jump} />
            }
        </div>
    }
}
