use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};

use super::Wish;
use crate::time::rfc3339;

/// An object, or what will be one.
pub struct Object {
    pub wish: Wish,
    pub length: u64,
    pub crc: u32,
    /// The bytes, where they are kept.
    pub bytes: Option<Vec<u8>>,
    /// The number of its version.
    pub generation: u64,
    pub written: u64,
    /// When the first object of this name was written.
    pub first_written: u64,
}

impl Object {
    /// Nothing yet.
    pub fn new(wish: Wish, keeps_bytes: bool) -> Self {
        Self {
            wish,
            length: 0,
            crc: 0,
            bytes: keeps_bytes.then(Vec::new),
            generation: 0,
            written: 0,
            first_written: 0,
        }
    }

    /// The next bytes.
    pub fn append(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        self.crc = crc32c::crc32c_append(self.crc, bytes);
        if let Some(kept) = &mut self.bytes {
            kept.extend_from_slice(bytes);
        }
    }

    /// The checksum as Google writes it: big-endian, in base64.
    pub fn crc32c(&self) -> String {
        BASE64.encode(self.crc.to_be_bytes())
    }

    /// The object's own description.
    pub fn view(&self) -> Value {
        let (bucket, name) = (&self.wish.bucket, self.wish.name());
        let mut view = self.wish.description.clone();
        let own = json!({
            "kind": "storage#object",
            "id": format!("{bucket}/{name}/{}", self.generation),
            "name": name,
            "bucket": bucket,
            "generation": self.generation.to_string(),
            "metageneration": "1",
            "size": self.length.to_string(),
            "crc32c": self.crc32c(),
            "etag": BASE64.encode(self.generation.to_be_bytes()),
            "timeCreated": rfc3339(self.written),
            "updated": rfc3339(self.written),
        });
        if let Value::Object(own) = own {
            view.extend(own);
        }
        view.into()
    }
}
