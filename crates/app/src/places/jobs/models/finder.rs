use tuning::Model;
use vertex::resource::{Location, ModelName};
use yew::prelude::*;

use crate::{
    components::{Choice, LineInput},
    hooks::{use_models, use_words},
};

/// Properties of [`Finder`].
#[derive(Properties, PartialEq)]
pub struct FinderProps {
    /// Where to look.
    pub location: Location,
}

/// Two ways to a model: by what was tuned, and by its name.
#[component]
pub fn Finder(props: &FinderProps) -> Html {
    let words = use_words();
    let handle = use_models();
    let base = use_state_eq(String::new);
    let name = use_state_eq(String::new);
    let list = {
        let (handle, base, location) = (handle.clone(), base.clone(), props.location.clone());
        Callback::from(move |_: MouseEvent| handle.list(location.clone(), Model::find(&base)))
    };
    let open = {
        let (name, location) = (name.clone(), props.location.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(name) = named(&name, &location) {
                handle.open(name);
            }
        })
    };
    let any = ("".into(), words.say("models-any").into());
    let known = Model::offered().map(|model| (model.name.into(), model.name.into()));
    let options: Vec<_> = [any].into_iter().chain(known).collect();
    let is_wrong = !name.trim().is_empty() && named(&name, &props.location).is_none();
    let place = [
        ("project", props.location.project().into()),
        ("region", props.location.region().name().into()),
    ];
    html! {
        <>
            <p class="lead">{words.say_with("models-lead", place)}</p>
            <div class="models__find">
                <div class="field">
                    <label class="field__label" for="models-base">{words.say("models-of")}</label>
                    <Choice
                        id="models-base"
                        value={(*base).clone()}
                        {options}
                        chosen={move |text| base.set(text)}
                    />
                </div>
                <button type="button" class="button" onclick={list}>{words.say("models-list")}</button>
            </div>
            <form class="models__find" onsubmit={open}>
                <div class="field">
                    <label class="field__label" for="models-name">{words.say("models-name")}</label>
                    <LineInput
                        id="models-name"
                        value={(*name).clone()}
                        described_by="models-name-hint"
                        invalid={is_wrong}
                        typed={move |text| name.set(text)}
                    />
                </div>
                <button type="submit" class="button">{words.say("models-open")}</button>
                <p id="models-name-hint" class={classes!("field__hint", is_wrong.then_some("models__wrong"))}>
                    {words.say("models-name-hint")}
                </p>
            </form>
        </>
    }
}

/// The model of a full name, or of a number in this place.
fn named(text: &str, location: &Location) -> Option<ModelName> {
    let text = text.trim();
    ModelName::parse(text).or_else(|| ModelName::in_location(location, text))
}

#[cfg(test)]
mod tests {
    use tuning::Region;
    use vertex::names::ProjectId;

    use super::*;

    #[test]
    fn a_model_is_named_in_full_or_by_its_number() {
        let project = ProjectId::parse("my-project").expect("a project");
        let location = Location::new(project, Region::EuropeWest4);
        let check = |text: &str, name: Option<&str>| {
            let found = named(text, &location);
            assert_eq!(found.as_ref().map(ModelName::as_str), name, "{text}");
        };
        let full = "projects/1/locations/us-central1/models/2@1";
        check(full, Some(full));
        check(
            " 42 ",
            Some("projects/my-project/locations/europe-west4/models/42"),
        );
        check("projects/1/locations/us-central1/endpoints/2", None);
        check("", None);
    }
}
