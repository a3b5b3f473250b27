//! The time.

use js_sys::Date;

/// Milliseconds since the page was opened; 0 where the browser has no such clock.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// Milliseconds since 1970.
pub fn today() -> u64 {
    tuning::whole(Date::now()).unwrap_or_default()
}
