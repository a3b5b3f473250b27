use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How far an inspection has come, and what it has found so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Bytes fed so far.
    pub bytes_read: u64,
    /// Lines that ended so far.
    pub lines: u64,
    /// Examples so far.
    pub examples: u64,
    /// Findings so far, by the rule's name. Rules about the file as a whole speak at the end.
    pub counts: BTreeMap<String, u64>,
}

impl Progress {
    /// Adds what another one has come to in other parts of the same file.
    pub fn merge(&mut self, other: &Self) {
        self.bytes_read += other.bytes_read;
        self.lines += other.lines;
        self.examples += other.examples;
        for (rule, count) in &other.counts {
            *self.counts.entry(rule.clone()).or_default() += count;
        }
    }
}
