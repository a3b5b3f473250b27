//! Files as the browser hands them over: picked, dropped or typed.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, Event, File, FileList, HtmlInputElement};

use crate::state::{Glimpse, Notice};

/// How much of a file tells its part in the job, in bytes: its first line, that is.
const HEAD: f64 = 65_536.0;

/// The files that were chosen in an `<input type="file">`; the input is emptied, so that choosing the
/// same ones again is heard again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().map(JsCast::dyn_into::<HtmlInputElement>);
    let Some(Ok(input)) = input else {
        return Vec::new();
    };
    let files = input.files().as_ref().map(all).unwrap_or_default();
    input.set_value("");
    files
}

/// The files that were dropped, or why there is none.
pub fn dropped(event: &DragEvent) -> Result<Vec<File>, Notice> {
    let data = event.data_transfer().ok_or(Notice::NoFile)?;
    let items = data.items();
    // Only the entry knows a folder; a folder's `File` looks like an empty file.
    let folder = (0..items.length())
        .filter_map(|index| items.get(index)?.webkit_get_as_entry().ok()?)
        .find(web_sys::FileSystemEntry::is_directory);
    if let Some(folder) = folder {
        return Err(Notice::Folder {
            name: folder.name(),
        });
    }
    let files = data.files().as_ref().map(all).unwrap_or_default();
    if files.is_empty() {
        return Err(Notice::NoFile);
    }
    Ok(files)
}

/// What tells the part of a file in its job. One that cannot be read shows nothing of itself: its
/// inspection will say so.
pub async fn glimpse(file: &File) -> Glimpse {
    let head = match file.slice_with_f64_and_f64(0.0, HEAD) {
        Ok(head) => JsFuture::from(head.text()).await.ok(),
        Err(_) => None,
    };
    Glimpse {
        name: file.name(),
        head: head.and_then(|head| head.as_string()).unwrap_or_default(),
    }
}

/// Bytes `start..end` of a file; `None` where it is gone or has changed.
pub async fn bytes(file: &File, start: u64, end: u64) -> Option<Vec<u8>> {
    let slice = file.slice_with_f64_and_f64(start as f64, end as f64).ok()?;
    let bytes = JsFuture::from(slice.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// Text as a file.
pub fn from_text(text: &str, name: &str) -> Option<File> {
    from_bytes(text.as_bytes(), name)
}

/// Bytes as a file.
pub fn from_bytes(bytes: &[u8], name: &str) -> Option<File> {
    File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), name).ok()
}

/// What was written, as a file.
pub fn from_blob(blob: &Blob, name: &str) -> Option<File> {
    File::new_with_blob_sequence(&Array::of1(blob), name).ok()
}

fn all(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|index| files.get(index))
        .collect()
}
