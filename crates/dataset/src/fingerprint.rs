use crate::{
    Format, Role,
    seen::{Note, Seen, Sorted},
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

/// Notes in a portion: a mebibyte.
const NOTES_IN_PORTION: usize = 1024 * 1024 / Note::BYTES;

impl Fingerprint {
    pub(crate) fn new(role: Role, format: Format, seen: Seen) -> Self {
        Self {
            role,
            format,
            seen: seen.sort(),
        }
    }

    /// What part the file plays.
    pub fn role(&self) -> Role {
        self.role
    }

    /// The format that most examples have.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Examples, rows or labels in the file.
    pub fn examples(&self) -> u64 {
        self.seen.len() as u64
    }

    pub(crate) fn seen(&self) -> &Sorted {
        &self.seen
    }

    /// The fingerprint as bytes, to send or keep: 24 an example.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(128 + self.seen.len() * Note::BYTES);
        bytes.extend(self.portions().flatten());
        bytes
    }

    /// The same bytes in portions of a mebibyte at most, for whoever has no room to hold a large
    /// fingerprint twice.
    pub fn portions(&self) -> impl Iterator<Item = Vec<u8>> {
        // The header is JSON, as these names are everywhere else.
        let header = serde_json::json!({ "role": self.role, "format": self.format }).to_string();
        let mut first = MAGIC.to_vec();
        first.extend_from_slice(&(header.len() as u64).to_be_bytes());
        first.extend_from_slice(header.as_bytes());
        let mut notes = self.seen.notes();
        let rest = std::iter::from_fn(move || {
            let portion: Vec<u8> = notes
                .by_ref()
                .take(NOTES_IN_PORTION)
                .flat_map(Note::to_bytes)
                .collect();
            (!portion.is_empty()).then_some(portion)
        });
        std::iter::once(first).chain(rest)
    }

    /// Reads what [`Fingerprint::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are something else.
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
        let mut seen = Seen::default();
        for note in notes {
            seen.push(Note::from_bytes(note));
        }
        Ok(Self::new(role, format, seen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seen::Key;

    #[test]
    fn a_fingerprint_survives_the_journey() {
        let mut seen = Seen::default();
        for line in 1..=1_000 {
            seen.push(Note::new(
                Key::of([line.to_string().as_str()]),
                Key::NONE,
                line,
            ));
        }
        let fingerprint = Fingerprint::new(Role::Evaluation, Format::Chat, seen);
        assert_eq!(fingerprint.examples(), 1_000);
        let bytes = fingerprint.to_bytes();
        assert_eq!(Fingerprint::from_bytes(&bytes), Ok(fingerprint));
    }

    #[test]
    fn portions_are_small_and_make_up_the_whole() {
        let mut seen = Seen::default();
        for line in 1..=100_000 {
            seen.push(Note::new(Key::of(["a"]), Key::NONE, line));
        }
        let fingerprint = Fingerprint::new(Role::Training, Format::Text, seen);
        let portions: Vec<_> = fingerprint.portions().collect();
        assert!(portions.iter().all(|portion| portion.len() <= 1024 * 1024));
        assert!(portions.len() > 2, "{} portions", portions.len());
        assert_eq!(portions.concat(), fingerprint.to_bytes());
    }

    #[test]
    fn other_bytes_are_refused() {
        let bytes = Fingerprint::new(Role::Corpus, Format::Corpus, Seen::default()).to_bytes();
        let check =
            |bytes: &[u8]| assert_eq!(Fingerprint::from_bytes(bytes), Err(FingerprintError));
        check(b"");
        check(b"tuneupf1");
        check(b"tuneupf2 and more than sixteen bytes");
        check(&bytes[..bytes.len() - 1]);
        check(&[bytes.as_slice(), &[0]].concat());
        check(&[MAGIC.as_slice(), &u64::MAX.to_be_bytes()].concat());
    }
}
