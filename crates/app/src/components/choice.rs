use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Properties of [`Choice`].
#[derive(Properties, PartialEq)]
pub struct ChoiceProps {
    /// Its id in the document.
    pub id: AttrValue,
    /// What is chosen, where no label in sight says it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The value of the option that is chosen.
    pub value: AttrValue,
    /// The options: their values, and what they say.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The ids of what belongs to it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Whether what is chosen cannot stay so.
    #[prop_or_default]
    pub invalid: bool,
    /// How it looks.
    #[prop_or("input".into())]
    pub class: AttrValue,
    /// Another option was chosen.
    pub chosen: Callback<String>,
}

/// A `<select>` that always shows what the state says, whatever was chosen in it before.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let select = use_node_ref();
    {
        let select = select.clone();
        use_effect_with(
            (props.value.clone(), props.options.clone()),
            move |(value, _)| {
                if let Some(select) = select.cast::<HtmlSelectElement>() {
                    select.set_value(value);
                }
            },
        );
    }
    let onchange = props
        .chosen
        .reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <select
            ref={select}
            id={props.id.clone()}
            class={props.class.clone()}
            aria-label={props.label.clone()}
            aria-describedby={props.described_by.clone()}
            aria-invalid={props.invalid.then_some("true")}
            {onchange}
        >
            for (value, text) in &props.options {
                <option value={value.clone()} selected={*value == props.value}>{text}</option>
            }
        </select>
    }
}
