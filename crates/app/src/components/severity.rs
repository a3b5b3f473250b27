use rule::Severity;
use yew::prelude::*;

use super::{Mark, severity_icon};
use crate::words::Words;

/// A severity by icon, word and colour.
pub fn severity(severity: Severity, words: &Words) -> Html {
    let (class, word) = match severity {
        Severity::Error => ("severity severity--error", words.say("severity-error")),
        Severity::Warning => ("severity severity--warning", words.say("severity-warning")),
        Severity::Advice => ("severity severity--advice", words.say("severity-advice")),
    };
    html! { <span {class}><Mark icon={severity_icon(severity)} />{word}</span> }
}
