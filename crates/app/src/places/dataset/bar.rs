mod fields;
mod tokenizer;

use std::rc::Rc;

use dataset::Format;
use fields::{ContextField, FieldProps, ModelField, StrictField};
use tokenizer::TokenizerField;
use yew::prelude::*;

use crate::{
    components::FileButton,
    findings::visible,
    hooks::{use_inspector, use_words},
    number,
    services::files::Given,
    state::{Choices, Outcome, Source},
    words::Words,
};

/// Properties of [`DatasetBar`].
#[derive(Properties, PartialEq)]
pub struct DatasetBarProps {
    /// What is looked at.
    pub source: Source,
    /// How it is inspected.
    pub choices: Choices,
    /// What was found last.
    pub report: Option<Rc<Outcome>>,
}

/// Which file this is, and how it is inspected. Another choice inspects it again.
#[component]
pub fn DatasetBar(props: &DatasetBarProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let report = props.report.as_ref().map(|outcome| &outcome.report);
    let opened = {
        let inspector = inspector.clone();
        Callback::from(move |given: Given| inspector.open(given))
    };
    let close = {
        let inspector = inspector.clone();
        Callback::from(move |_: MouseEvent| inspector.close())
    };
    let field = || FieldProps {
        choices: props.choices.clone(),
        model: report.map(|report| report.model.clone().into()),
    };
    html! {
        <section class="dataset-bar" aria-label={words.say("dataset-bar")}>
            <div class="dataset-bar__file">
                <p class="dataset-bar__name">
                    <b><bdi>{visible(&name(&props.source, &words)).into_owned()}</bdi></b>
                    if let Some(report) = report {
                        <span class="chip">{format_name(report.file.format, &words)}</span>
                    }
                    <span class="chip">{number::bytes(props.source.bytes())}</span>
                </p>
                <div class="actions">
                    <FileButton label={words.say("dataset-other-file")} chosen={opened} />
                    <button class="button button--quiet" onclick={close}>{words.say("dataset-close")}</button>
                </div>
            </div>
            <div class="dataset-bar__choices">
                <ModelField ..field() />
                if report.is_some_and(|report| report.file.format == Format::Chat) {
                    <ContextField ..field() />
                }
                <TokenizerField ..field() />
                <StrictField ..field() />
            </div>
        </section>
    }
}

/// The name of a format.
pub fn format_name(format: Format, words: &Words) -> String {
    words.say(match format {
        Format::Text => "dataset-format-text",
        Format::Chat => "dataset-format-chat",
        Format::Gemini => "dataset-format-gemini",
        Format::Corpus => "dataset-format-corpus",
        Format::Queries => "dataset-format-queries",
        Format::Labels => "dataset-format-labels",
        Format::Unknown => "dataset-format-unknown",
    })
}

fn name(source: &Source, words: &Words) -> String {
    match source {
        Source::File { name, .. } => name.clone(),
        Source::Pasted { .. } => words.say("dataset-pasted"),
        Source::Sample { title, .. } => {
            words.say_with("dataset-sample-name", [("title", words.say(title).into())])
        }
    }
}
