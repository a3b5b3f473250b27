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
/// assert_eq!(witness.see(5, b"6789"), Ok(()));
/// // Google kept no more than seven bytes. The part begins at 7 and is read from 5.
/// assert_eq!(witness.reads_from(7), 5);
/// assert_eq!(witness.see(5, b"678X"), Err(Changed));
/// ```
#[derive(Debug, Clone)]
pub struct Witness {
    size: u64,
    wanted: String,
    /// The places up to which the file was seen without a gap, each with the checksum of what stands
    /// before it, in ascending order: the ends of the pieces.
    places: Vec<(u64, u32)>,
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
            places: Vec::new(),
        }
    }

    /// Where a part that begins at `start` has to be read from, for the witness to follow: seldom
    /// before `start`, and never more than a piece. What stands before `start` is shown and not sent.
    pub fn reads_from(&self, start: u64) -> u64 {
        self.before(start).0
    }

    /// Sees a piece that stands at `start` in the file. What was seen from there on no longer counts,
    /// since this is what is sent now; behind a gap nothing is proved.
    pub fn see(&mut self, start: u64, piece: &[u8]) -> Result<(), Changed> {
        let end = start.saturating_add(piece.len() as u64);
        let (place, crc32c) = self.before(start);
        self.places.retain(|(place, _)| *place <= start);
        if place == start && place < end {
            self.places
                .push((end, crc32c::crc32c_append(crc32c, piece)));
        }
        let (seen, crc32c) = self.before(u64::MAX);
        let is_another =
            seen == self.size && BASE64_STANDARD.encode(crc32c.to_be_bytes()) != self.wanted;
        if end > self.size || is_another {
            return Err(Changed);
        }
        Ok(())
    }

    /// The last place that is not behind `start`.
    fn before(&self, start: u64) -> (u64, u32) {
        let places = self.places.iter().rev();
        let mut places = places.filter(|(place, _)| *place <= start);
        places.next().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_witness_knows_the_file() {
        let file = CheckedFile {
            name: "a.txt".to_owned(),
            size: 9,
            crc32c: "4waSgw==".to_owned(),
        };
        let check = |parts: &[(u64, &[u8])], wanted: Result<(), Changed>| {
            let mut witness = Witness::new(&file);
            let found = parts
                .iter()
                .map(|(start, bytes)| witness.see(*start, bytes))
                .last();
            assert_eq!(found, Some(wanted), "{parts:?}");
        };
        check(&[(0, b"123456789")], Ok(()));
        check(&[(0, b"123456780")], Err(Changed));
        check(&[(0, b"1234"), (4, b"56789")], Ok(()));
        check(&[(0, b"1234"), (4, b"567X"), (8, b"9")], Err(Changed));
        // What is sent again counts, and not what it replaces.
        check(&[(0, b"123X"), (0, b"1234"), (4, b"56789")], Ok(()));
        check(&[(0, b"1234"), (4, b"56789"), (4, b"5678X")], Err(Changed));
        check(
            &[(0, b"123456789"), (0, b"1234"), (4, b"5678X")],
            Err(Changed),
        );
        // More than there was.
        check(&[(0, b"1234567890")], Err(Changed));
        check(&[(8, b"90")], Err(Changed));
        // Behind a gap, Google's own comparison has to do.
        check(&[(4, b"56789")], Ok(()));
        check(&[(0, b"1234"), (6, b"78X")], Ok(()));
    }
}
