//! The Tuneup page: four places, one direction; and the rules, to be looked up.
//!
//! [`state`] is what the page knows and how that changes, pure and tested without a browser;
//! [`place`] is where one can be; [`words`] is every sentence in every language. `places` alone read
//! the state; `components` take properties and emit callbacks; `hooks` give verbs; `services` are
//! the only ones that touch the browser.

mod app;
mod components;
pub mod difference;
pub mod excerpt;
pub mod findings;
mod hooks;
pub mod metrics;
pub mod moment;
pub mod number;
pub mod place;
mod places;
mod prose;
pub mod report_form;
pub mod rulebook;
pub mod samples;
mod services;
pub mod sources;
pub mod state;
pub mod template;
pub mod timeline;
pub mod words;

/// Shows the page in the element `#app`, and stays.
pub fn run() {
    console_error_panic_hook::set_once();
    if let Some(root) = services::document::root() {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
