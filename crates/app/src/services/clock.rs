//! The time.

use js_sys::{Date, Object, Reflect};
use rule::Language;
use wasm_bindgen::JsValue;

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

/// A time, in milliseconds since 1970, as people write it where the browser is.
pub fn written(milliseconds: u64, language: Language) -> String {
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // A plain object takes every member.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let date = Date::new(&JsValue::from(milliseconds as f64));
    date.to_locale_string(language.tag(), &options).into()
}
