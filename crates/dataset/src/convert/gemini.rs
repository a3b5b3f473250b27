use rule::Message;
use serde::Serialize;

use super::{
    LossKind,
    conversation::{Conversation, Speaker, Turn, Words},
    json_line,
    loss::LeftOut,
    messages::not_text,
    notes::{Notes, is_nothing, list, missing, wrong_type},
    roles::{Who, who},
    spot::Spot,
};
use crate::json::{Kind, Value};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    system_instruction: Option<Instruction<'a>>,
    contents: Vec<Content<'a>>,
}

#[derive(Serialize)]
struct Instruction<'a> {
    parts: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Content<'a> {
    role: &'static str,
    parts: Vec<Part<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    text: &'a str,
}

/// The service reads both spellings of a name.
const INSTRUCTION: [&str; 2] = ["systemInstruction", "system_instruction"];

pub(super) fn read<'a>(
    root: &'a Value<'a>,
    notes: &mut Notes<'a>,
) -> Result<Conversation<'a>, LeftOut> {
    let mut conversation = Conversation {
        start: root.start,
        system: None,
        turns: Vec::new(),
    };
    for name in INSTRUCTION {
        if let Some(instruction) = root.get(name).filter(|value| !is_nothing(value)) {
            let spot = Spot::ROOT.key(name);
            let words = match &instruction.kind {
                Kind::Object(_) => {
                    // Its role means nothing to the service.
                    notes.others(instruction, spot, &["role", "parts"]);
                    parts_words(instruction, spot, notes)?
                }
                _ => notes.words(instruction, spot)?,
            };
            conversation.add_system(words, notes);
        }
    }
    let spot = Spot::ROOT.key("contents");
    for (index, content) in list(root, Spot::ROOT, "contents")?.iter().enumerate() {
        let turn = read_content(content, spot.index(index), notes)?;
        conversation.turns.push(turn);
    }
    let [camel, snake] = INSTRUCTION;
    notes.others(root, Spot::ROOT, &["contents", camel, snake]);
    Ok(conversation)
}

fn read_content<'a>(
    content: &'a Value<'a>,
    spot: Spot<'a>,
    notes: &mut Notes<'a>,
) -> Result<Turn<'a>, LeftOut> {
    if !matches!(content.kind, Kind::Object(_)) {
        return Err(wrong_type(content, spot));
    }
    let role_spot = spot.key("role");
    let Some(role) = content.get("role") else {
        return Err(missing(content.start, role_spot));
    };
    let Some(name) = role.string() else {
        return Err(wrong_type(role, role_spot));
    };
    let speaker = match who(&name.text, role, role_spot)? {
        Who::User => Speaker::User,
        Who::Assistant => Speaker::Assistant,
        Who::System => {
            let message = Message::new(
                "Gemini has no system messages among its `contents`",
                "Gemini의 `contents`에는 시스템 메시지를 둘 수 없습니다",
            );
            return Err(LeftOut::new(
                LossKind::UnknownRole,
                role.start,
                role_spot,
                message,
            ));
        }
    };
    let words = parts_words(content, spot, notes)?;
    notes.others(content, spot, &["role", "parts"]);
    Ok(Turn { speaker, words })
}

/// The words in the parts of `object`, of which every one has to be text.
fn parts_words<'a>(
    object: &'a Value<'a>,
    spot: Spot<'a>,
    notes: &mut Notes<'a>,
) -> Result<Words<'a>, LeftOut> {
    let items = list(object, spot, "parts")?;
    let spot = spot.key("parts");
    let mut parts = Vec::with_capacity(items.len());
    for (index, part) in items.iter().enumerate() {
        let spot = spot.index(index);
        for member in part.members() {
            let key = member.key.text.as_ref();
            let kind = match key {
                "functionCall"
                | "function_call"
                | "functionResponse"
                | "function_response"
                | "executableCode"
                | "executable_code"
                | "codeExecutionResult"
                | "code_execution_result" => LossKind::ToolCall,
                "fileData" | "file_data" | "inlineData" | "inline_data" => LossKind::Media,
                _ => continue,
            };
            if !is_nothing(&member.value) {
                return Err(not_text(kind, key, member.key_start, spot.key(key)));
            }
        }
        parts.extend(notes.required(part, spot, "text")?.parts);
        notes.others(part, spot, &["text"]);
    }
    Ok(Words {
        at: object.start,
        spot,
        parts,
    })
}

pub(super) fn write(conversation: &Conversation<'_>, out: &mut Vec<u8>) {
    // Gemini refuses an empty text; an empty instruction says nothing anyway.
    let system = conversation.system.as_ref();
    let system_instruction = system
        .filter(|words| !words.is_empty())
        .map(|words| Instruction {
            parts: parts(words),
        });
    let line = Line {
        system_instruction,
        contents: conversation.turns.iter().map(content).collect(),
    };
    json_line::push(&line, out);
}

fn content<'a>(turn: &'a Turn<'_>) -> Content<'a> {
    Content {
        role: match turn.speaker {
            Speaker::User => "user",
            Speaker::Assistant => "model",
        },
        parts: parts(&turn.words),
    }
}

fn parts<'a>(words: &'a Words<'_>) -> Vec<Part<'a>> {
    words.parts.iter().map(|text| Part { text }).collect()
}
