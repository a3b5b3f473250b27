//! What is wrong inside a text.

use super::super::{
    draft::{Draft, Item, put_inside},
    random::Random,
    value::{Kind, Piece, Value, mark, spelt},
};

pub fn lone_surrogate(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil(random, |_, item, random| {
        let halves = random.pick(&[
            r"\ud800",
            r"\uDBFF",
            r"\udc00",
            r"\udfff",
            r"\ude00\ud83d",
            r"\ud83d\u0041",
            r"\ud83d\ud83d\ude00",
            r"\ud83d\n",
        ]);
        let (_, text) = any_text(item, random);
        let at = random.below(200);
        put_inside(
            text,
            [Piece::Mark(mark("lone-surrogate", "")), spelt(halves)],
            at,
        );
    })
}

pub fn control_character(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil(random, |_, item, random| {
        let control = random.pick(&[
            r"\u0000",
            r"\b",
            r"\f",
            r"\r",
            r"\u001B",
            r"\u001f",
            "\u{fffd}",
            r"\uFFFD",
            r"\u0001\u0002",
        ]);
        let (path, text) = any_text(item, random);
        let at = random.below(200);
        put_inside(
            text,
            [Piece::Mark(mark("control-character", path)), spelt(control)],
            at,
        );
    })
}

/// A text of an example, with its path.
fn any_text<'a>(item: &'a mut Item, random: &mut Random) -> (String, &'a mut Vec<Piece>) {
    let root = item.root();
    if root.get("messages").is_none() {
        let key = random.pick(&["input_text", "output_text"]);
        return (format!("$.{key}"), root.at(key).text());
    }
    if root.get("context").is_some() && random.once_in(4) {
        // A default context has to stay what it is.
        let is_default = matches!(&root.at("context").kind, Kind::String(pieces)
            if matches!(pieces.first(), Some(Piece::Plain(text)) if text.starts_with("You are a kind pirate")));
        if !is_default {
            return ("$.context".to_owned(), root.at("context").text());
        }
    }
    let messages = root.at("messages").items();
    let index = random.below(messages.len());
    (
        format!("$.messages[{index}].content"),
        messages[index].at("content").text(),
    )
}

/// Texts that say nothing.
pub const EMPTY: [&str; 6] = ["", " ", "\n\t", "\u{3000}", "\u{a0}", " \u{2028}"];

pub fn empty_input_text(draft: &mut Draft, random: &mut Random) -> bool {
    empty("empty-input-text", "input_text", draft, random)
}

pub fn empty_output_text(draft: &mut Draft, random: &mut Random) -> bool {
    empty("empty-output-text", "output_text", draft, random)
}

fn empty(rule: &'static str, key: &'static str, draft: &mut Draft, random: &mut Random) -> bool {
    !draft.model.is_chat
        && draft.spoil(random, |_, item, random| {
            let text = Value::string(random.pick(&EMPTY));
            *item.root().at(key) = text.marked(rule, format!("$.{key}"));
        })
}
