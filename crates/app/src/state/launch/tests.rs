use serde_json::json;
use tuning::Family;

use super::*;
use crate::state::{Action, Choices, DatasetAction, Destination};

pub fn typed(state: &AppState, fields: &[(Field, &str)]) -> AppState {
    fields.iter().fold(state.clone(), |state, (field, text)| {
        state.apply(Action::Launch(LaunchAction::Typed(
            *field,
            (*text).to_owned(),
        )))
    })
}

pub fn choose(state: &AppState, model: &str) -> AppState {
    let model = Some(model.to_owned());
    let choices = Choices {
        model,
        ..state.dataset.choices.clone()
    };
    state.apply(Action::Dataset(DatasetAction::Chose(choices)))
}

/// All that must be filled in, filled in.
pub fn complete() -> AppState {
    typed(
        &AppState::default(),
        &[
            (Field::ModelDisplayName, "Answers"),
            (Field::DisplayName, "Tune answers"),
            (Field::Project, "my-project"),
            (Field::OutputDirectory, "gs://my-bucket/output"),
            (Field::DatasetUri, "gs://my-bucket/train.jsonl"),
        ],
    )
}

const KEY: &str = "projects/my-project/locations/us-central1/keyRings/r/cryptoKeys/k";

fn errors(state: &AppState) -> Vec<String> {
    let draft = state.draft();
    draft
        .errors()
        .map(|problem| format!("{} {}", problem.code, problem.field))
        .collect()
}

#[test]
fn an_empty_form_lacks_what_must_be_filled_in_and_has_no_other_fault() {
    let draft = AppState::default().draft();
    assert_eq!(
        draft.missing,
        [
            Field::ModelDisplayName,
            Field::DisplayName,
            Field::Project,
            Field::OutputDirectory,
            Field::DatasetUri,
        ]
    );
    assert_eq!(draft.errors().count(), 0);
    assert!(!draft.is_ready());
}

#[test]
fn a_complete_form_is_ready_and_says_that_tuning_is_closed_and_no_file_was_checked() {
    let draft = complete().draft();
    assert!(draft.is_ready(), "{:?}", draft.problems);
    let remarks: Vec<_> = draft
        .remarks()
        .map(|problem| problem.rule.as_ref())
        .collect();
    assert_eq!(remarks, ["tuning-closed", "dataset-not-checked"]);
    let request = draft.request;
    assert_eq!(
        request.body["runtimeConfig"]["parameterValues"],
        json!({
            "project": "my-project",
            "model_display_name": "Answers",
            "dataset_uri": "gs://my-bucket/train.jsonl",
            "location": "us-central1",
            "accelerator_type": "GPU",
            "large_model_reference": "text-bison@002",
        })
    );
}

#[test]
fn every_field_that_applies_arrives_in_the_body() {
    let filled = |model: &str| {
        let state = choose(&complete(), model);
        let state = typed(
            &state,
            &[
                (Field::UploadRegion, "asia-northeast3"),
                (Field::LearningRateMultiplier, "0.5"),
                (Field::DefaultContext, "Be brief."),
                (
                    Field::ServiceAccount,
                    "tuner@my-project.iam.gserviceaccount.com",
                ),
                (Field::KmsKeyName, KEY),
                (
                    Field::Tensorboard,
                    "projects/my-project/locations/us-central1/tensorboards/1",
                ),
                (Field::Labels, "team = support\n\n cost-centre=42 \n bare"),
                (Field::EvaluationDataUri, "gs://my-bucket/evaluation.jsonl"),
                (Field::EvaluationInterval, "50"),
                (Field::EnableEarlyStopping, "false"),
                (Field::EnableCheckpointSelection, "true"),
            ],
        );
        let state = state.apply(Action::Plan(PlanAction::Steps("1,000".to_owned())));
        state.draft().request.body
    };
    let text = filled("text-bison@002");
    assert_eq!(
        text["labels"],
        json!({ "team": "support", "cost-centre": "42", "bare": "" })
    );
    assert_eq!(text["encryptionSpec"]["kmsKeyName"], KEY);
    assert_eq!(
        text["serviceAccount"],
        "tuner@my-project.iam.gserviceaccount.com"
    );
    let values = &text["runtimeConfig"]["parameterValues"];
    assert_eq!(values["location"], "asia-northeast3");
    assert_eq!(values["learning_rate_multiplier"], 0.5);
    assert_eq!(values["train_steps"], 1_000);
    assert_eq!(values["evaluation_interval"], 50);
    assert_eq!(values["enable_early_stopping"], false);
    assert_eq!(values["enable_checkpoint_selection"], "true");
    assert_eq!(values.get("default_context"), None);
    let chat = filled("chat-bison@002");
    let values = &chat["runtimeConfig"]["parameterValues"];
    assert_eq!(values["default_context"], "Be brief.");
    for absent in [
        "evaluation_data_uri",
        "evaluation_interval",
        "enable_early_stopping",
    ] {
        assert_eq!(values.get(absent), None, "{absent}");
    }
}

#[test]
fn what_a_model_does_not_know_is_neither_sent_nor_complained_about() {
    let evaluated = typed(
        &complete(),
        &[
            (Field::EvaluationInterval, "5"),
            (Field::EnableEarlyStopping, "true"),
        ],
    );
    assert_eq!(
        errors(&evaluated),
        ["J011 evaluationInterval", "J011 enableEarlyStopping"]
    );
    assert_eq!(errors(&choose(&evaluated, "chat-bison@002")), [""; 0]);
}

#[test]
fn numbers_that_cannot_be_read_have_a_finding_and_keep_their_text() {
    let state = typed(&complete(), &[(Field::LearningRateMultiplier, "twice")]);
    assert_eq!(errors(&state), ["J029 learningRateMultiplier"]);
    assert_eq!(
        state.settings().learning_rate_multiplier,
        Some("twice".into())
    );
}

#[test]
fn spaces_around_what_was_pasted_do_not_count() {
    let state = typed(
        &complete(),
        &[(Field::DatasetUri, " gs://my-bucket/train.jsonl\n")],
    );
    assert_eq!(state.settings(), complete().settings());
}

#[test]
fn a_field_that_must_be_filled_in_is_silent_until_the_person_was_there_or_asked() {
    let fresh = AppState::default();
    assert!(!fresh.may_complain(Field::Project));
    // It is filled in from the start, and may be wrong for a key from the start.
    assert!(fresh.may_complain(Field::PipelineRegion));
    assert!(typed(&fresh, &[(Field::Project, "")]).may_complain(Field::Project));
    assert!(!typed(&fresh, &[(Field::Project, "x")]).may_complain(Field::DatasetUri));
    let asked = fresh.apply(Action::Launch(LaunchAction::DryRun));
    assert!(
        Field::ALL
            .into_iter()
            .all(|field| asked.may_complain(field))
    );
}

#[test]
fn a_key_is_cured_by_moving_everything_to_where_it_works() {
    let state = typed(
        &complete(),
        &[
            (Field::PipelineRegion, "europe-west4"),
            (Field::UploadRegion, "us-west1"),
            (Field::KmsKeyName, KEY),
        ],
    );
    let state = state.apply(Action::Plan(PlanAction::Accelerator(Accelerator::Tpu)));
    assert_eq!(errors(&state), ["J003 accelerator", "J004 pipelineRegion"]);
    for problem in state.draft().errors() {
        let cure = state.cure(problem, &state.settings()).expect("a cure");
        let cured = state.apply(Action::Launch(LaunchAction::Cured(Box::new(cure.settings))));
        assert_eq!(errors(&cured), [""; 0]);
        assert_eq!(cured.plan.accelerator, Accelerator::Gpu);
        assert_eq!(cured.value(Field::PipelineRegion), "us-central1");
        assert_eq!(cured.value(Field::UploadRegion), "us-central1");
    }
}

#[test]
fn a_cure_that_the_form_cannot_carry_out_is_not_offered() {
    let state = choose(&complete(), "chat-bison@002");
    let settings = Settings {
        model: "text-bison".to_owned(),
        ..state.settings()
    };
    let problems = check_settings(&settings);
    let unknown = problems
        .iter()
        .find(|problem| problem.rule == "unknown-model")
        .expect("J026");
    assert!(cure(unknown, &settings).is_some());
    assert_eq!(state.cure(unknown, &settings), None);
}

#[test]
fn the_interval_is_one_and_the_same_in_both_places() {
    let state = typed(&AppState::default(), &[(Field::EvaluationInterval, "7")]);
    assert_eq!(state.plan.interval, "7");
    let state = state.apply(Action::Plan(PlanAction::Interval("9".to_owned())));
    assert_eq!(state.value(Field::EvaluationInterval), "9");
}

#[test]
fn the_name_of_the_job_goes_into_the_address() {
    let name = job_id("2026-11-24T05:12:09.123Z", [0.1, 0.2, 1.0, f64::NAN]);
    assert!(
        name.starts_with("tune-large-model-20261124051209"),
        "{name}"
    );
    let state = complete().apply(Action::Launch(LaunchAction::Named(name.clone())));
    let request = state.draft().request;
    assert!(
        request.url.ends_with(&format!("?pipelineJobId={name}")),
        "{}",
        request.url
    );
}

#[test]
fn an_embedding_model_has_files_and_a_request_of_its_own() {
    let state = choose(&complete(), Family::Embedding.default_model().name);
    let draft = state.draft();
    assert_eq!(draft.missing, [Field::CorpusPath, Field::QueriesPath]);
    assert_eq!(errors(&state), [""; 0]);
    let state = typed(
        &state,
        &[
            (Field::CorpusPath, "gs://my-bucket/corpus.jsonl"),
            (Field::QueriesPath, "gs://my-bucket/queries.jsonl"),
            (Field::UploadRegion, "europe-west4"),
        ],
    );
    let draft = state.draft();
    assert!(draft.is_ready(), "{:?}", draft.problems);
    assert_eq!(
        draft.request.body["templateUri"],
        tuning::EMBEDDING_TEMPLATE
    );
    let values = &draft.request.body["runtimeConfig"]["parameterValues"];
    assert_eq!(values["train_label_path"], "gs://my-bucket/train.jsonl");
    assert_eq!(values["queries_path"], "gs://my-bucket/queries.jsonl");
    // Back at another model nothing of this is left.
    assert_eq!(choose(&state, "text-bison@002").settings().embedding, None);
}

#[test]
fn a_draft_is_begun_by_the_first_word_or_dry_run() {
    let begun = |state: AppState| state.launch.is_begun();
    assert!(!begun(
        AppState::default().apply(Action::Launch(LaunchAction::Named("a".to_owned())))
    ));
    assert!(begun(typed(&AppState::default(), &[(Field::Project, "p")])));
    assert!(begun(
        AppState::default().apply(Action::Launch(LaunchAction::DryRun))
    ));
}

fn dry_run(state: &AppState) -> AppState {
    state.apply(Action::Launch(LaunchAction::DryRun))
}

fn named(state: &AppState) -> AppState {
    state.apply(Action::Launch(LaunchAction::Named("tune-1".to_owned())))
}

fn may_send(state: &AppState) -> bool {
    state.may_send(&state.draft())
}

#[test]
fn sending_comes_after_a_dry_run_that_found_nothing() {
    let state = named(&complete());
    assert!(!may_send(&state));
    assert!(may_send(&dry_run(&state)));
    assert!(!may_send(&dry_run(&named(&AppState::default()))));
}

#[test]
fn any_change_needs_another_dry_run() {
    let ready = dry_run(&named(&complete()));
    let changes = [
        Action::Launch(LaunchAction::Typed(
            Field::DisplayName,
            "Another".to_owned(),
        )),
        Action::Launch(LaunchAction::Named("tune-2".to_owned())),
        Action::Plan(PlanAction::Steps("20".to_owned())),
        Action::Plan(PlanAction::Accelerator(Accelerator::Tpu)),
    ];
    for change in changes {
        let next = ready.apply(change);
        assert!(next.draft().is_ready());
        assert!(!may_send(&next));
        assert!(may_send(&dry_run(&next)));
    }
    assert!(!may_send(&choose(&ready, "chat-bison@002")));
    // Whoever takes a change back has what the dry run was of.
    let back = [
        (Field::DisplayName, "x"),
        (Field::DisplayName, "Tune answers"),
    ];
    assert!(may_send(&typed(&ready, &back)));
}

#[test]
fn while_a_job_is_being_created_no_other_is_sent() {
    let ready = dry_run(&named(&complete()));
    let creating = Creating::of(None, &ready.settings(), Destination::Simulated).expect("one");
    let busy = ready.apply(Action::Launch(LaunchAction::Creation(Box::new(creating))));
    assert!(!may_send(&busy));
    let another = busy.apply(Action::Launch(LaunchAction::Another("tune-2".to_owned())));
    assert_eq!(another.launch.creating, None);
    assert!(!may_send(&another), "it has another ID now");
    assert!(may_send(&dry_run(&another)));
}
