use super::*;

const TEXT: &str = r#"{"input_text": "a", "output_text": "b"}"#;
const CHAT: &str = r#"{"messages": []}"#;
const ROW: &str = "\n{\"_id\": \"d1\", \"text\": \"a\"}\n";
const LABELS: &str = "query-id\tcorpus-id\tscore\nq1\td1\t1\n";
const NOTHING: &str = "";

#[track_caller]
fn check(taken: &[Slot], files: &[(&str, &str, Option<Slot>)]) {
    let glimpses: Vec<_> = files
        .iter()
        .map(|(name, head, _)| Glimpse {
            name: (*name).to_owned(),
            head: (*head).to_owned(),
        })
        .collect();
    let expected: Vec<_> = files.iter().map(|(_, _, slot)| *slot).collect();
    assert_eq!(sort(&glimpses, taken), expected, "{files:?}");
}

use Slot::{Corpus, Evaluation, Queries, TestLabels, Training, TrainingLabels, ValidationLabels};

#[test]
fn a_single_file_is_for_training_whatever_it_is_called() {
    check(&[], &[("train.jsonl", TEXT, Some(Training))]);
    check(&[], &[("test.jsonl", CHAT, Some(Training))]);
    check(&[], &[("data.tsv", "a\tb", Some(Training))]);
    check(&[], &[("", NOTHING, Some(Training))]);
}

#[test]
fn of_several_files_the_names_tell_which_is_for_evaluation() {
    check(
        &[],
        &[
            ("eval.jsonl", TEXT, Some(Evaluation)),
            ("train.jsonl", TEXT, Some(Training)),
        ],
    );
    check(
        &[],
        &[
            ("tickets-val.jsonl", TEXT, Some(Evaluation)),
            ("tickets.jsonl", TEXT, Some(Training)),
        ],
    );
    check(
        &[],
        &[
            ("평가_데이터.jsonl", TEXT, Some(Evaluation)),
            ("학습_데이터.jsonl", TEXT, Some(Training)),
        ],
    );
}

#[test]
fn names_that_tell_nothing_are_taken_in_order_and_what_is_too_much_is_left() {
    check(
        &[],
        &[
            ("one.jsonl", TEXT, Some(Training)),
            ("two.jsonl", NOTHING, Some(Evaluation)),
            ("three.jsonl", TEXT, None),
        ],
    );
    check(
        &[],
        &[
            ("test-1.jsonl", TEXT, Some(Evaluation)),
            ("test-2.jsonl", TEXT, Some(Training)),
        ],
    );
}

#[test]
fn words_that_only_begin_alike_mean_nothing() {
    for name in [
        "latest.jsonl",
        "values.jsonl",
        "device.jsonl",
        "contest.jsonl",
    ] {
        check(
            &[],
            &[
                (name, TEXT, Some(Training)),
                ("b.jsonl", TEXT, Some(Evaluation)),
            ],
        );
    }
}

#[test]
fn beside_a_training_file_the_name_tells_and_else_it_is_replaced() {
    check(&[Training], &[("eval.jsonl", TEXT, Some(Evaluation))]);
    check(&[Training], &[("test2.jsonl", TEXT, Some(Evaluation))]);
    check(&[Training], &[("other.jsonl", TEXT, Some(Training))]);
    check(
        &[Training, Evaluation],
        &[("eval.jsonl", TEXT, Some(Evaluation))],
    );
}

#[test]
fn embedding_files_are_known_by_what_is_in_them() {
    check(&[], &[("a.jsonl", ROW, Some(Corpus))]);
    check(&[], &[("a.txt", LABELS, Some(TrainingLabels))]);
    check(&[], &[("my-queries.jsonl", ROW, Some(Queries))]);
    check(
        &[],
        &[
            ("queries.jsonl", ROW, Some(Queries)),
            ("dev.tsv", LABELS, Some(ValidationLabels)),
            ("test.tsv", NOTHING, Some(TestLabels)),
            ("corpus.jsonl", ROW, Some(Corpus)),
            ("train.tsv", LABELS, Some(TrainingLabels)),
        ],
    );
    check(
        &[],
        &[
            ("a.jsonl", ROW, Some(Corpus)),
            ("b.jsonl", ROW, Some(Queries)),
            ("c.jsonl", ROW, None),
            ("train.jsonl", TEXT, None),
        ],
    );
}

#[test]
fn a_file_is_added_where_an_embedding_job_has_room() {
    check(&[Corpus], &[("a.jsonl", ROW, Some(Queries))]);
    check(&[Corpus], &[("a.jsonl", NOTHING, Some(Queries))]);
    check(&[Corpus], &[("a.tsv", NOTHING, Some(TrainingLabels))]);
    check(
        &[TrainingLabels],
        &[("b.tsv", LABELS, Some(ValidationLabels))],
    );
    check(&[Corpus, Queries], &[("a.jsonl", ROW, Some(Corpus))]);
    check(&[Corpus, Queries], &[("queries.jsonl", ROW, Some(Queries))]);
    check(&[Training], &[("a.jsonl", ROW, Some(Corpus))]);
    check(&[Corpus, Queries], &[("a.jsonl", TEXT, Some(Training))]);
}
