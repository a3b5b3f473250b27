use rule::{Message, SettingProblem};
use vertex::Settings;
use yew::prelude::*;

use super::{rule_link, severity};
use crate::{hooks::use_words, prose::prose};

/// Something that is wrong with a setting, and what can be done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    /// What is wrong.
    pub problem: SettingProblem,
    /// A change that puts it right, and what to call it.
    pub cure: Option<(Message, Box<Settings>)>,
}

impl From<SettingProblem> for Trouble {
    fn from(problem: SettingProblem) -> Self {
        let cure = None;
        Self { problem, cure }
    }
}

/// Properties of [`Troubles`].
#[derive(Properties, PartialEq)]
pub struct TroublesProps {
    /// The id by which the field refers to them.
    pub id: AttrValue,
    /// What is wrong, the worst first or in the order of the rules.
    pub troubles: Vec<Trouble>,
    /// A cure was taken.
    #[prop_or_default]
    pub take: Callback<Box<Settings>>,
}

/// What is wrong with a setting, to stand under its field.
#[component]
pub fn Troubles(props: &TroublesProps) -> Html {
    let words = use_words();
    if props.troubles.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="troubles" id={props.id.clone()}>
            for Trouble { problem, cure } in &props.troubles {
                <li class="trouble">
                    {severity(problem.severity, &words)}
                    <span>
                        {prose(problem.message.get(words.language()))}{" "}{rule_link(&problem.rule)}
                        if let Some((label, settings)) = cure {
                            {" "}
                            <button
                                type="button"
                                class="link-button"
                                onclick={
                                    let settings = settings.clone();
                                    props.take.reform(move |_: MouseEvent| settings.clone())
                                }
                            >
                                {label.get(words.language()).to_owned()}
                            </button>
                        }
                    </span>
                </li>
            }
        </ul>
    }
}
