//! Verbs for components.

mod actions;
mod context;
mod google;
mod inspector;
mod list;
mod place;
mod portions;
mod preferences;
mod rows;
mod tools;
mod uploads;

pub use actions::use_actions;
pub use context::{Store, use_store, use_words};
pub use google::{AccountHandle, remembered_destination, use_account};
pub use inspector::{use_inspections, use_inspector};
pub use list::use_list;
pub use place::{HEADING, focus_heading, use_address};
pub use portions::use_portions;
pub use preferences::{remembered, use_preferences};
pub use rows::use_rows;
pub use tools::{use_tool_runs, use_tools};
pub use uploads::{UploadsHandle, use_stray_uploads, use_uploads};
