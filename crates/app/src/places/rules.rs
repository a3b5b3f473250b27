mod entry;
mod sample;

use yew::prelude::*;

use self::entry::{RuleEntry, entry_id};
use crate::{
    components::LineInput,
    findings::visible,
    hooks::{HEADING, focus_heading, use_portions, use_words},
    place::Place,
    rulebook::{self, Entry, Group},
    services::document,
    words::Words,
};

/// Rules drawn between two breaths of the page.
const PORTION: usize = 8;

/// Properties of [`RulesPlace`].
#[derive(Properties, PartialEq)]
pub struct RulesPlaceProps {
    /// The name of the rule to show, as it stands in the address.
    pub rule: Option<String>,
}

/// Every rule, with what it means, what to do, and a line that breaks it.
#[component]
pub fn RulesPlace(props: &RulesPlaceProps) -> Html {
    let words = use_words();
    let groups = use_memo((), |()| rulebook::groups());
    let typed = use_state_eq(String::new);
    let all: usize = groups.iter().map(|group| group.entries.len()).sum();
    let drawn = use_portions(all, PORTION);
    let named = props.rule.as_deref().map(rulebook::find);
    let wanted = named.flatten();
    {
        // Whatever the filter hides, the rule that was asked for is shown.
        let typed = typed.clone();
        use_effect_with(props.rule.clone(), move |_| typed.set(String::new()));
    }
    {
        let mut entries = groups.iter().flat_map(|group| &group.entries);
        let position = wanted.and_then(|wanted| entries.position(|entry| *entry == wanted));
        let is_drawn = position.is_some_and(|position| position < drawn);
        use_effect_with(
            (props.rule.clone(), is_drawn),
            move |(rule, is_drawn)| match (rule, wanted) {
                (Some(_), None) => focus_heading(),
                (Some(_), Some(entry)) if *is_drawn => document::focus(&entry_id(entry.name)),
                _ => {}
            },
        );
    }
    let holds = |entry: &Entry| entry.holds(&typed, words.language());
    let shown = groups
        .iter()
        .flat_map(|group| &group.entries)
        .filter(|entry| holds(entry))
        .count() as u64;
    let mut left = drawn;
    let parts = groups.iter().map(|group| {
        let take = left.min(group.entries.len());
        left -= take;
        let entries = &group.entries[..take];
        section(group, entries, holds, wanted, &words)
    });
    html! {
        <div class="rulebook">
            <h1 id={HEADING} tabindex="-1">{words.say("rules-title")}</h1>
            <p class="lead">{words.say("rules-lead")}</p>
            if let (Some(name), None) = (&props.rule, wanted) {
                <p class="notice notice--warning" role="status">{unknown(name, &words)}</p>
            }
            <div class="rulebook__find">
                <div class="field" role="search">
                    <label class="field__label" for="rules-filter">{words.say("rules-filter")}</label>
                    <LineInput id="rules-filter" value={(*typed).clone()} typed={
                        let typed = typed.clone();
                        move |text| typed.set(text)
                    } />
                </div>
                <p class="rulebook__count" role="status">{words.say_with("rules-shown", [("count", shown.into())])}</p>
            </div>
            <ul class="rulebook__groups" aria-label={words.say("rules-groups")}>
                for group in groups.iter() { <li>{to_group(group, &words)}</li> }
            </ul>
            for part in parts { {part} }
        </div>
    }
}

/// That there is no rule of that name.
fn unknown(name: &str, words: &Words) -> String {
    words.say_with("rules-unknown", [("name", visible(name).into())])
}

/// A link to the heading of a group.
fn to_group(group: &Group, words: &Words) -> Html {
    let id = group.name;
    // A link to the heading's own fragment would leave the place: the fragment is its address.
    let onclick = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        document::focus(id);
    });
    html! { <a href={Place::Rules.href()} {onclick}>{words.say(group.name)}</a> }
}

/// The entries of a group as far as they are drawn; what does not fit the filter is hidden.
fn section(
    group: &Group,
    entries: &[Entry],
    holds: impl Fn(&Entry) -> bool,
    wanted: Option<Entry>,
    words: &Words,
) -> Html {
    let id = group.name;
    let is_empty = !entries.iter().any(&holds);
    html! {
        <section class="rulebook__group" aria-labelledby={id} hidden={is_empty}>
            <h2 {id} tabindex="-1">{words.say(group.name)}</h2>
            for entry in entries {
                <div key={entry.name} hidden={!holds(entry)}>
                    <RuleEntry entry={*entry} current={wanted == Some(*entry)} />
                </div>
            }
        </section>
    }
}
