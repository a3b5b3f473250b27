//! Chance.

/// A number from 0 up to 1. It guards no secret.
pub fn share() -> f64 {
    js_sys::Math::random()
}
