//! The one door for script addresses under Trusted Types: our own workers, and nothing else.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::Worker;

use super::document;

/// The policy's name, as the page's Content-Security-Policy lists it.
const POLICY: &str = "tuneup";

/// A script that runs in a worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Counts with the built-in vocabulary.
    Inspector,
    /// Counts with a `tokenizer.json` too; larger, so loaded only when one is given.
    InspectorWithTokenizer,
}

impl Script {
    const ALL: [Self; 2] = [Self::Inspector, Self::InspectorWithTokenizer];

    fn url(self) -> String {
        document::absolute(match self {
            Self::Inspector => "inspector_loader.js",
            Self::InspectorWithTokenizer => "inspector_with_tokenizer_loader.js",
        })
    }
}

thread_local! {
    /// A policy can be made once under its name.
    static CREATE_URL: Option<Function> = create_url();
}

/// Starts a worker. Classic, because module workers cannot start from `file://` in Chromium.
pub fn start(script: Script) -> Result<Worker, JsValue> {
    let url = JsValue::from_str(&script.url());
    let url = CREATE_URL.with(|create| match create {
        Some(create) => create.call1(&JsValue::NULL, &url),
        None => Ok(url),
    })?;
    // `Worker::new` takes a string alone; under Trusted Types the address is an object.
    let constructor: Function = Reflect::get(&js_sys::global(), &"Worker".into())?.dyn_into()?;
    Ok(Reflect::construct(&constructor, &Array::of1(&url))?.unchecked_into())
}

/// A function from address to trusted address; `None` where the browser knows no Trusted Types.
fn create_url() -> Option<Function> {
    let factory = Reflect::get(&js_sys::global(), &"trustedTypes".into()).ok()?;
    let create: Function = Reflect::get(&factory, &"createPolicy".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let check = Closure::<dyn Fn(String) -> Result<JsValue, JsValue>>::new(|url: String| {
        if Script::ALL.into_iter().any(|script| script.url() == url) {
            Ok(JsValue::from_str(&url))
        } else {
            Err(js_sys::TypeError::new("not one of our workers").into())
        }
    });
    let rules = Object::new();
    Reflect::set(&rules, &"createScriptURL".into(), check.as_ref()).ok()?;
    check.forget(); // lives as long as the page, like the policy
    let policy = create.call2(&factory, &POLICY.into(), &rules).ok()?;
    let create_url: Function = Reflect::get(&policy, &"createScriptURL".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Some(create_url.bind0(&policy))
}
