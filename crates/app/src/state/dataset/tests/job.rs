//! Several files of one job: their slots, their order, and what each is compared with.

use super::*;

use Slot::{Corpus, Evaluation, Queries, TestLabels, Training, TrainingLabels, ValidationLabels};

const ROW: &str = r#"{"_id": "1", "text": "a"}"#;
const LABELS: &str = "query-id\tcorpus-id\tscore";

fn put(slot: Slot, id: u32) -> DatasetAction {
    DatasetAction::Put(slot, FileId(id), named("file.jsonl"))
}

/// Lets the worker do all that there is to do; gives the passes: the file, and what it was compared
/// with.
fn run(dataset: &Dataset) -> (Dataset, Vec<(u32, Vec<u32>)>) {
    let mut dataset = dataset.clone();
    let mut passes = Vec::new();
    while let Some(pass) = dataset.pass() {
        assert!(passes.len() < 20, "it never ends: {passes:?}");
        let against = pass.against.iter().map(|id| id.0).collect();
        passes.push((pass.file.0, against));
        dataset = finish(&dataset);
    }
    (dataset, passes)
}

/// Checks the passes that `actions` lead to in a job at rest; gives the job at rest again.
#[track_caller]
fn check(
    dataset: &Dataset,
    actions: impl IntoIterator<Item = DatasetAction>,
    expected: &[(u32, &[u32])],
) -> Dataset {
    let (dataset, passes) = run(&after(dataset, actions));
    let passes: Vec<(u32, &[u32])> = passes
        .iter()
        .map(|(file, against)| (*file, against.as_slice()))
        .collect();
    assert_eq!(passes, expected);
    dataset
}

/// Training file 0 and evaluation file 1, both inspected.
fn pair() -> Dataset {
    run(&after(
        &Dataset::default(),
        [put(Training, 0), put(Evaluation, 1)],
    ))
    .0
}

/// Corpus 0, queries 1 and the three label files 2, 3 and 4, all inspected.
fn embedding() -> Dataset {
    let puts = [
        put(Corpus, 0),
        put(Queries, 1),
        put(TrainingLabels, 2),
        put(ValidationLabels, 3),
        put(TestLabels, 4),
    ];
    run(&after(&Dataset::default(), puts)).0
}

fn slots(dataset: &Dataset) -> Vec<(Slot, u32)> {
    let files = dataset.files.iter();
    files.map(|(slot, file)| (*slot, file.id.0)).collect()
}

#[test]
fn training_comes_before_evaluation_which_is_compared_with_it() {
    let files = vec![given(7, "eval.jsonl", ""), given(8, "train.jsonl", "")];
    let dataset = check(
        &Dataset::default(),
        [DatasetAction::Given(files)],
        &[(8, &[]), (7, &[8])],
    );
    assert_eq!(slots(&dataset), [(Training, 8), (Evaluation, 7)]);
    assert_eq!(dataset.shown().map(|(slot, _)| slot), Some(Training));
}

#[test]
fn an_evaluation_file_that_comes_later_leaves_the_training_file_alone() {
    let dataset = check(&done(), [put(Evaluation, 1)], &[(1, &[0])]);
    assert_eq!(dataset.shown().map(|(slot, _)| slot), Some(Evaluation));
    // Even in the middle of its inspection.
    let dataset = opened().apply(put(Evaluation, 1));
    assert_eq!(dataset.pass(), opened().pass());
    check(&dataset, [], &[(0, &[]), (1, &[0])]);
}

#[test]
fn another_training_file_inspects_the_evaluation_file_again() {
    check(&pair(), [put(Training, 2)], &[(2, &[]), (1, &[2])]);
    // What runs against the old one is ended.
    let running = pair().apply(DatasetAction::Chose(Choices::default()));
    let running = finish(&running);
    assert_eq!(running.pass().map(|pass| pass.file), Some(FileId(1)));
    check(&running, [put(Training, 2)], &[(2, &[]), (1, &[2])]);
}

#[test]
fn another_evaluation_file_leaves_the_training_file_alone() {
    check(&pair(), [put(Evaluation, 2)], &[(2, &[0])]);
}

#[test]
fn without_its_training_file_an_evaluation_file_stands_alone() {
    let dataset = check(&pair(), [DatasetAction::Removed(Training)], &[(1, &[])]);
    assert_eq!(slots(&dataset), [(Evaluation, 1)]);
    assert_eq!(dataset.shown().map(|(slot, _)| slot), Some(Evaluation));
}

#[test]
fn a_training_file_that_cannot_be_read_holds_nothing_up() {
    let dataset = opened().apply(put(Evaluation, 1)).apply(failed(1));
    let dataset = check(&dataset, [], &[(1, &[])]);
    assert!(dataset.outcome(Evaluation).is_some());
    // It can be read now.
    check(
        &dataset,
        [DatasetAction::Chose(Choices::default())],
        &[(0, &[]), (1, &[0])],
    );
}

#[test]
fn another_choice_inspects_every_file_once() {
    let chose = || [DatasetAction::Chose(Choices::default())];
    check(&pair(), chose(), &[(0, &[]), (1, &[0])]);
    check(
        &embedding(),
        chose(),
        &[
            (0, &[]),
            (1, &[]),
            (2, &[0, 1, 3, 4]),
            (3, &[0, 1, 2, 4]),
            (4, &[0, 1, 2, 3]),
        ],
    );
}

#[test]
fn label_files_are_compared_with_corpus_queries_and_each_other() {
    let files = vec![
        given(4, "test.tsv", LABELS),
        given(2, "train.tsv", LABELS),
        given(1, "queries.jsonl", ROW),
        given(3, "dev.tsv", LABELS),
        given(0, "corpus.jsonl", ROW),
    ];
    // The first two know nothing of those after them until these have been read.
    let dataset = check(
        &Dataset::default(),
        [DatasetAction::Given(files)],
        &[
            (0, &[]),
            (1, &[]),
            (2, &[0, 1]),
            (3, &[0, 1, 2]),
            (4, &[0, 1, 2, 3]),
            (2, &[0, 1, 3, 4]),
            (3, &[0, 1, 2, 4]),
        ],
    );
    assert_eq!(dataset.files, {
        let mut files = embedding().files;
        for (slot, file) in &mut files {
            file.source = dataset.files[slot].source.clone();
            file.inspection = dataset.files[slot].inspection.clone();
        }
        files
    });
}

#[test]
fn another_corpus_inspects_the_labels_again() {
    check(
        &embedding(),
        [put(Corpus, 9)],
        &[
            (9, &[]),
            (2, &[9, 1, 3, 4]),
            (3, &[9, 1, 2, 4]),
            (4, &[9, 1, 2, 3]),
        ],
    );
}

#[test]
fn a_file_that_plays_another_part_is_inspected_as_such() {
    let moved = DatasetAction::Moved {
        from: Training,
        to: Corpus,
    };
    let dataset = check(&done(), [moved], &[(0, &[])]);
    assert_eq!(slots(&dataset), [(Corpus, 0)]);
    assert_eq!(dataset.kind(), Kind::Embedding);
    assert_eq!(dataset.shown().map(|(slot, _)| slot), Some(Corpus));
}

#[test]
fn two_files_change_places() {
    let moved = DatasetAction::Moved {
        from: Evaluation,
        to: Training,
    };
    let dataset = check(&pair(), [moved], &[(1, &[]), (0, &[1])]);
    assert_eq!(slots(&dataset), [(Training, 1), (Evaluation, 0)]);
}

#[test]
fn files_of_another_kind_of_job_begin_one_of_their_own() {
    let rows = DatasetAction::Given(vec![given(5, "corpus.jsonl", ROW)]);
    let dataset = check(&pair(), [rows], &[(5, &[])]);
    assert_eq!(slots(&dataset), [(Corpus, 5)]);
    check(&embedding(), [put(Training, 6)], &[(6, &[])]);
}

#[test]
fn who_has_no_part_is_named() {
    let files = ["a.jsonl", "b.jsonl", "c.jsonl"];
    let files = (0..).zip(files).map(|(id, name)| given(id, name, ""));
    let dataset = Dataset::default().apply(DatasetAction::Given(files.collect()));
    assert_eq!(slots(&dataset), [(Training, 0), (Evaluation, 1)]);
    let names = vec!["c.jsonl".to_owned()];
    assert_eq!(dataset.notice, Some(Notice::LeftOut { names }));
}

#[test]
fn stopping_stops_all_and_nothing_begins_again_by_itself() {
    let stopped = opened()
        .apply(put(Evaluation, 1))
        .apply(DatasetAction::Cancelled);
    let stopped = check(&stopped, [DatasetAction::Shown(Training)], &[]);
    for file in stopped.files.values() {
        assert_eq!(file.inspection, Inspection::Cancelled);
    }
    let again = DatasetAction::Chose(Choices::default());
    check(&stopped, [again], &[(0, &[]), (1, &[0])]);
}

#[test]
fn looking_at_another_file_inspects_nothing() {
    let dataset = check(&pair(), [DatasetAction::Shown(Training)], &[]);
    assert_eq!(dataset.shown().map(|(slot, _)| slot), Some(Training));
}

#[test]
fn closing_leaves_nothing_but_never_gives_a_number_twice() {
    let closed = pair().apply(DatasetAction::Closed);
    assert_eq!((closed.shown(), closed.pass()), (None, None));
    let pass = closed.apply(put(Training, 5)).pass().expect("a pass");
    assert!(pass.number > pair().passes);
}
