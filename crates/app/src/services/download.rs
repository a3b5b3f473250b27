//! Files that the person takes away.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Milliseconds after which the address of a download is given back: browsers have begun by then.
const GRACE: u32 = 60_000;

/// Lets the browser save `text` under `name`.
pub fn save_text(text: &str, media_type: &str, name: &str) {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &kind) {
        save(&blob, name);
    }
}

/// Lets the browser save `blob` under `name`.
pub fn save(blob: &Blob, name: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    if let Some(link) = document
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    Timeout::new(GRACE, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
}
