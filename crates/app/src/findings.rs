//! A report, put into the order in which a person wants to read it. Derived, never stored.

mod filter;
mod lost;
mod strip;
mod window;

use std::rc::Rc;

use dataset::{Rule, Summary};
use rule::Severity;

pub use dataset::{Headline, Totals, is_cut};
pub use rule::visible;

pub use filter::{Filter, Rows, contains};
pub use lost::beginning;
pub use strip::{Mark, STRIP_WIDTH, Strip};
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
    /// Whether the headline knows the fewest lines alone; see [`Summary::is_at_least`].
    pub is_at_least: bool,
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
        let summary = Summary::of(report);
        let rules = summary.rules.iter().filter_map(|found| {
            Some(RuleFindings {
                rule: found.rule?,
                severity: found.severity,
                count: found.count,
                first: found.first?,
            })
        });
        let rules = rules.collect();
        let (totals, headline, is_at_least) =
            (summary.totals, summary.headline, summary.is_at_least);
        let strip = Strip::new(report);
        Self {
            outcome,
            rules,
            totals,
            headline,
            is_at_least,
            strip,
        }
    }

    /// Whether tokens were counted at all.
    pub fn is_counted(&self) -> bool {
        self.outcome.report.is_counted()
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
        self.outcome.report.cut_fields()
    }
}

#[cfg(test)]
mod tests;
