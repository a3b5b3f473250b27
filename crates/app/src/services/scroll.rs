//! Lengths that only the browser knows, and the few that it must be told.

use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use crate::findings::Sight;

/// What is to be seen of a list; `row` is the class of the part whose height all closed rows share.
pub fn sight(list: &NodeRef, row: &str) -> Option<Sight> {
    let list = list.cast::<Element>()?;
    let row = list.query_selector(row).ok()??;
    Some(Sight {
        top: f64::from(list.scroll_top()),
        height: f64::from(list.client_height()),
        row: row.get_bounding_client_rect().height(),
    })
}

/// The height of an element; 0 while it is not in the document.
pub fn height(element: &NodeRef) -> f64 {
    element
        .cast::<Element>()
        .map_or(0.0, |element| element.get_bounding_client_rect().height())
}

/// Scrolls a list to `top` pixels.
pub fn to(list: &NodeRef, top: f64) {
    if let Some(list) = list.cast::<Element>() {
        list.set_scroll_top(top as i32);
    }
}

/// Scrolls the page until the element is in sight.
pub fn reveal(element: &NodeRef) {
    if let Some(element) = element.cast::<Element>() {
        to_start(&element);
    }
}

/// Scrolls the page to the start of what has the focus.
pub fn to_focused() {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(element) = document.and_then(|document| document.active_element()) {
        to_start(&element);
    }
}

fn to_start(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls an element sideways, within itself, until the start of what `selector` finds in it is in sight.
pub fn sideways(area: &NodeRef, selector: &str) {
    let Some(area) = area.cast::<Element>() else {
        return;
    };
    if let Ok(Some(inner)) = area.query_selector(selector) {
        let (inner, outer) = (
            inner.get_bounding_client_rect(),
            area.get_bounding_client_rect(),
        );
        // What only just begins in sight is not seen either.
        if inner.left() > outer.right() - outer.width() * 0.1 {
            let middle = inner.left() - outer.left() - outer.width() / 2.0;
            area.set_scroll_left(area.scroll_left() + middle as i32);
        }
    }
}

/// Sets a custom property of an element. Style attributes are forbidden on this page
/// (`style-src 'self'`); the object model is not.
pub fn set_length(element: &NodeRef, property: &str, pixels: f64) {
    if let Some(element) = element.cast::<HtmlElement>() {
        let _ = element
            .style()
            .set_property(property, &format!("{pixels}px"));
    }
}

/// How far along an element a click was, from 0 to 1.
pub fn fraction(element: &NodeRef, client_x: i32) -> Option<f64> {
    let area = element.cast::<Element>()?.get_bounding_client_rect();
    (area.width() > 0.0)
        .then(|| ((f64::from(client_x) - area.left()) / area.width()).clamp(0.0, 1.0))
}
