use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Properties of [`LineInput`].
#[derive(Properties, PartialEq)]
pub struct LineInputProps {
    /// Its id in the document.
    pub id: AttrValue,
    /// What is asked for, where no label in sight says it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What was typed.
    pub value: AttrValue,
    /// What counts while nothing is typed.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The ids of what belongs to it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Whether what was typed cannot stay so.
    #[prop_or_default]
    pub invalid: bool,
    /// Whether it must be filled in.
    #[prop_or_default]
    pub required: bool,
    /// Whether it is for a number. It keeps every keystroke all the same: a field of the kind
    /// `number` would hide from the page what it cannot read.
    #[prop_or_default]
    pub numeric: bool,
    /// How it looks.
    #[prop_or("input".into())]
    pub class: AttrValue,
    /// Something was typed.
    pub typed: Callback<String>,
}

/// A field for one line.
#[component]
pub fn LineInput(props: &LineInputProps) -> Html {
    let oninput = props
        .typed
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <input
            id={props.id.clone()}
            class={props.class.clone()}
            type="text"
            inputmode={props.numeric.then_some("decimal")}
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-label={props.label.clone()}
            aria-describedby={props.described_by.clone()}
            aria-invalid={props.invalid.then_some("true")}
            aria-required={props.required.then_some("true")}
            placeholder={props.placeholder.clone()}
            value={props.value.clone()}
            {oninput}
        />
    }
}
