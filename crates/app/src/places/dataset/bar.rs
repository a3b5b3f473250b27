mod fields;
mod part;
mod tokenizer;

use dataset::Format;
use fields::{ContextField, FieldProps, ModelField, StrictField};
use part::PartField;
use tokenizer::TokenizerField;
use web_sys::File;
use yew::prelude::*;

use super::job_files::AddButton;
use crate::{
    components::FileButton,
    findings::visible,
    hooks::{use_inspector, use_store, use_words},
    number,
    state::{JobFile, Slot, Source},
    words::Words,
};

/// Properties of [`DatasetBar`].
#[derive(Properties, PartialEq)]
pub struct DatasetBarProps {
    /// What part the file plays.
    pub slot: Slot,
    /// The file that is looked at.
    pub file: JobFile,
}

/// Which file this is, and how the files are inspected. Another choice inspects them again.
#[component]
pub fn DatasetBar(props: &DatasetBarProps) -> Html {
    let words = use_words();
    let store = use_store();
    let inspector = use_inspector();
    let dataset = &store.dataset;
    let (slot, file) = (props.slot, &props.file);
    let report = file.inspection.outcome().map(|outcome| &outcome.report);
    let is_alone = dataset.files.len() == 1;
    let replace = {
        let inspector = inspector.clone();
        Callback::from(move |files: Vec<File>| {
            if let Some(file) = files.into_iter().next() {
                inspector.put(slot, file);
            }
        })
    };
    let remove = {
        let inspector = inspector.clone();
        Callback::from(move |_: MouseEvent| inspector.remove(slot))
    };
    let close = Callback::from(move |_: MouseEvent| inspector.close());
    let field = || FieldProps {
        choices: dataset.choices.clone(),
        models: dataset.models().collect(),
        model: report.map(|report| report.model.clone().into()),
    };
    html! {
        <section class="dataset-bar" aria-label={words.say("dataset-bar")}>
            <div class="dataset-bar__file">
                <p class="dataset-bar__name">
                    <b><bdi>{visible(&source_name(&file.source, &words)).into_owned()}</bdi></b>
                    if let Some(report) = report {
                        <span class="chip">{format_name(report.file.format, &words)}</span>
                    }
                    <span class="chip">{number::bytes(file.source.bytes())}</span>
                </p>
                <div class="actions">
                    if is_alone && slot == Slot::Training && store.model().family.takes_evaluation() {
                        <AddButton slot={Slot::Evaluation} />
                    }
                    <FileButton label={words.say("dataset-other-file")} chosen={replace} />
                    if !is_alone {
                        <button class="button button--quiet" onclick={remove}>{words.say("dataset-remove")}</button>
                    }
                    <button class="button button--quiet" onclick={close}>
                        {words.say(if is_alone { "dataset-close" } else { "dataset-close-all" })}
                    </button>
                </div>
            </div>
            <div class="dataset-bar__choices">
                <PartField {slot} {is_alone} />
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

/// What a file is called.
pub fn source_name(source: &Source, words: &Words) -> String {
    match source {
        Source::File { name, .. } => name.clone(),
        Source::Pasted { .. } => words.say("dataset-pasted"),
        Source::Sample { title, name, .. } => {
            let title = title.map_or_else(|| (*name).to_owned(), |title| words.say(title));
            words.say_with("dataset-sample-name", [("title", title.into())])
        }
    }
}
