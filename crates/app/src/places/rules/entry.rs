use yew::prelude::*;

use super::sample::{Outcome, sample};
use crate::{
    components::{rule_link, severity, source_line},
    excerpt::excerpts,
    place::rule_href,
    prose::{prose, title},
    rulebook::Entry,
    words::Words,
};

/// Properties of [`RuleEntry`].
#[derive(Properties, PartialEq)]
pub struct RuleEntryProps {
    /// The rule.
    pub entry: Entry,
    /// The words to say it in.
    pub words: Words,
    /// Whether it is the one that the address names.
    pub current: bool,
}

/// The id of an entry: what stands behind the `#` of its address, so that the browser goes there by
/// itself when the address is already the current one.
pub fn entry_id(name: &str) -> String {
    rule_href(name).trim_start_matches('#').to_owned()
}

/// All there is to say about a rule.
#[component]
pub fn RuleEntry(props: &RuleEntryProps) -> Html {
    let words = &props.words;
    let language = words.language();
    let entry = props.entry;
    let samples = use_memo(entry.name, |_| excerpts(entry.bad, entry.good));
    let (bad, good) = &*samples;
    let heading = format!("entry-{}", entry.name);
    let class = classes!("entry", props.current.then_some("entry--current"));
    html! {
        <article id={entry_id(entry.name)} {class} tabindex="-1" aria-labelledby={heading.clone()}>
            <h3 id={heading} class="entry__title">{title(entry.summary.get(language))}</h3>
            <p class="entry__name">
                {severity(entry.severity, words)}
                <span class="entry__code">{entry.code}</span>
                {rule_link(entry.name)}
                if entry.strict {
                    <span class="chip">{words.say("rules-strict")}</span>
                }
            </p>
            <dl class="about">
                <dt>{words.say("dataset-why")}</dt>
                <dd>{prose(entry.explanation.get(language))}</dd>
                <dt>{words.say("dataset-what-to-change")}</dt>
                <dd>{prose(entry.help.get(language))}</dd>
                <dt>{words.say("dataset-source")}</dt>
                <dd>{source_line(entry.source, words)}</dd>
            </dl>
            <div class="entry__samples">
                {sample(Outcome::Breaks, bad, words)}
                {sample(Outcome::Fits, good, words)}
            </div>
        </article>
    }
}
