//! A report summed up for people: what was found, rule by rule, and the answer in a sentence.

use std::{cmp::Reverse, collections::BTreeMap};

use rule::Severity;

use crate::{RULES, Report, Rule, Verdict};

/// What was found, summed up.
#[derive(Debug, Clone)]
pub struct Summary<'a> {
    /// The rules that were broken: the worst first, and of these the most frequent.
    pub rules: Vec<RuleSummary<'a>>,
    /// How many findings there are of each severity.
    pub totals: Totals,
    /// The answer in a sentence.
    pub headline: Headline,
    /// Whether there are more errors than the report lists, so that the headline knows the fewest lines
    /// alone.
    pub is_at_least: bool,
}

/// What one rule found.
#[derive(Debug, Clone, Copy)]
pub struct RuleSummary<'a> {
    /// The rule's public name.
    pub name: &'a str,
    /// The rule; a report that another version wrote may know more rules than there are here.
    pub rule: Option<&'static Rule>,
    /// The worst severity among its findings.
    pub severity: Severity,
    /// How many findings.
    pub count: u64,
    /// How many of them the report lists.
    pub listed: u64,
    /// Where the first one stands in the report's list.
    pub first: Option<usize>,
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

/// The answer to "may I send this?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headline {
    /// Nothing stands in the way.
    Ready,
    /// Nothing but warnings.
    Warnings(u64),
    /// So many lines would be rejected.
    Lines {
        /// Lines with an error, as far as the report lists them.
        lines: u64,
        /// Whether something is wrong with the file as a whole, too.
        file: bool,
    },
    /// Something is wrong with the file as a whole, not with single lines.
    File,
}

/// Whether a rule is about text that would be cut: what its findings mark is lost.
pub fn is_cut(rule: &str) -> bool {
    rule.ends_with("-truncated")
}

impl Report {
    /// Fields that would be cut; [`truncated`](Self::truncated) may list fewer.
    pub fn cut_fields(&self) -> u64 {
        let cuts = self.counts.iter().filter(|(rule, _)| is_cut(rule));
        cuts.map(|(_, count)| count).sum()
    }
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

impl RuleSummary<'_> {
    /// Findings that are counted but not listed.
    pub fn unlisted(&self) -> u64 {
        self.count.saturating_sub(self.listed)
    }
}

impl<'a> Summary<'a> {
    /// Sums up a report; takes a few milliseconds for 100,000 findings.
    pub fn of(report: &'a Report) -> Self {
        let counted = report
            .counts
            .iter()
            .map(|(name, &count)| (name.as_str(), count));
        let mut rules: BTreeMap<&str, RuleSummary<'a>> = counted
            .map(|(name, count)| (name, RuleSummary::new(name, count)))
            .collect();
        let mut totals = Totals::default();
        for (index, diagnostic) in report.diagnostics.iter().enumerate() {
            let found = rules
                .entry(&diagnostic.rule)
                .or_insert_with(|| RuleSummary::new(&diagnostic.rule, 0));
            if found.first.is_none() {
                (found.first, found.severity) = (Some(index), diagnostic.severity);
            }
            found.severity = found.severity.max(diagnostic.severity);
            found.listed += 1;
            found.count = found.count.max(found.listed);
            totals.add(diagnostic.severity, 1);
        }
        let mut rules: Vec<_> = rules.into_values().collect();
        // What is counted but not listed has the severity of the rest.
        for found in &rules {
            totals.add(found.severity, found.unlisted());
        }
        rules.sort_by_key(|found| {
            (
                Reverse(found.severity),
                Reverse(found.count),
                found.first.unwrap_or(usize::MAX),
            )
        });
        let is_at_least = rules
            .iter()
            .any(|found| found.severity == Severity::Error && found.unlisted() > 0);
        Self {
            rules,
            totals,
            headline: headline(report, totals),
            is_at_least,
        }
    }
}

impl<'a> RuleSummary<'a> {
    fn new(name: &'a str, count: u64) -> Self {
        let rule = RULES.iter().copied().find(|rule| rule.name == name);
        Self {
            name,
            rule,
            severity: rule.map_or(Severity::Advice, |rule| rule.severity),
            count,
            listed: 0,
            first: None,
        }
    }
}

fn headline(report: &Report, totals: Totals) -> Headline {
    match report.verdict {
        Verdict::Ready => Headline::Ready,
        Verdict::Warnings => Headline::Warnings(totals.warnings),
        Verdict::Blocked => {
            let (mut lines, mut last, mut file) = (0, 0, false);
            let errors = report.diagnostics.iter();
            for error in errors.filter(|found| found.severity == Severity::Error) {
                if error.is_of_file() {
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
mod tests {
    use super::*;
    use crate::{Inspector, Options};

    /// The report of these lines and as many good ones as a file needs, two findings a rule.
    fn report(lines: &[&str]) -> Report {
        let options = Options {
            max_diagnostics_per_rule: 2,
            ..Options::default()
        };
        let mut inspector = Inspector::new(options, None).expect("options that are right");
        for line in lines {
            inspector.feed(line.as_bytes());
            inspector.feed(b"\n");
        }
        for number in 0..100 {
            let good =
                format!("{{\"input_text\": \"{number}?\", \"output_text\": \"{number}\"}}\n");
            inspector.feed(good.as_bytes());
        }
        inspector.finish()
    }

    const BROKEN: &str = "{\"input_text\": ";
    const NO_OUTPUT: &str = r#"{"input_text": "a"}"#;
    const UNKNOWN_FIELDS: &str =
        r#"{"input_text": "a", "output_text": "b", "c": 1, "d": 2, "e": 3}"#;

    #[track_caller]
    fn check(lines: &[&str], headline: Headline, [errors, warnings]: [u64; 2], rules: &[&str]) {
        let report = report(lines);
        let summary = Summary::of(&report);
        let found: Vec<_> = summary.rules.iter().map(|found| found.name).collect();
        assert_eq!(
            (
                summary.headline,
                summary.totals.errors,
                summary.totals.warnings,
                found.as_slice()
            ),
            (headline, errors, warnings, rules)
        );
    }

    #[test]
    fn the_worst_and_most_frequent_rules_come_first() {
        check(
            &[UNKNOWN_FIELDS, NO_OUTPUT, BROKEN, BROKEN],
            Headline::Lines {
                lines: 3,
                file: false,
            },
            [3, 3],
            &["invalid-json", "missing-output-text", "unknown-field"],
        );
    }

    #[test]
    fn what_is_counted_but_not_listed_is_in_the_totals() {
        check(
            &[UNKNOWN_FIELDS, &UNKNOWN_FIELDS.replace("\"a\"", "\"z\"")],
            Headline::Warnings(6),
            [0, 6],
            &["unknown-field"],
        );
        let report = report(&[UNKNOWN_FIELDS]);
        let unlisted = Summary::of(&report)
            .rules
            .first()
            .map(RuleSummary::unlisted);
        assert_eq!(unlisted, Some(1));
    }

    #[test]
    fn a_file_without_findings_is_ready() {
        check(&[], Headline::Ready, [0, 0], &[]);
    }
}
