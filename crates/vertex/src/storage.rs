//! Files in Cloud Storage: their names, and what the service knows of one.
//! Source: the discovery document of the JSON API, `storage.v1.json`, `objects`.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    answer::{self, whole},
    error::ApiError,
    host::Host,
    http::{Method, Request, Response},
    names::{GcsFault, GcsUri},
};

/// The name of one file in a bucket. As text it is a URI, `gs://bucket/object`.
///
/// ```
/// use vertex::storage::{ObjectName, get_object};
///
/// let name = ObjectName::parse("gs://my-bucket/a b/ü.jsonl").expect("a name");
/// assert_eq!(
///     get_object(&name).url(),
///     "https://storage.googleapis.com/storage/v1/b/my-bucket/o/a%20b%2F%C3%BC.jsonl",
/// );
/// assert_eq!(name.to_string(), "gs://my-bucket/a b/ü.jsonl");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ObjectName {
    bucket: String,
    object: String,
}

impl ObjectName {
    /// The file of this URI.
    pub fn parse(uri: &str) -> Result<Self, GcsFault> {
        let GcsUri { bucket, object } = GcsUri::parse_file(uri)?;
        Ok(Self {
            bucket: bucket.to_owned(),
            object: object.to_owned(),
        })
    }

    /// The bucket.
    pub fn bucket(&self) -> &str {
        &self.bucket
    }

    /// The name in the bucket.
    pub fn object(&self) -> &str {
        &self.object
    }
}

impl fmt::Display for ObjectName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "gs://{}/{}", self.bucket, self.object)
    }
}

impl From<ObjectName> for String {
    fn from(name: ObjectName) -> Self {
        name.to_string()
    }
}

impl TryFrom<String> for ObjectName {
    type Error = &'static str;

    fn try_from(uri: String) -> Result<Self, Self::Error> {
        Self::parse(&uri).map_err(|_| "not the URI of a file in Cloud Storage")
    }
}

/// A file that is there. What the answer lacked is 0 or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct Object {
    /// The bucket.
    pub bucket: String,
    /// The name in the bucket.
    pub name: String,
    /// Which one of those that had this name; each one that is written gets another number.
    #[serde(deserialize_with = "whole")]
    pub generation: u64,
    /// In bytes.
    #[serde(deserialize_with = "whole")]
    pub size: u64,
    /// CRC-32C of its bytes, in base64. A file that was put together from others may have no MD5, but
    /// always has this.
    pub crc32c: String,
    /// When it was last written, as RFC 3339 writes times.
    pub updated: Option<String>,
}

/// The request that asks what the service knows of a file.
pub fn get_object(name: &ObjectName) -> Request {
    Request::new(Method::Get, Host::Storage)
        .literal("/storage/v1/b")
        .segment(&name.bucket)
        .literal("/o")
        .segment(&name.object)
}

/// What the service knows of it. An answer that does not tell the checksum and the generation is no
/// answer.
pub fn got_object(response: &Response) -> Result<Object, ApiError> {
    let object: Object = answer::read(response)?;
    if object.crc32c.is_empty() || object.generation == 0 {
        return Err(ApiError::from(response));
    }
    Ok(object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_with_its_numbers_in_quotes() {
        let body = r#"{"kind":"storage#object","bucket":"b","name":"a b/ü.jsonl","size":"5000000000",
            "generation":"1700000000000000","crc32c":"4waSgw==","updated":"2024-01-01T00:00:00Z"}"#;
        let object = got_object(&Response::new(200, [("a", "b")], body)).expect("a file");
        assert_eq!(
            (object.size, object.crc32c.as_str()),
            (5_000_000_000, "4waSgw==")
        );
        assert_eq!(object.generation, 1_700_000_000_000_000);
    }

    #[test]
    fn an_answer_without_a_checksum_is_none() {
        let check = |status, body: &str| {
            assert!(
                got_object(&Response::new(status, [("a", "b")], body)).is_err(),
                "{body}"
            );
        };
        check(200, "{}");
        check(200, r#"{"size":"1","generation":"1"}"#);
        check(200, r#"{"size":"1","crc32c":"4waSgw=="}"#);
        check(200, "<html></html>");
        check(404, r#"{"error":{"code":404,"message":"No such object"}}"#);
    }

    #[test]
    fn a_name_is_kept_as_its_uri() {
        let name = ObjectName::parse("gs://my-bucket/학습.jsonl").expect("a name");
        let json = serde_json::to_string(&name).expect("JSON");
        assert_eq!(json, r#""gs://my-bucket/학습.jsonl""#);
        assert_eq!(
            serde_json::from_str::<ObjectName>(&json).expect("a name"),
            name
        );
        assert!(serde_json::from_str::<ObjectName>(r#""gs://my-bucket/""#).is_err());
    }
}
