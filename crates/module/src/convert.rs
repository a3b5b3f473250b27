//! Between JavaScript's values and ours.

use std::fmt::Display;

use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// What JavaScript gave as `argument`, an object. The error names it.
pub(crate) fn from_js<T: DeserializeOwned>(argument: &str, value: JsValue) -> Result<T, JsError> {
    if !value.is_object() {
        return Err(argument_error(argument, "expected an object"));
    }
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| argument_error(argument, plain(&error.to_string())))
}

/// Plain JSON-like data: objects for maps, numbers for every number, `null` for what is absent.
pub(crate) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}

/// The error that is thrown when a call cannot be made because of `argument`.
pub(crate) fn argument_error(argument: &str, reason: impl Display) -> JsError {
    JsError::new(&format!("{argument}: {reason}"))
}

/// Says in a reader's words what a deserialiser says in a programmer's.
fn plain(text: &str) -> String {
    let text = text
        .replace(
            "TypeError: Reflect.get called on non-object",
            "expected an object",
        )
        .replace("Error: ", "");
    let Some((before, mismatch)) = text.split_once("invalid type: ") else {
        return text.replace("unknown variant", "unknown value");
    };
    match mismatch.rsplit_once(", expected ") {
        Some((found, expected)) => {
            format!(
                "{before}expected {}, not {}",
                expected_in_words(expected),
                found_in_words(found)
            )
        }
        None => text,
    }
}

fn expected_in_words(rust: &str) -> &str {
    match rust {
        "f64" => "a number",
        "u32" | "u64" | "usize" => "a whole number of at least 0",
        "a boolean" => "true or false",
        other => other,
    }
}

fn found_in_words(rust: &str) -> String {
    // What is neither text nor number nor truth value is shown whole, whatever its size.
    if let Some(value) = rust.strip_prefix("JsValue(") {
        return match value.split(['(', ')']).next() {
            Some(nothing @ ("undefined" | "null")) => nothing.to_owned(),
            Some("Array") => "an array".to_owned(),
            Some("Function") => "a function".to_owned(),
            _ => "an object".to_owned(),
        };
    }
    rust.replace("floating point", "the number")
        .replace(".0`", "`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_value_is_named_in_a_readers_words() {
        let check = |from: &str, to: &str| assert_eq!(plain(from), to);
        check(
            r#"Error: `strict`: Error: invalid type: string "yes", expected a boolean"#,
            r#"`strict`: expected true or false, not string "yes""#,
        );
        check(
            "Error: `maxDiagnosticsPerRule`: Error: invalid type: floating point `-1.0`, expected usize",
            "`maxDiagnosticsPerRule`: expected a whole number of at least 0, not the number `-1`",
        );
        check(
            "Error: `examples`: Error: invalid type: JsValue(Object({\"a\": 1, \"b\": 2})), expected f64",
            "`examples`: expected a number, not an object",
        );
        check(
            "Error: `model`: Error: invalid type: JsValue(undefined), expected a string",
            "`model`: expected a string, not undefined",
        );
        check(
            "Error: `role`: Error: unknown variant `train`, expected one of `training`, `labels`",
            "`role`: unknown value `train`, expected one of `training`, `labels`",
        );
        check(
            "Error: `labels`: TypeError: Reflect.get called on non-object",
            "`labels`: expected an object",
        );
        check(
            "Error: `models` is no setting of a plan",
            "`models` is no setting of a plan",
        );
    }
}
