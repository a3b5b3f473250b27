//! The window of its own in which one signs in with Google: see `www/auth.html`.

use std::{cell::RefCell, rc::Rc};

use gloo_events::EventListener;
use js_sys::{Array, Object, Reflect};
use vertex::Token;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessageEvent, MessagePort, Window};
use yew::Callback;

use super::document;

/// What the window says first.
const HELLO: &str = "tuneup-sign-in";
const FEATURES: &str = "popup,width=480,height=560";

/// What is asked of Google.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The client that the person or the deployer registered with Google.
    pub client_id: String,
    /// The scopes, with a space between two.
    pub scope: &'static str,
    /// The tag of the language that the window speaks.
    pub language: &'static str,
    /// The theme that it wears.
    pub theme: &'static str,
}

/// A window that is open; dropped, nobody listens to it any more.
pub struct SignIn {
    _hello: EventListener,
    _answer: Rc<RefCell<Option<EventListener>>>,
}

/// Whether a window can talk to this page: not when it was opened from a file, where every page is a
/// stranger to every other.
pub fn is_possible() -> bool {
    origin().is_some_and(|origin| origin != "null")
}

/// The client that whoever serves the page has registered, if it names one.
pub fn deployed_client() -> Option<String> {
    document::meta("tuneup-client-id").filter(|id| !id.is_empty())
}

/// Opens the window, on a click alone; `signed` hears the token and the seconds that it is good for.
/// `None` when the browser does not open windows.
pub fn open(ask: Ask, signed: Callback<(Token, Option<u64>)>) -> Option<SignIn> {
    let (page, ours) = (web_sys::window()?, origin()?);
    let address = document::absolute("auth.html");
    let window = page
        .open_with_url_and_target_and_features(&address, HELLO, FEATURES)
        .ok()??;
    let answer = Rc::new(RefCell::new(None));
    let hello = {
        let answer = Rc::clone(&answer);
        EventListener::new(&page, "message", move |event| {
            let event: &MessageEvent = event.unchecked_ref();
            let is_it = event.source().is_some_and(|source| {
                let (source, window): (&JsValue, &JsValue) = (&source, &window);
                source == window
            });
            if is_it && event.origin() == ours && event.data() == HELLO {
                *answer.borrow_mut() = converse(&window, &ours, &ask, signed.clone());
            }
        })
    };
    Some(SignIn {
        _hello: hello,
        _answer: answer,
    })
}

/// Hands the window a port, and listens at the other end.
fn converse(
    window: &Window,
    ours: &str,
    ask: &Ask,
    signed: Callback<(Token, Option<u64>)>,
) -> Option<EventListener> {
    let channel = MessageChannel::new().ok()?;
    let port: MessagePort = channel.port1();
    let listener = EventListener::new(&port, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let field = |name: &str| Reflect::get(&event.data(), &name.into()).ok();
        let token = field("token").and_then(|token| token.as_string());
        let seconds = field("seconds").and_then(|seconds| seconds.as_f64());
        if let Some(Ok(token)) = token.map(|token| Token::parse(&token)) {
            signed.emit((token, seconds.and_then(tuning::whole)));
        }
    });
    port.start();
    let message = Object::new();
    for (name, value) in [
        ("clientId", ask.client_id.as_str()),
        ("scope", ask.scope),
        ("language", ask.language),
        ("theme", ask.theme),
    ] {
        Reflect::set(&message, &name.into(), &value.into()).ok()?;
    }
    window
        .post_message_with_transfer(&message, ours, &Array::of1(&channel.port2()))
        .ok()?;
    Some(listener)
}

fn origin() -> Option<String> {
    web_sys::window()?.location().origin().ok()
}
