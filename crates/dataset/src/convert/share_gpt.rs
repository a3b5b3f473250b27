use std::borrow::Cow;

use serde::Serialize;

use super::{
    conversation::{Conversation, Speaker},
    json_line,
    messages::Names,
    notes::Notes,
};

/// `system` beside the list is not of `ShareGPT` itself, but tools that read it know it.
pub(super) static NAMES: Names = Names {
    list: "conversations",
    who: "from",
    words: "value",
    system: Some("system"),
};

#[derive(Serialize)]
struct Line<'a> {
    conversations: Vec<Message<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    from: &'static str,
    value: Cow<'a, str>,
}

pub(super) fn write<'a>(conversation: &Conversation<'a>, notes: &mut Notes<'a>, out: &mut Vec<u8>) {
    let mut conversations = Vec::with_capacity(conversation.turns.len() + 1);
    if let Some(system) = &conversation.system {
        conversations.push(Message {
            from: "system",
            value: system.as_one(notes),
        });
    }
    for turn in &conversation.turns {
        conversations.push(Message {
            from: match turn.speaker {
                Speaker::User => "human",
                Speaker::Assistant => "gpt",
            },
            value: turn.words.as_one(notes),
        });
    }
    json_line::push(&Line { conversations }, out);
}
