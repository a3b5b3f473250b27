use std::rc::Rc;

use tuning::{Region, Standing};

use super::*;
use crate::state::{Action, Choices, DatasetAction, FileId, LaunchAction, Outcome, Source};

fn after(state: &AppState, actions: impl IntoIterator<Item = PlanAction>) -> AppState {
    let actions = actions.into_iter().map(Action::Plan);
    actions.fold(state.clone(), |state, action| state.apply(action))
}

fn planned(actions: impl IntoIterator<Item = PlanAction>) -> Planned {
    after(&AppState::default(), actions).planned()
}

fn steps(text: &str) -> PlanAction {
    PlanAction::Steps(text.to_owned())
}

fn examples(text: &str) -> PlanAction {
    PlanAction::Examples(text.to_owned())
}

fn interval(text: &str) -> PlanAction {
    PlanAction::Interval(text.to_owned())
}

fn choose(state: &AppState, model: &str) -> AppState {
    let model = Some(model.to_owned());
    state.apply(Action::Dataset(DatasetAction::Chose(Choices {
        model,
        ..Choices::default()
    })))
}

/// A state with an inspected file, its report changed by `edit`.
fn inspected(edit: impl Fn(&mut Report)) -> AppState {
    inspected_as(&AppState::default(), Slot::Training, 1, edit)
}

/// The state with one more file, inspected in a pass of that number.
fn inspected_as(state: &AppState, slot: Slot, pass: u32, edit: impl Fn(&mut Report)) -> AppState {
    let json = include_str!("../dataset/tests/report.json");
    let mut report: Report = serde_json::from_str(json).expect("a report");
    edit(&mut report);
    let outcome = Outcome {
        report,
        seconds: 0.1,
        uncounted: None,
    };
    [
        DatasetAction::Put(slot, FileId(pass - 1), Source::Pasted { bytes: 1 }),
        DatasetAction::Finished {
            pass,
            outcome: Rc::new(outcome),
        },
    ]
    .into_iter()
    .fold(state.clone(), |state, action| {
        state.apply(Action::Dataset(action))
    })
}

/// An embedding job of two files, and 40 training labels.
fn embedding() -> AppState {
    let corpus = inspected_as(&AppState::default(), Slot::Corpus, 1, |report| {
        report.file.examples = 500_000;
    });
    inspected_as(&corpus, Slot::TrainingLabels, 2, |report| {
        report.file.examples = 40;
    })
}

#[test]
fn the_page_s_two_examples_come_out_as_the_page_says() {
    let tpu = planned([
        PlanAction::Accelerator(Accelerator::Tpu),
        steps("20"),
        examples("240"),
    ]);
    assert_eq!(tpu.model.name, "text-bison@002");
    assert_eq!((tpu.plan.examples_seen, tpu.epochs()), (480, Some(2.0)));
    assert_eq!(tpu.plan.compute_region, Some(Region::EuropeWest4));
    let gpu = planned([steps("15"), examples("240")]);
    assert_eq!((gpu.plan.examples_seen, gpu.epochs()), (120, Some(0.5)));
    assert_eq!(gpu.plan.compute_region, Some(Region::UsCentral1));
}

#[test]
fn without_examples_there_are_no_epochs_and_no_complaint_about_them() {
    let planned = planned([steps("100")]);
    assert_eq!((planned.epochs(), planned.plan.examples_seen), (None, 800));
    assert_eq!(planned.plan.problems, []);
    assert_eq!(planned.unreadable, [""; 0]);
}

#[test]
fn blank_steps_are_the_service_s_default() {
    assert_eq!(planned([examples("240")]).plan.train_steps, 300);
    let gecko = choose(&AppState::default(), "textembedding-gecko@001");
    assert_eq!(gecko.planned().plan.train_steps, 1_000);
}

#[test]
fn what_cannot_be_read_is_said_once_and_means_nothing() {
    let planned = planned([
        steps("many"),
        examples("2,4"),
        interval("often"),
        PlanAction::Price("-1".to_owned()),
    ]);
    assert_eq!(
        planned.unreadable,
        ["trainSteps", "examples", "evaluationInterval", "price"]
    );
    assert_eq!(planned.plan.problems, []);
    assert_eq!((planned.plan.train_steps, planned.epochs()), (0, None));
}

#[test]
fn a_bad_number_has_its_problem_at_its_own_field() {
    for (number, code, field) in [
        (examples("9"), "T011", "examples"),
        (steps("0"), "J014", "trainSteps"),
        (interval("0"), "J012", "evaluationInterval"),
    ] {
        let planned = planned([steps("200"), examples("400"), number]);
        let found: Vec<_> = planned
            .plan
            .problems
            .iter()
            .filter(|problem| problem.severity != rule::Severity::Advice)
            .map(|problem| (problem.code.as_ref(), problem.field.as_str()))
            .collect();
        assert!(found.contains(&(code, field)), "{code} in {found:?}");
    }
}

#[test]
fn the_examples_of_a_dataset_count_more_than_typed_ones() {
    let state = after(
        &inspected(|report| report.file.examples = 1_000),
        [examples("3")],
    );
    assert_eq!(state.planned().examples, Examples::Dataset(1_000));
    let closed = state.apply(Action::Dataset(DatasetAction::Closed));
    assert_eq!(closed.planned().examples.count(), Some(3));
}

#[test]
fn the_model_is_the_one_chosen_then_the_one_asked_for_then_the_usual_one() {
    assert_eq!(AppState::default().model().name, "text-bison@002");
    let asked = inspected(|report| report.model = "chat-bison@002".to_owned());
    assert_eq!(asked.model().name, "chat-bison@002");
    assert_eq!(
        choose(&asked, "code-bison@002").model().name,
        "code-bison@002"
    );
    assert_eq!(
        choose(&asked, "no such model").model().name,
        "chat-bison@002"
    );
}

#[test]
fn a_model_that_is_not_evaluated_has_no_interval() {
    let state = after(&AppState::default(), [steps("200"), interval("100")]);
    assert_eq!(state.planned().plan.evaluation_points, Some(2));
    let chat = choose(&state, "chat-bison@002").planned();
    assert_eq!((chat.interval, chat.plan.evaluation_points), (None, None));
    assert!(
        chat.plan
            .problems
            .iter()
            .all(|problem| problem.field != "evaluationInterval")
    );
}

#[test]
fn an_evaluation_dataset_brings_the_default_interval() {
    let uri = LaunchAction::Typed(Field::EvaluationDataUri, "gs://bucket/e.jsonl".to_owned());
    let state = after(&AppState::default(), [steps("200")]);
    assert_eq!(state.planned().interval, None);
    let state = state.apply(Action::Launch(uri));
    assert_eq!(state.planned().plan.evaluation_points, Some(10));
}

#[test]
fn epochs_become_the_steps_that_it_takes() {
    let state = after(
        &AppState::default(),
        [
            PlanAction::Accelerator(Accelerator::Tpu),
            examples("240"),
            steps("7"),
        ],
    );
    let steps = [1.0, 3.0, 5.0].map(|epochs| state.planned_for(epochs).train_steps);
    assert_eq!(steps, [10, 30, 50]);
}

#[test]
fn it_is_told_where_the_plan_stands() {
    let planned = planned([steps("200"), examples("50")]);
    let standing: Vec<_> = planned
        .plan
        .recommendation
        .iter()
        .map(|row| (row.steps, row.examples))
        .collect();
    assert_eq!(standing, [(Standing::Within, Standing::Below); 3]);
}

/// The tokens that are left of a file of 100 examples with 10,000 tokens, after these cuts:
/// example, tokens, limit.
#[track_caller]
fn check_kept(model: &str, cuts: &[(u64, u64, u64)], expected: u64) {
    let state = inspected(|report| {
        report.model = model.to_owned();
        report.file.examples = 100;
        report.statistics.total_token_count = 10_000;
        report.truncated = cuts
            .iter()
            .map(|&(example, tokens, limit)| ::dataset::Truncated {
                example,
                line: example,
                path: "$.input_text".into(),
                tokens,
                limit,
                cut_at: 0,
            })
            .collect();
    });
    // 100 steps on GPU are 8 times the file.
    let trained = after(&state, [steps("100")]).planned().plan.tokens_trained;
    assert_eq!(trained, Some(expected * 8), "{cuts:?}");
}

#[test]
fn tokens_behind_a_cut_are_not_trained() {
    check_kept("text-bison@002", &[], 10_000);
    check_kept(
        "text-bison@002",
        &[(1, 8_292, 8_192), (1, 1_034, 1_024), (4, 8_193, 8_192)],
        9_889,
    );
}

#[test]
fn an_example_that_is_cut_twice_loses_the_longer_cut() {
    let output = (2, 8_202, 8_192);
    check_kept("text-bison-32k@002", &[output, (2, 33_268, 32_768)], 9_500);
    check_kept("text-bison-32k@002", &[output, (2, 32_770, 32_768)], 9_990);
    check_kept("text-bison-32k@002", &[output, (3, 32_770, 32_768)], 9_988);
}

#[test]
fn a_price_makes_a_cost_and_no_price_makes_none() {
    let state = after(
        &inspected(|report| report.statistics.total_token_count = 1_000),
        [steps("100")],
    );
    assert_eq!(state.planned().plan.cost, None);
    let priced = after(&state, [PlanAction::Price("2.5".to_owned())])
        .planned()
        .plan;
    let tokens = priced.tokens_trained.expect("tokens");
    assert_eq!(priced.cost, Some(tokens as f64 / 1e6 * 2.5));
}

#[test]
fn tokens_that_were_not_counted_are_not_zero() {
    let state = inspected(|report| report.statistics.total_token_count = 0);
    assert_eq!(state.planned().plan.tokens_trained, None);
}

#[test]
fn an_evaluation_file_is_counted_and_evaluated_on() {
    let training = inspected(|report| report.file.examples = 1_000);
    assert_eq!(training.evaluation_examples(), None);
    assert_eq!(training.planned().interval, None);
    let put = DatasetAction::Put(Slot::Evaluation, FileId(1), Source::Pasted { bytes: 1 });
    let both = training.apply(Action::Dataset(put));
    let mut report = both
        .dataset
        .outcome(Slot::Training)
        .expect("a report")
        .report
        .clone();
    report.file.examples = 60;
    let finished = DatasetAction::Finished {
        pass: 2,
        outcome: Rc::new(Outcome {
            report,
            seconds: 0.1,
            uncounted: None,
        }),
    };
    let both = both.apply(Action::Dataset(finished));
    assert_eq!(both.evaluation_examples(), Some(60));
    let planned = both.planned();
    assert_eq!(planned.examples, Examples::Dataset(1_000));
    assert_eq!(planned.interval, Some(DEFAULT_EVALUATION_INTERVAL as f64));
}

#[test]
fn files_for_embeddings_are_for_a_model_that_makes_them() {
    let put = DatasetAction::Put(Slot::Corpus, FileId(0), Source::Pasted { bytes: 1 });
    let state = AppState::default().apply(Action::Dataset(put));
    assert_eq!(state.model(), Family::Embedding.default_model());
}

#[test]
fn an_embedding_job_is_planned_by_its_training_labels() {
    let corpus = inspected_as(&AppState::default(), Slot::Corpus, 1, |report| {
        report.file.examples = 500_000;
    });
    assert_eq!(corpus.planned().examples, Examples::Typed(Typed::Blank));
    let planned = embedding().planned();
    assert_eq!(planned.model.family, Family::Embedding);
    assert_eq!(planned.examples, Examples::Dataset(40));
    // 1,000 steps of 128 labels.
    assert_eq!(planned.epochs(), Some(3_200.0));
    assert_eq!(planned.plan.problems, []);
    assert_eq!(planned.plan.tokens_trained, None);
}

#[test]
fn a_model_of_another_kind_of_job_than_the_files_is_not_planned() {
    let chosen = |state: &AppState, model| choose(state, model).model().name;
    let gecko = "textembedding-gecko@001";
    assert_eq!(chosen(&embedding(), "text-bison@002"), gecko);
    let examples = inspected(|report| report.model = "chat-bison@002".to_owned());
    assert_eq!(chosen(&examples, gecko), "chat-bison@002");
    assert_eq!(chosen(&AppState::default(), gecko), gecko);
}

#[test]
fn the_models_on_offer_are_those_that_the_files_are_for() {
    let families = |state: &AppState| -> Vec<Family> {
        let models = state.dataset.models();
        models.map(|model| model.family).collect()
    };
    assert!(families(&AppState::default()).contains(&Family::Embedding));
    assert_eq!(families(&embedding()), [Family::Embedding]);
    let examples = families(&inspected(|_| {}));
    assert!(!examples.is_empty() && !examples.contains(&Family::Embedding));
}

#[test]
fn embedding_models_leave_no_choice_of_hardware() {
    let state = after(&embedding(), [PlanAction::Accelerator(Accelerator::Tpu)]);
    assert_eq!(state.planned().accelerator, Accelerator::Gpu);
    let closed = state.apply(Action::Dataset(DatasetAction::Closed));
    assert_eq!(closed.planned().accelerator, Accelerator::Tpu);
}
