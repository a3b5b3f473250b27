use yew::prelude::*;

use crate::{
    components::Choice,
    hooks::{use_inspector, use_words},
    state::Slot,
};

/// The id of the field.
const FIELD: &str = "part";

/// Properties of [`PartField`].
#[derive(Properties, PartialEq)]
pub struct PartProps {
    /// The part that the file plays.
    pub slot: Slot,
    /// Whether it is the only file. Then it decides what kind of job this is.
    pub is_alone: bool,
}

/// What part the file plays in the job.
#[component]
pub fn PartField(props: &PartProps) -> Html {
    let words = use_words();
    let inspector = use_inspector();
    let slot = props.slot;
    let options = Slot::ALL
        .into_iter()
        .filter(|other| props.is_alone || other.kind() == slot.kind())
        .map(|slot| (slot.name().into(), words.say(slot.name()).into()))
        .collect::<Vec<(AttrValue, AttrValue)>>();
    let chosen = Callback::from(move |name: String| {
        if let Some(to) = Slot::from_name(&name) {
            inspector.move_to(slot, to);
        }
    });
    html! {
        <div class="field">
            <label class="field__label" for={FIELD}>{words.say("dataset-part")}</label>
            <Choice id={FIELD} value={slot.name()} {options} {chosen} />
        </div>
    }
}
