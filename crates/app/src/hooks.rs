//! Verbs for components.

mod actions;
mod calls;
mod context;
mod creator;
mod google;
mod inspector;
mod job_metrics;
mod jobs;
mod list;
mod models;
mod place;
mod portions;
mod preferences;
mod rows;
mod today;
mod tools;
mod uploads;
mod visibility;

pub use actions::use_actions;
pub use calls::use_calls;
pub use context::{Store, use_store, use_words};
pub use creator::{use_creations, use_creator, use_kept_draft};
pub use google::{AccountHandle, remembered_destination, use_account};
pub use inspector::{use_inspections, use_inspector};
pub use job_metrics::use_job_metrics;
pub use jobs::{use_job_turns, use_jobs, use_looking};
pub use list::use_list;
pub use models::{ModelsHandle, use_models};
pub use place::{HEADING, focus_heading, use_address};
pub use portions::use_portions;
pub use preferences::{remembered, use_preferences};
pub use rows::use_rows;
pub use today::use_today;
pub use tools::{use_tool_runs, use_tools};
pub use uploads::{use_stray_uploads, use_uploads};
pub use visibility::use_hidden;
