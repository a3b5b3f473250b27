//! The document around the app: its root, language, theme, title, fragment and focus.

use gloo_events::{EventListener, EventListenerOptions};
use rule::Language;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement};

use crate::state::Theme;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element that the app is shown in.
pub fn root() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The language that the browser asks for, where we speak it.
pub fn preferred_language() -> Language {
    let wanted = web_sys::window().and_then(|window| window.navigator().language());
    match wanted {
        Some(tag) if tag.starts_with("ko") => Language::Korean,
        _ => Language::English,
    }
}

/// Says on `<html>` which language the page is in.
pub fn set_language(language: Language) {
    set_on_html("lang", language.tag());
}

/// Says on `<html>` which theme the page has.
pub fn set_theme(theme: Theme) {
    set_on_html("data-theme", theme.name());
}

fn set_on_html(name: &str, value: &str) {
    if let Some(html) = document().and_then(|document| document.document_element()) {
        let _ = html.set_attribute(name, value);
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The address that a relative one stands for.
pub fn absolute(relative: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    base.and_then(|base| web_sys::Url::new_with_base(relative, &base).ok())
        .map_or_else(|| relative.to_owned(), |url| url.href())
}

/// The address of a simulated Google outside the page, without a slash at its end. Only whoever serves
/// the page can name one, and the policy that comes with the page has to allow it.
pub fn simulator() -> Option<String> {
    Some(meta("tuneup-simulator")?.trim_end_matches('/').to_owned())
}

/// What whoever serves the page has written into its head under a name.
pub fn meta(name: &str) -> Option<String> {
    let meta = document()?.query_selector(&format!("meta[name={name}]"));
    meta.ok()??.get_attribute("content")
}

/// The fragment of the address, with its `#`.
pub fn hash() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Calls `changed` whenever the fragment changes, for as long as the listener lives.
pub fn on_hash_change(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        changed();
    }))
}

/// Whether nobody can see the page.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Calls `changed` whenever the page is shown or hidden, for as long as the listener lives.
pub fn on_visibility_change(changed: impl Fn() + 'static) -> Option<EventListener> {
    let document = document()?;
    Some(EventListener::new(
        &document,
        "visibilitychange",
        move |_| changed(),
    ))
}

/// Keeps a file that misses the drop zone from replacing the page.
pub fn refuse_stray_drops() -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let options = EventListenerOptions::enable_prevent_default();
    ["dragover", "drop"]
        .into_iter()
        .map(|kind| {
            EventListener::new_with_options(&window, kind, options, web_sys::Event::prevent_default)
        })
        .collect()
}

/// Moves the focus to the element with that id, and into sight.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// The id of the element that has the focus.
pub fn focused() -> Option<String> {
    document()?.active_element().map(|element| element.id())
}

/// Whether nothing has the focus: what had it is gone.
pub fn is_focus_lost() -> bool {
    let Some(document) = document() else {
        return false;
    };
    let focused = document.active_element();
    focused.is_none() || focused == document.body().map(Element::from)
}

/// Opens a `<dialog>` above everything else.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes a `<dialog>`.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
