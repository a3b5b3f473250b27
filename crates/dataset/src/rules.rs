//! The rules, one file each, and the laws that every rule keeps.
//!
//! A rule's file holds everything about it: prose in every language, an input that breaks it, the
//! same input put right, and the check. To add one, write its file and add a line to [`RULES`].

use tuning::{Limits, Model};

use crate::{
    Fingerprint, Format, Options, Role, example::Example, fault::Fault, findings::Sink,
    habits::Habits, labels::Label, seen::Sorted, source::Place, unreadable::Unreadable,
};

/// A rule about a dataset.
pub type Rule = rule::Rule<Check>;

/// When a rule looks, and at what.
#[derive(Debug, Clone, Copy)]
#[allow(
    private_interfaces,
    reason = "a rule is public as data; its check runs only in here"
)]
pub enum Check {
    /// At something that the reader stumbled over.
    Fault(FaultCheck),
    /// At each example: one of text, a conversation, a document or a query.
    Example(ExampleCheck),
    /// At each row of a labels file, beside the other files of the job.
    Label(LabelCheck),
    /// At the file as a whole, when all of it was read.
    File(FileCheck),
}

pub(crate) type FaultCheck = fn(&Fault, &mut Sink<'_>);
pub(crate) type ExampleCheck = fn(&Example<'_>, &Scope<'_>, &mut Sink<'_>);
pub(crate) type LabelCheck = fn(&Label<'_>, &[Fingerprint], &mut Sink<'_>);
pub(crate) type FileCheck = fn(&Totals<'_>, &mut Sink<'_>);

/// What a check of an example may know beside the example.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) options: &'a Options,
    /// Other files of the same job.
    pub(crate) against: &'a [Fingerprint],
    pub(crate) limits: &'a Limits,
    /// Whether the counts are estimates.
    pub(crate) is_estimate: bool,
    /// Per cent of a limit from which an estimate is close to it.
    pub(crate) near_percent: u64,
    /// The text of the source.
    pub(crate) text: &'a str,
}

/// What a check of the whole file may know.
#[derive(Debug)]
pub(crate) struct Totals<'a> {
    pub(crate) options: &'a Options,
    /// Other files of the same job.
    pub(crate) against: &'a [Fingerprint],
    pub(crate) model: &'static Model,
    pub(crate) examples: u64,
    /// Lines that hold anything but white space.
    pub(crate) lines_with_content: u64,
    /// `author` fields in all messages.
    pub(crate) authors: u64,
    /// Lines that end in CRLF, and where the first one does.
    pub(crate) carriage_returns: Option<(u64, Place)>,
    /// Where the first conversation without a context of its own stands.
    pub(crate) first_without_context: Option<Place>,
    /// What the training examples have in common.
    pub(crate) habits: &'a Habits,
    /// What the file is, where it is not text that can be read.
    pub(crate) unreadable: Option<Unreadable>,
    /// The format of most examples.
    pub(crate) majority: Format,
    /// The examples that have another one.
    pub(crate) foreign: Foreign,
    /// What can be compared: examples, ids or labels.
    pub(crate) seen: &'a Sorted,
    /// The labels with the score 0 among them.
    pub(crate) unrelated: &'a Sorted,
    /// Whether its lines could be read as what they should be.
    pub(crate) is_readable: bool,
}

/// Examples of another format than most.
#[derive(Debug)]
pub(crate) struct Foreign {
    pub(crate) examples: u64,
    /// Where the first ones stand, and what they are.
    pub(crate) places: Vec<(Format, Place)>,
}

impl Totals<'_> {
    /// Whether the counts of examples mean anything: it is a file of training examples, and some of
    /// it could be read.
    pub(crate) fn has_training_examples(&self) -> bool {
        self.options.role == Role::Training && self.examples > 0
    }

    /// The same of a file of evaluation examples.
    pub(crate) fn has_evaluation_examples(&self) -> bool {
        self.options.role == Role::Evaluation && self.examples > 0
    }

    /// Whether it is a file of examples, and none of embedding tuning.
    pub(crate) fn is_of_examples(&self) -> bool {
        Format::of_role(self.options.role).is_none()
    }

    /// Files of the same job that play this part.
    pub(crate) fn others(&self, role: Role) -> impl Iterator<Item = &Fingerprint> {
        self.against
            .iter()
            .filter(move |other| other.role() == role)
    }
}

mod again;
mod cut;
mod empty;
mod evaluation;
pub(crate) mod near_miss;
mod size_of_rows;
mod unknown_id;
pub(crate) use near_miss::folded;
mod wrong_type;

mod array_file;
mod assistant_content_truncated;
mod authors_not_alternating;
mod blank_line;
mod byte_order_mark;
mod carriage_return;
mod class_imbalance;
mod compressed_file;
mod context_overrides_default;
mod contradicting_example;
mod control_character;
mod conversation_truncated;
mod corpus_size_out_of_range;
mod duplicate_example;
mod duplicate_id;
mod duplicate_key;
mod empty_content;
mod empty_file;
mod empty_input_text;
mod empty_output_text;
mod evaluation_count_out_of_range;
mod evaluation_format_differs;
mod evaluation_leak;
mod evaluation_not_supported;
mod few_examples;
mod first_author_not_user;
mod input_truncated;
mod invalid_json;
mod invalid_message;
mod invalid_score;
mod invalid_utf8;
mod last_author_not_assistant;
mod line_too_long;
mod lone_surrogate;
mod missing_id;
mod missing_input_text;
mod missing_instruction;
mod missing_messages;
mod missing_output_text;
mod missing_text;
mod mixed_formats;
mod multi_line_value;
mod near_token_limit;
mod nesting_too_deep;
mod no_context;
mod non_string_context;
mod non_string_field;
mod not_an_object;
mod output_truncated;
mod pair_in_two_splits;
mod queries_size_out_of_range;
mod query_without_positive;
mod several_values;
mod too_few_examples;
mod too_few_labelled_queries;
mod too_many_authors;
mod too_many_examples;
mod too_many_labels;
mod too_many_turns;
mod total_truncated;
mod uneven_markers;
mod unknown_author;
mod unknown_corpus_id;
mod unknown_field;
mod unknown_query_id;
mod unusual_turn_count;
mod wrong_encoding;
mod wrong_extension;
mod wrong_label_header;

/// Every rule, in code order. The rules page, the JavaScript module and the inspector read this and
/// nothing else.
pub static RULES: &[&Rule] = &[
    &empty_file::RULE,
    &invalid_utf8::RULE,
    &wrong_encoding::RULE,
    &byte_order_mark::RULE,
    &invalid_json::RULE,
    &multi_line_value::RULE,
    &array_file::RULE,
    &not_an_object::RULE,
    &several_values::RULE,
    &nesting_too_deep::RULE,
    &line_too_long::RULE,
    &duplicate_key::RULE,
    &lone_surrogate::RULE,
    &control_character::RULE,
    &blank_line::RULE,
    &carriage_return::RULE,
    &mixed_formats::RULE,
    &compressed_file::RULE,
    &wrong_extension::RULE,
    &missing_input_text::RULE,
    &missing_output_text::RULE,
    &non_string_field::RULE,
    &empty_output_text::RULE,
    &empty_input_text::RULE,
    &unknown_field::RULE,
    &input_truncated::RULE,
    &output_truncated::RULE,
    &total_truncated::RULE,
    &near_token_limit::RULE,
    &too_few_examples::RULE,
    &few_examples::RULE,
    &too_many_examples::RULE,
    &duplicate_example::RULE,
    &contradicting_example::RULE,
    &missing_instruction::RULE,
    &uneven_markers::RULE,
    &class_imbalance::RULE,
    &missing_messages::RULE,
    &invalid_message::RULE,
    &unknown_author::RULE,
    &authors_not_alternating::RULE,
    &first_author_not_user::RULE,
    &last_author_not_assistant::RULE,
    &unusual_turn_count::RULE,
    &non_string_context::RULE,
    &no_context::RULE,
    &conversation_truncated::RULE,
    &assistant_content_truncated::RULE,
    &too_many_authors::RULE,
    &empty_content::RULE,
    &context_overrides_default::RULE,
    &too_many_turns::RULE,
    &evaluation_count_out_of_range::RULE,
    &evaluation_not_supported::RULE,
    &evaluation_format_differs::RULE,
    &evaluation_leak::RULE,
    &missing_id::RULE,
    &missing_text::RULE,
    &duplicate_id::RULE,
    &corpus_size_out_of_range::RULE,
    &queries_size_out_of_range::RULE,
    &wrong_label_header::RULE,
    &invalid_score::RULE,
    &unknown_query_id::RULE,
    &unknown_corpus_id::RULE,
    &too_few_labelled_queries::RULE,
    &too_many_labels::RULE,
    &pair_in_two_splits::RULE,
    &query_without_positive::RULE,
];

/// A value of the file as a message shows it.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let mut shortened: String = text.chars().take(MOST).collect();
    if shortened.len() < text.len() {
        shortened.push('…');
    }
    shortened
}

/// A hundred lines without a fault: the least that a text model takes without a word.
fn hundred_examples() -> String {
    numbered_examples(100)
}

/// Lines without a fault, no two the same.
fn numbered_examples(number: usize) -> String {
    let line = |n| {
        format!(
            "{{\"input_text\": \"Is {n} odd?\", \"output_text\": \"{}\"}}\n",
            if n % 2 == 1 { "yes" } else { "no" }
        )
    };
    (1..=number).map(line).collect()
}

/// An example that the training file of the samples holds, and nothing else does.
const TRAINED: &str = r#"{"input_text": "Is water wet?", "output_text": "yes"}"#;

/// A conversation without a fault.
const CONVERSATION: &str = r#"{"context": "Answer in one word.", "messages": [{"author": "user", "content": "Capital of Peru?"}, {"author": "assistant", "content": "Lima"}, {"author": "user", "content": "And of Chile?"}, {"author": "assistant", "content": "Santiago"}]}"#;

/// A conversation without a fault but what its first two messages bring in.
fn conversation(question: &str, answer: &str) -> String {
    format!(
        r#"{{"context": "Be kind.", "messages": [{{"author": "user", "content": "{question}"}}, {{"author": "assistant", "content": "{answer}"}}, {{"author": "user", "content": "Thanks"}}, {{"author": "assistant", "content": "Any time"}}]}}"#
    )
}

/// Conversations without a fault, no two the same.
fn numbered_conversations(number: usize) -> String {
    let line = |n| {
        conversation(
            &format!("Is {n} odd?"),
            if n % 2 == 1 { "yes" } else { "no" },
        )
    };
    (1..=number).map(|n| line(n) + "\n").collect()
}

/// Documents or queries without a fault, no two the same.
fn numbered_rows(number: usize) -> String {
    let line = |n| format!("{{\"_id\": \"{n}\", \"text\": \"What {n} is\"}}\n");
    (1..=number).map(line).collect()
}

/// Labels without a fault, each of a query and a document of its own.
fn numbered_labels(number: usize) -> String {
    let line = |n| format!("{n}\t{n}\t1\n");
    "query-id\tcorpus-id\tscore\n".to_owned() + &(1..=number).map(line).collect::<String>()
}

#[cfg(test)]
mod laws;
