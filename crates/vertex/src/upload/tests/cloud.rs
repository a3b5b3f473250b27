//! A small Cloud Storage with one object in one bucket. It is strict: what the machine must never send
//! ends the test.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::http::{Body, Method, Request, Response};

pub(super) const UNIT: u64 = 4;

/// CRC-32C as the service writes it.
pub(super) fn checksum(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(crc32c::crc32c(bytes).to_be_bytes())
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub bytes: Vec<u8>,
    pub generation: u64,
}

struct Session {
    bytes: Vec<u8>,
    size: u64,
    checksum: String,
    generation: Option<u64>,
    is_over: bool,
    /// What it became.
    kept: Option<Kept>,
}

/// What the service does wrong in one call, beside what befalls the call on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mishap {
    None,
    /// It keeps no more than so many bytes of a part.
    Takes(usize),
    /// It forgets so many bytes of what it had.
    Forgets(usize),
    /// One bit turns over on the way in.
    Corrupts,
    /// One bit turns over after everything was compared, or the checksum is another.
    Lies,
    /// The session is over, with this status.
    Gone(u16),
}

pub(super) struct Cloud {
    pub kept: Option<Kept>,
    /// How many objects were ever made here.
    pub made: u32,
    /// Whether the page is not let see the header `Range`.
    pub hides_range: bool,
    /// Whether a part may come that is here already, since one came late.
    pub had_late: bool,
    /// Whether it compares what it gets with the checksum that it was told.
    pub compares: bool,
    sessions: Vec<Session>,
}

impl Cloud {
    pub(super) fn new(kept: Option<Vec<u8>>) -> Self {
        Self {
            kept: kept.map(|bytes| Kept {
                bytes,
                generation: 1,
            }),
            made: 0,
            hides_range: false,
            had_late: false,
            compares: true,
            sessions: Vec::new(),
        }
    }

    /// The answer to a request; `bytes` are the part of the file that came with it.
    pub(super) fn handle(&mut self, request: &Request, bytes: &[u8], mishap: Mishap) -> Response {
        let url = request.url();
        match (request.method(), url.split_once("upload_id=")) {
            (Method::Post, None) => self.begin(request),
            (Method::Get, None) => match &self.kept {
                Some(kept) => Response::new(200, HEADERS, describe(kept).to_string()),
                None => refuse(404, ""),
            },
            (Method::Put, Some((_, id))) => {
                self.put(id.parse().expect("an ID"), request, bytes, mishap)
            }
            (Method::Delete, Some((_, id))) => {
                self.session(id.parse().expect("an ID")).is_over = true;
                refuse(499, "")
            }
            other => panic!("{other:?}"),
        }
    }

    fn session(&mut self, id: usize) -> &mut Session {
        self.sessions.get_mut(id).expect("a session that was begun")
    }

    fn begin(&mut self, request: &Request) -> Response {
        let url = request.url();
        assert!(
            url.contains("?uploadType=resumable&name=a%20b%2F%C3%BC.jsonl"),
            "{url}"
        );
        let generation = url.split_once("ifGenerationMatch=");
        let generation = generation.map(|(_, number)| number.parse().expect("a generation"));
        if !self.may_replace(generation) {
            return refuse(412, "");
        }
        let size = request
            .headers()
            .find(|(name, _)| *name == "x-upload-content-length");
        let Body::Json(body) = request.body() else {
            panic!("{request:?}")
        };
        self.sessions.push(Session {
            bytes: Vec::new(),
            size: size.expect("a size").1.parse().expect("a number"),
            checksum: body["crc32c"].as_str().expect("a checksum").to_owned(),
            generation,
            is_over: false,
            kept: None,
        });
        let id = self.sessions.len() - 1;
        let location = format!("https://storage.googleapis.com/upload?upload_id={id}");
        Response::new(200, [("Location", location)], "")
    }

    fn may_replace(&self, generation: Option<u64>) -> bool {
        let there = self.kept.as_ref().map_or(0, |kept| kept.generation);
        generation.is_none_or(|generation| generation == there)
    }

    fn put(&mut self, id: usize, request: &Request, bytes: &[u8], mishap: Mishap) -> Response {
        let (had_late, hides_range) = (self.had_late, self.hides_range);
        let session = self.session(id);
        if let Mishap::Gone(status) = mishap {
            session.is_over = true;
            return refuse(status, "");
        }
        if let Some(kept) = &session.kept {
            let mut object = describe(kept);
            if mishap == Mishap::Lies {
                object["crc32c"] = checksum(b"something else").into();
            }
            return Response::new(200, HEADERS, object.to_string());
        }
        if session.is_over {
            return refuse(410, "");
        }
        if let Mishap::Forgets(count) = mishap {
            session
                .bytes
                .truncate(session.bytes.len().saturating_sub(count));
        }
        let range = request
            .headers()
            .find(|(name, _)| *name == "content-range")
            .expect("a range")
            .1;
        let size = session.size;
        let (part, total) = range
            .strip_prefix("bytes ")
            .expect("bytes")
            .split_once('/')
            .expect("a total");
        assert_eq!(total.parse(), Ok(size), "another size than was said");
        if let Some((first, last)) = part.split_once('-') {
            let (first, last): (u64, u64) = (
                first.parse().expect("a number"),
                last.parse().expect("a number"),
            );
            assert_eq!(
                last + 1 - first,
                bytes.len() as u64,
                "not the bytes that were said"
            );
            assert!(
                last + 1 == size || (bytes.len() as u64).is_multiple_of(UNIT),
                "a part of {} bytes",
                bytes.len()
            );
            let had = session.bytes.len() as u64;
            let forgot = matches!(mishap, Mishap::Forgets(_));
            assert!(
                first == had || had_late || forgot,
                "from {first}, and not from {had}"
            );
            if let Some(new) = had
                .checked_sub(first)
                .and_then(|known| bytes.get(known as usize..))
            {
                let most = if let Mishap::Takes(most) = mishap {
                    most
                } else {
                    new.len()
                };
                session.bytes.extend(new.iter().take(most));
                if let (Mishap::Corrupts, Some(last)) = (mishap, session.bytes.last_mut()) {
                    *last ^= 1;
                }
            }
        } else {
            assert_eq!((part, bytes.len()), ("*", 0));
        }
        if session.bytes.len() as u64 == size {
            return self.finish(id, mishap);
        }
        let headers = match session.bytes.len() {
            0 => None,
            count => Some(("Range", format!("bytes=0-{}", count - 1))),
        };
        Response::new(308, headers.filter(|_| !hides_range), "")
    }

    /// The object comes to be.
    fn finish(&mut self, id: usize, mishap: Mishap) -> Response {
        let compares = self.compares;
        let session = self.session(id);
        session.is_over = true;
        let (found, wanted) = (checksum(&session.bytes), session.checksum.clone());
        if compares && found != wanted {
            let said = format!(
                "Provided CRC32C \"{wanted}\" doesn't match calculated CRC32C \"{found}\"."
            );
            return refuse(400, &said);
        }
        let (mut bytes, generation) = (session.bytes.clone(), session.generation);
        if !self.may_replace(generation) {
            return refuse(412, "");
        }
        if let (Mishap::Lies, Some(last)) = (mishap, bytes.last_mut()) {
            *last ^= 1;
        }
        self.made += 1;
        let generation = self.kept.as_ref().map_or(0, |kept| kept.generation) + 1;
        let kept = Kept { bytes, generation };
        self.session(id).kept = Some(kept.clone());
        let answer = Response::new(200, HEADERS, describe(&kept).to_string());
        self.kept = Some(kept);
        answer
    }
}

const HEADERS: [(&str, &str); 1] = [("content-type", "application/json")];

fn describe(kept: &Kept) -> Value {
    json!({
        "kind": "storage#object", "bucket": "my-bucket", "name": "a b/ü.jsonl",
        "generation": kept.generation.to_string(), "size": kept.bytes.len().to_string(),
        "crc32c": checksum(&kept.bytes), "md5Hash": "", "timeCreated": "2024-01-01T00:00:00Z",
    })
}

pub(super) fn refuse(status: u16, said: &str) -> Response {
    let body = json!({ "error": { "code": status, "message": said } });
    Response::new(status, HEADERS, body.to_string())
}
