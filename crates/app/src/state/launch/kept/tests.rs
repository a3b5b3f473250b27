use super::*;
use crate::state::{
    Action, Choices, DatasetAction, LaunchAction, PlanAction,
    launch::tests::{choose, complete, typed},
};

fn again(state: &AppState) -> AppState {
    AppState::default().with_kept(&state.kept().expect("something to keep"))
}

fn filled() -> AppState {
    let state = choose(&complete(), "chat-bison@002");
    let state = typed(
        &state,
        &[
            (Field::PipelineRegion, "europe-west4"),
            (Field::DefaultContext, "Be “brief”.\n짧게."),
            (Field::Labels, "team=docs\nstage = try"),
            (Field::EnableEarlyStopping, "false"),
        ],
    );
    [
        Action::Plan(PlanAction::Steps("1,000".to_owned())),
        Action::Plan(PlanAction::Interval("25".to_owned())),
        Action::Plan(PlanAction::Price("0.5".to_owned())),
        Action::Plan(PlanAction::Accelerator(Accelerator::Tpu)),
        Action::Launch(LaunchAction::Named("tune-1".to_owned())),
    ]
    .into_iter()
    .fold(state, |state, action| state.apply(action))
}

#[test]
fn a_second_tab_has_the_same_job_with_the_same_id() {
    let tab = again(&filled());
    assert_eq!(tab.settings(), filled().settings());
    assert_eq!(tab.settings().pipeline_job_id.as_deref(), Some("tune-1"));
    assert_eq!(tab.plan, filled().plan);
    assert_eq!(tab.kept(), filled().kept());
    assert!(tab.launch.is_begun());
    assert_eq!(tab.launch.dry_runs, 0, "a dry run comes first, here too");
}

#[test]
fn nothing_is_kept_before_anything_is_filled_in() {
    let named = Action::Launch(LaunchAction::Named("tune-1".to_owned()));
    assert_eq!(AppState::default().apply(named).kept(), None);
    let emptied = typed(
        &AppState::default(),
        &[(Field::Project, "p"), (Field::Project, "")],
    );
    assert_eq!(emptied.kept(), None);
}

#[test]
fn what_was_filled_in_for_a_plan_alone_begins_no_launch() {
    let planned = AppState::default().apply(Action::Plan(PlanAction::Steps("20".to_owned())));
    let tab = again(&planned);
    assert_eq!(tab.plan.steps, "20");
    assert!(!tab.launch.is_begun());
}

#[test]
fn content_that_cannot_be_read_counts_as_not_kept() {
    let fresh = AppState::default();
    for text in [
        "",
        "null",
        "[]",
        "3",
        "{",
        "{}",
        r#"{"project":7,"steps":[],"model":{}}"#,
        r#"{"unknown":"x","model":"bard","accelerator":"tpu"}"#,
        r#"{"pipelineJobId":"Tune 1"}"#,
    ] {
        assert_eq!(fresh.with_kept(text), fresh, "{text}");
    }
    let old = fresh.with_kept(r#"{"project":"my-project","later":{"a":1}}"#);
    assert_eq!(old.value(Field::Project), "my-project");
}

#[test]
fn language_and_account_stay_as_they_are() {
    let korean = AppState {
        language: rule::Language::Korean,
        ..AppState::default()
    };
    let tab = korean.with_kept(&filled().kept().expect("something"));
    assert_eq!(tab.language, rule::Language::Korean);
    assert_eq!(tab.account, korean.account);
}

#[test]
fn starting_over_leaves_nothing_to_keep() {
    let over = filled().apply(Action::Launch(LaunchAction::StartedOver(
        "tune-2".to_owned(),
    )));
    assert_eq!(over.kept(), None);
    assert!(!over.launch.is_begun());
    assert_eq!(over.launch.job_id.as_deref(), Some("tune-2"));
    assert_eq!(over.settings().default_context, None);
    assert_eq!(over.model(), AppState::default().model());
}

#[test]
fn starting_over_leaves_the_choices_that_are_not_the_launch_s() {
    let strict = Choices {
        strict: true,
        ..Choices::default()
    };
    let state = filled().apply(Action::Dataset(DatasetAction::Chose(strict.clone())));
    let over = state.apply(Action::Launch(LaunchAction::StartedOver("a".to_owned())));
    assert_eq!(over.dataset.choices, strict);
}
