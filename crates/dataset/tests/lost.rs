//! The text that would be lost is read again from the file, whole, whatever the file looks like.

mod support;

use dataset::{Lost, LostText, Options, Report};

/// Words that fill an `output_text` to the last token that is kept.
fn kept() -> String {
    "w ".repeat(1_024)
}

fn inspect(file: &str, model: Option<&str>, portions: &[usize]) -> Report {
    let options = Options {
        model: model.map(str::to_owned),
        details: true,
        ..Options::default()
    };
    support::inspect_in(file.as_bytes(), &options, portions)
}

/// Where the findings of a rule point.
fn places(report: &Report, rule: &str) -> Vec<Lost> {
    let found = report.diagnostics.iter().filter(|found| found.rule == rule);
    let places = found.filter_map(|found| Some(*found.details.clone()?.lost?));
    places.collect()
}

fn read(file: &str, lost: &Lost) -> Option<Vec<LostText>> {
    lost.read(&file.as_bytes()[lost.start as usize..lost.end as usize])
}

/// `rule` finds one cut in `file`, and these texts are lost by it, each as `path: text`.
#[track_caller]
fn check(rule: &str, file: &str, model: Option<&str>, expect: &[String]) {
    for portions in [&[][..], &[1_000], &[7, 4_096]] {
        let report = inspect(file, model, portions);
        let [lost] = &places(&report, rule)[..] else {
            panic!(
                "{rule} does not find one cut: {:?}",
                support::findings(&report)
            );
        };
        let texts = read(file, lost).expect("the file is as it was");
        let texts: Vec<_> = texts
            .iter()
            .map(|it| format!("{}: {}", it.path, it.text))
            .collect();
        assert_eq!(texts, expect);
    }
}

#[test]
fn it_is_read_as_it_reads() {
    let output = format!("{}is \"lost\",\nback\\slash, \u{1f600}, 한국어", kept());
    let line = serde_json::json!({ "input_text": "a", "output_text": output }).to_string();
    let escaped = line
        .replace('\u{1f600}', "\\ud83d\\uDE00")
        .replace('한', "\\ud55c");
    let lost = ["$.output_text: is \"lost\",\nback\\slash, \u{1f600}, 한국어".to_owned()];
    check("output-truncated", &line, None, &lost);
    check("output-truncated", &escaped, None, &lost);
}

#[test]
fn it_is_found_wherever_the_example_stands() {
    let good = support::text_line(1, 1);
    let line = support::text_line(1, 1_026);
    let lost = ["$.output_text: w w ".to_owned()];
    let pretty = line
        .replace('{', "{\n ")
        .replace(", ", ",\n ")
        .replace('}', "\n}");
    for file in [
        format!("{good}\n{line}\n{good}\n"),
        format!("{good}\r\n\r\n{line}\r\n"),
        format!("\u{feff}{good}\nnot JSON\n{line}"),
        format!("{good} {line} {good}"),
        format!("[{good}, {line}]"),
        format!("[\n{good},\n{line}\n]\n"),
        format!("{good}\n{pretty}\n{good}\n"),
        format!("{{\"input_text\": \n{line}\n"),
    ] {
        check("output-truncated", &file, None, &lost);
    }
}

#[test]
fn a_line_that_is_too_long_does_not_shift_those_behind_it() {
    let file = format!(
        "{}\n{}\n",
        "x".repeat(17 << 20),
        support::text_line(1, 1_025)
    );
    check(
        "output-truncated",
        &file,
        None,
        &["$.output_text: w ".to_owned()],
    );
}

#[test]
fn a_text_that_is_broken_over_lines_is_read_to_its_end() {
    let file = support::text_line(1, 1_025).replace("w \"}", "w one\r\ntwo\nthree\"}");
    let lost = ["$.output_text: one\ntwo\nthree".to_owned()];
    check(
        "output-truncated",
        &file.replace("w one", "one"),
        None,
        &lost,
    );
}

#[test]
fn a_limit_on_all_texts_takes_those_behind_the_cut() {
    let conversation = support::chat_line(2, [8_000, 189, 3, 2]);
    let lost = ["$.messages[2].content: w w ", "$.messages[3].content: w w "].map(str::to_owned);
    check(
        "conversation-truncated",
        &conversation,
        Some("chat-bison@002"),
        &lost,
    );

    // In reading order, not in that of the file.
    let file = r#"{"output_text": "the answer", "input_text": "INPUT"}"#
        .replace("INPUT", &format!("{}b c", "a ".repeat(32_768)));
    let lost = ["$.input_text: b c", "$.output_text: the answer"].map(str::to_owned);
    check("total-truncated", &file, Some("text-bison-32k@002"), &lost);
}

#[test]
fn another_text_in_its_place_is_not_taken_for_it() {
    let file = support::text_line(1, 1_026);
    let [lost] = &places(&inspect(&file, None, &[]), "output-truncated")[..] else {
        panic!("one cut");
    };
    let changed = file.replace("w w \"}", "w x \"}");
    assert_eq!(changed.len(), file.len());
    assert!(read(&file, lost).is_some());
    assert_eq!(read(&changed, lost), None);
    assert_eq!(lost.read(b""), None);
}

#[test]
fn the_page_alone_is_told_where() {
    let file = support::text_line(1, 1_025);
    let options = Options::default();
    let report = support::inspect(file.as_bytes(), &options);
    assert_eq!(report.truncated.len(), 1);
    let json = serde_json::to_string(&report.diagnostics).expect("JSON");
    assert!(
        json.contains("output-truncated") && !json.contains("crc32c"),
        "{json}"
    );
}
