//! A file that is written piece by piece.

use std::io;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use crate::{protocol::Failure, session::error_name};

/// A file in the making. Each piece is handed to the browser before the next is made, and all pass
/// through one buffer: a buffer for each would stay until JavaScript collects its garbage, and the
/// worker would hold a large file twice.
#[derive(Default)]
pub(crate) struct Written {
    parts: Array,
    buffer: Uint8Array,
}

impl Written {
    /// Appends bytes. A piece is a `Blob` of its own, so pieces should be large.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let length = bytes.len() as u32;
        if self.buffer.length() < length {
            self.buffer = Uint8Array::new_with_length(length);
        }
        let piece = self.buffer.subarray(0, length);
        piece.copy_from(bytes);
        let piece = Blob::new_with_u8_array_sequence(&Array::of1(&piece))
            .map_err(|error| unwritable(&error))?;
        self.parts.push(&piece);
        Ok(())
    }

    /// The file as far as it was written.
    pub(crate) fn finish(self) -> Result<Blob, Failure> {
        Blob::new_with_blob_sequence(&self.parts).map_err(|error| unwritable(&error))
    }

    /// The file as far as it was written, of this media type.
    pub(crate) fn finish_as(self, media_type: &str) -> Result<Blob, Failure> {
        let kind = BlobPropertyBag::new();
        kind.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&self.parts, &kind)
            .map_err(|error| unwritable(&error))
    }
}

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.push(bytes).map_err(|_| io::ErrorKind::OutOfMemory)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn unwritable(error: &JsValue) -> Failure {
    Failure::Unwritable {
        reason: error_name(error),
    }
}
