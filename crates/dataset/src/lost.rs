//! The text that the service would cut off, read again from the file.
//!
//! It is not kept with a finding: together these texts may be as long as the file. What is kept are the
//! few numbers that tell where it stands.

use serde::{Deserialize, Serialize};

use crate::{
    Format,
    example::{Cut, Example, Limit},
    json::{self, LineBreaks},
    source::Source,
};

/// Where the text that a cut takes away stands in the file.
///
/// ```
/// # use dataset::{Diagnostic, Lost, LostText};
/// fn lost_texts(file: &[u8], found: &Diagnostic) -> Option<Vec<LostText>> {
///     let lost: &Lost = found.details.as_ref()?.lost.as_ref()?;
///     lost.read(file.get(lost.start as usize..lost.end as usize)?)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lost {
    /// Where the example begins, in bytes of the file.
    pub start: u64,
    /// One past its last byte.
    pub end: u64,
    /// The CRC-32C of these bytes: whoever reads them later knows whether they are the same.
    crc32c: u32,
    /// What the example was read as.
    format: Format,
    /// In which of its texts the cut falls, in reading order.
    field: usize,
    /// Byte offset of the cut in that text.
    at: u64,
    /// Whether the texts behind that one are lost, too: the limit is one on all of them together.
    and_those_behind: bool,
}

/// A text, or the end of one, that would be lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostText {
    /// JSON path of its field, such as `$.input_text`.
    pub path: String,
    /// What would be lost of it, as it reads: escapes are resolved.
    pub text: String,
}

impl Lost {
    pub(crate) fn new(cut: &Cut<'_>, example: &Example<'_>, source: Source<'_>) -> Self {
        let (start, end) = (example.root.start, example.root.end);
        Self {
            start: source.offset + start as u64,
            end: source.offset + end as u64,
            crc32c: crc32c::crc32c(source.bytes.get(start..end).unwrap_or_default()),
            format: example.format,
            field: cut.field,
            at: cut.at as u64,
            and_those_behind: cut.limit == Limit::Total,
        }
    }

    /// The texts that would be lost, in reading order; the first is the end of the field in which the
    /// cut falls. `example` are bytes [`start`](Self::start) to [`end`](Self::end) of the file; `None`
    /// where they are not those that were inspected.
    pub fn read(&self, example: &[u8]) -> Option<Vec<LostText>> {
        if crc32c::crc32c(example) != self.crc32c {
            return None;
        }
        let text = str::from_utf8(example).ok()?;
        let root = json::parse(text, 0, LineBreaks::Joined).ok()?;
        let example = Example::uncounted(self.format, &root);
        let mut fields = example.fields.iter().skip(self.field);
        let cut = fields.next()?;
        let mut lost = vec![LostText {
            path: cut.path.to_string(),
            text: cut.text.text.get(self.at as usize..)?.to_owned(),
        }];
        if self.and_those_behind {
            let behind = fields.filter(|field| !field.text.text.is_empty());
            lost.extend(behind.map(|field| LostText {
                path: field.path.to_string(),
                text: field.text.text.clone().into_owned(),
            }));
        }
        Some(lost)
    }
}
