use base64::{Engine as _, prelude::BASE64_STANDARD};

use super::CheckedFile;

/// Watches the bytes on their way out: whether they are those of the file that was checked. The
/// carrier shows it every part before it sends it; a part that ends the file and proves it to be
/// another one must not be sent, so that no object comes to be from it.
///
/// ```
/// use vertex::upload::{Changed, CheckedFile, Witness};
///
/// let file = CheckedFile { name: "a.txt".to_owned(), size: 9, crc32c: "4waSgw==".to_owned() };
/// let mut witness = Witness::new(&file);
/// assert_eq!(witness.see(0, b"12345"), Ok(()));
/// assert_eq!(witness.see(3, b"456789"), Ok(()), "some of it is sent again");
///
/// let mut witness = Witness::new(&file);
/// assert_eq!(witness.see(0, b"12345"), Ok(()));
/// assert_eq!(witness.see(5, b"678X"), Err(Changed));
/// ```
#[derive(Debug, Clone)]
pub struct Witness {
    size: u64,
    wanted: String,
    /// How many bytes from the start were seen.
    seen: u64,
    crc32c: u32,
}

/// The file is not the one that was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed;

impl Witness {
    /// A witness that has seen nothing yet. It may see several uploads of the same file.
    pub fn new(file: &CheckedFile) -> Self {
        Self {
            size: file.size,
            wanted: file.crc32c.clone(),
            seen: 0,
            crc32c: 0,
        }
    }

    /// Sees bytes that stand at `start` in the file. A part may come in any number of pieces; what
    /// was seen before is not seen again, except from the very start. Bytes behind a gap prove
    /// nothing.
    pub fn see(&mut self, start: u64, bytes: &[u8]) -> Result<(), Changed> {
        let end = start.saturating_add(bytes.len() as u64);
        if start == 0 {
            (self.seen, self.crc32c) = (0, 0);
        }
        let known = self.seen.checked_sub(start);
        let known = known.and_then(|known| usize::try_from(known).ok());
        if let Some(new) = known.and_then(|known| bytes.get(known..)) {
            self.crc32c = crc32c::crc32c_append(self.crc32c, new);
            self.seen = self.seen.max(end);
        }
        let is_whole = self.seen == self.size;
        let found = || BASE64_STANDARD.encode(self.crc32c.to_be_bytes());
        if self.seen > self.size || end > self.size || (is_whole && found() != self.wanted) {
            return Err(Changed);
        }
        Ok(())
    }
}
