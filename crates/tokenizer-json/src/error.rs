/// Why a file cannot serve as a tokenizer. The words are for the person who chose the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TokenizerJsonError {
    /// The bytes are not UTF-8.
    #[error("the file is not a tokenizer.json: byte {offset} is not UTF-8 text")]
    NotText {
        /// The first byte that is not, from 0.
        offset: usize,
    },
    /// The text is not JSON.
    #[error(
        "the file is not a tokenizer.json: it is not JSON ({reason} at line {line}, column {column})"
    )]
    NotJson {
        /// From 1; 0 in an empty file.
        line: usize,
        /// In bytes, from 1; 0 in an empty file.
        column: usize,
        /// What the JSON parser says.
        reason: String,
    },
    /// It is JSON, but something else.
    #[error("the file is JSON, but not a tokenizer.json: {0}")]
    NotATokenizer(&'static str),
    /// The library without a regex engine, which would make the wasm twice as large, knows the
    /// patterns of the well-known tokenizers only.
    #[error(
        "it cuts texts by a regular expression of its own; only those of well-known tokenizers (GPT-2, cl100k, o200k, Llama 3, DeepSeek and their like) can be used"
    )]
    UnknownRegex,
    /// Some texts would have no count at all.
    #[error(
        "this {model} tokenizer names no unknown token that is in its vocabulary, so it cannot count every text"
    )]
    NoUnknownToken {
        /// `WordPiece`, `WordLevel` or `Unigram`.
        model: &'static str,
    },
    /// The library that does the counting cannot serve this tokenizer.
    #[error("the tokenizers library cannot use this file: {0}")]
    Refused(String),
}
