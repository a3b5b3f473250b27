//! Names for jobs: they take the clock and chance.

use js_sys::Date;

use super::chance;
use crate::state;

/// A name that no other job has.
pub fn new() -> String {
    let now = String::from(Date::new_0().to_iso_string());
    // Chance keeps two people apart who start in the same second.
    state::job_id(&now, std::array::from_fn(|_| chance::share()))
}
