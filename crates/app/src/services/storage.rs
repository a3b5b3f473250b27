//! What is remembered between visits: how the page looks, what was filled in for a job, which jobs
//! may have been sent, and which uploads are unfinished. No token, and nothing of a dataset's content.
//!
//! Storage may be switched off, full or forbidden (in a sandboxed frame even asking throws): then
//! nothing is remembered, and nothing else happens.

use web_sys::Storage;

/// What was remembered under `key`.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Remembers `value` under `key`, where that is possible.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what was remembered under `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks, and takes no for an answer"
)]
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
