//! A report, put into the order in which a person wants to read it. Derived, never stored.

mod filter;
mod strip;
mod visible;
mod window;

use std::rc::Rc;

use dataset::{RULES, Rule, Verdict};
use rule::Severity;

pub use filter::{Filter, Rows};
pub use strip::{Mark, STRIP_WIDTH, Strip};
pub use visible::visible;
pub use window::{Sight, Unfolded, Window, top_of};

use crate::state::Outcome;

/// What was found, by rule and by place.
#[derive(Debug, Clone)]
pub struct Findings {
    /// The report and what belongs to it.
    pub outcome: Rc<Outcome>,
    /// The worst first, and of these the most frequent.
    pub rules: Vec<RuleFindings>,
    /// How many there are of each severity.
    pub totals: Totals,
    /// The answer in a sentence.
    pub headline: Headline,
    /// The file as a strip, from its first line to its last.
    pub strip: Strip,
}

/// What one rule found.
#[derive(Debug, Clone, Copy)]
pub struct RuleFindings {
    /// The rule.
    pub rule: &'static Rule,
    /// The worst severity among its findings.
    pub severity: Severity,
    /// How many; the list may hold fewer.
    pub count: u64,
    /// Where the first one stands in the report's list.
    pub first: usize,
}

impl PartialEq for RuleFindings {
    fn eq(&self, other: &Self) -> bool {
        (self.rule.name, self.severity, self.count, self.first)
            == (other.rule.name, other.severity, other.count, other.first)
    }
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Errors.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
    /// Advice.
    pub advice: u64,
}

impl Totals {
    /// All findings.
    pub fn all(self) -> u64 {
        self.errors + self.warnings + self.advice
    }

    /// The findings of one severity.
    pub fn of(self, severity: Severity) -> u64 {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Advice => self.advice,
        }
    }

    fn add(&mut self, severity: Severity, count: u64) {
        match severity {
            Severity::Error => self.errors += count,
            Severity::Warning => self.warnings += count,
            Severity::Advice => self.advice += count,
        }
    }
}

/// The answer to "may I send this?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// Nothing stands in the way.
    Ready,
    /// Nothing but warnings.
    Warnings(u64),
    /// So many lines would be rejected.
    Lines {
        /// Lines with an error.
        lines: u64,
        /// Whether something is wrong with the file as a whole, too.
        file: bool,
    },
    /// Something is wrong with the file as a whole, not with single lines.
    File,
}

/// The same if they are of the same outcome.
impl PartialEq for Findings {
    fn eq(&self, other: &Self) -> bool {
        self.outcome == other.outcome
    }
}

impl Findings {
    /// Sums up a report; takes a few milliseconds for 100,000 findings.
    pub fn new(outcome: Rc<Outcome>) -> Self {
        let report = &outcome.report;
        let mut rules: Vec<RuleFindings> = Vec::new();
        let mut totals = Totals::default();
        let mut listed: Vec<u64> = Vec::new();
        for (index, diagnostic) in report.diagnostics.iter().enumerate() {
            let known = rules
                .iter()
                .position(|found| found.rule.name == diagnostic.rule);
            let position = known.or_else(|| {
                let rule = RULES
                    .iter()
                    .copied()
                    .find(|rule| rule.name == diagnostic.rule)?;
                let count = report.counts.get(rule.name).copied().unwrap_or_default();
                rules.push(RuleFindings {
                    rule,
                    severity: diagnostic.severity,
                    count,
                    first: index,
                });
                listed.push(0);
                Some(rules.len() - 1)
            });
            totals.add(diagnostic.severity, 1);
            if let Some((found, listed)) =
                position.and_then(|at| rules.get_mut(at).zip(listed.get_mut(at)))
            {
                found.severity = found.severity.max(diagnostic.severity);
                *listed += 1;
            }
        }
        // What is counted but not listed has the severity of the rest.
        for (found, listed) in rules.iter().zip(listed) {
            totals.add(found.severity, found.count.saturating_sub(listed));
        }
        rules.sort_by_key(|found| {
            (
                std::cmp::Reverse(found.severity),
                std::cmp::Reverse(found.count),
            )
        });
        let headline = headline(&outcome, totals);
        let strip = Strip::new(report);
        Self {
            outcome,
            rules,
            totals,
            headline,
            strip,
        }
    }

    /// Whether tokens were counted at all.
    pub fn is_counted(&self) -> bool {
        self.outcome.report.tokenizer.name != NOT_COUNTED
    }

    /// The finding nearest to a line, by its position in the report, and its line; the earlier one of
    /// two as near. What is wrong with the file as a whole is at no line.
    pub fn nearest(&self, line: u64) -> Option<(usize, u64)> {
        let found = self.outcome.report.diagnostics.iter().enumerate();
        found
            .filter(|(_, found)| found.span.is_some())
            .map(|(index, found)| (index, found.line))
            .min_by_key(|(_, at)| at.abs_diff(line))
    }

    /// Fields that would be cut.
    pub fn cut_fields(&self) -> u64 {
        self.rules
            .iter()
            .filter(|found| is_cut(found.rule.name))
            .map(|found| found.count)
            .sum()
    }
}

/// What the report calls the tokenizer when there was none.
const NOT_COUNTED: &str = "not counted";

/// Whether a rule is about text that would be cut: what its findings mark is lost.
pub fn is_cut(rule: &str) -> bool {
    rule.ends_with("-truncated")
}

fn headline(outcome: &Outcome, totals: Totals) -> Headline {
    let report = &outcome.report;
    match report.verdict {
        Verdict::Ready => Headline::Ready,
        Verdict::Warnings => Headline::Warnings(totals.warnings),
        Verdict::Blocked => {
            let (mut lines, mut last, mut file) = (0, 0, false);
            for error in report
                .diagnostics
                .iter()
                .filter(|found| found.severity == Severity::Error)
            {
                if error.span.is_none() {
                    file = true;
                } else if error.line != last {
                    last = error.line;
                    lines += 1;
                }
            }
            if lines == 0 {
                Headline::File
            } else {
                Headline::Lines { lines, file }
            }
        }
    }
}

#[cfg(test)]
mod tests;
