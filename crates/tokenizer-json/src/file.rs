use serde_json::{Map, Value, json};
use tokenizers::pipeline::{EncodeOptions, PipelineTokenizer};

use crate::TokenizerJsonError;

/// A tokenizer that is ready to count, and what its file says of itself.
pub(crate) struct Loaded {
    pub(crate) tokenizer: PipelineTokenizer,
    /// `BPE`, `Unigram`, `WordPiece` or `WordLevel`.
    pub(crate) model: String,
    /// Entries of the vocabulary.
    pub(crate) pieces: u64,
}

/// The library keeps tables as long as the largest number of a piece. Vocabularies in use end below
/// 300,000; a number beyond this one is a mistake that would take gigabytes.
const MAX_PIECE_NUMBER: u64 = 1 << 24;

/// Reads a `tokenizer.json` of any version.
pub(crate) fn load(bytes: &[u8]) -> Result<Loaded, TokenizerJsonError> {
    let mut file = parse(bytes)?;
    // Files from before version 2.0, which are nearly all, have to be rewritten first; the rewriting
    // leaves newer ones as they are. It also names the kind of model where the file does not.
    tokenizers::canonicalize_value(&mut file).map_err(|error| refused(&error))?;
    let model = file
        .get_mut("model")
        .and_then(Value::as_object_mut)
        .ok_or(TokenizerJsonError::NotATokenizer(NO_MODEL))?;
    let pieces = check_vocabulary(model)?;
    add_unused_byte_pieces(model);
    check_unknown_token(model)?;
    let kind = model
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let text = file.to_string();
    drop(file); // A big vocabulary takes 100 MB in this form: not while the next one is built.
    let tokenizer = tokenizers::from_json(&text).map_err(|error| refused(&error))?;
    try_out(&tokenizer)?;
    Ok(Loaded {
        tokenizer,
        model: kind,
        pieces,
    })
}

/// Some of what the library cannot do shows only when it is asked to: every text fails then.
fn try_out(tokenizer: &PipelineTokenizer) -> Result<(), TokenizerJsonError> {
    const TEXT: &str = "Know before you tune.\n2 + 2";
    let encoded = tokenizer.encode_into(TEXT, &EncodeOptions::no_specials(), &mut Vec::new());
    encoded.map_err(|error| refused(&error))
}

const NO_MODEL: &str = "it has no \"model\"";

fn parse(bytes: &[u8]) -> Result<Value, TokenizerJsonError> {
    let text = std::str::from_utf8(bytes).map_err(|error| TokenizerJsonError::NotText {
        offset: error.valid_up_to(),
    })?;
    let file: Value = serde_json::from_str(text).map_err(|error| not_json(&error))?;
    match file.as_object() {
        None => Err(TokenizerJsonError::NotATokenizer("it is not an object")),
        Some(file) if !file.get("model").is_some_and(Value::is_object) => {
            Err(TokenizerJsonError::NotATokenizer(NO_MODEL))
        }
        Some(_) => Ok(file),
    }
}

fn not_json(error: &serde_json::Error) -> TokenizerJsonError {
    let (line, column) = (error.line(), error.column());
    let whole = error.to_string();
    let place = format!(" at line {line} column {column}");
    let reason = whole.strip_suffix(&place).unwrap_or(&whole).to_owned();
    TokenizerJsonError::NotJson {
        line,
        column,
        reason,
    }
}

fn refused(error: &dyn std::fmt::Display) -> TokenizerJsonError {
    let reason = error.to_string();
    if reason.contains("`fancy-regex` feature") {
        return TokenizerJsonError::UnknownRegex;
    }
    TokenizerJsonError::Refused(reason)
}

/// Gives a byte piece to each ASCII character that has none but is a piece itself.
///
/// A tokenizer that spells unknown characters in bytes must have all 256 byte pieces, says the
/// library. The files of Gemma 1 and 2 lack `<0x09>`, because the tab is a piece there, so that its
/// byte is never asked for. Adding what is never used changes no count.
fn add_unused_byte_pieces(model: &mut Map<String, Value>) {
    if model.get("byte_fallback") != Some(&Value::Bool(true)) {
        return;
    }
    let Some(vocabulary) = model.get_mut("vocab").and_then(Value::as_object_mut) else {
        return;
    };
    let mut next = vocabulary
        .values()
        .filter_map(Value::as_u64)
        .max()
        .map_or(0, |last| last + 1);
    for byte in 0..=0x7f_u8 {
        let piece = format!("<0x{byte:02X}>");
        let character = char::from(byte).to_string();
        if !vocabulary.contains_key(&piece) && vocabulary.contains_key(&character) {
            vocabulary.insert(piece, json!(next));
            next += 1;
        }
    }
}

/// How many pieces there are; refuses numbers that no table can be made for.
fn check_vocabulary(model: &Map<String, Value>) -> Result<u64, TokenizerJsonError> {
    match model.get("vocab") {
        Some(Value::Array(pieces)) if !pieces.is_empty() => Ok(pieces.len() as u64),
        Some(Value::Object(pieces)) if !pieces.is_empty() => {
            let too_large =
                |number: &Value| number.as_u64().is_some_and(|it| it > MAX_PIECE_NUMBER);
            match pieces.iter().find(|(_, number)| too_large(number)) {
                Some((piece, number)) => Err(TokenizerJsonError::Refused(format!(
                    "the piece {piece:?} has the number {number}, which is too large"
                ))),
                None => Ok(pieces.len() as u64),
            }
        }
        Some(Value::Array(_) | Value::Object(_)) => {
            Err(TokenizerJsonError::NotATokenizer("its \"vocab\" is empty"))
        }
        _ => Err(TokenizerJsonError::NotATokenizer(
            "its model has no \"vocab\"",
        )),
    }
}

/// The library gives up on a text with an unknown word when the vocabulary has nothing to stand
/// for it. A count that may fail in the middle of a dataset is refused at once instead. BPE leaves
/// such characters out.
fn check_unknown_token(model: &Map<String, Value>) -> Result<(), TokenizerJsonError> {
    let in_vocabulary = || {
        let unknown = model.get("unk_token").and_then(Value::as_str)?;
        model.get("vocab")?.get(unknown)
    };
    let (model, known) = match model.get("type").and_then(Value::as_str) {
        Some("WordPiece") => ("WordPiece", in_vocabulary().is_some()),
        Some("WordLevel") => ("WordLevel", in_vocabulary().is_some()),
        Some("Unigram") => ("Unigram", model.get("unk_id").is_some_and(Value::is_u64)),
        _ => return Ok(()),
    };
    if known {
        Ok(())
    } else {
        Err(TokenizerJsonError::NoUnknownToken { model })
    }
}
