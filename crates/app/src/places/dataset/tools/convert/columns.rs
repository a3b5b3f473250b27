use dataset::Columns;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    components::Choice,
    findings::visible,
    hooks::use_words,
    state::{Mapping, Unmapped},
};

/// Properties of [`ColumnFields`].
#[derive(Properties, PartialEq)]
pub struct ColumnFieldsProps {
    /// The names of all columns of the table.
    pub header: Vec<String>,
    /// What was chosen.
    pub mapping: Option<Mapping>,
    /// Which columns were read last.
    pub columns: Option<Columns>,
    /// Something was chosen; nothing lets it follow from the names.
    pub set: Callback<Option<Mapping>>,
}

type Change = fn(&mut Mapping) -> &mut String;

/// The purposes of columns: their keys, whether they need one, and where it is kept.
const PURPOSES: [(&str, bool, Change); 4] = [
    ("tools-column-input", true, |mapping| &mut mapping.input),
    ("tools-column-output", true, |mapping| &mut mapping.output),
    ("tools-column-instruction", false, |mapping| {
        &mut mapping.instruction
    }),
    ("tools-column-system", false, |mapping| &mut mapping.system),
];

/// Which columns of a table mean what.
#[component]
pub fn ColumnFields(props: &ColumnFieldsProps) -> Html {
    let words = use_words();
    let known = props
        .mapping
        .clone()
        .or_else(|| props.columns.as_ref().map(Mapping::of));
    let mapping = known.unwrap_or(Mapping {
        header: true,
        ..Mapping::default()
    });
    // What follows from the names has names, whatever was read last.
    let has_header = props.mapping.as_ref().is_none_or(|it| it.header);
    let trouble = props
        .mapping
        .as_ref()
        .and_then(|mapping| mapping.columns().err());
    let trouble = trouble.map(|why| match why {
        Unmapped::Missing => "tools-columns-needed",
        Unmapped::Twice => "tools-columns-twice",
    });
    let purposes = PURPOSES.map(|(key, is_needed, place)| {
        let mut kept = mapping.clone();
        let value = place(&mut kept).clone();
        let none = if is_needed {
            "tools-column-choose"
        } else {
            "tools-column-none"
        };
        let mut options: Vec<(AttrValue, AttrValue)> = vec![("".into(), words.say(none).into())];
        options.extend(props.header.iter().map(|name| {
            let shown = visible(name).into_owned();
            (name.clone().into(), shown.into())
        }));
        let chosen = {
            let mapping = mapping.clone();
            props.set.reform(move |name: String| {
                let mut mapping = mapping.clone();
                *place(&mut mapping) = name;
                Some(mapping)
            })
        };
        html! {
            <div class="field">
                <label class="field__label" for={key}>{words.say(key)}</label>
                <Choice
                    id={key}
                    {value}
                    {options}
                    described_by={trouble.map(|_| "tool-columns-trouble")}
                    invalid={trouble.is_some() && is_needed}
                    {chosen}
                />
            </div>
        }
    });
    let onchange = props.set.reform(|event: Event| {
        let header = event.target_unchecked_into::<HtmlInputElement>().checked();
        // With names the columns tell what they are; by number the first two are the likeliest.
        (!header).then(|| Mapping {
            input: "1".to_owned(),
            output: "2".to_owned(),
            ..Mapping::default()
        })
    });
    html! {
        <fieldset class="tool__columns">
            <legend class="field__label">{words.say("tools-columns")}</legend>
            {for purposes}
            <label class="check">
                <input type="checkbox" checked={has_header} {onchange} />
                <span>{words.say("tools-columns-header")}</span>
            </label>
            if let Some(key) = trouble {
                <p id="tool-columns-trouble" class="field__hint tool__trouble">{words.say(key)}</p>
            }
        </fieldset>
    }
}
