use std::borrow::Cow;

use serde::Serialize;

use super::{
    conversation::{Conversation, Speaker},
    json_line,
    messages::Names,
    notes::Notes,
};

pub(super) static NAMES: Names = Names {
    list: "messages",
    who: "author",
    words: "content",
    system: Some("context"),
};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<Cow<'a, str>>,
    messages: Vec<Message<'a>>,
}

#[derive(Serialize)]
struct Message<'a> {
    author: &'static str,
    content: Cow<'a, str>,
}

pub(super) fn write<'a>(conversation: &Conversation<'a>, notes: &mut Notes<'a>, out: &mut Vec<u8>) {
    let context = conversation.system.as_ref();
    let context = context.map(|words| words.as_one(notes));
    let mut messages = Vec::with_capacity(conversation.turns.len());
    for turn in &conversation.turns {
        messages.push(Message {
            author: match turn.speaker {
                Speaker::User => "user",
                Speaker::Assistant => "assistant",
            },
            content: turn.words.as_one(notes),
        });
    }
    json_line::push(&Line { context, messages }, out);
}
