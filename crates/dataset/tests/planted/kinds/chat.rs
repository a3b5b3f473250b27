//! What is wrong with a conversation.

use super::super::{
    draft::{Draft, Item},
    random::Random,
    value::{Member, Value},
};
use super::{field::EMPTY, values::NO_STRINGS};

/// Lets `spoil` do its work on a conversation that has no fault yet.
fn conversation(
    draft: &mut Draft,
    random: &mut Random,
    spoil: impl FnOnce(&mut Draft, &mut Item, &mut Random),
) -> bool {
    draft.model.is_chat && draft.spoil(random, spoil)
}

fn messages(item: &mut Item) -> &mut Vec<Value> {
    item.root().at("messages").items()
}

pub fn missing_messages(draft: &mut Draft, random: &mut Random) -> bool {
    const RULE: &str = "missing-messages";
    const PATH: &str = "$.messages";
    conversation(draft, random, |_, item, random| {
        let root = item.root();
        match random.below(3) {
            0 => {
                root.remove("messages");
                root.mark(RULE, PATH);
            }
            1 => {
                root.pair("messages").key = random.pick(&[
                    "message",
                    "Messages",
                    "conversation",
                    "dialog",
                    "turns",
                    "chat",
                ]);
                root.mark(RULE, PATH);
            }
            _ => {
                let value = random.pick(&["[]", "[ ]", "null", "{}", "\"[]\"", "1"]);
                *root.at("messages") = Value::verbatim(value).marked(RULE, PATH);
            }
        }
    })
}

pub fn invalid_message(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |_, item, random| {
        let messages = messages(item);
        let index = random.below(messages.len());
        let message = &mut messages[index];
        match random.below(5) {
            0 => *message = Value::verbatim(random.pick(&["5", "null", "{}", "[\"user\", \"a\"]"])),
            1 => message.pair("author").key = random.pick(&["role", "Author", "from"]),
            2 => message.pair("content").key = random.pick(&["text", "value", "parts"]),
            3 => message.remove(random.pick(&["author", "content"])),
            _ => {
                let key = random.pick(&["author", "content"]);
                *message.at(key) = Value::verbatim(random.pick(&NO_STRINGS));
            }
        }
        message.mark("invalid-message", format!("$.messages[{index}]"));
    })
}

/// Marks the author of a message.
fn mark_author(rule: &'static str, index: usize, messages: &mut [Value]) {
    let path = format!("$.messages[{index}].author");
    messages[index].at("author").mark(rule, path);
}

pub fn unknown_author(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |_, item, random| {
        let messages = messages(item);
        let index = random.below(messages.len());
        let author = random.pick(&[
            "bot",
            "model",
            "system",
            "human",
            "User",
            "ASSISTANT",
            "해설자",
            "",
        ]);
        *messages[index].at("author") = Value::string(author);
        mark_author("unknown-author", index, messages);
    })
}

pub fn not_alternating(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |draft, item, random| {
        let again = random.between(1, 2);
        let after = random.below(messages(item).len());
        let author = if after % 2 == 0 { "user" } else { "assistant" };
        for index in after + 1..=after + again {
            let message = draft.message(author, random);
            messages(item).insert(index, message);
            mark_author("authors-not-alternating", index, messages(item));
        }
    })
}

pub fn first_author(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |_, item, _| {
        messages(item).remove(0);
        mark_author("first-author-not-user", 0, messages(item));
    })
}

pub fn last_author(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |_, item, _| {
        messages(item).pop();
        let last = messages(item).len() - 1;
        mark_author("last-author-not-assistant", last, messages(item));
    })
}

pub fn unusual_turns(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |draft, item, random| {
        let pairs = [1, 4, 5, 9][random.below(4)];
        let mut root = draft.conversation(pairs, random);
        root.at("messages").mark("unusual-turn-count", "$.messages");
        item.values = vec![root];
    })
}

pub fn too_many_turns(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |draft, item, random| {
        let mut root = draft.conversation(1, random);
        let messages = root.at("messages").items();
        for _ in 1..1_251 {
            for author in ["user", "assistant"] {
                messages.push(Value::object([
                    ("author", Value::string(author)),
                    ("content", Value::string("w")),
                ]));
            }
        }
        root.at("messages").mark("too-many-turns", "$.messages");
        item.values = vec![root];
    })
}

pub fn non_string_context(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |_, item, random| {
        let value = Value::verbatim(random.pick(&NO_STRINGS));
        let root = item.root();
        root.remove("context");
        let value = value.marked("non-string-context", "$.context");
        root.members().push(Member::pair("context", value));
    })
}

/// Which conversation is the first without a context, the whole file decides.
pub fn no_context(draft: &mut Draft, random: &mut Random) -> bool {
    let is_asked_for = draft.options.default_context.is_none();
    is_asked_for && conversation(draft, random, |_, item, _| item.root().remove("context"))
}

pub fn own_context(draft: &mut Draft, random: &mut Random) -> bool {
    let is_overridden = draft.options.default_context.is_some();
    is_overridden
        && conversation(draft, random, |draft, item, random| {
            let text = match random.below(4) {
                0 => String::new(),
                1 => "you are a kind pirate.".to_owned(),
                _ => draft.text(false, random),
            };
            let root = item.root();
            root.remove("context");
            let value = Value::string(text).marked("context-overrides-default", "$.context");
            root.members().insert(0, Member::pair("context", value));
        })
}

pub fn empty_content(draft: &mut Draft, random: &mut Random) -> bool {
    conversation(draft, random, |_, item, random| {
        let messages = messages(item);
        // The first question is what sets one conversation apart from the others.
        let index = random.between(1, messages.len() - 1);
        let path = format!("$.messages[{index}].content");
        let text = Value::string(random.pick(&EMPTY));
        *messages[index].at("content") = text.marked("empty-content", path);
    })
}
