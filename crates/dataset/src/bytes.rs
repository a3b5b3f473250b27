//! Looking through bytes many at a time.

/// Where the first wanted byte stands.
///
/// Sixteen bytes are looked at together, without a branch for each, which compiles to vector
/// instructions. Worth it where most bytes are not wanted.
pub(crate) fn position(bytes: &[u8], is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<16>();
    let has_wanted = |chunk: &[u8; 16]| {
        let of_each = chunk.iter().map(|&byte| is_wanted(byte));
        of_each.fold(false, |any, is_wanted| any | is_wanted)
    };
    let passed = 16 * chunks.iter().take_while(|chunk| !has_wanted(chunk)).count();
    let rest = bytes.get(passed..)?;
    let found = rest.iter().position(|&byte| is_wanted(byte))?;
    Some(passed + found)
}

/// Characters other than white space: what PaLM was billed by. Source: 16 recorded answers with
/// `totalBillableCharacters`, all of them this number.
pub(crate) fn billable_characters(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let starts_visible = |byte: u8| {
        let is_space = byte == b' ' || byte.wrapping_sub(b'\t') < 5;
        let goes_on = byte & 0xc0 == 0x80;
        u8::from(!(is_space || goes_on))
    };
    // A sum of up to 128 fits into a byte, so that the vectors stay dense.
    let in_chunks = bytes.chunks(128);
    let all: u64 = in_chunks
        .map(|chunk| u64::from(chunk.iter().map(|&byte| starts_visible(byte)).sum::<u8>()))
        .sum();
    // The first bytes of white space that is not ASCII, such as U+3000.
    let may_start_space = |byte| byte == 0xc2 || (0xe1..=0xe3).contains(&byte);
    let Some(first) = position(bytes, may_start_space) else {
        return all;
    };
    let rest = text.get(first..).unwrap_or_default();
    let is_wide_space = |character: &char| !character.is_ascii() && character.is_whitespace();
    all - rest.chars().filter(is_wide_space).count() as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_white_space_is_known() {
        for character in '\0'..=char::MAX {
            let text = format!("a{character}");
            let expected = 1 + u64::from(!character.is_whitespace());
            assert_eq!(billable_characters(&text), expected, "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn white_space_is_not_billed(text in "(\\PC|[ \\n\\t\u{3000}\u{2003}a-f]){0,300}") {
            let visible = text.chars().filter(|character| !character.is_whitespace());
            prop_assert_eq!(billable_characters(&text), visible.count() as u64);
        }

        #[test]
        fn the_first_wanted_byte_is_found(bytes in proptest::collection::vec(0_u8..40, 0..100)) {
            let is_wanted = |byte| byte == 7;
            let expected = bytes.iter().position(|&byte| is_wanted(byte));
            prop_assert_eq!(position(&bytes, is_wanted), expected);
        }
    }
}
