use std::{ops::Range, rc::Rc};

use dataset::Diagnostic;
use rule::{Language, Severity};

/// Which findings to list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Only these severities; all where empty.
    pub severity: Option<Severity>,
    /// Only this rule, by name.
    pub rule: Option<&'static str>,
    /// Only those that hold this text in what is shown of them; letter case does not count.
    pub text: String,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_open(&self) -> bool {
        self.severity.is_none() && self.rule.is_none() && self.text.trim().is_empty()
    }

    /// Whether a finding passes.
    pub fn passes(&self, diagnostic: &Diagnostic, language: Language) -> bool {
        if self
            .severity
            .is_some_and(|severity| severity != diagnostic.severity)
            || self.rule.is_some_and(|rule| rule != diagnostic.rule)
        {
            return false;
        }
        let wanted = self.text.trim();
        if wanted.is_empty() {
            return true;
        }
        let holds = |text: &str| contains(text, wanted);
        let frame = diagnostic
            .details
            .as_ref()
            .and_then(|details| details.frame.as_ref());
        holds(diagnostic.message(language))
            || holds(&diagnostic.rule)
            || holds(&diagnostic.path)
            || frame.is_some_and(|frame| {
                [&frame.before, &frame.marked, &frame.after]
                    .into_iter()
                    .any(|text| holds(text))
            })
            || wanted
                .parse()
                .is_ok_and(|line: u64| line == diagnostic.line)
    }

    /// The positions within `range` of those that pass.
    pub fn pick(
        &self,
        diagnostics: &[Diagnostic],
        range: Range<usize>,
        language: Language,
    ) -> Vec<u32> {
        let start = range.start;
        let part = diagnostics.get(range).unwrap_or_default();
        let passing = part
            .iter()
            .enumerate()
            .filter(|(_, one)| self.passes(one, language));
        passing.map(|(index, _)| (start + index) as u32).collect()
    }
}

/// Whether `text` holds `wanted`; ASCII letters match in either case.
pub fn contains(text: &str, wanted: &str) -> bool {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let Some((first, rest)) = wanted.split_first() else {
        return true;
    };
    let either = [first.to_ascii_lowercase(), first.to_ascii_uppercase()];
    text.iter().enumerate().any(|(at, byte)| {
        either.contains(byte)
            && text
                .get(at + 1..at + wanted.len())
                .is_some_and(|behind| behind.eq_ignore_ascii_case(rest))
    })
}

/// The findings that are listed, by their position in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// So many, all of them.
    All(usize),
    /// These.
    Some(Rc<Vec<u32>>),
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The finding in a row.
    pub fn get(&self, row: usize) -> Option<usize> {
        match self {
            Self::All(count) => (row < *count).then_some(row),
            Self::Some(rows) => rows.get(row).map(|&index| index as usize),
        }
    }

    /// The row of a finding.
    pub fn row_of(&self, index: usize) -> Option<usize> {
        match self {
            Self::All(count) => (index < *count).then_some(index),
            Self::Some(rows) => rows.binary_search(&(index as u32)).ok(),
        }
    }
}
