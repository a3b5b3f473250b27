//! What is no JSON.

use super::super::{
    draft::{Draft, Item, Nature, Spoil, put_inside},
    random::Random,
    value::{Kind, Member, Piece, Value, mark, spelt},
    write::Layout,
};

const RULE: &str = "invalid-json";

pub fn invalid_json(draft: &mut Draft, random: &mut Random) -> bool {
    match random.below(8) {
        0 | 1 => draft.spoil_line(random, |_, item, _| item.spoil = Spoil::CutOff),
        2 => no_json_at_all(draft, random),
        3 => something_behind(draft, random),
        _ => draft.spoil_line(random, |_, item, random| {
            let object = any_object(item.root(), random);
            match random.below(3) {
                0 => wrong_member(object, random),
                1 => wrong_value(object, random),
                _ => wrong_string(object, random),
            }
            item.nature = Nature::Broken;
            if random.once_in(4) {
                item.style.layout = Layout::Pretty(random.pick(&[" ", "  ", "\t"]));
            }
        }),
    }
}

fn here() -> Piece {
    Piece::Mark(mark(RULE, ""))
}

fn any_object<'a>(root: &'a mut Value, random: &mut Random) -> &'a mut Value {
    if root.get("messages").is_none() || random.once_in(2) {
        return root;
    }
    let messages = root.at("messages").items();
    let index = random.below(messages.len());
    &mut messages[index]
}

/// Something between the members, with the fault where the second text starts.
fn wrong_member(object: &mut Value, random: &mut Random) {
    let (before, wrong) = [
        (" ", "\"x\": 1"),
        (", \"x\" ", "1"),
        (", ", "x: 1"),
        (", ", "'x': 1"),
        (", ", "5: 1"),
        (", ", ", \"x\": 1"),
        (" ", "/* a note */"),
        (" ", "# a note"),
        (", ", "// a note"),
        ("", "]"),
        (" ", "; "),
        (", \"x\": 1 ", "2"),
    ][random.below(12)];
    let members = object.members();
    if random.once_in(5) {
        return members.push(Member::Tail(vec![here(), spelt(",")]));
    }
    let at = random.between(1, members.len());
    members.insert(at, Member::Tail(vec![spelt(before), here(), spelt(wrong)]));
}

/// Something in the place of a value that is none.
fn wrong_value(object: &mut Value, random: &mut Random) {
    let wrong = random.pick(&[
        "None",
        "True",
        "False",
        "NaN",
        "-Infinity",
        "undefined",
        "nul",
        "'yes'",
        "yes",
        "007",
        "-01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "// later",
        ";",
        "[1,",
        "[1 2]",
        "예",
        "“yes”",
    ]);
    let mut value = Value::verbatim(wrong).marked(RULE, "");
    // In an array it is not the first character that is wrong.
    if let Some(inside) = [("[1,", 2), ("[1 2]", 3)]
        .iter()
        .find_map(|&(text, at)| (text == wrong).then_some(at))
    {
        let (before, after) = wrong.split_at(inside);
        let behind = if wrong == "[1," { "]" } else { "" };
        value = Value {
            marks: Vec::new(),
            kind: Kind::Verbatim(vec![
                spelt(before),
                here(),
                spelt(format!("{after}{behind}")),
            ]),
        };
    }
    let members = object.members();
    let at = random.below(members.len());
    if let Member::Pair(pair) = &mut members[at] {
        pair.value = value;
    }
}

/// Something inside a string that may not stand there.
fn wrong_string(object: &mut Value, random: &mut Random) {
    let (before, wrong) = [
        ("", r"\x41"),
        ("", r"\'"),
        ("", r"\u12G4"),
        ("", r"\U0041"),
        ("", "\t"),
        ("", "\u{1}"),
        ("", "\0"),
        ("", "\u{1f}"),
        ("\"", "so"),
        ("\"", "\""),
    ][random.below(10)];
    let pieces = vec![spelt(before), here(), spelt(wrong)];
    let members = object.members();
    let at = random.below(members.len());
    let Member::Pair(pair) = &mut members[at] else {
        return;
    };
    match &mut pair.value.kind {
        Kind::String(text) => put_inside(text, pieces, random.below(200)),
        _ => pair.value = Value::pieces(pieces),
    }
}

/// A line of something else.
fn no_json_at_all(draft: &mut Draft, random: &mut Random) -> bool {
    let line = random.pick(&[
        "not json",
        "input_text,output_text",
        "<html>",
        "# a note",
        "// a note",
        "---",
        "'a'",
        "]",
        "}",
        ",",
        "data: 1",
    ]);
    let mut item = Item::spoilt(vec![Value::verbatim(line).marked(RULE, "")], random);
    item.nature = Nature::Broken;
    draft.insert(item, random)
}

/// An example with something behind it. The example counts.
fn something_behind(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil_line(random, |_, item, random| {
        let behind = random.pick(&["oops", ",", "]", ";", "// a note", "#"]);
        item.values.push(Value::verbatim(behind).marked(RULE, ""));
    })
}
