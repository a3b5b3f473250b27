use crate::{
    Format, Role,
    seen::{Note, Sorted},
};

/// What one inspection leaves for the inspection of another file, such as the training file's for the
/// evaluation file's: which examples, ids or labels it holds, without their text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    role: Role,
    format: Format,
    seen: Sorted,
}

/// Why bytes are no fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not a fingerprint of this version of Tuneup")]
pub struct FingerprintError;

/// What the bytes of a fingerprint start with; the last digit is the version of what follows.
const MAGIC: &[u8; 8] = b"tuneupf1";

/// Notes in one portion: together about 1 MiB.
const NOTES_IN_PORTION: usize = (1 << 20) / Note::BYTES;

impl Fingerprint {
    pub(crate) fn new(role: Role, format: Format, seen: Sorted) -> Self {
        Self { role, format, seen }
    }

    /// What part the file plays.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The format that most examples have.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Examples, rows or labels that can be compared: those that have all that they need.
    pub fn examples(&self) -> u64 {
        self.seen.len() as u64
    }

    pub(crate) fn seen(&self) -> &Sorted {
        &self.seen
    }

    /// The fingerprint as bytes, to send or keep: 24 an example.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.head();
        bytes.reserve_exact(self.seen.len() * Note::BYTES);
        for portion in self.portions_of_notes() {
            bytes.extend_from_slice(&portion);
        }
        bytes
    }

    /// The same bytes in portions of 1 MiB at the most, so that those of a large file need not stand in
    /// memory beside the fingerprint.
    pub fn to_portions(&self) -> impl Iterator<Item = Vec<u8>> {
        std::iter::once(self.head()).chain(self.portions_of_notes())
    }

    /// What stands before the notes: the magic, and a JSON header behind its length.
    fn head(&self) -> Vec<u8> {
        // JSON, as these names are everywhere else.
        let header = serde_json::json!({ "role": self.role, "format": self.format }).to_string();
        let length = (header.len() as u64).to_be_bytes();
        [MAGIC, length.as_slice(), header.as_bytes()].concat()
    }

    fn portions_of_notes(&self) -> impl Iterator<Item = Vec<u8>> {
        let mut notes = self.seen.notes();
        std::iter::from_fn(move || {
            let mut portion = Vec::new();
            for note in notes.by_ref().take(NOTES_IN_PORTION) {
                portion.extend_from_slice(&note.to_bytes());
            }
            (!portion.is_empty()).then_some(portion)
        })
    }

    /// Reads what [`Fingerprint::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are something else, or their notes are not in order.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FingerprintError> {
        #[derive(serde::Deserialize)]
        struct Header {
            role: Role,
            format: Format,
        }
        let behind = bytes.strip_prefix(MAGIC).ok_or(FingerprintError)?;
        let (length, behind) = behind.split_first_chunk().ok_or(FingerprintError)?;
        let length = usize::try_from(u64::from_be_bytes(*length)).map_err(|_| FingerprintError)?;
        let (header, notes) = behind.split_at_checked(length).ok_or(FingerprintError)?;
        let Header { role, format } =
            serde_json::from_slice(header).map_err(|_| FingerprintError)?;
        let (notes, []) = notes.as_chunks() else {
            return Err(FingerprintError);
        };
        let seen = Sorted::from_sorted(notes).ok_or(FingerprintError)?;
        Ok(Self::new(role, format, seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seen::{Key, Seen};

    fn fingerprint(examples: u64) -> Fingerprint {
        let mut seen = Seen::default();
        for line in 1..=examples {
            let key = Key::of([line.to_string().as_str()]);
            seen.push(Note::new(key, Key::NONE, line));
        }
        Fingerprint::new(Role::Evaluation, Format::Chat, seen.sort())
    }

    #[test]
    fn a_fingerprint_survives_the_journey() {
        for examples in [0, 1, 1_000] {
            let fingerprint = fingerprint(examples);
            assert_eq!(fingerprint.examples(), examples);
            let bytes = fingerprint.to_bytes();
            assert_eq!(Fingerprint::from_bytes(&bytes), Ok(fingerprint));
        }
    }

    #[test]
    fn portions_are_small_and_make_up_the_bytes() {
        let fingerprint = fingerprint(100_000);
        let portions: Vec<_> = fingerprint.to_portions().collect();
        assert_eq!(portions.len(), 1 + 3);
        assert!(portions.iter().all(|portion| portion.len() <= 1 << 20));
        assert_eq!(portions.concat(), fingerprint.to_bytes());
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = fingerprint(3).to_bytes();
        let check =
            |bytes: &[u8]| assert_eq!(Fingerprint::from_bytes(bytes), Err(FingerprintError));
        check(b"");
        check(b"tuneupf1");
        check(b"tuneupf2 and more than sixteen bytes");
        check(&bytes[..bytes.len() - 1]);
        check(&[bytes.as_slice(), &[0]].concat());
        check(&[MAGIC.as_slice(), &u64::MAX.to_be_bytes()].concat());
        let (rest, last) = bytes.split_at(bytes.len() - Note::BYTES);
        let (head, first) = rest.split_at(rest.len() - 2 * Note::BYTES);
        check(&[head, last, first].concat());
    }
}
