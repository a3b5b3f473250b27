mod bar;
mod ended;
mod first;
mod job_files;
mod news;
mod notice_line;
mod results;
mod running;
mod standing;
mod statistics;
mod tools;
mod verdict;

use std::rc::Rc;

use web_sys::File;
use yew::prelude::*;

use self::{
    bar::DatasetBar,
    ended::{Cancelled, Failed},
    first::FirstScreen,
    job_files::JobFiles,
    news::use_news,
    notice_line::NoticeLine,
    results::Results,
    running::{Running, Waiting},
    standing::standing_of_all,
    tools::ToolDialog,
};
use crate::{
    components::DropZone,
    findings::Findings,
    hooks::{use_inspector, use_store},
    state::{Dataset, Inspection, Outcome},
    words::Words,
};

/// What this place knows, for the rail: all files of the job together.
pub fn knows(dataset: &Dataset, words: &Words) -> Option<String> {
    standing_of_all(dataset, words).map(|standing| standing.text)
}

/// The Dataset place.
#[component]
pub fn DatasetPlace() -> Html {
    let store = use_store();
    let inspector = use_inspector();
    let dataset = &store.dataset;
    let shown = dataset.shown();
    let outcome = shown.and_then(|(_, file)| file.inspection.outcome());
    let findings = use_memo(outcome.cloned(), |outcome: &Option<Rc<Outcome>>| {
        outcome
            .clone()
            .map(|outcome| Rc::new(Findings::new(outcome)))
    });
    let news = use_news(dataset, (*findings).as_ref());
    let Some((slot, file)) = shown else {
        return html! { <FirstScreen notice={dataset.notice.clone()} /> };
    };
    let opened = {
        let inspector = inspector.clone();
        Callback::from(move |files: Vec<File>| inspector.open(files))
    };
    let refused = Callback::from(move |notice| inspector.refuse(notice));
    let source = &file.source;
    html! {
        <DropZone {opened} {refused} visible={false}>
            <NoticeLine notice={dataset.notice.clone()} />
            <ToolDialog />
            <p class="visually-hidden" role="status">{news}</p>
            <JobFiles />
            <DatasetBar {slot} file={file.clone()} />
            {match &file.inspection {
                Inspection::Running { progress, seconds, before } => html! {
                    <Running
                        source={source.clone()}
                        progress={progress.clone()}
                        {seconds}
                        again={before.is_some()}
                    />
                },
                Inspection::Waiting { before: None } => html! { <Waiting /> },
                Inspection::Failed(failure) => html! { <Failed {slot} failure={failure.clone()} /> },
                Inspection::Cancelled => html! { <Cancelled {slot} /> },
                Inspection::Waiting { before: Some(_) } | Inspection::Done(_) => Html::default(),
            }}
            // In one place whether or not they are about to be replaced, so that the focus stays.
            if let Some(findings) = &*findings {
                <Results
                    key={file.id.0}
                    {slot}
                    findings={findings}
                    filter={file.filter.clone()}
                    stale={file.inspection.is_open()}
                />
            }
        </DropZone>
    }
}
