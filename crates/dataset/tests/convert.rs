//! One shape to another: what is written.

mod converting;
mod support;

use converting::{check, convert, losses};
use dataset::{ConvertOptions, Options, Shape};
use support::{findings, inspect};

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
