//! SHA-256 and CRC-32C of a file, which one may begin and another go on with.

use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{compress256, digest::generic_array::GenericArray};

/// Checksums of the bytes so far.
///
/// They go through a file in order, but not in one go: what stands between two bytes of it is small
/// and can be handed on.
///
/// ```
/// use dataset::Checksums;
///
/// let mut here = Checksums::default();
/// here.update(b"Know before ");
/// let mut there = Checksums::from_bytes(&here.to_bytes()).unwrap();
/// there.update(b"you tune.");
///
/// here.update(b"you tune.");
/// assert_eq!(here, there);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checksums {
    sha256: [u32; 8],
    crc32c: u32,
    bytes: u64,
    /// The first bytes of a block whose end has not come yet.
    begun: Vec<u8>,
}

/// Bytes that SHA-256 takes at once.
const BLOCK: usize = 64;

/// Bytes of what is handed on, without those of the block that is begun.
const HEAD: usize = 32 + 4 + 8;

impl Default for Checksums {
    /// Of no bytes. Source of the numbers: FIPS 180-4, 5.3.3.
    fn default() -> Self {
        Self {
            sha256: [
                0x6a09_e667,
                0xbb67_ae85,
                0x3c6e_f372,
                0xa54f_f53a,
                0x510e_527f,
                0x9b05_688c,
                0x1f83_d9ab,
                0x5be0_cd19,
            ],
            crc32c: 0,
            bytes: 0,
            begun: Vec::new(),
        }
    }
}

impl Checksums {
    /// Takes the next portion.
    pub fn update(&mut self, bytes: &[u8]) {
        self.bytes += bytes.len() as u64;
        self.crc32c = crc32c::crc32c_append(self.crc32c, bytes);
        self.compress(bytes);
    }

    /// How many bytes were taken.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What another one can go on with: at most 107 bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.sha256.into_iter().flat_map(u32::to_be_bytes).collect();
        bytes.extend(self.crc32c.to_be_bytes());
        bytes.extend(self.bytes.to_be_bytes());
        bytes.extend(&self.begun);
        bytes
    }

    /// Reads what [`Checksums::to_bytes`] wrote; `None` when the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, begun) = bytes.split_first_chunk::<HEAD>()?;
        let (words, length) = head.split_at(HEAD - 8);
        let (words, []) = words.as_chunks::<4>() else {
            return None;
        };
        let (crc32c, sha256) = words.split_last()?;
        let mut words = sha256.iter().map(|word| u32::from_be_bytes(*word));
        let length = u64::from_be_bytes(length.try_into().ok()?);
        (begun.len() as u64 == length % BLOCK as u64).then(|| Self {
            sha256: std::array::from_fn(|_| words.next().unwrap_or_default()),
            crc32c: u32::from_be_bytes(*crc32c),
            bytes: length,
            begun: begun.to_vec(),
        })
    }

    /// SHA-256 in lower-case hexadecimal.
    pub(crate) fn sha256(&self) -> String {
        use std::fmt::Write;
        let mut whole = self.clone();
        // FIPS 180-4, 5.1.1: a 1 bit, as many zeros as fill a block, and the length in bits.
        let zeros = (2 * BLOCK - 1 - 8 - whole.begun.len()) % BLOCK;
        whole.compress(&[0x80]);
        whole.compress(&vec![0; zeros]);
        whole.compress(&(self.bytes * 8).to_be_bytes());
        whole.sha256.iter().fold(String::new(), |mut text, word| {
            let _ = write!(text, "{word:08x}");
            text
        })
    }

    /// CRC-32C as Cloud Storage writes it: big-endian, base64.
    pub(crate) fn crc32c(&self) -> String {
        BASE64_STANDARD.encode(self.crc32c.to_be_bytes())
    }

    fn compress(&mut self, bytes: &[u8]) {
        let missing = (BLOCK - self.begun.len()) % BLOCK;
        let (end, rest) = bytes.split_at(missing.min(bytes.len()));
        self.begun.extend_from_slice(end);
        if self.begun.len() == BLOCK {
            compress(&mut self.sha256, &self.begun);
            self.begun.clear();
        }
        let blocks = rest.chunks_exact(BLOCK);
        self.begun.extend_from_slice(blocks.remainder());
        blocks.for_each(|block| compress(&mut self.sha256, block));
    }
}

fn compress(state: &mut [u32; 8], block: &[u8]) {
    compress256(state, std::slice::from_ref(GenericArray::from_slice(block)));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn sums_are_the_published_ones() {
        // FIPS 180-4 example; RFC 3720, B.4: 32 bytes of zeros, 8a9136aa.
        let mut sums = Checksums::default();
        sums.update(b"abc");
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sums.sha256(), abc);
        let mut sums = Checksums::default();
        sums.update(&[0; 32]);
        assert_eq!(
            sums.crc32c(),
            BASE64_STANDARD.encode([0x8a, 0x91, 0x36, 0xaa])
        );
    }

    #[test]
    fn other_bytes_are_refused() {
        let mut sums = Checksums::default();
        sums.update(&[7; 100]);
        let bytes = sums.to_bytes();
        assert_eq!(Checksums::from_bytes(&bytes), Some(sums));
        assert_eq!(Checksums::from_bytes(&bytes[..bytes.len() - 1]), None);
        assert_eq!(Checksums::from_bytes(&[&bytes[..], b"x"].concat()), None);
        assert_eq!(Checksums::from_bytes(b""), None);
    }

    proptest! {
        #[test]
        fn sums_do_not_depend_on_who_takes_which_bytes(
            portions in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..150), 0..8),
        ) {
            let mut sums = Checksums::default();
            for portion in &portions {
                sums = Checksums::from_bytes(&sums.to_bytes()).expect("what was written");
                sums.update(portion);
            }
            let whole = portions.concat();
            prop_assert_eq!(sums.bytes(), whole.len() as u64);
            prop_assert_eq!(sums.sha256(), format!("{:x}", Sha256::digest(&whole)));
            prop_assert_eq!(sums.crc32c, crc32c::crc32c(&whole));
        }
    }
}
