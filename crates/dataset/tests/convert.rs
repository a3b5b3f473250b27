//! One shape to another: what is written, and what is said to be lost.

mod support;

use dataset::{
    Columns, ConvertError, ConvertOptions, Converted, Converter, LossKind, Options, Shape,
};
use rule::Language;
use support::{findings, inspect};

/// Converts a whole file in portions of a size.
fn convert_in(options: &ConvertOptions, file: &[u8], portion: usize) -> (String, Converted) {
    let mut converter = Converter::new(options.clone()).expect("options that are right");
    let mut out = Vec::new();
    for bytes in file.chunks(portion) {
        converter.feed(bytes, &mut out);
    }
    let converted = converter.finish(&mut out);
    (String::from_utf8(out).expect("UTF-8"), converted)
}

/// Converts a whole file, and sees that portions do not matter and that the counts add up.
#[track_caller]
fn convert(options: &ConvertOptions, file: impl AsRef<[u8]>) -> (String, Converted) {
    let file = file.as_ref();
    let result = convert_in(options, file, usize::MAX);
    for portion in [1, 7] {
        assert_eq!(convert_in(options, file, portion), result, "by {portion}");
    }
    let (out, converted) = &result;
    let header = u64::from(converted.to.is_table() && !out.is_empty());
    if !converted.to.is_table() {
        let lines = out.matches('\n').count() as u64;
        assert_eq!(lines - header, converted.examples);
    }
    let of = |kind: &LossKind| converted.counts.get(kind).copied().unwrap_or_default();
    let kinds = converted.counts.keys();
    let left_out: u64 = kinds.filter(|kind| kind.leaves_out()).map(of).sum();
    assert_eq!(left_out, converted.left_out);
    result
}

/// `kind line path` for every loss.
fn losses(converted: &Converted) -> Vec<String> {
    let kind = |kind| serde_json::to_value(kind).expect("a name");
    converted
        .losses
        .iter()
        .map(|loss| {
            let kind = kind(loss.kind);
            let kind = kind.as_str().expect("a name");
            format!("{kind} {} {}", loss.line, loss.path)
                .trim_end()
                .to_owned()
        })
        .collect()
}

/// Converts `file` to a shape, and compares what is written and what is lost.
#[track_caller]
fn check(to: Shape, file: &str, expect: &str, lost: &[&str]) {
    let (out, converted) = convert(&ConvertOptions::to(to), file);
    assert_eq!(out.trim_end(), expect, "{file}");
    assert_eq!(losses(&converted), lost, "{file}");
}

/// Converts one line to a shape and back, without a loss.
#[track_caller]
fn check_both_ways(from: Shape, line: &str, to: Shape, expect: &str) {
    check(to, line, expect, &[]);
    let options = ConvertOptions {
        from: Some(to),
        ..ConvertOptions::to(from)
    };
    let (out, converted) = convert(&options, expect);
    assert_eq!(out.trim_end(), line, "{expect}");
    assert_eq!(losses(&converted), [""; 0], "{expect}");
}

const TEXT: &str = r#"{"input_text":"Is ice cold?","output_text":"yes"}"#;
const CHAT: &str = r#"{"context":"Be kind.","messages":[{"author":"user","content":"a"},{"author":"assistant","content":"b"},{"author":"user","content":"c"},{"author":"assistant","content":"d"}]}"#;
const GEMINI: &str = r#"{"systemInstruction":{"parts":[{"text":"Be kind."}]},"contents":[{"role":"user","parts":[{"text":"a"}]},{"role":"model","parts":[{"text":"b"}]},{"role":"user","parts":[{"text":"c"}]},{"role":"model","parts":[{"text":"d"}]}]}"#;
const OPEN_AI: &str = r#"{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"a"},{"role":"assistant","content":"b"},{"role":"user","content":"c"},{"role":"assistant","content":"d"}]}"#;
const SHARE_GPT: &str = r#"{"conversations":[{"from":"system","value":"Be kind."},{"from":"human","value":"a"},{"from":"gpt","value":"b"},{"from":"human","value":"c"},{"from":"gpt","value":"d"}]}"#;

#[test]
fn a_question_and_its_answer_go_both_ways() {
    for (to, expect) in [
        (
            Shape::Chat,
            r#"{"messages":[{"author":"user","content":"Is ice cold?"},{"author":"assistant","content":"yes"}]}"#,
        ),
        (
            Shape::Gemini,
            r#"{"contents":[{"role":"user","parts":[{"text":"Is ice cold?"}]},{"role":"model","parts":[{"text":"yes"}]}]}"#,
        ),
        (
            Shape::OpenAi,
            r#"{"messages":[{"role":"user","content":"Is ice cold?"},{"role":"assistant","content":"yes"}]}"#,
        ),
        (
            Shape::PromptCompletion,
            r#"{"prompt":"Is ice cold?","completion":"yes"}"#,
        ),
        (
            Shape::Alpaca,
            r#"{"instruction":"Is ice cold?","input":"","output":"yes"}"#,
        ),
        (
            Shape::ShareGpt,
            r#"{"conversations":[{"from":"human","value":"Is ice cold?"},{"from":"gpt","value":"yes"}]}"#,
        ),
        (Shape::Csv, "input_text,output_text\nIs ice cold?,yes"),
        (Shape::Tsv, "input_text\toutput_text\nIs ice cold?\tyes"),
    ] {
        check_both_ways(Shape::Text, TEXT, to, expect);
    }
}

#[test]
fn a_conversation_goes_both_ways() {
    let shapes = [
        (Shape::Chat, CHAT),
        (Shape::Gemini, GEMINI),
        (Shape::OpenAi, OPEN_AI),
        (Shape::ShareGpt, SHARE_GPT),
    ];
    for (from, line) in shapes {
        for (to, expect) in shapes {
            check_both_ways(from, line, to, expect);
        }
    }
}

#[test]
fn the_shape_is_told_by_the_first_example_that_has_one() {
    #[track_caller]
    fn check(file: &str, expect: Option<Shape>) {
        let (_, converted) = convert(&ConvertOptions::to(Shape::Chat), file);
        assert_eq!(converted.from, expect, "{file}");
    }
    check(TEXT, Some(Shape::Text));
    check(CHAT, Some(Shape::Chat));
    check(GEMINI, Some(Shape::Gemini));
    check(OPEN_AI, Some(Shape::OpenAi));
    check(SHARE_GPT, Some(Shape::ShareGpt));
    check(
        r#"{"prompt":"a","completion":"b"}"#,
        Some(Shape::PromptCompletion),
    );
    check(r#"{"instruction":"a","output":"b"}"#, Some(Shape::Alpaca));
    check(
        "{\"id\":1}\n\n{\"messages\":[]}\n{\"input_text\":\"a\"}\n",
        Some(Shape::Text),
    );
    check(
        "not JSON\n{\"prompt\":\"a\",\"completion\":\"b\"}",
        Some(Shape::PromptCompletion),
    );
    check(
        "not, JSON\n{\"prompt\":\"a\",\"completion\":\"b\"}",
        Some(Shape::PromptCompletion),
    );
    check("\u{feff}[\n{\"contents\":[]}]", Some(Shape::Gemini));
    check(
        "{\"input_text\":\"a\",\"messages\":[],\"prompt\":\"b\"}",
        Some(Shape::Text),
    );
    check("{\"messages\":[],\"context\":\"\"}", Some(Shape::Chat));
    check(
        "{\"messages\":[{\"role\":\"user\"}],\"context\":\"\"}",
        Some(Shape::OpenAi),
    );
    check("\u{feff}question,answer\na,b", Some(Shape::Csv));
    check("\n\nid\tPrompt \tResponse\n", Some(Shape::Tsv));
    check("\"a, b\"\tquestion\tanswer\n", Some(Shape::Tsv));
    check(
        "\"question\nin two lines\",prompt,label\n",
        Some(Shape::Csv),
    );
    check("", None);
    check("a,b\n1,2\n", None);
    check("{\"id\":1}", None);
}

#[test]
fn a_shape_that_is_given_is_not_told() {
    let options = ConvertOptions {
        from: Some(Shape::PromptCompletion),
        ..ConvertOptions::to(Shape::Text)
    };
    let (out, converted) = convert(&options, TEXT);
    assert_eq!(out, "");
    assert_eq!(converted.from, Some(Shape::PromptCompletion));
    assert_eq!(losses(&converted), ["missingField 1 $.prompt"]);
}

#[test]
fn a_system_message_stands_before_the_input_where_there_is_no_place_for_it() {
    for line in [
        r#"{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#,
        r#"{"messages":[{"role":"developer","content":"Be kind."},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#,
    ] {
        check(
            Shape::Text,
            line,
            r#"{"input_text":"Be kind.\n\na","output_text":"b"}"#,
            &["joined 1 $.messages[0].content"],
        );
    }
    check(
        Shape::Csv,
        r#"{"context":"Be kind.","messages":[{"author":"user","content":"a"},{"author":"assistant","content":"b"}]}"#,
        "input_text,output_text\n\"Be kind.\n\na\",b",
        &["joined 1 $.context"],
    );
    check(
        Shape::PromptCompletion,
        r#"{"context":"","messages":[{"author":"user","content":"a"},{"author":"assistant","content":"b"}]}"#,
        r#"{"prompt":"a","completion":"b"}"#,
        &[],
    );
}

#[test]
fn of_several_system_messages_one_is_made_and_one_among_the_turns_has_no_place() {
    check(
        Shape::Chat,
        r#"{"messages":[{"role":"system","content":"x"},{"role":"system","content":"y"},{"role":"user","content":"a"}]}"#,
        r#"{"context":"x\n\ny","messages":[{"author":"user","content":"a"}]}"#,
        &["joined 1 $.messages[1].content"],
    );
    check(
        Shape::Chat,
        r#"{"messages":[{"role":"user","content":"a"},{"role":"system","content":"x"},{"role":"assistant","content":"b"}]}"#,
        "",
        &["unknownRole 1 $.messages[1].role"],
    );
}

#[test]
fn what_is_not_one_question_and_one_answer_is_left_out_of_a_shape_of_pairs() {
    for to in [
        Shape::Text,
        Shape::PromptCompletion,
        Shape::Alpaca,
        Shape::Csv,
    ] {
        check(to, CHAT, "", &["notOnePair 1 $"]);
        check(
            to,
            r#"{"messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]}"#,
            "",
            &["notOnePair 1 $"],
        );
        check(
            to,
            r#"{"messages":[{"role":"assistant","content":"a"}]}"#,
            "",
            &["notOnePair 1 $"],
        );
    }
    // A conversation in an odd order is the inspector's business.
    check(
        Shape::Chat,
        r#"{"messages":[{"role":"assistant","content":"a"},{"role":"assistant","content":"b"}]}"#,
        r#"{"messages":[{"author":"assistant","content":"a"},{"author":"assistant","content":"b"}]}"#,
        &[],
    );
}

#[test]
fn parts_stay_parts_where_there_are_any_and_are_joined_elsewhere() {
    let open_ai = r#"{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]}"#;
    let gemini = r#"{"contents":[{"role":"user","parts":[{"text":"a"},{"text":"b"}]}]}"#;
    check_both_ways(Shape::OpenAi, open_ai, Shape::Gemini, gemini);
    check(
        Shape::Chat,
        gemini,
        r#"{"messages":[{"author":"user","content":"ab"}]}"#,
        &["joined 1 $.contents[0].parts"],
    );
    check(
        Shape::ShareGpt,
        open_ai,
        r#"{"conversations":[{"from":"human","value":"ab"}]}"#,
        &["joined 1 $.messages[0].content"],
    );
}

#[test]
fn what_is_no_text_keeps_the_example_out() {
    #[track_caller]
    fn check_left_out(line: &str, lost: &str) {
        check(Shape::Gemini, line, "", &[lost]);
    }
    let messages =
        |message: &str| format!(r#"{{"messages":[{{"role":"user","content":"a"}},{message}]}}"#);
    for (message, lost) in [
        (
            r#"{"role":"assistant","content":null,"tool_calls":[{"id":"1"}]}"#,
            "toolCall 1 $.messages[1].tool_calls",
        ),
        (
            r#"{"role":"assistant","content":"","function_call":{"name":"f"}}"#,
            "toolCall 1 $.messages[1].function_call",
        ),
        (
            r#"{"role":"tool","content":"1"}"#,
            "toolCall 1 $.messages[1].role",
        ),
        (
            r#"{"role":"function","content":"1"}"#,
            "toolCall 1 $.messages[1].role",
        ),
        (
            r#"{"role":"critic","content":"1"}"#,
            "unknownRole 1 $.messages[1].role",
        ),
        (
            r#"{"role":"user","content":[{"type":"text","text":"?"},{"type":"image_url","image_url":{"url":"x"}}]}"#,
            "media 1 $.messages[1].content[1]",
        ),
        (
            r#"{"role":"user","content":[{"type":"input_audio","input_audio":{}}]}"#,
            "media 1 $.messages[1].content[0]",
        ),
        (
            r#"{"role":"assistant","audio":{"id":"1"}}"#,
            "media 1 $.messages[1].audio",
        ),
        (
            r#"{"role":"assistant","content":[{"type":"tool_use"}]}"#,
            "toolCall 1 $.messages[1].content[0]",
        ),
        (
            r#"{"role":"assistant","content":null}"#,
            "missingField 1 $.messages[1].content",
        ),
        (
            r#"{"role":"assistant"}"#,
            "missingField 1 $.messages[1].content",
        ),
        (
            r#"{"role":"assistant","content":[]}"#,
            "missingField 1 $.messages[1].content",
        ),
        (
            r#"{"role":"assistant","content":["a"]}"#,
            "missingField 1 $.messages[1].content[0].text",
        ),
        (
            r#"{"role":"assistant","content":{}}"#,
            "wrongType 1 $.messages[1].content",
        ),
        (r#"{"content":"a"}"#, "missingField 1 $.messages[1].role"),
        (
            r#"{"role":1,"content":"a"}"#,
            "wrongType 1 $.messages[1].role",
        ),
        (r#""a""#, "wrongType 1 $.messages[1]"),
    ] {
        check_left_out(&messages(message), lost);
    }
    let gemini = |part: &str| format!(r#"{{"contents":[{{"role":"user","parts":[{part}]}}]}}"#);
    for (part, lost) in [
        (
            r#"{"fileData":{}}"#,
            "media 1 $.contents[0].parts[0].fileData",
        ),
        (
            r#"{"inline_data":{}}"#,
            "media 1 $.contents[0].parts[0].inline_data",
        ),
        (
            r#"{"text":"a"},{"functionCall":{}}"#,
            "toolCall 1 $.contents[0].parts[1].functionCall",
        ),
        ("", "missingField 1 $.contents[0].parts"),
        ("{}", "missingField 1 $.contents[0].parts[0].text"),
        (r#"{"text":[]}"#, "wrongType 1 $.contents[0].parts[0].text"),
    ] {
        check_left_out(&gemini(part), lost);
    }
    for (line, lost) in [
        (
            r#"{"contents":[{"parts":[{"text":"a"}]}]}"#,
            "missingField 1 $.contents[0].role",
        ),
        (
            r#"{"contents":[{"role":"user"}]}"#,
            "missingField 1 $.contents[0].parts",
        ),
        (
            r#"{"contents":[{"role":"system","parts":[{"text":"a"}]}]}"#,
            "unknownRole 1 $.contents[0].role",
        ),
        (r#"{"contents":{}}"#, "wrongType 1 $.contents"),
        (r#"{"contents":[]}"#, "missingField 1 $.contents"),
        (
            r#"{"conversations":[{"from":"system","value":"a"}]}"#,
            "missingField 1 $.conversations",
        ),
        (
            r#"{"conversations":[{"from":"observation","value":"a"}]}"#,
            "toolCall 1 $.conversations[0].from",
        ),
        (
            r#"{"prompt":"a","completion":["b"]}"#,
            "wrongType 1 $.completion",
        ),
        (
            r#"{"instruction":null,"output":"b"}"#,
            "missingField 1 $.instruction",
        ),
        (r#"{"input_text":"a"}"#, "missingField 1 $.output_text"),
    ] {
        check_left_out(line, lost);
    }
}

#[test]
fn every_field_without_a_place_is_listed() {
    check(
        Shape::Chat,
        r#"{"messages":[{"role":"user","content":"a","name":"Ann","mood":1},{"role":"assistant","content":"b","weight":0,"refusal":null,"tool_calls":null}],"tools":[{"type":"function"}],"parallel_tool_calls":false,"functions":[],"metadata":{"k":"v"},"id":null}"#,
        r#"{"messages":[{"author":"user","content":"a"},{"author":"assistant","content":"b"}]}"#,
        &[
            "name 1 $.messages[0].name",
            "unknownField 1 $.messages[0].mood",
            "weight 1 $.messages[1].weight",
            "tools 1 $.tools",
            "tools 1 $.parallel_tool_calls",
            "metadata 1 $.metadata",
            "unknownField 1 $.id",
        ],
    );
    check(
        Shape::Text,
        r#"{"systemInstruction":{"role":"system","parts":[{"text":"s","x":1}],"y":2},"contents":[{"role":"user","parts":[{"text":"a","videoMetadata":{}}],"z":3},{"role":"model","parts":[{"text":"b"}]}],"tools":[{}],"labels":{}}"#,
        r#"{"input_text":"s\n\na","output_text":"b"}"#,
        &[
            "unknownField 1 $.systemInstruction.y",
            "unknownField 1 $.systemInstruction.parts[0].x",
            "unknownField 1 $.contents[0].parts[0].videoMetadata",
            "unknownField 1 $.contents[0].z",
            "tools 1 $.tools",
            "unknownField 1 $.labels",
            "joined 1 $.systemInstruction.parts",
        ],
    );
    check(
        Shape::Text,
        r#"{"instruction":"a","input":"b","output":"c","text":"a b c","my id":7}"#,
        r#"{"input_text":"a\n\nb","output_text":"c"}"#,
        &[
            "unknownField 1 $.text",
            "unknownField 1 $[\"my id\"]",
            "joined 1 $.input",
        ],
    );
    check(
        Shape::Text,
        r#"{"prompt":"a","prompt":"b","completion":"c"}"#,
        r#"{"input_text":"b","output_text":"c"}"#,
        &["duplicateKey 1"],
    );
}

#[test]
fn an_example_that_is_left_out_is_listed_once() {
    check(
        Shape::Text,
        r#"{"prompt":"a","prompt":"b","id":7,"completion":["c"]}"#,
        "",
        &["wrongType 1 $.completion"],
    );
    check(
        Shape::Text,
        r#"{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}],"name":"Ann"}],"id":1}"#,
        "",
        &["notOnePair 1 $"],
    );
}

#[test]
fn texts_stay_what_they_are() {
    check(
        Shape::PromptCompletion,
        r#"{"input_text":"\u0041\/\ud83d\ude00 \u2028 é\t\u0000","output_text":"\"\\n\" "}"#,
        "{\"prompt\":\"A/😀 \u{2028} é\\t\\u0000\",\"completion\":\"\\\"\\\\n\\\" \"}",
        &[],
    );
    for number in ["1.50", "-0", "1E999", "12345678901234567890", "true"] {
        check(
            Shape::Text,
            &format!(r#"{{"prompt":"a","completion":{number}}}"#),
            &format!(r#"{{"input_text":"a","output_text":"{number}"}}"#),
            &["asText 1 $.completion"],
        );
    }
    check(
        Shape::Text,
        r#"{"prompt":"half \ud83d","completion":"a"}"#,
        "",
        &["loneSurrogate 1 $.prompt"],
    );
    check(
        Shape::Text,
        r#"{"prompt":"a","completion":"b","note":"half \ud83d"}"#,
        r#"{"input_text":"a","output_text":"b"}"#,
        &["unknownField 1 $.note"],
    );
}

#[test]
fn a_line_that_is_no_example_is_listed_and_the_rest_goes_on() {
    let a = r#"{"prompt":"a","completion":"b"}"#;
    let expect = r#"{"input_text":"a","output_text":"b"}"#;
    let file = format!("{a}\n{{\"prompt\":}}\n[1]\n\n{a} {a}\n\"x\"\n{a}");
    check(
        Shape::Text,
        &file,
        &[expect; 4].join("\n"),
        &["unreadableLine 2", "unreadableLine 3", "unreadableLine 6"],
    );
    let (out, converted) = convert(
        &ConvertOptions::to(Shape::Text),
        [a.as_bytes(), b"\n{\"prompt\":\"\xff\"}\n", a.as_bytes()].concat(),
    );
    assert_eq!(out.trim_end(), [expect; 2].join("\n"));
    assert_eq!(losses(&converted), ["unreadableLine 2"]);
}

#[test]
fn arrays_and_values_over_lines_are_read() {
    let file = "[\n  {\n    \"instruction\": \"a\",\n    \"output\": \"b\"\n  },\n  {\n    \"instruction\": \"c\",\n    \"id\": 1,\n    \"output\": \"d\"\n  }\n]\n";
    check(
        Shape::Text,
        file,
        "{\"input_text\":\"a\",\"output_text\":\"b\"}\n{\"input_text\":\"c\",\"output_text\":\"d\"}",
        &["unknownField 8 $.id"],
    );
    check(
        Shape::Text,
        "{\"input_text\": \"a\nb\",\n\"output_text\": \"c\"}",
        r#"{"input_text":"a\nb","output_text":"c"}"#,
        &[],
    );
}

#[test]
fn files_that_are_no_text_are_named() {
    for (file, expect) in [
        (&b"\x1f\x8b\x08\0\0\0\0\0\0\n\n"[..], "gzip"),
        (b"PK\x03\x04 and more", "zip"),
        (b"\xff\xfe{\0\"\0a\0", "UTF-16LE"),
    ] {
        let (out, converted) = convert(&ConvertOptions::to(Shape::Text), file);
        assert_eq!((out.as_str(), converted.from), ("", None));
        assert_eq!(losses(&converted), ["unreadableFile 1"]);
        let said = &converted.losses[0].message;
        assert!(said.contains(expect), "{said}");
    }
}

#[test]
fn cells_in_quotes_hold_anything() {
    check(
        Shape::Text,
        "prompt,completion\n\"a, \"\"b\"\"\r\nc\",d\r\n\n5\" pipe,\"\"\n =1+1,'x",
        "{\"input_text\":\"a, \\\"b\\\"\\r\\nc\",\"output_text\":\"d\"}\n{\"input_text\":\"5\\\" pipe\",\"output_text\":\"\"}\n{\"input_text\":\" =1+1\",\"output_text\":\"'x\"}",
        &[],
    );
    check(
        Shape::Tsv,
        "prompt\tcompletion\n\"a\tb\"\tc, d\n",
        "input_text\toutput_text\n\"a\tb\"\tc, d",
        &[],
    );
    // A data file is exact: nothing is put before a formula.
    check(
        Shape::Csv,
        r#"{"prompt":"=1+1","completion":" a"}"#,
        "input_text,output_text\n=1+1,\" a\"",
        &[],
    );
}

#[test]
fn rows_that_cannot_be_read_are_listed() {
    check(
        Shape::Text,
        "id,question,answer,note\n1,a,b,x\n2\n\n3,\"c\nd\",e,,,extra\n4,\"f,g",
        "{\"input_text\":\"a\",\"output_text\":\"b\"}\n{\"input_text\":\"c\\nd\",\"output_text\":\"e\"}",
        &[
            "unusedColumn 1 $.id",
            "unusedColumn 1 $.note",
            "missingField 3 $.question",
            "unknownField 5 $[5]",
            "unreadableLine 7",
        ],
    );
    let (out, converted) = convert(
        &ConvertOptions::to(Shape::Text),
        b"question,answer\n\xc1\xfa,a\nb,c\n",
    );
    assert_eq!(out.trim_end(), r#"{"input_text":"b","output_text":"c"}"#);
    assert_eq!(losses(&converted), ["unreadableLine 2 $.question"]);
}

#[test]
fn columns_are_told_by_their_names() {
    #[track_caller]
    fn check(header: &str, expect: [Option<&str>; 4]) {
        let options = ConvertOptions {
            from: Some(Shape::Csv),
            ..ConvertOptions::to(Shape::Chat)
        };
        let columns = convert(&options, header).1.columns.expect("columns");
        let found = [
            columns.system.as_deref(),
            columns.instruction.as_deref(),
            Some(&columns.input),
            Some(&columns.output),
        ];
        assert_eq!(found, expect, "{header}");
    }
    check(
        "input_text,output_text",
        [None, None, Some("input_text"), Some("output_text")],
    );
    check(
        "Answer,Question",
        [None, None, Some("Question"), Some("Answer")],
    );
    check("text,label", [None, None, Some("text"), Some("label")]);
    check("질문,답변", [None, None, Some("질문"), Some("답변")]);
    check(
        "System Prompt,user,assistant",
        [Some("System Prompt"), None, Some("user"), Some("assistant")],
    );
    check(
        "instruction,input,output",
        [None, Some("instruction"), Some("input"), Some("output")],
    );
    check(
        "instruction,response",
        [None, None, Some("instruction"), Some("response")],
    );
    check(
        "text,prompt,label,completion",
        [None, None, Some("prompt"), Some("completion")],
    );
}

#[test]
fn columns_may_be_given() {
    let options = |columns| ConvertOptions {
        from: Some(Shape::Csv),
        columns: Some(columns),
        ..ConvertOptions::to(Shape::Chat)
    };
    let columns = |input: &str, output: &str| Columns {
        system: None,
        instruction: None,
        input: input.to_owned(),
        output: output.to_owned(),
        header: true,
    };
    let (out, converted) = convert(
        &options(Columns {
            system: Some("c".to_owned()),
            instruction: Some("d".to_owned()),
            ..columns("b", "a")
        }),
        "a,b,c,d\n1,2,3,4\n5,6,,\n",
    );
    assert_eq!(
        out.trim_end(),
        "{\"context\":\"3\",\"messages\":[{\"author\":\"user\",\"content\":\"4\\n\\n2\"},{\"author\":\"assistant\",\"content\":\"1\"}]}\n{\"messages\":[{\"author\":\"user\",\"content\":\"6\"},{\"author\":\"assistant\",\"content\":\"5\"}]}"
    );
    assert_eq!(losses(&converted), ["joined 2 $.b"]);

    let (out, _) = convert(
        &options(Columns {
            header: false,
            ..columns("2", "1")
        }),
        "a,b\nc,d\n",
    );
    assert_eq!(out.lines().count(), 2);
    assert!(out.contains(r#""content":"d"},{"author":"assistant","content":"c""#));

    let (out, converted) = convert(&options(columns("b", "z")), "a,b\n1,2\n3,4\n");
    assert_eq!(out, "");
    assert_eq!(losses(&converted), ["missingColumn 1"]);
    assert_eq!(converted.left_out, 2);
    assert_eq!(converted.header, ["a", "b"]);

    // Once columns are given, a table need not be told by their names.
    let told = ConvertOptions {
        from: None,
        ..options(columns("b", "a"))
    };
    assert_eq!(convert(&told, "a\tb\n1\t2\n").1.from, Some(Shape::Tsv));
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    #[track_caller]
    fn check(from: Shape, columns: Columns, expect: &str) {
        let options = ConvertOptions {
            from: Some(from),
            columns: Some(columns),
            ..ConvertOptions::to(Shape::Text)
        };
        let error: ConvertError = Converter::new(options).expect_err("a refusal");
        assert_eq!(error.to_string(), expect);
    }
    let columns = |input: &str, header| Columns {
        system: None,
        instruction: None,
        input: input.to_owned(),
        output: "2".to_owned(),
        header,
    };
    check(
        Shape::OpenAi,
        columns("1", true),
        "columns: only csv and tsv have columns, OpenAI chat has fields",
    );
    check(
        Shape::Csv,
        columns("2", true),
        "columns: \"2\" cannot be two things at once",
    );
    for name in ["a", "0", "-1"] {
        check(
            Shape::Csv,
            columns(name, false),
            &format!(
                "columns: without a header a column is given by its number from 1, not {name:?}"
            ),
        );
    }
}

#[test]
fn long_lines_and_rows_are_skipped_without_being_kept() {
    let options = |from| ConvertOptions {
        from: Some(from),
        max_line_bytes: 40,
        ..ConvertOptions::to(Shape::Text)
    };
    let long = "x".repeat(9_000);
    let (out, converted) = convert(
        &options(Shape::Csv),
        format!("prompt,completion\n{long},a\nb,c\nd,\"{long}\n{long}\"\ne,f\n"),
    );
    assert_eq!(out.lines().count(), 2);
    assert_eq!(losses(&converted), ["unreadableLine 2", "unreadableLine 4"]);
    let (out, converted) = convert(
        &options(Shape::PromptCompletion),
        format!("{long}\n{{\"prompt\":\"b\",\"completion\":\"c\"}}\n"),
    );
    assert_eq!(out.lines().count(), 1);
    assert_eq!(losses(&converted), ["unreadableLine 1"]);
    let cells = ",".repeat(5_000);
    let (out, converted) = convert(
        &ConvertOptions::to(Shape::Text),
        format!("prompt,completion\n{cells}\nb,c\n"),
    );
    assert_eq!(out.lines().count(), 1);
    assert_eq!(losses(&converted), ["unreadableLine 2"]);
}

#[test]
fn the_list_is_capped_for_each_kind_and_the_counts_are_not() {
    let options = ConvertOptions {
        max_losses: 2,
        ..ConvertOptions::to(Shape::Text)
    };
    let line = "{\"prompt\":\"a\",\"completion\":\"b\",\"x\":1,\"y\":2,\"z\":3,\"metadata\":4}\n";
    let (_, converted) = convert(&options, line.repeat(3) + "?\n?\n?\n");
    assert_eq!(
        losses(&converted),
        [
            "unknownField 1 $.x",
            "unknownField 1 $.y",
            "metadata 1 $.metadata",
            "metadata 2 $.metadata",
            "unreadableLine 4",
            "unreadableLine 5",
        ]
    );
    assert_eq!(converted.counts[&LossKind::UnknownField], 9);
    assert_eq!(converted.counts[&LossKind::UnreadableLine], 3);
}

#[test]
fn what_is_converted_has_the_format_that_it_was_converted_to() {
    for (to, format) in [
        (Shape::Text, dataset::Format::Text),
        (Shape::Chat, dataset::Format::Chat),
        (Shape::Gemini, dataset::Format::Gemini),
    ] {
        let file = format!("{TEXT}\n{TEXT}\n");
        let (out, _) = convert(&ConvertOptions::to(to), file);
        assert_eq!(
            inspect(out.as_bytes(), &Options::default()).file.format,
            format
        );
    }
    let (out, _) = convert(&ConvertOptions::to(Shape::Chat), OPEN_AI);
    assert_eq!(
        findings(&inspect(out.as_bytes(), &Options::default())),
        [""; 0]
    );
    let (out, _) = convert(&ConvertOptions::to(Shape::Text), "question,answer\na,b\n");
    assert_eq!(
        findings(&inspect(out.as_bytes(), &Options::default())),
        [""; 0]
    );
}

#[test]
fn what_is_lost_is_said_in_both_languages() {
    let said = |file: &str| -> String {
        let options = ConvertOptions {
            details: true,
            ..ConvertOptions::to(Shape::Text)
        };
        let (_, converted) = convert(&options, file);
        let line = |loss: &dataset::Loss| {
            let (en, ko) = (
                loss.message(Language::English),
                loss.message(Language::Korean),
            );
            format!(
                "{} {} {en}\n{} {} {ko}\n",
                loss.line, loss.path, loss.line, loss.path
            )
        };
        converted.losses.iter().map(line).collect()
    };
    let messages = [
        r#"{"messages":[{"role":"user","content":"a","name":"Ann","weight":0},{"role":"assistant","content":7}],"metadata":{},"tools":[1],"id":1}"#,
        r#"{"messages":[{"role":"system","content":[{"type":"text","text":"x"},{"type":"text","text":"y"}]},{"role":"system","content":"z"},{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}"#,
        r#"{"messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"text","text":"y"}]},{"role":"assistant","content":"b","content":"c"}]}"#,
        r#"{"messages":[{"role":"user","content":"a"},{"role":"critic","content":"b"}]}"#,
        r#"{"messages":[{"role":"user","content":"a"},{"role":"system","content":"b"}]}"#,
        r#"{"messages":[{"role":"user","content":"a"},{"role":"tool","content":"b"}]}"#,
        r#"{"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[1]}]}"#,
        r#"{"messages":[{"role":"user","content":[{"type":"image_url"}]}]}"#,
        r#"{"messages":[{"role":"user","content":"a"}]}"#,
        r#"{"messages":[{"role":"system","content":"a"}]}"#,
        r#"{"messages":[]}"#,
        r#"{"messages":{}}"#,
        r#"{"id":1}"#,
        r#"{"messages":[{"role":"user","content":"\ud83d"}]}"#,
        "[1]",
        r#"{"messages":[{"role":"user""#,
    ];
    let alpaca = r#"{"instruction":"a","input":"b","output":"c"}"#;
    let unknown = r#"{"id":1,"a":2,"b":3,"c":4,"d":5,"e":6,"f":7,"g":8,"h":9}"#;
    let files = [
        messages.join("\n").as_str(),
        alpaca,
        unknown,
        "question,answer,id\na\n1,2,3,4\n\"a,b\n",
    ]
    .map(said);
    let table = ConvertOptions {
        from: Some(Shape::Csv),
        details: true,
        ..ConvertOptions::to(Shape::Text)
    };
    let header = convert(&table, "a,b\n1,2\n").1.losses;
    insta::assert_snapshot!(files.join("\n"));
    insta::assert_json_snapshot!(header);
}
