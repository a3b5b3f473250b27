//! The rules about the settings of a job and the body of its request. One rule is one file, and this
//! is the whole list; the rules about numbers of steps stand in `tuning`, and those about the files that
//! a job names in [`FILE_RULES`].

mod cmek_needs_gpu;
mod cmek_needs_us_central1;
mod dataset_changed;
mod dataset_not_checked;
mod default_context_not_for_text;
mod dimensionality_not_for_model;
mod display_name_too_long;
mod evaluation_parameter_without_dataset;
mod files;
mod invalid_gcs_uri;
mod invalid_job_id;
mod invalid_kms_key_name;
mod invalid_label;
mod invalid_learning_rate_multiplier;
mod invalid_project_id;
mod invalid_service_account;
mod invalid_tensorboard_name;
mod kms_key_mismatch;
mod parameter_out_of_range;
mod retired_model_version;
mod template_model_mismatch;
mod tensorboard_region_differs;
mod tuning_closed;
mod unknown_model;
mod unknown_parameter;
mod unsupported_accelerator;
mod unsupported_region;
mod unusual_learning_rate_multiplier;
mod wrong_parameter_type;

pub use files::{FILE_RULES, FileCheck, NamedFile, Standing, check_files};
use rule::{Rule, SettingProblem};
use tuning::Breach;

use crate::job::Job;

/// How a breach is found: the job in, every breach out. A field is named as in the settings, or by
/// its path where only a body has it.
pub type Check = fn(&Job<'_>) -> Vec<Breach>;

/// Every rule about settings and requests, in the order of their codes.
pub static RULES: &[&Rule<Check>] = &[
    &unsupported_region::RULE,
    &unsupported_accelerator::RULE,
    &cmek_needs_gpu::RULE,
    &cmek_needs_us_central1::RULE,
    &invalid_kms_key_name::RULE,
    &kms_key_mismatch::RULE,
    &tensorboard_region_differs::RULE,
    &invalid_tensorboard_name::RULE,
    &default_context_not_for_text::RULE,
    &evaluation_parameter_without_dataset::RULE,
    &invalid_learning_rate_multiplier::RULE,
    &unusual_learning_rate_multiplier::RULE,
    &invalid_gcs_uri::RULE,
    &display_name_too_long::RULE,
    &invalid_job_id::RULE,
    &invalid_label::RULE,
    &invalid_project_id::RULE,
    &invalid_service_account::RULE,
    &template_model_mismatch::RULE,
    &unknown_model::RULE,
    &retired_model_version::RULE,
    &unknown_parameter::RULE,
    &wrong_parameter_type::RULE,
    &tuning_closed::RULE,
    &parameter_out_of_range::RULE,
    &dimensionality_not_for_model::RULE,
];

/// Those of them that hold for a tuning job as well, which is no pipeline.
static OF_TUNING_JOBS: &[&Rule<Check>] = &[
    &unsupported_region::RULE,
    &invalid_kms_key_name::RULE,
    &invalid_learning_rate_multiplier::RULE,
    &invalid_gcs_uri::RULE,
    &display_name_too_long::RULE,
    &invalid_label::RULE,
    &invalid_project_id::RULE,
    &invalid_service_account::RULE,
    &unknown_model::RULE,
    &unknown_parameter::RULE,
    &wrong_parameter_type::RULE,
    &parameter_out_of_range::RULE,
];

/// Everything that is wrong with a job, in the order of the codes. A value of the wrong type has that
/// one finding and no other, nor has anything that would lie within it.
pub fn check(job: &Job<'_>) -> Vec<SettingProblem> {
    let (rules, of_the_run) = if job.is_gemini() {
        (OF_TUNING_JOBS, Vec::new())
    } else {
        (RULES, tuning::rules::check(&job.run()))
    };
    let mut problems: Vec<SettingProblem> = rules
        .iter()
        .flat_map(|rule| (rule.check)(job).into_iter().map(|breach| breach.of(rule)))
        .chain(of_the_run)
        .collect();
    if job.body.is_some() {
        // Two rules look at the body itself, and say its paths.
        let at_paths = [
            unknown_parameter::RULE.name,
            wrong_parameter_type::RULE.name,
        ];
        for problem in &mut problems {
            if !at_paths.contains(&problem.rule.as_ref()) {
                problem.field = job.path_of(&problem.field);
            }
        }
    }
    let type_rule = wrong_parameter_type::RULE.name;
    let mistyped: Vec<String> = problems
        .iter()
        .filter(|problem| problem.rule == type_rule)
        .map(|problem| problem.field.clone())
        .collect();
    problems.retain(|problem| {
        problem.rule == type_rule || !mistyped.iter().any(|path| is_in(&problem.field, path))
    });
    problems.sort_by(|left, right| left.code.cmp(&right.code));
    problems
}

/// Whether a field is the one at `path` or lies within it.
fn is_in(field: &str, path: &str) -> bool {
    field
        .strip_prefix(path)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Text that a person typed, as a message shows it.
fn quoted(text: &str) -> String {
    format!("“{}”", shortened(text))
}

/// The whole text when it is short, else its beginning.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
