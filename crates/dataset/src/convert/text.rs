use serde::Serialize;

use super::{
    Shape, conversation::Conversation, json_line, loss::LeftOut, notes::Notes, spot::Spot,
};
use crate::json::Value;

#[derive(Serialize)]
struct Line<'a> {
    input_text: &'a str,
    output_text: &'a str,
}

pub(super) fn read<'a>(
    root: &'a Value<'a>,
    notes: &mut Notes<'a>,
) -> Result<Conversation<'a>, LeftOut> {
    let input = notes.required(root, Spot::ROOT, "input_text")?;
    let output = notes.required(root, Spot::ROOT, "output_text")?;
    notes.others(root, Spot::ROOT, &["input_text", "output_text"]);
    Ok(Conversation::pair(root.start, input, output))
}

pub(super) fn write<'a>(
    conversation: &Conversation<'a>,
    notes: &mut Notes<'a>,
    out: &mut Vec<u8>,
) -> Result<(), LeftOut> {
    let (input, output) = conversation.as_pair(Shape::Text, notes)?;
    json_line::push(
        &Line {
            input_text: &input,
            output_text: &output,
        },
        out,
    );
    Ok(())
}
