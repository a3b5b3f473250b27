mod columns;

use std::rc::Rc;

use columns::ColumnFields;
use dataset::{Converted, LossKind, Shape};
use rule::Language;
use worker::protocol::Reshaped;
use yew::prelude::*;

use super::{loss::losses, outcome::Said};
use crate::{
    components::Choice,
    hooks::{use_tools, use_words},
    state::{ConvertSettings, Product, Settings},
    words::Words,
};

/// The id of the field for the shape.
const TO: &str = "tool-to";

/// Properties of [`ConvertFields`].
#[derive(Properties, PartialEq)]
pub struct ConvertFieldsProps {
    /// What was chosen.
    pub settings: ConvertSettings,
    /// What the last conversion did: it knows the columns of a table.
    pub product: Option<Rc<Product>>,
}

/// What can be chosen about a conversion.
#[component]
pub fn ConvertFields(props: &ConvertFieldsProps) -> Html {
    let words = use_words();
    let tools = use_tools();
    let settings = &props.settings;
    let options = Shape::ALL.into_iter().enumerate().map(|(index, shape)| {
        let name = shape_name(shape, &words);
        (index.to_string().into(), name.into())
    });
    let chosen = Shape::ALL.iter().position(|shape| *shape == settings.to);
    let choose = {
        let (tools, settings) = (tools.clone(), settings.clone());
        Callback::from(move |index: String| {
            let shape = index
                .parse()
                .ok()
                .and_then(|index: usize| Shape::ALL.get(index));
            if let Some(to) = shape {
                tools.set(Settings::Convert(ConvertSettings {
                    to: *to,
                    ..settings.clone()
                }));
            }
        })
    };
    let set = {
        let to = settings.to;
        Callback::from(move |mapping| {
            tools.set(Settings::Convert(ConvertSettings { to, mapping }));
        })
    };
    let converted = props
        .product
        .as_ref()
        .and_then(|product| match &product.reshaped {
            Reshaped::Converted(converted) => Some(converted),
            Reshaped::Repaired { .. } | Reshaped::Split(_) => None,
        });
    html! {
        <div class="tool__fields">
            <div class="field">
                <label class="field__label" for={TO}>{words.say("tools-to")}</label>
                <Choice
                    id={TO}
                    value={chosen.unwrap_or_default().to_string()}
                    options={options.collect::<Vec<_>>()}
                    chosen={choose}
                />
            </div>
            if let Some(converted) = converted.filter(|it| !it.header.is_empty()) {
                <ColumnFields
                    header={converted.header.clone()}
                    mapping={settings.mapping.clone()}
                    columns={converted.columns.clone()}
                    {set}
                />
            }
        </div>
    }
}

fn shape_name(shape: Shape, words: &Words) -> &'static str {
    match words.language() {
        Language::English => shape.en(),
        Language::Korean => shape.ko(),
    }
}

/// What was written and what was lost.
pub fn converted(converted: &Converted, words: &Words) -> Said {
    let to = shape_name(converted.to, words);
    let mut answer = words.say_with(
        "tools-converted",
        [("count", converted.examples.into()), ("shape", to.into())],
    );
    if converted.left_out > 0 {
        answer += " ";
        answer += &words.say_with("tools-left-out", [("count", converted.left_out.into())]);
    }
    let from = converted
        .from
        .map(|shape| words.say_with("tools-from", [("shape", shape_name(shape, words).into())]));
    let lost = converted.counts.values().any(|count| *count > 0);
    let is_checked = matches!(converted.to, Shape::Text | Shape::Chat);
    let is_unmapped = converted
        .losses
        .iter()
        .any(|loss| loss.kind == LossKind::MissingColumn);
    let body = html! {
        <>
            if let Some(from) = from {
                <p class="field__hint">{from}</p>
            }
            if is_unmapped {
                <div class="notice notice--warning"><p>{words.say("tools-columns-needed")}</p></div>
            }
            {losses(converted, true, words)}
            {losses(converted, false, words)}
            if !lost && converted.examples > 0 {
                <p>{words.say("tools-lossless")}</p>
            }
        </>
    };
    Said {
        answer,
        body,
        check: is_checked.then_some("tools-check-converted"),
        is_worth_saving: converted.examples > 0,
    }
}
