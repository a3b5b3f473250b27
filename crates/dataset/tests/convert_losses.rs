//! One shape to another: what is said to be lost.

mod converting;

use converting::{check, convert, convert_in, losses};
use dataset::{ConvertOptions, Loss, LossKind, Shape};
use rule::Language;

/// Converts a line of which nothing may be written, for one reason.
#[track_caller]
fn check_left_out(line: &str, lost: &str) {
    check(Shape::Gemini, line, "", &[lost]);
}

#[test]
fn a_message_that_is_no_text_keeps_the_example_out() {
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
}

#[test]
fn a_part_that_is_no_text_keeps_the_example_out() {
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
}

#[test]
fn an_example_that_lacks_something_is_left_out() {
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
fn what_is_lost_is_said_in_both_languages() {
    let said = |file: &str| -> String {
        let options = ConvertOptions {
            details: true,
            ..ConvertOptions::to(Shape::Text)
        };
        let (_, converted) = convert(&options, file);
        let line = |loss: &Loss| {
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

#[test]
fn a_line_of_very_many_losses_takes_no_longer_than_a_long_one() {
    let number = 20_000;
    let system = r#"{"role":"system","content":"s"},"#.repeat(number);
    let fields: Vec<String> = (0..number).map(|n| format!("\"{n}\":0")).collect();
    let fields = fields.join(",");
    let line = format!(r#"{{"messages":[{system}{{"role":"user","content":"a"}}],{fields}}}"#);
    let (_, converted) = convert_in(&ConvertOptions::to(Shape::Chat), line.as_bytes(), 1 << 20);
    assert_eq!(converted.counts[&LossKind::Joined], number as u64 - 1);
    assert_eq!(converted.counts[&LossKind::UnknownField], number as u64);
    assert_eq!(converted.losses.len(), 2_000);
}
