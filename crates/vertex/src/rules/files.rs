//! The rules about the files that a job names. What they look at is not in the settings: only who has
//! seen the files can tell.

use rule::{Rule, SettingProblem};
use serde::{Deserialize, Serialize};
use tuning::Breach;

use super::{dataset_changed, dataset_not_checked};

/// A file that a job names, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedFile {
    /// The setting that names it.
    pub field: String,
    /// Where the job will look for it.
    pub uri: String,
    /// What is known of it.
    pub standing: Standing,
}

/// What is known of a file that a job names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Nothing: no file was checked for it.
    NotChecked,
    /// A file was checked for it, and nothing says that another one is there.
    Checked,
    /// After it was checked, it became another one.
    Changed,
    /// After it was uploaded, it was taken out of the job.
    TakenOut,
}

/// How a breach is found: the files in, every breach out.
pub type FileCheck = fn(&[NamedFile]) -> Vec<Breach>;

/// Every rule about the files that a job names, in the order of their codes.
pub static FILE_RULES: &[&Rule<FileCheck>] = &[&dataset_not_checked::RULE, &dataset_changed::RULE];

/// Everything that is wrong with the files that a job names, in the order of the codes.
///
/// ```
/// use vertex::rules::{NamedFile, Standing, check_files};
///
/// let problems = check_files(&[NamedFile {
///     field: "datasetUri".to_owned(),
///     uri: "gs://my-bucket/train.jsonl".to_owned(),
///     standing: Standing::Changed,
/// }]);
/// assert_eq!(problems.first().map(|problem| problem.rule.as_ref()), Some("dataset-changed"));
/// ```
pub fn check_files(files: &[NamedFile]) -> Vec<SettingProblem> {
    FILE_RULES
        .iter()
        .flat_map(|rule| {
            (rule.check)(files)
                .into_iter()
                .map(|breach| breach.of(rule))
        })
        .collect()
}
