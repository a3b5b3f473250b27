//! Cloud Storage: files written in one go or in portions, and read back.
//! Source: <https://cloud.google.com/storage/docs/performing-resumable-uploads>.

mod object;
mod portion;
mod session;

use std::{collections::BTreeMap, convert::identity};

use serde_json::{Map, Value};
use vertex::Response;

use crate::{
    caller, chance,
    google::Google,
    http::Request,
    message::{self, Field, Kind, field},
    refusal::{no_such_page, storage_refusal, success},
    scenario::Keep,
};
use object::Object;
use session::{Session, Written};

/// What a description of a new object may say; who may see it is not among it.
/// Source: `storage.v1.json`, `Object`.
const OBJECT: &[Field] = &[
    field("name", Kind::String),
    field("bucket", Kind::String),
    field("contentType", Kind::String),
    field("contentEncoding", Kind::String),
    field("contentDisposition", Kind::String),
    field("contentLanguage", Kind::String),
    field("cacheControl", Kind::String),
    field("crc32c", Kind::String),
    field("md5Hash", Kind::String),
    field("metadata", Kind::Map(&Kind::String)),
    field("storageClass", Kind::String),
    field("customTime", Kind::String),
    field("eventBasedHold", Kind::Bool),
    field("temporaryHold", Kind::Bool),
];

/// Everything that was uploaded, and what is on its way.
#[derive(Default)]
pub struct Storage {
    objects: BTreeMap<(String, String), Object>,
    sessions: BTreeMap<String, Session>,
    /// Counts the sessions and the versions of objects.
    count: u64,
}

impl Storage {
    /// Whether the object of a path that begins with `gs://` is there by a time.
    pub fn is_there(&self, uri: &str, time: u64) -> bool {
        let path = uri
            .strip_prefix("gs://")
            .and_then(|path| path.split_once('/'));
        path.is_some_and(|(bucket, name)| {
            let object = self.objects.get(&(bucket.to_owned(), name.to_owned()));
            object.is_some_and(|object| object.first_written <= time)
        })
    }
}

/// What a request wants written.
struct Wish {
    bucket: String,
    description: Map<String, Value>,
    /// The version that must be there; 0 for none at all.
    if_generation: Option<u64>,
}

impl Wish {
    fn name(&self) -> &str {
        self.text("name")
    }

    fn text(&self, field: &str) -> &str {
        let text = self.description.get(field).and_then(Value::as_str);
        text.unwrap_or_default()
    }
}

impl Google {
    pub fn storage(&mut self, request: &Request, now: u64) -> Result<Response, Response> {
        let segments = request.segments();
        let segments: Vec<_> = segments.iter().map(String::as_str).collect();
        let kind = request.parameter("uploadType").unwrap_or_default();
        match (request.method.as_str(), segments.as_slice()) {
            (method, ["upload", "storage", "v1", "b", _, "o"])
                if kind == "resumable" && method != "POST" =>
            {
                self.write_portion(request, now)
            }
            ("POST", ["upload", "storage", "v1", "b", bucket, "o"]) => {
                self.allow(request, "storage.objects.create", bucket, now)?;
                match kind.as_str() {
                    "resumable" => self.open_session(bucket, request, now),
                    "media" => self.write_at_once(bucket, request, now),
                    _ => Err(bad_request("invalid", "Invalid or missing uploadType.")),
                }
            }
            ("GET", ["storage", "v1", "b", bucket, "o", name]) => {
                self.allow(request, "storage.objects.get", bucket, now)?;
                self.read_object(bucket, name, request)
            }
            _ => Err(no_such_page()),
        }
    }

    /// Whether the caller may do this in a bucket that is there.
    fn allow(
        &mut self,
        request: &Request,
        permission: &str,
        bucket: &str,
        now: u64,
    ) -> Result<(), Response> {
        let lifetime = self.scenario.token_lifetime;
        self.tokens
            .check(request, lifetime, now)
            .map_err(|why| caller::unknown_to_storage(why, permission))?;
        if self.is_denied(permission) {
            return Err(caller::denied_by_storage(permission));
        }
        if self
            .scenario
            .missing_buckets
            .iter()
            .any(|missing| missing == bucket)
        {
            let said = "The specified bucket does not exist.";
            return Err(storage_refusal(404, "notFound", said));
        }
        Ok(())
    }

    fn open_session(
        &mut self,
        bucket: &str,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        let mut description = match request.body.as_slice() {
            [] => Map::new(),
            body => message::read(body, "", OBJECT)?,
        };
        if let Some(kind) = request.header("x-upload-content-type") {
            description.entry("contentType").or_insert(kind.into());
        }
        let wish = self.wish(bucket, description, request)?;
        let total = match request.header("x-upload-content-length") {
            None => None,
            Some(length) => {
                let said = "Invalid value for header X-Upload-Content-Length.";
                let length = length.parse();
                Some(length.map_err(|_| bad_request("invalid", said))?)
            }
        };
        self.storage.count += 1;
        let words = ["session", &self.storage.count.to_string()];
        let id = format!(
            "simulated-{:016x}{:016x}",
            chance::mix(self.scenario.seed, &words),
            chance::mix(self.scenario.seed ^ now, &words)
        );
        let location = format!(
            "https://{}{}?uploadType=resumable&name={}&upload_id={id}",
            request.host,
            request.path,
            percent_encoding::utf8_percent_encode(wish.name(), percent_encoding::NON_ALPHANUMERIC),
        );
        let session = Session::new(wish, total, self.scenario.keep == Keep::Bytes, now);
        self.storage.sessions.insert(id.clone(), session);
        let headers = [("location", location), ("x-guploader-uploadid", id)];
        Ok(Response::new(200, headers, ""))
    }

    /// A session needs no token: whoever has its address has it.
    fn write_portion(&mut self, request: &Request, now: u64) -> Result<Response, Response> {
        let id = request.parameter("upload_id").unwrap_or_default();
        let session = self.storage.sessions.get_mut(&id);
        let session = session
            .ok_or_else(|| Response::new(404, [("content-type", "text/plain")], "Not Found"))?;
        let written = match request.method.as_str() {
            "PUT" => session.put(request, now)?,
            "DELETE" => return Err(session.cancel()),
            _ => return Err(no_such_page()),
        };
        match written {
            Written::Part(response) | Written::Again(response) => Ok(response),
            Written::Whole(object) => {
                let answer = self.keep(*object, now);
                let response = answer.unwrap_or_else(identity);
                if let Some(session) = self.storage.sessions.get_mut(&id) {
                    session.finish(&response);
                }
                Ok(response)
            }
        }
    }

    fn write_at_once(
        &mut self,
        bucket: &str,
        request: &Request,
        now: u64,
    ) -> Result<Response, Response> {
        if request.length() != request.body.len() as u64 {
            return Err(bad_request("invalid", "The request ended too early."));
        }
        let kind = request.header("content-type");
        let kind = kind.unwrap_or("application/octet-stream");
        let description = [("contentType".to_owned(), kind.into())];
        let wish = self.wish(bucket, description.into_iter().collect(), request)?;
        let mut object = Object::new(wish, self.scenario.keep == Keep::Bytes);
        object.append(&request.body);
        self.keep(object, now)
    }

    /// What a request wants written, if it may be.
    fn wish(
        &self,
        bucket: &str,
        mut description: Map<String, Value>,
        request: &Request,
    ) -> Result<Wish, Response> {
        if let Some(name) = request.parameter("name") {
            description.insert("name".to_owned(), name.into());
        }
        let if_generation = match request.parameter("ifGenerationMatch") {
            None => None,
            Some(generation) => {
                let said = "Invalid value for ifGenerationMatch.";
                let generation = generation.parse();
                Some(generation.map_err(|_| bad_request("invalid", said))?)
            }
        };
        let wish = Wish {
            bucket: bucket.to_owned(),
            description,
            if_generation,
        };
        if wish.name().is_empty() {
            return Err(bad_request("required", "Required object name is missing."));
        }
        self.check_generation(&wish)?;
        Ok(wish)
    }

    fn check_generation(&self, wish: &Wish) -> Result<(), Response> {
        let key = (wish.bucket.clone(), wish.name().to_owned());
        let there = self.storage.objects.get(&key);
        let there = there.map_or(0, |object| object.generation);
        match wish.if_generation {
            Some(wanted) if wanted != there => Err(storage_refusal(
                412,
                "conditionNotMet",
                "At least one of the pre-conditions you specified did not hold.",
            )),
            _ => Ok(()),
        }
    }

    /// Keeps an object whose bytes are all here.
    fn keep(&mut self, object: Object, now: u64) -> Result<Response, Response> {
        self.check_generation(&object.wish)?;
        let (said, is) = (object.wish.text("crc32c"), object.crc32c());
        if !said.is_empty() && said != is {
            let said =
                format!("Provided CRC32C \"{said}\" doesn't match calculated CRC32C \"{is}\".");
            return Err(bad_request("invalid", &said));
        }
        self.storage.count += 1;
        let key = (object.wish.bucket.clone(), object.wish.name().to_owned());
        let before = self.storage.objects.get(&key);
        let first_written = before.map_or(now, |before| before.first_written);
        let object = Object {
            // Google's are microseconds. Two versions within one have two numbers all the same.
            generation: now.saturating_mul(1_000).saturating_add(self.storage.count),
            written: now,
            first_written,
            ..object
        };
        let view = object.view();
        self.storage.objects.insert(key, object);
        Ok(success(&view))
    }

    fn read_object(
        &self,
        bucket: &str,
        name: &str,
        request: &Request,
    ) -> Result<Response, Response> {
        let key = (bucket.to_owned(), name.to_owned());
        let object = self.storage.objects.get(&key).ok_or_else(|| {
            storage_refusal(404, "notFound", &format!("No such object: {bucket}/{name}"))
        })?;
        if request.parameter("alt").as_deref() != Some("media") {
            return Ok(success(&object.view()));
        }
        let bytes = object.bytes.clone().ok_or_else(|| {
            let said = "Simulated Google kept only the length and the checksum of this object.";
            storage_refusal(501, "notImplemented", said)
        })?;
        let kind = object.wish.text("contentType").to_owned();
        Ok(Response::new(200, [("content-type", kind)], bytes))
    }
}

fn bad_request(reason: &str, said: &str) -> Response {
    storage_refusal(400, reason, said)
}
