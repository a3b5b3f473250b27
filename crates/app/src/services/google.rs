//! The one place that carries requests: to Google, or to the simulated one. It holds the token, which
//! is nowhere else.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_net::http::{Method, RequestBuilder};
use gloo_timers::{callback::Timeout, future::TimeoutFuture};
use js_sys::Uint8Array;
use simulator::{Scenario, Simulator};
use vertex::{NoAnswer, Request, Response, Token};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, ReferrerPolicy, RequestCache, RequestCredentials};

use super::{clock, document};
use crate::state::Destination;

/// What carries requests. Cheap to clone.
#[derive(Clone)]
pub struct Google(Rc<Desk>);

struct Desk {
    destination: Cell<Destination>,
    /// The person's token. It leaves this field in signed requests alone.
    token: RefCell<Option<Token>>,
    /// The address of a simulated Google outside the page, as `cargo xtask serve` names it.
    server: Option<String>,
    /// The simulated Google inside the page.
    simulator: RefCell<Simulator>,
}

/// A call that can be broken off.
#[derive(Clone)]
pub struct Call(AbortController);

impl Call {
    /// A call that was not carried yet; `None` where the browser cannot break calls off.
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// Breaks it off: its answer is [`NoAnswer::Unreachable`].
    pub fn abort(&self) {
        self.0.abort();
    }
}

impl Google {
    /// Carries to `destination`, without a token yet.
    pub fn new(destination: Destination) -> Self {
        Self(Rc::new(Desk {
            destination: Cell::new(destination),
            token: RefCell::default(),
            server: document::simulator(),
            simulator: RefCell::new(Simulator::new(Scenario::default())),
        }))
    }

    /// Where requests go from now on. A token goes nowhere but where it was meant for.
    pub fn head_for(&self, destination: Destination) {
        if self.0.destination.replace(destination) != destination {
            self.forget();
        }
    }

    /// Where requests go.
    pub fn destination(&self) -> Destination {
        self.0.destination.get()
    }

    /// Signs requests from now on.
    pub fn sign_in(&self, token: Token) {
        self.0.token.replace(Some(token));
    }

    /// Lets go of the token.
    pub fn forget(&self) {
        self.0.token.replace(None);
    }

    /// Carries a request, and what it says of the person's file, and gives what came back within
    /// `limit` milliseconds.
    pub async fn carry(
        &self,
        request: &Request,
        part: Option<&Blob>,
        limit: u64,
        call: &Call,
    ) -> Result<Response, NoAnswer> {
        let token = self.token();
        match (self.0.destination.get(), &self.0.server) {
            (Destination::Simulated, None) => self.simulate(request, token, part, limit).await,
            (Destination::Simulated, Some(server)) => {
                let url = format!("{server}/{}", request.url().trim_start_matches("https://"));
                fetch(&url, request, token.as_ref(), part, limit, call).await
            }
            (Destination::Google, _) => {
                fetch(&request.url(), request, token.as_ref(), part, limit, call).await
            }
        }
    }

    /// The simulated Google takes any token. Its own changes before it expires.
    fn token(&self) -> Option<Token> {
        const HALF_AN_HOUR: u64 = 1_800_000;
        match self.0.destination.get() {
            Destination::Google => self.0.token.borrow().clone(),
            Destination::Simulated => {
                Token::parse(&format!("simulated-{}", clock::today() / HALF_AN_HOUR)).ok()
            }
        }
    }

    async fn simulate(
        &self,
        request: &Request,
        token: Option<Token>,
        part: Option<&Blob>,
        limit: u64,
    ) -> Result<Response, NoAnswer> {
        let part = match part {
            Some(part) => bytes(part).await.ok_or(NoAnswer::Unreachable)?,
            None => Vec::new(),
        };
        let request =
            simulator::Request::of(request, token.as_ref(), &part).ok_or(NoAnswer::Unreachable)?;
        let reply = self
            .0
            .simulator
            .borrow_mut()
            .handle(request, clock::today());
        let silent = reply.answer == Err(NoAnswer::TimedOut) || reply.delay >= limit;
        let wait = if silent { limit } else { reply.delay };
        TimeoutFuture::new(u32::try_from(wait).unwrap_or(u32::MAX)).await;
        if silent {
            return Err(NoAnswer::TimedOut);
        }
        reply.seen_by_a_page()
    }
}

impl PartialEq for Google {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

async fn fetch(
    url: &str,
    request: &Request,
    token: Option<&Token>,
    part: Option<&Blob>,
    limit: u64,
    call: &Call,
) -> Result<Response, NoAnswer> {
    let late = Rc::new(Cell::new(false));
    let timer = {
        let (late, call) = (Rc::clone(&late), call.clone());
        Timeout::new(u32::try_from(limit).unwrap_or(u32::MAX), move || {
            late.set(true);
            call.abort();
        })
    };
    let answer = answer(url, request, token, part, call).await;
    drop(timer);
    answer.ok_or(if late.get() {
        NoAnswer::TimedOut
    } else {
        NoAnswer::Unreachable
    })
}

/// What came back, whole; nothing when anything failed, which a page is never told more about.
///
/// Redirections are followed, since the answer about an unfinished upload has the status of one and
/// leads nowhere. One that did lead elsewhere would end at the page's policy.
async fn answer(
    url: &str,
    request: &Request,
    token: Option<&Token>,
    part: Option<&Blob>,
    call: &Call,
) -> Option<Response> {
    let method = match request.method() {
        vertex::Method::Get => Method::GET,
        vertex::Method::Post => Method::POST,
        vertex::Method::Put => Method::PUT,
        vertex::Method::Delete => Method::DELETE,
    };
    let builder = RequestBuilder::new(url)
        .method(method)
        .cache(RequestCache::NoStore)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&call.0.signal()));
    let headers = request.signed_headers(token).into_iter();
    let builder = headers.fold(builder, |builder, (name, value)| {
        builder.header(name, &value)
    });
    let text = request.text(token).map(JsValue::from);
    let body = text.or_else(|| part.map(JsValue::from));
    let sent = match body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    let answer = sent.ok()?.send().await.ok()?;
    let headers: Vec<_> = answer.headers().entries().collect();
    let (status, body) = (answer.status(), answer.binary().await.ok()?);
    Some(Response::new(status, headers, body))
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
