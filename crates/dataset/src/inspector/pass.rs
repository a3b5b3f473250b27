use std::{collections::BTreeMap, sync::LazyLock};

use tokens::{Counter, Exactness, TokenizerLabel};

use super::{OptionsError, side, sides::Sides};
use crate::{
    Checksums, FileFacts, Fingerprint, Options, Report, Verdict,
    fault::Fault,
    findings::{Findings, Keeping, Sink},
    json::Value,
    labels::Label,
    reader::Events,
    rules::{Check, FaultCheck, RULES, Rule, Totals},
    seen::Seen,
    shards::Numbering,
    source::{Place, Source},
    unreadable::Unreadable,
};

/// The rules that look at faults. They are few, and a file may have a fault on each line.
static FAULT_RULES: LazyLock<Vec<(&Rule, FaultCheck)>> = LazyLock::new(|| {
    let checks = RULES.iter().map(|&rule| match rule.check {
        Check::Fault(check) => Some((rule, check)),
        _ => None,
    });
    checks.flatten().collect()
});

/// What is gathered while the lines go by.
pub(super) struct Pass {
    pub(super) options: Options,
    counter: Option<Box<dyn Counter>>,
    exactness: Option<Exactness>,
    pub(super) examples: u64,
    /// The labels with the score 0.
    unrelated: Seen,
    /// Other files of the same job.
    pub(super) against: Vec<Fingerprint>,
    /// What is wrong with lines, whatever their format.
    pub(super) findings: Findings,
    /// What is wrong with examples, by the format that they are checked as.
    pub(super) sides: Sides,
}

/// What the lines were read from.
pub(super) struct FileRead {
    pub(super) checksums: Checksums,
    pub(super) lines: u64,
    pub(super) lines_with_content: u64,
    pub(super) carriage_returns: Option<(u64, Place)>,
    pub(super) unreadable: Option<Unreadable>,
    /// Whether its lines could be read as what they should be.
    pub(super) is_readable: bool,
    pub(super) label: TokenizerLabel,
}

impl Pass {
    pub(super) fn new(
        options: Options,
        counter: Option<Box<dyn Counter>>,
        label: &TokenizerLabel,
    ) -> Result<Self, OptionsError> {
        Ok(Self {
            sides: Sides::new(&options)?,
            findings: Findings::default(),
            examples: 0,
            unrelated: Seen::default(),
            against: Vec::new(),
            exactness: counter.is_some().then_some(label.exactness),
            counter,
            options,
        })
    }

    /// Findings so far, by the rule's name.
    pub(super) fn counts(&self) -> BTreeMap<String, u64> {
        let mut counts = self.findings.counts();
        counts.extend(self.sides.counts());
        counts
    }

    /// Everything that was seen, in lists of which each is kept for another reason.
    pub(super) fn seen(&mut self) -> impl Iterator<Item = &mut Seen> {
        let of_sides = self.sides.all_mut().map(|side| &mut side.found.seen);
        std::iter::once(&mut self.unrelated).chain(of_sides)
    }

    /// Everything that was found, in lists of which each may count or not in the end.
    pub(super) fn findings(&mut self) -> impl Iterator<Item = &mut Findings> {
        let of_sides = self.sides.all_mut().map(|side| &mut side.found.findings);
        std::iter::once(&mut self.findings).chain(of_sides)
    }

    /// Gives lines and examples their numbers in the file.
    pub(super) fn renumber(&mut self, numbering: &Numbering) {
        self.findings.renumber(numbering);
        self.unrelated.renumber(numbering);
        self.sides.renumber(numbering);
    }

    /// Looks at the file as a whole, all of it having been read.
    pub(super) fn sum_up(self, file: FileRead) -> (Report, Fingerprint) {
        let keeping = self.keeping();
        let chosen = self.sides.choose(keeping.most_per_rule);
        let found = chosen.side.found;
        let mut findings = self.findings;
        findings.merge(found.findings);
        let seen = found.seen.sort();
        let totals = Totals {
            options: &self.options,
            against: &self.against,
            model: chosen.side.model,
            examples: self.examples,
            lines_with_content: file.lines_with_content,
            authors: found.authors,
            carriage_returns: file.carriage_returns,
            first_without_context: found.first_without_context,
            habits: &found.habits,
            unreadable: file.unreadable,
            majority: chosen.majority,
            foreign: chosen.foreign,
            seen: &seen,
            unrelated: &self.unrelated.sort(),
            is_readable: file.is_readable,
        };
        for &rule in RULES {
            if let Check::File(check) = rule.check {
                let source = Source::of_line(1);
                check(
                    &totals,
                    &mut Sink {
                        rule,
                        source,
                        keeping,
                        findings: &mut findings,
                    },
                );
            }
        }
        let report = Report {
            version: 1,
            verdict: Verdict::from_worst(findings.worst()),
            counts: findings.counts(),
            diagnostics: findings.diagnostics(keeping.most_per_rule),
            truncated: found.truncated,
            statistics: found.numbers.statistics(self.examples),
            model: chosen.side.model.name.to_owned(),
            role: self.options.role,
            tokenizer: file.label,
            file: FileFacts {
                name: self.options.file_name.clone(),
                bytes: file.checksums.bytes(),
                lines: file.lines,
                examples: self.examples,
                format: totals.majority,
                sha256: file.checksums.sha256(),
                crc32c: file.checksums.crc32c(),
            },
        };
        let fingerprint = Fingerprint::new(report.role, report.file.format, seen);
        (report, fingerprint)
    }

    fn keeping(&self) -> Keeping {
        Keeping {
            strict: self.options.strict,
            most_per_rule: self.options.max_diagnostics_per_rule,
            details: self.options.details,
        }
    }
}

impl Events for Pass {
    fn fault(&mut self, fault: &Fault, source: Source<'_>) {
        let keeping = self.keeping();
        for &(rule, check) in FAULT_RULES.iter() {
            let findings = &mut self.findings;
            check(
                fault,
                &mut Sink {
                    rule,
                    source,
                    keeping,
                    findings,
                },
            );
        }
    }

    fn example(&mut self, value: &Value<'_>, text: &str, source: Source<'_>) {
        self.examples += 1;
        let keeping = self.keeping();
        let Self {
            sides,
            options,
            against,
            counter,
            exactness,
            examples,
            ..
        } = self;
        let place = source.place(value.start, value.start);
        let mut counter = counter.as_deref_mut();
        for side in sides.of(value, place, keeping.most_per_rule) {
            side.inspect(
                &side::Given {
                    number: *examples,
                    root: value,
                    place,
                    text,
                    source,
                    options,
                    against,
                    keeping,
                    exactness: *exactness,
                },
                counter.as_deref_mut(),
            );
        }
    }

    fn label(&mut self, label: &Label<'_>, source: Source<'_>) {
        self.examples += 1;
        let keeping = self.keeping();
        for &rule in RULES {
            if let Check::Label(check) = rule.check {
                check(
                    label,
                    &self.against,
                    &mut Sink {
                        rule,
                        source,
                        keeping,
                        findings: &mut self.findings,
                    },
                );
            }
        }
        if let Some(pair) = &label.pair {
            let note = pair.note(source.first_line);
            self.sides.note(note);
            if pair.is_unrelated() == Some(true) {
                self.unrelated.push(note);
            }
        }
    }
}
