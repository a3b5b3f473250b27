//! What is wrong with a line, whatever the format.

use super::super::{
    draft::{Draft, Item, Nature, Spoil},
    random::Random,
    value::{Kind, Member, Piece, Value},
    write::Layout,
};

pub fn invalid_utf8(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil_line(random, |_, item, random| {
        item.spoil = Spoil::InvalidUtf8(random.pick(&[
            b"\xff",
            b"\x80",
            b"\xc0\xaf",
            b"\xe0\x80\xaf",
            b"\xed\xa0\x80\xed\xb0\x80",
            b"\xf4\x90\x80\x80",
            b"\xf8\x88\x80\x80\x80",
            b"\xe2\x82 ",
            b"\xf0\x9f\x98 ",
            b"\xe9 ",
            b"\xb0\xa1\xb3\xaa",
        ]));
    })
}

pub fn byte_order_mark(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.array.is_some() {
        return false;
    }
    let from = random.below(draft.items.len().max(1));
    // Half of the time where it comes from an editor: at the start.
    let from = if random.once_in(2) { 0 } else { from };
    let may_have_one =
        |item: &&mut Item| !item.is_blank() && !item.has_mark && item.spoil != Spoil::TooLong;
    let Some(item) = draft.items.iter_mut().skip(from).find(may_have_one) else {
        return false;
    };
    item.has_mark = true;
    item.is_spoilt = true;
    true
}

pub fn multi_line_value(draft: &mut Draft, random: &mut Random) -> bool {
    if draft.array.is_some() || draft.items.is_empty() {
        return false;
    }
    let from = random.below(draft.items.len());
    let may_be_spread = |item: &&mut Item| item.is_example_alone();
    let Some(item) = draft.items.iter_mut().skip(from).find(may_be_spread) else {
        return false;
    };
    item.style.layout = if has_line_break(&item.values[0]) && random.once_in(2) {
        Layout::Broken
    } else {
        Layout::Pretty(random.pick(&[" ", "  ", "    ", "\t"]))
    };
    item.root().mark("multi-line-value", "");
    item.is_spoilt = true;
    true
}

fn has_line_break(value: &Value) -> bool {
    match &value.kind {
        Kind::String(pieces) => pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Plain(text) if text.contains('\n'))),
        Kind::Array(items) => items.iter().any(has_line_break),
        Kind::Object(members) => members
            .iter()
            .any(|member| matches!(member, Member::Pair(pair) if has_line_break(&pair.value))),
        Kind::Verbatim(_) => false,
    }
}

pub fn not_an_object(draft: &mut Draft, random: &mut Random) -> bool {
    let value = random.pick(&[
        "5",
        "-0",
        "1e999",
        "\"{}\"",
        "\"a b\"",
        "null",
        "true",
        "false",
        "[]",
        "[1, 2]",
        "[\"a\", {\"input_text\": \"b\"}]",
    ]);
    let value = Value::verbatim(value).marked("not-an-object", "");
    let item = Item::spoilt(vec![value], random);
    draft.insert(item, random)
}

pub fn several_values(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil_line(random, |draft, item, random| {
        let is_chat = draft.model.is_chat;
        let second = draft.example(is_chat, random);
        item.values.push(second.marked("several-values", ""));
        for _ in 0..random.below(3) {
            item.values.push(draft.example(is_chat, random));
        }
    })
}

pub fn too_long(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil_line(random, |_, item, _| item.spoil = Spoil::TooLong)
}

pub fn blank(draft: &mut Draft, random: &mut Random) -> bool {
    let mut item = Item::spoilt(Vec::new(), random);
    item.indent = random.pick(&["", "", "", " ", "\t", "   \t"]);
    draft.insert(item, random)
}

pub fn mixed_formats(draft: &mut Draft, random: &mut Random) -> bool {
    let stray = if random.once_in(3) {
        let text = Value::string(draft.text(false, random));
        Value::object([("contents", Value::array(vec![text]))])
    } else {
        draft.example(!draft.model.is_chat, random)
    };
    let mut item = Item::spoilt(vec![stray.marked("mixed-formats", "")], random);
    item.nature = Nature::Stray;
    draft.insert(item, random)
}
