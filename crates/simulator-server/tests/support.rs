//! A client of simulated Google that sees every byte.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
};

use serde_json::Value;
use simulator_server::Server;

/// Where the jobs of a project are.
pub const JOBS: &str = "/us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/pipelineJobs";
/// A token and the origin of a page.
pub const SIGNED: &[&str] = &["Authorization: Bearer ya29.a", "Origin: http://page.test"];

/// A Google that is like this, in JSON.
pub fn google(scenario: Value) -> Server {
    let scenario = serde_json::from_value(scenario).expect("a scenario");
    Server::start(scenario, 0).expect("a free port")
}

/// The body that creates a job.
pub fn job() -> String {
    let settings = serde_json::from_value(serde_json::json!({
        "project": "my-project",
        "pipelineRegion": "us-central1",
        "model": "text-bison@002",
        "displayName": "job",
        "modelDisplayName": "model",
        "outputDirectory": "gs://my-bucket/output",
        "datasetUri": "gs://my-bucket/train.jsonl",
        "pipelineJobId": "tune-1",
        "trainSteps": 200,
    }));
    let built = vertex::build_request(&settings.expect("settings"));
    built.body.to_string()
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    head: String,
    /// Its bytes.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let (_, value) = lines.find(|(known, _)| known.eq_ignore_ascii_case(name))?;
        Some(value.trim())
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }
}

/// A connection with a request on it.
pub struct Sent(TcpStream);

/// Sends `first`, such as `GET /`, the headers, and the body, which may be shorter than it says.
pub fn send(to: &Server, first: &str, headers: &[&str], body: &[u8]) -> Sent {
    let mut stream =
        TcpStream::connect(to.origin.trim_start_matches("http://")).expect("it listens");
    let mut head = vec![format!("{first} HTTP/1.1"), "Host: 127.0.0.1".to_owned()];
    head.extend(headers.iter().map(|&header| header.to_owned()));
    let tells_length = headers.iter().any(|header| {
        header.starts_with("Content-Length") || header.starts_with("Transfer-Encoding")
    });
    if !body.is_empty() && !tells_length {
        head.push(format!("Content-Length: {}", body.len()));
    }
    head.push("Connection: close\r\n\r\n".to_owned());
    stream
        .write_all(head.join("\r\n").as_bytes())
        .expect("it reads");
    stream.write_all(body).expect("it reads");
    Sent(stream)
}

impl Sent {
    /// All bytes that come back until the connection ends.
    pub fn bytes(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self.0.read_to_end(&mut bytes) {
            Ok(_) => bytes,
            Err(error) if error.kind() == ErrorKind::ConnectionReset => bytes,
            Err(error) => panic!("{error}"),
        }
    }

    /// The answer that comes back.
    #[track_caller]
    pub fn answer(self) -> Answer {
        let bytes = self.bytes();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.expect("an answer");
        let head = String::from_utf8(bytes[..end].to_vec()).expect("UTF-8");
        Answer {
            status: head
                .split(' ')
                .nth(1)
                .expect("a status")
                .parse()
                .expect("a number"),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    /// Whether nothing has come back so far, and the connection stands.
    pub fn is_silent(&mut self) -> bool {
        self.0.set_nonblocking(true).expect("a socket");
        let silent = self.0.peek(&mut [0]);
        self.0.set_nonblocking(false).expect("a socket");
        silent.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    }

    /// Goes away in the middle, and waits until that is noticed.
    pub fn go_away(self) {
        self.0
            .shutdown(std::net::Shutdown::Write)
            .expect("a socket");
        self.bytes();
    }
}

/// A request and its answer.
#[track_caller]
pub fn ask(to: &Server, first: &str, headers: &[&str], body: &[u8]) -> Answer {
    send(to, first, headers, body).answer()
}
