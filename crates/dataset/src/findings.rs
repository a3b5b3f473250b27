use std::collections::BTreeMap;

use rule::{Message, Severity};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    Details, Diagnostic, Lost,
    example::{Cut, Example},
    rules::{RULES, Rule},
    shards::{Numbering, shard_of},
    source::{Place, Source},
};

/// What has been found so far: every finding counted, the first ones of each rule kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Findings {
    #[serde(deserialize_with = "counts_of_rules")]
    counts: BTreeMap<&'static str, Count>,
    kept: Vec<Diagnostic>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Count {
    findings: u64,
    worst: Severity,
}

/// What every finding of an inspection is kept by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Keeping {
    pub(crate) strict: bool,
    pub(crate) most_per_rule: usize,
    pub(crate) details: bool,
}

impl Findings {
    /// Takes in what was found elsewhere.
    pub(crate) fn merge(&mut self, other: Self) {
        for (rule, count) in other.counts {
            self.count(rule, count.findings, count.worst);
        }
        self.kept.extend(other.kept);
    }

    /// Takes in what was found in other shards of the file: of each rule, the `most` that come first.
    pub(crate) fn join(&mut self, other: Self, most: usize) {
        self.merge(other);
        self.keep_first_in_file(most);
    }

    /// Keeps of each rule the `most` that come first, shard by shard.
    pub(crate) fn keep_first_in_file(&mut self, most: usize) {
        // Within a shard they stand in the order in which they were found.
        self.kept.sort_by_key(|found| shard_of(found.line));
        self.keep_first(most);
    }

    /// Hands over the findings that are kept; their numbers stay.
    pub(crate) fn take_kept(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.kept)
    }

    /// Takes in findings from other shards, whose numbers come with [`Findings::join`]. More may be kept
    /// then than should be, until [`Findings::keep_first_in_file`].
    pub(crate) fn give_kept(&mut self, kept: Vec<Diagnostic>) {
        self.kept.extend(kept.into_iter().map(|mut found| {
            // Names are not held once for each finding.
            if let Some(rule) = RULES.iter().find(|rule| rule.name == found.rule) {
                (found.rule, found.code) = (rule.name.into(), rule.code.into());
            }
            found
        }));
    }

    /// Gives the lines their numbers in the file.
    pub(crate) fn renumber(&mut self, numbering: &Numbering) {
        for found in &mut self.kept {
            found.line = numbering.line(found.line);
        }
    }

    fn keep_first(&mut self, most: usize) {
        let mut of_rules: FxHashMap<&str, usize> = FxHashMap::default();
        let mut are_kept = Vec::with_capacity(self.kept.len());
        for found in &self.kept {
            let of_rule = of_rules.entry(&found.rule).or_default();
            *of_rule += 1;
            are_kept.push(*of_rule <= most);
        }
        let mut are_kept = are_kept.into_iter();
        self.kept.retain(|_| are_kept.next().unwrap_or_default());
    }

    fn count(&mut self, rule: &'static str, findings: u64, worst: Severity) -> u64 {
        let count = self
            .counts
            .entry(rule)
            .or_insert(Count { findings: 0, worst });
        count.findings += findings;
        count.worst = count.worst.max(worst);
        count.findings
    }

    /// Findings by the rule's name.
    pub(crate) fn counts(&self) -> BTreeMap<String, u64> {
        self.counts
            .iter()
            .map(|(&rule, count)| (rule.to_owned(), count.findings))
            .collect()
    }

    /// Findings of one rule.
    pub(crate) fn of(&self, rule: &str) -> u64 {
        self.counts.get(rule).map_or(0, |count| count.findings)
    }

    /// How bad the worst finding is.
    pub(crate) fn worst(&self) -> Option<Severity> {
        self.counts.values().map(|count| count.worst).max()
    }

    /// The findings in file order, `most` for each rule.
    pub(crate) fn diagnostics(mut self, most: usize) -> Vec<Diagnostic> {
        self.kept.sort_by(|a, b| {
            (a.line, a.column, &a.code, &a.path).cmp(&(b.line, b.column, &b.code, &b.path))
        });
        self.keep_first(most);
        self.kept
    }
}

/// The counts, each under the name that its rule has here.
fn counts_of_rules<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<&'static str, Count>, D::Error> {
    let counts = BTreeMap::<String, Count>::deserialize(deserializer)?;
    let of_rule = |(name, count): (String, Count)| {
        let rule = RULES.iter().find(|rule| rule.name == name);
        let unknown = || serde::de::Error::custom(format!("there is no rule {name}"));
        rule.map(|rule| (rule.name, count)).ok_or_else(unknown)
    };
    counts.into_iter().map(of_rule).collect()
}

/// Where a check reports. It knows the rule and the source, so that a check cannot mislabel itself.
pub(crate) struct Sink<'a> {
    pub(crate) rule: &'static Rule,
    pub(crate) source: Source<'a>,
    pub(crate) keeping: Keeping,
    pub(crate) findings: &'a mut Findings,
}

impl Sink<'_> {
    /// Reports bytes `start..end` of the source. The message is made only when it is kept.
    pub(crate) fn report(
        &mut self,
        start: usize,
        end: usize,
        path: impl ToString + Copy,
        message: impl FnOnce() -> Message,
    ) {
        self.report_as(self.severity(), start, end, path, message);
    }

    /// Reports with another severity than the rule's own.
    pub(crate) fn report_as(
        &mut self,
        severity: Severity,
        start: usize,
        end: usize,
        path: impl ToString + Copy,
        message: impl FnOnce() -> Message,
    ) {
        if self.count(severity) {
            let frame = self.keeping.details.then(|| self.source.frame(start, end));
            self.keep(
                severity,
                self.source.place(start, end),
                path.to_string(),
                frame,
                message(),
            );
        }
    }

    /// Reports a cut, bytes `start..end` of the source being lost by it.
    pub(crate) fn report_cut(
        &mut self,
        start: usize,
        end: usize,
        cut: &Cut<'_>,
        example: &Example<'_>,
        message: impl FnOnce() -> Message,
    ) {
        let kept = self.findings.kept.len();
        self.report(start, end, cut.path, message);
        let reported = self.findings.kept.get_mut(kept);
        if let Some(details) = reported.and_then(|found| found.details.as_mut()) {
            details.lost = Some(Box::new(Lost::new(cut, example, self.source)));
        }
    }

    /// Reports the file as a whole.
    pub(crate) fn report_file(&mut self, message: impl FnOnce() -> Message) {
        self.report_at(Place::FILE, message);
    }

    /// Reports a place that is no longer at hand.
    pub(crate) fn report_at(&mut self, place: Place, message: impl FnOnce() -> Message) {
        self.report_file_as(self.severity(), place, message);
    }

    /// Reports the file as a whole with another severity than the rule's own.
    pub(crate) fn report_file_as(
        &mut self,
        severity: Severity,
        place: Place,
        message: impl FnOnce() -> Message,
    ) {
        if self.count(severity) {
            self.keep(severity, place, String::new(), None, message());
        }
    }

    /// Counts findings whose places were not kept.
    pub(crate) fn count_more(&mut self, findings: u64) {
        if findings > 0 {
            self.findings
                .count(self.rule.name, findings, self.severity());
        }
    }

    fn severity(&self) -> Severity {
        self.rule.severity(self.keeping.strict)
    }

    /// Counts one more finding; whether it is among those that are kept.
    fn count(&mut self, severity: Severity) -> bool {
        self.findings.count(self.rule.name, 1, severity) <= self.keeping.most_per_rule as u64
    }

    fn keep(
        &mut self,
        severity: Severity,
        place: Place,
        path: String,
        frame: Option<crate::Frame>,
        message: Message,
    ) {
        let details = self.keeping.details.then_some(Details {
            ko: message.ko,
            frame,
            lost: None,
        });
        self.findings.kept.push(Diagnostic {
            rule: self.rule.name.into(),
            code: self.rule.code.into(),
            severity,
            line: place.line,
            column: place.column,
            path,
            span: place.span,
            message: message.en,
            details,
        });
    }
}
