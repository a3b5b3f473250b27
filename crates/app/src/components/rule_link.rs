use yew::prelude::*;

use crate::{place::rule_href, rulebook};

/// The name of a rule, which leads to what there is to say about it.
pub fn rule_link(name: &str) -> Html {
    let code = html! { <code class="rule-link">{name.to_owned()}</code> };
    match rulebook::find(name) {
        Some(_) => html! { <a href={rule_href(name)}>{code}</a> },
        None => code,
    }
}
