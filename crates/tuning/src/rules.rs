//! The rules about the numbers of a run. One rule is one file, and this is the whole list.

mod evaluation_not_for_chat;
mod few_evaluation_points;
mod file_size;
mod invalid_train_steps;
mod many_epochs;
mod no_evaluation_point;
mod outside_recommended_steps;
mod under_one_epoch;

use rule::{Message, Rule, SettingProblem};

pub use file_size::file_problems;

use crate::Run;

/// How a breach is found: the run in, every breach out.
pub type Check = fn(&Run) -> Vec<Breach>;

/// One breach of a rule. The runner adds which rule it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The setting that is wrong.
    pub field: String,
    /// What is wrong here and what to do.
    pub message: Message,
}

impl Breach {
    /// A breach in one setting.
    pub fn new(field: impl Into<String>, message: Message) -> Self {
        Self {
            field: field.into(),
            message,
        }
    }

    /// The breach as a finding of `rule`.
    pub fn of<Check>(self, rule: &Rule<Check>) -> SettingProblem {
        SettingProblem::new(rule, self.field, self.message)
    }
}

/// Every rule about the numbers of a run, in the order of their codes.
pub static RULES: &[&Rule<Check>] = &[
    &evaluation_not_for_chat::RULE,
    &no_evaluation_point::RULE,
    &few_evaluation_points::RULE,
    &invalid_train_steps::RULE,
    &under_one_epoch::RULE,
    &many_epochs::RULE,
    &outside_recommended_steps::RULE,
];

/// Everything that is wrong with a run, in the order of the rules.
pub fn check(run: &Run) -> Vec<SettingProblem> {
    RULES
        .iter()
        .flat_map(|rule| (rule.check)(run).into_iter().map(|breach| breach.of(rule)))
        .collect()
}

#[cfg(test)]
mod tests;
