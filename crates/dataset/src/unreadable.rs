//! Files that are not text in UTF-8 at all, told by their first bytes.

/// What a file is that cannot be read line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// UTF-16, in the byte order that the name says.
    Utf16(&'static str),
    /// An archive or a binary format, by its name.
    Compressed(&'static str),
}

/// Bytes of a file that are enough to tell.
pub(crate) const HEAD: usize = 8;

/// Magic bytes of the formats that datasets are found in. Sources: RFC 1952 (gzip), PKWARE APPNOTE
/// (zip, which xlsx is), the file format pages of Parquet, bzip2, xz, Zstandard and 7-Zip.
const MAGIC: [(&[u8], &str); 8] = [
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip (or xlsx)"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "Parquet"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
];

impl Unreadable {
    /// What a file is that starts with `head`; `None` where it may be text.
    pub(crate) fn detect(head: &[u8]) -> Option<Self> {
        if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
            return Some(Self::Compressed(name));
        }
        match head {
            // A byte-order mark; or without one what UTF-16 makes of two ASCII characters, with which
            // all JSON starts.
            [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => Some(Self::Utf16("UTF-16LE")),
            [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => Some(Self::Utf16("UTF-16BE")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unreadable;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        for (head, expect) in [
            (&b"\x1f\x8b\x08"[..], Some(Unreadable::Compressed("gzip"))),
            (
                b"PK\x03\x04\x14",
                Some(Unreadable::Compressed("zip (or xlsx)")),
            ),
            (b"PAR1\x15\x04", Some(Unreadable::Compressed("Parquet"))),
            (b"\xff\xfe{\0", Some(Unreadable::Utf16("UTF-16LE"))),
            (b"{\0\"\0", Some(Unreadable::Utf16("UTF-16LE"))),
            (b"\0{\0\"", Some(Unreadable::Utf16("UTF-16BE"))),
            (b"{\"input_", None),
            (b"123\0", None),
            (b"[\0]", None),
            (b"", None),
        ] {
            assert_eq!(Unreadable::detect(head), expect, "{head:?}");
        }
    }
}
