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
    let drawn = use_portions(all, PORTION, words.clone());
    let named = props.rule.as_deref().map(rulebook::find);
    let wanted = named.flatten();
    {
        // Whatever the filter hides, the rule that was asked for is shown.
        let typed = typed.clone();
        use_effect_with(props.rule.clone(), move |_| typed.set(String::new()));
    }
    {
        // Once for each address: what is typed later keeps the focus.
        let went = use_mut_ref(|| None::<String>);
        let rule = props.rule.clone();
        let mut entries = groups.iter().flat_map(|group| &group.entries);
        let position = wanted.and_then(|wanted| entries.position(|entry| *entry == wanted));
        let is_there = position.is_some_and(|position| drawn.at(position).is_some())
            && wanted.is_some_and(|entry| entry.holds(&typed, words.language()));
        use_effect_with((rule, is_there), move |(rule, is_there)| {
            if *went.borrow() == *rule {
                return;
            }
            match (rule, wanted) {
                (Some(_), None) => focus_heading(),
                (Some(_), Some(entry)) if *is_there => document::focus(&entry_id(entry.name)),
                (Some(_), Some(_)) => return,
                (None, _) => {}
            }
            went.borrow_mut().clone_from(rule);
        });
    }
    let holds = |entry: &Entry| entry.holds(&typed, words.language());
    let shown = groups
        .iter()
        .flat_map(|group| &group.entries)
        .filter(|entry| holds(entry))
        .count() as u64;
    let mut position = 0;
    let parts = groups.iter().map(|group| {
        let entries = group.entries.iter().map(|entry| {
            position += 1;
            let words = drawn.at(position - 1)?;
            Some((*entry, words.clone(), holds(entry)))
        });
        let entries: Vec<_> = entries.flatten().collect();
        section(group, &entries, wanted, &words)
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

/// The entries of a group as far as they are drawn, each with its words; what does not fit the filter is
/// hidden.
fn section(
    group: &Group,
    entries: &[(Entry, Words, bool)],
    wanted: Option<Entry>,
    words: &Words,
) -> Html {
    let id = group.name;
    let is_empty = !entries.iter().any(|(_, _, fits)| *fits);
    html! {
        <section class="rulebook__group" aria-labelledby={id} hidden={is_empty}>
            <h2 {id} tabindex="-1">{words.say(group.name)}</h2>
            for (entry, words, fits) in entries {
                <div key={entry.name} hidden={!fits}>
                    <RuleEntry entry={*entry} words={words.clone()} current={wanted == Some(*entry)} />
                </div>
            }
        </section>
    }
}
