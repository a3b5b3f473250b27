use serde::Serialize;

use super::{
    Shape, conversation::Conversation, json_line, loss::LeftOut, notes::Notes, spot::Spot,
};
use crate::json::Value;

#[derive(Serialize)]
struct Line<'a> {
    prompt: &'a str,
    completion: &'a str,
}

pub(super) fn read<'a>(
    root: &'a Value<'a>,
    notes: &mut Notes<'a>,
) -> Result<Conversation<'a>, LeftOut> {
    let prompt = notes.required(root, Spot::ROOT, "prompt")?;
    let completion = notes.required(root, Spot::ROOT, "completion")?;
    notes.others(root, Spot::ROOT, &["prompt", "completion"]);
    Ok(Conversation::pair(root.start, prompt, completion))
}

pub(super) fn write<'a>(
    conversation: &Conversation<'a>,
    notes: &mut Notes<'a>,
    out: &mut Vec<u8>,
) -> Result<(), LeftOut> {
    let (prompt, completion) = conversation.as_pair(Shape::PromptCompletion, notes)?;
    json_line::push(
        &Line {
            prompt: &prompt,
            completion: &completion,
        },
        out,
    );
    Ok(())
}
