use serde::{Deserialize, Serialize};
use tokens::{Counter, Exactness};
use tuning::{Family, Limits, Model};

use crate::{
    Fingerprint, Format, Options, Role, Statistics, Truncated,
    bytes::billable_characters,
    example::{Example, Part},
    findings::{Findings, Keeping, Sink},
    habits::Habits,
    json::Value,
    rules::{Check, RULES, Scope},
    seen::Seen,
    shards::Numbering,
    source::{Place, Source},
    statistics::Tally,
};

/// Checks examples as one format, for one model.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub(super) format: Format,
    pub(super) model: &'static Model,
    limits: Limits,
    pub(super) found: Found,
}

/// What was found in the examples.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Found {
    pub(super) findings: Findings,
    pub(super) truncated: Vec<Truncated>,
    pub(super) numbers: Numbers,
    /// `author` fields in all messages.
    pub(super) authors: u64,
    pub(super) first_without_context: Option<Place>,
    /// The examples that have all that this format needs, to compare them.
    #[serde(skip)]
    pub(super) seen: Seen,
    /// What the training examples have in common.
    pub(super) habits: Habits,
}

/// One example, and how it is to be inspected.
pub(super) struct Given<'a> {
    /// Which example of the file it is, from 1.
    pub(super) number: u64,
    pub(super) root: &'a Value<'a>,
    /// Where it starts.
    pub(super) place: Place,
    pub(super) text: &'a str,
    pub(super) source: Source<'a>,
    pub(super) options: &'a Options,
    pub(super) against: &'a [Fingerprint],
    pub(super) keeping: Keeping,
    pub(super) exactness: Option<Exactness>,
}

impl Side {
    pub(super) fn new(format: Format, model: &'static Model) -> Self {
        Self {
            format,
            model,
            limits: model.limits(),
            found: Found::default(),
        }
    }

    /// Runs the rules over one example and adds its numbers.
    pub(super) fn inspect(
        &mut self,
        given: &Given<'_>,
        counter: Option<&mut (dyn Counter + 'static)>,
    ) {
        let example = Example::read(self.format, given.root, &self.limits, counter);
        let scope = Scope {
            options: given.options,
            against: given.against,
            limits: &self.limits,
            is_estimate: given.exactness == Some(Exactness::Estimate),
            near_percent: near_percent(self.model.family),
            text: given.text,
        };
        for &rule in RULES {
            if let Check::Example(check) = rule.check {
                let findings = &mut self.found.findings;
                check(
                    &example,
                    &scope,
                    &mut Sink {
                        rule,
                        source: given.source,
                        keeping: given.keeping,
                        findings,
                    },
                );
            }
        }
        self.found.authors += example
            .messages()
            .iter()
            .filter(|message| message.get("author").is_some())
            .count() as u64;
        // What has no messages is no conversation, and that has been said.
        if !example.messages().is_empty() && example.root.get("context").is_none() {
            self.found.first_without_context.get_or_insert(given.place);
        }
        let line = given.place.line;
        let note = if example.is_row() {
            example.note_of_row(line, given.text)
        } else {
            example.note(line)
        };
        if let Some(note) = note {
            self.found.seen.push(note);
        }
        if given.options.role == Role::Training {
            let most = given.keeping.most_per_rule;
            self.found.habits.add(&example, given.source, most);
        }
        self.found.note_cuts(&example, given);
        self.found.numbers.add(&example);
    }
}

impl Found {
    /// Takes in what was found in other examples for the same model. They are of another format, and
    /// so have none of the habits of this one.
    pub(super) fn merge(&mut self, other: Self, most: usize) {
        self.findings.merge(other.findings);
        self.truncated.extend(other.truncated);
        self.truncated.sort_by_key(|cut| cut.example);
        self.truncated.truncate(most);
        self.numbers.merge(other.numbers, most);
        self.authors += other.authors;
        let without_context = self.first_without_context.into_iter();
        self.first_without_context = without_context
            .chain(other.first_without_context)
            .min_by_key(Place::order);
        self.seen.merge(other.seen);
    }

    /// Takes in what was found in the same way in other shards of the file.
    pub(super) fn join(&mut self, mut other: Self, most: usize) {
        self.habits.join(std::mem::take(&mut other.habits), most);
        self.findings
            .join(std::mem::take(&mut other.findings), most);
        self.merge(other, most);
    }

    /// Gives lines and examples their numbers in the file.
    pub(super) fn renumber(&mut self, numbering: &Numbering) {
        self.findings.renumber(numbering);
        for cut in &mut self.truncated {
            cut.line = numbering.line(cut.line);
            cut.example = numbering.example(cut.example);
        }
        for example in &mut self.numbers.truncated_indices {
            *example = numbering.example(*example);
        }
        if let Some(place) = &mut self.first_without_context {
            place.renumber(numbering);
        }
        self.seen.renumber(numbering);
        self.habits.renumber(numbering);
    }

    fn note_cuts(&mut self, example: &Example<'_>, given: &Given<'_>) {
        if example.cuts.is_empty() {
            return;
        }
        let most = given.keeping.most_per_rule;
        self.numbers.truncated(given.number, most);
        for cut in &example.cuts {
            let Some(field) = example.fields.get(cut.field) else {
                continue;
            };
            if self.truncated.len() < most {
                self.truncated.push(Truncated {
                    example: given.number,
                    line: given.source.place(field.value.start, field.value.end).line,
                    path: cut.path.to_string().into(),
                    tokens: cut.tokens,
                    limit: cut.most,
                    cut_at: cut.at as u64,
                });
            }
        }
    }
}

/// Per cent of a limit from which an estimate is close to it. Gemma 3 counts indented code about 8 %
/// low against recorded PaLM answers, prose less than 1 %: hence the wider margin for code.
fn near_percent(family: Family) -> u64 {
    match family {
        Family::Code | Family::CodeChat => 85,
        _ => 90,
    }
}

/// The numbers of the examples, as they come.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Numbers {
    tokens: u64,
    billable_characters: u64,
    truncated_examples: u64,
    truncated_indices: Vec<u64>,
    input: Tally,
    output: Tally,
    messages: Tally,
}

impl Numbers {
    fn add(&mut self, example: &Example<'_>) {
        self.tokens += example.tokens();
        self.billable_characters += example
            .fields
            .iter()
            .map(|field| billable_characters(&field.text.text))
            .sum::<u64>();
        self.input
            .add(example.tokens_where(|part| part != Part::Output));
        self.output
            .add(example.tokens_where(|part| part == Part::Output));
        let messages = match example.format {
            Format::Chat => example.messages().len(),
            Format::Corpus | Format::Queries => 1,
            _ => example.fields.len(),
        };
        self.messages.add(messages as u64);
    }

    fn truncated(&mut self, example: u64, most: usize) {
        self.truncated_examples += 1;
        if self.truncated_indices.len() < most {
            self.truncated_indices.push(example);
        }
    }

    fn merge(&mut self, other: Self, most: usize) {
        self.tokens += other.tokens;
        self.billable_characters += other.billable_characters;
        self.truncated_examples += other.truncated_examples;
        self.truncated_indices.extend(other.truncated_indices);
        self.truncated_indices.sort_unstable();
        self.truncated_indices.truncate(most);
        self.input.merge(&other.input);
        self.output.merge(&other.output);
        self.messages.merge(&other.messages);
    }

    pub(super) fn statistics(&self, examples: u64) -> Statistics {
        Statistics {
            tuning_dataset_example_count: examples,
            total_token_count: self.tokens,
            total_billable_character_count: self.billable_characters,
            total_truncated_example_count: self.truncated_examples,
            truncated_example_indices: self.truncated_indices.clone(),
            user_input_token_distribution: self.input.distribution(),
            user_output_token_distribution: self.output.distribution(),
            user_message_per_example_distribution: self.messages.distribution(),
        }
    }
}
