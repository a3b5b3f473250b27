//! What is more than a model takes, or nearly. A token is a word here.

use super::super::{
    draft::{Draft, Model},
    random::Random,
    value::{Member, Piece, Value, mark},
};

/// Words of a short text.
const FEW: usize = 5;

pub fn input(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(most) = draft.model.input else {
        return false;
    };
    let input = Field::over(most, "input-truncated", random);
    text(draft, random, [input, Field::of(FEW)], None)
}

pub fn output(draft: &mut Draft, random: &mut Random) -> bool {
    let output = Field::over(draft.model.output, "output-truncated", random);
    text(draft, random, [Field::of(FEW), output], None)
}

pub fn total(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(most) = draft.model.total else {
        return false;
    };
    let output = [FEW, 6_000][random.below(2)];
    let input = most - output + random.between(1, 40);
    let fields = cut_all(most, [input, output], "total-truncated");
    text(draft, random, fields, None)
}

pub fn conversation(draft: &mut Draft, random: &mut Random) -> bool {
    let Some(most) = draft.model.total else {
        return false;
    };
    let mut words = [FEW; 5];
    words[chosen_long(draft, random)] = most - 4 * FEW + random.between(1, 40);
    let fields = cut_all(most, words, "conversation-truncated");
    chat(draft, random, fields, None)
}

pub fn answer(draft: &mut Draft, random: &mut Random) -> bool {
    let mut fields = [Field::of(FEW); 5];
    for index in [2, 4].into_iter().take(random.between(1, 2)) {
        fields[index] = Field::over(draft.model.output, "assistant-content-truncated", random);
    }
    chat(draft, random, fields, None)
}

pub fn near(draft: &mut Draft, random: &mut Random) -> bool {
    const RULE: &str = "near-token-limit";
    let model = draft.model;
    let limit = random.below(3);
    let Some(most) = [model.input, Some(model.output), model.total][limit] else {
        return false;
    };
    let words = close(most, model, random);
    let near = Field {
        mark: Some((None, RULE)),
        ..Field::of(words)
    };
    match (limit, model.is_chat) {
        (0, _) => text(draft, random, [near, Field::of(FEW)], None),
        (1, false) => text(draft, random, [Field::of(FEW), near], None),
        (1, true) => {
            let mut fields = [Field::of(FEW); 5];
            fields[2] = near;
            chat(draft, random, fields, None)
        }
        (_, false) => {
            let fields = [words - FEW, FEW].map(Field::of);
            text(draft, random, fields, Some(RULE))
        }
        (_, true) => {
            let mut fields = [Field::of(FEW); 5];
            fields[chosen_long(draft, random)] = Field::of(words - 4 * FEW);
            chat(draft, random, fields, Some(RULE))
        }
    }
}

/// A number of words that is close to a limit.
fn close(most: usize, model: &Model, random: &mut Random) -> usize {
    let least = (most * model.near_percent).div_ceil(100);
    match random.below(3) {
        0 => least,
        1 => most,
        _ => random.between(least, most),
    }
}

/// The context, or a question.
fn chosen_long(draft: &Draft, random: &mut Random) -> usize {
    match draft.options.default_context {
        None => [0, 1, 3][random.below(3)],
        Some(_) => [1, 3][random.below(2)],
    }
}

/// Texts of so many words, with the cut where all together pass the limit.
fn cut_all<const N: usize>(most: usize, words: [usize; N], rule: &'static str) -> [Field; N] {
    let mut fields = words.map(Field::of);
    let mut left = most;
    for field in &mut fields {
        if field.words > left {
            field.mark = Some((Some(left), rule));
            break;
        }
        left -= field.words;
    }
    fields
}

/// Makes a text example of an input and an output. `rule` is expected of both together.
fn text(
    draft: &mut Draft,
    random: &mut Random,
    [input, output]: [Field; 2],
    rule: Option<&'static str>,
) -> bool {
    !draft.model.is_chat
        && draft.spoil(random, |draft, item, random| {
            let root = item.root();
            *root.at("input_text") = input.value(draft, random, "$.input_text");
            *root.at("output_text") = output.value(draft, random, "$.output_text");
            if let Some(rule) = rule {
                root.mark(rule, "$");
            }
        })
}

/// Makes a conversation of a context and two pairs. `rule` is expected of all together.
fn chat(
    draft: &mut Draft,
    random: &mut Random,
    fields: [Field; 5],
    rule: Option<&'static str>,
) -> bool {
    draft.model.is_chat
        && draft.spoil(random, |draft, item, random| {
            let mut root = draft.conversation(2, random);
            let messages = root.at("messages").items();
            for (index, message) in messages.iter_mut().enumerate() {
                let path = format!("$.messages[{index}].content");
                *message.at("content") = fields[index + 1].value(draft, random, &path);
            }
            root.remove("context");
            let [context, ..] = fields;
            let value = match draft.options.default_context.clone() {
                None => context.value(draft, random, "$.context"),
                // It has as many words as a short text.
                Some(default) => Value::string(default),
            };
            root.members().insert(0, Member::pair("context", value));
            if let Some(rule) = rule {
                root.mark(rule, "$");
            }
            item.values = vec![root];
        })
}

/// A text of so many words.
#[derive(Debug, Clone, Copy)]
struct Field {
    words: usize,
    /// What is expected of it: after how many words, or of all of it.
    mark: Option<(Option<usize>, &'static str)>,
}

impl Field {
    fn of(words: usize) -> Self {
        Self { words, mark: None }
    }

    /// One that is a little over its limit.
    fn over(most: usize, rule: &'static str, random: &mut Random) -> Self {
        Self {
            words: most + random.between(1, 40),
            mark: Some((Some(most), rule)),
        }
    }

    fn value(self, draft: &mut Draft, random: &mut Random, path: &str) -> Value {
        let mut text = draft.words(self.words, random);
        match self.mark {
            None => Value::string(text),
            Some((None, rule)) => Value::string(text).marked(rule, path),
            Some((Some(after), rule)) => {
                let spaces = text.match_indices(' ').map(|(at, _)| at + 1);
                let lost = text.split_off(start_of_word(spaces, after));
                Value::pieces(vec![
                    Piece::Plain(text),
                    Piece::Mark(mark(rule, path)),
                    Piece::Plain(lost),
                ])
            }
        }
    }
}

/// Where the word behind so many others starts.
fn start_of_word(mut starts: impl Iterator<Item = usize>, after: usize) -> usize {
    after
        .checked_sub(1)
        .and_then(|index| starts.nth(index))
        .unwrap_or_default()
}
