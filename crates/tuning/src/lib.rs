//! Models, regions, limits and training settings as data, and what they mean in epochs.
//!
//! Everything here is a table or a pure function over one. Each number of the service has its
//! source beside it: the constants of [`source`].
#![forbid(unsafe_code)]
#![warn(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod fields;
pub mod limits;
mod models;
mod nearest;
mod plan;
mod regions;
pub mod rules;
mod run;
mod show;
pub mod source;
mod tasks;

pub use fields::{Fields, field, read_fields};
pub use limits::Limits;
pub use models::{
    BatchSize, CHAT_TEMPLATE, CODE_TEMPLATE, EMBEDDING_TEMPLATE, Family, MODELS, Model,
    TEXT_TEMPLATE, TUNING_CLOSED_ON, Tuning, UNREACHABLE_FROM,
};
pub use nearest::nearest;
pub use plan::{Plan, PlanError, PlanRequest, plan};
pub use regions::{Accelerator, Region};
pub use rules::{Breach, RULES};
pub use run::{Length, MAXIMUM_WHOLE, Run, whole};
pub use show::shown;
pub use tasks::{Recommendation, Standing, TASKS, Task, TaskRow};
