//! Simulated Google on a port of this machine, for tests and for the page that `cargo xtask serve`
//! serves.
//!
//! What Google has at `https://HOST/path` is here at `http://127.0.0.1:PORT/HOST/path`. What is answered
//! is the `simulator`'s alone, CORS and all; this shell brings it the time, and waits, falls silent or
//! breaks off when told to. Nothing in an answer is rewritten: the address of an upload session is
//! Google's, and whoever follows it turns it into one of these, as with every other address.
#![forbid(unsafe_code)]

mod answer;
mod exchange;

use std::{
    io,
    net::TcpListener,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::Router;
use simulator::{Reply, Request, Scenario, Simulator};
use tokio::runtime;

/// A server that runs until the process ends.
#[derive(Debug)]
pub struct Server {
    /// Where it is, such as `http://127.0.0.1:8090`.
    pub origin: String,
}

impl Server {
    /// A Google like this, on this port of 127.0.0.1, or on a free one for 0. It listens when this returns.
    pub fn start(scenario: Scenario, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        listener.set_nonblocking(true)?;
        let origin = format!("http://{}", listener.local_addr()?);
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let app = Router::new()
            .fallback(exchange::exchange)
            .with_state(Arc::new(Google::new(scenario)));
        thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener)?;
                axum::serve(listener, app).await
            })
        });
        Ok(Self { origin })
    }
}

/// The simulator, and the last time that it was told.
struct Google(Mutex<(Simulator, u64)>);

impl Google {
    fn new(scenario: Scenario) -> Self {
        Self(Mutex::new((Simulator::new(scenario), 0)))
    }

    /// What comes of a request that arrives at this moment.
    fn handle(&self, request: Request) -> Reply {
        let mut google = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (simulator, last) = &mut *google;
        // The clock of a machine may be set back; the simulator's may not.
        *last = now().max(*last);
        simulator.handle(request, *last)
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
