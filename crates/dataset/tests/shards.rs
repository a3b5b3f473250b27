//! Workers that share a file come to the report of one that reads all of it.

#[path = "shards/support.rs"]
mod shared;
mod support;

#[path = "shards/habits.rs"]
mod habits;
#[path = "shards/laws.rs"]
mod laws;

use dataset::{NotShared, Options, Role};
use shared::{Dealing, is_shared, share};
use support::{options, text_line};

fn lines(number: usize) -> String {
    let line = |n: usize| {
        format!(
            "{{\"input_text\": \"question: Is {n} odd?\", \"output_text\": \"{}\"}}\n",
            n % 2
        )
    };
    (1..=number).map(line).collect()
}

#[track_caller]
fn check(file: &str, options: &Options, expect: bool) {
    for size in [64, 192, 1_000, 100_000] {
        // At the least there are two shards.
        let size = size.min(file.len() as u64 / 2 + 1);
        assert_eq!(
            is_shared(file.as_bytes(), options, size),
            expect,
            "shards of {size} bytes"
        );
    }
}

#[test]
fn lines_of_json_are_shared() {
    check(&lines(300), &Options::default(), true);
    check(&lines(300).replace('\n', "\r\n"), &Options::default(), true);
    check(&lines(10), &Options::default(), true);
    check(lines(50).trim_end(), &Options::default(), true);
    check(&format!("\u{feff}{}", lines(40)), &Options::default(), true);
}

#[test]
fn lines_with_mistakes_are_shared() {
    let wrong = "not json\n{\"input_text\": 1}\n{\"output_text\": \"b\"} {}\n[1]\n{\"a\":1,\"a\":2}\n\n\r\n";
    check(
        &format!("{}{wrong}{}{wrong}", lines(40), lines(40)),
        &Options::default(),
        true,
    );
    check(
        &lines(30).replace("odd?\"", "odd?"),
        &Options::default(),
        true,
    );
}

#[test]
fn a_file_that_is_cut_off_is_shared() {
    let file = lines(50) + "{\"input_text\": \"cut";
    assert!(is_shared(file.as_bytes(), &Options::default(), 512));
}

#[test]
fn every_kind_of_file_is_shared() {
    let conversation = support::chat_line(1, [1, 2, 3, 4]) + "\n";
    check(&conversation.repeat(30), &Options::default(), true);
    check(&conversation.repeat(30), &options("chat-bison@002"), true);
    check(&conversation.repeat(30), &options("text-bison@002"), true);
    check(
        &"{\"contents\": []}\n".repeat(40),
        &Options::default(),
        true,
    );
    let of_role = |role| Options {
        role,
        ..Options::default()
    };
    check(&lines(60), &of_role(Role::Evaluation), true);
    let row = |n| format!("{{\"_id\": \"{n}\", \"text\": \"What {n} is\"}}\n");
    let rows: String = (1..=80).map(row).collect();
    check(&rows, &of_role(Role::Corpus), true);
    check(&rows, &of_role(Role::Queries), true);
    let label = |n| format!("{}\t{n}\t{}\n", n % 7, n % 3);
    let labels: String = (1..=80).map(label).collect();
    check(
        &format!("query-id\tcorpus-id\tscore\n{labels}"),
        &of_role(Role::Labels),
        true,
    );
    check(&labels, &of_role(Role::Labels), true);
}

#[test]
fn values_over_lines_are_not_shared() {
    let pretty = lines(60).replace(", ", ",\n  ");
    check(&pretty, &Options::default(), false);
    check(
        &format!("[\n{}]", lines(40).replace("}\n", "},\n")),
        &Options::default(),
        false,
    );
    check(
        &format!("[{}]", lines(40).replace("}\n", "},\n")),
        &Options::default(),
        false,
    );
}

#[test]
fn one_value_over_lines_matters_where_shards_meet() {
    let file = format!(
        "{}{{\"input_text\":\n\"a\", \"output_text\": \"b\"}}\n{}",
        lines(40),
        lines(40)
    );
    let border = lines(40).len() as u64 + 14;
    assert!(!is_shared(file.as_bytes(), &Options::default(), border));
    assert!(is_shared(file.as_bytes(), &Options::default(), border + 10));
}

#[test]
fn what_is_no_text_is_not_shared() {
    for head in ["\u{1f}\u{8b}", "PK\u{3}\u{4}", "{\0\"\0"] {
        let file = format!("{head}{}", lines(20));
        // As bytes: the second character is one byte.
        let file: Vec<u8> = file.chars().map(|c| c as u8).collect();
        assert!(!is_shared(&file, &Options::default(), 256));
    }
    assert!(!is_shared(b"", &Options::default(), 64));
    assert!(!is_shared(b"\n\n\n", &Options::default(), 64));
}

#[test]
fn shares_that_are_not_all_there_make_no_report() {
    let file = lines(100);
    let dealing = Dealing {
        size: 512,
        workers: vec![0, 1],
    };
    let share = |change: fn(&mut Vec<Vec<u8>>)| {
        share(file.as_bytes(), &Options::default(), &[], &dealing, change).map(|_| ())
    };
    assert_eq!(share(|_| ()), Ok(()));
    assert_eq!(share(Vec::clear), Err(NotShared::Incomplete));
    assert_eq!(
        share(|portions| portions.truncate(1)),
        Err(NotShared::Incomplete)
    );
    assert_eq!(
        share(|portions| portions.push(vec![9; 25])),
        Err(NotShared::NoShare)
    );
    assert_eq!(
        share(|portions| portions[0].truncate(10)),
        Err(NotShared::NoShare)
    );
    assert_eq!(
        share(|portions| portions[1].truncate(10)),
        Err(NotShared::NoShare)
    );
}

#[test]
fn a_line_may_be_longer_than_many_shards() {
    let file = format!(
        "{}\n{}\n{}",
        text_line(300, 1),
        text_line(1, 300),
        text_line(2_000, 2)
    );
    assert!(is_shared(file.as_bytes(), &Options::default(), 64));
}
