//! Tables to and from the other shapes.

mod converting;

use converting::{check, convert, losses};
use dataset::{Columns, ConvertError, ConvertOptions, Converter, Shape};

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
