mod card;

pub use card::AddButton;
use card::{Card, Vacancy};
use yew::prelude::*;

use super::{bar::source_name, standing::standing_of_all};
use crate::{
    findings::visible,
    hooks::{use_inspector, use_store, use_words},
    state::{Dataset, Kind, Slot},
    words::Words,
};

/// The files of the job side by side. One alone needs no list.
#[component]
pub fn JobFiles() -> Html {
    let words = use_words();
    let store = use_store();
    let inspector = use_inspector();
    let dataset = &store.dataset;
    let kind = dataset.kind();
    if dataset.files.keys().eq([&Slot::Training]) {
        return Html::default();
    }
    let shown = dataset.shown().map(|(slot, _)| slot);
    // Its own view has a button to stop it.
    let can_cancel = dataset
        .running()
        .is_some_and(|(slot, _)| Some(slot) != shown);
    let cancel = Callback::from(move |_: MouseEvent| inspector.cancel());
    html! {
        <section class="job-files" aria-labelledby="job-files">
            <h2 id="job-files" class="visually-hidden">{words.say("dataset-files")}</h2>
            <ul class="job-files__list">
                for slot in Slot::ALL {
                    if let Some(file) = dataset.file(slot) {
                        <Card
                            key={slot.name()}
                            {slot}
                            file={file.clone()}
                            strict={dataset.choices.strict}
                            is_shown={shown == Some(slot)}
                        />
                    } else if slot.kind() == kind {
                        <Vacancy key={slot.name()} {slot} />
                    }
                }
            </ul>
            <div class="job-files__foot">
                <p role="status">{summary(dataset, &words)}</p>
                if can_cancel {
                    <button class="button" onclick={cancel}>{words.say("dataset-cancel")}</button>
                }
            </div>
        </section>
    }
}

/// How the job stands, in a sentence. While files are checked it names the one whose turn it is, and
/// changes no more often than that.
fn summary(dataset: &Dataset, words: &Words) -> String {
    if let Some((_, file)) = dataset.running() {
        let name = visible(&source_name(&file.source, words)).into_owned();
        return words.say_with("dataset-files-checking", [("name", name.into())]);
    }
    let missing: Vec<String> = Slot::of(dataset.kind())
        .filter(|slot| slot.is_required() && dataset.file(*slot).is_none())
        .map(|slot| words.say(slot.name()))
        .collect();
    if !missing.is_empty() {
        let key = match dataset.kind() {
            Kind::Examples => "dataset-files-missing",
            Kind::Embedding => "dataset-files-missing-embedding",
        };
        return words.say_with(key, [("parts", missing.join(", ").into())]);
    }
    let count = dataset.files.len() as u64;
    let standing = standing_of_all(dataset, words).map_or_else(String::new, |all| all.text);
    if standing.is_empty() {
        return String::new();
    }
    words.say_with(
        "dataset-files-checked",
        [("count", count.into()), ("standing", standing.into())],
    )
}
