use std::rc::Rc;

use rule::SettingProblem;
use vertex::{
    NoAnswer, Response,
    upload::{Effect, Event, State},
};

use super::*;
use crate::state::{AccountAction, Action, Choices, DatasetAction, Destination, Outcome, Source};

const URI: &str = "gs://my-bucket/data/train.jsonl";

/// What was found in a file with this checksum and verdict.
fn outcome(crc32c: &str, verdict: &str) -> Rc<Outcome> {
    let report = include_str!("../dataset/tests/report.json")
        .replace(r#""crc32c": """#, &format!(r#""crc32c": "{crc32c}""#))
        .replace(
            r#""verdict": "ready""#,
            &format!(r#""verdict": "{verdict}""#),
        );
    Rc::new(Outcome {
        report: serde_json::from_str(&report).expect("a report"),
        seconds: 0.5,
        uncounted: None,
    })
}

fn dataset(state: &AppState, action: DatasetAction) -> AppState {
    state.apply(Action::Dataset(action))
}

fn put(state: &AppState, slot: Slot, id: u32, name: &str) -> AppState {
    let source = Source::File {
        name: name.to_owned(),
        bytes: 20,
    };
    dataset(state, DatasetAction::Put(slot, FileId(id), source))
}

/// The file whose turn it is turns out to have this checksum.
fn checked(state: &AppState, crc32c: &str, verdict: &str) -> AppState {
    let pass = state.dataset.pass().expect("a pass").number;
    let outcome = outcome(crc32c, verdict);
    dataset(state, DatasetAction::Finished { pass, outcome })
}

fn typed(state: &AppState, field: Field, text: &str) -> AppState {
    state.apply(Action::Launch(LaunchAction::Typed(field, text.to_owned())))
}

/// A training file, checked, and where it goes.
fn ready() -> AppState {
    let state = put(&AppState::default(), Slot::Training, 1, "train.jsonl");
    typed(&checked(&state, "AAAA", "ready"), Field::DatasetUri, URI)
}

fn only(state: &AppState) -> Delivery {
    let mut deliveries = state.deliveries();
    assert_eq!(deliveries.len(), 1);
    deliveries.remove(0)
}

fn stepped(state: &AppState, slot: Slot, file: u32, upload: Upload) -> AppState {
    let upload = Box::new(upload);
    state.apply(Action::Upload(UploadAction::Stepped(
        slot,
        FileId(file),
        upload,
    )))
}

/// The upload of the only file has begun.
fn begun(state: &AppState) -> AppState {
    let delivery = only(state);
    let (upload, _) = Upload::new(delivery.plan.expect("a plan")).step(Event::Go);
    stepped(state, delivery.slot, delivery.file.0, upload)
}

fn after(state: &AppState, event: Event) -> AppState {
    let delivery = only(state);
    let (upload, _) = delivery.upload.expect("an upload").step(event);
    stepped(state, delivery.slot, delivery.file.0, upload)
}

/// Something is there under the name, of this checksum.
fn found(state: &AppState, crc32c: &str) -> AppState {
    let answer = |state: &AppState, answer: Result<Response, NoAnswer>| {
        let delivery = only(state);
        let upload = delivery.upload.expect("an upload");
        // The number of a call shows in its effect alone; there are few.
        let upload = (0..9)
            .map(|call| Event::Answered {
                call,
                answer: answer.clone(),
                now: 0,
                jitter: 0.5,
            })
            .map(|event| upload.step(event))
            .find(|(after, effects)| *after != upload || !effects.is_empty());
        let (upload, _) = upload.expect("a call");
        stepped(state, delivery.slot, delivery.file.0, upload)
    };
    let no_headers = || [("content-type", "application/json")];
    let there = format!(
        r#"{{"bucket":"my-bucket","name":"data/train.jsonl","generation":"7","size":"20","crc32c":"{crc32c}"}}"#
    );
    let state = answer(state, Ok(Response::new(412, no_headers(), "{}")));
    answer(&state, Ok(Response::new(200, no_headers(), there)))
}

fn done(state: &AppState) -> AppState {
    let done = found(&begun(state), "AAAA");
    let delivery = only(&done);
    let upload = delivery.upload.expect("an upload");
    assert!(matches!(upload.state(), State::Done(_)), "{upload:?}");
    done
}

/// What is wrong with the files of the job.
#[track_caller]
fn check(state: &AppState, wanted: &[&str]) {
    let draft = state.draft();
    let of_files = |problem: &&SettingProblem| ["J032", "J033"].contains(&problem.code.as_ref());
    let found: Vec<_> = draft
        .problems
        .iter()
        .filter(of_files)
        .map(|problem| format!("{} {}", problem.code, problem.field))
        .collect();
    assert_eq!(found, wanted);
}

#[track_caller]
fn hindered(state: &AppState, hindrance: Hindrance) {
    assert_eq!(only(state).plan, Err(hindrance));
}

#[test]
fn a_checked_file_with_a_place_can_be_uploaded() {
    let delivery = only(&ready());
    let plan = delivery.plan.expect("a plan");
    assert_eq!(plan.to.to_string(), URI);
    assert_eq!(
        (plan.file.name.as_str(), plan.file.size, &*plan.file.crc32c),
        ("train.jsonl", 20, "AAAA")
    );
    assert_eq!(plan.content_type, "application/jsonl");
    assert_eq!(delivery.upload, None);
    assert!(!delivery.is_blocked && !delivery.is_interrupted);
}

#[test]
fn what_stands_in_the_way_is_named() {
    let given = put(&AppState::default(), Slot::Training, 1, "train.jsonl");
    hindered(&given, Hindrance::Checking);
    hindered(
        &dataset(&given, DatasetAction::Cancelled),
        Hindrance::Unchecked,
    );
    hindered(&checked(&given, "AAAA", "ready"), Hindrance::Nowhere);
    let folder = typed(&ready(), Field::DatasetUri, "gs://my-bucket/data/");
    hindered(&folder, Hindrance::NoPlace);
    assert_eq!(AppState::default().deliveries(), []);
}

#[test]
fn a_file_with_errors_can_be_uploaded_and_says_so() {
    let state = put(&AppState::default(), Slot::Training, 1, "train.jsonl");
    let state = typed(&checked(&state, "AAAA", "blocked"), Field::DatasetUri, URI);
    let delivery = only(&state);
    assert!(delivery.is_blocked && delivery.plan.is_ok());
}

#[test]
fn one_folder_fills_in_the_places_of_all_files() {
    let state = put(&ready(), Slot::Evaluation, 2, "evaluation.jsonl");
    let fill = |folder: &str| {
        let folder = UploadAction::Folder(folder.to_owned());
        let state = state.apply(Action::Upload(folder));
        let state = state.apply(Action::Upload(UploadAction::Filled));
        [Field::DatasetUri, Field::EvaluationDataUri].map(|field| state.value(field).to_owned())
    };
    assert_eq!(
        fill("my-bucket/new"),
        [
            "gs://my-bucket/new/train.jsonl",
            "gs://my-bucket/new/evaluation.jsonl"
        ]
    );
    assert_eq!(fill("My Bucket"), [URI, ""]);
}

#[test]
fn two_files_do_not_go_to_one_place() {
    let state = put(&ready(), Slot::Evaluation, 2, "train.jsonl");
    let state = checked(&state, "BBBB", "ready");
    let state = typed(&state, Field::EvaluationDataUri, URI);
    let plans: Vec<_> = state.deliveries().into_iter().map(|it| it.plan).collect();
    assert!(plans[0].is_ok());
    assert_eq!(plans[1], Err(Hindrance::SamePlace));
}

#[test]
fn each_part_of_a_job_has_a_field_that_applies_to_it() {
    let state = AppState::default();
    let model = Some("textembedding-gecko@001".to_owned());
    let choices = Choices {
        model,
        ..Choices::default()
    };
    let state = dataset(&state, DatasetAction::Chose(choices));
    let state = put(&state, Slot::Corpus, 1, "corpus.jsonl");
    let state = put(&state, Slot::TestLabels, 2, "test.tsv");
    let fields: Vec<_> = state.deliveries().into_iter().map(|it| it.field).collect();
    assert_eq!(fields, [Field::CorpusPath, Field::TestLabelPath]);
    let state = checked(&state, "AAAA", "ready");
    let state = typed(&state, Field::CorpusPath, "gs://my-bucket/corpus.jsonl");
    let state = typed(&state, Field::QueriesPath, "gs://my-bucket/queries.jsonl");
    check(&state, &["J032 embedding.queriesPath"]);
}

#[test]
fn what_is_under_way_keeps_its_place_and_is_stopped_when_its_file_is_taken_out() {
    let under_way = begun(&ready());
    let moved = typed(&under_way, Field::DatasetUri, "gs://my-bucket/other.jsonl");
    let plan = only(&moved).plan.expect("a plan");
    assert_eq!(plan.to.to_string(), URI);
    assert_eq!(moved.orphaned_uploads(), []);
    let removed = dataset(&under_way, DatasetAction::Removed(Slot::Training));
    assert_eq!(removed.orphaned_uploads(), [Slot::Training]);
    let replaced = put(&under_way, Slot::Training, 2, "train.jsonl");
    assert_eq!(replaced.orphaned_uploads(), [Slot::Training]);
    let cancelled = after(&under_way, Event::Cancel);
    assert_eq!(only(&cancelled).upload, None, "it can begin anew");
    let replaced = put(&cancelled, Slot::Training, 2, "train.jsonl");
    assert_eq!(replaced.orphaned_uploads(), []);
}

#[test]
fn what_arrived_counts_for_one_file_in_one_place() {
    let state = done(&ready());
    let elsewhere = typed(&state, Field::DatasetUri, "gs://my-bucket/other.jsonl");
    assert_eq!(only(&elsewhere).upload, None);
    let again = put(&state, Slot::Training, 2, "train.jsonl");
    let same = checked(&again, "AAAA", "ready");
    assert!(only(&same).upload.is_some());
    check(&same, &[]);
    let other = checked(&again, "BBBB", "ready");
    assert_eq!(only(&other).upload, None);
}

#[test]
fn what_was_sent_to_one_google_is_not_at_the_other() {
    let state = done(&ready());
    let google = AccountAction::HeadFor(Destination::Google);
    let google = state.apply(Action::Account(google));
    assert_eq!(only(&google).upload, None);
    let same = AccountAction::HeadFor(Destination::Simulated);
    assert_eq!(state.apply(Action::Account(same)), state);
}

#[test]
fn a_uri_whose_file_was_not_checked_is_warned_about() {
    let empty = AppState::default();
    check(&empty, &[]);
    let named = typed(&empty, Field::DatasetUri, URI);
    check(&named, &["J032 datasetUri"]);
    assert!(named.draft().errors().next().is_none());
    // What names no file has that one finding.
    check(&typed(&empty, Field::DatasetUri, "train.jsonl"), &[]);
    let given = put(&named, Slot::Training, 1, "train.jsonl");
    check(&given, &["J032 datasetUri"]);
    check(&checked(&given, "AAAA", "ready"), &[]);
    // Another file is there under this name.
    check(&found(&begun(&ready()), "BBBB"), &["J032 datasetUri"]);
}

#[test]
fn a_file_that_is_no_longer_the_one_that_was_uploaded_stands_in_the_way() {
    let state = done(&ready());
    check(&state, &[]);
    let removed = dataset(&state, DatasetAction::Removed(Slot::Training));
    check(&removed, &["J033 datasetUri"]);
    let replaced = put(&state, Slot::Training, 2, "train.jsonl");
    check(&replaced, &["J032 datasetUri"]);
    check(&checked(&replaced, "BBBB", "ready"), &["J033 datasetUri"]);
    // Another URI is another file.
    check(
        &typed(&removed, Field::DatasetUri, "gs://my-bucket/other.jsonl"),
        &["J032 datasetUri"],
    );
}

#[test]
fn a_file_that_changed_on_its_way_stands_in_the_way_until_it_is_checked_again() {
    let changed = after(&begun(&ready()), Event::FileChanged);
    let upload = only(&changed).upload.expect("an upload");
    assert_eq!(*upload.state(), State::Changed);
    check(&changed, &["J033 datasetUri"]);
    let again = put(&changed, Slot::Training, 2, "train.jsonl");
    let again = checked(&again, "BBBB", "ready");
    check(&again, &[]);
    assert_eq!(only(&again).upload, None);
}

#[test]
fn what_was_interrupted_is_found_again_with_its_file() {
    let plan = only(&ready()).plan.expect("a plan");
    let plans = [(Slot::Training, plan)].into();
    let kept = read_plans(&write_plans(&plans));
    assert_eq!(kept, plans);
    let visit = AppState {
        uploads: Uploads::after_visit(kept),
        ..AppState::default()
    };
    assert_eq!(visit.interrupted_uploads().count(), 1);
    let given = put(&visit, Slot::Training, 1, "train.jsonl");
    assert_eq!(given.interrupted_uploads().count(), 1);
    let other = checked(&given, "BBBB", "ready");
    assert_eq!(other.interrupted_uploads().count(), 1);
    let same = typed(&checked(&given, "AAAA", "ready"), Field::DatasetUri, URI);
    assert_eq!(same.interrupted_uploads().count(), 0);
    assert!(only(&same).is_interrupted);
    assert!(!only(&begun(&same)).is_interrupted);
    let dismissed = visit.apply(Action::Upload(UploadAction::Dismissed(Slot::Training)));
    assert_eq!(dismissed.interrupted_uploads().count(), 0);
}

#[test]
fn what_cannot_be_read_from_the_last_visit_counts_as_nothing() {
    for text in ["", "null", "[]", "{", r#"{"dataset-slot-training":{}}"#] {
        assert_eq!(read_plans(text), BTreeMap::new(), "{text}");
    }
}

#[test]
fn a_secret_is_not_remembered() {
    let plan = only(&ready()).plan.expect("a plan");
    let (_, effects) = Upload::new(plan).step(Event::Go);
    let remembered = effects.iter().find_map(|effect| match effect {
        Effect::Remember(plan) => Some(write_plans(&[(Slot::Training, (**plan).clone())].into())),
        _ => None,
    });
    let text = remembered.expect("a plan");
    let plans: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let plan = plans["dataset-slot-training"].as_object().expect("a plan");
    let names: Vec<_> = plan.keys().map(String::as_str).collect();
    assert_eq!(names, ["to", "file", "content_type", "quota_project"]);
}
