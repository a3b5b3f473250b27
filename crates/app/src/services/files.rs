//! Files as the browser hands them over: picked, dropped or typed.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, FileList, HtmlInputElement};

use crate::state::Notice;

/// A file to inspect, and what there is to say about how it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The file.
    pub file: File,
    /// That it was one of several, say.
    pub notice: Option<Notice>,
}

/// The file that was chosen in an `<input type="file">`; the input is emptied, so that choosing the
/// same file again is heard again.
pub fn chosen(event: &Event) -> Option<Given> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let given = first(&input.files()?);
    input.set_value("");
    given
}

/// The file that was dropped, or why there is none.
pub fn dropped(event: &DragEvent) -> Result<Given, Notice> {
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
    data.files().as_ref().and_then(first).ok_or(Notice::NoFile)
}

/// Text as a file.
pub fn from_text(text: &str, name: &str) -> Option<File> {
    from_bytes(text.as_bytes(), name)
}

/// Bytes as a file.
pub fn from_bytes(bytes: &[u8], name: &str) -> Option<File> {
    File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)), name).ok()
}

fn first(files: &FileList) -> Option<Given> {
    let file = files.get(0)?;
    let count = files.length() as usize;
    let notice = (count > 1).then(|| Notice::Several {
        taken: file.name(),
        count,
    });
    Some(Given { file, notice })
}
