//! JSON as `JSON.stringify` writes it, byte for byte. `serde_json` writes the same strings but other
//! numbers: `1.0` for 1, `1e16` for 10000000000000000.

use serde_json::Value;

/// Without a space: `JSON.stringify(value)`.
pub fn compact(value: &Value) -> String {
    let mut out = String::new();
    write(value, None, &mut out);
    out
}

/// With two spaces a level: `JSON.stringify(value, null, 2)`.
pub fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(value, Some(0), &mut out);
    out
}

/// `depth` is the level of indentation; `None` writes everything on one line.
fn write(value: &Value, depth: Option<usize>, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&javascript(number.as_f64().unwrap_or_default())),
        Value::String(text) => string(text, out),
        Value::Array(items) => write_items(['[', ']'], items, depth, out, |item, depth, out| {
            write(item, depth, out);
        }),
        Value::Object(members) => {
            write_items(
                ['{', '}'],
                members,
                depth,
                out,
                |(name, value), depth, out| {
                    string(name, out);
                    out.push_str(if depth.is_some() { ": " } else { ":" });
                    write(value, depth, out);
                },
            );
        }
    }
}

fn write_items<T>(
    [open, close]: [char; 2],
    items: impl IntoIterator<Item = T>,
    depth: Option<usize>,
    out: &mut String,
    write_item: impl Fn(T, Option<usize>, &mut String),
) {
    let inner = depth.map(|depth| depth + 1);
    let mut empty = true;
    out.push(open);
    for item in items {
        if !empty {
            out.push(',');
        }
        empty = false;
        new_line(inner, out);
        write_item(item, inner, out);
    }
    if !empty {
        new_line(depth, out);
    }
    out.push(close);
}

fn new_line(depth: Option<usize>, out: &mut String) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

fn string(text: &str, out: &mut String) {
    out.push_str(&Value::from(text).to_string());
}

/// A number as ECMAScript's `Number::toString` writes it (ECMA-262, 6.1.6.1.20).
fn javascript(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let shortest = format!("{:e}", number.abs());
    let (digits, exponent) = shortest.split_once('e').unwrap_or((&shortest, "0"));
    let digits = digits.replace('.', "");
    let sign = if number < 0.0 { "-" } else { "" };
    // The decimal point stands behind this many digits.
    let point = exponent.parse::<i32>().unwrap_or_default() + 1;
    let places = usize::try_from(point.unsigned_abs()).unwrap_or_default();
    let plain = match point {
        1..=21 if places >= digits.len() => {
            format!("{digits}{}", "0".repeat(places - digits.len()))
        }
        1..=21 => {
            let (whole, fraction) = digits.split_at(places);
            format!("{whole}.{fraction}")
        }
        -5..=0 => format!("0.{}{digits}", "0".repeat(places)),
        _ => {
            let (first, rest) = digits.split_at(1);
            let fraction = if rest.is_empty() {
                String::new()
            } else {
                format!(".{rest}")
            };
            format!("{first}{fraction}e{:+}", point - 1)
        }
    };
    format!("{sign}{plain}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_javascript_s() {
        let check = |number: f64, wanted: &str| assert_eq!(javascript(number), wanted);
        check(0.0, "0");
        check(-0.0, "0");
        check(1.0, "1");
        check(-1.5, "-1.5");
        check(0.1, "0.1");
        check(123_456.789, "123456.789");
        check(0.000_001, "0.000001");
        check(0.000_001_5, "0.0000015");
        check(0.000_000_1, "1e-7");
        check(0.000_000_123, "1.23e-7");
        check(1e16, "10000000000000000");
        check(1.234_567_890_123_456_7e19, "12345678901234567000");
        check(1e20, "100000000000000000000");
        check(123_456_789_012_345_680_000.0, "123456789012345680000");
        check(1e21, "1e+21");
        check(1.5e300, "1.5e+300");
        check(5e-324, "5e-324");
        check(9_007_199_254_740_991.0, "9007199254740991");
    }

    #[test]
    fn both_forms_are_json_stringify_s() {
        let value = json!({
            "z": "\"\\\u{8}\u{c}\n\r\t\u{1}\u{7f}\u{2028}한 😀</script>",
            "a": [],
            "b": {},
            "n": [1, 1.0, null, true, { "x": false }],
        });
        // Written by Node.js 20.
        assert_eq!(
            compact(&value),
            "{\"z\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\u{7f}\u{2028}한 😀</script>\",\"a\":[],\"b\":{},\"n\":[1,1,null,true,{\"x\":false}]}"
        );
        assert_eq!(
            pretty(&value),
            "{\n  \"z\": \"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\u{7f}\u{2028}한 😀</script>\",\n  \"a\": [],\n  \"b\": {},\n  \"n\": [\n    1,\n    1,\n    null,\n    true,\n    {\n      \"x\": false\n    }\n  ]\n}"
        );
    }
}
