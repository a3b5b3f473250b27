use serde::Serialize;

/// Writes a value as one line of JSON Lines.
pub(super) fn push(value: &impl Serialize, out: &mut Vec<u8>) {
    let start = out.len();
    match serde_json::to_writer(&mut *out, value) {
        Ok(()) => out.push(b'\n'),
        // Texts and lists of texts always serialise; half a line would be worse than none.
        Err(_) => out.truncate(start),
    }
}
