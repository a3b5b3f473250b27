use web_sys::File;
use yew::prelude::*;

use super::notice_line::NoticeLine;
use crate::{
    components::{DropZone, FileButton, PasteDialog},
    hooks::{HEADING, use_inspector, use_words},
    samples::SAMPLES,
    services::document,
    state::Notice,
};

const PASTE: &str = "paste-dialog";

/// Properties of [`FirstScreen`].
#[derive(Properties, PartialEq)]
pub struct FirstScreenProps {
    /// What there is to say about the last drop or choice of files.
    pub notice: Option<Notice>,
}

/// The first screen: one question, one drop zone, samples. Nothing else.
#[component]
pub fn FirstScreen(props: &FirstScreenProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let opened = {
        let inspector = inspector.clone();
        Callback::from(move |files: Vec<File>| inspector.open(files))
    };
    let refused = {
        let inspector = inspector.clone();
        Callback::from(move |notice| inspector.refuse(notice))
    };
    let pasted = {
        let inspector = inspector.clone();
        Callback::from(move |text: String| inspector.open_text(&text))
    };
    html! {
        <div class="first">
            <div>
                <h1 id={HEADING} tabindex="-1">{words.say("dataset-first-title")}</h1>
                <p class="lead">{words.say("dataset-first-lead")}</p>
                <NoticeLine notice={props.notice.clone()} />
            </div>
            <DropZone opened={opened.clone()} refused={refused}>
                <p class="drop__title">{words.say("dataset-drop")}</p>
                <p class="drop__hint">{words.say("dataset-drop-hint")}</p>
                <div class="actions">
                    <FileButton main={true} several={true} label={words.say("dataset-choose")} chosen={opened} />
                    <button class="button" onclick={|_| document::open_dialog(PASTE)}>
                        {words.say("dataset-paste")}
                    </button>
                </div>
            </DropZone>
            <div class="samples">
                <span class="samples__label" id="samples-label">{words.say("dataset-samples")}</span>
                <ul aria-labelledby="samples-label">
                    for sample in SAMPLES {
                        <li>
                            <button
                                class="link-button"
                                lang={sample.lang}
                                onclick={
                                    let inspector = inspector.clone();
                                    move |_: MouseEvent| inspector.open_sample(sample)
                                }
                            >
                                {words.say(sample.title)}
                            </button>
                        </li>
                    }
                </ul>
            </div>
            <PasteDialog id={PASTE} {pasted} />
        </div>
    }
}
