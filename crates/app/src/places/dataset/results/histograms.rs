use dataset::{Format, Role};
use tuning::Model;
use yew::prelude::*;

use crate::{components::Histogram, findings::Findings, words::Words};

/// Tokens in and out; the limits of single fields are drawn in where a field is what is counted. Nothing
/// where no tokens were.
pub fn histograms(findings: &Findings, words: &Words) -> Option<Html> {
    let report = &findings.outcome.report;
    if !findings.is_counted() || report.file.examples == 0 || report.role == Role::Labels {
        return None;
    }
    let chat = report.file.format == Format::Chat;
    let limits = Model::find(&report.model)
        .map(Model::limits)
        .filter(|_| !chat);
    let (input, output) = match report.role {
        Role::Corpus | Role::Queries => ("dataset-rows-input", None),
        _ if chat => ("dataset-chat-input", Some("dataset-chat-output")),
        _ => ("dataset-text-input", Some("dataset-text-output")),
    };
    let statistics = &report.statistics;
    Some(html! {
        <section class="histograms" aria-label={words.say("dataset-histograms")}>
            <Histogram
                title={words.say(input)}
                distribution={statistics.user_input_token_distribution.clone()}
                limit={limits.and_then(|limits| limits.input_tokens)}
            />
            if let Some(output) = output {
                <Histogram
                    title={words.say(output)}
                    distribution={statistics.user_output_token_distribution.clone()}
                    limit={limits.and_then(|limits| limits.output_tokens)}
                />
            }
        </section>
    })
}
