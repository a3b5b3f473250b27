//! The bytes of a file, portion by portion, in memory that does not grow with the file.

use std::{cell::RefCell, rc::Rc};

use js_sys::{ArrayBuffer, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamByobReader};

/// Bytes in a portion, at most.
pub(crate) const PORTION: usize = 4 * 1024 * 1024;

/// Reads a file from its start to its end; the browser reads ahead meanwhile.
pub(crate) enum Reading {
    /// Into one buffer, again and again. In Chromium a gigabyte costs 18 MB, and a sixth of the time.
    Stream {
        reader: ReadableStreamByobReader,
        buffer: Buffer,
    },
    /// Where streams cannot do that: a buffer for each portion, which the collector takes away.
    Slices(Slices),
}

impl Reading {
    pub(crate) fn of(file: Blob, buffer: &Buffer) -> Self {
        // Throws where the stream of a file is not a stream of bytes.
        match ReadableStreamByobReader::new(&file.stream()) {
            Ok(reader) => Self::Stream {
                reader,
                buffer: buffer.clone(),
            },
            Err(_) => Self::Slices(Slices::of(file)),
        }
    }

    /// Puts the next portion into `portion`; `false` at the end. Fails when the file is gone, has
    /// changed, or is a folder.
    pub(crate) async fn next_into(&mut self, portion: &mut Vec<u8>) -> Result<bool, JsValue> {
        match self {
            Self::Slices(slices) => slices.next_into(portion).await,
            Self::Stream { reader, buffer } => {
                let view = Uint8Array::new(&buffer.take());
                let result = JsFuture::from(reader.read_with_array_buffer_view(&view)).await?;
                let value = Reflect::get(&result, &"value".into())?;
                let Ok(value) = value.dyn_into::<Uint8Array>() else {
                    return Ok(false);
                };
                copy(&value, portion);
                // The stream took the buffer and gives it back under a new name.
                buffer.put(value.buffer());
                Ok(!Reflect::get(&result, &"done".into())?.is_truthy())
            }
        }
    }

    /// All bytes of a file that is meant to be held as a whole.
    pub(crate) async fn whole(file: Blob, buffer: &Buffer) -> Result<Vec<u8>, JsValue> {
        #[expect(clippy::cast_sign_loss, reason = "no file has less than no bytes")]
        let size = file.size() as usize;
        let mut bytes = Vec::with_capacity(size);
        let mut portion = Vec::new();
        let mut reading = Self::of(file, buffer);
        while reading.next_into(&mut portion).await? {
            bytes.extend_from_slice(&portion);
        }
        Ok(bytes)
    }
}

/// The buffer that files are read into, one after the other. One for each file would stay until
/// JavaScript collects its garbage: the worker would hold what it read of files that it is done with.
#[derive(Clone, Default)]
pub(crate) struct Buffer(Rc<RefCell<Option<ArrayBuffer>>>);

impl Buffer {
    /// A reading that fails keeps the buffer; the next one has a new one.
    fn take(&self) -> ArrayBuffer {
        let kept = self.0.borrow_mut().take();
        kept.unwrap_or_else(|| ArrayBuffer::new(PORTION as u32))
    }

    fn put(&self, buffer: ArrayBuffer) {
        *self.0.borrow_mut() = Some(buffer);
    }
}

/// A file in slices, each read while the one before it is in use.
pub(crate) struct Slices {
    file: Blob,
    offset: f64,
    started: bool,
    ahead: Option<JsFuture>,
}

impl Slices {
    fn of(file: Blob) -> Self {
        let mut slices = Self {
            file,
            offset: 0.0,
            started: false,
            ahead: None,
        };
        slices.read_ahead();
        slices
    }

    async fn next_into(&mut self, portion: &mut Vec<u8>) -> Result<bool, JsValue> {
        let Some(ahead) = self.ahead.take() else {
            return Ok(false);
        };
        let bytes = Uint8Array::new(&ahead.await?);
        self.read_ahead();
        copy(&bytes, portion);
        Ok(true)
    }

    fn read_ahead(&mut self) {
        let size = self.file.size();
        // An empty file is read too: only reading tells it from a folder.
        if self.started && self.offset >= size {
            return;
        }
        self.started = true;
        let end = (self.offset + PORTION as f64).min(size);
        let slice = self.file.slice_with_f64_and_f64(self.offset, end);
        self.offset = end;
        self.ahead = Some(match slice {
            Ok(slice) => JsFuture::from(slice.array_buffer()),
            Err(error) => JsFuture::from(Promise::reject(&error)),
        });
    }
}

fn copy(bytes: &Uint8Array, portion: &mut Vec<u8>) {
    portion.resize(bytes.length() as usize, 0);
    bytes.copy_to(portion);
}
