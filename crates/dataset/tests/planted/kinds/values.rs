//! What is wrong with the members of an example.

use super::super::{
    draft::{Draft, Nature},
    random::Random,
    value::{Kind, Member, Piece, Value, mark, spelt},
};

/// What people write for `input_text`.
const INPUTS: [&str; 8] = [
    "inputText",
    "Input_Text",
    "imput_text",
    "prompt",
    "input",
    "question",
    "instruction",
    "query",
];
/// What people write for `output_text`.
const OUTPUTS: [&str; 8] = [
    "outputText",
    "ouput_text",
    "completion",
    "output",
    "response",
    "answer",
    "target",
    "label",
];

pub fn missing_input_text(draft: &mut Draft, random: &mut Random) -> bool {
    missing("missing-input-text", "input_text", &INPUTS, draft, random)
}

pub fn missing_output_text(draft: &mut Draft, random: &mut Random) -> bool {
    missing(
        "missing-output-text",
        "output_text",
        &OUTPUTS,
        draft,
        random,
    )
}

fn missing(
    rule: &'static str,
    key: &'static str,
    others: &[&'static str],
    draft: &mut Draft,
    random: &mut Random,
) -> bool {
    !draft.model.is_chat
        && draft.spoil(random, |_, item, random| {
            let root = item.root();
            if random.once_in(3) {
                root.remove(key);
            } else {
                root.pair(key).key = random.pick(others);
            }
            root.mark(rule, format!("$.{key}"));
        })
}

/// Values that are no string.
pub const NO_STRINGS: [&str; 9] = [
    "4",
    "-0",
    "1e999",
    "null",
    "true",
    "false",
    "[]",
    "[\"x\"]",
    "{\"a\": \"b\"}",
];

pub fn non_string_field(draft: &mut Draft, random: &mut Random) -> bool {
    !draft.model.is_chat
        && draft.spoil(random, |_, item, random| {
            let key = random.pick(&["input_text", "output_text"]);
            let value = Value::verbatim(random.pick(&NO_STRINGS));
            *item.root().at(key) = value.marked("non-string-field", format!("$.{key}"));
        })
}

pub fn unknown_field(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil(random, |draft, item, random| {
        let (key, written) = [
            ("id", ".id"),
            ("키", ".키"),
            ("a b", r#"["a b"]"#),
            ("", r#"[""]"#),
            ("weight", ".weight"),
            ("9", r#"["9"]"#),
        ][random.below(6)];
        let value = match random.below(3) {
            0 => Value::string(draft.text(false, random)),
            1 => Value::verbatim(random.pick(&NO_STRINGS)),
            _ => Value::object([("x", Value::array(vec![Value::string("y")]))]),
        };
        let (path, object) = any_object(item.root(), random);
        let mut member = Member::pair(key, value);
        if let Member::Pair(pair) = &mut member {
            pair.marks
                .push(mark("unknown-field", format!("{path}{written}")));
        }
        let members = object.members();
        let at = random.below(members.len() + 1);
        members.insert(at, member);
    })
}

/// The example or one of its messages.
fn any_object<'a>(root: &'a mut Value, random: &mut Random) -> (String, &'a mut Value) {
    if root.get("messages").is_none() || random.once_in(2) {
        return ("$".to_owned(), root);
    }
    let messages = root.at("messages").items();
    let index = random.below(messages.len());
    (format!("$.messages[{index}]"), &mut messages[index])
}

pub fn duplicate_key(draft: &mut Draft, random: &mut Random) -> bool {
    draft.spoil(random, |draft, item, random| {
        let (_, object) = any_object(item.root(), random);
        let members = object.members();
        let first = random.below(members.len());
        let Member::Pair(mut pair) = members[first].clone() else {
            return;
        };
        pair.marks.push(mark("duplicate-key", ""));
        pair.spelling = match pair.key {
            "input_text" if random.once_in(2) => Some(r#""input\u005ftext""#),
            "content" if random.once_in(2) => Some(r#""\u0063ontent""#),
            _ => None,
        };
        // With another value where another one is right too.
        if matches!(pair.key, "input_text" | "output_text" | "content") && random.once_in(2) {
            pair.value = Value::string(draft.text(false, random));
        }
        let at = random.between(first + 1, members.len());
        members.insert(at, Member::Pair(pair));
    })
}

pub fn nesting_too_deep(draft: &mut Draft, random: &mut Random) -> bool {
    const MOST: usize = 127;
    draft.spoil_line(random, |_, item, random| {
        let is_object = random.once_in(2);
        let (open, close) = if is_object {
            ("{\"a\":", "}")
        } else {
            ("[", "]")
        };
        let more = [1, 2, 60, 5_000][random.below(4)];
        let (path, object) = any_object(item.root(), random);
        let around = if path == "$" { 1 } else { 3 };
        let end = if random.once_in(2) {
            format!("1{}", close.repeat(MOST - around + more))
        } else {
            String::new()
        };
        let deep = Value {
            marks: Vec::new(),
            kind: Kind::Verbatim(vec![
                spelt(open.repeat(MOST - around)),
                Piece::Mark(mark("nesting-too-deep", "")),
                spelt(open.repeat(more)),
                spelt(end),
            ]),
        };
        let members = object.members();
        if random.once_in(2) {
            members.push(Member::pair("x", deep));
        } else if let Some(Member::Pair(pair)) = members.last_mut() {
            pair.value = deep;
        }
        item.nature = Nature::Broken;
    })
}
