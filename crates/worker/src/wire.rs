//! How a message crosses: JSON as text, and beside it what text cannot carry.

use js_sys::{Array, Object, Reflect};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// What may ride beside a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// The file to read, with [`Inspect`](crate::protocol::ToWorker::Inspect) and `Reshape`.
    File,
    /// The person's own `tokenizer.json`, with `Inspect` and `Prepare`.
    Tokenizer,
    /// The fingerprints of the files to compare with, with `Inspect` and `Reshape`.
    Against,
    /// The report as JSON, with [`Finished`](crate::protocol::FromWorker::Finished).
    Report,
    /// What other files of the same job can be compared with, with `Finished`.
    Fingerprint,
    /// The files that were written, with [`Reshaped`](crate::protocol::FromWorker::Reshaped).
    Written,
}

impl Seat {
    fn key(self) -> JsValue {
        JsValue::from_str(match self {
            Self::File => "file",
            Self::Tokenizer => "tokenizer",
            Self::Against => "against",
            Self::Report => "report",
            Self::Fingerprint => "fingerprint",
            Self::Written => "written",
        })
    }
}

/// The value to post. A seat takes any number of blobs.
pub fn pack<T: Serialize>(message: &T, beside: &[(Seat, &Blob)]) -> JsValue {
    let parcel = Object::new();
    // Neither can fail: messages are plain data, and the object is new and ordinary.
    let text = serde_json::to_string(message).unwrap_or_default();
    let _ = Reflect::set(&parcel, &"message".into(), &text.into());
    for (seat, blob) in beside {
        let row = row(&parcel, *seat).unwrap_or_default();
        row.push(blob);
        let _ = Reflect::set(&parcel, &seat.key(), &row);
    }
    parcel.into()
}

/// The message in a posted value; `None` when the value is not one of ours.
pub fn unpack<T: DeserializeOwned>(parcel: &JsValue) -> Option<T> {
    let text = Reflect::get(parcel, &"message".into()).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// What rides beside a posted message, where it is one thing.
pub fn beside(parcel: &JsValue, seat: Seat) -> Option<Blob> {
    all_beside(parcel, seat).into_iter().next()
}

/// All that rides beside a posted message in that seat, in the order in which it was packed.
pub fn all_beside(parcel: &JsValue, seat: Seat) -> Vec<Blob> {
    let row = row(parcel, seat).unwrap_or_default();
    row.iter().filter_map(|blob| blob.dyn_into().ok()).collect()
}

fn row(parcel: &JsValue, seat: Seat) -> Option<Array> {
    Reflect::get(parcel, &seat.key()).ok()?.dyn_into().ok()
}
