//! Every limit at one below, at itself and at one above. A token is a word here.

mod support;

use dataset::{Inspector, Options, Report, Role};
use rule::Severity;
use support::{Words, chat_line, inspect, options, text_line, turns};
use tokens::{Counter, Exactness, TokenizerLabel};

fn lines(number: u64, line: &str) -> String {
    format!("{line}\n").repeat(number as usize)
}

fn count(report: &Report, rule: &str) -> u64 {
    report.counts.get(rule).copied().unwrap_or_default()
}

/// How often `rule` is broken by what `make` makes of each number.
#[track_caller]
fn check<const N: usize>(
    rule: &str,
    model: &str,
    make: impl Fn(u64) -> String,
    expect: [(u64, u64); N],
) {
    for (number, times) in expect {
        let report = inspect(make(number).as_bytes(), &options(model));
        assert_eq!(count(&report, rule), times, "{rule} with {number}, {model}");
    }
}

/// `rule` is broken above `most` and not up to it.
#[track_caller]
fn at_most(rule: &str, model: &str, most: u64, make: impl Fn(u64) -> String) {
    check(rule, model, make, [(most - 1, 0), (most, 0), (most + 1, 1)]);
}

/// `rule` is broken below `least` and not from it on.
#[track_caller]
fn at_least(rule: &str, model: &str, least: u64, make: impl Fn(u64) -> String) {
    let expect = [(least - 1, 1), (least, 0), (least + 1, 0)];
    check(rule, model, make, expect);
}

#[test]
fn text_models_have_a_limit_on_each_field() {
    at_most("input-truncated", "text-bison@002", 8_192, |n| {
        text_line(n, 1)
    });
    at_most("output-truncated", "text-bison@002", 1_024, |n| {
        text_line(1, n)
    });
    check(
        "total-truncated",
        "text-bison@002",
        |n| text_line(n, n),
        [(40_000, 0)],
    );
}

#[test]
fn code_models_take_shorter_inputs() {
    at_most("input-truncated", "code-bison@002", 6_144, |n| {
        text_line(n, 1)
    });
    at_most("output-truncated", "code-bison@002", 1_024, |n| {
        text_line(1, n)
    });
}

#[test]
fn models_of_32k_have_a_limit_on_both_fields_together() {
    for model in ["text-bison-32k@002", "code-bison-32k@002"] {
        at_most("total-truncated", model, 32_768, |n| text_line(n - 1, 1));
        at_most("total-truncated", model, 32_768, |n| {
            text_line(n - 8_192, 8_192)
        });
        at_most("output-truncated", model, 8_192, |n| text_line(1, n));
        check("input-truncated", model, |n| text_line(n, 1), [(40_000, 0)]);
    }
}

#[test]
fn conversations_have_a_limit_on_everything_and_on_each_answer() {
    for (model, total) in [
        ("chat-bison@002", 8_192),
        ("chat-bison-32k@002", 32_768),
        ("codechat-bison@002", 8_192),
        ("codechat-bison-32k@002", 32_768),
    ] {
        at_most("conversation-truncated", model, total, |n| {
            chat_line(10, [n - 40, 10, 10, 10])
        });
        at_most("conversation-truncated", model, total, |n| {
            chat_line(n - 40, [10; 4])
        });
        let rule = "assistant-content-truncated";
        at_most(rule, model, 1_024, |n| chat_line(1, [1, n, 1, 1]));
        check(
            rule,
            model,
            |n| chat_line(1, [1, n, 1, n]),
            [(1_024, 0), (1_025, 2)],
        );
        check(rule, model, |n| chat_line(1, [n, 1, 1, 1]), [(2_000, 0)]);
    }
}

#[test]
fn what_is_lost_is_shown_where_the_limit_falls() {
    let cut = |line: &str, model: &str| {
        let report = inspect(line.as_bytes(), &options(model));
        let cut = |cut: &dataset::Truncated| {
            (
                cut.path.to_string(),
                cut.tokens,
                cut.limit,
                cut.cut_at as usize / "w ".len(),
            )
        };
        report.truncated.iter().map(cut).collect::<Vec<_>>()
    };
    let path = |path: &str| path.to_owned();
    assert_eq!(
        cut(&text_line(8_193, 1_030), "text-bison@002"),
        [
            (path("$.input_text"), 8_193, 8_192, 8_192),
            (path("$.output_text"), 1_030, 1_024, 1_024)
        ]
    );
    assert_eq!(
        cut(&text_line(30_000, 3_000), "text-bison-32k@002"),
        [(path("$.output_text"), 33_000, 32_768, 2_768)]
    );
    assert_eq!(
        cut(&text_line(32_768, 5), "text-bison-32k@002"),
        [(path("$.output_text"), 32_773, 32_768, 0)]
    );
    assert_eq!(
        cut(&chat_line(10, [8_000, 100, 100, 100]), "chat-bison@002"),
        [(path("$.messages[2].content"), 8_310, 8_192, 82)]
    );
    assert_eq!(
        cut(&chat_line(8_200, [1; 4]), "chat-bison@002"),
        [(path("$.context"), 8_204, 8_192, 8_192)]
    );
}

/// An estimate is near a limit of `most` from `first` on.
#[track_caller]
fn near_from(first: u64, most: u64, model: &str, make: impl Fn(u64) -> String) {
    let expect = [(first - 1, 0), (first, 1), (most, 1), (most + 1, 0)];
    check("near-token-limit", model, make, expect);
}

#[test]
fn an_estimate_is_near_a_limit_from_90_per_cent() {
    near_from(7_373, 8_192, "text-bison@002", |n| text_line(n, 1));
    near_from(922, 1_024, "text-bison@002", |n| text_line(1, n));
    near_from(29_492, 32_768, "text-bison-32k@002", |n| {
        text_line(n - 1, 1)
    });
    near_from(7_373, 8_192, "chat-bison@002", |n| chat_line(n - 4, [1; 4]));
    near_from(922, 1_024, "chat-bison@002", |n| chat_line(1, [n, n, 1, 1]));
}

#[test]
fn an_estimate_of_code_is_near_a_limit_from_85_per_cent() {
    near_from(5_223, 6_144, "code-bison@002", |n| text_line(n, 1));
    near_from(871, 1_024, "code-bison@002", |n| text_line(1, n));
    near_from(27_853, 32_768, "code-bison-32k@002", |n| {
        text_line(n - 1, 1)
    });
    near_from(6_964, 8_192, "codechat-bison@002", |n| {
        chat_line(n - 4, [1; 4])
    });
    near_from(871, 1_024, "codechat-bison@002", |n| {
        chat_line(1, [1, n, 1, 1])
    });
}

#[test]
fn each_field_and_each_limit_is_near_by_itself() {
    let near = "near-token-limit";
    check(
        near,
        "text-bison@002",
        |n| text_line(8 * n, n),
        [(1_024, 2)],
    );
    check(
        near,
        "chat-bison@002",
        |n| chat_line(1, [1, n, 1, n]),
        [(1_024, 2)],
    );
    let total_and_answer = |n| chat_line(6_144, [1, n, 1, 1]);
    check(
        near,
        "chat-bison@002",
        total_and_answer,
        [(1_024, 1), (1_225, 0), (1_226, 1)],
    );
    let both = |n| chat_line(6_400, [1, n, 1, 1]);
    check(near, "chat-bison@002", both, [(1_024, 2)]);
}

/// [`Words`], but the model's own.
struct ExactWords;

impl Counter for ExactWords {
    fn count(&mut self, text: &str) -> u64 {
        Words.count(text)
    }

    fn cut_at(&mut self, text: &str, limit: u64) -> Option<usize> {
        Words.cut_at(text, limit)
    }

    fn label(&self) -> TokenizerLabel {
        TokenizerLabel {
            exactness: Exactness::Exact,
            ..Words.label()
        }
    }
}

#[test]
fn an_exact_count_is_not_near_but_over_or_not() {
    let report = |input| {
        let mut inspector = Inspector::new(options("text-bison@002"), Some(Box::new(ExactWords)))
            .expect("options that are right");
        inspector.feed(text_line(input, 1_024).as_bytes());
        inspector.finish()
    };
    assert_eq!(count(&report(8_192), "near-token-limit"), 0);
    assert_eq!(count(&report(8_193), "input-truncated"), 1);
}

#[test]
fn nothing_is_near_or_over_when_nothing_is_counted() {
    let mut inspector =
        Inspector::new(options("text-bison@002"), None).expect("options that are right");
    inspector.feed(text_line(9_000, 1_024).as_bytes());
    let report = inspector.finish();
    assert_eq!(count(&report, "near-token-limit"), 0);
    assert_eq!(count(&report, "input-truncated"), 0);
}

#[test]
fn a_training_file_has_at_least_10_examples() {
    for (model, line) in [
        ("text-bison@002", text_line(1, 1)),
        ("code-bison-32k@002", text_line(1, 1)),
        ("chat-bison@002", turns(4)),
        ("codechat-bison@002", turns(4)),
    ] {
        let file = |n| lines(n, &line);
        at_least("too-few-examples", model, 10, file);
        check("too-few-examples", model, file, [(0, 0), (1, 1)]);
        check("few-examples", model, file, [(9, 0), (10, 1), (11, 1)]);
    }
}

#[test]
fn a_training_file_should_have_as_many_examples_as_its_family_asks_for() {
    for (model, least, line) in [
        ("text-bison@002", 100, text_line(1, 1)),
        ("text-bison-32k@002", 100, text_line(1, 1)),
        ("chat-bison@002", 200, turns(4)),
        ("codechat-bison@002", 200, turns(4)),
        ("code-bison@002", 500, text_line(1, 1)),
    ] {
        at_least("few-examples", model, least, |n| lines(n, &line));
    }
}

#[test]
fn a_training_file_has_at_most_10_000_examples_unless_it_is_chat() {
    let file = |n| lines(n, &text_line(1, 1));
    for (model, severity) in [
        ("text-bison@002", Severity::Error),
        ("text-bison-32k@002", Severity::Error),
        ("code-bison@002", Severity::Warning),
    ] {
        at_most("too-many-examples", model, 10_000, file);
        let report = inspect(file(10_001).as_bytes(), &options(model));
        let finding = &report.diagnostics[0];
        assert_eq!(
            (finding.rule.as_ref(), finding.severity),
            ("too-many-examples", severity)
        );
    }
    check(
        "too-many-examples",
        "chat-bison@002",
        |n| lines(n, &turns(4)),
        [(10_001, 0)],
    );
}

#[test]
fn the_examples_of_other_files_are_not_counted_so() {
    for role in [Role::Evaluation, Role::Corpus] {
        for number in [1, 10, 10_001] {
            let options = Options {
                role,
                ..options("text-bison@002")
            };
            let report = inspect(lines(number, &text_line(1, 1)).as_bytes(), &options);
            for rule in ["too-few-examples", "few-examples", "too-many-examples"] {
                assert_eq!(count(&report, rule), 0, "{rule} with {number}");
            }
        }
    }
}

#[test]
fn a_chat_file_has_at_most_10_000_authors() {
    for model in ["chat-bison@002", "codechat-bison-32k@002"] {
        at_most("too-many-authors", model, 10_000, |n| {
            lines(2_499, &turns(4)) + &turns(n - 9_996)
        });
    }
}

#[test]
fn a_conversation_has_at_most_2_500_turns() {
    for model in ["chat-bison@002", "codechat-bison@002"] {
        at_most("too-many-turns", model, 2_500, turns);
        // Which of the two rules speaks depends on how far over it is.
        check(
            "unusual-turn-count",
            model,
            turns,
            [(2_498, 1), (2_500, 1), (2_502, 0)],
        );
    }
}

#[test]
fn a_conversation_has_2_or_3_pairs() {
    check(
        "unusual-turn-count",
        "chat-bison@002",
        |pairs| turns(2 * pairs),
        [(1, 1), (2, 0), (3, 0), (4, 1)],
    );
    // A conversation that is not made of pairs has that finding alone.
    check(
        "unusual-turn-count",
        "chat-bison@002",
        turns,
        [(0, 0), (1, 0), (3, 0), (7, 0)],
    );
}

#[test]
fn a_value_over_lines_is_joined_up_to_16_mib_or_so() {
    let found = |mebibytes: usize| {
        let text = format!("{}\n", "x".repeat(1 << 20)).repeat(mebibytes);
        let next = text_line(1, 1);
        let file = format!("{{\"input_text\": \"{text}\", \"output_text\": \"a\"}}\n{next}\n");
        let report = inspect(file.as_bytes(), &options("text-bison@002"));
        let rules: Vec<_> = report.counts.into_keys().collect();
        (rules.join(" "), report.file.examples)
    };
    assert_eq!(found(15), ("multi-line-value too-few-examples".into(), 2));
    // When it has been given up, the next example is found again.
    assert_eq!(found(40), ("line-too-long too-few-examples".into(), 1));
}

#[test]
fn strictness_raises_what_is_cut_or_unusual_to_an_error() {
    let check = |model: &str, line: &str, expect: &[&str]| {
        for (strict, severity) in [(false, Severity::Warning), (true, Severity::Error)] {
            let options = Options {
                strict,
                ..options(model)
            };
            let report = inspect(line.as_bytes(), &options);
            let found = report.diagnostics.iter().map(|it| (&*it.rule, it.severity));
            let expect = expect.iter().map(|&rule| (rule, severity));
            let size = ("too-few-examples", Severity::Error);
            assert!(
                found.eq([size].into_iter().chain(expect)),
                "{:?}",
                report.counts
            );
        }
    };
    check(
        "text-bison@002",
        &text_line(8_193, 1_025),
        &["input-truncated", "output-truncated"],
    );
    check(
        "text-bison-32k@002",
        &text_line(32_768, 1),
        &["total-truncated"],
    );
    check("chat-bison@002", &turns(2), &["unusual-turn-count"]);
    check(
        "chat-bison@002",
        &chat_line(8_192, [1; 4]),
        &["conversation-truncated"],
    );
    check(
        "chat-bison@002",
        &chat_line(1, [1, 1_025, 1, 1]),
        &["assistant-content-truncated"],
    );
}
