//! The clipboard.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement, Navigator};

/// Puts text on the clipboard; `false` where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    if has_clipboard(&navigator)
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
    {
        return true;
    }
    copy_selection(text).unwrap_or(false)
}

/// Pages without TLS have no clipboard object, and asking for it anyway would throw.
fn has_clipboard(navigator: &Navigator) -> bool {
    Reflect::get(navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object())
}

/// The older way: select the text in a field and ask the browser to copy the selection.
fn copy_selection(text: &str) -> Option<bool> {
    let document: HtmlDocument = web_sys::window()?.document()?.dyn_into().ok()?;
    let before = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("visually-hidden");
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document.exec_command("copy").ok();
    area.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = before.focus();
    }
    copied
}
