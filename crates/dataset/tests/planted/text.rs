//! What the examples say. No two texts are the same, none is short enough to be a class, and none
//! has a marker such as `question:`, so that the rules which compare examples stay silent.

use std::fmt::Write;

use super::random::Random;

const WORDS: [&str; 32] = [
    "the",
    "river",
    "because",
    "walks",
    "paper",
    "seven",
    "of",
    "an",
    "it's",
    "100%",
    "(so)",
    "안녕하세요",
    "고양이가",
    "밥을",
    "먹었습니다",
    "학습",
    "데이터셋",
    "naïve",
    "Zürich",
    "日本語",
    "😀",
    "👩‍👩‍👧",
    "🇰🇷",
    "e\u{301}",
    "\"so\"",
    "a\\b",
    "and/or",
    "<b>",
    "x\u{2028}y",
    "{}",
    "[1]",
    "\u{7f}",
];

/// Prose that no other `number` has.
pub fn prose(random: &mut Random, number: u64) -> String {
    let mut text = format!("{} n{number}", random.pick(&["Tell", "Say", "그럼", "Why"]));
    for _ in 0..random.between(4, 18) {
        let between = match random.below(24) {
            0 => "\n",
            1 => ", ",
            2 => "\t",
            _ => " ",
        };
        text.push_str(between);
        text.push_str(WORDS[random.below(WORDS.len())]);
    }
    text
}

/// Code that no other `number` has.
pub fn code(random: &mut Random, number: u64) -> String {
    let mut text = format!("fn step_{number}(a, b) {{\n");
    for line in 0..random.between(1, 4) {
        let statement = random.pick(&[
            "let c = a[0] + \"{}\\n\";",
            "if (a < b && !c) { return; }",
            "// 값을 더합니다",
            "c += a * b; /* \"sum\" */",
            "\tprintf(\"%d\\n\", c);",
        ]);
        let _ = writeln!(text, "    {statement} // {line}");
    }
    text + "}"
}

/// So many words with white space between them. No other `number` has the first one.
pub fn words(random: &mut Random, count: usize, number: u64) -> String {
    let mut text = format!("w{number}");
    let word = random.pick(&["a", "to", "나무", "é", "😀"]);
    for _ in 1..count {
        text.push(' ');
        text.push_str(word);
    }
    text
}
