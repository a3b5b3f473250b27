use serde::Serialize;

use super::{
    Shape, conversation::Conversation, json_line, loss::LeftOut, notes::Notes, spot::Spot,
};
use crate::json::Value;

#[derive(Serialize)]
struct Line<'a> {
    instruction: &'a str,
    input: &'a str,
    output: &'a str,
}

/// The instruction and the input that it is about make the question. `system` is not of Alpaca
/// itself, but tools that read Alpaca know it.
pub(super) fn read<'a>(
    root: &'a Value<'a>,
    notes: &mut Notes<'a>,
) -> Result<Conversation<'a>, LeftOut> {
    let instruction = notes.required(root, Spot::ROOT, "instruction")?;
    let input = notes.optional(root, "input")?;
    let output = notes.required(root, Spot::ROOT, "output")?;
    let system = notes.optional(root, "system")?;
    let known = ["instruction", "input", "output", "system"];
    notes.others(root, Spot::ROOT, &known);
    let question = match input {
        Some(input) => instruction.with_input(input, notes),
        None => instruction,
    };
    let mut conversation = Conversation::pair(root.start, question, output);
    conversation.system = system.filter(|system| !system.is_empty());
    Ok(conversation)
}

/// All of the question is the instruction; the input stays empty, as in Alpaca's own examples
/// that need none.
pub(super) fn write<'a>(
    conversation: &Conversation<'a>,
    notes: &mut Notes<'a>,
    out: &mut Vec<u8>,
) -> Result<(), LeftOut> {
    let (instruction, output) = conversation.as_pair(Shape::Alpaca, notes)?;
    json_line::push(
        &Line {
            instruction: &instruction,
            input: "",
            output: &output,
        },
        out,
    );
    Ok(())
}
