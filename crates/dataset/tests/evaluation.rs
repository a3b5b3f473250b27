//! An evaluation file: by itself, and beside the training file of its job.

mod support;

use std::fmt::Write;

use dataset::{Fingerprint, Options, Report, Role, Verdict};
use rule::Language;
use support::{fingerprint, inspect, inspect_against, said, text_line};

/// Lines of text, no two alike.
fn texts(number: u64) -> String {
    numbered(number, |n| {
        format!(r#"{{"input_text": "Is {n} odd?", "output_text": "yes"}}"#)
    })
}

/// Conversations, no two alike.
fn chats(number: u64) -> String {
    numbered(number, |n| {
        format!(
            r#"{{"context": "c", "messages": [{{"author": "user", "content": "{n}"}}, {{"author": "assistant", "content": "b"}}, {{"author": "user", "content": "c"}}, {{"author": "assistant", "content": "d"}}]}}"#
        )
    })
}

/// Examples of Gemini, no two alike.
fn geminis(number: u64) -> String {
    numbered(number, |n| format!(r#"{{"contents": [{n}]}}"#))
}

fn numbered(number: u64, line: impl Fn(u64) -> String) -> String {
    let mut file = String::new();
    for n in 1..=number {
        let _ = writeln!(file, "{}", line(n));
    }
    file
}

const LEAKED: &str = r#"{"input_text": "a", "output_text": "b"}"#;

/// The fingerprint of a training file.
fn training(file: &str) -> Fingerprint {
    fingerprint(file.as_bytes(), &Options::default())
}

fn evaluation(model: Option<&str>) -> Options {
    Options {
        role: Role::Evaluation,
        model: model.map(str::to_owned),
        ..Options::default()
    }
}

/// `name line:column` of the findings about an evaluation file as such.
fn about_evaluation(report: &Report) -> Vec<String> {
    report
        .diagnostics
        .iter()
        .filter(|finding| finding.code.starts_with('V'))
        .map(|finding| format!("{} {}:{}", finding.rule, finding.line, finding.column))
        .collect()
}

/// The findings about an evaluation file for a model, or without one.
#[track_caller]
fn check(model: Option<&str>, file: &str, against: &[Fingerprint], expect: &[&str]) {
    let (report, _) = inspect_against(file.as_bytes(), &evaluation(model), against, &[]);
    assert_eq!(
        about_evaluation(&report),
        expect,
        "{model:?}: {:?}",
        report.counts
    );
}

const COUNT: &str = "evaluation-count-out-of-range 1:1";
const NOT_SUPPORTED: &str = "evaluation-not-supported 1:1";
const DIFFERS: &str = "evaluation-format-differs 1:1";

#[test]
fn an_evaluation_file_has_10_to_250_examples() {
    for model in [
        None,
        Some("text-bison@002"),
        Some("code-bison-32k@002"),
        Some("text-bison-32k@002"),
    ] {
        for (number, expect) in [
            (0, &[][..]),
            (1, &[COUNT]),
            (9, &[COUNT]),
            (10, &[]),
            (250, &[]),
            (251, &[COUNT]),
        ] {
            check(model, &texts(number), &[], expect);
        }
    }
    let says = |number: u64, expect: &[&str]| {
        let report = inspect(texts(number).as_bytes(), &evaluation(None));
        assert_eq!(said(&report), expect);
        assert_eq!(report.verdict, Verdict::Blocked);
    };
    says(9, &["9 examples; an evaluation file has 10 to 250"]);
    says(1_000, &["1,000 examples; an evaluation file has 10 to 250"]);
}

#[test]
fn an_evaluation_file_that_is_right_has_no_finding() {
    let (report, fingerprint) = inspect_against(
        texts(10).as_bytes(),
        &evaluation(None),
        &[training(LEAKED)],
        &[],
    );
    assert_eq!(
        (report.verdict, report.role),
        (Verdict::Ready, Role::Evaluation)
    );
    assert_eq!(fingerprint.role(), Role::Evaluation);
}

#[test]
fn the_rules_about_an_evaluation_file_hold_for_it_alone() {
    for role in [Role::Training, Role::Corpus] {
        let options = Options {
            role,
            ..evaluation(Some("chat-bison@002"))
        };
        for file in [chats(5), format!("{LEAKED}\n"), texts(300)] {
            let against = [training(LEAKED), training(&chats(5))];
            let (report, _) = inspect_against(file.as_bytes(), &options, &against, &[]);
            assert_eq!(about_evaluation(&report), [""; 0], "{role:?}");
        }
    }
}

#[test]
fn conversations_are_not_evaluated_and_that_is_all_there_is_to_say() {
    let trained = [training(&chats(20))];
    for model in [None, Some("chat-bison@002"), Some("codechat-bison-32k@002")] {
        for number in [1, 10, 251] {
            check(model, &chats(number), &[], &[NOT_SUPPORTED]);
            // Neither that they stand in the training file.
            check(model, &chats(number), &trained, &[NOT_SUPPORTED]);
        }
    }
    // The model takes no evaluation file, whatever is in it.
    check(Some("chat-bison@002"), &texts(10), &[], &[NOT_SUPPORTED]);
    check(
        Some("chat-bison@002"),
        &texts(10),
        &[training(&texts(10))],
        &[NOT_SUPPORTED],
    );
    let says = |model: Option<&str>, expect: &str| {
        let report = inspect(chats(10).as_bytes(), &evaluation(model));
        assert_eq!(said(&report), [expect]);
        assert_eq!(report.verdict, Verdict::Blocked);
    };
    says(
        Some("codechat-bison@002"),
        "`codechat-bison@002` takes no evaluation file",
    );
    says(
        None,
        "conversations tune a chat model, and that takes no evaluation file",
    );
}

#[test]
fn without_a_model_the_training_file_tells_what_is_tuned() {
    check(None, &chats(10), &[training(&texts(10))], &[DIFFERS]);
    check(None, &texts(10), &[training(&chats(10))], &[NOT_SUPPORTED]);
}

#[test]
fn an_evaluation_file_has_the_format_of_the_training_file() {
    let text = Some("text-bison@002");
    check(text, &texts(10), &[training(LEAKED)], &[]);
    check(text, &texts(10), &[training(&chats(10))], &[DIFFERS]);
    check(text, &texts(10), &[training(&geminis(10))], &[DIFFERS]);
    check(text, &chats(10), &[training(LEAKED)], &[DIFFERS]);
    check(None, &geminis(10), &[training(LEAKED)], &[DIFFERS]);
    // Two causes.
    check(text, &texts(5), &[training(&chats(10))], &[COUNT, DIFFERS]);
    // Where the format of one of them is not known, its lines have said so.
    check(text, &texts(10), &[training("{}\n")], &[]);
    check(text, &"{\"a\": 1}\n".repeat(10), &[training(LEAKED)], &[]);
    check(text, "", &[training(LEAKED)], &[]);
    let (report, _) = inspect_against(
        chats(10).as_bytes(),
        &evaluation(None),
        &[training(LEAKED)],
        &[],
    );
    assert_eq!(
        said(&report),
        ["this file is chat (`messages`); the training file is text (`input_text`, `output_text`)"]
    );
}

#[test]
fn an_example_of_the_training_file_is_a_leak_where_it_stands() {
    let trained = [training(&format!("{}{LEAKED}\n", text_line(3, 1) + "\n"))];
    let file = format!(
        "{}  {LEAKED}\n{}\n",
        texts(9),
        r#"{"output_text":"b","input_text":"\u0061"}"#
    );
    let (report, _) = inspect_against(file.as_bytes(), &evaluation(None), &trained, &[]);
    assert_eq!(
        about_evaluation(&report),
        ["evaluation-leak 10:3", "evaluation-leak 11:1"]
    );
    let leak = &report.diagnostics[0];
    assert_eq!(leak.path, "");
    assert_eq!(
        leak.message,
        "the same example as on line 2 of the training file"
    );
    let span = leak.span.expect("a place");
    assert_eq!((span.start, span.end), (2, 2 + LEAKED.len() as u64));
    assert_eq!(report.verdict, Verdict::Warnings);

    let options = Options {
        details: true,
        ..evaluation(None)
    };
    let (report, _) = inspect_against(file.as_bytes(), &options, &trained, &[]);
    let details = report.diagnostics[0].details.as_ref().expect("details");
    assert_eq!(details.ko, "학습 파일의 2번째 줄과 같은 예시입니다");
    let frame = details.frame.as_ref().expect("a frame");
    assert_eq!(
        (frame.before.as_str(), frame.marked.as_str()),
        ("  ", LEAKED)
    );
}

#[test]
fn only_the_whole_example_is_a_leak() {
    let check = |trained: &str, line: &str, expect: &[&str]| {
        let file = format!("{}{line}\n", texts(9));
        check(None, &file, &[training(trained)], expect);
    };
    let leak = &["evaluation-leak 10:1"];
    check(LEAKED, LEAKED, leak);
    // The first line of the training file that has it is named, whatever stands around it.
    check(&format!("{LEAKED}\n{LEAKED}\n"), LEAKED, leak);
    check(&LEAKED.replace("\"b\"", "\"c\""), LEAKED, &[]);
    check(&LEAKED.replace("\"a\"", "\"c\""), LEAKED, &[]);
    // What lacks what it needs leaks nothing.
    let half = r#"{"input_text": "a"}"#;
    check(half, half, &[]);
    let empty = r#"{"input_text": "", "output_text": "b"}"#;
    check(empty, empty, &[]);
    // A stray of another format is no example of either file.
    let chat = chats(1);
    let trained = texts(3).replace("odd", "even");
    check(&format!("{trained}{chat}"), chat.trim(), &[]);
}

#[test]
fn a_stray_is_no_leak() {
    // Most of it is chat, which no evaluation takes; the line of text is only foreign.
    check(
        None,
        &format!("{}{LEAKED}\n", chats(9)),
        &[training(LEAKED)],
        &[DIFFERS],
    );
}

#[test]
fn the_order_of_the_other_files_does_not_matter() {
    let corpus = fingerprint(
        b"{\"_id\": \"1\", \"text\": \"a\"}\n",
        &Options {
            role: Role::Corpus,
            ..Options::default()
        },
    );
    let earlier = fingerprint(texts(10).as_bytes(), &evaluation(None));
    let trained = training(LEAKED);
    let file = format!("{}{LEAKED}\n", texts(9));
    for against in [
        [corpus.clone(), earlier.clone(), trained.clone()],
        [trained.clone(), corpus.clone(), earlier.clone()],
        [earlier.clone(), trained.clone(), corpus.clone()],
    ] {
        check(None, &file, &against, &["evaluation-leak 10:1"]);
    }
    check(None, &file, &[corpus, earlier], &[]);
}

#[test]
fn a_fingerprint_that_was_sent_is_as_good() {
    let trained = training(&format!("{}{LEAKED}\n", texts(3)));
    let sent = Fingerprint::from_bytes(&trained.to_bytes()).expect("a fingerprint");
    assert_eq!(sent, trained);
    assert_eq!(
        trained.to_portions().collect::<Vec<_>>().concat(),
        trained.to_bytes()
    );
    let file = format!("{}{LEAKED}\n", texts(12).replace("odd", "even"));
    check(None, &file, &[sent], &["evaluation-leak 13:1"]);
}

#[test]
fn leaks_are_counted_all_and_kept_as_many_as_asked() {
    let options = Options {
        max_diagnostics_per_rule: 2,
        ..evaluation(None)
    };
    let (report, _) = inspect_against(texts(20).as_bytes(), &options, &[training(&texts(15))], &[]);
    assert_eq!(report.counts["evaluation-leak"], 15);
    assert_eq!(
        about_evaluation(&report),
        ["evaluation-leak 1:1", "evaluation-leak 2:1"]
    );
}

#[test]
fn an_evaluation_file_is_checked_like_any_other_but_for_its_size() {
    let cut = text_line(8_193, 1);
    let file = format!("{}{{\"input_text\": \"a\"}}\n{cut}\n{{\n", texts(10));
    let report = inspect(file.as_bytes(), &evaluation(None));
    let found: Vec<_> = report.counts.keys().map(String::as_str).collect();
    assert_eq!(
        found,
        ["input-truncated", "invalid-json", "missing-output-text"]
    );
}

/// What the findings about an evaluation file say, in every language.
fn in_every_language(model: Option<&str>, file: &str, trained: &str) -> String {
    let options = Options {
        details: true,
        ..evaluation(model)
    };
    let (report, _) = inspect_against(file.as_bytes(), &options, &[training(trained)], &[]);
    let mut text = String::new();
    for finding in &report.diagnostics {
        for language in [Language::English, Language::Korean] {
            let _ = writeln!(text, "{} {}", finding.code, finding.message(language));
        }
    }
    text
}

#[test]
fn findings_speak_every_language() {
    let chat_model = Some("chat-bison@002");
    insta::assert_snapshot!(
        [
            in_every_language(None, &texts(1_000), LEAKED),
            in_every_language(chat_model, &chats(10), LEAKED),
            in_every_language(None, &chats(10), &chats(1)),
            in_every_language(None, &chats(10), LEAKED),
            in_every_language(None, &format!("{}{LEAKED}\n", texts(9)), LEAKED),
        ]
        .concat()
    );
}
