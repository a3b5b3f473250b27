use serde::Serialize;

use super::{
    conversation::{Conversation, Speaker, Words},
    json_line,
    messages::Names,
};

pub(super) static NAMES: Names = Names {
    list: "messages",
    who: "role",
    words: "content",
    system: None,
};

#[derive(Serialize)]
struct Line<'a> {
    messages: Vec<Message<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: Content<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Text(&'a str),
    Parts(Vec<Part<'a>>),
}

#[derive(Serialize)]
#[serde(tag = "type", rename = "text")]
struct Part<'a> {
    text: &'a str,
}

pub(super) fn write(conversation: &Conversation<'_>, out: &mut Vec<u8>) {
    let mut messages = Vec::with_capacity(conversation.turns.len() + 1);
    if let Some(system) = &conversation.system {
        messages.push(message("system", system));
    }
    for turn in &conversation.turns {
        let role = match turn.speaker {
            Speaker::User => "user",
            Speaker::Assistant => "assistant",
        };
        messages.push(message(role, &turn.words));
    }
    json_line::push(&Line { messages }, out);
}

fn message<'a>(role: &'static str, words: &'a Words<'_>) -> Message<'a> {
    let content = match words.parts.as_slice() {
        [text] => Content::Text(text),
        parts => Content::Parts(parts.iter().map(|text| Part { text }).collect()),
    };
    Message { role, content }
}
