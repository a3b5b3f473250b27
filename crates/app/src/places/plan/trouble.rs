use rule::Text;
use yew::prelude::*;

use crate::{
    components::{rule_link, severity},
    prose::prose,
    state::Planned,
    words::Words,
};

/// What is wrong with one setting of a plan.
pub struct FieldTrouble {
    /// The id by which the field refers to it; `None` where nothing is wrong.
    pub id: Option<AttrValue>,
    /// Whether the setting cannot stay so.
    pub invalid: bool,
    /// What is wrong and what to do, to stand beside the field.
    pub text: Html,
}

/// What is wrong with the setting `field`.
pub fn trouble(planned: &Planned, field: &str, words: &Words) -> FieldTrouble {
    let language = words.language();
    let unreadable = planned.unreadable.contains(&field);
    let problems = || {
        planned
            .plan
            .problems
            .iter()
            .filter(|problem| problem.field == field)
    };
    if !unreadable && problems().next().is_none() {
        return FieldTrouble {
            id: None,
            invalid: false,
            text: Html::default(),
        };
    }
    let id: AttrValue = format!("trouble-{field}").into();
    let text = html! {
        <ul class="troubles" id={id.clone()}>
            if unreadable {
                <li class="trouble">
                    {severity(rule::Severity::Error, words)}<span>{words.say("plan-unreadable")}</span>
                </li>
            }
            for problem in problems() {
                <li class="trouble">
                    {severity(problem.severity, words)}
                    <span>
                        {prose(problem.message.get(language))}
                        if let Some(help) = help(&problem.rule) {
                            {" "}<span class="trouble__help">{prose(help.get(language))}</span>
                        }
                        {" "}{rule_link(&problem.rule)}
                    </span>
                </li>
            }
        </ul>
    };
    let is_error = problems().any(|problem| problem.severity == rule::Severity::Error);
    FieldTrouble {
        id: Some(id),
        invalid: unreadable || is_error,
        text,
    }
}

/// What to do about a breach of a rule about the numbers of a run.
fn help(name: &str) -> Option<Text> {
    tuning::RULES
        .iter()
        .find(|rule| rule.name == name)
        .map(|rule| rule.help)
}
