//! Conversations as a list of messages: `PaLM` chat, `OpenAI` chat and `ShareGPT` differ in names alone.

use rule::Message;

use super::{
    LossKind,
    conversation::{Conversation, Speaker, Turn, Words},
    loss::LeftOut,
    notes::{Notes, is_nothing, list, missing, wrong_type},
    roles::{Who, who},
    spot::Spot,
};
use crate::{
    json::{Kind, Value},
    rules::shortened,
};

/// What a shape calls its parts.
pub(super) struct Names {
    pub(super) list: &'static str,
    pub(super) who: &'static str,
    pub(super) words: &'static str,
    /// The field of the system's words, where they have one.
    pub(super) system: Option<&'static str>,
}

pub(super) fn read<'a>(
    root: &'a Value<'a>,
    names: &'static Names,
    notes: &mut Notes<'a>,
) -> Result<Conversation<'a>, LeftOut> {
    let mut conversation = Conversation {
        start: root.start,
        system: None,
        turns: Vec::new(),
    };
    if let Some(name) = names.system {
        conversation.system = notes.optional(root, name)?;
    }
    let spot = Spot::ROOT.key(names.list);
    for (index, message) in list(root, Spot::ROOT, names.list)?.iter().enumerate() {
        read_message(message, names, spot.index(index), &mut conversation, notes)?;
    }
    if conversation.turns.is_empty() {
        let message = Message::new(
            "no message of the user or the assistant",
            "사용자나 어시스턴트의 메시지가 없습니다",
        );
        return Err(LeftOut::new(
            LossKind::MissingField,
            root.start,
            spot,
            message,
        ));
    }
    let known = [names.list, names.system.unwrap_or_default()];
    notes.others(root, Spot::ROOT, &known);
    Ok(conversation)
}

fn read_message<'a>(
    message: &'a Value<'a>,
    names: &'static Names,
    spot: Spot<'a>,
    conversation: &mut Conversation<'a>,
    notes: &mut Notes<'a>,
) -> Result<(), LeftOut> {
    if !matches!(message.kind, Kind::Object(_)) {
        return Err(wrong_type(message, spot));
    }
    refuse_calls(message, spot)?;
    let Some(value) = message.get(names.who) else {
        return Err(missing(message.start, spot.key(names.who)));
    };
    let Some(name) = value.string() else {
        return Err(wrong_type(value, spot.key(names.who)));
    };
    let who = who(&name.text, value, spot.key(names.who))?;
    let words = match message.get(names.words) {
        Some(content) => content_words(content, spot.key(names.words), notes)?,
        None => return Err(missing(message.start, spot.key(names.words))),
    };
    notes.others(message, spot, &[names.who, names.words]);
    let speaker = match who {
        Who::User => Speaker::User,
        Who::Assistant => Speaker::Assistant,
        Who::System if conversation.turns.is_empty() => {
            conversation.add_system(words, notes);
            return Ok(());
        }
        Who::System => {
            let message = Message::new(
                "a system message behind the first turn has no place in other shapes",
                "대화 중간의 시스템 메시지는 다른 형식에 담을 수 없습니다",
            );
            return Err(LeftOut::new(
                LossKind::UnknownRole,
                value.start,
                spot.key(names.who),
                message,
            ));
        }
    };
    conversation.turns.push(Turn { speaker, words });
    Ok(())
}

/// A message that calls a tool, or speaks, says something that is no text.
fn refuse_calls(message: &Value<'_>, spot: Spot<'_>) -> Result<(), LeftOut> {
    for member in message.members() {
        let key = member.key.text.as_ref();
        let kind = match key {
            "tool_calls" | "function_call" => LossKind::ToolCall,
            "audio" => LossKind::Media,
            _ => continue,
        };
        if !is_nothing(&member.value) {
            return Err(not_text(kind, key, member.key_start, spot.key(key)));
        }
    }
    Ok(())
}

/// The words of a message: a text, or a list of parts of which every one is text.
fn content_words<'a>(
    content: &'a Value<'a>,
    spot: Spot<'a>,
    notes: &mut Notes<'a>,
) -> Result<Words<'a>, LeftOut> {
    let Kind::Array(items) = &content.kind else {
        return notes.words(content, spot);
    };
    let mut parts = Vec::with_capacity(items.len());
    for (index, part) in items.iter().enumerate() {
        let spot = spot.index(index);
        let kind = part.get("type").and_then(Value::string);
        match kind.map_or("text", |kind| kind.text.as_ref()) {
            "text" | "input_text" | "output_text" => {
                parts.extend(notes.required(part, spot, "text")?.parts);
                notes.others(part, spot, &["type", "text"]);
            }
            name @ ("tool_use" | "tool_result") => {
                return Err(not_text(LossKind::ToolCall, name, part.start, spot));
            }
            name => return Err(not_text(LossKind::Media, name, part.start, spot)),
        }
    }
    if parts.is_empty() {
        return Err(missing(content.start, spot));
    }
    Ok(Words {
        at: content.start,
        spot,
        parts,
    })
}

/// Something that an example would be another one without.
pub(super) fn not_text(kind: LossKind, name: &str, at: usize, spot: Spot<'_>) -> LeftOut {
    let name = shortened(name);
    let message = Message::new(
        format!("`{name}` is not text and cannot be converted"),
        format!("`{name}`은(는) 텍스트가 아니어서 변환할 수 없습니다"),
    );
    LeftOut::new(kind, at, spot, message)
}
