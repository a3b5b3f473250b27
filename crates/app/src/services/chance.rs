//! Chance, for what guards no secret.

/// A number from 0 up to 1.
pub fn next() -> f64 {
    js_sys::Math::random()
}
