//! What must always hold when a file is converted.

mod converting;
mod support;

use converting::{convert, convert_in, losses};
use dataset::{ConvertOptions, Options, Shape};
use proptest::prelude::*;
use support::inspect;

/// Any text, and often the characters that a format gives a meaning to.
fn text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "\"",
        "\\",
        "\n",
        "\r",
        "\r\n",
        "\t",
        ",",
        "'",
        "\0",
        "\u{7f}",
        "\u{2028}",
        "\u{2029}",
        "\u{feff}",
        "\u{fffd}",
        "\u{10ffff}",
        "😀",
        "한국어",
        "é",
        "{",
        "[",
        "=1+1",
        "</script>",
        " ",
    ]);
    let piece = prop_oneof![
        special.prop_map(str::to_owned),
        any::<String>(),
        "[a-z ]{0,8}"
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string")
}

fn text_line() -> impl Strategy<Value = String> {
    (text(), text()).prop_map(|(input, output)| {
        format!(
            "{{\"input_text\":{},\"output_text\":{}}}\n",
            quoted(&input),
            quoted(&output)
        )
    })
}

/// A context that says something, where there is one: Gemini has no place for an empty one.
fn context() -> impl Strategy<Value = Option<String>> {
    prop::option::of(text().prop_filter("an empty context", |text| !text.is_empty()))
}

fn chat_line() -> impl Strategy<Value = String> {
    let turn = (prop::sample::select(vec!["user", "assistant"]), text());
    (context(), prop::collection::vec(turn, 1..6)).prop_map(|(context, turns)| {
        let context = context.map_or_else(String::new, |context| {
            format!("\"context\":{},", quoted(&context))
        });
        let message = |(author, text): &(&str, String)| {
            format!("{{\"author\":\"{author}\",\"content\":{}}}", quoted(text))
        };
        let messages: Vec<String> = turns.iter().map(message).collect();
        format!("{{{context}\"messages\":[{}]}}\n", messages.join(","))
    })
}

/// Texts of one message: a string for one, a list of parts for more.
fn open_ai_line() -> impl Strategy<Value = String> {
    let parts = || prop::collection::vec(text(), 1..4);
    let turn = (prop::sample::select(vec!["user", "assistant"]), parts());
    let system = prop::option::of(
        parts().prop_filter("an empty context", |parts| !parts.concat().is_empty()),
    );
    (system, prop::collection::vec(turn, 1..5)).prop_map(|(system, turns)| {
        let message = |(role, parts): (&str, Vec<String>)| {
            let content = match parts.as_slice() {
                [text] => quoted(text),
                parts => {
                    let part =
                        |text: &String| format!("{{\"type\":\"text\",\"text\":{}}}", quoted(text));
                    let parts: Vec<String> = parts.iter().map(part).collect();
                    format!("[{}]", parts.join(","))
                }
            };
            format!("{{\"role\":\"{role}\",\"content\":{content}}}")
        };
        let system = system.into_iter().map(|parts| ("system", parts));
        let messages: Vec<String> = system.chain(turns).map(message).collect();
        format!("{{\"messages\":[{}]}}\n", messages.join(","))
    })
}

fn file(line: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec(line, 1..5).prop_map(|lines| lines.concat())
}

/// Converts a file to a shape and back. Nothing may be lost.
fn there_and_back(from: Shape, file: &str, through: Shape) -> Result<(), TestCaseError> {
    let there = ConvertOptions {
        from: Some(from),
        ..ConvertOptions::to(through)
    };
    let back = ConvertOptions {
        from: Some(through),
        ..ConvertOptions::to(from)
    };
    let (middle, converted) = convert(&there, file);
    prop_assert_eq!(losses(&converted), [""; 0]);
    let (end, converted) = convert(&back, middle);
    prop_assert_eq!(losses(&converted), [""; 0]);
    prop_assert_eq!(end, file);
    Ok(())
}

/// Lines of every shape and none, right and wrong.
const LINES: [&str; 30] = [
    r#"{"input_text":"a","output_text":"b"}"#,
    r#"{"input_text":"a","output_text":7,"context":"c"}"#,
    r#"{"input_text":"\ud83d","output_text":"b"}"#,
    r#"{"input_text":"a","input_text":"b"}"#,
    r#"{"input_text":"a","output_text":"b","output_text":"c"}"#,
    r#"{"context":"c","messages":[{"author":"user","content":"a"},{"author":"assistant","content":"b"}]}"#,
    r#"{"messages":[{"author":"user","content":"a"},{"author":"bot","content":"b"},{"author":"user","content":"c"}]}"#,
    r#"{"messages":[{"role":"system","content":"s"},{"role":"user","content":"a"},{"role":"assistant","content":"b","weight":0}]}"#,
    r#"{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url"}]}],"tools":[1]}"#,
    r#"{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},{"role":"assistant","content":"c"}]}"#,
    r#"{"messages":[{"role":"assistant","tool_calls":[{}]}]}"#,
    r#"{"messages":[]}"#,
    r#"{"contents":[{"role":"user","parts":[{"text":"a"},{"text":"b"}]},{"role":"model","parts":[{"text":"c"}]}]}"#,
    r#"{"systemInstruction":{"parts":[{"text":"s"}]},"contents":[{"role":"user","parts":[{"fileData":{}}]}]}"#,
    r#"{"prompt":"a","completion":"b","id":1}"#,
    r#"{"instruction":"a","input":"b","output":"c"}"#,
    r#"{"conversations":[{"from":"human","value":"a"},{"from":"gpt","value":"b"}],"id":"1"}"#,
    r#"{"id":1}"#,
    r#"[{"prompt":"a","completion":"b"},{"prompt":"c"}]"#,
    "[",
    "]",
    "{\"prompt\":\n\"a\",\"completion\":\"b\"}",
    "{\"prompt\":\"a\",",
    "question,answer",
    "input_text\toutput_text\tid",
    "\"a \"\"b\"\"\n\",c",
    "\"never closed",
    "",
    "\u{feff}",
    "not JSON",
];

fn any_file() -> impl Strategy<Value = String> {
    let end = prop::sample::select(vec!["\n", "\r\n", ",\n", ""]);
    let line = (prop::sample::select(LINES.to_vec()), end);
    prop::collection::vec(line, 0..8).prop_map(|lines| {
        let line = |(line, end): &(&str, &str)| format!("{line}{end}");
        lines.iter().map(line).collect()
    })
}

fn any_options() -> impl Strategy<Value = ConvertOptions> {
    let shape = || prop::sample::select(Shape::ALL.to_vec());
    let cap = prop::sample::select(vec![60, 1 << 24]);
    (prop::option::of(shape()), shape(), 0_usize..4, cap).prop_map(
        |(from, to, max_losses, max_line_bytes)| ConvertOptions {
            from,
            max_losses,
            max_line_bytes,
            ..ConvertOptions::to(to)
        },
    )
}

proptest! {
    #[test]
    fn text_comes_back_from_every_shape(file in file(text_line())) {
        for through in Shape::ALL {
            there_and_back(Shape::Text, &file, through)?;
        }
    }

    #[test]
    fn a_conversation_comes_back(file in file(chat_line())) {
        for through in [Shape::OpenAi, Shape::Gemini, Shape::ShareGpt, Shape::Chat] {
            there_and_back(Shape::Chat, &file, through)?;
        }
    }

    #[test]
    fn messages_in_parts_come_back(file in file(open_ai_line())) {
        for through in [Shape::Gemini, Shape::OpenAi] {
            there_and_back(Shape::OpenAi, &file, through)?;
        }
        let (gemini, _) = convert(&ConvertOptions::to(Shape::Gemini), &file);
        there_and_back(Shape::Gemini, &gemini, Shape::OpenAi)?;
    }

    #[test]
    fn a_table_comes_back(rows in prop::collection::vec((text(), text()), 1..5)) {
        for shape in [Shape::Csv, Shape::Tsv] {
            let lines: Vec<String> = rows
                .iter()
                .map(|(a, b)| format!("{{\"prompt\":{},\"completion\":{}}}", quoted(a), quoted(b)))
                .collect();
            let (table, _) = convert(&ConvertOptions::to(shape), lines.join("\n"));
            for through in [Shape::Text, Shape::OpenAi, Shape::Csv, Shape::Tsv] {
                there_and_back(shape, &table, through)?;
            }
        }
    }

    #[test]
    fn every_unknown_field_is_listed(
        keys in prop::collection::btree_set("[a-zA-Z가-힣 ]{1,6}", 1..5),
        value in prop::sample::select(vec!["1", "null", "[]", "\"x\"", "{\"a\":[]}"]),
    ) {
        let known = ["input", "output", "system", "name", "weight", "tools"];
        let keys: Vec<_> = keys.iter().filter(|key| !known.contains(&key.as_str())).collect();
        let fields: String = keys.iter().fold(String::new(), |fields, key| fields + "," + &quoted(key) + ":" + value);
        for line in [
            format!("{{\"input_text\":\"a\",\"output_text\":\"b\"{fields}}}"),
            format!("{{\"messages\":[{{\"author\":\"user\",\"content\":\"a\"{fields}}}]}}"),
            format!("{{\"messages\":[{{\"role\":\"user\",\"content\":\"a\"{fields}}}]}}"),
            format!("{{\"messages\":[{{\"role\":\"user\",\"content\":\"a\"}}]{fields}}}"),
            format!("{{\"contents\":[{{\"role\":\"user\",\"parts\":[{{\"text\":\"a\"{fields}}}]}}]}}"),
            format!("{{\"conversations\":[{{\"from\":\"gpt\",\"value\":\"a\"{fields}}}]}}"),
            format!("{{\"instruction\":\"a\",\"output\":\"b\"{fields}}}"),
        ] {
            let (_, converted) = convert(&ConvertOptions::to(Shape::OpenAi), line);
            prop_assert_eq!(converted.examples, 1);
            prop_assert_eq!(converted.losses.len(), keys.len());
            for (loss, key) in converted.losses.iter().zip(&keys) {
                prop_assert!(loss.message.contains(key.as_str()));
            }
        }
    }

    #[test]
    fn portions_do_not_matter_and_examples_add_up(
        file in any_file(),
        options in any_options(),
        portion in 1_usize..50,
    ) {
        let (out, converted) = convert(&options, &file);
        prop_assert_eq!(&convert_in(&options, file.as_bytes(), portion), &(out.clone(), converted.clone()));
        for (&kind, &count) in &converted.counts {
            let listed = converted.losses.iter().filter(|loss| loss.kind == kind).count() as u64;
            let is_listed_once = kind == dataset::LossKind::MissingColumn;
            let expect = if is_listed_once { 1 } else { count.min(options.max_losses as u64) };
            prop_assert!(listed == expect || (is_listed_once && listed == 0), "{:?}", converted);
        }
        prop_assert!(converted.losses.is_sorted_by_key(|loss| loss.line));
        prop_assert!(converted.losses.iter().all(|loss| loss.left_out == loss.kind.leaves_out()));
        // What was read is what an inspection reads.
        let is_json = converted.from.is_some_and(|from| !from.is_table());
        if is_json && options.max_line_bytes > 1_000 {
            let unreadable = converted.counts.get(&dataset::LossKind::UnreadableLine);
            let unreadable = unreadable.copied().unwrap_or_default();
            let report = inspect(file.as_bytes(), &Options::default());
            prop_assert_eq!(converted.examples + converted.left_out - unreadable, report.file.examples);
        }
    }

    #[test]
    fn what_is_converted_can_be_read(file in any_file(), to in prop::sample::select(Shape::ALL.to_vec())) {
        let (out, converted) = convert(&ConvertOptions::to(to), &file);
        let again = ConvertOptions { from: Some(to), ..ConvertOptions::to(to) };
        let (same, twice) = convert(&again, &out);
        prop_assert_eq!(&same, &out);
        prop_assert_eq!((twice.examples, twice.left_out), (converted.examples, 0));
    }

    #[test]
    fn no_bytes_make_it_panic(
        file in prop::collection::vec(any::<u8>(), 0..200),
        options in any_options(),
    ) {
        convert(&options, file);
    }
}
