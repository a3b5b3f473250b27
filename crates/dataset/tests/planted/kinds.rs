//! The kinds of faults: one function for each rule.

mod chat;
mod field;
mod file;
mod line;
mod syntax;
mod tokens;
mod values;

use super::{draft::Draft, random::Random};

/// How the fault of one rule is planted.
pub struct Kind {
    pub rule: &'static str,
    pub when: When,
    /// How often it comes, beside the others.
    pub weight: usize,
    /// Plants it, unless it does not fit. Whether it did.
    pub plant: fn(&mut Draft, &mut Random) -> bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Often,
    /// Once in a file: two of them would be alike, or are one.
    Once,
    /// As the only fault of a file.
    Alone,
}

const fn kind(
    rule: &'static str,
    weight: usize,
    plant: fn(&mut Draft, &mut Random) -> bool,
) -> Kind {
    Kind {
        rule,
        when: When::Often,
        weight,
        plant,
    }
}

const fn once(
    rule: &'static str,
    weight: usize,
    plant: fn(&mut Draft, &mut Random) -> bool,
) -> Kind {
    Kind {
        when: When::Once,
        ..kind(rule, weight, plant)
    }
}

const fn alone(
    rule: &'static str,
    weight: usize,
    plant: fn(&mut Draft, &mut Random) -> bool,
) -> Kind {
    Kind {
        when: When::Alone,
        ..kind(rule, weight, plant)
    }
}

/// Every kind of fault. What makes large files comes rarely.
#[rustfmt::skip]
pub static KINDS: &[Kind] = &[
    alone("empty-file", 300, file::empty),
    kind("invalid-utf8", 1_000, line::invalid_utf8),
    alone("wrong-encoding", 500, file::wrong_encoding),
    kind("byte-order-mark", 1_000, line::byte_order_mark),
    kind("invalid-json", 3_000, syntax::invalid_json),
    kind("multi-line-value", 2_000, line::multi_line_value),
    once("array-file", 1_000, file::array),
    kind("not-an-object", 1_000, line::not_an_object),
    kind("several-values", 1_000, line::several_values),
    kind("nesting-too-deep", 500, values::nesting_too_deep),
    kind("line-too-long", 500, line::too_long),
    kind("duplicate-key", 1_000, values::duplicate_key),
    kind("lone-surrogate", 1_000, field::lone_surrogate),
    kind("control-character", 1_000, field::control_character),
    kind("blank-line", 1_000, line::blank),
    once("carriage-return", 1_000, file::carriage_return),
    kind("mixed-formats", 1_000, line::mixed_formats),
    alone("compressed-file", 300, file::compressed),
    once("wrong-extension", 500, file::wrong_extension),
    once("missing-input-text", 1_000, values::missing_input_text),
    once("missing-output-text", 1_000, values::missing_output_text),
    kind("non-string-field", 1_000, values::non_string_field),
    once("empty-output-text", 1_000, field::empty_output_text),
    once("empty-input-text", 1_000, field::empty_input_text),
    kind("unknown-field", 1_000, values::unknown_field),
    kind("input-truncated", 100, tokens::input),
    kind("output-truncated", 150, tokens::output),
    kind("total-truncated", 60, tokens::total),
    kind("near-token-limit", 100, tokens::near),
    once("too-few-examples", 500, file::too_few),
    once("too-many-examples", 6, file::too_many),
    kind("missing-messages", 1_000, chat::missing_messages),
    kind("invalid-message", 1_000, chat::invalid_message),
    kind("unknown-author", 1_000, chat::unknown_author),
    kind("authors-not-alternating", 1_000, chat::not_alternating),
    kind("first-author-not-user", 1_000, chat::first_author),
    kind("last-author-not-assistant", 1_000, chat::last_author),
    kind("unusual-turn-count", 1_000, chat::unusual_turns),
    kind("non-string-context", 1_000, chat::non_string_context),
    once("no-context", 1_000, chat::no_context),
    kind("conversation-truncated", 60, tokens::conversation),
    kind("assistant-content-truncated", 150, tokens::answer),
    once("too-many-authors", 6, file::too_many_authors),
    kind("empty-content", 1_000, chat::empty_content),
    kind("context-overrides-default", 1_000, chat::own_context),
    kind("too-many-turns", 30, chat::too_many_turns),
];

/// The rules without a planter, and why.
pub const WITHOUT: &[(&str, &str)] = &[
    (
        "few-examples",
        "follows from the number of examples of every file",
    ),
    (
        "duplicate-example",
        "no two examples are alike: that it stays silent is checked here",
    ),
    (
        "contradicting-example",
        "no two examples are alike: that it stays silent is checked here",
    ),
    (
        "missing-instruction",
        "no output is a class: that it stays silent is checked here",
    ),
    (
        "uneven-markers",
        "no text has a marker: that it stays silent is checked here",
    ),
    (
        "class-imbalance",
        "no output is a class: that it stays silent is checked here",
    ),
    (
        "evaluation-count-out-of-range",
        "the files are training files",
    ),
    ("evaluation-not-supported", "the files are training files"),
    ("evaluation-format-differs", "the files are training files"),
    ("evaluation-leak", "the files are training files"),
    ("missing-id", "the files are not for embeddings"),
    ("missing-text", "the files are not for embeddings"),
    ("duplicate-id", "the files are not for embeddings"),
    (
        "corpus-size-out-of-range",
        "the files are not for embeddings",
    ),
    (
        "queries-size-out-of-range",
        "the files are not for embeddings",
    ),
    ("wrong-label-header", "the files are not for embeddings"),
    ("invalid-score", "the files are not for embeddings"),
    ("unknown-query-id", "the files are not for embeddings"),
    ("unknown-corpus-id", "the files are not for embeddings"),
    (
        "too-few-labelled-queries",
        "the files are not for embeddings",
    ),
    ("too-many-labels", "the files are not for embeddings"),
    ("pair-in-two-splits", "the files are not for embeddings"),
    ("query-without-positive", "the files are not for embeddings"),
];

pub fn random(random: &mut Random) -> &'static Kind {
    let all = KINDS.iter().map(|kind| kind.weight).sum();
    let mut left = random.below(all);
    for kind in KINDS {
        if left < kind.weight {
            return kind;
        }
        left -= kind.weight;
    }
    unreachable!("the weights add up")
}
