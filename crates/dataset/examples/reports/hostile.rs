//! Texts that would be more than text if somebody let them.

/// What formulas, markup, links, tables, terminals and parsers of each form take for their own.
pub const TEXTS: [&str; 64] = [
    "",
    " ",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "a;=1+1",
    "a;\"=1+1",
    "\";=1+1;\"",
    "\"",
    "\"\"",
    "a,b",
    "a\"b,c\"d",
    "line\nbreak",
    "line\r\nbreak",
    "\u{2028}\u{2029}\u{85}",
    "|",
    "a|b|c",
    "\\|",
    "\\",
    "a\\",
    "`",
    "``",
    "```",
    "a`b",
    "` `",
    "`|`",
    "*bold* _slanted_ ~~struck~~",
    "**",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "[ ] task",
    "[link](https://evil.example)",
    "![image](https://evil.example/x.png)",
    "[a]: https://evil.example",
    "[link](1)",
    "[a\\](b](c)",
    "https://evil.example/?q=1&r=2",
    "www.evil.example",
    "mail@evil.example, mailto:mail@evil.example",
    "xmpp:mail@evil.example",
    "@someone and #12 and GH-12",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- comment",
    "<https://evil.example>",
    "&lt;b&gt; &amp; &#60;",
    "{0} {{1}} } {",
    "$x$ $$y$$",
    "\u{202e}txt.exe\u{202c}",
    "zero\u{200b}width\u{feff}",
    "\0\u{1}\u{1b}[31mred\u{7f}\u{9b}",
    "한국어 😀 \u{1f468}\u{200d}\u{1f469} e\u{301}",
];

/// Characters that mean something in one of the forms.
const ALPHABET: [char; 40] = [
    '=', '+', '-', '@', '＝', ';', ',', '"', '\'', '`', '|', '\\', '<', '>', '&', '#', '*', '_',
    '~', '[', ']', '(', ')', '{', '}', '!', '$', ':', '/', '.', 'w', '0', '1', 'a', ' ', '\n',
    '\t', '\u{202e}', '\u{200b}', '한',
];

/// Texts of these characters in no order, the same ones every time.
pub fn mixed(number: usize) -> impl Iterator<Item = String> {
    let mut state = 1_u64;
    let mut next = move |below: usize| {
        // Knuth's MMIX generator; its high bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    (0..number).map(move |_| {
        let length = 1 + next(24);
        (0..length)
            .filter_map(|_| ALPHABET.get(next(ALPHABET.len())))
            .collect()
    })
}
