use std::rc::Rc;

use rule::Severity;
use tuning::{Region, limits::DEFAULT_EVALUATION_INTERVAL};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{field_text, form::troubles};
use crate::{
    components::{Choice, LineInput, Troubles},
    hooks::{use_actions, use_inspector, use_store, use_words},
    services::document,
    state::{Action, Choices, Draft, Field, LaunchAction},
    words::Words,
};

/// Properties of [`Setting`].
#[derive(Properties, PartialEq)]
pub struct SettingProps {
    /// Which field.
    pub field: Field,
    /// What the draft comes to.
    pub draft: Rc<Draft>,
}

/// What every kind of control is given.
struct Control {
    id: AttrValue,
    value: AttrValue,
    described_by: Option<AttrValue>,
    invalid: bool,
    typed: Callback<String>,
}

/// A field of the form with its name, and what is wrong with it.
#[component]
pub fn Setting(props: &SettingProps) -> Html {
    let words = use_words();
    let store = use_store();
    let actions = use_actions();
    let inspector = use_inspector();
    let field = props.field;
    let id: AttrValue = field_text::id(field.setting()).into();
    let troubles = if store.may_complain(field) {
        troubles(&store, &props.draft, |problem| field.is_meant_by(problem))
    } else {
        Vec::new()
    };
    let hint = field_text::hint(field, &store.dataset, &words);
    let (hint_id, troubles_id) = (format!("{id}-hint"), format!("{id}-troubles"));
    let ids = [
        hint.as_ref().map(|_| hint_id.as_str()),
        (!troubles.is_empty()).then_some(troubles_id.as_str()),
    ];
    let ids: Vec<&str> = ids.into_iter().flatten().collect();
    let typed = if field == Field::DefaultContext {
        // It counts towards the tokens of every conversation, so a dataset is inspected again.
        let choices = store.dataset.choices.clone();
        Callback::from(move |default_context| {
            inspector.choose(Choices {
                default_context,
                ..choices.clone()
            });
        })
    } else {
        actions.reform(move |text| Action::Launch(LaunchAction::Typed(field, text)))
    };
    let control = Control {
        id: id.clone(),
        value: store.value(field).to_owned().into(),
        described_by: (!ids.is_empty()).then(|| ids.join(" ").into()),
        invalid: troubles
            .iter()
            .any(|trouble| trouble.problem.severity == Severity::Error),
        typed,
    };
    let take = {
        let id = id.clone();
        Callback::from(move |settings| {
            actions.emit(Action::Launch(LaunchAction::Cured(settings)));
            // The button that had the focus is gone.
            document::focus(&id);
        })
    };
    html! {
        <div class="setting">
            <label class="setting__name" for={id}>
                {words.say(field_text::name(field))}
            </label>
            if let Some(hint) = hint {
                <p class="field__hint" id={hint_id}>{hint}</p>
            }
            {draw(field, control, &words)}
            <Troubles id={troubles_id} {troubles} {take} />
        </div>
    }
}

fn draw(field: Field, control: Control, words: &Words) -> Html {
    let regions = || Region::ALL.map(|region| (region.name().into(), region.name().into()));
    let switch = |unset: &str| {
        let keys = [("", unset), ("true", "launch-on"), ("false", "launch-off")];
        keys.map(|(value, key)| (value.into(), words.say(key).into()))
            .to_vec()
    };
    match field {
        Field::PipelineRegion => choice(control, regions().to_vec()),
        Field::UploadRegion => {
            let same = ("".into(), words.say("launch-upload-region-same").into());
            choice(control, [same].into_iter().chain(regions()).collect())
        }
        Field::EnableEarlyStopping => choice(control, switch("launch-early-unset")),
        Field::EnableCheckpointSelection => choice(control, switch("launch-checkpoint-unset")),
        Field::DefaultContext | Field::Labels => text_area(control, field),
        _ => line(control, field),
    }
}

fn choice(control: Control, options: Vec<(AttrValue, AttrValue)>) -> Html {
    let Control {
        id,
        value,
        described_by,
        invalid,
        typed: chosen,
    } = control;
    html! { <Choice {id} {value} {options} {described_by} {invalid} {chosen} /> }
}

fn line(control: Control, field: Field) -> Html {
    let Control {
        id,
        value,
        described_by,
        invalid,
        typed,
    } = control;
    let placeholder = match field {
        Field::EvaluationInterval => Some(DEFAULT_EVALUATION_INTERVAL.to_string()),
        Field::LearningRateMultiplier => Some("1".to_owned()),
        _ => None,
    };
    let numeric = placeholder.is_some();
    let required = field.is_required();
    html! { <LineInput {id} {value} {described_by} {invalid} {required} {numeric} {placeholder} {typed} /> }
}

/// What is inspected with is taken over when it is finished, everything else letter by letter.
fn text_area(control: Control, field: Field) -> Html {
    let Control {
        id,
        value,
        described_by,
        invalid,
        typed,
    } = control;
    let read = |event: &Event| event.target_unchecked_into::<HtmlTextAreaElement>().value();
    let is_inspected = field == Field::DefaultContext;
    let oninput = (!is_inspected).then(|| typed.reform(move |event: InputEvent| read(&event)));
    let onchange = is_inspected.then(|| typed.reform(move |event: Event| read(&event)));
    html! {
        <textarea
            {id}
            class="input"
            rows="3"
            spellcheck="false"
            aria-describedby={described_by}
            aria-invalid={invalid.then_some("true")}
            {value}
            {oninput}
            {onchange}
        />
    }
}
