//! Datasets that tests make.
#![allow(dead_code, reason = "each test file uses its part of it")]
#![allow(clippy::missing_panics_doc, reason = "a test may panic")]

/// A text of so many words that are those of this number alone.
pub fn words(number: u64, count: u64) -> String {
    let word = |place: u64| -> String {
        let mut left = (number * 1_000 + place + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 34;
        let mut word = String::new();
        while left > 0 {
            word.push(char::from(b'a' + (left % 26) as u8));
            left /= 26;
        }
        word
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

/// A text example.
pub fn line(input: &str, output: &str) -> String {
    let quoted = |text| serde_json::to_string(text).expect("a text is JSON");
    format!(
        "{{\"input_text\": {}, \"output_text\": {}}}\n",
        quoted(input),
        quoted(output)
    )
}
